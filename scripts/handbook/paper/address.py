"""Where the handbook is on the intranet, as papers show it: in letters, and as a QR code."""

from __future__ import annotations

from itertools import groupby

import segno

from handbook.book import Edition


def address_of(edition: Edition) -> str:
    """The address of a language's home page, or nothing when mkdocs.yml has no site_url."""
    base, first = edition.settings.address, next(iter(edition.settings.languages))
    below = "" if edition.language == first else f"{edition.language}/"
    return base + below if base else ""


def qr_svg(text: str) -> str:
    """A QR code as a drawing, one unit a module, with the four white modules that readers want around it."""
    # M bears a fold or a stain; the smallest that holds the text, in the mask that segno finds best: always the same.
    rows = [[bool(module) for module in row] for row in segno.make(text, error="m", micro=False).matrix]
    side = len(rows) + 8
    path = "".join(f"M{x} {y}h{width}v1h-{width}z" for y, row in enumerate(rows, 4) for x, width in _runs(row))
    white = f"<rect width='{side}' height='{side}' fill='#fff'/>"
    return f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {side} {side}'>{white}<path d='{path}'/></svg>"


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """Where dark modules begin in a row, from 4 on, and how many follow each other."""
    found, place = [], 4
    for dark, modules in groupby(row):
        width = len(list(modules))
        found += [(place, width)] if dark else []
        place += width
    return found
