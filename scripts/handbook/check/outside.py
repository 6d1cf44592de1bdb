"""Every fact from outside the speech leads to the one list of references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbook.passage import Passage
from handbook.problem import Problem


def check_outside(found: Sequence[Passage], references: str) -> Iterator[Problem]:
    """Outside matter without a link to the list. references: its address; that a link has its entry is checked as
    of any.
    """
    for one in found:
        if "outside" in one.within and not any(link.startswith(f"{references}#") for link in one.links):
            what = f"“{one.text[:30]}” comes from outside, and leads to no entry of the list of references"
            yield Problem(what, f"link it to {references.removesuffix('.html')}.md#…", one.needles(one.text[:30]))
