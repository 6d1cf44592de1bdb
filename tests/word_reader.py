"""A Word document read back: python-docx does not see rows and cells that stand in content controls."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx.oxml.ns import qn
from lxml import etree

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def part(document: bytes | Path, name: str = "word/document.xml") -> etree._Element:
    """One part of a document as a tree."""
    with zipfile.ZipFile(io.BytesIO(document) if isinstance(document, bytes) else document) as packed:
        return etree.fromstring(packed.read(name))


def text(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(qn("w:t")))


def value(element: etree._Element, name: str) -> str | None:
    """The value of a property below an element, or None where it has none of that name."""
    found = element.find(f".//{qn(name)}")
    return None if found is None else found.get(qn("w:val"))


def item_rows(root: etree._Element) -> list[etree._Element]:
    """The rows that have a box to tick."""
    return [row for row in root.iter(qn("w:tr")) if next(row.iter(f"{W14}checkbox"), None) is not None]


def items(root: etree._Element) -> list[str]:
    """The words of every item, in order."""
    return [text(list(row.iter(qn("w:tc")))[2]) for row in item_rows(root)]


def styled(root: etree._Element, style: str) -> list[str]:
    """The texts of the paragraphs of a style."""
    return [text(paragraph) for paragraph in root.iter(qn("w:p")) if value(paragraph, "w:pStyle") == style]
