"""Footnotes: what Markdown makes of them, made the same in every language, on the screen and on paper.

Markdown writes <sup id="fnref:x"><a class="footnote-ref" href="#fn:x">1</a></sup>, and a <div class="footnote"> with a
list at the end of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import lxml.builder
import lxml.html
from lxml.html import HtmlElement

from handbook.problem import Problem
from handbook.tree import elements, has_class

E = lxml.builder.ElementMaker(makeelement=lxml.html.html_parser.makeelement)
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

    Numbers and links back are taken off: they are no words of the text. number_notes() puts them back when all has been read.
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
        needles = (f"[^{label}]:",)
        if label not in used:
            yield Problem(f"the footnote {label} is nowhere in the text", f"put [^{label}] where it belongs, or delete it", needles)
        for inner in elements(note):
            if inner.tag not in ("p", "a", "strong", "em", "b", "i", "code", "del", "br", "span", "sub", "abbr", "q", "cite"):
                what = "another footnote" if note_label(inner) else f"<{inner.tag}>"
                yield Problem(f"the footnote {label} holds {what}", "a footnote is paragraphs of words: put the rest into the text", needles)


def number_notes(tree: HtmlElement, labels: Mapping[str, Mapping[str, str]], language: str) -> None:
    """Number the footnotes of a page and link them, with ids that are the same in every language.

    They are note-1, note-1-mark, note-1-mark-2 …; labels: the site's few words, by key and language.
    """
    notes = notes_of(tree)
    numbers = {label: number for number, label in enumerate(notes, 1)}
    marks: dict[str, list[str]] = {label: [] for label in notes}
    for mark in [node for node in elements(tree) if note_label(node) in notes]:
        label = note_label(mark) or ""
        number = numbers[label]
        marks[label].append(f"note-{number}-mark" + (f"-{len(marks[label]) + 1}" if marks[label] else ""))
        name = labels["note_mark"][language].format(number)
        link = E.a({"href": f"#note-{number}", "aria-label": name, "data-search-exclude": ""}, str(number))
        mark.addprevious(new := E.sup({"class": "note-mark", "id": marks[label][-1]}, link))
        new.tail, mark.tail = mark.tail, None
        mark.getparent().remove(mark)
    section = E.section({"class": "notes", "aria-label": labels["notes"][language]}, E.ol())
    for label, note in notes.items():
        item = E.li({"id": f"note-{numbers[label]}"})
        item.text = note.text
        item.extend(list(note))
        for place in marks[label]:
            name = labels["note_back"][language].format(numbers[label])
            back = E.a({"class": "notes__back aside", "href": f"#{place}", "aria-label": name, "data-search-exclude": ""}, "↑")
            (item[-1] if len(item) and item[-1].tag == "p" else item).append(back)
        section[0].append(item)
    for ending in [node for node in elements(tree) if node.tag == "div" and has_class(node, "footnote")]:
        ending.addnext(section)
        ending.getparent().remove(ending)


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
