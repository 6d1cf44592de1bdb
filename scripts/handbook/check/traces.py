"""No sentence of the speech is lost, and every item has the strength of its sentence."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from handbook.book import SOURCE_PAGE, Book, Edition
from handbook.card import Item
from handbook.check.by_hand import check_speech
from handbook.check.strength import check_strength
from handbook.problem import Problem, id_needle
from handbook.read.speech import number
from handbook.read.traces import Trace


def check_traces(book: Book, edition: Edition, traces: Sequence[Trace]) -> Iterator[Problem]:
    """Sentences that are lost, and a speech kept by hand that is another. traces: of the edition.

    A translation has lost what its original has lost: of that, the original's is told.
    """
    source = edition.pages.get(SOURCE_PAGE)
    if source is None or not source.written:
        return
    context = {sentence.id for sentence in book.original.sentences if sentence.context}
    named = {id_ for page in edition.pages.values() for id_ in page.named}
    new = [one for one in traces if edition is book.original or one.context != (one.id in context)]
    for problem in lost_sentences(new, named):
        yield problem.at(source.path)
    if edition.known.opencc:
        for problem in check_speech(edition.speech, book.original.speech, edition.known.opencc):
            yield problem.at(source.path)


def check_strengths(book: Book, edition: Edition) -> Iterator[Problem]:
    """Items whose strength is not their sentence's. What is as wrong with an item's original is told of that."""
    weighed, first = Weighing(book, edition), Weighing(book, book.original)
    originals = {item.id: item for card in book.original.every_card for item in card.items}
    for page in edition.pages.values():
        for item in (item for card in page.cards for item in card.items) if page.written else ():
            problems, original = weighed.weigh(item), originals.get(item.id)
            if edition is not book.original and original is not None:
                if (original.modality, original.source) != (item.modality, item.source):
                    continue  # compare_items tells of it
                told = {problem.what for problem in first.weigh(original)}
                problems = [problem for problem in problems if problem.what not in told]
            yield from (problem.at(page.path) for problem in problems)


class Weighing:
    """Weighs items in the words of one language."""

    def __init__(self, book: Book, edition: Edition) -> None:
        self.edition = edition
        self.speech = (book.original if edition.settings.is_translation(edition.language) else edition).speech
        pages = book.original.pages.values()
        self.exceptions = {id_: reason for page in pages for id_, reason in page.exceptions.items()}

    def weigh(self, item: Item) -> list[Problem]:
        """What is wrong with the strength of an item."""
        return check_strength(
            item, self.speech, self.exceptions.get(item.id), self.edition.settings, self.edition.language
        )


def lost_sentences(traces: Iterable[Trace], named: Container[str] = ()) -> list[Problem]:
    """A problem for each sentence that nothing was made of, and for each mark of context that is no longer true.

    named: sentences that something refused may cite, which is told of already.
    """
    problems = []
    for one in traces:
        used = bool(one.pages or one.cards)
        needles = (id_needle(one.id),)
        if not used and not one.context and one.id not in named:
            problems.append(
                Problem(
                    f"{number(one.id)} is lost: no item, quotation or explanation cites it",
                    "draw an item from it, quote it on a guidance page, or mark it .context",
                    needles,
                )
            )
        if used and one.context:
            where = one.pages[0] if one.pages else one.cards[0][0].page
            problems.append(
                Problem(
                    f"{number(one.id)} is marked .context, and {where} makes use of it", "take .context off", needles
                )
            )
    return problems
