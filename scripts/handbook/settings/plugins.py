"""The plugins of mkdocs.yml: those that the handbook needs, in the order that it needs, and the options of i18n."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any

from handbook.settings.file import ConfigFile, Place
from handbook.settings.form import NEAR, read_form
from handbook.settings.schema_site import I18n


@dataclass(frozen=True)
class Plugin:
    """An entry of `plugins`. place: where its options stand."""

    name: str
    place: Place
    options: Any


def read_plugins(given: Any, file: ConfigFile) -> list[Plugin]:
    """The plugins in order, from either form that MkDocs knows."""
    if isinstance(given, dict):
        return [Plugin(name, ("plugins", name), options) for name, options in given.items()]
    found = []
    for index, entry in enumerate(given if isinstance(given, list) else ()):
        at: Place = ("plugins", index)
        if isinstance(entry, str):
            found.append(Plugin(entry, at, {}))
        elif isinstance(entry, dict) and len(entry) == 1:
            ((name, options),) = entry.items()
            found.append(Plugin(name, (*at, name), options))
        else:
            file.blame(at, "plugins has an entry that is no plugin", "write a name, or `name: {option: …}`")
    return found


def read_i18n(plugins: list[Plugin], file: ConfigFile) -> I18n | None:
    """The options of i18n, as far as they are sound. Noted: plugins that are missing, twice or in the wrong order."""
    names = [plugin.name.removeprefix("material/") for plugin in plugins]
    for index, plugin in enumerate(plugins):
        if names[index] in names[:index]:
            file.blame(plugin.place, f"plugins has {plugin.name} twice", "keep one of the two")
    if "i18n" not in names and plugins and ("plugins",) not in file.incomplete:
        known = difflib.get_close_matches("i18n", names, 1, NEAR)
        at: Place = plugins[names.index(known[0])].place if known else ("plugins",)
        file.blame(at, "plugins has no i18n", f"write i18n for {known[0]}" if known else "add i18n to them")
    for spare in ("search", "offline"):
        if spare in names:
            what = f"plugins has {spare}, and the handbook has a search of its own"
            file.blame(plugins[names.index(spare)].place, what, "take it off")
    chosen = next((plugin for plugin in plugins if plugin.name == "i18n"), None)
    return read_form(I18n, chosen.options, file, chosen.place) if chosen else None
