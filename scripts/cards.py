"""Checklist cards and items, pulled out of rendered pages.

A card is a heading with data-role, data-phase and data-kind, a first paragraph that says when to read it (its pause
point), and task lists. An item is a task-list item with an id, data-modality, and a link to the sentence it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lxml.html import HtmlElement
from markup import HEADINGS, collapse, elements, has_class, section_of
from pictures import Picture, picture_of
from problems import Fault
from settings import Settings

CITATION = re.compile(r"(?:^|/)source\.html#([a-z]\d*h?-\d+)$")
BLOCKS_REFUSED = ("ul", "ol", "dl", "p", "table", "blockquote", "pre", "details", *HEADINGS)
SYNTAX = "write `{: #id data-modality=must }` on the next line, indented by four blanks, with no empty line between items"


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


def read_cards(tree: HtmlElement, page: str, settings: Settings) -> tuple[list[Card], list[Fault]]:
    """The cards of one rendered page, in order, and what is wrong with them.

    tree: the page's content, as Markdown rendered it or as the site shows it; page: its address below its language's root.
    """
    cards: list[Card] = []
    faults: list[Fault] = []
    theme = page.split("/")[0] if "/" in page else ""
    seen: set[HtmlElement] = set()

    for heading in filter(is_card_heading, elements(tree)):
        title = collapse(heading.text_content())
        card_id = heading.get("id") or ""
        needles = (f"#{card_id}", title)
        blocks = section_of(heading)
        nodes = [node for block in blocks for node in block.iter("li") if is_item(node) and node not in seen]
        seen.update(nodes)
        pause = next((collapse(block.text_content()) for block in blocks[:2] if block.tag == "p" and not has_class(block, "aside")), "")
        picture = lead_picture(heading)
        card = Card(
            id=card_id,
            title=title,
            theme=theme,
            roles=tuple((heading.get("data-role") or "").split()),
            phases=tuple((heading.get("data-phase") or "").split()),
            kind=heading.get("data-kind") or "",
            pause=pause,
            page=page,
            items=(),
            picture=picture_of(picture, page) if picture is not None else None,
        )
        if not card.id:
            faults.append(Fault(f"card “{title}” has no id", "write `{#card-… data-role=… data-phase=… data-kind=…}` after its heading", needles))
        for name, known, values in (
            ("role", settings.roles, card.roles),
            ("phase", settings.phases, card.phases),
            ("kind", settings.kinds, (card.kind,) if card.kind else ()),
        ):
            if not values:
                faults.append(Fault(f"card “{title}” has no {name}", f"give it data-{name}: one of {', '.join(known)}", needles))
            faults += unknown(name, values, known, needles)
        if not pause:
            faults.append(
                Fault(f"card “{title}” does not say when to read it", "put a paragraph between its heading and its items, such as “停顿点：…”", needles)
            )
        if not nodes:
            faults.append(Fault(f"card “{title}” has no items", "add task-list items `- [ ] …` below it, or take its data-* off", needles))
        if len(nodes) > settings.items_per_card:
            faults.append(
                Fault(
                    f"card “{title}” has {len(nodes)} items, and {settings.items_per_card} are the most",
                    "split the card, or merge items that are done together",
                    needles,
                )
            )
        items = []
        for node in nodes:
            item, wrong = read_item(node, card, settings)
            faults += wrong
            if item:
                items.append(item)
        cards.append(replace(card, items=tuple(items)))

    for node in filter(is_item, elements(tree)):
        if node not in seen:
            text = item_text(node)
            faults.append(
                Fault(
                    f"item “{text[:30]}” is on no card",
                    "move it below a heading with data-role, data-phase and data-kind, or make it a plain list item",
                    item_needles(node, text),
                )
            )
    return cards, faults


def read_item(node: HtmlElement, card: Card, settings: Settings) -> tuple[Item | None, list[Fault]]:
    """One task-list item; None where it can't be read at all. What it does not say it takes from its card."""
    text, id_, source = item_text(node), node.get("id") or "", citations(node)
    needles = item_needles(node, text)
    block = next((child for child in elements(node) if child.tag in BLOCKS_REFUSED), None)
    if block is not None:
        return None, [
            Fault(
                f"item “{text[:30]}” holds a <{block.tag}>: an item is one line",
                "make the inner lines items of their own; " + SYNTAX,
                needles,
            )
        ]
    faults = []
    modality = node.get("data-modality") or ""
    if not id_:
        faults.append(Fault(f"item “{text[:30]}” has no id", SYNTAX, needles))
    if not text:
        faults.append(Fault(f"item {id_} has no text", "write what is to be done before its citation", needles))
    if not modality:
        faults.append(Fault(f"item “{text[:30]}” has no modality", f"give it data-modality: one of {', '.join(settings.modalities)}", needles))
    else:
        faults += unknown("modality", (modality,), settings.modalities, needles)
    if not source:
        faults.append(Fault(f"item “{text[:30]}” cites no sentence", "end it with a link such as [P12.3](../reference/source.md#p12-3)", needles))
    roles = tuple((node.get("data-role") or "").split())
    phases = tuple((node.get("data-phase") or "").split())
    faults += unknown("role", roles, settings.roles, needles)
    faults += unknown("phase", phases, settings.phases, needles)
    item = Item(
        id=id_,
        text=text,
        card=card.id,
        card_title=card.title,
        theme=card.theme,
        roles=roles or card.roles,
        phases=phases or card.phases,
        modality=modality,
        source=source,
        url=f"{card.page}#{id_}",
    )
    return item, faults


def item_needles(node: HtmlElement, text: str) -> tuple[str, ...]:
    """What to look for in the source to find an item's line: its first words after the box, its id, its words anywhere."""
    id_ = node.get("id")
    return (f"] {text[:12]}", f"#{id_} " if id_ else "", f"#{id_}}}" if id_ else "", text[:12])


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


def unknown(name: str, values: Sequence[str], known: Iterable[str], needles: tuple[str, ...]) -> list[Fault]:
    """A fault for each value that mkdocs.yml does not list."""
    return [
        Fault(f"unknown {name} “{value}”", f"use one of {', '.join(known)}, or add it to mkdocs.yml", (f"{name}={value}", f'{name}="{value}', value, *needles))
        for value in values
        if value not in known
    ]
