"""Search that finds Chinese in Chinese: one index per language, the glossary's terms as words, whole words in
queries.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import jieba

from handbook.material import caches
from handbook.material.guards import changed
from handbook.problem import Problem

# Material's worker cuts a query into words of the index, but never looks at a word that ends where the query ends:
# 实事求是 is searched as 实 and 事. One comparison mends it.
_CUT_SHORT = "for(let o=s+1;o<t.length;o++)t.slice(s,o)in e"
_CUT_WHOLE = "for(let o=s+1;o<=t.length;o++)t.slice(s,o)in e"


def keep_private() -> None:
    """Let jieba keep its dictionary between builds where no other user of the machine can put one."""
    jieba.dt.tmp_dir = caches.folder() or os.path.join(os.devnull, "nowhere")  # there it finds none, and leaves none


def mend_worker(site: Path, config: Path) -> Iterator[Problem]:
    """Let the site's search worker take a query's last word whole; a problem when it is not the one known here.

    config: mkdocs.yml, beside the releases wanted.
    """
    mended = False
    for worker in (site / "assets" / "javascripts" / "workers").glob("search.*.min.js"):
        text = worker.read_text(encoding="utf-8")
        if text.count(_CUT_SHORT) == 1:
            worker.write_text(text.replace(_CUT_SHORT, _CUT_WHOLE), encoding="utf-8", newline="")
            mended = True
    if not mended:
        what = "has another search worker than the one known"
        yield changed("mkdocs-material", what, "mend_worker in scripts/handbook/material/search.py", config)


def add_words(terms: Iterable[str]) -> None:
    """Let jieba keep these terms whole, so that 四查四看 is one word of the index."""
    for term in terms:
        jieba.add_word(term)


def split(site: Path, prefixes: list[str]) -> None:
    """Leave the default language's entries in site/search, and write each other's to site/PREFIX/search.

    site: the built site; prefixes: the folders of the other languages. Each index comes as .json (over http) and as
    .js (from file://), with addresses below its language's root, which is where the page looks for it.
    """
    path = site / "search" / "search_index.json"
    if not path.is_file():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    entries: dict[str, list[dict[str, str]]] = {prefix: [] for prefix in ["", *prefixes]}
    for entry in index["docs"]:
        head, _, rest = entry["location"].partition("/")
        if rest and head in entries:
            entries[head].append({**entry, "location": rest})
        else:
            entries[""].append(entry)
    for prefix, docs in entries.items():
        folder = site / prefix / "search"
        folder.mkdir(parents=True, exist_ok=True)
        data = json.dumps({"config": index["config"], "docs": docs}, ensure_ascii=False, separators=(",", ":"))
        (folder / "search_index.json").write_text(data, encoding="utf-8")
        (folder / "search_index.js").write_text(f"var __index = {data}", encoding="utf-8")
