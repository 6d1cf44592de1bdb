"""Working sheets: what the book holds of them, and what is wrong with one that can't be filled in."""

from __future__ import annotations

from handbook.read.sheets import read_sheets
from handbook.settings.model import Settings
from handbook.tree import parse

TABLE = "<p>Who fills it in.</p><table><tr><th>a</th></tr><tr><td></td></tr></table>"


def test_a_sheet_holds_what_follows_its_heading(settings: Settings) -> None:
    tree = parse(
        f'<h2 id="one" class="sheet landscape" data-role="team liaison">One</h2>{TABLE}<h2 id="x">Not a sheet</h2><p>after</p>'
    )
    (sheet,), problems = read_sheets(tree, "forms.html", settings)
    assert problems == []
    assert (sheet.id, sheet.title, sheet.page, sheet.roles, sheet.landscape) == (
        "one",
        "One",
        "forms.html",
        ("team", "liaison"),
        True,
    )
    assert [block.tag for block in sheet.blocks] == ["p", "table"]
    tree.find(".//p").text = "changed"
    assert sheet.blocks[0].text == "Who fills it in."  # what the site's markup changes later is not in the book


def test_a_sheet_that_nobody_can_fill_in_is_told_of(settings: Settings) -> None:
    tree = parse(
        '<h2 id="one" class="sheet" data-role="nobody">One</h2><p>No table.</p><h2 id="two" class="sheet">Two</h2>'
        + TABLE
    )
    sheets, problems = read_sheets(tree, "forms.html", settings)
    assert [sheet.roles for sheet in sheets] == [(), ()]
    assert [problem.what for problem in problems] == [
        "unknown role “nobody”",
        "working sheet “One” has no table to fill in",
        "working sheet “Two” does not say who fills it in",
    ]
