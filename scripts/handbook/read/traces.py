"""Every sentence of the speech traced to what was drawn from it: the pages that quote or explain it, the items, the
cards.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from handbook.book import Edition
from handbook.card import Card, Item
from handbook.marks import CITATION, is_item

REFERENCE = "reference/"  # pages about the speech; to be named there is not yet to be put to use


@dataclass(frozen=True)
class Trace:
    """One sentence. pages: addresses of the guidance that quotes or explains it; cards: each with the items drawn
    from it.
    """

    id: str
    words: str
    pages: tuple[str, ...]
    cards: tuple[tuple[Card, tuple[Item, ...]], ...]
    context: bool

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for _, items in self.cards for item in items)


def cited_in_text(tree: HtmlElement) -> list[str]:
    """The sentences that a page cites outside its checklist items, in order, each once."""
    found: dict[str, None] = {}
    for link in tree.iter("a"):
        match = CITATION.search(link.get("href") or "")
        if match and not any(is_item(node) for node in link.iterancestors("li")):
            found[match[1]] = None
    return list(found)


def trace(edition: Edition) -> list[Trace]:
    """The speech of a language, sentence by sentence."""
    pages: dict[str, list[str]] = {}
    for page in edition.pages.values():
        if not page.address.startswith(REFERENCE):
            for sentence in page.cited:
                pages.setdefault(sentence, []).append(page.address)
    drawn: dict[str, list[tuple[Card, list[Item]]]] = {}
    for card in edition.cards:
        for item in card.items:
            for sentence in item.source:
                of_card = drawn.setdefault(sentence, [])
                if not of_card or of_card[-1][0] is not card:
                    of_card.append((card, []))
                of_card[-1][1].append(item)
    traces = []
    for one in edition.sentences:
        cards = tuple((card, tuple(items)) for card, items in drawn.get(one.id, ()))
        traces.append(Trace(one.id, one.words, tuple(pages.get(one.id, ())), cards, one.context))
    return traces


def named_by(page: str, tree: HtmlElement) -> set[str]:
    """Every sentence that a page of guidance cites, in whatever, be it refused or not."""
    found = (CITATION.search(link.get("href") or "") for link in tree.iter("a"))
    return set() if page.startswith(REFERENCE) else {match[1] for match in found if match}
