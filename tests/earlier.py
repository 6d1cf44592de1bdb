"""What an earlier run published, for tests of what a later one may do with it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from handbook.publish import seal, swap

DATE = datetime.date(2026, 11, 23)


def earlier_site(path: Path, text: str = "old", **files: str) -> Path:
    """A folder as build.py publishes it, with index.html and the files given (their names with _ for the dot)."""
    path.mkdir(parents=True)
    (path / "index.html").write_text(text, encoding="utf-8")
    for name, content in files.items():
        target = path / name.replace("__", "/").replace("_", ".")
        target.parent.mkdir(exist_ok=True)
        target.write_text(content, encoding="utf-8")
    seal.write_sums(path)
    return path


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Every file and folder below one, with the bytes of the files."""
    paths = folder.rglob("*")
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in paths}


def made(text: str = "new", then: Callable[[], object] = lambda: None) -> Callable[[Path], str]:
    """Makes a sealed site of one page; then: what happens meanwhile."""

    def make(new: Path) -> str:
        new.rmdir()
        earlier_site(new, text)
        then()
        return "counts"

    return make


def unbuilt(new: Path) -> str:
    raise AssertionError("the long build was begun")


def beside(site: Path) -> list[str]:
    """What lies beside the site, but for the lock."""
    return sorted(path.name for path in site.parent.iterdir() if path not in (site, swap.lock_file(site)))
