"""Checklist cards and items.

A card is a heading with data-role, data-phase and data-kind, a first paragraph that says when to read it (its pause
point), and task lists. An item is a task-list item with an id, data-modality, and a link to the sentence it comes from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement
from markup import HEADINGS, collapse, has_class, section_of
from pictures import Picture
from settings import Settings

CITATION = re.compile(r"(?:^|/)source\.html#([a-z]\d*h?-\d+)$")


@dataclass(frozen=True)
class Item:
    """One line of a card. source: ids of sentences, such as p12-3; url: the item's address below its language's root."""

    id: str
    text: str
    card: str
    card_title: str
    theme: str
    roles: tuple[str, ...]
    phases: tuple[str, ...]
    modality: str
    source: tuple[str, ...]
    url: str


@dataclass(frozen=True)
class Card:
    """A card with its items in order. page: address of its page below its language's root; theme: that page's folder."""

    id: str
    title: str
    theme: str
    roles: tuple[str, ...]
    phases: tuple[str, ...]
    kind: str
    pause: str
    page: str
    items: tuple[Item, ...]
    picture: Picture | None = None


def is_item(node: HtmlElement) -> bool:
    return node.tag == "li" and has_class(node, "task-list-item")


def is_card_heading(node: HtmlElement) -> bool:
    return node.tag in HEADINGS and any(node.get(f"data-{name}") is not None for name in ("role", "phase", "kind"))


def card_blocks(heading: HtmlElement) -> list[HtmlElement]:
    """What belongs to a card below its heading: everything up to the end of its last task list."""
    blocks = section_of(heading)
    last = max((index for index, block in enumerate(blocks) if any(is_item(node) for node in block.iter("li"))), default=-1)
    return blocks[: last + 1]


def lead_picture(heading: HtmlElement) -> HtmlElement | None:
    """A card's own picture: the first that stands alone in a paragraph before its items."""
    for block in card_blocks(heading):
        if any(is_item(node) for node in block.iter("li")):
            return None
        if block.tag == "p" and len(block) == 1 and block[0].tag == "img" and not collapse(block.text_content()):
            return block[0]
    return None


def citations(node: HtmlElement) -> tuple[str, ...]:
    """Ids of the sentences that the links inside node lead to, in order, each once."""
    found = (CITATION.search(link.get("href") or "") for link in node.iter("a"))
    return tuple(dict.fromkeys(match[1] for match in found if match))


def item_text(node: HtmlElement) -> str:
    """The words of an item: without its citations, and without what the page adds around it (class `aside`)."""
    parts: list[str] = []

    def walk(element: HtmlElement) -> None:
        parts.append(element.text or "")
        for child in element:
            added = not isinstance(child.tag, str) or has_class(child, "aside") or CITATION.search(child.get("href") or "")
            if not added:
                walk(child)
            parts.append(child.tail or "")

    walk(node)
    return collapse("".join(parts))


def is_sound(card: Card, settings: Settings) -> bool:
    """Whether all that the card and its items name is in mkdocs.yml, so that templates can show it."""
    roles = {role for roles in (card.roles, *(item.roles for item in card.items)) for role in roles}
    phases = {phase for phases in (card.phases, *(item.phases for item in card.items)) for phase in phases}
    return (
        card.kind in settings.kinds
        and roles <= settings.roles.keys()
        and phases <= settings.phases.keys()
        and all(item.modality in settings.modalities for item in card.items)
    )
