"""One step from the old site to the new one, so that a reader, and a kill, sees either whole.

A build works in a folder of its own beside the site, on the same disk, which holds a file that says so: the new site
grows there, and there the old one waits to be deleted. Where the system can exchange two directories, that is the step.
Elsewhere the old site is renamed away and the new one renamed in; what a kill between the two left is put back by the
next run (recover).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import filelock

from handbook.publish.exchange import exchange

MARK = "made-by-build.txt"
MARK_TEXT = "scripts/build.py works here; its next run deletes this folder.\n"


class Unfinished(Exception):
    """The old site was renamed away, and neither the new one nor the old one could be renamed in."""


class NoLock(Exception):
    """This build may not start. The text says why, and what to do."""


def new_in(work: Path) -> Path:
    """Where, in the folder of a build, the new site grows; after the exchange the old one is there."""
    return work / "site"


def aside_in(work: Path) -> Path:
    """Where the old site waits between two renames."""
    return work / "old"


def lock_file(site: Path) -> Path:
    return site.with_name(f".{site.name}.lock")


@contextlib.contextmanager
def only_build(site: Path) -> Iterator[None]:
    """Let one build of a site run at a time. The system lets go of the lock when its holder ends, however it ends.

    Raises NoLock; OSError where nothing can be written beside the site.
    """
    path = lock_file(site)
    try:
        lock = filelock.FileLock(path, timeout=0)
        lock.acquire()
    except filelock.Timeout:
        raise NoLock(f"another build of {site} is running – wait for it to end") from None
    except OSError as error:
        if not os.path.lexists(path):
            raise
        raise NoLock(
            f"can't open {path}{owned_by(path)}, which keeps two builds of {site} apart ({error.strerror or error}) – "
            "let its owner run the build, or give a place of your own: --site FOLDER"
        ) from None
    try:
        yield
    finally:
        lock.release()


def owned_by(path: Path) -> str:
    """Whose a file is, where the system can tell."""
    try:
        return f" of {path.owner()}"
    except (OSError, KeyError, NotImplementedError):  # the last on Windows
        return ""


def start_work(site: Path) -> Path:
    """A folder beside the site to build in, with our mark, and in it an empty folder for the new site."""
    work = Path(tempfile.mkdtemp(prefix=f"{site.name}.new-", dir=site.parent))
    try:
        (work / MARK).write_text(MARK_TEXT, encoding="utf-8")
        new_in(work).mkdir()
    except OSError:
        with contextlib.suppress(OSError):
            clear(work)
        raise
    return work


def is_work(folder: Path) -> bool:
    """Whether a folder is one of a build's: its name alone may be anyone's."""
    try:
        return not folder.is_symlink() and (folder / MARK).read_text(encoding="utf-8") == MARK_TEXT
    except (OSError, UnicodeDecodeError):
        return False


def clear(work: Path) -> None:
    """Delete the folder of a build, its mark last: what can't be deleted now is still known as ours at the next run."""
    for path in work.iterdir():
        if path.name != MARK:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    (work / MARK).unlink(missing_ok=True)
    work.rmdir()


def tidy(work: Path, live: bool) -> list[str]:
    """Delete the folder of a build that has ended; what to say where that fails. live: it holds the old site."""
    try:
        with uninterrupted():
            clear(work)
    except KeyboardInterrupt:
        pass  # the work is done, and what is said of it is true
    except OSError as error:
        what = "the old site" if live else "the unfinished site"
        return [f"could not delete {what}, in {work} ({error}) – the next build deletes it"]
    return []


def recover(site: Path) -> list[str]:
    """Put right what a killed run left beside the site; what was done, one line each.

    The old site comes back when there is none in its place; folders of other builds are deleted, as far as they can be.
    """
    done = []
    name = f"{site.name}.new-"
    left = sorted(path for path in site.parent.iterdir() if path.name.startswith(name) and is_work(path))
    for work in left:
        if aside_in(work).is_dir() and not os.path.lexists(site):
            aside_in(work).rename(site)
            done.append(f"an earlier run was stopped while publishing: put {site.name} back")
    for work in left:
        try:
            clear(work)
            done.append(f"deleted {work.name}, left by an earlier run")
        except OSError as error:
            done.append(f"could not delete {work}, left by an earlier run ({error}) – the next build tries again")
    return done


def switch(work: Path, site: Path) -> None:
    """Put the new site of a build in the place of site, which need not exist. The build's folder has the old one then.

    Raises OSError when it can't be done, and the old site is in its place, whole; Unfinished when it is not.
    """
    new, old = new_in(work), aside_in(work)
    new.chmod(0o755)  # whoever serves it reads it, too
    if not site.exists():
        new.rename(site)
    elif not exchange(new, site):
        site.rename(old)
        try:
            new.rename(site)
        except OSError as error:
            put_back(old, site, error)
            raise


def put_back(old: Path, site: Path, why: OSError) -> None:
    """Rename the old site in again. Raises Unfinished when that fails, too."""
    try:
        old.rename(site)
    except OSError:
        way = f"the next build puts it back, or rename it to {site}"
        raise Unfinished(f"{why}; the old site is whole, in {old} – {way}") from why


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait for the end of a short step, so that what is said of its outcome is true."""
    if threading.current_thread() is not threading.main_thread():  # signals are the main thread's
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before if before is not None else signal.default_int_handler)
    if came:
        raise KeyboardInterrupt
