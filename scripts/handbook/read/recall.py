"""Pages that the live view has read before: one that did not change is copied, which takes less than to read it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field, replace

from handbook.book import Page
from handbook.read.page import Rendered
from handbook.settings.model import Settings


@dataclass
class Recall:
    """Holds pages by their language and address, as they were read and checked; whoever gets one may change it."""

    _pages: dict[tuple[str, str], tuple[Rendered, Settings, Page]] = field(default_factory=dict)

    def get(self, rendered: Rendered, language: str, settings: Settings) -> Page | None:
        """A copy of the page, where neither it nor the settings have changed."""
        known = self._pages.get((language, rendered.address))
        return copied(known[2]) if known and known[:2] == (rendered, settings) else None

    def put(self, rendered: Rendered, language: str, settings: Settings, page: Page) -> None:
        """Hold a page. One with pictures is read each time: their files are no part of it."""
        if "<img" not in rendered.html:
            self._pages[language, rendered.address] = (rendered, settings, copied(page))


def copied(page: Page) -> Page:
    """A page whose trees are its own."""
    sheets = [replace(sheet, blocks=tuple(deepcopy(block) for block in sheet.blocks)) for sheet in page.sheets]
    return replace(page, tree=deepcopy(page.tree), sheets=sheets, problems=list(page.problems))
