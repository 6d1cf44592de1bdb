"""Names in every language: given, converted, or missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from handbook.chinese import derive, foreign
from handbook.settings.file import ConfigFile, Place, shown
from handbook.settings.form import near
from handbook.settings.model import Language, Names
from handbook.settings.schema import EVERY

Namer = Callable[[Mapping[str, str] | None, Place], Names]
_CODE, _NONE = re.compile("[a-z]{2,3}(?:-[A-Za-z0-9]+)*"), re.compile("(?!)")


def namer(
    languages: Mapping[str, Language], file: ConfigFile, complete: bool, wanted: Collection[str] | None = None
) -> Namer:
    """A function from what is given for a name to the name in every language; what is wrong with it is noted.

    complete: whether these are known to be all languages; wanted: those that need a name, None for all.
    """

    def names(given: Mapping[str, str] | None, place: Place) -> Names:
        if given is None:
            return {}
        needed = {code: one for code, one in languages.items() if wanted is None or code in wanted}
        named = all(code in given or language.source in given or EVERY in given for code, language in needed.items())
        spare = _CODE if named else _NONE  # a name kept for a language that is not built does no harm
        unknown = (
            [code for code in given if code not in (*languages, EVERY) and not spare.fullmatch(code)]
            if complete
            else []
        )
        for code in unknown:
            what = f"{shown(place)} has “{code}”, which is no language of extra.languages"
            file.blame((*place, code), what, near(code, languages))
        needs = complete and not unknown and place not in file.incomplete
        result = {}
        for code, language in needed.items():
            text = given.get(code, given.get(EVERY))
            source = given.get(language.source or "", given.get(EVERY))
            if language.opencc and source is not None and code not in given:
                result[code] = derive(source, language.opencc)
            elif text is not None:
                result[code] = text
                if EVERY in given and place[-1] != "value" and foreign(text, language.tag):
                    what = f"{shown(place)} is Chinese, and {code} has nothing else"
                    file.blame(place, what, f"write `{place[-1]}: {{{next(iter(languages))}: {text}, {code}: …}}`")
            elif needs and not language.source and file.is_whole((*place, code)):
                file.blame((*place, code), f"{shown(place)} has nothing in {code}", f"add `{code}: …` to it")
        return result

    return names
