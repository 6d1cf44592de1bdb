"""The author's command: numbers a speech, marks pages, lists what is left to mend."""

from __future__ import annotations

import check
import pytest

SPEECH = "动员会上的讲话\n同志们：\n我们要严明纪律，认真履职。\n决不能跑风漏气。\n"


@pytest.fixture
def given(pair) -> list[str]:
    return ["--config", str(pair.save())]


def test_a_speech_becomes_a_source_page(pair, given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    (pair.root / "speech.txt").write_text(SPEECH, encoding="gbk")
    page = pair.root / "docs/zh/reference/new.md"
    assert check.main([*given, "--number", str(pair.root / "speech.txt"), "--output", str(page)]) == 0
    assert "docs/zh/reference/new.md: 4 sentences – compare them with the speech, then build" in capsys.readouterr().out
    text = page.read_text(encoding="utf-8")
    assert (
        "我们要严明纪律，认真履职。\n{: #p1-1 .sentence }" in text and "决不能跑风漏气。\n{: #p2-1 .sentence }" in text
    )


def test_numbering_never_overwrites(pair, given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    (pair.root / "speech.txt").write_text(SPEECH, encoding="utf-8")
    page = pair.root / "docs/zh/reference/source.md"
    before = page.read_bytes()
    assert check.main([*given, "--number", str(pair.root / "speech.txt")]) == 1
    assert f"{page} is there already – move it away, or name another place" in capsys.readouterr().err
    assert page.read_bytes() == before
    other = pair.root / "drafts" / "source.md"
    assert check.main([*given, "--number", str(pair.root / "speech.txt"), "--output", str(other)]) == 0
    assert "#p1-1 .sentence" in other.read_text(encoding="utf-8")


@pytest.mark.parametrize("line", ["", "  - unknown: 1\n", "\tno YAML\n"])
def test_a_speech_is_numbered_before_mkdocs_yml_is_in_order(pair, given: list[str], line: str) -> None:
    """The page that nav and the papers name is the one that is to be made."""
    (pair.root / "speech.txt").write_text(SPEECH, encoding="utf-8")
    (pair.root / "docs/zh/reference/source.md").unlink()
    path = pair.root / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    assert check.main([*given, "--number", str(pair.root / "speech.txt")]) == 0
    assert "#p1-1 .sentence" in (pair.root / "docs/zh/reference/source.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.txt", None, "none.txt is not there – give the file that holds the speech"),
        ("empty.txt", b"\n", "there is no text in it"),
        ("odd.txt", b"\x81\xff\xff", "odd.txt is neither UTF-8 nor GBK"),
    ],
)
def test_a_file_that_is_no_speech(
    pair, given: list[str], capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (pair.root / name).write_bytes(content)
    page = pair.root / "new.md"
    assert check.main([*given, "--number", str(pair.root / name), "--output", str(page)]) == 1
    assert message in capsys.readouterr().err and not page.exists()


def test_what_is_left_to_mend_is_listed_and_what_can_be_is_mended(
    pair, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.main(given) == 0 and capsys.readouterr().out == "nothing to mend\n"
    pair.change("zh/purpose/index.md", "导语。", "导语,不对。")
    assert check.main(given) == 1
    said = capsys.readouterr().out
    assert "docs/zh/purpose/index.md:3: half-width punctuation" in said
    assert "docs/en/purpose/index.md: zh/purpose/index.md has changed since it was translated" in said
    assert check.main([*given, "--fix"]) == 1  # the translation is for a person
    assert "docs/zh/purpose/index.md: mended" in capsys.readouterr().out
    assert check.main([*given, "--reviewed", "en/nowhere.md"]) == 1
    assert "docs/en/nowhere.md is not there – name a page below docs/" in capsys.readouterr().err
    assert check.main([*given, "--reviewed", "all"]) == 0
    assert check.main(given) == 0


def test_a_folder_that_is_none(pair, given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([*given, "--docs", str(pair.root / "none")]) == 1
    assert "none is no folder – give the one that holds the pages" in capsys.readouterr().err
