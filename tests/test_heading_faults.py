"""Ids, headings, pages that are missing and downloads without cards: what is told, in full."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from handbook.book import Page
from handbook.card import Card
from handbook.check.book import packs_without_cards
from handbook.check.docs import missing_pages
from handbook.check.ids import repeated_ids
from handbook.check.page import check_headings
from handbook.marks import is_own_id
from handbook.problem import Problem, find_line, id_needle
from handbook.read.page import Rendered, read_page
from handbook.read.structure import heading_ids
from units import SETTINGS, card, item, rendered


def page(address: str, *cards: Card) -> Page:
    """A page that holds these cards."""
    read = read_page(Rendered("", address, Path(address), "", "", "", True, {}), "zh", SETTINGS, lambda src: None)
    return replace(read, cards=cards)


@pytest.mark.parametrize(("source", "own"), [
    ("# x {#a}", True), ("# x {#a .y}", True), ("# x {: .y #a }", True), ('<p id="a">', True), ("<p id='a'>", True), ("<p id=a>", True), ("{id=a}", True),
    ("{#ab}", False), ("{#b}{x}#a}", False), ("{\n#a}", False), ("data-id=a>", True), ("<p xid=a>", False), ("#a", False), ("# a", False), ("(#a )", False),
])  # fmt: skip
def test_an_id_is_the_author_s_own(source: str, own: bool) -> None:
    assert is_own_id("a", source) is own and is_own_id("", source) is False


def test_an_id_used_on_two_pages_is_told_of_the_second() -> None:
    pages = [
        page("b.html", card(item("x"), item("new"), id_="card-a"), card(id_="")),
        page("a.html", card(item("x"), item("x"), id_="card-a"), card(item(""), id_="")),
        page("c.html", card(item("card-a"), id_="new")),
    ]
    assert list(repeated_ids(pages)) == [
        Problem(
            "card id card-a is used again: a.html has it",
            "give this card another id, in every language",
            (id_needle("card-a"),),
            path=Path("b.html"),
        ),
        Problem(
            "item id x is used again: a.html has it",
            "give this item another id, in every language",
            (id_needle("x"),),
            path=Path("b.html"),
        ),
        Problem(
            "card id new is used again: b.html has it",
            "give this card another id, in every language",
            (id_needle("new"),),
            path=Path("c.html"),
        ),
        Problem(
            "item id card-a is used again: a.html has it",
            "give this item another id, in every language",
            (id_needle("card-a"),),
            path=Path("c.html"),
        ),
    ]


def test_headings_have_ids_of_their_own_and_one_is_on_top() -> None:
    source = "# 题 {#a}\n\n## 甲\n乙\n\n### 小 {#b}\n\n段\n{: #b }\n\n字\n{: #b }\n\n字\n{: #c }\n\n字\n{: #c }\n"
    tree = rendered(source)
    tree[1].set("id", "generated")
    assert heading_ids(tree, source) == ["h1#a", "h2#", "h3#b"]
    own = "write {#an-id} after it, the same in every language"
    assert check_headings(tree, source) == [
        Problem("heading “甲” has no id of its own", own, ("# 甲", "甲"), "generated"),
        Problem("id b is used 3 times on the page", "give each its own id", (id_needle("b"),), ""),
        Problem("id c is used 2 times on the page", "give each its own id", (id_needle("c"),), ""),
    ]
    del tree[1].attrib["id"]
    assert heading_ids(tree, source)[1] == "h2#" and check_headings(tree, source)[0].about == ""


@pytest.mark.parametrize(
    ("source", "count", "line"), [("甲\n\n## 甲 {#a}\n", 0, 3), ("# 甲 {#a}\n\n# 乙 {#b}\n\n# 丙 {#c}\n", 3, 3)]
)
def test_one_heading_is_on_top(source: str, count: int, line: int) -> None:
    (problem,) = check_headings(rendered(source), source)
    assert (problem.what, problem.remedy) == (
        f"page has {count} top headings (#), and one is wanted",
        "use ## for the sections below it",
    )
    assert find_line(source, problem.needles) == line and problem.about is None


# ---- pages and packs ------------------------------------------------------------------------------------------------


def test_pages_that_one_language_lacks(tmp_path: Path) -> None:
    for page in ("zh/b.md", "zh/x/a.md", "zh/c.txt", "en/b.md", "en/d.md", "zh-Hant/e.md"):
        (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / page).write_text("")
    assert list(missing_pages(tmp_path, SETTINGS)) == [
        Problem(
            "page is missing in zh: en has it",
            "write docs/zh/d.md, or delete the page in en",
            path=tmp_path / "zh/d.md",
        ),
        Problem(
            "page is missing in en: zh has it",
            "write docs/en/x/a.md, or delete the page in zh",
            path=tmp_path / "en/x/a.md",
        ),
    ]
    (tmp_path / "en/b.md").unlink()
    (tmp_path / "en/d.md").unlink()
    empty = Problem(
        "holds no page, and docs/zh holds 2",
        "write them, or take en out of the languages in mkdocs.yml",
        path=tmp_path / "en",
    )
    assert list(missing_pages(tmp_path, SETTINGS)) == [empty]
    third = replace(SETTINGS, languages={**SETTINGS.languages, "fr": replace(SETTINGS.languages["en"], code="fr")})
    (tmp_path / "fr").mkdir()
    for page in ("b.md", "z.md"):
        (tmp_path / "fr" / page).write_text("")
    assert [(found.what, found.path.relative_to(tmp_path).as_posix()) for found in missing_pages(tmp_path, third)] == [
        ("page is missing in zh: fr has it", "zh/z.md"), ("holds no page, and docs/zh holds 2", "en"), ("page is missing in fr: zh has it", "fr/x/a.md"),
    ]  # fmt: skip
    (tmp_path / "en/x").mkdir()
    for page in ("en/x/a.md", "en/z.md"):
        (tmp_path / page).write_text("")
    assert [(found.what, found.path.name) for found in missing_pages(tmp_path, third) if found.path.name == "z.md"] == [
        ("page is missing in zh: en has it", "z.md")
    ]


def test_downloads_for_roles_without_cards() -> None:
    (found,) = packs_without_cards([card(item(roles=("team",)), roles=())], SETTINGS)
    assert (found.what, found.remedy) == (
        "paper.packs lists “office”, and no card is for that role",
        "take it out of packs, or give it a card: data-role",
    )
    assert list(packs_without_cards([card(item(), roles=("office",))], SETTINGS)) == []
    assert list(packs_without_cards([card(item(), roles=("boss",))], SETTINGS)) == []
    listed = replace(SETTINGS, paper=replace(SETTINGS.paper, packs=("gone", "team")))
    assert list(packs_without_cards([card(item())], listed)) == []
    for text, line in (
        ("x: office\n- officer\n  - office \n", 3), ("a: 1\nofficers: [office]\npacks: [team, office]\n", 3), ("office\npacks:\n  - *all\n", 2), ("office:\n", 1),
    ):  # fmt: skip
        assert find_line(text, found.needles) == line, text
