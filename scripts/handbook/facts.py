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
    """roles, phases: their names in a list; kind: how the card is used; use: that in a sentence, or nothing.

    sources: the sentences that its items come from, in order, each once.
    """

    roles: str
    phases: str
    kind: str
    use: str
    sources: tuple[str, ...]


def facts_of(card: Card, settings: Settings, language: str) -> Facts:
    """A card's facts. What mkdocs.yml does not list is left out: it has been told of."""
    join = settings.languages[language].marks.join
    kind = settings.kinds.get(card.kind)
    return Facts(
        join.join(names(card.roles, settings.roles, language)),
        join.join(names(card.phases, settings.phases, language)),
        kind.name[language] if kind else "",
        kind.note[language] if kind and kind.note else "",
        tuple(dict.fromkeys(source for item in card.items for source in item.source)),
    )


def names(ids: Iterable[str], terms: Mapping[str, Term], language: str) -> list[str]:
    """The names of those that are listed."""
    return [terms[id_].name[language] for id_ in ids if id_ in terms]
