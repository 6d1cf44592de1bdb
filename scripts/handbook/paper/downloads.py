"""Makes the downloads while the other languages are still being rendered, and tells the pages their sizes."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path

from handbook.book import select
from handbook.check.pictures import Finder
from handbook.paper.contents import Edition, handbook, pack, pictures_are_sound, pictures_of
from handbook.paper.worker import Job, Result, run
from handbook.problem import Problem
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
class Press:
    """template: the text of paper.typ; own_fonts: the office's folder of fonts, or None.

    faults: what went wrong, as (language, address of the page or nothing, fault); names: each language's own name.
    """

    template: str
    own_fonts: Path | None
    faults: list[tuple[str, str, Problem]] = field(default_factory=list)
    names: Mapping[str, str] = field(default_factory=dict)
    _jobs: dict[str, Future[list[Result]]] = field(default_factory=dict)
    _pool: ThreadPoolExecutor = field(default_factory=ThreadPoolExecutor)

    def start(self, edition: Edition, find: Finder) -> None:
        """Begin all papers of one language, unless something on its pages can't be put on paper.

        find: from a picture's address to its file. What is wrong with a picture has been told with its page.
        """
        settings, language = edition.settings, edition.language
        roles = [role for role in settings.paper.packs if select(edition.cards, role)]
        papers = [*(handbook(edition, size) for size in settings.paper.sizes), *(pack(edition, role) for role in roles)]
        faults = {(language, address, fault) for paper in papers for address, fault in paper.faults}
        self.faults += sorted(faults, key=str)
        if papers and not faults and all(map(pictures_are_sound, papers)):
            named = [(paper, pictures_of(paper)) for paper in papers]
            files = {src: find(src) or b"" for src in sorted({src for _, names in named for src in names})}
            pictured = [(paper, {name: files[src] for src, name in names.items()}) for paper, names in named]
            job = Job(replace(edition, sheets=()), pictured, roles, self.template, self.own_fonts, files)
            self._jobs[language] = self._pool.submit(run, job)

    def finish(self, site: Path) -> dict[str, Download]:
        """Write every file below site; what was made, by name."""
        folder = site / FOLDER
        made = {}
        for number, (language, job) in enumerate(self._jobs.items(), 1):
            log.info("papers in %s, %d of %d", self.names.get(language, language), number, len(self._jobs))
            for result in job.result():
                if result.faults:
                    self.faults += [(language, "", fault) for fault in result.faults]
                    continue
                folder.mkdir(exist_ok=True)
                (folder / result.name).write_bytes(result.content)
                made[result.name] = Download(language, len(result.content), result.pages, result.starts or {})
        self._pool.shutdown()
        return made


def tell_sizes(site: Path, made: Mapping[str, Download], settings: Settings) -> None:
    """Put each file's size and pages where a page of the site has its mark."""
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if _MARK.search(text):
            path.write_text(_MARK.sub(lambda match: escape(facts(match[1], match[2], made, settings), quote=False), text), encoding="utf-8", newline="")


def facts(name: str, address: str, made: Mapping[str, Download], settings: Settings) -> str:
    """A file's pages and size in its language, and the page that an address begins on: “（64页，1.2 MB；本页在第12页）”."""
    download = made.get(name)
    if download is None:
        return ""
    word = {key: names[download.language] for key, names in settings.labels.items()}
    chinese = settings.languages[download.language].tag.startswith("zh")
    size = f"{download.size / 1e6:.1f} MB" if download.size >= 1e6 else f"{max(1, round(download.size / 1e3))} kB"
    parts = [*([word["pages"].format(download.pages)] if download.pages else []), size]
    if address in download.starts:
        parts.append(word["from_page"].format(download.starts[address]))
    return f"（{'，'.join(parts)}）" if chinese else f" ({', '.join(parts)})"
