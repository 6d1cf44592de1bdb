"""Quotations, strength and what becomes of each sentence: what is told, in full, and where it is looked for."""

from __future__ import annotations

import pytest
from handbook.book import SOURCE_PAGE, Edition, Quotation, Sentence
from handbook.check.quotations import check_quotation, is_part
from handbook.check.traces import lost_sentences
from handbook.numbers import cite_needle
from handbook.problem import Problem, id_needle
from handbook.read.speech import opening, quoted_words, read_quotations, read_sentences
from handbook.read.traces import Trace, cited_in_text, named_by, trace
from handbook.tree import parse
from units import SETTINGS, card, item, page

LONG = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月"  # 32 characters
SPEECH = {"p1-1": f"要严明纪律，{LONG}。", "p1-2": "决不能跑风漏气。"}
ENGLISH = {"p1-1": "Keep discipline.", "p1-2": "Leak not."}

# ---- speech ---------------------------------------------------------------------------------------------------------


def test_the_speech_is_its_blocks_of_class_sentence_that_have_an_id() -> None:
    html = "<div><p class='x sentence' id=p1-1> 甲\n乙 </p><p class=sentence>丙</p><p id=p1-2>丁</p></div><h2 class=sentence id=h1-1><b>戊</b>己</h2>"
    assert read_sentences(parse(html)) == [Sentence("p1-1", "甲乙"), Sentence("h1-1", "戊己")]


def test_a_sentence_is_context_where_its_author_marked_it() -> None:
    html = "<!-- x --><p class='sentence context' id=a></p><p class=sentence id=b></p><p class=context id=c></p><p class='sentence context'>"
    assert read_sentences(parse(html)) == [Sentence("a", "", context=True), Sentence("b", "", context=False)]


@pytest.mark.parametrize(("words", "chinese", "shown"), [
    (LONG[:26], True, LONG[:26]),
    (LONG[:27], True, LONG[:26] + "……"),
    (LONG[:22] + "“「， 甲乙", True, LONG[:22] + "……"),
    (LONG[:23] + "、；：甲乙", True, LONG[:23] + "……"),
    (LONG[:23] + "。；：甲乙", True, LONG[:23] + "。……"),
    (LONG[:25] + "X甲乙", True, LONG[:25] + "X……"),
    ("a" * 50 + "X bcd", False, "a" * 50 + "X…"),
    ("a" * 52, False, "a" * 52),
    ("a" * 50 + " bcd", False, "a" * 50 + "…"),
    ("a" * 47 + ",;:“ bcd efg", False, "a" * 47 + "…"),
    ("a" * 20 + " " + "b" * 29 + ". cd", False, "a" * 20 + " " + "b" * 29 + ".…"),
    ("a " * 30, False, "a " * 25 + "a…"),
])  # fmt: skip
def test_a_sentence_s_opening_is_about_a_line(words: str, chinese: bool, shown: str) -> None:
    assert opening(words, chinese) == shown


def test_quoted_words_are_a_paragraph_without_its_citations() -> None:
    (node,) = parse(
        "<p> 甲<!-- 注 -->乙<b>丙<i>丁</i></b>戊<a href='x/source.html#p1-1'>P1.1</a>己<a href='b.html'>庚</a><br></p>"
    )
    assert quoted_words(node) == "甲乙丙丁戊己庚"


def test_quotations_end_where_their_citation_is() -> None:
    html = "<blockquote><p>甲</p><p></p><p>乙 <a href='source.html#p1-1'>P</a></p><p>丙</p></blockquote><blockquote><p>丁</p></blockquote><blockquote></blockquote>"
    assert read_quotations(parse(html)) == [
        Quotation(("甲", "乙"), ("p1-1",)),
        Quotation(("丙",), ()),
        Quotation(("丁",), ()),
    ]


def test_what_is_wrong_with_a_quotation() -> None:
    link = "end it with one citation such as [P12.3], and quote sentence by sentence"
    copy = "copy the words from reference/source.md, and put …… where you leave some out"
    assert check_quotation(Quotation((LONG, "乙"), ()), SPEECH, None) == [
        Problem(f"quotation “{LONG[:30]}” cites 0 sentences", link, (LONG, LONG[:16]))
    ]
    assert check_quotation(Quotation((), ("p1-1", "p1-2")), SPEECH, None) == [
        Problem("quotation “” cites 2 sentences", link, ("", ""))
    ]
    assert check_quotation(Quotation(("Leak not.", "决不能……漏气", "要", LONG[::-1]), ("p1-2",)), SPEECH, ENGLISH) == [
        Problem("quotation “要” is not the words of P1.2", copy, ("要", "要", "Leak not.", cite_needle("p1-2"))),
        Problem(
            f"quotation “{LONG[::-1][:30]}” is not the words of P1.2",
            copy,
            (LONG[::-1], LONG[::-1][:16], "Leak not.", cite_needle("p1-2")),
        ),
    ]
    (problem,) = check_quotation(Quotation((LONG, "x"), ("p1-1",)), SPEECH, ENGLISH)
    assert problem.needles == ("x", "x", LONG[:16], cite_needle("p1-1"))
    (problem,) = check_quotation(Quotation(("XXXX",), ("p9-9",)), SPEECH, None)
    assert problem.what == "quotation “XXXX” is not the words of P9.9"


@pytest.mark.parametrize(
    ("quoted", "part"),
    [
        ("甲……甲", False),
        ("甲……丙……甲", False),
        ("甲……丙", True),
        ("……乙丙", True),
        ("甲 …乙", True),
        ("甲乙……乙丙", False),
        ("", True),
        ("丁", False),
    ],
)
def test_parts_do_not_overlap(quoted: str, part: bool) -> None:
    assert is_part("甲……乙", "甲乙甲")
    assert is_part(quoted, "甲乙丙") is part


# ---- tracing --------------------------------------------------------------------------------------------------------


def test_what_a_page_cites() -> None:
    html = (
        "<p><a href='source.html#p1-2'>P</a><a href='../reference/source.html#p1-1'>P</a><a href='source.html#p1-2'>P</a><a>x</a><a href='b.html'>y</a></p>"
        "<ul><li class=task-list-item><b><a href='source.html#p2-1'>P</a></b></li><li><a href='source.html#p3-1'>P</a></li></ul>"
    )
    assert cited_in_text(parse(html)) == ["p1-2", "p1-1", "p3-1"]
    assert named_by("x/a.html", parse(html)) == {"p1-2", "p1-1", "p2-1", "p3-1"}
    assert named_by("reference/a.html", parse(html)) == set()


def test_each_sentence_with_what_was_drawn_from_it() -> None:
    first, second, third = (
        item("a-1", source=("p1-1", "p1-2")),
        item("a-2", source=("p1-1",)),
        item("b-1", source=("p1-1",), card="card-b"),
    )
    cards = [card(first, second), card(third, id_="card-b")]
    pages = (
        page("x/a.html", cited=["p1-2", "p1-3"], cards=cards[:1]),
        page("reference/terms.html", cited=["p1-4"]),
        page("x/b.html", cited=["p1-2"], cards=cards[1:]),
        page(SOURCE_PAGE, sentences=[Sentence(f"p1-{n}", f"甲{n}", n == 4) for n in range(1, 5)]),
    )
    found = trace(Edition(SETTINGS, "zh", pages={one.address: one for one in pages}))
    assert found == [
        Trace("p1-1", "甲1", (), ((cards[0], (first, second)), (cards[1], (third,))), False),
        Trace("p1-2", "甲2", ("x/a.html", "x/b.html"), ((cards[0], (first,)),), False),
        Trace("p1-3", "甲3", ("x/a.html",), (), False),
        Trace("p1-4", "甲4", (), (), True),
    ]
    assert found[0].items == (first, second, third)


def test_lost_sentences_and_context_that_is_used() -> None:
    drawn = ((card(page="y/b.html"), (item(),)),)
    traces = [
        Trace("p1-1", "", (), (), False), Trace("p1-2", "", ("x/a.html",), (), False), Trace("p1-3", "", (), drawn, False), Trace("p1-4", "", (), (), True),
        Trace("p1-5", "", ("x/a.html",), drawn, True), Trace("p1-6", "", (), drawn, True), Trace("p1-7", "", (), (), False),
    ]  # fmt: skip
    assert lost_sentences(traces, {"p1-7", "p1-5"}) == [
        Problem("P1.1 is lost: no item, quotation or explanation cites it", "draw an item from it, quote it on a guidance page, or mark it .context", (id_needle("p1-1"),)),
        Problem("P1.5 is marked .context, and x/a.html makes use of it", "take .context off", (id_needle("p1-5"),)),
        Problem("P1.6 is marked .context, and y/b.html makes use of it", "take .context off", (id_needle("p1-6"),)),
    ]  # fmt: skip
    assert [problem.what.split()[0] for problem in lost_sentences(traces)] == ["P1.1", "P1.5", "P1.6", "P1.7"]
