"""Problems in the authors' files, said as a colleague would: where, what is wrong, what to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

Needle = str | re.Pattern[str]

MOST = 50  # lines of a kind that are shown; nobody reads more before mending the first
_DETAIL = re.compile(r"“[^”]*”|`[^`]*`|\S*[/\d]\S*")


@dataclass(frozen=True)
class Problem:
    """Something wrong in an author's file: the one shape in which checks tell of it.

    what: the mistake, in plain English; remedy: what to do about it, or nothing where what says it all;
    needles: texts or patterns to look for in the source, best first; the first one found gives the line;
    about: the id of the item or card that is refused for it ("" where it has none to go by), None where nothing is.
    What else is wrong with a refused thing follows from that, and is not said.
    path: the file, None before it is known; line: its line, 0 where lines say nothing, None where the needles tell.
    """

    what: str
    remedy: str = ""
    needles: tuple[Needle, ...] = ()
    about: str | None = None
    path: Path | None = None
    line: int | None = None

    def at(self, path: Path, line: int | None = None) -> Problem:
        """The same in that file, and on that line."""
        return replace(self, path=path, line=self.line if line is None else line)

    def placed(self, root: Path) -> Problem:
        """The same with its line found, and its path as messages show it: below the folder root where it is there."""
        if self.path is None:
            return self
        line = find_line(read_text(self.path), self.needles) if self.line is None else self.line
        return replace(self, path=Path(shown_path(self.path, root)), line=line)

    def __str__(self) -> str:
        """One line: `docs/zh/x.md:12: what is wrong – what to do`."""
        words = f"{self.what} – {self.remedy}" if self.remedy else self.what
        if self.path is None:
            return words
        return f"{self.path.as_posix()}:{self.line}: {words}" if self.line else f"{self.path.as_posix()}: {words}"


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


def read_text(path: Path) -> str:
    """A file's text, nothing where there is none to read: that is told of elsewhere."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def arrange(problems: Iterable[Problem], most: int = MOST) -> list[str]:
    """Problems as they are shown: each once, by file and line, at most `most` of a kind, the others counted.

    problems: placed. Of a kind are those that are mended alike: their remedies are the same but for names and numbers.
    """
    ordered = list(dict.fromkeys(map(str, sorted(problems, key=_place))))
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


def _place(problem: Problem) -> tuple[str, int, str]:
    path = "\U0010ffff" if problem.path is None else problem.path.as_posix()
    return path, problem.line or 0, str(problem)


def _kind(problem: str) -> str:
    return _DETAIL.sub("…", problem.rpartition(" – ")[2])
