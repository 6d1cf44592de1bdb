"""The inline scripts that a page may run: those of the locked mkdocs-material, each reviewed and known by its hash.

    python scripts/check.py --inline-scripts

prints the lines of KNOWN for the mkdocs-material that is installed, to be read, reviewed and put in their place here.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from lxml.html import HtmlElement

from handbook.problem import Problem

# SHA-256 of a script as Material's template writes it → the template, and what the script does. Only what was read and
# found harmless stands here; that a page holds a script is never a reason to put it here.
KNOWN: Mapping[str, str] = {
    "cbd97fa31ed6cc3964acf258ab33cdd9dc6dd0d53ec0318c381da193279a186f": "base.html: keeps what a reader chose",
    "d74bb3b582599bb38b62d1eb15a60a0af4ce0147e3335efe0a811693984b71ce": "content.html: opens the tabs chosen before",
    "ffcc0f7735fdab434d257c80e65cec2e88d716991e69757185b7e450e41a5b2f": "content.html: opens the tab of the address",
    "0eb10c249dbdb0beef225a10ce5cbe55418cc4a7014cc208f8e7d6ed8f00906e": "palette.html: light or dark, as chosen",
}
_TEMPLATES = "templates/partials/javascripts"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_BASE = re.compile(r"\{\{.*?\}\}")
# From a page to the site's root; a page for errors, which is shown at any address, has its path on the server.
_STRAIGHT = re.compile(r"\.|\.\.(?:/\.\.)*")
_ABSOLUTE = re.compile(r"/(?![/\\])[^\"\\<>\s]*")
_DATA = ("application/json", "application/ld+json")  # browsers do not run these
_TOO_NEW = (
    "read what it does, then put what `python scripts/check.py --inline-scripts` prints "
    "into KNOWN in scripts/handbook/material/inline_scripts.py"
)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache
def templates() -> Mapping[str, tuple[str, ...]]:
    """Each of the installed Material's templates for inline scripts, with the scripts in it as it writes them."""
    found = find_spec("material")
    folder = Path(next(iter(found.submodule_search_locations or ()), "")) / _TEMPLATES if found else Path(_TEMPLATES)
    paths = sorted(folder.glob("*.html"))
    return {path.name: tuple(_SCRIPT.findall(path.read_text(encoding="utf-8"))) for path in paths}


def known_scripts() -> list[str]:
    """The scripts in the installed templates that KNOWN lists."""
    return [text for texts in templates().values() for text in texts if digest(text) in KNOWN]


def is_base(value: str, page: str) -> bool:
    """Whether that is the way from a page to the site's root. page: its address below the site's root."""
    if posixpath.basename(page) == "404.html":
        return bool(_STRAIGHT.fullmatch(value) or _ABSOLUTE.fullmatch(value))
    return value == ("/".join([".."] * page.count("/")) or ".")


def is_rendered(text: str, template: str, page: str) -> bool:
    """Whether a page's script is the template's, with nothing filled in but the way to the site's root."""
    pattern = "(.*)".join(re.escape(part) for part in _BASE.split(template))
    match = re.fullmatch(pattern, text)
    return match is not None and all(is_base(value, page) for value in match.groups())


def inline_scripts(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The page's scripts that have no address and are no data."""
    for node in tree.iter("script"):
        if node.get("src") is None and node.get("type") not in _DATA and node.text:
            yield node


def allowed_scripts(tree: HtmlElement, page: str) -> list[str]:
    """The texts of the page's inline scripts that are among those known, in order, each once."""
    known = known_scripts()
    texts = [node.text or "" for node in inline_scripts(tree)]
    return [text for text in dict.fromkeys(texts) if any(is_rendered(text, template, page) for template in known)]


def check_inline_scripts(tree: HtmlElement, page: str) -> Iterator[Problem]:
    """What is wrong with a page's scripts: one that is not known, or a kind that none has.

    page: its address below the site's root.
    """
    allowed = allowed_scripts(tree, page)
    for node in tree.iter("script"):
        kind = node.get("type")
        if kind is not None and kind not in _DATA:
            yield Problem(f"<script type={kind}> is of a kind that no page has", "take it out of overrides/")
    for node in inline_scripts(tree):
        text = node.text or ""
        if text in allowed:
            continue
        shown = re.sub(r"\s+", " ", text).strip()[:40]
        owner = next(
            (name for name, texts in templates().items() for one in texts if is_rendered(text, one, page)), None
        )
        if owner is None:
            remedy = (
                "take it out of overrides/, or make it a file in docs/assets that extra_javascript names in mkdocs.yml"
            )
            yield Problem(f"inline script “{shown}” is not among those known", remedy)
        else:
            release = version("mkdocs-material")
            where = f"{_TEMPLATES}/{owner} of mkdocs-material {release}"
            yield Problem(f"inline script “{shown}” comes from {where}, and has not been reviewed", _TOO_NEW)


def table() -> str:
    """The lines of KNOWN for the installed Material; a script that is not known stands above its line, to be read."""
    lines = []
    for name, texts in templates().items():
        for text in texts:
            known = KNOWN.get(digest(text))
            if known is None:
                lines.append(f"    # not reviewed yet: {text}")
            lines.append(f'    "{digest(text)}": "{known or f"{name}: say here what it does, or leave it out"}",')
    return "\n".join(lines)
