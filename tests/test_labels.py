"""The files of labels: each label that is used is there in every language, and each mistake is told with its line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from bad_settings import GOOD, spoil
from conftest import ROOT, TinySite
from handbook.settings import load as configuration
from handbook.settings.labels import taken
from own_labels import change_labels, label_file

FIRST = ROOT / "overrides" / "labels" / "zh.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with the labels of this one; its mkdocs.yml."""
    for page in ("zh/index.md", "zh/start.md", "en/index.md", "en/start.md"):
        (tmp_path / "docs" / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / page).write_text("# x {#x}\n", encoding="utf-8")
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "hooks.py", tmp_path / "scripts")
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    return tmp_path / "mkdocs.yml"


def line(path: Path, beginning: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, text in enumerate(lines, 1) if text.startswith(beginning))


def told(project: Path) -> tuple[str, ...]:
    found = configuration.check(GOOD, project)
    assert bool(found.mistakes) == (found.settings is None)
    return found.mistakes


def test_every_label_that_is_used_is_there_and_every_one_that_is_there_is_used() -> None:
    keys = re.findall(r"^(\w+): ", FIRST.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert sorted(keys) == sorted(taken(ROOT / "overrides"))


# The file, what is changed in it, the line of what is told by its beginning (or 1), and what is told.
CASES = {
    "blanks": ("en", ('"{} cards"', '"{} cards {}"'), "cards:", "cards has 2 {}, and in zh.yml it has 1 – write as many"),
    "no blank": ("en", ('"{} cards"', "some cards"), "cards:", "cards has no {}, and in zh.yml it has 1 – write as many"),
    "brace": ("zh", ('"{}张卡"\ncards_one', '"{}张卡{"\ncards_one'), "cards:", "cards has a brace that is not part of {}"),
    "missing": ("zh", ("about: 关于本手册\n", ""), "", "there is no label about, which the pages need – add `about: …`"),
    "missing in another": ("en", ("about: About", "#"), "", "there is no label about, which the pages need"),
    "misspelt": ("zh", ("about:", "abuot:"), "abuot:", "“abuot” is a label that nothing reads – did you mean about?"),
    "unused": ("en", ("about:", "paused: x\nabout:"), "paused:", "“paused” is a label that nothing reads – take it off"),
    "a truth": ("en", ("done: Tick", "done: yes"), "done:", 'done is yes, which YAML reads as true – put it in quotes: "yes"'),
    "empty": ("en", ("done: Tick", "done: ' '"), "done:", "done is an empty text – write one"),
    "twice": ("en", ("done: Tick", "done: Tick\ndone: Tock"), "done: Tock", "en.yml has “done” twice, first on line"),
    "no YAML": ("en", ("done: Tick", "done: a: b"), "done:", "YAML can't read “done: a: b” here"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_in_a_file_of_labels_is_told_once_and_with_its_line(project: Path, case: str) -> None:
    code, change, beginning, what = CASES[case]
    path = project.parent / "overrides" / "labels" / f"{code}.yml"
    path.write_text(spoil(path.read_text(encoding="utf-8"), change), encoding="utf-8")
    at = line(path, beginning) if beginning else 1
    (one,) = told(project)
    assert one.startswith(f"overrides/labels/{code}.yml:{at}: {what}"), one


def test_blanks_of_the_first_language_are_held_against_a_language_that_is_not_built(project: Path) -> None:
    folder = project.parent / "overrides" / "labels"
    (folder / "fr.yml").write_text("cards: deux {} et {}\nold: {}\n", encoding="utf-8")
    at = line(folder / "zh.yml", "cards:")
    assert told(project) == (
        f"overrides/labels/zh.yml:{at}: cards has 1 {{}}, and in fr.yml it has 2 – write as many in both: numbers go there",
    )


def test_a_file_that_is_missing_or_can_not_be_read_is_told(project: Path) -> None:
    path = project.parent / "overrides" / "labels" / "en.yml"
    path.write_bytes(b"done: \xff\n")
    assert told(project) == ("overrides/labels/en.yml:1: is not UTF-8 (byte 0xFF) – save it as UTF-8 in your editor",)
    path.write_text("- a\n", encoding="utf-8")
    assert told(project) == (
        "overrides/labels/en.yml:1: the file is no list of labels – begin each line with `name: `",
    )
    path.unlink()
    at = GOOD.splitlines().index("    en: {tag: en}") + 1
    what = "the language en has no labels: there is no overrides/labels/en.yml"
    assert told(project) == (f"mkdocs.yml:{at}: {what} – copy overrides/labels/zh.yml to it, and translate its texts",)


def test_a_derived_language_has_its_own_labels_and_the_rest_converted(project: Path) -> None:
    own = project.parent / "overrides" / "labels" / "zh-Hant.yml"
    own.write_text("back: 回到手冊去\n", encoding="utf-8")
    found = configuration.check(GOOD, project)
    assert found.settings is not None, found.mistakes
    assert found.settings.labels["back"]["zh-Hant"] == "回到手冊去"
    assert found.settings.labels["about"]["zh-Hant"] == "關於本手冊"


def test_a_label_that_is_changed_is_shown(pair: TinySite) -> None:
    change_labels(pair, "en", print_this="Print it now")
    code, _, errors = pair.build()
    assert (code, errors) == (0, "")
    assert "Print it now" in pair.read("en/purpose/index.html")
    assert not (pair.root / "site" / "labels").exists(), "the files of labels are not published"
    label_file(pair, "en").write_text("", encoding="utf-8")
    code, _, errors = pair.build()
    assert code == 1 and "overrides/labels/en.yml:1: the file holds no labels – copy" in errors
    assert "Print it now" in pair.read("en/purpose/index.html"), "the published site is as it was"
