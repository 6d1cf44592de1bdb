"""The strength of items by the words that mkdocs.yml has for it: any words, in the language that the speech is in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import EN, TinySite
from handbook.card import Item
from handbook.check import strength
from handbook.problem import find_line
from handbook.settings.model import Settings


def weigh(settings: Settings, modality: str, sentence: str, text: str = "不甲", language: str = "zh") -> list[str]:
    item = Item("a", text, "c", "t", "x", ("team",), ("on-site",), modality, ("p1-1",), "u")
    return [fault.what for fault in strength.check_strength(item, {"p1-1": sentence}, None, settings, language)]


@pytest.mark.parametrize(
    ("modality", "sentence"),
    [
        ("must", "必须落实"),
        ("must", "务必到位"),
        ("must-not", "严禁瞒报"),
        ("must-not", "不得外传"),
        ("hoped", "鼓励群众反映"),
        ("may", "可以约谈"),
        ("check", "看落实"),
    ],
)
def test_each_strength_has_its_words(settings: Settings, modality: str, sentence: str) -> None:
    assert weigh(settings, modality, sentence) == []
    (what,) = weigh(settings, modality, "今天开会")
    assert (
        what == f"item a is “{modality}”, and P1.1 has none of {'、'.join(settings.modalities[modality].words['zh'])}"
    )


def test_a_word_taken_out_of_mkdocs_yml_shows_no_strength_any_more(settings: Settings) -> None:
    must = settings.modalities["must"]
    less = replace(settings, modalities={"must": replace(must, words={"zh": ("务必",)})})
    assert weigh(less, "must", "必须落实") == ["item a is “must”, and P1.1 has none of 务必"]


def test_a_hope_is_no_duty_and_a_duty_that_also_encourages_is_one(settings: Settings) -> None:
    assert weigh(settings, "must", "希望大家要支持") == ["item a is “must”, and P1.1 says 希望"]
    assert weigh(settings, "must", "要加强协调，鼓励群众反映") == []


def test_what_must_not_be_done_is_worded_so_in_each_language(settings: Settings) -> None:
    assert weigh(settings, "must-not", "不得外传", "外传") == [
        "item a is “must-not”, and “外传” reads as a thing to do"
    ]
    assert weigh(settings, "must-not", "不得外传", "Do nothing", "en") == [
        "item a is “must-not”, and “Do nothing” reads as a thing to do"
    ]
    assert weigh(settings, "must-not", "不得外传", "On no\naccount leak", "en") == []


@pytest.mark.parametrize(
    ("modality", "sentence", "fine"),
    [
        ("must", "You shall keep discipline.", True),
        ("must", "Mustard is served.", False),
        ("hoped", "Residents are ENCOURAGED to speak.", True),
        ("must-not", "Nobody is encouraged.", False),
        ("must", "We hoped that you must.", False),
    ],
)
def test_english_words_are_whole_words(
    settings: Settings, config: dict, modality: str, sentence: str, fine: bool
) -> None:
    given = config["extra"]["modalities"]
    of_english = {
        id_: replace(
            one, **{part: {"en": tuple(given[id_].get(part, {}).get("en", ()))} for part in ("words", "not_with")}
        )
        for id_, one in settings.modalities.items()
    }
    english = replace(settings, languages={"en": settings.languages["en"]}, modalities=of_english)
    assert (weigh(english, modality, sentence, "not a", "en") == []) is fine


def english_only(tiny: TinySite) -> None:
    """Take Chinese out, as an office would that writes English alone: nothing else in mkdocs.yml is touched."""
    (i18n,) = (plugin["i18n"] for plugin in tiny.config["plugins"] if isinstance(plugin, dict) and "i18n" in plugin)
    i18n["languages"] = [{"locale": "en", "name": "English", "default": True, "theme": {"language": "en"}}]
    tiny.config["extra"]["languages"] = {"en": tiny.config["extra"]["languages"]["en"]}
    tiny.config["nav"] = ["index.md", {"Why": ["purpose/index.md"]}, {"Reference": ["reference/source.md"]}]
    tiny.config["theme"]["language"] = "en"
    tiny.config["site_name"] = "Handbook"
    tiny.config["site_description"] = "About it"
    tiny.config["theme"]["palette"] = []
    for page in (tiny.root / "docs" / "zh").rglob("*.md"):
        page.unlink()
    for path, text in EN.items():
        tiny.write(f"en/{path}", text.replace(">\n> 严明纪律\n", ""))
    tiny.change("en/reference/source.md", "Keep strict discipline", "You must keep strict discipline")
    tiny.change("en/purpose/index.md", "> Keep strict", "> keep strict")


def test_a_handbook_in_english_alone_is_weighed_by_english_words(tiny: TinySite) -> None:
    english_only(tiny)
    code, _, errors = tiny.build()
    assert (code, errors) == (0, "")
    source = tiny.read("reference/source.html")
    assert "must keep strict" in source and "original" not in source, "no second copy beside the speech"
    tiny.change("en/purpose/index.md", "data-modality=must }", "data-modality=hoped }")
    code, _, errors = tiny.build()
    line = find_line((tiny.root / "docs/en/purpose/index.md").read_text(encoding="utf-8"), ("#a-1",))
    assert (code, errors.count("item a-1 is “hoped”, and P1.1 has none of hope*, encourag*")) == (1, 1)
    assert f"docs/en/purpose/index.md:{line}: item a-1" in errors
