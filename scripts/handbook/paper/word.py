"""A role's cards as an editable Word document: a card a page, boxes that can be clicked."""

from __future__ import annotations

import copy
import datetime
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Mm, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph

from handbook.paper.contents import Paper
from handbook.paper.nodes import Node

# Word's own names: Windows has these, and WPS and LibreOffice put the next best in their place.
_FONTS = {"zh-Hans": ("宋体", "黑体"), "zh-Hant": ("PMingLiU", "Microsoft JhengHei"), "en": ("Georgia", "Segoe UI")}
_EAST_ASIA = {"en": ("SimSun", "SimHei")}
_WIDTHS = (Mm(11), Mm(19), Mm(72), Mm(19), Mm(37))
_TEXT_WIDTH = Mm(210 - 28 - 20)
CARD_PICTURE = Mm(50)  # the height at most, as on the other papers: a card is one page
_PIXEL = 9525  # Word's units in a pixel of CSS
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def checklist_document(pack: Paper, pictures: Mapping[str, bytes]) -> bytes:
    """The .docx file of a pack; the same pack gives the same bytes. pictures: the cards', address → PNG or JPEG."""
    document, data = Document(), pack.data
    set_up(document, data["tag"])
    for index, card in enumerate(node for node in data["body"] if node["t"] == "card"):
        add_card(document, card, data, pictures, new_page=index > 0)
    add_foot(document, data)
    moment = datetime.datetime(*data["date"])
    core = document.core_properties
    core.title, core.author, core.last_modified_by = data["title"], data["author"], ""
    core.language, core.version, core.comments = data["tag"], data["version"], data["origin"]
    core.created = core.modified = moment
    return stable(document, moment)


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


def set_up(document: Doc, tag: str) -> None:
    """A4, margins with room for punched holes, fonts, language."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (
        Mm(28),
        Mm(20),
        Mm(18),
        Mm(18),
    )
    section.header_distance = section.footer_distance = Mm(9)
    text, head = _FONTS.get(tag, _FONTS["en"])
    east = _EAST_ASIA.get(tag, (text, head))
    for name, size, family, east_asia in (
        ("Normal", 11, text, east[0]),
        ("Heading 1", 18, head, east[1]),
        ("Footer", 8.5, head, east[1]),
    ):
        style = document.styles[name]
        style.font.name, style.font.size = family, Pt(size)
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(attribute), None)
        fonts.set(qn("w:eastAsia"), east_asia)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "zh-TW" if tag == "zh-Hant" else "zh-CN")
        style.element.get_or_add_rPr().append(language)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(2)
        style.paragraph_format.line_spacing = 1.15


def add_card(document: Doc, card: Node, data: Node, pictures: Mapping[str, bytes], new_page: bool) -> None:
    """One card: particulars, title, pause point, picture, items, signature."""
    marks, words = data["marks"], data["words"]
    heads = [f"{entry['label']}{marks['colon']}{entry['value'] or marks['line']}" for entry in data["head"]]
    first = document.add_paragraph(heads[0] if heads else "")
    first.paragraph_format.page_break_before = new_page
    first.add_run(marks["gap"].join(["", *heads[1:]]))
    small(first)
    document.add_heading(card["title"], 1)
    document.add_paragraph().add_run(card["pause"]).bold = True
    small(document.add_paragraph("   ".join(f"{label}{marks['colon']}{value}" for label, value in card["facts"])))
    if card["picture"]:
        add_picture(document.add_paragraph(), card["picture"], pictures[card["picture"]["src"]])
    add_items(document, card["items"], words)
    signature = document.add_paragraph(marks["signature"].format(words["signature"], words["date"]))
    signature.paragraph_format.space_before = Pt(22)


def add_picture(paragraph: Paragraph, picture: Node, data: bytes) -> None:
    """A picture with its words for those who can't see it, in its own size or as large as there is room for."""
    scale = min(1.0, _TEXT_WIDTH / Emu(picture["width"] * _PIXEL), CARD_PICTURE / Emu(picture["height"] * _PIXEL))
    width, height = (Emu(round(side * _PIXEL * scale)) for side in (picture["width"], picture["height"]))
    properties = paragraph.add_run().add_picture(io.BytesIO(data), width, height)._inline.docPr
    properties.set("descr", picture["alt"])
    properties.set("name", f"picture {properties.id}")


def add_items(document: Doc, items: Sequence[Node], words: Mapping[str, str]) -> None:
    """The table: box, strength, item, source, note. A row is made once and copied: python-docx is slow at making
    them.
    """
    table = document.add_table(rows=2, cols=len(_WIDTHS), style="Table Grid")
    table.autofit = False
    heads = tuple(words[key] for key in ("done", "strength", "item", "source", "note"))
    for row, written in zip(table.rows, (heads, ("", "strength", "item", "source", "")), strict=True):
        for cell, word, width in zip(row.cells, written, _WIDTHS, strict=True):
            cell.text = word
            cell.width, cell.vertical_alignment = width, WD_CELL_VERTICAL_ALIGNMENT.CENTER
        mark_row(row, "w:cantSplit")
    for cell in (*table.rows[0].cells, table.rows[1].cells[3]):
        small(cell.paragraphs[0])
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    mark_row(table.rows[0], "w:tblHeader")
    model = table.rows[1]
    model.height, model.height_rule = Mm(11), WD_ROW_HEIGHT_RULE.AT_LEAST
    table._tbl.remove(model._tr)
    for item in items:
        row_element = copy.deepcopy(model._tr)
        texts = row_element.iter(qn("w:t"))
        sources = " ".join(source["number"] for source in item["sources"])
        for text, value in zip(texts, (item["strength"], item["plain"], sources), strict=True):
            text.text = value
        table._tbl.append(row_element)
        next(row_element.iter(qn("w:p"))).append(box(f"{words['done']} {item['item']}", item["item"]))


def mark_row(row: _Row, name: str) -> None:
    """Give a table row one of Word's yes-or-no properties."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def box(title: str, tag: str) -> Any:
    """A check box that a click ticks (w14:checkbox), with a title that is read aloud."""
    face = (
        '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/><w:sz w:val="32"/>'
    )
    control: Any = parse_xml(
        f'<w:sdt {nsdecls("w")} xmlns:w14="{_W14}"><w:sdtPr><w:rPr>{face}</w:rPr><w:alias/><w:tag/>'
        '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r><w:rPr>{face}</w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
    )
    for name, value in (("w:alias", title), ("w:tag", tag)):
        control.find(f".//{qn(name)}").set(qn("w:val"), value)
    return control


def add_foot(document: Doc, data: Node) -> None:
    """Version, date, which copy counts, and the page of pages."""
    words = data["words"]
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{data['edition']} · {words['printed']} · ")
    parts = re.split(r"\{\}", words["page_of"])
    paragraph.add_run(parts[0])
    for part, code in zip(parts[1:], ("PAGE", "NUMPAGES"), strict=True):
        field: Any = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        paragraph._p.append(field)
        paragraph.add_run(part)
    paragraph.add_run(f" · {data['origin']}")


def small(paragraph: Paragraph) -> None:
    """Set a paragraph's runs in small type."""
    for run in paragraph.runs:
        run.font.size = Pt(9)
