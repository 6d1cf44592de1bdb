"""Markup that is left over, things in the wrong place and bad characters: told in full, with their line."""

from __future__ import annotations

import pytest
from handbook.characters import check_source, check_values, take_out
from handbook.check.leftovers import check_leftovers, runs
from handbook.check.leftovers import check_source as check_pictures
from handbook.check.places import check_places
from handbook.problem import Problem
from handbook.tree import parse, serialize
from units import rendered, said

# ---- leftovers ------------------------------------------------------------------------------------------------------

FORGOTTEN = "attributes go on the next line, indented by four blanks; a task begins its line with `- [ ] `"
SEEN = "would be seen by readers as it stands"
EMOJI = f"{SEEN}: emoji by name are no markup here – write it in words"


@pytest.mark.parametrize(("html", "wanted"), [
    ("<p>甲</p><p>乙 {: .x } 丙</p>", [(f"“{{: .x }} 丙” {SEEN} – {FORGOTTEN}", ("乙 {: .x } 丙", "{: .x } 丙", "{:", "{:", "{:", "{:"))]),
    ("<p>甲\n [X] 乙\n丙</p>", [(f"“[X] 乙” {SEEN} – {FORGOTTEN}", ("[X] 乙", "[X] 乙", "[X]", "[X]", "[X]", "[X"))]),
    ("<p>" + "甲" * 9 + "[ ]" + "乙" * 50 + "</p>", [
        (f"“[ ]{'乙' * 37}” {SEEN} – {FORGOTTEN}", ("甲" * 9 + "[ ]" + "乙" * 50, "[ ]" + "乙" * 50, "[ ]", "[ ]", "[ ]", "[ ")),
    ]),
    ("<p>甲 :a_long_smile_:<code>x</code> 乙\n :up: </p>", [
        (f"“:a_long_smile_:” {EMOJI}", (":a_long_smile_:", ":a_long_smil", ":a_l", ":a")),
        (f"“:up:” {EMOJI}", (":up:", ":up:", ":up:", ":up:", ":up:", ":u")),
    ]),
    ("<p>甲\n:up: 乙\n丙\n丁</p>", [(f"“:up:” {EMOJI}", (":up: 乙", ":up: 乙", ":up:", ":up:", ":up:", ":u"))]),
    ("<p>甲\n乙\n$$\nx\n$$</p>", [(f"“$$” {SEEN}: formulas are no markup here – write it in words, or show a picture of it", ("$$\nx\n$$", "$$", "$$", "$$", "$$", "$$"))]),
    ("<pre>{: x }</pre><p><code>{: x }</code></p>", []),
])  # fmt: skip
def test_what_readers_would_see(html: str, wanted: list) -> None:
    problems = list(check_leftovers(parse(html)))
    assert list(zip(said(problems), [problem.needles for problem in problems], strict=True)) == wanted


def test_a_diagram_is_told_with_the_fences_that_it_may_stand_in() -> None:
    problems = list(
        check_leftovers(
            parse(
                "<pre><code class=language-mermaid>x</code></pre><code class=dot>x</code><code>y</code><code class=language-python>z</code>"
            )
        )
    )
    what = "would be seen by readers as code: diagrams are not drawn here"
    remedy = "draw it, save it as SVG, and show that: ![what it shows](file.svg)"
    assert problems == [
        Problem(f"the diagram in ```{one} {what}", remedy, (f"```{one}", f"``` {one}", f"~~~{one}"))
        for one in ("mermaid", "dot")
    ]


def test_the_text_of_a_page_block_by_block() -> None:
    html = (
        "零<p>甲<b>乙</b>丙<!-- 注 -->丁<br>戊<code>x</code>己<img src=x>庚<input>辛</p> <ul><li>一<p>二</p>三<ul><li>四</li></ul>五</li></ul>"
        "<pre>不看</pre>尾<table><tr><td>六</td><td> </td></tr></table><p>删<del>七<i>八</i></del>，{<del>九</del>}</p>末"
    )
    assert list(runs(parse(html))) == [
        "零",
        "甲乙丙丁\n戊\ufffc己\ufffc庚\ufffc辛",
        "一",
        "二",
        "三",
        "四",
        "五",
        "尾",
        "六",
        "删七八，{~~九~~}",
        "末",
    ]
    assert list(runs(parse("<p>{<del>九</del>}</p><p>{<!-- 注 --><del><i>十</i></del>}</p>"))) == [
        "{~~九~~}",
        "{~~十~~}",
    ]


def test_pictures_in_html_are_told_with_their_line() -> None:
    text = "# 题\n\n甲 <IMG src=x\n alt=y> `<img src=y>` <b>乙</b> <image>\n\n<img src=" + "z" * 50 + ">\n"
    remedy = "write ![what it shows](file.png), and a width as {: width=300 }"
    assert list(check_pictures(text)) == [
        Problem("“<IMG src=x” is a picture in HTML", remedy, ("<IMG src=x",)),
        Problem(f"“<img src={'z' * 31}” is a picture in HTML", remedy, ("<img src=" + "z" * 50 + ">",)),
    ]


# ---- places ---------------------------------------------------------------------------------------------------------

CARD = "## 卡{} {{#c data-role=team}}\n\n停{}。\n\n{}- [ ] 项{}\n\n段{}\n\n- [ ] 末\n\n后{}\n"
STRUCK, NOTE, PICTURE = "<del>旧话旧话旧话</del>", "[^1]", "![图](a.png)"
KEPT = {
    STRUCK: "take it out: here it would be printed as if it stood",
    NOTE: "put it into the text of the page",
    PICTURE: "put it into a paragraph of its own",
}
NAMES = {STRUCK: "struck-out text", NOTE: "a footnote", PICTURE: "a picture"}
LINES = {0: "a heading, which stands in the contents too", 3: "an item, which is one line of words"}
CARD_PICTURE = "a picture stands where the printed card has no place for it – put one picture into a paragraph of its own between the card’s pause point and its items"
ON_CARD = " stands on a card, which is printed alone – put it into the text of the page, or leave it out"


@pytest.mark.parametrize("thing", [STRUCK, NOTE, PICTURE, "<s>旧</s>"])
@pytest.mark.parametrize("place", range(6))
def test_things_that_stand_on_a_card(thing: str, place: int) -> None:
    name = NAMES.get(thing, "struck-out text")
    source = CARD.format(*(thing if index == place else "" for index in range(6))) + "\n[^1]: 注。\n"
    on_card = CARD_PICTURE if thing == PICTURE else name + ON_CARD
    line = {place: f" stands in {what} – {KEPT.get(thing, KEPT[STRUCK])}" for place, what in LINES.items()}
    wanted = [] if place == 5 else [name + line[place]] if place in line else [on_card]
    assert said(check_places(rendered(source))) == wanted


def test_a_picture_of_the_card_s_own_and_those_in_the_text_are_fine() -> None:
    assert said(check_places(rendered(CARD.format("", "", PICTURE + "\n\n", "", "", "")))) == []
    assert said(check_places(rendered(f"# 题\n\n甲{PICTURE}{STRUCK}{NOTE}\n\n[^1]: 注。\n"))) == []
    twice = rendered(CARD.format("", "", f"{PICTURE}\n\n{PICTURE}\n\n", "", "", ""))
    assert said(check_places(twice)) == [CARD_PICTURE]


def test_things_in_lines_of_the_speech_and_where_they_are_looked_for() -> None:
    tree = parse(
        "<p class='x sentence'><b><del> 一二三四五六七八九十 </del></b></p><blockquote><p><sup id='fnref:z'></sup></p></blockquote><h6><img alt=甲 src=a.png></h6>"
    )
    sentence, quotation, heading = check_places(tree)
    assert said([sentence, quotation, heading]) == [
        f"struck-out text stands in a sentence of the speech – {KEPT[STRUCK]}",
        f"a footnote stands in a quotation, which is the speech’s words alone – {KEPT[NOTE]}",
        f"a picture stands in a heading, which stands in the contents too – {KEPT[PICTURE]}",
    ]
    assert sentence.needles == ("~~一二三四五六七八九十", "~~一二三四五六七八", "~~")
    assert quotation.needles == ("[^z]",) and heading.needles[0] == "![甲](a.png)"
    (on_card,) = check_places(rendered("## 卡 {#c data-role=team}\n\n停<s>旧</s>。\n\n- [ ] 项\n"))
    assert on_card.needles == ("~~旧", "~~旧", "~~")
    (picture,) = check_places(rendered(f"## 卡 {{#c data-role=team}}\n\n停{PICTURE}\n\n- [ ] 项\n"))
    assert picture.needles[0] == "![图](a.png)"


# ---- characters -----------------------------------------------------------------------------------------------------

REMEDY = "take it out, or type what was meant"


def test_characters_in_a_source_are_told_with_their_line_and_words() -> None:
    assert list(check_source("甲\n一二三四五六七八九\x07十  甲乙丙丁戊己庚辛\x7f\n\ufffd")) == [
        Problem("the character U+0007 stands at “二三四五六七八九十 甲乙丙丁戊”", REMEDY, line=2),
        Problem("the character U+007F stands at “甲乙丙丁戊己庚辛”", REMEDY, line=2),
        Problem("the character U+FFFD stands at “丙丁戊己庚辛”", REMEDY, line=3),
    ]
    assert list(check_source("\n甲\x07")) == [Problem("the character U+0007 stands at “甲”", REMEDY, line=2)]
    assert list(check_source("甲乙\x07")) == [Problem("the character U+0007 stands at “甲乙”", REMEDY, line=1)]


def test_characters_are_taken_out_of_a_page_and_entities_are_told() -> None:
    tree = parse("<p>零</p>")
    (node,) = tree
    node.text, node.tail = "甲\n一二三四五六七八九十一二三四五六七八X丙Y", "尾X"
    node.text, node.tail = node.text.replace("X", "\x85").replace("Y", "\x9f"), node.tail.replace("X", "\x9f")
    node.set("title", "\x85题")
    node.set("alt", "好")
    problems = take_out(tree, "")
    words = "三四五六七八九十一二三四五六七八"
    assert problems == [
        Problem(f"an entity stands for U+0085 after “{words}”", REMEDY, (f"{words}&#", "八&#", "&#")),
        Problem("an entity stands for U+009F after “尾”", REMEDY, ("尾&#", "尾&#", "&#")),
        Problem("an entity stands for U+0085 after “”", REMEDY, ("&#", "&#", "&#")),
    ]
    assert serialize(tree) == '<p title="题" alt="好">甲\n一二三四五六七八九十一二三四五六七八丙</p>尾'
    node.text, node.tail = "甲\n乙\x85", None
    assert [problem.what for problem in take_out(tree, "")] == ["an entity stands for U+0085 after “乙”"]
    node.text, node.tail = None, "\x9f"
    assert [problem.what for problem in take_out(tree, "")] == ["an entity stands for U+009F after “”"]
    node.text, node.tail = "甲\x85", "\x9f"
    assert take_out(tree, "\x85\x9f") == [] and serialize(tree) == '<p title="题" alt="好">甲</p>'


def test_characters_in_values_are_told_with_their_place() -> None:
    values = {"a": {"b": ["x", "甲\x07乙"], "c\x01": "\x02", 1: 2}, "d": ("\x03",), "e": None}
    assert list(check_values(values)) == [
        Problem("a.b holds the character U+0007", REMEDY, ("甲", "b:")),
        Problem("a.c\x01 holds the character U+0001", REMEDY, ("c", "c\x01:")),
        Problem("a.c holds the character U+0002", REMEDY, ("c:", "c:")),
        Problem("d holds the character U+0003", REMEDY, ("d:", "d:")),
    ]
    assert list(check_values({"\x01": "\x02"})) == [
        Problem("\x01 holds the character U+0001", REMEDY, ("\x01:", "\x01:")),
        Problem("\x01 holds the character U+0002", REMEDY, ("\x01:", "\x01:")),
    ]
    assert list(check_values("x\x07", "site_name")) == [
        Problem("site_name holds the character U+0007", REMEDY, ("x", "site_name:"))
    ]
