"""What papers hold, as data for the templates: their frame. handbook.py, cards.py and others have the rest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from posixpath import splitext
from typing import Any

from handbook.book import Edition
from handbook.paper.address import address_of, qr_svg
from handbook.paper.elsewhere import ROUND, in_complete_edition
from handbook.paper.nodes import Node, walk
from handbook.problem import Problem
from handbook.settings.model import Settings

CARDS = "cards"  # the label of the part that holds them; the links to print pages lead there

_LATIN_PITCH = 1.34  # lines of letters stand closer than lines of Chinese characters, which fill their height


@dataclass
class Paper:
    """One file to make. data: what the template draws from; problems: what can't be put on it; template: its name."""

    name: str
    data: dict[str, Any]
    problems: list[Problem] = field(default_factory=list)
    template: str = "paper.typ"


def frame(edition: Edition, size: str, shows: Collection[str] = ("round", "head")) -> dict[str, Any]:
    """What every paper needs apart from its body.

    shows: which of this round's particulars stand on it, all (round) or those of the heads; with others the paper is
    the same, and is not made again.
    """
    settings, language = edition.settings, edition.language
    letters, pitch = settings.paper.sizes[size]
    address = address_of(edition)
    marks = edition.known.marks
    particulars = [
        {"label": entry.label[language], "value": entry.value[language] if entry.value else None}
        for entry in settings.round
    ]
    heads = [value for entry, value in zip(settings.round, particulars, strict=True) if entry.head]
    return {
        "tag": edition.tag,
        "title": edition.title,
        "author": settings.paper.author[language],
        "description": edition.word("origin"),
        "date": [settings.date.year, settings.date.month, settings.date.day],
        "version": settings.version,
        "edition": f"{edition.word('version')}{marks.colon}{settings.version} · {settings.date.isoformat()}",
        "origin": edition.word("origin"),
        "foot": marks.gap.join([edition.word("printed"), *([address] if address else [])]),
        "address": address,
        "qr": qr_svg(address) if address else "",
        "fonts": fonts_of(edition.tag, settings),
        "size": letters,
        "pitch": pitch if edition.known.script.dense else letters * _LATIN_PITCH,
        "least": settings.paper.least.get(size, 0),
        "marks": asdict(marks),
        "words": {key: names[language] for key, names in settings.labels.items()},
        "comma": marks.join,
        **{name: entries for name, entries in (("round", particulars), ("head", heads)) if name in shows},
    }


def fonts_of(tag: str, settings: Settings) -> dict[str, list[str]]:
    """Families for text and headings in a language; after its own come all others', for words of another language."""
    paper = settings.paper
    languages = sorted(settings.languages.values(), key=lambda language: language.tag != tag)
    return {
        "text": list(
            dict.fromkeys([*paper.text, *(family for language in languages for family in language.text_fonts)])
        ),
        "heading": list(
            dict.fromkeys([*paper.heading, *(family for language in languages for family in language.heading_fonts)])
        ),
    }


def settle(body: list[Node], edition: Edition) -> list[Node]:
    """Links led to where this paper has what they name, or to nowhere, and told so; passages given their fonts."""
    pages = {node["page"]: node["id"] for node in body if "page" in node}
    for node in walk(body):  # of a page that is not here as a whole, its first section that is
        if node.get("t") == "heading" and "id" in node:
            pages.setdefault(node["id"].partition("#")[0], node["id"])
    targets = {node["id"] for node in walk(body) if "id" in node}

    def target(to: str) -> str | None:
        if to.startswith("print/"):
            phase = to.removeprefix("print/").removesuffix(".html")
            to = phase if phase in targets else CARDS
        to = pages.get(to, to)
        if to not in targets and to == f"{edition.settings.checks.blanks}#{ROUND}":
            to = ROUND  # the sheet itself, in papers for the hand
        return to if to in targets else None

    # What is still to be asked only says where that is used, and sends nobody there.
    spared = {id(node) for part in body if part["t"] == "open" for node in walk(part)}
    for node in walk(body):
        if node.get("t") in ("link", "cite", "cardref"):
            to, node["to"] = node["to"], target(node["to"])
            if (
                node["t"] == "link"
                and node["to"] is None
                and id(node) not in spared
                and in_complete_edition(to, edition)
            ):
                node["elsewhere"] = True
        elif node.get("t") == "lang":
            node["fonts"] = fonts_of(node["tag"], edition.settings)["text"]
    return body


def pictures_are_sound(paper: Paper) -> bool:
    """Whether every picture of a paper has a size, which the checks of its page give to sound ones alone."""
    return all(
        node["width"] and node["height"] for node in walk(paper.data["body"]) if node.get("t") in ("image", "figure")
    )


def pictures_of(paper: Paper) -> dict[str, str]:
    """A paper’s pictures: address → the name that the template knows its file by, which their nodes get.

    A name is a number with the kind's ending, so that an author's path, long or odd, is on no machine a path of the
    system.
    """
    names: dict[str, str] = {}
    for node in walk(paper.data["body"]):
        if node.get("t") in ("image", "figure"):
            node["path"] = names.setdefault(node["src"], f"picture-{len(names) + 1}{splitext(node['src'])[1].lower()}")
    return names
