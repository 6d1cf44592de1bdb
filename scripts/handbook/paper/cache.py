"""Papers kept from build to build: what did not change is not set again.

A paper's key is the hash of all that it is made from: its data, template, pictures and fonts, the programs that set it
and this code. An entry is one file: the hash of its key and content, then the content. It is data, which nothing runs,
and one that is not what its hash says is no entry. Two builds may share a folder: a file comes into it by a rename.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import platformdirs

from handbook.paper.result import Result
from handbook.settings.fonts import PACKAGES, package_folder

PLACE = "HANDBOOK_CACHE"  # a folder to use instead of the user's own; empty, there is no cache
MOST = 200_000_000  # bytes that are kept
OLDEST = 60 * 86_400  # seconds after its last use that an entry goes
_ENDING = ".paper"
_PROGRAMS = ("typst", "python-docx", "lxml", "pillow", "pikepdf", "segno")
_HASH = hashlib.sha256
_SIZE = _HASH().digest_size


@dataclass(frozen=True)
class Cache:
    """folder: where the entries are, None without a cache; fresh: all is made anew, and kept for the next build."""

    folder: Path | None
    fresh: bool = False

    def get(self, key: str) -> list[Result] | None:
        """What is kept under a key; None where there is nothing, or nothing that is whole."""
        if self.folder is None or self.fresh:
            return None
        path = self.folder / f"{key}{_ENDING}"
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            whole = path.read_bytes()
            if whole[:_SIZE] == _digest(key, whole[_SIZE:]):
                os.utime(path)  # what is used stays
                return unpack(whole[_SIZE:])
        return None

    def put(self, key: str, results: Sequence[Result]) -> None:
        """Keep what a paper gave. A disk that is full or gone is no matter: it will be made again."""
        if self.folder is None:
            return
        content = pack(results)
        with contextlib.suppress(OSError):
            handle, name = tempfile.mkstemp(suffix=".part", dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_digest(key, content) + content)
                os.replace(name, self.folder / f"{key}{_ENDING}")
            except OSError:
                os.unlink(name)
                raise

    def prune(self) -> None:
        """Let go of what is old, and of the least lately used above the size that is kept."""
        if self.folder is None:
            return
        left, now = MOST, time.time()
        with contextlib.suppress(OSError):
            ours = (one for one in os.scandir(self.folder) if one.name.endswith((_ENDING, ".part")))
            found = [(entry, entry.stat()) for entry in ours]
            for entry, known in sorted(found, key=lambda one: one[1].st_mtime, reverse=True):
                left -= known.st_size
                gone = now - known.st_mtime > (3600 if entry.name.endswith(".part") else OLDEST)
                if gone or left < 0:
                    with contextlib.suppress(OSError):  # the other build may have been faster
                        os.unlink(entry.path)


def _digest(key: str, content: bytes) -> bytes:
    return _HASH(key.encode() + b"\0" + content).digest()


def pack(results: Sequence[Result]) -> bytes:
    """Results as a line of JSON and, behind it, their files."""
    files = [file for one in results for file in (one.content, one.picture)]
    facts = [{"name": one.name, "pages": one.pages, "starts": dict(one.starts or {})} for one in results]
    head = json.dumps({"facts": facts, "sizes": [len(file) for file in files]}, ensure_ascii=False).encode()
    return b"".join([head, b"\n", *files])


def unpack(content: bytes) -> list[Result]:
    """pack() backwards."""
    head, _, rest = content.partition(b"\n")
    known, files = json.loads(head), []
    for size in known["sizes"]:
        files.append(rest[:size])
        rest = rest[size:]
    pairs = zip(known["facts"], files[::2], files[1::2], strict=True)
    return [Result(one["name"], file, one["pages"], one["starts"], picture=picture) for one, file, picture in pairs]


def user_cache(fresh: bool = False) -> Cache:
    """The cache in this user's own folder for such; none where that is not the user's alone, or can't be written."""
    named = os.environ.get(PLACE)
    if named == "":
        return Cache(None)
    folder = (
        Path(named) if named else Path(platformdirs.user_cache_dir("inspection-handbook", appauthor=False), "papers")
    )
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if is_private(folder):
            return Cache(folder, fresh)
    return Cache(None)


def is_private(folder: Path) -> bool:
    """Whether a folder is this user's, and nobody else may write to it. Windows keeps a user's folders so by itself."""
    if os.name == "nt":
        return True
    known = folder.stat()
    return known.st_uid == os.getuid() and not known.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def key_maker(texts: Mapping[str, str], own_fonts: Path | None) -> Callable[[object, Mapping[str, bytes]], str]:
    """A function from a paper's data and pictures to its key. texts: the templates; own_fonts: an office's folder."""
    common = _HASH()
    for part in (*_programs(), *texts.keys(), *texts.values()):
        common.update(part.encode() + b"\0")
    common.update(_code_and_fonts(own_fonts))

    def key(data: object, pictures: Mapping[str, bytes]) -> str:
        own = common.copy()
        own.update(json.dumps(data, ensure_ascii=False).encode())
        for name, content in sorted(pictures.items()):
            own.update(b"\0" + name.encode() + b"\0" + _HASH(content).digest())
        return own.hexdigest()

    return key


@lru_cache
def _code_and_fonts(own_fonts: Path | None) -> bytes:
    """The hash of every file of this code and of the fonts, some 70 MB: 0.1 s."""
    found = _HASH()
    folders = [folder for folder in (own_fonts, *map(package_folder, PACKAGES)) if folder is not None]
    for root, pattern in ((Path(__file__).resolve().parents[1], "*.py"), *((folder, "*") for folder in folders)):
        for path in sorted(path for path in root.rglob(pattern) if path.is_file() and path.suffix != ".pyc"):
            with path.open("rb") as file:
                found.update(path.name.encode() + b"\0" + hashlib.file_digest(file, "sha256").digest())
    return found.digest()


def _programs() -> list[str]:
    found = [sys.version, zlib.ZLIB_RUNTIME_VERSION]
    for name in _PROGRAMS:
        with contextlib.suppress(PackageNotFoundError):
            found.append(f"{name} {version(name)}")
    return found
