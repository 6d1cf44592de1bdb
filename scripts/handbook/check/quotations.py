"""Quotations held against the speech: they are its exact words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from handbook.book import Quotation
from handbook.numbers import cite_needle
from handbook.problem import Problem
from handbook.read.speech import number

_OMISSION = re.compile(r"…+")


def check_quotation(
    quotation: Quotation, original: Mapping[str, str], translation: Mapping[str, str] | None
) -> list[Problem]:
    """What is wrong with a quotation: it must be exact words of the one sentence that it cites.

    original: the speech as it was held; translation: the speech in the page's language, None where that is the
    original's. A paragraph is words of the one or of the other; …… stands for words left out.
    """
    first = quotation.paragraphs[0] if quotation.paragraphs else ""
    needles = (first, first[:16])
    if len(quotation.source) != 1:
        return [
            Problem(
                f"quotation “{first[:30]}” cites {len(quotation.source)} sentences",
                "end it with one citation such as [P12.3], and quote sentence by sentence",
                needles,
            )
        ]
    source, problems = quotation.source[0], []
    for paragraph in quotation.paragraphs:
        if not any(is_part(paragraph, speech.get(source, "")) for speech in (original, translation or original)):
            problems.append(
                Problem(
                    f"quotation “{paragraph[:30]}” is not the words of {number(source)}",
                    "copy the words from reference/source.md, and put …… where you leave some out",
                    (paragraph, paragraph[:16], first[:16], cite_needle(source)),
                )
            )
    return problems


def is_part(quotation: str, sentence: str) -> bool:
    """Whether the quotation's parts (split at ……) stand in the sentence, word for word and in order."""
    start = 0
    for part in filter(None, (part.strip() for part in _OMISSION.split(quotation))):
        found = sentence.find(part, start)
        if found < 0:
            return False
        start = found + len(part)
    return True
