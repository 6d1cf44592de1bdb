"""Where a page says that the speech does not say something, the blank to fill in is linked beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from handbook.passage import CARD, SHEET, Passage
from handbook.problem import Problem
from handbook.scripts import Script

KEY = "silence"  # in the front matter: words → why there is nothing to fill in
_ELSEWHERE = {"blockquote", CARD, SHEET}  # the speech's own words, and what is printed alone


def check_silence(
    found: Sequence[Passage], words: Sequence[str], script: Script, blanks: str, reasons: Mapping[str, str]
) -> Iterator[Problem]:
    """Passages that say so in a section without a link to a blank.

    words: what says so; script: of the page; blanks: the address of the list of blanks; reasons: the page's own.
    """
    linked = {one.section for one in found if any(link.partition("#")[0] == blanks for link in one.links)}
    needed = set()
    for one in found:
        said = script.said(words, one.text) if not one.within & _ELSEWHERE else []
        if said and one.section not in linked:
            excused = [reason for reason in reasons if reason in one.text]
            needed.update(excused)
            if not any(reasons[reason].strip() for reason in excused):
                what = f"“{one.text[:30]}” says that the speech is silent, and its section has no link to a blank"
                why = f"say in the front matter why nothing is open: `{KEY}: {{words: reason}}`"
                remedy = f"link it to its row of the list of blanks, or {why}"
                yield Problem(what, remedy, one.needles(said[0]))
    for spare in reasons.keys() - needed:
        yield Problem(f"`{KEY}` has an exception for {spare} that is not needed", "take it out", (spare,))
