"""Every sentence of the speech traced to what was drawn from it: the pages that quote or explain it, the items, the cards."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from handbook.book import Card, Item
from handbook.marks import CITATION, is_item
from handbook.problem import Problem, id_needle
from handbook.read.speech import number
from handbook.tree import has_class

REFERENCE = "reference/"  # pages about the speech; to be named there is not yet to be put to use


@dataclass(frozen=True)
class Trace:
    """One sentence. pages: addresses of the guidance that quotes or explains it; cards: each with the items drawn from it."""

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


def context_of(tree: HtmlElement) -> set[str]:
    """The sentences that the author marked as context: words that ask nothing of anyone."""
    return {node.get("id") or "" for node in tree.iter() if isinstance(node.tag, str) and has_class(node, "sentence") and has_class(node, "context")}


def trace(speech: Mapping[str, str], cited: Mapping[str, Iterable[str]], cards: Iterable[Card], context: set[str]) -> list[Trace]:
    """The speech, sentence by sentence. cited: page address → sentences that it cites in its text."""
    pages: dict[str, list[str]] = {}
    for address, sentences in cited.items():
        if not address.startswith(REFERENCE):
            for sentence in sentences:
                pages.setdefault(sentence, []).append(address)
    drawn: dict[str, list[tuple[Card, list[Item]]]] = {}
    for card in cards:
        for item in card.items:
            for sentence in item.source:
                of_card = drawn.setdefault(sentence, [])
                if not of_card or of_card[-1][0] is not card:
                    of_card.append((card, []))
                of_card[-1][1].append(item)
    return [
        Trace(id_, words, tuple(pages.get(id_, ())), tuple((card, tuple(items)) for card, items in drawn.get(id_, ())), id_ in context)
        for id_, words in speech.items()
    ]


def named_by(page: str, tree: HtmlElement) -> set[str]:
    """Every sentence that a page of guidance cites, in whatever, be it refused or not."""
    found = (CITATION.search(link.get("href") or "") for link in tree.iter("a"))
    return set() if page.startswith(REFERENCE) else {match[1] for match in found if match}


def lost_sentences(traces: Iterable[Trace], named: Container[str] = ()) -> list[Problem]:
    """A fault for each sentence that nothing was made of, and for each mark of context that is no longer true.

    named: sentences that something refused may cite, which is told of already.
    """
    faults = []
    for one in traces:
        used = bool(one.pages or one.cards)
        needles = (id_needle(one.id),)
        if not used and not one.context and one.id not in named:
            faults.append(
                Problem(
                    f"{number(one.id)} is lost: no item, quotation or explanation cites it",
                    "draw an item from it, quote it on a guidance page, or mark it .context",
                    needles,
                )
            )
        if used and one.context:
            where = one.pages[0] if one.pages else one.cards[0][0].page
            faults.append(Problem(f"{number(one.id)} is marked .context, and {where} makes use of it", "take .context off", needles))
    return faults
