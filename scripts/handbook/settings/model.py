"""What mkdocs.yml says once for all: languages, roles, phases, modalities, edition, this round's particulars."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.chinese import Conversion
from handbook.scripts import Marks, Script, script_of

Names = Mapping[str, str]
Words = Mapping[str, tuple[str, ...]]  # by language


@dataclass(frozen=True)
class Language:
    """A language of the site. code: its folder; tag: BCP 47, for lang=; source: of which it is derived; opencc: how,
    both None when it is not.

    text_fonts, heading_fonts: families for its papers, the first that has a glyph sets it.
    allow: Simplified characters that are meant on a page of Traditional Chinese.
    """

    code: str
    tag: str
    source: str | None = None
    opencc: Conversion | None = None
    text_fonts: tuple[str, ...] = ()
    heading_fonts: tuple[str, ...] = ()
    allow: str = ""

    @property
    def script(self) -> Script:
        """The script that its tag says: what its letters look like, and which way it runs."""
        return script_of(self.tag)

    @property
    def marks(self) -> Marks:
        """Its punctuation."""
        return self.script.marks


@dataclass(frozen=True)
class Term:
    """One word of a vocabulary (a role, a phase, a modality, a kind) with its name in each language."""

    id: str
    name: Names
    note: Names
    starts: str = ""


@dataclass(frozen=True)
class Modality(Term):
    """The strength of an item. words: what a sentence of the speech says, one of them at least, for an item of it.

    not_with: what such a sentence does not say; negation: words of which the item must have one; by language, the first
    two in that of the speech and those derived from it.
    """

    sign: Names = field(default_factory=dict)
    words: Words = field(default_factory=dict)
    not_with: Words = field(default_factory=dict)
    negation: Words = field(default_factory=dict)


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

    packs: roles whose cards become downloads; overview: the sheets that the overview is set on; sheets: whether the
    working sheets are a paper of their own; contacts: particulars that tell whom to ask, all but the heads' where none
    is named; steps: by role, the sections (start.md#steps) behind the cards of its pack; handbook: Markdown paths of
    the newcomer's handbook, in that order; after_cards: of the pages that stand behind the cards in the complete
    edition, in that order; leave_out: those that it does without; sizes: letters and lines in points; least: points
    that no letter is under.
    """

    author: Names
    fonts: str
    text: tuple[str, ...]
    heading: tuple[str, ...]
    packs: tuple[str, ...]
    after_cards: tuple[str, ...]
    leave_out: tuple[str, ...]
    sizes: Mapping[str, tuple[float, float]]
    handbook: tuple[str, ...] = ()
    least: Mapping[str, float] = field(default_factory=dict)
    overview: tuple[str, ...] = ()
    sheets: bool = False
    contacts: tuple[str, ...] = ()
    steps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def wanted(self) -> bool:
        """Whether there is any paper to make."""
        return bool(self.sizes or self.packs or self.overview or self.sheets)


@dataclass(frozen=True)
class TextChecks:
    """What the build asks of this handbook's text; nothing of what is empty.

    blanks: the address of the list of blanks; silence: words that say that the speech does not say something; terms: a
    page's first use of each leads to the glossary; common: those that need not; outside: the address of the list of
    references; printed: words that make no sense on paper. Words are by language.
    """

    blanks: str = ""
    silence: Words = field(default_factory=dict)
    terms: bool = False
    common: Words = field(default_factory=dict)
    outside: str = ""
    printed: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Settings:
    """All of it. synonyms: what people type in search → the handbook's words for it, by language; address: where the
    site is published, nothing where that is not known.
    """

    languages: Mapping[str, Language]
    roles: Mapping[str, Term]
    phases: Mapping[str, Term]
    modalities: Mapping[str, Modality]
    kinds: Mapping[str, Term]
    round_id: str  # what ticks belong to
    round: tuple[Particular, ...]
    labels: Mapping[str, Names]
    version: str
    date: datetime.date
    items_per_card: int
    paper: PaperSettings
    address: str = ""
    synonyms: Mapping[str, Words] = field(default_factory=dict)
    checks: TextChecks = field(default_factory=TextChecks)

    @property
    def derived(self) -> dict[str, tuple[str, Conversion]]:
        """Each language that is derived, with the one that it is derived from and the OpenCC conversion."""
        found = ((code, known.source, known.opencc) for code, known in self.languages.items())
        return {code: (source, opencc) for code, source, opencc in found if source and opencc}

    def is_translation(self, language: str) -> bool:
        """Whether the language has the speech in other words than the first, which has the original."""
        first = next(iter(self.languages))
        return first not in (language, self.languages[language].source)
