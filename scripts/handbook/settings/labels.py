"""The words that templates and scripts take from extra.labels, each with the number of its blanks, `{}`."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

_WITHOUT_BLANKS = """
    about address all_cards back card checklists checklists_docx checklists_pdf clear_page contents context date done empty_box fill_in
    handbook_large_pdf handbook_pdf home item items_from kind language no_page no_page_help note notes number open_item origin other_way outside
    phase print print_cards print_this printed quoted_on read_first role sentence sentence_index signature slip source stale
    strength theme used_in used_on version where
"""
LABELS: dict[str, int] = {
    **dict.fromkeys(_WITHOUT_BLANKS.split(), 0),
    **dict.fromkeys("cards cards_one items items_one pages page_short see_page from_page id_of note_back note_mark".split(), 1),
    **dict.fromkeys("page_of source_range".split(), 2),
    "totals": 6,
}


def check_blanks(key: str, text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the blanks of a label's text, and what to do. key: one of LABELS."""
    wanted, count = LABELS[key], text.count("{}")
    if count != wanted:
        remedy = f"write {wanted} {{}}, where the numbers go" if wanted else "take them off: nothing is put there"
        yield f"has {count} {{}}, and {wanted or 'none'} {'is' if wanted < 2 else 'are'} wanted", remedy
    elif wanted:
        try:
            sound = all(name in ("", None) and not form and not turn for _, name, form, turn in Formatter().parse(text))
        except ValueError:
            sound = False
        if not sound:
            yield "has a brace that is not part of {}", "take it off"
