"""The written languages held against each other: headings, items, citations, tables, links and terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from posixpath import dirname, join, normpath

from handbook.book import Book, Edition, Page
from handbook.card import Item
from handbook.check.terms import check_terms
from handbook.numbers import cite_needle
from handbook.problem import Problem, id_needle
from handbook.read.speech import number


def compare_structures(one: Page, other: Page, language: str, broken: Collection[str]) -> Iterator[Problem]:
    """What a translation has more or less of than the page in `language`.

    broken: links of either page, and sentences that they cite, that lead nowhere: nothing is compared with those.
    Pictures and notes are counted where nothing else is wrong.
    """
    ours, theirs = one.structure, other.structure
    wrong_links = any(link in broken for link in [*ours.links, *theirs.links])
    wrong_citations = any(id_ in broken for id_ in [*ours.citations, *theirs.citations])
    for id_ in () if wrong_citations else sorted(ours.citations.keys() | theirs.citations.keys()):
        here, there = theirs.citations[id_], ours.citations[id_]
        if here != there:
            yield Problem(
                f"cites {number(id_)} {here} times, and in {language} it is {there}",
                "cite the same sentences in both",
                (cite_needle(id_),),
            )
    for link in () if wrong_links else sorted(ours.links.keys() | theirs.links.keys()):
        here, there = theirs.links[link], ours.links[link]
        if here != there:
            yield Problem(
                f"links to {link} {here} times, and in {language} it is {there}",
                "give both pages the same links",
                (link.replace(".html", ".md"),),
            )
    if ours.tables != theirs.tables:
        listed = [", ".join(tables) or "none" for tables in (theirs.tables, ours.tables)]
        yield Problem(
            f"has tables of {listed[0]} rows and columns, and in {language} of {listed[1]}",
            "give both pages the same tables",
            ("|",),
        )
    for name, there in ours.counts.items() if not (one.problems or other.problems) else ():
        if theirs.counts[name] != there:
            needle = {"footnotes": "[^", "pictures": "!["}[name]
            yield Problem(
                f"{name}: {theirs.counts[name]} here, and {there} in {language}",
                f"give both pages the same {name}",
                (needle,),
            )


def compare_languages(book: Book) -> Iterator[Problem]:
    """Differences of each page that an author wrote from the first language's: heading ids, items, what an item says
    of itself.

    What is refused in either language is not compared: it has been told of.
    """
    translated = [code for code, language in book.settings.languages.items() if not language.source]
    first = book.original
    for code, other in book.editions.items():
        for address in sorted(first.pages.keys() & other.pages.keys()) if other is not first else ():
            ours, theirs = first.pages[address], other.pages[address]
            if theirs.written:
                terms: Mapping[str, str] = first.terms.get(code, {}) if code in translated else {}
                broken = broken_links(first, ours) | broken_links(other, theirs)
                for fault in (
                    *compare_headings(ours.headings, theirs.headings, first.language),
                    *compare_structures(ours, theirs, first.language, broken),
                    *check_terms(ours.text, theirs.text, terms, theirs.terms if terms else {}, (first.tag, other.tag)),
                    *compare_items(ours, theirs, first.language, broken),
                ):
                    yield fault.at(theirs.path)


def compare_headings(ours: Sequence[str], theirs: Sequence[str], language: str) -> Iterator[Problem]:
    """The first heading that is not the same, but for those without an id of their own (`h2#`)."""
    for index in range(max(len(ours), len(theirs))):
        here, there = (list_[index] if index < len(list_) else "nothing" for list_ in (ours, theirs))
        if here != there and not here.endswith("#") and not there.endswith("#"):
            yield Problem(
                f"heading {index + 1} is {there}, and in {language} it is {here}",
                "give both pages the same headings with the same ids, in the same order",
                (id_needle(there.partition("#")[2]),),
            )
            break


def broken_links(edition: Edition, page: Page) -> set[str]:
    """The links of a page, and the sentences that it cites, that lead to no page, or to no place there."""
    cited = {*page.structure.citations, *(source for item in items_of(page) for source in item.source)}
    speech = edition.speech
    found = {id_ for id_ in cited if id_ not in speech}
    for link in page.structure.links:
        path, _, anchor = link.partition("#")
        target = edition.pages.get(normpath(join(dirname(page.address), path)) if path else page.address)
        if "//" not in link and (path.endswith(".md") or (anchor and target and anchor not in target.ids)):
            found.add(link)
    return found


def items_of(page: Page) -> list[Item]:
    """The items of a page that have an id."""
    return [item for card in page.cards for item in card.items if item.id]


def compare_items(ours: Page, theirs: Page, language: str, broken: Collection[str]) -> Iterator[Problem]:
    """Items of one page in two languages: the same ids in the same order, the same roles, phases, modality and
    source.
    """
    refused = {*ours.refused, *theirs.refused}
    listed = items_of(ours), items_of(theirs)
    by_id = {item.id: item for item in listed[1]}
    counts = Counter(item.id for item in listed[0]) | Counter(item.id for item in listed[1])
    if "" not in refused:  # an item that can't be told from others may be any of those that seem to be missing
        our_ids, their_ids = ([item.id for item in items if item.id not in refused] for items in listed)
        yield from compare_ids(our_ids, their_ids, language)
    for item in listed[0]:
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
                yield Problem(what, "make them equal", (id_needle(item.id),))


def compare_ids(ours: list[str], theirs: list[str], language: str) -> Iterator[Problem]:
    """The ids of a page's items in two languages."""
    for id_ in (id_ for id_ in ours if id_ not in theirs):
        yield Problem(f"item {id_} is missing here: {language} has it", "add it, or delete it there", ())
    for id_ in (id_ for id_ in theirs if id_ not in ours):
        what = f"item {id_} is here only: {language} does not have it"
        yield Problem(what, "add it there, or delete it here", (id_needle(id_),))
    if sorted(ours) == sorted(theirs) and ours != theirs:
        moved = next(b for a, b in zip(ours, theirs, strict=True) if a != b)
        what = f"items stand in another order than in {language}, from {moved} on"
        yield Problem(what, "put them in the same order", (id_needle(moved),))
