"""Any text that an author may write in an item is what the page, the print page and the data show."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path

import jinja2
import lxml.html
import yaml
from conftest import EXAMPLE, ROOT
from handbook import characters
from handbook.book import SOURCE_PAGE, Edition, Sentence
from handbook.card import Card
from handbook.check.safety import check_safety
from handbook.material import environments
from handbook.read.cards import read_cards
from handbook.settings import load as configuration
from handbook.settings.model import Settings
from handbook.show import print_pages
from handbook.show.cards import decorate_cards
from handbook.show.templates import add_globals
from handbook.tree import collapse, parse, serialize
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.theme import Theme
from payloads import PAYLOADS
from units import page as page_of

CONFIG = yaml.safe_load((EXAMPLE / "mkdocs.yml").read_text(encoding="utf-8"))
HOSTILE = st.lists(
    st.sampled_from([*PAYLOADS.values(), "<", ">", '"', "'", "&", "`", "\\", "]]>", "-->", "{{", "&lt;", "\u2028"])
    | st.text(max_size=6)
)


@functools.cache
def renderer() -> Markdown:
    extensions = [next(iter(one)) if isinstance(one, dict) else one for one in CONFIG["markdown_extensions"]]
    return Markdown(extensions=extensions)


@functools.cache
def known(example: Path) -> Settings:
    found = configuration.load(example).settings
    assert found is not None
    return found


@functools.cache
def templates(example: Path) -> jinja2.Environment:
    theme = Theme(name="material", custom_dir=str(ROOT / "overrides"), language="zh", static_templates=[])
    environments.share(theme)
    env = theme.get_env()
    env.bytecode_cache = None  # what an earlier run compiled would hide a change
    add_globals(env, known(example), "zh", papers=False, prefixes={"zh": ""})
    return env


def as_code(text: str) -> str:
    """Markdown that means the text as it is."""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}"


def rendered(text: str, known: Settings) -> tuple[lxml.html.HtmlElement, list[Card]]:
    item = f"- [ ] {as_code(text)} [P1.1](../reference/source.html#p1-1)\n    {{: #a-1 data-modality=must }}\n"
    html = (
        renderer()
        .reset()
        .convert(
            f"# T {{#t}}\n\n## K {{#card-a data-role=team data-phase=on-site data-kind=do-confirm}}\n\nP\n\n{item}"
        )
    )
    tree = parse(html)
    assert not list(check_safety(tree))
    cards, faults = read_cards(tree, "x/y.html", known)
    assert faults == []
    decorate_cards(tree, cards, known, "zh")
    return tree, cards


@given(HOSTILE.map("".join).map(collapse).filter(lambda text: text and not characters.BAD.search(text)))
@example("".join(PAYLOADS.values()).replace("\t", " "))
@settings(max_examples=40, deadline=None)
def test_any_text_of_an_item_is_shown_as_it_was_written(example: Path, text: str) -> None:
    tree, cards = rendered(text, known(example))
    page = parse(serialize(tree))
    (shown,) = page.xpath("//*[contains(@class, 'item__text')]//code")
    assert (collapse(shown.text_content()), len(shown)) == (text, 0)
    speech = page_of(SOURCE_PAGE, sentences=[Sentence("p1-1", text)])
    edition = Edition(
        known(example), "zh", text, pages={"x/y.html": page_of("x/y.html", cards=cards), SOURCE_PAGE: speech}
    )
    address, sheet = next(print_pages.generated(edition, templates(example), {"zh": ""}, {"zh": text}))
    assert address == "print/all.html"
    document = lxml.html.document_fromstring(sheet)
    (cell,) = document.xpath("//td[@id='a-1-text']/label")
    assert json.loads(print_pages.checklists_script(cards).removeprefix("handbook.items = ").removesuffix(";\n")) == {
        "a-1": [text, "K"]
    }
    assert (collapse(cell.text_content()), len(cell)) == (text, 0)
    assert collapse(document.xpath("//a[@data-words]")[0].get("data-words")) == text
    assert collapse(document.xpath("//title")[0].text_content()).endswith(text)
    assert [entry["text"] for entry in json.loads(print_pages.checklists_json(cards))] == [text]
    assert not [node for node in document.iter("script") if node.get("src") is None]


def test_every_template_escapes_what_it_is_given(example: Path) -> None:
    env = templates(example)
    names = [name for name in env.list_templates() if name.endswith(".html")]
    assert env.autoescape is True and {"print.html", "main.html", "blocks/uses.html", "base.html"} <= set(names)
    open_ = [
        name
        for name in names
        if re.search(r"\|\s*safe\b|\bautoescape\b|\bMarkup\b", env.loader.get_source(env, name)[0])
    ]
    assert open_ == []
