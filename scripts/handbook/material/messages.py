"""MkDocs' own warnings, said as all others are: file and line, what is wrong, what to do."""

from __future__ import annotations

import re

from handbook.material.citations import SOURCE
from handbook.numbers import SENTENCE_ID, cite_needle, number
from handbook.problem import Problem, Project, holds, read_text

_LINK = re.compile(r"Doc file '([^']+)' contains (?:a link|an absolute link|an unrecognized relative link) '([^']+)'")
_OMITTED = "The following pages exist in the docs directory, but are not included in the"
_NOT_FOUND = re.compile(r"A reference to '([^']+)' is included in the 'nav' configuration, which is not found")

_NO_HOME = "Could not find a homepage for locale"
_NAV = re.compile(r"^nav:")


def said_our_way(message: str, project: Project) -> list[Problem]:
    """The problems that a warning tells of, one line each; a warning that is not known here comes back as it is.

    None for a page of the navigation that one language has and another has not: missing_pages tells of it.
    """
    docs = project.docs
    if match := _LINK.search(message):
        return [_broken(match[2], message, read_text(docs / match[1])).at(docs / match[1])]
    if message.startswith(_OMITTED):
        pages = [line.strip().removeprefix("- ") for line in message.splitlines()[1:]]
        return [_omitted(page).at(docs / page.replace("\\", "/")) for page in pages]
    if match := _NOT_FOUND.search(message):
        if any(docs.glob(f"*/{match[1]}")):
            return []
        what = f"nav lists {match[1]}, and there is no such page"
        problem = Problem(what, "correct the path, or write the page", (match[1],))
        return [problem.at(project.config)]
    if _NO_HOME in message:  # for each language
        if any(docs.glob("*/index.md")):  # it is missing in one, or not in nav
            return []
        problem = Problem("there is no home page", "write index.md in every language, and list it under nav", (_NAV,))
        return [problem.at(project.config)]
    return [Problem(message)]


def _broken(link: str, message: str, text: str) -> Problem:
    """A link that leads nowhere, written out or by a sentence's number. text: of the page that has it."""
    reason = message.split(", but ", 1)[-1].splitlines()[0]
    needles = (f"({link})", f"({link}", link)
    anchor = link.partition(f"{SOURCE}#")[2]
    if not anchor or any(holds(text, needle) for needle in needles):
        return Problem(f"broken link {link} ({reason})", "correct the address", needles)
    if SENTENCE_ID.fullmatch(anchor):
        what = f"[{number(anchor)}] cites no sentence of the speech"
        if "anchor" not in reason:
            what += f" ({reason})"
        return Problem(what, f"correct the number: {SOURCE} has them all", (cite_needle(anchor),))
    remedy = "write [P12.3], one sentence in each pair of brackets, and in no other link; \\[ where brackets are meant"
    return Problem(f"[{anchor}] reads as a citation, and is none", remedy, (f"[{anchor}]",))


def _omitted(page: str) -> Problem:
    path = page.replace("\\", "/").partition("/")[2]
    return Problem("page is not in nav", f"list {path} under nav in mkdocs.yml, or delete the page")
