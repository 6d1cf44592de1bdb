"""What each paper holds: a handbook in two sizes and a pack of cards for each role, as data for overrides/paper.typ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from posixpath import splitext
from typing import Any

from handbook.book import SOURCE_PAGE, Card, Edition, Item, Page, select
from handbook.facts import facts_of
from handbook.paper.nodes import Node, keep_tail, picture_node, walk
from handbook.paper.reader import Reader
from handbook.problem import Problem
from handbook.read.speech import number, opening
from handbook.settings.model import Settings
from handbook.tree import collapse

CARDS = "cards"  # the label of the part that holds them; the links to print pages lead there


@dataclass
class Paper:
    """One file to make. data: what the template draws from; problems: what can't be put on it."""

    name: str
    data: dict[str, Any]
    problems: list[Problem] = field(default_factory=list)


def handbook(edition: Edition, original: Mapping[str, str], size: str) -> Paper:
    """The whole handbook, from pages without the site's markup.

    original: the first language's speech; size: one of settings.paper.sizes; all but "standard" stand in the file's name.
    """
    settings, chinese = edition.settings, edition.tag.startswith("zh")
    behind, left_out = ([path.removesuffix(".md") + ".html" for path in paths] for paths in (settings.paper.after_cards, settings.paper.leave_out))
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
    body.append({"t": "index", "rows": [index_row(id_, words, chinese) for id_, words in edition.speech.items()]})
    paper.data = {**frame(edition, size), "kind": "handbook", "subtitle": edition.description, "body": settle(body, edition)}
    paper.data["starts"] = {node["page"]: node["id"] for node in body if "page" in node}
    return paper


def pack(edition: Edition, role: str) -> Paper:
    """A role's cards."""
    cards = select(edition.cards, role)
    order = list(edition.speech)
    used = sorted({source for card in cards for item in card.items for source in item.source}, key=lambda id_: order.index(id_) if id_ in order else 0)
    data = frame(edition, "standard")
    if used:
        data["foot"] = " · ".join([edition.word("source_range").replace("{}", number(used[0]), 1).replace("{}", number(used[-1]), 1), data["foot"]])
    title = f"{edition.settings.roles[role].name[edition.language]} · {edition.word('checklists')}"
    body = settle([card_node(card, edition, level=1) for card in cards], edition)
    return Paper(f"checklists-{role}-{edition.language}.pdf", {**data, "kind": "pack", "title": title, "subtitle": edition.title, "body": body, "starts": {}})


def frame(edition: Edition, size: str) -> dict[str, Any]:
    """What every paper needs apart from its body."""
    settings, language = edition.settings, edition.language
    letters, pitch = settings.paper.sizes[size]
    marks = edition.known.marks
    particulars = [{"label": entry.label[language], "value": entry.value[language] if entry.value else None} for entry in settings.round]
    return {
        "tag": edition.tag,
        "title": edition.title,
        "author": settings.paper.author[language],
        "description": edition.word("origin"),
        "date": [settings.date.year, settings.date.month, settings.date.day],
        "version": settings.version,
        "edition": f"{edition.word('version')}{marks.colon}{settings.version} · {settings.date.isoformat()}",
        "origin": edition.word("origin"),
        "foot": edition.word("printed"),
        "fonts": fonts_of(edition.tag, settings),
        "size": letters,
        "pitch": pitch,
        "marks": asdict(marks),
        "words": {**{key: names[language] for key, names in settings.labels.items()}, "comma": marks.join},
        "round": particulars,
        "head": [value for entry, value in zip(settings.round, particulars, strict=True) if entry.head],
    }


def fonts_of(tag: str, settings: Settings) -> dict[str, list[str]]:
    """Families for text and headings in a language; after its own come all others', for words of another language."""
    paper = settings.paper
    languages = sorted(settings.languages.values(), key=lambda language: language.tag != tag)
    return {
        "text": list(dict.fromkeys([*paper.text, *(family for language in languages for family in language.text_fonts)])),
        "heading": list(dict.fromkeys([*paper.heading, *(family for language in languages for family in language.heading_fonts)])),
    }


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
        beside = self.original if page.address == SOURCE_PAGE and not self.edition.tag.startswith("zh") else {}
        reader = Reader(page.address, level, self.edition.tag, self.edition.word, beside)
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
        links = [[{"t": "link", "to": f"{card.page}#{card.id}", "c": [card.title]}] for card in select(edition.cards, role.id)]
        if links:
            pairs.append({"term": [role.name[edition.language]], "details": links})
    return {"t": "terms", "pairs": pairs}


def card_node(card: Card, edition: Edition, level: int) -> Node:
    """A card as the template draws it: one to a page."""
    facts = facts_of(card, edition.settings, edition.language)
    return {
        "t": "card",
        "id": f"{card.page}#{card.id}",
        "level": level,
        "title": card.title,
        "pause": card.pause,
        "facts": [
            [edition.word("role"), facts.roles],
            [edition.word("phase"), facts.phases],
            [edition.word("kind"), facts.kind],
        ],
        "picture": picture_node(card.picture, "figure") if card.picture else None,
        "items": [item_node(item, edition) for item in card.items],
    }


def item_node(item: Item, edition: Edition) -> Node:
    modality = edition.settings.modalities[item.modality]
    sources = [{"t": "cite", "to": f"{SOURCE_PAGE}#{source}", "source": source, "number": number(source)} for source in item.source]
    strength = f"{modality.sign} {modality.name[edition.language]}"
    return {"item": item.id, "strength": strength, "plain": item.text, "c": keep_tail([item.text]), "sources": sources}


def index_row(sentence: str, words: str, chinese: bool) -> Node:
    """A sentence's line in the index, with its opening words."""
    return {"id": sentence, "number": number(sentence), "words": opening(words, chinese), "to": f"{SOURCE_PAGE}#{sentence}"}


def settle(body: list[Node], edition: Edition) -> list[Node]:
    """Links led to where this paper has what they name, and to nowhere where it does not; passages given their fonts."""
    pages = {node["page"]: node["id"] for node in body if "page" in node}
    targets = {node["id"] for node in walk(body) if "id" in node}

    def target(to: str) -> str | None:
        if to.startswith("print/"):
            to = CARDS
        to = pages.get(to, to)
        return to if to in targets else None

    for node in walk(body):
        if node.get("t") in ("link", "cite", "cardref"):
            node["to"] = target(node["to"])
        elif node.get("t") == "lang":
            node["fonts"] = fonts_of(node["tag"], edition.settings)["text"]
    return body


def pictures_are_sound(paper: Paper) -> bool:
    """Whether every picture of a paper has a size, which the checks of its page give to sound ones alone."""
    return all(node["width"] and node["height"] for node in walk(paper.data["body"]) if node.get("t") in ("image", "figure"))


def pictures_of(paper: Paper) -> dict[str, str]:
    """A paper’s pictures: address → the name that the template knows its file by, which their nodes get.

    A name is a number with the kind's ending, so that an author's path, long or odd, is on no machine a path of the system.
    """
    names: dict[str, str] = {}
    for node in walk(paper.data["body"]):
        if node.get("t") in ("image", "figure"):
            node["path"] = names.setdefault(node["src"], f"picture-{len(names) + 1}{splitext(node['src'])[1].lower()}")
    return names
