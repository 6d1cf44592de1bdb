"""Characters that no page, paper or Word file can hold: control characters, half surrogate pairs, non-characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from handbook.problem import Problem
from handbook.tree import elements

# What XML, and so Word, has no place for; tabulators and line ends are blanks. U+FFFD is what a parser puts for them.
BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff]")
_REMEDY = "take it out, or type what was meant"


def name(character: str) -> str:
    """A character as U+000B."""
    return f"U+{ord(character):04X}"


def _around(text: str, place: int) -> str:
    """The words around a place, without what can't be shown."""
    return " ".join(BAD.sub("", f"{text[max(place - 8, 0) : place]}{text[place : place + 9]}").split())


def check_source(text: str) -> Iterator[Problem]:
    """A problem, with its line, for each such character that stands in a page's text."""
    for match in BAD.finditer(text):
        what = f"the character {name(match[0])} stands at “{_around(text, match.start())}”"
        yield Problem(what, _REMEDY, line=text.count("\n", 0, match.start()) + 1)


def take_out(tree: HtmlElement, source: str) -> list[Problem]:
    """Take such characters out of a rendered page, which could not be worked on with them.

    A problem for each that the page writes as an entity (`&#11;`). source: its Markdown, where check_source finds the
    rest.
    """
    problems = []
    for node in elements(tree):
        attributes = [(value, key) for key, value in node.attrib.items()]
        places = [(node.text, "text"), (node.tail, "tail"), *attributes]
        for text, place in places:
            match = BAD.search(str(text or ""))
            if match is None:
                continue
            if match[0] not in source:
                words = str(text)[: match.start()].rpartition("\n")[2]
                what = f"an entity stands for {name(match[0])} after “{words[-16:]}”"
                problems.append(Problem(what, _REMEDY, (f"{words[-16:]}&#", f"{words[-1:]}&#", "&#")))
            clean = BAD.sub("", str(text))
            if place in ("text", "tail"):
                setattr(node, place, clean)
            else:
                node.set(place, clean)
    return problems


def check_values(value: Any, where: str = "") -> Iterator[Problem]:
    """Such characters in a configuration: texts, lists and tables of them. where: the path of the value in it."""
    if isinstance(value, str):
        if match := BAD.search(value):
            key = where.rpartition(".")[2]
            needles = (value[: match.start()] or f"{key}:", f"{key}:")
            yield Problem(f"{where} holds the character {name(match[0])}", _REMEDY, needles)
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from check_values(str(key), f"{where}.{key}" if where else str(key))
            yield from check_values(entry, f"{where}.{BAD.sub('', str(key))}" if where else str(key))
    elif isinstance(value, (list, tuple)):
        for entry in value:
            yield from check_values(entry, where)
