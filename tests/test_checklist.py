"""The command checklist.py: it reads checklists.json, and what it writes opens in Excel, in a browser, on the screen."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from checklist import main
from handbook.card import Item
from handbook.settings.model import Settings, Term
from handbook.show.data import as_json, read_items
from handbook.show.formats import Words, as_csv, as_html, as_table, harmless

ROOT = Path(__file__).resolve().parent.parent
ITEM = Item(
    "a-1",
    "严明纪律",
    "card-a",
    "纪律卡",
    "purpose",
    ("team", "inspected"),
    ("on-site",),
    "must",
    ("p1-1", "p4h-1"),
    "purpose/index.html#a-1",
)
ITEMS = [ITEM, replace(ITEM, id="a-2", text='乙, "x" <b>', roles=("liaison",), phases=("reporting",), modality="may")]

Command = Callable[..., tuple[int, bytes, str]]


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A site that holds nothing but its lists: no navigation, no theme."""
    for prefix in ("", "en/"):
        (tmp_path / prefix).mkdir(exist_ok=True)
        (tmp_path / prefix / "checklists.json").write_text(as_json(ITEMS), encoding="utf-8")
    return tmp_path


@pytest.fixture
def command(built: Path, example: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Command:
    """Runs the command: its exit code, the bytes that it wrote, what it said."""

    def run(*arguments: str) -> tuple[int, bytes, str]:
        code = main(["--config", str(example), "--site", str(built), *arguments])
        out, errors = capfdbinary.readouterr()
        return code, out, errors.decode()

    return run


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_csv_is_in_the_reader_s_language_and_opens_in_excel(
    command: Command, settings: Settings, language: str
) -> None:
    def word(key: str) -> str:
        return settings.labels[key][language]

    def name(terms: Mapping[str, Term], *ids: str) -> str:
        return ("、" if language == "zh" else ", ").join(terms[id_].name[language] for id_ in ids)

    code, data, errors = command("--lang", language, "--format", "csv")
    assert (code, errors) == (0, "")
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\xef\xbb\xbf") == 1
    assert data.count(b"\r\n") == data.count(b"\n") == 3 and b"\r\r" not in data
    found = rows(data)
    pairs = [[word(key), word("id_of").format(word(key))] for key in ("item", "card", "role", "phase", "strength")]
    assert found[0] == [
        *reversed(pairs[0]),
        *pairs[1],
        word("theme"),
        *pairs[2],
        *pairs[3],
        *pairs[4],
        word("source"),
        word("address"),
    ]
    roles, phase, modality = (
        name(settings.roles, "team", "inspected"),
        name(settings.phases, "on-site"),
        name(settings.modalities, "must"),
    )
    row = [
        "a-1",
        "严明纪律",
        "纪律卡",
        "card-a",
        "purpose",
        roles,
        "team inspected",
        phase,
        "on-site",
        modality,
        "must",
    ]
    assert found[1] == [*row, "P1.1 P4h.1", "purpose/index.html#a-1"]
    assert found[2][1] == '乙, "x" <b>'


def test_csv_in_a_file_is_the_same_to_the_byte(command: Command, tmp_path: Path) -> None:
    _, shown, _ = command("--format", "csv")
    target = tmp_path / "名单.csv"
    code, nothing, errors = command("--format", "csv", "--output", str(target))
    assert (code, nothing, errors) == (0, b"", "")
    assert target.read_bytes() == shown
    code, _, errors = command("--format", "csv", "--output", str(tmp_path / "no" / "where.csv"))
    assert code == 1 and "can’t be written" in errors and len(errors.splitlines()) == 1


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_no_cell_of_a_csv_runs_in_a_spreadsheet(settings: Settings, sign: str) -> None:
    text = f"{sign}HYPERLINK(1)"
    (_, row) = rows(as_csv([replace(ITEM, text=text, card_title=text)], Words(settings, "zh")).encode())
    assert row[1] == row[2] == f"'{text}"
    assert harmless(f"a{sign}") == f"a{sign}" and harmless("") == ""


def test_a_page_is_a_whole_document_in_its_language(command: Command) -> None:
    code, data, _ = command("--lang", "en", "--format", "html", "--role", "liaison", "--phase", "reporting")
    page = lxml.html.document_fromstring(data.decode())
    assert code == 0 and data.startswith(b"<!doctype html>\n") and data.rstrip().endswith(b"</html>")
    assert page.get("lang") == "en" and page.xpath("//meta/@charset") == ["utf-8"]
    assert page.findtext(".//title") == page.findtext(".//h1") == "Checklists · Liaison group · Reporting"
    assert [label.text_content().strip() for label in page.xpath("//li/label")] == ['乙, "x" <b>']


def test_the_table_is_in_words(settings: Settings) -> None:
    lines = as_table(ITEMS, Words(settings, "zh")).splitlines()
    roles, phase = (
        "、".join(settings.roles[id_].name["zh"] for id_ in ("team", "inspected")),
        settings.phases["on-site"].name["zh"],
    )
    must, may = (settings.modalities[id_].name["zh"] for id_ in ("must", "may"))
    assert lines[0] == f"纪律卡  [card-a]  {roles} · {phase}"
    assert lines[1:] == [f"  [ ] 严明纪律  ({must}; P1.1 P4h.1)  a-1", f'  [ ] 乙, "x" <b>  ({may}; P1.1 P4h.1)  a-2']
    two = as_html([ITEM, replace(ITEM, card="card-b")], Words(settings, "zh"))
    assert two.count("<ul>") == two.count("</ul>") == two.count("<h2>") == 2


def test_ids_that_mkdocs_yml_no_longer_lists_stand_for_themselves(settings: Settings) -> None:
    old = replace(ITEM, roles=("former",), modality="shall", source=("x",))
    assert as_table([old], Words(settings, "en")).splitlines()[1] == "  [ ] 严明纪律  (shall; x)  a-1"


def test_nothing_found_is_said_and_is_no_success(command: Command) -> None:
    code, out, errors = command("--role", "liaison", "--phase", "on-site", "--format", "csv")
    assert (code, out) == (1, b"")
    assert errors.startswith("no item for role liaison and phase on-site in ") and len(errors.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "can’t be read (No such file or directory) – run `python scripts/build.py` first"),
        ("[", "is broken (Expecting value"),
        ("{}", "is broken (it is no list of items)"),
        ("[1]", "is broken (item 1 has not all of id, text, card"),
        (as_json([ITEM]).replace('"p1-1"', "1"), "is broken (item 1 has a source that is no list of texts)"),
        (as_json([ITEM]).replace('"must"', "[]"), "is broken (item 1 has a modality that is no text)"),
        (b"\xff", "is broken ("),
    ],
)
def test_a_list_that_is_missing_or_broken_is_one_line(
    command: Command, built: Path, text: str | bytes | None, message: str
) -> None:
    path = built / "checklists.json"
    path.unlink()
    if text is not None:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    code, out, errors = command()
    assert (code, out) == (1, b"")
    assert errors.startswith(f"{path} {message}") and len(errors.splitlines()) == 1 and "build.py" in errors


def test_items_read_back_as_they_were_written() -> None:
    assert read_items(as_json(ITEMS)) == ITEMS
    assert list(json.loads(as_json(ITEMS))[0]) == [
        "id",
        "text",
        "card",
        "card_title",
        "theme",
        "roles",
        "phases",
        "modality",
        "source",
        "url",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="`head` closes its end")
def test_a_reader_who_leaves_early_is_no_error(built: Path, example: Path) -> None:
    (built / "checklists.json").write_text(as_json(ITEMS * 5000), encoding="utf-8")
    command = [sys.executable, str(ROOT / "scripts" / "checklist.py"), "--config", str(example), "--site", str(built)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141
    process.stderr.close()
