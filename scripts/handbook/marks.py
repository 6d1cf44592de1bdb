"""Checklist cards and items.

A card is a heading with data-role, data-phase and data-kind, a first paragraph that says when to read it (its pause
point), and task lists. An item is a task-list item with an id, a modality, and a link to the sentence it comes from.
A working sheet is a heading with the class `sheet` and data-role, with a table below it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement

from handbook.card import Picture
from handbook.tree import HEADINGS, address, collapse, elements, has_class, section_of

_BRACES = re.compile(r"\{[^{}\n]*(?:[}\n]|\Z)")
_ID_MARK = re.compile(r"#([^\s#}\"'>]+)(?=[\s}\"'>])")
_ID_ATTRIBUTE = re.compile(r"\bid=[\"']?([^\s\"'>}]+)(?=[\s}\"'>])")
_ITEM = "task-list-item"
_OF_CARD = ("data-role", "data-phase", "data-kind")
CITATION = re.compile(r"(?:^|/)source\.html#([a-z]\d*h?-\d+)$")


def is_item(node: HtmlElement) -> bool:
    return node.tag == "li" and has_class(node, _ITEM)


def spell_out(tree: HtmlElement) -> None:
    """Give each item its modality as data-modality, which its author may write as a class: `{: #aim-1 .must }`.

    Whatever class an item has is taken for one, so that a wrong one is told of.
    """
    for node in filter(is_item, elements(tree)):
        if classes := [name for name in (node.get("class") or "").split() if name != _ITEM]:
            names = dict.fromkeys([*(node.get("data-modality") or "").split(), *classes])
            attributes = {**node.attrib, "class": _ITEM, "data-modality": " ".join(names)}
            node.attrib.clear()
            node.attrib.update(sorted(attributes.items()))  # the order in which Markdown writes them


def is_card_heading(node: HtmlElement) -> bool:
    return node.tag in HEADINGS and any(name in node.attrib for name in _OF_CARD) and not has_class(node, "sheet")


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
    return bool(id_) and id_ in own_ids(markdown)


@lru_cache(4)
def own_ids(markdown: str) -> frozenset[str]:
    """The ids that an author wrote on a page."""
    braces = "".join(_BRACES.findall(markdown))
    return frozenset((*_ID_MARK.findall(braces), *_ID_ATTRIBUTE.findall(markdown)))


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
