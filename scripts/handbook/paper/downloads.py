"""Makes the downloads while the other languages are still being rendered, and tells the pages their sizes."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from handbook.book import Book, Edition
from handbook.card import select
from handbook.paper.cards import pack
from handbook.paper.contents import pictures_are_sound, pictures_of
from handbook.paper.handbook import handbook, reference
from handbook.paper.overview import overviews
from handbook.paper.pocket import pocket
from handbook.paper.sheets import sheets
from handbook.paper.worker import Job, Result, run
from handbook.problem import Problem, holds, read_text
from handbook.read.pictures import Finder
from handbook.settings.model import Settings

FOLDER = "downloads"
log = logging.getLogger("mkdocs.handbook")
# A template leaves `<!-- paper NAME ADDRESS -->` where a file's size is to stand; ADDRESS is the page's, or nothing.
_MARK = re.compile(r"<!-- paper (\S+) (\S*) ?-->")


@dataclass(frozen=True)
class Download:
    """A finished file. pages: 0 where it has none (Word); starts: page address → page number."""

    language: str
    size: int
    pages: int
    starts: Mapping[str, int]


@dataclass
class Downloads:
    """templates: those of the papers, by name; own_fonts: the office's folder of fonts, or None.

    names: each language's own name; problems: what kept papers from being made.
    """

    templates: Mapping[str, str]
    own_fonts: Path | None
    names: Mapping[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _jobs: list[tuple[Edition, Future[list[Result]]]] = field(default_factory=list)
    _pool: ThreadPoolExecutor = field(default_factory=ThreadPoolExecutor)

    def start(self, edition: Edition, original: Mapping[str, str], find: Finder) -> None:
        """Begin all papers of one language, unless something on its pages can't be put on paper.

        original: the first language's speech; find: from a picture's address to its file. What is wrong with a
        picture has been told with its page.
        """
        settings, language = edition.settings, edition.language
        cards = edition.cards
        packs = {role: pack(edition, role, original) for role in settings.paper.packs if select(cards, role)}
        books = [handbook(edition, original, size) for size in settings.paper.sizes]
        books += [reference(edition, original)] if books else []
        papers = [*books, *packs.values(), *overviews(edition), *(pocket(edition, role) for role in packs)]
        papers += filter(None, [sheets(edition)] if settings.paper.sheets else [])
        wrong = [problem for paper in papers for problem in paper.problems]
        self.problems += wrong
        if papers and not wrong and all(map(pictures_are_sound, papers)):
            named = [(paper, pictures_of(paper)) for paper in papers]
            files = {src: find(src) or b"" for src in sorted({src for _, names in named for src in names})}
            pictured = [(paper, {name: files[src] for src, name in names.items()}) for paper, names in named]
            documents = {f"checklists-{role}-{language}.docx": paper for role, paper in packs.items()}
            job = Job(pictured, documents, self.templates, self.own_fonts, files)
            self._jobs.append((edition, self._pool.submit(run, job)))

    def finish(self, site: Path, book: Book) -> dict[str, Download]:
        """Write every file below site; what was made, by name."""
        folder = site / FOLDER
        made = {}
        refused = any(page.refused for edition in book.editions.values() for page in edition.pages.values())
        for number, (edition, job) in enumerate(self._jobs, 1):
            language = edition.language
            log.info("papers in %s, %d of %d", self.names.get(language, language), number, len(self._jobs))
            for result in job.result():
                if result.problems:
                    # Where cards were refused, papers lead to what is not there.
                    self.problems += (
                        [] if refused else [on_a_page(one, edition, book.config) for one in result.problems]
                    )
                    continue
                folder.mkdir(exist_ok=True)
                (folder / result.name).write_bytes(result.content)
                made[result.name] = Download(language, len(result.content), result.pages, result.starts or {})
        self._pool.shutdown()
        return made


def on_a_page(problem: Problem, edition: Edition, config: Path) -> Problem:
    """A problem of a paper, placed on the first page that holds what is wrong, or else in mkdocs.yml."""
    holding = (
        page.path for page in edition.pages.values() if any(holds(read_text(page.path), one) for one in problem.needles)
    )
    return problem.at(next(holding, config))


def tell_sizes(site: Path, made: Mapping[str, Download], settings: Settings) -> None:
    """Put each file's size and pages where a page of the site has its mark."""
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if _MARK.search(text):
            path.write_text(
                _MARK.sub(lambda match: escape(facts(match[1], match[2], made, settings), quote=False), text),
                encoding="utf-8",
                newline="",
            )


def facts(name: str, address: str, made: Mapping[str, Download], settings: Settings) -> str:
    """A file's pages and size, and the page that an address begins on: “（64页，1.2 MB；本页在第12页）”."""
    download = made.get(name)
    if download is None:
        return ""
    word = {key: names[download.language] for key, names in settings.labels.items()}
    marks = settings.languages[download.language].marks
    size = f"{download.size / 1e6:.1f} MB" if download.size >= 1e6 else f"{max(1, round(download.size / 1e3))} kB"
    parts = [*([word["pages"].format(download.pages)] if download.pages else []), size]
    if address in download.starts:
        parts.append(word["from_page"].format(download.starts[address]))
    return f"{marks.brackets[0]}{marks.comma.join(parts)}{marks.brackets[1]}"
