"""What the theme ships and no page uses: source maps, templates, its own scripts and styles. It is not published."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

_SOURCE_MAP = re.compile(rb"sourceMappingURL=\S+")  # only a developer's tools ask for it
_READ = (".html", ".css", ".js", ".svg")  # what may refer to other files


def unused(candidates: Iterable[str], texts: Mapping[str, bytes]) -> set[str]:
    """The candidates that nothing refers to, not even over other candidates.

    candidates: addresses below the site's root; texts: every file that may refer to another, candidates too, in UTF-8.
    A file is referred to where its name stands, however a script puts the rest of the address together.
    """
    left = {name: forms(name) for name in candidates}
    used = texts.keys() - left.keys()
    while used:
        text = b"\n".join(_SOURCE_MAP.sub(b"", texts[name]) for name in used & texts.keys())
        used = {name for name, own in left.items() if any(form in text for form in own)}
        left = {name: own for name, own in left.items() if name not in used}
    return set(left)


def forms(name: str) -> set[bytes]:
    """A file's name as it stands in texts: plain, and as part of an address."""
    last = name.rpartition("/")[2]
    return {last.encode(), quote(last).encode()}


def remove_unused(site: Path, candidates: Collection[str]) -> list[str]:
    """Take the unused candidates out of a built site, and folders that are empty then; their names, sorted."""
    there = {name for name in candidates if (site / name).is_file()}
    paths = [path for path in site.rglob("*") if path.suffix in _READ and path.is_file()]
    texts = {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}
    gone = sorted(unused(there, texts))
    for name in gone:
        (site / name).unlink()
        for folder in (site / name).parents:
            if folder == site or any(folder.iterdir()):
                break
            folder.rmdir()
    return gone
