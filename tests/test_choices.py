"""What a reader chooses, colours and letters: kept, seen on every page, never printed."""

from __future__ import annotations

from pathlib import Path

import pytest

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1300, "height": 900}
PAGE = "supervision/index.html"
COLOURS = """[...document.querySelectorAll('body, main, main *')].map(
    e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor])"""


def test_colours_and_letters_are_kept_on_every_page_and_dark_is_never_printed(open_page, server: str) -> None:
    page = open_page(f"{server}/{PAGE}", viewport=DESK)
    page.emulate_media(media="print")
    paper = {path: None for path in (PAGE, "print/team.html")}
    for path in paper:
        page.goto(f"{server}/{path}")
        paper[path] = page.evaluate(COLOURS)
    page.emulate_media(media="screen")
    page.goto(f"{server}/{PAGE}")
    small = page.locator("article p").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    page.locator("[data-scheme=dark]").press("Enter")
    assert page.evaluate("document.activeElement.dataset.scheme") == "light", "focus is lost with the button"
    page.locator("[data-easy]").click()
    for path in (f"en/{PAGE}", "print/team.html", PAGE):
        page.goto(f"{server}/{path}")
        assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") in (
            "rgb(0, 0, 0)",
            "rgb(17, 14, 12)",
        )
        assert page.evaluate("document.documentElement.classList.contains('easy')")
    assert page.locator("article p").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") > 1.2 * small
    assert page.locator("[data-easy]").get_attribute("aria-pressed") == "true"
    page.emulate_media(media="print")
    for path, colours in paper.items():
        page.goto(f"{server}/{path}")
        assert page.evaluate(COLOURS) == colours
    page.emulate_media(media="screen", color_scheme="dark")
    page.goto(f"{server}/{PAGE}")
    page.locator("[data-scheme=light]").click()
    page.reload()
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("value", ['{"color":', "null", "\u0000", "[]", "<b>"])
def test_whatever_the_storage_holds_the_page_works(open_page, server: str, value: str) -> None:
    page = open_page(f"{server}/{PAGE}", viewport=DESK)
    page.evaluate(
        "value => ['reader:scheme', 'reader:easy', '/.__palette'].forEach(key => localStorage.setItem(key, value))",
        value,
    )
    page.reload()
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(251, 248, 242)"
    page.locator("[data-scheme=dark]").click()
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(20, 17, 15)"


def test_without_storage_a_choice_holds_for_the_page(open_page, server: str) -> None:
    page = open_page("about:blank", viewport=DESK)
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } })")
    page.goto(f"{server}/{PAGE}")
    page.locator("[data-scheme=dark]").click()
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(20, 17, 15)"


@pytest.mark.parametrize("width", [390, 320])
def test_large_letters_leave_room_for_the_page_on_a_phone(open_page, site: Path, width: int) -> None:
    page = open_page((site / PAGE).as_uri(), viewport={**PHONE, "width": width})
    page.locator("[data-easy]").click()
    assert page.locator(".top").evaluate("e => e.offsetHeight") < 80
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator(".top__home").evaluate("e => e.textContent.trim()")  # a name for those who hear it
