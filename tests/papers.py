"""What the tests of papers share: which there are, and how they are read back."""

from __future__ import annotations

import json
import os
import shutil
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

LANGUAGES = {"zh": "", "zh-Hant": "zh-Hant/", "en": "en/"}
ROLES = ["team", "inspected", "liaison"]
HANDBOOKS = [f"handbook-{language}{size}.pdf" for language in LANGUAGES for size in ("", "-large")]
PACKS = [f"checklists-{role}-{language}" for language in LANGUAGES for role in ROLES]
EMPTY_BOX = ("复选框，未勾选", "複選框，未勾選", "check box, not ticked")
REFERENCES = [f"reference-{language}.pdf" for language in LANGUAGES]
BOOKLETS = [f"booklet-{language}.pdf" for language in LANGUAGES]
IN_HAND = [
    f"{name}-{language}{size}.pdf"
    for language in LANGUAGES
    for name, size in (("overview", ""), ("overview", "-a3"), ("sheets", ""))
]
IN_HAND += [f"pocket-{role}-{language}.pdf" for language in LANGUAGES for role in ROLES]
PAPERS = [*HANDBOOKS, *REFERENCES, *(f"{name}.pdf" for name in PACKS)]


@cache
def pages_of(path: Path) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(path).pages]


def bookmarks(reader: PdfReader, entries: list, level: int = 1) -> list[tuple[int, str, int]]:
    """(level, title, page from 1) of every bookmark, in order."""
    found = []
    for entry in entries:
        if isinstance(entry, list):
            found += bookmarks(reader, entry, level + 1)
        else:
            found.append((level, entry.title, reader.get_destination_page_number(entry) + 1))
    return found


def tool(name: str) -> str:
    """A program's path. Without it the test is skipped, and on a CI machine it fails."""
    path = shutil.which(name)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(f"no {name} on this CI machine: .ci/run installs it")
        pytest.skip(f"no {name} on this machine")
    return path


def alternatives(node) -> list[str]:
    """Every alternative text below a node of a PDF's structure tree."""
    node = node.get_object()
    if isinstance(node, list):
        return [text for child in node for text in alternatives(child)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return own + (alternatives(node["/K"]) if "/K" in node else [])


def items_of(site: Path, language: str, role: str | None = None) -> list[dict]:
    items = json.loads((site / LANGUAGES[language] / "checklists.json").read_text(encoding="utf-8"))
    return [item for item in items if role is None or role in item["roles"]]


def language_of(name: str) -> str:
    """The language of a paper, by its name."""
    return next(code for code in sorted(LANGUAGES, key=len, reverse=True) if f"-{code}." in name or f"-{code}-" in name)
