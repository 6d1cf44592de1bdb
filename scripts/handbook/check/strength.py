"""The strength of an item against the words of the sentence that it comes from: a hope never becomes a duty."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.card import Item
from handbook.problem import Problem, id_needle
from handbook.read.speech import number
from handbook.settings.model import Settings

_REMEDY = "give it the strength of the sentence’s own words, or say why not: data-exception='…'"


def check_strength(
    item: Item, speech: Mapping[str, str], reason: str | None, settings: Settings, language: str
) -> list[Problem]:
    """What is wrong with an item's modality, by the words that mkdocs.yml has for it.

    speech: the original, or for an item of a derived language the derived one; reason: the author's, for an exception;
    language: of the item.
    """
    modality = settings.modalities.get(item.modality)
    sentences = [speech[source] for source in item.source if source in speech]
    if modality is None or not sentences:
        return []
    needles = (id_needle(item.id), item.text[:12])
    spoken = next(iter(settings.languages)) if settings.is_translation(language) else language
    script, own = settings.languages[spoken].script, settings.languages[language].script
    head, cited = f"item {item.id} is “{item.modality}”", ", ".join(map(number, item.source))
    words, against = modality.words.get(spoken, ()), modality.not_with.get(spoken, ())
    negation = modality.negation.get(language, ())
    found = []
    if not any(script.said(words, sentence) for sentence in sentences):
        found.append(Problem(f"{head}, and {cited} has none of {script.marks.join.join(words)}", _REMEDY, needles))
    if all(script.said(against, sentence) for sentence in sentences):
        said = [word for word in against if any(script.said([word], sentence) for sentence in sentences)]
        found.append(Problem(f"{head}, and {cited} says {script.marks.join.join(said)}", _REMEDY, needles))
    if negation and not own.said(negation, item.text):
        remedy = "word it as a thing not to do"
        found.append(Problem(f"{head}, and “{item.text[:30]}” reads as a thing to do", remedy, needles))
    if reason is None:
        return found
    if not reason.strip():
        return [
            Problem(f"item {item.id} has a data-exception without a reason", "say why: data-exception='…'", needles)
        ]
    if not found:
        return [Problem(f"item {item.id} has a data-exception, and breaks no rule", "take it off", needles)]
    return []
