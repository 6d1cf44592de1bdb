"""From rendered Markdown to the site's markup: cards, items, numbered sentences, outside matter, blanks."""

from __future__ import annotations

from collections.abc import Mapping

import lxml.builder
import lxml.html
from lxml.etree import Comment
from lxml.html import HtmlElement

from handbook.book import Card
from handbook.marks import CITATION, card_blocks, is_item
from handbook.read.speech import number
from handbook.settings.model import Settings
from handbook.tree import add_class, elements, has_class

E = lxml.builder.ElementMaker(makeelement=lxml.html.html_parser.makeelement)


def up(page: str) -> str:
    """From a page's address below its language's root back to that root: "a/b.html" → "../"."""
    return "../" * page.count("/")


def decorate_cards(tree: HtmlElement, cards: list[Card], settings: Settings, language: str) -> None:
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
    """Role, phase and way of use of a card in words, and links that print it."""
    roles = [settings.roles[role] for role in card.roles if role in settings.roles]
    phases = [settings.phases[phase] for phase in card.phases if phase in settings.phases]
    kind = settings.kinds.get(card.kind)
    join = "、" if settings.languages[language].tag.startswith("zh") else ", "
    facts = E.p(
        {"class": "card__facts aside", "data-search-exclude": ""},
        E.span({"class": "card__roles"}, join.join(role.name[language] for role in roles)),
        E.span(join.join(phase.name[language] for phase in phases)),
        E.span({"title": kind.note[language]} if kind and kind.note else {}, kind.name[language] if kind else ""),
    )
    href = f"{up(card.page)}print/{card.roles[0]}.html#{card.id}" if card.roles else ""
    facts.append(E.a({"class": "card__print", "href": href}, settings.labels["print_this"][language]))
    return facts


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
    tick = E.input({"type": "checkbox", "class": "item__tick", "id": f"{item_id}-tick", "aria-labelledby": f"{item_id}-text", "autocomplete": "off"})
    sign = E.span(
        {"class": "item__modality aside", "data-search-exclude": ""},
        E.span({"aria-hidden": "true"}, modality.sign),
        modality.name[language],
    )
    node.remove(box) if box.getparent() is node else None
    node.text = None
    for child in (tick, sign, words):
        node.append(child)


def decorate_sentences(
    tree: HtmlElement,
    labels: Mapping[str, Mapping[str, str]],
    language: str,
    original: Mapping[str, str] | None,
    tag: str,
) -> None:
    """Number each sentence of the speech.

    original: the words to set beside a translation, by sentence id; tag: the language that those are in.
    """
    for node in [node for node in elements(tree) if has_class(node, "sentence")]:
        sentence = node.get("id") or ""
        mark = E.a({"class": "sentence__number aside", "href": f"#{sentence}", "data-search-exclude": ""}, number(sentence))
        mark.tail, node.text = " " + (node.text or ""), None
        node.insert(0, mark)
        if original and sentence in original:
            beside = E.p({"class": "original aside", "lang": tag, "data-search-exclude": ""}, original[sentence])
            pair = E.div({"class": "pair"})
            node.addprevious(pair)
            pair.append(node)
            pair.append(beside)
            node = pair
        node.addnext(Comment(f" uses {sentence} "))  # on_env fills it, when all pages are read
    for name, names in (("slip", labels["slip"]), ("outside", labels["outside"])):
        for node in [node for node in elements(tree) if has_class(node, name)]:
            label = E.span({"class": "label aside"}, names[language])
            label.tail, node.text = " " + (node.text or ""), None
            node.insert(0, label)


def decorate_page(tree: HtmlElement) -> None:
    """Looks that every page has: citations, blanks to fill in, tables that scroll by keyboard."""
    for link in tree.iter("a"):
        if match := CITATION.search(link.get("href") or ""):
            link.set("data-cite", match[1])
            if not has_class(link, "cite"):
                add_class(link, "cite")
    for quote in tree.iter("blockquote"):
        add_class(quote, "speech")
    for cell in tree.iter("td"):
        if not len(cell) and not (cell.text or "").strip():
            add_class(cell, "blank")


def add_notice(tree: HtmlElement, words: str) -> None:
    """A notice that no reader can miss, below the page's title."""
    notice = E.p({"class": "notice aside", "role": "note"}, words)
    heading = next(tree.iter("h1"), None)
    if heading is None:
        tree.insert(0, notice)
    else:
        heading.addnext(notice)
