"""What the head of a card says: its own roles and phases, and in brackets those of some of its items."""

from __future__ import annotations

from handbook.card import Card, select
from handbook.facts import Facts, facts_of
from handbook.settings.model import Settings
from units import card, item

OWN = item("card-1", roles=("team",), phases=("preparation",))
OTHER = item("card-2", roles=("inspected", "team"), phases=("throughout", "preparation"))


def said(card: Card, settings: Settings) -> Facts:
    return facts_of(card, settings, "zh")


def test_roles_and_phases_of_some_items_alone_stand_in_brackets(settings: Settings) -> None:
    made = card(OWN, OTHER, roles=("team",), phases=("preparation",))
    team, inspected = (settings.roles[role].name["zh"] for role in ("team", "inspected"))
    before, whole = (settings.phases[phase].name["zh"] for phase in ("preparation", "throughout"))
    assert said(made, settings).roles == f"{team}（有的项：{inspected}）"
    assert said(made, settings).phases == f"{before}（有的项：{whole}）"
    assert said(card(OWN, roles=("team",), phases=("preparation",)), settings).roles == team


def test_what_was_asked_for_by_role_or_phase_names_that_alone(settings: Settings) -> None:
    made = [card(OWN, OTHER, roles=("team",), phases=("preparation",))]
    (of_role,) = select(made, "inspected")
    assert said(of_role, settings).roles == settings.roles["inspected"].name["zh"]
    assert "有的项" in said(of_role, settings).phases
    (of_phase,) = select(made, None, "throughout")
    assert said(of_phase, settings).phases == settings.phases["throughout"].name["zh"]
    assert "有的项" in said(of_phase, settings).roles
