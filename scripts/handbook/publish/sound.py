"""Built pages that nothing was wrong with by themselves, kept: the same bytes are not parsed again in a later build.

A page's key is the hash of its bytes, of the languages that it is held to, and of what looks at it. Whether its links
lead somewhere is no matter of the page alone, and is looked at in every build.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass

from handbook.programs import own_code, versions
from handbook.publish.built import Page
from handbook.settings.model import Settings
from handbook.store import HASH, Store

ENDING = ".sound"
_PROGRAMS = ("lxml", "OpenCC", "babel")


@dataclass(frozen=True)
class Sound:
    """What is known of sound pages. around: the hash of all that a page is looked at with, of surroundings()."""

    store: Store
    around: str

    def fill(self, page: Page) -> bool:
        """Give a page its ids and links, if it is known to be sound; whether it is."""
        kept = self.store.get(self._key(page)) if self.store.folder else None
        if kept is None:
            return False
        with contextlib.suppress(ValueError, TypeError):
            ids, links = json.loads(kept)
            page.ids, page.links = set(ids), [(tag, attribute, address) for tag, attribute, address in links]
            return True
        return False

    def keep(self, page: Page) -> None:
        """Remember a page that nothing is wrong with."""
        if self.store.folder:
            self.store.put(self._key(page), json.dumps([sorted(page.ids), page.links], ensure_ascii=False).encode())

    def _key(self, page: Page) -> str:
        found = HASH(f"{self.around}\0{page.language}\0".encode())
        found.update(page.file.read_bytes())
        return found.hexdigest()


def known_pages(store: Store, settings: Settings, site_url: str) -> Sound:
    """The sound pages of a store, as they were looked at with these settings and this code."""
    languages = [(code, one.tag, one.allow) for code, one in settings.languages.items()]
    around = repr([languages, site_url, own_code(), versions(*_PROGRAMS)]) if store.folder else ""
    return Sound(store.of(ENDING), HASH(around.encode()).hexdigest())
