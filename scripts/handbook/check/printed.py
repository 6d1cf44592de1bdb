"""Words of the screen in what is printed: a paper can’t be clicked, and has no home page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbook.passage import Passage
from handbook.problem import Problem
from handbook.scripts import Script


def check_printed(found: Sequence[Passage], words: Sequence[str], script: Script) -> Iterator[Problem]:
    """Passages that say one of some words. Not the speech, and not what is on the screen alone (class `screen`)."""
    for one in found:
        if not one.within & {"blockquote", "sentence", "screen"}:
            for word in script.said(words, one.text):
                what = f"“{word}” makes no sense on paper, and this is printed"
                yield Problem(what, "say it for paper too, or mark it {: .screen }", one.needles(word))
