"""A page kept by hand in docs/zh-Hant gets every check that a written page gets, each told with its own file and line."""

from __future__ import annotations

import json

import check
import pytest
from conftest import ZH
from handbook import chinese
from handbook.card import Item
from handbook.check import by_hand, strength, translations

CARD = "purpose/index.md"
SOURCE = "reference/source.md"


def keep(site, page: str, changes: tuple[tuple[str, str], ...] = (), of: str | None = None) -> None:
    """Keep a page by hand: as it would be derived, with changes, marked as made from its original as it is (or from `of`)."""
    text = chinese.derive(ZH[page], chinese.Conversion("s2tw"))
    for old, new in changes:
        assert old in text, f"{page} does not hold {old!r}"
        text = text.replace(old, new)
    site.write(f"zh-Hant/{page}", translations.mark(text, translations.state(of or ZH[page])))


def test_a_good_page_by_hand_builds_and_is_the_one_that_is_shown(tiny) -> None:
    keep(tiny, CARD, (("導語", "自己寫的導語"), ("嚴明紀律 [P1.1]", "嚴明各項紀律 [P1.1]")))
    keep(tiny, SOURCE)
    status, _, errors = tiny.build()
    assert (status, errors) == (0, ""), errors
    assert "自己寫的導語" in tiny.read("zh-Hant/purpose/index.html")
    assert [item["text"] for item in json.loads(tiny.read("zh-Hant/checklists.json"))] == [
        "嚴明各項紀律",
        "決不能跑風漏氣",
    ]


TABLE = "\n\n| 甲 |\n| --- |\n| 乙 |\n"
CASES = {
    "a script": (CARD, (("導語。", "<script>alert(1)</script>"),), ":6: <script> is not allowed on a page"),
    "a handler": (CARD, (("導語。", '<p onclick="x()">導語。</p>'),), ":6: <p> has onclick=, which runs a script"),
    "markup left over": (CARD, (("導語。", "導語 [ ] 未完。"),), ":6: “[ ] 未完。” would be seen by readers"),
    "an entity that no paper can hold": (CARD, (("導語。", "導語&#1;。"),), ":6: an entity stands for U+0001"),
    "a heading without id": (CARD, (("# 目的 {#purpose}", "# 目的"),), ":4: heading “目的” has no id of its own"),
    "another heading id": (CARD, (("{#purpose}", "{#aim}"),), ":4: heading 1 is h1#aim, and in zh it is h1#purpose"),
    "an unknown role": (CARD, (("data-role=team", "data-role=teem"),), ":11: unknown role “teem”"),
    "another role": (CARD, (("data-role=team", "data-role=cadres"),), ": item a-1 has roles cadres, and in zh team – make them equal"),
    "a missing item": (CARD, (("- [ ] 決不能跑風漏氣 [P1.2](../reference/source.md#p1-2)\n    {: #a-2 data-modality=must-not }\n", ""),), ":1: item a-2 is missing here: zh has it"),
    "a changed modality": (CARD, (("data-modality=must }", "data-modality=hoped }"),), ":16: item a-1 has modality hoped, and in zh must – make them equal"),
    "a prohibition worded as a thing to do": (CARD, (("- [ ] 決不能跑風漏氣", "- [ ] 跑風漏氣"),), ":18: item a-2 is “must-not”, and “跑風漏氣” reads as a thing to do"),
    "a changed quotation": (CARD, (("> 嚴明紀律", "> 嚴明的紀律"),), ":8: quotation “嚴明的紀律” is not the words of P1.1"),
    "a quotation in the original's characters": (CARD, (("> 嚴明紀律", "> 严明纪律"),), ":8: quotation “严明纪律” is not the words of P1.1"),
    "another citation": (CARD, (("嚴明紀律 [P1.1](../reference/source.md#p1-1)", "嚴明紀律 [P1.2](../reference/source.md#p1-2)"),), ": item a-1 has source p1-2, and in zh p1-1"),
    "a link more": (CARD, (("導語。", "[導語](../index.md)。"),), ":6: links to ../index.html 1 times, and in zh it is 0"),
    "a table more": (CARD, (("導語。", f"導語。{TABLE}"),), ": has tables of 2 × 1 rows and columns, and in zh of none"),
    "a broken link": (CARD, (("導語。", "[導語](../indx.md)。"),), ":6: broken link ../indx.md"),
    "other words in the speech": (SOURCE, (("要嚴明紀律", "希望嚴明紀律"),), ":8: sentence P1.1 has other words than the original: “希望嚴明紀律，認真履職。”"),
    "a sentence less in the speech": (SOURCE, (("決不能跑風漏氣。\n{: #p1-2 .sentence }", ""),), ":1: sentence P1.2 is missing here"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_fault_of_a_page_by_hand_is_told_once_with_its_file_and_line(tiny, name: str) -> None:
    page, changes, message = CASES[name]
    keep(tiny, page, changes)
    status, _, errors = tiny.build()
    lines = [line for line in errors.splitlines() if message in line and line.startswith(f"docs/zh-Hant/{page}:")]
    assert status == 1 and len(lines) == 1, errors
    assert f"docs/zh/{page}" not in errors and not (tiny.root / "site").exists()


def test_a_page_whose_original_has_changed_since_is_stale(tiny) -> None:
    keep(tiny, CARD, of=ZH[CARD] + "\n舊文。\n")
    status, _, errors = tiny.build()
    assert status == 1
    said = f"docs/zh-Hant/{CARD}:2: zh/{CARD} has changed since it was translated"
    assert said in errors and f"run `python scripts/check.py --reviewed zh-Hant/{CARD}`" in errors, errors
    status, _, errors = tiny.build(allow_stale=True)
    assert (status, errors) == (0, "")
    assert "譯文尚未按最新原文核對" in tiny.read("zh-Hant/purpose/index.html")


def test_a_page_that_says_no_state_and_one_without_original_are_told(tiny) -> None:
    tiny.write(f"zh-Hant/{CARD}", chinese.derive(ZH[CARD], chinese.Conversion("s2tw")))
    tiny.write("zh-Hant/extra.md", "# 多 {#extra}\n\n導語。\n")
    status, _, errors = tiny.build()
    assert status == 1
    assert f"docs/zh-Hant/{CARD}:1: does not say which state of zh/{CARD} it translates" in errors
    assert (
        "docs/zh-Hant/extra.md:1: page is here only: zh does not have it – write docs/zh/extra.md, or delete this page"
        in errors
    )


def test_a_fault_of_a_page_that_is_derived_is_told_of_its_original_alone(tiny) -> None:
    tiny.change(f"zh/{CARD}", "> 严明纪律", "> 严明的纪律")
    tiny.change(f"zh/{CARD}", "导语。", "<script>alert(1)</script>")
    _, _, errors = tiny.build()
    assert (
        errors.count("is not the words of P1.1") == 1
        and errors.count("<script> is not allowed") == 1
        and "zh-Hant" not in errors
    )


def test_the_command_marks_a_page_by_hand_as_reviewed(tiny, capsys: pytest.CaptureFixture[str]) -> None:
    keep(tiny, CARD, of="another")
    config = ["--config", str(tiny.save())]
    assert check.main([*config, "--reviewed", f"zh-Hant/{CARD}"]) == 0
    assert f"docs/zh-Hant/{CARD}: marked as reviewed" in capsys.readouterr().out
    assert translations.state(ZH[CARD]) in (tiny.root / f"docs/zh-Hant/{CARD}").read_text(encoding="utf-8")
    assert tiny.build()[0] == 0
    assert check.main([*config, "--reviewed", f"zh-Hant/{CARD}"]) == 0
    assert "up to date already" in capsys.readouterr().out


@pytest.mark.parametrize(("modality", "sentence", "fine"), [
    ("may", "對巡察提出意見是你們的權利", True),
    ("may", "对巡察提出意见是你们的权利", False),
    ("must", "希望大家要支持", False),
    ("must", "要支持", True),
    ("check", "看問題、查根子", True),
    ("hoped", "希望", True),
    ("must-not", "決不能", True),
])  # fmt: skip
def test_strength_is_told_from_the_words_in_their_traditional_form(
    settings, modality: str, sentence: str, fine: bool
) -> None:
    item = Item("a", "不甲", "c", "t", "x", ("team",), ("on-site",), modality, ("p1-1",), "u")
    assert bool(strength.check_strength(item, {"p1-1": sentence}, None, settings, "zh-Hant")) != fine


def test_a_speech_by_hand_may_differ_in_characters_only() -> None:
    original = {"p1-1": "坚持“后半篇文章”，着力了解里面的情况。"}
    for kept, fine in (
        ("堅持「後半篇文章」，著力了解裡面的情況。", True),
        ("堅持“後半篇文章”，着力了解裏面的情況。", True),
        ("堅持「後半篇文章」，著力了解情況。", False),
    ):
        assert bool(list(by_hand.check_speech({"p1-1": kept}, original, chinese.Conversion("s2tw")))) != fine, kept
    assert [fault.what for fault in by_hand.check_speech({"p1-2": "多"}, original, chinese.Conversion("s2tw"))] == [
        "sentence P1.1 is missing here",
        "sentence P1.2 is here only",
    ]
