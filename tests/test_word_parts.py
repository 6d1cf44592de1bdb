"""Word documents made of plain data: all that may stand on a working sheet, the same bytes each time, right to left."""

from __future__ import annotations

import copy

import pytest
from docx.oxml.ns import qn
from handbook.book import Edition
from handbook.paper.contents import Paper
from handbook.paper.contents import frame as frame_of
from handbook.paper.word import word_document
from handbook.settings.model import Settings
from word_reader import part, styled, text


@pytest.fixture
def sheet(settings: Settings) -> Paper:
    """A working sheet with everything that may stand on one."""
    inside = [
        {
            "t": "para",
            "c": [
                "谁用：",
                {"t": "strong", "c": ["组长"]},
                {"t": "lang", "tag": "en", "c": ["leader"]},
                {"t": "cite", "number": "P1.2", "to": None},
                {"t": "link", "to": None, "c": ["待"], "tail": "填"},
            ],
        },
        {"t": "list", "ordered": True, "start": 3, "items": [{"c": [{"t": "plain", "c": ["第三件"]}]}]},
        {"t": "quote", "c": [{"t": "para", "c": ["原话", {"t": "footnote", "id": "n", "c": ["注"]}]}]},
        {"t": "heading", "level": 3, "c": ["小题"]},
        {"t": "rule"},
        {
            "t": "table",
            "head": [[cell("甲"), cell("乙")]],
            "rows": [[cell("一"), cell("", True)]],
            "columns": [0, 0],
            "whole": True,
        },
        {"t": "terms", "pairs": [{"term": ["词"], "details": [["解"]]}]},
    ]
    names = dict.fromkeys(
        (
            "Overline",
            "CardPause",
            "CardFacts",
            "Picture",
            "RoundLabel",
            "RoundValue",
            "TableHead",
            "CardItem",
            "CardStrength",
        ),
        "x",
    )
    names |= dict.fromkeys(
        ("CardSource", "CardNote", "TickPlace", "TickBox", "Signature", "SheetText", "SheetCell", "Sentence", "End"),
        "x",
    )
    body = [{"t": "sheet", "title": "表", "landscape": True, "c": inside}]
    return Paper(
        "sheets-zh.docx",
        {
            **frame_of(Edition(settings, "zh", "手册"), "standard"),
            "title": "工作用表",
            "names": names,
            "heads": [],
            "cover": None,
            "body": body,
        },
    )


def cell(words: str, blank: bool = False) -> dict:
    return {"head": False, "blank": blank, "c": [{"t": "plain", "c": [words]}] if words else []}


def test_all_that_may_stand_on_a_sheet_is_there(sheet: Paper) -> None:
    root = part(word_document(sheet, {}))
    assert styled(root, "SheetText") == ["谁用：组长leaderP1.2待填", "3. 第三件", "原话（注）", "词解"]
    assert styled(root, "Heading2") == ["小题"] and styled(root, "SheetCell") == ["一", ""]
    (foreign,) = root.iter(qn("w:lang"))
    assert foreign.get(qn("w:val")) == "en" and text(foreign.getparent().getparent()) == "leader"
    (sides,) = root.iter(qn("w:pgSz"))
    assert sides.get(qn("w:orient")) == "landscape"


def test_the_same_paper_gives_the_same_bytes(sheet: Paper) -> None:
    assert word_document(copy.deepcopy(sheet), {}) == word_document(sheet, {})


def test_a_language_that_runs_from_right_to_left_does_so_in_word(sheet: Paper) -> None:
    right = word_document(Paper(sheet.name, {**sheet.data, "tag": "ug"}), {})
    assert part(right, "word/styles.xml").find(f".//{qn('w:bidi')}") is not None
    root = part(right)
    assert root.find(f".//{qn('w:sectPr')}/{qn('w:bidi')}") is not None
    assert all(table[0].find(qn("w:bidiVisual")) is not None for table in root.iter(qn("w:tbl")))
    assert next(part(word_document(sheet, {})).iter(qn("w:bidi"), qn("w:bidiVisual")), None) is None
