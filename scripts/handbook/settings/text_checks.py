"""What a handbook asks of its own text: extra.checks of mkdocs.yml."""

from __future__ import annotations

from handbook.settings.file import Place
from handbook.settings.modalities import words_by_language
from handbook.settings.model import TextChecks
from handbook.settings.names import Namer
from handbook.settings.schema import Extra

PLACE: Place = ("extra", "checks")


def read_checks(extra: Extra, names: Namer) -> TextChecks:
    """The checks; what is not asked for is empty. names: gives an entry's texts in every language."""
    asked = extra.checks
    if asked is None:
        return TextChecks()
    blanks, terms = asked.blanks, asked.terms
    return TextChecks(
        blanks=address(blanks.page) if blanks else "",
        silence=words_by_language(names, blanks.silence if blanks else None, (*PLACE, "blanks", "silence")),
        terms=terms is not None,
        common=words_by_language(names, terms.common if terms else None, (*PLACE, "terms", "common")),
        outside=address(asked.outside) if asked.outside else "",
        printed=words_by_language(names, asked.printed, (*PLACE, "printed")),
    )


def address(path: str) -> str:
    """Where a page is published, below its language's root: "a/b.md" → "a/b.html"."""
    return f"{path.removesuffix('.md')}.html"
