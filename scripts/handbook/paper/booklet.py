"""A handbook imposed as a booklet: two of its pages a side, so that the sheets, printed on both and folded, are in order."""

from __future__ import annotations

import io

import pikepdf

from handbook.paper.packed import save

_SHEET = (841.89, 595.28)  # A4 across, in points


def order(pages: int) -> list[tuple[int, int]]:
    """(left, right) pages of every side, from 1; sides by turns the front and the back of a sheet. 0 is an empty one.

    pages: how many there are; what they lack to a multiple of four is empty at the end.
    """
    whole = -(-pages // 4) * 4
    pairs = [(whole - side, side + 1) for side in range(whole // 2)]
    sides = [(left, right) if side % 2 == 0 else (right, left) for side, (left, right) in enumerate(pairs)]
    return [(left if left <= pages else 0, right if right <= pages else 0) for left, right in sides]


def booklet(pdf: bytes, title: str) -> bytes:
    """The booklet of a handbook of A4 pages, on A4 sheets across: turn them on the short edge, fold, staple.

    A picture of pages for the printer and no text to be read aloud: its tags are the handbook's to have.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as made:
        width, height = _SHEET
        for left, right in order(len(source.pages)):
            page = made.add_blank_page(page_size=_SHEET)
            for number, start in ((left, 0.0), (right, width / 2)):
                if number:
                    page.add_overlay(source.pages[number - 1], pikepdf.Rectangle(start, 0, start + width / 2, height))
        made.docinfo["/Title"] = title
        made.Root.Lang = source.Root.Lang
        made.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True, Duplex=pikepdf.Name.DuplexFlipShortEdge)
        return save(made)
