"""The speech as data, read from the rendered page reference/source.html, and quotations of it."""

from __future__ import annotations

from lxml.html import HtmlElement

from handbook.book import Quotation, Sentence
from handbook.marks import CITATION, citations
from handbook.numbers import SENTENCE_ID as SENTENCE_ID  # given on, with the next
from handbook.numbers import number as number
from handbook.tree import collapse, elements, has_class

_OPENING = 26  # Chinese characters; twice as many letters


def read_sentences(tree: HtmlElement) -> list[Sentence]:
    """The sentences of a page, in order: its blocks of class `sentence` with an id."""
    found = (node for node in elements(tree) if has_class(node, "sentence") and node.get("id"))
    return [Sentence(node.get("id"), collapse(node.text_content()), has_class(node, "context")) for node in found]


def opening(words: str, dense: bool) -> str:
    """A sentence's first words, for lists: about a line of them. dense: a letter is as wide as two Latin ones."""
    if dense:
        return words if len(words) <= _OPENING else words[:_OPENING].rstrip("，、；：“「 ") + "……"
    return words if len(words) <= 2 * _OPENING else words[: 2 * _OPENING].rsplit(" ", 1)[0].rstrip(",;:“ ") + "…"


def read_quotations(tree: HtmlElement) -> list[Quotation]:
    """Every quotation of a page, in order. A block quotation may hold several: each ends where its citation is."""
    found = []
    for quote in tree.iter("blockquote"):
        words: list[str] = []
        for paragraph in quote.iter("p"):
            words += filter(None, [quoted_words(paragraph)])
            if source := citations(paragraph):
                found.append(Quotation(tuple(words), source))
                words = []
        if words:
            found.append(Quotation(tuple(words), ()))
    return found


def quoted_words(paragraph: HtmlElement) -> str:
    """A quoted paragraph's text without the links that cite the speech."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        if isinstance(child.tag, str) and not CITATION.search(child.get("href") or ""):
            parts.append(child.text_content())
        parts.append(child.tail or "")
    return collapse("".join(parts))
