"""The strength of an item against the words of the sentence that it comes from: a hope never becomes a duty."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from handbook.card import Item
from handbook.chinese import derive
from handbook.problem import Problem, id_needle
from handbook.read.speech import number


@dataclass(frozen=True)
class Rule:
    """needs, never: patterns for the sentence, in Chinese; negative: whether the item must be worded as a thing not to do."""

    needs: str
    never: str = ""
    negative: bool = False


# What a sentence must say, and must not say, for an item drawn from it to have that strength.
RULES: Mapping[str, Rule] = {
    "must": Rule("要|防止", never="希望"),
    "must-not": Rule("不能|不得|防止", negative=True),
    "hoped": Rule("希望"),
    "may": Rule("权利|可以"),
    "check": Rule("查|看|问题|根子"),
}
_REMEDY = "give it the strength of the sentence’s own words, or say why not: data-exception='…'"
_NEGATIVE = {"zh": re.compile("不|防止|勿|莫"), "en": re.compile(r"\b(?:not|no|never|nor|neither|without|guard against|prevent)\b", re.IGNORECASE)}


def check_strength(item: Item, original: Mapping[str, str], tag: str, reason: str | None, opencc: str | None = None) -> list[Problem]:
    """What is wrong with an item's modality. original: the speech in Chinese; tag: the language of the item; reason: its exception;
    opencc: from the characters of the rules to those of the speech, where they differ.
    """
    rule = RULES.get(item.modality)
    if rule and opencc:
        rule = replace(rule, needs=derive(rule.needs, opencc), never=derive(rule.never, opencc))
    sentences = [original[source] for source in item.source if source in original]
    if rule is None or not sentences:
        return []
    needles = (id_needle(item.id), item.text[:12])
    found = []
    cited = ", ".join(map(number, item.source))
    if not any(re.search(rule.needs, sentence) for sentence in sentences):
        found.append(Problem(f"item {item.id} is “{item.modality}”, and {cited} has none of {rule.needs.replace('|', '、')}", _REMEDY, needles))
    if rule.never and all(re.search(rule.never, sentence) for sentence in sentences):
        found.append(Problem(f"item {item.id} is “{item.modality}”, and {cited} says {rule.never}", _REMEDY, needles))
    if rule.negative and not _NEGATIVE["zh" if tag.startswith("zh") else "en"].search(item.text):
        found.append(Problem(f"item {item.id} is “must-not”, and “{item.text[:30]}” reads as a thing to do", "word it as a thing not to do", needles))
    if reason is None:
        return found
    if not reason.strip():
        return [Problem(f"item {item.id} has a data-exception without a reason", "say why: data-exception='…'", needles)]
    if not found:
        return [Problem(f"item {item.id} has a data-exception, and breaks no rule", "take it off", needles)]
    return []
