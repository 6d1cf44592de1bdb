"""One step from the old site to the new one, so that a reader, and a kill, sees either whole.

Where the system can exchange two directories, that is the step. Elsewhere the old site is renamed away and the new one
renamed in; what a kill between the two renames left is put back by the next run (recover).
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

import filelock

AT_FDCWD_LINUX, RENAME_EXCHANGE = -100, 2
RENAME_SWAP_MACOS = 2


def aside(site: Path) -> Path:
    """Where the old site waits between two renames."""
    return site.with_name(f"{site.name}.old")


def only_build(site: Path) -> filelock.FileLock:
    """A lock that one build of a site holds at a time. The system lets go of it when its holder ends, however it ends.

    It lies with the system's temporary files: beside the site it would be litter.
    """
    name = hashlib.sha256(str(site.resolve()).encode()).hexdigest()[:16]
    return filelock.FileLock(Path(tempfile.gettempdir(), f"handbook-{name}.lock"), timeout=0)


def new_folder(site: Path) -> Path:
    """An empty folder beside the site, on the same disk, to build in."""
    site.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f"{site.name}.new-", dir=site.parent))


def recover(site: Path) -> list[str]:
    """Put right what a killed run left beside the site; what was done, one line each.

    The old site comes back when there is none in its place; half-built sites and old ones are deleted.
    """
    done = []
    old = aside(site)
    if old.is_dir() and not site.exists():
        old.rename(site)
        done.append(f"an earlier run was stopped while publishing: put {site.name}/ back")
    for left in [old, *sorted(site.parent.glob(f"{site.name}.new-*"))]:
        if left.is_dir():
            shutil.rmtree(left)
            done.append(f"deleted {left.name}/, left by an earlier run")
    return done


def publish(new: Path, site: Path) -> None:
    """Put the folder new in the place of site, which need not exist; the old site is deleted afterwards.

    Raises OSError when it can't be done; then the old site is in its place, whole.
    """
    new.chmod(0o755)  # mkdtemp makes it for the owner alone; a web server reads it too
    if not site.exists():
        new.rename(site)
    elif exchange(new, site):
        shutil.rmtree(new)
    else:
        old = aside(site)
        site.rename(old)
        try:
            new.rename(site)
        except OSError:
            old.rename(site)
            raise
        shutil.rmtree(old)


def exchange(first: Path, second: Path) -> bool:
    """Exchange two directories in one step. False where the system or the disk has no such step; nothing is changed then."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform.startswith("linux"):
            result = library.renameat2(AT_FDCWD_LINUX, os.fsencode(first), AT_FDCWD_LINUX, os.fsencode(second), RENAME_EXCHANGE)
        elif sys.platform == "darwin":
            result = library.renamex_np(os.fsencode(first), os.fsencode(second), RENAME_SWAP_MACOS)
        else:
            return False
    except (AttributeError, OSError, TypeError):  # no such call in this system's library
        return False
    return bool(result == 0)
