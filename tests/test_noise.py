"""One cause, one message: at the line where it is to be mended, in one order, and no more than can be read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from handbook.marks import is_own_id
from handbook.problem import Problem, arrange, find_line, id_needle
from own_labels import change_labels, label_file

ROOT = Path(__file__).resolve().parent.parent
CARD, EN_CARD = "zh/purpose/index.md", "en/purpose/index.md"
ITEM = "- [ ] 严明纪律 [P1.1](../reference/source.md#p1-1)\n    {: #a-1 data-modality=must }\n"
EN_ITEM = "- [ ] On no account leak [P1.2](../reference/source.md#p1-2)\n    {: #a-2 data-modality=must-not }\n"


def said(errors: str) -> list[str]:
    """The problems that a build listed."""
    return errors.split("\n\n")[0].splitlines()


CASES = {
    "no modality": ([(CARD, "data-modality=must }", "}")], ["docs/zh/purpose/index.md:13: item “严明纪律” has no modality"]),
    "unknown role of a card": ([(CARD, "data-role=team", "data-role=teem")], ["docs/zh/purpose/index.md:8: unknown role “teem”"]),
    "unknown phase of an item": ([(CARD, "data-modality=must }", "data-modality=must data-phase=never }")], ["docs/zh/purpose/index.md:13: unknown phase “never”"]),
    "no id": ([(CARD, "#a-1 ", "")], ["docs/zh/purpose/index.md:12: item “严明纪律” has no id"]),
    "no id in the translation": ([(EN_CARD, "#a-1 ", "")], ["docs/en/purpose/index.md:17: item “Keep strict discipline” has no id"]),
    "id used twice in one language": ([(EN_CARD, "#a-2", "#a-1")], ["docs/en/purpose/index.md:18: id a-1 is used 2 times on the page"]),
    "heading without id": ([(CARD, "# 目的 {#purpose}", "# 目的")], ["docs/zh/purpose/index.md:1: heading “目的” has no id of its own"]),
    "card without id": ([(CARD, "#card-a ", "")], ["docs/zh/purpose/index.md:8: heading “纪律卡” has no id of its own"]),
    "duty out of a hope": ([("zh/reference/source.md", "要严明纪律", "希望要严明纪律")], ["docs/zh/purpose/index.md:13: item a-1 is “must”, and P1.1 says 希望"]),
    "item missing": ([(EN_CARD, EN_ITEM, "")], ["docs/en/purpose/index.md:1: item a-2 is missing here"]),
    "item that can't be read": ([(CARD, ITEM, ITEM + "    - 甲\n")], ["docs/zh/purpose/index.md:13: item “严明纪律甲” holds a <ul>"]),
    "item on no card": ([(CARD, "## 纪律卡 {#card-a data-role=team data-phase=on-site data-kind=do-confirm}", "## 纪律卡 {#card-a}")], ["docs/zh/purpose/index.md:13: item “严明纪律” is on no card", "docs/zh/purpose/index.md:15: item “决不能跑风漏气” is on no card"]),
    "another sentence": ([(EN_CARD, "discipline [P1.1](../reference/source.md#p1-1)", "discipline [P1.2](../reference/source.md#p1-2)")], ["docs/en/purpose/index.md:18: item a-1 has source p1-2, and in zh p1-1"]),
    "citation of no sentence": ([(EN_CARD, "discipline [P1.1](../reference/source.md#p1-1)", "discipline [P9.9](../reference/source.md#p9-9)")], ["docs/en/purpose/index.md:17: broken link ../reference/source.md#p9-9"]),
    "quotation of no sentence": ([(EN_CARD, "> [P1.1](../reference/source.md#p1-1)", "> [P9.9](../reference/source.md#p9-9)")], ["docs/en/purpose/index.md:11: broken link ../reference/source.md#p9-9"]),
    "broken link in a translation": ([("en/index.md", "reference/source.md", "reference/sauce.md")], ["docs/en/index.md:8: broken link reference/sauce.md"]),
    "broken anchor in a translation": ([("en/index.md", "reference/source.md", "reference/source.md#nowhere")], ["docs/en/index.md:8: broken link reference/source.md#nowhere"]),
    "sentence lost in both": ([("zh/reference/source.md", "{: #p1-2 .sentence }", "{: #p1-2 .sentence }\n\n同志们。\n{: #p1-3 .sentence }"), ("en/reference/source.md", "{: #p1-2 .sentence }", "{: #p1-2 .sentence }\n\nComrades.\n{: #p1-3 .sentence }")], ["docs/zh/reference/source.md:12: P1.3 is lost"]),
    "context in a translation only": ([("en/reference/source.md", "#p1-1 .sentence", "#p1-1 .sentence .context")], ["docs/en/reference/source.md:9: P1.1 is marked .context"]),
    "English in an item, shown on print pages too": ([(CARD, "- [ ] 严明纪律", "- [ ] 严明纪律 not translated")], ["docs/zh/purpose/index.md:12: “not translated” is not zh-Hans"]),
    "a picture from outside": ([(CARD, "导语。", "![图](https://example.invalid/a.png)")], ["docs/zh/purpose/index.md:3: <img> loads https://example.invalid/a.png"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_one_cause_is_one_message(tiny, name: str) -> None:
    changes, wanted = CASES[name]
    for path, old, new in changes:
        tiny.change(path, old, new)
    code, _, errors = tiny.build()
    assert code == 1
    lines = said(errors)
    assert len(lines) == len(wanted) and all(map(str.startswith, lines, wanted)), errors


def test_a_role_that_was_renamed_is_told_where_it_is_named(tiny) -> None:
    tiny.config["extra"]["roles"]["crew"] = tiny.config["extra"]["roles"].pop("team")
    tiny.config["extra"]["paper"] |= {"sizes": {"standard": {"letters": 12, "lines": 21}}, "packs": ["crew"]}
    code, _, errors = tiny.build()
    lines = said(errors)
    assert code == 1
    assert [line.split(" – ")[0] for line in lines] == [
        "docs/en/purpose/index.md:13: unknown role “team”",
        "docs/zh/purpose/index.md:8: unknown role “team”",
    ], errors


@pytest.mark.parametrize(("language", "other"), [("en", "zh"), ("zh", "en")])
def test_a_language_without_pages_is_one_problem(tiny, language: str, other: str) -> None:
    tiny.config["extra"]["paper"] |= {"sizes": {"standard": {"letters": 12, "lines": 21}}, "packs": ["team"]}
    for page in (tiny.root / "docs" / language).rglob("*.md"):
        page.unlink()
    code, _, errors = tiny.build()
    assert code == 1
    what = f"docs/{language}:1: holds no page, and docs/{other} holds 3"
    assert said(errors) == [f"{what} – write them, or take {language} out of the languages in mkdocs.yml"]


def test_a_handbook_without_a_home_page_is_told_so(tiny) -> None:
    for language in ("zh", "en"):
        (tiny.root / "docs" / language / "index.md").unlink()
    del tiny.config["nav"][0]
    code, _, errors = tiny.build()
    assert code == 1
    wanted = "there is no home page – write index.md in every language, and list it under nav"
    assert f"mkdocs.yml:{line_of(tiny, 'nav:')}: {wanted}" in said(errors), errors


@pytest.mark.parametrize("page", ["purpose/index.md", "reference/source.md"])
def test_nothing_follows_from_a_page_that_is_missing(tiny, page: str) -> None:
    (tiny.root / "docs" / "en" / page).unlink()
    tiny.change("en/index.md", "[Source](reference/source.md)", "Source")
    tiny.change("zh/index.md", "[原文](reference/source.md)", "原文")
    code, _, errors = tiny.build()
    assert code == 1
    lines = [line for line in said(errors) if "broken link" not in line]  # those are to be mended with it
    assert lines == [
        f"docs/en/{page}:1: page is missing in en: zh has it – write docs/en/{page}, or delete the page in zh"
    ]


def test_a_card_id_used_on_two_pages(tiny) -> None:
    for language in ("zh", "en"):
        text = (tiny.root / f"docs/{language}/purpose/index.md").read_text(encoding="utf-8")
        tiny.write(f"{language}/purpose/two.md", text.replace("{#purpose}", "{#two}").replace("#a-", "#b-"))
    tiny.config["nav"][1]["为什么巡察"].append("purpose/two.md")
    code, _, errors = tiny.build()
    assert code == 1
    assert said(errors) == [
        "docs/zh/purpose/two.md:8: card id card-a is used again: purpose/index.html has it – give this card another id, in every language"
    ]


def test_downloads_for_a_role_without_cards(tiny) -> None:
    tiny.config["extra"]["paper"] |= {"sizes": {"standard": {"letters": 12, "lines": 21}}, "packs": ["liaison"]}
    code, _, errors = tiny.build()
    assert code == 1
    (line,) = said(errors)
    number = int(line.split(":")[1])
    assert (tiny.root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()[number - 1].strip() == "- liaison"
    assert line.endswith(
        "paper.packs lists “liaison”, and no card is for that role – take it out of packs, or give it a card: data-role"
    )


def test_pages_and_nav_that_do_not_fit_are_said_our_way(tiny) -> None:
    tiny.config["nav"][0] = "indx.md"
    code, _, errors = tiny.build()
    assert code == 1
    assert said(errors) == [
        f"mkdocs.yml:{line_of(tiny, 'indx.md')}: nav names indx.md, and there is no such page – did you mean index.md?"
    ]
    tiny.config["nav"][0] = "purpose/index.md"
    tiny.config["nav"].pop(1)
    code, _, errors = tiny.build()
    assert code == 1
    assert [line for line in said(errors) if "broken link" not in line] == [
        "docs/en/index.md:1: page is not in nav – list index.md under nav in mkdocs.yml, or delete the page",
        "docs/zh/index.md:1: page is not in nav – list index.md under nav in mkdocs.yml, or delete the page",
    ]


def line_of(tiny, words: str) -> int:
    """The line of mkdocs.yml that holds the words; of a key at its left edge, the key's."""
    text = (tiny.root / "mkdocs.yml").read_text(encoding="utf-8")
    return find_line(text, (re.compile(rf"^{words}"), words))


def test_words_of_mkdocs_yml_in_another_language_are_said_there(tiny) -> None:
    change_labels(tiny, "en", back="回到手册")
    tiny.config["extra"]["roles"]["team"]["name"]["en"] = "巡视员"
    code, _, errors = tiny.build()
    assert code == 1
    line = find_line(label_file(tiny, "en").read_text(encoding="utf-8"), ("回到手册",))
    assert said(errors) == [
        f"mkdocs.yml:{line_of(tiny, '巡视员')}: “巡视员” is not en – translate it, or mark it with {{: lang=… }}",
        f"overrides/labels/en.yml:{line}: “回到手册” is not en – translate it, or mark it with {{: lang=… }}",
    ]


def test_ids_that_look_generated_or_like_english_are_the_author_s_to_choose(tiny) -> None:
    for page in (CARD, EN_CARD):
        tiny.change(page, "#purpose", "#step_2")
        tiny.change(page, "#a-1 ", "#keep-strict-discipline ")
    code, _, errors = tiny.build()
    assert (code, errors) == (0, "")
    row = tiny.read("print/team.html").split('data-note="keep-strict-discipline"')[1].split(">")[0]
    assert 'aria-labelledby="card-a-note keep-strict-discipline-text"' in row  # “备注” and the item's own words
    assert 'id="card-a-note">备注<' in tiny.read("print/team.html")


def test_a_heading_whose_id_is_made_of_its_words_is_refused(tiny) -> None:
    tiny.change(EN_CARD, "# Purpose {#purpose}", "# Purpose")
    code, _, errors = tiny.build()
    assert code == 1
    assert said(errors) == [
        "docs/en/purpose/index.md:4: heading “Purpose” has no id of its own – write {#an-id} after it, the same in every language"
    ]


@pytest.mark.parametrize(
    ("source", "own"),
    [
        ("# A {#step_2}", True),
        ("# A {: .x #step_2 }", True),
        ("# A {id=step_2}", True),
        ("# A {#step_22}", False),
        ("# step_2", False),
        ("[x](#step_2)", False),
    ],
)
def test_an_id_is_the_author_s_when_it_is_written_as_one(source: str, own: bool) -> None:
    assert is_own_id("step_2", source) is own


def test_an_id_is_found_as_a_whole_word_and_where_it_is_given() -> None:
    text = "[x](a.md#card-a)\n# A {#card-ab}\n# B {#card-a data-role=team}\n- [ ] c\n    {: #card-a }"
    assert find_line(text, (id_needle("card-a"),)) == 3
    assert find_line(text, (id_needle("card-b"), "# B")) == 3
    assert find_line(text, (id_needle(""),)) == 1


def test_problems_stand_by_file_and_line_each_once_and_no_more_than_can_be_read() -> None:
    page = Path("docs/zh/b.md")
    made = [Problem(f"“{line}” is wrong", f"write docs/x{line}.md", path=page, line=line) for line in range(60, 0, -1)]
    lines = [10, 9, 9]
    other = [Problem("x", "y", path=Path("docs/zh/a.md"), line=line) for line in lines]
    other += [Problem("z", "y", path=Path("mkdocs.yml"), line=1), Problem("no place")]
    many = list(map(str, made))
    assert many[0] == "docs/zh/b.md:60: “60” is wrong – write docs/x60.md"
    shown = arrange([*made, *other], most=50)
    assert shown[:2] == ["docs/zh/a.md:9: x – y", "docs/zh/a.md:10: x – y"]
    assert shown[2:52] == many[::-1][:50]
    assert shown[52:] == ["mkdocs.yml:1: z – y", "no place", "and 10 more like these: write …"]
    assert arrange(made[:50]) == many[:50][::-1]


def test_the_order_of_messages_does_not_depend_on_the_hash_seed(pair) -> None:
    for name in "abcdef":
        pair.write(f"zh/{name}.md", f"# 页 {{#one-{name}}}\n\n导语。\n")
        pair.write(f"en/{name}.md", f"# Page {{#two-{name}}}\n\nLead.\n")
        pair.config["nav"].append(f"{name}.md")
    script = (
        "import sys, logging; sys.path.insert(0, sys.argv[1]); import build\nfrom handbook import progress\nfrom pathlib import Path\n"
        "config, _ = build.configure(Path(sys.argv[2]))\n"
        "with progress.steps() as shown: print(*build.build_pages(config, build.project_of(config), shown)[0], sep='\\n')"
    )
    command = [sys.executable, "-c", script, str(ROOT / "scripts"), str(pair.save())]
    lists = []
    for seed in ("0", "1"):
        done = subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, encoding="utf-8", check=True
        )
        lists.append([line for line in done.stdout.splitlines() if "heading 1 is h1#two" in line])
    assert len(lists[0]) == 6 and lists[0] == lists[1] == sorted(lists[0])
