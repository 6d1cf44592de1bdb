"""What is published besides the pages: a sitemap that is right or none, 404 pages for any address, nothing unused."""

from __future__ import annotations

import datetime
import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import lxml.etree
import lxml.html
import pytest
from handbook.publish.seal import SUMS
from handbook.publish.sitemap import NAMESPACE, XHTML, sitemap
from handbook.publish.unused import remove_unused, unused

LANGUAGES = {"": "zh-Hans", "zh-Hant/": "zh-Hant", "en/": "en"}
SITE_URL = "https://hand.example/手册 1/"


def names(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


# ---- nothing unused -------------------------------------------------------------------------------------------------


def test_nothing_is_published_that_no_page_uses(site: Path) -> None:
    files = names(site)
    assert not [name for name in files if name.endswith((".map", ".typ", ".gz", ".xml"))]
    assert not [name for name in files if "/lunr/" in name or "/workers/" in name]
    everything = "".join(
        path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in (".html", ".css", ".js")
    )
    assert [name for name in files if name.startswith("assets/") and name.rpartition("/")[2] not in everything] == []
    assert {line.partition("  ")[2] for line in (site / SUMS).read_text(encoding="utf-8").splitlines()} == files - {
        SUMS
    }


def test_what_a_page_a_style_or_a_script_refers_to_stays(tiny) -> None:
    tiny.write("assets/own.png", b"1")
    tiny.write("assets/used 1.png", b"2")
    tiny.write("assets/deep/worker.js", "importScripts('helper' + '.js'); /* inner.js */")
    tiny.write("assets/deep/inner.js", "1 //# sourceMappingURL=inner.js.map")
    tiny.write("assets/deep/inner.js.map", "{}")
    site = tiny.root / "site"
    for name in ("own.png", "used 1.png", "deep/worker.js", "deep/inner.js", "deep/inner.js.map"):
        (site / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
        (site / "assets" / name).write_bytes((tiny.root / "docs/assets" / name).read_bytes())
    (site / "index.html").write_text(
        '<img src="assets/used%201.png"><script src="assets/deep/worker.js"></script>', encoding="utf-8"
    )
    gone = remove_unused(site, names(site) - {"index.html"})
    assert gone == ["assets/deep/inner.js.map", "assets/own.png"]
    assert names(site) == {"index.html", "assets/used 1.png", "assets/deep/worker.js", "assets/deep/inner.js"}


def test_files_that_refer_only_to_each_other_are_unused() -> None:
    texts = {"a.html": b"b.css", "b.css": b"url(c.png)", "d.js": b"e.js", "e.js": b"d.js"}
    assert unused(["b.css", "c.png", "d.js", "e.js"], texts) == {"d.js", "e.js"}


# ---- sitemap --------------------------------------------------------------------------------------------------------


def test_a_sitemap_names_each_page_in_every_language() -> None:
    data = sitemap(
        ["en/a & b.html", "a & b.html", "目.html"], {"": "zh-Hans", "en/": "en"}, SITE_URL, datetime.date(2026, 11, 23)
    )
    root = lxml.etree.fromstring(data)
    entries = {entry.findtext(f"{{{NAMESPACE}}}loc"): entry for entry in root}
    assert list(entries) == [SITE_URL + path for path in ("a%20%26%20b.html", "en/a%20%26%20b.html", "%E7%9B%AE.html")]
    twins = {
        link.get("hreflang"): link.get("href")
        for link in entries[SITE_URL + "en/a%20%26%20b.html"].iter(f"{{{XHTML}}}link")
    }
    assert twins == {"zh-Hans": SITE_URL + "a%20%26%20b.html", "en": SITE_URL + "en/a%20%26%20b.html"}
    assert len(list(entries[SITE_URL + "%E7%9B%AE.html"].iter(f"{{{XHTML}}}link"))) == 1
    assert {entry.findtext(f"{{{NAMESPACE}}}lastmod") for entry in root} == {"2026-11-23"}


def test_with_site_url_the_sitemap_is_right_and_the_same_each_time(tiny) -> None:
    tiny.config["site_url"] = "https://hand.example/book"
    texts = []
    for _ in range(2):
        code, _, errors = tiny.build()
        assert (code, errors) == (0, "")
        texts.append((tiny.root / "site" / "sitemap.xml").read_bytes())
    assert texts[0] == texts[1]
    root = lxml.etree.fromstring(texts[0])
    addresses = {loc.text.removeprefix("https://hand.example/book/") for loc in root.iter(f"{{{NAMESPACE}}}loc")}
    files = names(tiny.root / "site")
    assert addresses == {name for name in files if name.endswith(".html") and not name.endswith("404.html")}
    assert "en/index.html" in addresses and "zh-Hant/purpose/index.html" in addresses
    assert not [name for name in files if name.endswith((".gz", ".typ"))]


def test_without_site_url_there_is_none(tiny) -> None:
    assert tiny.build()[0] == 0
    assert not [name for name in names(tiny.root / "site") if "sitemap" in name or name.endswith(".typ")]


# ---- 404 ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_a_404_page_needs_no_other_file(site: Path, prefix: str) -> None:
    text = (site / prefix / "404.html").read_text(encoding="utf-8")
    page = lxml.html.fromstring(text)
    assert page.get("lang") == LANGUAGES[prefix]
    assert page.xpath("//@href | //@src") == ["data:,"]
    assert page.xpath("//main/h1") and not page.xpath("//style | //script | //@style")
    assert {"": "请从首页重新进入", "zh-Hant/": "請從首頁重新進入", "en/": "Start again from the home page"}[
        prefix
    ] in text


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_with_site_url_a_404_page_links_home_from_anywhere(tiny, prefix: str) -> None:
    tiny.config["site_url"] = "https://hand.example/book/"
    assert tiny.build()[0] == 0
    links = lxml.html.fromstring(tiny.read(f"{prefix}404.html")).xpath("//a/@href")
    assert links[0] == f"https://hand.example/book/{prefix}index.html"
    assert sorted(links) == sorted(f"https://hand.example/book/{one}index.html" for one in LANGUAGES)


def test_a_link_to_the_site_s_own_address_is_checked_like_any(tiny) -> None:
    tiny.config["site_url"] = "https://hand.example/book/"
    for path, word in (("zh/index.md", "导语。"), ("en/index.md", "Lead.")):
        tiny.change(path, word, f"{word}\n\n[{word}](https://hand.example/book/gone.html)")
    code, _, errors = tiny.build()
    assert code == 1
    assert (
        "site/index.html: link to https://hand.example/book/gone.html leads nowhere" in errors
        and "goes to" not in errors
    )


@pytest.fixture
def intranet(site: Path) -> Iterator[str]:
    """A server that shows the 404 page of the language at the address that was asked for, as the README's lines do."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            prefix = next((one for one in LANGUAGES if one and self.path.startswith(f"/{one}")), "")
            body = (site / prefix / "404.html").read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_a_404_page_is_whole_below_any_address(open_page, intranet: str, prefix: str) -> None:
    page = open_page(f"{intranet}/{prefix}a/b/c.html", expect="404 (")  # the browser logs the answer's own code
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.reload()
    assert page.locator("html").get_attribute("lang") == LANGUAGES[prefix]
    assert page.locator("h1").is_visible()
    assert [url for url in requests if not url.startswith("data:") and not re.search(r"/a/b/c\.html$", url)] == []
