"""What a built page is looked at for: each problem in full, and which files of a site are looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.chinese import is_simplified
from handbook.problem import Problem, Project
from handbook.publish import active, verify
from handbook.publish.built import page_of, select
from lxml.html import document_fromstring
from units import SETTINGS

OUT = "the handbook is read without a way out; write the reference as text, or ship the file"


def page(site: Path, body: str, lang: str = "zh-Hans", name: str = "a.html"):
    """A built page, read back."""
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text(
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"></head><body>{body}</body></html>',
        encoding="utf-8",
    )
    found = page_of(site, name, SETTINGS)
    found.read()
    return found


@pytest.mark.parametrize(("html", "wanted"), [
    ("<a href=https://x/y>甲</a>", [Problem("<a href> goes to https://x/y", OUT, ("https://x/y",))]),
    ("<img src=//x>", [Problem("<img src> goes to //x", OUT, ("//x",))]),
    ("<a href=ftp:x>甲</a><a href=HTTP:x>甲</a><a href=https:x>甲</a><a href=javascript:x>甲</a>", [
        Problem(f"<a href> goes to {link}", OUT, (link,)) for link in ("ftp:x", "HTTP:x", "https:x", "javascript:x")
    ]),
    ("<a href=https://own/x>甲</a><a href=b.html>甲</a><a href=mailto:x>甲</a><a href='a//b'>乙</a>", []),
    ("<a href=https://own/x>甲</a><a href=ftp:x>甲</a>", [Problem("<a href> goes to ftp:x", OUT, ("ftp:x",))]),
    ("<style>a{}</style><p style='x:url(//b)'>甲</p>", [Problem("style sheet loads //b", "ship the file instead", ("//b",))]),
    ("<style>@import '//c'</style>", [Problem("style sheet loads //c", "ship the file instead", ("//c",))]),
])  # fmt: skip
def test_what_a_page_loads_and_links_to(tmp_path: Path, html: str, wanted: list[Problem]) -> None:
    assert list(verify.check_requests(page(tmp_path, html), "https://own/")) == wanted


def test_a_site_without_an_address_of_its_own(tmp_path: Path) -> None:
    assert [problem.what for problem in verify.check_requests(page(tmp_path, "<a href=https://own/x>甲</a>"))] == [
        "<a href> goes to https://own/x"
    ]


def test_style_sheets_load_nothing() -> None:
    text = "a{x:url( 'HTTPS://a/b' )} @IMPORT \"//c\"; b{x:URL(d.png)} @import 'e.css'; c{x:url(f//g)}"
    assert list(verify.check_css(text)) == [
        Problem(f"style sheet loads {one}", "ship the file instead", (one,)) for one in ("HTTPS://a/b", "//c")
    ]


MARK = "translate it, or mark it with {: lang=… }"
SIMPLE = "use another, mark it with {: lang=zh-Hans }, or list it under allow in mkdocs.yml"
WORDS = "導" * 35


@pytest.mark.parametrize(("name", "lang", "html", "wanted"), [
    ("a.html", "zh-Hans", "<p>Go on 甲 A b A4</p>", [Problem("“Go on” is not zh-Hans", MARK, ("Go on",))]),
    ("a.html", "zh-Hans", "<p lang=en>Go <b>on then</b></p><p lang=''>go on</p> then <i lang=en></i>so on", [
        Problem(f"“{one}” is not zh-Hans", MARK, (one,)) for one in ("go on", "so on")
    ]),
    ("a.html", "en", "<p>x</p>", [Problem("<html lang> is en, and this folder is zh-Hans", "see languages in mkdocs.yml")]),
    ("en/a.html", "en", "<p>Go 甲乙, 丙</p><p>甲乙</p>", [Problem("“甲乙” is not en", MARK, ("甲乙",)), Problem("“丙” is not en", MARK, ("丙",))]),
    ("zh-Hant/a.html", "zh-Hant", f"<p>{WORDS}后 导\n组组</p><p lang=zh-Hans>导</p>", [
        Problem(f"“{WORDS[:30]}” has 导, a character of Simplified Chinese", SIMPLE, (f"{WORDS}后 导组组", WORDS[:30], "导")),
    ]),
    ("a.html", "zh-Hans", "<p>導导</p><p lang=zh-Hant>导</p>", []),
    ("a.html", "", "<p>go on</p>", [
        Problem("<html lang> is , and this folder is zh-Hans", "see languages in mkdocs.yml"), Problem("“go on” is not zh-Hans", MARK, ("go on",)),
    ]),
    ("a.html", "zh-Hans", "<code>go on</code><script>go on</script><template>go on</template><noscript>go on</noscript><style>go on</style>甲", []),
    ("a.html", "zh-Hans", "<p title='go on'>甲</p><i lang=en><img alt='go then'></i><input placeholder='on then'><b aria-label='so on'></b>", [
        Problem(f"“{one}” is not zh-Hans", MARK, (one,)) for one in ("go on", "on then", "so on")
    ]),
])  # fmt: skip
def test_each_passage_is_in_the_language_that_it_says(
    tmp_path: Path, name: str, lang: str, html: str, wanted: list[Problem]
) -> None:
    found = list(verify.check_language(page(tmp_path, html, lang, name), SETTINGS))
    assert sorted(map(str, found)) == sorted(map(str, wanted))


def test_passages_are_told_with_their_language() -> None:
    tree = document_fromstring(
        "<html><body>甲<p lang=en>b<i lang=fr>c</i>d</p>乙<img alt=f><img alt=e lang=de><!-- x -->丙</body></html>"
    )
    assert verify.passages(tree, "zh") == [
        ("甲", "zh"),
        ("b", "en"),
        ("c", "fr"),
        ("d", "en"),
        ("乙", "zh"),
        ("丙", "zh"),
        ("f", "zh"),
        ("e", "de"),
    ]
    assert select(tree, "//@alt") == ["f", "e"]


@pytest.mark.parametrize(
    ("character", "simplified"),
    [("导", True), ("党", True), ("㐀", False), ("a", False), ("国", True), ("中", False), ("后", False)],
)
def test_characters_of_simplified_chinese(character: str, simplified: bool) -> None:
    assert is_simplified.__wrapped__(character) is simplified


def test_nothing_runs_but_what_is_known_and_the_policy_has_its_place(tmp_path: Path) -> None:
    assert list(verify.check_runs(page(tmp_path, "<p>甲</p><script src=a.js></script>"))) == []
    one = page(tmp_path, "<p onclick=x>甲</p>")
    (tmp_path / "a.html").write_text("<html><head></head></html>", encoding="utf-8")
    policy = Problem("has no <meta charset>, after which its policy is to stand", "put one first in its <head>")
    assert list(verify.check_runs(one)) == [*active.check_active(one.tree), policy]
    assert len(list(active.check_active(one.tree))) == 1


def test_a_site_is_verified_file_by_file(tmp_path: Path) -> None:
    site, docs = tmp_path / "site", tmp_path / "docs"
    for folder in (site / "assets" / "stylesheets", site / "en", docs / "zh", docs / "en"):
        folder.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("x\n", encoding="utf-8")
    (docs / "zh" / "a.md").write_text("甲\n\ngo on //away\n", encoding="utf-8")
    (docs / "zh" / "b.md").write_text("go then\n", encoding="utf-8")
    page(
        site,
        "<p id=x>go on</p><p id=x></p><a href=none.html>甲</a><img src=//away><a href=en/b.html#x>乙</a><a href=https://own/none>丙</a>",
    )
    page(site, "<p>go then 乙</p>", "en", "en/b.html")
    for name in ("assets/a.css", "assets/stylesheets/b.css"):
        (site / name).write_text("a{x:url(//css)}", encoding="utf-8")
    (site / "note.txt").write_text("a{x:url(//note)}", encoding="utf-8")
    for name in ("c.svg", "d.svg"):
        (site / name).write_text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', encoding="utf-8")
    project = Project(tmp_path / "mkdocs.yml", docs, "https://own/")
    svg = "<script> is not among the elements that a picture may hold – take it out, or save the picture as “plain SVG”"
    sheet = "site/assets/a.css: style sheet loads //css – ship the file instead"
    language = f"docs/zh/a.md:3: “go on” is not zh-Hans – {MARK}"
    request = f"docs/zh/a.md:3: <img src> goes to //away – {OUT}"
    assert [str(problem.placed(tmp_path)) for problem in verify.verify(site, SETTINGS, project)] == [
        language,
        request,
        sheet,
        f"site/c.svg:1: {svg}",
        f"site/d.svg:1: {svg}",
        "site/a.html: id x is used 2 times – give each its own id",
        "site/a.html: link to none.html leads nowhere (甲) – correct the address",
        "site/a.html: link to en/b.html#x: en/b.html has no id x – correct the anchor",
        "site/a.html: link to https://own/none leads nowhere (丙) – correct the address",
    ]
    known = [Problem("<img> loads //away", path=Path("docs/zh/a.md"), line=3)]
    assert [str(problem.placed(tmp_path)) for problem in verify.verify(site, SETTINGS, project, known)] == [
        language,
        sheet,
    ]
