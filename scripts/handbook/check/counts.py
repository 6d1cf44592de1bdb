"""Numbers said in prose (五十三句, five roles) against the handbook's own sentences, cards, items, roles and phases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbook.book import SOURCE_PAGE, Book, Edition
from handbook.check.front_matter import reasons
from handbook.course import THROUGHOUT
from handbook.problem import Problem

KEY = "counts"  # in the front matter: words → why they count something else
_HAN_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: value for value, word in enumerate([*_SMALL, *_TEENS])} | {
    ten: (place + 2) * 10 for place, ten in enumerate(_TENS)
}
_HAN_NUMBER = rf"(?<![第前后後\d.{''.join(_HAN_DIGITS)}十百])(\d+|[{''.join(_HAN_DIGITS)}十百]+) ?"
_NUMBER = rf"\b(?<![.\d-])(\d+|(?:{'|'.join(_WORDS)})(?:-(?:{'|'.join(_SMALL[1:10])}))?) (?:numbered |checklist )?"


@dataclass(frozen=True)
class Kind:
    """Something that is counted. chinese, english: its words after a number; least: smaller numbers count a part
    of it.
    """

    name: str
    chinese: str
    english: str
    least: int = 3


KINDS = (
    Kind("sentences", "句", "sentences", 10),
    Kind("cards", "[张張](?:核[对對])?卡", "cards"),
    Kind("items", "[个個项項]核[对對][项項]", "items", 10),
    Kind("roles", "[种種类類](?:身份|人(?![员員]))", "roles"),
    Kind("phases", "[个個](?:阶段|階段)", "phases"),
)


def totals(edition: Edition) -> dict[str, int]:
    """How many there are of each kind."""
    settings, cards = edition.settings, edition.every_card
    items = sum(len(card.items) for card in cards)
    phases = len(settings.phases.keys() - {THROUGHOUT})
    return {
        "sentences": len(edition.sentences),
        "cards": len(cards),
        "items": items,
        "roles": len(settings.roles),
        "phases": phases,
    }


def check_numbers(book: Book) -> Iterator[Problem]:
    """Every number in the prose of an author's pages that is not the handbook's; the speech may count what it likes.

    Nothing is said of a language in which something on a card is refused: the totals are not those that the author
    means.
    """
    known = totals(book.original)
    for edition in book.editions.values():
        said = "".join(edition.speech.values())
        refused = any(page.refused for page in edition.pages.values())
        for page in edition.pages.values() if not refused else ():
            if page.written and page.address != SOURCE_PAGE:
                for problem in check_text(page.text, known, reasons(page.path, KEY), said):
                    yield problem.at(page.path)


def check_text(text: str, known: Mapping[str, int], excused: Mapping[str, str], said: str = "") -> Iterator[Problem]:
    """What is wrong with the numbers of one text. excused: words that count something else; said: words of the
    speech.
    """
    needed = set()
    for kind in KINDS:
        for noun, pattern, read in (
            (kind.chinese, _HAN_NUMBER + kind.chinese, han_value),
            (f"(?i:{kind.english})", rf"(?i:{_NUMBER}{kind.english})\b", english_value),
        ):
            if not re.search(noun, text):  # what is counted is found at once, numbers are not
                continue
            for match in dict((found[0], found) for found in re.finditer(pattern, text)).values():
                value = read(match[1])
                if value < kind.least or value == known[kind.name] or match[0] in said:
                    continue
                needed.add(match[0])
                if not excused.get(match[0], "").strip():
                    count = known[kind.name]
                    what = f"“{match[0]}”, and the handbook has {count} {kind.name if count != 1 else kind.name[:-1]}"
                    where = "say what it counts in the front matter"
                    remedy = f"correct the number, or {where}: `{KEY}: {{{match[0]}: reason}}`"
                    yield Problem(what, remedy, (match[0], match[1]))
    for words in excused.keys() - needed:
        yield Problem(f"`{KEY}` has an exception for {words} that is not needed", "take it out", (words,))


def han_value(text: str) -> int:
    """A number in figures or Chinese numerals below a thousand: 53, 五十三, 十五, 一百零九."""
    if text.isdecimal():
        return int(text)
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = _HAN_DIGITS.get(hundreds[-1:], 0) * 100 if hundreds else 0
    value += (_HAN_DIGITS.get(tens[-1:], 1) if tens.strip("零〇") else 1) * 10 if ten else 0
    return value + (_HAN_DIGITS.get(ones[-1:], 0) if ones else 0)


def english_value(text: str) -> int:
    """A number in figures or English words below a hundred: 53, fifty-three."""
    return int(text) if text.isdecimal() else sum(_WORDS[word] for word in text.lower().split("-"))
