"""Extraction: items come out of rendered Markdown once, in order, or are refused with a message."""

from __future__ import annotations

import re

import markdown
import pytest
from handbook.card import Card, select
from handbook.read.cards import read_cards
from handbook.settings.model import Settings
from handbook.show.cards import decorate_cards
from handbook.show.data import as_json
from handbook.tree import parse, serialize
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

HEAD = "## 卡 {#card-a data-role='team inspected' data-phase=on-site data-kind=do-confirm}\n\n停顿点：每天。\n\n"
CITE = "[P1.1](../reference/source.html#p1-1)"


def render(text: str) -> str:
    return markdown.markdown(text, extensions=["attr_list", "tables", "pymdownx.tasklist"])


def read(text: str, settings: Settings) -> tuple[list[Card], list[str]]:
    cards, faults = read_cards(parse(render(text)), "purpose/index.html", settings)
    return cards, [fault.what for fault in faults]


def test_an_item_takes_role_and_phase_from_its_card_unless_it_has_its_own(settings: Settings) -> None:
    text = (
        HEAD
        + f"- [ ] 甲 {CITE}\n    {{: #a-1 data-modality=must }}\n- [ ] 乙 {CITE}\n    {{: #a-2 data-modality=may data-role=liaison data-phase=reporting }}\n"
    )
    (card,), faults = read(text, settings)
    first, second = card.items
    assert faults == []
    assert (card.id, card.title, card.theme, card.kind, card.pause) == (
        "card-a",
        "卡",
        "purpose",
        "do-confirm",
        "停顿点：每天。",
    )
    assert (first.text, first.roles, first.phases, first.modality, first.source) == (
        "甲",
        ("team", "inspected"),
        ("on-site",),
        "must",
        ("p1-1",),
    )
    assert first.url == "purpose/index.html#a-1"
    assert (second.roles, second.phases) == (("liaison",), ("reporting",))


def test_the_site_s_own_markup_reads_back_the_same(settings: Settings) -> None:
    text = (
        HEAD
        + f"- [ ] 甲**乙** `丙` {CITE} 丁 {CITE}\n    {{: #a-1 data-modality=must }}\n- [ ] 戊 {CITE}\n    {{: #a-2 data-modality=check }}\n\n后文。\n"
    )
    tree = parse(render(text))
    before, _ = read_cards(tree, "purpose/index.html", settings)
    decorate_cards(tree, before, settings, "zh")
    shown = serialize(tree)
    after, faults = read_cards(parse(shown), "purpose/index.html", settings)
    assert after == before and faults == []
    assert "disabled" not in shown
    assert shown.index("</section>") < shown.index("后文")


def test_a_line_broken_between_chinese_characters_joins_without_a_blank(settings: Settings) -> None:
    (card,), _ = read(HEAD + f"- [ ] 甲\n    乙 two\n    words {CITE}\n    {{: #a-1 data-modality=must }}\n", settings)
    assert card.items[0].text == "甲乙 two words"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD + f"- [ ] 甲 {CITE}\n", "item “甲” has no id"),
        (HEAD + f"- [ ] 甲 {CITE}\n    {{: #a-1 }}\n", "item “甲” has no modality"),
        (HEAD + f"- [ ] 甲 {CITE}\n    {{: #a-1 data-modality=should }}\n", "unknown modality “should”"),
        (HEAD + f"- [ ] 甲 {CITE}\n    {{: #a-1 data-modality=must data-role=nobody }}\n", "unknown role “nobody”"),
        (HEAD + f"- [ ] 甲 {CITE}\n    {{: #a-1 data-modality=must data-phase=never }}\n", "unknown phase “never”"),
        (HEAD + "- [ ] 甲\n    {: #a-1 data-modality=must }\n", "item “甲” cites no sentence"),
        (HEAD + f"- [ ] {CITE}\n    {{: #a-1 data-modality=must }}\n", "item a-1 has no text"),
        (
            HEAD
            + f"- [ ] 甲 {CITE}\n    {{: #a-1 data-modality=must }}\n    - [ ] 乙 {CITE}\n        {{: #a-2 data-modality=must }}\n",
            "holds a <ul>",
        ),
        (
            HEAD
            + f"- [ ] 甲 {CITE}\n    {{: #a-1 data-modality=must }}\n\n- [ ] 乙 {CITE}\n    {{: #a-2 data-modality=must }}\n",
            "holds a <p>",
        ),
        (HEAD, "card “卡” has no items"),
        ("## 卡 {#card-a data-role=team}\n\n停顿点：甲\n", "card “卡” has no kind"),
        (f"- [ ] 甲 {CITE}\n    {{: #a-1 data-modality=must }}\n", "item “甲” is on no card"),
        (
            "## 卡 {#card-a data-role=team data-phase=on-site data-kind=do-confirm}\n\n- [ ] 甲\n",
            "card “卡” does not say when to read it",
        ),
        (
            HEAD + "".join(f"- [ ] 甲{n} {CITE}\n    {{: #a-{n} data-modality=must }}\n" for n in range(10)),
            "card “卡” has 10 items, and 9 are the most",
        ),
    ],
)
def test_what_is_wrong_is_said(text: str, message: str, settings: Settings) -> None:
    _, faults = read(text, settings)
    assert any(message in fault for fault in faults), faults


# ---- property: nothing is lost, doubled or moved ------------------------------------------------------------------------

words = st.text(st.sampled_from("甲乙丙丁 ab*_`[]()<>&|#-！“”"), max_size=12)
wraps = st.sampled_from(
    [
        "{}",
        "**{}**",
        "*{}*",
        "`{}`",
        "[{}](index.html)",
        "<b>{}</b>",
        "~~{}~~",
        "{}[P1.2](source.html#p1-2)",
        "![{}](a.png)",
        "<!-- {} -->x",
    ]
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Cards with task items in any nesting, each with a mark (⟦n⟧) of its own, between other blocks."""
    lines: list[str] = [HEAD] if draw(st.booleans()) else []
    for number in range(draw(st.integers(1, 6))):
        depth = draw(st.integers(0, 2))
        bullet = draw(st.sampled_from(["- [ ] ", "- [x] ", "* [ ] ", "1. [ ] ", "- ", "> - [ ] "]))
        text = draw(wraps).format(f"⟦{number}⟧" + draw(words).strip())
        lines.append("    " * depth + bullet + text + draw(st.sampled_from(["", f" {CITE}", "\n\n"])) + "\n")
        if draw(st.booleans()):
            lines.append("    " * (depth + 1) + f"{{: #a-{number} data-modality=must }}\n")
        lines.append(
            draw(
                st.sampled_from(
                    ["", "", "\n", "\n段落。\n\n", "\n## 节 {#s}\n\n", "\n" + HEAD.replace("card-a", f"card-{number}")]
                )
            )
        )
    return "".join(lines)


def own_text(node: HtmlElement) -> str:
    """An item's text as a browser shows it, without the lists inside it."""
    inner = [
        child.text_content() if isinstance(child.tag, str) and child.tag not in ("ul", "ol") else "" for child in node
    ]
    return (node.text or "") + "".join(text + (child.tail or "") for text, child in zip(inner, node, strict=True))


@given(documents())
def test_every_item_comes_out_once_and_in_order_or_is_refused(settings: Settings, text: str) -> None:
    html = render(text)
    tree = parse(html)
    cards, faults = read_cards(tree, "a/b.html", settings)
    rendered = [
        mark
        for node in tree.iter("li")
        if "task-list-item" in (node.get("class") or "")
        for mark in re.findall(r"⟦(\d+)⟧", own_text(node))
    ]
    taken = [mark for card in cards for item in card.items for mark in re.findall(r"⟦(\d+)⟧", item.text)]
    assert len(taken) == len(set(taken))
    if not faults:
        assert taken == rendered
    else:
        assert all(fault.what and fault.remedy for fault in faults)
        assert set(taken) <= set(re.findall(r"⟦(\d+)⟧", html))


# ---- choosing and printing ------------------------------------------------------------------------------------------------


def two_items(settings: Settings) -> list[Card]:
    return read(
        HEAD
        + f'- [ ] 甲 {CITE}\n    {{: #a-1 data-modality=must }}\n- [ ] 乙, "x" {CITE}\n    {{: #a-2 data-modality=may data-role=liaison }}\n',
        settings,
    )[0]


def test_select_keeps_only_the_items_of_a_role_and_the_cards_that_have_some(settings: Settings) -> None:
    cards = two_items(settings)
    assert [item.id for card in select(cards, role="liaison") for item in card.items] == ["a-2"]
    assert select(cards, phase="reporting") == []
    assert select(cards) == cards


def test_the_head_of_a_chosen_card_says_what_holds_for_its_items_alone(settings: Settings) -> None:
    first = f"- [ ] 甲 {CITE}\n    {{: #a-1 data-modality=must data-role=team data-phase=reporting }}\n"
    second = f"- [ ] 乙 {CITE}\n    {{: #a-2 data-modality=must data-phase=on-site }}\n"
    cards = read(HEAD.replace("data-phase=on-site", "data-phase='on-site reporting'") + first + second, settings)[0]
    heads = [
        (one.roles, one.phases)
        for asked in ({"role": "inspected"}, {"phase": "reporting"}, {})
        for one in select(cards, **asked)
    ]
    assert heads == [
        (("inspected",), ("on-site",)),
        (("team",), ("reporting",)),
        (("team", "inspected"), ("on-site", "reporting")),
    ]


def test_json_holds_what_an_item_holds(settings: Settings) -> None:
    assert '"source": [\n   "p1-1"\n  ]' in as_json(two_items(settings)[0].items)
