"""One template environment for all languages of a build.

MkDocs makes a new Jinja environment for each language; each compiles Material's templates again and lists its ten
thousand icons again. Sharing one takes a fifth off a three-language build; and Jinja keeps what it compiled with the
system's temporary files, for the next build.

It escapes what it is given, in Material's templates too, which MkDocs would render without: a title is text, whatever
it holds. What is HTML by right says so as Markup (hooks.py marks a page's content).
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from handbook.material import caches

COMPILED = "__handbook_escaping_%s.cache"  # Jinja's own name does not tell code that escapes from code that does not


def share(theme: Theme) -> None:
    """Let theme.get_env() give the same escaping environment again, as long as the theme's folders stay the same."""
    if "get_env" in vars(theme):
        return
    gc.set_threshold(50_000, 20, 50)  # a build makes much that stays to its end: to look through it takes long
    make = theme.get_env
    made: dict[tuple[str, ...], Environment] = {}

    def get_env() -> Environment:
        folders = tuple(dict.fromkeys(theme.dirs))  # i18n puts its folder in again for each language
        if folders not in made:
            made[folders] = listed_once(make())
            made[folders].autoescape = True
            made[folders].bytecode_cache = caches.template_cache(COMPILED)
        return made[folders]

    setattr(theme, "get_env", get_env)


def listed_once(environment: Environment) -> Environment:
    """The environment, with its templates listed and filtered only once for each caller."""
    known: dict[object, list[str]] = {}
    read, loader = environment.list_templates, environment.loader
    if isinstance(loader, FileSystemLoader):
        setattr(loader, "list_templates", lambda: listed(loader.searchpath))

    def list_templates(
        extensions: Collection[str] | None = None, filter_func: Callable[[str], bool] | None = None
    ) -> list[str]:
        caller = getattr(filter_func, "__code__", None)  # MkDocs makes its filter anew each time, from the same code
        if caller not in known:
            known[caller] = read(extensions, filter_func)
        return known[caller]

    setattr(environment, "list_templates", list_templates)
    return environment


def listed(folders: Iterable[str]) -> list[str]:
    """The templates in those folders, but for hidden ones: nobody asks for Material's ten thousand icons by a list."""
    found: set[str] = set()
    for top in folders:
        for folder, inner, names in os.walk(top):
            inner[:] = [name for name in inner if not name.startswith(".")]
            found.update(Path(folder, name).relative_to(top).as_posix() for name in names)
    return sorted(found)
