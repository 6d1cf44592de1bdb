"""How well a built site's own search finds what people type, measured in a browser.

    python tests/search_figures.py [SITE] [--times 50]

SITE is a built site (site/ by default), read over http and from the disk. --times also asks an index of as many times
the content, whose other pages hold the same words in another order.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent.parent / "scripts")]

from handbook.chinese import converter  # noqa: E402
from handbook.show.packing import pack  # noqa: E402
from handbook.show.search_file import ENTRY, PART  # noqa: E402
from handbook.show.spelling import pinyin  # noqa: E402
from search_reading import HAN, LANGUAGES, Shown, clauses, holds, pages, shuffled  # noqa: E402
from search_times import cold_times, key_times, open_search  # noqa: E402

ASK = """queries => queries.map(query => {
  const found = handbookSearch.find(query).results;
  return found.map(one => [one.entry.kind, one.entry.address]);
})"""


@dataclass
class Asker:
    """Asks the search of one language, as a page of it does."""

    page: Any

    def ask(self, queries: list[str]) -> list[list[tuple[str, str]]]:
        return self.page.evaluate(ASK, queries)

    def share(
        self, queries: list[str], right: Callable[[str, list[tuple[str, str]]], bool]
    ) -> tuple[int, int, list[str]]:
        """How many are right, of how many, and some that are not."""
        wrong = [query for query, found in zip(queries, self.ask(queries), strict=True) if not right(query, found)]
        return len(queries) - len(wrong), len(queries), wrong[:8]


def chinese_figures(asker: Asker, shown: dict[str, Shown], other: str) -> dict[str, tuple[int, int, list[str]]]:
    runs = [run for one in shown.values() for block in one.blocks for run in HAN.findall(block)]
    text = "\n".join(runs)
    from pypinyin.constants import PHRASES_DICT

    words = sorted(word for word in PHRASES_DICT if word in text)
    rng = random.Random(11)
    parts = [
        run[at : at + size]
        for run in rng.sample(runs, min(600, len(runs)))
        for size in [rng.choice((2, 3, 4))]
        if len(run) >= size
        for at in [rng.randrange(len(run) - size + 1)]
    ]
    convert = converter(other)
    picked = clauses(shown.values(), 200, True)
    there = holds(shown)
    turned = {convert.convert(word): word for word in (*words, *picked)}
    answers = dict(zip(turned, asker.ask(list(turned.values())), strict=True))
    return {
        "words not empty": asker.share(words, lambda query, found: bool(found)),
        "2-4 characters not empty": asker.share(sorted(set(parts)), lambda query, found: bool(found)),
        "clauses, right page first": asker.share(picked, there),
        "other script, same answer": asker.share(list(turned), lambda query, found: found == answers[query]),
    }


def english_figures(asker: Asker, shown: dict[str, Shown]) -> dict[str, tuple[int, int, list[str]]]:
    by_word: dict[str, set[str]] = {}
    for address, one in shown.items():
        for word in {word for block in one.blocks for word in re.findall(r"[a-z]{3,}", block.casefold())}:
            by_word.setdefault(word, set()).add(address)
    words = sorted(by_word)
    return {
        "words not empty": asker.share(words, lambda query, found: bool(found)),
        "words on all their pages": asker.share(
            words, lambda query, found: by_word[query] <= {address.split("#")[0] for _, address in found}
        ),
        "clauses, right page first": asker.share(clauses(shown.values(), 200, False), holds(shown)),
    }


def common_figures(asker: Asker, entries: list[dict[str, Any]]) -> dict[str, tuple[int, int, list[str]]]:
    numbers = {}
    for entry in entries:
        if entry["kind"] == "sentence":
            id_ = entry["sources"][0]
            numbers |= {entry["title"]: entry["address"], id_: entry["address"]}
            if not any(
                other["title"][1:] == entry["title"][1:] and other is not entry
                for other in entries
                if other["kind"] == "sentence"
            ):
                numbers[entry["title"][1:]] = entry["address"]
    result = {
        "sentence numbers": asker.share(
            list(numbers), lambda query, found: bool(found) and found[0][1] == numbers[query]
        )
    }
    typed: dict[str, set[str]] = {}
    for entry in entries:
        if entry["kind"] in ("term", "page", "card") and (sounds := pinyin(entry["title"])):
            for query in (sounds.replace(" ", ""), "".join(part[0] for part in sounds.split())):
                typed.setdefault(query, set()).add(entry["address"])
    if typed:
        result["terms and titles by pinyin and initials"] = asker.share(
            list(typed), lambda query, found: typed[query] <= {address for _, address in found}
        )
    return result


def index_size(site: Path, prefix: str) -> int:
    return len(gzip.compress((site / prefix / "search" / "index.js").read_bytes(), 9))


def figures(browser: Any, site: Path, root: str, prefixes: dict[str, str]) -> dict[str, dict[str, Any]]:
    """By language. root: the site's address; prefixes: language → folder."""
    result: dict[str, dict[str, Any]] = {}
    for code, prefix in prefixes.items():
        page, _ = open_search(browser, f"{root}/{prefix}index.html")
        asker, shown = Asker(page), pages(site, prefix, LANGUAGES)
        entries = page.evaluate(
            "() => handbookSearch.entries.map(({kind, title, address, sources}) => ({kind, title, address, sources}))"
        )
        found: dict[str, Any] = dict(common_figures(asker, entries))
        if code.startswith("zh"):
            found |= chinese_figures(asker, shown, "t2s" if code == "zh-Hant" else "s2tw")
        else:
            found |= english_figures(asker, shown)
        typed = (
            ["联络组", "反映问题", "四查", "整改"]
            if code.startswith("zh")
            else ["liaison", "deadline", "keep discipline", "rectification"]
        )
        found["entries"] = len(entries)
        for kind, query in (("number", "P1.1"), ("word", typed[0])):
            found[f"first result of a {kind}, cold, median, ms"] = round(
                cold_times(browser, f"{root}/{prefix}index.html", query)
            )
        found["key to result, median, ms"] = round(
            key_times(page, [query[:end] for query in typed for end in range(1, len(query) + 1)] * 3), 1
        )
        found["index, bytes gzipped"] = index_size(site, prefix)
        result[code] = found
        page.context.close()
    return result


def many_times(browser: Any, site: Path, root: str, prefix: str, times: int) -> dict[str, Any]:
    """The same clauses and numbers asked of an index of as many times the content."""
    page, _ = open_search(browser, f"{root}/{prefix}index.html")
    text = page.evaluate("() => handbookSearch.unpack(handbookSearch.data.packed)")
    data = page.evaluate("() => handbookSearch.data")
    entries = page.evaluate(
        "() => handbookSearch.entries.map(({kind, title, address, sources}) => ({kind, title, address, sources}))"
    )
    (*given, columns), rng = text.split(PART, 2), random.Random(5)
    rows = list(zip(*(column.split(ENTRY) for column in columns.split(PART)), strict=True))
    grown = list(rows)
    for copy in range(1, times):
        for row in rows:
            if row[0] not in ("2", "7"):  # the speech is one
                address = row[1] if row[1].startswith("#") else f"copy{copy}/{row[1]}"
                grown.append((row[0], address, *(shuffled(part, rng) for part in row[2:5]), *row[5:7], "", "", ""))
    packed = pack(PART.join([*given, *(ENTRY.join(column) for column in zip(*grown, strict=True))]))
    page.context.close()
    page = browser.new_context().new_page()
    changed = json.dumps({**data, "packed": packed.data()}, ensure_ascii=False)
    page.route(
        "**/search/index.js",
        lambda route: route.fulfill(
            body=f"window.handbookSearch.data={changed};", content_type="text/javascript; charset=utf-8"
        ),
    )
    page.goto(f"{root}/{prefix}index.html")
    page.locator("input[type=search]").fill("P1.1")
    page.wait_for_selector("[data-result] a[href]", timeout=120_000)
    asker, shown = Asker(page), pages(site, prefix, LANGUAGES)
    found: dict[str, Any] = {
        "entries": len(grown),
        "sentence numbers": common_figures(asker, entries)["sentence numbers"],
    }
    found["clauses, right page first"] = asker.share(
        clauses(shown.values(), 200, not prefix.startswith("en")), holds(shown)
    )
    found["key to result, median, ms"] = round(key_times(page, ["liaison", "deadline", "联络", "联络组"]), 1)
    page.context.close()
    return found


def tell(name: str, found: dict[str, Any]) -> None:
    print(f"\n{name}")
    for key, value in found.items():
        if isinstance(value, tuple):
            right, count, wrong = value
            print(f"  {key:<50} {right} of {count}" + (f"   not: {' | '.join(wrong)}" if wrong else ""))
        else:
            print(f"  {key:<50} {value}")


def main() -> int:
    from conftest import chromium_path, served
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    parser.add_argument("--times", type=int, default=0)
    options = parser.parse_args()
    site = options.site.resolve()
    prefixes = {"zh": "", "zh-Hant": "zh-Hant/", "en": "en/"}
    with sync_playwright() as playwright, served(site) as server:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        for way, root in (("http", server), ("file", site.as_uri())):
            for code, found in figures(browser, site, root, prefixes).items():
                tell(f"{way}, {code}", found)
        for code, prefix in prefixes.items() if options.times else ():
            tell(f"{options.times} times the content, {code}", many_times(browser, site, server, prefix, options.times))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
