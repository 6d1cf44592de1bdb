"""The named styles of the Word documents, and the fonts that an office has.

There is no bold: 黑体 is the bold of a Chinese page, and a machine would thicken 宋体 and 黑体 by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from handbook.paper.word_xml import NAMESPACES, TICK_FONT
from handbook.scripts import script_of

# Text, headings, small print: each Latin, East Asian. Windows and WPS have these; FALLBACKS say what is next best.
_LATIN = (("Times New Roman", "宋体"), ("Arial", "黑体"), ("Arial", "宋体"))
_FACES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Hans": (("Times New Roman", "仿宋"), ("Arial", "黑体"), ("Times New Roman", "宋体")),
    "Hant": (("Times New Roman", "標楷體"), ("Arial", "微軟正黑體"), ("Times New Roman", "新細明體")),
    "Jpan": (("Times New Roman", "ＭＳ 明朝"), ("Arial", "ＭＳ ゴシック"), ("Times New Roman", "ＭＳ 明朝")),
    "Kore": (("Times New Roman", "바탕"), ("Arial", "맑은 고딕"), ("Times New Roman", "바탕")),
}
FALLBACKS = {
    "仿宋": "FangSong,仿宋_GB2312,STFangsong,FZFangSong-Z02,Noto Serif CJK SC,Noto Serif SC",
    "黑体": "SimHei,STHeiti,Noto Sans CJK SC,Noto Sans SC",
    "宋体": "SimSun,STSong,Noto Serif CJK SC,Noto Serif SC",
    "標楷體": "DFKai-SB,BiauKai,Noto Serif CJK TC,Noto Serif TC",
    "微軟正黑體": "Microsoft JhengHei,PingFang TC,Noto Sans CJK TC,Noto Sans TC",
    "新細明體": "PMingLiU,LiSong Pro,Noto Serif CJK TC,Noto Serif TC",
    "ＭＳ 明朝": "MS Mincho,Noto Serif CJK JP",
    "ＭＳ ゴシック": "MS Gothic,Noto Sans CJK JP",
    "바탕": "Batang,Noto Serif CJK KR",
    "맑은 고딕": "Malgun Gothic,Noto Sans CJK KR",
    "Times New Roman": "Liberation Serif",
    "Arial": "Liberation Sans",
    TICK_FONT: "MS Gothic,Apple Symbols,Noto Sans Symbols 2,DejaVu Sans",
}
TEXT, HEAD, SMALL = 0, 1, 2
_SMALLER = {
    "CardItem": 11.0,
    "CardPause": 10.5,
}  # where letters are not Chinese: they are as easily read, and need more room
_HEADINGS = {"Title": 0, "Heading1": 1, "Heading2": 2}


@dataclass(frozen=True)
class Style:
    """A paragraph's style. size, before, after: in points; builtin: Word's own name, "" for a style of ours.

    keep, border, tabs: properties as Word writes them.
    """

    size: float
    face: int = TEXT
    before: float = 0
    after: float = 0
    line: float = 1.15
    keep: str = ""
    align: str = ""
    border: str = ""
    tabs: str = ""
    builtin: str = ""


_LINE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
_KEEP, _NEW_PAGE = "<w:keepNext/><w:keepLines/>", "<w:keepNext/><w:keepLines/><w:pageBreakBefore/>"
PARAGRAPHS: Mapping[str, Style] = {
    "Title": Style(26, HEAD, 0, 6, keep=_KEEP, align="center", builtin="Title"),
    "Subtitle": Style(13, HEAD, 0, 10, keep=_KEEP, align="center", builtin="Subtitle"),
    "Heading1": Style(18, HEAD, 0, 4, 1.1, _KEEP, builtin="heading 1"),
    "Heading2": Style(13, HEAD, 8, 3, 1.1, _KEEP, builtin="heading 2"),
    "Overline": Style(10, HEAD, 0, 2, 1.0, _NEW_PAGE),
    "CardPause": Style(12, HEAD, 0, 2, keep=_KEEP),
    "CardFacts": Style(9.5, SMALL, 0, 3, 1.05, _KEEP),
    "Picture": Style(11, SMALL, 2, 4, 1.0),
    "RoundLabel": Style(9.5, SMALL, line=1.0),
    "RoundValue": Style(11, TEXT, line=1.0, border=_LINE),
    "TableHead": Style(9.5, HEAD, 1, 1, 1.0, "<w:keepNext/>"),
    "CardItem": Style(13, HEAD, 1, 1, 1.05),
    "CardStrength": Style(10, HEAD, line=1.0, align="center"),
    "CardSource": Style(8.5, SMALL, line=1.0, align="center"),
    "CardNote": Style(10.5, TEXT, line=1.0),
    "TickPlace": Style(18, HEAD, line=1.0, align="center"),
    "Signature": Style(12, HEAD, 14, 0, 1.0),
    "SheetText": Style(10.5, TEXT, 0, 4, 1.1),
    "SheetCell": Style(10.5, TEXT, 1, 1, 1.0),
    "Sentence": Style(11, TEXT, 0, 3, 1.2, tabs='<w:tabs><w:tab w:val="left" w:pos="907"/></w:tabs>'),
    "End": Style(1, SMALL, 0, 5, line=1.0),
    "Footer": Style(8, SMALL, line=1.0, builtin="footer"),
}


def faces_of(tag: str) -> tuple[tuple[str, str], ...]:
    """Latin and East Asian family of text, headings and small print in a language."""
    return _FACES.get(script_of(tag).code, _LATIN)


def east_asian(tag: str) -> str:
    """The language of a document's Chinese, Japanese or Korean, as Word names it."""
    return {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}.get(tag, tag if script_of(tag).dense else "zh-CN")


def styles_part(tag: str, names: Mapping[str, str]) -> str:
    """The styles as XML. tag: the document's language; names: style id → its name in that language."""
    faces = faces_of(tag)
    own = "".join(_paragraph(id_, style, faces, style.builtin or names[id_]) for id_, style in PARAGRAPHS.items())
    rtl = "<w:bidi/>" if script_of(tag).direction == "rtl" else ""
    east = east_asian(tag)
    latin = "en-GB" if script_of(tag).dense or tag == "en" else tag
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(faces[TEXT])}{_size(11)}"
        f'<w:lang w:val="{latin}" w:eastAsia="{east}" w:bidi="{tag if rtl else "ar-SA"}"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{rtl}<w:spacing w:before="0" w:after="0" w:line="276" w:lineRule="auto"/></w:pPr></w:style>'
        f"{own}{_characters(faces, names)}{_tables()}</w:styles>"
    )


def _fonts(face: tuple[str, str]) -> str:
    latin, east = face
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:cs="{latin}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _paragraph(id_: str, style: Style, faces: tuple[tuple[str, str], ...], name: str) -> str:
    size = _SMALLER.get(id_, style.size) if faces is _LATIN else style.size
    level = f'<w:outlineLvl w:val="{_HEADINGS[id_] - 1}"/>' if _HEADINGS.get(id_) else ""
    before, after, line = round(style.before * 20), round(style.after * 20), round(style.line * 240)
    spacing = f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'
    align = f'<w:jc w:val="{style.align}"/>' if style.align else ""
    look = f"{style.keep}{style.border}{style.tabs}{spacing}{align}{level}"
    inside = f"<w:pPr>{look}</w:pPr><w:rPr>{_fonts(faces[style.face])}{_size(size)}</w:rPr>"
    return _style("paragraph", id_, name, f"<w:qFormat/>{inside}", based="Normal", own=not style.builtin)


def _style(
    kind: str, id_: str, name: str, inside: str, based: str = "", own: bool = False, default: bool = False
) -> str:
    marks = (' w:customStyle="1"' if own else "") + (' w:default="1"' if default else "")
    upon = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}"{marks} w:styleId="{id_}"><w:name w:val="{escape(name)}"/>{upon}{inside}</w:style>'


def _characters(faces: tuple[tuple[str, str], ...], names: Mapping[str, str]) -> str:
    looks = {
        "Strong": ("Strong", _fonts(faces[HEAD])),
        "Emphasis": ("Emphasis", '<w:em w:val="dot"/>' if faces is not _LATIN else "<w:i/>"),
        "PlaceholderText": ("Placeholder Text", ""),
        "TickBox": (names["TickBox"], _fonts((TICK_FONT, TICK_FONT)) + _size(18)),
    }
    plain = _style("character", "DefaultParagraphFont", "Default Paragraph Font", "", default=True)
    own = (
        _style("character", id_, name, f"<w:rPr>{look}</w:rPr>", own=id_ == "TickBox")
        for id_, (name, look) in looks.items()
    )
    return plain + "".join(own)


def _tables() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    edges = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="auto"/>' for side in sides)
    margins = '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    grid = (
        f'<w:tblPr><w:tblBorders>{edges}</w:tblBorders>{margins}</w:tblPr><w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
    )
    return (
        _style("table", "TableNormal", "Normal Table", f"<w:tblPr>{margins}</w:tblPr>", default=True)
        + _style("table", "TableGrid", "Table Grid", grid, based="TableNormal")
        + _style("table", "RoundTable", "Round", '<w:tcPr><w:vAlign w:val="bottom"/></w:tcPr>', "TableNormal", own=True)
    )
