"""This handbook's site holds what mkdocs.yml and docs/ promise: paths, sentences, items, papers, whatever the speech."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import served
from handbook.check.leftovers import check_leftovers
from handbook.marks import CITATION
from handbook.read.speech import number, read_sentences
from pdfua import validate
from promised import ADDRESSES, DEFAULT, EXTRA, LANGUAGES, PREFIXES, PRINT_PAGES, SENTENCES, downloads

CODES = list(LANGUAGES)


def tree(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(path.read_text(encoding="utf-8"))


def items(site: Path, code: str) -> list[dict]:
    return json.loads((site / PREFIXES[code] / "checklists.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", CODES)
def test_every_page_is_there_in_every_language(real_site: Path, code: str) -> None:
    for path in [*ADDRESSES, *PRINT_PAGES, "404.html", "checklists.json"]:
        assert (real_site / PREFIXES[code] / path).is_file(), path
    assert tree(real_site / PREFIXES[code] / "index.html").get("lang") == LANGUAGES[code]["tag"]


@pytest.mark.parametrize("code", CODES)
def test_the_speech_has_its_sentences_each_with_its_number(real_site: Path, code: str) -> None:
    page = tree(real_site / PREFIXES[code] / "reference/source.html")
    sentences = page.xpath("//*[contains(concat(' ', @class, ' '), ' sentence ')]")
    assert SENTENCES and [sentence.get("id") for sentence in sentences] == SENTENCES
    assert [sentence.xpath("./a[1]")[0].text for sentence in sentences] == list(map(number, SENTENCES))


@pytest.mark.parametrize("code", CODES)
def test_items_name_what_there_is_and_are_the_same_in_every_language(real_site: Path, code: str) -> None:
    found, texts = items(real_site, code), ("text", "card_title")
    assert found and len({item["id"] for item in found}) == len(found)
    speech = {one.id for one in read_sentences(tree(real_site / PREFIXES[code] / "reference/source.html"))}
    for item in found:
        assert set(item["roles"]) <= EXTRA["roles"].keys() and set(item["phases"]) <= EXTRA["phases"].keys()
        assert item["modality"] in EXTRA["modalities"] and set(item["source"]) <= speech
        path, _, anchor = item["url"].partition("#")
        assert tree(real_site / PREFIXES[code] / path).xpath(f"//li[@id='{anchor}']")
    cards = [item["card"] for item in found]
    assert all(cards.count(card) <= EXTRA["items_per_card"] for card in cards)
    first = [{key: value for key, value in item.items() if key not in texts} for item in items(real_site, DEFAULT)]
    assert [{key: value for key, value in item.items() if key not in texts} for item in found] == first


@pytest.mark.parametrize("code", CODES)
def test_every_page_cites_what_it_quotes_and_no_markup_is_left_over(real_site: Path, code: str) -> None:
    for path in ADDRESSES:
        page = tree(real_site / PREFIXES[code] / path)
        for quote in page.xpath("//article//blockquote"):
            assert any(CITATION.search(link) for link in quote.xpath(".//a/@href")), path
        for article in page.iter("article"):
            assert [problem.what for problem in check_leftovers(article)] == [], path


def test_every_promised_download_is_there_and_the_handbook_is_tagged(real_site: Path) -> None:
    folder = real_site / "downloads"
    assert {path.name for path in folder.glob("*") if path.is_file()} == downloads()
    for path in folder.glob(f"handbook-{DEFAULT}.pdf"):  # the example's papers are read in every language and size
        assert not validate(str(path)).findings, path.name


@pytest.mark.parametrize("code", CODES)
def test_the_page_of_downloads_lists_every_file_of_its_language(real_site: Path, code: str) -> None:
    if not (page_of_papers := real_site / PREFIXES[code] / "reference/papers.html").is_file():
        pytest.skip("this handbook has no page of downloads")
    page = tree(page_of_papers)
    links = {link.rpartition("/")[2] for link in page.xpath("//*[@class='paper__files']//a/@href")}
    others = [f"-{other}" for other in CODES if other.startswith(code) and other != code]
    wanted = {name for name in downloads() if f"-{code}" in name and not any(other in name for other in others)}
    assert links == wanted


def test_every_page_opens_from_the_disk_without_error_violation_or_outside_request(open_page, real_site: Path) -> None:
    page = open_page((real_site / "index.html").as_uri(), viewport={"width": 390, "height": 844})
    for address in [*ADDRESSES, *PRINT_PAGES]:
        page.goto((real_site / address).as_uri(), wait_until="domcontentloaded")  # every script has run by then
        assert page.locator("h1").count() == 1, address
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, f"{address} sticks out on a phone"


def test_pages_with_tables_and_parts_of_their_own_have_no_accessibility_violations(open_page, real_site: Path) -> None:
    wanted = [
        path
        for path in ADDRESSES
        if path in ("index.html", "reference/unspecified.html", "reference/source.html", "reference/sheets.html")
    ]
    with served(real_site) as server:
        page = open_page(f"{server}/index.html", viewport={"width": 1300, "height": 900})
        for path in [*wanted, PRINT_PAGES[1]]:
            page.goto(f"{server}/{path}")
            results = Axe().run(page, options={"resultTypes": ["violations"]})
            assert results.violations_count == 0, f"{path}\n{results.generate_report()}"
