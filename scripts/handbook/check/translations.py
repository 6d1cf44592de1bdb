"""Translations kept in step: each names, in its front matter, the state of the page that it was made from."""

from __future__ import annotations

import difflib
import hashlib
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from handbook.problem import Problem
from handbook.settings.model import Settings

KEY = "translation_of"  # in the front matter: the hash of the original
_FRONT = re.compile(r"\A---\r?\n(.*?)^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where it can be
_SHOWN = 12  # lines of the difference that an error shows


@dataclass(frozen=True)
class Stale:
    """A translation that was made from another state of its original. old: the hash that it names, or None."""

    translation: Path
    original: Path
    old: str | None


def state(text: str) -> str:
    """The hash of a page's text, front matter apart, whatever its line ends."""
    body = _FRONT.sub("", text.removeprefix("\ufeff").replace("\r\n", "\n"), count=1)
    return hashlib.sha256(body.strip().encode()).hexdigest()[:12]


def named_state(text: str) -> str | None:
    """The hash that a translation names, or None."""
    front = _FRONT.match(text.removeprefix("\ufeff"))
    try:
        meta = yaml.load(front[1], _LOADER) if front else None
    except (yaml.YAMLError, ValueError):  # front_matter.py tells of it
        return None
    value = meta.get(KEY) if isinstance(meta, dict) else None
    return str(value) if value is not None else None


def stale_pages(docs: Path, first: str, others: Iterable[str]) -> Iterator[Stale]:
    """Translations that are behind. first: the language of the originals; others: the written translations.
    Unreadable files are not compared.
    """
    for code in others:
        for translation in sorted((docs / code).rglob("*.md")):
            original = docs / first / translation.relative_to(docs / code)
            try:
                texts = original.read_text(encoding="utf-8"), translation.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue  # said elsewhere
            old = named_state(texts[1])
            if old != state(texts[0]):
                yield Stale(translation, original, old)


def all_stale(docs: Path, settings: Settings) -> Iterator[Stale]:
    """Every page that is behind: translations, and pages of a derived language that are kept by hand."""
    first, *others = [code for code, language in settings.languages.items() if not language.source]
    yield from stale_pages(docs, first, others)
    for code, language in settings.languages.items():
        if language.source:
            yield from stale_pages(docs, language.source, [code])


def fault_of(stale: Stale, docs: Path) -> Problem:
    """What to say of a stale translation: what changed since, and the command that marks it reviewed."""
    name = stale.translation.relative_to(docs).as_posix()
    original = stale.original.relative_to(docs).as_posix()
    command = f"bring it up to date, then run `python scripts/check.py --reviewed {name}`"
    if stale.old is None:
        return Problem(f"does not say which state of {original} it translates", command, (KEY,), path=stale.translation)
    what = f"{original} has changed since it was translated{changes(stale)}"
    return Problem(what, command, (KEY,), path=stale.translation)


def changes(stale: Stale) -> str:
    """The lines that changed, as `git diff` shows them; without git, or when it knows no such state, nothing."""
    text = stale.original.read_text(encoding="utf-8")
    old = next((old for old in earlier(stale.original) if state(old) == stale.old), None)
    if old is None:
        return ""
    lines = [
        line
        for line in difflib.unified_diff(old.splitlines(), text.splitlines(), lineterm="", n=0)
        if not line.startswith(("---", "+++", "@@"))
    ]
    more = [f"… and {len(lines) - _SHOWN} lines more"] if len(lines) > _SHOWN else []
    return ":\n    " + "\n    ".join(lines[:_SHOWN] + more) + "\n   "


def earlier(path: Path) -> Iterator[str]:
    """A file's earlier texts, newest first, as far as git knows them."""

    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=path.parent, capture_output=True, check=True, encoding="utf-8"
        ).stdout

    try:
        for commit in git("log", "--format=%H", "--", path.name).split():
            yield git("show", f"{commit}:./{path.name}")
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError):
        return


def mark(text: str, hash_: str) -> str:
    """The text of a translation with that hash in its front matter."""
    line = f"{KEY}: {hash_}\n"
    text = text.removeprefix("\ufeff")
    front = _FRONT.match(text)
    if front is None:
        return f"---\n{line}---\n{text}"
    kept = re.sub(rf"(?m)^{KEY}:.*\r?\n", "", front[1])
    return f"---\n{kept}{line}---\n{text[front.end() :]}"


def mark_reviewed(stale: Stale) -> None:
    """Write into a translation that it is made from its original as it is now."""
    text = stale.translation.read_bytes().decode()
    now = state(stale.original.read_text(encoding="utf-8"))
    stale.translation.write_bytes(mark(text, now).encode())
