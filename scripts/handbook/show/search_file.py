"""search/index.js of each language: everything that is found, with what a reader may type for it, in one small
script.

Read by docs/assets/search/; how a query is cut up and ranked is known there alone.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from handbook.book import Edition
from handbook.chinese import derive
from handbook.programs import own_code, versions
from handbook.show.packing import pack
from handbook.show.search import KINDS, Entry, kind_names
from handbook.show.spelling import common_sounds, letters, pinyin, read_aloud, syllables
from handbook.store import HASH, Store

ENDING = ".search"  # of what the store keeps
_PROGRAMS = ("OpenCC", "pypinyin")
ENTRY, PART = "\x1e", "\x1d"


@dataclass(frozen=True)
class Prepared:
    """The entries of a language, packed as JSON, and the sounds of titles: what takes long, and is kept."""

    packed: str
    sounds: Mapping[str, str]


def prepare(entries: Sequence[Entry], store: Store) -> Prepared:
    """Pack the entries of a language, or take what an earlier build has made of the same ones."""
    kept = store.of(ENDING)
    key = HASH(repr([entries, own_code(), versions(*_PROGRAMS)]).encode()).hexdigest() if kept.folder else ""
    with contextlib.suppress(ValueError, TypeError):
        return Prepared(**json.loads(kept.get(key) or ""))
    titles = dict.fromkeys(entry.title for entry in entries if entry.kind != "sentence")
    made = Prepared(packed_entries(entries), {title: sound for title in titles if (sound := pinyin(title))})
    kept.put(key, _json(asdict(made)).encode())
    return made


def index_js(packed: str, edition: Edition, weights: Mapping[str, float]) -> str:
    """The script of one language. packed: its entries; weights: of its pages, by address."""
    rest = {
        "weights": {address: weight for address, weight in weights.items() if weight != 1},
        "synonyms": synonyms(edition),
        "labels": labels(edition),
    }
    return f'window.handbookSearch.data={{"packed":{packed},{_json(rest)[1:]};\n'


def packed_entries(entries: Sequence[Entry]) -> str:
    """The entries of a language as JSON that docs/assets/search/entries.js reads."""
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
    return _json(pack(PART.join(parts)).data())


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


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


def spoken(entry: Entry, sounds: Mapping[str, str]) -> str:
    """An entry's sounds, where one of its characters does not have its commonest: syllables, one text after the
    other.
    """
    read = [pairs for text in read_aloud(entry) if (pairs := syllables(text))]
    if all(sounds[one] == sound for pairs in read for one, sound in pairs):
        return ""
    return ",".join(" ".join(sound for _, sound in pairs) for pairs in read)


def by_page(entries: Iterable[Entry]) -> list[str]:
    """The words of all entries, a text for each page."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        found.setdefault(entry.address.partition("#")[0], []).append(entry.title + entry.text + "".join(entry.names))
    return [" ".join(texts) for texts in found.values()]


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
