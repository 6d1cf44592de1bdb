"""Publishing is one step: the old site or the new one, never half of either."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import publish
import pytest

ROOT = Path(__file__).resolve().parent.parent


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text)
    return path


def state(parent: Path) -> dict[str, str]:
    return {path.name: (path / "index.html").read_text() for path in parent.iterdir() if path.is_dir()}


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two renames":
        monkeypatch.setattr(publish, "exchange", lambda first, second: False)
    return request.param


def test_the_first_and_the_next_site(tmp_path: Path, way: str) -> None:
    site = tmp_path / "site"
    for text in ("one", "two"):
        new = publish.new_folder(site)
        (new / "index.html").write_text(text)
        publish.publish(new, site)
        assert state(tmp_path) == {"site": text}


@pytest.mark.skipif(not sys.platform.startswith(("linux", "darwin")), reason="Windows has no exchange of directories")
def test_exchange(tmp_path: Path) -> None:
    one, two = folder(tmp_path / "one", "1"), folder(tmp_path / "two", "2")
    if not publish.exchange(one, two):
        pytest.skip("this disk has no exchange of directories")
    assert state(tmp_path) == {"one": "2", "two": "1"}
    assert not publish.exchange(one, tmp_path / "missing")


def test_a_rename_that_fails_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "exchange", lambda first, second: False)
    site = folder(tmp_path / "site", "old")
    new = folder(tmp_path / "site.new-x", "new")
    rename = Path.rename

    def fail_for_new(self: Path, target: Path) -> Path:
        if self == new:
            raise PermissionError("a reader holds a file of it open")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_for_new)
    with pytest.raises(PermissionError):
        publish.publish(new, site)
    assert state(tmp_path)["site"] == "old"


@pytest.mark.parametrize(
    ("left", "after"),
    [
        ({"site.old": "old", "site.new-a": "half"}, {"site": "old"}),  # killed between the two renames
        ({"site": "new", "site.old": "old"}, {"site": "new"}),  # killed after them
        ({"site": "old", "site.new-a": "half", "site.new-b": "half"}, {"site": "old"}),  # killed while building
        ({"site": "old", "site.newer": "mine"}, {"site": "old", "site.newer": "mine"}),  # somebody's own folder
    ],
)
def test_recover_puts_right_what_a_killed_run_left(tmp_path: Path, left: dict[str, str], after: dict[str, str]) -> None:
    for name, text in left.items():
        folder(tmp_path / name, text)
    said = publish.recover(tmp_path / "site")
    assert state(tmp_path) == after
    assert len(said) == len(left) - len(after) + ("site" not in left)
    assert publish.recover(tmp_path / "site") == []


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
    site = folder(pair.root / "site", "old")
    hook, reached = pair.root / "hooks" / "wait.py", pair.root / "hooks" / "reached"
    hook.parent.mkdir()
    hook.write_text(WAIT.format(reached=str(reached)), encoding="utf-8")
    pair.config["hooks"].append(str(hook))
    before = {path.name for path in pair.root.iterdir()} | {"mkdocs.yml"}
    command = [sys.executable, "-u", str(ROOT / "scripts" / "build.py"), "--config", str(pair.save())]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    while not reached.exists():
        assert process.poll() is None
        time.sleep(0.02)
    assert list(pair.root.glob("site.new-*/*"))
    process.send_signal(kind)
    _, errors = process.communicate()
    assert (site / "index.html").read_text() == "old" and len(list(site.iterdir())) == 1
    if kind is signal.SIGINT:
        assert process.returncode == 130
        assert "stopped" in errors and "is as it was" in errors and "Traceback" not in errors
        assert {path.name for path in pair.root.iterdir()} == before
    result = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    assert {path.name for path in pair.root.iterdir()} == before and (site / "en" / "index.html").is_file()
