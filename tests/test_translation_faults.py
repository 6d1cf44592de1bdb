"""Translations and pages kept by hand: which are behind, what is told of them, and what the command writes."""

from __future__ import annotations

import hashlib
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from handbook.check import translations
from handbook.check.translations import Stale
from handbook.problem import Problem
from units import SETTINGS

ORIGINAL = "# 题\n文"
HASH = hashlib.sha256(ORIGINAL.encode()).hexdigest()[:12]


def write(docs: Path, **pages: str) -> None:
    """Write pages by their address, with __ for / and _ for -."""
    for name, text in pages.items():
        path = docs / f"{name.replace('__', '/').replace('_', '-')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("text", [
    ORIGINAL, f"\ufeff{ORIGINAL}\n", "---\na: b\n---\n\n# 题\r\n文 \n", "---\r\na: b\r\n---  \r\n# 题\n文", "---\n---\n# 题\n文",
])  # fmt: skip
def test_the_state_of_a_page_is_that_of_its_text(text: str) -> None:
    assert translations.state(text) == HASH


@pytest.mark.parametrize(
    "text",
    ["x\n---\na: b\n---\n# 题\n文", "---\na: b\n---\n---\na: b\n---\n# 题\n文", "---\na: b\n# 题\n文", "# 题 \n文"],
)
def test_other_texts_have_other_states(text: str) -> None:
    assert translations.state(text) != HASH


@pytest.mark.parametrize(("text", "named"), [
    ("---\ntranslation_of: 0a1b\n---\n# T\n", "0a1b"), ("\ufeff---\ntranslation_of: 12\n---\n# T\n", "12"), ("---\ntitle: x\n---\n# T\n", None), ("# T\n", None),
    ("---\ntranslation_of:\n---\n# T\n", None),
])  # fmt: skip
def test_the_state_that_a_translation_names(text: str, named: str | None) -> None:
    assert translations.named_state(text) == named


@pytest.mark.parametrize(("text", "marked"), [
    ("# T\n", "---\ntranslation_of: x\n---\n# T\n"),
    ("\ufeff# T\n", "---\ntranslation_of: x\n---\n# T\n"),
    ("---\ntranslation_of: old\ntitle: a\n---\n# T\ntranslation_of: b\n", "---\ntitle: a\ntranslation_of: x\n---\n# T\ntranslation_of: b\n"),
    ("---\r\ntranslation_of: old\r\n---  \r\n# T\r\n", "---\ntranslation_of: x\n---\n# T\r\n"),
])  # fmt: skip
def test_the_mark_of_a_translation(text: str, marked: str) -> None:
    assert translations.mark(text, "x") == marked


def test_pages_that_are_behind(tmp_path: Path) -> None:
    page = translations.mark("# T\n", HASH)
    write(
        tmp_path,
        zh__a=ORIGINAL,
        zh__b=ORIGINAL,
        zh__x__c=ORIGINAL,
        en__a=page,
        en__b="# T\n",
        en__x__c=translations.mark("# T\n", "old"),
        en__d="# T\n",
    )
    write(tmp_path, zh_Hant__a=translations.mark("# T\n", "older"), fr__a="# T\n")
    (tmp_path / "zh" / "e.md").write_bytes(b"\xd6\xd0")
    (tmp_path / "en" / "e.md").write_text("# T\n", encoding="utf-8")
    (tmp_path / "en" / "0.md").write_text("# T\n", encoding="utf-8")
    behind = [
        Stale(tmp_path / "en/b.md", tmp_path / "zh/b.md", None),
        Stale(tmp_path / "en/x/c.md", tmp_path / "zh/x/c.md", "old"),
    ]
    assert list(translations.stale_pages(tmp_path, "zh", ["en"])) == behind
    by_hand = Stale(tmp_path / "zh-Hant/a.md", tmp_path / "zh/a.md", "older")
    assert list(translations.all_stale(tmp_path, SETTINGS)) == [*behind, by_hand]
    french = {**SETTINGS.languages, "fr": replace(SETTINGS.languages["en"], code="fr")}
    french["zh-Hant"] = replace(french["zh-Hant"], source="en")
    assert list(translations.all_stale(tmp_path, replace(SETTINGS, languages=french))) == [
        *behind, Stale(tmp_path / "fr/a.md", tmp_path / "zh/a.md", None), replace(by_hand, original=tmp_path / "en/a.md"),
    ]  # fmt: skip


def test_what_is_told_of_a_page_that_is_behind(tmp_path: Path) -> None:
    write(tmp_path, zh__x__a="甲\n", en__x__a="a\n")
    stale = Stale(tmp_path / "en/x/a.md", tmp_path / "zh/x/a.md", None)
    remedy = "bring it up to date, then run `python scripts/check.py --reviewed en/x/a.md`"
    assert translations.fault_of(stale, tmp_path) == Problem(
        "does not say which state of zh/x/a.md it translates", remedy, ("translation_of",), path=stale.translation
    )
    assert translations.fault_of(replace(stale, old="0"), tmp_path) == Problem(
        "zh/x/a.md has changed since it was translated", remedy, ("translation_of",), path=stale.translation
    )


def commit(folder: Path) -> None:
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.invalid"]
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    subprocess.run(["git", *identity, "commit", "-qm", "x"], cwd=folder, check=True)


def test_what_changed_is_shown_from_the_state_that_was_translated(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    first = "".join(f"{number}\n" for number in range(20))
    write(tmp_path, zh__a=first, en__a="a\n")
    commit(tmp_path)
    write(tmp_path, zh__a="又\n" + first)
    commit(tmp_path)
    write(tmp_path, zh__c="又\n")
    commit(tmp_path)
    write(tmp_path, zh__a="新\n" + first.replace("19\n", ""))
    stale = Stale(tmp_path / "en/a.md", tmp_path / "zh/a.md", translations.state(first))
    assert list(translations.earlier(stale.original)) == ["又\n" + first, first]
    assert translations.changes(stale) == ":\n    +新\n    -19\n   "
    assert (
        translations.fault_of(stale, tmp_path).what
        == "zh/a.md has changed since it was translated:\n    +新\n    -19\n   "
    )
    assert translations.changes(replace(stale, old="unknown")) == ""
    shown = "".join(f"    -{number}\n" for number in range(12))
    for left, more in (
        ("".join(f"{number}\n" for number in range(12, 20)), ""),
        ("".join(f"{number}\n" for number in range(13, 20)), "    … and 1 lines more\n"),
    ):
        write(tmp_path, zh__a=left)
        assert translations.changes(stale) == f":\n{shown}{more}   "
    (tmp_path / "zh" / "b.md").write_bytes(b"\xd6\xd0")
    commit(tmp_path)
    assert list(translations.earlier(tmp_path / "zh" / "b.md")) == []


def test_without_git_nothing_earlier_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, zh__a="甲\n")
    assert list(translations.earlier(tmp_path / "zh/a.md")) == []
    monkeypatch.setenv("PATH", "")
    assert list(translations.earlier(tmp_path / "zh/a.md")) == []
