"""What only a browser shows: switching language, ticks that last, no JavaScript, an empty console."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsers import opener
from playwright.sync_api import expect

LAYOUTS = [
    "index.html",
    "phases.html",
    "supervision/index.html",
    "reference/source.html",
    "reference/unspecified.html",
    "reference/coverage.html",
    "print/liaison.html",
    "a-z.html",
    "404.html",
]
LANGUAGES = ["", "zh-Hant/", "en/"]


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path) -> str:
    """The site's address over http, and from the disk."""
    return f"{request.getfixturevalue('server')}/" if request.param == "http" else f"{site.as_uri()}/"


def test_a_test_finds_nothing_that_another_left(browser, shelf, base: str) -> None:
    found = "[localStorage.getItem('x'), sessionStorage.getItem('x'), document.cookie, window.innerWidth]"
    with opener(browser, shelf) as open_:
        page = open_(f"{base}index.html", viewport={"width": 390, "height": 844})
        page.evaluate("localStorage.setItem('x', '1'); sessionStorage.setItem('x', '1'); document.cookie = 'x=1'")
        page.reload()
        assert page.evaluate(found)[:2] == ["1", "1"]
    with opener(browser, shelf) as open_:
        assert open_(f"{base}index.html").evaluate(found) == [None, None, "", 1280]


@pytest.mark.parametrize("start", ["positioning/four-checks.html"])
def test_the_switcher_keeps_the_page(open_page, base: str, start: str) -> None:
    page = open_page(f"{base}{start}", viewport={"width": 1300, "height": 900})
    for name, prefix in (("English", "en/"), ("繁體中文", "zh-Hant/"), ("简体中文", "")):
        page.locator(".languages summary").press("Enter")
        page.locator(".languages a", has_text=name).click()
        page.wait_for_url(f"{base}{prefix}{start}*")
        assert page.locator(".languages a[aria-current]").text_content() == name


def test_every_layout_opens_without_error_violation_or_outside_request(open_page, base: str) -> None:
    """Each layout, from the disk in every language: over http the pages are the same."""
    languages = LANGUAGES if base.startswith("file") else LANGUAGES[:1]
    layouts = [f"{prefix}{layout}" for prefix in languages for layout in LAYOUTS if layout != "404.html"]
    page = open_page(f"{base}index.html", viewport={"width": 390, "height": 844})
    for address in layouts:
        page.goto(f"{base}{address}", wait_until="domcontentloaded")  # every script has run by then
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, f"{address} sticks out on a phone"


def test_ticks_and_notes_last_and_are_shared_between_pages_and_languages(open_page, base: str) -> None:
    page = open_page(f"{base}supervision/index.html")
    page.locator("#discipline-1-tick").check()
    page.goto(f"{base}en/print/team.html")
    box = page.locator("[data-item=discipline-1]")
    assert box.is_checked() and not page.locator("[data-item=discipline-2]").is_checked()
    page.locator("[data-note=discipline-2]").fill("记下 a note")
    page.reload()
    assert page.locator("[data-note=discipline-2]").input_value() == "记下 a note"
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-clear]").click()
    expect(page.locator(".desk__said button")).to_be_visible()
    page.goto(f"{base}supervision/index.html")
    assert not page.locator("#discipline-1-tick").is_checked()


def test_without_javascript_everything_reads_and_boxes_tick(open_page, site: Path) -> None:
    page = open_page(f"{site.as_uri()}/positioning/four-checks.html", java_script_enabled=False)
    assert page.locator(".card").first.is_visible()
    page.locator("#four-1-tick").click()
    page.locator("#card-four-checks + .card__facts a").click()
    page.wait_for_url(f"{site.as_uri()}/print/all.html?card=card-four-checks#card-four-checks")
    assert (
        page.locator("#card-four-checks").is_visible()
        and not page.locator(".desk, .pack, .sheet__pack").filter(visible=True).count()
    )
    assert not page.locator("[data-print]").is_visible()  # the button needs a script; the browser's own print does not
    assert page.locator("[data-item=four-1]").is_enabled()


def test_the_keyboard_reaches_ticks_and_citations(open_page, site: Path) -> None:
    page = open_page(f"{site.as_uri()}/cooperation/opinion.html")
    page.locator("#opinion-1-tick").focus()
    page.keyboard.press("Space")
    assert page.locator("#opinion-1-tick").is_checked()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "P2.2"
    page.keyboard.press("Enter")
    page.wait_for_url("**/reference/source.html#p2-2")
