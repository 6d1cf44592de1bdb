"""mkdocs.yml as a whole: the settings that everything else reads, or every mistake in it with its line."""

from __future__ import annotations

import logging
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from handbook import characters
from handbook.material import config as material
from handbook.settings.checks import check_extra
from handbook.settings.file import ConfigFile, Place
from handbook.settings.form import read_form
from handbook.settings.labels import read_labels
from handbook.settings.make import make_settings
from handbook.settings.model import Settings
from handbook.settings.plugins import read_i18n, read_plugins
from handbook.settings.schema import Extra
from handbook.settings.schema_site import Site
from handbook.settings.site import check_built, check_names, check_nav, check_site
from handbook.settings.walk import read_path, read_text


@dataclass(frozen=True)
class Configuration:
    """settings: None when there are mistakes; mistakes: each as a line, `mkdocs.yml:12: what is wrong – what to do`."""

    path: Path
    settings: Settings | None
    mistakes: tuple[str, ...]
    file: ConfigFile


@dataclass(frozen=True)
class Project:
    """What a command needs of mkdocs.yml. docs: the folder of the pages; site: where the site is published."""

    settings: Settings
    docs: Path
    site: Path


class BadConfiguration(Exception):
    """mkdocs.yml has mistakes; lines says which."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__(lines[0])
        self.lines = lines


def load(path: Path) -> Configuration:
    """Read and check mkdocs.yml. Never raises for what is in the file, or when it can't be read."""
    return check_read(read_path(path), path)


def check(text: str, path: Path) -> Configuration:
    """The text of mkdocs.yml, checked against itself and the pages beside it. path: where it is, or would be."""
    return check_read(read_text(text), path)


def check_read(file: ConfigFile, path: Path) -> Configuration:
    """What was read of mkdocs.yml, checked against itself, the pages beside it and the files of labels."""
    if file.data is not None and not isinstance(file.data, dict):
        file.blame((), "the file is no group of entries", "begin each line with `key: `", 1)
    settings, of_labels = check_data(file, path.parent) if isinstance(file.data, dict) else (None, [])
    told = (*file.tell(str(path) if file.missing else path.name), *of_labels)
    return Configuration(path, None if told else settings, told, file)


def check_data(file: ConfigFile, root: Path) -> tuple[Settings | None, list[str]]:
    """Note every mistake of a file that is YAML; the settings as far as they are sound, None when too little is.

    Also each mistake in the files of labels, as a line.
    """
    for fault in characters.check_values(file.data):
        file.blame(tuple(fault.what.split(" ")[0].split(".")), fault.what, fault.remedy)
    site, given = read_form(Site, file.data, file), file.data.get("extra")
    extra = read_form(Extra, given, file, ("extra",)) if given is not None else None
    if site is None:
        return None, []
    plugins = read_plugins(site.plugins, file)
    i18n = read_i18n(plugins, file)
    check_site(site, file.data, file, root)
    if extra is None:
        return None, []
    place: Place = next((plugin.place for plugin in plugins if plugin.name == "i18n"), ("plugins",))
    agreed = check_built(i18n, extra.languages, place, file) if i18n else True
    settings = make_settings(extra, file, agreed)
    pages = find_pages(root / site.docs_dir, settings, file) if agreed else None
    told: list[str] = []
    if site.theme and agreed and file.is_whole(("theme",)) and file.is_whole(("extra", "languages")):
        labels, told = read_labels(root / site.theme.custom_dir, settings.languages, root, file)
        settings = replace(settings, labels=labels)
    settings = replace(settings, address=f"{site.site_url.rstrip('/')}/" if site.site_url else "")
    check_extra(settings, file, root, pages)
    if i18n and agreed and file.is_whole(("extra", "languages")):
        check_names(site, i18n, settings.languages, place, file)
    if site.nav is not None and pages is not None:
        check_nav(site.nav, pages, file, set())
    return settings, told


def find_pages(docs: Path, settings: Settings, file: ConfigFile) -> set[str] | None:
    """The Markdown paths in the default language, None when they are not known. Noted: languages without a folder."""
    if not docs.is_dir() or not settings.languages or not file.is_whole(("extra", "languages")):
        return None
    for code, language in settings.languages.items():
        if not language.source and not (docs / code).is_dir():
            at = ("extra", "languages", code)
            what = f"the language {code} has no folder {docs.name}/{code}"
            file.blame(at, what, "write its pages there, or take it off")
    folder = docs / next(iter(settings.languages))
    pages = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")} if folder.is_dir() else set()
    return pages or None  # a language without pages is told of when they are read


def load_or_tell(path: Path) -> Project | None:
    """mkdocs.yml for a command; None when there are mistakes, which have then been told on standard error."""
    found = load(path)
    if found.settings is None:
        print("\n".join(found.mistakes), file=sys.stderr)
        return None
    data = found.file.data
    docs, site = data.get("docs_dir", "docs"), data.get("site_dir", "site")
    return Project(found.settings, path.parent / docs, path.parent / site)


def load_or_log(path: Path, log: logging.Logger) -> Settings | None:
    """The settings of mkdocs.yml; None when there are mistakes, which have then been logged."""
    found = load(path)
    for line in found.mistakes:
        log.error(line)
    return found.settings


def first_pages(path: Path) -> tuple[Path, str]:
    """The folder of the pages and the first language, as far as mkdocs.yml says so: it may still have mistakes."""
    data = load(path).file.data
    data = data if isinstance(data, dict) else {}
    docs, extra = data.get("docs_dir"), data.get("extra")
    languages = extra.get("languages") if isinstance(extra, dict) else None
    first = next(iter(languages), None) if isinstance(languages, dict) else None
    return path.parent / (docs if isinstance(docs, str) else "docs"), first if isinstance(first, str) else "zh"


def load_mkdocs(found: Configuration) -> material.MkDocsConfig:
    """MkDocs' configuration, from a file without mistakes of ours.

    Raises BadConfiguration with what MkDocs and its plugins find wrong, in the same form.
    """
    config, told = material.load(found.path)
    if told:
        places = [f"{found.path.name}:{line_of(key, words, found.file)}" for key, words in told]
        lines = [f"{place}: {key}: {words} – correct it" for place, (key, words) in zip(places, told, strict=True)]
        raise BadConfiguration(tuple(dict.fromkeys(lines)))
    return config


def line_of(key: str, words: str, file: ConfigFile) -> int:
    """The line that MkDocs means: below its key, that of the thing which most of its words name."""
    named = set(re.findall(r"'(?:material/)?([\w-]+)'|name: ([\w-]+)", words))
    names = {name for pair in named for name in pair}
    below = [place for place in file.lines if place[:1] == (key,) and place[-1] in names]
    return file.line(max(below, key=lambda place: len(names & set(place)), default=(key,)))
