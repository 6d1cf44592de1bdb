"""A passage of a page, as the checks of its text read it: with its section, its links and what it stands in."""

from __future__ import annotations

from dataclasses import dataclass

CARD, SHEET = "on a card", "on a sheet"


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading, list item or cell.

    text: its words; plain: those that are no link's; pieces: the same as they stand in the source, the longest first;
    links: where its links lead, below the language's root; section: how many headings the page has up to there;
    within: the tags and classes that it stands in, and CARD or SHEET.
    """

    text: str
    plain: str
    pieces: tuple[str, ...]
    links: tuple[str, ...]
    section: int
    within: frozenset[str]

    def needles(self, words: str) -> tuple[str, ...]:
        """What finds its line: a piece with those words in it, else its longest."""
        return (*(piece for piece in self.pieces if words in piece), *self.pieces[:1], words)
