"""Ids that authors give: no two things have the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.book import Page
from handbook.problem import Problem, id_needle


def repeated_ids(pages: Iterable[Page]) -> Iterator[Problem]:
    """Cards and items whose id another page has used already: a print page would hold both.

    On one page, check_headings says it.
    """
    seen: dict[str, str] = {}
    for page in sorted(pages, key=lambda page: page.address):
        for card in page.cards:
            for kind, id_ in (("card", card.id), *(("item", item.id) for item in card.items)):
                if id_ and seen.setdefault(id_, page.address) != page.address:
                    what = f"{kind} id {id_} is used again: {seen[id_]} has it"
                    remedy = f"give this {kind} another id, in every language"
                    yield Problem(what, remedy, (id_needle(id_),), path=page.path)
