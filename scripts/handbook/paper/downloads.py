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
from handbook.paper.batches import Places
from handbook.paper.cache import Cache, key_maker
from handbook.paper.cards import pack
from handbook.paper.contents import Paper, pictures_are_sound, pictures_of
from handbook.paper.handbook import handbook, reference
from handbook.paper.known import source_of, take
from handbook.paper.overview import overviews
from handbook.paper.pocket import pocket
from handbook.paper.result import Result
from handbook.paper.sheets import sheets
from handbook.paper.word_contents import word_pack, word_sheets
from handbook.paper.worker import Job, take_or_make
from handbook.problem import Problem, holds, read_text
from handbook.read.pictures import Finder
from handbook.settings.model import Settings
from handbook.store import Store

FOLDER = "downloads"
log = logging.getLogger("mkdocs.handbook")
# A template leaves `<!-- paper NAME ADDRESS -->` where a file's size is to stand; ADDRESS is the page's, or nothing.
_MARK = re.compile(r"<!-- paper (\S+) (\S*) ?-->")
# What stands between `<!-- made NAME -->` and its end is there only where that file was made; between
# `<!-- any NAME NAME … -->` and its, where one of them was. The first may stand within the second.
_ONE = re.compile(r"<!-- made (\S+) -->(.*?)<!-- /made -->", re.DOTALL)
_SOME = re.compile(r"<!-- any (.+?) -->(.*?)<!-- /any -->", re.DOTALL)
PICTURES = "pictures"  # below FOLDER: NAME.png, the first page of the file of that name
_PICTURE = re.compile(rf"{FOLDER}/{PICTURES}/([^\"]+\.png)\"")


@dataclass(frozen=True)
class Download:
    """A finished file.

    pages: 0 where it has none (Word); starts: page address → page number; picture: its first page as PNG, or nothing.
    """

    language: str
    size: int
    pages: int
    starts: Mapping[str, int]
    picture: bytes = b""


@dataclass
class Downloads:
    """templates: those of the papers, by name; own_fonts: the office's folder of fonts, or None.

    names: each language's own name; cache: of papers made before; problems: what kept papers from being made.
    """

    templates: Mapping[str, str]
    own_fonts: Path | None
    names: Mapping[str, str] = field(default_factory=dict)
    cache: Cache = field(default_factory=lambda: Cache(Store(None)))
    problems: list[Problem] = field(default_factory=list)
    _jobs: list[tuple[Edition, Future[list[Result]]]] = field(default_factory=list)
    _pool: ThreadPoolExecutor = field(default_factory=ThreadPoolExecutor)
    _places: Places = field(default_factory=Places)

    def start(self, edition: Edition, original: Mapping[str, str], find: Finder) -> None:
        """Begin all papers of one language, unless something on its pages can't be put on paper.

        original: the first language's speech; find: from a picture's address to its file. What is wrong with a
        picture has been told with its page.
        """
        if not edition.settings.paper.wanted:
            return
        key, known = "", None
        if self.cache.store.folder:
            key = key_maker(self.templates, self.own_fonts)(*source_of(edition, original, find))
            known = take(self.cache, key)
        if known is not None:
            self._jobs.append((edition, self._pool.submit(lambda: known)))
            return
        both = papers_of(edition, original)
        wrong = [problem for paper in both for problem in paper.problems]
        self.problems += wrong
        if both and not wrong and all(map(pictures_are_sound, both)):
            job = Job([(paper, files_of(paper, find)) for paper in both], self.templates, self.own_fonts)
            self._jobs.append((edition, self._pool.submit(take_or_make, job, self.cache, self._places, key)))

    def stop(self) -> None:
        """Make no more: nobody waits for it. After finish() there is nothing to stop."""
        self._places.end()
        self._pool.shutdown(cancel_futures=True)

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
                size = len(result.content)
                made[result.name] = Download(language, size, result.pages, result.starts or {}, result.picture)
        self._pool.shutdown()
        self.cache.store.prune()
        return made


def papers_of(edition: Edition, original: Mapping[str, str]) -> list[Paper]:
    """Every paper of a language: books, packs, what is one page, sheets, and Word documents behind them."""
    settings = edition.settings
    roles = [role for role in settings.paper.packs if select(edition.cards, role)]
    papers = [handbook(edition, original, size) for size in settings.paper.sizes]
    papers += [reference(edition, original)] if papers else []
    papers += [pack(edition, role, original) for role in roles]
    papers += [*overviews(edition), *(pocket(edition, role) for role in roles)]
    documents = [word_pack(edition, role, original) for role in roles]
    if settings.paper.sheets and (forms := sheets(edition)):
        papers.append(forms)
        documents.append(word_sheets(edition))
    return papers + documents


def on_a_page(problem: Problem, edition: Edition, config: Path) -> Problem:
    """A problem of a paper, placed on the first page that holds what is wrong, or else in mkdocs.yml."""
    holding = (
        page.path for page in edition.pages.values() if any(holds(read_text(page.path), one) for one in problem.needles)
    )
    return problem.at(next(holding, config))


def files_of(paper: Paper, find: Finder) -> dict[str, bytes]:
    """A paper's pictures: a PDF knows them by names of its own, a Word document by their addresses."""
    word = paper.name.endswith(".docx")
    return {src if word else name: find(src) or b"" for src, name in pictures_of(paper).items()}


def tell_papers(site: Path, made: Mapping[str, Download], settings: Settings) -> None:
    """Put each file's size and pages where a page of the site has its mark; take out what speaks of a file not made.

    A file's first page is put below the site where a page shows it.
    """
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if _MARK.search(text):
            text = _ONE.sub(lambda match: match[2] if match[1] in made else "", text)
            text = _SOME.sub(lambda match: match[2] if made.keys() & match[1].split() else "", text)
            text = _MARK.sub(lambda match: escape(facts(match[1], match[2], made, settings), quote=False), text)
            path.write_text(text, encoding="utf-8", newline="")
            for name in _PICTURE.findall(text):
                write_picture(site / FOLDER / PICTURES / name, made)


def write_picture(path: Path, made: Mapping[str, Download]) -> None:
    """The first page of the file that a picture is called after; a picture of no such file is found missing later."""
    if download := made.get(path.name.removesuffix(".png")):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(download.picture)


def facts(name: str, address: str, made: Mapping[str, Download], settings: Settings) -> str:
    """A file's pages and size, and the page that an address begins on: “（64页，1.2 MB；本页在第12页）”."""
    download = made.get(name)
    if download is None:
        return ""
    word = {key: names[download.language] for key, names in settings.labels.items()}
    marks = settings.languages[download.language].marks
    size = f"{download.size / 1e6:.1f} MB" if download.size >= 1e6 else f"{max(1, round(download.size / 1e3))} kB"
    pages = word["pages_one"] if download.pages == 1 else word["pages"]
    parts = [*([pages.format(download.pages)] if download.pages else []), size]
    if address in download.starts:
        parts.append(word["from_page"].format(download.starts[address]))
    return f"{marks.brackets[0]}{marks.comma.join(parts)}{marks.brackets[1]}"
