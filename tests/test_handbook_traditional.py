"""The derived speech against the file that it came in, which is in Traditional Chinese: each other character has a reason."""

from __future__ import annotations

import re

import markdown
import pytest
from conftest import ROOT
from handbook.chinese import converter, derive
from handbook.read.speech import read_sentences
from handbook.settings import load as configuration
from handbook.settings.model import Settings
from handbook.tree import parse

ORIGINAL = ROOT / "tests" / "original-traditional.txt"
KEPT = "the file kept the Simplified character"
TAIWAN = "both are written; this is the standard form in Taiwan"
# What is derived, what the file has in its place, and why the one is right.
DIFFERENCES = [
    ("幹部", "干部", KEPT),
    ("什麼", "什么", KEPT),
    ("規範", "規范", KEPT),
    ("並有", "并有", KEPT),
    ("並及時", "并及時", KEPT),
    ("並抓好", "并抓好", KEPT),
    ("在於", "在于", KEPT),
    ("穿於", "穿于", KEPT),
    ("問題後", "問題后", KEPT),
    ("後半篇", "后半篇", KEPT),
    ("寬鬆軟", "寬松軟", KEPT),
    ("不能鬆", "不能松", KEPT),
    ("聯繫", "聯系", KEPT),
    ("著眼", "着眼", TAIWAN),
    ("著力", "着力", TAIWAN),
    ("迴避", "回避", TAIWAN),
    ("鍛鍊", "鍛煉", TAIWAN),
    ("彙報", "匯報", TAIWAN),
]


@pytest.fixture(scope="module")
def settings() -> Settings:
    """This handbook's own: its derived language has the corrections."""
    found = configuration.load(ROOT / "mkdocs.yml").settings
    assert found is not None
    return found


def plain(text: str) -> str:
    """Its Chinese characters alone: punctuation was set anew."""
    return re.sub(r"[^\u3400-\u9fff]", "", text)


def pairs(settings: Settings) -> list[tuple[str, str, str]]:
    """(id, derived, original) of each sentence that is still the original's."""
    first = next(iter(settings.languages))
    page = (ROOT / "docs" / first / "reference" / "source.md").read_text(encoding="utf-8")
    speech = {one.id: one.words for one in read_sentences(parse(markdown.markdown(page, extensions=["attr_list"])))}
    found = []
    for line in ORIGINAL.read_text(encoding="utf-8").splitlines():
        id_, words = line.split("\t")
        simplified = plain(speech.get(id_, "")).replace("著", "着")
        if simplified and plain(converter("t2s").convert(words)).replace("著", "着") == simplified:
            found.append((id_, plain(derive(speech[id_], settings.languages["zh-Hant"].opencc)), plain(words)))
    return found


def test_a_derived_character_is_the_original_s_or_has_a_reason(settings: Settings) -> None:
    original_sentences = len(ORIGINAL.read_text(encoding="utf-8").splitlines())
    sentences = pairs(settings) if "zh-Hant" in settings.languages else []
    if len(sentences) < original_sentences / 2:  # 同志们 opens every speech
        pytest.skip("this handbook is about another speech")
    assert len(sentences) == original_sentences
    unlike, needed = [], set()
    for id_, derived, original in sentences:
        assert len(derived) == len(original), id_
        excused: set[int] = set()
        for ours, theirs, _ in DIFFERENCES:
            for match in re.finditer(ours, derived):
                if original[match.start() : match.end()] == theirs:
                    excused.update(range(*match.span()))
                    needed.add(ours)
        unlike += [
            f"{id_}: {derived[max(0, at - 3) : at + 4]}, in the file {original[max(0, at - 3) : at + 4]}"
            for at in range(len(derived))
            if derived[at] != original[at] and at not in excused
        ]
    assert unlike == []
    assert needed == {ours for ours, _, _ in DIFFERENCES}, "each difference is still there"


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("四查四看表", "四查四看表"),
        ("尺度不能松，尺度松了", "尺度不能鬆，尺度鬆了"),
        ("背负县委的权威，背景", "背負縣委的權威，背景"),
        ("要不要回避？不回避问题", "要不要迴避？不迴避問題"),
        ("旁注、备注、注明，题注；注意", "旁註、備註、註明，題註；注意"),
        ("纪律日签，签字，签不签，再签，不签", "紀律日簽，簽字，簽不簽，再簽，不簽"),
        ("签餐费，备好签到表，贴标签", "簽餐費，備好簽到表，貼標籤"),
        ("手册自制，集体制度", "手冊自製，集體制度"),
        ("编制人、副组长；有编制；编制人员", "編製人、副組長；有編制；編制人員"),
        ("请自行复制，不复印，不恢复", "請自行複製，不複印，不恢復"),
        ("整本里有，邻里，公里", "整本裡有，鄰里，公里"),
        ("喂孩子", "餵孩子"),
        ("有人托转，托我办，委托，托儿所", "有人託轉，託我辦，委託，托兒所"),
        ("不销毁", "不銷毀"),
        ("沿虚线折成，在折线上订，不折不扣", "沿虛線摺成，在摺線上訂，不折不扣"),
        ("注“第二次”，注意", "註「第二次」，注意"),
        ("扎实稳妥", "扎實穩妥"),
        ("公布电话，2月8日发布", "公布電話，2月8日發布"),
        ("整改台账、账目", "整改臺帳、帳目"),
        ("借巡察谋私利，借用的设备", "藉巡察謀私利，借用的設備"),
        ("问卷、答卷、回告、只回到", "問卷、答卷、回告、只回到"),
        ("村干部、干净、干扰、干什么", "村幹部、乾淨、干擾、幹什麼"),
        ("答复、复核、报复", "答覆、複核、報復"),
    ],
)
def test_words_of_the_pages_come_out_right(settings: Settings, simplified: str, traditional: str) -> None:
    if "zh-Hant" not in settings.languages:
        pytest.skip("this handbook has no derived language")
    assert derive(simplified, settings.languages["zh-Hant"].opencc) == traditional


def test_the_label_of_a_note_is_right_too(settings: Settings) -> None:
    if "zh-Hant" not in settings.languages:
        pytest.skip("this handbook has no derived language")
    assert settings.labels["slip"]["zh-Hant"] == "註"
