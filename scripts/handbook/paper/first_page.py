"""A small picture of a paper's first page, for the page of downloads."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from PIL import Image

_PIXELS_TO_AN_INCH = 44  # an upright page is 364 pixels wide: shown at half of that it is sharp on any screen
_GREYS = 16
_PAGE = '#set page(width: auto, height: auto, margin: 0pt)\n#image("paper.pdf", page: 1, alt: "-")'


@lru_cache
def _no_fonts() -> typst.Fonts:
    """The PDF has its own; to look for others takes longer than the picture."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)


def first_page(pdf: bytes) -> bytes:
    """The PNG of a PDF's first page; the same PDF gives the same bytes."""
    with TemporaryDirectory(prefix="handbook-") as folder:
        Path(folder, "paper.pdf").write_bytes(pdf)
        page = Path(folder, "main.typ")
        page.write_text(_PAGE, encoding="utf-8")
        compiler = typst.Compiler(str(page), root=folder, font_paths=_no_fonts(), ignore_system_fonts=True)
        png = compiler.compile(format="png", ppi=_PIXELS_TO_AN_INCH)
    assert isinstance(png, bytes)
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as image:  # in greys it is a quarter of the size
        image.convert("L").quantize(_GREYS).save(out, "PNG")
    return out.getvalue()
