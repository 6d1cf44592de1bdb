"""What a reader would stumble over, found in the built site before it is published.

Works on the files alone: links and anchors, ids, the language of every page and passage, and requests to the outside.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from active import check_active
from chinese import converter
from inline_scripts import check_inline_scripts
from lxml.html import HtmlElement
from markup import HAN, collapse, parse_page
from seal import HEAD
from settings import Settings

OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
CSS_LOAD = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", re.IGNORECASE)
_HAN_RUN = re.compile(f"[{HAN}]+")
_ENGLISH_RUN = re.compile(r"[A-Za-z][a-z]+(?:[ ,’'-]+[A-Za-z]?[a-z]+)+")
# Attributes that a reader sees or hears.
_READ = "//@alt | //@title | //@aria-label | //@placeholder | //meta[@name='description']/@content"
_BIG5_SECOND_LEVEL = 0xC9
_UNSEEN = ("script", "style", "template", "noscript", "code")
_ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "background", "srcset", "cite")
# Theme files that hold addresses as data and load none of them.
_THEME = ("assets/javascripts/", "assets/stylesheets/")


@dataclass
class Page:
    """A built page: the language that its folder says, its ids, and its links as (element, attribute, address)."""

    path: str
    language: str
    tree: HtmlElement
    ids: set[str]
    links: list[tuple[HtmlElement, str, str]]


def verify(site: Path, settings: Settings, links: bool = True) -> list[str]:
    """Every problem of the built site, one line each: `site/x.html: what is wrong – what to do`. links: check them,
    what they load and what pages run, too; not wanted where the pages' own checks have found something already.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages, problems = {}, []
    for name in sorted(files):
        if name.endswith(".html"):
            page = read_page(site, name, settings)
            pages[name] = page
            problems += [f"site/{name}: {problem}" for problem in (check_runs(site, page) if links else ())]
            problems += [f"site/{name}: {problem}" for problem in [*check_ids(page), *check_language(page, settings), *(check_requests(page) if links else ())]]
        elif name.endswith(".css") and not name.startswith(_THEME):
            problems += [f"site/{name}: {problem}" for problem in check_css((site / name).read_text(encoding="utf-8"))]
    for page in pages.values() if links else ():
        problems += [f"site/{page.path}: {problem}" for problem in check_links(page, pages, files)]
    return problems


def select(tree: HtmlElement, path: str) -> list[Any]:
    """What an XPath that asks for nodes finds."""
    found = tree.xpath(path)
    assert isinstance(found, list)
    return found


def read_page(site: Path, name: str, settings: Settings) -> Page:
    head = name.split("/")[0]
    language = head if head in settings.languages else next(iter(settings.languages))
    tree = parse_page((site / name).read_bytes())
    addresses = select(tree, "|".join(f"//@{name}" for name in _ADDRESSES))
    links = [(address.getparent(), address.attrname, str(address)) for address in addresses]
    return Page(name, language, tree, set(select(tree, "//@id")), links)


def check_ids(page: Page) -> Iterator[str]:
    """Each id once on its page."""
    for id_, count in Counter(select(page.tree, "//@id")).items():
        if count > 1:
            yield f"id {id_} is used {count} times – give each its own id"


def check_runs(site: Path, page: Page) -> Iterator[str]:
    """Nothing runs but the scripts that are known, and the page can say so in a policy."""
    yield from check_inline_scripts(page.tree, page.path)
    yield from check_active(page.tree)
    if not HEAD.search((site / page.path).read_bytes().decode()):
        yield "has no <meta charset>, after which its policy is to stand – put one first in its <head>"


def check_links(page: Page, pages: dict[str, Page], files: set[str]) -> Iterator[str]:
    """Every address leads to a file of the site, and every #anchor to an id on that page."""
    base = posixpath.dirname(page.path)
    for element, _, link in page.links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue  # check_requests tells of these
        path = unquote(parts.path)
        target = path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(base, path)) if path else page.path
        if target not in files:
            yield f"link to {link} leads nowhere ({collapse(element.text_content())[:30]}) – correct the address"
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
            yield f"link to {link}: {target} has no id {parts.fragment} – correct the anchor"


def check_requests(page: Page) -> Iterator[str]:
    """Nothing is loaded from outside, and no link leads there: the intranet has no way out."""
    for element, attribute, link in page.links:
        if OUTSIDE.search(link) or urlsplit(link).scheme in ("http", "https", "ftp", "javascript"):
            yield f"<{element.tag} {attribute}> goes to {link} – the handbook is read without a way out; write the reference as text, or ship the file"
    for style in select(page.tree, "//style/text() | //@style"):
        yield from check_css(style)


def check_css(text: str) -> Iterator[str]:
    """Style sheets load nothing from outside."""
    for match in CSS_LOAD.finditer(text):
        address = match[1] or match[2]
        if OUTSIDE.match(address):
            yield f"style sheet loads {address} – ship the file instead"


def check_language(page: Page, settings: Settings) -> Iterator[str]:
    """The html element has the tag of the page's folder, and no passage is in another language without saying so."""
    tag = settings.languages[page.language].tag
    given = page.tree.get("lang")
    if given != tag:
        yield f"<html lang> is {given}, and this folder is {tag} – see languages in mkdocs.yml"
    found: dict[str, None] = {}
    read = passages(page.tree, tag)
    simplified = set()
    if tag == "zh-Hant":
        simplified = {character for character in set("".join(text for text, _ in read)) if is_simplified(character)} - set(
            settings.languages[page.language].allow
        )
    for text, own in read:
        if simplified and own == "zh-Hant" and simplified & set(text):
            where = f"mend the page in docs/{page.language}, or list the character under allow in mkdocs.yml"
            found[f"“{collapse(text)[:30]}” has a character of Simplified Chinese – {where}"] = None
        for foreign in (_ENGLISH_RUN if own.startswith("zh") else _HAN_RUN).findall(text):
            found[f"“{foreign}” is not {tag} – translate it, or mark it with {{: lang=… }}"] = None
    yield from found


def passages(tree: HtmlElement, tag: str) -> list[tuple[str, str]]:
    """What a reader sees or hears of a page, text by text, each with the language that it is said to be in.

    tag: the language of the whole; a lang attribute changes it for what is inside.
    """
    found: list[tuple[str, str]] = []

    def walk(node: HtmlElement, language: str) -> None:
        if isinstance(node.tag, str) and node.tag not in _UNSEEN:
            language = node.get("lang") or language
            if node.text:
                found.append((node.text, language))
            for child in node:
                walk(child, language)
                if child.tail:
                    found.append((child.tail, language))

    walk(tree, tag)
    for value in select(tree, _READ):
        owner = value.getparent()
        found.append((str(value), next((node.get("lang") for node in (owner, *owner.iterancestors()) if node.get("lang")), tag)))
    return found


@lru_cache(None)
def is_simplified(character: str) -> bool:
    """Whether a character belongs to Simplified Chinese alone.

    Taiwan's old character set has none of most of them; of the others (党) it keeps a rare variant, in its second level.
    """
    if character < "\u3400":
        return False
    try:
        rare = character.encode("big5")[0] >= _BIG5_SECOND_LEVEL
    except UnicodeEncodeError:
        rare = True
    return rare and converter("s2tw").convert(character) != character
