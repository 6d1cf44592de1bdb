"""Nodes of a paper: what is kept together, so that no line begins with what belongs to the line before."""

from __future__ import annotations

import pytest
from handbook.paper.nodes import keep_marks, keep_tail, leading, with_tail
from handbook.paper.tables import table

CITE = {"t": "cite", "to": "a.html#p1-1", "source": "p1-1", "number": "P1.1"}
LINK = {"t": "link", "to": "a.html", "c": ["页"]}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (["见", CITE, "：下文"], ["见", {"t": "keep", "c": [CITE, "："]}, "下文"]),
        ([CITE, "）。"], [{"t": "keep", "c": [CITE, "）。"]}]),
        ([CITE, "下文。"], [CITE, "下文。"]),
        ([LINK, "；下文"], [LINK, "\u2060；下文"]),
        (["：下文", CITE], ["：下文", CITE]),
        ([CITE, LINK, "。"], [CITE, LINK, "\u2060。"]),
        ([], []),
    ],
)
def test_marks_after_a_citation_or_a_link_are_kept_with_it(given: list, kept: list) -> None:
    assert keep_marks(given) == kept


@pytest.mark.parametrize(
    ("words", "head", "tail"),
    [
        (["被巡察党组织"], ["被巡察党"], "组织"),
        (["整改“后半篇文章”"], ["整改“后半篇"], "文章”"),
        (["whom to ask"], ["whom to "], "ask"),
        (["谁"], ["谁"], ""),
        (["抓", {"t": "strong", "c": ["关键少数"]}], ["抓", {"t": "strong", "c": ["关键少数"]}], ""),
        (["卡片"], [], "卡片"),
        ([], [], ""),
    ],
)
def test_the_last_word_of_a_link_stays_with_its_page(words: list, head: list, tail: str) -> None:
    link = with_tail({**LINK, "c": words})
    assert (link["c"], link.get("tail", "")) == (head, tail)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (["写在备注里。"], ["写在备", {"t": "keep", "c": ["注里。"]}]),
        ([LINK, "开始。"], [LINK, {"t": "keep", "c": ["开始。"]}]),
        (["哪一年、谁。"], ["哪一", {"t": "keep", "c": ["年、谁。"]}]),
        (["the end."], ["the end."]),
    ],
)
def test_no_character_stands_alone_on_a_last_line(given: list, kept: list) -> None:
    assert keep_tail(given) == kept


@pytest.mark.parametrize(
    ("first", "second", "leads"),
    [
        ({"t": "para", "c": ["步骤由手册编排。"]}, {"t": "list", "items": []}, True),
        ({"t": "para", "c": ["长" * 161]}, {"t": "list", "items": []}, False),
        ({"t": "para", "c": ["一句。"]}, {"t": "para", "c": ["又一句。"]}, False),
        ({"t": "plain", "c": ["巡察期间"]}, {"t": "list", "items": []}, True),
        ({"t": "sentence", "c": ["倒数第二句。"]}, {"t": "sentence", "c": ["最后一句。"]}, True),
        ({"t": "quote", "c": []}, {"t": "list", "items": []}, False),
    ],
)
def test_what_leads_to_a_list_or_to_the_last_sentence_stays_with_it(first: dict, second: dict, leads: bool) -> None:
    assert leading([first, second])[0].get("leads", False) is leads


def cells(*words: str) -> list[dict]:
    return [{"head": False, "blank": False, "c": [{"t": "plain", "c": [one]}]} for one in words]


def test_a_table_knows_the_longest_word_of_a_column_and_how_much_it_holds() -> None:
    made = table([cells("Who", "谁")], [cells("the committee’s members", "党工委的同志")], dense=False)
    assert (made["longest"], made["held"]) == ([11, 0], 16)
    assert table([], [cells("字" * 700, "b")], dense=True)["held"] == 701


def test_in_a_column_a_link_is_broken_anywhere() -> None:
    row = cells("a")
    row[0]["c"][0]["c"] = [with_tail({**LINK, "c": ["自查材料"]})]
    assert "tail" in row[0]["c"][0]["c"][0]
    (((kept,),),) = ((tuple(cell["c"][0]["c"]) for cell in line) for line in table([], [row], dense=True)["rows"])
    assert kept["c"] == ["自查", "材料"] and "tail" not in kept
