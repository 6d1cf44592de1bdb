"""This handbook's papers: as long as they may be, a card that fills its page, a cover whose lines stand apart."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from handbook.chinese import derive
from handbook.settings import load as configuration
from promised import LANGUAGES, PACKS, PAPER, PREFIXES, ROOT, SIZES
from pypdf import PdfReader
from test_print import squeeze

MILLIMETRE = 72 / 25.4
PEN = 10 * MILLIMETRE + 4  # a line of a card, with what is around it
LINE = 18  # of a label of two, in points
FOOT, SIGNED = 58, 67  # points from the paper's edge: the foot ends, a card's signature stands at the lowest
CODES = list(LANGUAGES)
SETTINGS = configuration.load(ROOT / "mkdocs.yml").settings


def lengths(site: Path, code: str, *names: str) -> list[int]:
    """How many pages each of the papers has that are there."""
    paths = [site / "downloads" / name.format(code) for name in names]
    return [len(PdfReader(path).pages) for path in paths if path.is_file()]


def texts(page) -> list[tuple[float, str]]:
    """Each text and how far above the paper's lower edge it stands, in points."""
    found: list[tuple[float, str]] = []

    def visit(text: str, matrix: list[float], own: list[float], font: object, size: float) -> None:
        if text.strip():
            found.append((matrix[5] + own[5] * (matrix[3] or 1), text.strip()))

    page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("code", CODES)
def test_papers_are_as_long_as_they_may_be(real_site: Path, code: str) -> None:
    handbook, booklet = lengths(real_site, code, "handbook-{}.pdf"), lengths(real_site, code, "booklet-{}.pdf")
    assert len(handbook) == len(booklet) == ("standard" in SIZES)
    for pages, sides in zip(handbook, booklet, strict=True):
        assert pages % 4 == 0 and sides == pages / 2
        assert not PAPER["handbook"] or pages <= 36, "the newcomer's, and its booklet nine sheets"
        notes = SETTINGS.labels["notes_page"][code]
        last = PdfReader(real_site / f"downloads/handbook-{code}.pdf").pages[-1].extract_text()
        assert pages < 36 or not PAPER["handbook"] or notes in last, "a page to spare"
    one = ["overview-{}.pdf", "overview-{}-a3.pdf", *(f"pocket-{role}-{{}}.pdf" for role in PACKS)]
    found = lengths(real_site, code, *one)
    assert found == [1] * (len(PACKS) + len(PAPER["overview"]))


@pytest.mark.parametrize("code", CODES)
def test_a_card_is_a_page_and_fills_it(real_site: Path, code: str) -> None:
    items = json.loads((real_site / PREFIXES[code] / "checklists.json").read_text(encoding="utf-8"))
    for role in PACKS:
        pages = PdfReader(real_site / "downloads" / f"checklists-{role}-{code}.pdf").pages
        cards = len({item["card"] for item in items if role in item["roles"]})
        assert cards
        for number, page in enumerate(pages[2 : 2 + cards], 3):  # behind the cover and the round sheet
            lowest = min(at for at, _ in texts(page) if at > FOOT)
            assert SIGNED < lowest < SIGNED + PEN + 3, f"{role}, page {number}: a line more has room"


@pytest.mark.parametrize("code", CODES)
def test_lines_of_the_cover_stand_apart_with_room_to_write(real_site: Path, code: str) -> None:
    path = real_site / "downloads" / f"handbook-{code}.pdf"
    if not path.is_file():
        pytest.skip("this handbook has none")
    found = texts(PdfReader(path).pages[0])
    heights = sorted({round(at, 1) for at, _ in found})
    gaps = [above - below for below, above in itertools.pairwise(heights)]
    assert len(gaps) > 2 and min(gap for gap in gaps if gap > 2) >= 14
    first, *_, last = (entry.label[code] for entry in SETTINGS.round)
    top, bottom = (next(at for at, text in found if name.startswith(text)) for name in (first, last))
    assert top - bottom >= (len(SETTINGS.round) - 1) * 10 * MILLIMETRE - LINE, "room for a pen"


@pytest.mark.parametrize("code", CODES)
def test_a_paper_says_where_the_list_of_references_is_that_it_names_and_does_not_hold(
    real_site: Path, code: str
) -> None:
    outside = SETTINGS.checks.outside.removesuffix(".html") + ".md"
    written = SETTINGS.languages[code].source or code
    pages = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs" / written).rglob("*.md"))
    named = Counter(re.findall(rf"\[([^]\[]+)\]\([^()]*{re.escape(outside.rpartition('/')[2])}[^()]*\)", pages))
    if not named or not SIZES:
        pytest.skip("this handbook has no such list")
    conversion = SETTINGS.languages[code].opencc
    words = squeeze(derive(named.most_common(1)[0][0], conversion) if conversion else named.most_common(1)[0][0])
    told = 0
    papers = [real_site / f"downloads/checklists-{role}-{code}.pdf" for role in PACKS]
    book = real_site / f"downloads/handbook-{code}.pdf"
    for path in [book, *papers] if book.is_file() else papers:
        text = squeeze("".join(page.extract_text() for page in PdfReader(path).pages))
        after = [text[match.end() :] for match in re.finditer(re.escape(words), text)]
        told += len(after)
        mark = squeeze(SETTINGS.labels["elsewhere"][code])
        assert all(rest[1:].startswith(mark) for rest in after), path.name
    assert told


@pytest.mark.parametrize("code", CODES)
def test_behind_a_pack_stands_every_sentence_that_it_refers_to(real_site: Path, code: str) -> None:
    head = squeeze(SETTINGS.labels["cited_words"][code])
    number = re.compile(r"(?<!如)(?<!suchas)P\d+h?\.\d+")  # what a number looks like is no reference
    for role in PACKS:
        reader = PdfReader(real_site / f"downloads/checklists-{role}-{code}.pdf")
        pages = [squeeze(page.extract_text()) for page in reader.pages]
        begins = next(at for at, page in enumerate(pages) if at and page.startswith(head))
        cited = {one for page in pages[:begins] for one in number.findall(page)}
        behind = {one for page in pages[begins:] for one in number.findall(page)}
        assert cited and cited <= behind, role


def test_the_heads_of_a_form_are_in_whole_words(real_site: Path) -> None:
    text = squeeze("".join(page.extract_text() for page in PdfReader(real_site / "downloads/sheets-en.pdf").pages))
    sheets = (ROOT / "docs/en/reference/sheets.md").read_text(encoding="utf-8")
    rows = [row.split("|")[1:-1] for row in re.findall(r"^(\|.+\|)\n\|[ :|-]+\|$", sheets, re.MULTILINE)]
    heads = [row for row in rows if len(row) > 2 and all(len(word) <= 11 for cell in row for word in cell.split())]
    assert len(heads) > 8
    assert [row for row in heads if squeeze("".join(row)) not in text] == []
