"""What builds keep from one to the next, by the hash of all that it was made from: a folder of this user's alone.

An entry is one file: the hash of its key and content, then the content. It is data, which nothing runs, and one that is
not what its hash says is no entry. Two builds may share a folder: a file comes into it by a rename.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

PLACE = "HANDBOOK_CACHE"  # a folder to use instead of the user's own; empty, nothing is kept
MOST = 200_000_000  # bytes that are kept of each kind
OLDEST = 60 * 86_400  # seconds after its last use that an entry goes
HASH = hashlib.sha256
_SIZE = HASH().digest_size


@dataclass(frozen=True)
class Store:
    """folder: where the entries are, None where nothing is kept; fresh: all is made anew, and kept for the next build.

    ending: of the files of one kind.
    """

    folder: Path | None
    fresh: bool = False
    ending: str = ".paper"

    def get(self, key: str) -> bytes | None:
        """What is kept under a key; None where there is nothing, or nothing that is whole."""
        if self.folder is None or self.fresh:
            return None
        path = self.folder / f"{key}{self.ending}"
        with contextlib.suppress(OSError):
            whole = path.read_bytes()
            if whole[:_SIZE] == _digest(key, whole[_SIZE:]):
                os.utime(path)  # what is used stays
                return whole[_SIZE:]
        return None

    def put(self, key: str, content: bytes) -> None:
        """Keep something. A disk that is full or gone is no matter: it will be made again."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError):
            handle, name = tempfile.mkstemp(suffix=".part", dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_digest(key, content) + content)
                os.replace(name, self.folder / f"{key}{self.ending}")
            except OSError:
                os.unlink(name)
                raise

    def prune(self) -> None:
        """Let go of what is old, and of the least lately used above the size that is kept."""
        if self.folder is None:
            return
        left, now = MOST, time.time()
        with contextlib.suppress(OSError):
            ours = (one for one in os.scandir(self.folder) if one.name.endswith((self.ending, ".part")))
            found = [(entry, entry.stat()) for entry in ours]
            for entry, known in sorted(found, key=lambda one: one[1].st_mtime, reverse=True):
                left -= known.st_size
                gone = now - known.st_mtime > (3600 if entry.name.endswith(".part") else OLDEST)
                if gone or left < 0:
                    with contextlib.suppress(OSError):  # the other build may have been faster
                        os.unlink(entry.path)

    def of(self, ending: str) -> Store:
        """The entries of another kind in the same folder."""
        return replace(self, ending=ending)


def _digest(key: str, content: bytes) -> bytes:
    return HASH(key.encode() + b"\0" + content).digest()


def user_store(fresh: bool = False) -> Store:
    """The store in this user's own folder for such; none where that is not the user's alone, or can't be written."""
    named = os.environ.get(PLACE)
    if named == "":
        return Store(None)
    folder = (
        Path(named) if named else Path(platformdirs.user_cache_dir("inspection-handbook", appauthor=False), "papers")
    )
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if is_private(folder):
            return Store(folder, fresh)
    return Store(None)


def is_private(folder: Path) -> bool:
    """Whether a folder is this user's, and nobody else may write to it. Windows keeps a user's folders so by itself."""
    if os.name == "nt":
        return True
    known = folder.stat()
    return known.st_uid == os.getuid() and not known.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
