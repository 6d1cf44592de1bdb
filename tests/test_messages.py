"""Every message that a person may read is asserted by a test; here those that have no better place."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import checklist
import pytest
from bad_settings import GOOD, spoil
from conftest import ROOT
from earlier import DATE
from handbook.progress import Steps
from handbook.publish import active, built, verify
from handbook.publish import place as site_place
from handbook.publish import swap as publish
from handbook.publish.deliver import Stop, Target, deliver
from handbook.read import picture_files
from handbook.settings import load as configuration
from handbook.settings.model import Settings
from lxml.html import document_fromstring


def test_every_message_is_asserted_by_a_test() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "tests" / "messages.py")], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith(", 0 not\n") and int(done.stdout.split()[0]) > 150


# ---- mkdocs.yml -----------------------------------------------------------------------------------------------------

ZH = "    zh: {tag: zh-Hans, fonts: {text: [Noto Serif SC]}}\n"
DERIVED = "    zh-Hant: {tag: zh-Hant, from: zh, opencc: s2tw}\n"
LOCALE = "        - locale: zh\n          default: true\n          name: 简体中文\n"
CONFIGURATIONS = {
    "an entry that is no plugin": (
        spoil(GOOD, ("  # search is", "  - {a: 1, b: 2}\n  # search is")),
        "mkdocs.yml:27: plugins has an entry that is no plugin – write a name, or `name: {option: …}`",
    ),
    "a derived language first": (
        spoil(
            GOOD,
            (ZH + DERIVED, DERIVED + ZH),
            (LOCALE, ""),
            ("        - locale: zh-Hant\n", "        - locale: zh-Hant\n          default: true\n"),
            ("        - locale: en\n", "        - locale: zh\n          name: 简体中文\n        - locale: en\n"),
        ),
        "mkdocs.yml:38: extra.languages.zh-Hant comes first and is derived – put the language that it is derived from first",
    ),
    "hooks without ours": (
        spoil(GOOD, ("hooks: [scripts/hooks.py]", "hooks: [docs/other.py]")),
        "mkdocs.yml:28: hooks does not name hooks.py, which makes the handbook out of the pages – add scripts/hooks.py to it",
    ),
    "a language without a folder": (
        spoil(GOOD, ("site_name: 手册\n", "site_name: 手册\ndocs_dir: docs/half\n")),
        "mkdocs.yml:41: the language en has no folder half/en – write its pages there, or take it off",
    ),
    "nesting": ("a: " + "[" * 3000, "mkdocs.yml:1: things are nested too deep to be read – write them flatter"),
}


@pytest.mark.parametrize("case", CONFIGURATIONS)
def test_mkdocs_yml(tmp_path: Path, case: str) -> None:
    text, message = CONFIGURATIONS[case]
    for page in ("zh/index.md", "zh/start.md", "en/index.md", "half/zh/index.md", "half/zh/start.md"):
        (tmp_path / "docs" / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / page).write_text("# x {#x}\n", encoding="utf-8")
    (tmp_path / "docs" / "other.py").write_text("", encoding="utf-8")
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "hooks.py", tmp_path / "scripts")
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    assert configuration.check(text, tmp_path / "mkdocs.yml").mistakes == (message,)


# ---- built pages ----------------------------------------------------------------------------------------------------


def page(
    site: Path, settings: Settings, body: str, head: str = "<meta charset=utf-8>", lang: str = "zh-Hans"
) -> built.Page:
    """A built page with that body."""
    (site / "a.html").write_text(
        f"<!doctype html><html lang={lang}><head>{head}</head><body>{body}</body></html>", encoding="utf-8"
    )
    found = built.page_of(site, "a.html", settings)
    found.read()
    return found


def test_links_that_lead_nowhere(tmp_path: Path, settings: Settings) -> None:
    one = page(
        tmp_path,
        settings,
        '<p id="x"></p><a href="b/c.html#x"> 甲\n乙 </a><a href="#y">丙</a><a href="#x">丁</a><a href="//away/">戊</a>',
    )
    assert [*map(str, built.check_links(one, {"a.html": one}, {"a.html"}, ""))] == [
        "link to b/c.html#x leads nowhere (甲乙) – correct the address",
        "link to #y: a.html has no id y – correct the anchor",
    ]


def test_an_id_twice_on_a_built_page(tmp_path: Path, settings: Settings) -> None:
    one = page(tmp_path, settings, "<p id=x></p><p id=y></p><p id=x></p>")
    assert [*map(str, built.check_ids(one))] == ["id x is used 2 times – give each its own id"]


def test_a_page_without_a_place_for_its_policy(tmp_path: Path, settings: Settings) -> None:
    assert list(verify.check_runs(page(tmp_path, settings, "<p>甲</p>"))) == []
    found = verify.check_runs(page(tmp_path, settings, "<p onclick=x()>甲</p><script>1</script>", head=""))
    assert [*map(str, found)] == [
        "inline script “1” is on the page – take it out of overrides/, or make it a file in docs/assets that extra_javascript names in mkdocs.yml",
        *map(str, active.check_active(document_fromstring("<p onclick=x()>甲</p>"))),
        "has no <meta charset>, after which its policy is to stand – put one first in its <head>",
    ]


def test_scripts_of_another_kind() -> None:
    tree = document_fromstring(
        "<p>-</p><script type=module>1</script><script type=application/json>1</script><script>1</script>"
    )
    assert [*map(str, active.check_scripts(tree))] == [
        "<script type=module> is of a kind that no page has – take it out of overrides/",
        "inline script “1” is on the page – take it out of overrides/, or make it a file in docs/assets that extra_javascript names in mkdocs.yml",
    ]


# ---- commands and files ---------------------------------------------------------------------------------------------


def test_an_error_that_no_one_foresaw_before_the_build_began(tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_place, "check", lambda *_: [][0])
    code, _, errors = tiny.build()
    assert code == 1 and errors.startswith("an error that was not foreseen in test_messages.py:")
    assert errors.endswith("\nthe published site is as it was\n") and "Traceback" not in errors


def test_a_list_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "none" / "list.csv"
    assert checklist.write(b"x", place) == 1
    assert (
        capsys.readouterr().err
        == f"{place} can’t be written (No such file or directory) – make room, or give another --output\n"
    )


def test_what_a_stopped_build_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "a reader holds a file of it open", str(path))

    def make(new: Path) -> str:
        raise Stop("a problem")

    monkeypatch.setattr(publish.shutil, "rmtree", refuse)
    with pytest.raises(Stop, match=r"^a problem$"):
        deliver(Target(tmp_path / "site", DATE), make, Steps())
    (work,) = tmp_path.glob("site.new-*")
    said = capsys.readouterr().err
    assert said.startswith(f"could not delete the unfinished site, in {work} (") and said.endswith(
        ") – the next build deletes it\n"
    )


def test_somebody_s_folder_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(b"a week's work")
    with pytest.raises(Stop) as stop:
        deliver(Target(tmp_path, DATE), lambda new: "", Steps())
    assert str(stop.value).endswith(f"\nnothing was published; {tmp_path} is as it was")


def test_a_picture_of_another_language_of_xml() -> None:
    with pytest.raises(picture_files.PictureError) as error:
        picture_files.examine("a.svg", b'<svg viewBox="0 0 9 9"/>')
    assert (error.value.what, error.value.remedy) == (
        "is no SVG: its outermost element is not <svg> of SVG",
        "save it as SVG anew",
    )
