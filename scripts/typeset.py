"""Papers set by Typst: the packaged fonts and no others, tagged PDF (PDF/UA-1 and PDF/A-2a together)."""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst
from families import PACKAGES, package_folder
from nodes import texts
from paper import Paper
from problems import Fault

_MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)


@dataclass(frozen=True)
class Printed:
    """A paper that is set. pages: how many; starts: address of a page of the site → the page that it begins on."""

    name: str
    pdf: bytes
    pages: int
    starts: Mapping[str, int]


class PaperError(Exception):
    """A paper can't be set; faults says why."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults[0].what)
        self.faults = faults


@lru_cache
def fonts(own: Path | None) -> typst.Fonts:
    """The packaged fonts, and before them those of the folder own. The machine's fonts never count.

    Raises PaperError when a package is not installed or the folder is not there.
    """
    folders: list[str] = []
    if own is not None:
        if not own.is_dir():
            raise PaperError(
                [Fault(f"paper.fonts is {own.as_posix()}, and there is no such folder", "name a folder of font files, or leave it out", ("fonts:",))]
            )
        folders.append(str(own))
    for package in PACKAGES:
        folder = package_folder(package)
        if folder is None:
            raise PaperError([Fault(f"the font package {package} is not installed", "run `pip install -r requirements.txt`")])
        folders.append(str(folder))
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


def typeset(paper: Paper, template: str, pictures: Mapping[str, bytes], own_fonts: Path | None) -> Printed:
    """Set one paper.

    template: the text of paper.typ; pictures: address → file, for every picture in the paper.
    Raises PaperError: characters that no font has, or something that PDF/UA or PDF/A does not allow.
    """
    files: Any = {"main.typ": template.encode(), "data.json": json.dumps(paper.data, ensure_ascii=False).encode(), **pictures}
    year, month, day = paper.data["date"]
    # A compiler forgets files that are given in memory after its first use, so each use has its own.
    first, second = (typst.Compiler(files, font_paths=fonts(own_fonts), ignore_system_fonts=True) for _ in range(2))
    try:
        facts = json.loads(first.query("<facts>", field="value", one=True))
        pdf = second.compile(format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=calendar.timegm((year, month, day, 0, 0, 0)))
    except RuntimeError as error:  # TypstError, and what query() raises
        raise PaperError(explain(error, paper)) from error
    assert isinstance(pdf, bytes)
    return Printed(paper.name, pdf, facts["pages"], {address: facts["starts"][id_] for address, id_ in paper.data["starts"].items()})


def explain(error: RuntimeError, paper: Paper) -> list[Fault]:
    """Typst's complaint in our terms: which characters, near which words."""
    said = str(getattr(error, "diagnostic", error))
    missing = sorted({character for found in _MISSING.findall(said) for character in found})
    if not missing:
        return [Fault(f"{paper.name} can’t be set: {said}", "see overrides/paper.typ")]
    found = []
    for character in missing:
        near = next((text for text in texts(paper.data["body"]) if character in text), "")
        found.append(
            Fault(
                f"no font has “{character}” (U+{ord(character):04X}), in “{near[:30]}”",
                "write it in another way, or add a font that has it (paper.fonts in mkdocs.yml)",
                (character,),
            )
        )
    return found
