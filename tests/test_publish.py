"""Publishing is one step: the old site or the new one, never half of either."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from earlier import earlier_site, snapshot
from handbook.publish import swap

ROOT = Path(__file__).resolve().parent.parent


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text)
    return path


def state(parent: Path) -> dict[str, str]:
    return {path.name: (path / "index.html").read_text() for path in parent.iterdir() if path.is_dir()}


def work_folder(site: Path, text: str, old: str = "") -> Path:
    """What a killed build leaves: a half-built site, and the old one where it was killed between two renames."""
    site.parent.mkdir(exist_ok=True)
    work = swap.start_work(site)
    (swap.new_in(work) / "index.html").write_text(text)
    if old:
        folder(swap.aside_in(work), old)
    return work


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two renames":
        monkeypatch.setattr(swap, "exchange", lambda first, second: False)
    return request.param


def test_the_first_and_the_next_site(tmp_path: Path, way: str) -> None:
    site = tmp_path / "site"
    for text in ("one", "two"):
        work = work_folder(site, text)
        swap.switch(work, site)
        assert (site / "index.html").read_text() == text
        swap.clear(work)
        assert state(tmp_path) == {"site": text}


@pytest.mark.skipif(not sys.platform.startswith(("linux", "darwin")), reason="Windows has no exchange of directories")
def test_exchange(tmp_path: Path) -> None:
    one, two = folder(tmp_path / "one", "1"), folder(tmp_path / "two", "2")
    if not swap.exchange(one, two):
        pytest.skip("this disk has no exchange of directories")
    assert state(tmp_path) == {"one": "2", "two": "1"}
    assert not swap.exchange(one, tmp_path / "missing")


def test_a_rename_that_fails_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "exchange", lambda first, second: False)
    site = folder(tmp_path / "site", "old")
    work = work_folder(site, "new")
    rename = Path.rename

    def fail_for_new(self: Path, target: Path) -> Path:
        if self == swap.new_in(work):
            raise PermissionError("a reader holds a file of it open")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_for_new)
    with pytest.raises(PermissionError):
        swap.switch(work, site)
    assert (site / "index.html").read_text() == "old"


LEFT = {
    "between two renames": (None, [("new", "old")], "old", 2),
    "after two renames": ("new", [("", "old")], "new", 1),
    "while building": ("old", [("half", ""), ("half", "")], "old", 2),
    "while building the first": (None, [("half", "")], None, 1),
}


@pytest.mark.parametrize("case", LEFT)
def test_recover_puts_right_what_a_killed_run_left(tmp_path: Path, case: str) -> None:
    there, works, after, lines = LEFT[case]
    site = tmp_path / "a [site]"  # a name that means something in a pattern
    if there:
        folder(site, there)
    for text, old in works:
        work_folder(site, text, old)
    assert len(swap.recover(site)) == lines
    assert state(tmp_path) == ({site.name: after} if after else {})
    assert swap.recover(site) == []


@pytest.mark.parametrize("site", [True, False])
@pytest.mark.parametrize("name", ["site.old", "site.new-mine", "site.new-abcdefgh", "site.newer"])
def test_recover_leaves_a_folder_that_is_not_ours(tmp_path: Path, name: str, site: bool) -> None:
    folder(tmp_path / name, "mine")
    (tmp_path / name / "old").mkdir()
    (tmp_path / name / swap.MARK).write_text("a file of the same name")
    if site:
        folder(tmp_path / "site", "old")
    before = snapshot(tmp_path)
    assert swap.recover(tmp_path / "site") == []
    assert snapshot(tmp_path) == before


def test_a_work_folder_half_deleted_is_still_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    work = work_folder(site, "half", "old")
    folder(site, "new")

    def refuse(path: Path) -> None:
        raise PermissionError(13, "a reader holds a file of it open", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(swap.shutil, "rmtree", refuse)
        (line,) = swap.recover(site)
    assert f"could not delete {work}" in line and swap.is_work(work)
    assert swap.recover(site) == [f"deleted {work.name}, left by an earlier run"]


# ---- one build at a time --------------------------------------------------------------------------------------------


def test_the_lock_lies_beside_the_site_and_is_ignored_by_git(tmp_path: Path) -> None:
    with swap.only_build(tmp_path / "site"):
        assert [path.name for path in tmp_path.iterdir()] == [".site.lock"]
    assert "/.site.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_a_lock_of_another_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swap.lock_file(tmp_path / "site").touch()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(swap.filelock.FileLock, "acquire", refuse)
    monkeypatch.setattr(Path, "owner", lambda self: "wang")
    said = r"can't open .*\.site\.lock of wang, which keeps two builds of .*site apart \(Permission denied\) – let its owner run the build, or give"
    with pytest.raises(swap.NoLock, match=said), swap.only_build(tmp_path / "site"):
        pass
    swap.lock_file(tmp_path / "site").unlink()
    with pytest.raises(PermissionError), swap.only_build(tmp_path / "site"):  # the folder is to blame
        pass


WAIT = """import pathlib, time
reached = pathlib.Path({reached!r})
def on_post_page(output, **_):
    if not reached.exists():
        reached.touch()
        time.sleep(60)
    return output
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_build_leaves_the_old_site_whole(pair, kind: signal.Signals) -> None:
    """The build waits at its first written page, once, so that the signal always meets it half done."""
    site = earlier_site(pair.root / "site")
    old = snapshot(site)
    hook, reached = pair.root / "hooks" / "wait.py", pair.root / "hooks" / "reached"
    hook.parent.mkdir()
    hook.write_text(WAIT.format(reached=str(reached)), encoding="utf-8")
    pair.config["hooks"].append(str(hook))
    before = {path.name for path in pair.root.iterdir()} | {"mkdocs.yml", ".site.lock"}
    command = [sys.executable, "-u", str(ROOT / "scripts" / "build.py"), "--config", str(pair.save())]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    while not reached.exists():
        assert process.poll() is None
        time.sleep(0.02)
    assert list(pair.root.glob("site.new-*/site/*"))
    process.send_signal(kind)
    _, errors = process.communicate()
    assert snapshot(site) == old
    if kind is signal.SIGINT:
        assert process.returncode == 130
        assert "stopped" in errors and "is as it was" in errors and "Traceback" not in errors
        assert {path.name for path in pair.root.iterdir()} == before
    result = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    assert {path.name for path in pair.root.iterdir()} == before and (site / "en" / "index.html").is_file()
