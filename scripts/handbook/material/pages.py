"""MkDocs' pages and files as the hooks need them: where a page is below its language's root, in which order, whose it
is.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.plugin import I18n

LANGUAGE = "HANDBOOK_LANGUAGE"  # in the environment: the one language of the live view


def languages_of(config: MkDocsConfig) -> I18n:
    """The plugin that builds the languages; it knows which one it is at."""
    plugin = config.plugins["i18n"]
    assert isinstance(plugin, I18n)
    return plugin


def language_name(code: str, config: MkDocsConfig) -> str:
    """A language's own name, as the site shows it."""
    return str(languages_of(config).get_language_config(code).name)


def prefix_of(code: str, config: MkDocsConfig) -> str:
    """The folder of a language's root below the site's: "" or "en/"."""
    return "" if code == languages_of(config).default_language else f"{code}/"


def build_only(code: str, config: MkDocsConfig) -> None:
    """Build that language alone, and the first one, which the others translate or are derived from.

    Raises Abort where there is no such language.
    """
    plugin = languages_of(config)
    if code not in plugin.all_languages:
        raise Abort(f"{LANGUAGE} is {code}, and is to be one of {', '.join(plugin.all_languages)}")
    for language in plugin.config.languages:
        language.build = language.locale in (code, plugin.default_language)


def built(config: MkDocsConfig) -> list[str]:
    """The languages that are built."""
    return list(languages_of(config).build_languages)


def prefixes(codes: Iterable[str], config: MkDocsConfig) -> dict[str, str]:
    """Each language's folder below the site's root."""
    return {code: prefix_of(code, config) for code in codes}


def below_root(file: File, code: str, config: MkDocsConfig) -> str:
    """A file's address below its language's root."""
    return file.dest_uri.removeprefix(prefix_of(code, config))


def pages_of(files: Files, code: str, config: MkDocsConfig) -> dict[str, Page]:
    """The pages that are built, by their addresses below their language's root."""
    return {below_root(file, code, config): file.page for file in files.documentation_pages() if file.page}


def is_written(page: Page, code: str) -> bool:
    """Whether an author wrote the page in that language, so that it is not derived."""
    return str(getattr(page.file, "locale", code)) == code


def is_from(page: Page, code: str, config: MkDocsConfig) -> bool:
    """Whether the page's source lies in that language's own folder."""
    return Path(page.file.abs_src_path or "").is_relative_to(Path(config.docs_dir, code))


def in_order(config: MkDocsConfig, addresses: Iterable[str]) -> list[str]:
    """Addresses in the order of the navigation, and after them those that are in none."""
    listed: list[str] = []

    def walk(entry: Any) -> None:
        if isinstance(entry, str):
            listed.append(entry.removesuffix(".md") + ".html")
        for child in entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ():
            walk(child)

    walk(config.nav)
    ranks = {address: rank for rank, address in enumerate(listed)}
    return sorted(addresses, key=lambda address: (ranks.get(address, len(ranks)), address))


def look_below_language(context: dict[str, Any], address: str, config: MkDocsConfig) -> None:
    """Let a page's templates take their language's root for the site's: search has an index per language.

    address: the page's below that root. `site` is the way to the whole site's.
    """
    context["site"] = context["base_url"]
    context["address"] = address
    context["base_url"] = "/".join([".."] * address.count("/")) or "."


def told(page: Page, language: str) -> dict[str, Any]:
    """What MkDocs and its front matter tell of a page, by the names that Rendered (read/page.py) has for it."""
    found = page.meta.get("search")
    return {
        "path": Path(page.file.abs_src_path or ""),
        "markdown": page.markdown or "",
        "title": str(page.title),
        "section": section_title(page),
        "written": is_written(page, language),
        "terms": page.meta.get("terms") or {},
        "search": found if isinstance(found, dict) else {},
    }


def section_title(page: Page) -> str:
    """The title of the section that a page stands in, or nothing."""
    return str(page.parent.title) if page.parent is not None else ""


def plain_titles(page: Page) -> None:
    """Titles as plain text: MkDocs takes them out of the rendered headings, where they are escaped."""
    if "title" not in vars(page) and "title" not in page.meta:
        page.title = unescape(page.title or "")
    entries = list(page.toc)
    while entries:
        entry = entries.pop()
        entry.title = unescape(entry.title)
        entries += entry.children
