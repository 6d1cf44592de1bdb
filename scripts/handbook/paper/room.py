"""What must stand on one page, and does not: known when a paper is set, told in an author's terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from handbook.paper.contents import Paper
from handbook.paper.nodes import Node
from handbook.problem import Problem

_PACKS = ("pack", "sheets")  # kinds of papers whose cards and sheets have a page each


def crowded(paper: Paper, facts: Mapping[str, Any]) -> list[Problem]:
    """Cards and sheets that take more than their page, and papers of one page that do not fit on it.

    facts: what the template found: pages, on which page each place starts, and over: one page is not enough.
    """
    if facts.get("over"):
        remedy = "shorten pause points or what must not be done, or name fewer particulars under extra.paper.contacts"
        return [Problem(f"{paper.name} is one page, and its words need more", remedy, ("contacts:", "paper:"))]
    if paper.data["kind"] not in _PACKS:
        return []
    nodes = [node for node in paper.data["body"] if "id" in node]
    starts = [*(facts["starts"][node["id"]] for node in nodes), facts["pages"] + 1]
    took = zip(nodes, (after - first for first, after in pairwise(starts)), strict=True)
    return [problem for node, pages in took if pages > 1 for problem in too_long(node, pages)]


def too_long(node: Node, pages: int) -> Iterator[Problem]:
    """What to say of a card or sheet that takes more pages than one; other parts of a pack may."""
    needle = (f"#{node['id'].partition('#')[2]} ",)
    if node["t"] == "card" and node["picture"]:
        what = f"card “{node['title']}” takes {pages} printed pages with its picture"
        yield Problem(what, "a card is one page: give the picture a smaller width, or split the card", needle)
    elif node["t"] == "card":
        what = f"card “{node['title']}” takes {pages} printed pages"
        yield Problem(what, "a card is one page: shorten its items, or split the card", needle)
    elif node["t"] == "sheet":
        what = f"working sheet “{node['title']}” takes {pages} printed pages"
        yield Problem(what, "a sheet is one page: take rows off, or turn it with .landscape", needle)
