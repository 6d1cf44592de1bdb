"""The paper of working sheets: the round sheet, and each working sheet on a page, across where it says so."""

from __future__ import annotations

import re
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import TinySite
from reading import LANGUAGES, check_paper, reader_of, titles, words_of
from test_filled_pages import HAND, drawn, filled

SHEET = (
    "# 表 {{#sheets}}\n\n导语。\n\n"
    "## 记录 {{#sheet-one .sheet{extra} data-role=team}}\n\n谁用。\n\n| 序号 | 事项 | 结果 |\n| --- | --- | --- |\n{rows}"
)
NAMES = {"zh": ["本轮信息单", "每日记录"], "zh-Hant": ["本輪信息單", "每日記錄"], "en": ["Round sheet", "Daily record"]}


def test_a_sheet_a_page_behind_a_list_of_them(site: Path) -> None:
    for language in LANGUAGES:
        path = site / f"downloads/sheets-{language}.pdf"
        check_paper(path)
        assert titles(path) == list(zip(NAMES[language], (2, 3), strict=True))
    cover, round_, sheet = words_of(site / "downloads/sheets-zh.pdf")
    assert "每日记录县委巡察组3" in cover  # the sheet, who fills it in, its page
    assert "联络组负责人和电话" in round_ and "邮政信箱" in round_  # whether they stand on a card's head or not
    assert "谁用:联络组" in sheet and "序号日期事项结果" in sheet


def test_a_sheet_lies_across_where_it_says_so(site: Path) -> None:
    shapes = [page.mediabox.width > page.mediabox.height for page in reader_of(site / "downloads/sheets-zh.pdf").pages]
    assert shapes == [False, False, True]


def rows_of(path: Path, page: int) -> list[float]:
    """The heights, in millimetres, between the lines across a page that are as long as a table is wide."""
    heights: set[float] = set()

    def visit(operator: bytes, operands: list, matrix: list, _: object) -> None:
        if operator in (b"l", b"m"):
            heights.add(round((matrix[3] * float(operands[1]) + matrix[5]) / 72 * 25.4, 1))

    reader_of(path).pages[page].extract_text(visitor_operand_before=visit)
    found = sorted(heights)
    return [after - before for before, after in pairwise(found)]


def test_rows_to_fill_in_are_high_enough_for_a_pen(site: Path) -> None:
    heights = rows_of(site / "downloads/sheets-zh.pdf", 2)
    assert len([height for height in heights if height >= 9.9]) >= 2, heights  # both rows of the sheet


@pytest.mark.parametrize(
    ("rows", "extra", "wrong"), [(10, "", False), (30, "", True), (10, " .landscape", False), (30, " .landscape", True)]
)
def test_a_sheet_that_takes_two_pages_stops_the_build(alone: TinySite, rows: int, extra: str, wrong: bool) -> None:
    alone.write("zh/reference/sheets.md", SHEET.format(extra=extra, rows="| 1 | | |\n" * rows))
    alone.config["nav"][-1]["资料"].append("reference/sheets.md")
    alone.config["extra"]["paper"] |= {"sheets": True, "sizes": {"standard": {"letters": 12, "lines": 21}}}
    code, _, errors = alone.build()
    told = "docs/zh/reference/sheets.md:5: working sheet “记录” takes 2 printed pages – a sheet is one page: take rows off, or turn it with .landscape"
    assert (code, told in errors) == ((1, True) if wrong else (0, False)), errors


def test_a_list_has_as_many_rows_as_its_page_has_room_for_and_a_form_lines_below(alone: TinySite) -> None:
    form = "\n## 单子 {#sheet-two .sheet data-role=team}\n\n谁用。\n\n| 项目 | 填写 |\n| --- | --- |\n| 姓名 | |\n"
    alone.write("zh/reference/sheets.md", SHEET.format(extra="", rows="| 1 | | |\n| 2 | | |\n") + form)
    alone.config["nav"][-1]["资料"].append("reference/sheets.md")
    alone.config["extra"]["paper"] |= {"sheets": True, "sizes": {"standard": {"letters": 12, "lines": 21}}}
    assert alone.build()[0] == 0
    path = alone.root / "site/downloads/sheets-zh.pdf"
    listed, form_ = words_of(path)[2:]
    assert re.search("1234567891011121314151617", listed) and "备注" not in listed
    assert "备注" in form_ and all(filled(*page, HAND) > 0.9 for page in [*drawn(path)][2:])
    assert len([height for height in rows_of(path, 2) if height >= 9.9]) >= 17
    with zipfile.ZipFile(alone.root / "site/downloads/sheets-zh.docx") as package:
        assert ">17<" in package.read("word/document.xml").decode()
