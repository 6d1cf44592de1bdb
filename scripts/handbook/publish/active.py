"""What could run, load or lead away on a built page, Material's own parts included, beside scripts as such."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from handbook.check.safety import UNSEEN
from handbook.problem import Problem

_REFUSED = frozenset("style iframe frame frameset object embed applet base foreignobject animate set portal".split())
_ADDRESSES = (
    "href",
    "xlink:href",
    "src",
    "srcset",
    "action",
    "formaction",
    "data",
    "poster",
    "background",
    "cite",
    "ping",
)
_LOOKED_AT = frozenset((*_ADDRESSES, "style", "srcdoc"))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_PLAIN = ("http", "https", "mailto", "tel")  # whether one may lead outside is checked with the links
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml)[;,]")
_NO_ICON = "data:,"  # of a page that needs no other file: a browser then asks for none
_DATA = ("application/json", "application/ld+json")  # browsers do not run these
_REMEDY = "mend what wrote it: the page in docs/, a template in overrides/, or an extension in mkdocs.yml"


def check_scripts(tree: HtmlElement) -> Iterator[Problem]:
    """Scripts that a page must not have: those that stand on it, which its policy would stop, and of a kind that
    none has.
    """
    for node in tree.iter("script"):
        kind, text = node.get("type"), node.text or ""
        if kind is not None and kind not in _DATA:
            yield Problem(f"<script type={kind}> is of a kind that no page has", "take it out of overrides/")
        elif kind is None and node.get("src") is None and text:
            shown = re.sub(r"\s+", " ", text).strip()[:40]
            remedy = (
                "take it out of overrides/, or make it a file in docs/assets that extra_javascript names in mkdocs.yml"
            )
            yield Problem(f"inline script “{shown}” is on the page", remedy)


def check_active(tree: HtmlElement) -> Iterator[Problem]:
    """Handlers, styles and addresses that a page of the site must not have."""
    for node in tree.iter("*"):
        if node.tag in _REFUSED:
            yield Problem(f"<{node.tag}> is on the page", _REMEDY)
        elif node.tag == "meta" and (node.get("http-equiv") or "").strip().lower() in ("refresh", "set-cookie"):
            yield Problem(f"<meta http-equiv={node.get('http-equiv')}> is on the page", _REMEDY)
        for name, value in node.items():
            known = name.lower()
            looked_at = known in _LOOKED_AT or known.startswith("on")
            if looked_at and (wrong := _wrong_attribute(str(node.tag), known, value)):
                yield Problem(f"<{node.tag}> has {wrong}", _REMEDY)


def _wrong_attribute(tag: str, name: str, value: str) -> str:
    """What is wrong with one attribute, or nothing."""
    if name.startswith("on"):
        return f"{name}=, which runs a script"
    if name == "style":
        return "a style of its own"
    if name == "srcdoc":
        return "srcdoc=, a page within the page"
    if name not in _ADDRESSES:
        return ""
    address = UNSEEN.sub("", value).lower()
    scheme = _SCHEME.match(address)
    harmless = (tag == "img" and _PICTURE.match(address)) or (tag == "link" and address == _NO_ICON)
    if scheme is None or scheme[1] in _PLAIN or harmless:
        return ""
    return f"{name}={value[:40]}, and {scheme[1]}: is no address of the handbook"
