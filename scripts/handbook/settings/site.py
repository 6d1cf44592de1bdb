"""MkDocs' own part of mkdocs.yml, as far as this handbook depends on it: folders, theme, languages, navigation."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from handbook.material.config import known_keys
from handbook.settings.file import ConfigFile, Place, shown
from handbook.settings.form import near
from handbook.settings.model import Language
from handbook.settings.schema_site import I18n, I18nLanguage, Look, Site

_BOOKS = ("paper.typ", "sizes.typ", "page.typ", "text.typ", "blocks.typ", "front.typ", "cards.typ", "pack.typ")
PAPERS = (*_BOOKS, "common.typ", "overview.typ", "pocket.typ")  # the templates of the papers
_TEMPLATES = ("main.html", "print.html", *PAPERS)  # which the handbook can't do without
_REQUIRED = {
    "site_name": "add `site_name: …`, the handbook's name",
    "use_directory_urls": "add `use_directory_urls: false`: pages open from a USB stick only so",
    "theme": "add `theme: {name: material, language: zh, custom_dir: overrides}`",
    "hooks": "add `hooks: [scripts/hooks.py]`, or nothing but plain pages is made",
    "plugins": "add `plugins:` with i18n",
    "extra": "add `extra:` with languages, roles, phases and what else the handbook needs",
}


def check_site(site: Site, given: Mapping[str, Any], file: ConfigFile, root: Path) -> None:
    """Note what is wrong in MkDocs' part, languages and navigation apart. root: the folder of mkdocs.yml."""
    known = known_keys()
    for key in given:
        if key == "INHERIT":
            what = "mkdocs.yml takes a part from another file (INHERIT)"
            file.blame((key,), what, "write that part here: only this file is checked")
        elif key not in known:
            file.blame((key,), f"mkdocs.yml has “{key}”, which nothing reads", near(key, known, "take it off"))
            file.incomplete.add(())
    for key, remedy in _REQUIRED.items():
        if given.get(key) in (None, "", [], {}) and () not in file.incomplete:
            file.blame((key,), f"{key} is missing or empty", remedy)
    if not (root / site.docs_dir).is_dir():
        what = f"docs_dir is {site.docs_dir}, and there is no such folder"
        file.blame(("docs_dir",), what, "name the folder of the pages")
    for index, hook in enumerate(site.hooks):
        if not (root / hook).is_file():
            file.blame(("hooks", index), f"hooks names {hook}, and there is no such file", "write scripts/hooks.py")
    if site.hooks and file.is_whole(("hooks",)) and not any(Path(hook).name == "hooks.py" for hook in site.hooks):
        what = "hooks does not name hooks.py, which makes the handbook out of the pages"
        file.blame(("hooks",), what, "add scripts/hooks.py to it")
    for key in ("extra_css", "extra_javascript"):
        for index, asset in enumerate(getattr(site, key)):
            if isinstance(asset, str) and "://" not in asset and not (root / site.docs_dir / asset).is_file():
                what = f"{key} names {asset}, and there is no such file in {site.docs_dir}"
                file.blame((key, index), what, "correct the path, or take it off")
    check_theme(site, file, root)


def check_theme(site: Site, file: ConfigFile, root: Path) -> None:
    """The theme's folder holds this handbook's templates. root: the folder of mkdocs.yml."""
    if site.theme is None:
        return
    folder, at = root / site.theme.custom_dir, ("theme", "custom_dir")
    lacking = [name for name in _TEMPLATES if not (folder / name).is_file()]
    if not folder.is_dir():
        what = f"theme.custom_dir is {site.theme.custom_dir}, and there is no such folder"
        file.blame(at, what, "write `custom_dir: overrides`")
    elif lacking:
        what = f"theme.custom_dir is {site.theme.custom_dir}, which has no {lacking[0]}"
        file.blame(at, what, "write `custom_dir: overrides`")
    check_look(site.theme, ("theme",), file)


def check_look(look: Look, place: Place, file: ConfigFile) -> None:
    """Material has words in the language that a theme names."""
    material = find_spec("material")
    words = Path(material.origin or "").parent / "templates" / "partials" / "languages" if material else Path()
    known = sorted(path.stem for path in words.glob("*.html"))
    if look.language is not None and known and look.language not in known:
        what = f"{shown((*place, 'language'))} is {look.language}, and Material has no words in it"
        file.blame((*place, "language"), what, near(look.language, known))


def check_built(i18n: I18n, listed: Collection[str], place: Place, file: ConfigFile) -> bool:
    """Whether i18n builds the languages that `extra` lists, in its order, the first by default. place: of i18n."""
    at: Place = (*place, "languages")
    built = [one.locale for one in i18n.languages if one.build]
    default = next((one.locale for one in i18n.languages if one.default and one.build), "none")
    if not file.is_whole(("extra", "languages")):
        return False
    if built != list(listed):
        both = f"plugins.i18n builds {', '.join(built)}, and extra.languages lists {', '.join(listed)}"
        file.blame(at, both, "list the same in both, in the same order")
        return False
    if default != built[0]:
        what = f"plugins.i18n has {default} as its default, and extra.languages has {built[0]} first"
        file.blame(at, what, f"write `default: true` to {built[0]}, and to no other")
    return True


def check_names(site: Site, i18n: I18n, languages: Mapping[str, Language], place: Place, file: ConfigFile) -> None:
    """Each written language has its own names for the site and its navigation. place: of i18n."""
    at: Place = (*place, "languages")
    first = next(iter(languages.values()))
    titles = list(nav_titles(site.nav))
    for index, one in enumerate(i18n.languages):
        language = languages.get(one.locale)
        if one.theme:
            check_look(one.theme, (*at, index, "theme"), file)
        if language is None or language.opencc or language is first or (*at, index) in file.incomplete:
            continue
        for key in ("site_name", "site_description"):
            if getattr(site, key) and not getattr(one, key):
                what = f"plugins.i18n has no {key} in {one.locale}"
                file.blame((*at, index, key), what, f"add `{key}: …` to the language")
        check_titles(one, (*at, index), [title for title in titles if first.script.writes(title)], titles, file)


def check_titles(one: I18nLanguage, place: Place, wanted: list[str], titles: list[str], file: ConfigFile) -> None:
    """Titles of the navigation are translated; a translation that is near a title without one is misspelt.

    wanted: those that are words of the first language; titles: all.
    """
    at, translated = (*place, "nav_translations"), one.nav_translations or {}
    lacking = [title for title in dict.fromkeys(titles) if title not in translated]
    for title in translated:
        close = [] if title in titles else difflib.get_close_matches(title, lacking, 1, 0.5)
        for meant in close:
            file.blame((*at, title), f"nav_translations has “{title}”, and nav has {meant}", "write both alike")
            lacking.remove(meant)
    for title in lacking:
        if title in wanted:
            remedy = f"add `{title}: …` to its nav_translations"
            file.blame((*at, title), f"{one.locale} has no words for “{title}”, a title in nav", remedy)


def nav_titles(entry: Any) -> Iterator[str]:
    """Every title that nav gives, in order."""
    for child in entry if isinstance(entry, list) else ():
        yield from nav_titles(child)
    if isinstance(entry, dict):
        for title, child in entry.items():
            yield title
            yield from nav_titles(child)


def check_nav(entry: Any, pages: Collection[str], file: ConfigFile, seen: set[str], place: Place = ("nav",)) -> None:
    """Every page in nav is there, each once. pages: the Markdown paths in the default language; seen: filled here."""
    if isinstance(entry, list):
        for index, child in enumerate(entry):
            check_nav(child, pages, file, seen, (*place, index))
    elif isinstance(entry, dict) and entry:
        for title, child in entry.items():
            check_nav(child, pages, file, seen, (*place, title))
    elif not isinstance(entry, str):
        file.blame(place, "nav has an entry without a page", "write `title: page.md`")
    elif "://" not in entry:
        if entry in seen:
            file.blame(place, f"nav has {entry} twice", "take one off")
        elif entry not in pages:
            what = f"nav names {entry}, and there is no such page"
            file.blame(place, what, near(entry, pages, "write the page, or take it off nav"))
        seen.add(entry)
