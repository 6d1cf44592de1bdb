"""Firefox ESR, as a county's Linux desktops have it: what is shown, kept and printed is right there, too."""

from __future__ import annotations

import base64
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from firefox import Firefox, firefox_path, running
from pypdf import PdfReader

PAGES = [
    "index.html",
    "supervision/index.html",
    "reference/source.html",
    "reference/coverage.html",
    "print/liaison.html",
]


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Without a Firefox the tests are skipped, and on a CI machine they fail."""
    if firefox_path() is None:
        if os.environ.get("CI"):
            pytest.fail("no Firefox on this CI machine: .ci/run installs it")
        pytest.skip("no Firefox on this machine: install it, or set FIREFOX to its path")
    with running(tmp_path_factory.mktemp("firefox")) as one:
        yield one


def test_pages_open_without_an_error(firefox: Firefox, site: Path) -> None:
    for prefix in ("", "en/"):
        for path in PAGES:
            firefox.open(f"{site.as_uri()}/{prefix}{path}")
            assert firefox.run("return document.querySelectorAll('h1').length") == 1
            assert firefox.run("return document.documentElement.scrollWidth <= innerWidth"), f"{path} sticks out"
    assert firefox.errors() == []


def test_chinese_marks_keep_their_width(firefox: Firefox, site: Path) -> None:
    firefox.open(f"{site.as_uri()}/supervision/index.html")
    script = """const one = document.createElement('span');
        document.querySelector('article').appendChild(one);
        const width = text => { one.textContent = text; return one.getBoundingClientRect().width; };
        return [width('，。，。'), width('巡察巡察')];"""
    marks, characters = firefox.run(script)
    assert marks == pytest.approx(characters)


def test_ticks_colours_and_the_menu_work(firefox: Firefox, server: str) -> None:
    firefox.open(f"{server}/supervision/index.html")
    firefox.run("document.querySelector('.item__tick').click(); document.querySelector('[data-scheme=dark]').click();")
    firefox.run("document.querySelector('[data-easy]').click();")
    firefox.open(f"{server}/supervision/index.html")
    assert firefox.run("return document.querySelector('.item__tick').checked")
    assert firefox.run("return getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    firefox.run("document.querySelector('.top__menu').click();")
    assert firefox.run("return document.activeElement.id") == "site-menu"
    firefox.run("localStorage.clear();")


def test_ticks_are_what_is_kept_whatever_firefox_remembers_of_a_form(firefox: Firefox, server: str) -> None:
    for path in ("supervision/index.html", "print/liaison.html"):
        firefox.open(f"{server}/{path}")
        firefox.run("document.querySelector('.item__tick').click();")
        assert firefox.run("return document.querySelector('.item__tick').checked")
        firefox.run("localStorage.clear(); history.pushState(null, '', '#x');")
        firefox.command("WebDriver:Refresh", {})
        assert not firefox.run("return document.querySelector('.item__tick').checked")


def test_a_print_page_is_a_card_a_page(firefox: Firefox, site: Path) -> None:
    firefox.open(f"{site.as_uri()}/print/liaison.html")
    cards = firefox.run("return document.querySelectorAll('.sheet').length")
    printed = firefox.command("WebDriver:Print", {"page": {"width": 21.0, "height": 29.7}})["value"]
    assert len(PdfReader(io.BytesIO(base64.b64decode(printed))).pages) == cards
