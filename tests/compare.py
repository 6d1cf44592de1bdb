"""Builds the site of a commit and of the working tree, and compares them byte by byte: the proof that a move moved nothing.

    python tests/compare.py [COMMIT]

COMMIT: what to compare with (HEAD). Every page, paper and sum counts. Exit code 1 when a file differs, or is in one only.
"""

from __future__ import annotations

import difflib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 12  # lines of one file's difference
TEXT = (".html", ".css", ".js", ".json", ".xml", ".txt", ".svg")


def build(project: Path, site: Path) -> None:
    """The project's own build, into the folder site. Raises CalledProcessError when it fails."""
    subprocess.run(
        [sys.executable, str(project / "scripts" / "build.py"), "--site", str(site)],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def files(site: Path) -> dict[str, bytes]:
    """Every file's bytes by its path; the list of sums apart, which only repeats the others."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }


def differences(before: dict[str, bytes], after: dict[str, bytes]) -> Iterator[str]:
    """What differs, file by file; of texts the first lines too."""
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            yield f"- {name}: not there any more"
        elif name not in before:
            yield f"+ {name}: new"
        elif before[name] != after[name]:
            yield f"! {name}: {len(before[name])} bytes, now {len(after[name])}"
            if name.endswith(TEXT):
                pair = (content.decode(errors="replace").splitlines() for content in (before[name], after[name]))
                lines = [
                    line[:240]
                    for line in difflib.unified_diff(*pair, lineterm="", n=0)
                    if not line.startswith(("---", "+++"))
                ]
                yield from (f"    {line}" for line in lines[:SHOWN])


def main() -> int:
    commit = sys.argv[1] if len(sys.argv) > 1 else "HEAD"
    with tempfile.TemporaryDirectory() as name:
        old = Path(name, "project")
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(old), commit], cwd=ROOT, check=True)
        try:
            build(old, Path(name, "before"))
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(old)], cwd=ROOT, check=True)
        build(ROOT, Path(name, "after"))
        before, after = files(Path(name, "before")), files(Path(name, "after"))
    found = list(differences(before, after))
    print("\n".join(found) or f"{len(after)} files, the same to the byte as at {commit}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
