"""One card printed alone, a pack of one's own in the address, the way back from paper, and the home page's steps."""

from __future__ import annotations

import io
import re
from pathlib import Path

import lxml.html
import pytest
from conftest import TinySite
from handbook.show.codes import code
from playwright.sync_api import expect
from pypdf import PdfReader
from test_print import squeeze


def shown(page) -> list[str]:
    return page.eval_on_selector_all(
        ".sheet", "sheets => sheets.filter(sheet => sheet.offsetParent).map(sheet => sheet.id)"
    )


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path) -> str:
    return f"{request.getfixturevalue('server')}/" if request.param == "http" else f"{site.as_uri()}/"


def test_a_card_is_printed_alone_from_its_page(open_page, base: str) -> None:
    page = open_page(f"{base}positioning/four-checks.html")
    page.locator("#card-four-checks + .card__facts a").click()
    page.wait_for_url("**/print/all.html?card=card-four-checks#card-four-checks")
    assert shown(page) == ["card-four-checks"]
    printed = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    assert len(printed) == 1 and "1/1" in re.sub(r"\s", "", printed[0].extract_text())
    page.locator(".pack__send a").click()
    page.wait_for_url("**/print/all.html")
    assert len(shown(page)) == 7


def test_a_pack_of_one_s_own_is_in_the_address_and_on_paper(open_page, base: str) -> None:
    page = open_page(f"{base}print/all.html")
    page.locator(".pack summary").click()
    page.locator("[data-choose=role]").select_option("team")
    of_role = shown(page)
    assert 1 < len(of_role) < 7
    page.locator("[data-choose=phase]").select_option("throughout")
    assert page.evaluate("[...document.querySelectorAll('tr.item')].filter(row => row.offsetParent).every(row => "
                         "/(^| )team( |$)/.test(row.dataset.roles) && /(^| )throughout( |$)/.test(row.dataset.phases))")  # fmt: skip
    page.locator("[data-choose=phase]").select_option("")
    for card in of_role[:2]:
        page.locator(f"[data-choose=card][value={card}]").check()
    assert shown(page) == of_role[:2]
    sent = page.locator("[data-address]").input_value()
    assert sent == page.url == f"{base}print/all.html?role=team&card={of_role[0]}&card={of_role[1]}"
    page.goto("about:blank")
    page.goto(sent)
    assert shown(page) == of_role[:2]
    assert page.locator("h1").inner_text() == "县委巡察组 · 自选卡 核对卡 · 2张卡" and page.title().startswith(
        "县委巡察组 · 自选卡 · "
    )
    printed = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    texts = [squeeze(one.extract_text()) for one in printed]
    assert [f"{number}/2" in text and text.count("县委巡察组·自选卡") == 2 for number, text in enumerate(texts, 1)] == [
        True,
        True,
    ]
    page.locator(".bar__languages a", has_text="English").click()
    page.wait_for_url("**/en/print/all.html?*")
    assert shown(page) == of_role[:2], "the choice is the same in another language"


def test_an_address_that_names_nothing_known_shows_every_card(open_page, site: Path) -> None:
    page = open_page(f"{site.as_uri()}/print/all.html?role=nobody&phase=never&card=%22%3E%3Cb%3E&round=x")
    assert len(shown(page)) == 7 and page.locator(".pack__send").is_hidden()


@pytest.mark.parametrize("allowed", [True, False])
def test_the_address_is_copied(open_page, site: Path, allowed: bool) -> None:
    page = open_page(
        f"{site.as_uri()}/print/all.html?role=team",
        permissions=["clipboard-read", "clipboard-write"] if allowed else [],
    )
    if not allowed:
        page.evaluate(
            "document.execCommand = () => false; Object.defineProperty(navigator, 'clipboard', {value: undefined})"
        )
    page.locator("[data-copy]").click()
    expect(page.locator(".pack__said")).to_have_text("已复制。" if allowed else "文字已经选中，请自行复制。")
    if allowed:
        assert page.evaluate("navigator.clipboard.readText()") == page.url
    else:
        assert page.evaluate("getSelection().toString() || document.activeElement.value") == page.url


def test_the_home_page_leads_by_role_and_phase_without_javascript(open_page, site: Path) -> None:
    page = open_page(f"{site.as_uri()}/index.html", java_script_enabled=False)
    tile = page.locator(".tile", has=page.locator("a[href='print/team.html']"))
    tile.locator("summary").click()
    phases = tile.locator(".steps dt").all_inner_texts()
    assert len(phases) > 1 and set(phases) <= {"准备", "进驻", "汇报", "全程"}
    assert tile.locator(".steps__papers a").count() == 2
    link = tile.locator(".steps dd a").first
    title = link.inner_text()
    link.click()
    page.wait_for_url(re.compile(r"#card-"))
    assert page.locator("h2:target").inner_text() == title


def test_a_phase_of_a_role_is_a_pack(open_page, site: Path) -> None:
    page = open_page(f"{site.as_uri()}/index.html")
    page.locator(".steps summary").first.click()
    page.locator(".steps__print a").first.click()
    page.wait_for_url("**/print/all.html?role=*&phase=*")
    assert 0 < len(shown(page)) < 7


# ---- from paper back to the page -------------------------------------------------------------------------------------


def test_a_card_has_its_address_and_with_site_url_a_code_of_it(pair: TinySite) -> None:
    assert pair.build()[0] == 0
    assert "<code>purpose/index.html#card-a</code>" in pair.read("print/team.html") and "<svg" not in pair.read(
        "print/team.html"
    )
    pair.config["site_url"] = "http://10.1.2.3/book/"
    code_, _, errors = pair.build()
    assert code_ == 0, errors
    for prefix, name in (("", "二维码：本卡所在的网页"), ("en/", "QR code: this card’s page")):
        page = lxml.html.fromstring(pair.read(f"{prefix}print/team.html"))
        address = f"http://10.1.2.3/book/{prefix}purpose/index.html#card-a"
        (drawn,) = page.xpath("//svg[@role='img']")
        assert drawn.get("aria-label") == name
        assert [path.get("d") for path in drawn] == [
            path.get("d") for path in lxml.html.fragment_fromstring(str(code(address, name)))
        ]
        assert page.xpath("string(//p[@class='sheet__line']//code)") == address


def test_a_code_says_its_address_when_it_is_read(open_page, tmp_path: Path) -> None:
    """Drawn again from the squares that a browser shows, it is the code of that address and of no other."""
    segno = pytest.importorskip("segno")
    address = "http://10.1.2.3/book/purpose/index.html#card-a"
    (tmp_path / "code.html").write_text(
        f"<!doctype html><meta charset=utf-8><title>x</title>{code(address, 'x')}", encoding="utf-8"
    )
    page = open_page((tmp_path / "code.html").as_uri())
    matrix = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    size = len(matrix)
    page.evaluate(f"document.querySelector('svg').setAttribute('width', {(size + 8) * 10})")
    image = page.locator("svg").screenshot()
    from PIL import Image

    picture = Image.open(io.BytesIO(image)).convert("L")
    read = [
        [1 if picture.getpixel((10 * (x + 4) + 5, 10 * (y + 4) + 5)) < 128 else 0 for x in range(size)]
        for y in range(size)
    ]
    assert read == matrix
