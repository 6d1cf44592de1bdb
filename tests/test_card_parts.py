"""The parts of a card: its picture, what belongs to it, its citations, and whether it is sound."""

from __future__ import annotations

import pytest
from handbook.card import Picture, is_sound
from handbook.marks import card_blocks, citations, is_card_heading, is_item, item_text, lead_picture
from handbook.read.cards import read_cards
from handbook.tree import parse
from test_card_faults import HEAD, one
from units import SETTINGS, card, item, rendered


def test_a_card_s_picture_stands_alone_before_its_items() -> None:
    image = "![图](b.png){: width=30 height=20 }\n\n"
    (found,), _ = read_cards(rendered(HEAD + image + one()), "x/a.html", SETTINGS)
    assert found.picture == Picture("x/b.png", "图", 30, 20)
    for body in (
        one() + "\n" + image,
        "字" + image + one(),
        image.strip() + "![乙](c.png)\n\n" + one(),
        "> " + image + one(),
        image,
        one() + "\n" + image + one(),
        "**字**\n\n" + one(),
    ):
        assert lead_picture(rendered(HEAD + body)[0]) is None, body
    two = rendered(HEAD + image + "![乙](c.png)\n\n" + one())
    assert lead_picture(two[0]).get("src") == "b.png"


def test_what_belongs_to_a_card_ends_with_its_last_task_list() -> None:
    tree = rendered(HEAD + one() + "\n段。\n\n" + one("乙", "#a-2 data-modality=must") + "\n后。\n\n## 下 {#x}\n")
    assert [block.tag for block in card_blocks(tree[0])] == ["p", "ul", "p", "ul"]
    assert card_blocks(rendered("## 卡 {#c}\n\n停。\n\n- 甲\n")[0]) == []
    assert card_blocks(rendered("## 卡 {#c}\n\n" + one())[0]) != []


@pytest.mark.parametrize(("html", "heading", "task"), [
    ("<h2 data-role=x></h2>", True, False), ("<h3 data-phase=x></h3>", True, False), ("<h6 data-kind=''></h6>", True, False),
    ("<h2 data-modality=x></h2>", False, False), ("<p data-role=x></p>", False, False),
    ("<li class='x task-list-item'></li>", False, True), ("<li class=item></li>", False, False), ("<p class=task-list-item></p>", False, False),
])  # fmt: skip
def test_what_is_a_card_s_heading_and_what_an_item(html: str, heading: bool, task: bool) -> None:
    assert (is_card_heading(parse(html)[0]), is_item(parse(html)[0])) == (heading, task)


def test_citations_stand_each_once_in_order_and_are_no_words_of_the_item() -> None:
    html = (
        "<li> 甲<b>乙<!-- 注 -->丙</b> <a href='../reference/source.html#p2-1'>P2.1</a>、<a href='source.html#p1h-1'>P</a>"
        "<a href='source.html#p2-1'>P</a><a href='x.html#p3-1'>丁</a><a>戊</a><a href='resource.html#p3-1'>己</a><span class='x aside'>旁</span>庚</li>"
    )
    (node,) = parse(html)
    assert citations(node) == ("p2-1", "p1h-1")
    assert item_text(node) == "甲乙丙 、丁戊己庚"


@pytest.mark.parametrize(("changed", "sound"), [
    ({}, True), ({"roles": ("team", "office"), "phases": ("before", "after")}, True), ({"kind": "do"}, False), ({"roles": ("team", "boss")}, False), ({"phases": ("later",)}, False),
    ({"items": (item(roles=("boss",)),)}, False), ({"items": (item(phases=("later",)),)}, False), ({"items": (item(modality="x"),)}, False),
    ({"items": (item(modality="may"), item(modality="x"))}, False),
])  # fmt: skip
def test_a_card_is_sound_when_mkdocs_yml_knows_all_that_it_names(changed: dict, sound: bool) -> None:
    from dataclasses import replace

    assert is_sound(replace(card(item()), **changed), SETTINGS) is sound
