"""What a reader would stumble over, found in the built site before it is published.

Works on the files alone: links and anchors, ids, the language of every page and passage, and requests to the outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from handbook.check.svg import check_svg
from handbook.chinese import is_simplified
from handbook.problem import Problem, Project
from handbook.publish.active import check_active, check_scripts
from handbook.publish.built import Page, check_ids, check_links, page_of, select
from handbook.publish.origins import in_site, is_missing, trace_back
from handbook.publish.seal import HEAD
from handbook.publish.sound import known_pages
from handbook.scripts import script_of
from handbook.settings.model import Settings
from handbook.store import Store
from handbook.tree import collapse

OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
CSS_LOAD = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", re.IGNORECASE)
# Attributes that a reader sees or hears.
_READ = "//@alt | //@title | //@aria-label | //@placeholder | //meta[@name='description']/@content"
_UNSEEN = ("script", "style", "template", "noscript", "code")
# Theme files that hold addresses as data and load none of them.
_THEME = ("assets/javascripts/", "assets/stylesheets/")


def verify(
    site: Path, settings: Settings, project: Project, known: Sequence[Problem] = (), store: Store | None = None
) -> list[Problem]:
    """Every problem of the built site, in the author's file where it comes from one.

    known: problems that the pages' own checks have found. Ids and links follow from those, and are looked at only
    when there are none. store: of what earlier builds have looked at.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages, looked = dict[str, Page](), dict[str, Looked]()
    sound = known_pages(store or Store(None), settings, project.site_url)
    for name in sorted(name for name in files if name.endswith(".html")):
        page = pages[name] = page_of(site, name, settings)
        looked[name] = Looked()
        if not sound.fill(page):
            looked[name] = look(page, settings, project.site_url)
            page.rest()
            if looked[name] == Looked():
                sound.keep(page)
    found, problems = list[Problem](), list[Problem]()
    missing = [page for page in pages.values() if is_missing(page.path, page.language, project, settings)]
    # Their words are in another language, and stand in the navigation of every page.
    foreign = {(page.language, problem) for page in missing for problem in looked[page.path].language}
    for name, page in pages.items():
        requests = looked[name].requests
        untold = [problem for problem in requests if not any(str(problem.needles[0]) in str(one) for one in known)]
        own = [problem for problem in looked[name].language if (page.language, problem) not in foreign]
        found += [problem.at(Path(name)) for problem in (*own, *untold)]
    for name in sorted(files):
        if name.endswith(".css") and not name.startswith(_THEME):
            found += [problem.at(Path(name)) for problem in check_css((site / name).read_text(encoding="utf-8"))]
    for name in sorted(files) if not known else ():
        if name.endswith(".svg"):
            problems += [problem.at(in_site(name)) for problem in check_svg((site / name).read_bytes())]
    for page in pages.values() if not known else ():
        own = [*looked[page.path].page, *check_links(page, pages, files, project.site_url)]
        problems += [problem.at(in_site(page.path), 0) for problem in own]
    sound.store.prune()
    return trace_back(found, project, settings) + problems


@dataclass(frozen=True)
class Looked:
    """What is wrong with a page by itself: its languages, what it asks for outside, what runs on it and its ids."""

    language: Sequence[Problem] = ()
    requests: Sequence[Problem] = ()
    page: Sequence[Problem] = ()


def look(page: Page, settings: Settings, site_url: str) -> Looked:
    """All that needs a page's tree."""
    page.read()
    own = (*check_runs(page), *check_ids(page))
    return Looked(tuple(check_language(page, settings)), tuple(check_requests(page, site_url)), own)


def check_runs(page: Page) -> Iterator[Problem]:
    """Nothing runs but the site's own files, and the page can say so in a policy."""
    yield from check_scripts(page.tree)
    yield from check_active(page.tree)
    if not HEAD.search(page.file.read_bytes().decode()):
        what = "has no <meta charset>, after which its policy is to stand"
        yield Problem(what, "put one first in its <head>")


def check_requests(page: Page, site_url: str = "") -> Iterator[Problem]:
    """Nothing is loaded from outside, and no link leads there: the intranet has no way out."""
    for tag, attribute, link in page.links:
        if site_url and link.startswith(site_url):
            continue
        if OUTSIDE.search(link) or urlsplit(link).scheme in ("http", "https", "ftp", "javascript"):
            remedy = "the handbook is read without a way out; write the reference as text, or ship the file"
            yield Problem(f"<{tag} {attribute}> goes to {link}", remedy, (link,))
    for style in select(page.tree, "//style/text() | //@style"):
        yield from check_css(style)


def check_css(text: str) -> Iterator[Problem]:
    """Style sheets load nothing from outside."""
    for match in CSS_LOAD.finditer(text):
        address = match[1] or match[2]
        if OUTSIDE.match(address):
            yield Problem(f"style sheet loads {address}", "ship the file instead", (address,))


def check_language(page: Page, settings: Settings) -> Iterator[Problem]:
    """The html element has the tag of the page's folder, and no passage is in another language without saying so."""
    language = settings.languages[page.language]
    tag = language.tag
    given = page.tree.get("lang")
    if given != tag:
        yield Problem(f"<html lang> is {given}, and this folder is {tag}", "see languages in mkdocs.yml")
    found: dict[Problem, None] = {}
    for text, own in dict.fromkeys(passages(page.tree, tag)):
        found.update(dict.fromkeys(check_passage(text, own, tag, language.allow)))
    yield from found


@lru_cache(20_000)  # the words of the navigation are on every page
def check_passage(text: str, own: str, tag: str, allow: str) -> tuple[Problem, ...]:
    """What is wrong with the language of a text. own: what it is said to be in; tag: its page's; allow: characters."""
    found = []
    kept = [one for one in text if unusual(one, tag) and one not in allow] if own == tag else []
    if kept:
        words = collapse(text)[:30]
        remedy = "use another, mark it with {: lang=zh-Hans }, or list it under allow in mkdocs.yml"
        # What a derived page shows is not in its source as it stands, but a character that was kept is.
        what = f"“{words}” has {kept[0]}, {unusual(kept[0], tag)}"
        found.append(Problem(what, remedy, (collapse(text), words, kept[0])))
    for foreign in script_of(own).foreign(text):
        found.append(Problem(f"“{foreign}” is not {own}", "translate it, or mark it with {: lang=… }", (foreign,)))
    return tuple(found)


@lru_cache(None)
def unusual(character: str, tag: str) -> str:
    """What a Chinese character is that the script of a language does not use; nothing for any other character."""
    script = script_of(tag)
    if script.code == "Hant":
        return "a character of Simplified Chinese" if is_simplified(character) else ""
    return f"a character that {tag} does not use" if script.lacks(character) else ""


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
        found.append(
            (str(value), next((node.get("lang") for node in (owner, *owner.iterancestors()) if node.get("lang")), tag))
        )
    return found
