"""The languages of mkdocs.yml, written and derived."""

from __future__ import annotations

import opencc

from handbook.chinese import Conversion
from handbook.settings.file import ConfigFile, Place, shown
from handbook.settings.form import near
from handbook.settings.model import Language
from handbook.settings.schema import Extra

PLACE: Place = ("extra", "languages")
_CONVERSIONS = sorted(name.removesuffix(".json") for name in opencc.CONFIGS)


def read_languages(extra: Extra, file: ConfigFile) -> dict[str, Language]:
    """The languages. One whose derivation is wrong counts as written, and the mistake is noted."""
    whole = file.is_whole(PLACE)
    found = {}
    for code, entry in extra.languages.items():
        sound = check_derivation(code, extra, file) if whole else False
        found[code] = Language(
            code,
            entry.tag,
            entry.source if sound else None,
            conversion_of(code, extra) if sound else None,
            tuple(entry.fonts.text),
            tuple(entry.fonts.heading),
            entry.allow,
        )
    return found


def conversion_of(code: str, extra: Extra) -> Conversion | None:
    """How a language is derived; None when it is not."""
    entry = extra.languages[code]
    if entry.opencc is None or entry.source is None:
        return None
    corrections = tuple(entry.corrections.items())
    return Conversion(entry.opencc, corrections, extra.languages[entry.source].tag, entry.tag)


def check_derivation(code: str, extra: Extra, file: ConfigFile) -> bool:
    """Whether a language is derived from another in a way that works; what is wrong with it is noted."""
    at: Place = (*PLACE, code)
    entry, count = extra.languages[code], len(file.mistakes)
    written = [other for other, one in extra.languages.items() if one.source is None]
    conversion = (entry.opencc or "").removesuffix(".json")
    if entry.source is None and entry.opencc is None:
        if entry.corrections:
            remedy = "take them off: its own pages say what is right"
            file.blame((*at, "corrections"), f"{shown(at)} has corrections, and is not derived", remedy)
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
