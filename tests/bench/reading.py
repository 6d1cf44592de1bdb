"""What a reader waits for: the first page, and the first result of search, cold and warm."""

from __future__ import annotations

import gzip
import random
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bench.running import NotMeasured, use_of
from bench.table import Row
from bench.workshop import Workshop

_QUERIES = ["联络组", "反映问题", "四查", "整改"]


def browser_path() -> str:
    from conftest import chromium_path

    path = chromium_path()
    if path is None:
        raise NotMeasured("there is no Chromium here")
    return path


def first_page(shop: Workshop) -> list[Row]:
    """Requests and gzipped bytes of a first visit to the home page, of ours and of the plain site."""
    rows = []
    for name, command, page in (
        ("ours", shop.bare(), "index.html"),
        ("plain", shop.plain_build(), "chinese/index.html"),
    ):
        use_of(command)
        count, size = visit(Path(command.argv[-1]), page)
        goal = "≤ 80 kB, ≤ 9" if name == "ours" else ""
        rows.append(Row(f"first page, {name}", f"{size / 1000:.0f} kB, {count} requests", goal, "gzipped"))
    return rows


def visit(site: Path, page: str) -> tuple[int, int]:
    """How many files a browser asks for to show a page, and their size."""
    from conftest import served
    from playwright.sync_api import sync_playwright

    asked: list[str] = []
    with sync_playwright() as playwright, served(site) as address:
        running = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        tab = running.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(f"{address}/{page}")
        tab.wait_for_load_state("networkidle")
        running.close()
    files = [site / unquote(urlsplit(url).path).lstrip("/") for url in asked if url.startswith("http")]
    return len(files), sum(len(gzip.compress(file.read_bytes())) for file in files if file.is_file())


def search(shop: Workshop) -> list[Row]:
    """First result after the page, and result after a key, of this site and of one with many times the pages."""
    from conftest import served
    from playwright.sync_api import sync_playwright
    from search_times import cold_times, key_times, open_search

    rows = []
    queries = [query[:end] for query in _QUERIES for end in range(1, len(query) + 1)] * 3
    random.Random(1).shuffle(queries)
    for times in (1, shop.times):
        command = shop.bare(times)
        use_of(command)
        with sync_playwright() as playwright, served(Path(command.argv[-1])) as address:
            running = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
            home = f"{address}/index.html"
            cold = cold_times(running, home, _QUERIES[0], shop.rounds)
            warm = key_times(open_search(running, home)[0], queries)
            running.close()
        rows.append(
            Row(
                f"search, first result, {times}×",
                f"{cold:.0f} ms",
                "≤ 300 ms",
                "of a word, in a browser that has nothing",
            )
        )
        rows.append(Row(f"search, result after a key, {times}×", f"{warm:.1f} ms", "≤ 50 ms"))
    return rows
