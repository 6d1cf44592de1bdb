"""Slips of Chinese text that a reader sees and a spelling checker does not: found in the build, mended where that is
safe.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from handbook.characters import check_source
from handbook.check.front_matter import check_front_matter
from handbook.problem import Problem
from handbook.scripts import HAN, script_of

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_WIDE = str.maketrans(",;:!?.", "，；：！？。")
# Not text: front matter, code, link addresses, attributes, HTML.
_PROTECTED = re.compile(
    r"(\A---\r?\n.*?^---[ \t]*$|^```.*?^```|`[^`\n]*`|\]\([^)\n]*\)|\{[^}\n]*\}|<[^>]*>)", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True)
class Slip:
    """A kind of slip. mend: from a match to the right text, or None where a person must decide."""

    what: str
    pattern: re.Pattern[str]
    mend: Callable[[re.Match[str]], str] | None
    scripts: tuple[str, ...] = ("Hans", "Hant")


def _same_character(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


_H = rf"(?<=[{HAN}])"  # after a Chinese character
_PINYIN = rf"{_H}[(（][a-zü]*[{_TONED}][a-z{_TONED}ü]*[)）]"
_HALF_WIDE = rf"(?<=[{HAN}”’」』）])[,;:!?.](?=[{HAN}“‘「『（])"
_BRACKETS = rf"{_H}\(([^()\n]*[{HAN}][^()\n]*)\)"

SLIPS = (
    Slip("half-width punctuation in Chinese", re.compile(_HALF_WIDE), lambda match: match[0].translate(_WIDE)),
    Slip("half-width brackets around Chinese", re.compile(_BRACKETS), lambda match: f"（{match[1]}）"),
    Slip("a look-alike of a character", re.compile(r"[\u2f00-\u2fdf\uf900-\ufaff]"), _same_character),
    Slip("a radical instead of a character", re.compile(r"[\u2e80-\u2eff]"), None),
    Slip("著 for 着", re.compile(r"(?<![显名原专论编巨土卓昭])著(?![名作者述称书录])"), lambda _: "着", ("Hans",)),
    Slip("stray pinyin", re.compile(_PINYIN, re.IGNORECASE), lambda _: ""),
    Slip("a blank between Chinese characters", re.compile(rf"(?<=[{HAN}，。；：、]) +(?=[{HAN}])"), lambda _: ""),
    Slip("two blanks running", re.compile(r"(?<=\S)(?<!\n:)  +(?=\S)"), lambda _: " "),
)


def parts(text: str) -> list[str]:
    """The text cut into prose (even places) and what is no prose (odd places)."""
    return _PROTECTED.split(text)


def find_slips(text: str, tag: str) -> Iterator[tuple[int, Slip, str]]:
    """Each slip of a page: its line from 1, its kind, and the words around it; only Chinese pages have any.

    tag: the page's language.
    """
    line, script = 1, script_of(tag).code
    for index, part in enumerate(parts(text)):
        if index % 2 == 0:
            for slip in SLIPS:
                for match in slip.pattern.finditer(part) if script in slip.scripts else ():
                    before, after = part[: match.start()].rpartition("\n")[2], part[match.end() :].partition("\n")[0]
                    yield line + part.count("\n", 0, match.start()), slip, f"{before[-6:]}{match[0]}{after[:6]}".strip()
        line += part.count("\n")


def mend(text: str, tag: str) -> str:
    """The text with every slip mended that can be mended safely; the same text again when there is none."""
    mended, script = parts(text), script_of(tag).code
    for index in range(0, len(mended), 2):
        for slip in SLIPS:
            if slip.mend and script in slip.scripts:
                mended[index] = slip.pattern.sub(slip.mend, mended[index])
    joined = "".join(mended)
    return joined if joined == text else mend(joined, tag)  # what is taken out may bring two slips together


def check_file(path: Path, tag: str) -> Iterator[Problem]:
    """A problem for every slip of a file, or for its encoding."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = f"is not UTF-8 (byte 0x{raw[error.start]:02X})"
        yield Problem(what, "save it as UTF-8 in your editor", path=path, line=line)
        return
    for problem in check_words(text, tag):
        yield replace(problem, path=path)


@lru_cache(1000)  # the live view asks for every file at each save
def check_words(text: str, tag: str) -> tuple[Problem, ...]:
    """A problem for every slip of a text in a language of that tag."""
    found = [] if text.strip() else [Problem("page is empty", "write it, or delete the file", line=1)]
    found += [*check_front_matter(text), *check_source(text)]
    for line, slip, around in find_slips(text, tag):
        remedy = "run `python scripts/check.py --fix`" if slip.mend else "type the character anew"
        found.append(Problem(f"{slip.what}: “{around}”", remedy, line=line))
    return tuple(found)


def mend_file(path: Path, tag: str) -> bool:
    """Mend a file's slips; whether there were any. A file that is no UTF-8 is left as it is."""
    raw = path.read_bytes()
    try:
        mended = mend(raw.decode(), tag).encode()
    except UnicodeDecodeError:
        return False
    if mended != raw:
        path.write_bytes(mended)
    return mended != raw
