"""What only a browser shows: search, switching language, ticks that last, no JavaScript, accessibility, an empty console."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

LAYOUTS = [
    "index.html",
    "phases.html",
    "supervision/index.html",
    "reference/source.html",
    "reference/unspecified.html",
    "reference/coverage.html",
    "print/liaison.html",
    "404.html",
]
LANGUAGES = ["", "zh-Hant/", "en/"]


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path) -> str:
    """The site's address over http, and from the disk."""
    return f"{request.getfixturevalue('server')}/" if request.param == "http" else f"{site.as_uri()}/"


QUERIES = {
    "": {
        "联络组": ("cooperation/liaison.html", "reference/glossary.html"),
        "四查四看": ("positioning/four-checks.html",),
        "跑风漏气": ("reference/glossary.html", "supervision/index.html"),
    },
    "zh-Hant/": {"聯絡組": ("cooperation/liaison.html", "reference/glossary.html")},
    "en/": {
        "liaison": ("cooperation/liaison.html", "reference/glossary.html"),
        "daily record": ("reference/sheets.html",),
    },
}


def search(page, query: str) -> list[str]:
    """The results' addresses, best first, as a reader gets them."""
    field = page.locator("[data-md-component=search-query]")
    field.click()
    field.fill("")
    field.press("End")
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    field.fill(query)
    field.press("End")
    page.wait_for_selector(".md-search-result__link", state="attached", timeout=15_000)
    return [
        link.get_attribute("href") for link in page.locator(".md-search-result__item > .md-search-result__link").all()
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_the_page_about_it_in_its_own_language(open_page, base: str, language: str) -> None:
    root = f"{base}{language}"
    page = open_page(f"{root}purpose/index.html", viewport={"width": 1300, "height": 900})
    others = tuple(f"{root}{other}" for other in LANGUAGES if other and other != language)
    for query, pages in QUERIES[language].items():
        results = search(page, query)
        first = re.split("[?#]", results[0])[0]
        assert first.removeprefix(root) in pages, (query, results[:4])
        assert all(address.startswith(root) and not address.startswith(others) for address in results)
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(re.compile(re.escape(first)))


@pytest.mark.parametrize("start", ["positioning/four-checks.html"])
def test_the_switcher_keeps_the_page(open_page, base: str, start: str) -> None:
    page = open_page(f"{base}{start}", viewport={"width": 1300, "height": 900})
    for name, prefix in (("English", "en/"), ("繁體中文", "zh-Hant/"), ("简体中文", "")):
        page.locator(".md-select button").focus()
        page.locator(".md-select__link", has_text=name).click()
        page.wait_for_url(f"{base}{prefix}{start}*")
        assert page.locator(".md-select__link[aria-current]").inner_text() == name


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


AXE = {  # other languages have the same elements, and the dark pages the same but for their colours
    ("light", ""): LAYOUTS,
    ("light", "zh-Hant/"): ["supervision/index.html"],
    ("light", "en/"): ["index.html", "reference/source.html", "print/liaison.html"],
    ("dark", ""): ["index.html", "phases.html", "supervision/index.html"],
    ("dark", "zh-Hant/"): ["supervision/index.html"],
    ("dark", "en/"): ["index.html", "print/liaison.html"],
}


@pytest.mark.parametrize(("scheme", "prefix"), AXE)
def test_no_accessibility_violations(open_page, server: str, prefix: str, scheme: str) -> None:
    """Every layout by every rule; in the dark by the rule on contrast."""
    page = open_page(f"{server}/{prefix}index.html", color_scheme=scheme, viewport={"width": 1300, "height": 900})
    options = {"resultTypes": ["violations"]} | (
        {"runOnly": {"type": "rule", "values": ["color-contrast"]}} if scheme == "dark" else {}
    )
    for path in AXE[scheme, prefix]:
        page.goto(f"{server}/{prefix}{path}")
        results = Axe().run(page, options=options)
        assert results.violations_count == 0, f"{path}\n{results.generate_report()}"
