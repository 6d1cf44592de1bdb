"""What is still to be asked: the lines of tables that pages' blanks lead to, with whom to ask and room to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml.html import HtmlElement

from handbook.book import Edition
from handbook.paper.contents import Paper
from handbook.paper.forms import widths
from handbook.paper.nodes import Node
from handbook.paper.reader import Reader
from handbook.tree import address, elements, has_class, parse, section_of

_ANSWER = 16  # the share of the width that an answer gets, beside at most as much for each column of words


def open_points(edition: Edition, places: Iterable[str], paper: Paper) -> list[Node]:
    """A page of the lines that the blanks of those places lead to, in their own order; nothing where there are none.

    places: sections (start.html#steps), or whole pages. A blank is a link with the class `fill`; it leads to a
    line of a table. Lines with the same heads share a table. What can't be put on the paper is noted with it.
    """
    wanted = set(blanks(edition, places))
    found: dict[tuple[str, ...], Node] = {}
    for page in edition.pages.values():
        lines = [
            (table, row)
            for table in page.tree.iter("table")
            for row in table.iter("tr")
            if wanted & marks_of(row, page.address)
        ]
        reader = Reader(page.address, 0, edition.tag, edition.word)
        for table, row in lines:
            (node,) = reader.page(alone(table, row))
            heads = tuple(cell.text_content() for cell in table.iter("th"))
            if heads in found:
                found[heads]["rows"] += node["rows"]
            else:
                found[heads] = node
        told = [problem.at(page.path) for problem in reader.problems]
        paper.problems.extend(problem for problem in told if problem not in paper.problems)
    tables = list(found.values())
    for table in tables:
        table["columns"] = widths(table, edition.known.script.dense, _ANSWER)
    return [{"t": "open", "id": "open", "title": edition.word("open_points"), "c": tables}] if tables else []


def blanks(edition: Edition, places: Iterable[str]) -> Iterator[str]:
    """Where the blanks of sections, or of whole pages, lead."""
    for place in places:
        page, _, id_ = place.partition("#")
        tree = edition.pages[page].tree if page in edition.pages else parse("")
        headings = [node for node in elements(tree) if id_ and node.get("id") == id_]
        for node in [inside for heading in headings for inside in section_of(heading)] if id_ else [tree]:
            for link in node.iter("a"):
                if has_class(link, "fill"):
                    yield address(link.get("href") or "", page)


def marks_of(row: HtmlElement, page: str) -> set[str]:
    """The addresses that a line of a table can be reached at."""
    return {f"{page}#{node.get('id')}" for node in (row, *elements(row)) if node.get("id")}


def alone(table: HtmlElement, row: HtmlElement) -> HtmlElement:
    """The table with its head and that line alone."""
    tree = parse("<table><thead></thead><tbody></tbody></table>")
    head, body = tree[0]
    head.extend(deepcopy(one) for one in table.iter("tr") if one.find("th") is not None and one is not row)
    body.append(deepcopy(row))
    return tree
