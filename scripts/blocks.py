"""Parts of pages that are drawn from data: role and phase entries, the timeline, the round sheet, the print pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from cards import Card
from checklist import select
from jinja2 import Environment
from packs import Pack, pack_cards
from settings import Settings
from speech import number

# An author puts `<!-- roles -->` on a page; overrides/blocks/roles.html says what is drawn there.
_BLOCK = re.compile(r"<!-- (roles|phases|timeline|round|handbook) -->")


def words(settings: Settings, language: str) -> SimpleNamespace:
    """The templates' few words in one language, as attributes."""
    return SimpleNamespace(**{key: names[language] for key, names in settings.labels.items()})


def page_url(pages: Mapping[str, Any]) -> Callable[[str], tuple[str, str]]:
    """A function from a page's Markdown path to its title and its address below its language's root."""

    def find(path: str) -> tuple[str, str]:
        address = path.removesuffix(".md") + ".html"
        page = pages.get(address)
        return (str(page.title), address) if page is not None else ("", "")

    return find


def add_globals(env: Environment, settings: Settings, language: str, papers: bool) -> None:
    """What every template of one language may use.

    `settings`; `language`, its code; `words`, the labels in it; `join`, `comma` and `colon`, its punctuation; and
    `number`, from a sentence's id to its number; `papers`, whether PDF and Word files are made; `count`, “1 card, 2 cards”.
    """
    chinese = settings.languages[language].tag.startswith("zh")
    marks = {"join": "、", "comma": "，", "colon": "："} if chinese else {"join": ", ", "comma": ", ", "colon": ": "}

    def count(key: str, number: int) -> str:
        """So many of something, in the form that the number asks for."""
        return settings.labels[f"{key}_one" if number == 1 else key][language].format(number)

    env.globals.update(count=count, settings=settings, language=language, words=words(settings, language), number=number, papers=papers, **marks)


def fill_blocks(html: str, env: Environment, cards: list[Card], root: str, site: str, find: Callable[[str], tuple[str, str]]) -> str:
    """A page's HTML with its block marks replaced. root, site: from the page to its language's root and the site's, such as "../"."""
    return _BLOCK.sub(
        lambda match: env.get_template(f"blocks/{match[1]}.html").render(cards=cards, select=select, root=root, site=site, find=find),
        html,
    )


def render_pack(
    pack: Pack,
    all_packs: Sequence[Pack],
    env: Environment,
    language: str,
    cards: list[Card],
    prefixes: Mapping[str, str],
    names: Mapping[str, str],
    site_name: str,
) -> str:
    """One print page as a whole HTML document.

    prefixes: per language the folder of its root below the site's ("" or "en/"); names: per language its own name.
    """
    root = "../" * pack.path.count("/")
    return env.get_template("print.html").render(
        pack=pack,
        packs=all_packs,
        cards=pack_cards(pack, cards),
        root=root,
        site=root + "../" * prefixes[language].count("/"),
        prefixes=prefixes,
        names=names,
        site_name=site_name,
    )
