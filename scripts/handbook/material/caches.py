"""Caches between builds, in a folder of this user alone: what lies in it is run, so nobody else may put it there."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket


class Forgiving(FileSystemBytecodeCache):
    """Without room for temporary files the cache is no help, and nothing else is amiss."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def template_cache(pattern: str) -> BytecodeCache | None:
    """A cache of compiled templates, or None where there is no safe folder. pattern: its files' names, with one %s."""
    place = folder()
    return Forgiving(place, pattern) if place else None


def folder() -> str | None:
    """A folder for caches that this user alone can write to, or None.

    On Linux and macOS Jinja itself makes a folder for the user and checks whose it is. On Windows it takes the folder
    for temporary files as it is: that is good only where it is the user's own.
    """
    if os.name == "nt" and not in_home(Path(tempfile.gettempdir())):
        return None
    try:
        return FileSystemBytecodeCache().directory
    except (RuntimeError, OSError):  # the second: another user has made a folder of that name
        return None


def in_home(folder: Path) -> bool:
    """Whether a folder lies in the user's home folder."""
    try:
        return folder.resolve().is_relative_to(Path.home().resolve())
    except (OSError, RuntimeError):
        return False
