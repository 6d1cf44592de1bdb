"""The round sheet and the working sheets, one a page: as a paper of their own, and behind a role's cards."""

from __future__ import annotations

from copy import deepcopy

from handbook.book import Edition, Sheet
from handbook.facts import names
from handbook.paper.contents import Paper, frame, settle
from handbook.paper.elsewhere import ROUND
from handbook.paper.forms import form
from handbook.paper.nodes import Node
from handbook.paper.reader import Reader
from handbook.tree import parse


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
    who = edition.known.marks.join.join(names(sheet.roles, edition.settings.roles, edition.language))
    id_ = f"{sheet.page}#{sheet.id}"
    return {**form(id_, sheet.title, 1, blocks, edition.known.script.dense, sheet.landscape), "who": who}
