"""What was measured, as one table."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

HEAD = ("measure", "figure", "goal", "")


@dataclass(frozen=True)
class Row:
    """figure: with its unit; goal: what it is to be, or nothing; more: where it comes from."""

    measure: str
    figure: str
    goal: str = ""
    more: str = ""


def missing(measure: str, why: object, goal: str = "") -> Row:
    """A row for what can't be measured here."""
    return Row(measure, "not measured", goal, " ".join(str(why).split())[:160])


def lines(rows: list[Row]) -> list[str]:
    """The table, its columns in line."""
    cells = [HEAD, *((row.measure, row.figure, row.goal, row.more) for row in rows)]
    widths = [max(width(row[column]) for row in cells) for column in range(3)]
    padded = (
        [cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=False)] + [row[3]] for row in cells
    )
    return ["  ".join(row).rstrip() for row in padded]


def width(text: str) -> int:
    """How many places a text takes on a screen."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
