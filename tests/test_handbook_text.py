"""What the pages of this handbook promise their readers beyond what the build asks (extra.checks), read from docs/."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT
from promised import PAGES

QUESTIONS = [name for name in PAGES if name.startswith("questions/")]
FILL = re.compile(r"\[[^\]]+\]\([^)]*unspecified\.md#(b-[a-z-]+)\)\{: \.fill \}")


def text(name: str) -> str:
    """A page's text; none where this handbook has no such page."""
    return PAGES.get(name, "")


def blanks() -> set[str]:
    return set(re.findall(r"\{: #(b-[a-z-]+) \}", text("reference/unspecified.md")))


def plain(words: str) -> str:
    """Words without what a name of them may leave out: capitals, quotation marks, emphasis."""
    return re.sub("[“”*]", "", words).casefold()


def sections(name: str) -> list[str]:
    return re.split(r"\n(?=### )", PAGES[name])[1:]


def checked_against(source: str) -> str:
    """What an outside source is to be checked against: there is no printed edition of a film. None yet: nothing."""
    kinds = {
        "原件": "x-notices-.+",
        "原片": "x-stages",
        "现行党章": "x-charter-.+|x-centralism",
        "现行文本": r"x-regulation.*|x-discipline-\d+",
        "原文": "x-obstruction|x-rectification|x-at-once|x-capacities",
    }
    return next((kind for kind, sources in kinds.items() if re.fullmatch(sources, source)), "")


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


def test_every_outside_fact_says_that_it_must_be_checked_and_every_reference_is_used() -> None:
    for name, words in PAGES.items():
        for paragraph in re.findall(r"([^\n]+)\n\{: \.outside \}", words):
            if name == "reference/outside.md":
                assert re.search("出处|党章第十四条", paragraph), f"{name}: {paragraph[:60]}"
                continue
            kinds = list(dict.fromkeys(checked_against(id_) for id_ in re.findall(r"#(x-[a-z0-9-]+)\)", paragraph)))
            wanted = f"使用前以{'和'.join(kinds)}核对。" if all(kinds) else "使用前再核。"
            assert wanted in paragraph, f"{name}: {paragraph[:60]}: {wanted}"
    cited = "".join(PAGES.values())
    assert [
        id_
        for id_ in re.findall(r"\{#(x-[a-z0-9-]+)\}", text("reference/outside.md"))
        if f"outside.md#{id_})" not in cited
    ] == []


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


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_of_sheets_gives_each_to_those_whose_pack_has_it(language: str) -> None:
    page = ROOT / "docs" / language / "reference" / "sheets.md"
    words = page.read_text(encoding="utf-8") if page.exists() else ""
    roles = ("team", "inspected", "liaison", "everyone")
    listed = re.findall(r"^\| [^|]+ \| (\[.*) \|$", words, re.MULTILINE)
    sheets = re.findall(r"^## .+ \{#(sheet-[a-z-]+) .*data-role=\"?([a-z ]+)", words, re.MULTILINE)
    for role, links in zip(roles, listed, strict=False):
        assert sorted(re.findall(r"#(sheet-[a-z-]+)", links)) == sorted(id_ for id_, who in sheets if role in who), role
    assert not sheets or len(listed) == len(roles)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_blank_is_named_as_its_row_on_the_list_is(language: str) -> None:
    """Who looks on paper for “待填：谈话” must find a row of that name, or one that says these words."""
    folder = ROOT / "docs" / language
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))}
    listed = pages.get(folder / "reference" / "unspecified.md", "")
    rows = {id_: words for words, id_ in re.findall(r"^\| (.+) \{: #(b-[a-z-]+) \}", listed, re.MULTILINE)}
    for path, words in pages.items():
        for named, id_ in re.findall(r"\[([^\]]+)\]\([^)]*unspecified\.md#(b-[a-z-]+)\)\{: \.fill \}", words):
            name = plain(re.sub("^(?:待填：|Blank: )", "", named))
            title = re.match(r"\*\*(.+?)\*\*", rows[id_])
            assert title, f"{id_} has no name"
            assert plain(title[1]) in name or name in plain(rows[id_]), f"{path.name}: {named} is not in {id_}"
