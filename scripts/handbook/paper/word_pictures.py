"""Pictures as Word takes them: PNG, and JPEG as cameras and scanners write it. All others become PNG."""

from __future__ import annotations

import io
from pathlib import Path, PurePosixPath
from typing import Any

import typst
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image as WordImage
from PIL import Image, ImageOps

from handbook.paper.pdf import fonts

_PIXELS_TO_AN_INCH = 192  # twice a screen's, so that a drawing's lines are sharp on paper
_ORIENTATION = 0x0112
_REFUSED = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)


def for_word(name: str, data: bytes, own_fonts: Path | None) -> bytes:
    """A sound picture's bytes for Word; the same picture gives the same bytes. name: its file's, or its address."""
    if PurePosixPath(name).suffix.lower() == ".svg":
        return _drawn(data, own_fonts)
    with Image.open(io.BytesIO(data)) as image:
        if image.getexif().get(_ORIENTATION, 1) == 1 and _taken(data):
            return data
        turned = ImageOps.exif_transpose(image)
        out = io.BytesIO()
        (turned if turned.mode in ("1", "L", "LA", "P", "RGB", "RGBA") else turned.convert("RGBA")).save(out, "PNG")
        return out.getvalue()


def _taken(data: bytes) -> bool:
    """Whether python-docx knows the file as it is: not WebP, nor a JPEG without a camera's or scanner's mark."""
    try:
        WordImage.from_blob(data)
    except _REFUSED:
        return False
    return True


def _drawn(data: bytes, own_fonts: Path | None) -> bytes:
    """A drawing as PNG, drawn as in the PDF."""
    page = b'#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("drawing.svg", alt: "-")'
    files: Any = {"main.typ": page, "drawing.svg": data.decode("utf-8-sig").encode()}
    compiler = typst.Compiler(files, font_paths=fonts(own_fonts), ignore_system_fonts=True)
    png = compiler.compile(format="png", ppi=_PIXELS_TO_AN_INCH)
    assert isinstance(png, bytes)
    return png
