"""Front matter, pages as files and other files of docs/: each mistake in full, with its line."""

from __future__ import annotations

from pathlib import Path

import docs_files
import hygiene
import pytest
from front_matter import check_front_matter

# ---- front matter ---------------------------------------------------------------------------------------------------

LINES = "write `key: value` on lines of its own"
KEYS = "title, description, template, hide, search, terms, translation_of"
HOW = {
    "title": "`title: one line of text`",
    "description": "`description: one line of text`",
    "template": "`template: home.html`, the only one there is",
    "hide": "`hide: [navigation, toc]`",
    "search": "`search: {exclude: true}` or `search: {boost: 2}`",
    "terms": "`terms: {term: why it is said otherwise}`",
    "translation_of": "leave it to `translations.py --reviewed`",
}


def wrong(key: str, shown: str, line: int = 2) -> list[tuple[int, str, str]]:
    return [(line, f"“{key}” in the front matter is {shown}", f"write it as {HOW[key]}")]


HEADS = {
    "none": ("# 题\n", []),
    "a rule": ("---\n\n# 题\n", []),
    "a list": ("---\n- a\n", []),
    "empty": ("---\n---\n# 题\n", []),
    "only a comment": ("---\n# x\n---\n", []),
    "all is well": ("\ufeff--- \r\ntitle: 甲\r\nhide: [toc, footer]\r\nsearch: {exclude: true, boost: 1.5}\r\nterms: {甲: so}\r\ntranslation_of: 12\r\n---\r\n", []),
    "the end of the file": ("---\ntitle: a\n---", []),
    "no end": ("---\n a-b : x\n", [(1, "the front matter has no end", "close it with a line of ---")]),
    "no end, with blanks": ("--- \t\r\n\ttitle\t: x\n", [(1, "the front matter has no end", "close it with a line of ---")]),
    "metadata": ("  a-B_1: x\n", [(1, "“  a-B_1:” would be taken for front matter, and not be shown", "begin the page with its title")]),
    "no metadata": ("    a: x\n\na: x\n", []),
    "unreadable": ("---\na: b\nc: [\n---\n", [(4, "the front matter can’t be read: expected the node content, but found '<stream end>'", LINES)]),
    "a character that YAML refuses": ("---\na: \x07\n---\n", [(2, "the front matter can’t be read: unacceptable character #x0007: special characters are not allowed\n  in \"<unicode string>\", position 3", LINES)]),
    "no day": ("---\ntitle: 2026-13-40\n---\n", [(2, "the front matter can’t be read: month must be in 1..12", LINES)]),
    "no keys": ("---\n- a\n---\n", [(2, "the front matter is no list of keys", LINES)]),
    "twice": ("---\ntitle: a\ntitle: b\n---\n", [(3, "“title” is in the front matter twice", "keep one")]),
    "misspelt": ("---\nhide: []\ntitel: a\n---\n", [(3, "the front matter has “titel”, which nothing reads", "use title")]),
    "unknown": ("---\nzzz: a\n---\n", [(2, "the front matter has “zzz”, which nothing reads", f"use one of {KEYS}")]),
    "unknown, twice": ("---\nzzz: a\nzzz: b\n---\n", [(2, "the front matter has “zzz”, which nothing reads", f"use one of {KEYS}"), (3, "“zzz” is in the front matter twice", "keep one")]),
    "a title that is a number": ("---\ntitle: 12\n---\n", wrong("title", "'12'")),
    "a title of blanks": ("---\ntitle: ' '\n---\n", wrong("title", "' '")),
    "a description of two lines": ('---\ndescription: "a\\nb"\n---\n', wrong("description", r"'a\nb'")),
    "a long value": (f"---\nhide: {'x' * 50}\n---\n", wrong("hide", repr("x" * 40))),
    "another template": ("---\n\ntemplate: main.html\n---\n", wrong("template", "'main.html'", 3)),
    "something hidden that is not there": ("---\nhide: [toc, x]\n---\n", wrong("hide", repr("['toc', 'x']"))),
    "search with another key": ("---\nsearch: {exclude: true, x: 1}\n---\n", wrong("search", repr("{'exclude': True, 'x': 1}"))),
    "search with a text": ("---\nsearch: {exclude: 'no'}\n---\n", wrong("search", repr("{'exclude': 'no'}"))),
    "search with a text for a number": ("---\nsearch: {boost: x}\n---\n", wrong("search", repr("{'boost': 'x'}"))),
    "search alone": ("---\nsearch: true\n---\n", wrong("search", "'True'")),
    "terms without a reason": ("---\nterms: {甲: }\n---\n", wrong("terms", repr("{'甲': None}"))),
    "terms with a number": ("---\nterms: {1: so}\n---\n", wrong("terms", repr("{1: 'so'}"))),
    "terms alone": ("---\nterms: 甲\n---\n", wrong("terms", "'甲'")),
    "a translation of nothing": ("---\ntranslation_of: []\n---\n", wrong("translation_of", "'[]'")),
}  # fmt: skip


@pytest.mark.parametrize("case", HEADS)
def test_the_head_of_a_page(case: str) -> None:
    text, wanted = HEADS[case]
    assert list(check_front_matter(text)) == wanted


# ---- pages as files -------------------------------------------------------------------------------------------------

FIX, ANEW = "run `python scripts/hygiene.py --fix`", "type the character anew"


def test_slips_are_told_with_their_line_and_the_words_around() -> None:
    text = "# 题\n\n`码,码`甲乙丙丁戊己庚,辛壬癸子丑寅卯\n\n```\n甲,乙\n```\n\n巡⺠ 察,整\n 两  个\n"
    assert [(line, slip.what, around) for line, slip, around in hygiene.find_slips(text, "zh-Hant")] == [
        (3, "half-width punctuation in Chinese", "乙丙丁戊己庚,辛壬癸子丑寅"),
        (9, "half-width punctuation in Chinese", "巡⺠ 察,整"),
        (9, "a radical instead of a character", "巡⺠ 察,整"),
        (10, "a blank between Chinese characters", "两  个"),
        (10, "two blanks running", "两  个"),
    ]
    assert list(hygiene.find_slips("着著", "en")) == [] and list(hygiene.find_slips("走著", "zh-Hant")) == []
    assert [slip.what for _, slip, _ in hygiene.find_slips("走著", "zh-Hans")] == ["著 for 着"]
    assert hygiene.mend("走著、⺠", "zh-Hant") == "走著、⺠" and hygiene.mend("走著(zì)着`著`著", "zh-Hans") == "走着着`著`着"


def test_a_file_is_utf_8_and_holds_something(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    for raw, tag, wanted in (
        ("# 甲\n乙\n".encode() + b"\xd6\xd0\n", "zh-Hans", [(3, "is not UTF-8 (byte 0xD6)", "save it as UTF-8 in your editor")]),
        (b"\xef\xbb\xbf \n", "en", [(1, "page is empty", "write it, or delete the file")]),
        (
            "a: 甲,乙⺠\n\x07丙".encode(), "zh-Hans",
            [
                (1, "“a:” would be taken for front matter, and not be shown", "begin the page with its title"),
                (2, "the character U+0007 stands at “a: 甲,乙⺠ 丙”", "take it out, or type what was meant"),
                (1, "half-width punctuation in Chinese: “a: 甲,乙⺠”", FIX),
                (1, "a radical instead of a character: “a: 甲,乙⺠”", ANEW),
            ],
        ),
        ("甲,乙".encode(), "en", []),
    ):  # fmt: skip
        page.write_bytes(raw)
        assert list(hygiene.check_file(page, tag)) == wanted


def test_the_command_lists_and_mends_chinese_pages_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = tmp_path / "pages"
    for name, raw in (
        ("zh/b.md", "甲,乙".encode()), ("zh/x/a.md", b"\xd6\xd0"), ("zh/c.txt", "甲,乙".encode()), ("zh/d.md", "甲".encode()), ("en/a.md", "甲,乙".encode()),
    ):  # fmt: skip
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_bytes(raw)
    bad = "pages/zh/x/a.md:1: is not UTF-8 (byte 0xD6) – save it as UTF-8 in your editor\n"
    assert hygiene.main(["--docs", str(docs)]) == 1
    assert capsys.readouterr().out == f"pages/zh/b.md:1: half-width punctuation in Chinese: “甲,乙” – {FIX}\n{bad}"
    assert hygiene.main(["--docs", str(docs), "--fix"]) == 1
    assert capsys.readouterr().out == f"pages/zh/b.md: mended\n{bad}"
    assert (docs / "zh/b.md").read_text(encoding="utf-8") == "甲，乙" and (docs / "en/a.md").read_text(encoding="utf-8") == "甲,乙"
    assert (docs / "zh/x/a.md").read_bytes() == b"\xd6\xd0" and (docs / "zh/c.txt").read_text(encoding="utf-8") == "甲,乙"
    (docs / "zh/x/a.md").unlink()
    assert hygiene.main(["--docs", str(docs)]) == 0 and capsys.readouterr().out == ""
    assert hygiene.main(["--docs", str(docs / "none")]) == 1
    assert capsys.readouterr().err == f"{docs / 'none'} is no folder – give the one that holds the pages: --docs FOLDER\n"


# ---- other files ----------------------------------------------------------------------------------------------------

NAME = "name it with letters, digits, - and _"
AWAY = "move it there, or take it away"
TAKE = "take it out of docs/: pages (.md), pictures (.png, .jpg, .jpeg, .webp, .svg) and the assets that mkdocs.yml names may stand here"
FILES = {
    "zh/a:b.md": ("the file’s name holds “:”", NAME),
    "zh/a\u200bb.png": ("the file’s name holds the character U+200B", NAME),
    "zh/a%b.MD": ("the file’s name holds “%”", NAME),
    "zh/a#b.png": None,
    "fr/a.md": ("a page stands outside docs/zh, docs/en", AWAY),
    "zh/x/a.mkd": ("a page ends in .mkd", "name it a.md"),
    "fr/a.png": ("a picture stands outside docs/zh, docs/en and docs/assets", AWAY),
    "assets/a.WEBP": None,
    "fr/a.gif": None,
    "fr/a.TIFF": None,
    "zh/a.js": ("mkdocs.yml does not name this .js file", "name it under extra_javascript there, or take it away"),
    "zh/a.css": ("mkdocs.yml does not name this .css file", "name it under extra_css there, or take it away"),
    "assets/print.css": None,
    "assets/own.css": None,
    "zh/a.txt": ("a file of the kind .txt would be published as it is", TAKE),
    "assets/a.txt": None,
    "assets/x/LICENCE": None,
    "assets/x/LICENSE.md2": None,
    "assets/licence": ("a file of the kind without an ending would be published as it is", TAKE),
}


@pytest.mark.parametrize("address", FILES)
def test_files_that_are_not_to_be_published(tmp_path: Path, address: str) -> None:
    wanted, path = FILES[address], tmp_path / "x"
    found = list(docs_files.check_files([(address, path)], tmp_path, ["zh", "en"], ["assets/own.css"]))
    assert found == ([(path, 1, *wanted)] if wanted else [])


def test_svg_files_are_opened_and_those_that_show_nothing_are_left_to_others(tmp_path: Path) -> None:
    good, broken, bad = (tmp_path / f"{name}.SVG" for name in ("good", "broken", "bad"))
    good.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    broken.write_text("<svg")
    bad.write_text('<svg xmlns="http://www.w3.org/2000/svg">\n<script/></svg>')
    files = [(f"zh/{path.name}", path) for path in (good, broken, bad)]
    assert list(docs_files.check_files(files, tmp_path, ["zh"], [])) == [
        (
            bad,
            2,
            "<script> is not among the elements that a picture may hold",
            "take it out, or save the picture as “plain SVG”",
        )
    ]
