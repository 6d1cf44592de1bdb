"""Pictures on a page: each has words for those who can't see it, a sound file, and a size that all outputs keep."""

from __future__ import annotations

from collections.abc import Callable
from posixpath import basename
from urllib.parse import unquote

from lxml.html import HtmlElement

from handbook.problem import Problem
from handbook.read.picture_files import PictureError, Size, examine
from handbook.tree import address, collapse

# From a picture's address below its language's root, as HTML has it, to its file; None where the site has none.
Finder = Callable[[str], bytes | None]


def size_pictures(tree: HtmlElement, page: str, find: Finder) -> list[Problem]:
    """Give each sound picture of a page its width and height; what is wrong with the others, which lose them.

    A file that is not there is no problem here: MkDocs tells of it.
    """
    problems = []
    for node in tree.iter("img"):
        src = node.get("src") or ""
        name, data = basename(unquote(src)), find(address(src, page))
        wrong = []
        if not collapse(node.get("alt") or ""):
            wrong.append(
                (
                    "picture has no text for those who can’t see it",
                    "write it between the brackets: ![what it shows](file.png)",
                )
            )
        try:
            if data is not None:
                _give_size(node, examine(name, data), name)
        except PictureError as error:
            wrong.append((f"picture {name} {error.what}", error.remedy))
        problems += [Problem(what, remedy, needles_of(node)) for what, remedy in wrong]
        if wrong or data is None:
            node.attrib.pop("width", None)
            node.attrib.pop("height", None)
    return problems


def _give_size(node: HtmlElement, size: Size, name: str) -> None:
    """Width and height as attributes: those of the file, or the author's own width with a height to match.

    Raises PictureError when the author's width or height can't be kept.
    """
    given = node.get("width")
    if node.get("height"):
        raise PictureError(
            "has a height of its own", "take it off, and give a width: {: width=300 }; the height follows"
        )
    if given is not None and not (given.isascii() and given.isdecimal() and int(given)):
        raise PictureError(f"has width={given}, and that is no number of pixels", "write {: width=300 }")
    if given and int(given) > size.width and not name.lower().endswith(".svg"):
        raise PictureError(
            f"is {size.width} pixels wide, and width={given} would blur it", "take the width off, or give a larger file"
        )
    width = int(given) if given else size.width
    node.set("width", str(width))
    node.set("height", str(max(1, round(size.height * width / size.width))))


def needles_of(node: HtmlElement) -> tuple[str, ...]:
    """What to look for in the source to find a picture's line: its words and its file, then either.

    A page of the first language stands a folder higher on the site than in docs/, so that its addresses are shorter
    there.
    """
    alt, src = node.get("alt") or "", node.get("src") or ""
    written = (src, unquote(src), f"../{src}", f"../{unquote(src)}")
    whole = [
        f"![{alt}]({before}{address}{after}"
        for address in written
        for before, after in (("", ")"), ("", " "), ("<", ">"))
    ]
    names = (basename(src), basename(unquote(src)))
    ends = [f"{before}{name}{after}" for name in names for before in ("/", "(", "<") for after in (")", ">", " ")]
    return (*whole, f"![{alt}](" if alt else "", f"![{alt}][" if alt else "", *ends, *names)
