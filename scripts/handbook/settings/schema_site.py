"""The form that MkDocs' own part of mkdocs.yml must have, as far as this handbook depends on it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints

from handbook.settings.schema import Form, Text

Address = Annotated[str, StringConstraints(pattern=r"^$|^https?://[^/\s]+")]


def _listed(value: Any) -> Any:
    """Material takes one colour scheme for a list of one."""
    return [value] if isinstance(value, dict) else value


class Toggle(Form):
    """The button that changes the colours."""

    icon: Text | None = None
    name: Text


class Scheme(Form):
    """One of the colour schemes."""

    model_config = ConfigDict(extra="allow", strict=True)

    toggle: Toggle | None = None


class Look(Form):
    """What a theme and a language of i18n both say of the pages' look."""

    model_config = ConfigDict(extra="allow", strict=True)

    language: Text | None = None
    features: list[Text] = Field(default_factory=list)
    palette: Annotated[list[Scheme], BeforeValidator(_listed)] = Field(default_factory=list)


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
    theme: Look | None = None
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


class Theme(Look):
    """`theme`, as far as this handbook depends on it."""

    name: Literal["material"]
    custom_dir: Text


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
    hooks: list[Text] = Field(default_factory=list)
    nav: list[Any] | None = None
    extra_css: list[Any] = Field(default_factory=list)
    extra_javascript: list[Any] = Field(default_factory=list)
    plugins: Any = None
    extra: Any = None
