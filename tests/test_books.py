"""The books, read back: what the handbook and the complete edition hold, their tags, and the order of the booklet."""

from __future__ import annotations

import io
import itertools
import re
import subprocess
from pathlib import Path

import lxml.html as lxml_html
import pikepdf
import pytest
from handbook.paper.address import qr_svg
from handbook.paper.booklet import booklet, order
from handbook.paper.packed import packed
from papers import (
    BOOKLETS,
    EMPTY_BOX,
    HANDBOOKS,
    LANGUAGES,
    PACKS,
    REFERENCES,
    alternatives,
    bookmarks,
    items_of,
    language_of,
    pages_of,
    tool,
)
from pypdf import PdfReader
from structure import structure
from test_print import squeeze


@pytest.mark.parametrize("name", REFERENCES)
def test_the_complete_edition_holds_all_and_its_contents_lead_there(site: Path, name: str) -> None:
    path = site / "downloads" / name
    pages, reader = pages_of(path), PdfReader(path)
    marks = bookmarks(reader, reader.outline)
    first = min(page for _, _, page in marks)
    contents = squeeze("".join(pages[1 : first - 1]))
    titles = [squeeze(title) for _, title, _ in marks]
    assert all(title != following for title, following in itertools.pairwise(titles)), "a chapter and its first page"
    listed = 0
    for _, title, page in marks:
        assert squeeze(title) in squeeze(pages[page - 1]), title
        if f"{squeeze(title)}{page}" in contents:
            listed += 1
    chapters = [f"{squeeze(title)}{page}" for level, title, page in marks if level == 1]
    assert all(chapter in contents for chapter in chapters)
    assert listed >= 25
    language = language_of(name)
    whole = squeeze("".join(pages_of(site / "downloads" / name)))
    for item in items_of(site, language):
        assert squeeze(item["text"]) in whole
    speech = lxml_html.fromstring((site / LANGUAGES[language] / "reference/source.html").read_text(encoding="utf-8"))
    numbers = [link.text for link in speech.xpath("//*[contains(@class, 'sentence__number')]")]
    assert len(numbers) == 16 and all(number in whole for number in numbers)


def test_page_numbers_of_links_are_right(site: Path) -> None:
    pages = [squeeze(page) for page in pages_of(site / "downloads/reference-zh.pdf")]
    cited = re.findall(r"P2\.1[(〔](\d+)页[)〕]", "".join(pages))
    assert cited and all("P2.1镇党委要成立联络组" in pages[int(page) - 1] for page in set(cited))
    index = pages[-1] + pages[-2]
    uses = re.search(r"P4\.1要坚持.*?((?:\d+、?)+)P4\.2", index)
    assert uses
    for page in uses[1].split("、"):
        assert "P4.1" in pages[int(page) - 1]


@pytest.mark.parametrize("name", [name for name in HANDBOOKS if "large" not in name])
def test_a_handbook_folds_and_lists_the_cards_without_holding_them(site: Path, name: str) -> None:
    pages = pages_of(site / "downloads" / name)
    assert len(pages) % 4 == 0
    whole = squeeze("".join(pages))
    items = items_of(site, language_of(name))
    assert all(squeeze(item["card_title"]) in whole for item in items)
    boxes = [alt for alt in alternatives(PdfReader(site / "downloads" / name).root_object["/StructTreeRoot"])]
    assert not set(boxes) & set(EMPTY_BOX)


@pytest.mark.parametrize("name", HANDBOOKS + REFERENCES + [f"{name}.pdf" for name in PACKS])
def test_a_screen_reader_is_told_what_is_what(site: Path, name: str) -> None:
    tree = list(structure(site / "downloads" / name).walk())
    levels = [int(one.kind[1]) for one in tree if re.fullmatch("H[1-6]", one.kind)]
    assert levels and all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False)), levels
    assert all(one.alt for one in tree if one.kind == "Figure")
    assert all(one.scope for one in tree if one.kind == "TH")
    for one in tree:
        inside = {child.kind for child in one.children}
        if one.kind in ("L", "LI", "Table"):
            assert inside <= {"L": {"LI", "L"}, "LI": {"Lbl", "LBody"}, "Table": {"THead", "TBody"}}[one.kind]
        if one.kind == "Link":
            assert one.links and len(set(one.links)) == 1, one.links
    if not name.startswith("checklists"):
        assert any(one.kind == "BlockQuote" for one in tree)
        assert any(one.kind == "TH" for one in tree) and any(one.kind == "LI" for one in tree)
    if name.startswith(("handbook-en", "reference-en")):
        assert any(one.language == "zh-CN" for one in tree)


@pytest.mark.parametrize(
    ("pages", "sides"),
    [
        (4, [(4, 1), (2, 3)]),
        (8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
        (6, [(0, 1), (2, 0), (6, 3), (4, 5)]),
        (1, [(0, 1), (0, 0)]),
    ],
)
def test_the_order_of_a_booklet_s_pages(pages: int, sides: list[tuple[int, int]]) -> None:
    assert order(pages) == sides


@pytest.mark.parametrize("name", BOOKLETS)
def test_a_folded_booklet_is_read_in_order(site: Path, name: str) -> None:
    """Its sheets are laid on each other and folded as a reader would, and the pages are turned."""
    left, right = (halves(site / "downloads" / name, start) for start in (0, 421))
    pages = len(pages_of(site / "downloads" / name.replace("booklet", "handbook")))
    assert len(left) * 2 == pages
    outer, inner = range(0, len(left), 2), range(1, len(left), 2)  # a sheet's sides: out, and in when it is folded
    first_half = [side for one, two in zip(outer, inner, strict=True) for side in (right[one], left[two])]
    last_half = [side for one, two in zip(outer, inner, strict=True) for side in (left[one], right[two])]
    assert first_half + last_half[::-1] == [0, *range(2, pages + 1)]  # the cover has no number


def halves(path: Path, start: int) -> list[int]:
    """The page number on each side's left or right half, which begins at start."""
    cut = [tool("pdftotext"), "-x", str(start), "-y", "0", "-W", "421", "-H", "596", str(path), "-"]
    sides = subprocess.run(cut, check=True, capture_output=True, encoding="utf-8").stdout.split("\f")[:-1]
    found = (re.search(r"第(\d+)[页頁],共|Page(\d+)of", squeeze(side)) for side in sides)
    return [int(match[1] or match[2]) if match else 0 for match in found]


def test_a_booklet_and_a_packed_paper_are_the_same_bytes_each_time(site: Path) -> None:
    content = (site / "downloads/handbook-zh.pdf").read_bytes()
    assert booklet(content, "册") == booklet(content, "册")
    assert packed(content) == packed(content)
    with pikepdf.open(io.BytesIO(packed(content))) as document:
        streams = [one for one in document.objects if isinstance(one, pikepdf.Stream)]
        assert any(one.get("/Type") == "/ObjStm" for one in streams) or b"/ObjStm" in packed(content)


@pytest.mark.parametrize("name", [name for name in HANDBOOKS if "large" in name])
def test_nothing_in_large_print_is_small(site: Path, name: str) -> None:
    sizes = set()
    for page in PdfReader(site / "downloads" / name).pages:
        page.extract_text(
            visitor_text=lambda text, _m, matrix, _font, size: (
                sizes.add((abs(size * matrix[3]), text)) if re.search(r"\w", text) else None
            )
        )
    assert min(sizes)[0] >= 13.9, min(sizes)
    assert LANGUAGES and max(size for size, _ in sizes) >= 16


def test_a_qr_code_is_a_drawing_of_its_own() -> None:
    drawn = qr_svg("http://10.0.0.5/inspection/")
    side = int(re.search(r"viewBox='0 0 (\d+)", drawn)[1])
    assert side in (25 + 8, 29 + 8) and drawn == qr_svg("http://10.0.0.5/inspection/")
    # Three finders, each 7 modules wide, stand in the corners, 4 white modules from the edge.
    assert "M4 4h7v1" in drawn and f"M{side - 11} 4h7v1" in drawn and f"M4 {side - 11}h7v1" in drawn
