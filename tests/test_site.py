"""The example's site against the contract: paths, names, ids, languages, items."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
from conftest import ROOT
from handbook.marks import CITATION
from handbook.read.speech import number, read_sentences
from handbook.settings.model import Settings

LANGUAGES = ["", "zh-Hant/", "en/"]
ROLES = ["team", "inspected", "liaison", "cadres"]
PHASES = ["preparation", "on-site", "reporting", "throughout"]
KEYS = ["id", "text", "card", "card_title", "theme", "roles", "phases", "modality", "source", "url"]
GUIDANCE = [
    "purpose/index",
    "positioning/four-checks",
    "cooperation/liaison",
    "cooperation/opinion",
    "supervision/index",
]
REFERENCE = [f"reference/{name}" for name in ("source", "glossary", "unspecified", "coverage", "changes", "sheets")]
SENTENCES = "t-1 s0-1 p1-1 p1-2 h1-1 p2-1 p2-2 p2-3 p3h-1 p3-1 h2-1 p4-1 p4-2 p4-3 p4-4 z-1".split()


def tree(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(path.read_text(encoding="utf-8"))


def items(site: Path, prefix: str) -> list[dict]:
    return json.loads((site / prefix / "checklists.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_every_path_of_the_contract_is_there(site: Path, prefix: str) -> None:
    paths = ["index", "phases", "404", *GUIDANCE, *REFERENCE, "print/all"]
    paths += [f"print/{role}" for role in ROLES] + [f"print/phase-{phase}" for phase in PHASES]
    for path in paths:
        assert (site / prefix / f"{path}.html").is_file(), path
    assert (site / prefix / "search/index.js").is_file() and (site / prefix / "a-z.html").is_file()


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_the_speech_has_its_sentences_each_with_id_and_number(site: Path, prefix: str) -> None:
    page = tree(site / prefix / "reference/source.html")
    sentences = page.xpath("//*[contains(concat(' ', @class, ' '), ' sentence ')]")
    assert [sentence.get("id") for sentence in sentences] == SENTENCES
    assert [sentence.xpath("./a[1]")[0].text for sentence in sentences] == [
        number(sentence.get("id")) for sentence in sentences
    ]


def test_the_english_speech_stands_beside_the_chinese_sentence_by_sentence(site: Path) -> None:
    chinese = {one.id: one.words for one in read_sentences(tree(site / "reference/source.html"))}
    pairs = tree(site / "en/reference/source.html").xpath("//div[@class='pair']")
    assert len(pairs) == len(SENTENCES)
    for pair in pairs:
        sentence, original = pair
        assert original.get("lang") == "zh-Hans"
        assert chinese[sentence.get("id")].endswith(original.text)  # there the number stands before it


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_checklists_json(site: Path, settings: Settings, prefix: str) -> None:
    found = items(site, prefix)
    cards: dict[str, list[dict]] = {}
    for item in found:
        assert list(item) == KEYS
        assert (
            item["text"]
            and item["card_title"]
            and item["theme"] in ("purpose", "positioning", "cooperation", "supervision")
        )
        assert set(item["roles"]) <= set(ROLES) and item["roles"]
        assert set(item["phases"]) <= set(PHASES) and item["phases"]
        assert item["modality"] in ("must", "must-not", "hoped", "may", "check")
        cards.setdefault(item["card"], []).append(item)
        path, _, anchor = item["url"].partition("#")
        assert tree(site / prefix / path).xpath(f"//li[@id='{anchor}']")
    assert len({item["id"] for item in found}) == len(found)
    assert {card: len(own) for card, own in cards.items()} == {
        "card-duty": 2,
        "card-four-checks": 2,
        "card-liaison": 4,
        "card-mending": 2,
        "card-opinion": 2,
        "card-discipline": 3,
        "card-report": 3,
    }


def test_items_are_the_same_in_every_language(site: Path) -> None:
    facts = [
        [{key: item[key] for key in KEYS if key not in ("text", "card_title")} for item in items(site, prefix)]
        for prefix in LANGUAGES
    ]
    assert facts[0] == facts[1] == facts[2]


def test_cards_state_role_phase_and_use_and_link_to_their_print_page(site: Path) -> None:
    for path in GUIDANCE:
        for card in tree(site / f"{path}.html").xpath("//section[@class='card']"):
            heading = card.xpath("./h2")[0]
            link = card.xpath("./p[contains(@class, 'card__facts')]/a/@href")[0]
            page, anchor = link.split("?")[0], link.partition("#")[2]
            assert anchor == heading.get("id")
            assert tree((site / path).parent / page).xpath(f"//article[@id='{anchor}']")


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_quotations_and_items_cite_sentences(site: Path, prefix: str) -> None:
    for path in GUIDANCE:
        page = tree(site / prefix / f"{path}.html")
        for quote in page.xpath("//blockquote"):
            assert any(CITATION.search(link) for link in quote.xpath(".//a/@href"))
        assert page.xpath("//article//h1/following-sibling::p[1]")


@pytest.mark.parametrize(("prefix", "tag"), [("", "zh-Hans"), ("zh-Hant/", "zh-Hant"), ("en/", "en")])
def test_language_tags_and_alternates(site: Path, prefix: str, tag: str) -> None:
    for path in ("index.html", "positioning/four-checks.html", "print/team.html"):
        page = tree(site / prefix / path)
        assert page.get("lang") == tag
        names = {link.get("hreflang"): link.text for link in page.xpath("//a[@hreflang]")}
        own = {"zh-Hans": "简体中文", "zh-Hant": "繁體中文", "en": "English"}
        assert all(own[code] == name for code, name in names.items())
        assert set(own) - {tag} <= set(names)
        assert page.xpath("//link[contains(@rel, 'alternate')][@hreflang]")


def test_the_derived_pages_are_in_traditional_chinese(site: Path) -> None:
    page = tree(site / "zh-Hant/cooperation/liaison.html")
    text = page.xpath("string(//article)")
    assert "要成立聯絡組" in text and "联" not in text
    tabs = page.xpath("string(//nav[contains(@class, 'tabs')])").split()
    assert tabs == ["首頁", "從這裡開始", "為什麼巡察", "政治定位", "協作配合", "相互監督", "資料"]
    terms = tree(site / "zh-Hant/reference/glossary.html").xpath("//td[@lang='zh-Hans']/text()")
    assert "联络组" in terms  # text that says it is Simplified stays so
    assert "希望大家「把責任扛起來」" in tree(site / "zh-Hant/reference/source.html").text_content()


def test_the_same_commit_gives_the_same_bytes_wherever_it_is_built(site: Path, example: Path, tmp_path: Path) -> None:
    again = tmp_path / "named otherwise 手册 (1)" / "site"  # blanks and Chinese, too
    command = [sys.executable, str(ROOT / "scripts/build.py"), "--config", str(example), "--site", str(again)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    assert (again / "index.html").as_uri() in done.stdout
    first = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    second = {path.relative_to(again).as_posix(): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_the_command_prints_what_the_pages_hold(site: Path, example: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from checklist import main as command

    def main(arguments: list[str]) -> int:
        return command(["--config", str(example), *arguments])

    assert (
        main(["--site", str(site), "--lang", "en", "--role", "team", "--phase", "reporting", "--format", "json"]) == 0
    )
    printed = json.loads(capfd.readouterr().out)
    assert printed == [item for item in items(site, "en/") if "team" in item["roles"] and "reporting" in item["phases"]]
    assert main(["--site", str(site), "--format", "json"]) == 0
    assert json.loads(capfd.readouterr().out) == items(site, "")
    with pytest.raises(SystemExit):
        main(["--role", "boss"])
    assert "choose from team, inspected, liaison, cadres" in capfd.readouterr().err.replace("'", "")
    assert main(["--site", str(site / "nowhere")]) == 1
    assert "run `python scripts/build.py` first" in capfd.readouterr().err
