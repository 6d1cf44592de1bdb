"""Where pictures, footnotes and struck-out words may not stand: lines that are taken off their page as plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from handbook.marks import card_blocks, is_card_heading, is_item, lead_picture
from handbook.problem import Problem
from handbook.read.notes import note_label
from handbook.read.pictures import needles_of
from handbook.tree import collapse, elements, has_class, heading_level


@dataclass(frozen=True)
class Thing:
    """Something that is more than plain words. needles: what finds its line in the source; elsewhere: where it may
    stand.
    """

    name: str
    test: Callable[[HtmlElement], bool]
    needles: Callable[[HtmlElement], tuple[str, ...]]
    elsewhere: str


THINGS = (
    Thing("a picture", lambda node: node.tag == "img", needles_of, "put it into a paragraph of its own"),
    Thing(
        "a footnote",
        lambda node: note_label(node) is not None,
        lambda node: (f"[^{note_label(node)}]",),
        "put it into the text of the page",
    ),
    Thing(
        "struck-out text",
        lambda node: node.tag in ("del", "s"),
        lambda node: (f"~~{collapse(node.text_content())}", f"~~{collapse(node.text_content())[:8]}", "~~"),
        "take it out: here it would be printed as if it stood",
    ),
)
LINES: tuple[tuple[str, Callable[[HtmlElement], bool]], ...] = (
    ("an item, which is one line of words", is_item),
    ("a heading, which stands in the contents too", lambda node: heading_level(node) > 0),
    ("a sentence of the speech", lambda node: has_class(node, "sentence")),
    ("a quotation, which is the speech’s words alone", lambda node: node.tag == "blockquote"),
)


def check_places(tree: HtmlElement) -> Iterator[Problem]:
    """Each thing that stands where it would be lost, or read as if it were words of that line."""
    leads = {
        picture
        for heading in elements(tree)
        if is_card_heading(heading)
        if (picture := lead_picture(heading)) is not None
    }
    on_cards = {
        node
        for heading in elements(tree)
        if is_card_heading(heading)
        for block in card_blocks(heading)
        for node in (block, *elements(block))
    }
    for node in elements(tree):
        for thing in THINGS:
            if thing.test(node) and node not in leads:
                yield from _check(node, thing, node in on_cards)


def _check(node: HtmlElement, thing: Thing, on_card: bool) -> Iterator[Problem]:
    line = next(
        (name for name, test in LINES if test(node) or any(test(above) for above in node.iterancestors())), None
    )
    if line:
        yield Problem(f"{thing.name} stands in {line}", thing.elsewhere, thing.needles(node))
    elif on_card and node.tag == "img":
        where = "put one picture into a paragraph of its own between the card’s pause point and its items"
        yield Problem("a picture stands where the printed card has no place for it", where, thing.needles(node))
    elif on_card:
        yield Problem(
            f"{thing.name} stands on a card, which is printed alone",
            "put it into the text of the page, or leave it out",
            thing.needles(node),
        )
