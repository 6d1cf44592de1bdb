"""Ticks that belong to a round: kept per place, by the whole line, counted, shared by pages, tabs and languages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from conftest import TinySite, served
from playwright.sync_api import expect
from test_axe import AGAIN, AXE, NARROW, WIDE, faults

GUIDE = "supervision/index.html"


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """The example's site as a copy of its own, to be changed."""
    return Path(shutil.copytree(site, tmp_path / "copy", ignore=shutil.ignore_patterns("downloads")))


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, copy: Path):
    """The copy's address over http, and from the disk."""
    if request.param == "file":
        yield f"{copy.as_uri()}/"
    else:
        with served(copy) as address:
            yield f"{address}/"


def new_round(site: Path, id_: str) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r'data-round="[^"]*"', f'data-round="{id_}"', text), encoding="utf-8")


def test_a_tick_is_counted_on_the_card_the_page_and_the_home_page_in_every_tab(open_page, base: str) -> None:
    page = open_page(f"{base}index.html")
    liaison = page.locator(".tile", has=page.locator("a[href='print/team.html']")).locator(".tile__count .progress")
    total = int(liaison.inner_text().split("/")[1])
    expect(liaison).to_have_text(f"已勾0/{total}")
    other = page.context.new_page()
    other.goto(f"{base}en/{GUIDE}")
    other.locator("#discipline-1 .item__text").click()  # anywhere on its line
    assert other.locator("#discipline-1-tick").is_checked()
    card = other.locator(".card", has=other.locator("#discipline-1")).locator(".progress")
    assert re.fullmatch(r"1/\d+ ticked", card.inner_text())
    expect(liaison).to_have_text(f"已勾1/{total}")
    other.locator("#discipline-1 .cite").first.click()  # a link in the line leads where it says, and ticks nothing
    other.wait_for_url("**/source.html#*")
    other.go_back()
    expect(other.locator("#discipline-1-tick")).to_be_checked()
    other.goto(f"{base}print/team.html")
    other.locator("[data-item=discipline-1]").uncheck()
    expect(liaison).to_have_text(f"已勾0/{total}")


def test_a_new_round_starts_empty_and_the_old_one_can_be_read_or_wiped(open_page, copy: Path, base: str) -> None:
    page = open_page(f"{base}{GUIDE}")
    page.locator("#discipline-1-tick").check()
    new_round(copy, "2026-2")
    page.reload()
    assert not page.locator("#discipline-1-tick").is_checked()
    page.locator("#discipline-2-tick").check()
    expect(page.locator(".desk__rounds")).to_contain_text("2026-1轮")
    page.locator("[data-read]").click()
    expect(page.locator("#discipline-1-tick")).to_be_checked()
    expect(page.locator("#discipline-2-tick")).not_to_be_checked()
    expect(page.locator("h1 + .desk__rounds")).to_have_text("正在查看2026-1轮，不能改。 回到本轮 ")
    expect(page.locator("#discipline-1-tick")).to_be_disabled()  # an old round is read, not changed
    page.locator(".desk__rounds a").click()
    expect(page.locator("#discipline-2-tick")).to_be_checked()
    expect(page.locator("#discipline-2-tick")).to_be_enabled()
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-act=wipeRound]").click()
    expect(page.locator(".desk__rounds")).to_be_hidden()
    assert page.locator("#discipline-2-tick").is_checked()
    page.locator(".desk__said button").click()
    expect(page.locator(".desk__rounds")).to_contain_text("2026-1轮")


def test_two_places_of_one_origin_share_nothing(open_page, copy: Path) -> None:
    second = Path(shutil.copytree(copy, copy.parent / "second"))
    page = open_page(f"{copy.as_uri()}/{GUIDE}")
    page.locator("#discipline-1-tick").check()
    page.goto(f"{second.as_uri()}/{GUIDE}")
    assert not page.locator("#discipline-1-tick").is_checked()
    assert page.evaluate("Object.keys(localStorage).filter(key => /^handbook/.test(key)).length") == 1


def test_ticks_of_the_first_edition_become_the_round_s_once(open_page, base: str) -> None:
    page = open_page(f"{base}reference/source.html")
    page.evaluate(
        "localStorage.setItem('handbook:discipline-1', '1'); localStorage.setItem('handbook:note:discipline-2', '旧备注')"
    )
    page.goto(f"{base}print/team.html")
    assert page.locator("[data-item=discipline-1]").is_checked()
    assert page.locator("[data-note=discipline-2]").input_value() == "旧备注"
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('handbook:'))") == []
    page.locator("[data-item=discipline-1]").uncheck()
    page.reload()
    assert not page.locator("[data-item=discipline-1]").is_checked()


BROKEN = {
    "forbidden": "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    "full later": "const set = Storage.prototype.setItem; Storage.prototype.setItem = function (key, value) "
    "{ if (key !== 'handbook|') throw new DOMException('full', 'QuotaExceededError'); set.call(this, key, value); }",
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_page_works_where_the_browser_keeps_nothing_and_says_so(open_page, site: Path, kind: str) -> None:
    page = open_page("about:blank")
    page.add_init_script(BROKEN[kind])
    page.goto(f"{site.as_uri()}/print/team.html")
    page.locator("[data-item=discipline-1]").check()
    page.locator("[data-note=discipline-1]").fill("x")
    assert page.locator("[data-item=discipline-1]").is_checked()
    expect(page.locator(".sheet", has=page.locator("#discipline-1")).locator(".progress")).to_contain_text("已勾1/")
    expect(page.locator(".desk__where")).to_have_text("这个浏览器不能保存，离开本页打勾和备注就没有了。")


def test_corrupt_entries_hurt_nothing(open_page, site: Path) -> None:
    page = open_page(f"{site.as_uri()}/{GUIDE}")
    page.locator("#discipline-1-tick").check()
    page.evaluate("""for (const key of ['handbook|', 'handbook||', 'handbook:', 'handbook:note:', Object.keys(localStorage).find(key => /discipline-1$/.test(key))])
        localStorage.setItem(key, '{"[\\u0000')""")
    page.reload()
    assert not page.locator("#discipline-1-tick").is_checked()
    page.locator("#discipline-1-tick").check()
    page.reload()
    assert page.locator("#discipline-1-tick").is_checked()


def test_what_is_typed_into_a_blank_stands_wherever_the_same_is_blank(open_page, base: str) -> None:
    page = open_page(f"{base}reference/unspecified.html")
    page.get_by_label("县（市、区）").fill("临江县")
    page.locator("[data-typed=b-length]").fill("四十天")
    page.goto(f"{base}en/print/team.html")
    heads = page.locator("[data-typed='round.county']")
    assert heads.count() > 1 and {head.input_value() for head in heads.all()} == {"临江县"}
    heads.first.fill("青河县")
    assert heads.last.input_value() == "青河县"
    page.goto(f"{base}purpose/index.html")
    expect(page.locator("[data-value=b-length]").first).to_have_text("四十天")
    page.goto(f"{base}reference/unspecified.html")
    assert page.get_by_label("县（市、区）").input_value() == "青河县"


def test_a_value_in_mkdocs_yml_wins_over_what_was_typed(pair: TinySite) -> None:
    pair.config["extra"]["round"]["county"]["value"] = "临江县"
    pair.config["extra"]["round_id"] = "2027-3"
    assert pair.build()[0] == 0
    page = pair.read("print/all.html")
    assert 'data-blank="round.county"' not in page and 'data-blank="round.group"' in page
    assert 'data-round="2027-3"' in page and 'data-round="2027-3"' in pair.read("en/purpose/index.html")
    assert "desk" not in pair.read("reference/source.html").partition("</main>")[0], "nothing on that page is kept"


@pytest.mark.parametrize("path", [GUIDE, "print/team.html", "en/print/all.html", "index.html"])
def test_what_is_touched_is_44_pixels_on_a_phone_and_elsewhere(open_page, site: Path, path: str) -> None:
    page = open_page(f"{site.as_uri()}/{path}")
    page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true; })")
    for width in (390, 1300):
        page.set_viewport_size({"width": width, "height": 844})
        small = page.evaluate("""[...document.querySelectorAll('.desk button, .desk label, .desk summary, .pack label, .pack button, .steps summary, .item__line, .item__hit')]
            .filter(node => node.offsetParent && node.getBoundingClientRect().height < 43.5).map(node => node.outerHTML.slice(0, 90))""")
        assert small == [] and page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_desk_has_no_accessibility_violations(open_page, copy: Path) -> None:
    """All of axe's rules on a light wide page; what depends on colours and widths again, dark and narrow."""
    told: dict[str, list[str]] = {}
    with served(copy) as server:
        page = open_page("about:blank", viewport=WIDE, bypass_csp=True)
        page.goto(f"{server}/{GUIDE}")
        page.locator("#discipline-1-tick").check()
        new_round(copy, "2026-2")
        for path in (
            GUIDE,
            "index.html",
            "reference/unspecified.html",
            "print/all.html?role=team&phase=on-site",
            f"en/{GUIDE}?round=2026-1",
        ):
            page.emulate_media(color_scheme="light")
            page.set_viewport_size(WIDE)
            page.goto(f"{server}/{path}")
            page.add_script_tag(content=AXE)
            page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true; })")
            told[path] = faults(page, [])
            for scheme, size in (("dark", WIDE), ("dark", NARROW), ("light", NARROW)):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size(size)
                told[f"{path}, {scheme}, {size['width']} px"] = faults(page, AGAIN)
    assert {where: what for where, what in told.items() if what} == {}
