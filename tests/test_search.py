"""Search as a reader meets it: what is found, the list by keyboard, the way back, marks on the page, no scripts."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import until
from handbook.book import Edition
from handbook.show.search import page_entries
from handbook.tree import parse
from units import page as page_of

LANGUAGES = ["", "zh-Hant/", "en/"]
WIDE = {"width": 1300, "height": 900}


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path) -> str:
    return f"{request.getfixturevalue('server')}/" if request.param == "http" else f"{site.as_uri()}/"


@pytest.fixture
def start(open_page, site: Path):
    """A page of a language from the disk, with something searched for there."""

    def start_(query: str, prefix: str = "", path: str = "purpose/index.html", **options: object):
        page = open_page(f"{site.as_uri()}/{prefix}{path}", **({"viewport": WIDE} | options))
        page.locator("input[type=search]").fill(query)
        until(page, "window.handbookSearch && window.handbookSearch.entries")
        return page

    return start_


def results(page) -> list[tuple[str, str]]:
    """(kind, address below the language's root) of each result, in order."""
    rows = page.locator("[data-result]").evaluate_all(
        "rows => rows.map(row => [row.dataset.kind, row.querySelectorAll('a[href]').length, row.querySelector('a[href]').href])"
    )
    assert all(count == 1 for _, count, _ in rows)
    root = page.evaluate("new URL(document.querySelector('[data-find]').dataset.find + '/', location).href")
    return [(kind, re.sub(r"\?h=[^#]*", "", address).removeprefix(root)) for kind, _, address in rows]


FIRST = {
    ("", "联络组"): ("page", "cooperation/liaison.html"),
    ("", "聯絡組"): ("page", "cooperation/liaison.html"),
    ("", "lianluozu"): ("page", "cooperation/liaison.html"),
    ("", "llz"): ("page", "cooperation/liaison.html"),
    ("", "联luo"): ("card", "cooperation/liaison.html#card-liaison"),
    ("", "liason group"): ("term", "reference/glossary.html#term-liaison"),
    ("", "跑风漏气"): ("term", "reference/glossary.html#term-leaks"),
    ("", "pflq"): ("term", "reference/glossary.html#term-leaks"),
    ("", "paofenglouqi"): ("term", "reference/glossary.html#term-leaks"),
    ("", "leak"): ("term", "reference/glossary.html#term-leaks"),
    ("", "P2.1"): ("sentence", "reference/source.html#p2-1"),
    ("", " ｐ２．１ "): ("sentence", "reference/source.html#p2-1"),
    ("", "p2-1"): ("sentence", "reference/source.html#p2-1"),
    ("", "「要堅持實事求是：\n如实报告问题」"): ("sentence", "reference/source.html#p4-1"),
    ("zh-Hant/", "联络组"): ("page", "cooperation/liaison.html"),
    ("zh-Hant/", "聯絡組"): ("page", "cooperation/liaison.html"),
    ("en/", "liaison group"): ("page", "cooperation/liaison.html"),
    ("en/", "liasion group"): ("page", "cooperation/liaison.html"),
    ("en/", "联络组"): ("term", "reference/glossary.html#term-liaison"),
    ("en/", "llz"): ("term", "reference/glossary.html#term-liaison"),
    ("en/", "跑风漏气"): ("term", "reference/glossary.html#term-leaks"),
    ("en/", "2.1"): ("sentence", "reference/source.html#p2-1"),
}


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_what_people_type_leads_there_first_in_either_script_by_sound_and_with_a_slip(start, prefix: str) -> None:
    page = start("x", prefix)
    for (language, query), wanted in FIRST.items():
        if language == prefix:
            page.locator("input[type=search]").fill(query)
            assert results(page)[:1] == [wanted], query


def test_over_http_and_from_the_disk_it_is_the_same_and_loads_only_when_asked(open_page, base: str) -> None:
    asked: list[str] = []
    page = open_page("about:blank", viewport=WIDE)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base}en/purpose/index.html")
    assert not [url for url in asked if "/search/" in url]
    assert len(asked) <= 9
    page.keyboard.press("Control+k")
    page.keyboard.type("discipline")
    page.wait_for_selector("[data-result]")
    assert results(page)[0][1].startswith("supervision/index.html")
    assert all(
        href.startswith(f"{base}en/") or href.startswith(f"{base}downloads/")
        for href in page.locator("[data-result] a").evaluate_all("all => all.map(one => one.href)")
    )


def test_by_keyboard_alone_and_the_way_back_keeps_the_query(open_page, base: str) -> None:
    page = open_page(f"{base}index.html", viewport=WIDE)
    page.keyboard.press("/")
    field = page.locator("input[type=search]")
    page.keyboard.type("2.1")
    page.wait_for_selector("[data-result]")
    assert field.get_attribute("role") == "combobox" and field.get_attribute("aria-controls") == "find-list"
    assert field.input_value() == "2.1" and field.get_attribute("aria-expanded") == "true"
    field.fill("联络组")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    second = page.locator("[data-result] a").nth(1)
    assert active == second.get_attribute("id") and second.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    last = page.locator("[data-result] a").last
    assert field.get_attribute("aria-activedescendant") == last.get_attribute("id")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cooperation/liaison.html?h=*")
    page.go_back()
    page.wait_for_selector("[data-result]")
    assert (
        unquote(page.url).endswith("index.html?q=联络组")
        and page.locator("input[type=search]").input_value() == "联络组"
    )
    page.locator("input[type=search]").focus()
    page.keyboard.press("Escape")
    assert not page.locator(".find__panel").is_visible() and "?" not in page.url
    page.reload()
    assert page.locator(".find__panel").count() == 0


def test_an_address_with_a_query_shows_its_results(open_page, base: str) -> None:
    page = open_page(f"{base}en/index.html?q=daily%20record", viewport=WIDE)
    page.wait_for_selector("[data-result]")
    assert ("sheet", "reference/sheets.html#daily-record") in results(page) or results(page)[0][1].startswith(
        "reference/sheets.html"
    )


def test_filters_say_how_many_and_hold_what_they_say(start) -> None:
    page = start("联络组")
    everything = results(page)
    kinds = {kind for kind, _ in everything}
    assert {"term", "item", "sentence", "page"} <= kinds
    assert page.locator(".find [role=status]").inner_text() == f"{len(everything)}条结果"
    for kind in sorted(kinds):
        page.locator(f"[data-filter={kind}]").click()
        assert results(page) == [one for one in everything if one[0] == kind]
        assert page.locator("[data-filter][aria-pressed=true]").get_attribute("data-filter") == kind
    page.locator("[data-filter='']").click()
    page.locator(".find__role").select_option("liaison")
    assert 0 < len(results(page)) < len(everything)
    assert all("联络组" in about for about in page.locator("[data-result] .find__about").all_inner_texts())


def test_nothing_found_says_so_and_what_to_try(start) -> None:
    page = start("qqqqxx")
    assert page.locator(".find [role=status]").inner_text() == "没有找到。"
    assert page.locator(".find__hint").is_visible() and not page.locator("[role=listbox]").is_visible()
    assert page.locator(".find__everything").get_attribute("href") == "../a-z.html"
    page.locator("input[type=search]").fill("联络组 风马牛")
    assert (
        page.locator(".find [role=status]").inner_text().startswith("没有同时说到这些的")
        and results(page)[0][0] == "page"
    )


def test_what_was_looked_for_is_marked_on_the_page_until_somebody_takes_it_off(start) -> None:
    page = start("联络组")
    page.locator("[data-kind=term] a").first.click()
    page.wait_for_selector("mark.find__mark")
    assert set(page.locator("mark.find__mark").all_inner_texts()) == {"联络组"}
    before = page.locator("article").inner_text()
    page.locator(".find__unmark button").click()
    assert page.locator("mark.find__mark").count() == 0 and "?" not in page.url and page.url.endswith("#term-liaison")
    assert page.locator("article").inner_text() == before and not page.locator(".find__unmark").is_visible()


def test_what_another_language_says_is_looked_for_there(start) -> None:
    page = start("要坚持实事求是如实报告问题", "en/")
    assert results(page) == []
    others = page.locator(".find__panel a[lang]")
    assert others.evaluate_all("links => links.map(link => link.lang)") == ["zh-Hans", "zh-Hant"]
    others.first.click()
    until(page, "document.querySelector('[data-result]')")
    assert "/en/" not in page.url and results(page)[0] == ("sentence", "reference/source.html#p4-1")
    page.locator("input[type=search]").fill("liaison 风马牛")  # some of it is found here
    assert results(page) and page.locator(".find__panel a[lang]").is_visible()
    for typed in ("liaison", ""):
        page.locator("input[type=search]").fill(typed)
        assert not page.locator(".find__panel a[lang]").count()


def test_a_paragraph_in_another_language_is_found_where_it_is_no_original(settings) -> None:
    """What a translation leaves to the original’s pages is no more than the original."""
    foreign = '<p lang="{}">{}</p>'
    for code, lang, found in (
        ("zh", "en", True),
        ("zh", "zh-Hans", True),
        ("en", "fr", True),
        ("en", "zh-Hans", False),
    ):
        tree = parse("<h1>T</h1><p>x</p>" + foreign.format(lang, "Autre 文字"))
        (entry,) = page_entries(page_of("a.html", tree=tree), Edition(settings, code))
        assert ("Autre 文字" in entry.text) is found, (code, lang)


def test_the_address_of_marks_runs_nothing(open_page, site: Path) -> None:
    page = open_page(
        f"{site.as_uri()}/index.html?h=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20(%20%5B%20%E5%B7%A1%E5%AF%9F&q=%3Cb%3E"
    )
    page.wait_for_selector("mark.find__mark")
    assert page.locator("article img[src=x], .find b").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1300])
def test_the_open_list_has_no_accessibility_violations_and_fits(
    open_page, server: str, width: int, scheme: str
) -> None:
    page = open_page(f"{server}/purpose/index.html", viewport={"width": width, "height": 844}, color_scheme=scheme)
    page.locator("input[type=search]").fill("巡察")
    page.wait_for_selector("[data-result]")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(".find__panel").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] <= 845
    found = Axe().run(page, ".find")
    assert found.violations_count == 0, found.generate_report()


def test_paper_has_no_search(start) -> None:
    page = start("巡察")
    page.emulate_media(media="print")
    assert not page.locator(".find").is_visible()
