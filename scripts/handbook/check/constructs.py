"""Markup of other tools and extensions, by its look: here it is none, and readers would see it as it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbook.scripts import HAN

_LINE = r"(?m)^[ \t]*"


@dataclass(frozen=True)
class Construct:
    """Markup by its look. what: its name, in the plural; instead: what to write; example: one that is seen."""

    what: str
    pattern: re.Pattern[str]
    instead: str
    example: str


def _construct(what: str, pattern: str, instead: str, example: str) -> Construct:
    return Construct(what, re.compile(pattern), instead, example)


# What every one of them has somewhere: most texts have nothing of it, and are not looked through for each.
SUSPECT = re.compile(r"[\[{^~$`]|==|\?\?\?|!!!|:[a-z0-9_+:-]|8<|\+\+")
# Each looks for both ends, or for a line's beginning: “5~10天”, “$5”, “10:30”, “a == b” and “C++” are plain text.
CONSTRUCTS = (
    _construct("footnotes without a text", r"\[\^[^\]\s]+\]", "write `[^1]: …` in a paragraph of its own", "甲[^1]乙"),
    _construct("tabs", _LINE + r"={3}[+!]*[ \t]+[\"“].*", "give each part a heading", '=== "甲"'),
    _construct(
        "folded boxes",
        _LINE + r"\?{3}\+?[ \t]*[a-z][\w-]*(?:[ \t].*)?$",
        'write `!!! note "…"`: paper can’t unfold',
        '??? note "甲"',
    ),
    _construct(
        "boxes written in another way",
        _LINE + r"!{3}.*",
        'write `!!! note "…"` with straight quotes, then its text indented by four',
        "!!! note “甲”",
    ),
    _construct("containers", _LINE + r":{3,}[ \t]*[a-z{].*", 'write `!!! note "…"`', "::: note"),
    _construct("GitHub’s boxes", r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", 'write `!!! note "…"`', "[!NOTE] 甲"),
    _construct(
        "edits to be judged (critic marks)",
        r"\{(?:\+\+|--|==|>>|~~).*?(?:\}|$)",
        "write the text as it is to be",
        "甲{++乙++}丙",
    ),
    _construct(
        "struck-out words with blanks at their ends", r"~~[^~\n]+~~", "write ~~…~~ without blanks inside", "甲 ~~ 乙 ~~"
    ),
    _construct("marked words", r"(?<![A-Za-z0-9=])==(?![\s=])[^=\n]*(?<![\s=])==(?!=)", "write **…**", "甲==乙==丙"),
    _construct("inserted words", r"\^\^(?![\s^])[^^\n]*(?<!\s)\^\^", "write them plain", "甲^^乙^^"),
    _construct(
        "superscripts", r"(?<=[A-Za-z0-9" + HAN + r")])\^[0-9A-Za-z+-]+\^", "write the character, such as ²", "x^2^"
    ),
    _construct(
        "subscripts",
        r"(?<=[A-Za-z" + HAN + r")])~[0-9A-Za-z+-]{1,4}~(?![0-9~])",
        "write the character, such as ₂",
        "H~2~O",
    ),
    _construct(
        "emoji by name",
        r"(?<![A-Za-z0-9:/]):(?=[0-9_+-]*[a-z])[a-z0-9_+-]{2,}:(?![A-Za-z0-9:/])",
        "write it in words",
        "甲:smile:乙",
    ),
    _construct("formulas", r"\$\$[^$]+\$\$", "write it in words, or show a picture of it", "$$x$$"),
    _construct(
        "formulas",
        rf"(?<![A-Za-z0-9$\\])\$(?=[A-Za-z\\({{]|\d+[A-Za-z^_+=])[^$\n{HAN}，。；：、]*(?<!\s)\$(?![A-Za-z0-9$])",
        "write it in words, or show a picture of it",
        "甲$E=mc^2$乙",
    ),
    _construct(
        "wiki links", r"!?\[\[[^\[\]\n]+\]\]", "write [words](page.md), or ![what it shows](file.png)", "![[甲.png]]"
    ),
    _construct("pieces of other files", r"-+8<-+.*", "write the text here", '--8<-- "a.md"'),
    _construct("abbreviations", _LINE + r"\*\[[^\]\n]+\]:.*", "write the words out", "*[HTML]: 甲"),
    _construct(
        "keys",
        r"(?<![A-Za-z0-9+])\+\+[a-z\"][a-z0-9+\"-]*\+\+(?![A-Za-z0-9+])",
        "write <kbd>Ctrl</kbd>",
        "按++ctrl+c++键",
    ),
    _construct("lists of contents", r"(?i)\[TOC\]", "take it off: a page has its contents at the side", "[TOC]"),
    _construct(
        "fences that are not closed",
        _LINE + r"(?:```|~~~)[\w-]*[ \t]*$",
        "close it by a line of the same three characters",
        "```python",
    ),
)
