"""What the pages of this handbook promise their readers, read from docs/; each promise binds the pages that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from promised import PAGES

GUIDANCE = sorted(name for name in PAGES if not name.startswith("reference/"))
QUESTIONS = [name for name in GUIDANCE if name.startswith("questions/")]
SILENT = re.compile(r"讲话[^。；，]{0,6}没有(?:说|规定|列)|没有说。")
FILL = re.compile(r"\[[^\]]+\]\([^)]*unspecified\.md#(b-[a-z-]+)\)\{: \.fill \}")
WEB_WORDS = ("点开", "点击", "打开", "首页", "本页", "网页", "屏幕", "mkdocs")
COMMON = ("巡察",)  # words of every line, linked where they first help
# Said of the speech where nothing is asked for, so that there is nothing to fill in.
NOTHING_OPEN = (
    "这两样是工作提示，讲话没有说",
    "要避免的，讲话在这一段没有说",
    "讲话没有说的，手册不补",
    "没有说因为有人告",
    "讲话没有这样分",
)


def blocks(name: str) -> Iterator[str]:
    """The paragraphs, list items and table rows of a page."""
    for block in re.split(r"\n\s*\n", PAGES[name]):
        yield from re.split(r"\n(?=\d+\. |- |\|)", block)


def text(name: str) -> str:
    """A page's text; none where this handbook has no such page."""
    return PAGES.get(name, "")


def blanks() -> set[str]:
    return set(re.findall(r"\{: #(b-[a-z-]+) \}", text("reference/unspecified.md")))


def sections(name: str) -> list[str]:
    return re.split(r"\n(?=### )", PAGES[name])[1:]


@pytest.mark.parametrize("name", [name for name in GUIDANCE if name not in QUESTIONS])
def test_where_the_speech_is_silent_a_blank_stands_in_place(name: str) -> None:
    near = list(blocks(name))
    for index, block in enumerate(near):
        if SILENT.search(block) and not any(reason in block for reason in NOTHING_OPEN):
            after = near[index + 1 : index + 5] if block.rstrip().endswith("：") else []  # a list or a table follows
            assert FILL.search("".join([block, *after])), block[:80]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_that_the_speech_leaves_open_says_whom_to_ask(name: str) -> None:
    for section in sections(name):
        if re.search(r"\*\*讲话：\*\*没有说", section):
            assert FILL.search(section), section[:60]
        if FILL.search(section):
            words = FILL.sub("", section.split("**还没定的，问谁：**")[1].split("\n")[0])
            assert re.search("问|报组长|看公告|看信息单|主要负责同志定|告诉巡察组", words), section[:60]


def test_questions_are_short_and_each_is_listed_on_their_first_page() -> None:
    ids = [id_ for name in QUESTIONS for id_ in re.findall(r"^### .+ \{#(q-[a-z-]+)\}$", PAGES[name], re.MULTILINE)]
    for name in QUESTIONS:
        for section in sections(name):
            answer = [line for line in section.split("\n## ")[0].splitlines()[1:] if line and not line.startswith("{:")]
            assert 1 < len(answer) <= 4, section[:60]
            assert answer[0].startswith("**讲话：**"), section[:60]
    listed = re.findall(r"questions/[a-z]+\.md#(q-[a-z-]+)", text("questions.md"))
    assert sorted(listed) == sorted(ids)


def test_every_blank_is_used_and_every_link_to_one_leads_to_it() -> None:
    used = {id_ for words in PAGES.values() for id_ in FILL.findall(words)}
    assert used == blanks()
    for row in re.findall(r"^\| .+\{: #b-[a-z-]+ \}.*$", text("reference/unspecified.md"), re.MULTILINE):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert len(cells) == 4 and cells[1] and cells[2] and not cells[3], row[:60]


def test_every_outside_fact_carries_its_reference_from_the_one_list() -> None:
    entries = re.findall(r"\{#(x-[a-z0-9-]+)\}", text("reference/outside.md"))
    for name, words in PAGES.items() if entries else ():
        for paragraph in re.findall(r"([^\n]+)\n\{: \.outside \}", words):
            if name == "reference/outside.md":
                assert re.search("出处|党章第十四条", paragraph), paragraph[:60]
            else:
                anchors = re.findall(r"outside\.md#(x-[a-z0-9-]+)\)", paragraph)
                assert anchors and set(anchors) <= set(entries), f"{name}: {paragraph[:60]}"
                assert re.search("付印前(?:以.+核对|再核)", paragraph), f"{name}: {paragraph[:60]}"
    cited = "".join(PAGES.values())
    assert [id_ for id_ in entries if f"outside.md#{id_})" not in cited] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_word_of_the_web_stands_in_what_is_printed(name: str) -> None:
    assert [word for word in WEB_WORDS if word in PAGES[name]] == []


def test_a_term_is_linked_where_a_page_uses_it() -> None:
    found = re.findall(r"^## (.+?) \{#(term-[a-z-]+)\}", text("reference/glossary.md"), re.MULTILINE)
    terms = {word: id_ for title, id_ in found if id_ != "term-undefined" for word in re.findall("[一-鿿]+", title)}
    missing = []
    for name in GUIDANCE:
        lines = [
            line
            for line in PAGES[name].splitlines()
            if line and not re.match(r"\s*(#|>|- \[ \]|\{:|\||何时核对|---)", line)
        ]
        prose = re.sub(r"\[[^\]]*\]\([^)]*\)|《[^》]*》", "", "\n".join(lines))
        for word, id_ in sorted(terms.items(), key=lambda item: -len(item[0])):
            if (
                word in prose
                and word not in COMMON
                and f"glossary.md#{id_})" not in PAGES[name]
                and name != "questions.md"
            ):
                missing.append(f"{name}: {word}")
            prose = prose.replace(word, "")
    assert missing == []


@pytest.mark.parametrize(
    "section", re.split(r"\n(?=## )", text("reference/sheets.md"))[1:], ids=lambda section: section[:12]
)
def test_a_sheet_says_who_when_and_how_and_has_room_to_write(section: str) -> None:
    assert re.match(
        r"## .+ \{#sheet-[a-z-]+ \.sheet(?: \.landscape)? data-role=[^}]+\}\n\n谁用：.+。何时：.+。怎么用：.+\n",
        section,
    )
    rows = [line for line in section.splitlines() if line.startswith("|") and not line.startswith("| ---")]
    assert any(re.search(r"\| \|$", row) for row in rows)
    assert len(rows) >= 4
