"""Where what is wrong on a built page is to be mended: on its author's page, in mkdocs.yml or a file of labels, or
nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from handbook.problem import Needle, Problem, Project, find_line, holds
from handbook.publish.built import language_of
from handbook.settings.model import Settings


def source_of(page: str, language: str, project: Project, settings: Settings) -> Path | None:
    """The file in docs/ that a built file was made from, None where there is none: it was generated, or is missing."""
    if not page.endswith(".html"):
        found = project.docs / page
        return found if found.is_file() else None
    below = Path(page.removeprefix(f"{language}/")).with_suffix(".md")
    origin = settings.languages[language].source
    candidates = [project.docs / code / below for code in (language, origin) if code]
    return next((path for path in candidates if path.is_file()), None)


def is_missing(page: str, language: str, project: Project, settings: Settings) -> bool:
    """Whether a page is shown in another language because its own has none. That is told of where it is missing."""
    below = Path(page.removeprefix(f"{language}/")).with_suffix(".md")
    others = (project.docs / code / below for code, known in settings.languages.items() if not known.source)
    return source_of(page, language, project, settings) is None and any(path.is_file() for path in others)


def trace_back(found: Iterable[Problem], project: Project, settings: Settings) -> list[Problem]:
    """Each cause once, where it is to be mended, however many pages and languages show it.

    found: what a reader of built files would stumble over. path: the file below the site; the first needle is the very
    words. Where no author wrote these, the file of the site itself is named.
    """
    causes: dict[tuple[str, str], list[Problem]] = {}
    for problem in found:
        causes.setdefault((language_of(page_of(problem), settings), problem.what), []).append(problem)
    told: dict[tuple[Path, Needle], Problem] = {}
    for (language, _), shown in causes.items():
        problem = shown[0]
        words = problem.needles[0] if problem.needles else problem.what
        sources = (source_of(page_of(one), language, project, settings) for one in shown)
        files = [path for path in dict.fromkeys(sources) if path and holds_any(path, problem.needles)]
        own = (language, settings.languages[language].source)
        texts = (project.config, *(path for path in project.labels if path.stem in own))
        files = files or [path for path in texts if holds_any(path, problem.needles)][:1]
        for path in files:
            told.setdefault((path, words), problem.at(path, find_line(text_of(path), problem.needles)))
        if not files:
            place = in_site(page_of(problem))
            told.setdefault((place, words), problem.at(place, 0))
    return list(told.values())


def page_of(problem: Problem) -> str:
    """The file of the site that a problem was found in, below its root."""
    assert problem.path is not None, "whoever looks at a file names it"
    return problem.path.as_posix()


def in_site(name: str) -> Path:
    """How messages name a file of the site that no author wrote."""
    return Path("site", name)


def holds_any(path: Path, needles: Iterable[Needle]) -> bool:
    """Whether the file holds one of the needles."""
    text = text_of(path)
    return any(holds(text, needle) for needle in needles)


@lru_cache(64)
def _read(path: Path, changed: int) -> str:
    return path.read_text(encoding="utf-8-sig", errors="replace")


def text_of(path: Path) -> str:
    """A file's text, read once as long as it does not change."""
    return _read(path, path.stat().st_mtime_ns)
