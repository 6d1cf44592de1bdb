"""Headings, ids and pages of each language, and which page of which language is held against which."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from handbook.book import SOURCE_PAGE, Book, Edition, Page, Sentence, Structure
from handbook.check.book import check_book
from handbook.check.languages import broken_links, items_of
from handbook.problem import Problem
from units import SETTINGS, card, item, page

PAGE = "x/a.html"
SPEECH = page(SOURCE_PAGE, path=Path("source.md"), sentences=[Sentence("p1-1", "甲"), Sentence("p1-2", "乙")])
OTHER = page("b.html", path=Path("b.md"), ids=frozenset({"b"}))


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def structure(citations: str = "", links: str = "") -> Structure:
    return Structure(Counter(citations.split()), Counter(links.split()), (), {"footnotes": 0, "pictures": 0})


def usual(**more: object) -> Page:
    """A page with a heading, an id and a card; more: what is not as usual."""
    return page(PAGE, **{"headings": ["h1#a"], "ids": frozenset({"a"}), "cards": [card(item())], **more})


def edition(*pages: Page, language: str = "zh", terms: dict[str, str] | None = None) -> Edition:
    """A language with these pages, its speech and another page."""
    return Edition(SETTINGS, language, pages={one.address: one for one in (OTHER, SPEECH, *pages)}, terms=terms or {})


def compared(**editions: Edition) -> list[tuple[str, Path]]:
    """What is told between the languages. editions: by language, with _ for the -, the original first."""
    book = Book(SETTINGS, Path("mkdocs.yml"), whole=False)
    for name, one in editions.items():
        one.language = name.replace("_", "-")
        book.editions[one.language] = one
        for each in one.pages.values():
            each.path.touch()  # its front matter is looked at
    return [(problem.what, problem.path) for problem in check_book(book)]


# ---- which pages are compared ---------------------------------------------------------------------------------------


def test_every_part_of_a_page_is_compared_with_the_first_language_s() -> None:
    first = edition(usual(text="县", structure=structure("p1-1")), terms={"en": {"县": "county"}})
    unlike = {"headings": ["h1#b"], "path": Path("en.md"), "cards": [card(item(modality="may"))]}

    def english(**more: object) -> Edition:
        return edition(usual(**unlike, **more), terms={"en": {"县": "nothing reads these"}})

    assert compared(zh=first, en=english()) == [
        ("heading 1 is h1#b, and in zh it is h1#a", Path("en.md")),
        ("cites P1.1 0 times, and in zh it is 1", Path("en.md")),
        ("the original says 县, and “county” is not here", Path("en.md")),
        ("item a-1 has modality may, and in zh must", Path("en.md")),
    ]
    assert compared(zh=first, en=english(written=False)) == []
    assert compared(zh=edition(terms={"en": {"县": "county"}}), en=english()) == []
    assert compared(zh=first, en=english(terms={"县": "so"}))[2][0] == "item a-1 has modality may, and in zh must"


def test_a_derived_page_by_hand_is_compared_without_the_terms() -> None:
    first = edition(usual(text="县"), terms={"en": {"县": "county"}})
    by_hand = edition(usual(headings=["h1#b"], path=Path("hant.md")))
    assert compared(zh=first, zh_Hant=by_hand) == [("heading 1 is h1#b, and in zh it is h1#a", Path("hant.md"))]


def test_pages_are_compared_in_order_and_two_pages_with_one_id_are_told_first() -> None:
    def both(heading: str, written: bool) -> list[Page]:
        return [
            page(
                address,
                path=Path(address).with_suffix(".md"),
                headings=[heading],
                cards=[card(item())],
                written=written,
            )
            for address in ("b.html", "a.html")
        ]

    first, english = (
        edition(*both("h1#a", written=False)),
        edition(*both("h1#b", written=True), page("c.html", path=Path("c.md"))),
    )
    assert compared(zh=first, en=english) == [
        ("card id card-a is used again: a.html has it", Path("b.md")),
        ("item id a-1 is used again: a.html has it", Path("b.md")),
        ("heading 1 is h1#b, and in zh it is h1#a", Path("a.md")),
        ("heading 1 is h1#b, and in zh it is h1#a", Path("b.md")),
    ]


def test_nothing_is_compared_with_what_is_broken_in_either_language() -> None:
    whole, cut = (edition(usual(structure=structure("", link))) for link in ("../b.html", "gone.md"))
    assert compared(zh=whole, en=cut) == compared(zh=cut, en=whole) == []
    assert len(compared(zh=whole, en=edition(usual()))) == 1


@pytest.mark.parametrize(("link", "broken"), [
    ("../b.html", False), ("../b.html#b", False), ("../b.html#c", True), ("a.html#a", False), ("a.html#b", True), ("#a", False), ("#b", True), ("#", False),
    ("../gone.md", True), ("../gone.md#b", True), ("other.html#x", False), ("http://b.md", False), ("https://x/b.html#c", False), ("", False),
])  # fmt: skip
def test_links_that_are_broken(link: str, broken: bool) -> None:
    one = usual(structure=Structure(Counter(), Counter([link, "../b.html"]), (), {}))
    assert broken_links(edition(one), one) == ({link} if broken else set())


def test_citations_that_are_broken() -> None:
    cards = [card(item(source=("p1-1",))), card(item(source=("p9-9", "p1-2")))]
    for listed, broken in ((cards, {"p9-8", "p9-9"}), ([], {"p9-8"})):
        one = usual(structure=structure("p1-1 p9-8"), cards=listed)
        assert broken_links(edition(one), one) == broken


def test_the_items_of_a_page_are_those_with_an_id() -> None:
    first, second = item("a-1"), item("a-2")
    assert items_of(usual(cards=[card(first, item("")), card(second)])) == [first, second]
    assert items_of(page()) == []


def test_what_is_refused_on_a_page_is_what_its_problems_are_about() -> None:
    problems = [Problem("a", about="x"), Problem("b", about=""), Problem("c", about=None)]
    assert usual(problems=problems).refused == {"x", ""}
    assert page().refused == set()
