"""Which folders and archives are ours to replace: an earlier site, as it was published, and nothing else.

A site has a file that says what the folder is, and SHA256SUMS, which lists that file and every other. Sites published
before there was such a file are known by the files that only they have.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

SUMS = "SHA256SUMS"
MARK = "about-this-folder.txt"
# For old Notepad, too, which needs both the mark at the start and \r\n.
MARK_TEXT = (
    "\ufeff本文件夹由 scripts/build.py 生成，每次生成时整个替换。请不要把自己的文件放在这里。\r\n"
    "This folder was made by scripts/build.py, which replaces it whole at each build. Keep no files of yours in it.\r\n"
).encode()
_SIGN = b"scripts/build.py"  # what every edition of that text holds
_BEFORE_THE_MARK = ("index.html", "404.html", "checklists.json", "print/all.html", "reference/source.html")
_LITTER = {".ds_store", "thumbs.db", "desktop.ini"}  # file managers leave them; nobody misses them
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_SHOWN = 10

Read = Callable[[], "bytes | None"]  # None: no plain file, so never one of ours


@dataclass(frozen=True)
class Findings:
    """What was found at a place. ours: it is an earlier site; added, changed: files of it that we did not leave so.

    listed: it has a list that tells; without, nothing is known of its files.
    """

    ours: bool
    listed: bool = True
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def listed_sums(text: str) -> dict[str, str]:
    """Name → sum of every line of a SHA256SUMS; nothing when a line is none of ours."""
    sums: dict[str, str] = {}
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if not match or match[2] in sums or not is_below(match[2]):
            return {}
        sums[match[2]] = match[1]
    return sums


def is_below(name: str) -> bool:
    """Whether a listed name stays inside its folder."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and path.as_posix() == name


def examine(files: Mapping[str, Read]) -> Findings:
    """Compare files (name → its bytes) with the SHA256SUMS among them. One that was deleted since does not matter."""
    raw = files[SUMS]() if SUMS in files else None
    sums = listed_sums(raw.decode("utf-8", "replace")) if raw else {}
    marked = MARK in sums or _SIGN in (read_or_nothing(files, MARK) or b"")
    if not marked and not all(digest(read_or_nothing(files, name)) == sums.get(name) for name in _BEFORE_THE_MARK):
        return Findings(ours=False)
    if not sums:
        return Findings(ours=True, listed=False)
    kept = sorted(name for name in files if name != SUMS and PurePosixPath(name).name.lower() not in _LITTER)
    added = tuple(name for name in kept if name not in sums)
    changed = tuple(name for name in kept if name in sums and digest(files[name]()) != sums[name])
    return Findings(ours=True, added=added, changed=changed)


def read_or_nothing(files: Mapping[str, Read], name: str) -> bytes | None:
    return files[name]() if name in files else None


def digest(content: bytes | None) -> str:
    """A file's sum as SHA256SUMS has it; for no file one that fits nothing."""
    return "" if content is None else hashlib.sha256(content).hexdigest()


def files_of(folder: Path) -> dict[str, Read]:
    """Every file below a folder, links and special files among them. Raises OSError where a folder can't be read."""

    def fail(error: OSError) -> None:
        raise error

    def walk() -> Iterator[Path]:
        for place, folders, names in os.walk(folder, onerror=fail):
            yield from (Path(place, name) for name in names)
            yield from (path for path in (Path(place, name) for name in folders) if path.is_symlink())

    return {path.relative_to(folder).as_posix(): functools.partial(plain_bytes, path) for path in walk()}


def plain_bytes(path: Path) -> bytes | None:
    """The bytes of a plain file; None for a link, a pipe or a device."""
    return path.read_bytes() if stat.S_ISREG(path.lstat().st_mode) else None


def why_not_folder(site: Path, replace: bool = False) -> list[str]:
    """What forbids publishing into the folder site; nothing when it is missing, empty, or an earlier site of ours.

    replace: let go of what was added to or changed in that site. Raises OSError where it can't be read.
    """
    if not site.exists():
        return []
    if not site.is_dir():
        return [f"{site} is a file – give a folder: --site FOLDER"]
    files = files_of(site)
    if all(PurePosixPath(name).name.lower() in _LITTER for name in files):
        return []
    found = examine(files)
    if not found.ours:
        return [f"{site} is not empty and is no site that build.py has published – give another folder: --site FOLDER"]
    return [] if replace else losses(site, found)


def why_not_archive(path: Path, top: str, replace: bool = False) -> list[str]:
    """The same for an archive of the site. top: the folder that is in it."""
    import zipfile
    import zlib

    if not path.exists():
        return []
    away = f"is no archive that build.py has made – rename it or move it elsewhere: the new one is called {path.name}"
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
            inside = {name.removeprefix(f"{top}/"): name for name in names if name.startswith(f"{top}/")}
            found = examine({name: functools.partial(packed.read, full) for name, full in inside.items()})
            beside = tuple(name for name in names if not name.startswith(f"{top}/"))
    except (OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error) as error:
        if isinstance(error, PermissionError):
            raise
        return [f"{path} {away}"]
    if not found.ours:
        return [f"{path} {away}"]
    return [] if replace else losses(path, dataclasses.replace(found, added=found.added + beside))


def losses(place: Path, found: Findings) -> list[str]:
    """What would be lost with an earlier site or archive, and the way out."""
    if found.listed:
        return [*named(place, "was added by hand", found.added), *named(place, "was changed by hand", found.changed)]
    return [
        f"{place} is ours, but its {SUMS} is missing or damaged, so that nobody can tell what was added to it or "
        "changed – copy what is to be kept to another folder; then build with --replace, which deletes the rest"
    ]


def named(place: Path, what: str, names: tuple[str, ...]) -> list[str]:
    """One line for each file that would be lost, not too many, and the way out."""
    way = "if it is to be kept, copy it to another folder; then build with --replace, which deletes it here"
    lines = [f"{place / name} {what} – {way}" for name in names[:_SHOWN]]
    if len(names) > _SHOWN:
        lines.append(f"… and {len(names) - _SHOWN} more in {place} – see to them likewise")
    return lines
