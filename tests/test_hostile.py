"""Whatever an author writes comes out as text or is refused with its page: in pages, print pages, data, PDF and Word.

The pages are run in Chromium without their policy, so that nothing but the text itself can keep a payload from running.
"""

from __future__ import annotations

import html
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import lxml.html
import pytest
import verify
from conftest import ROOT
from docx import Document
from payloads import PAYLOADS
from pypdf import PdfReader

SENTENCE = "[P1.1](../reference/source.md#p1-1)"
NAMES = list(PAYLOADS)
BLOCKS = ("roles", "phases", "timeline", "round", "handbook", "coverage")


def shown(text: str) -> str:
    """Text as pages show it: blanks run together."""
    return re.sub(r"\s+", " ", text).strip()


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def code(payload: str) -> str:
    """The payload as Markdown that means it as text."""
    fence = "``" if "`" in payload else "`"
    return f"{fence} {payload.replace(chr(9), ' ')} {fence}"


WANTED = [shown(payload) for payload in PAYLOADS.values()]


def without_policy(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text), encoding="utf-8")


def nothing_ran(page, ran: list[str], address: str) -> None:
    assert page.evaluate("window.ran") is None and not ran, f"a payload ran on {address}"
    assert page.locator("script[src*=hostile], object, embed, base, meta[http-equiv=refresh]").count() == 0
    assert page.locator("main iframe, nav iframe, header iframe").count() == 0  # search from the disk has one in the body


def run_pages(open_page, site: Path, addresses: list[str]):
    """Open pages without their policy, hover and focus what there is; nothing of a payload may run. The browser's page."""
    without_policy(site)
    page = open_page("about:blank", viewport={"width": 1300, "height": 900}, reduced_motion="reduce")
    page.ran = []
    page.on("dialog", lambda dialog: (page.ran.append(dialog.message), dialog.dismiss()))
    for address in addresses:
        page.goto((site / address).as_uri(), wait_until="load")
        page.evaluate("for (const link of document.querySelectorAll('a[data-words]')) { link.focus(); }")
        page.evaluate("document.querySelectorAll('*').forEach(node => node.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})))")
        assert page.url == (site / address).as_uri(), "a page led away"
        nothing_ran(page, page.ran, address)
    return page


# ---- text that looks like markup is text ----------------------------------------------------------------------------


def write_cards(tiny) -> None:
    for language, pause in (("zh", "停顿点"), ("en", "Pause")):
        cards = []
        for start in range(0, len(NAMES), 5):
            title = code(PAYLOADS[NAMES[start]])
            lines = [f"## {title} {{#card-{start} data-role=team data-phase=on-site data-kind=do-confirm}}\n\n{pause}: {title}\n"]
            for index, name in enumerate(NAMES[start : start + 5], start):
                lines.append(f"- [ ] {code(PAYLOADS[name])} {SENTENCE}\n    {{: #i-{index} data-modality=must }}")
            cards.append("\n".join(lines))
        tiny.write(f"{language}/purpose/cards.md", f"# {code(PAYLOADS['end of a title'])} {{#cards}}\n\n-\n\n" + "\n\n".join(cards) + "\n")


def write_texts(tiny) -> None:
    """Sentences, quotations, headings, terms, and every generated block of a page."""
    for language, duty in (("zh", "要"), ("en", "must")):
        words = "\n\n".join(f"{duty} {code(payload)}\n{{: #p2-{index} .sentence }}" for index, payload in enumerate(PAYLOADS.values(), 1))
        source = (tiny.root / f"docs/{language}/reference/source.md").read_text(encoding="utf-8")
        tiny.write(f"{language}/reference/source.md", f"{source}\n{words}\n")
        quotes = "\n\n---\n\n".join(
            f"> {code(payload)}\n> [P2.{index}](../reference/source.md#p2-{index})" for index, payload in enumerate(PAYLOADS.values(), 1)
        )
        headings = "\n\n".join(f"## zebra {code(payload)} {{#h-{index}}}\n\n-" for index, payload in enumerate(PAYLOADS.values()))
        title = json.dumps(PAYLOADS["end of a script"])
        tiny.write(f"{language}/purpose/quotes.md", f"---\ntitle: {title}\n---\n# - {{#quotes}}\n\n-\n\n{quotes}\n\n{headings}\n")
        rows = "\n".join(f"| {code(payload)} | - | {code(payload)} |" for payload in PAYLOADS.values())
        terms = "\n\n".join(f"## {code(payload)} {{#t-{index}}}\n\n{code(payload)}\n{{: .outside }}" for index, payload in enumerate(PAYLOADS.values()))
        tiny.write(f"{language}/reference/glossary.md", f"# - {{#glossary}}\n\n-\n\n{terms}\n\n| a | b | c |\n| --- | --- | --- |\n{rows}\n")
        tiny.write(f"{language}/purpose/blocks.md", "# - {#blocks}\n\n-\n\n" + "\n\n".join(f"<!-- {block} -->" for block in BLOCKS) + "\n")


def spoil_configuration(config: dict) -> None:
    """Every name, label and value in mkdocs.yml that a reader sees, as a payload."""
    taken = iter(WANTED * 9)
    extra = config["extra"]
    for table in (extra["roles"], extra["phases"], extra["modalities"], extra["kinds"]):
        for entry in table.values():
            entry["name"] = {"zh": (text := next(taken)), "en": text}
            entry["note"] = {"zh": (text := next(taken)), "en": text}
    for entry in extra["round"].values():
        entry["label"] = {"zh": (text := next(taken)), "en": text}
        entry["value"] = {"zh": (text := next(taken)), "en": text}
    for key, names in extra["labels"].items():
        holes = names["zh"].count("{}")
        text = next(taken).replace("{", "(").replace("}", ")") + " {}" * holes
        extra["labels"][key] = {"zh": text, "en": text}
    extra["roles"]["team"]["starts"] = "purpose/quotes.md"
    config["site_name"], config["site_description"] = PAYLOADS["end of a title"], PAYLOADS["picture, broken out of an attribute"]
    pages = config["nav"][1].pop("为什么巡察")
    config["nav"][1][PAYLOADS["picture with a quoted handler"]] = [*pages, "purpose/cards.md", "purpose/quotes.md", {PAYLOADS["script"]: "purpose/blocks.md"}]
    config["nav"][2]["资料"].append({PAYLOADS["svg script"]: "reference/glossary.md"})


@pytest.fixture
def hostile(tiny, monkeypatch: pytest.MonkeyPatch):
    """A site that holds every payload as text: in items, headings, card titles, sentences, quotations, terms, mkdocs.yml."""
    monkeypatch.setattr(verify, "check_language", lambda page, settings: iter(()))  # code is in no language
    write_cards(tiny)
    write_texts(tiny)
    spoil_configuration(tiny.config)
    tiny.config["extra"]["paper"] |= {"sizes": {name: {"letters": 12, "lines": 21} for name in ("standard", "large")}, "packs": ["team"]}
    return tiny


def test_text_that_looks_like_markup_stays_text_everywhere(hostile, open_page) -> None:
    status, _, errors = hostile.build()
    assert status == 0, errors
    site = hostile.root / "site"
    for prefix in ("", "en/"):
        check_pages(site / prefix, prefix)
    check_papers(site)
    check_commands(site)
    addresses = [path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html" and "zh-Hant" not in path.parts]
    assert len(addresses) > 30
    page = run_pages(open_page, site, addresses)
    check_error_page(page, site)
    check_search(page, site)


def read(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(path.read_text(encoding="utf-8"))


def check_pages(root: Path, prefix: str) -> None:
    items = json.loads((root / "checklists.json").read_text(encoding="utf-8"))
    assert [item["text"] for item in items if item["id"].startswith("i-")] == WANTED
    page = read(root / "purpose/cards.html")
    assert [shown(node.text_content()) for node in page.xpath("//*[contains(@class, 'item__text')]/code")] == WANTED
    sheet = read(root / "print/all.html")
    assert [shown(cell.text_content()) for cell in sheet.xpath("//td[starts-with(@id, 'i-')]")] == WANTED
    source = read(root / "reference/source.html")
    assert [shown(node.text_content()) for node in source.xpath("//*[starts-with(@id, 'p2-')]/code")] == WANTED
    glossary = read(root / "reference/glossary.html")
    assert [shown(node.text_content()) for node in glossary.xpath("//article//h2/code")] == WANTED
    assert [shown(node.text_content()) for node in glossary.xpath("//article//td/code")] == [text for text in WANTED for _ in range(2)]
    quoted = read(root / "purpose/quotes.html")
    assert [shown(code.text_content()) for code in quoted.xpath("//blockquote//code")] == WANTED
    tips = [shown(link.get("data-words")) for link in quoted.xpath("//blockquote//a")]
    assert tips == [f"{'must' if prefix else '要'} {words}" for words in WANTED]
    assert [shown(code.text_content()) for code in quoted.xpath("//article//h2/code")] == WANTED
    toc = [shown(node.text_content()) for node in quoted.xpath("//nav[contains(@class, 'md-nav--secondary')]//a")]
    assert {f"zebra {text}" for text in WANTED} <= set(toc)
    assert quoted.xpath("//title")[0].text_content().startswith(PAYLOADS["end of a script"])
    nav = {shown(node.text_content()) for node in quoted.xpath("//nav[contains(@class, 'md-nav--primary')]//*[self::a or self::label]")}
    assert {PAYLOADS["script"], PAYLOADS["svg script"], PAYLOADS["picture with a quoted handler"]} <= nav
    blocks = read(root / "purpose/blocks.html").xpath("//article")[0].text_content()
    names = json.dumps(shown(blocks))
    assert all(json.dumps(text)[1:-1] in names for text in WANTED[:8])  # the roles' and phases' names and notes


def check_papers(site: Path) -> None:
    text = squeeze("".join(page.extract_text() for page in PdfReader(site / "downloads/handbook-zh.pdf").pages))
    missing = [payload for payload in WANTED if squeeze(payload).replace("´", "") not in text.replace("´", "")]
    assert missing == []
    document = Document(io.BytesIO((site / "downloads/checklists-team-zh.docx").read_bytes()))
    cells = [shown(row.cells[2].text) for table in document.tables for row in table.rows]
    assert set(WANTED) <= set(cells)
    for part in zipfile.ZipFile(site / "downloads/checklists-team-zh.docx").namelist():
        assert not part.endswith((".bin", ".js")), "a document that could run something"


def check_commands(site: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts/checklist.py"), "--site", str(site), "--format", "html"]
    printed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    tree = lxml.html.document_fromstring(printed)
    for text in WANTED:
        assert any(text in shown(node.text_content()) for node in tree.iter("li", "label")), text
    known = {"html", "head", "meta", "title", "body", "h1", "h2", "h3", "ul", "li", "label", "input", "small", "p", "section", "table", "tr", "th", "td"}
    assert {str(node.tag) for node in tree.iter()} <= known
    assert not any(name.startswith("on") for node in tree.iter() for name in node.attrib)


def check_error_page(page, site: Path) -> None:
    """The page for errors, from a server: from the disk nothing leads to it."""
    page.route("http://127.0.0.1:9/**", lambda route: route.fulfill(path=site / route.request.url.removeprefix("http://127.0.0.1:9/")))
    for address in ("404.html", "en/404.html"):
        page.goto(f"http://127.0.0.1:9/{address}", wait_until="load")
        nothing_ran(page, page.ran, address)
        assert PAYLOADS["end of a title"] in page.content().replace("&lt;", "<").replace("&gt;", ">")


def check_search(page, site: Path) -> None:
    page.goto((site / "purpose/index.html").as_uri())
    field = page.locator("[data-md-component=search-query]")
    field.click()
    field.fill("zebra")
    field.press("End")
    page.wait_for_selector(".md-search-result__link", state="attached")
    page.evaluate("document.querySelectorAll('.md-search-result details').forEach(one => one.open = true)")
    found = [shown(text) for text in page.locator(".md-search-result__list :is(h1, h2)").all_text_contents()]
    missing = [text for text in WANTED if not any(text in title for title in found)]
    assert missing == [], found
    nothing_ran(page, page.ran, "search")
    inside = ".md-search-result__list :is(script, img, svg[onload], iframe, object, embed, style, base, meta, link, form, input)"
    assert page.locator(inside).count() == 0


# ---- markup as such is refused, or harmless -------------------------------------------------------------------------

# Place → the Markdown around a payload. N is a number of its own.
RAW = {
    "block": "{}",
    "line": "text {} text",
    "heading": "## {} {#h}\n\n-",
    "cell": "| a |\n| --- |\n| {} |",
    "quotation": "> {} " + SENTENCE,
    "item": "## K {#card-N data-role=team data-phase=on-site data-kind=do-confirm}\n\nP\n\n- [ ] i {} " + SENTENCE + "\n    {: #k-N data-modality=must }",
    "title of a link": "[x](../index.md '{}')",
    "words of a picture": "![{}](../../assets/seal.svg)",
    "words of a picture in HTML": '<img src="../assets/seal.svg" alt="{}">',
    "address": "[x](<{}>)",
    "attribute": "text\n{: title='{}' }",
    "front matter": "",
}
# What Markdown itself takes for text wherever it stands.
TEXT = {
    "picture that fails", "picture, broken out of an attribute", "single quotes", "handler in an attribute", "details",
    "template of Jinja", "entities", "entities twice", "code of Typst", "wild quotes",
}  # fmt: skip
PROSE = ("block", "line", "heading", "cell", "item")


@pytest.fixture
def raw(tiny, monkeypatch: pytest.MonkeyPatch):
    """A site in one language with each payload in each place, on a page of its own."""
    monkeypatch.setattr(verify, "check_language", lambda page, settings: iter(()))
    (i18n,) = (plugin["i18n"] for plugin in tiny.config["plugins"] if isinstance(plugin, dict) and "i18n" in plugin)
    i18n["languages"] = i18n["languages"][:1]
    tiny.config["extra"]["languages"] = {"zh": tiny.config["extra"]["languages"]["zh"]}
    shutil.rmtree(tiny.root / "docs/en")
    tiny.config["not_in_nav"] = "raw-*/\n"
    return tiny


def write_raw(site) -> dict[str, tuple[str, str]]:
    """Page → place and payload."""
    pages = {}
    for place, form in RAW.items():
        for index, (name, payload) in enumerate(PAYLOADS.items()):
            page = f"raw-{place.replace(' ', '-')}/{index}.md"
            body = form.replace("N", str(len(pages))).replace("{}", payload) if form else "-"
            front = "" if form else f"---\ndescription: {json.dumps(payload)}\n---\n"
            site.write(f"zh/{page}", f"{front}# - {{#top}}\n\n-\n\n{body}\n")
            pages[page] = (place, name)
    return pages


def test_markup_as_such_is_refused_with_its_page_or_does_nothing(raw, open_page) -> None:
    pages = write_raw(raw)
    status, _, errors = raw.build()
    assert status == 1
    lines: dict[str, list[tuple[int, str]]] = {}
    for match in re.finditer(r"^docs/zh/(raw-\S+?\.md):(\d+): (.*)$", errors, re.MULTILINE):
        lines.setdefault(match[1], []).append((int(match[2]), match[3]))
    for page, said in lines.items():
        place, name = pages[page]
        text = (raw.root / "docs/zh" / page).read_text(encoding="utf-8").splitlines()
        wanted = {number for number, line in enumerate(text, 1) if PAYLOADS[name] in line}
        moved = name == "code of Typst" or "\t" in PAYLOADS[name] or place == "attribute"  # Markdown made something else of it
        assert moved or wanted & {number for number, _ in said}, (place, name, said)
        (raw.root / "docs/zh" / page).unlink()
    for place in PROSE:
        kept = {name for page, (where, name) in pages.items() if where == place and page not in lines}
        assert kept <= TEXT, (place, kept - TEXT)
    for page, (place, name) in pages.items():
        assert page in lines or place not in ("quotation", "address"), (place, name)
    status, _, errors = raw.build()
    assert status == 0, errors
    kept = [page for page in pages if page not in lines]
    for page in kept:
        check_attributes(raw.root / "site" / f"{page[:-3]}.html", *pages[page])
    for address, articles in bind(raw.root / "site", kept).items():
        page = run_pages(open_page, raw.root / "site", [address])
        assert page.locator("article").count() == articles, "one page swallowed another"


def bind(site: Path, pages: list[str]) -> dict[str, int]:
    """What the pages of each place hold in one document, byte for byte: opening hundreds would take a minute.

    Address → how many pages it holds.
    """
    bound: dict[str, str] = {}
    for page in pages:
        text = (site / f"{page[:-3]}.html").read_text(encoding="utf-8")
        head, article = re.search(r"<meta name=\"description\".*", text), re.search(r"<article.*</article>", text, re.DOTALL)
        folder = page.partition("/")[0]
        bound[folder] = bound.get(folder, "<!doctype html><meta charset=utf-8>") + head[0] + article[0]
    for folder, text in bound.items():
        (site / folder / "all.html").write_text(text, encoding="utf-8")
    return {f"{folder}/all.html": text.count("<article ") for folder, text in bound.items()}


def check_attributes(path: Path, place: str, name: str) -> None:
    """A payload in an attribute is its value, whole or as far as Markdown takes it, and no attribute of its own."""
    tree = read(path)
    found = {
        "title of a link": tree.xpath("//article//a/@title"),
        "words of a picture": tree.xpath("//article//img/@alt"),
        "front matter": tree.xpath("//meta[@name='description']/@content"),
    }
    if place in found:
        assert len(found[place]) == 1, (place, name)
    if place == "front matter":
        assert shown(found[place][0]) == shown(PAYLOADS[name])
    if place == "title of a link" and "'" not in PAYLOADS[name]:
        assert shown(found[place][0]) in (shown(PAYLOADS[name]), shown(html.unescape(PAYLOADS[name])))
