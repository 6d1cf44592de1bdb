"""Packs and working sheets as Word documents that an office can edit."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from docx.document import Document as Doc

from handbook.paper.contents import Paper
from handbook.paper.nodes import Node
from handbook.paper.word_body import Body
from handbook.paper.word_package import ROUND, STORE, empty_document, stable
from handbook.paper.word_sheets import sheet
from handbook.paper.word_xml import Controls, field, para, w
from handbook.scripts import script_of


def word_document(paper: Paper, pictures: Mapping[str, bytes]) -> bytes:
    """The .docx file of a paper of word_contents.py; the same paper gives the same bytes.

    pictures: address → PNG or JPEG, for every picture in it.
    """
    data = paper.data
    document = empty_document(data)
    body = Body(document, data, pictures, Controls(STORE, ROUND), script_of(data["tag"]).direction == "rtl")
    root = document.element.body
    for part, across, end_of_section in parts_of(data):
        root.extend(draw(body, part))
        end = para("End")  # a table can't be the last of a page, nor carry its section
        root.append(end)
        if end_of_section:
            end[0].append(section(across, body.rtl))
    root.append(root[-1][0][-1])  # the last section's stands by itself
    add_foot(document, data)
    moment = datetime.datetime(*data["date"])
    core = document.core_properties
    core.title, core.author, core.last_modified_by = data["title"], data["author"], ""
    core.language, core.version, core.comments = data["tag"], data["version"], data["origin"]
    core.created = core.modified = moment
    return stable(document, moment)


def parts_of(data: Node) -> Iterator[tuple[Node, bool, bool]]:
    """Each part, whether its pages lie across, and whether the next lie otherwise or there is none."""
    parts = [*([{"t": "cover"}] if data["cover"] else []), *data["body"]]
    across = [bool(part.get("landscape")) for part in parts]
    for place, part in enumerate(parts):
        yield part, across[place], place + 1 == len(parts) or across[place] != across[place + 1]


def draw(body: Body, part: Node) -> Iterable[Any]:
    """A part's paragraphs and tables."""
    kind = part["t"]
    if kind == "cover":
        return body.cover()
    if kind == "card":
        return body.card(part)
    if kind == "sentences":
        return body.sentences(part)
    if kind == "round":
        return body.round()
    if kind == "signoff":
        return body.signoff(part)
    return sheet(body, part, script_of(body.data["tag"]).dense)


def section(across: bool, rtl: bool) -> Any:
    """A4, with room for punched holes: at an upright page’s inner edge, at the upper one of a page that lies across."""
    sides = (16838, 11906, "landscape", 1134, 1134, 680) if across else (11906, 16838, "portrait", 1021, 1588, 1020)
    width, height, orient, top, left, bottom = sides
    return w(
        "sectPr",
        w("pgSz", w=width, h=height, orient=orient),
        w("pgMar", top=top, right=1134, bottom=bottom, left=left, header=510, footer=340, gutter=0),
        w("bidi") if rtl else None,
    )


def add_foot(document: Doc, data: Node) -> None:
    """Version, date, which copy counts, and the page of pages."""
    words = data["words"]
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{data['edition']} · {words['printed']} · ")
    parts = re.split(r"\{\}", words["page_of"])
    paragraph.add_run(parts[0])
    for part, code in zip(parts[1:], ("PAGE", "NUMPAGES"), strict=True):
        paragraph._p.append(field(code))
        paragraph.add_run(part)
    paragraph.add_run(f" · {data['origin']}")
