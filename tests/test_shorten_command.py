"""check.py --shorten: both languages, what it says, and translations that stay up to date."""

from __future__ import annotations

from pathlib import Path

import check
import pytest
from conftest import TinySite


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.md")}


def test_the_command_shortens_both_languages_and_marks_what_was_up_to_date(
    pair: TinySite, capsys: pytest.CaptureFixture[str]
) -> None:
    pair.write(
        "zh/index.md",
        "# 首页 {#home}\r\n\r\n导语。`"
        + "[P1.1](reference/source.md#p1-1)"
        + "`\r\n\r\n[原文](reference/source.md)\r\n",
    )
    pair.change("en/index.md", "Lead.", "Lead. `[P1.1](reference/source.md#p1-1)`")
    pair.write("zh/bad.md", "中".encode("gbk"))
    config = pair.save()
    pair.change("zh/purpose/index.md", "每天。", "每天晚上。")  # its translation is behind from here on
    before = files(pair.root / "docs")
    assert check.main(["--config", str(config), "--shorten"]) == 0
    said, after = capsys.readouterr().out, files(pair.root / "docs")
    assert (
        "docs/zh/purpose/index.md: 5 marks are shorter\n" in said
        and "docs/en/purpose/index.md: 5 marks are shorter\n" in said
    )
    assert "docs/zh/index.md:3: a mark is left as it is – written short it would be read otherwise here" in said
    assert "docs/zh/bad.md: is left as it is, for it is not UTF-8 – save it as UTF-8 in your editor" in said
    saved = sum(map(len, before.values())) - sum(map(len, after.values()))
    assert f"\n10 marks are shorter, {saved} bytes in all\n" in said and saved > 200
    assert {name for name in before if after[name] != before[name]} == {"zh/purpose/index.md", "en/purpose/index.md"}
    assert check.main(["--config", str(config)]) == 1
    assert (
        "docs/en/purpose/index.md: zh/purpose/index.md has changed since it was translated" in capsys.readouterr().out
    )
    assert check.main(["--config", str(config), "--shorten"]) == 0
    assert "\n0 marks are shorter, 0 bytes in all\n" in capsys.readouterr().out
    assert files(pair.root / "docs") == after


def test_a_translation_that_was_up_to_date_stays_so(pair: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    config = pair.save()
    assert check.main(["--config", str(config), "--shorten"]) == 0
    assert pair.build(review=False)[0] == 0


def test_mkdocs_own_mistakes_stop_it(pair: TinySite, capsys: pytest.CaptureFixture[str]) -> None:
    pair.config["markdown_extensions"].append("no_such_extension")
    config = pair.save()
    before = files(pair.root / "docs")
    assert check.main(["--config", str(config), "--shorten"]) == 1
    assert "no_such_extension" in capsys.readouterr().err and files(pair.root / "docs") == before
