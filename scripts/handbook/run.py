"""One run over all languages, step by step: files are checked, pages read and checked, drawn and printed, the site
finished.

What calls the steps knows MkDocs; here is the order of the rooms. Every problem is told once, as it is found.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment

from handbook.book import GLOSSARY_PAGE, Book, Edition
from handbook.check import edition as newest
from handbook.check import translations
from handbook.check.book import check_book, check_edition
from handbook.check.docs import check_docs, missing_pages
from handbook.check.page import check_page
from handbook.check.terms import read_terms
from handbook.check.text import check_text
from handbook.material import rendering
from handbook.paper.downloads import Downloads, tell_papers
from handbook.problem import Problem
from handbook.publish import sitemap
from handbook.publish.unused import remove_unused
from handbook.read.page import Rendered, read_page
from handbook.read.pictures import Finder
from handbook.read.recall import Recall
from handbook.read.traces import trace
from handbook.settings.model import Settings
from handbook.show import search_file
from handbook.show.page import add_notice, show_page
from handbook.show.parts import Parts, page_with
from handbook.show.search_pages import search_files
from handbook.show.templates import add_globals
from handbook.store import Store

log = logging.getLogger("mkdocs.handbook")


@dataclass
class Run:
    """What is held while all languages are built.

    serving: the author's live view, which does without papers: they would be made anew at each change; env: the
    templates'; allow_stale: translations that are behind are published, with a notice; fresh: no earlier build’s paper
    is taken; known: MkDocs’ configuration, and the settings that were read with it; stale: those translations;
    optional: files that are published only where something uses them; recall: pages of the live view; store: what
    earlier builds left; around: the hash of what every page of the language is rendered with; told: problems that
    were said.
    """

    serving: bool = False
    allow_stale: bool = False
    fresh: bool = False
    known: tuple[object, Settings] | None = None
    recall: Recall = field(default_factory=Recall)
    store: Store = field(default_factory=lambda: Store(None))
    around: str = ""
    begun: Book | None = None
    downloads: Downloads | None = None
    env: Environment | None = None
    stale: set[Path] = field(default_factory=set)
    optional: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)

    @property
    def book(self) -> Book:
        """The book of this run."""
        assert self.begun is not None, "begin() comes first"
        return self.begun

    def known_of(self, config: object) -> Settings | None:
        """The settings of that configuration, where they were read with it."""
        return self.known[1] if self.known and self.known[0] is config else None

    def begin(self, book: Book, downloads: Downloads | None) -> None:
        """Start anew with that book, of which nothing is read."""
        self.begun, self.downloads = book, downloads
        self.optional, self.told = set(), set()

    def tell(self, problems: Iterable[Problem]) -> None:
        """Say each problem once. build.py takes it as it is, `mkdocs serve` its words."""
        for problem in problems:
            placed = problem.placed(self.book.config.parent)
            if str(placed) not in self.told:
                self.told.add(str(placed))
                log.warning(placed)

    def check_files(self, docs: Path, published: Iterable[tuple[str, Path]], assets: Collection[str]) -> None:
        """Look at docs/ before anything is read. published, assets: as check_docs takes them."""
        settings = self.book.settings
        missing = list(missing_pages(docs, settings))
        stale = list(translations.all_stale(docs, settings))
        self.book.whole = not missing
        self.stale = {one.translation for one in stale} if self.allow_stale else set()
        self.tell([*missing, *check_docs(docs, settings, published, assets)])
        self.tell(newest.check_edition(docs, self.book.config, settings))
        self.tell(translations.fault_of(one, docs) for one in stale if one.translation not in self.stale)

    def read(self, rendered: Rendered, edition: Edition, find: Finder) -> None:
        """Read a page into its edition, and check it by itself. find: from a picture's address to its file."""
        settings, language = self.book.settings, edition.language
        known = self.recall.get(rendered, language, settings) if self.serving else None
        page = known or read_page(rendered, language, settings, find)
        if known is None:
            page.problems += check_page(page)
            if self.serving:
                self.recall.put(rendered, language, settings, page)
        edition.pages[page.address] = page
        if page.address == GLOSSARY_PAGE:
            edition.terms = read_terms(page.tree, self.book.settings)
        if page.written:  # a derived page has the problems of the page that it is derived from
            self.tell(page.problems)

    def draw(self, edition: Edition, env: Environment, prefixes: Mapping[str, str], find: Finder) -> dict[str, str]:
        """All pages of an edition are read: begin its papers, check it; its pages' HTML by their addresses.

        prefixes: each language's folder below the site's root. Papers are made of trees without the site's markup.
        """
        original, traces = self.book.original.speech, trace(edition)
        self.tell(check_text(self.book, edition, GLOSSARY_PAGE))
        self.env = env
        papers, shelf = self.downloads is not None, page_with("downloads", edition)
        add_globals(env, edition.settings, edition.language, papers, prefixes, shelf)
        beside = edition.settings.is_translation(edition.language)  # a citation has the original beside its words
        env.globals["original"] = original if beside else {}
        parts = Parts(env, edition, traces, prefixes[edition.language])
        for page in edition.pages.values():
            parts.put_in(page.tree, page.address)
            if page.path in self.stale:
                add_notice(page.tree, edition.word("stale"))
        if self.downloads and not edition.missing:
            self.downloads.start(edition, original, find)
        self.tell(check_edition(self.book, edition, traces))
        return {address: show_page(page, edition, original, parts) for address, page in edition.pages.items()}

    def stop(self) -> None:
        """The run is over, however it ended: nothing is made any more."""
        if self.downloads:
            self.downloads.stop()

    def finish(self, site: Path, prefixes: Mapping[str, str], names: Mapping[str, str]) -> None:
        """All languages are built: compare them, write the papers and search's files, take out what no page uses.

        prefixes: each language's folder below the site's root; names: each language's own name.
        """
        self.tell(check_book(self.book))
        made = self.downloads.finish(site, self.book) if self.downloads else {}
        assert self.env is not None, "draw() comes first"
        files = {name: one.language for name, one in made.items()}
        for address, content in search_files(self.book, self.env, prefixes, names, files, self.store):
            (site / address).parent.mkdir(parents=True, exist_ok=True)
            (site / address).write_text(content, encoding="utf-8", newline="")
        if self.downloads:
            tell_papers(site, made, self.book.settings)
            self.tell(self.downloads.problems)
        if not self.serving:
            remove_unused(site, self.optional)
        for ending in (rendering.ENDING, search_file.ENDING):
            self.store.of(ending).prune()
        if address := self.book.settings.address:
            tags = {prefix: self.book.settings.languages[code].tag for code, prefix in prefixes.items()}
            sitemap.write(site, tags, address, self.book.settings.date)
