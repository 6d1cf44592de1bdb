"""The head of a page: what is told of each mistake in it, in full, and what is fine."""

from __future__ import annotations

import pytest
from handbook.check.front_matter import check_front_matter
from handbook.problem import Problem

LINES = "write `key: value` on lines of its own"
KEYS = "title, description, template, hide, search, terms, silence, counts, translation_of"
HOW = {
    "title": "`title: one line of text`",
    "description": "`description: one line of text`",
    "template": "`template: home.html`, the only one there is",
    "hide": "`hide: [navigation, toc]`",
    "search": "`search: {exclude: true}` or `search: {boost: 2}`",
    "terms": "`terms: {term: why it is said otherwise}`",
    "translation_of": "leave it to `check.py --reviewed`",
}


def wrong(key: str, shown: str, line: int = 2) -> list[tuple[int, str, str]]:
    return [(line, f"“{key}” in the front matter is {shown}", f"write it as {HOW[key]}")]


HEADS = {
    "none": ("# 题\n", []),
    "a rule": ("---\n\n# 题\n", []),
    "a list": ("---\n- a\n", []),
    "empty": ("---\n---\n# 题\n", []),
    "only a comment": ("---\n# x\n---\n", []),
    "all is well": ("\ufeff--- \r\ntitle: 甲\r\nhide: [toc, footer]\r\nsearch: {exclude: true, boost: 1.5}\r\nterms: {甲: so}\r\ntranslation_of: 12\r\n---\r\n", []),
    "the end of the file": ("---\ntitle: a\n---", []),
    "no end": ("---\n a-b : x\n", [(1, "the front matter has no end", "close it with a line of ---")]),
    "no end, with blanks": ("--- \t\r\n\ttitle\t: x\n", [(1, "the front matter has no end", "close it with a line of ---")]),
    "metadata": ("  a-B_1: x\n", [(1, "“  a-B_1:” would be taken for front matter, and not be shown", "begin the page with its title")]),
    "no metadata": ("    a: x\n\na: x\n", []),
    "unreadable": ("---\na: b\nc: [\n---\n", [(4, "the front matter can’t be read: expected the node content, but found '<stream end>'", LINES)]),
    "a character that YAML refuses": ("---\na: \x07\n---\n", [(2, "the front matter can’t be read: unacceptable character #x0007: special characters are not allowed\n  in \"<unicode string>\", position 3", LINES)]),
    "no day": ("---\ntitle: 2026-13-40\n---\n", [(2, "the front matter can’t be read: month must be in 1..12", LINES)]),
    "no keys": ("---\n- a\n---\n", [(2, "the front matter is no list of keys", LINES)]),
    "twice": ("---\ntitle: a\ntitle: b\n---\n", [(3, "“title” is in the front matter twice", "keep one")]),
    "misspelt": ("---\nhide: []\ntitel: a\n---\n", [(3, "the front matter has “titel”, which nothing reads", "use title")]),
    "unknown": ("---\nzzz: a\n---\n", [(2, "the front matter has “zzz”, which nothing reads", f"use one of {KEYS}")]),
    "unknown, after a mark of the encoding": ("\ufeff---\nzzz: a\n---\n", [(2, "the front matter has “zzz”, which nothing reads", f"use one of {KEYS}")]),
    "unknown, twice": ("---\nzzz: a\nzzz: b\n---\n", [(2, "the front matter has “zzz”, which nothing reads", f"use one of {KEYS}"), (3, "“zzz” is in the front matter twice", "keep one")]),
    "a title that is a number": ("---\ntitle: 12\n---\n", wrong("title", "'12'")),
    "a title of blanks": ("---\ntitle: ' '\n---\n", wrong("title", "' '")),
    "a description of two lines": ('---\ndescription: "a\\nb"\n---\n', wrong("description", r"'a\nb'")),
    "a long value": (f"---\nhide: {'x' * 50}\n---\n", wrong("hide", repr("x" * 40))),
    "another template": ("---\n\ntemplate: main.html\n---\n", wrong("template", "'main.html'", 3)),
    "something hidden that is not there": ("---\nhide: [toc, x]\n---\n", wrong("hide", repr("['toc', 'x']"))),
    "search with another key": ("---\nsearch: {exclude: true, x: 1}\n---\n", wrong("search", repr("{'exclude': True, 'x': 1}"))),
    "search with a text": ("---\nsearch: {exclude: 'no'}\n---\n", wrong("search", repr("{'exclude': 'no'}"))),
    "search with a text for a number": ("---\nsearch: {boost: x}\n---\n", wrong("search", repr("{'boost': 'x'}"))),
    "search alone": ("---\nsearch: true\n---\n", wrong("search", "'True'")),
    "terms without a reason": ("---\nterms: {甲: }\n---\n", wrong("terms", repr("{'甲': None}"))),
    "terms with a number": ("---\nterms: {1: so}\n---\n", wrong("terms", repr("{1: 'so'}"))),
    "terms alone": ("---\nterms: 甲\n---\n", wrong("terms", "'甲'")),
    "a translation of nothing": ("---\ntranslation_of: []\n---\n", wrong("translation_of", "'[]'")),
}  # fmt: skip


@pytest.mark.parametrize("case", HEADS)
def test_the_head_of_a_page(case: str) -> None:
    text, wanted = HEADS[case]
    assert list(check_front_matter(text)) == [Problem(what, remedy, line=line) for line, what, remedy in wanted]
