"""The form that `extra` in mkdocs.yml must have: every key that something reads, and what may stand there."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, RootModel, StringConstraints

EVERY = "*"  # stands for all languages where a text is given once for all


def _by_language(value: Any) -> Any:
    """One text for all languages, or one per language; nothing stays nothing."""
    return value if value is None or isinstance(value, dict) else {EVERY: value}


def _blank(value: Any) -> Any:
    return None if value == "" else value


def _listed(value: Any) -> Any:
    """A list; one text is a list of one, and nothing an empty one."""
    return [] if value is None else [value] if isinstance(value, str) else value


def _grouped(value: Any) -> Any:
    return {} if value is None else value


def _printable_year(value: datetime.date) -> datetime.date:
    if not 1980 <= value.year <= 2107:
        raise ValueError("archive")
    return value


Text = Annotated[str, StringConstraints(pattern=r"\S")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
RoundId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{0,23}$")]
Names = Annotated[dict[str, Text], BeforeValidator(_by_language)]
Texts = Annotated[list[Text], BeforeValidator(_listed)]
SomeTexts = Annotated[list[Text], BeforeValidator(_listed), Field(min_length=1)]
Words = Annotated[dict[str, SomeTexts], BeforeValidator(_by_language), Field(min_length=1)]
NoneIsEmpty = BeforeValidator(_grouped)
Date = Annotated[datetime.date, AfterValidator(_printable_year)]
Points = Annotated[float, Field(ge=6, le=72)]
Tag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class Form(BaseModel):
    """A group of keys. A key that is not among them is a mistake, and nothing is taken for what it is not."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Edition(Form):
    version: Text
    date: Date


class Fonts(Form):
    text: Texts = []
    heading: Texts = []


class Language(Form):
    tag: Tag
    source: Text | None = Field(None, alias="from")
    opencc: Text | None = None
    corrections: Annotated[dict[Text, Text], NoneIsEmpty] = {}
    fonts: Fonts = Fonts()
    allow: str = ""


class Phase(Form):
    name: Names


class Kind(Phase):
    note: Names | None = None


class Role(Kind):
    starts: Text | None = None


class Modality(Kind):
    sign: Names
    words: Words
    not_with: Words | None = None
    negation: Words | None = None


class Particular(Form):
    label: Names
    value: Annotated[Names | None, BeforeValidator(_blank)] = None
    head: bool = False


class Size(Form):
    letters: Points
    lines: Points
    least: Points | None = None


class Paper(Form):
    author: Names
    fonts: Annotated[Text | None, BeforeValidator(_blank)] = None
    text: Texts = []
    heading: Texts = []
    sizes: Annotated[dict[Id, Size], NoneIsEmpty] = {}
    packs: Texts = []
    handbook: Texts = []
    overview: Annotated[list[Literal["a4", "a3"]], BeforeValidator(_listed)] = []
    sheets: bool = False
    contacts: Texts = []
    steps: Annotated[dict[Id, Texts], NoneIsEmpty] = {}
    leave_out: Texts = []
    after_cards: Texts = []


class Blanks(Form):
    """page: the list of blanks; silence: what says that the speech does not say something."""

    page: Text
    silence: Words


class Terms(Form):
    """common: terms that need no link, as every line has them."""

    common: Words | None = None


class Checks(Form):
    """What the build asks of this handbook's text. outside: the list of references; printed: no words for paper."""

    blanks: Blanks | None = None
    terms: Terms | None = None
    outside: Text | None = None
    printed: Words | None = None


class Labels(RootModel[dict[str, Text]]):
    """A file of overrides/labels: a text for each name."""

    model_config = ConfigDict(strict=True)


class Extra(Form):
    """`extra`. What Material reads there may stand there too.

    Nothing is required here, so that one part that is missing does not hide what is wrong in another.
    """

    edition: Edition | None = None
    languages: Annotated[dict[str, Language], NoneIsEmpty] = {}
    roles: Annotated[dict[Id, Role], NoneIsEmpty] = {}
    phases: Annotated[dict[Id, Phase], NoneIsEmpty] = {}
    modalities: Annotated[dict[Id, Modality], NoneIsEmpty] = {}
    kinds: Annotated[dict[Id, Kind], NoneIsEmpty] = {}
    items_per_card: Annotated[int, Field(ge=1, le=99)] = 9
    round_id: RoundId = "1"
    round: Annotated[dict[Id, Particular], NoneIsEmpty] = {}
    synonyms: Annotated[dict[str, dict[Text, SomeTexts]], NoneIsEmpty] = {}
    paper: Paper | None = None
    checks: Checks | None = None

    generator: bool = True
    homepage: Text | None = None
    alternate: list[dict[str, Any]] | None = None
    analytics: dict[str, Any] | None = None
    annotate: dict[str, Any] | None = None
    consent: dict[str, Any] | None = None
    social: list[dict[str, Any]] | None = None
    status: dict[str, Any] | None = None
    tags: dict[str, Any] | None = None
