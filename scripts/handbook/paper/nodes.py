"""Nodes: what a paper is made of, as plain data that overrides/paper.typ draws from.

A node is a text or a dict with its kind under "t"; the template has a branch for every kind that reader.py and
contents.py make.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from handbook.card import Picture
from handbook.scripts import HAN

Node = dict[str, Any]
Inline = str | Node

_MARKS = re.compile("[、，。：；！？”’）》」』]+")
_HOLDS_NODES = (dict, list, tuple)
_HOLDS_TEXT = (str, *_HOLDS_NODES)
# Under which keys a node has what is printed, the last first.
_PRINTED = (
    *("sources", "details", "pairs", "rows", "items", "head", "c"),
    *("tail", "alt", "strength", "words", "text", "term", "facts", "pause", "title", "label", "number"),
)
_LED_TO = ("list", "quote", "table", "cardref")
_SENTENCES = ("sentence", "pair")
_SHORT = 160  # characters up to which a paragraph is kept with what it leads to
_WHOLE_PAIR = 80  # characters of an original up to which it and its translation are kept on one page
_TAIL = re.compile(rf"[{HAN}][^{HAN}]?[{HAN}][^{HAN}]{{0,3}}$")
_LAST_WORD = re.compile(rf"[{HAN}]{{2}}[^{HAN}\s]{{0,2}}$|(?<=\s)\S{{1,12}}$")
_JOINED = "\u2060"  # no line is broken here


def picture_node(picture: Picture, kind: str) -> Node:
    """kind: image, in a line of text; figure, in a paragraph of its own. contents.py adds its file's name."""
    return {"t": kind, "src": picture.src, "alt": picture.alt, "width": picture.width, "height": picture.height}


def length(nodes: Iterable[Any]) -> int:
    """The number of characters below nodes."""
    return sum(map(len, texts(nodes)))


def texts(value: Any) -> Iterator[str]:
    """Every text that is printed below a node, in order."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting += [child for key in _PRINTED if isinstance(child := one.get(key), _HOLDS_TEXT)]
        elif isinstance(one, list | tuple):
            waiting += one[::-1]


def walk(value: Any) -> Iterator[Node]:
    """Every node below a value, in order."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting += [child for child in reversed(one.values()) if isinstance(child, _HOLDS_NODES)]
        elif isinstance(one, list | tuple):
            waiting += [child for child in reversed(one) if isinstance(child, _HOLDS_NODES)]


def trim(inlines: list[Inline]) -> list[Inline]:
    """Without blanks at the ends, and without empty texts."""
    found = [part for part in inlines if part != ""]
    while found and isinstance(found[0], str) and not found[0].lstrip(" "):
        found.pop(0)
    while found and isinstance(found[-1], str) and not found[-1].rstrip(" "):
        found.pop()
    if found and isinstance(found[0], str):
        found[0] = found[0].lstrip(" ")
    if found and isinstance(found[-1], str):
        found[-1] = found[-1].rstrip(" ")
    return found


def keep_marks(inlines: list[Inline]) -> list[Inline]:
    """Punctuation after a citation or a link kept with it: no line may begin with it."""
    found: list[Inline] = []
    for part in inlines:
        match = _MARKS.match(part) if isinstance(part, str) and found else None
        last = found[-1] if found else ""
        if match and isinstance(last, dict) and last.get("t") == "cite":
            found[-1] = {"t": "keep", "c": [last, match[0]]}
            part = part[match.end() :] if isinstance(part, str) else part
        elif match and isinstance(last, dict) and last.get("t") == "link":
            part = f"{_JOINED}{part}"
        found += [part] if part != "" else []
    return found


def nest(inlines: list[Inline]) -> list[Inline]:
    """Citations that stand between brackets told so: their own brackets are others, `nested`."""
    depth = 0
    for part in inlines:
        if isinstance(part, str):
            opened = sum(part.count(sign) for sign in "（(")
            depth = max(0, depth + opened - sum(part.count(sign) for sign in "）)"))
        else:
            inside = [part, *(child for child in part.get("c", ()) if isinstance(child, dict))]
            for node in inside:
                if node["t"] in ("cite", "link"):
                    node["nested"] = depth > 0
            depth = max(
                0,
                depth
                - sum(child.count(sign) for child in part.get("c", ()) if isinstance(child, str) for sign in "）)"),
            )
    return inlines


def keep_tail(inlines: list[Inline]) -> list[Inline]:
    """A Chinese paragraph's last two characters kept together, so that no character stands alone on the last line."""
    last = inlines[-1] if inlines else None
    match = _TAIL.search(last) if isinstance(last, str) else None
    if not match or not isinstance(last, str):
        return inlines
    return [*inlines[:-1], *filter(None, [last[: match.start()]]), {"t": "keep", "c": [match[0]]}]


def with_tail(link: Node) -> Node:
    """A link whose last word stays on a line with the page that is printed behind it: `tail` of what it is."""
    last = link["c"][-1] if link["c"] else None
    if not isinstance(last, str) or not (match := _LAST_WORD.search(last)):
        return link
    return {**link, "c": [*link["c"][:-1], *filter(None, [last[: match.start()]])], "tail": match[0]}


def leading(nodes: list[Node]) -> list[Node]:
    """Blocks, where a short one is on a page with the list, quotation or card that it leads to: `leads`.

    So is the last sentence but one, so that the last does not begin a page.
    """
    for node, following in pairwise(nodes):
        led = node["t"] in ("para", "plain") and following["t"] in _LED_TO and length(node["c"]) <= _SHORT
        if led or (node["t"] in _SENTENCES and following is nodes[-1] and following["t"] in _SENTENCES):
            node["leads"] = True
    return nodes


def pair(translation: Node, original: Node) -> Node:
    """A translation with its original beside it; a long one may be parted between two pages."""
    return {"t": "pair", "long": length(original["c"]) > _WHOLE_PAIR, "c": [translation, original]}


def paired(nodes: list[Node]) -> list[Node]:
    """Paragraphs of a quotation, each that is followed by its original in another language put beside it."""
    found: list[Node] = []
    for node in nodes:
        foreign = node["t"] == "para" and [part.get("t") for part in node["c"] if isinstance(part, dict)][:1] == [
            "lang"
        ]
        if foreign and found and found[-1]["t"] == "para":
            found.append(pair(found.pop(), {**node, "t": "plain"}))
        else:
            found.append(node)
    return found
