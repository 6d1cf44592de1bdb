"""What a page must have alike in every language: headings with their ids, citations, links, tables, pictures, notes."""

from __future__ import annotations

from collections import Counter

from lxml.html import HtmlElement

from handbook.book import Structure
from handbook.marks import CITATION, is_item, is_own_id
from handbook.read.notes import notes_of
from handbook.tree import elements, has_class, heading_level


def structure_of(tree: HtmlElement) -> Structure:
    """The structure of a rendered page."""
    addresses = [link.get("href") or "" for link in tree.iter("a") if not has_class(link, "footnote-ref")]
    outside_items = [link for link in tree.iter("a") if not any(map(is_item, link.iterancestors("li")))]
    cited = [match[1] for link in outside_items if (match := CITATION.search(link.get("href") or ""))]
    tables = [(list(table.iter("tr")), table) for table in tree.iter("table")]
    return Structure(
        Counter(cited),
        Counter(address for address in addresses if not CITATION.search(address)),
        tuple(f"{len(rows)} × {max((len(row) for row in rows), default=0)}" for rows, _ in tables),
        {"footnotes": len(notes_of(tree)), "pictures": len(list(tree.iter("img")))},
    )


def heading_ids(tree: HtmlElement, markdown: str) -> list[str]:
    """The headings of a page as `h2#id`, in order: what must be equal in every language.

    One without an id of its own is `h2#`: check_headings tells of it.
    """
    headings = [(node, node.get("id") or "") for node in elements(tree) if heading_level(node)]
    return [f"{node.tag}#{id_ if is_own_id(id_, markdown) else ''}" for node, id_ in headings]
