"""search/index.js of each language: everything that is found, with what a reader may type for it, in one small script.

Read by docs/assets/search/; how a query is cut up and ranked is known there alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from handbook.book import Edition
from handbook.chinese import converter, derive
from handbook.scripts import HAN
from handbook.show.packing import pack
from handbook.show.search import KINDS, Entry, kind_names

FIELD, ENTRY = "\x1f", "\x1e"
_HAN_CHARACTERS = re.compile(f"[{HAN}]")
_TO_TRADITIONAL = ("s2t", "s2tw", "s2hk")


def index_js(entries: Sequence[Entry], edition: Edition, weights: Mapping[str, float]) -> str:
    """The script of one language. weights: of its pages, by address."""
    lines, page = [], ""
    for entry in entries:
        lines.append(line_of(entry, page, edition))
        page = entry.address.partition("#")[0] if entry.kind != "download" else ""
    packed = pack(ENTRY.join(lines))
    data = {
        "words": "\n".join(packed.words),
        "text": packed.text,
        "letters": letters(" ".join((entry.title + entry.text + "".join(entry.names)) for entry in entries)),
        "weights": {address: weight for address, weight in weights.items() if weight != 1},
        "synonyms": synonyms(edition),
        "labels": labels(edition),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"window.handbookSearch.data={text};\n"


def line_of(entry: Entry, page: str, edition: Edition) -> str:
    """An entry's fields; what the entry before it tells (its page) and empty ones at the end are left out.

    Kind, address, title, text, names, roles, modality, sources, pinyin, section in the navigation (of a page).
    """
    path, mark, anchor = entry.address.partition("#")
    address = f"#{anchor}" if mark and path == page else entry.address
    title = "" if entry.kind == "sentence" else entry.title
    read = [entry.title, *entry.names] if entry.kind not in ("sentence", "item") else []
    fields = [
        str(KINDS.index(entry.kind)),
        address,
        title,
        entry.text,
        "; ".join(entry.names),
        " ".join(entry.roles),
        entry.modality,
        " ".join(entry.sources),
        ",".join(dict.fromkeys(filter(None, map(pinyin, read)))),
        entry.within if entry.kind == "page" else "",
    ]
    return FIELD.join(fields).rstrip(FIELD)


def pinyin(text: str) -> str:
    """The syllables of a text's Chinese characters, without tones: 联络组 → lian luo zu; nothing where it has none."""
    if not _HAN_CHARACTERS.search(text):
        return ""
    from pypinyin import lazy_pinyin  # its dictionary takes a while to load, and not every handbook needs it

    simplified = str(converter("t2s").convert(text))
    return " ".join(lazy_pinyin(simplified, errors="ignore", v_to_u=False))


def letters(text: str) -> str:
    """Pairs of characters, Traditional and Simplified: all that may be typed for those of a text, in either script."""
    forms = {one for config in _TO_TRADITIONAL for one in converter(config).convert(text)} | set(text)
    simplified = converter("t2s")
    pairs = ((one, str(simplified.convert(one))) for one in sorted(forms) if _HAN_CHARACTERS.match(one))
    return "".join(f"{one}{other}" for one, other in pairs if one != other and len(other) == 1)


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
        "modalities": {id_: [one.sign, one.name[language]] for id_, one in settings.modalities.items()},
        "all": word["search_all"],
        "role": word["role"],
        "anyone": word["search_anyone"],
        "kind": word["search_kind"],
        "results": [word["results_one"], word["results"]],
        "none": word["search_none"],
        "try": word["search_try"],
        "some": word["search_some"],
        "more": word["search_more"],
        "everything": word["a_z"],
        "close": word["search_close"],
        "language": edition.tag,
    }
