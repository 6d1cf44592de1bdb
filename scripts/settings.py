"""What mkdocs.yml says once for all: languages, roles, phases, modalities, edition, this round's particulars."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chinese import derive
from problems import Fault

Names = Mapping[str, str]


@dataclass(frozen=True)
class Language:
    """A language of the site. code: its folder; tag: BCP 47, for lang=; source, opencc: set when it is derived.

    text_fonts, heading_fonts: families for its papers, the first that has a glyph sets it.
    allow: Simplified characters that are meant on a page of Traditional Chinese.
    """

    code: str
    tag: str
    source: str | None = None
    opencc: str | None = None
    text_fonts: tuple[str, ...] = ()
    heading_fonts: tuple[str, ...] = ()
    allow: str = ""


@dataclass(frozen=True)
class Term:
    """One word of a vocabulary (a role, a phase, a modality, a kind) with its name in each language."""

    id: str
    name: Names
    note: Names
    sign: str = ""
    starts: str = ""


@dataclass(frozen=True)
class Particular:
    """One particular of this round; value is None where there is a blank to fill in. head: shown on each card."""

    id: str
    label: Names
    value: Names | None
    head: bool


@dataclass(frozen=True)
class PaperSettings:
    """The papers. fonts: a folder of own fonts, from the project's root; text, heading: families to prefer.

    packs: roles whose cards become downloads; after_cards: Markdown paths of the pages that stand behind the cards in the
    handbook, in that order; leave_out: those that it does without; sizes: letters and lines in points.
    """

    author: Names
    fonts: str
    text: tuple[str, ...]
    heading: tuple[str, ...]
    packs: tuple[str, ...]
    after_cards: tuple[str, ...]
    leave_out: tuple[str, ...]
    sizes: Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Settings:
    languages: Mapping[str, Language]
    roles: Mapping[str, Term]
    phases: Mapping[str, Term]
    modalities: Mapping[str, Term]
    kinds: Mapping[str, Term]
    round: tuple[Particular, ...]
    labels: Mapping[str, Names]
    version: str
    date: datetime.date
    items_per_card: int
    paper: PaperSettings


def read_settings(extra: Mapping[str, Any]) -> tuple[Settings, list[Fault]]:
    """Settings out of the `extra` part of mkdocs.yml, with every mistake found in it.

    A mistake never raises: its place is filled with the id, so that all mistakes come out in one run.
    """
    faults: list[Fault] = []
    languages = {code: read_language(code, entry) for code, entry in extra.get("languages", {}).items()}

    def names(value: Any, where: str) -> Names:
        given = value if isinstance(value, dict) else {code: str(value) for code in languages}
        result = {}
        for code, language in languages.items():
            if code in given:
                result[code] = str(given[code])
            elif language.source in given and language.opencc:
                result[code] = derive(str(given[language.source]), language.opencc)
            else:
                result[code] = where
                faults.append(Fault(f"{where} has no name in {code}", f"add `{code}: …` to it", (f"{where.split('.')[-1]}:",)))
        return result

    def terms(key: str) -> dict[str, Term]:
        result = {}
        for id_, entry in extra.get(key, {}).items():
            note = entry.get("note")
            result[id_] = Term(
                id_,
                names(entry.get("name", {}), f"{key}.{id_}"),
                names(note, f"{key}.{id_}.note") if note else {},
                str(entry.get("sign", "")),
                entry.get("starts", ""),
            )
        if not result:
            faults.append(Fault(f"extra.{key} is missing or empty", f"list the {key} under `extra: {key}:`", ("extra:",)))
        return result

    edition, paper = extra.get("edition", {}), extra.get("paper", {})
    date = edition.get("date")
    if not isinstance(date, datetime.date):
        faults.append(Fault(f"edition.date is {date!r}, not a date", "write it as 2026-11-23, without quotes", ("date:", "edition:")))
        date = datetime.date(1970, 1, 1)

    particulars = tuple(
        Particular(
            id_,
            names(entry.get("label", {}), f"round.{id_}"),
            None if entry.get("value") in (None, "") else names(entry["value"], f"round.{id_}.value"),
            bool(entry.get("head")),
        )
        for id_, entry in extra.get("round", {}).items()
    )
    for role in paper.get("packs") or ():
        if role not in extra.get("roles", {}):
            known = ", ".join(extra.get("roles", {}))
            faults.append(Fault(f"unknown role “{role}” in paper.packs", f"use one of {known}, or add it to extra.roles", ("packs:",)))

    settings = Settings(
        languages=languages,
        roles=terms("roles"),
        phases=terms("phases"),
        modalities=terms("modalities"),
        kinds=terms("kinds"),
        round=particulars,
        labels={key: names(value, f"labels.{key}") for key, value in extra.get("labels", {}).items()},
        version=str(edition.get("version", "")),
        date=date,
        items_per_card=int(extra.get("items_per_card", 9)),
        paper=PaperSettings(
            author=names(paper.get("author", {}), "paper.author"),
            fonts=str(paper.get("fonts") or ""),
            text=tuple(paper.get("text") or ()),
            heading=tuple(paper.get("heading") or ()),
            packs=tuple(paper.get("packs") or ()),
            after_cards=tuple(paper.get("after_cards") or ()),
            leave_out=tuple(paper.get("leave_out") or ()),
            sizes={name: (float(size["letters"]), float(size["lines"])) for name, size in paper.get("sizes", {}).items()},
        ),
    )
    return settings, faults


def read_language(code: str, entry: Mapping[str, Any]) -> Language:
    """One entry of extra.languages."""
    fonts = entry.get("fonts", {})
    return Language(
        code,
        entry.get("tag", code),
        entry.get("from"),
        entry.get("opencc"),
        tuple(fonts.get("text", ())),
        tuple(fonts.get("heading", ())),
        str(entry.get("allow", "")),
    )
