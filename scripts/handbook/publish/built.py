"""Built pages as trees, and the ids and links on them."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from handbook.problem import Problem
from handbook.settings.model import Settings
from handbook.tree import collapse, parse_page

_ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "background", "srcset", "cite")
_ALL_ADDRESSES = "|".join(f"//@{name}" for name in _ADDRESSES)


@dataclass
class Page:
    """A built page: the language that its folder says, its ids, and its links, (tag, attribute, address), each once."""

    path: str
    language: str
    file: Path
    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, str, str]] = field(default_factory=list)

    @cached_property
    def tree(self) -> HtmlElement:
        return parse_page(self.file.read_bytes())

    def read(self) -> None:
        """Take the ids and links from the tree."""
        addresses = select(self.tree, _ALL_ADDRESSES)
        links = ((str(address.getparent().tag), str(address.attrname), str(address)) for address in addresses)
        self.links = list(dict.fromkeys(links))
        self.ids = set(map(str, select(self.tree, "//@id")))

    def rest(self) -> None:
        """Let go of the tree until it is asked for again: those of all pages together are large."""
        vars(self).pop("tree", None)


def select(tree: HtmlElement, path: str) -> list[Any]:
    """What an XPath that asks for nodes finds."""
    found = tree.xpath(path)
    assert isinstance(found, list)
    return found


def language_of(name: str, settings: Settings) -> str:
    """The language of a file's folder. name: its address below the site's root."""
    head = name.split("/")[0]
    return head if head in settings.languages else next(iter(settings.languages))


def page_of(site: Path, name: str, settings: Settings) -> Page:
    """A page of a built site, of which nothing is read. name: its address below the site's root."""
    return Page(name, language_of(name, settings), site / name)


def check_ids(page: Page) -> Iterator[Problem]:
    """Each id once on its page."""
    for id_, count in Counter(select(page.tree, "//@id")).items():
        if count > 1:
            yield Problem(f"id {id_} is used {count} times", "give each its own id")


def check_links(page: Page, pages: dict[str, Page], files: set[str], site_url: str) -> Iterator[Problem]:
    """Every address leads to a file of the site, and every #anchor to an id on that page.

    site_url: the site's own address, or nothing; what begins with it is an address from the site's root.
    """
    for tag, attribute, link in page.links:
        found = resolve(link, posixpath.dirname(page.path), site_url)
        if found is None:
            continue  # check_requests tells of these
        target, fragment = found
        if (target or page.path) not in files:
            shown = next(node for node in page.tree.iter(tag) if node.get(attribute) == link)
            what = f"link to {link} leads nowhere ({collapse(shown.text_content())[:30]})"
            yield Problem(what, "correct the address")
        elif fragment and (to := pages.get(target or page.path)) and unquote(fragment) not in to.ids:
            yield Problem(f"link to {link}: {to.path} has no id {fragment}", "correct the anchor")


@lru_cache(20_000)  # the navigation's are on every page of a folder
def resolve(link: str, folder: str, site_url: str) -> tuple[str, str] | None:
    """The file that a link in a folder of the site leads to, or "" for its own page, and the anchor there.

    None for an address outside the site.
    """
    parts = urlsplit(f"/{link.removeprefix(site_url)}" if site_url and link.startswith(site_url) else link)
    return None if parts.scheme or parts.netloc else (target_of(unquote(parts.path), folder), parts.fragment)


def target_of(path: str, folder: str) -> str:
    """The file that an address in a folder leads to, below the site's root; a folder's is its index.html."""
    if not path:
        return ""
    below = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
    target = posixpath.normpath(below) if below else ""
    return posixpath.join(target, "index.html") if path.endswith("/") else target
