"""What differs from script to script: letters, direction, punctuation, blanks between words, what is foreign to a text.

A language has the script that its tag in mkdocs.yml says (kk-Arab), or the one that it is usually written in (ja).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from babel.core import get_global

HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KANA = r"\u3041-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
# Kinds of letters, as the inside of a regular expression's brackets.
_LETTERS: Mapping[str, str] = {
    "Han": HAN,
    "Kana": KANA,
    "Hangul": r"\u1100-\u11ff\u3131-\u318e\uac00-\ud7af",
    "Latin": r"A-Za-z\u00c0-\u024f\u1e00-\u1eff",
    "Arabic": r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Cyrillic": r"\u0400-\u052f",
    "Greek": r"\u0370-\u03ff",
    "Hebrew": r"\u0590-\u05ff",
    "Mongolian": r"\u1800-\u18af",
    "Tibetan": r"\u0f00-\u0fff",
    "Thai": r"\u0e00-\u0e7f",
    "Yi": r"\ua000-\ua4cf",
}
# A passage: any of those that a sentence is made of, two letters and more of an alphabet, and two words and more in
# Latin letters: a single one (PDF, Word) is at home in every script.
_PASSAGES = {
    kind: re.compile(
        f"[{letters}]+" if kind in ("Han", "Kana", "Hangul", "Yi") else rf"[{letters}]{{2,}}(?: +[{letters}]+)*"
    )
    for kind, letters in _LETTERS.items()
} | {"Latin": re.compile(r"[A-Za-z][a-z]+(?:[ ,’'-]+[A-Za-z]?[a-z]+)+")}


@dataclass(frozen=True)
class Marks:
    """Punctuation between the parts of a line. join: of a list; quotes: double, then single ones; gap: between facts.

    brackets: around what is said by the way; line: a blank to write on; signature: two of those, with their labels.
    """

    join: str = ", "
    comma: str = ", "
    colon: str = ": "
    semicolon: str = "; "
    quotes: str = "“”‘’"
    gap: str = "   "
    brackets: tuple[str, str] = (" (", ")")
    line: str = "_" * 16
    signature: str = f"{{}}: {'_' * 20}   {{}}: {'_' * 14}"


@dataclass(frozen=True)
class Script:
    """A script by its ISO 15924 code. kinds: its letters, of _LETTERS.

    spaced: blanks stand between words; dense: a letter is as wide as two Latin ones; charset: a set of characters that
    holds all Chinese ones in use in it, "" where that does not matter.
    """

    code: str
    kinds: tuple[str, ...] = ()
    marks: Marks = Marks()
    direction: str = "ltr"
    spaced: bool = True
    dense: bool = False
    charset: str = ""

    @property
    def chinese(self) -> bool:
        """Whether it is one of the two that Chinese is written in."""
        return self.code in ("Hans", "Hant")

    def foreign(self, text: str) -> list[str]:
        """The passages of a text that are in another script."""
        return list(_foreign(self.kinds, text))

    def writes(self, text: str) -> bool:
        """Whether a text has letters of this script."""
        return any(re.search(f"[{_LETTERS[kind]}]", text) for kind in self.kinds)

    def is_other(self, text: str, other: Script) -> bool:
        """Whether a text is in another script rather than in this one, which may have letters in common with it."""
        own = [kind for kind in self.kinds if kind not in other.kinds]
        return other.code != self.code and other.writes(text) and not any(_PASSAGES[kind].search(text) for kind in own)

    def lacks(self, character: str) -> bool:
        """Whether a Chinese character is not in use in this script, as far as its character set tells."""
        return bool(self.charset) and character >= "\u3400" and not _encodes(self.charset, character)

    def said(self, words: Sequence[str], text: str) -> list[str]:
        """Those of some words that a text says: anywhere, or whole words where blanks stand between them.

        `*` in a word is any letters, so that encourag* is encourage and encouraged.
        """
        return [word for word in words if _finder(word, self.spaced).search(text)]


_CHINESE = Marks("、", "，", "：", "；", "“”‘’", "　", ("（", "）"), "＿" * 8, f"{{}}：{'＿' * 10}　　{{}}：{'＿' * 8}")
_TRADITIONAL = replace(_CHINESE, quotes="「」『』")
_ARABIC = Marks("، ", "، ", ": ", "؛ ", "«»‹›")
SCRIPTS: Mapping[str, Script] = {
    script.code: script
    for script in (
        Script("Hans", ("Han",), _CHINESE, spaced=False, dense=True),
        Script("Hant", ("Han",), _TRADITIONAL, spaced=False, dense=True),
        Script("Jpan", ("Han", "Kana"), _TRADITIONAL, spaced=False, dense=True, charset="euc_jis_2004"),
        Script("Kore", ("Hangul",), dense=True),
        Script("Latn", ("Latin",)),
        Script("Cyrl", ("Cyrillic",), Marks(quotes="«»„“")),
        Script("Grek", ("Greek",), Marks(quotes="«»“”")),
        Script("Arab", ("Arabic",), _ARABIC, "rtl"),
        Script("Hebr", ("Hebrew",), direction="rtl"),
        Script("Mong", ("Mongolian",)),
        Script("Tibt", ("Tibetan",), spaced=False),
        Script("Thai", ("Thai",), spaced=False),
        Script("Yiii", ("Yi",), spaced=False, dense=True),
    )
}


@lru_cache(10_000)  # the words of the navigation are on every page
def _foreign(kinds: Sequence[str], text: str) -> tuple[str, ...]:
    """The passages of a text in other letters than those."""
    return tuple(run for kind, runs in _PASSAGES.items() if kind not in kinds for run in runs.findall(text))


@lru_cache(None)
def script_of(tag: str) -> Script:
    """The script of a language tag (BCP 47): the one in it, or the usual one of its language.

    One that has no row in SCRIPTS is a script without letters: passages in any that has are foreign to it.
    """
    language, *more = tag.split("-")
    written = [part.title() for part in more if len(part) == 4 and part.isalpha()]
    usual = get_global("likely_subtags")
    country = [part.upper() for part in more if len(part) in (2, 3)]
    likely = next((usual[key] for key in ("_".join([language, *country]), language) if key in usual), "")
    code = (written or [part for part in likely.split("_") if len(part) == 4] or ["Zyyy"])[0]
    return SCRIPTS.get(code, Script(code))


@lru_cache(None)
def _encodes(charset: str, character: str) -> bool:
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(None)
def _finder(word: str, spaced: bool) -> re.Pattern[str]:
    inside = r"\s+".join(re.escape(part).replace(r"\*", r"\w*") for part in word.split())
    return re.compile(rf"(?<!\w){inside}(?!\w)" if spaced else inside, re.IGNORECASE)
