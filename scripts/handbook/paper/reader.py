"""A page's tree read as nodes. An element that has no node is refused by name, so that nothing is lost on paper
without a word.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from handbook.marks import card_blocks, is_card_heading, is_sheet_heading
from handbook.paper.forms import form
from handbook.paper.lines import LineReader, skipped
from handbook.paper.nodes import Inline, Node, keep_marks, keep_tail, leading, length, nest, pair, paired, trim
from handbook.paper.tables import table
from handbook.read.notes import notes_of
from handbook.read.speech import SENTENCE_ID, number
from handbook.scripts import script_of
from handbook.tree import HEADINGS, collapse, has_class, heading_level, section_of

_BLOCKS = (*HEADINGS, "p", "ul", "ol", "dl", "table", "blockquote", "pre", "div", "section", "hr")
_WHOLE_LIST = 160  # characters up to which a list does
_WHOLE_QUOTE = 700  # characters up to which a quotation does, with its original below it


@dataclass
class Reader(LineReader):
    """Reads one page, as Markdown rendered it. elsewhere: what cards and working sheets hold, read with their heads.

    spoken: the language of the original, which stands below a translated sentence.
    """

    elsewhere: set[HtmlElement] = field(default_factory=set)
    spoken: str = ""

    def page(self, tree: HtmlElement) -> list[Node]:
        """The nodes of the whole page."""
        self.notes = notes_of(tree)
        return self.blocks(tree)

    def blocks(self, element: HtmlElement) -> list[Node]:
        """What is inside an element of blocks; runs of text between blocks become paragraphs."""
        found: list[Node] = []
        run: list[Inline] = self._text(element.text)

        def close() -> None:
            if words := trim(run):
                found.append({"t": "plain", "c": keep_tail(nest(keep_marks(words)))})
            run.clear()

        for child in element:
            if isinstance(child.tag, str) and child.tag in _BLOCKS:
                close()
                if not skipped(child) and child not in self.elsewhere:
                    found += self._block_beside(child)
            else:
                run += self._inline(child)
            run += self._text(child.tail)
        close()
        return leading(found)

    def _block_beside(self, node: HtmlElement) -> list[Node]:
        """A block; a translated sentence with its original below it."""
        words = self.original.get(node.get("id") or "") if has_class(node, "sentence") else None
        if words is None:
            return self._block(node)
        inside = {"t": "lang", "tag": self.spoken, "c": trim(self._text(words))}
        if node.tag in HEADINGS:
            return [self._heading(node), {"t": "para", "leads": True, "c": [inside]}]
        (sentence,) = self._block(node)
        return [pair(sentence, {"t": "plain", "c": [inside]})]

    def _block(self, node: HtmlElement) -> list[Node]:
        tag = node.tag
        if node.get("lang") not in (None, self.tag) and tag != "section":
            return [
                {"t": "para", "c": [{"t": "lang", "tag": node.get("lang"), "c": self.inlines(node)}], **self.key(node)}
            ]
        if is_card_heading(node) and node.get("data-kind") and node.get("id"):  # the card itself has a page of its own
            self.elsewhere.update(card_blocks(node))
            return [{"t": "cardref", "to": f"{self.address}#{node.get('id')}", "title": collapse(node.text_content())}]
        if is_sheet_heading(node):
            return [self._form(node)]
        if tag in HEADINGS:
            return [self._heading(node)]
        if has_class(node, "sentence"):
            words = keep_tail(self.inlines(node))
            return [{"t": "sentence", "number": number(node.get("id") or ""), "c": words, **self.key(node)}]
        if tag == "p":
            return self._paragraph(node)
        if has_class(node, "timeline"):
            return [{"t": "timeline"}]
        if tag in ("ul", "ol"):
            return self._list(node)
        if tag == "dl":
            return [{"t": "terms", "pairs": self.pairs(node)}]
        if tag == "table":
            return [self._table(node)]
        if tag == "blockquote":
            inside = paired(self.blocks(node))
            return [{"t": "quote", "whole": length(inside) <= _WHOLE_QUOTE, "c": inside}]
        if tag == "pre":
            return [{"t": "code", "text": node.text_content().rstrip("\n")}]
        if tag == "hr":
            return [{"t": "rule"}]
        if has_class(node, "admonition"):
            return [{"t": "notice", "c": self.blocks(node)}]
        return [{"t": "group", "c": self.blocks(node), **self.key(node)}]

    def _list(self, node: HtmlElement) -> list[Node]:
        items = [{"c": self.blocks(item), **self.key(item)} for item in node.iterchildren("li") if not skipped(item)]
        if not items:
            return []
        ordered, start = node.tag == "ol", node.get("start") or "1"
        about = {"ordered": ordered, "start": int(start) if start.isdecimal() else 1}
        return [{"t": "list", **about, "whole": length(items) <= _WHOLE_LIST, "items": items, **self.key(node)}]

    def _heading(self, node: HtmlElement) -> Node:
        inside = keep_tail(self.inlines(node))
        numbered = has_class(node, "sentence") and SENTENCE_ID.fullmatch(node.get("id") or "")
        head = {"t": "heading", "level": min(heading_level(node) + self.level, 6), "c": inside, **self.key(node)}
        return {**head, "number": number(node.get("id") or "")} if numbered else head

    def _form(self, node: HtmlElement) -> Node:
        """A working sheet: what follows its heading and belongs to it."""
        body = section_of(node)
        self.elsewhere.update(body)
        blocks = [
            block for child in body if child.tag in _BLOCKS and not skipped(child) for block in self._block(child)
        ]
        id_, level = f"{self.address}#{node.get('id')}", min(heading_level(node) + self.level, 6)
        dense, across = script_of(self.tag).dense, has_class(node, "landscape")
        return form(id_, collapse(node.text_content()), level, blocks, dense, across)

    def _paragraph(self, node: HtmlElement) -> list[Node]:
        if (
            len(node) == 1
            and node[0].tag == "img"
            and not (node.text or "").strip()
            and not (node[0].tail or "").strip()
        ):
            return list(self._image(node[0], "figure"))
        inside = keep_tail(self.inlines(node))
        if not inside:
            return []
        para = {"t": "para", "c": inside, **self.key(node)}
        titled = [part["t"] if isinstance(part, dict) else "" for part in inside] == ["strong"]
        if titled or collapse(node.text_content()).endswith(("：", ":")):
            para["leads"] = True
        if has_class(node, "notice"):
            return [{"t": "notice", "c": [{**para, "t": "plain"}]}]
        if has_class(node, "outside") or has_class(node, "slip"):
            return [{**para, "t": "note", "label": self.word("outside" if has_class(node, "outside") else "slip")}]
        return [para]

    def _table(self, node: HtmlElement) -> Node:
        rows = [
            (
                row.getparent().tag == "thead",
                [
                    {"head": cell.tag == "th", "blank": is_blank(cell), "c": self._cell(cell), **self.key(cell)}
                    for cell in row.iterchildren("th", "td")
                ],
            )
            for row in node.iter("tr")
        ]
        width = max((len(cells) for _, cells in rows), default=0)
        for _, cells in rows:
            cells += [{"head": False, "blank": False, "c": []} for _ in range(width - len(cells))]
        head = [cells for is_head, cells in rows if is_head]
        body = [cells for is_head, cells in rows if not is_head]
        return {**table(head, body, script_of(self.tag).dense), **self.key(node)}

    def _cell(self, cell: HtmlElement) -> list[Node]:
        if cell.get("lang") in (None, self.tag):
            return self.blocks(cell)
        return [{"t": "plain", "c": [{"t": "lang", "tag": cell.get("lang"), "c": self.inlines(cell)}]}]


def is_blank(cell: HtmlElement) -> bool:
    """Whether a cell of a table is there to be filled in."""
    return has_class(cell, "blank") or (cell.tag == "td" and not len(cell) and not (cell.text or "").strip())
