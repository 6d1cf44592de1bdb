"""Word's markup, piece by piece: paragraphs, runs, tables, content controls.

Every piece has a named style and no size or font of its own, so that a reader changes one style and the whole follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from lxml.etree import Element, SubElement, tostring

TWIPS = 56.7  # in a millimetre
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:w14="{_W14}" xmlns:w15="{_W15}" mc:Ignorable="w14 w15"'
)
_W, _DECLARED = f"{{{nsmap['w']}}}", {"w": nsmap["w"]}
_EITHER = frozenset("“”‘’…—·")  # as wide as Chinese or as Latin: Word asks which
BLANK = "\u3000" * 8  # where nothing is filled in yet
TICKED, EMPTY = "2611", "2610"
TICK_FONT = "Segoe UI Symbol"


def w(tag: str, *inside: Any, **attributes: str | int) -> Any:
    """An element of Word's own namespace, with attributes of the same; None inside is left out."""
    given = {f"{_W}{name.rstrip('_')}": str(value) for name, value in attributes.items()}
    element: Any = oxml_parser.makeelement(f"{_W}{tag}", given, _DECLARED)  # OxmlElement takes five times as long
    for child in inside:
        if child is not None:
            element.append(child)
    return element


def text_run(text: str, style: str = "", tag: str = "") -> Any:
    """A run. style: a character style's id; tag: its language, where it is not the document's."""
    properties = w("rPr")
    if style:
        properties.append(w("rStyle", val=style))
    if _EITHER & set(text) and not tag:
        properties.append(w("rFonts", hint="eastAsia"))
    if tag:
        properties.append(w("lang", val=tag, eastAsia=tag))
    words = w("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", properties if len(properties) else None, words)


def para(style: str, *inside: Any) -> Any:
    """A paragraph of a style; a text inside becomes a run."""
    runs = (text_run(one) if isinstance(one, str) else one for one in inside if one != "")
    return w("p", w("pPr", w("pStyle", val=style)), *runs)


def cell(width: float, *blocks: Any, head: bool = False) -> Any:
    """A table's cell. width: in millimetres."""
    return w("tc", w("tcPr", w("tcW", w=round(width * TWIPS), type="dxa")), *blocks)


def row(*cells: Any, height: float = 0, head: bool = False) -> Any:
    """A row, which no page break parts. height: at least, in millimetres; head: it stands on every page."""
    tall = w("trHeight", val=round(height * TWIPS), hRule="atLeast") if height else None
    return w("tr", w("trPr", w("cantSplit"), tall, w("tblHeader") if head else None), *cells)


def table(
    style: str, widths: Sequence[float], rows: Iterable[Any], title: str, description: str, rtl: bool = False
) -> Any:
    """A table with its title and description, which are read aloud. widths: in millimetres."""
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("bidiVisual") if rtl else None,
        w("tblW", w=round(sum(widths) * TWIPS), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
        w("tblCaption", val=title),
        w("tblDescription", val=description),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=round(width * TWIPS)) for width in widths)), *rows)


class Controls:
    """Content controls of one document, numbered in their order."""

    def __init__(self, store: str, namespace: str) -> None:
        """store: the id of the XML part that particulars are typed into; namespace: that of its elements."""
        self._last = 0
        self._store, self._namespace = store, namespace

    def _control(self, title: str, tag: str, kind: Sequence[Any], *inside: Any) -> Any:
        self._last += 1
        properties = w(
            "sdtPr",
            w("alias", val=title) if title else None,
            w("tag", val=tag) if tag else None,
            w("id", val=self._last),
            *kind,
        )
        return w("sdt", properties, w("sdtContent", *inside))

    def box(self, title: str, tag: str) -> Any:
        """A check box that a click ticks. title: what is ticked, read aloud."""
        states = "".join(
            f'<w14:{name} w14:val="{code}" w14:font="{TICK_FONT}"/>'
            for name, code in (("checkedState", TICKED), ("uncheckedState", EMPTY))
        )
        kind = parse_xml(f'<w14:checkbox xmlns:w14="{_W14}"><w14:checked w14:val="0"/>{states}</w14:checkbox>')
        control = self._control(title[:64], tag[:64], [kind], text_run(chr(int(EMPTY, 16)), "TickBox"))
        control[0].insert(0, w("rPr", w("rStyle", val="TickBox")))
        return control

    def bound(self, number: int, label: str, value: str | None, blank: str) -> Any:
        """A particular: typed into one of its controls, it stands in all. number: its place in the part, from 1."""
        kind = [
            w("placeholder", w("docPart", val="Blank")),
            w("showingPlcHdr") if not value else None,
            w(
                "dataBinding",
                prefixMappings=f"xmlns:r='{self._namespace}'",
                xpath=f"/r:round[1]/r:value[{number}]",
                storeItemID=self._store,
            ),
            w("text"),
        ]
        return self._control(
            label[:64], f"round-{number}", kind, text_run(value) if value else text_run(blank, "PlaceholderText")
        )

    def repeating(self, title: str, rows: Sequence[Any]) -> Any:
        """Rows that Word copies at a click on the plus at their end, boxes and all."""
        each = [self._control("", "", [self._mark("repeatingSectionItem")], one) for one in rows]
        return self._control(title[:64], "", [self._mark("repeatingSection")], *each)

    @staticmethod
    def _mark(name: str) -> Any:
        return parse_xml(f'<w15:{name} xmlns:w15="{_W15}"/>')


def field(code: str) -> Any:
    """A field that Word counts, such as PAGE."""
    return w("fldSimple", text_run("1"), instr=code)


def values_part(namespace: str, values: Sequence[Mapping[str, Any]]) -> str:
    """The XML part that holds this round's particulars, in their order."""
    nsmap: Any = {None: namespace}
    root = Element(f"{{{namespace}}}round", nsmap=nsmap)
    for entry in values:
        SubElement(root, f"{{{namespace}}}value", name=entry["label"]).text = entry["value"] or ""
    return tostring(root, encoding="unicode")
