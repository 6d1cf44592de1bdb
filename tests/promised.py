"""This handbook's own facts, read from mkdocs.yml and docs/: what its tests expect, whatever the speech."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
CONFIG = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
EXTRA = CONFIG["extra"]
LANGUAGES: dict[str, dict] = EXTRA["languages"]
DEFAULT = next(iter(LANGUAGES))
PREFIXES = {code: "" if code == DEFAULT else f"{code}/" for code in LANGUAGES}
DOCS = ROOT / "docs" / DEFAULT
PAGES = {path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8") for path in sorted(DOCS.rglob("*.md"))}
ADDRESSES = [f"{name.removesuffix('.md')}.html" for name in PAGES]
PRINT_PAGES = [
    "print/all.html",
    *(f"print/{role}.html" for role in EXTRA["roles"]),
    *(f"print/phase-{phase}.html" for phase in EXTRA["phases"]),
]
if any(re.search(r"^#.*\{[^}]*\.sheet\b", text, re.MULTILINE) for text in PAGES.values()):
    PRINT_PAGES.append("print/sheets.html")
SENTENCES = re.findall(r"[{\s]#(\S+) \.sentence\b", PAGES["reference/source.md"])
PACKS = EXTRA["paper"]["packs"]
SIZES = EXTRA["paper"]["sizes"]


def downloads() -> set[str]:
    """The file names of every paper that mkdocs.yml asks for."""
    handbooks = {
        f"handbook-{code}{'' if size == 'standard' else f'-{size}'}.pdf" for code in LANGUAGES for size in SIZES
    }
    sheets = {f"sheets-{code}.{kind}" for kind in ("pdf", "docx") for code in LANGUAGES if EXTRA["paper"].get("sheets")}
    sizes = ["", *(f"-{size}" for size in EXTRA["paper"]["overview"][1:])]
    overviews = {f"overview-{code}{size}.pdf" for code in LANGUAGES for size in sizes}
    pocket = {f"pocket-{role}-{code}.pdf" for role in PACKS for code in LANGUAGES}
    books = {f"{kind}-{code}.pdf" for kind in ("booklet", "reference") for code in LANGUAGES if SIZES}
    return (
        handbooks
        | books
        | sheets
        | overviews
        | pocket
        | {f"checklists-{role}-{code}.{kind}" for role in PACKS for code in LANGUAGES for kind in ("pdf", "docx")}
    )
