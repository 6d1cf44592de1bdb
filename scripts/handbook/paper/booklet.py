"""A handbook imposed as a booklet: two of its pages a side, so that the folded sheets are in order."""

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
        for side in order(len(source.pages)):
            _side(made, [source.pages[number - 1] if number else None for number in side])
        made.docinfo["/Title"] = title
        made.Root.Lang = str(source.Root.Lang)
        made.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True, Duplex=pikepdf.Name.DuplexFlipShortEdge)
        return save(made)


def _side(made: pikepdf.Pdf, pages: list[pikepdf.Page | None]) -> None:
    """One side of a sheet, with a page on its left and one on its right half; the names in it are always the same."""
    width, height = _SHEET
    drawn, forms = [], pikepdf.Dictionary()
    for name, start, page in zip(("/L", "/R"), (0.0, width / 2), pages, strict=True):
        if page is not None:
            scale = min(width / 2 / float(page.mediabox[2]), height / float(page.mediabox[3]))
            forms[name] = made.copy_foreign(page.as_form_xobject())
            drawn.append(f"q {scale:.5f} 0 0 {scale:.5f} {start:.3f} 0 cm {name} Do Q")
    side = made.add_blank_page(page_size=_SHEET)
    side.Resources = pikepdf.Dictionary(XObject=forms)
    side.Contents = made.make_stream("\n".join(drawn).encode())
