"""The speech as data, read from the rendered page reference/source.html, and the check that quotations are its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from handbook.marks import CITATION, citations
from handbook.problem import Fault
from handbook.tree import collapse, elements, has_class

SENTENCE_ID = re.compile(r"([a-z]\d*h?)-(\d+)")
_OPENING = 26  # Chinese characters; twice as many letters
_OMISSION = re.compile(r"…+")


def number(sentence_id: str) -> str:
    """A sentence's number as printed: p12-3 → P12.3, p4h-1 → P4h.1. Raises ValueError for anything else."""
    match = SENTENCE_ID.fullmatch(sentence_id)
    if not match:
        raise ValueError(f"{sentence_id!r} is no sentence id")
    head = match[1]
    return f"{head[0].upper()}{head[1:]}.{match[2]}"


def read_speech(tree: HtmlElement) -> dict[str, str]:
    """Sentence id → words, in order, from a page whose sentences are blocks of class `sentence` with an id."""
    return {node.get("id"): collapse(node.text_content()) for node in elements(tree) if has_class(node, "sentence") and node.get("id")}


def opening(words: str, chinese: bool) -> str:
    """A sentence's first words, for lists: about a line of them."""
    if chinese:
        return words if len(words) <= _OPENING else words[:_OPENING].rstrip("，、；：“「 ") + "……"
    return words if len(words) <= 2 * _OPENING else words[: 2 * _OPENING].rsplit(" ", 1)[0].rstrip(",;:“ ") + "…"


@dataclass(frozen=True)
class Quotation:
    """Quoted paragraphs without their citation, and the sentences that it names (one, when nothing is wrong)."""

    paragraphs: tuple[str, ...]
    source: tuple[str, ...]


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


def check_quotation(quotation: Quotation, original: Mapping[str, str], translation: Mapping[str, str] | None) -> list[Fault]:
    """What is wrong with a quotation: it must be exact words of the one sentence that it cites.

    original: the speech as it was held; translation: the speech in the page's language, None where that is the
    original's. A paragraph is words of the one or of the other; …… stands for words left out.
    """
    first = quotation.paragraphs[0] if quotation.paragraphs else ""
    needles = (first, first[:16])
    if len(quotation.source) != 1:
        return [
            Fault(
                f"quotation “{first[:30]}” cites {len(quotation.source)} sentences",
                "end it with one link such as [P12.3](../reference/source.md#p12-3), and quote sentence by sentence",
                needles,
            )
        ]
    source, faults = quotation.source[0], []
    for paragraph in quotation.paragraphs:
        if not any(is_part(paragraph, speech.get(source, "")) for speech in (original, translation or original)):
            faults.append(
                Fault(
                    f"quotation “{paragraph[:30]}” is not the words of {number(source)}",
                    "copy the words from reference/source.md, and put …… where you leave some out",
                    (paragraph, paragraph[:16], first[:16], f"#{source})"),
                )
            )
    return faults


def is_part(quotation: str, sentence: str) -> bool:
    """Whether the quotation's parts (split at ……) stand in the sentence, word for word and in order."""
    start = 0
    for part in filter(None, (part.strip() for part in _OMISSION.split(quotation))):
        found = sentence.find(part, start)
        if found < 0:
            return False
        start = found + len(part)
    return True
