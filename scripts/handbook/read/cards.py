"""Cards and items read from a rendered page, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from handbook.card import Card, Item
from handbook.marks import citations, is_card_heading, is_item, item_text, lead_picture, picture_of
from handbook.problem import Needle, Problem, id_needle
from handbook.settings.model import Settings
from handbook.tree import HEADINGS, collapse, elements, has_class, section_of

BLOCKS_REFUSED = ("ul", "ol", "dl", "p", "table", "blockquote", "pre", "details", *HEADINGS)
SYNTAX = "write `{: #id .must }` on the next line, indented by four blanks, with no empty line between items"


def read_cards(tree: HtmlElement, page: str, settings: Settings) -> tuple[list[Card], list[Problem]]:
    """The cards of one rendered page, in order, and what is wrong with them.

    tree: the page's content, as Markdown rendered it or as the site shows it; page: its address below its language's
    root.
    """
    cards: list[Card] = []
    problems: list[Problem] = []
    seen: set[HtmlElement] = set()
    for heading in filter(is_card_heading, elements(tree)):
        nodes = [
            node for block in section_of(heading) for node in block.iter("li") if is_item(node) and node not in seen
        ]
        seen.update(nodes)
        card, wrong = read_card(heading, nodes, page, settings)
        cards.append(card)
        problems += wrong
    for node in filter(is_item, elements(tree)):
        if node not in seen:
            text = item_text(node)
            remedy = "move it below a heading with data-role, data-phase and data-kind, or make it a plain list item"
            what = f"item “{text[:30]}” is on no card"
            problems.append(Problem(what, remedy, item_needles(node, text), node.get("id") or ""))
    return cards, problems


def read_card(
    heading: HtmlElement, nodes: Sequence[HtmlElement], page: str, settings: Settings
) -> tuple[Card, list[Problem]]:
    """One card. heading: its own; nodes: its task-list items."""
    title, card_id = collapse(heading.text_content()), heading.get("id") or ""
    blocks = (block for block in section_of(heading)[:2] if block.tag == "p" and not has_class(block, "aside"))
    picture = lead_picture(heading)
    card = Card(
        id=card_id,
        title=title,
        theme=page.split("/")[0] if "/" in page else "",
        roles=tuple((heading.get("data-role") or "").split()),
        phases=tuple((heading.get("data-phase") or "").split()),
        kind=heading.get("data-kind") or "",
        pause=next((collapse(block.text_content()) for block in blocks), ""),
        page=page,
        items=(),
        picture=picture_of(picture, page) if picture is not None else None,
    )
    problems = check_card(card, len(nodes), settings, (id_needle(card_id), f"# {title}", title))
    items = []
    for node in nodes:
        item, wrong = read_item(node, card, settings)
        problems += wrong
        items += [item] if item else []
    return replace(card, items=tuple(items)), problems


def check_card(card: Card, count: int, settings: Settings, needles: tuple[Needle, ...]) -> list[Problem]:
    """What is wrong with a card apart from its items. count: how many it has; needles: what finds its line."""
    problems = []
    named = f"card “{card.title}”"
    if not card.id:
        remedy = "write `{#card-… data-role=… data-phase=… data-kind=…}` after its heading"
        problems.append(Problem(f"{named} has no id", remedy, needles, card.id))
    for name, known, values in (
        ("role", settings.roles, card.roles),
        ("phase", settings.phases, card.phases),
        ("kind", settings.kinds, (card.kind,) if card.kind else ()),
    ):
        if not values:
            remedy = f"give it data-{name}: one of {', '.join(known)}"
            problems.append(Problem(f"{named} has no {name}", remedy, needles, card.id))
        problems += unknown(name, values, known, needles, card.id)
    if not card.pause:
        remedy = "put a paragraph between its heading and its items, such as “停顿点：…”"
        problems.append(Problem(f"{named} does not say when to read it", remedy, needles))
    if not count:
        remedy = "add task-list items `- [ ] …` below it, or take its data-* off"
        problems.append(Problem(f"{named} has no items", remedy, needles, card.id))
    if count > settings.items_per_card:
        what = f"{named} has {count} items, and {settings.items_per_card} are the most"
        problems.append(Problem(what, "split the card, or merge items that are done together", needles))
    return problems


def read_item(node: HtmlElement, card: Card, settings: Settings) -> tuple[Item | None, list[Problem]]:
    """One task-list item; None where it can't be read at all. What it does not say it takes from its card."""
    text, id_, source = item_text(node), node.get("id") or "", citations(node)
    needles = item_needles(node, text)
    block = next((child for child in elements(node) if child.tag in BLOCKS_REFUSED), None)
    if block is not None:
        what = f"item “{text[:30]}” holds a <{block.tag}>: an item is one line"
        return None, [Problem(what, "make the inner lines items of their own; " + SYNTAX, needles, id_)]
    modality = node.get("data-modality") or ""
    problems = check_item(id_, text, modality, source, settings, needles)
    roles = tuple((node.get("data-role") or "").split())
    phases = tuple((node.get("data-phase") or "").split())
    problems += unknown("role", roles, settings.roles, needles, id_)
    problems += unknown("phase", phases, settings.phases, needles, id_)
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
    return item, problems


def check_item(
    id_: str, text: str, modality: str, source: Sequence[str], settings: Settings, needles: tuple[Needle, ...]
) -> list[Problem]:
    """What an item lacks, and a modality that is not known. needles: what finds its line."""
    problems = []
    if not id_:
        problems.append(Problem(f"item “{text[:30]}” has no id", SYNTAX, needles, id_))
    if not text:
        problems.append(
            Problem(f"item {id_} has no text", "write what is to be done before its citation", needles, id_)
        )
    if not modality:
        remedy = f"write one of {', '.join(f'.{name}' for name in settings.modalities)} after its id"
        problems.append(Problem(f"item “{text[:30]}” has no modality", remedy, needles, id_))
    else:
        problems += unknown("modality", (modality,), settings.modalities, needles, id_)
    if not source:
        remedy = "end it with a citation such as [P12.3]"
        problems.append(Problem(f"item “{text[:30]}” cites no sentence", remedy, needles, id_))
    return problems


def item_needles(node: HtmlElement, text: str) -> tuple[Needle, ...]:
    """What to look for in the source to find an item's line: its id, its words after the box, its words anywhere."""
    return (id_needle(node.get("id") or ""), f"] {text}" if text else "", f"] {text[:12]}" if text else "", text[:12])


def exceptions(tree: HtmlElement) -> dict[str, str]:
    """Item id → the author's reason why the rules of strength do not hold for it (data-exception)."""
    items = (node for node in tree.iter("li") if is_item(node) and node.get("data-exception") is not None)
    return {node.get("id") or "": node.get("data-exception") or "" for node in items}


def unknown(
    name: str, values: Sequence[str], known: Iterable[str], needles: tuple[Needle, ...], about: str
) -> list[Problem]:
    """A problem for each value that mkdocs.yml does not list. about: the id of the card or item that has it."""
    wanted: tuple[Needle, ...] = needles if about else ()
    remedy = f"use one of {', '.join(known)}, or add it to mkdocs.yml"
    return [
        Problem(
            f"unknown {name} “{value}”",
            remedy,
            (*wanted, f"{name}={value}", f'{name}="{value}', f".{value}", value, *needles),
            about,
        )
        for value in values
        if value not in known
    ]
