"""How a role does what its cards ask: sections of the guidance that mkdocs.yml names, behind the cards of its pack."""

from __future__ import annotations

from copy import deepcopy

from handbook.book import Edition
from handbook.paper.contents import Paper
from handbook.paper.nodes import Node, walk
from handbook.paper.reader import Reader
from handbook.problem import Problem
from handbook.tree import HEADINGS, elements, parse, section_of


def named_steps(edition: Edition, role: str) -> list[str]:
    """The sections of a role, as addresses below the language's root: "concern.html#steps"."""
    named = (place.partition("#") for place in edition.settings.paper.steps.get(role, ()))
    return [f"{page.removesuffix('.md')}.html#{id_}" for page, _, id_ in named]


def steps_of(edition: Edition, role: str, paper: Paper) -> list[Node]:
    """One part with the sections of a role, or nothing. What is wrong with them is noted with the paper."""
    nodes = [node for place in named_steps(edition, role) for node in section(place, edition, paper)]
    return [{"t": "steps", "id": "steps", "title": edition.word("steps"), "c": nodes}] if nodes else []


def section(place: str, edition: Edition, paper: Paper) -> list[Node]:
    """A section as nodes, its heading on the second level. place: its address."""
    address, _, id_ = place.partition("#")
    page = edition.pages.get(address)
    heading = (
        next((node for node in elements(page.tree) if node.get("id") == id_ and node.tag in HEADINGS), None)
        if page
        else None
    )
    if page is None or heading is None:
        if page is not None:
            named = f"{address.removesuffix('.html')}.md#{id_}"
            what = f"extra.paper.steps names {named}, and that page has no such section"
            paper.problems.append(Problem(what, "name a heading by its id", (named,)))
        return []
    tree = parse("")
    tree.extend(deepcopy(node) for node in (heading, *section_of(heading)))
    reader = Reader(address, 0, edition.tag, edition.word)
    nodes = reader.page(tree)
    levels = [node for node in walk(nodes) if node.get("t") == "heading"]
    raised = levels[0]["level"] - 2
    for node in levels:
        node["level"] = max(node["level"] - raised, 2)
    told = [problem.at(page.path) for problem in reader.problems]
    paper.problems.extend(problem for problem in told if problem not in paper.problems)
    return nodes
