"""What every template may use: the settings, the words of its language, its punctuation, a few functions."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace

from jinja2 import Environment

from handbook.chinese import foreign
from handbook.facts import facts_of
from handbook.read.speech import number, opening
from handbook.settings.model import Settings


def words(settings: Settings, language: str) -> SimpleNamespace:
    """The templates' few words in one language, as attributes."""
    return SimpleNamespace(**{key: names[language] for key, names in settings.labels.items()})


def add_globals(
    env: Environment, settings: Settings, language: str, papers: bool, prefixes: Mapping[str, str], shelf: str = ""
) -> None:
    """What every template of one language may use.

    `settings`; `language`, its code; `words`, the labels in it; `join`, `comma` and `colon`, its punctuation; and
    `number`, from a sentence's id to its number; `papers`, whether PDF and Word files are made; `count`, “1 card, 2
    cards”; `homes`, each language's home page below the site's root; `opening`, a sentence's first words; `facts`,
    what a card's head says; `foreign`, the lang of a Chinese text on a page that is not; `shelf`, the address of the
    page of downloads, if there is one.
    """
    dense, marks = settings.languages[language].script.dense, settings.languages[language].marks
    tags = [known.tag for known in settings.languages.values()]

    def count(key: str, number: int) -> str:
        """So many of something, in the form that the number asks for."""
        return settings.labels[f"{key}_one" if number == 1 else key][language].format(number)

    env.globals.update(
        opening=lambda text: opening(text, dense),
        facts=lambda card: facts_of(card, settings, language),
        foreign=lambda text: tags[0] if foreign(text, settings.languages[language].tag) else "",
        count=count,
        settings=settings,
        language=language,
        words=words(settings, language),
        number=number,
        papers=papers,
        shelf=shelf,
        homes={code: f"{prefix}index.html" for code, prefix in prefixes.items()},
        join=marks.join,
        comma=marks.comma,
        colon=marks.colon,
        semicolon=marks.semicolon,
    )
