"""Print pages: which cards each holds, and the addresses of what is generated for each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment

from handbook.book import Edition
from handbook.card import Card, select
from handbook.settings.model import Settings
from handbook.show.codes import code
from handbook.show.data import as_json, as_script

CHECKLISTS = "checklists.json"
CHECKLISTS_SCRIPT = "checklists.js"  # the same for pages that are opened from the disk, where no page can read a .json


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


def checklists_script(cards: list[Card]) -> str:
    """What a page's own script needs of them: every item's words, and its card's title, by their ids."""
    found = {item.id: [item.text, item.card_title] for card in cards for item in card.items}
    return f"handbook.items = {as_script(found)};\n"


def generated_paths(settings: Settings) -> list[str]:
    """Addresses of what is generated for each language, below its root."""
    return [*(pack.path for pack in packs(settings)), CHECKLISTS, CHECKLISTS_SCRIPT]


def generated(
    edition: Edition, env: Environment, prefixes: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """(address, content) of everything that is generated for a language. prefixes, names: as render_pack takes them."""
    printable, cards = packs(edition.settings), edition.cards
    for pack in printable:
        yield (
            pack.path,
            render_pack(
                pack,
                printable,
                env,
                edition.language,
                cards,
                edition.speech,
                prefixes,
                names,
                edition.title,
                edition.site_url,
            ),
        )
    yield CHECKLISTS, checklists_json(cards)
    yield CHECKLISTS_SCRIPT, checklists_script(cards)


def render_pack(
    pack: Pack,
    all_packs: Sequence[Pack],
    env: Environment,
    language: str,
    cards: list[Card],
    speech: Mapping[str, str],
    prefixes: Mapping[str, str],
    names: Mapping[str, str],
    site_name: str,
    site_url: str = "",
) -> str:
    """One print page as a whole HTML document.

    prefixes: per language the folder of its root below the site's ("" or "en/"); names: per language its own name;
    site_url: where the site is published, for the address on each card, or nothing.
    """
    root = "../" * pack.path.count("/")
    return env.get_template("print.html").render(
        pack=pack,
        packs=all_packs,
        cards=pack_cards(pack, cards),
        speech=speech,
        root=root,
        site=root + "../" * prefixes[language].count("/"),
        prefixes=prefixes,
        names=names,
        site_name=site_name,
        published=site_url + prefixes[language] if site_url else "",
        code=code,
    )
