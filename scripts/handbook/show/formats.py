"""Checklist items as text: a table for the screen, CSV for Excel, a page to print."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from handbook.card import Item
from handbook.read.speech import SENTENCE_ID, number
from handbook.settings.model import Settings, Term

# What Excel or WPS would take for the beginning of a formula; the full-width signs where the system is Chinese.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


@dataclass(frozen=True)
class Words:
    """Names in the reader's language. role, phase: what was asked for, None for all."""

    settings: Settings
    language: str
    role: str | None = None
    phase: str | None = None

    def label(self, key: str) -> str:
        return self.settings.labels[key][self.language]

    def names(self, terms: Mapping[str, Term], ids: Sequence[str]) -> str:
        """The names of roles, phases or modalities; an id that mkdocs.yml no longer lists stands for itself."""
        return self.settings.languages[self.language].marks.join.join(
            terms[id_].name[self.language] if id_ in terms else id_ for id_ in ids
        )

    def title(self) -> str:
        """What the list is: “Checklists · Liaison group · Reporting”."""
        chosen = [(self.settings.roles, self.role), (self.settings.phases, self.phase)]
        return " · ".join([self.label("checklists"), *(self.names(terms, [id_]) for terms, id_ in chosen if id_)])


def sources(item: Item) -> str:
    """The sentences that an item comes from, as they are numbered on paper."""
    return " ".join(number(one) if SENTENCE_ID.fullmatch(one) else one for one in item.source)


def as_csv(items: Sequence[Item], words: Words) -> str:
    """For Excel: UTF-8 that says so, lines that end as on Windows, names beside the ids, and nothing that runs."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    settings = words.settings

    def pair(key: str) -> tuple[str, str]:
        return words.label(key), words.label("id_of").format(words.label(key))

    header = [*reversed(pair("item")), *pair("card"), words.label("theme"), *pair("role"), *pair("phase")]
    writer.writerow([*header, *pair("strength"), words.label("source"), words.label("address")])
    for item in items:
        row = [item.id, item.text, item.card_title, item.card, item.theme]
        row += [words.names(settings.roles, item.roles), " ".join(item.roles)]
        row += [words.names(settings.phases, item.phases), " ".join(item.phases)]
        row += [words.names(settings.modalities, [item.modality]), item.modality]
        writer.writerow([harmless(cell) for cell in [*row, sources(item), item.url]])
    return "\ufeff" + out.getvalue()


def harmless(cell: str) -> str:
    """A cell that a spreadsheet shows and does not run: an apostrophe before what would begin a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def as_table(items: Sequence[Item], words: Words) -> str:
    """For the screen: cards with their items, in words, and the ids that the other formats have."""
    lines, settings = list[str](), words.settings
    for index, item in enumerate(items):
        if index == 0 or items[index - 1].card != item.card:
            facts = [words.names(settings.roles, item.roles), words.names(settings.phases, item.phases)]
            lines += [*([""] if lines else []), f"{item.card_title}  [{item.card}]  {' · '.join(facts)}"]
        strength = words.names(settings.modalities, [item.modality])
        lines.append(f"  [ ] {item.text}  ({strength}; {sources(item)})  {item.id}")
    return "\n".join(lines) + "\n"


def as_html(items: Sequence[Item], words: Words) -> str:
    """A whole page: its language, a title, a list to tick for each card."""
    title, language = escape(words.title()), words.settings.languages[words.language]
    direction = ' dir="rtl"' if language.script.direction == "rtl" else ""
    parts = [f'<!doctype html>\n<html lang="{escape(language.tag)}"{direction}>\n<head>\n<meta charset="utf-8">']
    parts.append(f"<title>{title}</title>\n</head>")
    parts.append(f"<body>\n<h1>{title}</h1>")
    for index, item in enumerate(items):
        if index == 0 or items[index - 1].card != item.card:
            parts += [*(["</ul>"] if index else []), f"<h2>{escape(item.card_title)}</h2>\n<ul>"]
        box = f'<label><input type="checkbox"> {escape(item.text)}</label>'
        parts.append(f"<li>{box} <small>{escape(sources(item))}</small></li>")
    return "\n".join([*parts, *(["</ul>"] if items else []), "</body>\n</html>"]) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Item], Words], str]] = {"table": as_table, "csv": as_csv, "html": as_html}
