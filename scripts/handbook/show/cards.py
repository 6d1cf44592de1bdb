"""Cards as the site shows them: a section with its role, phase and use; items with a box, a sign and their sources."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement
from lxml.html.builder import E

from handbook.card import Card
from handbook.facts import facts_of
from handbook.marks import CITATION, card_blocks, is_item
from handbook.settings.model import Settings
from handbook.show.parts import root_of
from handbook.tree import add_class, elements


def decorate_cards(tree: HtmlElement, cards: Sequence[Card], settings: Settings, language: str) -> None:
    """Put each card into a <section class="card">, with its role, phase and use, and give its items ticks and signs."""
    by_id = {heading.get("id"): heading for heading in elements(tree) if heading.get("data-kind")}
    for card in cards:
        heading = by_id.get(card.id)
        if heading is None:
            continue
        section = E.section({"class": "card", "aria-labelledby": card.id})
        blocks = card_blocks(heading)
        heading.addprevious(section)
        for node in [heading, *blocks]:
            section.append(node)
        section.insert(1, card_facts(card, settings, language))
        for node in [node for node in section.iter("li") if is_item(node)]:
            decorate_item(node, settings, language)


def card_facts(card: Card, settings: Settings, language: str) -> HtmlElement:
    """Role, phase and way of use of a card in words, with what a tick means, and a link that prints it."""
    facts = facts_of(card, settings, language)
    line = E.p(
        {"class": "card__facts aside", "data-search-exclude": ""},
        E.span({"class": "card__roles"}, facts.roles),
        " · ",
        E.span(facts.phases),
        " · ",
        E.span(f"{facts.kind}{settings.languages[language].marks.colon}{facts.use}" if facts.use else facts.kind),
    )
    line.append(E.span({"class": "progress", "data-progress": ""}))
    href = f"{root_of(card.page)}print/all.html?card={card.id}#{card.id}"
    line.append(E.a({"class": "card__print", "href": href}, settings.labels["print_this"][language]))
    return line


def decorate_item(node: HtmlElement, settings: Settings, language: str) -> None:
    """Give an item a tick box with a name, its modality in a sign and a word, and its citations a look of their own."""
    box = next(node.iter("input"), None)
    item_id, modality = node.get("id"), settings.modalities.get(node.get("data-modality") or "")
    if box is None or modality is None or not item_id:
        return
    words = E.span({"class": "item__text", "id": f"{item_id}-text"})
    words.text = (box.tail or "").lstrip()
    for child in list(node):
        if child is not box:
            words.append(child)
    cites = [link for link in words.iter("a") if CITATION.search(link.get("href") or "")]
    for link in cites:
        add_class(link, "cite")
    tick = E.input(
        {
            "type": "checkbox",
            "class": "item__tick",
            "id": f"{item_id}-tick",
            "aria-labelledby": f"{item_id}-sign {item_id}-text",
        }
    )
    sign = E.span(
        {"class": "item__modality aside", "id": f"{item_id}-sign", "data-search-exclude": ""},
        E.span({"aria-hidden": "true"}, modality.sign[language]),
        modality.name[language],
    )
    node.remove(box) if box.getparent() is node else None
    node.text = None
    node.append(line := E.label({"class": "item__line", "for": f"{item_id}-tick"}))  # the whole line ticks
    for child in (tick, sign, words):
        line.append(child)
