"""The archive beside the site replaces an archive of ours, and nothing else."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from earlier import DATE, beside, made, snapshot, unbuilt
from handbook.progress import Steps
from handbook.publish import ownership
from handbook.publish.deliver import Stop, Target, deliver


def archived(site: Path) -> Path:
    deliver(Target(site, DATE, pack=True), made(), Steps())
    return site.with_name("site-2026-11-23.zip")


def test_an_archive_of_ours_is_replaced(tmp_path: Path) -> None:
    path = archived(tmp_path / "site")
    first = path.read_bytes()
    assert archived(tmp_path / "site").read_bytes() == first and beside(tmp_path / "site") == [path.name]


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("site/index.html", "theirs")


def with_entry(name: str) -> Callable[[Path], None]:
    def put(path: Path) -> None:
        archived(path.with_name("site"))
        with zipfile.ZipFile(path, "a") as packed:
            packed.writestr(name, "mine")

    return put


ARCHIVES: dict[str, tuple[Callable[[Path], object], str, bool]] = {
    "no zip": (lambda path: path.write_text("mine"), "is no archive that build.py has made – rename it", False),
    "a folder": (lambda path: path.mkdir(), "is no archive that build.py has made – rename it", False),
    "another zip": (zipped, "is no archive that build.py has made – rename it", False),
    "with a file inside": (with_entry("site/notes.txt"), "notes.txt was added by hand", True),
    "with a file beside": (with_entry("notes.txt"), "notes.txt was added by hand", True),
}


@pytest.mark.parametrize("case", ARCHIVES)
def test_an_archive_that_is_not_ours_stops_the_build_before_it_begins(tmp_path: Path, case: str) -> None:
    prepare, message, replaceable = ARCHIVES[case]
    site = tmp_path / "site"
    prepare(tmp_path / "site-2026-11-23.zip")
    before = snapshot(tmp_path)
    with pytest.raises(Stop) as stop:
        deliver(Target(site, DATE, pack=True), unbuilt, Steps())
    assert message in str(stop.value) and ("--replace" in str(stop.value)) == replaceable
    assert snapshot(tmp_path) == before
    if replaceable:
        deliver(Target(site, DATE, pack=True, replace=True), made(), Steps())
        assert ownership.why_not_archive(tmp_path / "site-2026-11-23.zip", "site") == []


def test_an_archive_that_cannot_be_put_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, replace = tmp_path / "site", Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.suffix == ".zip":
            raise PermissionError(13, "open in another program", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Stop, match=r"open in another program.*the new site is in"):
        deliver(Target(site, DATE, pack=True), made(), Steps())
    assert (site / "index.html").read_text() == "new" and beside(site) == []
