"""Working sheets as nodes: how wide the columns of their tables are, and whether a table may have more rows."""

from __future__ import annotations

from handbook.paper.nodes import Node, length, texts

_NARROW, _WIDE = 4, 20  # characters: of a column that takes what it needs; the most that a column of words is given
_BESIDE = 12  # the same, beside columns to fill in
_BLANK = 12  # characters: the most of a column to fill in
_WORD = 11  # letters: of the longest word that the narrowest column of a form has room for
_FORM = 1.8  # how much wider than its words the column to fill in of a form is


def form(id_: str, title: str, level: int, blocks: list[Node], dense: bool, landscape: bool) -> Node:
    """A working sheet on a page of its own. dense: its letters are as wide as two Latin ones."""
    tables = [block for block in blocks if block["t"] == "table"]
    for table in tables:
        table["columns"] = widths(table, dense)
        for cell in (cell for row in table["head"] for cell in row):
            cell["long"] = any(len(word) > _WORD for word in "".join(texts(cell["c"])).split())
    if tables and (row := open_row(tables[-1])):
        tables[-1]["more"] = row
    return {"t": "sheet", "id": id_, "level": level, "title": title, "c": blocks, "landscape": landscape}


def open_row(table: Node) -> Node | None:
    """What more rows of a table are made from, where its last one is there to be filled in and has at most a number.

    number: of the first of them, 0 where the rows have none; row: the cells.
    """
    if len(table["columns"]) < 3 or not table["rows"]:
        return None
    first, *rest = table["rows"][-1]
    number = "".join(texts(first["c"])).strip()
    if not all(cell["blank"] for cell in rest) or not (first["blank"] or number.isdecimal()):
        return None
    return {"number": int(number) + 1 if number else 0, "row": [first, *rest]}


def more_rows(open_: Node, count: int) -> list[list[Node]]:
    """More rows of a table, from what open_row() says of it."""
    first, *rest = open_["row"]
    numbers = [str(open_["number"] + place) for place in range(count)]
    firsts = [{**first, "c": [{"t": "plain", "c": [number]}]} if open_["number"] else first for number in numbers]
    return [[one, *rest] for one in firsts]


def widths(table: Node, dense: bool, least: int = 8) -> list[int]:
    """The share of the width that each column gets, 0 where it takes what it needs; a form's blanks get the most.

    dense: the letters are as wide as two Latin ones; least: what a column to fill in gets in a table of more than two.
    """
    columns = list(zip(*table["head"], *table["rows"], strict=True))
    letters = 1 if dense else 2  # as many are as wide as one of a dense script
    if len(columns) == 2:
        words = min(max(length(cell["c"]) for cell in columns[0]) // letters, _WIDE)
        return [max(words, _NARROW), round(max(words, 10) * _FORM)]
    found = []
    wide = _BESIDE if any(cell["blank"] for cells in columns for cell in cells) else _WIDE
    for cells in columns:
        longest = max(length(cell["c"]) for cell in cells) // letters
        blank = any(cell["blank"] for cell in cells)
        found.append(max(least, min(longest, _BLANK)) if blank else min(longest, wide) if longest > _NARROW else 0)
    return found
