"""Numbers said in prose (五十三句, five roles) against the handbook's own: its sentences, cards, items, roles and phases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import yaml

from handbook.book import Card
from handbook.check.front_matter import FRONT
from handbook.problem import Fault
from handbook.settings.model import Settings

KEY = "counts"  # in the front matter: words → why they count something else
THROUGHOUT = "throughout"  # stands among the phases, and is none
_HAN_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: value for value, word in enumerate([*_SMALL, *_TEENS])} | {ten: (place + 2) * 10 for place, ten in enumerate(_TENS)}
_HAN_NUMBER = rf"(?<![第前后後\d.{''.join(_HAN_DIGITS)}十百])(\d+|[{''.join(_HAN_DIGITS)}十百]+) ?"
_NUMBER = rf"\b(?<![.\d-])(\d+|(?:{'|'.join(_WORDS)})(?:-(?:{'|'.join(_SMALL[1:10])}))?) (?:numbered |checklist )?"


@dataclass(frozen=True)
class Kind:
    """Something that is counted. chinese, english: its words after a number; least: smaller numbers count a part of it."""

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


class Language(Protocol):
    """What a build has gathered of one language, by page address: its text, its file, its cards, what is refused."""

    texts: dict[str, str]
    files: dict[str, Path]
    cards: dict[str, list[Card]]
    refused: dict[str, set[str]]
    written: set[str]
    speech: dict[str, str]


def totals(language: Language, roles: Mapping[str, object], phases: Mapping[str, object]) -> dict[str, int]:
    """How many there are of each kind."""
    cards = [card for page in language.cards.values() for card in page]
    items = sum(len(card.items) for card in cards)
    counted = len(phases.keys() - {THROUGHOUT})
    return {"sentences": len(language.speech), "cards": len(cards), "items": items, "roles": len(roles), "phases": counted}


def check_numbers(languages: Mapping[str, Language], settings: Settings, source: str) -> Iterator[tuple[Fault, Path]]:
    """The numbers of every language, against what its first has. source: the address of the speech."""
    known = totals(next(iter(languages.values())), settings.roles, settings.phases)
    for language in languages.values():
        yield from check_counts(language, known, source)


def check_counts(language: Language, known: Mapping[str, int], source: str) -> Iterator[tuple[Fault, Path]]:
    """Every number in the prose of a language's written pages that is not the handbook's, with the page's file.

    known: the totals; source: the address of the speech, which may count what it likes. Nothing is said while something
    on a card is refused: the totals are not those that the author means.
    """
    if any(language.refused.values()):
        return
    said = "".join(language.speech.values())
    for page in sorted(language.written - {source}):
        reasons = exceptions(language.files[page])
        for fault in check_text(language.texts[page], known, reasons, said):
            yield fault, language.files[page]


def check_text(text: str, known: Mapping[str, int], reasons: Mapping[str, str], said: str = "") -> Iterator[Fault]:
    """What is wrong with the numbers of one text. reasons: words that count something else; said: words of the speech."""
    needed = set()
    for kind in KINDS:
        for pattern, read in ((_HAN_NUMBER + kind.chinese, han_value), (rf"(?i:{_NUMBER}{kind.english})\b", english_value)):
            for match in dict((found[0], found) for found in re.finditer(pattern, text)).values():
                value = read(match[1])
                if value < kind.least or value == known[kind.name] or match[0] in said:
                    continue
                needed.add(match[0])
                if not reasons.get(match[0], "").strip():
                    count = known[kind.name]
                    what = f"“{match[0]}”, and the handbook has {count} {kind.name if count != 1 else kind.name[:-1]}"
                    remedy = f"correct the number, or say what it counts in the front matter: `{KEY}: {{{match[0]}: reason}}`"
                    yield Fault(what, remedy, (match[0], match[1]))
    for words in reasons.keys() - needed:
        yield Fault(f"`{KEY}` has an exception for {words} that is not needed", "take it out", (words,))


def exceptions(path: Path) -> dict[str, str]:
    """The exceptions that a page's front matter has; front_matter.py tells of those that can't be read."""
    front = FRONT.match(path.read_text(encoding="utf-8-sig"))
    try:
        meta = yaml.safe_load(front[1]) if front else None
    except (yaml.YAMLError, ValueError):
        return {}
    found = meta.get(KEY) if isinstance(meta, dict) else None
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


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
