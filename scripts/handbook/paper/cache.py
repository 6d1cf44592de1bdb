"""Papers kept from build to build: what did not change is not set again.

A paper's key is the hash of all that it is made from: its data, template, pictures and fonts, the programs that set it
and this code.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from handbook.paper.result import Result
from handbook.programs import versions
from handbook.settings.fonts import PACKAGES, package_folder
from handbook.store import HASH, Store

_PROGRAMS = ("typst", "python-docx", "lxml", "pillow", "pikepdf", "segno")


@dataclass(frozen=True)
class Cache:
    """Papers in a store."""

    store: Store

    def get(self, key: str) -> list[Result] | None:
        """What is kept under a key; None where there is nothing, or nothing that is whole."""
        content = self.store.get(key)
        with contextlib.suppress(ValueError, KeyError, TypeError):
            return unpack(content) if content is not None else None
        return None

    def put(self, key: str, results: Sequence[Result]) -> None:
        """Keep what a paper gave."""
        self.store.put(key, pack(results))


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


def key_maker(texts: Mapping[str, str], own_fonts: Path | None) -> Callable[[object, Mapping[str, bytes]], str]:
    """A function from a paper's data and pictures to its key. texts: the templates; own_fonts: an office's folder."""
    common = HASH()
    for part in (*versions(*_PROGRAMS), zlib.ZLIB_RUNTIME_VERSION, *texts.keys(), *texts.values()):
        common.update(part.encode() + b"\0")
    common.update(_code_and_fonts(own_fonts))

    def key(data: object, pictures: Mapping[str, bytes]) -> str:
        own = common.copy()
        own.update(json.dumps(data, ensure_ascii=False).encode())
        for name, content in sorted(pictures.items()):
            own.update(b"\0" + name.encode() + b"\0" + HASH(content).digest())
        return own.hexdigest()

    return key


@lru_cache
def _code_and_fonts(own_fonts: Path | None) -> bytes:
    """The hash of every file of this code and of the fonts, some 70 MB: 0.1 s."""
    found = HASH()
    folders = [folder for folder in (own_fonts, *map(package_folder, PACKAGES)) if folder is not None]
    for root, pattern in ((Path(__file__).resolve().parents[1], "*.py"), *((folder, "*") for folder in folders)):
        for path in sorted(path for path in root.rglob(pattern) if path.is_file() and path.suffix != ".pyc"):
            with path.open("rb") as file:
                found.update(path.name.encode() + b"\0" + hashlib.file_digest(file, "sha256").digest())
    return found.digest()
