"""What stands in a line of a page, read as nodes: words, links, citations, footnotes, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from handbook.marks import CITATION, picture_of
from handbook.paper.nodes import Inline, Node, keep_marks, nest, picture_node, trim, with_tail
from handbook.problem import Problem
from handbook.read.notes import note_label
from handbook.tree import address, collapse, has_class, one_line

_INLINE = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "sub": "sub",
    "sup": "sup",
    "del": "del",
    "s": "del",
}
_PASS = ("span", "abbr", "kbd", "small", "u", "mark", "cite", "label", "q")  # their words, without a look of their own


@dataclass
class LineReader:
    """Reads what stands in lines of a page, as Markdown rendered it.

    address: the page's, below the language's root; level: added to each heading's; tag: its language;
    word: a label in it; original: words to set beside the sentences of a translation, by their ids.
    """

    address: str
    level: int
    tag: str
    word: Callable[[str], str]
    original: Mapping[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: dict[str, HtmlElement] = field(default_factory=dict)
    noted: set[str] = field(default_factory=set)

    def refuse(self, element: HtmlElement, where: str) -> None:
        words = collapse(element.text_content())[:30]
        what = f"<{element.tag}> {where}" + (f" (“{words}”)" if words else "")
        self.problems.append(
            Problem(
                f"{what} can’t be put on paper",
                "write it in Markdown, or give scripts/handbook/paper/nodes.py and overrides/paper.typ a way to set it",
                (words[:12], f"<{element.tag}"),
            )
        )

    def key(self, element: HtmlElement) -> Node:
        """The element's id as a node's, unique in the whole paper."""
        return {"id": f"{self.address}#{element.get('id')}"} if element.get("id") else {}

    def inlines(self, element: HtmlElement) -> list[Inline]:
        """What is inside an element of text, in order, with no blanks at the ends."""
        found = [*self._text(element.text)]
        for child in element:
            found += self._inline(child)
            found += self._text(child.tail)
        return nest(keep_marks(trim(found)))

    @staticmethod
    def _text(text: str | None) -> list[Inline]:
        return [one_line(text)] if text else []

    def _inline(self, child: HtmlElement) -> Iterable[Inline]:
        if not isinstance(child.tag, str) or skipped(child):
            return
        tag = child.tag
        if child.get("lang") not in (None, self.tag):
            yield {"t": "lang", "tag": child.get("lang"), "c": self.inlines(child)}
        elif tag == "a":
            yield from self._link(child)
        elif (label := note_label(child)) in self.notes:
            yield from self._footnote(label or "")
        elif tag in _INLINE:
            yield {"t": _INLINE[tag], "c": self.inlines(child)}
        elif tag == "code":
            yield {"t": "code", "text": child.text_content()}
        elif tag == "br":
            yield {"t": "br"}
        elif tag == "img":
            yield from self._image(child, "image")
        elif tag == "input" and child.get("type") == "checkbox":
            yield {"t": "box"}
        elif tag in _PASS:
            yield from self.inlines(child)
        else:
            self.refuse(child, "inside a line")

    def _link(self, child: HtmlElement) -> Iterable[Inline]:
        href = child.get("href") or ""
        cited = CITATION.search(href)
        if cited:
            yield {
                "t": "cite",
                "to": address(href, self.address),
                "source": cited[1],
                "number": collapse(child.text_content()),
            }
        elif href and ":" not in href:
            yield with_tail({"t": "link", "to": address(href, self.address), "c": self.inlines(child)})
        else:
            yield from self.inlines(child)

    def _footnote(self, label: str) -> Iterable[Node]:
        """The note's words, at its first mark; a later mark points to the first."""
        id_ = f"{self.address}#note-{list(self.notes).index(label) + 1}"
        if label in self.noted:
            yield {"t": "footnote", "again": id_, "c": []}
            return
        self.noted.add(label)
        note = self.notes[label]
        paragraphs = [self.inlines(part) for part in note.iterchildren("p")] or [self.inlines(note)]
        inside = [part for words in paragraphs if words for part in ({"t": "br"}, *words)][1:]
        yield {"t": "footnote", "id": id_, "c": inside}

    def pairs(self, node: HtmlElement) -> list[Node]:
        """The words of a list of definitions, each with what it means."""
        pairs: list[Node] = []
        for child in node.iter("dt", "dd"):
            if child.tag == "dt":
                pairs.append({"term": self.inlines(child), "details": []})
            elif pairs:
                paragraphs = list(child.iterchildren("p"))
                pairs[-1]["details"] += [self.inlines(part) for part in paragraphs or [child]]
        return pairs

    def _image(self, child: HtmlElement, kind: str) -> Iterable[Node]:
        yield picture_node(picture_of(child, self.address), kind)


def skipped(node: HtmlElement) -> bool:
    """What belongs to the screen alone, and the list of footnotes, whose words stand at their marks."""
    return has_class(node, "screen") or has_class(node, "footnote")
