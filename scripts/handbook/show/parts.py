"""Parts of pages that are drawn from data: role and phase entries, the timeline, the round sheet, what uses a
sentence.

An author puts `<!-- roles -->` on a page; overrides/blocks/roles.html says what is drawn there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from lxml.etree import Comment
from lxml.html import HtmlElement

from handbook.book import Edition
from handbook.card import select
from handbook.course import course_of
from handbook.read.traces import Trace
from handbook.show.drawing import Drawing, draw
from handbook.tree import elements, put_in_place

_PART = re.compile(" (roles|phases|course|timeline|round|handbook|coverage|downloads) ")


@dataclass
class Parts:
    """Draws the parts of one language's pages. prefix: its folder below the site's root; traces: its speech, traced.

    drawn: every element that came so; an author's markup is none of theirs.
    """

    env: Environment
    edition: Edition
    traces: Sequence[Trace]
    prefix: str
    drawn: set[HtmlElement] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.by_id: Mapping[str, Trace] = {one.id: one for one in self.traces}
        self.cards = self.edition.cards
        self.course = course_of(self.cards, self.edition.settings)
        self.pages: dict[str, list[Trace]] = {}
        for one in self.traces:
            for page in one.pages:
                self.pages.setdefault(page, []).append(one)

    def put_in(self, tree: HtmlElement, address: str) -> None:
        """Put the parts that a page asks for in their places. address: the page's."""
        for node in [node for node in tree.iterdescendants() if not isinstance(node.tag, str)]:
            if match := _PART.fullmatch(node.text or ""):
                html = self.env.get_template(f"blocks/{match[1]}.html").render(self.context(address))
                self.draw(node, html)

    def put_uses_after(self, node: HtmlElement, sentence: str, address: str) -> None:
        """Say after a sentence of the speech what makes use of it."""
        if sentence in self.by_id:
            node.addnext(place := Comment(""))
            template = self.env.get_template("blocks/uses.html")
            self.draw(place, template.render(one=self.by_id[sentence], find=self.find, root=root_of(address)))

    def put_at_end(self, tree: HtmlElement, name: str, address: str) -> None:
        """Put a part at the end of a page that no author's mark asks for. name: of its template in blocks/."""
        tree.append(place := Comment(""))
        self.draw(place, self.env.get_template(f"blocks/{name}.html").render(self.context(address)))

    def draw(self, place: HtmlElement, html: str) -> None:
        for came in put_in_place(place, html):
            self.drawn |= {came, *elements(came)}

    def context(self, address: str) -> dict[str, Any]:
        """For templates. pages: each guidance page with the sentences that it cites; root, site: the way to the roots;
        sheets_of: the working sheets that a role fills in; course, drawing: who has which cards when, and that drawn.
        """
        root = root_of(address)
        drawn_from: dict[str, Any] = {
            "cards": self.cards,
            "traces": self.traces,
            "pages": self.pages,
            "find": self.find,
            "select": select,
        }
        drawn_from |= {"course": self.course, "drawing": self.picture, "sheets": self.edition.sheets}
        drawn_from["sheets_of"] = lambda role: [sheet for sheet in self.edition.sheets if role in sheet.roles]
        return {**drawn_from, "root": root, "site": root + "../" * self.prefix.count("/")}

    def picture(self) -> Drawing:
        """The course as a drawing in the edition's language."""
        language, script = self.edition.language, self.edition.known.script
        return draw(self.course, lambda term: term.name[language], script.dense, script.direction == "rtl")

    def find(self, path: str) -> tuple[str, str]:
        """From a page's Markdown path, or its address, to its title and its address; twice nothing where there is
        none.
        """
        address = path.removesuffix(".md").removesuffix(".html") + ".html"
        page = self.edition.pages.get(address)
        title = page.title if page else self.edition.missing.get(address)
        return (title, address) if title is not None else ("", "")


def page_with(part: str, edition: Edition) -> str:
    """The address of the first page that asks for a part, or nothing."""
    return next((address for address, page in edition.pages.items() if f"<!-- {part} -->" in page.markdown), "")


def root_of(address: str) -> str:
    """From a page's address below its language's root back to that root: "a/b.html" → "../"."""
    return "../" * address.count("/")
