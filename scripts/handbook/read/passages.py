"""A page taken apart into the passages that the checks of its text read."""

from __future__ import annotations

from lxml.html import HtmlElement

from handbook.marks import card_blocks, is_card_heading, is_sheet_heading
from handbook.passage import CARD, SHEET, Passage
from handbook.tree import address as led_to
from handbook.tree import collapse, elements, heading_level, section_of

_BLOCKS = ("p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6")
_HOLDERS = (*_BLOCKS, "ul", "ol", "dl", "table", "blockquote", "div")


def read_passages(tree: HtmlElement, address: str) -> tuple[Passage, ...]:
    """A page's passages in order. tree: as Markdown rendered it; address: the page's, below its language's root."""
    printed_alone = _printed_alone(tree)
    found: list[Passage] = []
    section = 0
    for node in elements(tree):
        section += heading_level(node) > 0
        if node.tag in _BLOCKS:
            pieces: list[tuple[str, bool]] = []
            links: list[str] = []
            _collect(node, pieces, links, False)
            text = collapse("".join(piece for piece, _ in pieces))
            if text:
                plain = collapse("".join(" " if linked else piece for piece, linked in pieces))
                lines = (line.strip() for piece, _ in pieces for line in piece.splitlines())
                around = [node, *node.iterancestors()]
                within = {
                    name
                    for one in around
                    for name in (one.tag, *(one.get("class") or "").split(), printed_alone.get(one, ""))
                }
                longest = tuple(sorted(filter(None, lines), key=len, reverse=True))
                found.append(
                    Passage(
                        text, plain, longest, tuple(led_to(link, address) for link in links), section, frozenset(within)
                    )
                )
    return tuple(found)


def _collect(node: HtmlElement, pieces: list[tuple[str, bool]], links: list[str], linked: bool) -> None:
    """A passage's texts, each with whether a link has it, and the links' addresses; passages inside are their own."""
    pieces.append((node.text or "", linked))
    for child in node:
        if isinstance(child.tag, str) and child.tag not in _HOLDERS:
            if child.tag == "a" and child.get("href"):
                links.append(child.get("href") or "")
            _collect(child, pieces, links, linked or child.tag == "a")
        pieces.append((child.tail or "", linked))


def _printed_alone(tree: HtmlElement) -> dict[HtmlElement, str]:
    """The blocks of cards and working sheets."""
    found: dict[HtmlElement, str] = {}
    for heading in elements(tree):
        if is_card_heading(heading):
            found.update(dict.fromkeys([heading, *card_blocks(heading)], CARD))
        elif is_sheet_heading(heading):
            found.update(dict.fromkeys([heading, *section_of(heading)], SHEET))
    return found
