"""What must fit together in `extra`: ids and names that are alike, pages, roles, fonts and labels that are named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from handbook.settings.file import ConfigFile, Place, shown
from handbook.settings.fonts import families
from handbook.settings.form import near
from handbook.settings.model import Settings, Term

_REQUIRED = ("edition", "languages", "roles", "phases", "modalities", "kinds", "paper")
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
_AROUND: Place = ("extra",)


def check_extra(settings: Settings, file: ConfigFile, root: Path, pages: Collection[str] | None) -> None:
    """Note everything that does not fit together.

    root: the folder of mkdocs.yml; pages: the Markdown paths in the default
    language, or None when they are not known.
    """
    for key in _REQUIRED:
        if not file.data["extra"].get(key) and _AROUND not in file.incomplete:
            file.blame((*_AROUND, key), f"extra.{key} is missing or empty", f"list the {key} under `extra: {key}:`")
    for key in ("roles", "phases", "modalities", "kinds"):
        check_ids(key, getattr(settings, key), file)
        check_alike(key, getattr(settings, key), file)
    check_sizes(settings, file)
    check_fonts(settings, file, root)
    check_named_roles(settings, file)
    check_contacts(settings, file)
    check_steps(settings, file, pages)
    if pages is not None:
        for id_, role in settings.roles.items():
            check_pages([role.starts] if role.starts else [], ("extra", "roles", id_, "starts"), pages, file)
        check_pages(settings.paper.handbook, ("extra", "paper", "handbook"), pages, file)
        check_pages(settings.paper.after_cards, ("extra", "paper", "after_cards"), pages, file)
        check_pages(settings.paper.leave_out, ("extra", "paper", "leave_out"), pages, file)
        for page, place in (
            (settings.checks.blanks, ("extra", "checks", "blanks", "page")),
            (settings.checks.outside, ("extra", "checks", "outside")),
        ):
            check_pages([page.removesuffix(".html") + ".md"] if page else [], place, pages, file)


def check_ids(key: str, terms: Mapping[str, Term], file: ConfigFile) -> None:
    """Ids that become file names: none takes the place of another file, or is a name that Windows keeps for itself."""
    for id_ in terms if key in ("roles", "phases") else ():
        at = ("extra", key, id_)
        if id_ == "all":
            file.blame(at, f"{shown(at)} has the id of the page with all cards (print/all.html)", "give it another id")
        elif key == "roles" and id_.startswith("phase-"):
            what = f"{shown(at)} has an id like those of the phases' print pages"
            file.blame(at, what, "give it an id without phase- in front")
        elif key == "roles" and id_ in _DEVICES:
            file.blame(at, f"{shown(at)} has a name that Windows keeps for a device", "give it another id")


def check_alike(key: str, terms: Mapping[str, Term], file: ConfigFile) -> None:
    """No two entries of a vocabulary have the same name in a language: a reader could not tell them apart."""
    seen: dict[tuple[str, str], str] = {}
    for id_, term in terms.items():
        for code, name in term.name.items():
            first = seen.setdefault((code, name.strip().casefold()), id_)
            if first != id_:
                where = f"{shown(('extra', key, id_))} and {first} have the same name in {code}, “{name.strip()}”"
                file.blame(("extra", key, id_, "name"), where, "give each its own")


def check_sizes(settings: Settings, file: ConfigFile) -> None:
    """Papers are set in the size `standard`; lines are further apart than letters are high."""
    at, sizes = ("extra", "paper", "sizes"), settings.paper.sizes
    if "standard" not in sizes and settings.paper.wanted and file.is_whole(at):
        what = f"{shown(at)} has no standard, which papers are set in"
        file.blame(at, what, "add `standard: {letters: 12, lines: 21}` to it")
    for name, (letters, lines) in sizes.items():
        if lines < letters:
            place = (*at, name)
            what = f"{shown(place)} has lines of {lines:g} points and letters of {letters:g}"
            file.blame(place, what, "give the lines more than the letters")
        least = settings.paper.least.get(name, 0)
        if least > letters:
            place = (*at, name)
            what = f"{shown(place)} has letters of {letters:g} points, and none may be under {least:g}"
            file.blame(place, what, "give least at most the points of the letters")


def check_fonts(settings: Settings, file: ConfigFile, root: Path) -> None:
    """The folder of own fonts is there, and every family that is named is in it or among the packaged ones."""
    own = root / settings.paper.fonts if settings.paper.fonts else None
    if own is not None and not own.is_dir():
        at = ("extra", "paper", "fonts")
        what = f"paper.fonts is {settings.paper.fonts}, and there is no such folder"
        file.blame(at, what, "name a folder of font files, or leave it out")
        return
    named: list[tuple[Place, Iterable[str]]] = [
        (("extra", "paper", "text"), settings.paper.text),
        (("extra", "paper", "heading"), settings.paper.heading),
    ]
    for code, language in settings.languages.items():
        named.append((("extra", "languages", code, "fonts", "text"), language.text_fonts))
        named.append((("extra", "languages", code, "fonts", "heading"), language.heading_fonts))
    known = families(own)
    folded = {family.casefold() for family in known}
    for place, wanted in named:
        for family in wanted:
            if known and family.casefold() not in folded:
                remedy = near(family, known, "put its file into a folder, and that under paper.fonts, or take it off")
                where = f"{settings.paper.fonts} and " if own else ""
                file.blame(place, f"{shown(place)} has “{family}”, which is not in {where}the packaged fonts", remedy)


def check_named_roles(settings: Settings, file: ConfigFile) -> None:
    """paper.packs names roles that there are, each once."""
    at: Place = ("extra", "paper", "packs")
    if ("extra", "roles") not in file.incomplete:
        for index, role in enumerate(settings.paper.packs):
            if role not in settings.roles and settings.roles and not file.is_blamed(("extra", "roles", role)):
                file.blame(
                    (*at, index),
                    f"unknown role “{role}” in paper.packs",
                    near(role, settings.roles, f"add it to extra.roles, or use one of {', '.join(settings.roles)}"),
                )
    check_twice(settings.paper.packs, at, file)


def check_contacts(settings: Settings, file: ConfigFile) -> None:
    """paper.contacts names particulars that there are, each once; the overview is set on each size once."""
    at: Place = ("extra", "paper", "contacts")
    known = [one.id for one in settings.round]
    for index, name in enumerate(settings.paper.contacts if ("extra", "round") not in file.incomplete else ()):
        if name not in known:
            remedy = near(name, known, "name particulars by their ids in extra.round")
            file.blame((*at, index), f"unknown particular “{name}” in paper.contacts", remedy)
    check_twice(settings.paper.contacts, at, file)
    check_twice(settings.paper.overview, ("extra", "paper", "overview"), file)


def check_steps(settings: Settings, file: ConfigFile, pages: Collection[str] | None) -> None:
    """paper.steps names roles and sections of pages that there are. pages: as check_extra takes them."""
    for role, places in settings.paper.steps.items():
        at: Place = ("extra", "paper", "steps", role)
        if role not in settings.roles and ("extra", "roles") not in file.incomplete:
            remedy = near(role, settings.roles, f"use one of {', '.join(settings.roles)}")
            file.blame(at, f"unknown role “{role}” in paper.steps", remedy)
        for index, place in enumerate(places):
            if "#" not in place:
                what = f"{shown(at)} names {place}, and a section is wanted"
                file.blame((*at, index), what, "write the page and the id of its heading: start.md#steps")
        if pages is not None:
            check_pages((place.partition("#")[0] for place in places), at, pages, file, again=True)


def check_pages(
    named: Iterable[str], place: Place, pages: Collection[str], file: ConfigFile, again: bool = False
) -> None:
    """Pages that are named are there, each once. pages: the Markdown paths below the default language's folder.

    again: a page may be named more than once.
    """
    named = list(named)
    for index, page in enumerate(named):
        if page not in pages:
            remedy = near(page, pages, "name a page by its path below the language's folder, such as start.md")
            single = place[-1] in ("starts", "page", "outside")
            what = f"{shown(place)} names {page}, and there is no such page"
            file.blame(place if single else (*place, index), what, remedy)
    if not again:
        check_twice(named, place, file)


def check_twice(named: Iterable[str], place: Place, file: ConfigFile) -> None:
    """Nothing is named twice in a list."""
    seen: set[str] = set()
    for index, name in enumerate(named):
        if name in seen:
            file.blame((*place, index), f"{shown(place)} names {name} twice", "take one off")
        seen.add(name)
