"""Whatever an author writes comes out as text or is refused with its page: in pages, print pages, data, PDF and Word.

The pages are run in Chromium without their policy, so that nothing but the text itself can keep a payload from running.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import lxml.html
import pytest
import yaml
from conftest import ROOT
from handbook.publish import verify
from own_labels import change_labels, label_file
from payloads import PAYLOADS
from pypdf import PdfReader
from unguarded import nothing_ran, read, run_pages, shown, without_policy
from word_reader import items, part

SENTENCE = "[P1.1](../reference/source.md#p1-1)"
NAMES = list(PAYLOADS)
BLOCKS = ("roles", "phases", "timeline", "round", "handbook", "coverage", "downloads")


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def code(payload: str) -> str:
    """The payload as Markdown that means it as text."""
    fence = "``" if "`" in payload else "`"
    return f"{fence} {payload.replace(chr(9), ' ')} {fence}"


WANTED = [shown(payload) for payload in PAYLOADS.values()]


# ---- text that looks like markup is text ----------------------------------------------------------------------------


def write_cards(tiny) -> None:
    for language, pause in (("zh", "停顿点"), ("en", "Pause")):
        cards = []
        for start in range(0, len(NAMES), 4):
            title = code(PAYLOADS[NAMES[start]])
            lines = [
                f"## {title} {{#card-{start} data-role=team data-phase=on-site data-kind=do-confirm}}\n\n{pause}: {title}\n"
            ]
            for index, name in enumerate(NAMES[start : start + 4], start):
                lines.append(f"- [ ] {code(PAYLOADS[name])} {SENTENCE}\n    {{: #i-{index} data-modality=must }}")
            cards.append("\n".join(lines))
        tiny.write(
            f"{language}/purpose/cards.md",
            f"# {code(PAYLOADS['end of a title'])} {{#cards}}\n\n-\n\n" + "\n\n".join(cards) + "\n",
        )


def write_texts(tiny) -> None:
    """Sentences, quotations, headings, terms, and every generated block of a page."""
    for language, duty in (("zh", "要"), ("en", "must")):
        words = "\n\n".join(
            f"{duty} {code(payload)}\n{{: #p2-{index} .sentence }}"
            for index, payload in enumerate(PAYLOADS.values(), 1)
        )
        source = (tiny.root / f"docs/{language}/reference/source.md").read_text(encoding="utf-8")
        tiny.write(f"{language}/reference/source.md", f"{source}\n{words}\n")
        quotes = "\n\n---\n\n".join(
            f"> {code(payload)}\n> [P2.{index}](../reference/source.md#p2-{index})"
            for index, payload in enumerate(PAYLOADS.values(), 1)
        )
        headings = "\n\n".join(
            f"## zebra {code(payload)} {{#h-{index}}}\n\n-" for index, payload in enumerate(PAYLOADS.values())
        )
        title = json.dumps(PAYLOADS["end of a script"])
        tiny.write(
            f"{language}/purpose/quotes.md",
            f"---\ntitle: {title}\n---\n# - {{#quotes}}\n\n-\n\n{quotes}\n\n{headings}\n",
        )
        rows = "\n".join(f"| {code(payload)} | - | {code(payload)} |" for payload in PAYLOADS.values())
        terms = "\n\n".join(
            f"## {code(payload)} {{#t-{index}}}\n\n{code(payload)}\n{{: .outside }}"
            for index, payload in enumerate(PAYLOADS.values())
        )
        tiny.write(
            f"{language}/reference/glossary.md",
            f"# - {{#glossary}}\n\n-\n\n{terms}\n\n| a | b | c |\n| --- | --- | --- |\n{rows}\n",
        )
        tiny.write(
            f"{language}/purpose/blocks.md",
            "# - {#blocks}\n\n-\n\n" + "\n\n".join(f"<!-- {block} -->" for block in BLOCKS) + "\n",
        )


def spoil_configuration(config: dict) -> None:
    """Every name, label and value in mkdocs.yml that a reader sees, as a payload."""
    taken = iter(WANTED * 9)
    extra = config["extra"]
    for table in ("roles", "phases", "modalities", "kinds"):
        for entry in extra[table].values():
            for key in ("name", "note") if table in ("roles", "kinds") else ("name",):
                entry[key] = {"zh": (text := next(taken)), "en": text}
    for entry in extra["round"].values():
        entry["label"] = {"zh": (text := next(taken)), "en": text}
        entry["value"] = {"zh": (text := next(taken)), "en": text}
    extra["roles"]["team"]["starts"] = "purpose/quotes.md"
    config["site_name"], config["site_description"] = (
        PAYLOADS["end of a title"],
        PAYLOADS["picture, broken out of an attribute"],
    )
    pages = config["nav"][1].pop("为什么巡察")
    config["nav"][1][PAYLOADS["picture with a quoted handler"]] = [
        *pages,
        "purpose/cards.md",
        "purpose/quotes.md",
        {PAYLOADS["script"]: "purpose/blocks.md"},
    ]
    config["nav"][2]["资料"].append({PAYLOADS["svg script"]: "reference/glossary.md"})


def spoil_labels(tiny) -> dict[str, str]:
    """Every label as a payload; the texts by name."""
    known, taken = yaml.safe_load(label_file(tiny, "zh").read_text(encoding="utf-8")), iter(WANTED * 9)
    texts = {
        key: next(taken).replace("{", "(").replace("}", ")") + " {}" * text.count("{}") for key, text in known.items()
    }
    for code in ("zh", "en"):
        change_labels(tiny, code, **texts)
    return texts


@pytest.fixture
def hostile(pair, monkeypatch: pytest.MonkeyPatch):
    """A site that holds every payload as text: in items, headings, card titles, sentences, quotations, terms, mkdocs.yml."""
    monkeypatch.setattr(verify, "check_language", lambda page, settings: iter(()))  # code is in no language
    write_cards(pair)
    write_texts(pair)
    spoil_configuration(pair.config)
    pair.texts = spoil_labels(pair)
    pair.config["extra"]["paper"] |= {"sizes": {"standard": {"letters": 12, "lines": 21}}, "packs": ["team"]}
    return pair


@pytest.mark.long
def test_text_that_looks_like_markup_stays_text_everywhere(hostile, open_page) -> None:
    status, _, errors = hostile.build()
    assert status == 0, errors
    site = hostile.root / "site"
    for prefix in ("", "en/"):
        check_pages(site / prefix, prefix)
    check_papers(site)
    check_commands(site)
    addresses = [path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html"]
    assert len(addresses) > 30
    without_policy(site)
    page = run_pages(open_page, site, addresses)
    check_error_page(page, site, hostile.texts)
    check_search(page, site)


def check_pages(root: Path, prefix: str) -> None:
    items = json.loads((root / "checklists.json").read_text(encoding="utf-8"))
    assert [item["text"] for item in items if item["id"].startswith("i-")] == WANTED
    page = read(root / "purpose/cards.html")
    assert [shown(node.text_content()) for node in page.xpath("//*[contains(@class, 'item__text')]/code")] == WANTED
    sheet = read(root / "print/all.html")
    assert [
        shown(cell.text_content()) for cell in sheet.xpath("//td[starts-with(@id, 'i-')][contains(@id, '-text')]")
    ] == WANTED
    source = read(root / "reference/source.html")
    assert [shown(node.text_content()) for node in source.xpath("//*[starts-with(@id, 'p2-')]/code")] == WANTED
    glossary = read(root / "reference/glossary.html")
    assert [shown(node.text_content()) for node in glossary.xpath("//article//h2/code")] == WANTED
    assert [shown(node.text_content()) for node in glossary.xpath("//article//td/code")] == [
        text for text in WANTED for _ in range(2)
    ]
    quoted = read(root / "purpose/quotes.html")
    assert [shown(code.text_content()) for code in quoted.xpath("//blockquote//code")] == WANTED
    tips = [shown(link.get("data-words")) for link in quoted.xpath("//blockquote//a")]
    assert tips == [f"{'must' if prefix else '要'} {words}" for words in WANTED]
    assert [shown(code.text_content()) for code in quoted.xpath("//article//h2/code")] == WANTED
    toc = [shown(node.text_content()) for node in quoted.xpath("//nav[contains(@class, 'contents')]//a")]
    assert {f"zebra {text}" for text in WANTED} <= set(toc)
    assert quoted.xpath("//title")[0].text_content().startswith(PAYLOADS["end of a script"])
    nav = {shown(node.text_content()) for node in quoted.xpath("//nav[@id='site-menu']//*[self::a or self::summary]")}
    assert {PAYLOADS["script"], PAYLOADS["svg script"], PAYLOADS["picture with a quoted handler"]} <= nav
    blocks = read(root / "purpose/blocks.html").xpath("//article")[0].text_content()
    names = json.dumps(shown(blocks))
    assert all(json.dumps(text)[1:-1] in names for text in WANTED[:8])  # the roles' and phases' names and notes


def check_papers(site: Path) -> None:
    text = squeeze("".join(page.extract_text() for page in PdfReader(site / "downloads/handbook-zh.pdf").pages))
    missing = [payload for payload in WANTED if squeeze(payload).replace("´", "") not in text.replace("´", "")]
    assert missing == []
    assert set(WANTED) <= set(map(shown, items(part(site / "downloads/checklists-team-zh.docx"))))
    for name in zipfile.ZipFile(site / "downloads/checklists-team-zh.docx").namelist():
        assert not name.endswith((".bin", ".js")), "a document that could run something"


def check_commands(site: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts/checklist.py"), "--site", str(site), "--format", "html"]
    printed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    tree = lxml.html.document_fromstring(printed)
    for text in WANTED:
        assert any(text in shown(node.text_content()) for node in tree.iter("li", "label")), text
    known = {
        "html",
        "head",
        "meta",
        "title",
        "body",
        "h1",
        "h2",
        "h3",
        "ul",
        "li",
        "label",
        "input",
        "small",
        "p",
        "section",
        "table",
        "tr",
        "th",
        "td",
    }
    assert {str(node.tag) for node in tree.iter()} <= known
    assert not any(name.startswith("on") for node in tree.iter() for name in node.attrib)


def check_error_page(page, site: Path, labels: dict) -> None:
    """The page for errors, from a server: from the disk nothing leads to it."""
    page.route(
        "http://127.0.0.1:9/**",
        lambda route: route.fulfill(path=site / route.request.url.removeprefix("http://127.0.0.1:9/")),
    )
    for address in ("404.html", "en/404.html"):
        page.goto(f"http://127.0.0.1:9/{address}", wait_until="load")
        nothing_ran(page, page.ran, address)
        label = labels["no_page"]
        assert page.locator("h1").inner_text() == label and page.title().startswith(shown(label))
        assert address != "404.html" or page.title().endswith(PAYLOADS["end of a title"])


def check_search(page, site: Path) -> None:
    page.goto((site / "purpose/index.html").as_uri())
    page.locator("input[type=search]").fill("zebra")
    page.wait_for_selector("[data-result] a[href]")
    page.wait_for_timeout(500)  # the rest of the list comes while nobody waits
    found = [
        shown(text)
        for text in page.locator("[data-result] .find__title, [data-result] .find__text").all_text_contents()
    ]
    missing = [text for text in WANTED if not any(text in title for title in found)]
    assert missing == [], found
    nothing_ran(page, page.ran, "search")
    inside = ".find__list :is(script, img, svg[onload], iframe, object, embed, style, base, meta, link, form, input)"
    assert page.locator(inside).count() == 0
