"""The whole on one page: who uses which card in which phase, when, what must not be done, the signs, whom to ask."""

from __future__ import annotations

from handbook.book import Edition
from handbook.card import select
from handbook.paper.cards import bans, front, in_order_of_use, signs
from handbook.paper.contents import Paper, frame
from handbook.paper.nodes import Node
from handbook.settings.model import Settings

TEMPLATE = "overview.typ"


def overviews(edition: Edition) -> list[Paper]:
    """The overview on each size of sheet that mkdocs.yml asks for; the name of all but the first tells its size."""
    found = []
    for index, sheet in enumerate(edition.settings.paper.overview if edition.cards else ()):
        name = f"overview-{edition.language}{f'-{sheet}' if index else ''}.pdf"
        found.append(Paper(name, {**overview(edition), "sheet": sheet}, template=TEMPLATE))
    return found


def overview(edition: Edition) -> Node:
    """What the template draws it from."""
    settings, language, cards = edition.settings, edition.language, edition.cards
    listed = [front(card, edition) for _, own in in_order_of_use(cards, settings) for card in own]
    roles = [role for role in settings.roles.values() if select(cards, role.id)]
    phases = [phase for phase in settings.phases.values() if select(cards, phase=phase.id)]
    grid = [
        [phase.name[language], [[card.title for card in select(cards, role.id, phase.id)] for role in roles]]
        for phase in phases
    ]
    return {
        **frame(edition, "standard", ()),
        "kind": "overview",
        "title": edition.word("overview"),
        "subtitle": edition.title,
        "roles": [role.name[language] for role in roles],
        "grid": grid,
        "pauses": in_columns(listed, 3),
        "bans": bans(cards, edition),
        "signs": signs(cards, edition),
        "contacts": contacts(settings, language),
        "body": [],
        "starts": {},
    }


def in_columns(cards: list[Node], count: int) -> list[list[Node]]:
    """A list of cards cut into that many columns of about the same length, in order."""
    weights = [len(card["title"]) + len(card["pause"]) for card in cards]
    found: list[list[Node]] = [[] for _ in range(count)]
    for index, card in enumerate(cards):
        middle = sum(weights[:index]) + weights[index] / 2
        found[min(int(middle * count / sum(weights)), count - 1)].append(card)
    return found


def contacts(settings: Settings, language: str) -> list[Node]:
    """The particulars that tell whom to ask: those that mkdocs.yml names, or all that are on no card's head."""
    named = settings.paper.contacts
    chosen = [one for one in settings.round if (one.id in named if named else not one.head)]
    return [{"label": one.label[language], "value": one.value[language] if one.value else None} for one in chosen]
