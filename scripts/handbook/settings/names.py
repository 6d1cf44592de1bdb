"""From the form of mkdocs.yml to the settings that everything else reads: names in every language."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

import opencc

from handbook.chinese import derive, foreign
from handbook.settings.file import ConfigFile, Place, shown
from handbook.settings.form import near
from handbook.settings.model import Language, Names, PaperSettings, Particular, Settings, Term
from handbook.settings.schema import EVERY, Extra

_CODE, _NONE = re.compile("[a-z]{2,3}(?:-[A-Za-z0-9]+)*"), re.compile("(?!)")
Namer = Callable[[Mapping[str, str] | None, Place], Names]
_CONVERSIONS = sorted(name.removesuffix(".json") for name in opencc.CONFIGS)
_LANGUAGES = ("extra", "languages")


def make_settings(extra: Extra, file: ConfigFile, agreed: bool) -> Settings:
    """The settings, as far as the form is sound; what is wrong is noted in the file.

    agreed: whether it is known which languages there are; otherwise no name is missed in any.
    """
    languages = read_languages(extra, file)
    names = namer(languages, file, agreed and file.is_whole(_LANGUAGES))

    def terms(key: str) -> dict[str, Term]:
        found: dict[str, Term] = {}
        given: Mapping[str, Any] = getattr(extra, key)
        for id_, entry in given.items():
            at: Place = ("extra", key, id_)
            note, sign, starts = (getattr(entry, part, None) for part in ("note", "sign", "starts"))
            name, more = names(entry.name, (*at, "name")), names(note, (*at, "note"))
            found[id_] = Term(id_, name, more, sign or "", starts or "")
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
    """The languages. One whose derivation is wrong counts as written, and the mistake is noted."""
    whole = file.is_whole(_LANGUAGES)
    found = {}
    for code, entry in extra.languages.items():
        sound = check_derivation(code, extra, file) if whole else False
        found[code] = Language(
            code,
            entry.tag,
            entry.source if sound else None,
            entry.opencc if sound else None,
            tuple(entry.fonts.text),
            tuple(entry.fonts.heading),
            entry.allow,
        )
    return found


def check_derivation(code: str, extra: Extra, file: ConfigFile) -> bool:
    """Whether a language is derived from another in a way that works; what is wrong with it is noted."""
    at: Place = (*_LANGUAGES, code)
    entry, count = extra.languages[code], len(file.mistakes)
    written = [other for other, one in extra.languages.items() if one.source is None]
    conversion = (entry.opencc or "").removesuffix(".json")
    if entry.source is None and entry.opencc is None:
        return False
    if entry.source is None:
        remedy = "add `from: …`, the language to derive it from"
        file.blame((*at, "from"), f"{shown(at)} has a conversion, and nothing to convert", remedy)
    elif entry.source not in written:
        what = f"{shown(at)} is derived from “{entry.source}”, which is no written language"
        file.blame((*at, "from"), what, near(entry.source, written))
    if entry.opencc is None:
        remedy = "add `opencc: s2tw`, the conversion to use"
        file.blame((*at, "opencc"), f"{shown(at)} is derived and does not say how", remedy)
    elif conversion not in _CONVERSIONS:
        what = f"{shown(at)} has the conversion “{entry.opencc}”, which OpenCC does not know"
        file.blame((*at, "opencc"), what, near(conversion, _CONVERSIONS))
    if code == next(iter(extra.languages)):
        file.blame(at, f"{shown(at)} comes first and is derived", "put the language that it is derived from first")
    return len(file.mistakes) == count


def namer(languages: Mapping[str, Language], file: ConfigFile, complete: bool) -> Namer:
    """A function from what is given for a name to the name in every language; what is wrong with it is noted.

    complete: whether these are known to be all languages.
    """

    def names(given: Mapping[str, str] | None, place: Place) -> Names:
        if given is None:
            return {}
        named = all(code in given or language.source in given or EVERY in given for code, language in languages.items())
        spare = _CODE if named else _NONE  # a name kept for a language that is not built does no harm
        unknown = [code for code in given if code not in (*languages, EVERY) and not spare.fullmatch(code)] if complete else []
        for code in unknown:
            what = f"{shown(place)} has “{code}”, which is no language of extra.languages"
            file.blame((*place, code), what, near(code, languages))
        result = {}
        for code, language in languages.items():
            text = given.get(code, given.get(EVERY))
            source = given.get(language.source or "", given.get(EVERY))
            if language.opencc and source is not None and code not in given:
                result[code] = derive(source, language.opencc)
            elif text is not None:
                result[code] = text
                if EVERY in given and place[-1] != "value" and foreign(text, language.tag):
                    what = f"{shown(place)} is Chinese, and {code} has nothing else"
                    file.blame(place, what, f"write `{place[-1]}: {{{next(iter(languages))}: {text}, {code}: …}}`")
            elif complete and not language.source and not unknown and place not in file.incomplete:
                file.blame((*place, code), f"{shown(place)} has nothing in {code}", f"add `{code}: …` to it")
        return result

    return names
