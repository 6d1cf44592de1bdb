"""The round sheet and the working sheets, one a page: as a paper of their own, and behind a role's cards."""

from __future__ import annotations

from copy import deepcopy

from handbook.book import Edition, Sheet
from handbook.facts import names
from handbook.paper.contents import Paper, frame, settle
from handbook.paper.elsewhere import ROUND
from handbook.paper.nodes import Node, length
from handbook.paper.reader import Reader
from handbook.tree import parse

_NARROW, _WIDE = 4, 20  # characters: of a column that takes what it needs; the most that a column of words is given
_BLANK = 12  # characters: the most of a column to fill in
_FORM = 1.8  # how much wider than its words the column to fill in of a form is


def sheets(edition: Edition) -> Paper | None:
    """The round sheet and every working sheet, behind a list of them; None where there is no working sheet."""
    if not edition.sheets:
        return None
    paper = Paper(f"sheets-{edition.language}.pdf", {})
    nodes = [sheet_node(sheet, edition, paper) for sheet in edition.sheets]
    paper.data = {
        **frame(edition, "standard"),
        "kind": "sheets",
        "title": edition.word("working_sheets"),
        "subtitle": edition.title,
        "front": [[node["id"], node["title"], node["who"]] for node in nodes],
        "body": settle([round_node(edition), *nodes], edition),
        "starts": {},
    }
    return paper


def round_node(edition: Edition) -> Node:
    """This round's particulars on a page, with room for a pen: whom to ask, and how to reach them."""
    return {"t": "round", "id": ROUND, "title": edition.word("round_sheet")}


def sheet_node(sheet: Sheet, edition: Edition, paper: Paper) -> Node:
    """A working sheet as the template draws it. What can't be put on the paper is noted with it."""
    page = edition.pages[sheet.page]
    reader = Reader(sheet.page, 0, edition.tag, edition.word)
    tree = parse("")
    tree.extend(deepcopy(block) for block in sheet.blocks)
    blocks = reader.page(tree)
    found = [problem.at(page.path) for problem in reader.problems]
    paper.problems.extend(problem for problem in found if problem not in paper.problems)
    for table in blocks:
        if table["t"] == "table":
            table["columns"] = widths(table, edition)
    who = edition.known.marks.join.join(names(sheet.roles, edition.settings.roles, edition.language))
    across = {"landscape": sheet.landscape}
    return {"t": "sheet", "id": f"{sheet.page}#{sheet.id}", "title": sheet.title, "who": who, "c": blocks, **across}


def widths(table: Node, edition: Edition, least: int = 8) -> list[int]:
    """The share of the width that each column gets, 0 where it takes what it needs; a form's blanks get the most.

    least: what a column to fill in gets in a table of more than two.
    """
    columns = list(zip(*table["head"], *table["rows"], strict=True))
    letters = 1 if edition.known.script.dense else 2  # as many are as wide as one of a dense script
    if len(columns) == 2:
        words = min(max(length(cell["c"]) for cell in columns[0]) // letters, _WIDE)
        return [max(words, _NARROW), round(max(words, 10) * _FORM)]
    found = []
    for cells in columns:
        longest = max(length(cell["c"]) for cell in cells) // letters
        blank = any(cell["blank"] for cell in cells)
        found.append(max(least, min(longest, _BLANK)) if blank else min(longest, _WIDE) if longest > _NARROW else 0)
    return found
