"""Picture files: which kinds a page may show, whether a file is whole, and how large it is shown."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from lxml import etree
from PIL import Image

KINDS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".svg": "SVG"}
MOST_BYTES = 4_000_000  # a page is read over a county's network, and a handbook is carried by e-mail
MOST_PIXELS = 40_000_000  # more than a printer can show on A4, and a phone runs out of memory
_OTHERS = ("GIF", "BMP", "TIFF")  # opened so as to be named
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = re.compile(r"\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Size:
    """How large a picture is by itself, in the pixels of CSS: 96 to an inch."""

    width: int
    height: int


class PictureError(Exception):
    """A file that no page can show. what: goes after its name; remedy: what to do about it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


@lru_cache(maxsize=256)  # every language shows the same pictures, and each is decoded whole
def examine(name: str, data: bytes) -> Size:
    """The size of a sound picture; every check of a file is called here. name: the file's, whose ending says the
    kind. Raises PictureError.
    """
    kind = KINDS.get(PurePosixPath(name).suffix.lower())
    if kind is None:
        raise PictureError(
            "is no PNG, JPEG, SVG or WebP", "save it as one of these, and name it .png, .jpg, .svg or .webp"
        )
    if len(data) > MOST_BYTES:
        most = f"{MOST_BYTES / 1e6:.0f} MB are the most"
        raise PictureError(
            f"is {len(data) / 1e6:.1f} MB, and {most}", "make it smaller: 1600 pixels are wide enough for print"
        )
    if not data:
        raise PictureError("is empty", "save it anew")
    return _drawn(data) if kind == "SVG" else _photographed(kind, data)


def _photographed(kind: str, data: bytes) -> Size:
    """The size of a picture of pixels, each of which was read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of size, which is checked here, and of odd metadata
        try:
            with Image.open(io.BytesIO(data), formats=(*sorted(set(KINDS.values()) - {"SVG"}), *_OTHERS)) as image:
                found, (width, height) = _format(image), image.size
                if found not in KINDS.values():
                    raise PictureError(f"is a {found}, not a {shown(kind)}", "save it as PNG, JPEG or WebP")
                if found != kind:
                    right = next(ending for ending, known in KINDS.items() if known == found)
                    raise PictureError(
                        f"is a {shown(found)} by its content", f"name it {right}, or save it as {shown(kind)}"
                    )
                if width * height > MOST_PIXELS:
                    most = f"{MOST_PIXELS // 1_000_000} million are the most"
                    raise PictureError(
                        f"has {width} × {height} pixels, and {most}",
                        "make it smaller: 1600 pixels are wide enough for print",
                    )
                if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":
                    raise PictureError("moves, and paper can’t", "save one picture of it")
                if image.mode == "CMYK":
                    raise PictureError("has the colours of a printing press (CMYK)", "save it in RGB")
                turned = image.getexif().get(0x0112, 1) in (
                    5,
                    6,
                    7,
                    8,
                )  # browsers and Typst turn it, as the camera says
                image.load()
        except PictureError:
            raise
        except Image.DecompressionBombError as error:
            most = f"more than {MOST_PIXELS // 1_000_000} million pixels"
            raise PictureError(f"has {most}", "make it smaller: 1600 pixels are wide enough for print") from error
        except Exception as error:  # Pillow's readers raise whatever a broken file makes them
            raise PictureError(f"can’t be read as {shown(kind)}: it is broken or cut off", "save it anew") from error
    return Size(height, width) if turned else Size(width, height)


def _format(image: Image.Image) -> str:
    """The kind of an opened picture. A telephone's JPEG that holds a second, smaller picture (MPO) is a JPEG to all."""
    return "JPEG" if image.format == "MPO" else str(image.format)


def _drawn(data: bytes) -> Size:
    """The size of an SVG: its width and height, or else its viewBox."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PictureError("is not UTF-8", "save it as SVG in UTF-8") from error
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise PictureError(
            f"can’t be read as SVG: {error.msg}", "save it anew from the program that drew it"
        ) from error
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        raise PictureError("is no SVG: its outermost element is not <svg> of SVG", "save it as SVG anew")
    width, height = _length(root.get("width")), _length(root.get("height"))
    box = [float(part) for part in re.findall(r"-?\d*\.?\d+(?:[eE][+-]?\d+)?", root.get("viewBox") or "")]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        width, height = width or (height or box[3]) * box[2] / box[3], height or (width or box[2]) * box[3] / box[2]
    if not width or not height:
        raise PictureError("does not say how large it is", 'write viewBox="0 0 WIDTH HEIGHT" into its <svg>')
    return Size(max(1, round(width)), max(1, round(height)))


def _length(value: str | None) -> float | None:
    """A length of SVG in pixels; None where there is none, or one that depends on the page (100%)."""
    match = _LENGTH.fullmatch(value or "")
    return float(match[1]) * _UNITS[match[2].lower()] if match and match[2].lower() in _UNITS else None


def shown(kind: str) -> str:
    """A kind's name as people write it."""
    return "WebP" if kind == "WEBP" else kind
