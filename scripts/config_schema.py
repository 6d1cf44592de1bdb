"""The form that mkdocs.yml must have: every key that something reads, and what may stand there."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

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
Names = Annotated[dict[str, Text], BeforeValidator(_by_language)]
Texts = Annotated[list[Text], BeforeValidator(_listed)]
NoneIsEmpty = BeforeValidator(_grouped)
Date = Annotated[datetime.date, AfterValidator(_printable_year)]
Points = Annotated[float, Field(ge=6, le=72)]
Tag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Address = Annotated[str, StringConstraints(pattern=r"^$|^https?://[^/\s]+")]


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
    fonts: Fonts = Fonts()
    allow: str = ""


class Phase(Form):
    name: Names


class Kind(Phase):
    note: Names | None = None


class Role(Kind):
    starts: Text | None = None


class Modality(Phase):
    sign: Text


class Particular(Form):
    label: Names
    value: Annotated[Names | None, BeforeValidator(_blank)] = None
    head: bool = False


class Size(Form):
    letters: Points
    lines: Points


class Paper(Form):
    author: Names
    fonts: Annotated[Text | None, BeforeValidator(_blank)] = None
    text: Texts = []
    heading: Texts = []
    sizes: Annotated[dict[Id, Size], NoneIsEmpty] = {}
    packs: Texts = []
    leave_out: Texts = []
    after_cards: Texts = []


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
    round: Annotated[dict[Id, Particular], NoneIsEmpty] = {}
    paper: Paper | None = None
    labels: Annotated[dict[str, Names], NoneIsEmpty] = {}

    generator: bool = True
    polyfills: list[Text] = []
    homepage: Text | None = None
    alternate: Any = None
    analytics: Any = None
    annotate: Any = None
    consent: Any = None
    social: Any = None
    status: Any = None
    tags: Any = None


class I18nLanguage(Form):
    """One entry of plugins.i18n.languages: what mkdocs-static-i18n 1.3.1 reads."""

    locale: Text
    name: Text
    default: bool = False
    build: bool = True
    site_name: Text | None = None
    site_description: Text | None = None
    site_author: Text | None = None
    site_url: Text | None = None
    copyright: Text | None = None
    theme: dict[str, Any] | None = None
    nav_translations: dict[str, Text] | None = None
    admonition_translations: dict[str, Text] | None = None
    link: Text | None = None
    fixed_link: Text | None = None
    nav: Any = None
    extra: dict[str, Any] | None = None


class I18n(Form):
    """The options of plugins.i18n."""

    docs_structure: Literal["folder"]
    fallback_to_default: bool = True
    reconfigure_material: bool = True
    reconfigure_search: bool = True
    build_only_locale: None = None
    languages: Annotated[list[I18nLanguage], Field(min_length=1)]


class Theme(Form):
    """`theme`, as far as this handbook depends on it."""

    model_config = ConfigDict(extra="allow", strict=True)

    name: Literal["material"]
    custom_dir: Text
    language: Text | None = None


class Site(Form):
    """MkDocs' own part of mkdocs.yml, as far as this handbook depends on it. MkDocs checks the rest.

    Nothing is required here, as in Extra.
    """

    model_config = ConfigDict(extra="allow", strict=True)

    site_name: Text | None = None
    site_description: Text | None = None
    site_url: Address | None = None
    docs_dir: Text = "docs"
    site_dir: Text = "site"
    use_directory_urls: Literal[False] | None = None
    theme: Theme | None = None
    hooks: list[Text] = []
    nav: list[Any] | None = None
    plugins: Any = None
    extra: Any = None
