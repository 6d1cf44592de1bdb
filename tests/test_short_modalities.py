"""A modality as a class: it is what data-modality says, and no other class is one."""

from __future__ import annotations

import pytest
from handbook.marks import spell_out
from handbook.read.cards import read_cards
from handbook.tree import parse, serialize
from test_short_marks import html
from units import SETTINGS

HEAD = "## 卡 {#card-a data-role=team data-phase=before data-kind=read-do}\n\n停。\n\n"


@pytest.mark.parametrize(("short", "long"), [
    ("#a-1 .must", "#a-1 data-modality=must"),
    (".must #a-1 data-role=office", "data-modality=must #a-1 data-role=office"),
    ("#a-1 .must data-exception='so' data-phase='before after'",
     "#a-1 data-modality=must data-exception='so' data-phase='before after'"),
    ("#a-1 .must data-modality=must", "#a-1 data-modality=must"),
])  # fmt: skip
def test_a_modality_is_the_same_in_either_form(short: str, long: str) -> None:
    trees = [parse(html(f"{HEAD}- [x] 甲 [P1.1]\n    {{: {marks} }}\n")) for marks in (short, long)]
    for tree in trees:
        spell_out(tree)
    assert serialize(trees[0]) == serialize(trees[1])
    (card,), problems = read_cards(trees[0], "x/a.html", SETTINGS)
    assert [item.modality for item in card.items] == ["must"] and problems == []


@pytest.mark.parametrize(
    ("marks", "modality"), [(".must .may", "must may"), (".may data-modality=must", "must may"), (".note", "note")]
)
def test_an_item_has_one_modality_and_no_other_class(marks: str, modality: str) -> None:
    tree = parse(html(f"{HEAD}- [ ] 甲 [P1.1]\n    {{: #a-1 {marks} }}\n"))
    spell_out(tree)
    _, problems = read_cards(tree, "x/a.html", SETTINGS)
    assert [problem.what for problem in problems] == [f"unknown modality “{modality}”"]


def test_classes_of_anything_else_stay() -> None:
    text = "甲\n{: .must }\n\n- 乙\n    {: .may }\n\n## 丙 {#c .must}\n"
    tree = parse(html(text))
    before = serialize(tree)
    spell_out(tree)
    assert serialize(tree) == before
