"""What search finds, read from the pages as they are drawn: pages, sections, sentences, cards, items, terms,
sheets, files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from handbook.book import GLOSSARY_PAGE, Book, Edition, Page
from handbook.chinese import converter
from handbook.marks import CITATION
from handbook.read.speech import number
from handbook.tree import collapse, has_class, heading_level

KINDS = ("page", "section", "sentence", "item", "card", "term", "sheet", "download")
# Between these a reader sees a gap, and words on both sides are not one.
_INLINE = frozenset("a abbr b cite code del em i kbd mark q s small span strong sub sup u".split())
_BETWEEN = re.compile(r"\s*(?:[、，,/]| and )\s*")  # two terms of one heading
_EMPTY_BRACKETS = re.compile(r"\s*(?:\(\s*[,;、，；\s]*\)|（[、，；\s]*）)")


@dataclass
class Entry:
    """One thing that is found. kind: one of KINDS; address: below its language's root.

    within: the card of an item, the page of a section; names: what else it is called, in any language; roles: ids, of
    whom it is for; modality: an item's; sources: sentences that an item comes from, and a sentence's own id.
    """

    kind: str
    address: str
    title: str
    text: str = ""
    within: str = ""
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    modality: str = ""
    sources: tuple[str, ...] = ()
    parts: list[str] = field(default_factory=list)
    is_table: bool = False

    def close(self) -> Entry:
        """The entry with its text put together. Brackets that held nothing but citations are gone."""
        self.text = _EMPTY_BRACKETS.sub("", collapse("".join(self.parts)))
        self.parts = []
        return self


def entries_of(book: Book, edition: Edition) -> list[Entry]:
    """All that is found in one language, in the order of the pages. All languages are read by then."""
    found = [entry for page in edition.pages.values() if page.weight for entry in page_entries(page, edition)]
    add_names(found, book, edition)
    return found


def page_entries(page: Page, edition: Edition) -> list[Entry]:
    """What one page holds, beginning with the page itself."""
    reader = _Reader(page, edition)
    reader.walk(page.tree)
    return [entry.close() for entry in reader.found]


class _Reader:
    """Walks a page that is drawn. found: its entries, the page first; what is no heading belongs to the last."""

    def __init__(self, page: Page, edition: Edition) -> None:
        self.page, self.edition = page, edition
        settings = edition.settings  # the original below its translation is found on the original's pages
        first = next(iter(settings.languages.values()))
        self.original = first.tag if settings.is_translation(edition.language) else ""
        self.cards = {card.id: card for card in edition.cards if card.page == page.address}
        self.items = {item.id: item for card in self.cards.values() for item in card.items}
        self.sheets = {sheet.id: sheet for sheet in page.sheets}
        self.found = [Entry("page", page.address, page.title, within=page.section)]
        self.holder = self.found[0]

    def walk(self, node: HtmlElement) -> None:
        for child in node:
            shown = (
                isinstance(child.tag, str)
                and child.get("data-search-exclude") is None
                and not has_class(child, "label")
                and not (self.original and child.tag == "p" and child.get("lang") == self.original)
            )
            if shown and not self.take(child):
                self.walk_inside(child)
            self.holder.parts.append(child.tail or "")

    def walk_inside(self, node: HtmlElement) -> None:
        gap = "" if node.tag in _INLINE else " "
        self.holder.parts += (gap, node.text or "")
        self.walk(node)
        self.holder.parts.append(gap)

    def take(self, node: HtmlElement) -> bool:
        """Whether the element is an entry of its own, or nothing to be found."""
        id_ = node.get("id") or ""
        if CITATION.search(node.get("href") or ""):
            return True
        if node.tag == "table" and self.page.address == GLOSSARY_PAGE and self.holder.kind == "term":
            self.holder.kind, self.holder.is_table = "section", True  # of all terms, and none itself
        if node.tag == "h1":
            self.holder = self.found[0]
        elif heading_level(node) and id_:
            self.holder = self.heading(node, id_)
            self.found.append(self.holder)
        elif node.tag == "li" and id_ in self.items:
            item = self.items[id_]
            found = Entry("item", item.url, item.text, "", item.card_title, (), item.roles, item.modality, item.source)
            self.found.append(found)
        elif has_class(node, "sentence") and id_:
            address = f"{self.page.address}#{id_}"
            self.found.append(Entry("sentence", address, number(id_), within=self.page.title, sources=(id_,)))
            self.found[-1].parts.append(self.edition.speech.get(id_, ""))
        else:
            return False
        return True

    def heading(self, node: HtmlElement, id_: str) -> Entry:
        title, address = collapse(node.text_content()), f"{self.page.address}#{id_}"
        if id_ in self.cards:
            card = self.cards[id_]
            return Entry("card", address, card.title, within=self.page.title, roles=card.roles)
        if id_ in self.sheets:
            return Entry("sheet", address, title, within=self.page.title, roles=self.sheets[id_].roles)
        is_term = self.page.address == GLOSSARY_PAGE and node.tag == "h2"
        return Entry("term" if is_term else "section", address, title, within=self.page.title)


def add_names(found: list[Entry], book: Book, edition: Edition) -> None:
    """Give the glossary's terms what they are called in other languages; one without a heading becomes an entry
    itself.
    """
    terms = {entry.address: entry for entry in found if entry.kind == "term"}
    for other in book.editions.values():
        glossary = other.pages.get(GLOSSARY_PAGE) if other is not edition else None
        for node in glossary.tree.iter("h2") if glossary else ():
            if entry := terms.get(f"{GLOSSARY_PAGE}#{node.get('id')}"):
                entry.names += (collapse(node.text_content()),)
    table = next((entry for entry in found if entry.address.startswith(f"{GLOSSARY_PAGE}#") and entry.is_table), None)
    for own, words in glossary_rows(book, edition):
        called = [entry for entry in terms.values() if set(own) & set(_BETWEEN.split(entry.title.casefold()))]
        if not called and table:
            called = [Entry("term", table.address, words[own[0]], within=table.title)]
            found.append(called[0])
        for entry in called:
            entry.names += tuple(words.values())
    for entry in found:
        entry.names = once(entry)


def once(entry: Entry) -> tuple[str, ...]:
    """An entry's other names, without those that only case or script tells apart: search takes them for the same."""
    kept = {folded(entry.title): entry.title}
    for name in entry.names:
        kept.setdefault(folded(name), name)
    return tuple(list(kept.values())[1:])


def folded(text: str) -> str:
    return str(converter("t2s").convert(text)).casefold()


def glossary_rows(book: Book, edition: Edition) -> Iterator[tuple[list[str], dict[str, str]]]:
    """What each term of the glossary's table is called: in the edition's language, without case; in all, by that."""
    original = book.original
    for term in dict.fromkeys(term for terms in original.terms.values() for term in terms):
        row = {original.language: term} | {code: terms[term] for code, terms in original.terms.items() if term in terms}
        if own := row.get(edition.language):
            words = {word.casefold(): word for said in row.values() for word in said.split(" / ")}
            yield [word.casefold() for word in own.split(" / ")], words


def kind_names(edition: Edition) -> dict[str, str]:
    """Each kind in words."""
    return {
        "page": edition.word("kind_page"),
        "section": edition.word("kind_section"),
        "sentence": edition.word("kind_sentence"),
        "item": edition.word("item"),
        "card": edition.word("card"),
        "term": edition.word("kind_term"),
        "sheet": edition.word("kind_sheet"),
        "download": edition.word("kind_download"),
    }
