"""Checks on one page of an author: headings; and pages that are missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml.html import HtmlElement

from handbook.book import Card
from handbook.check.ids import is_own_id
from handbook.problem import Problem, id_needle
from handbook.settings.model import Settings
from handbook.tree import collapse, elements, heading_level


def heading_ids(tree: HtmlElement, markdown: str) -> list[str]:
    """The headings of a page as `h2#id`, in order: what must be equal in every language.

    One without an id of its own is `h2#`: check_headings tells of it.
    """
    headings = [(node, node.get("id") or "") for node in elements(tree) if heading_level(node)]
    return [f"{node.tag}#{id_ if is_own_id(id_, markdown) else ''}" for node, id_ in headings]


def check_headings(tree: HtmlElement, markdown: str) -> list[Problem]:
    """One h1, and on every heading an id that the author wrote: generated ids differ from language to language.

    tree: the rendered page; markdown: its source.
    """
    faults = []
    headings = [node for node in elements(tree) if heading_level(node)]
    tops = [node for node in headings if node.tag == "h1"]
    if len(tops) != 1:
        second = collapse(tops[1].text_content()) if tops else ""
        remedy = "use ## for the sections below it"
        faults.append(Problem(f"page has {len(tops)} top headings (#), and one is wanted", remedy, (f"# {second}",)))
    for node in headings:
        title, id_ = collapse(node.text_content()), node.get("id") or ""
        if not is_own_id(id_, markdown):
            remedy = "write {#an-id} after it, the same in every language"
            faults.append(Problem(f"heading “{title}” has no id of its own", remedy, (f"# {title}", title), id_))
    counts = Counter(node.get("id") for node in elements(tree) if node.get("id"))
    for id_, count in counts.items():
        if count > 1:
            what = f"id {id_} is used {count} times on the page"
            faults.append(Problem(what, "give each its own id", (id_needle(id_),), ""))
    return faults


def missing_pages(docs: Path, settings: Settings) -> Iterator[Problem]:
    """Pages that one written language has and another has not; they would be shown in the wrong language.

    A language without any page is one fault.
    """
    written = [code for code, language in settings.languages.items() if not language.source]
    pages = {code: {path.relative_to(docs / code) for path in (docs / code).rglob("*.md")} for code in written}
    for code in written:
        told: set[Path] = set()
        for other in written:
            absent = sorted(pages[other] - pages[code] - told)
            told.update(absent)
            if not pages[code] and absent:
                what = f"holds no page, and docs/{other} holds {len(absent)}"
                remedy = f"write them, or take {code} out of the languages in mkdocs.yml"
                yield Problem(what, remedy, path=docs / code)
                break
            for page in absent:
                remedy = f"write docs/{code}/{page.as_posix()}, or delete the page in {other}"
                yield Problem(f"page is missing in {code}: {other} has it", remedy, path=docs / code / page)


def packs_without_cards(cards: Iterable[Card], settings: Settings) -> Iterator[Problem]:
    """Downloads that mkdocs.yml promises for a role that no card, and no item of one, is for.

    Where a card names an unknown role it may be for any of them, and that is told of.
    """
    roles = {role for card in cards for one in (card.roles, *(item.roles for item in card.items)) for role in one}
    for role in settings.paper.packs if roles <= settings.roles.keys() else ():
        if role in settings.roles and role not in roles:
            what = f"paper.packs lists “{role}”, and no card is for that role"
            remedy = "take it out of packs, or give it a card: data-role"
            yield Problem(what, remedy, (re.compile(rf"^\s*-\s*{role}\s*$|packs:.*\b{role}\b"), re.compile(r"^\s*packs:")))
