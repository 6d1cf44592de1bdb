"""Pages of a derived language that are kept by hand: what is told of them, in full."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.check.by_hand import check_originals, check_speech
from handbook.chinese import Conversion
from handbook.problem import Problem
from test_translation_faults import write
from units import SETTINGS


def test_pages_by_hand_without_an_original(tmp_path: Path) -> None:
    write(tmp_path, zh__a="x", zh_Hant__a="x", zh_Hant__x__b="x", zh_Hant__c="x", en__d="x")
    (tmp_path / "zh" / "c.md").mkdir()
    assert list(check_originals(tmp_path, SETTINGS)) == [
        Problem(
            "page is here only: zh does not have it",
            f"write docs/zh/{page}, or delete this page",
            path=tmp_path / "zh-Hant" / page,
        )
        for page in ("c.md", "x/b.md")
    ]


def test_a_speech_by_hand_sentence_by_sentence() -> None:
    long = "这" * 40
    original = {"p1-1": "说“‘好’”。", "p1-2": "无", "p1-3": f"里{long}"}
    kept = {"p1-9": "多", "p1-1": "說「『好』」。", "p1-3": f"外{long}"}
    assert list(check_speech(kept, original, Conversion("s2tw"))) == [
        Problem("sentence P1.2 is missing here", "copy it from the original", ("#p1-2 ", "#p1-2}")),
        Problem(
            f"sentence P1.3 has other words than the original: “外{'这' * 29}”", "write the same words: only their characters may differ",
            (f"外{'这' * 11}", "#p1-3 ", "#p1-3}"),
        ),
        Problem("sentence P1.9 is here only", "take it out, or add it to the original", ("#p1-9 ", "#p1-9}")),
    ]  # fmt: skip


@pytest.mark.parametrize(("opencc", "original", "kept", "same"), [
    ("s2hk", "里", "裏", True), ("s2t", "里", "裏", True), ("s2twp", "软件", "軟體", True), ("s2tw", "软件", "軟體", False), ("s2twp", "软件", "軟件", True), ("s2hk", "卫", "衛", True),
])  # fmt: skip
def test_the_way_back_is_that_of_the_conversion(opencc: str, original: str, kept: str, same: bool) -> None:
    assert (list(check_speech({"p1-1": kept}, {"p1-1": original}, Conversion(opencc))) == []) is same
