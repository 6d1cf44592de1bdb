"""Books: the newcomer's handbook, and the complete edition with its cards, reference pages and index of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handbook.book import SOURCE_PAGE, Edition, Page
from handbook.paper.card_lists import cards_by_role, cards_in_short, matrix
from handbook.paper.cards import card_node
from handbook.paper.contents import CARDS, Paper, frame, settle
from handbook.paper.nodes import Node, texts, walk
from handbook.paper.reader import Reader
from handbook.read.speech import number, opening
from handbook.tree import collapse


def handbook(edition: Edition, original: Mapping[str, str], size: str) -> Paper:
    """The newcomer's handbook: the pages that mkdocs.yml lists for it, and a list of the cards instead of the cards.

    original: the first language's speech; size: one of settings.paper.sizes; all but "standard" stand in the file's
    name.
    """
    paper = Paper(f"handbook-{edition.language}{'' if size == 'standard' else '-' + size}.pdf", {})
    making = Making(edition, original, paper)
    pages = newcomers(edition)
    behind = [page for page in pages if page.address in after_cards(edition)]
    body = making.guidance([page for page in pages if page not in behind])
    cards = [{"t": "heading", "level": 1, "id": CARDS, "c": [edition.word("checklists")]}, cards_in_short(edition)]
    body += cards if edition.cards else []
    for page in behind:
        body += unlisted(making.read(page, 0))
    bound(paper, edition, "handbook", size, body)
    if size == "standard":
        title = edition.known.marks.gap.join([edition.title, edition.word("booklet")])
        paper.data["booklet"] = {"name": f"booklet-{edition.language}.pdf", "title": title}
    return paper


def newcomers(edition: Edition) -> list[Page]:
    """The pages of the newcomer's handbook; where mkdocs.yml lists none, the guidance and the speech."""
    named = addresses(edition.settings.paper.handbook)
    if named:
        return [edition.pages[address] for address in named if address in edition.pages]
    behind = set(after_cards(edition)) - {SOURCE_PAGE}
    without = behind | set(addresses(edition.settings.paper.leave_out))
    return [page for address, page in edition.pages.items() if address not in without]


def reference(edition: Edition, original: Mapping[str, str]) -> Paper:
    """The complete edition: the guidance, the cards, the pages behind them, an index of the sentences."""
    left_out, dense = addresses(edition.settings.paper.leave_out), edition.known.script.dense
    pages = {address: page for address, page in edition.pages.items() if address not in left_out}
    paper = Paper(f"reference-{edition.language}.pdf", {})
    making = Making(edition, original, paper)
    behind = after_cards(edition)
    body = making.guidance([page for page in pages.values() if page.address not in behind])
    body.append({"t": "heading", "level": 1, "id": CARDS, "c": [edition.word("checklists")]})
    body.append(cards_by_role(edition))
    body += [card_node(card, edition, level=2) for card in edition.cards]
    for address in behind:
        if address in pages:
            body += unlisted(making.read(pages[address], 0))
    body.append({"t": "heading", "level": 1, "id": "index", "c": [edition.word("sentence_index")]})
    body.append({"t": "index", "rows": [index_row(id_, words, dense) for id_, words in edition.speech.items()]})
    return bound(paper, edition, "reference", "standard", body)


def bound(paper: Paper, edition: Edition, kind: str, size: str, body: list[Node]) -> Paper:
    """The paper with its data. kind: what paper.typ makes of it."""
    about = {"kind": kind, "subtitle": edition.description}
    shows = "round" if kind == "handbook" else "head"  # on its cover
    paper.data = {**frame(edition, size, (shows,)), **about, "body": settle(body, edition)}
    paper.data["starts"] = {node["page"]: node["id"] for node in body if "page" in node}
    return paper


def addresses(paths: Iterable[str]) -> list[str]:
    """The addresses of pages, by their Markdown paths."""
    return [path.removesuffix(".md") + ".html" for path in paths]


def after_cards(edition: Edition) -> list[str]:
    """The addresses of the pages that stand behind the cards, in order."""
    return addresses(edition.settings.paper.after_cards)


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
                if top and collapse("".join(texts(top["c"]))) == page.section:
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
        nodes = [matrix(self.edition) if node["t"] == "timeline" else node for node in reader.page(page.tree)]
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
        if node.get("t") in ("heading", "sheet") and node["level"] > 1:
            node["listed"] = False
    return nodes


def index_row(sentence: str, words: str, dense: bool) -> Node:
    """A sentence's line in the index, with its opening words."""
    return {
        "id": sentence,
        "number": number(sentence),
        "words": opening(words, dense),
        "to": f"{SOURCE_PAGE}#{sentence}",
    }
