"""Whatever an author writes comes out as text or is refused with its page: in pages, print pages, data, PDF and Word.

The pages are run in Chromium without their policy, so that nothing but the text itself can keep a payload from running.
"""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from pathlib import Path

import lxml.html
import pytest
import verify
from docx import Document
from payloads import PAYLOADS
from pypdf import PdfReader

SENTENCE = "[P1.1](../reference/source.md#p1-1)"
NAMES = list(PAYLOADS)


def shown(text: str) -> str:
    """Text as pages show it: blanks run together."""
    return re.sub(r"\s+", " ", text).strip()


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def code(payload: str) -> str:
    """The payload as Markdown that means it as text."""
    fence = "``" if "`" in payload else "`"
    return f"{fence} {payload.replace(chr(9), ' ')} {fence}"


def plain(payload: str) -> str:
    return shown(payload.replace("\t", " "))


def run_pages(open_page, site: Path, addresses: list[str]) -> None:
    """Open pages without their policy, hover and focus what there is, search; nothing of a payload may have run."""
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text), encoding="utf-8")
    page = open_page("about:blank", viewport={"width": 1300, "height": 900}, reduced_motion="reduce")
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    for address in addresses:
        page.goto((site / address).as_uri(), wait_until="load")
        page.evaluate("for (const link of document.querySelectorAll('a[data-words]')) { link.focus(); }")
        page.evaluate("document.querySelectorAll('*').forEach(node => node.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})))")
        assert page.url == (site / address).as_uri(), "a page led away"
        assert page.evaluate("window.ran") is None and not ran, f"a payload ran on {address}"
        assert page.locator("script[src*=hostile], object, embed, base, meta[http-equiv=refresh]").count() == 0
        assert page.locator("main iframe, nav iframe, header iframe").count() == 0  # search from the disk has one in the body


# ---- text that looks like markup is text --------------------------------------------------------------------------


@pytest.fixture
def hostile(tiny, monkeypatch: pytest.MonkeyPatch):
    """A site that holds every payload as text: in items, headings, card titles, sentences, quotations, mkdocs.yml."""
    monkeypatch.setattr(verify, "check_language", lambda page, settings: iter(()))  # code is in no language
    cards = {"zh": [], "en": []}
    for start in range(0, len(NAMES), 5):
        for language, pause in (("zh", "停顿点"), ("en", "Pause")):
            title = code(PAYLOADS[NAMES[start]])
            lines = [f"## {title} {{#card-{start} data-role=team data-phase=on-site data-kind=do-confirm}}\n\n{pause}: {title}\n"]
            for index, name in enumerate(NAMES[start : start + 5], start):
                lines.append(f"- [ ] {code(PAYLOADS[name])} {SENTENCE}\n    {{: #i-{index} data-modality=must }}")
            cards[language].append("\n".join(lines))
    for language in ("zh", "en"):
        tiny.write(f"{language}/purpose/cards.md", f"# {code(PAYLOADS['end of a title'])} {{#cards}}\n\n-\n\n" + "\n\n".join(cards[language]) + "\n")
        words = "\n\n".join(f"要 {code(payload)}\n{{: #p2-{index} .sentence }}" for index, payload in enumerate(PAYLOADS.values(), 1))
        source = (tiny.root / f"docs/{language}/reference/source.md").read_text(encoding="utf-8")
        if language == "en":
            words = words.replace("要", "must")
        tiny.write(f"{language}/reference/source.md", f"{source}\n{words}\n")
        quotes = "\n\n---\n\n".join(
            f"> {code(payload)}\n> [P2.{index}](../reference/source.md#p2-{index})" for index, payload in enumerate(PAYLOADS.values(), 1)
        )
        headings = "\n\n".join(f"## {code(payload)} {{#h-{index}}}\n\n-" for index, payload in enumerate(PAYLOADS.values()))
        tiny.write(f"{language}/purpose/quotes.md", f"---\ntitle: {json.dumps(PAYLOADS['end of a script'])}\n---\n# - {{#quotes}}\n\n-\n\n{quotes}\n\n{headings}\n")
    tiny.config["nav"][1]["为什么巡察"] += ["purpose/cards.md", "purpose/quotes.md"]
    tiny.config["nav"][1][PAYLOADS["picture that fails"]] = tiny.config["nav"][1].pop("为什么巡察")
    extra = tiny.config["extra"]
    tiny.config["site_name"] = PAYLOADS["end of a title"]
    tiny.config["site_description"] = PAYLOADS["picture, broken out of an attribute"]
    extra["roles"]["team"]["name"] = {"zh": PAYLOADS["script"], "en": PAYLOADS["script"]}
    extra["round"]["county"]["value"] = {"zh": PAYLOADS["picture that fails"], "en": PAYLOADS["picture that fails"]}
    extra["round"]["county"]["label"] = {"zh": PAYLOADS["svg script"], "en": PAYLOADS["svg script"]}
    for label in ("note", "print", "signature", "version", "used_in"):
        extra["labels"][label] = {"zh": PAYLOADS["single quotes"], "en": PAYLOADS["single quotes"]}
    extra["modalities"]["must"]["name"] = {"zh": PAYLOADS["handler in an attribute"], "en": PAYLOADS["handler in an attribute"]}
    extra["paper"] |= {"sizes": {"standard": {"letters": 12, "lines": 21}}, "packs": ["team"]}
    return tiny


def test_text_that_looks_like_markup_stays_text_everywhere(hostile, open_page) -> None:
    status, _, errors = hostile.build()
    assert status == 0, errors
    site = hostile.root / "site"
    wanted = [plain(payload) for payload in PAYLOADS.values()]
    for prefix in ("", "en/"):
        items = json.loads((site / prefix / "checklists.json").read_text(encoding="utf-8"))
        assert [item["text"] for item in items if item["id"].startswith("i-")] == wanted
        page = lxml.html.fromstring((site / prefix / "purpose/cards.html").read_text(encoding="utf-8"))
        assert [shown(node.text_content()) for node in page.xpath("//*[contains(@class, 'item__text')]/code")] == wanted
        sheet = lxml.html.fromstring((site / prefix / "print/all.html").read_text(encoding="utf-8"))
        assert [shown(cell.text_content()) for cell in sheet.xpath("//td[starts-with(@id, 'i-')]")] == wanted
        source = lxml.html.fromstring((site / prefix / "reference/source.html").read_text(encoding="utf-8"))
        sentences = [shown(node.text_content()) for node in source.xpath("//*[starts-with(@id, 'p2-')]/code")]
        assert sentences == wanted
        quoted = lxml.html.fromstring((site / prefix / "purpose/quotes.html").read_text(encoding="utf-8"))
        assert [shown(code.text_content()) for code in quoted.xpath("//blockquote//code")] == wanted
        tips = [shown(link.get("data-words")) for link in quoted.xpath("//blockquote//a")]
        assert tips == [f"{'must' if prefix else '要'} {words}" for words in wanted]
        assert [shown(code.text_content()) for code in quoted.xpath("//article//h2/code")] == wanted
        toc = [shown(node.text_content()) for node in quoted.xpath("//nav[contains(@class, 'md-nav--secondary')]//a")]
        assert set(wanted) <= set(toc), set(wanted) - set(toc)
        assert quoted.xpath("//title")[0].text_content().startswith(PAYLOADS["end of a script"])
    text = squeeze("".join(page.extract_text() for page in PdfReader(site / "downloads/handbook-zh.pdf").pages))
    missing = [payload for payload in wanted if squeeze(payload).replace("´", "") not in text.replace("´", "")]
    assert missing == []
    document = Document(io.BytesIO((site / "downloads/checklists-team-zh.docx").read_bytes()))
    cells = [shown(row.cells[2].text) for table in document.tables for row in table.rows]
    assert set(wanted) <= set(cells)
    for part in zipfile.ZipFile(site / "downloads/checklists-team-zh.docx").namelist():
        assert not part.endswith((".bin", ".js")), "a document that could run something"
    addresses = [path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html" and "zh-Hant" not in path.parts]
    assert len(addresses) > 30
    run_pages(open_page, site, addresses)


@pytest.mark.parametrize("query", ["ran", "hostile"])
def test_search_shows_markup_as_text(hostile, open_page, query: str) -> None:
    assert hostile.build()[0] == 0
    site = hostile.root / "site"
    run_pages(open_page, site, ["index.html"])
    page = open_page((site / "index.html").as_uri(), viewport={"width": 1300, "height": 900})
    field = page.locator("[data-md-component=search-query]")
    field.click()
    field.fill(query)
    field.press("End")
    page.wait_for_selector(".md-search-result__link", state="attached")
    assert page.locator(".md-search-result__item").count() > 0
    assert page.evaluate("window.ran") is None
    assert page.locator(".md-search-result__list :is(script, img, svg[onload], iframe, object, embed, style, base, meta, link)").count() == 0


# ---- markup as such is refused, or harmless ---------------------------------------------------------------------------

RAW = {
    "a block": "{}",
    "inside a line": "text {} text",
    "inside an item's line": "## K {{#card-k data-role=team data-phase=on-site data-kind=do-confirm}}\n\nP\n\n- [ ] i {} " + SENTENCE + "\n    {{: #k-1 data-modality=must }}",
    "a link's title": "[x](index.md '{}')",
    "a picture's words": '<img src="../assets/seal.svg" alt="{}">',
    "a link's address": "[x](<{}>)",
}  # fmt: skip


@pytest.mark.parametrize("place", RAW)
def test_markup_as_such_is_refused_with_its_page_or_does_nothing(pair, open_page, place: str) -> None:
    """Every payload on a page of its own; those that are not refused are published, and do nothing."""
    pages = {f"raw/page-{index}.md": name for index, name in enumerate(PAYLOADS)}
    for page, name in pages.items():
        for language in ("zh", "en"):
            payload = PAYLOADS[name].replace("'", "’") if place == "a link's title" else PAYLOADS[name]
            pair.write(f"{language}/{page}", f"# {name} {{#top}}\n\n-\n\n" + RAW[place].format(payload) + "\n")
    pair.config["nav"].append({"资料二": list(pages)})
    status, _, errors = pair.build()
    refused = {name for page, name in pages.items() if re.search(rf"docs/(?:zh|en)/{re.escape(page)}:\d+:|site/(?:en/)?{re.escape(page[:-3])}\.html", errors)}
    assert "Traceback" not in errors
    if refused:
        assert status == 1
        for page, name in pages.items():
            if name in refused:
                pair.config["nav"][-1]["资料二"].remove(page)
                for language in ("zh", "en"):
                    (pair.root / "docs" / language / page).unlink()
    status, _, errors = pair.build()
    assert status == 0, errors
    kept = [page for page, name in pages.items() if name not in refused]
    run_pages(open_page, pair.root / "site", [f"{prefix}{page[:-3]}.html" for page in kept for prefix in ("", "en/")])
    if place in ("a block", "inside a line"):
        harmless = ("template of Jinja", "entities", "entities twice", "code of Typst", "wild quotes", "handler in an attribute")
        assert sorted(set(PAYLOADS) - refused) == sorted(harmless)


def test_front_matter_and_file_names_are_text(pair, open_page) -> None:
    if not hasattr(pair.root, "joinpath") or "\\" in str(pair.root):
        pytest.skip("Windows has no such file names")
    name = 'a" onload="x'
    for language in ("zh", "en"):
        pair.write(f"{language}/{name}.md", f"---\ndescription: {json.dumps(PAYLOADS['picture, broken out of an attribute'])}\n---\n# - {{#x}}\n\n-\n")
    pair.config["nav"].append(f"{name}.md")
    status, _, errors = pair.build()
    if status:
        assert name in html.unescape(errors)
        return
    run_pages(open_page, pair.root / "site", ["index.html"])
