"""checklists.json: every item of one language, written and read back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

from handbook.card import Item


def as_json(items: Iterable[Item]) -> str:
    """The contract of checklists.json: an object per item, its fields in the order of Item's."""
    return json.dumps([asdict(item) for item in items], ensure_ascii=False, indent=1) + "\n"


def as_script(value: object) -> str:
    """Plain data as an expression that every browser's script reads, one that is old, too."""
    return (
        json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def read_items(text: str) -> list[Item]:
    """The items of a checklists.json, as as_json wrote them. Raises ValueError saying what is wrong with it."""
    entries = json.loads(text)
    if not isinstance(entries, list):
        raise ValueError("it is no list of items")
    return [_read_item(entry, number) for number, entry in enumerate(entries, 1)]


def _read_item(entry: Any, number: int) -> Item:
    names = [field.name for field in fields(Item)]
    if not isinstance(entry, dict) or any(name not in entry for name in names):
        raise ValueError(f"item {number} has not all of {', '.join(names)}")
    values: dict[str, Any] = {}
    for name in names:
        several = name in ("roles", "phases", "source")
        value = entry[name]
        parts = value if several and isinstance(value, list) else [None] if several else [value]
        if not all(isinstance(part, str) for part in parts):
            raise ValueError(f"item {number} has a {name} that is no {'list of texts' if several else 'text'}")
        values[name] = tuple(value) if several else value
    return Item(**values)
