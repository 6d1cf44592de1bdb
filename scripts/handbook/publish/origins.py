"""Where what is wrong on a built page is to be mended: on its author's page, in mkdocs.yml or a file of labels, or nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from handbook.problem import Fault, Needle, Project, find_line, holds, shown_path
from handbook.settings.model import Settings


@dataclass(frozen=True)
class Finding:
    """Something that a reader of a built file would stumble over.

    page: the file below the site; language: its folder's; fault: its first needle is the very words.
    """

    page: str
    language: str
    fault: Fault


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


def tell(findings: Iterable[Finding], project: Project, settings: Settings) -> list[str]:
    """Each cause as one line, `file:line: what is wrong – what to do`, however many pages and languages show it."""
    root, causes = project.config.parent, dict[tuple[str, str], list[Finding]]()
    for finding in findings:
        causes.setdefault((finding.language, finding.fault.what), []).append(finding)
    said: dict[tuple[str, Needle], str] = {}
    for (language, _), shown in causes.items():
        fault = shown[0].fault
        words = fault.needles[0] if fault.needles else fault.what
        sources = (source_of(finding.page, language, project, settings) for finding in shown)
        files = [path for path in dict.fromkeys(sources) if path and holds_any(path, fault.needles)]
        own = (language, settings.languages[language].source)
        texts = (project.config, *(path for path in project.labels if path.stem in own))
        files = files or [path for path in texts if holds_any(path, fault.needles)][:1]
        for path in files:
            where = shown_path(path, root)
            line = f"{where}:{find_line(text_of(path), fault.needles)}: {fault.what} – {fault.remedy}"
            said.setdefault((where, words), line)
        if not files:
            said.setdefault((f"site/{shown[0].page}", words), f"site/{shown[0].page}: {fault.what} – {fault.remedy}")
    return list(said.values())


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
