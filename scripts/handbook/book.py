"""What the handbook holds, read once: the only thing that passes from room to room.

A Book has an Edition per language; an Edition has Pages; a Page has its cards with their items, its working sheets, its
sentences and quotations, and its tree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml.html import HtmlElement

from handbook.card import Card, is_sound
from handbook.passage import Passage
from handbook.problem import Problem
from handbook.settings.model import Language, Settings

SOURCE_PAGE = "reference/source.html"  # the speech
GLOSSARY_PAGE = "reference/glossary.html"


@dataclass(frozen=True)
class Sentence:
    """A sentence of the speech. context: the author marked it as words that ask nothing of anyone."""

    id: str
    words: str
    context: bool = False


@dataclass(frozen=True)
class Quotation:
    """Quoted paragraphs without their citation, and the sentences that it names (one, when nothing is wrong)."""

    paragraphs: tuple[str, ...]
    source: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A working sheet: a blank form that is printed on a page of its own.

    page: the address of its page below its language's root; roles: who fill it in; landscape: it is printed across;
    blocks: what follows its heading, as Markdown rendered it.
    """

    id: str
    title: str
    page: str
    roles: tuple[str, ...]
    landscape: bool
    blocks: tuple[HtmlElement, ...]


@dataclass(frozen=True)
class Structure:
    """What a page has in every language.

    citations: outside its items, which are compared one by one; tables: "rows × columns" of each, in order;
    counts: how many of other things.
    """

    citations: Counter[str]
    links: Counter[str]
    tables: tuple[str, ...]
    counts: Mapping[str, int]


@dataclass
class Page:
    """One page in one language. address: below the language's root; path: its source; section: its title in the
    navigation.

    tree: as Markdown rendered it, until show/ gives it the site's markup; written: by an author's hand, not derived;
    headings: as `h2#id`; cited: sentences that it cites outside its items; named: those that guidance cites in
    whatever, be it refused or not; exceptions: item → why its strength is another; terms: word → why it is said
    otherwise; passages: of a page that is written; weight: in search, 0 for a page that is not found; problems: what is
    wrong with the page by itself.
    """

    address: str
    path: Path
    title: str
    section: str
    markdown: str
    tree: HtmlElement
    written: bool
    cards: Sequence[Card]
    sheets: Sequence[Sheet]
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation]
    headings: Sequence[str]
    ids: frozenset[str]
    cited: Sequence[str]
    named: frozenset[str]
    exceptions: Mapping[str, str]
    terms: Mapping[str, str]
    structure: Structure
    text: str
    passages: Sequence[Passage] = ()
    weight: float = 1
    problems: list[Problem] = field(default_factory=list)

    @property
    def refused(self) -> set[str]:
        """Ids of its items and cards that were told of; "" for one that has none to go by."""
        return {problem.about for problem in self.problems if problem.about is not None}


@dataclass
class Edition:
    """One language's handbook. title, description: the site's; pages: by address, in the navigation's order in the end.

    missing: address → title of pages that are shown in another language; terms: of the glossary, with what they are
    called, by language.
    """

    settings: Settings
    language: str
    title: str = ""
    description: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    terms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def known(self) -> Language:
        """What mkdocs.yml says of the language."""
        return self.settings.languages[self.language]

    @property
    def tag(self) -> str:
        return self.known.tag

    def word(self, key: str) -> str:
        """A label in this language."""
        return self.settings.labels[key][self.language]

    @property
    def sentences(self) -> Sequence[Sentence]:
        """The speech, sentence by sentence; none before its page is read."""
        source = self.pages.get(SOURCE_PAGE)
        return source.sentences if source else ()

    @property
    def speech(self) -> dict[str, str]:
        """Sentence id → words, in order."""
        return {sentence.id: sentence.words for sentence in self.sentences}

    @property
    def every_card(self) -> list[Card]:
        """The cards in order, with those that are refused."""
        return [card for page in self.pages.values() for card in page.cards]

    @property
    def cards(self) -> list[Card]:
        """The cards that can be shown, in order."""
        return [card for card in self.every_card if is_sound(card, self.settings)]

    @property
    def sheets(self) -> list[Sheet]:
        """The working sheets, in order."""
        return [sheet for page in self.pages.values() for sheet in page.sheets]


@dataclass
class Book:
    """The whole handbook. config: its mkdocs.yml; editions: by language, the originals first.

    whole: every written language has the pages of the others.
    """

    settings: Settings
    config: Path
    editions: dict[str, Edition] = field(default_factory=dict)
    whole: bool = True

    @property
    def original(self) -> Edition:
        """The first language's, which the others translate."""
        return next(iter(self.editions.values()))
