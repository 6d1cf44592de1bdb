"""What each paper holds: a handbook in two sizes and a pack of cards for each role, as data for overrides/paper.typ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import splitext
from typing import Any

from handbook.book import Card, Item, select
from handbook.paper.nodes import Node, keep_tail, picture_node, walk
from handbook.paper.reader import Reader
from handbook.problem import Fault
from handbook.read.speech import number, opening
from handbook.settings.model import Settings
from handbook.tree import collapse, parse

CARDS = "cards"  # the label of the part that holds them; the links to print pages lead there
SOURCE_PAGE = "reference/source.html"


@dataclass(frozen=True)
class Sheet:
    """A page of the site as the handbook takes it. address: below its language's root; section: its title in the navigation."""

    address: str
    section: str
    html: str


@dataclass(frozen=True)
class Edition:
    """What one language's papers are made of. speech: sentence id → words, in the language of the edition."""

    settings: Settings
    language: str
    title: str
    description: str
    sheets: Sequence[Sheet]
    cards: Sequence[Card]
    speech: Mapping[str, str]

    @property
    def tag(self) -> str:
        return self.settings.languages[self.language].tag

    def word(self, key: str) -> str:
        return self.settings.labels[key][self.language]


@dataclass
class Paper:
    """One file to make. data: what the template draws from; faults: what can't be put on it, by the page's address."""

    name: str
    data: dict[str, Any]
    faults: list[tuple[str, Fault]] = field(default_factory=list)


def handbook(edition: Edition, size: str) -> Paper:
    """The whole handbook. size: one of settings.paper.sizes; all but "standard" stand in the file's name."""
    settings, chinese = edition.settings, edition.tag.startswith("zh")
    behind, left_out = ([path.removesuffix(".md") + ".html" for path in paths] for paths in (settings.paper.after_cards, settings.paper.leave_out))
    by_address = {sheet.address: sheet for sheet in edition.sheets if sheet.address not in left_out}
    paper = Paper(f"handbook-{edition.language}{'' if size == 'standard' else '-' + size}.pdf", {})
    body = guidance(edition, [sheet for sheet in by_address.values() if sheet.address not in behind], paper)
    body.append({"t": "heading", "level": 1, "id": CARDS, "c": [edition.word("checklists")]})
    body.append(cards_by_role(edition))
    body += [card_node(card, edition, level=2) for card in edition.cards]
    for address in behind:
        if address in by_address:
            body += unlisted(read_sheet(by_address[address], 0, edition, paper))
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
    colon, comma = ("：", "、") if edition.tag.startswith("zh") else (": ", ", ")
    particulars = [{"label": entry.label[language], "value": entry.value[language] if entry.value else None} for entry in settings.round]
    return {
        "tag": edition.tag,
        "title": edition.title,
        "author": settings.paper.author[language],
        "description": edition.word("origin"),
        "date": [settings.date.year, settings.date.month, settings.date.day],
        "version": settings.version,
        "edition": f"{edition.word('version')}{colon}{settings.version} · {settings.date.isoformat()}",
        "origin": edition.word("origin"),
        "foot": edition.word("printed"),
        "fonts": fonts_of(edition.tag, settings),
        "size": letters,
        "pitch": pitch,
        "words": {key: names[language] for key, names in settings.labels.items()},
        "comma": comma,
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


def guidance(edition: Edition, sheets: Sequence[Sheet], paper: Paper) -> list[Node]:
    """The pages before the cards. A section is a chapter; its first page is the chapter's opening when it bears its title."""
    body: list[Node] = []
    section = ""
    for sheet in sheets:
        level = 1 if sheet.section else 0
        nodes = read_sheet(sheet, level, edition, paper)
        if sheet.section and sheet.section != section:
            opening = next((node for node in nodes if node["t"] == "heading"), None)
            if opening and collapse("".join(part for part in opening["c"] if isinstance(part, str))) == sheet.section:
                nodes = read_sheet(sheet, 0, edition, paper)
            else:
                body.append({"t": "heading", "level": 1, "c": [sheet.section]})
        section = sheet.section
        body += nodes
    return body


def read_sheet(sheet: Sheet, level: int, edition: Edition, paper: Paper) -> list[Node]:
    """One page's nodes; its top heading also answers to the page's address."""
    reader = Reader(sheet.address, level, edition.tag)
    nodes = reader.blocks(parse(sheet.html))
    paper.faults += [(sheet.address, fault) for fault in reader.faults if (sheet.address, fault) not in paper.faults]
    for node in nodes:
        if node["t"] == "heading":
            node["page"] = sheet.address
            node.setdefault("id", sheet.address)
            if sheet.address == "index.html":
                node["c"] = [edition.word("about")]
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
    settings, language = edition.settings, edition.language
    join = "、" if edition.tag.startswith("zh") else ", "
    return {
        "t": "card",
        "id": f"{card.page}#{card.id}",
        "level": level,
        "title": card.title,
        "pause": card.pause,
        "facts": [
            [edition.word("role"), join.join(settings.roles[role].name[language] for role in card.roles)],
            [edition.word("phase"), join.join(settings.phases[phase].name[language] for phase in card.phases)],
            [edition.word("kind"), settings.kinds[card.kind].name[language]],
        ],
        "picture": picture_node(card.picture, "figure") if card.picture else None,
        "items": [item_node(item, edition) for item in card.items],
    }


def item_node(item: Item, edition: Edition) -> Node:
    modality = edition.settings.modalities[item.modality]
    sources = [{"t": "cite", "to": f"{SOURCE_PAGE}#{source}", "source": source, "number": number(source)} for source in item.source]
    return {"strength": f"{modality.sign} {modality.name[edition.language]}", "c": keep_tail([item.text]), "sources": sources}


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
