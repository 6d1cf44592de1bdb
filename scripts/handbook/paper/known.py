"""A language whose papers are all in the cache, known by what they come from before they are worked out as data."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from handbook.book import Edition, Page
from handbook.paper.cache import Cache
from handbook.paper.result import Result
from handbook.read.pictures import Finder
from handbook.tree import address, serialize, whole

ENDING = ".list"  # of an entry that lists the keys of a language's papers


def source_of(edition: Edition, original: Mapping[str, str], find: Finder) -> tuple[list[Any], dict[str, bytes]]:
    """All that the papers of a language come from, as data, and its pictures.

    original: the first language's speech; find: from a picture's address to its file.
    """
    about = [edition.language, edition.title, edition.description, edition.missing, edition.terms]
    pages = [content_of(page) for page in edition.pages.values()]
    shown = {
        address(node.get("src") or "", page.address)
        for page in edition.pages.values()
        for node in page.tree.iter("img")
    }
    settings = json.dumps(asdict(edition.settings), ensure_ascii=False, default=str)  # dates
    return [about, settings, original, pages], {src: find(src) or b"" for src in sorted(shown)}


def content_of(page: Page) -> list[Any]:
    """What a page gives to papers: its tree has nearly all."""
    sheets = [[sheet.id, sheet.title, sheet.roles, sheet.landscape, *map(whole, sheet.blocks)] for sheet in page.sheets]
    return [page.address, page.title, page.section, serialize(page.tree), list(map(asdict, page.cards)), sheets]


def take(cache: Cache, key: str) -> list[Result] | None:
    """Every file of a language's papers; None where one is not there."""
    listed = cache.store.of(ENDING).get(key)
    found = [cache.get(one) for one in listed.decode().split()] if listed else [None]
    return None if None in found else [one for results in found for one in results or ()]


def note(cache: Cache, key: str, keys: Sequence[str]) -> None:
    """Say which papers a language has; all of them are in the cache."""
    cache.store.of(ENDING).put(key, "\n".join(keys).encode())
