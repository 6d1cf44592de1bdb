"""The cards of the handbook listed: by role, by phase and role, and each with when to read it."""

from __future__ import annotations

from handbook.book import Edition
from handbook.card import Card, select
from handbook.facts import facts_of
from handbook.paper.nodes import Inline, Node, keep_tail
from handbook.paper.tables import table


def cards_by_role(edition: Edition) -> Node:
    """The cards part's first page, in two columns: each role with its cards."""
    found: list[Node] = []
    for role in edition.settings.roles.values():
        cards = select(edition.cards, role.id)
        if cards:
            found.append({"t": "heading", "level": 2, "listed": False, "c": [role.name[edition.language]]})
            found.append({"t": "list", "ordered": False, "items": [{"c": [plain(to_card(card))]} for card in cards]})
    return {"t": "columns", "c": found}


_LEAST, _MOST = 3, 6  # the share of the width that a role gets with few cards in a phase, and with many


def cards_in_short(edition: Edition) -> Node:
    """The cards as a list: each with when to read it, for whom and in which phase it is."""
    rows = []
    for card in edition.cards:
        facts = facts_of(card, edition.settings, edition.language)
        name = [plain({"t": "strong", "c": [card.title]}), plain({"t": "aside", "c": keep_tail([card.pause])})]
        rows.append([cell(name), cell([plain(facts.roles)]), cell([plain(facts.phases)])])
    head = [cell([plain(edition.word(key))], head=True) for key in ("card", "role", "phase")]
    return table([head], rows, edition.known.script.dense, (26, 12, 8))


def matrix(edition: Edition) -> Node:
    """Phases by roles: which cards are used when and by whom. A phase's line is where the links to its cards lead."""
    settings, language = edition.settings, edition.language
    roles = [role for role in settings.roles.values() if select(edition.cards, role.id)]
    head = [cell([plain(edition.word("phase"))], head=True)]
    head += [cell([plain(role.name[language])], head=True) for role in roles]
    rows, most = [], [_LEAST for _ in roles]
    for phase in settings.phases.values():
        own = [select(edition.cards, role.id, phase.id) for role in roles]
        most = [min(max(known, len(cards)), _MOST) for known, cards in zip(most, own, strict=True)]
        name = cell([plain(phase.name[language])], head=True)
        rows.append([{**name, "id": f"phase-{phase.id}"}, *(cell([names_of(cards, edition)]) for cards in own)])
    return table([head], rows, edition.known.script.dense, (_LEAST, *most))


def cell(content: list[Node], head: bool = False) -> Node:
    return {"head": head, "blank": False, "c": content}


def plain(content: Inline) -> Node:
    """A line of its own."""
    return {"t": "line", "c": [content]}


def names_of(cards: list[Card], edition: Edition) -> Node:
    """Cards in a line of their names."""
    join = edition.known.marks.join
    parts = [part for card in cards for part in (join, to_card(card))][1:]
    return {"t": "line", "c": parts}


def to_card(card: Card) -> Node:
    return {"t": "link", "to": f"{card.page}#{card.id}", "brief": True, "c": [card.title]}
