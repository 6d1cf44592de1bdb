"""sitemap.xml: every page's address with those of the same page in the other languages. Only with a site address."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lxml import etree

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(pages: Iterable[str], prefixes: Mapping[str, str], site_url: str, date: datetime.date) -> bytes:
    """The whole file.

    pages: addresses of HTML files below the site's root; prefixes: folder of each language ("" or "en/") → its tag;
    site_url: the address of the site's root; date: when all of it was last changed, the edition's.
    """
    known = sorted(pages)
    spaces: Any = {None: NAMESPACE, "xhtml": XHTML}  # lxml's stubs know no default namespace
    root = etree.Element(f"{{{NAMESPACE}}}urlset", nsmap=spaces)
    for page in known:
        prefix = max((one for one in prefixes if page.startswith(one)), key=len)
        below = page.removeprefix(prefix)
        entry = etree.SubElement(root, f"{{{NAMESPACE}}}url")
        etree.SubElement(entry, f"{{{NAMESPACE}}}loc").text = address(site_url, page)
        etree.SubElement(entry, f"{{{NAMESPACE}}}lastmod").text = date.isoformat()
        for other, tag in prefixes.items():
            if other + below in known:
                twin = etree.SubElement(entry, f"{{{XHTML}}}link", rel="alternate", hreflang=tag)
                twin.set("href", address(site_url, other + below))
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def write(site: Path, prefixes: Mapping[str, str], site_url: str, date: datetime.date) -> None:
    """Write the sitemap of a built site. prefixes, site_url, date: as sitemap() takes them."""
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html"]
    (site / "sitemap.xml").write_bytes(sitemap(pages, prefixes, site_url, date))


def address(site_url: str, page: str) -> str:
    """A page's address on the server."""
    return f"{site_url.rstrip('/')}/{quote(page)}"
