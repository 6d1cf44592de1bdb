"""Nodes of a paper: what is kept together, so that no line begins with what belongs to the line before."""

from __future__ import annotations

import pytest
from handbook.paper.nodes import keep_marks

CITE = {"t": "cite", "to": "a.html#p1-1", "source": "p1-1", "number": "P1.1"}
LINK = {"t": "link", "to": "a.html", "c": ["页"]}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (["见", CITE, "：下文"], ["见", {"t": "keep", "c": [CITE, "："]}, "下文"]),
        ([CITE, "）。"], [{"t": "keep", "c": [CITE, "）。"]}]),
        ([CITE, "下文。"], [CITE, "下文。"]),
        ([LINK, "：下文"], [LINK, "：下文"]),
        (["：下文", CITE], ["：下文", CITE]),
        ([CITE, LINK, "。"], [CITE, LINK, "。"]),
        ([], []),
    ],
)
def test_marks_after_a_citation_are_kept_with_it(given: list, kept: list) -> None:
    assert keep_marks(given) == kept
