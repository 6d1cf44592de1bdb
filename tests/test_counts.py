"""Numbers in prose and the edition are the handbook's own, or their page and line are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.check.counts import check_text, english_value, han_value
from handbook.check.edition import check_edition
from handbook.settings import load as configuration

KNOWN = {"sentences": 53, "cards": 19, "items": 125, "roles": 5, "phases": 5}
PAGE = "zh/purpose/index.md"


def said(text: str, reasons: dict[str, str] | None = None, speech: str = "") -> list[str]:
    return [fault.what for fault in check_text(text, KNOWN, reasons or {}, speech)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("53", 53),
        ("三", 3),
        ("十", 10),
        ("十五", 15),
        ("五十三", 53),
        ("二十", 20),
        ("两", 2),
        ("一百零九", 109),
        ("一百二十五", 125),
        ("三百", 300),
    ],
)
def test_a_number_in_chinese(text: str, number: int) -> None:
    assert han_value(text) == number


@pytest.mark.parametrize(
    ("text", "number"), [("53", 53), ("five", 5), ("Fifty-three", 53), ("nineteen", 19), ("ninety", 90)]
)
def test_a_number_in_english(text: str, number: int) -> None:
    assert english_value(text) == number


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("全文五十四句。", "五十四句", "53 sentences"),
        ("全文 52 句", "52 句", "53 sentences"),
        ("共二十张卡", "二十张卡", "19 cards"),
        ("印出15张核对卡", "15张核对卡", "19 cards"),
        ("一百二十项核对项", "一百二十项核对项", "125 items"),
        ("给四种人看", "四种人", "5 roles"),
        ("分六个阶段", "六个阶段", "5 phases"),
        ("分六個階段", "六個階段", "5 phases"),
        ("All 52 sentences", "52 sentences", "53 sentences"),
        ("Fifty-two numbered sentences", "Fifty-two numbered sentences", "53 sentences"),
        ("on 20 cards", "20 cards", "19 cards"),
        ("its 120 checklist items", "120 checklist items", "125 items"),
        ("for four roles", "four roles", "5 roles"),
        ("in six phases", "six phases", "5 phases"),
    ],
)
def test_a_number_that_is_not_the_handbook_s_is_told(text: str, words: str, kind: str) -> None:
    assert said(text) == [f"“{words}”, and the handbook has {kind}"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "五十三句",
            "53句",
            "十九张卡",
            "125个核对项",
            "五种人、五种身份、五个阶段",
            "fifty-three sentences",
            "19 cards",
            "five roles, five phases",
        ),
        *(
            "四查四看",
            "三个聚焦",
            "五项要求",
            "这四句",
            "一张卡",
            "两种身份",
            "第三个阶段",
            "前三个阶段",
            "三种人员",
            "第12句",
            "P12.3句首",
            "two roles",
            "Four Checks card",
        ),
        *("three sentences", "12.5 items", "Seven problems cards"),
    ],
)
def test_right_numbers_and_numbers_of_other_things_are_left_alone(text: str) -> None:
    assert said(text) == []


def test_a_number_of_something_else_is_excepted_with_its_reason_and_only_where_it_is_needed() -> None:
    assert said("三张卡", {"三张卡": "联络组的"}) == []
    assert said("三张卡", {"三张卡": " "}) == ["“三张卡”, and the handbook has 19 cards"]
    assert said("十九张卡", {"三张卡": "联络组的"}) == ["`counts` has an exception for 三张卡 that is not needed"]
    assert said("讲话说“分三个阶段”。", speech="要分三个阶段推进。") == []


def test_a_wrong_number_stops_the_build_with_page_and_line(pair) -> None:
    pair.change(PAGE, "导语。", "导语，共三张卡。")
    pair.change("en/purpose/index.md", "Lead.", "Lead, for seven roles.")
    code, _, errors = pair.build()
    assert code == 1
    assert (
        "docs/zh/purpose/index.md:3: “三张卡”, and the handbook has 1 card – correct the number, or say what it counts"
        in errors
    )
    assert "docs/en/purpose/index.md:6: “seven roles”, and the handbook has 4 roles" in errors
    assert errors.strip().endswith("2 problems; " + str(pair.root / "site") + " is as it was")


def test_the_front_matter_says_what_else_a_number_counts(pair) -> None:
    pair.change(PAGE, "导语。", "导语，共三张卡。")
    pair.write(PAGE, "---\ncounts: {三张卡: 别处的}\n---\n" + (pair.root / "docs" / PAGE).read_text(encoding="utf-8"))
    code, _, errors = pair.build()
    assert code == 0, errors


def test_no_number_is_compared_while_a_card_is_refused(pair) -> None:
    pair.change(PAGE, "导语。", "导语，共三张卡。")
    pair.change(PAGE, "#a-2 data-modality=must-not", "#a-2 data-modality=shall")
    code, _, errors = pair.build()
    assert code == 1 and "三张卡" not in errors and "unknown modality" in errors


ROWS = "# 修订记录 {#changes}\n\n导语。\n\n| 版本 | 日期 | 改了什么 |\n| --- | --- | --- |\n"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("| 1.0 | 2026-11-23 | 第一版 |\n", None),
        ("| 0.9 | 2026-01-01 | 试印 |\n| 1.0 | 2026-11-23 | 第一版 |\n", None),
        ("| 1.10 | 2026-11-23 | 甲 |\n| 1.0 | 2026-11-23 | 乙 |\n", None),
        (
            "| 1.0 | 2026-11-23 | 第一版 |\n| 2.0 | 2027-03-01 | 第二版 |\n",
            "8: the newest edition here is 2.0 of 2027-03-01, and in mkdocs.yml:",
        ),
        ("| 0.9 | 2026-11-23 | 第一版 |\n", "7: the newest edition here is 0.9 of 2026-11-23, and in mkdocs.yml:"),
        (
            "| 1.0 | 某日 | 第一版 |\n",
            "6: the list of changes has no row of a version and a date – add one: `| 1.0 | 2026-11-23 | … |`",
        ),
    ],
)
def test_the_edition_is_the_newest_row_of_the_changes(
    example: Path, tmp_path: Path, rows: str, message: str | None
) -> None:
    known = configuration.load(example).settings
    config, page = tmp_path / "mkdocs.yml", tmp_path / "docs/zh/reference/changes.md"
    config.write_text("extra:\n  generator: false\n  edition:\n    version: '1.0'\n", encoding="utf-8")
    page.parent.mkdir(parents=True)
    assert known and list(check_edition(tmp_path / "docs", config, known)) == []  # a handbook may have no such page
    page.write_text(ROWS + rows, encoding="utf-8")
    told = [str(problem.placed(tmp_path)) for problem in check_edition(tmp_path / "docs", config, known)]
    assert len(told) == (message is not None)
    if message:
        line = f"docs/zh/reference/changes.md:{message.partition(':')[0]}"
        assert told[0].startswith(f"docs/zh/reference/changes.md:{message}"), told
        assert "newest" not in message or told[0].endswith(
            f":3 it is 1.0 of 2026-11-23 – make {line} and extra.edition equal"
        )


def test_another_edition_stops_the_build(pair) -> None:
    for language, title, lead in (("zh", "修订记录", "导语。"), ("en", "Changes", "Lead.")):
        rows = "| a | b | c |\n| --- | --- | --- |\n| 2.0 | 2027-03-01 | x |\n"
        pair.write(f"{language}/reference/changes.md", f"# {title} {{#changes}}\n\n{lead}\n\n{rows}")
    pair.config["nav"][2]["资料"].append("reference/changes.md")
    code, _, errors = pair.build()
    assert (
        code == 1
        and "docs/zh/reference/changes.md:7: the newest edition here is 2.0 of 2027-03-01" in errors
        and "1 problem; " in errors
    )
