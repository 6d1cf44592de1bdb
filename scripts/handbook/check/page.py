"""Every check of one page by itself: its headings and ids, its places, what is no markup, what it may hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement

from handbook.book import Page
from handbook.check.leftovers import check_leftovers, check_source
from handbook.check.places import check_places
from handbook.check.safety import check_safety
from handbook.marks import is_own_id
from handbook.problem import Problem, id_needle
from handbook.tree import collapse, elements, heading_level


def check_page(page: Page) -> Iterator[Problem]:
    """What is wrong with a page that was read, beside what was met in reading it. Its tree is as Markdown rendered
    it.
    """
    tree, markdown = page.tree, page.markdown
    found = (
        *check_places(tree),
        *check_source(markdown),
        *check_headings(tree, markdown),
        *check_leftovers(tree),
        *check_safety(tree),
    )
    return (problem.at(page.path) for problem in found)


def check_headings(tree: HtmlElement, markdown: str) -> list[Problem]:
    """One h1, and on every heading an id that the author wrote: generated ids differ from language to language.

    tree: the rendered page; markdown: its source.
    """
    problems = []
    headings = [node for node in elements(tree) if heading_level(node)]
    tops = [node for node in headings if node.tag == "h1"]
    if len(tops) != 1:
        second = collapse(tops[1].text_content()) if tops else ""
        remedy = "use ## for the sections below it"
        problems.append(Problem(f"page has {len(tops)} top headings (#), and one is wanted", remedy, (f"# {second}",)))
    for node in headings:
        title, id_ = collapse(node.text_content()), node.get("id") or ""
        if not is_own_id(id_, markdown):
            remedy = "write {#an-id} after it, the same in every language"
            problems.append(Problem(f"heading “{title}” has no id of its own", remedy, (f"# {title}", title), id_))
    counts = Counter(node.get("id") for node in elements(tree) if node.get("id"))
    for id_, count in counts.items():
        if count > 1:
            what = f"id {id_} is used {count} times on the page"
            problems.append(Problem(what, "give each its own id", (id_needle(id_),), ""))
    return problems
