"""The edition that is printed on every card against the newest row of the list of changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handbook.problem import Problem, find_line, shown_path
from handbook.settings.model import Settings

PAGE = "reference/changes.md"
_ROW = re.compile(r"^\|\s*([^|]+?)\s*\|\s*(\d{4}-\d{2}-\d{2})\s*\|", re.MULTILINE)


def check_edition(docs: Path, config: Path, settings: Settings) -> Iterator[Problem]:
    """The first language's list of changes, where there is one, with the file to mend. Translations have the same
    tables.
    """
    path = docs / next(iter(settings.languages)) / PAGE
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):  # a page that can't be read is told of as such
        return
    shown = shown_path(path, config.parent)
    rows = [(match[2], match[1]) for match in _ROW.finditer(text)]
    ours = (settings.date.isoformat(), settings.version)
    if not rows:
        what = "the list of changes has no row of a version and a date"
        yield Problem(what, f"add one: `| {ours[1]} | {ours[0]} | … |`", ("| ---",), path=path)
    elif ours not in rows or ours[0] < max(rows)[0]:
        newest = max(rows)
        line = find_line(text, (f"| {newest[1]} | {newest[0]}", newest[0]))
        config_line = find_line(config.read_text(encoding="utf-8-sig"), (re.compile(r"^\s*edition:"),))
        there = f"in {config.name}:{config_line} it is {ours[1]} of {ours[0]}"
        what = f"the newest edition here is {newest[1]} of {newest[0]}, and {there}"
        yield Problem(what, f"make {shown}:{line} and extra.edition equal", path=path, line=line)
