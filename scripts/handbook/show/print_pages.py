"""Print pages: which cards each holds, and the addresses of what is generated for each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from jinja2 import Environment

from handbook.book import Edition
from handbook.card import Card, select
from handbook.settings.model import Settings
from handbook.show.codes import code
from handbook.show.data import as_json, as_script
from handbook.show.page import SHEETS
from handbook.show.sheets import sheet_html, sheets_by_role

CHECKLISTS = "checklists.json"
CHECKLISTS_SCRIPT = "checklists.js"  # the same for pages that are opened from the disk, where no page can read a .json


@dataclass(frozen=True)
class Pack:
    """A print page. path: its address below its language's root; role or phase: whose cards it holds, neither for all
    cards, or the working sheets.
    """

    path: str
    role: str | None = None
    phase: str | None = None

    @property
    def root(self) -> str:
        """The way from it to its language's root."""
        return "../" * self.path.count("/")

    def title(self, settings: Settings, language: str) -> str:
        """What is in it, in the page's language."""
        if self.path == SHEETS:
            return settings.labels["working_sheets"][language]
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


def checklists_script(cards: list[Card]) -> str:
    """What a page's own script needs of them: every item's words, and its card's title, by their ids."""
    found = {item.id: [item.text, item.card_title] for card in cards for item in card.items}
    return f"handbook.items = {as_script(found)};\n"


def generated_paths(settings: Settings) -> list[str]:
    """Addresses of what may be generated for each language, below its root."""
    return [*(pack.path for pack in packs(settings)), SHEETS, CHECKLISTS, CHECKLISTS_SCRIPT]


def generated(
    edition: Edition, env: Environment, prefixes: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """(address, content) of everything that is generated for a language.

    prefixes: per language the folder of its root below the site's ("" or "en/"); names: per language its own name.
    """
    of_cards = packs(edition.settings)
    printable = [*of_cards, *([Pack(SHEETS)] if edition.sheets else [])]

    def render(template: str, pack: Pack, **more: object) -> str:
        return env.get_template(template).render(**frame(pack, printable, edition, prefixes, names), **more)

    for pack in of_cards:
        cards = pack_cards(pack, edition.cards)
        yield pack.path, render("print.html", pack, cards=cards, speech=edition.speech)
    original = cast(Mapping[str, str], env.globals["original"])  # as run.py sets it for all templates
    forms = [(sheet, sheet_html(sheet, edition, original, Pack(SHEETS).root)) for sheet in edition.sheets]
    by_role = sheets_by_role(edition.sheets, edition.settings)
    yield SHEETS, render("print-sheets.html", Pack(SHEETS), forms=forms, by_role=by_role) if forms else ""
    yield CHECKLISTS, checklists_json(edition.cards)
    yield CHECKLISTS_SCRIPT, checklists_script(edition.cards)


def frame(
    pack: Pack, all_packs: Sequence[Pack], edition: Edition, prefixes: Mapping[str, str], names: Mapping[str, str]
) -> dict[str, Any]:
    """What every print page needs: its address, the ways from it, the names of things."""
    prefix = prefixes[edition.language]
    return {
        "pack": pack,
        "packs": all_packs,
        "root": pack.root,
        "site": pack.root + "../" * prefix.count("/"),
        "prefixes": prefixes,
        "names": names,
        "site_name": edition.title,
        "published": address + prefix if (address := edition.settings.address) else "",
        "code": code,
    }
