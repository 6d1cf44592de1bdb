"""What mkdocs.yml says once for all: languages, roles, phases, modalities, edition, this round's particulars."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

Names = Mapping[str, str]


@dataclass(frozen=True)
class Marks:
    """Punctuation between the parts of a line. join: of a list; gap: between facts that stand side by side;

    brackets: around what is said by the way; line: a blank to write on; signature: two of those, with their labels.
    """

    join: str
    comma: str
    colon: str
    semicolon: str
    gap: str
    brackets: tuple[str, str]
    line: str
    signature: str


_WIDE = Marks("、", "，", "：", "；", "　", ("（", "）"), "＿" * 8, f"{{}}：{'＿' * 10}　　{{}}：{'＿' * 8}")
_NARROW = Marks(", ", ", ", ": ", "; ", "   ", (" (", ")"), "_" * 16, f"{{}}: {'_' * 20}   {{}}: {'_' * 14}")


@dataclass(frozen=True)
class Language:
    """A language of the site. code: its folder; tag: BCP 47, for lang=; source, opencc: set when it is derived.

    text_fonts, heading_fonts: families for its papers, the first that has a glyph sets it.
    allow: Simplified characters that are meant on a page of Traditional Chinese.
    """

    code: str
    tag: str
    source: str | None = None
    opencc: str | None = None
    text_fonts: tuple[str, ...] = ()
    heading_fonts: tuple[str, ...] = ()
    allow: str = ""

    @property
    def marks(self) -> Marks:
        """Its punctuation."""
        return _WIDE if self.tag.startswith("zh") else _NARROW


@dataclass(frozen=True)
class Term:
    """One word of a vocabulary (a role, a phase, a modality, a kind) with its name in each language."""

    id: str
    name: Names
    note: Names
    sign: str = ""
    starts: str = ""


@dataclass(frozen=True)
class Particular:
    """One particular of this round; value is None where there is a blank to fill in. head: shown on each card."""

    id: str
    label: Names
    value: Names | None
    head: bool


@dataclass(frozen=True)
class PaperSettings:
    """The papers. fonts: a folder of own fonts, from the project's root; text, heading: families to prefer.

    packs: roles whose cards become downloads; after_cards: Markdown paths of the pages that stand behind the cards in the
    handbook, in that order; leave_out: those that it does without; sizes: letters and lines in points.
    """

    author: Names
    fonts: str
    text: tuple[str, ...]
    heading: tuple[str, ...]
    packs: tuple[str, ...]
    after_cards: tuple[str, ...]
    leave_out: tuple[str, ...]
    sizes: Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Settings:
    languages: Mapping[str, Language]
    roles: Mapping[str, Term]
    phases: Mapping[str, Term]
    modalities: Mapping[str, Term]
    kinds: Mapping[str, Term]
    round: tuple[Particular, ...]
    labels: Mapping[str, Names]
    version: str
    date: datetime.date
    items_per_card: int
    paper: PaperSettings

    @property
    def derived(self) -> dict[str, tuple[str, str]]:
        """Each language that is derived, with the one that it is derived from and the OpenCC conversion."""
        found = ((code, known.source, known.opencc) for code, known in self.languages.items())
        return {code: (source, opencc) for code, source, opencc in found if source and opencc}
