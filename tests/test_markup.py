"""Markup as such on an author's page: each payload in each place is refused with page and line, or is shown as text."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import build
import pytest
from handbook.publish import verify
from payloads import PAYLOADS
from unguarded import read, run_pages, shown, without_policy

SENTENCE = "[P1.1](../reference/source.md#p1-1)"
# Place → the Markdown around a payload. N is a number of its own.
RAW = {
    "block": "{}",
    "line": "text {} text",
    "heading": "## {} {#h}\n\n-",
    "cell": "| a |\n| --- |\n| {} |",
    "quotation": "> {} " + SENTENCE,
    "item": "## K {#card-N data-role=team data-phase=on-site data-kind=do-confirm}\n\nP\n\n- [ ] i {} "
    + SENTENCE
    + "\n    {: #k-N data-modality=must }",
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
def raw(alone, monkeypatch: pytest.MonkeyPatch):
    """A site in one language with each payload in each place, on a page of its own."""
    monkeypatch.setattr(verify, "check_language", lambda page, settings: iter(()))
    alone.config["not_in_nav"] = "raw-*/\n"
    return alone


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


@pytest.mark.long
def test_markup_as_such_is_refused_with_its_page_or_does_nothing(
    raw, open_page, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = write_raw(raw)
    monkeypatch.setattr(build, "arrange", lambda problems: sorted(map(str, problems)))  # every line counts here
    status, _, errors = raw.build()
    assert status == 1
    lines: dict[str, list[tuple[int, str]]] = {}
    for match in re.finditer(r"^docs/zh/(raw-\S+?\.md):(\d+): (.*)$", errors, re.MULTILINE):
        lines.setdefault(match[1], []).append((int(match[2]), match[3]))
    for page, said in lines.items():
        place, name = pages[page]
        text = (raw.root / "docs/zh" / page).read_text(encoding="utf-8").splitlines()
        wanted = {number for number, line in enumerate(text, 1) if PAYLOADS[name] in line}
        moved = (
            name == "code of Typst" or "\t" in PAYLOADS[name] or place == "attribute"
        )  # Markdown made something else of it
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
    without_policy(raw.root / "site")
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
        head, article = (
            re.search(r"<meta name=\"description\".*", text),
            re.search(r"<article.*</article>", text, re.DOTALL),
        )
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
