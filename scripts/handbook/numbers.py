"""The numbers of sentences: as ids (p13-6), as printed and cited (P13.6), and as a page's source cites them."""

from __future__ import annotations

import re

SENTENCE_ID = re.compile(r"([a-z]\d*h?)-(\d+)")
NUMBER = r"[A-Z]\d*h?\.\d+"


def number(sentence_id: str) -> str:
    """A sentence's number as printed: p12-3 → P12.3, p4h-1 → P4h.1. Raises ValueError for anything else."""
    match = SENTENCE_ID.fullmatch(sentence_id)
    if not match:
        raise ValueError(f"{sentence_id!r} is no sentence id")
    head = match[1]
    return f"{head[0].upper()}{head[1:]}.{match[2]}"


def sentence_id(printed: str) -> str:
    """The id of a sentence by its number: P12.3 → p12-3."""
    return printed.lower().replace(".", "-")


def cite_needle(id_: str) -> re.Pattern[str]:
    """Finds the line that cites a sentence: `[P13.6]`, or a link to its id."""
    return re.compile(rf"#{id_}[)>\s]|\[{re.escape(number(id_))}\]")
