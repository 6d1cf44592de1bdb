"""One search index per language, out of the one that MkDocs writes for all."""

from __future__ import annotations

import json
from pathlib import Path


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
