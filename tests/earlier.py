"""What an earlier run published, for tests of what a later one may do with it."""

from __future__ import annotations

from pathlib import Path

import seal


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
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}
