"""Papers set by Typst: the packaged fonts and no others, tagged PDF (PDF/UA-1 and PDF/A-2a together)."""

from __future__ import annotations

import calendar
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from posixpath import basename
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote

import typst

from handbook.paper.contents import Paper
from handbook.paper.nodes import texts, walk
from handbook.paper.room import crowded
from handbook.problem import Problem
from handbook.settings.fonts import PACKAGES, package_folder

_STANDARDS: Any = ["ua-1", "a-2a"]
_PRIVATE = "Unicode private area"
_MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)


@dataclass(frozen=True)
class Printed:
    """A paper that is set. pages: how many; starts: address of a page of the site → the page that it begins on."""

    name: str
    pdf: bytes
    pages: int
    starts: Mapping[str, int]


class PaperError(Exception):
    """A paper can't be set; problems says why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems[0].what)
        self.problems = problems


@lru_cache
def fonts(own: Path | None) -> typst.Fonts:
    """The packaged fonts, and before them those of the folder own. The machine's fonts never count.

    Raises PaperError when a package is not installed or the folder is not there.
    """
    folders: list[str] = []
    if own is not None:
        if not own.is_dir():
            raise PaperError(
                [
                    Problem(
                        f"paper.fonts is {own.as_posix()}, and there is no such folder",
                        "name a folder of font files, or leave it out",
                        ("fonts:",),
                    )
                ]
            )
        folders.append(str(own))
    for package in PACKAGES:
        folder = package_folder(package)
        if folder is None:
            raise PaperError(
                [Problem(f"the font package {package} is not installed", "run `pip install -r requirements.txt`")]
            )
        folders.append(str(folder))
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


def typeset(
    paper: Paper, templates: Mapping[str, str], pictures: Mapping[str, bytes], own_fonts: Path | None
) -> Printed:
    """Set one paper.

    templates: the text of each, by its name; pictures: address → file, for every picture in the paper.
    Raises PaperError: characters that no font has, or something that PDF/UA or PDF/A does not allow.
    """
    year, month, day = paper.data["date"]
    # Typst takes a picture from a folder alone; no path of it gets into the PDF.
    with TemporaryDirectory(prefix="handbook-") as folder:
        known = {key: value for key, value in paper.data.items() if key != "body"}
        data = {"data.json": known, "body.json": paper.data["body"]}
        texts_of = {**templates, **{name: json.dumps(value, ensure_ascii=False) for name, value in data.items()}}
        for name, content in {**{name: text.encode() for name, text in texts_of.items()}, **pictures}.items():
            Path(folder, name).write_bytes(content)
        compiler = typst.Compiler(
            str(Path(folder, paper.template)), root=folder, font_paths=fonts(own_fonts), ignore_system_fonts=True
        )
        try:
            facts = json.loads(compiler.query("<facts>", field="value", one=True))
            pdf = compiler.compile(
                format="pdf", pdf_standards=_STANDARDS, timestamp=calendar.timegm((year, month, day, 0, 0, 0))
            )
        except RuntimeError as error:  # TypstError, and what query() raises
            raise PaperError(refused_pictures(paper, Path(folder), own_fonts) or explain(error, paper)) from error
    if found := crowded(paper, facts):
        raise PaperError(found)
    assert isinstance(pdf, bytes)
    return Printed(
        paper.name,
        pdf,
        facts["pages"],
        {address: facts["starts"][id_] for address, id_ in paper.data["starts"].items()},
    )


def refused_pictures(paper: Paper, folder: Path, own_fonts: Path | None) -> list[Problem]:
    """The pictures that Typst refuses, when it has refused the paper that they are in: each is set alone to see."""
    found = {}
    for node in walk(paper.data["body"]):
        if node.get("path") and node["path"] not in found:
            alone = folder / "alone.typ"
            alone.write_text(f'#set document(title: "-")\n#image("{node["path"]}", alt: "-")', encoding="utf-8")
            name = basename(unquote(node["src"]))
            try:
                compiler = typst.Compiler(
                    str(alone), root=str(folder), font_paths=fonts(own_fonts), ignore_system_fonts=True
                )
                compiler.compile(format="pdf", pdf_standards=_STANDARDS)
            except RuntimeError as error:
                characters = "".join(_MISSING.findall(str(getattr(error, "diagnostic", error))))
                why = f"no font has its “{characters}”" if characters else str(error)
                remedy = "draw its words as lines (curves, paths), or save it as PNG"
                found[node["path"]] = Problem(
                    f"picture {name} can’t be put on paper: {why}", remedy, (name, basename(node["src"]))
                )
    return list(found.values())


def explain(error: RuntimeError, paper: Paper) -> list[Problem]:
    """Typst's complaint in our terms: which characters, near which words."""
    said = str(getattr(error, "diagnostic", error))
    missing = sorted({character for found in _MISSING.findall(said) for character in found})
    if _PRIVATE in said:
        missing += sorted({one for text in texts(paper.data["body"]) for one in text if is_private(one)})
    if not missing:
        return [Problem(f"{paper.name} can’t be set: {said}", "see overrides/paper.typ")]
    found = []
    for character in missing:
        near = next((text for text in texts(paper.data["body"]) if character in text), "")
        named = f"“{character}” (U+{ord(character):04X}), in “{near[:30]}”"
        if is_private(character):
            what, remedy = f"PDF/A allows no character for private use: {named}", "write it in another way"
        else:
            what = f"no font has {named}"
            remedy = "write it in another way, or add a font that has it (paper.fonts in mkdocs.yml)"
        found.append(Problem(what, remedy, (character,)))
    return found


def is_private(character: str) -> bool:
    """Whether Unicode leaves a character to private use: it means something with a certain font alone."""
    return unicodedata.category(character) == "Co"
