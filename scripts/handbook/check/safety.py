"""What an author's page may hold: the elements, attributes and addresses that Markdown and this handbook need, no
others.

A list of what is allowed, not of what is dangerous: browsers learn new elements, and two parsers read broken HTML in
two ways. What the list does not name is refused with its place, so nothing of it reaches a reader.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from handbook.problem import Problem
from handbook.tree import collapse, elements

_TAGS = frozenset(
    "h1 h2 h3 h4 h5 h6 p div section blockquote pre hr br ul ol li dl dt dd "
    "table caption colgroup col thead tbody tfoot tr th td a img figure figcaption span strong b em i u s del ins "
    "sub sup small mark code kbd samp var abbr q cite dfn time label input".split()
)
_ATTRIBUTES = frozenset(
    "id class lang dir title role align headers scope colspan rowspan span start value reversed cite datetime".split()
)
_OF_TAG = {
    "a": frozenset(("href", "rel")),
    "img": frozenset(("src", "alt", "width", "height", "loading")),
    "input": frozenset(("type", "disabled", "checked")),
}
_DATA = ("data-role", "data-phase", "data-kind", "data-modality", "data-exception", "data-toc-label")
_ACTIVE = frozenset(
    "script style iframe frame frameset object embed applet form base meta link "
    "portal svg math template noscript".split()
)
_LOADS = frozenset(("src", "srcset", "data", "poster", "background"))
_ADDRESSES = frozenset(("href", "src", "cite"))
_OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_HARMLESS_SCHEMES = frozenset(
    ("http", "https", "mailto", "tel")
)  # a link to the outside is told of when the site is verified
UNSEEN = re.compile(
    r"[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060\ufeff]+"
)  # browsers drop some of these from an address


def check_safety(tree: HtmlElement) -> Iterator[Problem]:
    """Everything on a rendered page that is not on the lists."""
    for node in elements(tree):
        tag = str(node.tag)
        if tag in _TAGS and (tag != "input" or node.get("type") == "checkbox") and not odd_attributes(node):
            continue
        words = collapse(node.text_content())[:16]
        needles = (f"<{tag}", f"<{tag.upper()}", words)
        if tag in _ACTIVE:
            remedy = "write it in Markdown; scripts and styles go into docs/assets"
            yield Problem(f"<{tag}> is not allowed on a page", remedy, needles)
        elif tag not in _TAGS:
            remedy = "write it in Markdown, or list it in scripts/handbook/check/safety.py"
            yield Problem(f"<{tag}> is not among the elements that a page may hold", remedy, needles)
        elif tag == "input" and node.get("type") != "checkbox":
            yield Problem(
                "<input> is no check box", "take it off: a page asks nothing of its reader but ticks", needles
            )
        for name, value in node.attrib.items():
            yield from _check_attribute(tag, str(name), str(value), words)


def odd_attributes(node: HtmlElement) -> list[str]:
    """The attributes of an element that are to be looked at: all but those that may have any value."""
    return [name for name in node.attrib if name in _ADDRESSES or (name not in _ATTRIBUTES and name not in _DATA)]


def _check_attribute(tag: str, name: str, value: str, words: str) -> Iterator[Problem]:
    address = UNSEEN.sub("", value).lower()
    scheme = _SCHEME.match(address)
    needles = (f"{name}={value}", f'{name}="{value}', value, f"{name}=", words)
    if name.startswith("on"):
        yield Problem(f"<{tag}> has {name}=, which runs a script", "take it off", needles)
    elif name == "style":
        yield Problem(
            f"<{tag}> has a style of its own",
            "give it a class, and the class its look in docs/assets/site.css",
            needles,
        )
    elif name in _LOADS and _OUTSIDE.match(address):
        yield Problem(
            f"<{tag}> loads {value}", "the handbook is read without a way out: ship the file in docs/assets", needles
        )
    elif not (name in _ATTRIBUTES or name in _OF_TAG.get(tag, ()) or name in _DATA or name.startswith("aria-")):
        near = difflib.get_close_matches(name, (*_DATA, *_ATTRIBUTES), 1, 0.7)
        remedy = f"did you mean {near[0]}=?" if near else "take it off"
        yield Problem(f"<{tag}> has {name}=, which is not among the attributes that a page may hold", remedy, needles)
    elif name in _ADDRESSES and scheme and (scheme[1] not in _HARMLESS_SCHEMES or name == "src"):
        runs = (
            "which runs a script"
            if "script" in scheme[1] or scheme[1] == "data"
            else f"and {scheme[1]}: is no address of the handbook"
        )
        yield Problem(
            f"<{tag}> has {name}={value[:40]}, {runs}",
            "link to a page or a file of the handbook, or take it off",
            needles,
        )
