"""Makes the downloads while the other languages are still being rendered, and tells the pages their sizes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from checklist import select
from paper import Edition, Paper, handbook, pack
from problems import Fault
from settings import Settings
from typeset import PaperError, Printed, pictures_of, typeset
from word import checklist_document

FOLDER = "downloads"
# A template leaves `<!-- paper NAME LABEL -->` where a file's size is to stand; LABEL is the page's address, or nothing.
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
    """template: the text of paper.typ; own_fonts: the office's folder of fonts, or None."""

    template: str
    own_fonts: Path | None
    jobs: list[tuple[Edition, str, Future[tuple[bytes, int, Mapping[str, int]]]]] = field(default_factory=list)
    faults: list[tuple[str, str, Fault]] = field(default_factory=list)
    pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2))

    def start(self, edition: Edition, picture: Callable[[str], bytes]) -> None:
        """Begin all papers of one language. picture: from a picture's address below the language's root to its bytes."""
        settings = edition.settings
        for paper in [*(handbook(edition, size) for size in settings.paper.sizes), *(pack(edition, role) for role in settings.roles if select(edition.cards, role))]:
            self.faults += [(edition.language, address, fault) for address, fault in paper.faults]
            if not paper.faults:
                pictures = pictures_of(paper, picture)
                self.jobs.append((edition, paper.name, self.pool.submit(self._print, paper, pictures)))
        for role in settings.roles:
            if select(edition.cards, role):
                self.jobs.append((edition, f"checklists-{role}-{edition.language}.docx", self.pool.submit(_document, edition, role)))

    def _print(self, paper: Paper, pictures: Mapping[str, bytes]) -> tuple[bytes, int, Mapping[str, int]]:
        printed: Printed = typeset(paper, self.template, pictures, self.own_fonts)
        return printed.pdf, printed.pages, printed.starts

    def finish(self, site: Path) -> dict[str, Download]:
        """Write every file below site; what was made, by name. What went wrong is in faults."""
        folder = site / FOLDER
        folder.mkdir(exist_ok=True)
        made = {}
        for edition, name, job in self.jobs:
            try:
                content, pages, starts = job.result()
            except PaperError as error:
                self.faults += [(edition.language, "", fault) for fault in error.faults]
                continue
            (folder / name).write_bytes(content)
            made[name] = Download(edition.language, len(content), pages, starts)
        self.pool.shutdown()
        return made


def _document(edition: Edition, role: str) -> tuple[bytes, int, Mapping[str, int]]:
    return checklist_document(edition, role), 0, {}


def tell_sizes(site: Path, made: Mapping[str, Download], settings: Settings) -> None:
    """Put each file's size and pages where a page of the site has its mark."""
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if _MARK.search(text):
            path.write_text(_MARK.sub(lambda match: facts(match[1], match[2], made, settings), text), encoding="utf-8", newline="")


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
