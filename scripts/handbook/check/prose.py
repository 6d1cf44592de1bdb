"""A page as the checks of its text read it: passage by passage, each with its section, its links and what it
stands in.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from handbook.book import Page
from handbook.marks import card_blocks, is_card_heading, is_sheet_heading
from handbook.tree import address, collapse, elements, heading_level, section_of

CARD, SHEET = "on a card", "on a sheet"
_BLOCKS = ("p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6")
_HOLDERS = (*_BLOCKS, "ul", "ol", "dl", "table", "blockquote", "div")


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading, list item or cell.

    text: its words; plain: those that are no link's; pieces: the same as they stand in the source, the longest first;
    links: where its links lead, below the language's root; section: how many headings the page has up to there;
    within: the tags and classes that it stands in, and CARD or SHEET.
    """

    text: str
    plain: str
    pieces: tuple[str, ...]
    links: tuple[str, ...]
    section: int
    within: frozenset[str]

    def needles(self, words: str) -> tuple[str, ...]:
        """What finds its line: a piece with those words in it, else its longest."""
        return (*(piece for piece in self.pieces if words in piece), *self.pieces[:1], words)


def passages(page: Page) -> list[Passage]:
    """The passages of a page in order. Its tree is as Markdown rendered it."""
    printed_alone = _printed_alone(page.tree)
    found, section = [], 0
    for node in elements(page.tree):
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
                        text,
                        plain,
                        longest,
                        tuple(address(link, page.address) for link in links),
                        section,
                        frozenset(within),
                    )
                )
    return found


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
