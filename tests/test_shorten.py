"""Long marks written short: whatever else is on a page stays to the byte, and the page reads the same."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from handbook.card import Card
from handbook.check.shorten import Shortened, shorten, shorten_file
from handbook.marks import spell_out
from handbook.material.citations import Citations
from handbook.problem import Problem
from handbook.read.cards import read_cards
from handbook.tree import parse
from hypothesis import given, settings
from hypothesis import strategies as st
from units import SETTINGS

PAGE = "x/a.md"
LONG = "[P1.1](../reference/source.md#p1-1)"
MODALITIES = ("must", "must-not", "may")


def render(text: str, page: str) -> str:
    return markdown.markdown(
        text, extensions=["attr_list", "tables", "pymdownx.tasklist", "footnotes", "fenced_code", Citations(page)]
    )


def short(text: str, page: str = PAGE) -> str:
    return shorten(text, page, MODALITIES, render)


def item(marks: str) -> str:
    return f"- [ ] 甲\n    {{: {marks} }}\n"


@pytest.mark.parametrize(("long", "expected"), [
    (f"甲{LONG}，{LONG} {LONG}", "甲[P1.1]，[P1.1] [P1.1]"),
    ("[T.1](../reference/source.md#t-1)[P4h.1](../x/../reference/source.md#p4h-1)[H1.1](<../reference/source.md#h1-1>)",
     "[T.1][P4h.1][H1.1]"),
    (f"> 甲\n> {LONG}\n\n| {LONG} |\n| --- |\n| 乙 |\n\n甲[^1]\n\n[^1]: {LONG}\n",
     "> 甲\n> [P1.1]\n\n| [P1.1] |\n| --- |\n| 乙 |\n\n甲[^1]\n\n[^1]: [P1.1]\n"),
    (item("#a-1 data-modality=must"), item("#a-1 .must")),
    (item("#a-1 data-modality=\"must-not\" data-exception='甲 乙'"), item("#a-1 .must-not data-exception='甲 乙'")),
    (item("data-modality='may' #a-1"), item(".may #a-1")),
    (f"甲  {LONG}\r\n\r\n\t乙 \r\n", "甲  [P1.1]\r\n\r\n\t乙 \r\n"),
])  # fmt: skip
def test_what_is_written_short(long: str, expected: str) -> None:
    assert short(long) == expected and short(expected) == expected


@pytest.mark.parametrize("text", [
    "", "甲[P1.1]乙", "\\[P1.1](../reference/source.md#p1-1)",
    f"`{LONG}` ``x{LONG}``", f"```\n{LONG}\n```", f"    {LONG}",
    f"<!-- {LONG} -->", f"<div>{LONG}</div>", f"![x]({LONG[7:-1]} '{LONG}')",
    f"[甲 {LONG}](b.md)", f"{LONG}(b.md)", f"{LONG}: b.md", f"{LONG}[x]\n\n[x]: b.md", f"{LONG}\n\n[P1.1]: b.md",
    "[P1.2](../reference/source.md#p1-1)", "[第一句](../reference/source.md#p1-1)",
    "[P1.1](../reference/source.md)", "[P1.1](source.md#p1-1)",
    "[P1.1](../reference/source.md#p1-1 '题')",
    "[P1.1](../../reference/source.md#p1-1)", "[p1.1](../reference/source.md#p1-1)",
    item("#a-1 data-modality=should"), item("#a-1 data-modality=mustard"),
    item("#a-1 .may data-modality=must"), item("#a-1 xdata-modality=must"),
    "甲\n{: data-modality=must }\n", "## 甲 {#a data-modality=must}\n", "- 甲\n    {: data-modality=must }\n",
])  # fmt: skip
def test_what_stays(text: str) -> None:
    assert short(text) == text


def test_what_is_in_code_keeps_nothing_else_long() -> None:
    text = f"{LONG}\n\n`{LONG}`\n\n{item('#a-1 data-modality=must')}\n[乙 {LONG}](b.md) {LONG}\n"
    assert short(text) == f"[P1.1]\n\n`{LONG}`\n\n{item('#a-1 .must')}\n[乙 {LONG}](b.md) [P1.1]\n"


@pytest.mark.parametrize(
    "head", ["", f"---\ncounts: {{三张卡: '{LONG}'}}\n---\n", f"\ufeff---\r\ntitle: '{LONG}'\r\n---\r\n"]
)
def test_what_stands_at_the_head_of_a_page_stays(head: str, tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_bytes(f"{head}甲{LONG}\r\n`{LONG}`\n".encode())
    done = shorten_file(page, PAGE, MODALITIES, render)
    assert page.read_bytes() == f"{head}甲[P1.1]\r\n`{LONG}`\n".encode()
    assert done == Shortened(page, 1, (head.count("\n") + 2,), len(LONG) - len("[P1.1]"))


def test_an_address_is_taken_from_where_the_page_stands() -> None:
    text = "[P1.1](reference/source.md#p1-1) [P1.1](source.md#p1-1) [P1.1](#p1-1) [P1.1](../reference/source.md#p1-1)"
    assert short(text, "a.md") == "[P1.1]" + text[len("[P1.1](reference/source.md#p1-1)") :]
    assert short(text, "reference/a.md") == "[P1.1](reference/source.md#p1-1) [P1.1] [P1.1](#p1-1) [P1.1]"
    assert short(text, "reference/source.md") == "[P1.1](reference/source.md#p1-1) [P1.1] [P1.1] [P1.1]"


CITED = st.sampled_from(
    [LONG, "[P1.1]", "[P4h.2](../reference/source.md#p4h-2)", "[x](b.md)", "[P1.2](../reference/source.md#p1-1)"]
)
WORDS = st.sampled_from(
    [
        "甲",
        " ",
        "a",
        "`",
        "``",
        "\\",
        "[",
        "]",
        "(",
        ")",
        ":",
        "!",
        "*",
        "_",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "{",
        "}",
        "|",
        "\n",
        "\n\n",
        "    ",
    ]
)
MARKS = st.sampled_from(
    [
        "data-modality=must",
        ".must",
        'data-modality="may"',
        "data-modality=should",
        ".x",
        "data-role=team",
        "data-exception='a'",
        "#a-9",
    ]
)
TEXT = st.lists(CITED | WORDS, max_size=8).map("".join)
ITEM = st.builds(
    lambda words, marks, number: f"- [ ] {words} {LONG}\n    {{: #a-{number} {' '.join(marks)} }}\n",
    TEXT,
    st.lists(MARKS, max_size=3),
    st.integers(1, 9),
)
BLOCK = st.one_of(
    TEXT, ITEM, st.lists(ITEM, max_size=3).map("".join), TEXT.map("> {}".format),
    TEXT.map("## {}".format), TEXT.map("```\n{}\n```".format), TEXT.map("    {}".format),
    st.just("## 卡 {#card-a data-role=team data-phase=before data-kind=read-do}\n\n停。"),
)  # fmt: skip
PAGES = st.lists(BLOCK, max_size=6).map("\n\n".join)


def cards(text: str) -> tuple[list[Card], list[Problem]]:
    """The cards of a page as a build reads them."""
    tree = parse(render(text, PAGE).replace("source.md", "source.html"))
    spell_out(tree)
    return read_cards(tree, "x/a.html", SETTINGS)


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_any_page_is_shortened_once_and_reads_the_same(text: str) -> None:
    done = short(text)
    assert short(done) == done
    assert cards(done) == cards(text)
    assert plain(done) == plain(text)


def plain(text: str) -> str:
    """A text with all that may be written short in its short form: what else there is must stay."""
    text = re.sub(
        r"\[([PHT]\w*\.\d)\]\(\.\./reference/source\.md#(\w+-\d)\)",
        lambda match: f"[{match[1]}]" if match[1].lower().replace(".", "-") == match[2] else match[0],
        text,
    )
    return re.sub(r"data-modality=([\"']?)(must|may)\1", r".\2", text)
