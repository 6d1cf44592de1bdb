"""axe's rules, those of good practice too, on every layout in every language, scheme and width: nothing to complain of.

One page a language walks through the layouts; at each it is made dark and narrow, and only the rules that depend on
colours and widths are asked again.
"""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
LAYOUTS = [
    "index.html",
    "phases.html",
    "supervision/index.html",
    "reference/source.html",
    "reference/glossary.html",
    "reference/unspecified.html",
    "reference/coverage.html",
    "print/liaison.html",
    "print/all.html",
    "404.html",
]
OTHER_LANGUAGES = [
    "index.html",
    "supervision/index.html",
    "reference/source.html",
    "print/liaison.html",
]  # the same elements
WIDE, NARROW = {"width": 1300, "height": 900}, {"width": 390, "height": 844}
AGAIN = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]
# What is shown only on request is asked about, too: the menu of a narrow window, the languages, a tip.
OPENED = """() => { document.querySelectorAll('details').forEach(one => { one.open = true; });
    const menu = document.querySelector('.top__menu'), link = document.querySelector('a[data-words]');
    if (link) link.focus(); else if (menu && menu.offsetParent) menu.click(); }"""


def faults(page, rules: list[str]) -> list[str]:
    """What axe finds on the page as it is now. rules: some of its rules by name, or none for all that are not on trial."""
    covered = page.locator(
        ".cited"
    ).is_visible()  # a tip lies on what is below it, until it is left or Escape is pressed
    options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": not covered}}}
    options |= {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    found = page.evaluate("options => axe.run(document, options).then(result => result.violations)", options)
    return [f"{one['id']}: {one['help']} – {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("prefix", ["", "zh-Hant/", "en/"])
def test_axe_finds_nothing(open_page, server: str, prefix: str) -> None:
    page = open_page("about:blank", viewport=WIDE, bypass_csp=True)
    told: dict[str, list[str]] = {}
    for path in LAYOUTS if not prefix else OTHER_LANGUAGES:
        for scheme, size, rules in (
            ("light", WIDE, []),
            ("dark", WIDE, AGAIN[:1]),
            ("dark", NARROW, AGAIN),
            ("light", NARROW, AGAIN),
        ):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size)
            if scheme == "light" and size == WIDE:
                page.goto(f"{server}/{prefix}{path}")
                page.add_script_tag(content=AXE)
            told[f"{prefix}{path}, {scheme}, {size['width']} px"] = faults(page, rules)
        page.evaluate(OPENED)
        told[f"{prefix}{path}, opened"] = faults(page, [])
    assert {where: what for where, what in told.items() if what} == {}


def test_axe_sees_what_is_wrong(open_page, server: str) -> None:
    page = open_page(f"{server}/index.html", viewport=WIDE, bypass_csp=True)
    page.add_script_tag(content=AXE)
    page.evaluate(
        "document.querySelector('h1').outerHTML = '<h3 id=home><a href=x></a></h3><p class=grey>grey words</p>'; document.querySelector('.grey').style.color = '#ddd'"
    )
    assert {"page-has-heading-one", "link-name", "color-contrast"} <= {
        one.partition(":")[0] for one in faults(page, [])
    }
