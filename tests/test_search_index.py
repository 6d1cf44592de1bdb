"""What search's files hold: addresses that are there, everything from A to Z, the small form of a text, the library."""

from __future__ import annotations

import hashlib
from pathlib import Path

import lxml.html
import pytest
from conftest import ROOT
from handbook.show.packing import pack
from hypothesis import given, settings
from hypothesis import strategies as st
from test_search import LANGUAGES, WIDE, start

ASSETS = ROOT / "docs" / "assets" / "search"
__all__ = ["start"]  # a fixture


def test_without_scripts_everything_from_a_to_z_stands_in(open_page, site: Path) -> None:
    page = open_page(f"{site.as_uri()}/en/purpose/index.html", java_script_enabled=False, viewport=WIDE)
    field = page.locator("input[type=search]")
    assert not field.is_visible() and field.get_attribute("role") is None  # a combobox only where scripts make one
    page.locator(".find__all").click()
    page.wait_for_url(f"{site.as_uri()}/en/a-z.html")
    page.locator("main a[href='reference/glossary.html#term-liaison']").click()
    page.wait_for_url("**/en/reference/glossary.html#term-liaison")


def test_the_list_holds_all_that_search_finds_in_the_order_of_the_alphabet(start, site: Path) -> None:
    entries = start("x").evaluate("() => handbookSearch.entries.map(entry => entry.address)")
    page = lxml.html.fromstring((site / "a-z.html").read_text(encoding="utf-8"))
    assert {link.get("href") for link in page.xpath("//main//a")} == set(entries)
    letters = [node.text for node in page.xpath("//main//h2")]
    assert letters[-1] == "讲话" and letters[:-1] == sorted(letters[:-1]) and "L" in letters
    under = page.xpath("//section[h2[@id='letter-L']]//a/text()")
    assert "联络组" in under and under.index("联络组") < len(under)


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_every_address_that_search_knows_is_there(start, site: Path, prefix: str) -> None:
    entries = start("x", prefix).evaluate(
        "() => handbookSearch.entries.map(({kind, address, title}) => [kind, address, title])"
    )
    ids: dict[str, set[str]] = {}
    for kind, address, title in entries:
        path, _, anchor = address.partition("#")
        assert title and (site / prefix / path).resolve().is_file(), address
        if anchor:
            if path not in ids:
                ids[path] = set(lxml.html.fromstring((site / prefix / path).read_text(encoding="utf-8")).xpath("//@id"))
            assert anchor in ids[path], address
        assert kind == "download" or not path.startswith("../")
    assert {"page", "section", "sentence", "item", "card", "term", "sheet"} <= {kind for kind, _, _ in entries}
    assert not any(
        address.startswith("reference/coverage.html") for _, address, _ in entries
    )  # its front matter says so


# ---- the small form -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def unpack(browser):
    """docs/assets/search/unpack.js, run in a browser."""
    page = browser.new_page()
    for name in ("lzma.js", "unpack.js"):
        page.add_script_tag(path=ASSETS / name)
    yield lambda data: page.evaluate("data => handbookSearch.unpack(data)", data)
    page.close()


LONG = " ".join(f"the {number} word县委巡察组“要”！{chr(0x4E00 + number % 5000)}" for number in range(9000))
WORDS = [
    *(
        "",
        "a",
        "A",
        "! ! \\ \"'\x1e\x1f",
        "𠀀 𠀀x",
        "The liaison group, the liaison group.",
        "\ufeff\n\r",
        LONG,
        LONG + LONG,
    ),
    *(
        "a,b",
        "a, b",
        "a ,b",
        "a  b",
        " a",
        "AB Ab aB A b",
        "（A）B a”b ” b",
        "word,Word. WORD? It’s P12.3",
        "éÉ Été",
        "a1B",
    ),
]


@pytest.mark.parametrize("text", WORDS)
def test_what_is_packed_comes_back(unpack, text: str) -> None:
    assert unpack(pack(text).data()) == text


def test_more_words_than_two_bytes_can_number_come_back(unpack) -> None:
    text = " ".join(f"w{number}" for number in range(70_000))
    assert unpack(pack(text).data()) == text


def test_what_comes_again_is_said_once() -> None:
    once, twice = pack(LONG), pack(LONG + LONG)
    assert len(twice.text) < len(once.text) * 1.02 and twice.words == once.words


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\1\2\3"), max_size=20), max_size=30)
)
def test_any_text_that_is_packed_comes_back(unpack, parts: list[str]) -> None:
    text = " ".join(parts)
    assert unpack(pack(text).data()) == text


def test_signs_that_packing_needs_are_left_out(unpack) -> None:
    assert unpack(pack("a\1b \2\3c").data()) == "ab c"


def test_a_damaged_index_is_an_error_and_soon(browser) -> None:
    page = browser.new_page()
    for name in ("lzma.js", "unpack.js"):
        page.add_script_tag(path=ASSETS / name)
    said, longest = page.evaluate(DAMAGE, pack(LONG).data())
    page.close()
    assert len(said) == 400 and longest < 2000
    # The last bytes are not all read, and what reads as a file of the same length is not known to be another.
    assert said.count("The search index is damaged.") >= 390


DAMAGE = """data => {
  const said = [], letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  let seed = 1, longest = 0;
  const next = below => { seed = seed * 48271 % 2147483647; return seed % below; };
  const whole = handbookSearch.unpack(data);
  for (let round = 0; round < 400; round += 1) {
    const part = round % 2 ? "words" : "text", old = data[part], at = next(old.length - 4);
    const cut = round % 8 > 5 ? old.slice(0, at - at % 4) : old.slice(0, at) + letters[next(64)] + letters[next(64)] + old.slice(at + 2);
    const sizes = round % 8 === 5 ? [data.sizes[0] + 1, data.sizes[1] - 2] : data.sizes;
    const start = performance.now();
    let result = cut === old && sizes === data.sizes ? "The search index is damaged." : "";
    try {
      if (!result) result = handbookSearch.unpack({...data, [part]: cut, sizes}) === whole ? "the same" : "other";
    } catch (error) {
      result = error.message;
    }
    said.push(result);
    longest = Math.max(longest, performance.now() - start);
  }
  return [said, longest];
}"""


# ---- the library ----------------------------------------------------------------------------------------------------


def test_the_library_is_the_one_that_its_licence_names() -> None:
    said = (ASSETS / "minisearch.txt").read_text(encoding="utf-8")
    assert hashlib.sha256((ASSETS / "minisearch.js").read_bytes()).hexdigest() in said.split()
    assert "Permission is hereby granted, free of charge" in said


def test_scripts_are_published_with_their_licence(site: Path) -> None:
    published = {path.name for path in (site / "assets" / "search").iterdir()}
    assert published == {path.name for path in ASSETS.iterdir()}
