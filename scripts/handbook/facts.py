"""What the head of a card says, in the words of one language: worked out here, and drawn by page, print page, PDF and
Word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handbook.card import Card
from handbook.settings.model import Settings, Term


@dataclass(frozen=True)
class Facts:
    """roles, phases: their names in a list, behind them those that some items alone are for; kind: how the card is
    used; use: that in a sentence, or nothing.

    sources: the sentences that its items come from, in order, each once.
    """

    roles: str
    phases: str
    kind: str
    use: str
    sources: tuple[str, ...]


def facts_of(card: Card, settings: Settings, language: str) -> Facts:
    """A card's facts. What mkdocs.yml does not list is left out: it has been told of."""
    kind = settings.kinds.get(card.kind)
    of_roles = {role for item in card.items for role in item.roles} - {*card.roles}
    of_phases = {phase for item in card.items for phase in item.phases} - {*card.phases}
    other_roles = () if card.one_role else (role for role in settings.roles if role in of_roles)
    other_phases = () if card.one_phase else (phase for phase in settings.phases if phase in of_phases)
    return Facts(
        listed(card.roles, other_roles, settings.roles, settings, language),
        listed(card.phases, other_phases, settings.phases, settings, language),
        kind.name[language] if kind else "",
        kind.note[language] if kind and kind.note else "",
        tuple(dict.fromkeys(source for item in card.items for source in item.source)),
    )


def listed(
    own: Iterable[str], others: Iterable[str], terms: Mapping[str, Term], settings: Settings, language: str
) -> str:
    """The names of a card's own roles or phases, and in brackets those of some of its items."""
    marks = settings.languages[language].marks
    found, more = (marks.join.join(names(ids, terms, language)) for ids in (own, others))
    if not more:
        return found
    return f"{found}{marks.brackets[0]}{settings.labels['some_items'][language].format(more)}{marks.brackets[1]}"


def names(ids: Iterable[str], terms: Mapping[str, Term], language: str) -> list[str]:
    """The names of those that are listed."""
    return [terms[id_].name[language] for id_ in ids if id_ in terms]
