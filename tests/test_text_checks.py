"""What a handbook may ask of its own text: blanks beside silence, links at first use, references, no screen words on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from handbook.check.silence import check_silence
from handbook.passage import CARD, SHEET
from handbook.read.page import Rendered, read_page
from handbook.read.passages import read_passages
from handbook.settings.model import Settings
from test_cards import render

CHECKS = {
    "blanks": {
        "page": "reference/blanks.md",
        "silence": {"zh": ["讲话*没有说", "讲话：没有"], "en": ["speech does not say", "The speech: It does not"]},
    },
    "terms": {"common": {"zh": ["巡察"], "en": ["inspection"]}},
    "outside": "reference/outside.md",
    "printed": {"zh": ["点击", "网页"], "en": ["click*", "home page"]},
}
REFERENCE = {
    "blanks.md": "# {0} {{#blanks}}\n\n-\n\n| a | b |\n| --- | --- |\n| x {{: #b-length }} | |\n",
    "outside.md": "# {0} {{#outside}}\n\n-\n\n## {0} {{#x-one}}\n\n-\n",
    "glossary.md": "# {0} {{#glossary}}\n\n-\n\n## {1} {{#term-group}}\n\n-\n\n## {2} {{#term-inspection}}\n\n-\n\n"
    "| A | B |\n| --- | --- |\n| 联络组 {{: lang=zh-Hans }} | liaison group / liaison groups {{: lang=en }} |\n",
}
GOOD = {
    "zh": "# 指引 {#guide}\n\n给[联络组](reference/glossary.md#term-group)。\n\n## 一 {#one}\n\n讲话没有说多久：[待填](reference/blanks.md#b-length)。\n\n"
    "外面的话，见[清单](reference/outside.md#x-one)。\n{: .outside }\n\n联络组巡察，见《联络员办法》。\n\n点击这里。\n{: .screen }\n",
    "en": "# Guide {#guide}\n\nFor the [liaison group](reference/glossary.md#term-group).\n\n## One {#one}\n\n"
    "The speech does not say how long: [blank](reference/blanks.md#b-length).\n\nFrom elsewhere: see the [list](reference/outside.md#x-one).\n{: .outside }\n\n"
    "The liaison groups meet at an inspection.\n\nClick here.\n{: .screen }\n",
}


@pytest.fixture
def asked(pair):
    """The tiny site with every check asked for, and pages that keep to them."""
    pair.config["extra"]["checks"] = CHECKS
    pair.config["nav"] += ["guide.md", *(f"reference/{name}" for name in REFERENCE)]
    pair.config["not_in_nav"] = "more.md"
    titles = {"zh": ("清单", "联络组、联络员", "巡察"), "en": ("List", "Liaison group", "Inspection")}
    for code, guide in GOOD.items():
        pair.write(f"{code}/guide.md", guide)
        for name, text in REFERENCE.items():
            pair.write(f"{code}/reference/{name}", text.format(*titles[code]))
    return pair


def test_a_text_that_keeps_to_what_is_asked_is_published(asked) -> None:
    status, _, errors = asked.build()
    assert status == 0, errors


def test_each_check_tells_of_what_breaks_it_in_every_written_language_with_its_line(asked) -> None:
    asked.change("zh/guide.md", "[待填](reference/blanks.md#b-length)", "待填")
    asked.change("en/guide.md", "[blank](reference/blanks.md#b-length)", "blank")
    asked.change("zh/guide.md", "[清单](reference/outside.md#x-one)", "清单")
    asked.change("en/guide.md", "[list](reference/outside.md#x-one)", "list")
    asked.change("zh/guide.md", "给[联络组]", "联络组、联络员，给[这些人]")
    asked.change(
        "en/guide.md",
        "For the [liaison group](reference/glossary.md#term-group).",
        "For the liaison group.\n\nFor [them](reference/glossary.md#term-group).",
    )
    asked.change("zh/guide.md", "{: .screen }", "")
    asked.change("en/guide.md", "{: .screen }", "")
    status, _, errors = asked.build()
    assert status == 1
    silent = "says that the speech is silent, and its section has no link to a blank – link it to its row of the list of blanks"
    said = "comes from outside, and leads to no entry of the list of references – link it to reference/outside.md#…"
    first = "is used first here, and does not lead to the glossary – link it to reference/glossary.md#term-group"
    paper = "makes no sense on paper, and this is printed – say it for paper too, or mark it {: .screen }"
    lines = re.findall(r"^docs/(..)/guide\.md:(\d+): “([^”]*)” (.*)$", errors, re.MULTILINE)
    assert [(code, int(line), words) for code, line, words, _ in lines] == [
        ("en", 6, "liaison group"),
        ("en", 12, "The speech does not say how lo"),
        ("en", 14, "From elsewhere: see the list."),
        ("en", 19, "click*"),
        ("zh", 7, "讲话没有说多久：待填。"),
        ("zh", 9, "外面的话，见清单。"),
        ("zh", 14, "点击"),
    ]
    assert [
        rest.startswith(wanted)
        for (*_, rest), wanted in zip(lines, [first, silent, said, paper, silent, said, paper], strict=True)
    ] == [True] * 7


def test_a_translation_links_the_terms_that_its_original_links(asked) -> None:
    for code, words in (("zh", "他们"), ("en", "liaison group")):
        asked.write(f"{code}/more.md", f"# - {{#more}}\n\n{words}\n")
    status, _, errors = asked.build()
    assert status == 0, errors
    asked.write("zh/more.md", "# - {#more}\n\n他们，联络员\n")
    status, _, errors = asked.build()
    assert (
        status == 1 and "docs/zh/more.md:3: “联络员” is used first here" in errors and "docs/en/more.md" not in errors
    )


def test_silence_may_be_excused_with_a_reason_that_is_needed(asked) -> None:
    for code, words in (("zh", "讲话没有说"), ("en", "speech does not say")):
        asked.write(f"{code}/more.md", f"---\nsilence: {{{words}: 不用问}}\n---\n# - {{#more}}\n\n{words}\n")
    status, _, errors = asked.build()
    assert status == 0, errors
    for code, words in (("zh", "讲话没有说"), ("en", "speech does not say")):
        asked.write(f"{code}/more.md", f"---\nsilence: {{{words}: 不用问}}\n---\n# - {{#more}}\n\n-\n")
    status, _, errors = asked.build()
    assert (
        status == 1
        and "docs/zh/more.md:2: `silence` has an exception for 讲话没有说 that is not needed – take it out" in errors
    )


def test_silence_is_asked_of_no_quotation_card_or_sheet(settings: Settings) -> None:
    script = settings.languages["zh"].script
    card = "## 卡 {#card-a data-role=team data-phase=on-site data-kind=do-confirm}\n\n讲话没有说\n\n- [ ] 讲话没有说 [P1.1](source.md#p1-1)\n    {: #a-1 data-modality=must }\n\n"
    sheet = "## 表 {#s .sheet data-role=team}\n\n讲话没有说\n\n| a |\n| --- |\n| |\n\n"
    page = read_page(
        Rendered(
            render(f"# T {{#t}}\n\n> 讲话没有说\n\n{card}{sheet}## 文 {{#x}}\n\n- 讲话没有说\n\n    讲话没有说\n"),
            "a.html",
            Path("a.md"),
            "",
            "T",
            "",
            True,
            {},
        ),
        "zh",
        settings,
        lambda _: None,
    )
    found = read_passages(page.tree, page.address)
    where = [
        next((mark for mark in (CARD, SHEET, "blockquote") if mark in one.within), "")
        for one in found
        if one.text.startswith("讲话没有说")
    ]
    assert where == ["blockquote", CARD, CARD, SHEET, "", ""]
    assert len(list(check_silence(found, ["没有说"], script, "b.html", {}))) == 2


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        (
            ("outside",),
            "reference/nowhere.md",
            "extra.checks.outside names reference/nowhere.md, and there is no such page",
        ),
        (("blanks", "page"), "nowhere.md", "extra.checks.blanks.page names nowhere.md, and there is no such page"),
        (("printed",), {"zh": ["点击"]}, "extra.checks.printed has nothing in en – add `en: …` to it"),
        (("words",), ["x"], "extra.checks has “words”, which nothing reads"),
        (("blanks", "silence"), None, "extra.checks.blanks.silence is empty"),
    ],
)
def test_what_mkdocs_yml_asks_for_must_be_there(asked, place: tuple[str, ...], value: object, message: str) -> None:
    checks = {**CHECKS, "blanks": dict(CHECKS["blanks"])}
    target = checks
    for key in place[:-1]:
        target = target[key]
    target[place[-1]] = value
    asked.config["extra"]["checks"] = checks
    status, _, errors = asked.build()
    assert status == 1 and message in errors
