"""A role's pocket card: one A4 that folds to eight panels in their order, half of them on their heads."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import TinySite
from handbook.paper.pocket import LOWER, UPPER
from papers import alternatives
from reading import LANGUAGES, check_paper, places, reader_of, titles, words_of
from test_print import squeeze

WIDE, HIGH = 297 / 4 / 25.4 * 72, 210 / 2 / 25.4 * 72
SIZES = {"standard": {"letters": 12, "lines": 21}}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ["team", "inspected", "liaison"])
def test_a_pocket_card_is_one_sound_sheet(site: Path, role: str, language: str) -> None:
    path = site / f"downloads/pocket-{role}-{language}.pdf"
    check_paper(path)
    assert len(words_of(path)) == 1


def folded() -> list[tuple[int, int]]:
    """The panels of a sheet, as (row, column), in the order that its folding brings them to.

    The sheet is folded along its length, rows back to back, and pushed together at the cut: the leaves are the columns
    at the ends, each with its two panels back to back, and the two middle columns of each row, back to back. Walking
    around the sheet from the cover at the lower right: up, along the upper row, down, along the lower one.
    """
    return [(1, 3), (0, 3), (0, 2), (0, 1), (0, 0), (1, 0), (1, 1), (1, 2)]


def test_the_panels_lie_so_that_folding_puts_them_in_order() -> None:
    assert [(UPPER, LOWER)[row][column] for row, column in folded()] == [1, 2, 3, 4, 5, 6, 7, 8]


def panel_of(x: float, y: float) -> tuple[int, int]:
    return (int(y // HIGH), int(x // WIDE))


def test_every_piece_stands_on_its_panel_and_the_upper_row_on_its_head(site: Path) -> None:
    order = {place: number for number, place in enumerate(folded(), 1)}
    found: dict[int, str] = {}
    for text, x, y, turned in places(site / "downloads/pocket-team-zh.pdf", 0):
        row, column = panel_of(x - 1 if turned else x + 1, y + 1 if turned else y - 1)
        assert turned == (row == 0), text
        found[order[row, column]] = found.get(order[row, column], "") + text
    assert "县委巡察组" in found[1] and "口袋卡" in found[1] and "折法" in found[1]
    assert "不能做的事" in found[2] and "决不能跑风漏气" in found[2]
    assert "标记的意思" in found[3] and "照办" in found[3]
    assert ["进驻" in found[4], "四查四看卡" in found[4], "汇报卡" in found[5], "纪律卡" in found[6]] == [True] * 4
    assert "备注" in found[7] and "找谁" in found[8] and "巡察组联系人和电话" in found[8]


def test_a_screen_reader_reads_the_panels_in_their_order(site: Path) -> None:
    told = [title for title, _ in titles(site / "downloads/pocket-team-zh.pdf")]
    assert told == ["县委巡察组", "不能做的事", "标记的意思", "进驻", "汇报", "全程", "备注", "找谁"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_shows_how_to_fold_it_and_the_role_in_the_largest_letters(site: Path, language: str) -> None:
    reader = reader_of(site / f"downloads/pocket-team-{language}.pdf")
    told = "".join(alternatives(reader.root_object["/StructTreeRoot"]))
    assert {"zh": "剪开", "zh-Hant": "剪開", "en": "cut along"}[language] in told
    sizes: dict[float, str] = {}

    def visit(text: str, _: list, matrix: list[float], __: object, size: float) -> None:
        height = round(size * abs(matrix[3]), 1)
        sizes[height] = sizes.get(height, "") + text

    reader.pages[0].extract_text(visitor_text=visit)
    largest = squeeze(sizes[max(sizes)])
    assert largest.startswith({"zh": "县委巡察组", "zh-Hant": "縣委巡察組", "en": "Countyinspectionteam"}[language])


def test_the_cover_has_the_address_where_there_is_one(pair: TinySite) -> None:
    pair.config["site_url"] = "http://10.1.2.3/book/"
    pair.config["extra"]["paper"] |= {"packs": ["team"], "sizes": SIZES}
    assert pair.build()[0] == 0
    path = pair.root / "site/downloads/pocket-team-zh.pdf"
    told = alternatives(reader_of(path).root_object["/StructTreeRoot"])
    assert any("10.1.2.3" in text for text in told) and "10.1.2.3" in words_of(path)[0]


def test_what_does_not_fit_on_it_stops_the_build(pair: TinySite) -> None:
    pair.config["extra"]["paper"] |= {"packs": ["team"], "sizes": SIZES}
    pair.change("zh/purpose/index.md", "停顿点：每天。", "停顿点：" + "每天收工之前，全组停下来核对。" * 60)
    code, _, errors = pair.build()
    assert code == 1 and "pocket-team-zh.pdf is one page, and its words need more" in errors, errors
