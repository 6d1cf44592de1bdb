"""What else is kept from build to build: sound pages, which are not parsed again, and what search has packed."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from handbook import programs
from handbook.problem import Project
from handbook.publish import sound, verify
from handbook.publish.sound import known_pages
from handbook.show import search_file
from handbook.show.search import Entry
from handbook.show.search_file import prepare
from handbook.store import Store
from test_kept_pages import entries, files, kept, rendered
from units import SETTINGS

__all__ = ["kept", "rendered"]  # fixtures


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were parsed to be looked at, and “index” for each index of search that was packed."""
    found: list[str] = []
    look, packed = verify.look, search_file.packed_entries

    def noting(page, *arguments):
        found.append(page.path)
        return look(page, *arguments)

    monkeypatch.setattr(verify, "look", noting)
    monkeypatch.setattr(search_file, "packed_entries", lambda all_: found.append("index") or packed(all_))
    return found


def kept_of(ending: str) -> list[Path]:
    return sorted(path for path in entries()[0].parent.iterdir() if path.suffix == ending)


def test_the_bytes_are_the_same_from_cold_warm_and_spoilt(kept, asked: list[str]) -> None:
    cold = files(kept)
    pages = {name for name in cold if name.endswith(".html")}
    assert set(asked) == {*pages, "index"} and asked.count("index") == 2
    sound_ones, indexes = kept_of(sound.ENDING), kept_of(search_file.ENDING)
    assert len(sound_ones) == len(pages) and len(indexes) == 2
    asked.clear()
    assert files(kept) == cold and asked == []
    sound_ones[0].write_bytes(sound_ones[0].read_bytes()[:-1])
    Store(sound_ones[1].parent, ending=sound.ENDING).put(sound_ones[1].stem, b'["whole, and no page"]')
    indexes[0].write_bytes(indexes[0].read_bytes() + b" ")
    assert files(kept) == cold and len(asked) == 3 and asked.count("index") == 1
    asked.clear()
    assert files(kept, fresh=True) == cold and set(asked) == {*pages, "index"}


def test_a_change_is_looked_at_and_what_did_not_change_is_not(kept, asked: list[str]) -> None:
    files(kept)
    asked.clear()
    kept.change("zh/purpose/index.md", "停顿点：每天。", "停顿点：每一天。")
    assert "每一天" in files(kept)["search/index.js"].decode() or asked.count("index") == 1
    assert "purpose/index.html" in asked and "reference/source.html" not in asked


# ---- what is wrong is never kept, and is told each time ------------------------------------------------------------


def write(site: Path, name: str, body: str, lang: str = "zh-Hans") -> None:
    (site / name).parent.mkdir(exist_ok=True, parents=True)
    page = f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"></head><body>{body}</body></html>'
    (site / name).write_text(page, encoding="utf-8")


def told(tmp_path: Path, store: Store, **changed: object) -> list[str]:
    settings = dataclasses.replace(SETTINGS, **changed)  # type: ignore[arg-type]
    (tmp_path / "mkdocs.yml").touch()
    project = Project(tmp_path / "mkdocs.yml", tmp_path / "docs", "")
    return [problem.what for problem in verify.verify(tmp_path / "site", settings, project, store=store)]


def test_what_is_wrong_with_a_page_is_told_in_every_build(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for name, body in (
        ("a.html", "<img src=//away>"),
        ("b.html", "<p>go then</p>"),
        ("c.html", "<i id=x></i><b id=x>"),
    ):
        write(tmp_path / "site", name, body)
    first = told(tmp_path, store)
    assert len(first) == 3 and told(tmp_path, store) == first
    assert not list(tmp_path.glob(f"*{sound.ENDING}"))


def test_links_of_sound_pages_are_followed_in_every_build(tmp_path: Path) -> None:
    store = Store(tmp_path)
    write(tmp_path / "site", "a.html", "<a href=b.html#x>甲</a><a href=b.html>乙</a>")
    write(tmp_path / "site", "b.html", "<p id=x>丙</p>")
    assert told(tmp_path, store) == [] and len(list(tmp_path.glob(f"*{sound.ENDING}"))) == 2
    write(tmp_path / "site", "b.html", "<p id=y>丙</p>")
    assert told(tmp_path, store) == ["link to b.html#x: b.html has no id x"]
    (tmp_path / "site" / "b.html").unlink()
    assert told(tmp_path, store) == ["link to b.html#x leads nowhere (甲)", "link to b.html leads nowhere (乙)"]


def test_a_page_is_sound_for_the_languages_that_it_was_held_to(tmp_path: Path) -> None:
    store = Store(tmp_path)
    write(tmp_path / "site", "zh-Hant/a.html", "<p>後與后</p>", "zh-Hant")
    write(tmp_path / "site", "zh-Hant/b.html", "<p>後與党</p>", "zh-Hant")
    assert told(tmp_path, store) == told(tmp_path, store) and len(list(tmp_path.glob(f"*{sound.ENDING}"))) == 1
    (tmp_path / "site" / "zh-Hant" / "b.html").unlink()  # what is wrong is said once of both
    strict = dataclasses.replace(SETTINGS.languages["zh-Hant"], tag="zh-Hans")
    held = told(tmp_path, store, languages={**SETTINGS.languages, "zh-Hant": strict})
    assert held == ["<html lang> is zh-Hant, and this folder is zh-Hans"]


def test_all_that_a_page_is_looked_at_with_is_in_its_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    found = [known_pages(store, SETTINGS, "").around, known_pages(store, SETTINGS, "https://own/").around]
    allowing = dataclasses.replace(SETTINGS.languages["zh-Hant"], allow="")
    changed = dataclasses.replace(SETTINGS, languages={**SETTINGS.languages, "zh-Hant": allowing})
    found.append(known_pages(store, changed, "").around)
    monkeypatch.setattr(programs, "version", lambda name: "another")
    found.append(known_pages(store, SETTINGS, "").around)
    monkeypatch.setattr(sound, "own_code", lambda: "another")
    found.append(known_pages(store, SETTINGS, "").around)
    assert len(set(found)) == 5


def test_an_index_is_packed_again_when_an_entry_or_the_code_changes(
    tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)

    def index(text: str) -> str:
        return prepare([Entry("page", "a.html", "A", text)], store).packed

    assert index("one") == index("one") and asked == ["index"]
    assert index("two") != index("one") and asked == ["index"] * 2
    monkeypatch.setattr(search_file, "own_code", lambda: "another")
    assert index("one") and asked == ["index"] * 3


def test_the_hash_of_the_code_is_that_of_every_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def of(files: dict[str, str]) -> str:
        for name, text in files.items():
            (tmp_path / name).write_text(text)
        programs.own_code.cache_clear()
        return programs.own_code()

    try:
        monkeypatch.setattr(programs, "__file__", str(tmp_path / "programs.py"))
        assert len({of({"a.py": "1"}), of({"a.py": "2"}), of({"b.py": ""})}) == 3
    finally:
        programs.own_code.cache_clear()
