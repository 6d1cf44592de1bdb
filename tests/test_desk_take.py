"""What is kept can be taken along: saved, loaded elsewhere and checked, sent as text, printed or not; nothing is lost."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from browsers import until
from playwright.sync_api import Page, expect

SAID = ".desk__said"


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path) -> str:
    return f"{request.getfixturevalue('server')}/" if request.param == "http" else f"{site.as_uri()}/"


def opened(open_page, address: str) -> Page:
    page = open_page(address)
    page.locator(".desk__more summary").click()
    return page


def upload(page: Page, name: str, content: object) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    page.locator("[data-load]").set_input_files({"name": name, "mimeType": "application/json", "buffer": text.encode()})


def whole(**entries: str) -> dict:
    """A file as the handbook saves it; entries: with _ where a name has a colon."""
    named = {key.replace("_", ":", 1).replace("_", "-"): value for key, value in entries.items()}
    return {
        "handbook": 1,
        "round": "2026-1",
        "edition": "1.0，2026-11-23",
        "saved": "2026-11-25T00:00:00Z",
        "entries": named,
    }


def test_clear_asks_and_can_be_undone(open_page, base: str) -> None:
    page = opened(open_page, f"{base}print/team.html")
    page.locator("[data-item=discipline-1]").check()
    page.locator("[data-note=discipline-2]").fill("记下")
    page.locator("[data-typed='round.county']").first.fill("临江县")
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.locator("[data-clear]").click()
    until(page, "window.handbook.acts")
    assert "2处" in asked[0] and page.locator("[data-item=discipline-1]").is_checked()
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-clear]").click()
    expect(page.locator("[data-item=discipline-1]")).not_to_be_checked()
    assert page.locator("[data-note=discipline-2]").input_value() == ""
    assert page.locator("[data-typed='round.county']").first.input_value() == "临江县", "a particular is no tick"
    expect(page.locator(SAID)).to_contain_text("已清除2处")
    assert page.evaluate("document.activeElement.textContent") == "撤销"
    page.keyboard.press("Enter")
    expect(page.locator("[data-item=discipline-1]")).to_be_checked()
    assert page.locator("[data-note=discipline-2]").input_value() == "记下"


def test_a_shared_machine_can_be_wiped_and_that_can_be_undone(open_page, base: str) -> None:
    page = opened(open_page, f"{base}print/team.html")
    page.evaluate("localStorage.setItem('another', '1')")
    page.locator("[data-item=discipline-1]").check()
    upload(page, "old.json", whole(tick_discipline_2="1") | {"round": "2025-9"})
    expect(page.locator(".desk__rounds")).to_contain_text("2025-9")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-act=wipe]").click()
    expect(page.locator(SAID)).to_contain_text("已清除2处")
    assert page.evaluate("Object.keys(localStorage).filter(key => !/palette/.test(key))") == ["another"]
    page.locator(f"{SAID} button").click()
    expect(page.locator("[data-item=discipline-1]")).to_be_checked()
    expect(page.locator(".desk__rounds")).to_contain_text("2025-9")


def test_what_is_saved_is_loaded_elsewhere(open_page, base: str, site: Path, tmp_path: Path) -> None:
    page = opened(open_page, f"{base}print/team.html")
    page.locator("[data-item=discipline-1]").check()
    page.locator("[data-note=discipline-1]").fill("第一行\n第二行")
    page.locator("[data-typed='round.county']").first.fill("临江县")
    with page.expect_download() as download:
        page.locator("[data-act=save]").click()
    assert re.fullmatch(r"打勾记录-2026-1-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    saved = tmp_path / "saved.json"
    download.value.save_as(saved)
    assert sorted(json.loads(saved.read_text(encoding="utf-8"))["entries"]) == [
        "blank:round.county",
        "note:discipline-1",
        "tick:discipline-1",
    ]
    elsewhere = Path(shutil.copytree(site, tmp_path / "elsewhere", ignore=shutil.ignore_patterns("downloads")))
    other = opened(open_page, f"{elsewhere.as_uri()}/print/team.html")
    other.locator("[data-item=discipline-3]").check()
    upload(other, "saved.json", saved.read_text(encoding="utf-8"))
    expect(other.locator(SAID)).to_contain_text("读入3处，来自saved.json")
    assert (
        other.locator("[data-item=discipline-1]").is_checked()
        and other.locator("[data-item=discipline-3]").is_checked()
    )
    assert other.locator("[data-note=discipline-1]").input_value() == "第一行\n第二行"
    assert other.locator("[data-typed='round.county']").first.input_value() == "临江县"


WRONG = {
    "no JSON": "ticks",
    "nothing": "",
    "null": "null",
    "half a file": json.dumps(whole(tick_discipline_1="1"))[:-20],
    "another program's": {"ticks": []},
    "a list of entries": whole() | {"entries": ["tick:discipline-1"]},
    "a tick that is no text": whole() | {"entries": {"tick:discipline-1": True}},
    "an entry of another kind": whole() | {"entries": {"other:discipline-1": "1"}},
    "a key that leads elsewhere": whole() | {"entries": {"tick:a|b": "1"}},
    "a round that is no name": whole(tick_discipline_1="1") | {"round": "a|b"},
    "a later form": whole(tick_discipline_1="1") | {"handbook": 2},
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_broken_file_is_told_and_changes_nothing(open_page, site: Path, kind: str) -> None:
    page = opened(open_page, f"{site.as_uri()}/print/team.html")
    page.locator("[data-note=discipline-1]").fill("原有")
    before = page.evaluate("JSON.stringify(localStorage)")
    upload(page, "<b>.json", WRONG[kind])
    expect(page.locator(SAID)).to_contain_text("<b>.json已损坏，或者不是本手册存出的文件。什么都没有改动。")
    assert page.evaluate("JSON.stringify(localStorage)") == before


def test_another_edition_and_unknown_items_are_told_and_nothing_is_lost(open_page, site: Path) -> None:
    page = opened(open_page, f"{site.as_uri()}/print/team.html")
    page.locator("[data-note=discipline-1]").fill("原有")
    file = whole(tick_gone_1="1", note_discipline_1="新来", tick_discipline_1="1") | {"edition": "0.9"}
    upload(page, "x.json", file)
    expect(page.locator(SAID)).to_contain_text(
        "文件存自版本0.9，现在是版本1.0，2026-11-23，请逐项核对。 本版没有这些核对项，也已保留：gone-1。"
    )
    assert page.locator("[data-note=discipline-1]").input_value() == "原有\n新来"
    upload(page, "x.json", file)  # twice is once
    expect(page.locator(SAID)).to_contain_text("读入3处")
    assert page.locator("[data-note=discipline-1]").input_value() == "原有\n新来"
    with page.expect_download() as download:
        page.locator("[data-act=save]").click()
    assert "tick:gone-1" in json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["entries"]


def test_a_file_of_another_round_is_kept_beside_this_one(open_page, site: Path) -> None:
    page = opened(open_page, f"{site.as_uri()}/print/team.html")
    upload(page, "x.json", whole(tick_discipline_1="1") | {"round": "2025-9"})
    expect(page.locator(SAID)).to_contain_text("文件是2025-9轮的，本轮是2026-1。")
    assert not page.locator("[data-item=discipline-1]").is_checked()
    page.locator(f"{SAID} button").click()
    expect(page.locator(".desk__rounds")).to_be_hidden()
    upload(page, "x.json", whole(tick_discipline_1="1") | {"round": "2025-9"})
    page.locator("[data-read]").click()
    expect(page.locator("[data-item=discipline-1]")).to_be_checked()


@pytest.mark.parametrize("way", ["clipboard", "command", "by hand"])
def test_done_so_far_is_copied_as_text(open_page, site: Path, way: str) -> None:
    page = open_page("about:blank", permissions=["clipboard-read", "clipboard-write"] if way == "clipboard" else [])
    if way != "clipboard":
        copied = (
            "window.copied = getSelection().toString() || document.activeElement.value; return true"
            if way == "command"
            else "return false"
        )
        page.add_init_script(
            f"Object.defineProperty(navigator, 'clipboard', {{value: undefined}}); document.execCommand = () => {{ {copied} }}"
        )
    page.goto(f"{site.as_uri()}/print/team.html")
    page.locator("[data-item=discipline-1]").check()
    page.locator("[data-note=discipline-2]").fill("明天\n再看")
    page.locator(".desk__more summary").click()
    page.locator("[data-act=text]").click()
    expect(page.locator(SAID)).to_have_text("文字已经选中，请自行复制。 " if way == "by hand" else "已复制。 ")
    text = page.locator(".desk__text").input_value()
    lines = text.splitlines()
    assert lines[0] == "已完成清单" and lines[2].startswith("2026-1 · ")
    card = next(index for index, line in enumerate(lines) if re.fullmatch(r".+  1/\d+", line))
    assert (
        lines[card + 1].startswith("☑ ")
        and lines[card + 2].startswith("☐ ")
        and lines[card + 2].endswith(" – 明天 再看")
    )
    if way != "by hand":
        assert page.evaluate("navigator.clipboard.readText()" if way == "clipboard" else "window.copied") == text


def test_the_home_page_tells_of_everything_that_is_done(open_page, site: Path) -> None:
    page = open_page(f"{site.as_uri()}/supervision/index.html")
    page.locator("#discipline-1-tick").check()
    page.goto(f"{site.as_uri()}/en/index.html")
    page.locator(".desk__more summary").click()
    page.locator("[data-act=text]").click()
    expect(page.locator(".desk__text")).to_have_value(re.compile(r"\nDiscipline.*  1/\d+\n☑ "))


def test_corrupt_entries_do_not_spoil_the_file(open_page, site: Path) -> None:
    page = opened(open_page, f"{site.as_uri()}/print/team.html")
    page.locator("[data-item=discipline-1]").check()
    page.evaluate("""const start = Object.keys(localStorage).find(key => /tick/.test(key)).replace(/[^|]*$/, '');
        for (const name of ['', 'tick:', 'other', 'tick:a|b']) localStorage.setItem(start + name, '{"[')""")
    with page.expect_download() as download:
        page.locator("[data-act=save]").click()
    upload(page, "x.json", Path(download.value.path()).read_text(encoding="utf-8"))
    expect(page.locator(SAID)).to_contain_text("读入1处")


def test_the_keyboard_reaches_everything_of_the_desk(open_page, site: Path) -> None:
    page = open_page(f"{site.as_uri()}/supervision/index.html")
    page.locator("[data-act=wipe]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # opens what can be done
    reached = []
    for _ in range(5):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "Object.keys(document.activeElement.dataset).concat(document.activeElement.dataset.act || [])[0]"
            )
        )
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", "the focus is seen"
    assert reached == ["clear", "act", "load", "act", "printBlank"]
    page.keyboard.press("Space")
    assert page.evaluate("document.documentElement.className.includes('print-blank')")
