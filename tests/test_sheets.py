"""Working sheets: what the book holds of them, and what is wrong with one that can't be filled in."""

from __future__ import annotations

import io
import re
from pathlib import Path

import lxml.html
import pytest
from handbook.read.sheets import read_sheets
from handbook.settings.model import Settings
from handbook.show.page import decorate_page
from handbook.show.print_pages import SHEETS
from handbook.tree import elements, parse
from pypdf import PdfReader

TABLE = "<p>Who fills it in.</p><table><tr><th>a</th></tr><tr><td></td></tr></table>"


def test_a_sheet_holds_what_follows_its_heading(settings: Settings) -> None:
    tree = parse(
        f'<h2 id="one" class="sheet landscape" data-role="team liaison">One</h2>{TABLE}<h2 id="x">Not a sheet</h2><p>after</p>'
    )
    (sheet,), problems = read_sheets(tree, "forms.html", settings)
    assert problems == []
    assert (sheet.id, sheet.title, sheet.page, sheet.roles, sheet.landscape) == (
        "one",
        "One",
        "forms.html",
        ("team", "liaison"),
        True,
    )
    assert [block.tag for block in sheet.blocks] == ["p", "table"]
    tree.find(".//p").text = "changed"
    assert sheet.blocks[0].text == "Who fills it in."  # what the site's markup changes later is not in the book


def test_a_sheet_that_nobody_can_fill_in_is_told_of(settings: Settings) -> None:
    tree = parse(
        '<h2 id="one" class="sheet" data-role="nobody">One</h2><p>No table.</p><h2 id="two" class="sheet">Two</h2>'
        + TABLE
    )
    sheets, problems = read_sheets(tree, "forms.html", settings)
    assert [sheet.roles for sheet in sheets] == [(), ()]
    assert [problem.what for problem in problems] == [
        "unknown role “nobody”",
        "working sheet “One” has no table to fill in",
        "working sheet “Two” does not say who fills it in",
    ]


# ---- their print page -----------------------------------------------------------------------------------------------------


def tree(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("prefix", ["", "zh-Hant/", "en/"])
def test_every_sheet_is_on_the_print_page_with_head_and_foot_and_ways_to_it(
    site: Path, settings: Settings, prefix: str
) -> None:
    page, root = tree(site / prefix / SHEETS), site / prefix
    language = prefix.strip("/") or "zh"
    (sheet,) = page.xpath("//article[contains(@class, 'sheet--form')]")
    assert sheet.get("id") == "sheet-daily" and "sheet--across" in sheet.get("class")
    assert len(sheet.xpath(".//td[contains(@class, 'blank')]")) == 6
    text = sheet.text_content()
    for entry in settings.round:
        assert (entry.label[language] in text) == entry.head
    assert settings.labels["sheet_nature"][language] in text and settings.version in text and "1 / 1" in text
    (own,) = page.xpath("//nav[@class='bar__sheets']//div[@id='for-team']")
    assert own.xpath("dt")[0].text == settings.roles["team"].name[language] and own.xpath("dd/a/@href") == [
        "#sheet-daily"
    ]
    assert tree(root / "reference/sheets.html").xpath("//p[contains(@class, 'sheet__links')]/a/@href") == [
        "../print/sheets.html#sheet-daily"
    ]
    (tile,) = tree(root / "index.html").xpath("//a[@href='print/sheets.html#for-team']")
    assert settings.labels["sheets_one"][language].format(1) in tile.text
    for pack in ("print/all.html", SHEETS):
        assert tree(root / pack).xpath("//nav[@class='bar__packs']/a[@href='../print/sheets.html']"), pack


def test_links_of_a_sheet_lead_from_its_print_page_and_its_ids_stay_behind(tiny) -> None:
    form = "## {} {{#sheet-a .sheet data-role=team}}\n\n[P1.1](../reference/source.md#p1-1) [1](#card-a) {} (专项)\n\n| a | b |\n| --- | --- |\n| x {{: #row }} | |\n"
    for code in ("zh", "en"):
        path = tiny.root / "docs" / code / "purpose/index.md"
        tiny.write(
            f"{code}/purpose/index.md",
            path.read_text(encoding="utf-8") + "\n" + form.format(*(("表", "见") if code == "zh" else ("Form", "see"))),
        )
    status, _, errors = tiny.build()
    assert status == 0, errors
    page = tree(tiny.root / "site/en" / SHEETS)
    assert page.xpath("//div[contains(@class, 'sheet__form')]//a/@href") == [
        "../reference/source.html#p1-1",
        "../purpose/index.html#card-a",
    ]
    assert not page.xpath("//td[@id]") and page.xpath("//span[@lang='zh-Hans']")[0].text == "专项"
    assert tree(tiny.root / "site/en/purpose/index.html").xpath("//td[@id='row']")


def test_a_handbook_without_sheets_has_no_page_of_them(tiny) -> None:
    status, _, errors = tiny.build()
    assert status == 0, errors
    assert not (tiny.root / "site" / SHEETS).exists()
    assert "sheets.html" not in tiny.read("print/all.html")


def test_a_cell_that_is_alone_in_its_row_to_write_in_gets_the_room() -> None:
    row = parse(
        "<table><tr><td>a</td><td></td></tr><tr><td></td><td> </td></tr><tr><td><b></b></td><td>x</td></tr></table>"
    )
    decorate_page(list(elements(row)), {}, {})
    assert [cell.get("class") for cell in row.iter("td")] == [None, "blank blank--alone", "blank", "blank", None, None]


@pytest.mark.parametrize("code", ["zh", "zh-Hant", "en"])
def test_each_sheet_of_this_handbook_is_one_printed_page_with_room_to_write(
    open_page, real_site: Path, code: str
) -> None:
    path = real_site / ("" if code == "zh" else code) / SHEETS
    if not path.exists():
        pytest.skip("this handbook has no sheets")
    sheets = tree(path).xpath("//article[contains(@class, 'sheet--form')]")
    page = open_page(path.as_uri(), java_script_enabled=False)
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) == len(sheets)
    for number, (sheet, printed) in enumerate(zip(sheets, pages, strict=True), 1):
        across = "sheet--across" in sheet.get("class")
        assert (printed.mediabox.width > printed.mediabox.height) == across, sheet.get("id")
        assert f"{number}/{len(sheets)}" in re.sub(r"\s", "", printed.extract_text())


def test_blank_cells_of_this_handbook_are_high_and_wide_enough_to_write_in(open_page, real_site: Path) -> None:
    if not (real_site / SHEETS).is_file():
        pytest.skip("this handbook has no working sheets")
    page = open_page((real_site / SHEETS).as_uri(), viewport={"width": 1300, "height": 900})
    page.emulate_media(media="print")
    cells = page.evaluate(
        "[...document.querySelectorAll('.sheet__form td.blank')].map(cell => [cell.offsetWidth, cell.offsetHeight])"
    )
    millimetre = 96 / 25.4
    assert (
        cells
        and min(height for _, height in cells) >= 10 * millimetre
        and min(width for width, _ in cells) >= 15 * millimetre
    )
