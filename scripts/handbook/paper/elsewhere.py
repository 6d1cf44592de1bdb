"""What a paper speaks of and does not hold: places that its reader finds in the complete edition."""

from __future__ import annotations

from handbook.book import GLOSSARY_PAGE, Edition
from handbook.marks import is_card_heading, is_sheet_heading
from handbook.tree import HEADINGS, elements

ROUND = "round"  # the round sheet's id, on its page and on papers


def in_complete_edition(to: str, edition: Edition) -> bool:
    """Whether a link leads to a page or section that its words send the reader to, and the complete edition has it.

    A card, a working sheet and the round sheet are papers of their own; a term and a blank are known by their words.
    """
    address, _, id_ = to.partition("#")
    page, paper = edition.pages.get(address), edition.settings.paper
    left_out = {path.removesuffix(".md") + ".html" for path in paper.leave_out}
    if page is None or address in left_out or not paper.sizes:
        return False
    checks = edition.settings.checks
    if address == checks.outside:
        return True
    if not id_:
        return not page.sheets
    if address in (GLOSSARY_PAGE, checks.blanks):
        return False
    heading = next((node for node in elements(page.tree) if node.get("id") == id_ and node.tag in HEADINGS), None)
    return heading is not None and not is_card_heading(heading) and not is_sheet_heading(heading)
