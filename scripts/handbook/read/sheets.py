"""Working sheets read from a rendered page: a heading with the class `sheet`, and what follows it."""

from __future__ import annotations

from copy import deepcopy

from lxml.html import HtmlElement

from handbook.book import Sheet
from handbook.marks import is_sheet_heading
from handbook.problem import Problem, id_needle
from handbook.read.cards import unknown
from handbook.settings.model import Settings
from handbook.tree import collapse, elements, has_class, section_of


def read_sheets(tree: HtmlElement, page: str, settings: Settings) -> tuple[list[Sheet], list[Problem]]:
    """The sheets of one page, in order, and what is wrong with them. page: its address below its language's root."""
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for heading in filter(is_sheet_heading, elements(tree)):
        id_, title = heading.get("id") or "", collapse(heading.text_content())
        blocks, roles = section_of(heading), tuple((heading.get("data-role") or "").split())
        needles = (id_needle(id_), f"# {title}")
        problems += unknown("role", roles, settings.roles, needles, id_)
        if not any(block.tag == "table" for block in blocks):
            what = f"working sheet “{title}” has no table to fill in"
            problems.append(Problem(what, "give it a table, or take .sheet off its heading", needles, id_))
        if not roles:
            what = f"working sheet “{title}” does not say who fills it in"
            problems.append(
                Problem(what, f"give its heading data-role: one of {', '.join(settings.roles)}", needles, id_)
            )
        known = tuple(role for role in roles if role in settings.roles)
        sheets.append(
            Sheet(id_, title, page, known, has_class(heading, "landscape"), tuple(deepcopy(block) for block in blocks))
        )
    return sheets, problems
