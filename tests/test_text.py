"""The speech, its quotations, and Chinese: plain functions from text to text."""

from __future__ import annotations

import re

import pytest
from handbook.book import Quotation
from handbook.check.quotations import check_quotation, is_part
from handbook.chinese import Conversion, derive, mark_original, terms
from handbook.read.speech import number, read_quotations, read_sentences
from handbook.tree import collapse, parse, serialize
from hypothesis import given
from hypothesis import strategies as st

SPEECH = {"p1-1": "要严明纪律，认真履职。", "p1-2": "决不能跑风漏气。"}
CITE = '<a href="../reference/source.html#p1-1">P1.1</a>'


@pytest.mark.parametrize(
    ("id_", "printed"),
    [("p12-3", "P12.3"), ("p4h-1", "P4h.1"), ("t-1", "T.1"), ("s0-1", "S0.1"), ("h2-1", "H2.1"), ("z-1", "Z.1")],
)
def test_a_sentence_s_number(id_: str, printed: str) -> None:
    assert number(id_) == printed


@given(st.text(st.sampled_from("pthsz0123456789-h.P"), max_size=8))
def test_a_number_is_made_of_an_id_or_refused(text: str) -> None:
    if re.fullmatch(r"[a-z]\d*h?-\d+", text):
        assert number(text).lower().replace(".", "-") == text
    else:
        with pytest.raises(ValueError, match="is no sentence id"):
            number(text)


sentence_ids = st.from_regex(r"[a-z]\d{0,2}h?-\d{1,2}", fullmatch=True)
sentence_words = st.text(st.sampled_from("甲乙丙，。“”（）ab &<>"), min_size=1).filter(lambda text: text.strip())


@given(st.dictionaries(sentence_ids, sentence_words, max_size=6))
def test_the_speech_is_read_back_whole_and_in_order(speech: dict[str, str]) -> None:
    escaped = [(id_, words.replace("&", "&amp;").replace("<", "&lt;")) for id_, words in speech.items()]
    html = "".join(f'<p id="{id_}" class="sentence">{words}</p>\n<p class="slip">注</p>' for id_, words in escaped)
    read = {one.id: one.words for one in read_sentences(parse(html))}
    assert list(read.items()) == [(id_, collapse(words)) for id_, words in speech.items()]


@given(sentence_words, st.data())
def test_any_part_of_a_sentence_is_part_of_it(sentence: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(sentence)), min_size=4, max_size=4)))
    assert is_part(f"{sentence[cuts[0] : cuts[1]]}……{sentence[cuts[2] : cuts[3]]}", sentence)


@given(sentence_words, sentence_words)
def test_words_that_are_not_in_the_sentence_are_no_part_of_it(quoted: str, sentence: str) -> None:
    assert is_part(quoted, sentence) == (quoted.strip() in sentence)


def test_parts_must_stand_in_order() -> None:
    assert is_part("要……履职", SPEECH["p1-1"])
    assert not is_part("履职……要", SPEECH["p1-1"])


def test_a_block_may_hold_several_quotations() -> None:
    html = f"<blockquote><p>要严明纪律\n{CITE}</p><p>Leak not.</p><p>决不能<!-- x -->跑风漏气。<a href='source.html#p1-2'>P1.2</a></p></blockquote>"
    assert read_quotations(parse(html)) == [
        Quotation(("要严明纪律",), ("p1-1",)),
        Quotation(("Leak not.", "决不能跑风漏气。"), ("p1-2",)),
    ]


def test_each_paragraph_is_compared_with_the_speech_in_its_language() -> None:
    translation = {"p1-1": "Keep discipline.", "p1-2": "Leak not."}
    assert check_quotation(Quotation(("Leak not.", "决不能"), ("p1-2",)), SPEECH, translation) == []
    (fault,) = check_quotation(Quotation(("Leak.", "决不能"), ("p1-2",)), SPEECH, translation)
    assert fault.what == "quotation “Leak.” is not the words of P1.2"
    (fault,) = check_quotation(Quotation(("决不能",), ("p1-1", "p1-2")), SPEECH, None)
    assert "cites 2 sentences" in fault.what
    (fault,) = check_quotation(Quotation(("决不能",), ("p9-9",)), SPEECH, None)
    assert "is not the words of P9.9" in fault.what


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("联络组支持文件资料", "聯絡組支持文件資料"),  # words stay, characters change
        ("“四风”和‘后半篇文章’", "「四風」和『後半篇文章』"),
        ("着眼、群众、为了", "著眼、群眾、為了"),
        ("[讲话](reference/source.md#p1-1) {#a-1}", "[講話](reference/source.md#p1-1) {#a-1}"),
        ("| 关键少数 {: lang=zh-Hans } | 关键少数 |", "| 关键少数 {: lang=zh-Hans } | 關鍵少數 |"),
        ("读*关键少数*{: lang=zh-Hans }的原文", "讀*关键少数*{: lang=zh-Hans }的原文"),
    ],
)
def test_traditional_chinese_is_derived(simplified: str, traditional: str) -> None:
    assert derive(simplified, Conversion("s2tw")) == traditional


def test_glossary_headings_give_terms() -> None:
    assert terms("主体责任、监督责任") == ["主体责任", "监督责任"]
    assert terms("The key few") == []


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        (
            "<p>checks (四查四看) here (要, 一定要)</p>",
            '<p>checks (<span lang="zh-Hans">四查四看</span>) here (<span lang="zh-Hans">要, 一定要</span>)</p>',
        ),
        ("<p><b>x</b> (关键少数)</p>", '<p><b>x</b> (<span lang="zh-Hans">关键少数</span>)</p>'),
        (
            "<blockquote><p>Leak not.</p><p>决不能</p></blockquote>",
            '<blockquote><p>Leak not.</p><p lang="zh-Hans">决不能</p></blockquote>',
        ),
        ('<td lang="zh-Hant">(聯絡組)</td>', '<td lang="zh-Hant">(聯絡組)</td>'),
        ("<p>bare 导语</p>", "<p>bare 导语</p>"),  # verification finds it
    ],
)
def test_chinese_is_marked_where_authors_may_put_it_bare(html: str, marked: str) -> None:
    tree = parse(html)
    mark_original(tree, "zh-Hans", "en")
    assert serialize(tree) == marked


@given(
    st.lists(st.sampled_from(["(甲)", "甲", "(", ")", "a", "(a)", "<b>甲 (乙)</b>", "(甲, 乙)"]), max_size=8).map(
        "".join
    )
)
def test_marking_changes_no_word(inside: str) -> None:
    tree = parse(f"<p>{inside}</p>")
    before = tree.text_content()
    mark_original(tree, "zh-Hans", "en")
    assert tree.text_content() == before


def test_corrections_are_made_in_text_alone_and_the_longest_first() -> None:
    conversion = Conversion("s2tw", (("看錶", "看表"), ("不準", "不准"), ("拿不準", "拿不準")))
    text = "[四查四看表](看錶.md) 不准，拿不准 *看錶*{: lang=zh-Hant }"
    assert derive(text, conversion) == "[四查四看表](看錶.md) 不准，拿不準 *看錶*{: lang=zh-Hant }"


def test_quotation_marks_follow_the_script_of_either_side() -> None:
    assert derive("“甲‘乙’”", Conversion("s2tw")) == "「甲『乙』」"
    assert derive("「們『國』」", Conversion("tw2s", source="zh-Hant", target="zh-Hans")) == "“们‘国’”"
