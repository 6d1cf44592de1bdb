"""The course as a drawing: a column a phase, a row a role, a box a card, and below them what runs throughout.

Sizes are in units of the drawing, which pages scale; a template says what is drawn with them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from handbook.card import Card
from handbook.course import Course, Step
from handbook.settings.model import Term

WIDTH, NAMES, GAP = 720.0, 104.0, 7.0  # of the whole; of the column of names; between boxes
LETTER, LINE, PAD = 12.5, 16.0, 5.0  # height of letters; from line to line; inside a box
HEAD, NAME, NAME_LINE = 38.0, 15.0, 18.0  # where a phase's name has its base line; its letters and lines
BOLD = 1.12  # how much wider its letters are
_LATIN, _NARROW, _WIDE = 0.62, 0.38, 1.0  # widths of a letter, for its height of one: of DejaVu Sans, the widest in use
_THIN = frozenset("fijlrtI .,:;'’!|()-")


@dataclass(frozen=True)
class Text:
    """Lines of text. x: where they begin, or their middle; y: the first one's base line."""

    x: float
    y: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Box:
    """A card's box. owner: whose card it is there."""

    x: float
    y: float
    width: float
    height: float
    text: Text
    card: Card
    owner: Term


@dataclass(frozen=True)
class Stop:
    """A phase: its place on the line, its name there, its boxes. x: of the name, which is centred, or begins there."""

    x: float
    names: tuple[str, ...]
    step: Step
    boxes: tuple[Box, ...]


@dataclass
class Drawing:
    """count: the base line of the phases' numbers of cards; rows: each role's name, and where the rule above it is.

    band: the top and height of what runs throughout.
    """

    height: float = 0
    count: float = 0
    stops: list[Stop] = field(default_factory=list)
    rows: list[tuple[Text, float]] = field(default_factory=list)
    band: tuple[float, float] = (0, 0)
    throughout: Stop | None = None


@dataclass
class Pen:
    """What lays text and boxes out. name: a term's, in the language; dense: no blanks between words; mirrored:
    from the right.
    """

    name: Callable[[Term], str]
    dense: bool
    mirrored: bool
    column: float

    def x(self, left: float, width: float = 0) -> float:
        """A place counted from the side where reading begins."""
        return WIDTH - left - width if self.mirrored else left

    def text(self, left: float, top: float, words: str, width: float) -> Text:
        return Text(self.x(left), top + LETTER, tuple(wrap(words, width / LETTER, self.dense)))

    def stack(self, cards: Sequence[Card], owner: Term, left: float, top: float) -> list[Box]:
        """Boxes below each other."""
        boxes: list[Box] = []
        width = self.column - GAP
        for card in cards:
            text = self.text(left + PAD, top + PAD, card.title, width - 2 * PAD)
            height = len(text.lines) * LINE + 2 * PAD - (LINE - LETTER) / 2
            boxes.append(Box(self.x(left, width), top, width, height, text, card, owner))
            top += height + GAP / 2
        return boxes


def draw(course: Course, name: Callable[[Term], str], dense: bool, mirrored: bool) -> Drawing:
    """The drawing of a course. name: of a role or phase; dense: the script has no blanks; mirrored: it runs from
    the right.
    """
    pen = Pen(name, dense, mirrored, (WIDTH - NAMES) / max(1, len(course.phases)))
    drawing, boxes = Drawing(), [list[Box]() for _ in course.phases]
    names = [tuple(wrap(name(step.phase), (pen.column - GAP) / NAME / BOLD, dense)) for step in course.phases]
    drawing.count = HEAD + max(map(len, names), default=1) * NAME_LINE - 2
    top = drawing.count + GAP + 1
    for role in course.roles:
        if any(step.of(role.id) for step in course.phases):
            lefts = [NAMES + index * pen.column for index in range(len(course.phases))]
            row = [
                pen.stack(step.of(role.id), role, left, top + GAP)
                for step, left in zip(course.phases, lefts, strict=True)
            ]
            top = _close_row(drawing, pen, role, top, [box for own in row for box in own])
            for found, own in zip(boxes, row, strict=True):
                found += own
    middle = (pen.column - GAP) / 2
    for index, step in enumerate(course.phases):
        drawing.stops.append(Stop(pen.x(NAMES + index * pen.column + middle), names[index], step, tuple(boxes[index])))
    if course.throughout:
        top = _throughout(drawing, pen, course.throughout, len(course.phases), top + GAP)
    drawing.height = top + GAP
    return drawing


def _close_row(drawing: Drawing, pen: Pen, role: Term, top: float, boxes: Sequence[Box]) -> float:
    """Name a row; where the next one begins."""
    text = pen.text(0, top + GAP + PAD, pen.name(role), (NAMES - GAP) / BOLD)
    drawing.rows.append((text, top))
    return max([box.y + box.height for box in boxes] + [text.y + (len(text.lines) - 1) * LINE]) + GAP


def _throughout(drawing: Drawing, pen: Pen, step: Step, columns: int, top: float) -> float:
    """Below the phases the cards of each role that run beside them all, side by side; where the drawing ends."""
    begin, boxes = top, list[Box]()
    top += LINE + GAP
    for role, cards in step.roles:
        row: list[Box] = []
        under = top + GAP
        for first in range(0, len(cards), max(1, columns)):
            line = [
                box
                for at, card in enumerate(cards[first : first + columns])
                for box in pen.stack([card], role, NAMES + at * pen.column, under)
            ]
            under = max(box.y + box.height for box in line) + GAP / 2
            row += line
        top = _close_row(drawing, pen, role, top, row)
        boxes += row
    drawing.band = (begin, top - begin)
    drawing.throughout = Stop(pen.x(0), (pen.name(step.phase),), step, tuple(boxes))
    return top


def wrap(words: str, width: float, dense: bool) -> list[str]:
    """A text in lines of about that width, counted in heights of a letter; only a word that is wider is broken."""
    pieces: list[str] = []
    for word in [words] if dense else [f"{word} " for word in words.split()]:
        pieces += list(word) if dense or measure(word.rstrip()) > width else [word]
    lines = [""]
    for piece in pieces:
        if lines[-1] and measure((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def measure(text: str) -> float:
    """About how wide a text is, counted in heights of a letter."""
    return sum(
        _WIDE if letter >= "\u2e80" or letter in "mwMW" else _NARROW if letter in _THIN else _LATIN for letter in text
    )
