"""Cards with their items: what they hold, and which of them somebody needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from handbook.settings.model import Settings


@dataclass(frozen=True)
class Picture:
    """A picture as a page shows it. src: its address below its language's root.

    width, height: in pixels of CSS; 0 where the page's checks have found something wrong with it.
    """

    src: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Item:
    """One line of a card. source: sentences such as p12-3; url: the item's address below its language's root."""

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
    """A card with its items in order. page: its address below its language's root; theme: that page's folder.

    one_role, one_phase: whether it was asked for by one, and is told of for that alone.
    """

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
    one_role: bool = False
    one_phase: bool = False


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


def is_for(item: Item, role: str | None, phase: str | None) -> bool:
    """Whether an item is for that role and phase; None is any."""
    return (role is None or role in item.roles) and (phase is None or phase in item.phases)


def select(cards: Iterable[Card], role: str | None = None, phase: str | None = None) -> list[Card]:
    """The cards that have items for that role and phase, each with those items only, in the order given.

    A card's head says only what holds for those items: the role and phase that were asked for, and of the card's others
    those that the items have.
    """
    chosen = []
    for card in cards:
        items = tuple(item for item in card.items if is_for(item, role, phase))
        if items:
            roles = (role,) if role else _held(card.roles, (item.roles for item in items))
            phases = (phase,) if phase else _held(card.phases, (item.phases for item in items))
            own = replace(card, items=items, roles=roles, phases=phases)
            chosen.append(replace(own, one_role=card.one_role or bool(role), one_phase=card.one_phase or bool(phase)))
    return chosen


def _held(of_card: tuple[str, ...], of_items: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Those of a card's roles or phases that its items have; all of them, where the items have others of their own."""
    of_any = {one for some in of_items for one in some}
    return tuple(one for one in of_card if one in of_any) or of_card
