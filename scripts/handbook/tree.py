"""HTML of a page as a tree, and back. Everything that reads or changes rendered pages goes through here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

import lxml.html
from lxml import etree
from lxml.html import HtmlComment, HtmlElement, HtmlEntity, HtmlProcessingInstruction

from handbook.scripts import HAN, KANA

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

# A line break in the source between two Chinese characters is no blank on the page.
_WIDE = HAN + KANA + r"\u3000-\u303f\uff00-\uffef\u2018-\u201d\u2026\u2014"
_BLANKS = re.compile(r"\s+")
_BREAK_IN_CHINESE = re.compile(rf"(?<=[{_WIDE}])\s*\n\s*(?=[{_WIDE}])")


def _parser(encoding: str | None = None) -> etree.HTMLParser:
    """lxml's own looks up the class of every node in Python; here all elements have one."""
    parser = etree.HTMLParser(encoding=encoding)
    kinds = etree.ElementDefaultClassLookup(HtmlElement, HtmlComment, HtmlProcessingInstruction, HtmlEntity)
    parser.set_element_class_lookup(kinds)
    return parser


_FRAGMENTS, _DOCUMENTS = _parser(), _parser("utf-8")


def parse(html: str) -> HtmlElement:
    """A fragment of HTML as one <div> around it."""
    found = lxml.html.fragments_fromstring(html, parser=_FRAGMENTS)
    root = _FRAGMENTS.makeelement("div")
    if found and isinstance(found[0], str):
        root.text = found.pop(0)
    root.extend(found)
    return root


def parse_page(html: bytes) -> HtmlElement:
    """A whole HTML document (UTF-8) as its <html>, with what stands after </html>, which browsers show, too, at its
    end.
    """
    root = lxml.html.document_fromstring(html, parser=_DOCUMENTS)
    for stray in list(root.itersiblings()):
        root.append(stray)
    return root


def serialize(tree: HtmlElement) -> str:
    """The inside of the <div> that parse() put around a fragment."""
    text = whole(tree)
    return text[text.index(">") + 1 : text.rindex("</div>")]


def whole(node: HtmlElement) -> str:
    """An element as HTML, with its own tag, and what follows it."""
    text: str = lxml.html.tostring(node, encoding="unicode")
    return text


def put_in_place(node: HtmlElement, html: str) -> list[HtmlElement]:
    """Put a piece of HTML where a node (a comment, say) stands; the elements that came."""
    inside = parse(html)
    lead = html[: len(html) - len(html.lstrip())] if not (inside.text or "").strip() else inside.text or ""
    came = list(inside)
    for child in came:
        node.addprevious(child)
    _add_text_before(came[0] if came else node, lead)
    take_out(node)
    return came


def take_out(node: HtmlElement) -> None:
    """Remove a node, and leave the text that follows it."""
    _add_text_before(node, node.tail or "")
    node.getparent().remove(node)


def _add_text_before(node: HtmlElement, text: str) -> None:
    before, parent = node.getprevious(), node.getparent()
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text


def elements(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements below tree in document order, without comments and processing instructions."""
    found: Iterator[HtmlElement] = tree.iterdescendants("*")  # lxml leaves out the rest, ten times as fast
    return found


def has_class(node: HtmlElement, name: str) -> bool:
    """Whether the element carries that class."""
    classes = node.get("class")
    return classes is not None and name in classes.split()


def add_class(node: HtmlElement, name: str) -> None:
    """Give the element one more class."""
    node.set("class", " ".join([*(node.get("class") or "").split(), name]))


def address(href: str, page: str) -> str:
    """Where a link of a page leads, below the language's root: ("../a.html#x", "b/c.html") → "a.html#x"."""
    path, _, fragment = href.partition("#")
    target = normpath(join(dirname(page), path)) if path else page
    return f"{target}#{fragment}" if fragment else target


def one_line(text: str) -> str:
    """Text as a reader sees it: no blank where the source broke a line between Chinese characters, else single
    blanks.
    """
    return _BLANKS.sub(" ", _BREAK_IN_CHINESE.sub("", text))


def collapse(text: str) -> str:
    """one_line without blanks at its ends."""
    return one_line(text).strip()


def heading_level(node: HtmlElement) -> int:
    """1 to 6 for a heading, 0 for anything else."""
    return HEADINGS.index(node.tag) + 1 if node.tag in HEADINGS else 0


def section_of(heading: HtmlElement) -> list[HtmlElement]:
    """The siblings after a heading, up to the next heading of its level or above."""
    level, found = heading_level(heading), []
    for node in heading.itersiblings():
        if isinstance(node.tag, str):
            if 0 < heading_level(node) <= level:
                break
            found.append(node)
    return found
