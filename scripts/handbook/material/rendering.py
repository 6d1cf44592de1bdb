"""Pages as Markdown rendered them, kept: one that did not change is not rendered again, in this build or a later one.

A page's key is the hash of its text, of where every file of the site is, of the extensions and of the programs. What
MkDocs or an extension said about a page is said while it is rendered, so such a page is not kept.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from handbook.programs import versions
from handbook.store import HASH, Store

ENDING = ".page"
_PROGRAMS = ("mkdocs", "mkdocs-static-i18n", "Markdown", "pymdown-extensions")
_MOST = 1000  # pages that one process remembers
_remembered: dict[str, bytes] = {}  # `mkdocs serve` builds again and again


class _Said(logging.Handler):
    """Whether anything was said."""

    said = False

    def emit(self, record: logging.LogRecord) -> None:
        self.said = True


def remember(page: Page, store: Store, around: str) -> None:
    """Let page.render() take what is kept. around: the hash of everything but the page, of surroundings()."""
    setattr(page, "render", partial(_render, page, page.render, store.of(ENDING), around))


def _render(
    page: Page, render: Callable[..., None], store: Store, around: str, config: MkDocsConfig, files: Files
) -> None:
    key = HASH("\0".join((around, page.file.src_uri, page.file.dest_uri, page.markdown or "")).encode()).hexdigest()
    kept = None if store.fresh else _remembered.get(key) or store.get(key)
    if kept is not None and fill(page, kept, files):
        _remembered[key] = kept
        return
    listener, logger = _Said(logging.INFO), logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        render(config, files)
    finally:
        logger.removeHandler(listener)
    if not listener.said:
        if len(_remembered) >= _MOST:
            _remembered.clear()
        _remembered[key] = contents(page)
        store.put(key, _remembered[key])


def contents(page: Page) -> bytes:
    """All that rendering gives a page."""
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    told = [page.content, page._title_from_render, _entries(page.toc), sorted(page.present_anchor_ids or ()), links]
    return json.dumps(told, ensure_ascii=False).encode()


def fill(page: Page, kept: bytes, files: Files) -> bool:
    """Give a page what was kept of it; whether that could be done."""
    try:
        content, title, toc, ids, links = json.loads(kept)
        leading = {files.src_uris[name]: anchors for name, anchors in links.items()}
        contents_list = TableOfContents([_entry(one) for one in toc])
    except (ValueError, KeyError, TypeError):
        return False
    page.content, page._title_from_render, page.toc = content, title, contents_list
    page.present_anchor_ids, page.links_to_anchors = set(ids), leading
    if toc:
        contents_list.items[0].active = True  # type: ignore[attr-defined]  # as get_toc() has it
    return True


def _entries(toc: Iterable[AnchorLink]) -> list[Any]:
    return [[one.title, one.id, one.level, _entries(one.children)] for one in toc]


def _entry(kept: list[Any]) -> AnchorLink:
    title, id_, level, children = kept
    found = AnchorLink(title, id_, level)
    found.children = [_entry(child) for child in children]
    return found


def surroundings(files: Files, config: MkDocsConfig, language: str) -> str:
    """The hash of all that a page is rendered with, itself apart."""
    extensions = [name if isinstance(name, str) else type(name).__qualname__ for name in config.markdown_extensions]
    places = sorted((file.src_uri, file.dest_uri, file.inclusion.name) for file in files)
    options = [extensions, config.mdx_configs, dict(config.validation), config.use_directory_urls]
    return HASH(repr([language, places, options, _code()]).encode()).hexdigest()


@lru_cache
def _code() -> list[str]:
    """The programs, and what of this code has a part in it."""
    here = Path(__file__).resolve().parent
    return [
        *versions(*_PROGRAMS),
        *(HASH((here / name).read_bytes()).hexdigest() for name in ("citations.py", "rendering.py")),
    ]
