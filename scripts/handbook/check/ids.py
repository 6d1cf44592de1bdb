"""Ids that authors give: whose they are, and that no two things have the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from handbook.book import Card
from handbook.problem import Problem, id_needle


def is_own_id(id_: str, markdown: str) -> bool:
    """Whether the author wrote this id, `{#id}` or `id=…`. If not, it was generated out of a heading's words."""
    written = rf"(?:\{{[^{{}}\n]*#|\bid=[\"']?){re.escape(id_)}(?=[\s}}\"'>])"
    return bool(id_) and re.search(written, markdown) is not None


def repeated_ids(cards: Mapping[str, Sequence[Card]], files: Mapping[str, Path]) -> Iterator[Problem]:
    """Cards and items whose id another page has used already: a print page would hold both.

    cards, files: by page address. On one page, check_headings says it.
    """
    seen: dict[str, str] = {}
    for page in sorted(cards):
        for card in cards[page]:
            for kind, id_ in (("card", card.id), *(("item", item.id) for item in card.items)):
                if id_ and seen.setdefault(id_, page) != page:
                    what = f"{kind} id {id_} is used again: {seen[id_]} has it"
                    remedy = f"give this {kind} another id, in every language"
                    yield Problem(what, remedy, (id_needle(id_),), path=files[page])
