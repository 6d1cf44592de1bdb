"""Every check that needs more than one page: of a whole edition, and of the book with all of its editions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from handbook.book import SOURCE_PAGE, Book, Edition
from handbook.card import Card
from handbook.check.counts import check_numbers
from handbook.check.ids import repeated_ids
from handbook.check.languages import compare_languages
from handbook.check.quotations import check_quotation
from handbook.check.traces import check_strengths, check_traces
from handbook.problem import Problem
from handbook.read.traces import Trace
from handbook.settings.model import Settings


def check_edition(book: Book, edition: Edition, traces: Sequence[Trace]) -> Iterator[Problem]:
    """What is wrong with one language's pages together, when all of them are read. traces: of the edition."""
    if SOURCE_PAGE not in edition.missing:
        yield from check_quotations(book, edition)
    if not edition.missing:
        yield from check_traces(book, edition, traces)
        yield from check_strengths(book, edition)


def check_book(book: Book) -> Iterator[Problem]:
    """What is wrong between the languages, when all of them are read."""
    yield from repeated_ids(book.original.pages.values())
    yield from compare_languages(book)
    yield from check_numbers(book)
    if book.whole:
        for problem in packs_without_cards(book.original.every_card, book.settings):
            yield problem.at(book.config)


def check_quotations(book: Book, edition: Edition) -> Iterator[Problem]:
    """Quotations that are not the words of the sentence that they cite."""
    translated = edition.settings.is_translation(edition.language)
    original = (book.original if translated else edition).speech
    translation = edition.speech if translated else None
    for page in edition.pages.values():
        for quotation in page.quotations if page.written else ():
            known = all(sentence in original for sentence in quotation.source)  # if not, the link is told of
            for problem in check_quotation(quotation, original, translation) if known else ():
                yield problem.at(page.path)


def packs_without_cards(cards: Iterable[Card], settings: Settings) -> Iterator[Problem]:
    """Downloads that mkdocs.yml promises for a role that no card, and no item of one, is for.

    Where a card names an unknown role it may be for any of them, and that is told of.
    """
    roles = {role for card in cards for one in (card.roles, *(item.roles for item in card.items)) for role in one}
    for role in settings.paper.packs if roles <= settings.roles.keys() else ():
        if role in settings.roles and role not in roles:
            what = f"paper.packs lists “{role}”, and no card is for that role"
            remedy = "take it out of packs, or give it a card: data-role"
            yield Problem(
                what, remedy, (re.compile(rf"^\s*-\s*{role}\s*$|packs:.*\b{role}\b"), re.compile(r"^\s*packs:"))
            )
