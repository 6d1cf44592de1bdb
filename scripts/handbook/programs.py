"""What makes a site beside its author's files: this code, and the programs that it runs. What is kept from build to
build is known by them, too.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from handbook.store import HASH


def versions(*names: str) -> list[str]:
    """Those of Python and of some packages; one that is not there has its name alone."""
    found = [sys.version]
    for name in names:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(name)
    return found


@lru_cache
def own_code() -> str:
    """The hash of every file of this code."""
    root, found = Path(__file__).resolve().parent, HASH()
    for path in sorted(root.rglob("*.py")):
        found.update(path.relative_to(root).as_posix().encode() + b"\0" + HASH(path.read_bytes()).digest())
    return found.hexdigest()
