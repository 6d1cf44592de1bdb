"""An item is as strong as the sentence that it comes from: what is told when it is not, in full."""

from __future__ import annotations

from dataclasses import replace

import pytest
from handbook.card import Item
from handbook.check.strength import check_strength
from handbook.problem import Problem, id_needle
from handbook.read.cards import exceptions
from handbook.settings.model import Modality
from handbook.tree import parse
from test_speech_faults import LONG
from units import SETTINGS, item, said

WORDS = {
    "must": Modality("must", {}, {}, words={"zh": ("要", "防止")}, not_with={"zh": ("希望",)}),
    "must-not": Modality("must-not", {}, {}, words={"zh": ("不能", "不得", "防止")}, negation={"zh": ("不", "防止", "勿"), "zh-Hant": ("不", "防止", "勿"), "en": ("not", "never", "without")}),
    "hoped": Modality("hoped", {}, {}, words={"zh": ("希望",)}),
    "may": Modality("may", {}, {}, words={"zh": ("权利", "可以")}),
    "check": Modality("check", {}, {}, words={"zh": ("查", "看", "问题", "根子")}),
}  # fmt: skip
KNOWN = replace(
    SETTINGS,
    modalities={key: replace(one, words={**one.words, "zh-Hant": one.words["zh"]}) for key, one in WORDS.items()},
)


def weigh(one: Item, speech: dict[str, str], language: str = "zh", reason: str | None = None) -> list[Problem]:
    return check_strength(one, speech, reason, KNOWN, language)


REMEDY = "give it the strength of the sentence’s own words, or say why not: data-exception='…'"
STRENGTH = {
    "a duty": ("must", "要做", "甲", []),
    "no duty": ("must", "做", "甲", [f"item a-1 is “must”, and P1.1 has none of 要、防止 – {REMEDY}"]),
    "a duty out of a hope": ("must", "希望要", "甲", [f"item a-1 is “must”, and P1.1 says 希望 – {REMEDY}"]),
    "no hope": ("hoped", "要", "甲", [f"item a-1 is “hoped”, and P1.1 has none of 希望 – {REMEDY}"]),
    "a right": ("may", "可以", "甲", []),
    "a thing to look for": ("check", "根子", "甲", []),
    "no strength that has rules": ("read", "做", "甲", []),
    "a thing not to do": ("must-not", "不得", "勿做", []),
    "worded as a thing to do": (
        "must-not", "不能", LONG, [f"item a-1 is “must-not”, and “{LONG[:30]}” reads as a thing to do – word it as a thing not to do"],
    ),
    "two problems": (
        "must-not", "要", "甲",
        [f"item a-1 is “must-not”, and P1.1 has none of 不能、不得、防止 – {REMEDY}", "item a-1 is “must-not”, and “甲” reads as a thing to do – word it as a thing not to do"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STRENGTH)
def test_an_item_is_as_strong_as_its_sentence(case: str) -> None:
    modality, sentence, text, wanted = STRENGTH[case]
    problems = weigh(item(text=text, modality=modality), {"p1-1": sentence}, reason=None)
    assert said(problems) == wanted
    assert all(problem.needles == (id_needle("a-1"), text[:12]) for problem in problems)
    excused = weigh(item(text=text, modality=modality), {"p1-1": sentence}, reason="so")
    needless = not wanted and modality != "read"
    assert said(excused) == ["item a-1 has a data-exception, and breaks no rule – take it off"] * needless


def test_one_sentence_of_several_is_enough_and_only_all_of_them_forbid() -> None:
    both = {"p1-1": "希望要", "p1-2": "要", "p1-3": "做"}
    assert weigh(item(source=("p1-1", "p1-2")), both, reason=None) == []
    assert weigh(item(source=("p1-3", "p1-2")), both, reason=None) == []
    assert weigh(item(source=("p9-9",)), both, reason=None) == []
    (problem,) = weigh(item(source=("p1-3", "p9-9")), both, reason=None)
    assert problem.what == "item a-1 is “must”, and P1.3, P9.9 has none of 要、防止"


@pytest.mark.parametrize(
    ("language", "text", "fine"),
    [("zh-Hant", "不甲", True), ("en", "Never leak", True), ("en", "Leak 不", False), ("zh", "not", False)],
)
def test_a_prohibition_is_told_in_the_language_of_the_item(language: str, text: str, fine: bool) -> None:
    assert (weigh(item(text=text, modality="must-not"), {"p1-1": "不能"}, language) == []) is fine


def test_an_exception_has_a_reason_and_is_needed() -> None:
    needles = (id_needle("a-1"), "一二三四五六七八九十甲乙")
    one, needed = item(text="一二三四五六七八九十甲乙丙丁"), {"p1-1": "做"}
    assert weigh(one, needed, reason="a reason") == []
    assert weigh(one, needed, reason=" ") == [
        Problem("item a-1 has a data-exception without a reason", "say why: data-exception='…'", needles)
    ]
    assert weigh(one, {"p1-1": "要"}, reason="so") == [
        Problem("item a-1 has a data-exception, and breaks no rule", "take it off", needles)
    ]


def test_exceptions_are_the_items_own() -> None:
    li = "<li class=task-list-item"
    html = f"<ul>{li} id=a data-exception='so'></li>{li} id=b></li><li id=c data-exception=x></li>{li} data-exception></li>{li} id=d data-exception=''></li></ul>"
    assert exceptions(parse(html)) == {"a": "so", "": "", "d": ""}
