"""This handbook's papers waste no paper: a page that is nearly empty is the last of its part."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from papers import bookmarks, tool
from promised import LANGUAGES
from pypdf import PdfReader

DPI = 20
MILLIMETRE = DPI / 25.4
INK = 200  # of 255: what is darker is ink
# Above and below the text, in millimetres: of packs and sheets, of books in Chinese, of other books, of pages across.
HAND, DENSE, LATIN, ACROSS = (14, 22), (37, 35), (30, 27), (22, 22)
BOOKS = ("handbook-{}.pdf", "handbook-{}-large.pdf", "reference-{}.pdf")


def drawn(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """Width, height and grey pixels of every page."""
    program = tool("pdftoppm")
    made = subprocess.run([program, "-gray", "-r", str(DPI), str(path)], check=True, capture_output=True).stdout
    while made:
        _, size, _, _ = made.split(b"\n", 3)
        width, height = map(int, size.split())
        head = len(b"P5\n" + size + b"\n255\n")
        yield width, height, made[head : head + width * height]
        made = made[head + width * height :]


def filled(width: int, height: int, pixels: bytes, edges: tuple[int, int]) -> float:
    """How much of the text's height there is down to the lowest ink."""
    first, last = round(edges[0] * MILLIMETRE), round(height - edges[1] * MILLIMETRE)
    rows = [row for row in range(first, last) if min(pixels[row * width : (row + 1) * width]) < INK]
    return (rows[-1] + 1 - first) / (last - first) if rows else 0


def nearly_empty(path: Path, edges: tuple[int, int]) -> list[str]:
    """The pages under a third full that the next part does not follow."""
    reader = PdfReader(path)
    begins = {page for level, _, page in bookmarks(reader, reader.outline) if level == 1}
    found = []
    for page, (width, height, pixels) in enumerate(drawn(path), 1):
        full = filled(width, height, pixels, ACROSS if width > height else edges)
        if full < 1 / 3 and page != len(reader.pages) and page + 1 not in begins:
            found.append(f"{path.name} {page}: {full:.0%}")
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_page_is_under_a_third_full_but_the_last_of_its_part(real_site: Path, code: str) -> None:
    folder = real_site / "downloads"
    dense = LANGUAGES[code]["tag"].startswith("zh")
    books = [folder / name.format(code) for name in BOOKS]
    hand = [*sorted(folder.glob(f"checklists-*-{code}.pdf")), folder / f"sheets-{code}.pdf"]
    papers = [(path, DENSE if dense else LATIN) for path in books] + [(path, HAND) for path in hand]
    there = [(path, edges) for path, edges in papers if path.is_file()]
    assert there
    assert [page for path, edges in there for page in nearly_empty(path, edges)] == []
