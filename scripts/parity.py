"""The written languages held against each other: headings, items, citations, tables, links and terms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cards import CITATION
from lxml.html import HtmlElement
from problems import Fault
from settings import Settings
from speech import number

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_ENDING = re.compile(r"(?:ing|ed|es|s|e)?(?:['’]s)?$")


@dataclass(frozen=True)
class Structure:
    """What a page has in every language. tables: "rows × columns" of each, in order."""

    citations: Counter[str]
    links: Counter[str]
    tables: tuple[str, ...]


def structure_of(tree: HtmlElement) -> Structure:
    """The structure of a rendered page."""
    addresses = [link.get("href") or "" for link in tree.iter("a")]
    cited = [match[1] for match in map(CITATION.search, addresses) if match]
    tables = [(list(table.iter("tr")), table) for table in tree.iter("table")]
    return Structure(
        Counter(cited),
        Counter(address for address in addresses if not CITATION.search(address)),
        tuple(f"{len(rows)} × {max((len(row) for row in rows), default=0)}" for rows, _ in tables),
    )


def compare_structures(ours: Structure, theirs: Structure, language: str) -> Iterator[Fault]:
    """What a translation has more or less of than the page in `language`."""
    for id_ in sorted(ours.citations.keys() | theirs.citations.keys()):
        here, there = theirs.citations[id_], ours.citations[id_]
        if here != there:
            yield Fault(f"cites {number(id_)} {here} times, and in {language} it is {there}", "cite the same sentences in both", (f"#{id_})",))
    for link in sorted(ours.links.keys() | theirs.links.keys()):
        here, there = theirs.links[link], ours.links[link]
        if here != there:
            yield Fault(f"links to {link} {here} times, and in {language} it is {there}", "give both pages the same links", (link.replace(".html", ".md"),))
    if ours.tables != theirs.tables:
        listed = [", ".join(tables) or "none" for tables in (theirs.tables, ours.tables)]
        yield Fault(f"has tables of {listed[0]} rows and columns, and in {language} of {listed[1]}", "give both pages the same tables", ("|",))


def glossary_terms(tree: HtmlElement) -> dict[str, str]:
    """Chinese term → English, from the glossary's last table: its first and third columns."""
    tables = list(tree.iter("table"))
    rows = [[(cell.text_content() or "").strip() for cell in row] for row in tables[-1].iter("tr")] if tables else []
    return {row[0]: row[2] for row in rows[1:] if len(row) > 2 and row[0] and row[2]}


def check_terms(original: str, translation: str, terms: Mapping[str, str], exceptions: Mapping[str, str]) -> Iterator[Fault]:
    """Terms of the glossary that the original page uses and its translation does not.

    exceptions: term → the author's reason why the page says it otherwise (`terms` in its front matter).
    """
    said = fold(translation)
    for term, english in terms.items():
        used = term in original and not any(fold(form) in said for form in english.split(" / "))
        if used and term not in exceptions:
            yield Fault(
                f"the original says {term}, and “{english}” is not here",
                f"use the glossary’s English, or say why not in the front matter: `terms: {{{term}: reason}}`",
            )
        if term in exceptions and (not used or not str(exceptions[term]).strip()):
            yield Fault(f"`terms` has an exception for {term} that is not needed, or has no reason", "take it out, or give the reason", (term,))


def fold(text: str) -> str:
    """Text for comparing terms: words without case, quotation marks, articles and endings (“using the” is “use”)."""
    words = (word for word in _WORD.findall(text.lower()) if word not in ("the", "a", "an", "of", "to"))
    return f" {' '.join(_ENDING.sub('', word) for word in words)} "


def compare_languages(builds: Mapping[str, Any], settings: Settings) -> Iterator[tuple[Fault, Path]]:
    """Differences of each page that an author wrote from the first language's: heading ids, items, what an item says of itself.

    builds: per language `headings`, `structures`, `cards` and `files`, each by page address, and `written`, the pages that
    were not derived. Also ids used on two pages.
    """
    written = [code for code, language in settings.languages.items() if not language.source and code in builds]
    first = builds[written[0]]
    yield from repeated_items(first)
    for code in [code for code in builds if code != written[0]]:
        other = builds[code]
        for page in first.headings.keys() & other.written:
            ours, theirs = first.headings[page], other.headings[page]
            for index in range(max(len(ours), len(theirs))):
                here, there = (list_[index] if index < len(list_) else "nothing" for list_ in (ours, theirs))
                if here != there:
                    yield (
                        Fault(
                            f"heading {index + 1} is {there}, and in {written[0]} it is {here}",
                            "give both pages the same headings with the same ids, in the same order",
                            (f"#{there.split('#')[-1]}",),
                        ),
                        other.files[page],
                    )
                    break
            for fault in compare_structures(first.structures[page], other.structures[page], written[0]):
                yield fault, other.files[page]
            for fault in check_terms(first.texts[page], other.texts[page], first.terms, other.term_exceptions[page]) if code in written else ():
                yield fault, other.files[page]
            yield from compare_items(items_of(first, page), items_of(other, page), written[0], other.files[page])


def items_of(build: Any, page: str) -> list[Any]:
    return [item for card in build.cards.get(page, ()) for item in card.items if item.id]


def compare_items(ours: list[Any], theirs: list[Any], language: str, path: Path) -> Iterator[tuple[Fault, Path]]:
    """Items of one page in two languages: the same ids in the same order, the same roles, phases, modality and source."""
    by_id = {item.id: item for item in theirs}
    our_ids, their_ids = [item.id for item in ours], [item.id for item in theirs]
    for id_ in [id_ for id_ in our_ids if id_ not in by_id]:
        yield Fault(f"item {id_} is missing here: {language} has it", "add it, or delete it there", ()), path
    for id_ in [id_ for id_ in their_ids if id_ not in set(our_ids)]:
        yield Fault(f"item {id_} is here only: {language} does not have it", "add it there, or delete it here", (f"#{id_} ",)), path
    if sorted(our_ids) == sorted(their_ids) and our_ids != their_ids:
        moved = next(b for a, b in zip(our_ids, their_ids, strict=True) if a != b)
        yield Fault(f"items stand in another order than in {language}, from {moved} on", "put them in the same order", (f"#{moved} ",)), path
    for item in ours:
        twin = by_id.get(item.id)
        for name in ("modality", "source", "roles", "phases", "card") if twin else ():
            a, b = getattr(item, name), getattr(twin, name)
            if a != b:
                shown = [", ".join(value) if isinstance(value, tuple) else value for value in (b, a)]
                yield (
                    Fault(f"item {item.id} has {name} {shown[0]}, and in {language} {shown[1]}", "make them equal", (f"#{item.id} ",)),
                    path,
                )


def repeated_items(build: Any) -> Iterator[tuple[Fault, Path]]:
    """Items whose id another page has used already (on one page, check_headings says it)."""
    seen: dict[str, str] = {}
    for page in build.cards:
        for item in items_of(build, page):
            if seen.setdefault(item.id, page) != page:
                yield (
                    Fault(f"item id {item.id} is used again: {seen[item.id]} has it", "give this item another id, in every language", (f"#{item.id} ",)),
                    build.files[page],
                )
