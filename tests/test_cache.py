"""The cache of papers: the same bytes from cold, warm and spoilt, and nothing taken that is not whole."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import ROOT, TinySite
from handbook import programs
from handbook import store as storing
from handbook.paper import cache as caching
from handbook.paper import worker
from handbook.paper.batches import Places
from handbook.paper.cache import Cache, key_maker
from handbook.paper.result import Result
from handbook.store import Store, is_private, user_store

RESULTS = [Result("甲.pdf", b"%PDF \n\0", 3, {"a/b.html": 2}, picture=b"\x89PNG\n"), Result("a.docx", b"", 0, {})]


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(Store(tmp_path))


def test_what_is_kept_comes_back_as_it_was(cache: Cache) -> None:
    assert cache.get("k") is None
    cache.put("k", RESULTS)
    assert cache.get("k") == RESULTS and cache.get("other") is None
    assert Cache(Store(cache.store.folder, fresh=True)).get("k") is None
    none = Cache(Store(None))
    none.put("k", RESULTS)
    assert none.get("k") is None


SPOILT = {
    "cut short": lambda content: content[:-1],
    "longer": lambda content: content + b"x",
    "empty": lambda content: b"",
    "another letter": lambda content: content[:-3] + b"X" + content[-2:],
    "another hash": lambda content: bytes([content[0] ^ 1]) + content[1:],
    "no hash": lambda content: content[32:],
}


@pytest.mark.parametrize("case", SPOILT)
def test_an_entry_that_is_not_what_its_hash_says_is_none(cache: Cache, case: str) -> None:
    cache.put("k", RESULTS)
    (entry,) = cache.store.folder.iterdir()
    entry.write_bytes(SPOILT[case](entry.read_bytes()))
    assert cache.get("k") is None
    cache.put("k", RESULTS)
    assert cache.get("k") == RESULTS


def test_an_entry_of_another_paper_is_none(cache: Cache) -> None:
    cache.put("k", RESULTS)
    (entry,) = cache.store.folder.iterdir()
    entry.rename(entry.with_name(entry.name.replace("k", "other", 1)))
    assert cache.get("other") is None


def test_builds_that_write_at_the_same_time_leave_whole_entries(cache: Cache) -> None:
    def write(number: int) -> list[Result] | None:
        cache.put("k", [Result("x.pdf", bytes([number % 2]) * 200_000)])
        return cache.get("k")

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(write, range(60)))
    assert all(results and len(set(results[0].content)) == 1 for results in found)
    assert [path.suffix for path in cache.store.folder.iterdir()] == [".paper"]


def test_what_is_old_goes_and_the_least_used_above_the_size(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        cache.put(f"k{number}", [Result("x.pdf", b"x" * 1000)])
    (cache.store.folder / "notes.txt").write_text("not ours")
    (cache.store.folder / "broken.part").write_text("left by a build that was killed")
    for name, age in (("k0.paper", storing.OLDEST + 60), ("k1.paper", 300), ("k2.paper", 200), ("broken.part", 7200)):
        path = cache.store.folder / name
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - age))
    assert cache.get("k1")  # used: now it is younger than k2
    cache.store.prune()
    assert sorted(path.name for path in cache.store.folder.iterdir()) == [
        "k1.paper",
        "k2.paper",
        "k3.paper",
        "notes.txt",
    ]
    monkeypatch.setattr(storing, "MOST", 2500)
    cache.store.prune()
    assert sorted(path.name for path in cache.store.folder.iterdir()) == ["k1.paper", "k3.paper", "notes.txt"]


def test_all_that_a_paper_is_made_from_is_in_its_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def keys(template: str = "t", data: object = ("d",), pictures: dict | None = None, own: Path | None = None) -> str:
        caching._code_and_fonts.cache_clear()
        return key_maker({"paper.typ": template}, own)(data, pictures or {})

    first = keys()
    (tmp_path / "a.otf").write_bytes(b"1")
    found = [keys(template="u"), keys(data=("e",)), keys(pictures={"a.png": b"1"}), keys(pictures={"b.png": b"1"})]
    found += [keys(pictures={"a.png": b"2"}), keys(own=tmp_path)]
    (tmp_path / "a.otf").write_bytes(b"2")
    found.append(keys(own=tmp_path))
    monkeypatch.setattr(programs, "version", lambda name: "another")
    found.append(keys())
    monkeypatch.setattr(caching, "__file__", str(tmp_path / "handbook" / "paper" / "cache.py"))  # other code
    found.append(keys())
    assert len({first, *found}) == 10
    monkeypatch.undo()
    assert keys() == first


def test_the_folder_is_the_user_s_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(storing.PLACE, str(tmp_path / "a" / "b"))
    assert user_store(fresh=True) == Store(tmp_path / "a" / "b", True) and is_private(tmp_path / "a" / "b")
    if os.name != "nt":
        (tmp_path / "a" / "b").chmod(0o777)
        assert user_store() == Store(None)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(storing.PLACE, str(tmp_path / "file"))
    assert user_store() == Store(None)
    monkeypatch.setenv(storing.PLACE, "")
    assert user_store() == Store(None)


# ---- whole builds ---------------------------------------------------------------------------------------------------


PAPERS = {"sizes": {"standard": {"letters": 12, "lines": 21}}, "packs": ["team"]}


@pytest.fixture
def printed(pair: TinySite, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> TinySite:
    """A tiny site with papers, and a cache of its own."""
    pair.config["extra"]["paper"] |= PAPERS
    monkeypatch.setenv(storing.PLACE, str(tmp_path_factory.mktemp("cache")))
    return pair


@pytest.fixture
def single(alone: TinySite, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> TinySite:
    """The same in one language: what is kept is kept paper by paper."""
    alone.config["extra"]["paper"] |= PAPERS
    monkeypatch.setenv(storing.PLACE, str(tmp_path_factory.mktemp("cache")))
    return alone


def files(site: TinySite, **options: bool) -> dict[str, bytes]:
    """Every file of a build below downloads/."""
    code, _, errors = site.build(**options)
    assert code == 0, errors
    return {path.name: path.read_bytes() for path in (site.root / "site/downloads").rglob("*") if path.is_file()}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the papers that a process was started for."""
    names: list[str] = []
    run = worker.run

    def noting(job: worker.Job, places: Places) -> list[list[Result]]:
        names.extend(paper.name for paper, _ in job.papers)
        return run(job, places)

    monkeypatch.setattr(worker, "run", noting)
    return names


def test_the_bytes_are_the_same_from_cold_warm_and_spoilt(single: TinySite, asked: list[str]) -> None:
    cold = files(single)
    made = {name.replace("booklet", "handbook") for name in cold}  # one gives the other
    assert sorted(asked) == sorted(made) and len(made) == 5
    asked.clear()
    assert files(single) == cold and asked == []
    entries = sorted(Path(os.environ[storing.PLACE]).glob("*.paper"))
    assert len(entries) == len(made)
    entries[0].write_bytes(entries[0].read_bytes()[:-5])
    content = entries[1].read_bytes()
    entries[1].write_bytes(content.replace(b"/Type", b"/Tipe").replace(b"PK", b"KP"))
    assert entries[1].read_bytes() != content
    assert files(single) == cold and len(asked) == 2
    asked.clear()
    assert files(single, fresh=True) == cold and len(asked) == len(made)


def test_what_did_not_change_is_not_set_again(printed: TinySite, asked: list[str]) -> None:
    files(printed)
    asked.clear()
    printed.change("zh/purpose/index.md", "导语。\n\n> 严明", "新的导语。\n\n> 严明")
    files(printed)
    assert asked == ["handbook-zh.pdf", "reference-zh.pdf"]


def test_a_build_that_finds_all_loads_nothing_that_sets_papers(single: TinySite) -> None:
    files(single)
    program = (
        "import sys, pathlib, subprocess\n"
        "import build\n"
        "subprocess.Popen = None\n"
        "code = build.run(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))\n"
        "loaded = {'docx', 'handbook.paper.pdf', 'handbook.paper.word', 'handbook.paper.first_page'} & sys.modules.keys()\n"
        "sys.exit(code or len(loaded))"
    )
    command = [sys.executable, "-c", program, str(single.save()), str(single.root / "site")]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")}, capture_output=True)
    assert done.returncode == 0, (done.stdout, done.stderr)
    entry = next(Path(os.environ[storing.PLACE]).glob("*.paper"))
    entry.unlink()
    assert subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")}, capture_output=True
    ).returncode


def test_a_paper_that_can_not_be_made_is_told_of_each_time(single: TinySite) -> None:
    single.change("zh/purpose/index.md", "导语。\n\n> 严明", "导语ሴ。\n\n> 严明")
    for _ in range(2):
        code, _, errors = single.build()
        assert code == 1 and "no font has “ሴ” (U+1234)" in errors
