"""Checklist cards and items.

A card is a heading with data-role, data-phase and data-kind, a first paragraph that says when to read it (its pause
point), and task lists. An item is a task-list item with an id, data-modality, and a link to the sentence it comes from.
A working sheet is a heading with the class `sheet` and data-role, with a table below it.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from handbook.card import Picture
from handbook.tree import HEADINGS, address, collapse, has_class, section_of

CITATION = re.compile(r"(?:^|/)source\.html#([a-z]\d*h?-\d+)$")


def is_item(node: HtmlElement) -> bool:
    return node.tag == "li" and has_class(node, "task-list-item")


def is_card_heading(node: HtmlElement) -> bool:
    named = any(node.get(f"data-{name}") is not None for name in ("role", "phase", "kind"))
    return node.tag in HEADINGS and named and not has_class(node, "sheet")


def is_sheet_heading(node: HtmlElement) -> bool:
    return node.tag in HEADINGS and has_class(node, "sheet")


def card_blocks(heading: HtmlElement) -> list[HtmlElement]:
    """What belongs to a card below its heading: everything up to the end of its last task list."""
    blocks = section_of(heading)
    last = max(
        (index for index, block in enumerate(blocks) if any(is_item(node) for node in block.iter("li"))), default=-1
    )
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


def is_own_id(id_: str, markdown: str) -> bool:
    """Whether the author wrote this id, `{#id}` or `id=…`. If not, it was generated out of a heading's words."""
    written = rf"(?:\{{[^{{}}\n]*#|\bid=[\"']?){re.escape(id_)}(?=[\s}}\"'>])"
    return bool(id_) and re.search(written, markdown) is not None


def item_text(node: HtmlElement) -> str:
    """The words of an item: without its citations, and without what the page adds around it (class `aside`)."""
    parts: list[str] = []

    def walk(element: HtmlElement) -> None:
        parts.append(element.text or "")
        for child in element:
            added = (
                not isinstance(child.tag, str) or has_class(child, "aside") or CITATION.search(child.get("href") or "")
            )
            if not added:
                walk(child)
            parts.append(child.tail or "")

    walk(node)
    return collapse("".join(parts))


def picture_of(node: HtmlElement, page: str) -> Picture:
    """What an <img> of a checked page shows. page: the page's address below its language's root."""
    sizes = (int(value) if value.isdecimal() else 0 for value in (node.get("width") or "", node.get("height") or ""))
    return Picture(address(node.get("src") or "", page), collapse(node.get("alt") or ""), *sizes)
