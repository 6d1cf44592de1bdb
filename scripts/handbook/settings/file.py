"""What a file in YAML says, where each thing stands, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Place = tuple[str | int, ...]  # the keys and list positions that lead to something: ("extra", "roles", "team")


@dataclass(frozen=True)
class Mistake:
    """Something wrong at a place of the file. line: where the place does not tell it, or 0."""

    place: Place
    what: str
    remedy: str
    line: int = 0


@dataclass(frozen=True)
class Unread:
    """A value that is not looked at: one with a tag of its own (!!python/name:…), or one that is wrong already."""

    tag: str = ""


@dataclass
class ConfigFile:
    """data: what the file says, None when it can't be read; missing: it can't even be opened.

    incomplete: the places of groups with a key that can't be understood: what is missing there may be what it was
    meant for.
    """

    data: Any = None
    mistakes: list[Mistake] = field(default_factory=list)
    incomplete: set[Place] = field(default_factory=set)
    lines: dict[Place, int] = field(default_factory=dict)
    texts: dict[Place, str] = field(default_factory=dict)
    missing: bool = False
    name: str = "mkdocs.yml"

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest thing around it that is there."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def written(self, place: Place) -> str:
        """A single value as it is written in the file, or nothing."""
        return self.texts.get(place, "")

    def blame(self, place: Place, what: str, remedy: str, line: int = 0) -> None:
        """Note a mistake, unless something is known to be wrong there: that is the cause, and this what follows."""
        if line or not self.is_blamed(place):
            self.mistakes.append(Mistake(place, what, remedy, line))

    def is_blamed(self, place: Place) -> bool:
        """Whether a place, or what it stands in, is known to be wrong."""
        return any(place[: len(one.place)] == one.place for one in self.mistakes)

    def is_whole(self, place: Place) -> bool:
        """Whether nothing is known to be wrong with a place, nor with anything in it."""
        return not self.is_blamed(place) and not any(one.place[: len(place)] == place for one in self.mistakes)

    def tell(self, name: str) -> list[str]:
        """Every mistake as a line, in the order of the file. name: the file as messages show it."""
        told = {(one.line or self.line(one.place), f"{one.what} – {one.remedy}") for one in self.mistakes}
        return [f"{name}:{line}: {' '.join(words.splitlines())}" for line, words in sorted(told)]


def shown(place: Place) -> str:
    """A place in words: extra.roles.team."""
    return ".".join(part for part in place if isinstance(part, str)) or "mkdocs.yml"
