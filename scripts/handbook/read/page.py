"""A page as MkDocs rendered it, made into a Page of the book."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml.html import HtmlElement

from handbook import characters, chinese
from handbook.book import Page
from handbook.marks import spell_out
from handbook.read.cards import exceptions, read_cards
from handbook.read.notes import read_notes
from handbook.read.passages import read_passages
from handbook.read.pictures import Finder, size_pictures
from handbook.read.sheets import read_sheets
from handbook.read.speech import read_quotations, read_sentences
from handbook.read.structure import heading_ids, structure_of
from handbook.read.traces import cited_in_text, named_by
from handbook.settings.model import Settings
from handbook.tree import parse

_MARK = re.compile(r" [a-z]+ ")  # `<!-- roles -->`: a generated part stands there


@dataclass(frozen=True)
class Rendered:
    """What MkDocs knows of a page. address: below its language's root; terms, search: as its front matter has them."""

    html: str
    address: str
    path: Path
    markdown: str
    title: str
    section: str
    written: bool
    terms: Mapping[str, str]
    search: Mapping[str, object] = field(default_factory=dict)


def read_page(rendered: Rendered, language: str, settings: Settings, find: Finder) -> Page:
    """The page, with the problems that were met in reading it. find: from a picture's address to its file."""
    tree, markdown, address = parse(rendered.html), rendered.markdown, rendered.address
    drop_comments(tree)
    spell_out(tree)
    problems = [*size_pictures(tree, address, find), *read_notes(tree), *characters.take_out(tree, markdown)]
    cards, wrong = read_cards(tree, address, settings)
    page = Page(
        address=address,
        path=rendered.path,
        title=rendered.title,
        section=rendered.section,
        markdown=markdown,
        tree=tree,
        written=rendered.written,
        cards=cards,
        sheets=(),
        sentences=read_sentences(tree),
        quotations=read_quotations(tree),
        headings=heading_ids(tree, markdown),
        ids=frozenset(node.get("id") for node in tree.iter() if node.get("id")),
        cited=cited_in_text(tree),
        named=frozenset(named_by(address, tree)),
        exceptions=exceptions(tree),
        terms=rendered.terms,
        structure=structure_of(tree),
        text=tree.text_content(),
        weight=weight_of(rendered.search),
        problems=[problem.at(rendered.path) for problem in (*problems, *wrong)],
    )
    if settings.is_translation(language):
        first = next(iter(settings.languages.values()))
        chinese.mark_original(tree, first.tag, settings.languages[language].tag)
    page.sheets, unfit = read_sheets(tree, address, settings)  # they keep a copy, so after the marks
    page.problems += [problem.at(rendered.path) for problem in unfit]
    page.passages = read_passages(tree, address) if rendered.written else ()  # after the marks, too
    return page


def weight_of(search: Mapping[str, object]) -> float:
    """A page's weight in search, 0 when it is left out. search: of its front matter, `exclude` and `boost`."""
    boost = search.get("boost", 1)
    return 0 if search.get("exclude") else float(boost) if isinstance(boost, (int, float)) else 1


def drop_comments(tree: HtmlElement) -> None:
    """Take out comments and processing instructions, which a browser may read to another end than this parser.

    The marks of generated parts stay.
    """
    for node in [node for node in tree.iterdescendants() if not isinstance(node.tag, str)]:
        if not (isinstance(node.text, str) and _MARK.fullmatch(node.text)):
            node.drop_tree()
