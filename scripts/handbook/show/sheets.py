"""Working sheets as their print page shows them: with the site's markup, and links that lead from there."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml.html.builder import E
from markupsafe import Markup

from handbook.book import Edition, Sheet
from handbook.settings.model import Settings
from handbook.show.page import decorate_page, decorate_sentences
from handbook.tree import address, elements, serialize


def sheet_html(sheet: Sheet, edition: Edition, original: Mapping[str, str], root: str) -> Markup:
    """What is below a sheet's heading, as HTML for a template: of a page that was checked.

    original: the sentences that a translation's are made from, by id; root: from the print page to its language's root.
    """
    form = E.div(*(deepcopy(block) for block in sheet.blocks))
    decorate_sentences(form, edition.settings.labels, edition.language, {}, "")
    decorate_page(list(elements(form)), edition.speech, original)
    for node in elements(form):
        node.attrib.pop("id", None)  # several pages' sheets meet on one
        for name in ("href", "src"):
            if link := node.get(name):
                node.set(name, root + address(link, sheet.page))
    return Markup(serialize(form))


def sheets_by_role(sheets: list[Sheet], settings: Settings) -> list[tuple[str, list[tuple[int, Sheet]]]]:
    """Each role that fills sheets in, with those and the number of the printed page that each is on."""
    numbered = list(enumerate(sheets, 1))
    own = ((role, [(number, sheet) for number, sheet in numbered if role in sheet.roles]) for role in settings.roles)
    return [(role, found) for role, found in own if found]
