"""The written languages held against each other: headings, items, citations, tables, links and terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

from lxml.html import HtmlElement

from handbook.check.ids import repeated_ids
from handbook.check.terms import check_terms
from handbook.marks import CITATION, is_item
from handbook.problem import Fault, id_needle
from handbook.read.notes import notes_of
from handbook.read.speech import number
from handbook.settings.model import Settings
from handbook.tree import has_class


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


def structure_of(tree: HtmlElement, sound: bool = True) -> Structure:
    """The structure of a rendered page. sound: nothing of it is refused, so that its pictures and notes can be counted."""
    addresses = [link.get("href") or "" for link in tree.iter("a") if not has_class(link, "footnote-ref")]
    counts = {"footnotes": len(notes_of(tree)), "pictures": len(list(tree.iter("img")))} if sound else {}
    outside_items = [link for link in tree.iter("a") if not any(map(is_item, link.iterancestors("li")))]
    cited = [match[1] for link in outside_items if (match := CITATION.search(link.get("href") or ""))]
    tables = [(list(table.iter("tr")), table) for table in tree.iter("table")]
    return Structure(
        Counter(cited),
        Counter(address for address in addresses if not CITATION.search(address)),
        tuple(f"{len(rows)} × {max((len(row) for row in rows), default=0)}" for rows, _ in tables),
        counts,
    )


def compare_structures(ours: Structure, theirs: Structure, language: str, broken: Collection[str]) -> Iterator[Fault]:
    """What a translation has more or less of than the page in `language`.

    broken: links of either page, and sentences that they cite, that lead nowhere: nothing is compared with those.
    """
    wrong_links = any(link in broken for link in [*ours.links, *theirs.links])
    wrong_citations = any(id_ in broken for id_ in [*ours.citations, *theirs.citations])
    for id_ in () if wrong_citations else sorted(ours.citations.keys() | theirs.citations.keys()):
        here, there = theirs.citations[id_], ours.citations[id_]
        if here != there:
            yield Fault(f"cites {number(id_)} {here} times, and in {language} it is {there}", "cite the same sentences in both", (f"#{id_})",))
    for link in () if wrong_links else sorted(ours.links.keys() | theirs.links.keys()):
        here, there = theirs.links[link], ours.links[link]
        if here != there:
            yield Fault(f"links to {link} {here} times, and in {language} it is {there}", "give both pages the same links", (link.replace(".html", ".md"),))
    if ours.tables != theirs.tables:
        listed = [", ".join(tables) or "none" for tables in (theirs.tables, ours.tables)]
        yield Fault(f"has tables of {listed[0]} rows and columns, and in {language} of {listed[1]}", "give both pages the same tables", ("|",))
    for name, there in ours.counts.items():
        if theirs.counts.get(name, there) != there:
            needle = {"footnotes": "[^", "pictures": "!["}[name]
            yield Fault(f"{name}: {theirs.counts[name]} here, and {there} in {language}", f"give both pages the same {name}", (needle,))


def compare_languages(builds: Mapping[str, Any], settings: Settings) -> Iterator[tuple[Fault, Path]]:
    """Differences of each page that an author wrote from the first language's: heading ids, items, what an item says of itself.

    builds: per language `headings`, `structures`, `cards`, `refused` and `files`, each by page address, `speech`, and
    `written`, the pages that were not derived. Also ids used on two pages. What is refused in either language is not
    compared: it has been told of.
    """
    translated = [code for code, language in settings.languages.items() if not language.source and code in builds]
    first = builds[translated[0]]
    yield from repeated_ids(first.cards, first.files)
    for code in [code for code in builds if code != translated[0]]:
        other, tags = builds[code], (settings.languages[translated[0]].tag, settings.languages[code].tag)
        for page in sorted(first.headings.keys() & other.written):
            broken = broken_links(first, page) | broken_links(other, page)
            terms = first.terms.get(code, {}) if code in translated else {}
            exceptions = other.term_exceptions[page] if terms else {}
            for fault in (
                *compare_headings(first.headings[page], other.headings[page], translated[0]),
                *compare_structures(first.structures[page], other.structures[page], translated[0], broken),
                *check_terms(first.texts[page], other.texts[page], terms, exceptions, tags),
                *compare_items(Items.of(first, page), Items.of(other, page), translated[0], broken),
            ):
                yield fault, other.files[page]


def compare_headings(ours: list[str], theirs: list[str], language: str) -> Iterator[Fault]:
    """The first heading that is not the same, but for those without an id of their own (`h2#`)."""
    for index in range(max(len(ours), len(theirs))):
        here, there = (list_[index] if index < len(list_) else "nothing" for list_ in (ours, theirs))
        if here != there and not here.endswith("#") and not there.endswith("#"):
            yield Fault(
                f"heading {index + 1} is {there}, and in {language} it is {here}",
                "give both pages the same headings with the same ids, in the same order",
                (id_needle(there.partition("#")[2]),),
            )
            break


def broken_links(build: Any, page: str) -> set[str]:
    """The links of a page, and the sentences that it cites, that lead to no page, or to no place there."""
    structure = build.structures[page]
    items = [item for card in build.cards.get(page, ()) for item in card.items]
    cited = {*structure.citations, *(source for item in items for source in item.source)}
    found = {id_ for id_ in cited if id_ not in build.speech}
    for link in structure.links:
        path, _, anchor = link.partition("#")
        target = normpath(join(dirname(page), path)) if path else page
        if "//" not in link and (path.endswith(".md") or (anchor and anchor not in build.ids.get(target, (anchor,)))):
            found.add(link)
    return found


@dataclass(frozen=True)
class Items:
    """The items of one page. refused: ids of its items and cards that were told of, "" when one has no id to go by."""

    listed: list[Any]
    refused: Collection[str]

    @classmethod
    def of(cls, build: Any, page: str) -> Items:
        found = [item for card in build.cards.get(page, ()) for item in card.items if item.id]
        return cls(found, build.refused.get(page, ()))


def compare_items(ours: Items, theirs: Items, language: str, broken: Collection[str]) -> Iterator[Fault]:
    """Items of one page in two languages: the same ids in the same order, the same roles, phases, modality and source."""
    refused = {*ours.refused, *theirs.refused}
    by_id = {item.id: item for item in theirs.listed}
    counts = Counter(item.id for item in ours.listed) | Counter(item.id for item in theirs.listed)
    if "" not in refused:  # an item that can't be told from others may be any of those that seem to be missing
        our_ids, their_ids = ([item.id for item in items.listed if item.id not in refused] for items in (ours, theirs))
        yield from compare_ids(our_ids, their_ids, language)
    for item in ours.listed:
        twin = by_id.get(item.id)
        if twin is None or item.id in refused or counts[item.id] > 1:
            continue
        of_card = () if refused & {item.card, twin.card} else ("roles", "phases", "card")
        source = () if any(id_ in broken for id_ in (*item.source, *twin.source)) else ("source",)
        for name in ("modality", *source, *of_card):
            a, b = getattr(item, name), getattr(twin, name)
            if a != b:
                shown = [", ".join(value) if isinstance(value, tuple) else value for value in (b, a)]
                what = f"item {item.id} has {name} {shown[0]}, and in {language} {shown[1]}"
                yield Fault(what, "make them equal", (id_needle(item.id),))


def compare_ids(ours: list[str], theirs: list[str], language: str) -> Iterator[Fault]:
    """The ids of a page's items in two languages."""
    for id_ in (id_ for id_ in ours if id_ not in theirs):
        yield Fault(f"item {id_} is missing here: {language} has it", "add it, or delete it there", ())
    for id_ in (id_ for id_ in theirs if id_ not in ours):
        what = f"item {id_} is here only: {language} does not have it"
        yield Fault(what, "add it there, or delete it here", (id_needle(id_),))
    if sorted(ours) == sorted(theirs) and ours != theirs:
        moved = next(b for a, b in zip(ours, theirs, strict=True) if a != b)
        what = f"items stand in another order than in {language}, from {moved} on"
        yield Fault(what, "put them in the same order", (id_needle(moved),))
