"""Headings, ids and pages of each language, and which page of which language is held against which."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from handbook.check.languages import Items, Structure, broken_links, compare_languages
from units import SETTINGS, card, item

PAGE = "x/a.html"


def structure(citations: str = "", links: str = "") -> Structure:
    return Structure(Counter(citations.split()), Counter(links.split()), (), {})


@dataclass
class Build:
    """What the pages of a language are compared by."""

    headings: dict[str, list[str]] = field(default_factory=lambda: {PAGE: ["h1#a"]})
    structures: dict[str, Structure] = field(default_factory=lambda: {PAGE: structure()})
    cards: dict[str, list[Any]] = field(default_factory=lambda: {PAGE: [card(item())]})
    refused: dict[str, set[str]] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=lambda: {PAGE: Path("a.md")})
    texts: dict[str, str] = field(default_factory=lambda: {PAGE: ""})
    term_exceptions: dict[str, dict[str, str]] = field(default_factory=lambda: {PAGE: {}})
    terms: dict[str, str] = field(default_factory=dict)
    written: set[str] = field(default_factory=lambda: {PAGE})
    speech: dict[str, str] = field(default_factory=lambda: {"p1-1": "甲", "p1-2": "乙"})
    ids: dict[str, set[str]] = field(default_factory=lambda: {PAGE: {"a"}, "b.html": {"b"}})


def compared(**builds: Build) -> list[tuple[str, Path]]:
    """What compare_languages tells. builds: by language, with _ for the -."""
    named = {code.replace("_", "-"): build for code, build in builds.items()}
    return [(fault.what, path) for fault, path in compare_languages(named, SETTINGS)]


# ---- which pages are compared ---------------------------------------------------------------------------------------


def test_every_part_of_a_page_is_compared_with_the_first_language_s() -> None:
    first = Build(texts={PAGE: "县"}, terms={"县": "county"}, structures={PAGE: structure("p1-1")})
    english = Build(
        {PAGE: ["h1#b"]},
        files={PAGE: Path("en.md")},
        cards={PAGE: [card(item(modality="may"))]},
        terms={"县": "nothing reads these"},
    )
    assert compared(zh=first, en=english) == [
        ("heading 1 is h1#b, and in zh it is h1#a", Path("en.md")),
        ("cites P1.1 0 times, and in zh it is 1", Path("en.md")),
        ("the original says 县, and “county” is not here", Path("en.md")),
        ("item a-1 has modality may, and in zh must", Path("en.md")),
    ]
    assert compared(zh=first, en=replace(english, written=set())) == []
    assert compared(zh=replace(first, headings={}), en=english) == []
    assert compared(zh=first, en=replace(english, term_exceptions={PAGE: {"县": "so"}}))[2][0] == "item a-1 has modality may, and in zh must"


def test_a_derived_page_by_hand_is_compared_without_the_terms() -> None:
    first = Build(texts={PAGE: "县"}, terms={"县": "county"})
    by_hand = Build({PAGE: ["h1#b"]}, files={PAGE: Path("hant.md")})
    assert compared(zh=first, zh_Hant=by_hand) == [("heading 1 is h1#b, and in zh it is h1#a", Path("hant.md"))]


def test_pages_are_compared_in_order_and_two_pages_with_one_id_are_told_first() -> None:
    pages = ("b.html", "a.html")
    parts = {
        "structures": {page: structure() for page in pages},
        "texts": dict.fromkeys(pages, ""),
        "term_exceptions": {page: {} for page in pages},
    }
    files = {page: Path(page).with_suffix(".md") for page in pages}
    cards = {page: [card(item())] for page in pages}
    first = Build({page: ["h1#a"] for page in pages}, files=files, cards=cards, written=set(), **parts)
    english = Build({page: ["h1#b"] for page in pages}, files=files, cards=cards, written={*pages, "c.html"}, **parts)
    assert compared(zh=first, en=english) == [
        ("card id card-a is used again: a.html has it", Path("b.md")),
        ("item id a-1 is used again: a.html has it", Path("b.md")),
        ("heading 1 is h1#b, and in zh it is h1#a", Path("a.md")),
        ("heading 1 is h1#b, and in zh it is h1#a", Path("b.md")),
    ]


def test_nothing_is_compared_with_what_is_broken_in_either_language() -> None:
    whole, cut = (
        Build(structures={PAGE: structure("", "../b.html")}),
        Build(structures={PAGE: structure("", "gone.md")}),
    )
    assert compared(zh=whole, en=cut) == compared(zh=cut, en=whole) == []
    assert len(compared(zh=whole, en=Build())) == 1


@pytest.mark.parametrize(("link", "broken"), [
    ("../b.html", False), ("../b.html#b", False), ("../b.html#c", True), ("a.html#a", False), ("a.html#b", True), ("#a", False), ("#b", True), ("#", False),
    ("../gone.md", True), ("../gone.md#b", True), ("other.html#x", False), ("http://b.md", False), ("https://x/b.html#c", False), ("", False),
])  # fmt: skip
def test_links_that_are_broken(link: str, broken: bool) -> None:
    one = Build(structures={PAGE: Structure(Counter(), Counter([link, "../b.html"]), (), {})})
    assert broken_links(one, PAGE) == ({link} if broken else set())


def test_citations_that_are_broken() -> None:
    one = Build(
        structures={PAGE: structure("p1-1 p9-8")},
        cards={PAGE: [card(item(source=("p1-1",))), card(item(source=("p9-9", "p1-2")))]},
    )
    assert broken_links(one, PAGE) == {"p9-8", "p9-9"}
    assert broken_links(replace(one, cards={}), PAGE) == {"p9-8"}


def test_the_items_of_a_page_are_those_with_an_id() -> None:
    first, second = item("a-1"), item("a-2")
    build = Build(cards={PAGE: [card(first, item("")), card(second)]}, refused={PAGE: {"x"}})
    assert Items.of(build, PAGE) == Items([first, second], {"x"})
    assert Items.of(build, "other.html") == Items([], ())
