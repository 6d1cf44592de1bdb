"""A long text made small for a script that unpacks it in a moment.

The search of one language, 115,000 Chinese or 415,000 English letters: 82 and 101 kB with gzip alone, 51 and 59 kB so.
Each word becomes a number of two bytes, so that LZMA sees words and not letters; a blank between two words and the
capital of a word are no part of it. What LZMA made is written in 64 letters, of which gzip needs 6 bits each.
docs/assets/search/unpack.js and lzma.js are the way back.
"""

from __future__ import annotations

import base64
import lzma
import re
from collections import Counter
from dataclasses import asdict, dataclass

# Of a word; of what is written without blanks, and of everything else, each character alone.
_LETTER = "0-9A-Za-z\u00c0-\u0dff\u1200-\u177f\u1800-\u1fff"
_CLOSING = ",.:;?!)”’"  # after these, as after a word, a blank is expected before a word
BLANK, JOINED, CAPITAL = "\x01", "\x02", "\x03"  # no text has them; see split
_EXPECTED = re.compile(f"(?<=[{_LETTER}{_CLOSING}]) (?=[{_LETTER}])")
_MISSING = re.compile(f"(?<=[{_CLOSING}])(?=[{_LETTER}])")
_CAPITAL = re.compile(f"(?<![{_LETTER}])[A-Z](?=[a-z]*(?![{_LETTER}]))")
_TOKEN = re.compile(f"[{_LETTER}]+|[^{BLANK}]", re.DOTALL)
_FIRST = 256  # as many of the commonest words share a first byte


@dataclass(frozen=True)
class Packed:
    """words: each word, in the order of their numbers; text: the numbers, each of so many bytes; sizes: of both."""

    words: str
    text: str
    width: int
    sizes: tuple[int, int]

    def data(self) -> dict[str, object]:
        """As a script takes it."""
        return asdict(self)


def split(text: str) -> list[str]:
    """A text in words and characters, without the blanks that are expected; JOINED stands where one is missing, and
    CAPITAL before a word that is written here with one.
    """
    text = re.sub(f"[{BLANK}-{CAPITAL}]", "", text)
    text = _EXPECTED.sub(BLANK, _MISSING.sub(JOINED, text))
    return _TOKEN.findall(_CAPITAL.sub(lambda found: CAPITAL + found[0].lower(), text))


def pack(text: str) -> Packed:
    """A text in numbers of words. Deterministic."""
    tokens = split(text)
    counts = Counter(tokens)
    common = sorted(counts, key=lambda token: (-counts[token], token))
    # Within the commonest and within the rest the order is free, and an alphabetical list is shorter.
    words = [*sorted(common[:_FIRST]), *sorted(common[_FIRST:])]
    width = 2 if len(words) <= 1 << 16 else 3
    number = {word: at.to_bytes(width, "big") for at, word in enumerate(words)}
    numbers = b"".join([number[token] for token in tokens])
    known = BLANK.join(words).encode()
    return Packed(_small(known, lc=4), _small(numbers, lc=0, lp=1, pb=1), width, (len(known), len(numbers)))


def _small(content: bytes, lc: int, lp: int = 0, pb: int = 0) -> str:
    """lc, lp, pb: of which bits before it, and of its place, LZMA foretells a byte."""
    size = 1 << max(16, len(content).bit_length())
    how = {"id": lzma.FILTER_LZMA1, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": size, "lc": lc, "lp": lp, "pb": pb}
    return base64.b64encode(lzma.compress(content, lzma.FORMAT_ALONE, filters=[how])).decode()
