"""Papers for the hand, read back: words without blanks, what is where on a page, the tree that a screen reader follows."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from pdfua import validate
from pypdf import PdfReader
from test_print import squeeze

LANGUAGES = {"zh": "", "zh-Hant": "zh-Hant/", "en": "en/"}
SIDES = {"a4": [595, 842], "a3": [842, 1191]}


@cache
def reader_of(path: Path) -> PdfReader:
    return PdfReader(path)


@cache
def words_of(path: Path) -> list[str]:
    """The words of each page, without blanks."""
    return [squeeze(page.extract_text()) for page in reader_of(path).pages]


def items_of(site: Path, language: str, role: str | None = None) -> list[dict]:
    items = json.loads((site / LANGUAGES[language] / "checklists.json").read_text(encoding="utf-8"))
    return [item for item in items if role is None or role in item["roles"]]


def titles(path: Path) -> list[tuple[str, int]]:
    """Every bookmark with its page from 1, in order."""
    reader = reader_of(path)

    def below(entries: list) -> list[tuple[str, int]]:
        found = []
        for entry in entries:
            found += (
                below(entry)
                if isinstance(entry, list)
                else [(entry.title, reader.get_destination_page_number(entry) + 1)]
            )
        return found

    return below(reader.outline)


def structure(path: Path) -> list[dict]:
    """Every element of the structure tree, in the order that it is read in."""
    found: list[dict] = []

    def visit(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                visit(child)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(node)
            if "/K" in node:
                visit(node["/K"])

    visit(reader_of(path).root_object["/StructTreeRoot"]["/K"])
    return found


def check_paper(path: Path, sheet: str = "a4") -> None:
    """What every paper has: tags, its language, its own fonts, a size; headings nest, cells of heads say what they head."""
    reader = reader_of(path)
    catalog = reader.root_object
    language = next(code for code in ("zh-Hant", "zh", "en") if f"-{code}." in path.name or f"-{code}-" in path.name)
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == {"zh": "zh-CN", "zh-Hant": "zh-TW", "en": "en-GB"}[language]
    assert reader.metadata.title and reader.metadata.author
    xmp = catalog["/Metadata"].get_data().decode()
    assert all(f"pdfaid:{part}>{value}" in xmp for part, value in (("part", "2"), ("conformance", "A")))
    assert "pdfuaid:part>1" in xmp
    report = validate(str(path))
    assert not report.findings, report.findings
    for page in reader.pages:
        assert sorted(round(float(side)) for side in page.mediabox[2:]) == SIDES[sheet]
        for font in page["/Resources"].get("/Font", {}).values():
            for descendant in font.get_object().get("/DescendantFonts", [font]):
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descendant.get_object()["/FontDescriptor"])
    level = 0
    for node in structure(path):
        if node["/S"] in ("/H1", "/H2", "/H3", "/H4"):
            assert int(node["/S"][2:]) <= level + 1, "headings nest"
            level = int(node["/S"][2:])
        if node["/S"] == "/TH":
            owned = node["/A"] if isinstance(node["/A"], list) else [node["/A"]]
            assert any("/Scope" in attributes.get_object() for attributes in owned)
        if node["/S"] == "/Figure":
            assert node.get("/Alt")
    assert level


def places(path: Path, number: int) -> list[tuple[str, float, float, bool]]:
    """Every piece of text of a page (from 0): its words, where it begins from the left and from the top, upside down."""
    page = reader_of(path).pages[number]
    height = float(page.mediabox[3])
    found: list[tuple[str, float, float, bool]] = []

    def visit(text: str, outer: list[float], matrix: list[float], *_: object) -> None:
        a = matrix[0] * outer[0]
        x = matrix[4] * outer[0] + matrix[5] * outer[2] + outer[4]
        y = matrix[4] * outer[1] + matrix[5] * outer[3] + outer[5]
        if text.strip():
            found.append((squeeze(text), x, height - y, a < 0))

    page.extract_text(visitor_text=visit)
    return found
