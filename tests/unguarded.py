"""Built pages opened in Chromium without their policy, so that nothing but the text itself can keep a payload from running."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html


def shown(text: str) -> str:
    """Text as pages show it: blanks run together."""
    return re.sub(r"\s+", " ", text).strip()


def read(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(path.read_text(encoding="utf-8"))


def without_policy(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text), encoding="utf-8")


def nothing_ran(page, ran: list[str], address: str) -> None:
    assert page.evaluate("window.ran") is None and not ran, f"a payload ran on {address}"
    assert page.locator("script[src*=hostile], object, embed, base, meta[http-equiv=refresh]").count() == 0
    assert page.locator("main iframe, nav iframe, header iframe").count() == 0


def run_pages(open_page, site: Path, addresses: list[str]):
    """Open pages that have no policy any more, hover and focus what there is; nothing of a payload may run. The browser's page."""
    page = open_page("about:blank", viewport={"width": 1300, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.ran = []
    guarded = [one for one in addresses if 'http-equiv="Content-Security-Policy' in (site / one).read_text("utf-8")]
    assert not guarded, "a policy stops what is looked for"
    page.on("dialog", lambda dialog: (page.ran.append(dialog.message), dialog.dismiss()))
    for address in addresses:
        page.goto((site / address).as_uri(), wait_until="load")
        page.evaluate("for (const link of document.querySelectorAll('a[data-words]')) { link.focus(); }")
        page.evaluate(
            "document.querySelectorAll('*').forEach(node => node.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})))"
        )
        assert page.url == (site / address).as_uri(), "a page led away"
        nothing_ran(page, page.ran, address)
    return page
