"""What is wrong with how a YAML file is written, and what to do: full-width signs, tabs, quotes, indentation."""

from __future__ import annotations

import re

import yaml

Said = tuple[str, str]  # what is wrong, and what to do

_COLON = re.compile(r"\s*([A-Za-z_][\w-]*)：\s*(.*)", re.DOTALL)
_COLON_IN_LINE = re.compile(r"(?:^\s*(?:- )?|[{,]\s*)[\"']?([A-Za-z_][\w-]*)[\"']?：")
_COMMA_IN_LINE = re.compile(r"([，、])\s*[A-Za-z_][\w-]*:(?:\s|$)")
_BRACKET = re.compile("[｛｝［］]")
_QUOTED = re.compile("“[^“”]*”|‘[^‘’]*’|＂[^＂]*＂")
_NARROW = str.maketrans("｛｝［］", "{}[]")


def wide_colon(text: str) -> str:
    """How to write `value：青河县` with a colon that YAML knows, or nothing when the text is not of that form."""
    match = _COLON.fullmatch(text)
    return f"write `{match[1]}: {match[2]}`, with an English colon and a blank" if match else ""


def bad_key(key: str, value: object) -> Said | None:
    """A key, written without quotes, that has a full-width sign where YAML wants its own. value: what belongs to it."""
    if remedy := wide_colon(key):
        return f"has “{key}”, with a full-width colon", remedy
    if key[:1] in ("｛", "［"):
        return f"has “{key}”, with a full-width bracket", f"write {key[0].translate(_NARROW)} in its place"
    if key[:1] in ("“", "‘", "＂"):
        return f"has “{key}”, in Chinese quotation marks", 'write the English ", or none'
    return None


def bad_text(text: str, further: list[str], in_list: bool) -> Said | None:
    """A text, written without quotes, that was meant otherwise. further: its lines after the first; in_list: in […]."""
    if _QUOTED.fullmatch(text):
        remedy = f"write \"{text[1:-1]}\", or '{text}' if they are meant"
        return "is in Chinese quotation marks, which would be printed", remedy
    for line in further:
        if remedy := wide_colon(line):
            return f"runs on with “{line.strip()}”, which has a full-width colon", remedy
    if in_list and "，" in text:
        return f"has “{text}”, with a full-width comma", "write an English comma and a blank, or put the text in quotes"
    return None


def explain(error: yaml.YAMLError, text: str) -> tuple[str, str, int]:
    """A file that is no YAML: what is wrong, what to do, and the line."""
    lines = text.splitlines()
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return f"the character U+{int(error.character):04X} can't stand in YAML", "delete it: it may not be seen", line
    problem, context = str(getattr(error, "problem", "")), str(getattr(error, "context", ""))
    marks = [getattr(error, name, None) for name in ("context_mark", "problem_mark")]
    numbers = [min(mark.line, len(lines) - 1) for mark in marks if mark is not None] or [0]
    at = numbers[-1]
    if "'\\t'" in problem:
        others = [str(number + 1) for number, line in enumerate(lines) if re.match(r" *\t", line) and number != at]
        also = f", and on line{'s' if len(others) > 1 else ''} {', '.join(others)}" if others else ""
        return "a tab stands where YAML takes only blanks", f"put blanks in its place{also}", at + 1
    before = max((number for number in range(at) if lines[number].strip()), default=at)
    for number in dict.fromkeys([*numbers, before]):
        if fault := _wide_sign(lines[number]):
            return *fault, number + 1
    if "quoted scalar" in context:
        return "the quotation mark here is not closed", "close it on the same line", numbers[0] + 1
    if "undefined alias" in problem:
        what = f"YAML takes *{problem.split(chr(39))[1]} as a reference to something"
        return what, 'put the text in quotes: "*…"', at + 1
    if "mapping values" in problem or "could not find expected ':'" in problem:
        where = numbers[0] if "could not" in problem else at
        remedy = "write a colon and a blank after each key, the keys of a group exactly below one another, and quotes "
        remedy += "around a text that has “: ” in it"
        return f"YAML can't read “{lines[where].strip()[:40]}” here", remedy, where + 1
    if "flow mapping" in context or "flow sequence" in context:
        remedy = "look for a missing comma, colon or bracket"
        return "the bracket opened here is not closed as YAML expects", remedy, numbers[0] + 1
    if "another document" in problem:
        return "a second document begins here (---)", "keep everything in one", at + 1
    if "cannot start any token" in problem:
        return f"a text can't begin with {problem.split(chr(39))[1]} in YAML", "put it in quotes", at + 1
    remedy = "compare it with the lines around: the same indentation in a group, `key: value`, matching quotes"
    return f"YAML can't read “{(lines or [''])[at].strip()[:40]}” here", remedy, at + 1


def _wide_sign(line: str) -> Said | None:
    """A full-width sign in the structure of a line that YAML can't read."""
    if match := _COLON_IN_LINE.search(line):
        return f"“{match[1]}：” has a full-width colon", f"write `{match[1]}: `, with an English colon and a blank"
    if match := _COMMA_IN_LINE.search(line):
        what = f"“{match[0][1:].strip()}” comes after the full-width comma “{match[1]}”"
        return what, "write an English comma and a blank"
    if match := _BRACKET.search(line):
        return f"“{match[0]}” is a full-width bracket", f"write {match[0].translate(_NARROW)} in its place"
    return None
