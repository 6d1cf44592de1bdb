"""A citation by its number alone: what it becomes, and what is said where it becomes nothing."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from conftest import TinySite
from handbook.check.leftovers import check_source
from handbook.material.citations import Citations
from handbook.numbers import cite_needle, number, sentence_id
from handbook.problem import find_line
from units import told

CARD, EN_CARD = "docs/zh/purpose/index.md", "docs/en/purpose/index.md"
UNKNOWN = "cites no sentence of the speech – correct the number: reference/source.md has them all"


def html(text: str, page: str = "x/a.html") -> str:
    """What Markdown makes of a page, with links as the site has them."""
    extensions = ["attr_list", "tables", "pymdownx.tasklist", "footnotes", Citations(page)]
    return markdown.markdown(text, extensions=extensions).replace("source.md", "source.html")


def link(shown: str, page: str = "../") -> str:
    return f'<a href="{page}reference/source.html#{sentence_id(shown)}">{shown}</a>'


def shortened(text: str) -> str:
    """A tiny page in the short form, as an author would write it by hand."""
    return re.sub(r"data-modality=([a-z-]+)", r".\1", re.sub(r"\[([A-Z][\dh.]+)\]\([^)]*\)", r"[\1]", text))


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_site_is_the_same_from_either_form(tiny: TinySite) -> None:
    for language in ("zh", "en"):
        page = (tiny.root / f"docs/{language}/index.md").read_text(encoding="utf-8")
        tiny.write(
            f"{language}/index.md",
            page + "\n| [P1.1](reference/source.md#p1-1) | [P1.2](reference/source.md#p1-2) |\n| --- | --- |\n",
        )
    assert tiny.build()[0] == 0
    long = files(tiny.root / "site")
    for path in (tiny.root / "docs").rglob("*.md"):
        path.write_text(shortened(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert "](" not in (tiny.root / CARD).read_text(encoding="utf-8")
    code, _, errors = tiny.build()
    assert code == 0, errors
    assert files(tiny.root / "site") == long


@pytest.fixture
def short(pair: TinySite) -> TinySite:
    """The tiny site in the short form."""
    for path in (pair.root / "docs").rglob("*.md"):
        path.write_text(shortened(path.read_text(encoding="utf-8")), encoding="utf-8")
    return pair


@pytest.mark.parametrize(("old", "new", "line"), [
    ("> [P1.1]", "> [P9.9]", 6),
    ("严明纪律 [P1.1]", "严明纪律 [P9.9]", 12),
    ("导语。", "导语（[P1.1]、[P9.9]）。", 3),
    ("导语。", "| 甲 | 乙 |\n| --- | --- |\n| 丙 | **[P9.9]** |", 5),
])  # fmt: skip
def test_a_citation_of_no_sentence_is_told_of_with_its_line(short: TinySite, old: str, new: str, line: int) -> None:
    short.change("zh/purpose/index.md", old, new)
    code, _, errors = short.build()
    assert code == 1 and f"{CARD}:{line}: [P9.9] {UNKNOWN}" in errors, errors
    assert errors.count("[P9.9]") == 1


def test_a_speech_that_is_not_there_is_told_of(short: TinySite) -> None:
    for code in ("zh", "en"):
        (short.root / f"docs/{code}/reference/source.md").unlink()
    short.config["nav"].pop()
    short.config["extra"]["paper"]["after_cards"] = []
    code, _, errors = short.build()
    told = f"{CARD}:6: [P1.1] cites no sentence of the speech (the target 'zh/reference/source.md' is not found"
    assert code == 1 and told in errors, errors


def test_checks_find_lines_in_the_short_form(short: TinySite) -> None:
    short.change("en/purpose/index.md", "> [P1.1]", "> [P1.2]")
    short.change("zh/purpose/index.md", ".must }", ".may }")
    short.change("zh/purpose/index.md", "> 严明纪律\n", "> 严明\n> 纪律了\n")
    code, _, errors = short.build()
    assert code == 1
    for said in (
        f"{EN_CARD}:17: cites P1.1 0 times, and in zh it is 1",
        f"{EN_CARD}:11: cites P1.2 1 times, and in zh it is 0",
        f"{CARD}:14: item a-1 is “may”, and P1.1 has none of",
        "item a-1 has modality must, and in zh may",
        f"{CARD}:7: quotation “严明纪律了” is not the words of P1.1",
    ):
        assert said in errors, errors


def test_a_class_that_is_no_modality_is_told_of(short: TinySite) -> None:
    short.change("zh/purpose/index.md", ".must }", ".should }")
    code, _, errors = short.build()
    assert code == 1 and f"{CARD}:13: unknown modality “should” – use one of must, must-not" in errors, errors


def test_a_pages_own_address_decides_where_its_citations_lead() -> None:
    for page, way in (
        ("index.html", ""),
        ("a.html", ""),
        ("x/a.html", "../"),
        ("reference/source.html", "../"),
        ("x/y/a.html", "../../"),
    ):
        assert html("[P1.1]", page) == f"<p>{link('P1.1', way)}</p>"


ONE, OTHER = link("P1.1"), link("P4h.2")


@pytest.mark.parametrize(("text", "expected"), [
    ("甲[P1.1]乙", f"甲{ONE}乙"),
    ("[T.1] [H2.1] [S0.1] [Z.2]", " ".join(map(link, ("T.1", "H2.1", "S0.1", "Z.2")))),
    ("[P1.1] [P4h.2][P1.1]\n[P4h.2]", f"{ONE} {OTHER}{ONE}\n{OTHER}"),
    ("[P1.1](a.html) [P1.1][x] [P1.1]\n\n[x]: b.html", f'<a href="a.html">P1.1</a> <a href="b.html">P1.1</a> {ONE}'),
    ("[P1.1]\n\n[P1.1]: b.html#p1-1", '<a href="b.html#p1-1">P1.1</a>'),
    ("`[P1.1]` ``[P1.1]`` \\[P1.1] \\[P1.1\\]", "<code>[P1.1]</code> <code>[P1.1]</code> [P1.1] [P1.1]"),
    ("**[P1.1]** _[P1.1]_", f"<strong>{ONE}</strong> <em>{ONE}</em>"),
    ("Do it![P1.1]", f"Do it!{ONE}"),
    ("[P1.1]{: .x }", ONE.replace("<a ", '<a class="x" ')),
    ("[P1] [PP1.1] [ P1.1] [甲1.1] [A-3] [1.1] [P.x] [x1.a]", "[P1] [PP1.1] [ P1.1] [甲1.1] [A-3] [1.1] [P.x] [x1.a]"),
])  # fmt: skip
def test_what_becomes_of_a_citation(text: str, expected: str) -> None:
    assert html(text) == f"<p>{expected}</p>"


NONE = (
    "reads as a citation, and is none – "
    "write [P12.3], one sentence in each pair of brackets, and in no other link; \\[ where brackets are meant"
)


def test_what_was_meant_as_a_citation_is_told_of(short: TinySite) -> None:
    """What is escaped or code is text, though the same stands elsewhere on the page."""
    well = (
        "[P1.1] `[p1.1]` \\[p1.1] \\[P1.1\\] [ ](index.md) [甲1.1]、[P1]、[ab1.1]、[A-3]、[1.1]\n\n    [P1.1、P1.2]\n\n"
    )
    short.change(
        "zh/index.md",
        "导语。",
        f"{well}[p1.1]，[P1.1、P1.2]\n[P2-1]；[P3．4]\n\n[甲 [P1.1]](index.md)、[T．1] [P1.1 P1.2]",
    )
    short.change("en/index.md", "Lead.", "Lead `[p1.1]`.")
    code, _, errors = short.build()
    told = [line for line in errors.splitlines() if NONE in line]
    places = (("p1.1", 3), ("P1.1、P1.2", 5), ("P2-1", 8), ("P3．4", 8), ("P1.1", 3), ("T．1", 10), ("P1.1 P1.2", 10))
    assert code == 1 and sorted(told) == sorted(
        f"docs/zh/index.md:{line}: [{cited}] {NONE}" for cited, line in places
    ), errors


HIDDEN = (
    "begins a line: it is an address there, and no reader sees it – "
    "begin the line with a word, or put the colon inside the sentence"
)


@pytest.mark.parametrize(("text", "expected"), [
    ("甲\n\n[P1.1]: 要严明纪律。", [f"3: “[P1.1]: 要严明纪律。” {HIDDEN}"]),
    ("[P1.1]:\n  <b.html#p1-2>", [f"1: “[P1.1]: b.html#p1-2” {HIDDEN}"]),
    ("[P1.1]: ../reference/source.md#p1-1\n[P1.2]: <source.md#p1-2>\n\n甲[P1.1]: 乙\n\n[p1.1]: b.html", []),
])  # fmt: skip
def test_a_citation_that_markdown_takes_for_a_definition_is_told_of(text: str, expected: list[str]) -> None:
    assert told(check_source(text), text) == expected


def test_a_number_and_its_id_are_one() -> None:
    for id_, printed in (("p12-3", "P12.3"), ("p4h-1", "P4h.1"), ("h1-1", "H1.1"), ("t-1", "T.1"), ("s0-1", "S0.1")):
        assert (number(id_), sentence_id(printed)) == (printed, id_)


def test_the_line_that_cites_is_found_in_either_form() -> None:
    text = "P1.1 #p1-1\n[P1.11] (s.md#p1-11) [p1.1]\n{}\n[P1.1]"
    for line in ("甲[P1.1]", "[x](s.md#p1-1)", "[x](<s.md#p1-1>)", '[x](s.md#p1-1 "t")', "[P1.1](a.html)"):
        assert find_line(text.format(line), [cite_needle("p1-1")]) == 3
