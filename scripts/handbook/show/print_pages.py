"""Which cards each print page holds, and the addresses of what is generated for each language."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.book import Card, select
from handbook.settings.model import Settings
from handbook.show.data import as_json


@dataclass(frozen=True)
class Pack:
    """A print page. path: its address below its language's root; exactly one of role and phase, or neither for all."""

    path: str
    role: str | None = None
    phase: str | None = None

    def title(self, settings: Settings, language: str) -> str:
        """What is in it, in the page's language."""
        if self.role:
            return settings.roles[self.role].name[language]
        if self.phase:
            return settings.phases[self.phase].name[language]
        return settings.labels["all_cards"][language]


def packs(settings: Settings) -> list[Pack]:
    """Every print page: all, one a role, one a phase."""
    return [
        Pack("print/all.html"),
        *(Pack(f"print/{role}.html", role=role) for role in settings.roles),
        *(Pack(f"print/phase-{phase}.html", phase=phase) for phase in settings.phases),
    ]


def pack_cards(pack: Pack, cards: list[Card]) -> list[Card]:
    """The cards of a print page, each with only the items that belong there."""
    return select(cards, pack.role, pack.phase)


def checklists_json(cards: list[Card]) -> str:
    """checklists.json of one language: every item, in order."""
    return as_json(item for card in cards for item in card.items)
