"""A derived language's text and names: its pages, and the site's title, description, buttons.

mkdocs-static-i18n puts a language's own values over MkDocs' configuration before it builds the language; what
mkdocs.yml leaves out of a derived language is put there first, so that nobody types it by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.plugin import I18n

from handbook.chinese import Conversion, derive

_TEXTS = ("site_name", "site_description", "site_author", "copyright")


def fill_names(config: MkDocsConfig, i18n: I18n, derived: Mapping[str, tuple[str, Conversion]]) -> None:
    """Give every derived language what it does not say itself, converted.

    derived: each with the language that it is derived from, and the conversion.
    """
    for code, (origin, conversion) in derived.items():
        own, source = i18n.get_language_config(code), i18n.get_language_config(origin)
        for key in _TEXTS:
            text = source.get(key) or config.get(key)
            if text and not own.get(key):
                own[key] = derive(text, conversion)
        theme = dict(own.get("theme") or {})
        palette = (source.get("theme") or {}).get("palette") or config.theme.get("palette")
        if palette and "palette" not in theme:
            own["theme"] = {**theme, "palette": _toggles(palette, conversion)}


def derive_titles(nav: Navigation, conversion: Conversion) -> None:
    """Convert the titles that nav gives; those that are read from pages are converted with them."""
    for item in [*nav.items, *nav.pages]:
        if vars(item).get("title"):  # a page that is not there has none
            item.title = derive(item.title, conversion)


def derive_page(page: Page, markdown: str, conversion: Conversion) -> str:
    """Convert what a page's front matter says to readers; its Markdown, converted.

    This is early enough for search, and i18n drops what comes later as a double.
    """
    for key in ("title", "description"):
        if isinstance(page.meta.get(key), str):
            page.meta[key] = derive(page.meta[key], conversion)
    return derive(markdown, conversion)


def _toggles(palette: Any, conversion: Conversion) -> Any:
    """The names of the buttons that change the colours, in the form that `theme.palette` has."""
    if isinstance(palette, list):
        return [_toggles(entry, conversion) for entry in palette]
    name = (palette.get("toggle") or {}).get("name") if isinstance(palette, dict) else None
    return {"toggle": {"name": derive(name, conversion)}} if name else {}
