"""From the form of mkdocs.yml to the settings that everything else reads: names in every language."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

import opencc
from chinese import derive
from config_file import ConfigFile, Place, shown
from config_form import near
from config_schema import EVERY, Extra
from settings import Language, Names, PaperSettings, Particular, Settings, Term

Namer = Callable[[Mapping[str, str] | None, Place], Names]
_CONVERSIONS = sorted(name.removesuffix(".json") for name in opencc.CONFIGS)
_LANGUAGES = ("extra", "languages")


def make_settings(extra: Extra, file: ConfigFile, locales: Collection[str]) -> Settings:
    """The settings, as far as the form is sound; what is wrong is noted in the file.

    locales: the languages of plugins.i18n: a name in one of them is not a misspelt one.
    """
    languages = read_languages(extra, file)
    names = namer(languages, file, locales)

    def terms(key: str) -> dict[str, Term]:
        found: dict[str, Term] = {}
        given: Mapping[str, Any] = getattr(extra, key)
        for id_, entry in given.items():
            at: Place = ("extra", key, id_)
            note, sign, starts = (getattr(entry, part, None) for part in ("note", "sign", "starts"))
            found[id_] = Term(id_, names(entry.name, (*at, "name")), names(note, (*at, "note")), sign or "", starts or "")
        return found

    def particulars() -> tuple[Particular, ...]:
        return tuple(
            Particular(
                id_,
                names(entry.label, ("extra", "round", id_, "label")),
                names(entry.value, ("extra", "round", id_, "value")) or None,
                entry.head,
            )
            for id_, entry in extra.round.items()
        )

    return Settings(
        languages=languages,
        roles=terms("roles"),
        phases=terms("phases"),
        modalities=terms("modalities"),
        kinds=terms("kinds"),
        round=particulars(),
        labels={key: names(value, ("extra", "labels", key)) for key, value in extra.labels.items()},
        version=extra.edition.version if extra.edition else "",
        date=extra.edition.date if extra.edition else datetime.date(1980, 1, 1),
        items_per_card=extra.items_per_card,
        paper=read_paper(extra, names),
    )


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
        after_cards=tuple(paper.after_cards),
        leave_out=tuple(paper.leave_out),
        sizes={name: (size.letters, size.lines) for name, size in paper.sizes.items()},
    )


def read_languages(extra: Extra, file: ConfigFile) -> dict[str, Language]:
    """The languages; a derived one whose original or conversion is wrong counts as written, and the mistake is noted."""
    found = {}
    for code, entry in extra.languages.items():
        at = (*_LANGUAGES, code)
        source, conversion = entry.source, (entry.opencc or "").removesuffix(".json") or None
        written = [other for other, one in extra.languages.items() if one.source is None]
        if source is not None and source not in written:
            file.blame((*at, "from"), f"{shown(at)} is derived from “{source}”, which is no written language", near(source, written))
            source = None
        if conversion is not None and conversion not in _CONVERSIONS:
            file.blame((*at, "opencc"), f"{shown(at)} has the conversion “{conversion}”, which OpenCC does not know", near(conversion, _CONVERSIONS))
            conversion = None
        if entry.source and not entry.opencc:
            file.blame((*at, "opencc"), f"{shown(at)} is derived and does not say how", "add `opencc: s2tw`, the conversion to use")
        if entry.opencc and not entry.source:
            file.blame((*at, "from"), f"{shown(at)} has a conversion, and nothing to convert", "add `from: …`, the language to derive it from")
        derived = bool(source and conversion)
        found[code] = Language(
            code,
            entry.tag,
            source if derived else None,
            conversion if derived else None,
            tuple(entry.fonts.text),
            tuple(entry.fonts.heading),
            entry.allow,
        )
    first = next(iter(extra.languages), None)
    if first and extra.languages[first].source:
        file.blame((*_LANGUAGES, first), f"{shown((*_LANGUAGES, first))} comes first and is derived", "put the language that it is derived from first")
    return found


def namer(languages: Mapping[str, Language], file: ConfigFile, locales: Collection[str]) -> Namer:
    """A function from what is given for a name to the name in every language; what is missing is noted."""

    def names(given: Mapping[str, str] | None, place: Place) -> Names:
        if given is None:
            return {}
        known = [*dict.fromkeys([*languages, *locales])]
        unknown = [code for code in given if code not in known and code != EVERY]
        for code in unknown if file.is_whole(_LANGUAGES) else ():
            file.blame((*place, code), f"{shown(place)} has “{code}”, which is no language of extra.languages", near(code, known))
        result = {}
        for code, language in languages.items():
            text = given.get(code, given.get(EVERY))
            source = given.get(language.source or "", given.get(EVERY))
            if language.opencc and source is not None and code not in given:
                result[code] = derive(source, language.opencc)
            elif text is not None:
                result[code] = text
            elif not language.source and not unknown and place not in file.incomplete and file.is_whole(_LANGUAGES):
                file.blame((*place, code), f"{shown(place)} has nothing in {code}", f"add `{code}: …` to it")
        return result

    return names


def font_folder(extra: Extra, root: Path) -> Path | None:
    """The office's own folder of fonts, or None. root: the folder of mkdocs.yml."""
    return root / extra.paper.fonts if extra.paper and extra.paper.fonts else None
