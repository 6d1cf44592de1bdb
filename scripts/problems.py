"""Problems in the authors' files, said as a colleague would: where, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fault:
    """Something wrong on a page, before it is known on which line.

    what: the mistake, in plain English; remedy: what to do about it;
    needles: texts to look for in the source, best first; the first one found gives the line.
    """

    what: str
    remedy: str
    needles: tuple[str, ...] = ()


def find_line(text: str, needles: tuple[str, ...]) -> int:
    """The number (from 1) of the first line of text that holds the first findable needle, or 1."""
    lines = text.splitlines()
    for needle in filter(None, needles):
        for number, line in enumerate(lines, 1):
            if needle in line:
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
