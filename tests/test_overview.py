"""The whole on one page: each role's cards in each phase, when they are read, what must not be done, whom to ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import TinySite
from handbook.paper.overview import in_columns
from reading import LANGUAGES, check_paper, items_of, places, words_of
from test_print import squeeze

BAN = {"zh": "决不能跑风漏气", "zh-Hant": "決不能跑風漏氣", "en": "On no account leak"}
SIZES = {"standard": {"letters": 12, "lines": 21}}


@pytest.mark.parametrize("sheet", ["a4", "a3"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_is_one_sound_page_with_all_that_it_is_for(site: Path, language: str, sheet: str) -> None:
    path = site / f"downloads/overview-{language}{'' if sheet == 'a4' else '-a3'}.pdf"
    check_paper(path, sheet)
    (page,) = words_of(path)
    items = items_of(site, language)
    assert all(squeeze(item["card_title"]) in page for item in items)
    assert squeeze(BAN[language]) in page
    own = [item for item in items if item["modality"] == "must-not"]
    assert all(squeeze(item["text"]) in page for item in own)
    assert not any(squeeze(item["text"]) in page for item in items if item["modality"] == "must")


def test_a_card_stands_where_its_phase_and_its_role_meet(site: Path) -> None:
    found = places(site / "downloads/overview-zh.pdf", 0)

    def at(words: str) -> list[tuple[float, float]]:
        return [(x, y) for text, x, y, _ in found if text == words]

    below = at("何时核对")[0][1]
    for items in items_of(site, "zh"):
        names = {"team": "县委巡察组", "inspected": "被巡察党组织", "liaison": "联络组", "cadres": "党员领导干部"}
        phases = {"preparation": "准备", "on-site": "进驻", "reporting": "汇报", "throughout": "全程"}
        for role in items["roles"]:
            for phase in items["phases"]:
                left, top = at(names[role])[0][0], at(phases[phase])[0][1]
                lower = min([y for name in phases.values() for _, y in at(name) if y > top + 1], default=below)
                cells = [(x, y) for x, y in at(squeeze(items["card_title"])) if y < below]
                assert any(left - 2 < x < left + 200 and top - 3 < y < lower - 3 for x, y in cells), (
                    items["id"],
                    role,
                    phase,
                )


def test_only_the_contacts_that_are_named_stand_on_it(site: Path, tiny: TinySite) -> None:
    (page,) = words_of(site / "downloads/overview-zh.pdf")
    assert "巡察组联系人和电话" in page and "巡察办联系人和电话" in page and "电子邮箱" not in page
    tiny.config["extra"]["paper"] |= {"overview": ["a4"], "contacts": [], "sizes": SIZES}
    tiny.config["extra"]["round"]["email"]["value"] = "a@example.org"
    code, _, errors = tiny.build()
    assert code == 0, errors
    (page,) = words_of(tiny.root / "site/downloads/overview-zh.pdf")
    assert "a@example.org" in page and "县(市、区)" not in page  # all but those on the cards' heads
    assert not (tiny.root / "site/downloads/overview-zh-a3.pdf").exists()


def test_what_does_not_fit_on_it_stops_the_build(pair: TinySite) -> None:
    pair.config["extra"]["paper"] |= {"overview": ["a4"], "sizes": SIZES}
    pair.change("zh/purpose/index.md", "停顿点：每天。", "停顿点：" + "每天收工之前，全组停下来核对。" * 400)
    code, _, errors = pair.build()
    assert code == 1
    assert (
        "overview-zh.pdf is one page, and its words need more – shorten pause points or what must not be done" in errors
    ), errors


def test_columns_are_about_as_long_as_each_other_and_in_order() -> None:
    cards = [{"title": "", "pause": "x" * length} for length in (30, 10, 10, 10, 20, 10)]
    assert [[len(card["pause"]) for card in column] for column in in_columns(cards, 3)] == [
        [30],
        [10, 10, 10],
        [20, 10],
    ]
    assert in_columns(cards[:1], 3) == [[], [cards[0]], []] and in_columns([], 3) == [[], [], []]
