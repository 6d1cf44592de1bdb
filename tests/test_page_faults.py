"""What a page may not hold, how problems are shown, and what a built page is looked at for: in full."""

from __future__ import annotations

from pathlib import Path

import pytest
import verify
from built import read_page, select
from lxml.html import document_fromstring
from markup import parse, serialize
from origins import Project
from problems import Fault, arrange, find_line, holds, id_needle, locate, shown_path
from safety import check_safety, drop_comments
from units import SETTINGS, said

# ---- safety ---------------------------------------------------------------------------------------------------------

LINK = "link to a page or a file of the handbook, or take it off"
SHIP = "the handbook is read without a way out: ship the file in docs/assets"
UNKNOWN = "which is not among the attributes that a page may hold"
LONG = "http" + "a" * 50
MARKUP = {
    "<ScRipt>x</ScRipt>": "<script> is not allowed on a page – write it in Markdown; scripts and styles go into docs/assets",
    "<blink>x</blink>": "<blink> is not among the elements that a page may hold – write it in Markdown, or list it in scripts/safety.py",
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
    (fault,) = check_safety(parse(f"<blink>{words}七八</blink>"))
    assert fault.needles == ("<blink", "<BLINK", words)
    (fault,) = check_safety(parse(f"<p onclick=x>{words}七八</p>"))
    assert fault.needles == ("onclick=x", 'onclick="x', "x", "onclick=", words)
    for html in ("<p style=x>甲", "<p data=//x>甲", "<p x=y>甲", "<a href=ftp:x>甲</a>"):
        (fault,) = check_safety(parse(html))
        assert fault.needles[-1] == "甲" and len(fault.needles) == 5


def test_comments_are_taken_out_but_for_the_marks_of_generated_parts() -> None:
    tree = parse("<p>甲<!-- a mark -->乙<!-- roles -->丙<?x y?><!----></p><!-- Roles --><!--roles-->")
    drop_comments(tree)
    assert serialize(tree) == "<p>甲乙<!-- roles -->丙</p>"


# ---- problems -------------------------------------------------------------------------------------------------------


def test_a_fault_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "a.md"
    page.parent.mkdir()
    page.write_bytes("\ufeff甲\n乙 {#x}\n丙\n".encode())
    assert locate(Fault("wrong", "mend it", ("无", "丙")), page, tmp_path) == "docs/a.md:3: wrong – mend it"
    assert locate(Fault("wrong", "mend it", ("甲",)), page, page.parent / "other") == f"{page.as_posix()}:1: wrong – mend it"
    assert locate(Fault("wrong", "mend it", ("丙",)), tmp_path / "none.md", tmp_path) == "none.md:1: wrong – mend it"
    page.write_bytes(b"\n\n\xd6\xd0 x\n")
    assert locate(Fault("wrong", "mend it", ("x",)), page, tmp_path) == "docs/a.md:1: wrong – mend it"
    assert shown_path(tmp_path / "a" / "b", tmp_path) == "a/b"
    assert find_line("甲\ufeff\n", ("\ufeff甲",)) == 1


def test_needles() -> None:
    assert holds("ab", "b") and not holds("ab", "") and not holds("ab", "c") and not holds("ab", id_needle("x"))
    for line, found in (("# x {#a.b}", True), ("{: .c #a.b .d}", True), ("x\t#a.b\n", True), ("(#a.b)", False), ("{#a.bc}", False), ("{#axb}", False)):
        assert holds(line, id_needle("a.b")) is found, line
    assert find_line("a\nb\na", ("c", "b", "a")) == 2 and find_line("", ("a",)) == 1


def test_problems_of_a_kind_are_counted_and_the_others_are_shown() -> None:
    one, two = "a.md:2: x – use “甲”, or `b`", "a.md:10: y – use “乙”, or `c`"
    other = ["a.md: z – mend docs/x.md line 3", "b.md:1: x – take it off", "nowhere"]
    assert arrange([two, one, one, *other]) == [other[0], one, two, *other[1:]]
    assert arrange([two, one, *other], most=1) == [other[0], one, *other[1:], "and 1 more like these: use …, or …"]
    many = [f"a.md:{n}: x – y" for n in range(1, 53)]
    assert arrange(many) == [*many[:50], "and 2 more like these: y"]
    assert arrange(["c: d\nx:1: y – z", "a b:2: c"]) == ["a b:2: c", "c: d\nx:1: y – z"]
    assert arrange(["\n:1: a – b", "z:1: a – b"]) == ["z:1: a – b", "\n:1: a – b"]


# ---- built pages ----------------------------------------------------------------------------------------------------

OUT = "the handbook is read without a way out; write the reference as text, or ship the file"


def page(site: Path, body: str, lang: str = "zh-Hans", name: str = "a.html"):
    """A built page, read back."""
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text(f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"></head><body>{body}</body></html>', encoding="utf-8")
    return read_page(site, name, SETTINGS)


@pytest.mark.parametrize(("html", "wanted"), [
    ("<a href=https://x/y>甲</a>", [Fault("<a href> goes to https://x/y", OUT, ("https://x/y",))]),
    ("<img src=//x>", [Fault("<img src> goes to //x", OUT, ("//x",))]),
    ("<a href=ftp:x>甲</a><a href=HTTP:x>甲</a><a href=https:x>甲</a><a href=javascript:x>甲</a>", [
        Fault(f"<a href> goes to {link}", OUT, (link,)) for link in ("ftp:x", "HTTP:x", "https:x", "javascript:x")
    ]),
    ("<a href=https://own/x>甲</a><a href=b.html>甲</a><a href=mailto:x>甲</a><a href='a//b'>乙</a>", []),
    ("<style>a{}</style><p style='x:url(//b)'>甲</p>", [Fault("style sheet loads //b", "ship the file instead", ("//b",))]),
    ("<style>@import '//c'</style>", [Fault("style sheet loads //c", "ship the file instead", ("//c",))]),
])  # fmt: skip
def test_what_a_page_loads_and_links_to(tmp_path: Path, html: str, wanted: list[Fault]) -> None:
    assert list(verify.check_requests(page(tmp_path, html), "https://own/")) == wanted


def test_a_site_without_an_address_of_its_own(tmp_path: Path) -> None:
    assert [fault.what for fault in verify.check_requests(page(tmp_path, "<a href=https://own/x>甲</a>"))] == ["<a href> goes to https://own/x"]


def test_style_sheets_load_nothing() -> None:
    text = "a{x:url( 'HTTPS://a/b' )} @IMPORT \"//c\"; b{x:URL(d.png)} @import 'e.css'; c{x:url(f//g)}"
    assert list(verify.check_css(text)) == [Fault(f"style sheet loads {one}", "ship the file instead", (one,)) for one in ("HTTPS://a/b", "//c")]


MARK = "translate it, or mark it with {: lang=… }"
SIMPLE = "use another, mark it with {: lang=zh-Hans }, or list it under allow in mkdocs.yml"
WORDS = "導" * 35


@pytest.mark.parametrize(("name", "lang", "html", "wanted"), [
    ("a.html", "zh-Hans", "<p>Go on 甲 A b A4</p>", [Fault("“Go on” is not zh-Hans", MARK, ("Go on",))]),
    ("a.html", "zh-Hans", "<p lang=en>Go <b>on then</b></p><p lang=''>go on</p> then <i lang=en></i>so on", [
        Fault(f"“{one}” is not zh-Hans", MARK, (one,)) for one in ("go on", "so on")
    ]),
    ("a.html", "en", "<p>x</p>", [Fault("<html lang> is en, and this folder is zh-Hans", "see languages in mkdocs.yml")]),
    ("en/a.html", "en", "<p>Go 甲乙, 丙</p><p>甲乙</p>", [Fault("“甲乙” is not en", MARK, ("甲乙",)), Fault("“丙” is not en", MARK, ("丙",))]),
    ("zh-Hant/a.html", "zh-Hant", f"<p>{WORDS}后 导\n导组</p><p lang=zh-Hans>导</p>", [
        Fault(f"“{WORDS[:30]}” has 导, a character of Simplified Chinese", SIMPLE, (f"{WORDS}后 导导组", WORDS[:30], "导")),
    ]),
    ("a.html", "zh-Hans", "<p>導导</p>", []),
    ("a.html", "zh-Hans", "<code>go on</code><script>go on</script><template>go on</template><noscript>go on</noscript><style>go on</style>甲", []),
    ("a.html", "zh-Hans", "<p title='go on'>甲</p><i lang=en><img alt='go then'></i><input placeholder='on then'><b aria-label='so on'></b>", [
        Fault(f"“{one}” is not zh-Hans", MARK, (one,)) for one in ("go on", "on then", "so on")
    ]),
])  # fmt: skip
def test_each_passage_is_in_the_language_that_it_says(tmp_path: Path, name: str, lang: str, html: str, wanted: list[Fault]) -> None:
    found = list(verify.check_language(page(tmp_path, html, lang, name), SETTINGS))
    assert sorted(map(str, found)) == sorted(map(str, wanted))


def test_passages_are_told_with_their_language() -> None:
    tree = document_fromstring("<html><body>甲<p lang=en>b<i lang=fr>c</i>d</p>乙<img alt=e lang=de><!-- x -->丙</body></html>")
    assert verify.passages(tree, "zh") == [("甲", "zh"), ("b", "en"), ("c", "fr"), ("d", "en"), ("乙", "zh"), ("丙", "zh"), ("e", "de")]
    assert select(tree, "//@alt") == ["e"]


@pytest.mark.parametrize(("character", "simplified"), [("导", True), ("党", True), ("㐀", False), ("a", False), ("国", True), ("中", False), ("后", False)])
def test_characters_of_simplified_chinese(character: str, simplified: bool) -> None:
    assert verify.is_simplified.__wrapped__(character) is simplified


def test_a_site_is_verified_file_by_file(tmp_path: Path) -> None:
    site, docs = tmp_path / "site", tmp_path / "docs"
    for folder in (site / "assets" / "stylesheets", site / "en", docs / "zh", docs / "en"):
        folder.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("x\n", encoding="utf-8")
    (docs / "zh" / "a.md").write_text("甲\n\ngo on //away\n", encoding="utf-8")
    (docs / "zh" / "b.md").write_text("go then\n", encoding="utf-8")
    page(site, "<p id=x>go on</p><p id=x></p><a href=none.html>甲</a><img src=//away>")
    page(site, "<p>go then 乙</p>", "en", "en/b.html")
    for name in ("assets/a.css", "assets/stylesheets/b.css"):
        (site / name).write_text("a{x:url(//css)}", encoding="utf-8")
    (site / "c.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', encoding="utf-8")
    project = Project(tmp_path / "mkdocs.yml", docs)
    sheet = "site/assets/a.css: style sheet loads //css – ship the file instead"
    language = f"docs/zh/a.md:3: “go on” is not zh-Hans – {MARK}"
    request = f"docs/zh/a.md:3: <img src> goes to //away – {OUT}"
    assert verify.verify(site, SETTINGS, project) == [
        language,
        request,
        sheet,
        "site/c.svg:1: <script> is not among the elements that a picture may hold – take it out, or save the picture as “plain SVG”",
        "site/a.html: id x is used 2 times – give each its own id",
        "site/a.html: link to none.html leads nowhere (甲) – correct the address",
    ]
    assert verify.verify(site, SETTINGS, project, ["docs/zh/a.md:3: <img> loads //away"]) == [language, sheet]
