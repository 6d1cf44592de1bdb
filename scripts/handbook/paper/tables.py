"""Tables as nodes: how wide their columns are, and whether they are kept on one page."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from handbook.paper.nodes import Node, length, texts, walk
from handbook.scripts import HAN

_WORD = re.compile(rf"[^\s{HAN}-]+")


def table(head: list[list[Node]], rows: list[list[Node]], dense: bool, shares: Sequence[float] = ()) -> Node:
    """A table as a node: head and rows are rows of cells.

    dense: its letters are as wide as two Latin ones; shares: of the width, for each column, where they are known.
    longest, of the node: how many letters the longest word of each column has, which must not run out of it; held: how
    many characters of a dense script would take as much room as all of it, without the pages of its links.
    """
    every = [*head, *rows]
    for link in (node for node in walk(every) if node.get("tail")):
        link["c"] = [*link["c"], link.pop("tail")]  # a column may be narrower than a word with its page
    columns = [list(column) for column in zip(*every, strict=True)]
    return {
        "t": "table",
        "columns": list(shares) or [share(column, dense) for column in columns],
        "longest": [longest_word(column) for column in columns],
        "links": sum(node.get("t") == "link" for node in walk(every)),
        "held": length(every) // (1 if dense else 2),
        "head": head,
        "rows": rows,
    }


def longest_word(cells: list[Node]) -> int:
    """How many letters the longest word of a column has. Chinese has none: it is broken anywhere."""
    words = (word for cell in cells for text in texts(cell["c"]) for word in _WORD.findall(text))
    return max(map(len, words), default=0)


def share(cells: list[Node], dense: bool = True) -> float:
    """How much of the width a column gets: 0, as much as its words need; else its share.

    dense: the letters are as wide as two Latin ones. By the root of how much it holds, so that a column with much is
    wider and still higher than one with little.
    """
    lengths = [length(cell["c"]) / (1 if dense else 2) for cell in cells]
    if max(lengths, default=0) <= 6 and not any(cell["blank"] for cell in cells):
        return 0
    least = 4.5 if any(cell["blank"] for cell in cells) else 3
    return round(max(least, math.sqrt(sum(lengths) / len(lengths))), 1)
