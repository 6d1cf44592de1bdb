"""The whole handbook as a paper: the guidance, the cards, the reference pages, an index of the sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handbook.book import SOURCE_PAGE, Edition, Page
from handbook.card import select
from handbook.paper.cards import card_node
from handbook.paper.contents import CARDS, Paper, frame, settle
from handbook.paper.nodes import Node, walk
from handbook.paper.reader import Reader
from handbook.read.speech import number, opening
from handbook.tree import collapse


def handbook(edition: Edition, original: Mapping[str, str], size: str) -> Paper:
    """The whole handbook, from pages without the site's markup.

    original: the first language's speech; size: one of settings.paper.sizes; all but "standard" stand in the file's
    name.
    """
    settings, dense = edition.settings, edition.known.script.dense
    behind, left_out = (
        [path.removesuffix(".md") + ".html" for path in paths]
        for paths in (settings.paper.after_cards, settings.paper.leave_out)
    )
    pages = {address: page for address, page in edition.pages.items() if address not in left_out}
    paper = Paper(f"handbook-{edition.language}{'' if size == 'standard' else '-' + size}.pdf", {})
    making = Making(edition, original, paper)
    body = making.guidance([page for page in pages.values() if page.address not in behind])
    body.append({"t": "heading", "level": 1, "id": CARDS, "c": [edition.word("checklists")]})
    body.append(cards_by_role(edition))
    body += [card_node(card, edition, level=2) for card in edition.cards]
    for address in behind:
        if address in pages:
            body += unlisted(making.read(pages[address], 0))
    body.append({"t": "heading", "level": 1, "id": "index", "c": [edition.word("sentence_index")]})
    body.append({"t": "index", "rows": [index_row(id_, words, dense) for id_, words in edition.speech.items()]})
    paper.data = {
        **frame(edition, size),
        "kind": "handbook",
        "subtitle": edition.description,
        "body": settle(body, edition),
    }
    paper.data["starts"] = {node["page"]: node["id"] for node in body if "page" in node}
    return paper


@dataclass(frozen=True)
class Making:
    """A handbook that is being made: its pages read as nodes. What can't be put on it is noted with the paper."""

    edition: Edition
    original: Mapping[str, str]
    paper: Paper

    def guidance(self, pages: Iterable[Page]) -> list[Node]:
        """The pages before the cards. A section is a chapter; its first page is its opening when it bears its title."""
        body: list[Node] = []
        section = ""
        for page in pages:
            nodes = self.read(page, 1 if page.section else 0)
            if page.section and page.section != section:
                top = next((node for node in nodes if node["t"] == "heading"), None)
                if top and collapse("".join(part for part in top["c"] if isinstance(part, str))) == page.section:
                    nodes = self.read(page, 0)
                else:
                    body.append({"t": "heading", "level": 1, "c": [page.section]})
            section = page.section
            body += nodes
        return body

    def read(self, page: Page, level: int) -> list[Node]:
        """One page's nodes; its top heading also answers to the page's address."""
        beside = (
            self.original
            if page.address == SOURCE_PAGE and self.edition.settings.is_translation(self.edition.language)
            else {}
        )
        reader = Reader(
            page.address,
            level,
            self.edition.tag,
            self.edition.word,
            beside,
            spoken=next(iter(self.edition.settings.languages.values())).tag,
        )
        nodes = reader.page(page.tree)
        found = [problem.at(page.path) for problem in reader.problems]
        self.paper.problems.extend(problem for problem in found if problem not in self.paper.problems)
        for node in nodes:
            if node["t"] == "heading":
                node["page"] = page.address
                node.setdefault("id", page.address)
                if page.address == "index.html":
                    node["c"] = [self.edition.word("about")]
                break
        return nodes


def unlisted(nodes: list[Node]) -> list[Node]:
    """Reference pages stand in the contents by their title alone: a glossary's terms would fill it."""
    for node in walk(nodes):
        if node.get("t") == "heading" and node["level"] > 1:
            node["listed"] = False
    return nodes


def cards_by_role(edition: Edition) -> Node:
    """The cards part's first page: each role with its cards."""
    pairs = []
    for role in edition.settings.roles.values():
        links = [
            [{"t": "link", "to": f"{card.page}#{card.id}", "c": [card.title]}]
            for card in select(edition.cards, role.id)
        ]
        if links:
            pairs.append({"term": [role.name[edition.language]], "details": links})
    return {"t": "terms", "pairs": pairs}


def index_row(sentence: str, words: str, dense: bool) -> Node:
    """A sentence's line in the index, with its opening words."""
    return {
        "id": sentence,
        "number": number(sentence),
        "words": opening(words, dense),
        "to": f"{SOURCE_PAGE}#{sentence}",
    }
