"""A long text made small for a script that unpacks it in a moment: what comes again is said once.

A text of 250,000 letters takes 61 kB with gzip alone and 49 kB so. Each word, with the blank before it, becomes
one character, the commonest those that take one byte; then what stood far before, where gzip does not look, is
referred to. docs/assets/search/unpack.js is the way back.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

# A word with the blank before it; of what is written without blanks, and of everything else, each character alone.
_TOKEN = re.compile(
    r" ?(?:(?![\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7af\uf900-\uffff\U00010000-\U0010ffff])\w)+|.",
    re.DOTALL,
)
REFERENCE = "!"
# Characters for tokens: first those of one byte that a script's string holds as they are, then those of two, then of
# three.
_ONE = [chr(code) for code in range(0x23, 0x7F) if chr(code) != "\\"]
_FIRST_TWO, _FIRST_THREE, _MOST = 0xA1, 0x3400, 20_000
_DIGITS = "".join(_ONE[1:65])  # of a reference: where it leads, in four, and how far, in two
_KEY, _LEAST, _NEAR = 6, 8, 24_000


@dataclass(frozen=True)
class Packed:
    """words: each token, in the order of their characters; text: the whole, packed."""

    words: list[str]
    text: str


def characters(count: int) -> list[str]:
    """As many characters, each for one token."""
    two = [chr(code) for code in range(_FIRST_TWO, 0x800)]
    return [*_ONE, *two, *map(chr, range(_FIRST_THREE, _FIRST_THREE + max(0, count - len(_ONE) - len(two))))][:count]


def pack(text: str) -> Packed:
    """A text in words and references. Deterministic."""
    counts = Counter(_TOKEN.findall(text))
    ranked = sorted(counts, key=lambda token: (len(token) > 1, -counts[token], token))
    single = sum(1 for token in ranked if len(token) == 1)
    kept = set(ranked[: max(single, _MOST)])
    tokens = [part for token in _TOKEN.findall(text) for part in ([token] if token in kept else token)]
    counts = Counter(tokens)
    common = sorted(counts, key=lambda token: (-counts[token], token))
    # Within those of equally many bytes the order is free, and an alphabetical list is shorter.
    ends = (0, len(_ONE), len(_ONE) + 0x800 - _FIRST_TWO, len(common))
    words = [word for start, end in pairwise(ends) for word in sorted(common[start:end])]
    of = dict(zip(words, characters(len(words)), strict=True))
    return Packed(words, fold("".join(of[token] for token in tokens)))


def fold(text: str) -> str:
    """A text with what stood far before put as a reference to it: REFERENCE, where in the text, how long."""
    seen: dict[str, int] = {}
    out: list[str] = []
    at, size = 0, len(text)
    while at < size:
        key = text[at : at + _KEY]
        start = seen.setdefault(key, at)
        if at - start > _NEAR:
            length = _KEY
            limit = min(size - at, at - start, 64 * 64 - 1)
            while length < limit and text[at + length] == text[start + length]:
                length += 1
            if length >= _LEAST and start < 64**4:
                out.append(f"{REFERENCE}{_digits(start, 4)}{_digits(length, 2)}")
                at += length
                continue
        elif start != at:
            seen[key] = at  # the nearer one
        out.append(text[at])
        at += 1
    return "".join(out)


def _digits(number: int, width: int) -> str:
    return "".join(_DIGITS[number >> 6 * place & 63] for place in reversed(range(width)))
