"""The package of a Word document: clean parts of our own, packed into the same bytes each time."""

from __future__ import annotations

import datetime
import io
import uuid
import zipfile
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml.etree import tostring

from handbook.paper.nodes import Node
from handbook.paper.word_styles import FALLBACKS, east_asian, styles_part
from handbook.paper.word_xml import BLANK, NAMESPACES, para, text_run, values_part

ROUND = "urn:handbook:round"  # the namespace of the part that holds this round's particulars
STORE = f"{{{str(uuid.uuid5(uuid.NAMESPACE_URL, ROUND)).upper()}}}"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STORE_ITEM = """
<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{id}">
<ds:schemaRefs><ds:schemaRef ds:uri="{uri}"/></ds:schemaRefs></ds:datastoreItem>
""".strip()
_BLANK_PART = """
<w:docPart><w:docPartPr><w:name w:val="Blank"/>
<w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category>
<w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors>
<w:guid w:val="{id}"/></w:docPartPr><w:docPartBody/></w:docPart>
""".strip()
_KEPT = (RT.STYLES, RT.SETTINGS, RT.FONT_TABLE)  # of python-docx's own; the rest are leftovers of what made it
_MODES = {
    "compatibilityMode": 15,  # as new documents are laid out
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
}


def empty_document(data: Node) -> Any:
    """A document with our styles, fonts and settings, and the part that its particulars are typed into."""
    part: Any = Document().part
    for owner, kept in ((part, _KEPT), (part.package, (RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES))):
        for relation in [id_ for id_, one in owner.rels.items() if one.reltype not in kept]:
            owner.rels.pop(relation)
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
    uri = "http://schemas.microsoft.com/office/word"
    modes = (f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>' for name, value in _MODES.items())
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:mirrorMargins/><w:defaultTabStop w:val="420"/>'
        f'<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>{"".join(modes)}</w:compat>'
        f'<w:themeFontLang w:val="en-GB" w:eastAsia="{east_asian(tag)}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table() -> str:
    """For each family those that are next best, where a machine does not have it."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/></w:font>' for name, others in FALLBACKS.items()
    )
    return f"<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def add_round(part: Any, data: Node) -> None:
    """The part that particulars are typed into, and what tells Word its id."""
    package, said = part.package, values_part(ROUND, data["round"]).encode()
    values = Part(PackURI("/customXml/item1.xml"), "application/xml", said, package)
    item = _STORE_ITEM.format(id=STORE, uri=ROUND).encode()
    values.relate_to(Part(PackURI("/customXml/itemProps1.xml"), _PROPERTIES, item, package), RT.CUSTOM_XML_PROPS)
    part.relate_to(values, RT.CUSTOM_XML)


def add_blank(part: Any, styles: str) -> None:
    """What Word puts where a particular is emptied: room to write, and not “Click here to enter text”."""
    blank = _BLANK_PART.format(id=STORE)
    root = parse_xml(f"<w:glossaryDocument {NAMESPACES}><w:docParts>{blank}</w:docParts></w:glossaryDocument>")
    root[0][0][1].append(para("RoundValue", text_run(BLANK, "PlaceholderText")))
    address, styles_address = PackURI("/word/glossary/document.xml"), PackURI("/word/glossary/styles.xml")
    glossary = Part(address, f"{_TYPE}.document.glossary+xml", tostring(root), part.package)
    glossary.relate_to(Part(styles_address, f"{_TYPE}.styles+xml", styles.encode(), part.package), RT.STYLES)
    part.relate_to(glossary, RT.GLOSSARY_DOCUMENT)


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
