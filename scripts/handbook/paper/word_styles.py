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


def styles_part(tag: str, names: Mapping[str, str]) -> str:
    """The styles as XML. tag: the document's language; names: style id → its name in that language."""
    faces = faces_of(tag)
    own = "".join(_paragraph(id_, style, faces, style.builtin or names[id_]) for id_, style in PARAGRAPHS.items())
    rtl = "<w:bidi/>" if script_of(tag).direction == "rtl" else ""
    east = tag if script_of(tag).dense else "zh-CN"
    east = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}.get(east, east)
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
    spacing = f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}" w:line="{round(style.line * 240)}" w:lineRule="auto"/>'
    align = f'<w:jc w:val="{style.align}"/>' if style.align else ""
    custom = "" if style.builtin else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{id_}"><w:name w:val="{escape(name)}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{style.keep}{style.border}{style.tabs}{spacing}{align}{level}</w:pPr><w:rPr>{_fonts(faces[style.face])}{_size(size)}</w:rPr></w:style>"
    )


def _characters(faces: tuple[tuple[str, str], ...], names: Mapping[str, str]) -> str:
    tick = f'<w:rFonts w:ascii="{TICK_FONT}" w:hAnsi="{TICK_FONT}" w:eastAsia="{TICK_FONT}" w:cs="{TICK_FONT}"/>{_size(18)}'
    looks = {
        "Strong": ("Strong", _fonts(faces[HEAD])),
        "Emphasis": ("Emphasis", '<w:em w:val="dot"/>' if faces is not _LATIN else "<w:i/>"),
        "PlaceholderText": ("Placeholder Text", ""),
        "TickBox": (names["TickBox"], tick),
    }
    return '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>' + "".join(
        f'<w:style w:type="character" w:styleId="{id_}"><w:name w:val="{escape(name)}"/><w:rPr>{look}</w:rPr></w:style>' for id_, (name, look) in looks.items()
    )


def _tables() -> str:
    edges = "".join(f'<w:{edge} w:val="single" w:sz="6" w:space="0" w:color="auto"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    margins = '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    head = '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>{}</w:tblPr></w:style>'
    grid = '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr>{}</w:tblPr>{}</w:style>'
    plain = '<w:style w:type="table" w:customStyle="1" w:styleId="RoundTable"><w:name w:val="Round"/><w:basedOn w:val="TableNormal"/>{}</w:style>'
    return (
        plain.format('<w:tcPr><w:vAlign w:val="bottom"/></w:tcPr>')
        + head.format(margins)
        + grid.format(f"<w:tblBorders>{edges}</w:tblBorders>{margins}", '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>')
    )
