"""Problems in the authors' files, said as a colleague would: where, what is wrong, what to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Needle = str | re.Pattern[str]

MOST = 50  # lines of a kind that are shown; nobody reads more before mending the first
_PLACE = re.compile(r"(?P<path>[^\n]+?):(?:(?P<line>\d+):)? ")
_DETAIL = re.compile(r"“[^”]*”|`[^`]*`|\S*[/\d]\S*")


@dataclass(frozen=True)
class Fault:
    """Something wrong on a page, before it is known on which line.

    what: the mistake, in plain English; remedy: what to do about it;
    needles: texts or patterns to look for in the source, best first; the first one found gives the line;
    about: the id of the item or card that is refused for it ("" where it has none to go by), None where nothing is.
    What else is wrong with a refused thing follows from that, and is not said.
    """

    what: str
    remedy: str
    needles: tuple[Needle, ...] = ()
    about: str | None = None


@dataclass(frozen=True)
class Project:
    """What a site is built from.

    config: mkdocs.yml; docs: the pages; site_url: the site's address, or nothing; labels: the files of labels.
    """

    config: Path
    docs: Path
    site_url: str = ""
    labels: tuple[Path, ...] = ()


def id_needle(id_: str) -> Needle:
    """Finds the line that gives something this id, `{#id …}` or `{: … #id }`: no longer id, and no link to it."""
    return re.compile(rf"[{{:\s]#{re.escape(id_)}(?=[\s}}])") if id_ else ""


def holds(text: str, needle: Needle) -> bool:
    """Whether the needle is found in the text; an empty one never is."""
    return bool(needle) and (needle in text if isinstance(needle, str) else needle.search(text) is not None)


def find_line(text: str, needles: Iterable[Needle]) -> int:
    """The number (from 1) of the first line of text that holds the first findable needle, or 1."""
    lines = text.splitlines()
    for needle in needles:
        for number, line in enumerate(lines, 1):
            if holds(line, needle):
                return number
    return 1


def shown_path(path: Path, root: Path) -> str:
    """A path as messages show it: below the folder root where it is there."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def locate(fault: Fault, path: Path, root: Path) -> str:
    """The fault as one line: `docs/zh/x.md:12: what is wrong – what to do`.

    path: the file it is in; root: the folder that the shown path is relative to.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        text = ""
    return f"{shown_path(path, root)}:{find_line(text, fault.needles)}: {fault.what} – {fault.remedy}"


def arrange(problems: Iterable[str], most: int = MOST) -> list[str]:
    """Problems as they are shown: each once, by file and line, at most `most` of a kind, the others counted.

    Of a kind are those that are mended alike: their remedies are the same but for names and numbers.
    """
    ordered = sorted(set(problems), key=_place)
    counts: Counter[str] = Counter(map(_kind, ordered))
    seen: Counter[str] = Counter()
    shown = []
    for problem in ordered:
        kind = _kind(problem)
        seen[kind] += 1
        if seen[kind] <= most:
            shown.append(problem)
    shown += [f"and {count - most} more like these: {kind}" for kind, count in counts.items() if count > most]
    return shown


def _place(problem: str) -> tuple[str, int, str]:
    match = _PLACE.match(problem)
    return (match["path"], int(match["line"] or 0), problem) if match else ("\U0010ffff", 0, problem)


def _kind(problem: str) -> str:
    return _DETAIL.sub("…", problem.rpartition(" – ")[2])
