"""How Chinese characters sound, and how each is written in the other script: for what a reader types."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import compress
from operator import ne

from handbook.chinese import converter
from handbook.scripts import HAN
from handbook.show.search import Entry

_HAN_CHARACTERS = re.compile(f"[{HAN}]")
_TO_TRADITIONAL = ("s2t", "s2tw", "s2hk")


def read_aloud(entry: Entry) -> list[str]:
    """What of an entry may be typed as it sounds."""
    return [] if entry.kind in ("sentence", "item") else [entry.title, *entry.names]


@lru_cache(maxsize=10_000)  # a title is asked for three times
def syllables(text: str) -> tuple[tuple[str, str], ...]:
    """The Chinese characters of a text, Simplified, each with its sound here, without tone: 行政 is xing zheng."""
    return _sounds(str(converter("t2s").convert(text))) if _HAN_CHARACTERS.search(text) else ()


@lru_cache(maxsize=10_000)  # and once more in the other script
def _sounds(simplified: str) -> tuple[tuple[str, str], ...]:
    from pypinyin import lazy_pinyin  # its dictionary takes a while to load, and not every handbook needs it

    sounds = lazy_pinyin(simplified, errors="ignore", v_to_u=False)
    return tuple(zip(_HAN_CHARACTERS.findall(simplified), sounds, strict=True))


def pinyin(text: str) -> str:
    """A text's sounds: 联络组 → lian luo zu; nothing where it has no Chinese character."""
    return " ".join(sound for _, sound in syllables(text))


def common_sounds(entries: Iterable[Entry]) -> dict[str, str]:
    """Each character that may be typed as it sounds, with the sound that it has most often."""
    counts = Counter(pair for entry in entries for text in read_aloud(entry) for pair in syllables(text))
    return {one: sound for (one, sound), _ in sorted(counts.items(), key=lambda pair: (pair[1], pair[0]))}


@lru_cache(maxsize=1)
def common_traditional() -> str:
    """The characters that everyone who writes Traditional uses: the first level of Taiwan's old character set."""
    ends = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    every = bytes(byte for first in range(0xA4, 0xC7) for last in ends for byte in (first, last))
    return "".join(_HAN_CHARACTERS.findall(every.decode("big5", "ignore")))


def letters(texts: Iterable[str]) -> str:
    """Pairs of characters, Traditional and Simplified: all that may be typed for those of some texts, in either script.

    A character that is both (著名, 著力) is always taken for the other: search does so with what is typed and written.
    """
    counts: Counter[tuple[str, str]] = Counter()
    has: set[str] = set()
    for text in texts:
        found, simplified = _forms(text)
        counts.update(found)
        has |= simplified
    common = common_traditional()
    counts.update(pair for pair in zip(common, str(converter("t2s").convert(common)), strict=True) if pair[1] in has)
    pairs = {
        one: other for (one, other), _ in sorted(counts.items(), key=lambda pair: (pair[1], pair[0])) if one != other
    }
    return "".join(f"{one}{pairs[one]}" for one in sorted(pairs) if _HAN_CHARACTERS.match(one))


@lru_cache(maxsize=1000)  # the live view asks for every page's at each save
def _forms(text: str) -> tuple[Counter[tuple[str, str]], frozenset[str]]:
    """The characters that OpenCC's dictionaries write in another way than Simplified, each with the Simplified one, and
    how often; and all Simplified characters of the text.
    """
    simplified = str(converter("t2s").convert(text))
    found: Counter[tuple[str, str]] = Counter()
    for form in (text, *(str(converter(config).convert(simplified)) for config in _TO_TRADITIONAL)):
        if len(form) == len(simplified):
            found.update(compress(zip(form, simplified, strict=True), map(ne, form, simplified)))
    return found, frozenset(simplified)
