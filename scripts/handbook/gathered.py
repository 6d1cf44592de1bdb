"""What a build gathers, language by language and page by page, and the checks that need all of it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path

from handbook.book import Card, Item
from handbook.check import by_hand, strength
from handbook.check import languages as parity
from handbook.check.terms import Terms
from handbook.paper import downloads as press
from handbook.paper.contents import SOURCE_PAGE
from handbook.problem import Fault, holds, locate, shown_path
from handbook.read import traces as tracing
from handbook.read.speech import Quotation, check_quotation
from handbook.settings.model import Settings

log = logging.getLogger("mkdocs.handbook")


@dataclass
class LanguageBuild:
    """What one language's pages hold, gathered page by page. Keys are addresses below the language's root."""

    cards: dict[str, list[Card]] = field(default_factory=dict)
    headings: dict[str, list[str]] = field(default_factory=dict)
    quotations: dict[str, list[Quotation]] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    speech: dict[str, str] = field(default_factory=dict)
    structures: dict[str, parity.Structure] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    terms: Terms = field(default_factory=dict)
    term_exceptions: dict[str, dict[str, str]] = field(default_factory=dict)
    cited: dict[str, list[str]] = field(default_factory=dict)
    exceptions: dict[str, str] = field(default_factory=dict)
    context: set[str] = field(default_factory=set)
    ids: dict[str, set[str]] = field(default_factory=dict)
    refused: dict[str, set[str]] = field(default_factory=dict)  # ids of items and cards, by page; "" for one without
    missing: set[str] = field(default_factory=set)  # pages that are shown in another language
    named: set[str] = field(default_factory=set)  # sentences that guidance cites anywhere, in refused items too
    written: set[str] = field(default_factory=set)  # pages by an author's hand; of a derived language most are not


@dataclass
class Build:
    settings: Settings
    root: Path
    languages: dict[str, LanguageBuild] = field(default_factory=dict)
    reported: set[str] = field(default_factory=set)
    press: press.Press | None = None
    stale: set[Path] = field(default_factory=set)
    optional: set[str] = field(default_factory=set)  # files that are published only where something uses them

    def report(self, fault: Fault, path: Path) -> None:
        """Say a problem once, however many languages show it."""
        self._say(locate(fault, path, self.root))

    def report_at(self, path: Path, number: int, words: str) -> None:
        """Say a problem whose line is known."""
        self._say(f"{shown_path(path, self.root)}:{number}: {words}")

    def _say(self, line: str) -> None:
        if line not in self.reported:
            self.reported.add(line)
            log.warning(line)


def check_traces(build: Build, language: str, traces: list[tracing.Trace], cards: list[Card]) -> None:
    """No sentence is lost, and every item has the strength of its sentence.

    cards: all of the language, with those that are refused. A translation has lost what its original has lost.
    """
    mine, first = build.languages[language], next(iter(build.languages.values()))
    target = build.settings.languages[language]
    new = [one for one in traces if mine is first or one.context != (one.id in first.context)]
    for fault in tracing.lost_sentences(new, mine.named) if SOURCE_PAGE in mine.written else ():
        build.report(fault, mine.files[SOURCE_PAGE])
    if target.opencc and SOURCE_PAGE in mine.written:
        for fault in by_hand.check_speech(mine.speech, first.speech, target.opencc):
            build.report(fault, mine.files[SOURCE_PAGE])
    originals = {item.id: item for page in first.cards.values() for card in page for item in card.items}
    for card in cards:
        for item in card.items if card.page in mine.written else ():
            faults, original = weigh(item, build, language), originals.get(item.id)
            if mine is not first and original is not None:
                if (original.modality, original.source) != (item.modality, item.source):
                    continue  # compare_items tells of it
                told = {fault.what for fault in weigh(original, build, next(iter(build.languages)))}
                faults = [fault for fault in faults if fault.what not in told]
            for fault in faults:
                build.report(fault, mine.files[card.page])


def weigh(item: Item, build: Build, language: str) -> list[Fault]:
    """What is wrong with the strength of an item, in the words of that language."""
    first, settings = next(iter(build.languages.values())), build.settings
    speech = (first if settings.is_translation(language) else build.languages[language]).speech
    return strength.check_strength(item, speech, first.exceptions.get(item.id), settings, language)


def check_quotations(build: Build, language: str) -> None:
    """Quotations need the whole speech, so they are checked when every page of the language has been read."""
    mine = build.languages[language]
    if SOURCE_PAGE in mine.missing:
        return
    translated = build.settings.is_translation(language)
    original = next(iter(build.languages.values())).speech if translated else mine.speech
    translation = mine.speech if translated else None
    for address, quotations in mine.quotations.items():
        for quotation in quotations if address in mine.written else ():
            known = all(sentence in original for sentence in quotation.source)  # if not, the link is told of
            for fault in check_quotation(quotation, original, translation) if known else ():
                build.report(fault, mine.files[address])


def paper_source(build: Build, language: str, address: str, fault: Fault, config_path: Path) -> Path:
    """The file to mend for a fault of a paper: its page's, or the first page that holds what is wrong, or mkdocs.yml."""
    known = build.languages[language].files
    if address in known:
        return known[address]
    for path in known.values():
        text = path.read_text(encoding="utf-8-sig")
        if any(holds(text, needle) for needle in fault.needles):
            return path
    return config_path
