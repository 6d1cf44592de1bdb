"""What lies in a site's place: only an earlier site, as it was published, is replaced."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from earlier import DATE, beside, earlier_site, made, snapshot, unbuilt
from handbook.progress import Steps
from handbook.publish import ownership, swap
from handbook.publish.deliver import Stop, Target, deliver
from hypothesis import given
from hypothesis import strategies as st


def foreign(site: Path) -> None:
    site.mkdir()
    (site / "report.docx").write_bytes(b"a week's work")


def sums_of(files: dict[str, bytes]) -> str:
    return "".join(f"{ownership.digest(content)}  {name}\n" for name, content in files.items())


def first_edition(site: Path, spoiled: str = "") -> None:
    """A site as it was published before there was a mark."""
    for name in ("index.html", "404.html", "checklists.json", "print/all.html", "reference/source.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, encoding="utf-8")
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    sums = sums_of({path.relative_to(site).as_posix(): path.read_bytes() for path in files})
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
    "an older site with a page changed": (
        lambda site: first_edition(site, "index.html"),
        "is no site that build.py has published",
        False,
    ),
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


letters = st.text(st.sampled_from("ab.é中 /"), min_size=1, max_size=6)
names = letters.filter(ownership.is_below).filter(lambda name: name != "." and name == name.strip())
files = st.dictionaries(names, st.binary(max_size=4), max_size=5)


@given(files, files, st.sets(names))
def test_whatever_was_done_to_a_site_is_found(
    published: dict[str, bytes], later: dict[str, bytes], deleted: set[str]
) -> None:
    now = {name: content for name, content in (published | later).items() if name not in deleted}
    now[ownership.SUMS] = sums_of(published | {ownership.MARK: b"-"}).encode()
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
    assert (site / "minutes.docx").read_text() == "mine" and (site / "index.html").read_text() == "old"
    assert beside(site) == []


def test_a_site_that_an_earlier_run_left_aside_is_looked_at_too(tmp_path: Path) -> None:
    site = tmp_path / "site"
    aside = earlier_site(swap.aside_in(swap.start_work(site)))
    (aside / "minutes.docx").write_text("mine")
    with pytest.raises(Stop, match=r"site.minutes\.docx was added by hand"):
        deliver(Target(site, DATE), unbuilt, Steps())
    assert (site / "minutes.docx").read_text() == "mine" and beside(site) == []


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
