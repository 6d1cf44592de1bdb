"""A mkdocs.yml that is wrong, or right in a new way, through the commands that a person runs."""

from __future__ import annotations

import logging
import re
import shutil
import subprocess
import sys
from pathlib import Path

import build
import pytest
from bad_settings import spoil
from handbook.settings import load as configuration
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

ROOT = Path(__file__).resolve().parent.parent


def spoiled(tiny, old: str, new: str) -> Path:
    """The tiny site's mkdocs.yml with a text replaced in it."""
    path = tiny.save()
    path.write_text(spoil(path.read_text(encoding="utf-8"), (old, new)), encoding="utf-8")
    return path


# The change, the words of the line that is named, and what is said of it.
RUNS = {
    "misspelt key": ("      value: 甲\n", "      vaule: 甲\n", "vaule: 甲", "extra.round.zone has “vaule”, which nothing reads – did you mean value?"),
    "no day": ("date: 2026-11-23", "date: 2026-13-40", "date: 2026", "extra.edition.date is 2026-13-40, which is no day of the calendar"),
    "tab": ("  edition:", "\tedition:", "\tedition:", "a tab stands where YAML takes only blanks"),
    "full-width colon": ("items_per_card: 9", "items_per_card：9", "items_per_card：9", "“items_per_card：” has a full-width colon"),
    "text for a number": ("items_per_card: 9", "items_per_card: nine", "items_per_card", "extra.items_per_card is “nine”, and a whole number is wanted"),
    "unknown conversion": ("opencc: s2tw", "opencc: s2twx", "s2twx", "extra.languages.zh-Hant has the conversion “s2twx”"),
    "role all": ("    cadres:", "    all:", "    all:", "extra.roles.all has the id of the page with all cards"),
    "directory URLs": ("use_directory_urls: false", "use_directory_urls: true", "use_directory_urls", "use_directory_urls is true"),
    "what MkDocs finds": ("omitted_files: warn", "omitted_files: wran", "omitted_files: wran", "validation: Sub-option 'nav': Sub-option 'omitted_files': Expected one of"),
    "what a plugin finds": ("- i18n:\n", "- material/tags:\n    enabeld: true\n- i18n:\n", "enabeld:", "plugins: Plugin 'material/tags' option 'enabeld': Unrecognised configuration name: enabeld"),
}  # fmt: skip


@pytest.mark.parametrize("case", RUNS)
def test_a_build_tells_it_and_leaves_the_published_site_alone(tiny, case: str) -> None:
    old, new, where, message = RUNS[case]
    tiny.config["extra"]["round"]["zone"]["value"] = "甲"
    path = spoiled(tiny, old, new)
    (tiny.root / "site").mkdir()
    (tiny.root / "site" / "index.html").write_text("old", encoding="utf-8")
    tiny.capsys.readouterr()
    assert build.run(path, tiny.root / "site") == 1
    said = tiny.capsys.readouterr()
    first, *between, last = said.err.strip().splitlines()
    lines = [number for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if where in line]
    assert first.startswith(f"mkdocs.yml:{lines[0]}: {message}"), said.err
    assert between == [""] and last == "1 problem in mkdocs.yml; nothing is built, and what is published is as it was"
    assert "pages" not in said.out
    assert [path.name for path in (tiny.root / "site").iterdir()] == ["index.html"] and tiny.read("index.html") == "old"


def test_a_file_that_is_not_there_or_not_utf_8_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.run(tmp_path / "mkdocs.yml", None) == 1
    assert "can't be read (No such file or directory) – see that it is there" in capsys.readouterr().err
    (tmp_path / "mkdocs.yml").write_bytes("a: 1\nsite_name: 手册\n".encode("gb18030"))
    assert build.run(tmp_path / "mkdocs.yml", None) == 1
    assert "mkdocs.yml:2: is not UTF-8 (byte 0xCA) – save it as UTF-8 in your editor" in capsys.readouterr().err


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    told = configuration.check("", tmp_path / "mkdocs.yml").mistakes
    assert [line.split()[1] for line in told] == [
        "docs_dir",
        "extra",
        "hooks",
        "plugins",
        "site_name",
        "theme",
        "use_directory_urls",
    ]
    assert configuration.check("- a\n", tmp_path / "mkdocs.yml").mistakes == (
        "mkdocs.yml:1: the file is no group of entries – begin each line with `key: `",
    )


@pytest.mark.parametrize("command", ["build", "serve"])
def test_mkdocs_itself_tells_the_same(
    tiny, command: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = spoiled(tiny, "items_per_card: 9", "items_per_card: nine")
    config = load_config(config_file=str(path), site_dir=str(tiny.root / "live"))
    monkeypatch.setattr(logging.getLogger("mkdocs"), "propagate", True)
    config.plugins.on_startup(command=command, dirty=False)
    with pytest.raises(Abort, match=r"nothing is built until mkdocs\.yml is mended"):
        mkdocs_build(config)
    config.plugins.on_shutdown()
    records = {
        id(record): record for record in caplog.records
    }  # a logger that is listened to in two places gives each twice
    (told,) = (record.getMessage() for record in records.values() if record.name == "mkdocs.handbook")
    assert (told,) == configuration.load(path).mistakes
    assert not (tiny.root / "live" / "index.html").exists()


@pytest.mark.parametrize(("command", "arguments"), [("checklist", []), ("check", []), ("check", ["--reviewed", "all"])])
def test_every_command_tells_it(tiny, command: str, arguments: list[str]) -> None:
    shutil.copytree(ROOT / "scripts", tiny.root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    spoiled(tiny, "items_per_card: 9", "items_per_card: nine")
    done = subprocess.run(
        [sys.executable, str(tiny.root / "scripts" / f"{command}.py"), *arguments],
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert re.match(r"mkdocs\.yml:\d+: extra\.items_per_card is “nine”", done.stderr) and "Traceback" not in done.stderr


def test_one_text_for_all_languages_is_converted_and_marked(tiny) -> None:
    for language, words in (
        ("zh", "# 表 {#r}\n\n导语。\n\n<!-- round -->\n"),
        ("en", "# Sheet {#r}\n\nLead.\n\n<!-- round -->\n"),
    ):
        tiny.write(f"{language}/purpose/round.md", words)
    tiny.config["nav"][1]["为什么巡察"].append("purpose/round.md")
    tiny.config["extra"]["round"]["county"]["value"] = "青龙县"
    code, _, errors = tiny.build()
    assert code == 0, errors
    assert "<td>青龙县</td>" in tiny.read("purpose/round.html")
    assert "<td>青龍縣</td>" in tiny.read("zh-Hant/purpose/round.html")
    assert '<td lang="zh-Hans">青龙县</td>' in tiny.read("en/purpose/round.html")
    assert '<dd lang="zh-Hans">青龙县</dd>' in tiny.read("en/print/team.html")


def test_a_derived_language_has_the_site_s_names_converted_unless_it_says_them(tiny) -> None:
    tiny.config |= {"site_name": "巡察工作手册", "site_description": "把一篇讲话变成指引"}
    assert tiny.build()[0] == 0
    home = tiny.read("zh-Hant/index.html")
    assert "巡察工作手冊</title>" in home
    assert 'content="把一篇講話變成指引"' in home
    assert 'title="切換為深色"' in home and "切换" not in home
    assert "巡察工作手册</title>" in tiny.read("index.html") and "Handbook</title>" in tiny.read("en/index.html")
    (i18n,) = (plugin["i18n"] for plugin in tiny.config["plugins"] if isinstance(plugin, dict) and "i18n" in plugin)
    i18n["languages"][1]["site_name"] = "巡察手冊"
    assert tiny.build()[0] == 0
    assert "巡察手冊</title>" in tiny.read("zh-Hant/index.html")


def test_only_one_size_leaves_no_link_to_another(tiny) -> None:
    tiny.config["extra"]["paper"]["sizes"] = {"standard": {"letters": 12, "lines": 21}}
    for language in ("zh", "en"):
        tiny.change(f"{language}/index.md", "[", "<!-- handbook -->\n\n[")
    code, _, errors = tiny.build()
    assert code == 0, errors
    assert (
        "handbook-zh.pdf" in tiny.read("index.html")
        and "large" not in tiny.read("index.html").split("<article")[1].split("</article")[0]
    )
