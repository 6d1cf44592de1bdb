"""What stands between quotation marks before a sentence's number, in the text of docs/en, is that sentence's words."""

from __future__ import annotations

import re

import pytest
from promised import ROOT

DOCS, SPEECH = ROOT / "docs" / "en", "reference/source.md"
ENGLISH = {path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in sorted(DOCS.rglob("*.md"))}
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
QUOTED = re.compile(r"“([^“”]+)”(?: \([^()\[\]]+\))? \((\[P[\dh.]+\](?:, \[P[\dh.]+\])*)\)")  # its Chinese may follow


def plain(words: str) -> str:
    """Without links, quotation marks, case and the brackets of a changed first letter: only the words."""
    unlinked = re.sub(r"\[([A-Za-z])\]", r"\1", LINK.sub(r"\1", words))
    return " ".join(re.sub("[“”‘]|’(?!s)", "", unlinked).casefold().split())


def sentences(page: str) -> dict[str, str]:
    """The number of each sentence → its words."""
    found = {}
    for block in re.split(r"\n\s*\n", page):
        if id_ := re.search(r"#p(\w+)-(\d+) \.sentence", block):
            found[f"P{id_[1]}.{id_[2]}"] = plain(re.sub(r"\{[^}]*\}", "", block))
    return found


def strangers(page: str, speech: dict[str, str]) -> list[str]:
    """The quotations of a page that are not the words of the sentences that they cite; … stands for words left out."""
    found = []
    for quoted, cited in QUOTED.findall(page):
        said = " ".join(speech.get(number, "") for number in re.findall(r"P[\dh.]+", cited))
        if not all(part.strip(" .,;:") in said for part in plain(quoted).split("…")):
            found.append(f"“{quoted}” {cited}")
    return found


@pytest.mark.parametrize("name", [name for name in ENGLISH if name != SPEECH])
def test_words_between_quotation_marks_are_the_sentence_s(name: str) -> None:
    assert strangers(ENGLISH[name], sentences(ENGLISH[SPEECH])) == []


def test_other_words_are_found() -> None:
    speech = sentences("With fine work, hand in “a paper” that earns a pass!\n{: #p13-6 .sentence }")
    same = "“[W]ith fine work … in [a paper](a.md#b)” (答卷) ([P13.6])"
    other = "“a paper that passes the test” ([P13.6])"
    assert strangers(f"{same}, {other}", speech) == ["“a paper that passes the test” [P13.6]"]
