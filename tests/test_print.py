"""Print pages: a card a sheet, no item split, on A4 and Letter, every item where it belongs."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from pathlib import Path

import lxml.html
import pytest
from handbook.settings.model import Settings
from handbook.show.print_pages import packs
from pypdf import PdfReader

# Those that Unicode's own compatibility table leaves out.
RADICALS = str.maketrans("⺠⻓⻔⻛⻜⻅⻉⻋", "民长门风飞见贝车")
PAGES = ["print/all.html", "en/print/inspected.html"]


def sheets(path: Path) -> list[lxml.html.HtmlElement]:
    return lxml.html.fromstring(path.read_text(encoding="utf-8")).xpath("//article[@class='sheet']")


def item_ids(path: Path) -> list[str]:
    return [row.get("id") for sheet in sheets(path) for row in sheet.xpath(".//tbody/tr")]


@pytest.mark.parametrize("prefix", ["", "zh-Hant/", "en/"])
def test_every_page_holds_the_items_of_its_role_or_phase_in_order(site: Path, settings: Settings, prefix: str) -> None:
    items = json.loads((site / prefix / "checklists.json").read_text(encoding="utf-8"))
    for pack in packs(settings):
        wanted = [
            item["id"]
            for item in items
            if (not pack.role or pack.role in item["roles"]) and (not pack.phase or pack.phase in item["phases"])
        ]
        assert wanted, f"{pack.path} would be empty"
        assert item_ids(site / prefix / pack.path) == wanted


def test_every_sheet_has_head_and_foot(site: Path, settings: Settings) -> None:
    for sheet in sheets(site / "print/all.html"):
        text = sheet.text_content()
        assert any(kind.note["zh"] in text for kind in settings.kinds.values())  # what a tick means
        for label in (
            "适用对象",
            "阶段",
            "怎么用",
            "版本",
            "何时核对",
            "签名",
            "日期",
            "县（市、区）",
            "来源为脱敏讲话稿，非党内法规",
            "打印件与内网版不一致时，以内网版为准",
        ):
            assert label in text
        assert re.search(r"\d+ / 7", text)
        for row in sheet.xpath(".//tbody/tr"):
            assert row.xpath(".//input[@type='checkbox'][@aria-labelledby]") and row.xpath(".//textarea")
            assert re.search(r"(要|不能|希望|权利|查看)", row.xpath("./td[2]")[0].text_content())
            assert all(re.search(r"reference/source\.html#p\d+h?-\d+$", link) for link in row.xpath(".//a/@href"))


@pytest.mark.parametrize(
    ("path", "paper"), [*((path, "A4") for path in PAGES), ("zh-Hant/print/phase-on-site.html", "Letter")]
)
def test_printed_pages_are_the_cards_and_no_item_is_split(open_page, site: Path, path: str, paper: str) -> None:
    page = open_page(f"{(site / path).as_uri()}")
    reader = PdfReader(io.BytesIO(page.pdf(format=paper, print_background=False)))
    cards = sheets(site / path)
    assert len(reader.pages) == len(cards)
    for number, (sheet, printed) in enumerate(zip(cards, reader.pages, strict=True), 1):
        text = squeeze(printed.extract_text())
        for row in sheet.xpath(".//tbody/tr/td[3]"):
            assert squeeze(row.text_content()) in text, f"page {number}"
        assert f"{number}/{len(cards)}" in text
        assert squeeze(sheet.xpath(".//h2")[0].text_content()) in text
        for unwanted in ("返回手册", "Backtothehandbook"):
            assert unwanted not in text  # no navigation on paper


def squeeze(text: str) -> str:
    """Text without blanks, with the radicals that a PDF's fonts give for whole characters (⽅ for 方) as those characters."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text.replace("\xad", "-")).translate(RADICALS))


@pytest.mark.parametrize("path", ["print/team.html", "en/print/team.html"])
def test_boxes_and_rows_are_large_enough_on_paper(open_page, site: Path, path: str) -> None:
    page = open_page((site / path).as_uri())
    page.emulate_media(media="print")
    millimetre = 96 / 25.4
    boxes = page.evaluate(
        "[...document.querySelectorAll('.item__tick')].map(box => [box.offsetWidth, box.offsetHeight])"
    )
    rows = page.evaluate("[...document.querySelectorAll('tbody tr')].map(row => row.offsetHeight)")
    sign = page.evaluate("[...document.querySelectorAll('.sheet__sign > div')].map(line => line.offsetHeight)")
    assert all(min(box) >= 4 * millimetre for box in boxes)
    assert all(row >= 10 * millimetre for row in rows)
    assert all(line >= 12 * millimetre for line in sign)


def test_the_print_button_prints(open_page, site: Path) -> None:
    page = open_page((site / "print/team.html").as_uri())
    page.evaluate("window.print = () => { window.printed = true; }")
    page.locator("[data-print]").click()
    assert page.evaluate("window.printed")


def test_a_particular_that_is_given_is_printed_instead_of_a_blank(tiny) -> None:
    tiny.config["extra"]["round"]["county"]["value"] = {"zh": "临江县", "en": "Linjiang County"}
    tiny.config["extra"]["round"]["group"]["value"] = 3
    code, _, errors = tiny.build()
    assert code == 0, errors
    (sheet,) = sheets(tiny.root / "site/print/all.html")
    assert sheet.xpath("string(.//dl[@class='sheet__round'])").split()[:2] == [
        "县（市、区）临江县",
        "县委巡察组（第几组）3",
    ]
    assert "臨江縣" in tiny.read("zh-Hant/print/all.html") and "Linjiang County" in tiny.read("en/print/all.html")
    assert len(sheet.xpath(".//dd[contains(@class, 'blank')]")) == 2


def test_a_new_role_is_one_entry_in_mkdocs_yml(tiny) -> None:
    tiny.config["extra"]["roles"]["office"] = {"name": {"zh": "巡察办", "en": "Inspection office"}}
    tiny.change("zh/purpose/index.md", "data-role=team", "data-role='team office'")
    tiny.change("en/purpose/index.md", "data-role=team", "data-role='team office'")
    code, _, errors = tiny.build()
    assert code == 0, errors
    assert "<h1>巡察办 " in tiny.read("print/office.html") and item_ids(tiny.root / "site/en/print/office.html") == [
        "a-1",
        "a-2",
    ]


def test_what_scripts_show_had_its_room_before(open_page, server: str) -> None:
    tops = []
    for blocked in (True, False):
        page = open_page("about:blank", viewport={"width": 412, "height": 823})
        if blocked:
            page.route("**/assets/handbook.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        page.goto(f"{server}/print/team.html")
        assert page.locator("[data-print]").is_visible() != blocked
        tops.append(page.evaluate("document.querySelector('main').getBoundingClientRect().top"))
    assert abs(tops[0] - tops[1]) <= 8
