"""Every check of the files of docs/ as they lie there, before a page is rendered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from handbook.check.by_hand import check_originals
from handbook.check.files import check_files
from handbook.check.wording import check_file
from handbook.problem import Problem
from handbook.settings.model import Settings


def check_docs(
    docs: Path, settings: Settings, published: Iterable[tuple[str, Path]], assets: Collection[str]
) -> Iterator[Problem]:
    """What is wrong with files. published, assets: as check_files takes them."""
    yield from check_files(published, docs, settings.languages, assets)
    for code, known in settings.languages.items():
        for source in sorted((docs / code).rglob("*.md")):
            yield from check_file(source, known.tag)
    yield from check_originals(docs, settings)


def missing_pages(docs: Path, settings: Settings) -> Iterator[Problem]:
    """Pages that one written language has and another has not; they would be shown in the wrong language.

    A language without any page is one problem.
    """
    written = [code for code, language in settings.languages.items() if not language.source]
    pages = {code: {path.relative_to(docs / code) for path in (docs / code).rglob("*.md")} for code in written}
    for code in written:
        told: set[Path] = set()
        for other in written:
            absent = sorted(pages[other] - pages[code] - told)
            told.update(absent)
            if not pages[code] and absent:
                what = f"holds no page, and docs/{other} holds {len(absent)}"
                remedy = f"write them, or take {code} out of the languages in mkdocs.yml"
                yield Problem(what, remedy, path=docs / code)
                break
            for page in absent:
                remedy = f"write docs/{code}/{page.as_posix()}, or delete the page in {other}"
                yield Problem(f"page is missing in {code}: {other} has it", remedy, path=docs / code / page)
