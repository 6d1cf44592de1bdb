"""Footnotes on the screen: numbered and linked, with ids that are the same in every language."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.html import HtmlElement
from lxml.html.builder import E

from handbook.read.notes import note_label, notes_of
from handbook.tree import elements, has_class


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
            back = E.a(
                {"class": "notes__back aside", "href": f"#{place}", "aria-label": name, "data-search-exclude": ""}, "↑"
            )
            (item[-1] if len(item) and item[-1].tag == "p" else item).append(back)
        section[0].append(item)
    for ending in [node for node in elements(tree) if node.tag == "div" and has_class(node, "footnote")]:
        ending.addnext(section)
        ending.getparent().remove(ending)
