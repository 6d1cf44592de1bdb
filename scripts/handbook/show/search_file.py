"""search/index.js of each language: everything that is found, with what a reader may type for it, in one small
script.

Read by docs/assets/search/; how a query is cut up and ranked is known there alone.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from handbook.book import Edition
from handbook.chinese import converter, derive
from handbook.scripts import HAN
from handbook.show.packing import pack
from handbook.show.search import KINDS, Entry, kind_names

ENTRY, PART = "\x1e", "\x1d"
_HAN_CHARACTERS = re.compile(f"[{HAN}]")
_TO_TRADITIONAL = ("s2t", "s2tw", "s2hk")


def index_js(entries: Sequence[Entry], edition: Edition, weights: Mapping[str, float]) -> str:
    """The script of one language. weights: of its pages, by address."""
    rows, page, sounds = [], "", common_sounds(entries)
    for entry in entries:
        rows.append(fields_of(entry, page, sounds))
        page = entry.address.partition("#")[0] if entry.kind != "download" else ""
    parts = [
        letters(by_page(entries)),
        ";".join(
            f"{sound}{''.join(one for one, own in sounds.items() if own == sound)}"
            for sound in sorted(set(sounds.values()))
        ),
        *(ENTRY.join(column) for column in zip(*rows, strict=True)),  # alike stands beside alike, which is smaller
    ]
    data = {
        "packed": pack(PART.join(parts)).data(),
        "weights": {address: weight for address, weight in weights.items() if weight != 1},
        "synonyms": synonyms(edition),
        "labels": labels(edition),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.handbookSearch.data={text};\n"


def fields_of(entry: Entry, page: str, sounds: Mapping[str, str]) -> list[str]:
    """An entry's fields; what the entry before it tells (its page) is left out.

    Kind, address, title, text, names, roles, modality, sources, sounds (see spoken), section in the navigation (of
    a page).
    """
    path, mark, anchor = entry.address.partition("#")
    address = f"#{anchor}" if mark and path == page else entry.address
    title = "" if entry.kind == "sentence" else entry.title
    return [
        str(KINDS.index(entry.kind)),
        address,
        title,
        entry.text,
        "; ".join(entry.names),
        " ".join(entry.roles),
        entry.modality,
        " ".join(entry.sources),
        spoken(entry, sounds),
        entry.within if entry.kind == "page" else "",
    ]


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


def spoken(entry: Entry, sounds: Mapping[str, str]) -> str:
    """An entry's sounds, where one of its characters does not have its commonest: syllables, one text after the
    other.
    """
    read = [pairs for text in read_aloud(entry) if (pairs := syllables(text))]
    if all(sounds[one] == sound for pairs in read for one, sound in pairs):
        return ""
    return ",".join(" ".join(sound for _, sound in pairs) for pairs in read)


@lru_cache(maxsize=1)
def common_traditional() -> str:
    """The characters that everyone who writes Traditional uses: the first level of Taiwan's old character set."""
    ends = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    every = bytes(byte for first in range(0xA4, 0xC7) for last in ends for byte in (first, last))
    return "".join(_HAN_CHARACTERS.findall(every.decode("big5", "ignore")))


def by_page(entries: Iterable[Entry]) -> list[str]:
    """The words of all entries, a text for each page."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        found.setdefault(entry.address.partition("#")[0], []).append(entry.title + entry.text + "".join(entry.names))
    return [" ".join(texts) for texts in found.values()]


def letters(texts: Iterable[str]) -> str:
    """Pairs of characters, Traditional and Simplified: all that may be typed for those of some texts, in either script.

    A character that is both (著名, 著力) is always taken for the other: search does so with what is typed and written.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for text in texts:
        counts.update(_forms(text))
    has, common = {simple for _, simple in counts}, common_traditional()
    counts.update(pair for pair in zip(common, str(converter("t2s").convert(common)), strict=True) if pair[1] in has)
    pairs = {
        one: other for (one, other), _ in sorted(counts.items(), key=lambda pair: (pair[1], pair[0])) if one != other
    }
    return "".join(f"{one}{pairs[one]}" for one in sorted(pairs) if _HAN_CHARACTERS.match(one))


@lru_cache(maxsize=1000)  # the live view asks for every page's at each save
def _forms(text: str) -> Counter[tuple[str, str]]:
    """The characters of a text, each as OpenCC's dictionaries write it, with the Simplified one; how often."""
    simplified = str(converter("t2s").convert(text))
    found: Counter[tuple[str, str]] = Counter()
    for form in (text, *(str(converter(config).convert(simplified)) for config in _TO_TRADITIONAL)):
        if len(form) == len(simplified):
            found.update(zip(form, simplified, strict=True))
    return found


def synonyms(edition: Edition) -> list[list[str]]:
    """What people type, each with the handbook's words for it. A derived language has those of its source."""
    given, known = edition.settings.synonyms, edition.known
    rows = [[typed, *words] for typed, words in given.get(edition.language, {}).items()]
    if not rows and known.source and known.opencc:
        found = given.get(known.source, {}).items()
        rows = [[derive(word, known.opencc) for word in (typed, *words)] for typed, words in found]
    return rows


def labels(edition: Edition) -> dict[str, Any]:
    """The words of the dialog."""
    settings, language = edition.settings, edition.language
    word = {key: names[language] for key, names in settings.labels.items()}
    kinds = kind_names(edition)
    return {
        "kinds": [kinds[kind] for kind in KINDS],
        "ids": list(KINDS),
        "roles": {id_: role.name[language] for id_, role in settings.roles.items()},
        "modalities": {id_: [one.sign[language], one.name[language]] for id_, one in settings.modalities.items()},
        "all": word["search_all"],
        "role": word["role"],
        "anyone": word["search_anyone"],
        "kind": word["search_kind"],
        "results": [word["results_one"], word["results"]],
        "none": word["search_none"],
        "advice": word["search_try"],
        "elsewhere": word["search_elsewhere"],
        "some": word["search_some"],
        "more": word["search_more"],
        "everything": word["a_z"],
        "close": word["search_close"],
        "language": edition.tag,
    }
