"""Cards and items: each part is read from its place, and each mistake is told in full, with its line and whose it is."""

from __future__ import annotations

import pytest
from handbook.problem import Problem, id_needle
from handbook.read.cards import check_card, item_needles, read_cards, unknown
from handbook.tree import parse
from units import SETTINGS, card, item, rendered, told

CITE = "[P1.1](../reference/source.html#p1-1)"
HEAD = "## 卡 {#card-a data-role=team data-phase=before data-kind=read-do}\n\n停。\n\n"
SYNTAX = "write `{: #id .must }` on the next line, indented by four blanks, with no empty line between items"
ROLES, PHASES, MODALITIES = (
    f"use one of {names}, or add it to mkdocs.yml" for names in ("team, office", "before, after", "must, may")
)


def one(text: str = "甲", attributes: str = "#a-1 data-modality=must", cite: str = f" {CITE}") -> str:
    return f"- [ ] {text}{cite}\n" + (f"    {{: {attributes} }}\n" if attributes else "")


LONG = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月"  # 32 characters
CUT = LONG[:30]
# The page, and what is said: the line, the words, the remedy, and the id of the thing that is refused.
CASES = {
    "all is well": (HEAD + one(), []),
    "no id of a card": (
        "x 卡\n\n" + HEAD.replace("#card-a ", "") + one(),
        [("3: card “卡” has no id – write `{#card-… data-role=… data-phase=… data-kind=…}` after its heading", "")],
    ),
    "no role, phase or kind": (
        "[卡](#card-a)\n\n## 卡 {#card-a data-role='' data-phase='' data-kind=''}\n\n停。\n\n" + one(),
        [
            ("3: card “卡” has no role – give it data-role: one of team, office", "card-a"),
            ("3: card “卡” has no phase – give it data-phase: one of before, after", "card-a"),
            ("3: card “卡” has no kind – give it data-kind: one of read-do", "card-a"),
        ],
    ),
    "unknown role, phase and kind": (
        "teem 卡\n\n## 卡 {#card-a data-role='team teem' data-phase=later data-kind=do}\n\n停。\n\n" + one(),
        [
            (f"3: unknown role “teem” – {ROLES}", "card-a"),
            (f"3: unknown phase “later” – {PHASES}", "card-a"),
            ("3: unknown kind “do” – use one of read-do, or add it to mkdocs.yml", "card-a"),
        ],
    ),
    "no pause point": (
        "x\n\n" + HEAD.replace("停。\n\n", "") + one(),
        [("3: card “卡” does not say when to read it – put a paragraph between its heading and its items, such as “停顿点：…”", None)],
    ),
    "no pause point on two cards": (
        HEAD.replace("停。\n\n", "") + one() + "\n" + HEAD.replace("停。\n\n", "").replace("卡", "乙").replace("card-a", "card-b") + one("乙", "#b-1 data-modality=must"),
        [(f"{line}: card “{title}” does not say when to read it – put a paragraph between its heading and its items, such as “停顿点：…”", None) for line, title in ((1, "卡"), (6, "乙"))],
    ),
    "no items": ("x\n\n" + HEAD, [("3: card “卡” has no items – add task-list items `- [ ] …` below it, or take its data-* off", "card-a")]),
    "too many items": (
        "x\n\n" + HEAD + "".join(one(f"甲{n}", f"#a-{n} data-modality=must") for n in range(3)),
        [("3: card “卡” has 3 items, and 2 are the most – split the card, or merge items that are done together", None)],
    ),
    "as many items as there may be": (HEAD + "".join(one(f"甲{n}", f"#a-{n} data-modality=must") for n in range(2)), []),
    "no id of an item": (HEAD + "甲 \n\n" + one(attributes="data-modality=must"), [(f"7: item “甲” has no id – {SYNTAX}", "")]),
    "no id of an item of many words": (HEAD + one(LONG, "data-modality=must"), [(f"5: item “{CUT}” has no id – {SYNTAX}", "")]),
    "no text": (HEAD + one(""), [("6: item a-1 has no text – write what is to be done before its citation", "a-1")]),
    "no modality": (HEAD + one(LONG, "#a-1"), [(f"6: item “{CUT}” has no modality – write one of .must, .may after its id", "a-1")]),
    "no citation": (
        HEAD + one(LONG, cite=""),
        [(f"6: item “{CUT}” cites no sentence – end it with a citation such as [P12.3]", "a-1")],
    ),
    "unknown words of an item": (
        HEAD + one(attributes="#a-1 data-modality=should data-role=nobody data-phase=never"),
        [
            (f"6: unknown modality “should” – {MODALITIES}", "a-1"),
            (f"6: unknown role “nobody” – {ROLES}", "a-1"),
            (f"6: unknown phase “never” – {PHASES}", "a-1"),
        ],
    ),
    "a word of an item without id": (
        HEAD + one("never", "data-modality=must data-phase=never"),
        [(f"5: item “never” has no id – {SYNTAX}", ""), (f"6: unknown phase “never” – {PHASES}", "")],
    ),
    "a list in an item": (
        HEAD + one(LONG) + "    - 乙\n",
        [(f"6: item “{CUT}” holds a <ul>: an item is one line – make the inner lines items of their own; {SYNTAX}", "a-1")],
    ),
    "a paragraph in an item without id": (
        HEAD + f"- [ ] {LONG}\n\n    乙\n",
        [(f"5: item “{CUT}” holds a <p>: an item is one line – make the inner lines items of their own; {SYNTAX}", "")],
    ),
    "on no card": (
        f"{LONG}\n\n" + one(LONG),
        [(f"4: item “{CUT}” is on no card – move it below a heading with data-role, data-phase and data-kind, or make it a plain list item", "a-1")],
    ),
    "on no card, without id": (
        "x\n\n" + one("甲乙", ""),
        [("3: item “甲乙” is on no card – move it below a heading with data-role, data-phase and data-kind, or make it a plain list item", "")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_mistake_is_told_in_full(case: str) -> None:
    text, wanted = CASES[case]
    _, problems = read_cards(rendered(text), "x/a.html", SETTINGS)
    assert list(zip(told(problems, text), [problem.about for problem in problems], strict=True)) == wanted


def test_a_page_is_read_card_by_card_and_an_item_that_is_refused_is_left_out() -> None:
    text = (
        "# 题 {#t}\n\n" + HEAD + one("甲 **乙**") + one("丙", "#a-2 data-modality=may data-role='office team' data-phase=after")
        + "\n### 小节 {#b data-kind=do}\n\n停甲。\n\n" + one("丁", "#a-3 data-modality=must") + "    - 戊\n"
        + "\n## 末 {#card-c data-role=office}\n\n旁。\n{: .aside }\n\n停乙。\n\n" + one("己", "#a-4 data-modality=may")
    )  # fmt: skip
    cards, _ = read_cards(rendered(text), "x/y/a.html", SETTINGS)
    usual = {"theme": "x", "card_title": "卡"}
    assert cards == [
        card(
            item("a-1", "甲 乙", url="x/y/a.html#a-1", **usual),
            item("a-2", "丙", roles=("office", "team"), phases=("after",), modality="may", url="x/y/a.html#a-2", **usual),
            pause="停。",
            page="x/y/a.html",
        ),
        card(id_="b", title="小节", roles=(), phases=(), kind="do", pause="停甲。", page="x/y/a.html"),
        card(
            item("a-4", "己", card="card-c", card_title="末", roles=("office",), phases=(), modality="may", url="x/y/a.html#a-4"),
            id_="card-c", title="末", roles=("office",), phases=(), kind="", pause="停乙。", page="x/y/a.html",
        ),
    ]  # fmt: skip


def test_a_page_at_the_root_has_no_theme_and_only_the_first_two_blocks_hold_a_pause_point() -> None:
    (found,), _ = read_cards(
        rendered("## 卡 {#c data-role=team}\n\n- x\n\n<!-- -->\n\n- y\n\n停。\n\n" + one()), "a.html", SETTINGS
    )
    assert (found.theme, found.pause, found.page, found.items[0].url) == ("", "", "a.html", "a.html#a-1")


def test_where_a_problem_of_a_card_or_item_is_looked_for() -> None:
    (node,) = rendered(one())[0]
    assert item_needles(node, "一二三四五六七八九十甲乙丙丁") == (
        id_needle("a-1"), "] 一二三四五六七八九十甲乙丙丁", "] 一二三四五六七八九十甲乙", "一二三四五六七八九十甲乙",
    )  # fmt: skip
    assert item_needles(parse("<li></li>")[0], "") == ("", "", "", "")
    what, remedy = "unknown role “x”", "use one of a, b, or add it to mkdocs.yml"
    assert unknown("role", ["a", "x"], ["a", "b"], ("n",), "id") == [
        Problem(what, remedy, ("n", "role=x", 'role="x', ".x", "x", "n"), "id")
    ]
    assert unknown("role", ["x"], ["a", "b"], ("n",), "") == [
        Problem(what, remedy, ("role=x", 'role="x', ".x", "x", "n"), "")
    ]
    (problem,) = check_card(card(kind=""), 1, SETTINGS, ("n",))
    assert (problem.needles, problem.about) == (("n",), "card-a")
    _, problems = read_cards(rendered("## 卡 {#c data-role=team}\n\n"), "a.html", SETTINGS)
    assert {problem.needles for problem in problems} == {(id_needle("c"), "# 卡", "卡")}
