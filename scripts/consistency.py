"""Checks on one page of an author: headings; and pages that are missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml.html import HtmlElement
from markup import collapse, elements, heading_level
from problems import Fault
from settings import Settings

_GENERATED_ID = re.compile(r"_\d+|[^ -~]")


def heading_ids(tree: HtmlElement) -> list[str]:
    """The headings of a page as `h2#id`, in order: what must be equal in every language."""
    return [f"{node.tag}#{node.get('id')}" for node in elements(tree) if heading_level(node)]


def check_headings(tree: HtmlElement) -> list[Fault]:
    """One h1, and on every heading an id that the author wrote: generated ids differ from language to language."""
    faults = []
    headings = [node for node in elements(tree) if heading_level(node)]
    tops = [node for node in headings if node.tag == "h1"]
    if len(tops) != 1:
        second = collapse(tops[1].text_content()) if tops else ""
        faults.append(Fault(f"page has {len(tops)} top headings (#), and one is wanted", "use ## for the sections below it", (f"# {second}",)))
    for node in headings:
        title = collapse(node.text_content())
        if not node.get("id") or _GENERATED_ID.search(node.get("id")):
            faults.append(Fault(f"heading “{title}” has no id of its own", "write {#an-id} after it, the same in every language", (title,)))
    counts = Counter(node.get("id") for node in elements(tree) if node.get("id"))
    for repeated in (id_ for id_, count in counts.items() if count > 1):
        faults.append(Fault(f"id {repeated} is used {counts[repeated]} times on the page", "give each its own id", (f"#{repeated} ", f"#{repeated}}}")))
    return faults


def missing_pages(docs: Path, settings: Settings) -> Iterator[tuple[Fault, Path]]:
    """Pages that one written language has and another has not; they would be shown in the wrong language."""
    written = [code for code, language in settings.languages.items() if not language.source]
    pages = {code: {path.relative_to(docs / code) for path in (docs / code).rglob("*.md")} for code in written}
    for code in written:
        for other in written:
            for page in sorted(pages[other] - pages[code]):
                yield (
                    Fault(f"page is missing in {code}: {other} has it", f"write docs/{code}/{page.as_posix()}, or delete the page in {other}"),
                    docs / code / page,
                )
