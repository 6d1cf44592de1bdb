"""Style sheets that only some pages have: each page that shows what one gives a look to has it, and no other asks for it."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from conftest import ROOT
from promised import PREFIXES

ASSETS = ROOT / "docs" / "assets"
_CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
_EVERYWHERE = {"md-typeset", "screen"}


def looks_of(name: str) -> set[str]:
    """The classes that a style sheet of ours gives a look to."""
    text = re.sub(r"/\*.*?\*/|\{[^{}]*\}", " ", (ASSETS / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    return set(_CLASS.findall(text)) - _EVERYWHERE


@pytest.mark.parametrize(("sheet", "beside"), [("overview.css", "frame.css site.css"), ("forms.css", "print.css")])
def test_a_page_has_the_styles_of_what_it_shows_and_no_others(real_site: Path, sheet: str, beside: str) -> None:
    always = set().union(*(looks_of(name) for name in beside.split()))
    own, with_it = looks_of(sheet) - always, 0
    assert len(own) > 5
    for prefix in PREFIXES.values():
        for path in (real_site / prefix).rglob("*.html"):
            tree = lxml.html.parse(str(path)).getroot()
            linked = {link.rpartition("/")[2] for link in tree.xpath("//link[@rel='stylesheet']/@href")}
            if not linked & set(beside.split()):
                continue  # a page with a look of its own
            shown = {name for value in tree.xpath("//@class") for name in value.split()} & own
            assert (sheet in linked) == bool(shown), f"{path.relative_to(real_site)}: {sorted(shown)[:5]}"
            with_it += bool(shown)
    assert with_it >= len(PREFIXES)
