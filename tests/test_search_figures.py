"""The figures of search that are promised, on this handbook; `python tests/search_figures.py` prints them all."""

from __future__ import annotations

from pathlib import Path

import pytest
from promised import PREFIXES
from search_figures import figures

LEAST = {"clauses, right page first": {"zh": 0.99, "zh-Hant": 0.99, "en": 0.96}, "2-4 characters not empty": 0.99}


@pytest.mark.parametrize("code", PREFIXES)
def test_search_reaches_its_figures(browser, real_site: Path, code: str) -> None:
    found = figures(browser, real_site, real_site.as_uri(), {code: PREFIXES[code]})[code]
    assert found["index, bytes gzipped"] <= 60_000
    assert found["key to result, median, ms"] <= 50
    shares = {name: value for name, value in found.items() if isinstance(value, tuple)}
    assert len(shares) >= 4
    for name, (right, count, wrong) in shares.items():
        least = LEAST.get(name, 1)
        wanted = least[code] if isinstance(least, dict) else least
        assert count and count - right <= max(count >= 50 and wanted < 1, count * (1 - wanted)), (
            f"{name}: {right} of {count}, not {wrong}"
        )


def test_every_synonym_leads_to_the_handbooks_word(browser, real_site: Path) -> None:
    for prefix in PREFIXES.values():
        page = browser.new_page()
        page.goto(f"{real_site.as_uri()}/{prefix}index.html")
        page.locator("input[type=search]").fill("P1.1")
        page.wait_for_selector("[data-result]")
        empty = page.evaluate("""() => handbookSearch.data.synonyms.filter(([typed, ...words]) => {
          const there = words.filter(word => !handbookSearch.find(word).some && handbookSearch.find(word).results.length);
          return there.length < words.length || !handbookSearch.find(typed).results.length;
        })""")
        page.close()
        assert empty == []
