"""mkdocs.yml held against its form: each mistake in words, and the largest part that is sound."""

from __future__ import annotations

import copy
import datetime
import difflib
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handbook.settings.fields import keys_of, model_at
from handbook.settings.file import ConfigFile, Place, Unread, shown
from handbook.settings.schema import EVERY
from handbook.settings.syntax import wide_colon

Model = TypeVar("Model", bound=BaseModel)

NEAR = 0.7  # how much alike a word must be to one that is meant: “vaule” and “value” are 0.8
_GONE = object()
_WANTED = {
    "bool_type": ("yes or no is wanted", "write true or false, without quotes"),
    "int_type": ("a whole number is wanted", "write it in figures, without quotes"),
    "float_type": ("a number is wanted", "write it in figures, without quotes"),
    "string_type": ("a text is wanted", "write one, in quotes if it has signs such as [ or {"),
    "list_type": ("a list is wanted", "write [one, another]"),
    "date_type": ("a date is wanted", "write it as 2026-11-23, without quotes"),
    "none_required": ("nothing may stand there", "take it off"),
}
_PATTERNS = {
    r"\S": ("is an empty text", "write one"),
    r"^[a-z][a-z0-9-]*$": ("is no id", "use small letters a–z, digits and -, a letter first"),
    r"^[A-Za-z0-9][A-Za-z0-9.-]{0,23}$": (
        "is no name of a round",
        "use up to 24 letters a–z, digits, . and -, such as 2026-1",
    ),
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$": ("is no language tag", "write one such as zh-Hans or en"),
    r"^$|^https?://[^/\s]+": ("is no full address", "write it with https:// or http:// in front, or leave it out"),
}


def read_form(model: type[Model], data: Any, file: ConfigFile, place: Place = ()) -> Model | None:
    """The sound part of data as the model, and every mistake noted in the file; None when too little is sound.

    What is wrong is left out and the rest is read again, until it holds.
    """
    data = copy.deepcopy(data)
    while True:
        try:
            return model.model_validate(data)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        # What is missing may be what an unknown key was meant for, so that is told first.
        for one in sorted(errors, key=lambda one: one["type"] == "missing"):
            inner = tuple(part for part in one["loc"] if part not in (EVERY, "[key]"))
            at = (*place, *inner)
            if one["type"] == "string_type" and (text := _same_text(one["input"], file.written(at))):
                _set(data, inner, text)
                continue
            _blame(one, at, file, model, inner)
            if one["type"] in ("missing", "extra_forbidden") or "[key]" in one["loc"]:
                file.incomplete.add(at[:-1])
            if one["type"] == "missing":
                inner = inner[:-1]
            while inner and isinstance(inner[-1], int):
                inner = inner[:-1]  # a list goes as a whole: the positions of what would be left would be others
            if not inner:
                return None
            _set(data, inner, _GONE)


def _blame(error: ErrorDetails, at: Place, file: ConfigFile, model: type[BaseModel], inner: Place) -> None:
    """Note one mistake, unless it follows from another."""
    value = error["input"]
    if error["type"] == "missing":
        if at[:-1] not in file.incomplete:
            file.blame(at, f"{shown(at[:-1])} has no {at[-1]}", f"add `{at[-1]}: …` to it")
    elif not isinstance(value, Unread):
        file.blame(at, *_say(error, at, file, model, inner))
    elif value.tag:
        tag = value.tag.replace("tag:yaml.org,2002:", "!!")
        file.blame(at, f"{shown(at)} has the tag {tag}", "write its value without a tag")


def near(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The remedy for an unknown word: the nearest known one, or else what otherwise says, or all that are known."""
    known = list(known)
    close = difflib.get_close_matches(word, known, 1, NEAR)
    if close:
        return f"did you mean {close[0]}?"
    return otherwise or (f"use one of {', '.join(known)}" if known else "take it off")


def _same_text(value: Any, written: str) -> str:
    """A number that is a text by right, when it says the same as what is written: 3, not 05371234567."""
    same = isinstance(value, (int, float)) and not isinstance(value, bool) and str(value) == written
    return written if same else ""


def _say(error: ErrorDetails, at: Place, file: ConfigFile, model: type[BaseModel], inner: Place) -> tuple[str, str]:
    """What is wrong at a place, and what to do."""
    kind, value, name = error["type"], error["input"], shown(at)
    context: dict[str, Any] = error.get("ctx", {})
    if kind == "extra_forbidden":
        known = keys_of(model_at(model, inner[:-1]))
        return f"{shown(at[:-1])} has “{at[-1]}”, which nothing reads", near(str(at[-1]), known)
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return _not_a_group(value, at, keys_of(model_at(model, inner)))
    if kind == "string_pattern_mismatch":
        what, remedy = _PATTERNS[context["pattern"]]
        return f"{name} {what}" + (f": {_said(value, '')}" if value.strip() else ""), remedy
    if kind == "literal_error":
        wanted = context["expected"].strip("'").lower()
        said = file.written(at) or _said(value, "")
        return f"{name} is {said}", f"write `{at[-1]}: {wanted}`: the handbook works with nothing else"
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = f"at least {context['ge']:g}" if "ge" in context else f"at most {context['le']:g}"
        return f"{name} is {value}", f"write a number of {limit}"
    if kind in ("too_short", "missing"):
        single = isinstance(value, list) and at[:2] == ("extra", "modalities")
        return f"{name} is empty", "write [one, another]" if single else f"list the {at[-1]} below it"
    if kind == "value_error":
        return f"{name} is {value}, and archives know only the years 1980 to 2107", "correct the year"
    what, remedy = _WANTED.get(kind.replace("date_from_datetime_inexact", "date_type"), (error["msg"], "correct it"))
    if isinstance(value, datetime.datetime) and kind != "string_type":
        return f"{name} is {file.written(at)}, which has a time in it", "write the day alone, such as 2026-11-23"
    if kind == "list_type" and isinstance(value, str):
        remedy = f"write [{value}]"
    said = _said(value, file.written(at))
    if kind == "string_type" and isinstance(value, (bool, int, float, datetime.date)):
        return f"{name} is {said}", f'put it in quotes: "{file.written(at)}"'
    if wide := wide_colon(value) if isinstance(value, str) else "":
        return f"{name} is {said}, with a full-width colon", wide
    return f"{name} is {said}, and {what}", remedy


def _not_a_group(value: Any, at: Place, known: list[str]) -> tuple[str, str]:
    """A single value where entries are wanted: how to write it."""
    name = shown(at)
    if wide := wide_colon(value) if isinstance(value, str) else "":
        return f"{name} is “{value}”, with a full-width colon", wide
    if isinstance(value, str) and "value" in known:
        remedy = f"write `{at[-1]}: {{label: {{zh: …, en: …}}, value: {value}}}`"
    elif isinstance(value, str) and "name" in known:
        remedy = f"write `{at[-1]}: {{name: {value}}}`"
    else:
        remedy = f"write `{at[-1] if at else 'key'}: {{{', '.join(f'{key}: …' for key in known[:3]) or 'key: …'}}}`"
    return f"{name} is {_said(value, '')}, and a group of entries is wanted", remedy


def _said(value: Any, written: str) -> str:
    """A value in words; where YAML reads something else than is written, both."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return f"{written or value}, which YAML reads as {'true' if value else 'false'}"
    if isinstance(value, datetime.date):
        return f"{written or value}, which YAML reads as a date"
    if isinstance(value, (int, float)):
        return f"{written}, which YAML reads as the number {value}" if written not in ("", str(value)) else str(value)
    if isinstance(value, str):
        return f"“{value if len(value) <= 60 else value[:60] + '…'}”"
    return "a list" if isinstance(value, list) else "a group of entries"


def _set(data: Any, inner: Place, value: Any) -> None:
    """Put a value at a place of the data, or take away what is there; nothing when the place is gone already."""
    for part in inner[:-1]:
        if part not in data and not isinstance(data, list):
            return
        data = data[part]
    if value is _GONE:
        data.pop(inner[-1], None)
    else:
        data[inner[-1]] = value
