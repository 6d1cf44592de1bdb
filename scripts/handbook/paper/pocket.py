"""A role's cards in the pocket: one A4 that is folded to eight panels of A7."""

from __future__ import annotations

from handbook.book import Edition
from handbook.card import select
from handbook.paper.cards import bans, front, in_order_of_use, signs
from handbook.paper.contents import Paper, frame
from handbook.paper.overview import contacts

TEMPLATE = "pocket.typ"

# Where the panels lie on the sheet: its upper row, which stands on its head, and its lower one, from left to right. Cut
# between the rows along the two middle columns, the sheet folds so that 1 is the cover and 8 the back, and each other
# panel follows the one before it; a script from right to left has them mirrored.
UPPER, LOWER = (5, 4, 3, 2), (6, 7, 8, 1)


def pocket(edition: Edition, role: str) -> Paper:
    """A role's pocket card: what must not be done, the signs, its cards with their pause points, whom to ask."""
    settings, language = edition.settings, edition.language
    cards = select(edition.cards, role)
    ahead = edition.known.script.direction != "rtl"
    groups = in_order_of_use(cards, settings)
    data = {
        **frame(edition, "standard", ("head",)),
        "kind": "pocket",
        "title": settings.roles[role].name[language],
        "subtitle": edition.word("pocket"),
        "handbook": edition.title,
        "rows": [row if ahead else row[::-1] for row in (UPPER, LOWER)],
        "bans": bans(edition.cards, edition),
        "signs": signs(cards, edition),
        "groups": [
            [settings.phases[phase].name[language], [front(card, edition) for card in own]] for phase, own in groups
        ],
        "contacts": contacts(settings, language),
        "body": [],
        "starts": {},
    }
    return Paper(f"pocket-{role}-{language}.pdf", data, template=TEMPLATE)
