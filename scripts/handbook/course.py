"""The course of the whole: phase by phase who has which cards. Worked out here, and drawn by page and paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handbook.card import Card, select
from handbook.settings.model import Settings, Term

THROUGHOUT = "throughout"  # the id of what stands among the phases and is none: it runs beside them all


@dataclass(frozen=True)
class Step:
    """A phase. roles: those that have cards in it, in order, each with them; cards: how many different ones."""

    phase: Term
    roles: tuple[tuple[Term, tuple[Card, ...]], ...]
    cards: int

    def of(self, role: str) -> tuple[Card, ...]:
        """The cards that a role has in it."""
        return next((cards for term, cards in self.roles if term.id == role), ())


@dataclass(frozen=True)
class Course:
    """phases: in order; throughout: what runs beside them, or None; roles: those that have any card."""

    phases: tuple[Step, ...]
    throughout: Step | None
    roles: tuple[Term, ...]


def course_of(cards: Sequence[Card], settings: Settings) -> Course:
    """The course that the cards of an edition make."""
    steps = [_step(phase, cards, settings) for phase in settings.phases.values()]
    held = {term.id for step in steps for term, _ in step.roles}
    return Course(
        tuple(step for step in steps if step.phase.id != THROUGHOUT),
        next((step for step in steps if step.phase.id == THROUGHOUT and step.cards), None),
        tuple(role for role in settings.roles.values() if role.id in held),
    )


def _step(phase: Term, cards: Sequence[Card], settings: Settings) -> Step:
    own = ((role, tuple(select(cards, role.id, phase.id))) for role in settings.roles.values())
    return Step(phase, tuple((role, found) for role, found in own if found), len(select(cards, None, phase.id)))
