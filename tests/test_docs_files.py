"""Only pages, pictures and the site's own assets are published out of docs/; characters that no paper can hold are told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from handbook import characters
from handbook.check import files as docs_files
from handbook.check.front_matter import check_front_matter
from handbook.tree import parse
from hypothesis import given
from hypothesis import strategies as st

SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize(("address", "said"), [
    ("zh/x.html", "a file of the kind .html would be published as it is – take it out of docs/"),
    ("zh/x.htm", "a file of the kind .htm would"),
    ("assets/x.xlsx", "a file of the kind .xlsx would"),
    ("zh/x.pdf", "a file of the kind .pdf would"),
    ("zh/x.svgz", "a file of the kind .svgz would"),
    ("zh/x.xml", "a file of the kind .xml would"),
    ("zh/x.txt", "a file of the kind .txt would"),
    ("zh/Thumbs.db", "a file of the kind .db would"),
    ("zh/LICENSE", "a file of the kind without an ending would"),
    ("zh/x.JS", "a file of the kind .JS would"),
    ("assets/x.js", "mkdocs.yml does not name this .js file – name it under extra_javascript there"),
    ("zh/x.css", "mkdocs.yml does not name this .css file – name it under extra_css there"),
    ("zh/x.markdown", "a page ends in .markdown – name it x.md"),
    ("zh/x.MD", "a page ends in .MD – name it x.md"),
    ("x.md", "a page stands outside docs/zh, docs/en – move it there"),
    ("assets/x.md", "a page stands outside docs/zh, docs/en"),
    ("other/x.png", "a picture stands outside docs/zh, docs/en and docs/assets"),
    ('zh/a" onload="x.md', "the file’s name holds “\"” – name it with letters, digits, - and _"),
    ("zh/<b>.md", "the file’s name holds “<”"),
    ("zh/{{ x }}.md", "the file’s name holds “{”"),
    ("zh/a#b.md", "the file’s name holds “#”"),
    ("zh/a&amp;.md", "the file’s name holds “&”"),
    ("zh/a\x07b.md", "the file’s name holds the character U+0007"),
    ("zh/gnp\u202e.md", "the file’s name holds the character U+202E"),
])  # fmt: skip
def test_other_files_and_names_are_refused_with_their_path(tmp_path: Path, address: str, said: str) -> None:
    path = tmp_path / "not there"  # only SVG files are opened
    (problem,) = docs_files.check_files([(address, path)], tmp_path, ["zh", "en"], ["assets/own.js"])
    assert (problem.path, problem.line) == (path, 1) and f"{problem.what} – {problem.remedy}".startswith(said)


@pytest.mark.parametrize("address", ["zh/x.md", "en/图 1/巡察.md", "zh/x.png", "assets/x.JPG", "en/图 一.webp", "assets/own.js", "assets/print.css", "assets/lib/LICENSE", "assets/lib/x.txt"])  # fmt: skip
def test_what_belongs_to_the_handbook_is_fine(tmp_path: Path, address: str) -> None:
    assert list(docs_files.check_files([(address, tmp_path / "x")], tmp_path, ["zh", "en"], ["assets/own.js"])) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_to_other_places_are_refused(tmp_path: Path) -> None:
    docs, away = tmp_path / "docs", tmp_path / "away"
    (docs / "zh").mkdir(parents=True)
    away.mkdir()
    (away / "x.png").write_bytes(b"-")
    (docs / "zh" / "y.png").symlink_to(away / "x.png")
    (docs / "zh" / "folder").symlink_to(away)
    for address in ("zh/y.png", "zh/folder/x.png"):
        (problem,) = docs_files.check_files([(address, docs / address)], docs, ["zh"], [])
        assert problem.what == "the file is a link to another place"


def test_a_build_names_each_file_and_publishes_nothing(pair) -> None:
    pair.write("zh/tool.html", "<script>alert(1)</script>")
    pair.write("assets/x.js", "alert(1)")
    pair.write("en/list.xlsx", b"PK")
    pair.write("assets/bad.svg", SVG.replace("/>", ">\n<g onload='x'/></svg>"))
    pair.write("zh/good.svg", SVG)
    pair.config["exclude_docs"] = "/assets/readme/\n"
    pair.write("assets/readme/notes.xlsx", b"-")  # exclude_docs keeps it out of the site
    status, _, errors = pair.build()
    assert status == 1 and not (pair.root / "site").exists()
    for line in (
        "docs/zh/tool.html:1: a file of the kind .html would be published as it is",
        "docs/assets/x.js:1: mkdocs.yml does not name this .js file",
        "docs/en/list.xlsx:1: a file of the kind .xlsx would",
        "docs/assets/bad.svg:2: <g> has onload=, which runs a script – take it out",
    ):
        assert errors.count(line) == 1, errors
    assert "good.svg" not in errors and "readme" not in errors and "seal.svg" not in errors


# ---- characters -----------------------------------------------------------------------------------------------------


CHARACTERS = ["\x00", "\x01", "\x02", "\x03", "\x07", "\x0b", "\x0c", "\x1f", "\x7f", "\ufffe", "\ufffd"]
ENTITIES = [
    ("&#1;", "U+0001"),
    ("&#x0B;", "U+000B"),
    ("&#xD800;", "U+FFFD"),
    ("&#0;", "U+FFFD"),
    ("&#xFFFF;", "U+FFFF"),
]


def test_characters_that_no_paper_can_hold_are_told_with_their_lines(alone) -> None:
    """One in an item, and every one in a paragraph of its own."""
    paragraphs = "\n\n".join(f"段落{character}第{number}。" for number, character in enumerate(CHARACTERS))
    alone.change("zh/purpose/index.md", "- [ ] 严明", "- [ ] 严\x01明")
    alone.change("zh/index.md", "导语。", paragraphs)
    alone.config["extra"]["paper"] |= {"sizes": {"standard": {"letters": 12, "lines": 21}}, "packs": ["team"]}
    status, _, errors = alone.build()
    assert status == 1 and "Traceback" not in errors
    assert errors.count("docs/zh/purpose/index.md:12: the character U+0001 stands at “- [ ] 严明纪律") == 1, errors
    for number, character in enumerate(CHARACTERS):
        told = f"docs/zh/index.md:{3 + 2 * number}: the character U+{ord(character):04X} stands at “"
        assert errors.count(told) == 1, (told, errors)


def test_entities_for_such_characters_are_told_with_their_lines(alone) -> None:
    paragraphs = "\n\n".join(f"第{number}段{entity}文。" for number, (entity, _) in enumerate(ENTITIES))
    alone.change("zh/purpose/index.md", "- [ ] 严明", "- [ ] 严&#1;明")
    alone.change("zh/index.md", "导语。", paragraphs)
    alone.config["extra"]["paper"] |= {"sizes": {"standard": {"letters": 12, "lines": 21}}, "packs": ["team"]}
    status, _, errors = alone.build()
    assert status == 1 and "Traceback" not in errors
    assert "docs/zh/purpose/index.md:12: an entity stands for U+0001 after “" in errors, errors
    for number, (_, shown) in enumerate(ENTITIES):
        assert f"docs/zh/index.md:{3 + 2 * number}: an entity stands for {shown} after “第{number}段” –" in errors, (
            errors
        )


def test_such_a_character_in_mkdocs_yml_is_told(alone) -> None:
    alone.config["extra"]["roles"]["team"]["name"]["zh"] = "县委\x0b巡察组"
    alone.config["site_name"] = "手册\x01"
    alone.config["extra"]["paper"] |= {"sizes": {"standard": {"letters": 12, "lines": 21}}, "packs": ["team"]}
    status, _, errors = alone.build()
    assert status == 1 and "Traceback" not in errors
    assert "extra.roles.team.name.zh holds the character U+000B – take it out" in errors
    assert "site_name holds the character U+0001 – take it out" in errors


def test_line_ends_tabs_and_every_script_are_fine() -> None:
    for text in ("甲\t乙\r\n丙\u3000丁", "ئۇيغۇرچە", "e\u0301 😀 𠀀"):
        assert not list(characters.check_source(text)) and not list(characters.check_values({"a": [text]}))
        assert not characters.take_out(parse(f"<p title='{text}'>{text}</p>"), "")
    assert not list(check_front_matter("---\ntitle: 巡察\u3000手册\n---\n"))
    assert list(check_front_matter('---\ntitle: "巡察\\x01"\n---\n')) and list(
        check_front_matter('---\ntitle: "a\\nb"\n---\n')
    )


@given(st.text(max_size=40))
def test_what_passes_can_be_put_into_word(text: str) -> None:
    from docx import Document

    if not list(characters.check_source(text)):
        Document().add_paragraph(text)
