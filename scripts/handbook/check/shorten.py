"""The long forms of citations and modalities written short, wherever a page then reads the same.

`[P13.6](../reference/source.md#p13-6)` is `[P13.6]`, and `{: #aim-1 data-modality=must }` is `{: #aim-1 .must }`.
Whether something is code, or in another link, is Markdown's to say: each change is kept only if the page renders alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from handbook.check.front_matter import FRONT
from handbook.check.translations import all_stale, mark_reviewed
from handbook.marks import spell_out
from handbook.material.citations import SOURCE
from handbook.numbers import NUMBER, sentence_id
from handbook.settings.model import Settings
from handbook.tree import address, parse, serialize

Render = Callable[[str, str], str]  # from a page's Markdown and its path below its language's folder to HTML

_CITATION = re.compile(rf"\[({NUMBER})\]\(<?([^()\s<>]+)>?\)")


@dataclass(frozen=True)
class Shortened:
    """A page. done: how many marks are shorter; left: the lines of those that would be read otherwise; saved: bytes.

    left is None for a page that is not UTF-8.
    """

    path: Path
    done: int
    left: tuple[int, ...] | None
    saved: int


@dataclass(frozen=True)
class _Change:
    start: int
    end: int
    short: str


def shorten_docs(docs: Path, settings: Settings, render: Render) -> list[Shortened]:
    """Shorten every page; those with something to say. Translations that were up to date are marked so again."""
    behind = {stale.translation for stale in all_stale(docs, settings)}
    done = []
    for code in settings.languages:
        for path in sorted((docs / code).rglob("*.md")):
            done.append(shorten_file(path, path.relative_to(docs / code).as_posix(), settings.modalities, render))
    for stale in all_stale(docs, settings):
        if stale.translation not in behind:
            mark_reviewed(stale)
    return [page for page in done if page.done or page.left != ()]


def shorten_file(path: Path, page: str, modalities: Iterable[str], render: Render) -> Shortened:
    """Shorten one page. page: its path below its language's folder."""
    raw = path.read_bytes()
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return Shortened(path, 0, None, 0)
    front = FRONT.match(text.removeprefix("\ufeff"))
    start = front.end() + text.startswith("\ufeff") if front else 0
    head, body = text[:start], text[start:]
    short = shorten(body, page, modalities, render)
    left = changes(short, page, modalities)
    if short != body:
        path.write_bytes((head + short).encode())
    lines = tuple((head + short[: change.start]).count("\n") + 1 for change in left)
    done = len(changes(body, page, modalities)) - len(left)
    return Shortened(path, done, lines, len(body.encode()) - len(short.encode()))


def shorten(text: str, page: str, modalities: Iterable[str], render: Render) -> str:
    """A page's Markdown with every long form short that reads the same so; the same again when there is none."""

    def read(changed: str) -> str:
        """What the page says, in the one form that is compared."""
        tree = parse(render(changed, page))
        spell_out(tree)
        for link in tree.iter("a"):
            link.set("href", address(link.get("href") or "", page))
        return serialize(tree)

    found = changes(text, page, modalities)
    if not found:
        return text
    short, meant = apply(text, found), read(text)
    if read(short) != meant:
        short = text
        for change in reversed(found):  # from the end, so that the places of the others stay
            trial = apply(short, [change])
            if read(trial) == meant:
                short = trial
    return text if short == text else shorten(short, page, modalities, render)


def changes(text: str, page: str, modalities: Iterable[str]) -> list[_Change]:
    """The long forms of a text, in order."""
    found = []
    for match in _CITATION.finditer(text):
        if address(match[2], page) == f"{SOURCE}#{sentence_id(match[1])}":
            found.append(_Change(match.start(), match.end(), f"[{match[1]}]"))
    names = "|".join(map(re.escape, modalities))
    for match in re.finditer(rf"(?m)^[ \t]+\{{:[^}}\n]*?\b(data-modality=([\"']?)({names})\2)(?=[ }}])", text):
        found.append(_Change(match.start(1), match.end(1), f".{match[3]}"))
    return sorted(found, key=lambda change: change.start)


def apply(text: str, found: Iterable[_Change]) -> str:
    """The text with changes made. found: in order."""
    parts, end = [], 0
    for change in found:
        parts += [text[end : change.start], change.short]
        end = change.end
    return "".join([*parts, text[end:]])
