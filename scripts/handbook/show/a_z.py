"""Everything from A to Z: what search finds, in the order of the alphabet, for readers without scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from handbook.book import Edition
from handbook.read.speech import opening
from handbook.show.search import Entry, kind_names

_START = re.compile(r"^(?:the|an?) (?=\w)|^\W+", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """One line of the list. kind: in words; within: where it stands; key: what it is sorted by."""

    title: str
    kind: str
    within: str
    address: str
    key: str


def groups(entries: Sequence[Entry], edition: Edition, sounds: Mapping[str, str]) -> list[tuple[str, list[Line]]]:
    """Each first letter with its lines; what begins with none comes first, under "". Sentences have a list of
    their own. sounds: of titles in Chinese.
    """
    kinds = kind_names(edition)
    lines = [
        line_of(entry, kinds, sounds if edition.known.script.chinese else {})
        for entry in entries
        if entry.kind != "sentence"
    ]
    lines = sorted(dict.fromkeys(lines), key=lambda line: (initial(line.key), line.key, line.title, line.address))
    return [(letter, list(same)) for letter, same in groupby(lines, key=lambda line: initial(line.key))]


def sentences(entries: Sequence[Entry], edition: Edition) -> Iterator[tuple[str, str, str]]:
    """(number, first words, address) of each sentence of the speech."""
    for entry in entries:
        if entry.kind == "sentence":
            yield entry.title, opening(entry.text, edition.known.script.dense), entry.address


def line_of(entry: Entry, kinds: dict[str, str], sounds: Mapping[str, str]) -> Line:
    title = entry.title
    key = sounds.get(title, "")
    mixed = title if not key or title[:1].isascii() else key
    folded = unicodedata.normalize("NFKD", _START.sub("", mixed).casefold())
    return Line(title, kinds[entry.kind], entry.within, entry.address, folded)


def initial(key: str) -> str:
    """The letter that a line stands under; nothing for digits and signs."""
    return key[0].upper() if key and key[0].isalpha() else ""
