"""Pages as files and other files of docs/: each mistake in full, with its line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from handbook.check import files as docs_files
from handbook.check import wording as hygiene
from handbook.problem import Problem

# ---- pages as files -------------------------------------------------------------------------------------------------

FIX, ANEW = "run `python scripts/check.py --fix`", "type the character anew"


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
    assert hygiene.mend("⽅,察", "zh-Hans") == "方，察"  # the first slip hides the second
    assert (
        hygiene.mend("走著、⺠", "zh-Hant") == "走著、⺠"
        and hygiene.mend("走著(zì)着`著`著", "zh-Hans") == "走着着`著`着"
    )


def test_a_file_is_utf_8_and_holds_something(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    for raw, tag, wanted in (
        ("# 甲\n乙\n".encode() + b"\xd6\xd0\n", "zh-Hans", [(3, "is not UTF-8 (byte 0xD6)", "save it as UTF-8 in your editor")]),
        (b"\n\xd6\xd0\n", "en", [(2, "is not UTF-8 (byte 0xD6)", "save it as UTF-8 in your editor")]),
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
        assert list(hygiene.check_file(page, tag)) == [
            Problem(what, remedy, path=page, line=line) for line, what, remedy in wanted
        ]


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
    assert found == ([Problem(*wanted, path=path, line=1)] if wanted else [])


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_below_docs_are_refused_but_docs_itself_may_be_one(tmp_path: Path) -> None:
    (tmp_path / "real" / "zh").mkdir(parents=True)
    docs = tmp_path / "docs"
    docs.symlink_to(tmp_path / "real")
    (docs / "zh" / "a.md").write_text("")
    (docs / "zh" / "b.md").symlink_to(docs / "zh" / "a.md")
    files = [(f"zh/{name}.md", docs / "zh" / f"{name}.md") for name in "ab"]
    link = Problem("the file is a link to another place", "put the file itself here", path=docs / "zh" / "b.md", line=1)
    assert list(docs_files.check_files(files, docs, ["zh"], [])) == [link]


def test_svg_files_are_opened_and_those_that_show_nothing_are_left_to_others(tmp_path: Path) -> None:
    good, broken, bad = (tmp_path / f"{name}.SVG" for name in ("good", "broken", "bad"))
    good.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    broken.write_text("<svg")
    bad.write_text('<svg xmlns="http://www.w3.org/2000/svg">\n<script/></svg>')
    files = [(f"zh/{path.name}", path) for path in (good, broken, bad)]
    assert list(docs_files.check_files(files, tmp_path, ["zh"], [])) == [
        Problem(
            "<script> is not among the elements that a picture may hold",
            "take it out, or save the picture as “plain SVG”",
            path=bad,
            line=2,
        )
    ]
