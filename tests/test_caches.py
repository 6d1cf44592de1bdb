"""What is kept between builds lies where no other user of the machine can put anything."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from handbook.material import caches

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals and has no such pipes")


@posix
@pytest.mark.parametrize("there", ["nothing", "a link", "a file", "another user's"])
def test_no_other_user_can_put_compiled_templates_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str
) -> None:
    monkeypatch.setattr(caches.tempfile, "tempdir", str(tmp_path))
    place = tmp_path / f"_jinja2-cache-{os.getuid()}"
    if there == "a link":
        (tmp_path / "theirs").mkdir()
        place.symlink_to(tmp_path / "theirs")
    elif there == "a file":
        place.touch()
    elif there == "another user's":
        place.mkdir()

        def refuse(*_: object) -> None:
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr(os, "chmod", refuse)
    if there == "nothing":
        assert caches.folder() == str(place) and place.stat().st_mode & 0o777 == 0o700
        assert caches.template_cache("x_%s") is not None
    else:
        assert caches.folder() is None and caches.template_cache("x_%s") is None


def test_on_windows_a_shared_temporary_folder_is_no_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "Users" / "wang")
    assert caches.in_home(tmp_path / "Users" / "wang" / "Temp") and not caches.in_home(tmp_path / "Windows" / "Temp")


def test_a_full_folder_for_temporary_files_stops_nothing(tmp_path: Path) -> None:
    from jinja2 import DictLoader, Environment

    cache = caches.Forgiving(str(tmp_path / "gone"), "x_%s")
    assert Environment(loader=DictLoader({"a": "b{{ 1 }}"}), bytecode_cache=cache).get_template("a").render() == "b1"
