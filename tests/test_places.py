"""Where a site may be published: nowhere that its sources are."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import build
import pytest
from conftest import ROOT
from earlier import snapshot
from handbook.publish import place as site_place

PLACES = {
    "docs": "is the folder of the pages",
    "docs/en": "lies in the folder of the pages",
    "docs/new/site": "lies in the folder of the pages",
    ".": "is the project's folder",
    "..": "holds the project's folder",
    "link": "is the folder of the pages",
    "link/../docs": "is the folder of the pages",
    "looks": "is the folder of the templates",
    "looks/site": "lies in the folder of the templates",
    "engine": "is the project's folder",
    "engine/scripts": "is the folder of the scripts",
    "engine/scripts/site": "lies in the folder of the scripts",
    "home": "is your home folder",
}


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("where", PLACES)
def test_no_site_is_published_where_its_sources_are(
    tiny, monkeypatch: pytest.MonkeyPatch, where: str, replace: bool
) -> None:
    for name in ("engine/scripts", "looks", "home"):
        (tiny.root / name).mkdir(parents=True)
    shutil.copytree(ROOT / "overrides", tiny.root / "looks", dirs_exist_ok=True)
    (tiny.root / "link").symlink_to(tiny.root / "docs")
    tiny.config["theme"]["custom_dir"] = str(tiny.root / "looks")
    monkeypatch.setattr(build, "ROOT", tiny.root / "engine")
    monkeypatch.setattr(Path, "home", lambda: tiny.root / "home")
    config = tiny.save()
    before = snapshot(tiny.root)
    tiny.capsys.readouterr()
    assert build.run(config, tiny.root / where, replace=replace) == 1
    errors = tiny.capsys.readouterr().err
    assert PLACES[where] in errors and "--site FOLDER" in errors and "Traceback" not in errors
    assert snapshot(tiny.root) == before


def test_site_dir_of_the_configuration_is_looked_at_too(tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    (tiny.root / "engine" / "scripts").mkdir(parents=True)
    monkeypatch.setattr(build, "ROOT", tiny.root / "engine")
    tiny.config["site_dir"] = "engine/scripts/site"
    assert build.run(tiny.save(), None) == 1
    assert "lies in the folder of the scripts" in tiny.capsys.readouterr().err


@pytest.mark.parametrize("where", ["site", "build/site", "engine/site"])
def test_a_folder_below_the_project_will_do(tmp_path: Path, where: str) -> None:
    sources = {
        tmp_path / "docs": "the folder of the pages",
        tmp_path / "engine" / "scripts": "the folder of the scripts",
    }
    tops = {tmp_path: "the project's folder", tmp_path / "engine": "the project's folder"}
    assert site_place.misplaced(tmp_path / where, sources, tops) == []


def test_the_root_of_a_disk_is_no_place() -> None:
    (line,) = site_place.misplaced(Path(Path.cwd().anchor), {}, {})
    assert "is the root of a disk" in line


def test_one_folder_by_two_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that does not tell DOCS from docs: the system says that the two are one."""
    monkeypatch.setattr(os.path, "samefile", lambda one, other: str(one).lower() == str(other).lower())
    for name, how in (("DOCS", "is"), ("Docs/x", "lies in")):
        (line,) = site_place.misplaced(tmp_path / name, {tmp_path / "docs": "the folder of the pages"}, {})
        assert f"{how} the folder of the pages" in line
