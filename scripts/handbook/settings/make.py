"""From the form of mkdocs.yml to the settings that everything else reads."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from handbook.settings.file import ConfigFile, Place
from handbook.settings.form import near
from handbook.settings.languages import PLACE, read_languages
from handbook.settings.modalities import read_modalities
from handbook.settings.model import Language, PaperSettings, Particular, Settings, Term, Words
from handbook.settings.names import Namer, namer
from handbook.settings.schema import Extra
from handbook.settings.text_checks import read_checks


def make_settings(extra: Extra, file: ConfigFile, agreed: bool) -> Settings:
    """The settings, as far as the form is sound; what is wrong is noted in the file.

    agreed: whether it is known which languages there are; otherwise no name is missed in any.
    """
    languages = read_languages(extra, file)
    complete = agreed and file.is_whole(PLACE)
    names = namer(languages, file, complete)

    def terms(key: str) -> dict[str, Term]:
        found: dict[str, Term] = {}
        given: Mapping[str, Any] = getattr(extra, key)
        for id_, entry in given.items():
            at: Place = ("extra", key, id_)
            note, starts = (getattr(entry, part, None) for part in ("note", "starts"))
            name, more = names(entry.name, (*at, "name")), names(note, (*at, "note"))
            found[id_] = Term(id_, name, more, starts or "")
        return found

    return Settings(
        languages=languages,
        roles=terms("roles"),
        phases=terms("phases"),
        modalities=read_modalities(extra, languages, file, names, complete),
        kinds=terms("kinds"),
        round_id=extra.round_id,
        round=read_round(extra, names),
        labels={},
        version=extra.edition.version if extra.edition else "",
        date=extra.edition.date if extra.edition else datetime.date(1980, 1, 1),
        items_per_card=extra.items_per_card,
        paper=read_paper(extra, names),
        synonyms=read_synonyms(extra, languages, file),
        checks=read_checks(extra, names),
    )


def read_round(extra: Extra, names: Namer) -> tuple[Particular, ...]:
    """This round's particulars."""
    return tuple(
        Particular(
            id_,
            names(entry.label, ("extra", "round", id_, "label")),
            names(entry.value, ("extra", "round", id_, "value")) or None,
            entry.head,
        )
        for id_, entry in extra.round.items()
    )


def read_synonyms(extra: Extra, languages: Mapping[str, Language], file: ConfigFile) -> dict[str, Words]:
    """What people type, with the handbook's words for it. Those of a language that is not built do no harm beside
    others.
    """
    for code in extra.synonyms if not languages.keys() & extra.synonyms.keys() and file.is_whole(PLACE) else ():
        what = f"synonyms are for “{code}”, which is no language of extra.languages"
        file.blame(("extra", "synonyms", code), what, near(code, languages))
    return {code: {typed: tuple(words) for typed, words in rows.items()} for code, rows in extra.synonyms.items()}


def read_paper(extra: Extra, names: Namer) -> PaperSettings:
    """The papers' part; an empty one where there is none."""
    paper = extra.paper
    if paper is None:
        return PaperSettings({}, "", (), (), (), (), (), {})
    return PaperSettings(
        author=names(paper.author, ("extra", "paper", "author")),
        fonts=paper.fonts or "",
        text=tuple(paper.text),
        heading=tuple(paper.heading),
        packs=tuple(paper.packs),
        handbook=tuple(paper.handbook),
        after_cards=tuple(paper.after_cards),
        leave_out=tuple(paper.leave_out),
        overview=tuple(paper.overview),
        sheets=paper.sheets,
        contacts=tuple(paper.contacts),
        steps={role: tuple(sections) for role, sections in paper.steps.items()},
        sizes={name: (size.letters, size.lines) for name, size in paper.sizes.items()},
        least={name: size.least or 0 for name, size in paper.sizes.items()},
    )
