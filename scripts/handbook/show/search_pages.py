"""What is written for search when all languages are read: each one's index, and its page of everything from A to Z."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from jinja2 import Environment

from handbook.book import Book, Edition
from handbook.show.a_z import groups, sentences
from handbook.show.search import Entry, entries_of
from handbook.show.search_file import index_js, prepare
from handbook.show.templates import add_globals
from handbook.store import Store

A_Z = "a-z.html"
INDEX = "search/index.js"


def search_files(
    book: Book,
    env: Environment,
    prefixes: Mapping[str, str],
    names: Mapping[str, str],
    made: Mapping[str, str],
    store: Store,
) -> Iterator[tuple[str, str]]:
    """(address below the site's root, content) of what search needs in each language.

    prefixes: each language's folder; names: each language's own name; made: files to download, each with its language;
    store: of what earlier builds have packed.
    """
    for code, edition in book.editions.items():
        prefix = prefixes[code]
        site = "../" * prefix.count("/")
        entries = [*entries_of(book, edition), *downloads(edition, made, site)]
        weights = {page.address: page.weight for page in edition.pages.values()}
        prepared = prepare(entries, store)
        yield f"{prefix}{INDEX}", index_js(prepared.packed, edition, weights)
        add_globals(env, edition.settings, code, bool(made), prefixes)
        lists = {"groups": groups(entries, edition, prepared.sounds), "sentences": list(sentences(entries, edition))}
        around = {"site": site, "prefixes": prefixes, "names": names, "site_name": edition.title}
        yield f"{prefix}{A_Z}", env.get_template(A_Z).render(**lists, **around)


def downloads(edition: Edition, made: Mapping[str, str], site: str) -> Iterator[Entry]:
    """The files of one language, named by the labels that are called like them. site: from its root to the site's."""
    settings, language = edition.settings, edition.language
    for name in [name for name, code in made.items() if code == language]:
        path = PurePosixPath(name)
        stem = path.stem.replace(f"-{language}", "", 1)
        role = next((role for role in settings.roles if stem.endswith(f"-{role}")), "")
        sheet = next((sheet for sheet in settings.paper.overview if stem == f"overview-{sheet}"), "")
        key = f"{'overview-large' if sheet else stem.removesuffix(f'-{role}')}_{path.suffix[1:]}".replace("-", "_")
        title = settings.labels[key][language].format(sheet.upper()) if key in settings.labels else name
        more = f"{settings.languages[language].marks.colon}{settings.roles[role].name[language]}" if role else ""
        yield Entry("download", f"{site}downloads/{name}", title + more, roles=(role,) if role else ())
