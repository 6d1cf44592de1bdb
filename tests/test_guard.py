"""Nothing is destroyed that is not ours: where a site may be published, and over what."""

from __future__ import annotations

import datetime
import os
import signal
import zipfile
from collections.abc import Callable
from pathlib import Path

import build
import ownership
import publish
import pytest
import site_place
from deliver import Stop, Target, deliver
from earlier import earlier_site, snapshot
from hypothesis import given
from hypothesis import strategies as st
from progress import Steps

DATE = datetime.date(2026, 11, 23)


def made(text: str = "new", then: Callable[[], object] = lambda: None) -> Callable[[Path], str]:
    """Makes a sealed site of one page; then: what happens meanwhile."""

    def make(new: Path) -> str:
        new.rmdir()
        earlier_site(new, text)
        then()
        return "counts"

    return make


def unbuilt(new: Path) -> str:
    raise AssertionError("the long build was begun")


def beside(site: Path) -> list[str]:
    """What lies beside the site, but for the lock."""
    return sorted(path.name for path in site.parent.iterdir() if path not in (site, publish.lock_file(site)))


# ---- places ---------------------------------------------------------------------------------------------------------

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
def test_no_site_is_published_where_its_sources_are(tiny, monkeypatch: pytest.MonkeyPatch, where: str, replace: bool) -> None:
    for name in ("engine/scripts", "looks", "home"):
        (tiny.root / name).mkdir(parents=True)
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
    sources = {tmp_path / "docs": "the folder of the pages", tmp_path / "engine" / "scripts": "the folder of the scripts"}
    assert site_place.misplaced(tmp_path / where, sources, {tmp_path: "the project's folder", tmp_path / "engine": "it"}) == []


def test_the_root_of_a_disk_is_no_place() -> None:
    (line,) = site_place.misplaced(Path(Path.cwd().anchor), {}, {})
    assert "is the root of a disk" in line


def test_one_folder_by_two_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that does not tell DOCS from docs: the system says that the two are one."""
    monkeypatch.setattr(os.path, "samefile", lambda one, other: str(one).lower() == str(other).lower())
    for name, how in (("DOCS", "is"), ("Docs/x", "lies in")):
        (line,) = site_place.misplaced(tmp_path / name, {tmp_path / "docs": "the folder of the pages"}, {})
        assert f"{how} the folder of the pages" in line


# ---- what is there already ------------------------------------------------------------------------------------------


def foreign(site: Path) -> None:
    site.mkdir()
    (site / "report.docx").write_bytes(b"a week's work")


def first_edition(site: Path, spoiled: str = "") -> None:
    """A site as it was published before there was a mark."""
    for name in ("index.html", "404.html", "checklists.json", "print/all.html", "reference/source.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, encoding="utf-8")
    sums = "".join(f"{ownership.digest(path.read_bytes())}  {path.relative_to(site).as_posix()}\n" for path in sorted(site.rglob("*")) if path.is_file())
    (site / "SHA256SUMS").write_text(sums, encoding="utf-8")
    if spoiled:
        (site / spoiled).write_text("another", encoding="utf-8")


def with_file(name: str, content: bytes = b"mine") -> Callable[[Path], None]:
    def put(site: Path) -> None:
        earlier_site(site)
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(content)

    return put


def without(name: str) -> Callable[[Path], None]:
    def take(site: Path) -> None:
        earlier_site(site, page_html="x")
        (site / name).unlink()

    return take


def linked(site: Path) -> None:
    earlier_site(site)
    (site.parent / "papers").mkdir()
    (site / "papers").symlink_to(site.parent / "papers")


def other_sums(site: Path) -> None:
    """A download of somebody else's, with sums of its own that fit."""
    site.mkdir()
    (site / "index.html").write_text("theirs", encoding="utf-8")
    (site / "SHA256SUMS").write_text(f"{ownership.digest(b'theirs')}  index.html\n", encoding="utf-8")


# how the place is → what is said, and whether --replace lets it go
CONTENTS: dict[str, tuple[Callable[[Path], object], str, bool]] = {
    "somebody's folder": (foreign, "is not empty and is no site that build.py has published", False),
    "somebody's sums": (other_sums, "is not empty and is no site that build.py has published", False),
    "a file": (lambda site: site.write_text("mine"), "is a file – give a folder", False),
    "a file added": (with_file("notes/office.docx"), f"site{os.sep}notes{os.sep}office.docx was added by hand", True),
    "a page changed": (with_file("index.html"), f"site{os.sep}index.html was changed by hand", True),
    "sums deleted": (without("SHA256SUMS"), "SHA256SUMS is missing or damaged", True),
    "sums spoiled": (with_file("SHA256SUMS", b"../x"), "SHA256SUMS is missing or damaged", True),
    "a link added": (linked, f"site{os.sep}papers was added by hand", True),
    "an older site with a page changed": (lambda site: first_edition(site, "index.html"), "is no site that build.py has published", False),
}
FINE: dict[str, Callable[[Path], object]] = {
    "nothing": lambda site: None,
    "an empty folder": lambda site: site.mkdir(),
    "an earlier site": earlier_site,
    "a page deleted": without("page.html"),
    "the mark deleted": without(ownership.MARK),
    "what a file manager left": with_file(".DS_Store"),
    "a site before there was a mark": first_edition,
}


@pytest.mark.parametrize("case", CONTENTS)
def test_what_is_not_ours_stops_the_build_before_it_begins(tmp_path: Path, case: str) -> None:
    prepare, message, replaceable = CONTENTS[case]
    site = tmp_path / "site"
    prepare(site)
    before = snapshot(tmp_path)
    with pytest.raises(Stop) as stop:
        deliver(Target(site, DATE), unbuilt, Steps())
    assert message in str(stop.value) and f"{site} is as it was" in str(stop.value) and stop.value.code == 1
    assert ("--replace" in str(stop.value)) == replaceable
    assert snapshot(tmp_path) == before
    if replaceable:
        deliver(Target(site, DATE, replace=True), made(), Steps())
        assert (site / "index.html").read_text() == "new" and not (site / "notes").exists()
        assert not (site.parent / "papers").exists() or (site.parent / "papers").is_dir()
    else:
        with pytest.raises(Stop):
            deliver(Target(site, DATE, replace=True), unbuilt, Steps())
        assert snapshot(tmp_path) == before


@pytest.mark.parametrize("case", FINE)
def test_what_may_be_replaced(tmp_path: Path, case: str) -> None:
    site = tmp_path / "site"
    FINE[case](site)
    assert "counts" in deliver(Target(site, DATE), made(), Steps())
    assert (site / "index.html").read_text() == "new" and beside(site) == []


def test_many_files_are_named_in_few_lines(tmp_path: Path) -> None:
    site = earlier_site(tmp_path / "site")
    for number in range(25):
        (site / f"{number:02}.txt").write_text("mine")
    lines = ownership.why_not_folder(site)
    assert len(lines) == 11 and "00.txt was added by hand" in lines[0] and "and 15 more" in lines[-1]


names = st.text(st.sampled_from("ab.é中 /"), min_size=1, max_size=6).filter(lambda name: ownership.is_below(name) and name != "." and name == name.strip())
files = st.dictionaries(names, st.binary(max_size=4), max_size=5)


@given(files, files, st.sets(names))
def test_whatever_was_done_to_a_site_is_found(published: dict[str, bytes], later: dict[str, bytes], deleted: set[str]) -> None:
    sums = "".join(f"{ownership.digest(content)}  {name}\n" for name, content in {**published, ownership.MARK: b"-"}.items())
    now = {name: content for name, content in (published | later).items() if name not in deleted} | {ownership.SUMS: sums.encode()}
    found = ownership.examine({name: lambda content=content: content for name, content in now.items()})
    assert found.ours
    assert found.added == tuple(sorted(set(now) - set(published) - {ownership.SUMS}))
    assert found.changed == tuple(sorted(name for name in set(now) & set(published) if now[name] != published[name]))


@pytest.mark.parametrize("line", ["x", "../x", "/x", "a/../x", "a//b", "./a"])
def test_sums_that_lead_out_of_their_folder_are_none(line: str) -> None:
    assert ownership.listed_sums(f"{'0' * 64}  {line}\n") == ({"x": "0" * 64} if line == "x" else {})


def test_a_folder_that_cannot_be_read_is_not_taken_for_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = earlier_site(tmp_path / "site")

    def refuse(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(Stop, match=r"can't see what would be replaced: .*Permission denied"):
        deliver(Target(site, DATE), unbuilt, Steps())


def test_a_file_that_came_during_the_build_is_kept(tmp_path: Path) -> None:
    site = earlier_site(tmp_path / "site")
    with pytest.raises(Stop, match=r"minutes\.docx was added by hand"):
        deliver(Target(site, DATE), made(then=lambda: (site / "minutes.docx").write_text("mine")), Steps())
    assert (site / "minutes.docx").read_text() == "mine" and (site / "index.html").read_text() == "old" and beside(site) == []


def test_a_real_build_over_somebodys_folder(pair) -> None:
    foreign(pair.root / "site")
    code, out, errors = pair.build()
    assert code == 1 and "is no site that build.py has published" in errors and "简体中文" not in out
    assert [path.name for path in (pair.root / "site").iterdir()] == ["report.docx"]


def test_a_real_site_is_replaced_and_what_was_added_is_named(pair) -> None:
    assert pair.build()[0] == 0
    assert pair.build()[0] == 0
    (pair.root / "site" / "office.docx").write_text("mine")
    code, _, errors = pair.build()
    assert code == 1 and "office.docx was added by hand" in errors
    assert (pair.root / "site" / "office.docx").read_text() == "mine"
    assert pair.build(replace=True)[0] == 0 and not (pair.root / "site" / "office.docx").exists()


# ---- the end of it --------------------------------------------------------------------------------------------------


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two renames":
        monkeypatch.setattr(publish, "exchange", lambda first, second: False)
    return request.param


def test_an_old_site_that_cannot_be_deleted_is_named_and_goes_at_the_next_run(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = earlier_site(tmp_path / "site")

    def refuse(path: Path) -> None:
        raise PermissionError(13, "a reader holds a file of it open", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(publish.shutil, "rmtree", refuse)
        said = deliver(Target(site, DATE), made(), Steps())
    errors = capsys.readouterr().err
    (left,) = beside(site)
    assert f"the site is in {site}" in said and (site / "index.html").read_text() == "new"
    assert f"could not delete the old site, in {tmp_path / left}" in errors and "the next build deletes it" in errors and "as it was" not in errors
    deliver(Target(site, DATE), made("newer"), Steps())
    assert beside(site) == [] and f"deleted {left}" in capsys.readouterr().out


def test_when_neither_site_can_be_renamed_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, rename = earlier_site(tmp_path / "site"), Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if target == site:
            raise PermissionError(13, "a reader holds a file of it open", str(self))
        return rename(self, target)

    monkeypatch.setattr(publish, "exchange", lambda first, second: False)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse)
        with pytest.raises(Stop) as stop:
            deliver(Target(site, DATE), made(), Steps())
    (left,) = beside(site)
    assert f"the old site is whole, in {tmp_path / left / 'old'}" in str(stop.value) and "as it was" not in str(stop.value)
    assert publish.recover(site)[0].endswith("put site back") and (site / "index.html").read_text() == "old" and beside(site) == []


@pytest.mark.parametrize("when", ["building", "publishing", "deleting"])
def test_ctrl_c_at_any_step_says_what_is_true(tmp_path: Path, way: str, when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    site, switch, clear = earlier_site(tmp_path / "site"), publish.switch, publish.clear

    def stop() -> None:
        signal.raise_signal(signal.SIGINT)

    if when == "publishing":
        monkeypatch.setattr(publish, "switch", lambda work, place: (stop(), switch(work, place), stop()))
    if when == "deleting":
        monkeypatch.setattr(publish, "clear", lambda work: (stop(), clear(work)))
        assert f"the site is in {site}" in deliver(Target(site, DATE), made(), Steps())
        assert (site / "index.html").read_text() == "new"
    else:
        with pytest.raises(Stop) as stopped:
            deliver(Target(site, DATE), made(then=stop if when == "building" else lambda: None), Steps())
        live = (site / "index.html").read_text() == "new"
        assert stopped.value.code == 130 and live == (when == "publishing")
        assert str(stopped.value).strip() == f"stopped; {f'the new site is in {site}' if live else f'{site} is as it was'}"
    assert beside(site) == []
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_unforeseen_error_leaves_the_site(tmp_path: Path) -> None:
    site = earlier_site(tmp_path / "site")
    with pytest.raises(Stop, match=r"(?s)ZeroDivisionError.*HANDBOOK_DEBUG.*is as it was"):
        deliver(Target(site, DATE), made(then=lambda: 1 // 0), Steps())
    assert (site / "index.html").read_text() == "old" and beside(site) == []


# ---- the archive ----------------------------------------------------------------------------------------------------


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
