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
HAS_SHEETS = any(re.search(r"^#.*\{[^}]*\.sheet\b", text, re.MULTILINE) for text in PAGES.values())
if HAS_SHEETS:
    PRINT_PAGES.append("print/sheets.html")
SENTENCES = re.findall(r"[{\s]#(\S+) \.sentence\b", PAGES["reference/source.md"])
PAPER = EXTRA["paper"]
PACKS, SIZES = PAPER["packs"], PAPER["sizes"]


def downloads() -> set[str]:
    """The file names of every paper that mkdocs.yml asks for."""
    names = {f"handbook{'' if size == 'standard' else f'-{size}'}.pdf" for size in SIZES}
    names |= {"booklet.pdf", "reference.pdf"} if SIZES else set()
    names |= {f"overview{'' if place == 0 else f'-{sheet}'}.pdf" for place, sheet in enumerate(PAPER["overview"])}
    names |= {f"checklists-{role}.{kind}" for role in PACKS for kind in ("pdf", "docx")}
    names |= {f"pocket-{role}.pdf" for role in PACKS}
    names |= {"sheets.pdf", "sheets.docx"} if PAPER["sheets"] and HAS_SHEETS else set()
    pattern = re.compile(r"(-large|-a3)?(\.\w+)$")  # the language stands before what tells a kind's second size
    return {pattern.sub(rf"-{code}\1\2", name) for name in names for code in LANGUAGES}
