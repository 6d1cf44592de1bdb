"""What an SVG file may hold: shapes, text, gradients. A browser that opens it runs its scripts, so there are none.

Elements are a list of what is allowed, as for pages (safety.py). Addresses lead to a part of the same file, or hold a
picture themselves; style sheets do the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from handbook.check.safety import UNSEEN
from handbook.problem import Problem

SAVE_AGAIN = "save it as SVG again"  # of a file that shows nothing
_SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset(
    "svg g defs symbol use switch title desc metadata style path rect circle ellipse line polyline polygon text tspan "
    "textPath image linearGradient radialGradient stop pattern clipPath mask marker filter view feBlend feColorMatrix "
    "feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow "
    "feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset "
    "fePointLight feSpecularLighting feSpotLight feTile feTurbulence".split()
)
# What drawing programs write for themselves; browsers do nothing with it.
_NOTES = re.compile(
    r"http://(?:www\.inkscape\.org/|sodipodi\.sourceforge\.net/|creativecommons\.org/ns#|web\.resource\.org/cc/"
    r"|purl\.org/dc/|www\.w3\.org/1999/02/22-rdf-syntax-ns#|ns\.adobe\.com/)"
)
_PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,")
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)", re.IGNORECASE)
_STYLE_LOADS = re.compile(r"@import|@namespace|expression\s*\(|-moz-binding|behavior\s*:|\\", re.IGNORECASE)
_MAY_LOAD = tuple("style fill stroke filter mask clip-path marker marker-start marker-mid marker-end cursor".split())
_AWAY = "take it out, or save the picture as “plain SVG”"


def check_svg(raw: bytes) -> Iterator[Problem]:
    """A problem, with its line, for everything in an SVG file that could run, load or lead away.

    raw: the file's bytes. A file that is no SVG gives one; nothing raises.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root: Any = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        yield Problem(f"the picture can’t be read: {error}", SAVE_AGAIN, line=getattr(error, "lineno", None) or 1)
        return
    if root.tag != f"{{{_SVG}}}svg":
        yield Problem("the file is no SVG picture", SAVE_AGAIN, line=root.sourceline or 1)
        return
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and list(declared.iterentities()):
        yield Problem("the picture declares entities (<!ENTITY …>)", _AWAY, line=1)
    for node in (*root.itersiblings(preceding=True), *root.iter(), *root.itersiblings()):
        if node.tag is not etree.Comment:
            yield from _check_node(node)


def _check_node(node: Any) -> Iterator[Problem]:
    line = node.sourceline or 1
    if not isinstance(node.tag, str):  # an entity, or a processing instruction, which may load a style sheet
        shown = etree.tostring(node, encoding="unicode", with_tail=False)
        yield Problem(f"{shown[:40]} is not allowed in a picture", _AWAY, line=line)
        return
    name = etree.QName(node)
    own = name.namespace == _SVG
    if (own and name.localname not in _ELEMENTS) or not (own or _NOTES.match(name.namespace or "")):
        yield Problem(f"<{name.localname}> is not among the elements that a picture may hold", _AWAY, line=line)
    if own and name.localname == "style":
        yield from _check_style(line, "<style>", "".join(node.itertext()))
    for key, value in node.attrib.items():
        yield from _check_attribute(line, name.localname, etree.QName(key).localname, str(value))


def _check_attribute(line: int, tag: str, name: str, value: str) -> Iterator[Problem]:
    if name.lower().startswith("on"):
        yield Problem(f"<{tag}> has {name}=, which runs a script", _AWAY, line=line)
    elif name.lower() in ("href", "src", "base"):
        address = UNSEEN.sub("", value)
        if not (address.startswith("#") or (tag in ("image", "feImage") and _PICTURE.match(address.lower()))):
            yield Problem(
                f"<{tag}> has {name}={value[:40]}, and a picture leads nowhere and loads nothing", _AWAY, line=line
            )
    elif name in _MAY_LOAD:
        yield from _check_style(line, f"<{tag} {name}>", value)


def _check_style(line: int, where: str, text: str) -> Iterator[Problem]:
    """Style sheets and values load nothing; a backslash may hide what they load."""
    match = _STYLE_LOADS.search(text)
    loaded = next((address for address in _URL.findall(text) if not address.startswith("#")), None)
    if match or loaded is not None:
        yield Problem(
            f"{where} has {match[0] if match else f'url({loaded})'}, and a picture loads nothing", _AWAY, line=line
        )
