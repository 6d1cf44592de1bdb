"""Markup that Markdown did not take, or that is none here, and that readers would see as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from handbook.check.wording import parts
from handbook.problem import Problem
from handbook.scripts import HAN
from handbook.tree import HEADINGS, collapse

# In the text of a block a piece of code or a picture is this one character.
_HOLE = "\ufffc"
_BLOCKS = frozenset(
    (
        *HEADINGS,
        *"p div section ul ol li dl dt dd table thead tbody tfoot tr th td caption blockquote figure figcaption hr".split(),
    )
)
_DIAGRAMS = ("mermaid", "plantuml", "puml", "dot", "graphviz", "d2")
_LINE = r"(?m)^[ \t]*"


@dataclass(frozen=True)
class Construct:
    """Markup by its look. what: its name, in the plural; instead: what to write; example: one that readers would see."""

    what: str
    pattern: re.Pattern[str]
    instead: str
    example: str


def _construct(what: str, pattern: str, instead: str, example: str) -> Construct:
    return Construct(what, re.compile(pattern), instead, example)


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
_FORGOTTEN = re.compile(r"\[[ xX]?\](?!\()|\{:|\{#")

_RAW_PICTURE = re.compile(r"<img\b", re.IGNORECASE)


def check_leftovers(tree: HtmlElement) -> Iterator[Problem]:
    """What a reader would see of a rendered page that was meant as markup. Code is text, and is left alone."""
    for text in runs(tree):
        if match := _FORGOTTEN.search(text):
            yield Problem(
                f"“{_short(text[match.start() :])}” would be seen by readers as it stands",
                "attributes go on the next line, indented by four blanks; a task begins its line with `- [ ] `",
                _needles(text, match),
            )
        for construct in CONSTRUCTS:
            for match in construct.pattern.finditer(text):
                what = (
                    f"“{_short(match[0])}” would be seen by readers as it stands: {construct.what} are no markup here"
                )
                yield Problem(what, construct.instead, _needles(text, match))
    for code in tree.iter("code"):
        language = (code.get("class") or "").removeprefix("language-")
        if language in _DIAGRAMS:
            what = f"the diagram in ```{language} would be seen by readers as code: diagrams are not drawn here"
            yield Problem(
                what,
                "draw it, save it as SVG, and show that: ![what it shows](file.svg)",
                (f"```{language}", f"``` {language}", f"~~~{language}"),
            )


def check_source(markdown: str) -> Iterator[Problem]:
    """Pictures that an author wrote in HTML: MkDocs mends the addresses of those in Markdown alone, language by language."""
    for part in parts(markdown)[1::2]:
        if _RAW_PICTURE.match(part):
            line = part.split("\n")[0]
            yield Problem(
                f"“{_short(part)}” is a picture in HTML",
                "write ![what it shows](file.png), and a width as {: width=300 }",
                (line,),
            )


def runs(tree: HtmlElement) -> Iterator[str]:
    """The text of each block of a page, as an author wrote it: what Markdown struck out is ~~ ~~ again."""
    found: list[str] = [tree.text or ""]

    def close() -> Iterator[str]:
        text = "".join(found)
        found.clear()
        if text.strip():
            yield text

    def walk(node: HtmlElement) -> Iterator[str]:
        for child in node:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag in _BLOCKS or tag == "pre":
                yield from close()
                if tag != "pre":
                    found.append(child.text or "")
                    yield from walk(child)
                yield from close()
            elif tag in ("code", "img", "input"):
                found.append(_HOLE)
            elif tag == "br":
                found.append("\n")
            elif tag:
                mark = "~~" if tag == "del" and _before_critic(found) else ""
                found.append(mark + (child.text or ""))
                yield from walk(child)
                found.append(mark)
            found.append(child.tail or "")

    yield from walk(tree)
    yield from close()


def _before_critic(parts: list[str]) -> bool:
    """Whether what comes is in {~~ ~~}, of which Markdown takes the inside."""
    return "".join(parts[-2:]).endswith("{")


def _short(text: str) -> str:
    """The beginning of what would be seen, on one line."""
    return collapse(text.strip()[:40].split("\n")[0])


def _needles(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """What to look for in the source: the whole line, then the match, then less and less of it."""
    start, end = text.rfind("\n", 0, match.start() + 1) + 1, text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)].strip()
    found = match[0].strip().split("\n")[0]
    rest = text[match.start() :].strip().split("\n")[0]
    return (*(part.strip() for part in (line, rest) if _HOLE not in part), found, found[:12], found[:4], found[:2])
