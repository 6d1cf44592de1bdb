"""Footnotes: what Markdown adds is taken off, numbers and links are put in, and what is wrong is told with its line."""

from __future__ import annotations

import pytest
from handbook.read.notes import note_label, notes_of, read_notes
from handbook.show.notes import number_notes
from handbook.tree import parse, serialize
from units import rendered, told

NOTED = "甲[^z]乙[^a]丙[^z]\n\n[^a]: 一[丁](b.html)\n\n    二\n[^z]: 三\n"
LABELS = {"notes": {"zh": "脚注"}, "note_mark": {"zh": "脚注{}"}, "note_back": {"zh": "回{}"}}


def test_notes_lose_what_markdown_adds_to_them_and_get_numbers_and_links_back() -> None:
    tree = rendered(NOTED)
    assert list(notes_of(tree)) == ["z", "a"] and [note_label(node) for node in tree.iter("sup")] == ["z", "a", "z"]
    assert list(read_notes(tree)) == []
    html = serialize(tree)
    assert (
        "footnote-backref" not in html and "<p>三</p>" in html and '<p>一<a href="b.html">丁</a></p>\n<p>二</p>' in html
    )
    assert [link.text for link in tree.iter("a")] == [None, None, None, "丁"]
    number_notes(tree, LABELS, "zh")

    def mark(number: int, more: str = "") -> str:
        link = f'<a href="#note-{number}" aria-label="脚注{number}" data-search-exclude="">{number}</a>'
        return f'<sup class="note-mark" id="note-{number}-mark{more}">{link}</sup>'

    def back(number: int, more: str = "") -> str:
        return f'<a class="notes__back aside" href="#note-{number}-mark{more}" aria-label="回{number}" data-search-exclude="">↑</a>'

    assert serialize(tree).replace("\n", "") == (
        f"<p>甲{mark(1)}乙{mark(2)}丙{mark(1, '-2')}</p>"
        f'<section class="notes" aria-label="脚注"><ol><li id="note-1"><p>三{back(1)}{back(1, "-2")}</p></li>'
        f'<li id="note-2"><p>一<a href="b.html">丁</a></p><p>二{back(2)}</p></li></ol></section>'
    )


def test_a_note_of_bare_words_and_one_that_ends_in_a_list() -> None:
    note = "<div class=footnote><ol><li id='fn:a'>{}</li><li id=x>乙</li><li>丙</li></ol></div>"
    for inside, shown in (("甲", "甲{}"), ("<p>甲</p><ul></ul>", "<p>甲</p><ul></ul>{}"), ("<p>甲</p>", "<p>甲{}</p>")):
        tree = parse(f"<p><sup id='fnref:a'><a class=footnote-ref>1</a></sup></p>{note.format(inside)}")
        number_notes(tree, LABELS, "zh")
        back = '<a class="notes__back aside" href="#note-1-mark" aria-label="回1" data-search-exclude="">↑</a>'
        assert f'<ol><li id="note-1">{shown.format(back)}</li></ol></section>' in serialize(tree)


def test_only_a_div_of_class_footnote_holds_notes() -> None:
    others = "<div><ul><li id='fn:q'>甲</li></ul></div><ul class=footnote><li id='fn:r'>乙</li></ul>"
    tree = parse(f"{others}<div class='footnote'><ol><li id='fn:a'>丙</li></ol></div>")
    assert list(notes_of(tree)) == ["a"]
    number_notes(tree, LABELS, "zh")
    assert others.replace("'", '"').replace("class=footnote", 'class="footnote"') in serialize(tree)


BACK = "<a class=footnote-backref>↩</a>"


@pytest.mark.parametrize(("inside", "left"), [
    (f"<p>甲X \xa0{BACK}</p>", "<p>甲X</p>"),
    (f"<p>甲\n{BACK}</p>", "<p>甲\n</p>"),
    (f"<p> 甲<b>乙</b> 丙X\xa0{BACK} {BACK}</p>", "<p> 甲<b>乙</b> 丙X</p>"),
    (f"<p>甲<b>乙</b>\n{BACK}</p>", "<p>甲<b>乙</b>\n</p>"),
    (f"<p>甲<b>乙</b>{BACK}</p>", "<p>甲<b>乙</b></p>"),
    (f"<p>甲</p><p>\xa0{BACK}</p>", "<p>甲</p>"),
    (f"<p>甲</p><p>{BACK}</p>", "<p>甲</p>"),
    (f"<p><b>甲</b></p><p>{BACK}<i>乙</i></p>", "<p><b>甲</b></p><p><i>乙</i></p>"),
    (f"{BACK}", ""),
])  # fmt: skip
def test_a_link_back_goes_with_the_blank_before_it(inside: str, left: str) -> None:
    tree = parse(f"<p><sup id='fnref:a'></sup></p><div class=footnote><ol><li id='fn:a'>{inside}</li></ol></div>")
    assert list(read_notes(tree)) == []
    assert f'<li id="fn:a">{left}</li>' in serialize(tree)


def test_a_note_may_hold_words_in_any_dress() -> None:
    dressed = "".join(f"<{tag}>甲</{tag}>" for tag in "a strong em b i code del span sub abbr q cite".split())
    tree = parse(f"<sup id='fnref:a'></sup><div class=footnote><ol><li id='fn:a'><p>{dressed}<br></p></li></ol></div>")
    assert list(read_notes(tree)) == []


@pytest.mark.parametrize(("html", "label"), [
    ("<sup id='fnref:a'>", "a"), ("<sup id='fnref2:a:b'>", "a:b"), ("<sup id='fnref:a\nb'>", "a\nb"), ("<sup id='fnref:'>", None), ("<sup id='xfnref:a'>", None),
    ("<sup>", None), ("<p id='fnref:a'>", None), ("<sup id='fn:a'>", None),
])  # fmt: skip
def test_the_name_of_a_note(html: str, label: str | None) -> None:
    assert note_label(parse(html)[0]) == label


def test_what_is_wrong_with_notes() -> None:
    source = "甲[^a]\n\n[^a]: 注[^b]\n[^b]: **重** `x` [l](b) <br><q>1</q>\n[^c]: 丙\n\n    - 甲\n"
    rest = "a footnote is paragraphs of words: put the rest into the text"
    assert told(read_notes(rendered(source)), source) == [
        f"3: the footnote a holds another footnote – {rest}",
        "5: the footnote c is nowhere in the text – put [^c] where it belongs, or delete it",
        f"5: the footnote c holds <ul> – {rest}",
        f"5: the footnote c holds <li> – {rest}",
    ]
