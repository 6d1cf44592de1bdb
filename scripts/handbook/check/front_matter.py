"""What stands at the head of a page, between two lines of `---`: known keys with values of the right kind."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from handbook.characters import BAD
from handbook.problem import Problem

FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where it can be
_METADATA = re.compile(r" {0,3}[A-Za-z0-9_-]+:")  # MkDocs reads such a first line as MultiMarkdown does


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value.splitlines()) == 1 and not BAD.search(value)


def _is_reasons(value: Any) -> bool:
    return isinstance(value, dict) and all(_is_line(key) and _is_line(reason) for key, reason in value.items())


def _is_search(value: Any) -> bool:
    kinds: dict[str, type | tuple[type, ...]] = {"exclude": bool, "boost": (int, float)}
    return isinstance(value, dict) and all(
        key in kinds and isinstance(entry, kinds[key]) for key, entry in value.items()
    )


# Key → whether a value is of the right kind, and how to write it.
KEYS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "title": (_is_line, "`title: one line of text`"),
    "description": (_is_line, "`description: one line of text`"),
    "template": (lambda value: value == "home.html", "`template: home.html`, the only one there is"),
    "hide": (
        lambda value: isinstance(value, list) and set(map(str, value)) <= {"navigation", "toc", "footer"},
        "`hide: [navigation, toc]`",
    ),
    "search": (_is_search, "`search: {exclude: true}` or `search: {boost: 2}`"),
    "terms": (_is_reasons, "`terms: {term: why it is said otherwise}`"),
    "silence": (_is_reasons, "`silence: {words of the page: why there is nothing to fill in}`"),
    "counts": (_is_reasons, "`counts: {3 cards: what it counts}`"),
    "translation_of": (lambda value: isinstance(value, (str, int, float)), "leave it to `check.py --reviewed`"),
}


def check_front_matter(text: str) -> Iterator[Problem]:
    """Problems, with their lines, of the head of a page's text; nothing when it has none."""
    text = text.removeprefix("\ufeff")
    front = FRONT.match(text)
    if front is None:
        if re.match(r"---[ \t]*\r?\n[ \t]*[\w-]+[ \t]*:", text):
            yield Problem("the front matter has no end", "close it with a line of ---", line=1)
        elif match := _METADATA.match(text):
            what = f"“{match[0]}” would be taken for front matter, and not be shown"
            yield Problem(what, "begin the page with its title", line=1)
        return
    remedy = "write `key: value` on lines of its own"
    try:
        node, values = yaml.compose(front[1], yaml.SafeLoader), yaml.safe_load(front[1])
    except (yaml.YAMLError, ValueError) as error:
        mark, said = getattr(error, "problem_mark", None), getattr(error, "problem", None) or str(error)
        yield Problem(f"the front matter can’t be read: {said}", remedy, line=(mark.line if mark else 0) + 2)
        return
    if isinstance(node, yaml.MappingNode):
        yield from _check_keys(node, values)
    elif node is not None:
        yield Problem("the front matter is no list of keys", remedy, line=2)


def _check_keys(node: yaml.MappingNode, values: dict[str, Any]) -> Iterator[Problem]:
    """Keys that nothing reads, that are there twice, or whose values are of another kind."""
    seen: set[str] = set()
    for key, _ in node.value:
        name, line = str(key.value), key.start_mark.line + 2
        if name in seen:
            yield Problem(f"“{name}” is in the front matter twice", "keep one", line=line)
        elif name not in KEYS:
            near = difflib.get_close_matches(name, KEYS, 1)
            remedy = f"use {near[0]}" if near else f"use one of {', '.join(KEYS)}"
            yield Problem(f"the front matter has “{name}”, which nothing reads", remedy, line=line)
        elif not KEYS[name][0](values[name]):
            what = f"“{name}” in the front matter is {str(values[name])[:40]!r}"
            yield Problem(what, f"write it as {KEYS[name][1]}", line=line)
        seen.add(name)


def reasons(path: Path, key: str) -> dict[str, str]:
    """The exceptions that a page's front matter has under a key, with their reasons; none where it can't be read."""
    front = FRONT.match(path.read_text(encoding="utf-8-sig"))
    try:
        meta = yaml.load(front[1], _LOADER) if front else None
    except (yaml.YAMLError, ValueError):
        return {}
    found = meta.get(key) if isinstance(meta, dict) else None
    return {str(words): str(reason) for words, reason in found.items()} if isinstance(found, dict) else {}
