"""What making a paper gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handbook.problem import Problem


@dataclass(frozen=True)
class Result:
    """A file, or the problems that kept it from being made.

    pages: 0 where it has none; starts: as in Printed; picture: its first page as PNG, for the page of downloads.
    """

    name: str
    content: bytes = b""
    pages: int = 0
    starts: Mapping[str, int] | None = None
    problems: Sequence[Problem] = ()
    picture: bytes = b""
