"""What a handbook asks of its own text (extra.checks in mkdocs.yml), page by page, in every written language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbook.book import SOURCE_PAGE, Book, Edition, Page
from handbook.check.first_use import check_first_uses, entries
from handbook.check.front_matter import reasons
from handbook.check.outside import check_outside
from handbook.check.printed import check_printed
from handbook.check.silence import KEY, check_silence
from handbook.problem import Problem
from handbook.read.traces import REFERENCE
from handbook.tree import address


def check_text(book: Book, edition: Edition, glossary: str) -> Iterator[Problem]:
    """Problems of an edition's pages, whose trees are as Markdown rendered them. glossary: its page's address."""
    terms = entries(book.original, edition, glossary) if book.settings.checks.terms else {}
    for page in edition.pages.values():
        if page.written and page.address != SOURCE_PAGE:
            beside = book.original.pages.get(page.address, page)
            wanted = terms if beside is page else linked_terms(beside, terms, glossary)
            for problem in check_page_text(page, edition, wanted, glossary):
                yield problem.at(page.path)


def linked_terms(page: Page, terms: Mapping[str, str], glossary: str) -> dict[str, str]:
    """Of a language's terms those whose entries a page of the first language leads to: both pages have the same
    links.
    """
    led = {address(link, page.address) for link in page.structure.links}
    return {term: id_ for term, id_ in terms.items() if f"{glossary}#{id_}" in led}


def check_page_text(page: Page, edition: Edition, terms: Mapping[str, str], glossary: str) -> Iterator[Problem]:
    """Problems of one page. terms: as entries() gives them."""
    asked, language, script = edition.settings.checks, edition.language, edition.known.script
    found = page.passages
    if asked.blanks and page.address != asked.blanks:
        yield from check_silence(found, asked.silence.get(language, ()), script, asked.blanks, reasons(page.path, KEY))
    if terms and not page.address.startswith(REFERENCE):
        yield from check_first_uses(found, terms, asked.common.get(language, ()), edition.tag, glossary)
    if not any(page.address == f"{path.removesuffix('.md')}.html" for path in edition.settings.paper.leave_out):
        yield from check_printed(found, asked.printed.get(language, ()), script)
    if asked.outside and page.address != asked.outside:
        yield from check_outside(found, asked.outside)
