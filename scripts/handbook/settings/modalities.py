"""The modalities of mkdocs.yml: each with the words of the speech that show it."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.settings.file import ConfigFile, Place
from handbook.settings.model import Language, Modality, Words
from handbook.settings.names import Namer, namer
from handbook.settings.schema import Extra

_PLACE: Place = ("extra", "modalities")
_BREAK = "\n"  # between words that are read, and converted, as one text


def read_modalities(
    extra: Extra, languages: Mapping[str, Language], file: ConfigFile, names: Namer, complete: bool
) -> dict[str, Modality]:
    """The modalities, with their words in the language of the speech and in those derived from it.

    names: gives an entry's names in every language; complete: whether it is known which languages there are. Noted in
    the file: a modality without words in the language of the speech, one that asks for a negation and does not say how
    another written language words it.
    """
    first = next(iter(languages), "")
    of_speech = namer(
        languages, file, complete, [code for code, one in languages.items() if first in (code, one.source)]
    )
    found = {}
    for id_, entry in extra.modalities.items():
        at: Place = (*_PLACE, id_)
        found[id_] = Modality(
            id_,
            names(entry.name, (*at, "name")),
            names(entry.note, (*at, "note")),
            sign=names(entry.sign, (*at, "sign")),
            words=words_by_language(of_speech, entry.words, (*at, "words")),
            not_with=words_by_language(of_speech, entry.not_with, (*at, "not_with")),
            negation=words_by_language(names, entry.negation, (*at, "negation")),
        )
    return found


def words_by_language(names: Namer, given: Mapping[str, list[str]] | None, place: Place) -> Words:
    """Words by language; nothing where nothing is given. names: gives one text in every language."""
    joined = None if given is None else {code: _BREAK.join(words) for code, words in given.items()}
    return {code: tuple(text.split(_BREAK)) for code, text in names(joined, place).items()}
