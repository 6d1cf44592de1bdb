"""Sentences traced both ways, languages in step, clean Chinese, sealed copies."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import check
import lxml.html
import pytest
from earlier import earlier_site
from handbook.check import translations, wording
from handbook.check.terms import check_terms
from handbook.chinese import is_simplified
from handbook.publish import seal
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ["", "zh-Hant/", "en/"]


def tree(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(path.read_text(encoding="utf-8"))


# ---- traced ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_the_coverage_page_says_what_the_items_say(site: Path, prefix: str) -> None:
    items = json.loads((site / prefix / "checklists.json").read_text(encoding="utf-8"))
    forth, back = tree(site / prefix / "reference/coverage.html").xpath("//table[@class='coverage']/tbody")
    rows = {row.xpath("string(th/a/@href)").partition("#")[2]: row for row in forth.xpath("tr")}
    assert len(rows) == 16
    for sentence, row in rows.items():
        drawn = [item["url"] for item in items if sentence in item["source"]]
        shown = [link.removeprefix("../") for link in row.xpath("td[3]/a/@href") if "card-" not in link]
        assert shown == drawn
        assert drawn or row.xpath("td[2]/a") or row.xpath("td[@colspan]")
        assert all(link.text for link in row.xpath(".//a"))
    by_card = {row.xpath("string(th/a/@href)").partition("#")[2]: row.xpath("td/a/@href") for row in back.xpath("tr")}
    for item in items:
        assert all(any(link.endswith(f"#{source}") for link in by_card[item["card"]]) for source in item["source"])


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_each_sentence_leads_to_what_uses_it(site: Path, prefix: str) -> None:
    items = json.loads((site / prefix / "checklists.json").read_text(encoding="utf-8"))
    source = tree(site / prefix / "reference/source.html")
    links = [
        link.removeprefix("../")
        for link in source.xpath("//p[contains(@class, 'uses')]//a[contains(@class, 'uses__item')]/@href")
    ]
    assert sorted(links) == sorted(item["url"] for item in items for _ in item["source"])
    order = {card: [item["url"] for item in items if item["card"] == card] for card in {item["card"] for item in items}}
    at = {item["url"]: order[item["card"]].index(item["url"]) + 1 for item in items}
    for link in source.xpath("//a[contains(@class, 'uses__item')]"):
        assert link.text == str(at[link.get("href").removeprefix("../")])  # its place on its card
    names = source.xpath("//p[contains(@class, 'uses')]//a")
    assert all((link.text or "").strip() for link in names)
    opinion = source.xpath("//*[@id='p2-2']/following::p[contains(@class, 'uses')][1]//a/@href")
    assert "../cooperation/opinion.html" in opinion


def test_a_citation_shows_its_sentence_by_pointer_and_by_keyboard(open_page, site: Path) -> None:
    page = open_page(f"{site.as_uri()}/cooperation/opinion.html", viewport={"width": 1300, "height": 900})
    link, tip = page.locator("#opinion-1 a.cite"), page.locator(".cited")
    assert not tip.is_visible()
    link.hover()
    assert tip.is_visible() and tip.inner_text() == "要安排专人监看舆情，重要情况及时通报巡察组。"
    tip.hover()
    page.wait_for_timeout(300)
    assert tip.is_visible()  # the pointer may move onto it
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    page.mouse.move(0, 0)
    page.locator("#opinion-1-tick").focus()
    page.keyboard.press("Tab")
    assert tip.is_visible() and link.get_attribute("aria-describedby") == tip.get_attribute("id")
    page.goto(f"{site.as_uri()}/en/print/team.html")
    page.locator("td.col-source a").first.focus()
    assert re.match("[A-Z]", page.locator(".cited").inner_text())


# ---- in step --------------------------------------------------------------------------------------------------------


def test_a_stale_translation_shows_what_changed(pair) -> None:
    subprocess.run(["git", "init", "-q"], cwd=pair.root, check=True)
    pair.reviewed()
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.invalid"]
    subprocess.run(["git", "add", "docs"], cwd=pair.root, check=True)
    subprocess.run(["git", *identity, "commit", "-qm", "x"], cwd=pair.root, check=True)
    pair.change("zh/purpose/index.md", "停顿点：每天。", "停顿点：每周。")
    code, _, errors = pair.build(review=False)
    assert code == 1
    assert "docs/en/purpose/index.md:2: zh/purpose/index.md has changed since it was translated" in errors
    assert "-停顿点：每天。" in errors and "+停顿点：每周。" in errors
    assert "python scripts/check.py --reviewed en/purpose/index.md" in errors


def test_a_stale_translation_is_said_without_git_too(pair) -> None:
    pair.reviewed()
    pair.change("zh/purpose/index.md", "停顿点：每天。", "停顿点：每周。")
    code, _, errors = pair.build(review=False)
    assert code == 1
    assert (
        "docs/en/purpose/index.md:2: zh/purpose/index.md has changed since it was translated – bring it up to date"
        in errors
    )


def test_a_stale_translation_can_be_published_with_a_notice(pair) -> None:
    pair.reviewed()
    pair.change("zh/purpose/index.md", "停顿点：每天。", "停顿点：每周。")
    code, _, errors = pair.build(review=False, allow_stale=True)
    assert code == 0, errors
    notice = "not yet been brought up to date"
    assert (
        notice in pair.read("en/purpose/index.html")
        and notice not in pair.read("en/index.html")
        and "尚未" not in pair.read("purpose/index.html")
    )


front_values = st.text(st.sampled_from("ab: -#'\"[]{}\n中"), max_size=12)


@given(
    st.dictionaries(
        st.from_regex("[a-s]{1,5}", fullmatch=True), st.from_regex("[a-z0-9]{1,8}", fullmatch=True), max_size=3
    ),
    front_values,
)
def test_marking_a_translation_keeps_its_front_matter_and_text(meta: dict[str, str], body: str) -> None:
    front = "".join(f"{key}: '{value}'\n" for key, value in meta.items())
    text = f"---\n{front}---\n# T\n{body}" if meta else f"# T\n{body}"
    marked = translations.mark(text, "0a1b2c3d4e5f")
    assert translations.named_state(marked) == "0a1b2c3d4e5f"
    assert translations.state(marked) == translations.state(text)
    assert translations.mark(marked, "0a1b2c3d4e5f") == marked
    assert all(f"{key}: '{value}'" in marked for key, value in meta.items())


def test_line_ends_and_front_matter_do_not_make_a_page_stale() -> None:
    assert translations.state("---\na: b\n---\n# 题\n文") == translations.state("\ufeff# 题\r\n文\r\n")
    assert translations.state("# 题\n文") != translations.state("# 题\n文。")


def test_terms_are_the_glossary_s() -> None:
    terms, tags = {"联络组": "liaison group", "关键少数": "key few"}, ("zh-Hans", "en")
    assert not list(check_terms("联络组", "The Liaison Groups", terms, {}, tags))
    (fault,) = check_terms("联络组和关键少数", "the liaison group", terms, {}, tags)
    assert "“key few” is not here" in fault.what
    assert not list(check_terms("关键少数", "leaders", terms, {"关键少数": "a heading"}, tags))
    (fault,) = check_terms("别的", "other", terms, {"关键少数": "a heading"}, tags)
    assert "not needed" in fault.what


# (page, old, new, message)
UNEQUAL = {
    "a citation": ("en/index.md", "Lead.", "Lead ([P1.1](reference/source.md#p1-1)).", "docs/en/index.md:6: cites P1.1 1 times, and in zh it is 0 – cite the same sentences in both"),
    "a link": ("en/index.md", "Lead.", "Lead [x](purpose/index.md).", "docs/en/index.md:6: links to purpose/index.html 1 times, and in zh it is 0 – give both pages the same links"),
    "a table": ("en/index.md", "Lead.", "Lead.\n\n| a | b |\n| --- | --- |\n| c | d |", "docs/en/index.md:8: has tables of 2 × 2 rows and columns, and in zh of none – give both pages the same tables"),
    "a page by hand with a Simplified character": ("zh-Hant/index.md", "", "# 首頁 {#home}\n\n导語。\n\n[原文](reference/source.md)\n", "docs/zh-Hant/index.md:3: “导語。” has 导, a character of Simplified Chinese – use another"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNEQUAL)
def test_languages_that_are_not_in_step(tiny, case: str) -> None:
    page, old, new, message = UNEQUAL[case]
    if old:
        tiny.change(page, old, new)
    else:
        tiny.write(page, new)
    code, _, errors = tiny.build()
    assert code == 1 and message in errors, errors


def test_a_page_by_hand_wins_over_the_derived_one(tiny) -> None:
    original = (tiny.root / "docs/zh/index.md").read_text(encoding="utf-8")
    by_hand = "# 首頁 {#home}\n\n親手寫的導語。\n\n[原文](reference/source.md)\n"
    tiny.write("zh-Hant/index.md", translations.mark(by_hand, translations.state(original)))
    code, _, errors = tiny.build()
    assert code == 0, errors
    assert "親手寫的導語" in tiny.read("zh-Hant/index.html") and "嚴明紀律" in tiny.read("zh-Hant/purpose/index.html")


def test_what_is_simplified_only() -> None:
    assert all(map(is_simplified, "导组织党发边办")) and not any(map(is_simplified, "導組織黨發后里台面只ABC，。"))


# ---- clean ----------------------------------------------------------------------------------------------------------

SLIPS = [
    ("巡察,整改", "巡察，整改", "half-width punctuation"),
    ("他说:“好”", "他说：“好”", "half-width punctuation"),
    ("巡察(整改)后", "巡察（整改）后", "half-width brackets"),
    ("⽅案", "方案", "a look-alike"),
    ("着眼，著力", "着眼，着力", "著 for 着"),
    ("巡察字(zì)稿", "巡察字稿", "stray pinyin"),
    ("巡察 整改", "巡察整改", "a blank between"),
    ("P1.1  后", "P1.1 后", "two blanks"),
]


@pytest.mark.parametrize(("text", "mended", "what"), SLIPS)
def test_a_slip_is_found_and_mended(text: str, mended: str, what: str) -> None:
    found = list(wording.find_slips(f"# 题\n\n{text}\n", "zh-Hans"))
    assert [(line, slip.what.startswith(what)) for line, slip, _ in found] == [(3, True)]
    assert wording.mend(text, "zh-Hans") == mended


@pytest.mark.parametrize(
    "text",
    [
        "著名",
        "显著",
        "`巡察,整改`",
        "[巡察](a,b.md)",
        "{: data-x='巡察,整改' }",
        "P1.1 后",
        "3:2",
        "---\na: 巡察,整改\n---\n题",
        "| ？ 查看",
    ],
)
def test_what_is_no_slip_is_left(text: str) -> None:
    assert not list(wording.find_slips(text, "zh-Hans")) and wording.mend(text, "zh-Hans") == text


@given(st.text(st.sampled_from("巡察著着,.:;!?()（）字zì ⽅`[]{}\n，。“”a"), max_size=24))
def test_mending_once_is_enough_and_leaves_clean_text_alone(text: str) -> None:
    once = wording.mend(text, "zh-Hans")
    assert wording.mend(once, "zh-Hans") == once
    assert all(slip.mend is None for _, slip, _ in wording.find_slips(once, "zh-Hans"))
    if not list(wording.find_slips(text, "zh-Hans")):
        assert once == text


def test_slips_fail_the_build_with_their_line(pair) -> None:
    pair.change("zh/purpose/index.md", "导语。", "导语,不对。")
    code, _, errors = pair.build()
    assert code == 1
    assert (
        "docs/zh/purpose/index.md:3: half-width punctuation in Chinese: “导语,不对。” – run `python scripts/check.py --fix`"
        in errors
    )


def test_the_fix_command_mends_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "docs" / "zh" / "a.md"
    page.parent.mkdir(parents=True)
    page.write_bytes("# 题\r\n\r\n巡察,整改⺠\r\n".encode())
    assert check.main(["--docs", str(tmp_path / "docs")]) == 1
    assert check.main(["--docs", str(tmp_path / "docs"), "--fix"]) == 1  # a radical is for a person
    assert page.read_bytes() == "# 题\r\n\r\n巡察，整改⺠\r\n".encode()
    assert (
        "docs/zh/a.md:3: a radical instead of a character: “巡察，整改⺠” – type the character anew"
        in capsys.readouterr().out
    )


FILES = {
    "another encoding": (
        "# 目的 {#purpose}\n\n导语。\n".encode("gbk"),
        "docs/zh/purpose/index.md:1: is not UTF-8 (byte 0xB5) – save it as UTF-8 in your editor",
    ),
    "an empty page": (b"\n", "docs/zh/purpose/index.md:1: page is empty – write it, or delete the file"),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_no_page(pair, case: str) -> None:
    content, message = FILES[case]
    pair.reviewed()
    pair.write("zh/purpose/index.md", content)
    code, _, errors = pair.build(review=False)
    assert code == 1 and message in errors and "Traceback" not in errors, errors


@pytest.mark.parametrize(
    "change", [lambda raw: b"\xef\xbb\xbf" + raw, lambda raw: raw.replace(b"\n", b"\r\n")], ids=["BOM", "CRLF"]
)
def test_windows_editors_are_welcome(tiny, change) -> None:
    for page in (tiny.root / "docs").rglob("*.md"):
        page.write_bytes(change(page.read_bytes()))
    code, _, errors = tiny.build()
    assert code == 0, errors
    assert "\ufeff" not in tiny.read("index.html") and json.loads(tiny.read("checklists.json"))[0]["text"] == "严明纪律"


# ---- sealed ---------------------------------------------------------------------------------------------------------


def test_every_page_carries_a_policy_without_unsafe_inline(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    for path in pages:
        html = path.read_text(encoding="utf-8")
        (found,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
        assert "default-src 'none'" in found and "unsafe" not in found
        assert html.index("Content-Security-Policy") < min(
            html.find(tag) for tag in ("<script", "<link", "<style") if tag in html
        )
        for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", html, re.DOTALL):
            if "src=" not in attributes and "json" not in attributes:
                assert f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'" in found
        assert not tree(path).xpath("//@style | //style") and not re.search(r"<[^>]+\son[a-z]+=", html)
    assert len(pages) > 60


def test_the_policy_stops_what_it_should(open_page, site: Path, tmp_path: Path) -> None:
    """A page of the site with a script of somebody else's: it does not run. (0 violations of our own: test_browser.)"""
    copied = tmp_path / "site"
    shutil.copytree(site, copied)
    page = copied / "index.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace(
            "</article>", "<script>document.title = 'broken into'</script></article>"
        ),
        encoding="utf-8",
    )
    opened = open_page(page.as_uri(), java_script_enabled=True, expect="Content Security Policy")
    assert opened.title() == "巡察示例手册"


def test_a_copy_can_be_checked_with_sha256sum(site: Path, tmp_path: Path) -> None:
    copied = tmp_path / "stick"
    shutil.copytree(site, copied)
    listed = (copied / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    names = [line.split("  ", 1)[1] for line in listed]
    assert sorted(names) == sorted(
        path.relative_to(copied).as_posix()
        for path in copied.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    )
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=copied, check=True)
    assert seal.sums(copied) == (copied / "SHA256SUMS").read_text(encoding="utf-8")
    (copied / "index.html").write_text("changed")
    assert seal.sums(copied) != (copied / "SHA256SUMS").read_text(encoding="utf-8")


def test_the_archive_is_the_site_and_the_same_each_time(pair) -> None:
    code, out, errors = pair.build(pack=True)
    assert code == 0, errors
    path = pair.root / "site-2026-11-23.zip"
    assert str(path) in out
    first = path.read_bytes()
    with zipfile.ZipFile(path) as packed:
        assert {name.removeprefix("site/") for name in packed.namelist()} == {
            file.relative_to(pair.root / "site").as_posix()
            for file in (pair.root / "site").rglob("*")
            if file.is_file()
        }
    assert pair.build(pack=True)[0] == 0 and path.read_bytes() == first
    assert not list(pair.root.glob("*.part"))


# ---- faults ---------------------------------------------------------------------------------------------------------


def command(tiny, *options: str) -> list[str]:
    return [sys.executable, str(ROOT / "scripts" / "build.py"), "--config", str(tiny.save()), *options]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_full_disk_leaves_the_old_site(pair) -> None:
    """A limit on the size of files stands for the disk: writing fails in the middle of a file."""
    earlier_site(pair.root / "site")
    limited = ["bash", "-c", 'ulimit -f 40; exec "$@"', "bash", *command(pair)]
    result = subprocess.run(limited, capture_output=True, encoding="utf-8")
    assert result.returncode == 1 and "Traceback" not in result.stderr, result.stderr
    assert "File too large" in result.stderr and "is as it was" in result.stderr
    assert (
        sorted(path.name for path in pair.root.glob("site*")) == ["site"]
        and (pair.root / "site/index.html").read_text() == "old"
    )


def test_a_target_that_cannot_be_written(pair) -> None:
    (pair.root / "file").write_text("")
    result = subprocess.run(
        command(pair, "--site", str(pair.root / "file" / "site")), capture_output=True, encoding="utf-8"
    )
    assert result.returncode == 1 and "can't write beside" in result.stderr and "--site FOLDER" in result.stderr


def test_two_builds_at_once(pair) -> None:
    from handbook.publish import swap

    with swap.only_build(pair.root / "site"):
        result = subprocess.run(command(pair), capture_output=True, encoding="utf-8")
    assert result.returncode == 1 and "another build of" in result.stderr and "wait for it to end" in result.stderr
    assert subprocess.run(command(pair), capture_output=True).returncode == 0
