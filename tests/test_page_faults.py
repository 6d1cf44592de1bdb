"""What a page may not hold, and how problems are shown: in full."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from handbook.check.safety import check_safety
from handbook.problem import Problem, arrange, find_line, holds, id_needle, shown_path
from handbook.read.page import drop_comments
from handbook.tree import parse, serialize
from units import said

# ---- safety ---------------------------------------------------------------------------------------------------------

LINK = "link to a page or a file of the handbook, or take it off"
SHIP = "the handbook is read without a way out: ship the file in docs/assets"
UNKNOWN = "which is not among the attributes that a page may hold"
LONG = "http" + "a" * 50
MARKUP = {
    "<ScRipt>x</ScRipt>": "<script> is not allowed on a page – write it in Markdown; scripts and styles go into docs/assets",
    "<blink>x</blink>": "<blink> is not among the elements that a page may hold – write it in Markdown, or list it in scripts/handbook/check/safety.py",
    "<input type=text>": "<input> is no check box – take it off: a page asks nothing of its reader but ticks",
    "<input>": "<input> is no check box – take it off: a page asks nothing of its reader but ticks",
    "<input type=checkbox disabled checked>": None,
    "<p OnClick=x>y</p>": "<p> has onclick=, which runs a script – take it off",
    "<p style=x>y</p>": "<p> has a style of its own – give it a class, and the class its look in docs/assets/site.css",
    "<img src='//away/x'>": f"<img> loads //away/x – {SHIP}",
    "<img src=' Http://away/x'>": f"<img> loads  Http://away/x – {SHIP}",
    "<img srcset='ht\ttp://a'>": f"<img> loads ht\ttp://a – {SHIP}",
    "<img srcset=a>": f"<img> has srcset=, {UNKNOWN} – take it off",
    "<p data=//away>y</p>": f"<p> loads //away – {SHIP}",
    "<p data=x>y</p>": f"<p> has data=, {UNKNOWN} – take it off",
    "<p data-rolle=x>y</p>": f"<p> has data-rolle=, {UNKNOWN} – did you mean data-role=?",
    "<p clas=x>y</p>": f"<p> has clas=, {UNKNOWN} – did you mean class=?",
    "<p src=x>y</p>": f"<p> has src=, {UNKNOWN} – take it off",
    "<p href=x>y</p>": f"<p> has href=, {UNKNOWN} – take it off",
    "<p aria-x=x data-toc-label=y rowspan=1 cite=x.html>y</p>": None,
    "<a href=JavaScript:x>y</a>": f"<a> has href=JavaScript:x, which runs a script – {LINK}",
    "<a href='da\tta:x'>y</a>": f"<a> has href=da\tta:x, which runs a script – {LINK}",
    "<a href=data:x>y</a>": f"<a> has href=data:x, which runs a script – {LINK}",
    "<a href=ftp:x>y</a>": f"<a> has href=ftp:x, and ftp: is no address of the handbook – {LINK}",
    f"<a href=x{LONG}:x>y</a>": f"<a> has href={f'x{LONG}'[:40]}, and x{LONG}: is no address of the handbook – {LINK}",
    "<q cite=vbscript:x>y</q>": f"<q> has cite=vbscript:x, which runs a script – {LINK}",
    "<a href=mailto:x>y</a>": None,
    "<a href=https://x rel=y>y</a>": None,
    "<a href=a/b:c>y</a>": None,
    "<img src=mailto:x>": f"<img> has src=mailto:x, and mailto: is no address of the handbook – {LINK}",
    "<img src=x.png alt=y width=1 height=1 loading=lazy>": None,
    "<p title=javascript:x>y</p>": None,
}


@pytest.mark.parametrize("html", MARKUP)
def test_what_a_page_may_not_hold(html: str) -> None:
    assert said(check_safety(parse(html))) == ([MARKUP[html]] if MARKUP[html] else [])


def test_where_it_is_looked_for() -> None:
    words = "一二三四五六七八九十一二三四五六"
    (problem,) = check_safety(parse(f"<blink>{words}七八</blink>"))
    assert problem.needles == ("<blink", "<BLINK", words)
    (problem,) = check_safety(parse(f"<p onclick=x>{words}七八</p>"))
    assert problem.needles == ("onclick=x", 'onclick="x', "x", "onclick=", words)
    for tag in ("script", "input"):
        (problem,) = check_safety(parse(f"<{tag}></{tag}>"))
        assert problem.needles == (f"<{tag}", f"<{tag.upper()}", "")
    for html in ("<p style=x>甲", "<p data=//x>甲", "<p x=y>甲", "<a href=ftp:x>甲</a>"):
        (problem,) = check_safety(parse(html))
        assert problem.needles[-1] == "甲" and len(problem.needles) == 5


def test_comments_are_taken_out_but_for_the_marks_of_generated_parts() -> None:
    tree = parse("<p>甲<!-- a mark -->乙<!-- roles -->丙<?x y?><!----></p><!-- Roles --><!--roles-->")
    drop_comments(tree)
    assert serialize(tree) == "<p>甲乙<!-- roles -->丙</p>"


# ---- problems -------------------------------------------------------------------------------------------------------


def test_a_problem_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "a.md"
    page.parent.mkdir()
    page.write_bytes("\ufeff甲\n乙 {#x}\n丙\n".encode())
    assert str(Problem("wrong", "mend it", ("无", "丙")).at(page).placed(tmp_path)) == "docs/a.md:3: wrong – mend it"
    assert (
        str(Problem("wrong", "mend it", ("甲",)).at(page).placed(page.parent / "other"))
        == f"{page.as_posix()}:1: wrong – mend it"
    )
    assert (
        str(Problem("wrong", "mend it", ("丙",)).at(tmp_path / "none.md").placed(tmp_path))
        == "none.md:1: wrong – mend it"
    )
    page.write_bytes("\ufeff甲\n甲\n".encode())
    assert (
        str(Problem("wrong", "mend it", (re.compile("^甲"),)).at(page).placed(tmp_path))
        == "docs/a.md:1: wrong – mend it"
    )
    page.write_bytes(b"\n\n\xd6\xd0 x\n")
    assert str(Problem("wrong", "mend it", ("x",)).at(page).placed(tmp_path)) == "docs/a.md:1: wrong – mend it"
    assert shown_path(tmp_path / "a" / "b", tmp_path) == "a/b"
    assert find_line("甲\ufeff\n", ("\ufeff甲",)) == 1


def test_needles() -> None:
    assert id_needle("") == ""
    assert holds("ab", "b") and not holds("ab", "") and not holds("ab", "c") and not holds("ab", id_needle("x"))
    for line, found in (
        ("# x {#a.b}", True),
        ("{: .c #a.b .d}", True),
        ("x\t#a.b\n", True),
        ("(#a.b)", False),
        ("{#a.bc}", False),
        ("{#axb}", False),
    ):
        assert holds(line, id_needle("a.b")) is found, line
    assert find_line("a\nb\na", ("c", "b", "a")) == 2 and find_line("", ("a",)) == 1


def in_file(path: str, line: int, what: str, remedy: str) -> Problem:
    """A problem that is placed."""
    return Problem(what, remedy, path=Path(path), line=line)


def test_problems_of_a_kind_are_counted_and_the_others_are_shown() -> None:
    first, second = in_file("a.md", 2, "x", "use “甲”, or `b`"), in_file("a.md", 10, "y", "use “乙”, or `c`")
    rest = [
        in_file("a.md", 0, "z", "mend docs/x.md line 3"),
        in_file("b.md", 1, "x", "take it off"),
        Problem("nowhere"),
    ]
    one, two = "a.md:2: x – use “甲”, or `b`", "a.md:10: y – use “乙”, or `c`"
    other = ["a.md: z – mend docs/x.md line 3", "b.md:1: x – take it off", "nowhere"]
    assert arrange([second, first, first, *rest]) == [other[0], one, two, *other[1:]]
    assert arrange([second, first, *rest], most=1) == [other[0], one, *other[1:], "and 1 more like these: use …, or …"]
    assert arrange([in_file("a.md", 1, "a", "b"), in_file("a.md", 0, "z", "b")]) == ["a.md: z – b", "a.md:1: a – b"]
    assert arrange([in_file("a", 1, "b – c", "d"), in_file("a", 2, "e", "d")], most=1) == [
        "a:1: b – c – d",
        "and 1 more like these: d",
    ]
    many = [in_file("a.md", n, "x", "y") for n in range(1, 53)]
    assert arrange(many) == [*(f"a.md:{n}: x – y" for n in range(1, 51)), "and 2 more like these: y"]
    assert arrange([in_file("c", 0, "d\nx:1: y", "z"), in_file("a b", 2, "c", "")]) == ["a b:2: c", "c: d\nx:1: y – z"]
    assert arrange([Problem("\n:1: a", "b"), in_file("z", 1, "a", "b")]) == ["z:1: a – b", "\n:1: a – b"]
