"""Parts of pages that are drawn from data: role and phase entries, the timeline, the round sheet, the print pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment

from handbook.book import Card, select
from handbook.chinese import foreign
from handbook.read.speech import number, opening
from handbook.read.traces import Trace
from handbook.settings.model import Settings
from handbook.show.print_pages import Pack, pack_cards

# An author puts `<!-- roles -->` on a page; overrides/blocks/roles.html says what is drawn there.
_USES = re.compile(r"<!-- uses (\S+) -->")
_CITE = re.compile(r'data-cite="([^"]+)"')
_BLOCK = re.compile(r"<!-- (roles|phases|timeline|round|handbook|coverage) -->")


def words(settings: Settings, language: str) -> SimpleNamespace:
    """The templates' few words in one language, as attributes."""
    return SimpleNamespace(**{key: names[language] for key, names in settings.labels.items()})


def page_url(pages: Mapping[str, Any]) -> Callable[[str], tuple[str, str]]:
    """A function from a page's Markdown path, or its address, to its title and its address below its language's root."""

    def find(path: str) -> tuple[str, str]:
        address = path.removesuffix(".md").removesuffix(".html") + ".html"
        page = pages.get(address)
        return (str(page.title), address) if page is not None else ("", "")

    return find


def add_globals(env: Environment, settings: Settings, language: str, papers: bool) -> None:
    """What every template of one language may use.

    `settings`; `language`, its code; `words`, the labels in it; `join`, `comma` and `colon`, its punctuation; and
    `number`, from a sentence's id to its number; `papers`, whether PDF and Word files are made; `count`, “1 card, 2 cards”;
    `opening`, a sentence's first words; `sources`, a card's sentences; `foreign`, the lang of a Chinese text on a page that is not.
    """
    chinese = settings.languages[language].tag.startswith("zh")
    marks = {"join": "、", "comma": "，", "colon": "：", "semicolon": "；"} if chinese else {"join": ", ", "comma": ", ", "colon": ": ", "semicolon": "; "}

    tags = [known.tag for known in settings.languages.values()]

    def count(key: str, number: int) -> str:
        """So many of something, in the form that the number asks for."""
        return settings.labels[f"{key}_one" if number == 1 else key][language].format(number)

    env.globals.update(
        opening=lambda text: opening(text, chinese),
        sources=sources,
        foreign=lambda text: tags[0] if foreign(text, settings.languages[language].tag) else "",
        count=count,
        settings=settings,
        language=language,
        words=words(settings, language),
        number=number,
        papers=papers,
        **marks,
    )


def sources(card: Card) -> list[str]:
    """The sentences that a card's items come from, in order, each once."""
    return list(dict.fromkeys(source for item in card.items for source in item.source))


@dataclass(frozen=True)
class Gathered:
    """What the generated parts of one language draw from: its cards, and its speech traced sentence by sentence."""

    cards: Sequence[Card]
    traces: Sequence[Trace]
    find: Callable[[str], tuple[str, str]]

    def context(self) -> dict[str, Any]:
        """For templates. pages: each guidance page with the sentences that it cites."""
        pages: dict[str, list[Trace]] = {}
        for one in self.traces:
            for page in one.pages:
                pages.setdefault(page, []).append(one)
        return {"cards": self.cards, "traces": self.traces, "pages": pages, "find": self.find, "select": select}


def fill_blocks(html: str, env: Environment, gathered: Gathered, root: str, site: str) -> str:
    """A page's HTML with its marks replaced: generated parts, what uses a sentence, the words that a citation shows.

    root, site: from the page to its language's root and the site's, such as "../".
    """
    by_id = {one.id: one for one in gathered.traces}
    context = {**gathered.context(), "root": root, "site": site} if _BLOCK.search(html) else {}
    html = _BLOCK.sub(lambda match: env.get_template(f"blocks/{match[1]}.html").render(context), html)
    if _USES.search(html):
        uses = env.get_template("blocks/uses.html")
        html = _USES.sub(lambda match: uses.render(one=by_id[match[1]], find=gathered.find, root=root) if match[1] in by_id else "", html)
    return _CITE.sub(lambda match: f'{match[0]} data-words="{escape(by_id[match[1]].words)}"' if match[1] in by_id else match[0], html)


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
) -> str:
    """One print page as a whole HTML document.

    prefixes: per language the folder of its root below the site's ("" or "en/"); names: per language its own name.
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
    )
