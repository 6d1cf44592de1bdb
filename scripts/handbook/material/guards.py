"""What the handbook takes for granted of mkdocs-material and mkdocs-static-i18n, looked at in each build.

Neither would complain: a block that Material has no more is simply not drawn. Each guard names what has changed, the
release, and the file of ours to look at.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from handbook.problem import Problem

log = logging.getLogger("mkdocs.handbook")
LOCK = "requirements.txt"
# A template of Material's, what must stand in it, and what of ours needs it.
TEMPLATES = (
    *(
        ("partials/languages/en.html", f'"{key}": ', where)
        for where, keys in (
            ("overrides/main.html", ("action.skip", "top")),
            ("overrides/partials/header.html", ("nav", "tabs")),
            ("overrides/partials/toc.html", ("toc",)),
            ("overrides/partials/footer.html", ("footer", "footer.previous", "footer.next")),
        )
        for key in keys
    ),
    ("404.html", "{% extends", "overrides/404.html"),
)
# What we read of the plugin that builds the languages.
I18N = ("building", "current_language", "default_language", "get_language_config")
_THEME_FILES = ("assets/javascripts/bundle.", "assets/stylesheets/main.")
_REMEDY = "it needs this; change it to fit, or install the release that requirements.txt names"


def templates_folder() -> Path:
    """Where the installed Material has its templates."""
    found = find_spec("material")
    return Path(next(iter(found.submodule_search_locations or ()), "") if found else "", "templates")


def changed(package: str, what: str, where: str, config: Path) -> Problem:
    """An assumption that no longer holds. where: what of ours rests on it; config: mkdocs.yml, beside the releases
    wanted.
    """
    release = version(package)
    needles = (f"{package}=={release}", f"{package}==")
    return Problem(f"{package} {release} {what}", f"look at {where}: {_REMEDY}", needles, path=config.with_name(LOCK))


def require(config: MkDocsConfig) -> None:
    """Raises Abort where templates or the languages' plugin are not as they have to be; all of that is told before."""
    path = Path(config.config_file_path)
    problems = [*check_templates(templates_folder(), path), *check_i18n(config.plugins["i18n"], path)]
    for problem in problems:
        log.error(problem.placed(path.parent))
    if problems:
        raise Abort("nothing is built on what has changed")


def check_templates(folder: Path, config: Path) -> Iterator[Problem]:
    """Material's templates hold what ours change and rely on. config: as in changed()."""
    for name, text, where in TEMPLATES:
        path = folder / name
        if not path.is_file():
            yield changed("mkdocs-material", f"has no template {name}", where, config)
        elif text not in path.read_text(encoding="utf-8"):
            yield changed("mkdocs-material", f"has no `{text}` in {name}", where, config)


def check_i18n(plugin: object, config: Path) -> Iterator[Problem]:
    """The plugin has what we read of it."""
    for name in I18N:
        if not hasattr(plugin, name):
            yield changed("mkdocs-static-i18n", f"has no {name}", "scripts/handbook/material/pages.py", config)


def check_built(site: Path, prefixes: Collection[str], theme: Collection[str], config: Path) -> Iterator[Problem]:
    """A built site has its parts where they were put, and where they are looked for.

    prefixes: the languages' folders; theme: addresses of what was told as the theme's own files.
    """
    for prefix in prefixes:
        if not (site / prefix / "404.html").is_file():
            yield changed("mkdocs-material", f"leaves no {prefix}404.html behind", "scripts/hooks.py", config)
    for start in _THEME_FILES:
        if not any(name.startswith(start) for name in theme):
            where = "scripts/handbook/material/site_files.py"
            yield changed("mkdocs-material", f"lists no file {start}…", where, config)
