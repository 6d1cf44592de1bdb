"""Markup that Markdown did not take, or that is none here, and that readers would see as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from handbook.check.constructs import CONSTRUCTS, SUSPECT
from handbook.check.wording import parts
from handbook.numbers import NUMBER, sentence_id
from handbook.problem import Problem
from handbook.tree import HEADINGS, collapse

# In the text of a block a piece of code or a picture is this one character.
_HOLE = "\ufffc"
_BLOCKS = frozenset(
    (
        *HEADINGS,
        *"p div section ul ol li dl dt dd table thead tbody tfoot tr th td caption".split(),
        *"blockquote figure figcaption hr".split(),
    )
)
_DIAGRAMS = ("mermaid", "plantuml", "puml", "dot", "graphviz", "d2")


_FORGOTTEN = re.compile(r"\[[ xX]?\](?!\()|\{:|\{#")

_DEFINED = re.compile(rf"(?m)^ {{0,3}}\[({NUMBER})\]:[ \t]*\n?[ \t]*<?([^\s>]*)")
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
        for construct in CONSTRUCTS if SUSPECT.search(text) else ():
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
    """Citations that Markdown takes for definitions, and pictures that an author wrote in HTML.

    MkDocs mends the addresses of those in Markdown alone, language by language.
    """
    for match in _DEFINED.finditer(markdown):
        if not match[2].endswith(f"#{sentence_id(match[1])}"):
            what = f"“[{match[1]}]: {match[2][:20]}” begins a line: it is an address there, and no reader sees it"
            yield Problem(what, "begin the line with a word, or put the colon inside the sentence", (f"[{match[1]}]:",))
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
