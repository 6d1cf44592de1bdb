"""What a reader sees on the pages of a built site, and parts of it to ask search for."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from handbook.chinese import converter
from lxml import html
from lxml.html import HtmlElement

HAN = re.compile(r"[\u3400-\u9fff]+")
LANGUAGES = ("", "zh-Hant/", "en/")
BLOCKS = "p li td th dt dd h1 h2 h3 h4 figcaption".split()


@dataclass(frozen=True)
class Shown:
    """What a reader sees of a page: its blocks, and the same without anything but letters."""

    blocks: tuple[str, ...]
    letters: str


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def read(page: Path) -> Shown | None:
    """A page of the site; None for one without an article."""
    tree = html.fromstring(page.read_bytes().decode())
    for article in tree.xpath("//article[contains(@class, 'md-typeset')]"):
        for node in [node for node in article.iter() if isinstance(node.tag, str) and (is_left_out(node))]:
            node.drop_tree()
        blocks = tuple(
            " ".join(node.text_content().split())
            for node in article.iter(*BLOCKS)
            if not any(child.tag in BLOCKS for child in node.iterdescendants())
        )
        return Shown(blocks, letters(article.text_content()))
    return None


def is_left_out(node: HtmlElement) -> bool:
    named = (node.get("class") or "").split()
    return node.get("data-search-exclude") is not None or bool({"cite", "label", "downloads"} & set(named))


def pages(site: Path, prefix: str, languages: Iterable[str]) -> dict[str, Shown]:
    """The pages of one language by address, but those that only repeat others."""
    others = [site / other for other in languages if other != prefix and other]
    root = site / prefix
    found = {}
    for path in sorted(root.rglob("*.html")):
        if (
            not any(path.is_relative_to(other) for other in others)
            and path.name != "coverage.html"
            and (page := read(path))
        ):
            found[path.relative_to(root).as_posix()] = page
    return found


def sample(of: Iterable[str], count: int) -> list[str]:
    every = sorted(set(of))
    return random.Random(7).sample(every, min(count, len(every)))


def clauses(shown: Iterable[Shown], count: int, chinese: bool) -> list[str]:
    """Parts of sentences as somebody would copy them."""
    parts = (
        part.strip()
        for one in shown
        for block in one.blocks
        for part in re.split(r"[，。；：？！…“”‘’「」『』《》（）()|]|[,;:?!] |\. |\.$", block)
    )
    fits = (
        (lambda part: 8 <= len(part) <= 40 and len(letters(part)) >= 8)
        if chinese
        else (lambda part: 4 <= len(part.split()) <= 14)
    )
    return sample((part for part in parts if fits(part)), count)


def holds(shown: dict[str, Shown]) -> Callable[[str, list[tuple[str, str]]], bool]:
    """Whether the first result's page holds the words, in either script."""

    def right(query: str, found: list[tuple[str, str]]) -> bool:
        page = shown.get(found[0][1].split("#")[0]) if found else None
        return page is not None and (
            letters(query) in page.letters or letters(simple.convert(query)) in simple.convert(page.letters)
        )

    simple = converter("t2s")
    return right


def shuffled(text: str, rng: random.Random) -> str:
    """The same words, or characters, in another order."""
    parts = text.split(" ") if " " in text else list(text)
    rng.shuffle(parts)
    return (" " if " " in text else "").join(parts)
