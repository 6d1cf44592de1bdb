"""Where a site may be published: in no folder that holds, or belongs to, what it is made from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from handbook.publish.deliver import Stop

_WAY = "publish into a folder of its own: --site FOLDER"


def check(site: Path, sources: Mapping[Path, str], projects: Iterable[Path]) -> None:
    """Raises Stop where a site may not be, whatever is there.

    sources: folders that it is made from, each with what it is; projects: the folders of mkdocs.yml and the scripts.
    """
    sources = {folder.resolve(): what for folder, what in sources.items()}
    tops = {folder.resolve(): "the project's folder" for folder in projects}
    wrong = misplaced(site, sources, tops | home_folder())
    if wrong:
        raise Stop("\n".join(wrong))


def misplaced(site: Path, sources: Mapping[Path, str], tops: Mapping[Path, str]) -> list[str]:
    """What is wrong with a place; nothing when it will do. All paths resolved.

    sources: folders that the site may neither be, nor lie in, nor hold, each with what it is;
    tops: folders that it may neither be nor hold, but may well lie in: the project's own, the user's home.
    """
    if site.parent == site:
        return [f"{site} is the root of a disk – {_WAY}"]
    known = [*sources.items(), *tops.items()]
    ways = (
        ("is", [entry for entry in known if is_same(site, entry[0])]),
        ("lies in", [entry for entry in sources.items() if is_above(entry[0], site)]),
        ("holds", [entry for entry in known if is_above(site, entry[0])]),
    )
    for how, found in ways:  # one kind is enough: whoever is told of the project's folder knows what it holds
        if found:
            return [f"{site} {how} {what} ({folder}) – {_WAY}" for folder, what in found]
    return []


def is_above(upper: Path, lower: Path) -> bool:
    return any(is_same(upper, parent) for parent in lower.parents)


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths are one folder, by whatever names: some disks tell no capitals from small letters."""
    try:
        return os.path.samefile(one, other)
    except OSError:  # one of them is not there
        return one == other


def home_folder() -> dict[Path, str]:
    """The user's home folder, where there is one."""
    try:
        return {Path.home().resolve(): "your home folder"}
    except (OSError, RuntimeError):
        return {}
