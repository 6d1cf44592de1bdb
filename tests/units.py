"""For tests of single checks: small settings, and what is found as lines of text."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import lxml.html
import markdown
from handbook.book import Page, Structure
from handbook.card import Card, Item
from handbook.chinese import Conversion
from handbook.problem import Problem, find_line
from handbook.settings.model import Language, PaperSettings, Settings, Term
from handbook.tree import parse


def _terms(*names: str) -> dict[str, Term]:
    return {name: Term(name, {"zh": name, "en": name}, {}) for name in names}


SETTINGS = Settings(
    languages={
        "zh": Language("zh", "zh-Hans"),
        "zh-Hant": Language("zh-Hant", "zh-Hant", source="zh", opencc=Conversion("s2tw"), allow="后"),
        "en": Language("en", "en"),
    },
    roles=_terms("team", "office"),
    phases=_terms("before", "after"),
    modalities=_terms("must", "may"),
    kinds=_terms("read-do"),
    round_id="1",
    round=(),
    labels={},
    version="1",
    date=datetime.date(2026, 11, 23),
    items_per_card=2,
    paper=PaperSettings({}, "", (), (), ("team", "office"), (), (), {}),
)


def rendered(text: str) -> lxml.html.HtmlElement:
    """The tree of a page's Markdown."""
    extensions = ["attr_list", "tables", "pymdownx.tasklist", "footnotes", "fenced_code"]
    return parse(
        markdown.markdown(text, extensions=extensions, extension_configs={"footnotes": {"USE_DEFINITION_ORDER": False}})
    )


def told(problems: Iterable[Problem], source: str = "") -> list[str]:
    """Each problem as a person reads it: its line in the source, what is wrong, what to do."""
    return [f"{find_line(source, problem.needles)}: {problem.what} – {problem.remedy}" for problem in problems]


def said(problems: Iterable[Problem]) -> list[str]:
    """Each problem in words, without its line."""
    return [f"{problem.what} – {problem.remedy}" for problem in problems]


def item(
    id_: str = "a-1", text: str = "甲", source: tuple[str, ...] = ("p1-1",), card: str = "card-a", **more: object
) -> Item:
    """An item; more: what is not as usual."""
    usual = {
        "card_title": "卡",
        "theme": "x",
        "roles": ("team",),
        "phases": ("before",),
        "modality": "must",
        "url": f"x/a.html#{id_}",
    }
    return Item(id=id_, text=text, card=card, source=source, **{**usual, **more})


def card(*items: Item, id_: str = "card-a", **more: object) -> Card:
    """A card with these items."""
    usual = {
        "title": "卡",
        "theme": "x",
        "roles": ("team",),
        "phases": ("before",),
        "kind": "read-do",
        "pause": "停",
        "page": "x/a.html",
    }
    return Card(id=id_, items=items, **{**usual, **more})


def page(address: str = "x/a.html", **more: object) -> Page:
    """A page without anything on it; more: what it has, or what is not as usual."""
    usual = {
        "path": Path("a.md"),
        "title": "题",
        "section": "",
        "markdown": "",
        "tree": parse(""),
        "written": True,
        "cards": [],
        "sheets": (),
        "sentences": [],
        "quotations": [],
        "headings": [],
        "ids": frozenset(),
        "cited": [],
        "named": frozenset(),
        "exceptions": {},
        "terms": {},
        "structure": Structure(Counter(), Counter(), (), {"footnotes": 0, "pictures": 0}),
        "text": "",
    }
    return Page(address, **{**usual, **more})
