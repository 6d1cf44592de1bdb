"""Footnotes: what Markdown makes of them, made the same in every language, on the screen and on paper.

Markdown writes <sup id="fnref:x"><a class="footnote-ref" href="#fn:x">1</a></sup>, and a <div class="footnote"> with a
list at the end of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from handbook.problem import Problem
from handbook.tree import elements, has_class

_HELD = frozenset("p a strong em b i code del br span sub abbr q cite".split())  # in a footnote
_MARK = re.compile(r"fnref(\d*):(.+)", re.DOTALL)


def note_label(node: HtmlElement) -> str | None:
    """What the author calls a footnote, from its mark in the text as Markdown made it; None for any other element."""
    match = _MARK.fullmatch(node.get("id") or "") if node.tag == "sup" else None
    return match[2] if match else None


def notes_of(tree: HtmlElement) -> dict[str, HtmlElement]:
    """The footnotes of a page as Markdown made it, in order: what the author calls each → its list item."""
    endings = [node for node in elements(tree) if node.tag == "div" and has_class(node, "footnote")]
    items = (item for ending in endings for item in ending.iter("li"))
    return {id_.removeprefix("fn:"): item for item in items if (id_ := item.get("id") or "").startswith("fn:")}


def read_notes(tree: HtmlElement) -> Iterator[Problem]:
    """What is wrong with a page's footnotes.

    Numbers and links back are taken off: they are no words of the text. show/notes.py puts them back when all has
    been read.
    """
    notes = notes_of(tree)
    used = set()
    for mark in elements(tree):
        label = note_label(mark)
        if label in notes:
            used.add(label)
            for link in mark.iter("a"):
                link.text = None
    for label, note in notes.items():
        for link in [link for link in note.iter("a") if has_class(link, "footnote-backref")]:
            _take_off(link)
        if label not in used:
            remedy = f"put [^{label}] where it belongs, or delete it"
            yield Problem(f"the footnote {label} is nowhere in the text", remedy, (f"[^{label}]:",))
        yield from _check_held(label, note)


def _check_held(label: str, note: HtmlElement) -> Iterator[Problem]:
    """What a footnote can't hold."""
    for inner in elements(note):
        if inner.tag not in _HELD:
            what = "another footnote" if note_label(inner) else f"<{inner.tag}>"
            remedy = "a footnote is paragraphs of words: put the rest into the text"
            yield Problem(f"the footnote {label} holds {what}", remedy, (f"[^{label}]:",))


def _take_off(link: HtmlElement) -> None:
    """Remove a link, and the blank before it that kept it on the line."""
    before, parent = link.getprevious(), link.getparent()
    if before is not None:
        before.tail = (before.tail or "").rstrip("\xa0 ")
    else:
        parent.text = (parent.text or "").rstrip("\xa0 ")
    parent.remove(link)
    if parent.tag == "p" and not len(parent) and not parent.text:
        parent.getparent().remove(parent)
