"""Packs and working sheets as Word documents that an office can edit: the package, put together from clean parts."""

from __future__ import annotations

import datetime
import io
import re
import uuid
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml.etree import tostring

from handbook.paper.contents import Paper
from handbook.paper.nodes import Node
from handbook.paper.word_body import BLANK, Body
from handbook.paper.word_sheets import sheet
from handbook.paper.word_styles import FALLBACKS, styles_part
from handbook.paper.word_xml import NAMESPACES, Controls, field, para, text_run, values_part, w
from handbook.scripts import script_of

ROUND = "urn:handbook:round"  # the namespace of the part that holds this round's particulars
_STORE = f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, ROUND)).upper()}}}"
_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KEPT = (
    RT.STYLES,
    RT.SETTINGS,
    RT.FONT_TABLE,
)  # of python-docx's own; the rest are leftovers of the program that made it


def word_document(paper: Paper, pictures: Mapping[str, bytes]) -> bytes:
    """The .docx file of a paper of word_contents.py; the same paper gives the same bytes.

    pictures: address → PNG or JPEG, for every picture in it.
    """
    data = paper.data
    document = empty_document(data)
    body = Body(document, data, pictures, Controls(_STORE, ROUND), script_of(data["tag"]).direction == "rtl")
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
    """A4, with room for punched holes: at the inner edge of an upright page, at the upper one of a page that lies across."""
    sides = (16838, 11906, "landscape", 1134, 1134, 680) if across else (11906, 16838, "portrait", 1021, 1588, 1020)
    width, height, orient, top, left, bottom = sides
    return w(
        "sectPr",
        w("pgSz", w=width, h=height, orient=orient),
        w("pgMar", top=top, right=1134, bottom=bottom, left=left, header=510, footer=340, gutter=0),
        w("bidi") if rtl else None,
    )


def empty_document(data: Node) -> Any:
    """A document with our styles, fonts and settings, and the part that its particulars are typed into."""
    part: Any = Document().part
    for relation in [id_ for id_, one in part.rels.items() if one.reltype not in _KEPT]:
        part.rels.pop(relation)
    for relation in [id_ for id_, one in part.package.rels.items() if one.reltype not in (RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES)]:
        part.package.rels.pop(relation)
    styles = styles_part(data["tag"], data["names"])
    part.part_related_by(RT.STYLES)._element = parse_xml(styles)
    part.part_related_by(RT.SETTINGS)._element = parse_xml(settings_part(data["tag"]))
    part.part_related_by(RT.FONT_TABLE)._blob = font_table().encode()
    part._element = parse_xml(f"<w:document {NAMESPACES}><w:body/></w:document>")
    add_round(part, data)
    add_blank(part, styles)
    return part.document


def settings_part(tag: str) -> str:
    """Pages face each other; Word lays the document out as it does new ones; the languages."""
    east = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}.get(tag, tag if script_of(tag).dense else "zh-CN")
    modes = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
    }
    uri = "http://schemas.microsoft.com/office/word"
    compat = "".join(f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>' for name, value in modes.items())
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:mirrorMargins/><w:defaultTabStop w:val="420"/>'
        f'<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>{compat}</w:compat>'
        f'<w:themeFontLang w:val="en-GB" w:eastAsia="{east}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table() -> str:
    """For each family those that are next best, where a machine does not have it."""
    fonts = "".join(f'<w:font w:name="{name}"><w:altName w:val="{others}"/></w:font>' for name, others in FALLBACKS.items())
    return f"<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def add_round(part: Any, data: Node) -> None:
    """The part that particulars are typed into, and what tells Word its id."""
    package = part.package
    values = Part(PackURI("/customXml/item1.xml"), "application/xml", values_part(ROUND, data["round"]).encode(), package)
    props = f'<ds:datastoreItem ds:itemID="{_STORE}" xmlns:ds="{_XML}"><ds:schemaRefs><ds:schemaRef ds:uri="{ROUND}"/></ds:schemaRefs></ds:datastoreItem>'
    type_ = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    values.relate_to(Part(PackURI("/customXml/itemProps1.xml"), type_, props.encode(), package), RT.CUSTOM_XML_PROPS)
    part.relate_to(values, RT.CUSTOM_XML)


def add_blank(part: Any, styles: str) -> None:
    """What Word puts where a particular is emptied: room to write, and not “Click here to enter text”."""
    blank = para("RoundValue", text_run(BLANK, "PlaceholderText"))
    doc_part = (
        '<w:docPart><w:docPartPr><w:name w:val="Blank"/><w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category>'
        '<w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors>'
        f'<w:guid w:val="{_STORE}"/></w:docPartPr><w:docPartBody/></w:docPart>'
    )
    root = parse_xml(f"<w:glossaryDocument {NAMESPACES}><w:docParts>{doc_part}</w:docParts></w:glossaryDocument>")
    root[0][0][1].append(blank)
    glossary = Part(PackURI("/word/glossary/document.xml"), f"{_TYPE}.document.glossary+xml", tostring(root), part.package)
    glossary.relate_to(Part(PackURI("/word/glossary/styles.xml"), f"{_TYPE}.styles+xml", styles.encode(), part.package), RT.STYLES)
    part.relate_to(glossary, RT.GLOSSARY_DOCUMENT)


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


def stable(document: Doc, moment: datetime.datetime) -> bytes:
    """The document packed with one date for all of its parts: python-docx writes the clock's."""
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, (max(moment.year, 1980), moment.month, moment.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return out.getvalue()
