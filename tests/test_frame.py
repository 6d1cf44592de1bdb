"""The frame of a page in a browser: menu, language, colours, letters, focus, tips; what a first visit costs."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1300, "height": 900}
PAGE = "supervision/index.html"
ACTIVE = """() => { const e = document.activeElement, b = e.getBoundingClientRect(), s = getComputedStyle(e); return {
    name: e.className + ' ' + (e.getAttribute('href') || e.textContent.trim().slice(0, 20)), tag: e.tagName,
    seen: b.width > 0 && s.visibility === 'visible' && b.right > 0 && b.left < innerWidth,
    ring: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 }; }"""


def walk(page) -> list[dict]:
    """What the Tab key reaches, one after the other, from the top of a page to its end."""
    found, last = [], None
    page.evaluate("document.activeElement.blur()")
    for _ in range(400):
        page.keyboard.press("Tab")
        page.wait_for_timeout(0)
        here = page.evaluate_handle("document.activeElement")
        if page.evaluate("document.activeElement === document.body") or (
            last and page.evaluate("([a, b]) => a === b", [here, last])
        ):
            return found
        last = here
        found.append(page.evaluate(ACTIVE))
    raise AssertionError("the Tab key goes round in circles")


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("path", [PAGE, "index.html", "reference/glossary.html", "print/liaison.html"])
def test_all_that_the_keyboard_reaches_is_seen_and_shows_it(open_page, site: Path, path: str, size: dict) -> None:
    page = open_page((site / path).as_uri(), viewport=size)
    page.emulate_media(reduced_motion="reduce")
    found = walk(page)
    assert len(found) > 5
    assert [one["name"] for one in found if not one["seen"]] == [], "focus is somewhere that nobody sees"
    assert [one["name"] for one in found if not one["ring"]] == [], "focus does not show"


def test_the_menu_of_a_narrow_window_by_keyboard(open_page, site: Path) -> None:
    page = open_page((site / PAGE).as_uri(), viewport=PHONE)
    menu, opener = page.locator("#site-menu"), page.locator(".top__menu")
    expect(menu).not_to_be_visible()
    for key in ("Enter", " "):
        opener.press(key)
        expect(menu).to_be_visible()
        assert opener.get_attribute("aria-expanded") == "true" and opener.get_attribute("role") == "button"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.menu__close')")
        page.keyboard.press("Escape")
        expect(menu).not_to_be_visible()
        assert page.evaluate("document.activeElement.matches('.top__menu')"), "focus is lost"
    opener.click()
    page.locator(".menu__close").press("Enter")
    expect(menu).not_to_be_visible()
    opener.click()
    page.mouse.click(380, 500)
    expect(menu).not_to_be_visible()
    opener.click()
    page.locator("#site-menu summary", has_text="资料").press("Enter")
    page.locator("#site-menu a[href$='reference/glossary.html']").click()
    page.wait_for_url("**/reference/glossary.html")
    assert page.locator("#site-menu [aria-current=page]").get_attribute("href") == "glossary.html"


def test_without_javascript_the_menu_and_the_languages_open(open_page, site: Path) -> None:
    page = open_page((site / PAGE).as_uri(), viewport=PHONE, java_script_enabled=False, color_scheme="dark")
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(20, 17, 15)"
    page.locator(".top__menu").click()
    expect(page.locator("#site-menu")).to_be_visible()
    page.locator(".menu__close").click()
    expect(page.locator("#site-menu")).not_to_be_visible()
    assert page.locator("[data-scheme]:visible, [data-easy]:visible").count() == 0
    page.locator(".languages summary").click()
    page.locator(".languages a[hreflang=en]").click()
    page.wait_for_url("**/en/supervision/index.html")


def test_the_skip_link_leads_to_the_text(open_page, site: Path) -> None:
    for path in (PAGE, "index.html", "reference/coverage.html"):
        page = open_page((site / path).as_uri(), viewport=DESK)
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement.matches('.skip') && document.activeElement.getBoundingClientRect().top >= 0"
        )
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_escape_closes_the_languages(open_page, site: Path) -> None:
    page = open_page((site / PAGE).as_uri(), viewport=DESK)
    page.locator(".languages summary").press("Enter")
    expect(page.locator(".languages ul")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".languages ul")).not_to_be_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("size", [{"width": 320, "height": 420}, PHONE, DESK])
def test_a_tip_fits_any_window_and_shows_the_original(open_page, site: Path, size: dict) -> None:
    page = open_page((site / f"en/{PAGE}").as_uri(), viewport=size)
    tip = page.locator("#cited-words")
    for link in page.locator("a[data-words]").all():
        link.focus()
        page.wait_for_timeout(50)  # the window scrolls to the link, and the tip goes along
        box = tip.bounding_box()
        assert box and box["x"] >= 0 and box["y"] >= 0
        assert box["x"] + box["width"] <= size["width"] and box["y"] + box["height"] <= size["height"]
        assert tip.locator("p").all_text_contents() == [
            link.get_attribute("data-words"),
            link.get_attribute("data-original"),
        ]
    assert tip.locator("[lang=zh-Hans]").count() == 1 and tip.evaluate("e => e.closest('main') !== null")
    page.keyboard.press("Escape")
    expect(tip).not_to_be_visible()


def test_the_first_touch_shows_the_sentence_and_the_second_goes_there(open_page, site: Path) -> None:
    page = open_page((site / PAGE).as_uri(), viewport=PHONE, has_touch=True)
    link = page.locator("a[data-words]").first
    link.tap()
    expect(page.locator("#cited-words")).to_be_visible()
    assert page.url.endswith(PAGE)
    link.tap()
    page.wait_for_url("**/reference/source.html#*")


def test_in_forced_colours_buttons_have_edges(open_page, site: Path) -> None:
    page = open_page((site / "index.html").as_uri(), viewport=DESK, forced_colors="active")
    edges = page.locator("button:visible, .top__button:visible, .tile__print").evaluate_all(
        "all => all.map(e => getComputedStyle(e).borderTopStyle)"
    )
    assert len(edges) > 5 and set(edges) == {"solid"}


@pytest.mark.parametrize("path", ["index.html", PAGE, "en/reference/source.html", "print/team.html"])
def test_a_first_visit_takes_few_requests_and_little(open_page, server: str, site: Path, path: str) -> None:
    asked: list[str] = []
    page = open_page("about:blank")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/{path}", wait_until="networkidle")
    files = [site / unquote(urlsplit(url).path).lstrip("/") for url in asked]
    assert all(file.is_file() for file in files), "something is asked for that is not there"
    assert len(files) <= 9 and sum(len(gzip.compress(file.read_bytes())) for file in files) <= 80_000


def test_every_page_says_what_it_is_and_where_its_twins_are(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if path.name == "404.html":
            continue
        assert re.search(r'<meta name="description" content="[^"]{4,}">', html), path
        twins = dict(re.findall(r'<link rel="alternate " hreflang="([^"]+)" href="([^"]+)">', html))
        assert list(twins) == ["zh-Hans", "zh-Hant", "en"]
        assert all((path.parent / twin).is_file() for twin in twins.values())
        assert 'rel="next"' not in html and "sitemap.xml" not in html, "Firefox would fetch it"
