"""Two languages held against each other: what is told of a difference, in full, and what is not compared."""

from __future__ import annotations

from collections import Counter

import pytest
from handbook.book import Page, Structure
from handbook.check.languages import compare_headings, compare_items, compare_structures
from handbook.check.terms import check_terms, fold, read_terms
from handbook.numbers import cite_needle
from handbook.problem import Problem, id_needle
from handbook.read.structure import structure_of
from handbook.tree import parse
from units import SETTINGS, card, item, page, rendered

WRONG = (Problem("something is wrong", "mend it"),)


def having(
    citations: str = "",
    links: str = "",
    tables: tuple[str, ...] = (),
    problems: tuple[Problem, ...] = (),
    **counts: int,
) -> Page:
    """A page of that structure."""
    structure = Structure(
        Counter(citations.split()), Counter(links.split()), tables, {"footnotes": 0, "pictures": 0, **counts}
    )
    return page(structure=structure, problems=list(problems))


# ---- structure ------------------------------------------------------------------------------------------------------


def test_the_structure_of_a_page() -> None:
    tree = rendered(
        "[P](source.html#p1-1) [P](source.html#p1-1) [乙](b.html) 注[^1]\n\n- [ ] 丙 [P](source.html#p1-2)[丁](c.html)\n\n- 戊 [P](source.html#p1-3)\n\n"
        "![图](d.png)\n\n| a | b |\n| --- | --- |\n| c | d |\n\n段\n\n| a |\n| --- |\n\n[^1]: 注。\n"
    )
    tables = ("2 × 2", "2 × 1")
    links = Counter({"b.html": 1, "c.html": 1, "#fnref:1": 1})
    assert structure_of(tree) == Structure(
        Counter({"p1-1": 2, "p1-3": 1}), links, tables, {"footnotes": 1, "pictures": 1}
    )
    assert structure_of(
        parse("<a>x</a><table></table><table><tr><td>1</td></tr><tr><td>1</td><td>2</td></tr></table>")
    ) == Structure(Counter(), Counter({"": 1}), ("0 × 0", "2 × 2"), {"footnotes": 0, "pictures": 0})


STRUCTURES = {
    "equal": (having("p1-1", "b.html", ("1 × 2",), pictures=1), having("p1-1", "b.html", ("1 × 2",), pictures=1), []),
    "citations": (
        having("p1-1 p1-2 p1-2"), having("p1-3 p1-2 p1-2"),
        [
            Problem("cites P1.1 0 times, and in zh it is 1", "cite the same sentences in both", (cite_needle("p1-1"),)),
            Problem("cites P1.3 1 times, and in zh it is 0", "cite the same sentences in both", (cite_needle("p1-3"),)),
        ],
    ),
    "links": (
        having("", "b.html b.html c.html"), having("", "b.html d.html c.html"),
        [
            Problem("links to b.html 1 times, and in zh it is 2", "give both pages the same links", ("b.md",)),
            Problem("links to d.html 1 times, and in zh it is 0", "give both pages the same links", ("d.md",)),
        ],
    ),
    "broken links": (having("p1-1", "b.html c.html"), having("", "broken.html"), [Problem("cites P1.1 0 times, and in zh it is 1", "cite the same sentences in both", (cite_needle("p1-1"),))]),
    "a broken link of the first": (having("", "b.html broken.html"), having("", "c.html"), []),
    "broken citations": (having("p1-1", "b.html"), having("p9-9"), [Problem("links to b.html 0 times, and in zh it is 1", "give both pages the same links", ("b.md",))]),
    "a broken citation of the first": (having("p1-1 p9-9"), having("p1-2"), []),
    "tables": (
        having(tables=("1 × 2", "3 × 4")), having(),
        [Problem("has tables of none rows and columns, and in zh of 1 × 2, 3 × 4", "give both pages the same tables", ("|",))],
    ),
    "tables in another order": (
        having(tables=("1 × 2", "3 × 4")), having(tables=("3 × 4", "1 × 2")),
        [Problem("has tables of 3 × 4, 1 × 2 rows and columns, and in zh of 1 × 2, 3 × 4", "give both pages the same tables", ("|",))],
    ),
    "counts": (
        having(footnotes=2, pictures=1), having(footnotes=1, pictures=0),
        [
            Problem("footnotes: 1 here, and 2 in zh", "give both pages the same footnotes", ("[^",)),
            Problem("pictures: 0 here, and 1 in zh", "give both pages the same pictures", ("![",)),
        ],
    ),
    "counts, where something is wrong": (having(footnotes=2, problems=WRONG), having(), []),
    "counts, where something is wrong in the other": (having(footnotes=2), having(problems=WRONG), []),
    "the rest, where something is wrong": (
        having("p1-1", problems=WRONG), having(problems=WRONG), [Problem("cites P1.1 0 times, and in zh it is 1", "cite the same sentences in both", (cite_needle("p1-1"),))],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STRUCTURES)
def test_a_difference_in_structure(case: str) -> None:
    ours, theirs, wanted = STRUCTURES[case]
    assert list(compare_structures(ours, theirs, "zh", {"broken.html", "p9-9"})) == wanted


@pytest.mark.parametrize(("ours", "theirs", "what", "id_"), [
    (["h1#a", "h2#b"], ["h1#a", "h2#b"], None, ""),
    (["h1#a", "h2#b", "h2#c"], ["h1#a", "h3#b", "h2#d"], "heading 2 is h3#b, and in zh it is h2#b", "b"),
    (["h1#a"], ["h1#a", "h2#b"], "heading 2 is h2#b, and in zh it is nothing", "b"),
    (["h1#a", "h2#b"], ["h1#a"], "heading 2 is nothing, and in zh it is h2#b", ""),
    (["h1#", "h2#b"], ["h1#a", "h2#c"], "heading 2 is h2#c, and in zh it is h2#b", "c"),
    (["h1#a", "h2#b"], ["h1#", "h2#c"], "heading 2 is h2#c, and in zh it is h2#b", "c"),
])  # fmt: skip
def test_the_first_heading_that_differs(ours: list[str], theirs: list[str], what: str | None, id_: str) -> None:
    remedy = "give both pages the same headings with the same ids, in the same order"
    assert list(compare_headings(ours, theirs, "zh")) == ([Problem(what, remedy, (id_needle(id_),))] if what else [])


TAGS = ("zh-Hans", "en")


# ---- terms ----------------------------------------------------------------------------------------------------------


def test_terms_of_the_glossary() -> None:
    rows = "<tr><th>中</th><th>-</th><th>英</th></tr><tr><td> 甲 </td><td>-</td><td lang=en> one / 1st </td><td>x</td></tr><tr><td>乙</td><td>two</td></tr>"
    more = "<tr><td></td><td>-</td><td lang=en>three</td></tr><tr><td>丁</td><td>-</td><td lang=en></td></tr><tr><td>戊</td><td></td><td lang=en>five</td></tr>"
    assert read_terms(
        parse(f"<table></table><table><tr><td>x</td><td>x</td></tr></table><table>{rows}{more}</table>"), SETTINGS
    ) == {"en": {"甲": "one / 1st", "戊": "five"}}
    assert read_terms(parse("<p>甲</p>"), SETTINGS) == {}


def test_terms_that_a_translation_does_not_use() -> None:
    terms = {"甲": "key few / leaders", "乙": "county"}
    assert list(check_terms("甲", "The leader’s", terms, {}, TAGS)) == []
    assert len(list(check_terms("甲", "The key", terms, {}, TAGS))) == 1
    assert list(check_terms("甲乙", "Key! Few", terms, {}, TAGS)) == [
        Problem(
            "the original says 乙, and “county” is not here",
            "use the glossary’s word, or say why not in the front matter: `terms: {乙: reason}`",
        )
    ]
    needless = "that is not needed, or has no reason"
    for original, translation, reason in (("乙", "county", "so"), ("x", "x", "so"), ("乙", "x", " ")):
        assert list(check_terms(original, translation, terms, {"乙": reason}, TAGS)) == [
            Problem(f"`terms` has an exception for 乙 {needless}", "take it out, or give the reason", ("乙",))
        ]
    assert list(check_terms("乙", "x", terms, {"乙": "so"}, TAGS)) == []


@pytest.mark.parametrize(("text", "folded"), [
    ("Using the Key", " us key "), ("a list of an aim to county’s", " list aim county "), ("boxes, boxed; self-checks", " box box self-check "),
    ("", "  "), ("used don't", " us don't "), ("12 leaders' x", " leader x "),
])  # fmt: skip
def test_words_are_compared_without_their_endings(text: str, folded: str) -> None:
    assert fold(text, "en") == folded


# ---- items ----------------------------------------------------------------------------------------------------------


def items(*listed, refused: tuple[str, ...] = ()) -> Page:
    """A page with these items, which was told of those that are refused."""
    return page(cards=[card(*listed)], problems=[Problem("it is refused", about=id_) for id_ in refused])


def moved(id_: str) -> Problem:
    return Problem(
        f"items stand in another order than in zh, from {id_} on", "put them in the same order", (id_needle(id_),)
    )


def missing(id_: str) -> Problem:
    return Problem(f"item {id_} is missing here: zh has it", "add it, or delete it there", ())


def unequal(what: str, id_: str = "a-1") -> Problem:
    return Problem(f"item {id_} has {what}", "make them equal", (id_needle(id_),))


A, B, C = item("a-1"), item("a-2"), item("a-3")
ITEMS = {
    "equal": (items(A, B), items(A, B), []),
    "missing, and here only": (items(A, B), items(C, B), [missing("a-1"), Problem("item a-3 is here only: zh does not have it", "add it there, or delete it here", (id_needle("a-3"),))]),
    "another order": (items(A, B, C), items(A, C, B), [moved("a-3")]),
    "all unequal": (
        items(item("a-1", roles=("x", "y"), phases=("x",), modality="may", source=("p1-1", "p1-2"), card="c")), items(A),
        [
            unequal("modality must, and in zh may"), unequal("source p1-1, and in zh p1-1, p1-2"), unequal("roles team, and in zh x, y"),
            unequal("phases before, and in zh x"), unequal("card card-a, and in zh c"),
        ],
    ),
    "another url and text": (items(item("a-1", "甲", url="x", card_title="y", theme="z")), items(A), []),
    "an id twice": (items(item("a-1", modality="may"), item("a-1"), B), items(item("a-1", modality="may"), item("a-1"), B), []),
    "an id twice in one": (items(item("a-1", modality="may"), item("a-1"), item("a-2", modality="may")), items(A, B), [unequal("modality must, and in zh may", "a-2")]),
    "an id twice in the other": (items(item("a-1", modality="may"), B), items(item("a-1", modality="may"), A, B), []),
    "refused in one": (items(item("a-1", modality="may"), B), items(A, B, refused=("a-1",)), []),
    "refused in the other": (items(item("a-1", modality="may"), B, refused=("a-1",)), items(A, B), []),
    "refused, and so not there": (items(A, B, refused=("a-1",)), items(B), []),
    "one without an id": (items(A, B), items(A, refused=("",)), []),
    "one without an id in the first": (items(A, refused=("",)), items(A, B), []),
    "one without an id, and another modality": (items(item("a-1", modality="may"), B), items(A, refused=("",)), [unequal("modality must, and in zh may")]),
    "a card refused": (items(item("a-1", roles=("x",), modality="may")), items(A, refused=("card-a",)), [unequal("modality must, and in zh may")]),
    "the first's card refused": (items(item("a-1", roles=("x",), card="c"), refused=("c",)), items(A), []),
    "a broken citation": (items(item("a-1", source=("p9-9",), modality="may")), items(A), [unequal("modality must, and in zh may")]),
    "a broken citation of the translation": (items(A), items(item("a-1", source=("p9-9",))), []),
}  # fmt: skip


@pytest.mark.parametrize("case", ITEMS)
def test_items_that_differ(case: str) -> None:
    ours, theirs, wanted = ITEMS[case]
    assert list(compare_items(ours, theirs, "zh", {"p9-9"})) == wanted
