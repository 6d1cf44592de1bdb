"""Working sheets in Word: one a page, across where it says so, with rows that can be copied and a pen can fill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from handbook.paper.forms import more_rows, open_row
from handbook.paper.nodes import Node, length, texts
from handbook.paper.word_body import LANDSCAPE_WIDTH, PEN, WIDTH, Body
from handbook.paper.word_xml import cell, para, row, table, text_run, w

_INSIDE = ("group", "quote", "notice", "note")
_LETTER = {True: 3.8, False: 1.95}  # the width of a letter at the size of a cell, by whether the script is dense
_ROOM = {True: 148.0, False: 232.0}  # the height below a sheet's title, by whether it lies across
_LINE, _TALLEST, _LISTED = 5.0, 22.0, 12.0  # of a line, the tallest row of a form, the tallest of a list


def sheet(body: Body, part: Node, dense: bool) -> Iterator[Any]:
    """One working sheet."""
    yield from body.top(body.word("working_sheets"), part["title"])
    width = LANDSCAPE_WIDTH if part["landscape"] else WIDTH
    letter = _LETTER[dense]
    said = sum(-(-length(node.get("c")) * letter // width) * _LINE + 2 for node in part["c"] if node["t"] != "table")
    tables = [node for node in part["c"] if node["t"] == "table"]
    plans = [widths_of(node, width, letter) for node in tables]
    natural = sum(sum(heights_of(node, plan, letter)) for node, plan in zip(tables, plans, strict=True))
    count = sum(len(node["rows"]) for node in tables)
    spare = _ROOM[part["landscape"]] - said - natural
    tallest, added = _TALLEST, 0
    open_ = open_row(tables[-1]) if tables else None
    if open_:  # a list has as many rows as there is room for
        tallest, added = _LISTED, int(max(0.0, spare - count * (_LISTED - PEN)) // _LISTED)
        tables[-1] = {**tables[-1], "rows": [*tables[-1]["rows"], *more_rows(open_, added)]}
    more = max(0.0, min(tallest - PEN, (spare - added * PEN) / (count + added))) if count else 0.0
    drawn = zip(tables, plans, strict=True)
    for node in part["c"]:
        if node["t"] == "table":
            yield draw_table(body, *next(drawn), part["title"], PEN + more)
            if node is not part["c"][-1]:
                yield para("End")
        else:
            yield from block(body, node, width)


def widths_of(node: Node, width: float, letter: float) -> list[float]:
    """Millimetres of each column: narrow ones as their words need, the others by theirs; blanks get room."""
    rows = [*node["head"], *node["rows"]]
    columns = list(zip(*rows, strict=True))
    needs = [max(length(one["c"]) for one in column) * letter + 4 for column in columns]
    blank = [all(one["blank"] for one in column[len(node["head"]) :]) for column in columns]
    if len(columns) == 2 and blank[1]:
        first = min(max(needs[0], 40.0), width * 0.4)
        return [first, width - first]
    narrow = [need <= 14 and not empty for need, empty in zip(needs, blank, strict=True)]
    weights = [
        0.0 if small else min(max(need, 22.0), 44.0 if empty else 75.0)
        for need, small, empty in zip(needs, narrow, blank, strict=True)
    ]
    left = width - sum(max(need, 11.0) for need, small in zip(needs, narrow, strict=True) if small)
    share = left / sum(weights) if sum(weights) else 0
    return [
        max(need, 11.0) if small else weight * share for need, small, weight in zip(needs, narrow, weights, strict=True)
    ]


def heights_of(node: Node, widths: Sequence[float], letter: float) -> list[float]:
    """What each row takes, about; never less than a pen needs."""
    found = []
    for cells in (*node["head"], *node["rows"]):
        lines = max(
            -(-length(one["c"]) * letter // max(width - 3.5, letter)) for one, width in zip(cells, widths, strict=True)
        )
        found.append(max(lines * _LINE + 1, 0 if cells in node["head"] else PEN))
    return found


def draw_table(body: Body, node: Node, widths: Sequence[float], title: str, height: float) -> Any:
    """A table; one whose rows are to be filled in has rows that can be copied."""
    heads = [
        row(
            *(cell(width, *inside(body, one, "TableHead")) for width, one in zip(widths, cells, strict=True)), head=True
        )
        for cells in node["head"]
    ]
    rows = [
        row(
            *(cell(width, *inside(body, one, "SheetCell")) for width, one in zip(widths, cells, strict=True)),
            height=height,
        )
        for cells in node["rows"]
    ]
    form = len(widths) == 2
    fill_in = any(one["blank"] for cells in node["rows"] for one in cells)
    lines = [body.controls.repeating(title, rows)] if rows and fill_in and not form else rows
    description = body.data["marks"]["join"].join("".join(texts(one["c"])) for cells in node["head"] for one in cells)
    return table("TableGrid", widths, [*heads, *lines], title, description, body.rtl)


def inside(body: Body, one: Node, style: str) -> list[Any]:
    """A cell's paragraphs; an empty one where there is nothing."""
    found = [para(style, *runs(body, block)) for block in one["c"]]
    return found or [para(style)]


def block(body: Body, node: Node, width: float) -> Iterator[Any]:
    """A block of text."""
    kind, children = node["t"], node.get("c") or []
    if kind in _INSIDE and all(
        isinstance(child, dict) and child["t"] not in ("link", "cite", "strong", "em", "keep") for child in children
    ):
        for child in children:
            yield from block(body, child, width)
    elif kind == "list":
        for place, item in enumerate(node["items"], node["start"]):
            sign = f"{place}. " if node["ordered"] else "• "
            for first, child in enumerate(item["c"]):
                yield para("SheetText", "" if first else sign, *runs(body, child))
    elif kind == "figure":
        yield para("Picture", body.picture(node, 60, width))
    elif kind == "heading":
        yield para("Heading2", *runs(body, node))
    elif kind == "table":
        letter = _LETTER[any("\u3400" <= one <= "\u9fff" for one in "".join(texts(node)))]
        yield draw_table(body, node, widths_of(node, width, letter), body.word("working_sheets"), 0)
    elif kind != "rule":
        yield para("SheetText", *runs(body, node))


def runs(body: Body, node: Any, style: str = "", tag: str = "") -> Iterator[Any]:
    """What stands in a line."""
    if isinstance(node, str):
        yield text_run(node, style, tag)
        return
    kind = node["t"]
    if kind == "box":
        yield body.controls.box(body.word("done"), "box")
    elif kind == "br":
        yield w("r", w("br"))
    elif kind == "image":
        yield body.picture(node, 20)
    elif kind == "cite":
        yield text_run(node["number"], style)
    elif isinstance(node.get("c"), list) and kind != "footnote":
        style = {"strong": "Strong", "em": "Emphasis"}.get(kind, style)
        for child in (*node["c"], *([node["tail"]] if node.get("tail") else [])):
            yield from runs(body, child, style, node.get("tag", tag) if kind == "lang" else tag)
    else:
        before, after = body.data["marks"]["brackets"] if kind == "footnote" else ("", "")
        yield text_run(f"{before}{''.join(texts(node))}{after}", style, tag)
