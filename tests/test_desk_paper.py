"""What is ticked, noted and typed, on paper: with or without it by choice, and whole."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader
from test_desk_take import opened
from test_print import squeeze


@pytest.mark.parametrize("path", ["print/team.html", "supervision/index.html"])
def test_print_is_blank_or_ticked_by_choice(open_page, site: Path, path: str) -> None:
    page = opened(open_page, f"{site.as_uri()}/{path}")
    box = page.locator("#discipline-1-tick")
    box.check()
    page.emulate_media(media="print")
    mark = "getComputedStyle(document.querySelector('#discipline-1-tick'), '::after')"
    assert page.evaluate(f"[{mark}.content, {mark}.display !== 'none']") == ['""', True]
    assert not page.locator(".desk").is_visible()
    page.emulate_media(media="screen")
    page.locator("[data-print-blank]").check()
    page.emulate_media(media="print")
    assert page.evaluate(f"{mark}.display") == "none"
    assert box.is_checked(), "only the paper is blank"


def test_notes_and_particulars_are_whole_on_paper(open_page, site: Path) -> None:
    page = open_page(f"{site.as_uri()}/print/team.html", viewport={"width": 1300, "height": 900})
    note = "".join(f"note{number:02} " for number in range(12))
    page.locator("[data-note=discipline-1]").fill(note)
    page.locator("[data-typed='round.county']").first.fill("Linjiang County")
    printed = on_paper(page)
    assert squeeze(note) in printed and printed.count("LinjiangCounty") == page.locator(".sheet").count()
    page.locator("[data-print-blank]").check()
    printed = on_paper(page)
    assert "note00" not in printed and "LinjiangCounty" in printed, "who and where is no note"


def on_paper(page: Page) -> str:
    return squeeze("".join(one.extract_text() for one in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages))
