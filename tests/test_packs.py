"""A role's pack as PDF: its cards in the order of use, and all that is needed to work with it alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import TinySite
from reading import LANGUAGES, check_paper, items_of, reader_of, structure, titles, words_of
from test_print import squeeze

ROLES = ["team", "inspected", "liaison"]
PACKS = [(role, language) for language in LANGUAGES for role in ROLES]
# The example's cards in the order of the phases that they are first used in; the one for all of the time comes last.
ORDER = {
    "team": ["card-four-checks", "card-report", "card-discipline"],
    "inspected": ["card-liaison", "card-opinion", "card-mending"],
    "liaison": ["card-liaison", "card-opinion"],
}
EMPTY_BOX = ("复选框，未勾选", "複選框，未勾選", "check box, not ticked")
CARD = {"zh": "卡{}/{}", "zh-Hant": "卡{}/{}", "en": "Card{}of{}"}
UNFINISHED = {
    "zh": ["未完成事项", "责任人", "时限"],
    "zh-Hant": ["未完成事項", "責任人", "時限"],
    "en": ["Notfinished", "Personresponsible", "Deadline"],
}


def pack(site: Path, role: str, language: str) -> Path:
    return site / f"downloads/checklists-{role}-{language}.pdf"


@pytest.mark.parametrize(("role", "language"), PACKS)
def test_a_pack_is_a_sound_paper(site: Path, role: str, language: str) -> None:
    check_paper(pack(site, role, language))


@pytest.mark.parametrize(("role", "language"), PACKS)
def test_cards_come_in_the_order_of_use_a_card_a_page_each_item_once(site: Path, role: str, language: str) -> None:
    path, items = pack(site, role, language), items_of(site, language, role)
    pages = words_of(path)
    for number, card in enumerate(ORDER[role], 1):
        page, position = pages[number + 1], 0  # behind the cover and the round sheet
        own = [item for item in items if item["card"] == card]
        for item in own:
            position = page.index(squeeze(item["text"]), position) + len(squeeze(item["text"]))
        assert position, card
        assert CARD[language].format(number, len(ORDER[role])) in page
        assert all(word in page for word in UNFINISHED[language])
    assert {item["card"] for item in items} == set(ORDER[role])
    boxes = [node for node in structure(path) if str(node.get("/Alt")) in EMPTY_BOX]
    assert len(boxes) == len(items)  # a box an item, that a screen reader announces: none stands there twice


@pytest.mark.parametrize(("role", "language"), PACKS)
def test_the_cover_lists_phase_card_and_pause_point_and_where_each_part_is(
    site: Path, role: str, language: str
) -> None:
    path, items = pack(site, role, language), items_of(site, language, role)
    cover = words_of(path)[0]
    names = {item["card"]: squeeze(item["card_title"]) for item in items}
    assert [cover.index(names[card]) for card in ORDER[role]] == sorted(
        cover.index(names[card]) for card in ORDER[role]
    )
    for title, page in titles(path):
        if f"{squeeze(title)}" in cover:
            assert re.search(rf"{re.escape(squeeze(title))}.*?{page}", cover), title
    pause = "beforeeachdayends" if language == "en" else "每天收工之前"
    assert pause in cover


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_explains_its_signs_and_no_others(site: Path, language: str) -> None:
    cover = words_of(pack(site, "liaison", language))[0]
    must, hoped, check = {"zh": "要希查", "zh-Hant": "要希查", "en": ("must", "hoped", "check")}[language]
    assert f"●{must}" in cover and f"○{hoped}" in cover and f"?{check}" not in cover
    assert {"zh": "照办", "zh-Hant": "照辦", "en": "bedone"}[language] in cover  # what the sign means


@pytest.mark.parametrize(("language", "sign"), [("zh", "？"), ("zh-Hant", "？"), ("en", "?")])
def test_a_strength_has_the_sign_of_its_language_on_pages_and_papers(site: Path, language: str, sign: str) -> None:
    for page in ("positioning/four-checks.html", "print/team.html"):
        text = (site / LANGUAGES[language] / page).read_text(encoding="utf-8")
        assert set(re.findall(">([?？])</span>", text)) == {sign}, page
    for paper in (pack(site, "team", language), site / f"downloads/pocket-team-{language}.pdf"):
        text = "".join(page.extract_text() for page in reader_of(paper).pages)
        check = {"zh": "查看", "zh-Hant": "查看", "en": "check"}[language]
        assert set(re.findall(rf"([?？])\s*{check}", text)) == {sign}, paper.name


def test_behind_the_cards_stand_steps_sheets_open_points_sentences_and_the_sheet_to_sign(site: Path) -> None:
    told = [title for title, _ in titles(pack(site, "liaison", "zh"))]
    assert told == [
        "本轮信息单",
        "联络卡",
        "舆情卡",
        "一步一步怎样办",
        "怎样看",
        "分清轻重",
        "还要问清的事",
        "出处原文",
        "签名表",
    ]
    assert "每日记录" in [
        title for title, _ in titles(pack(site, "team", "zh"))
    ]  # the team's own sheet, and not the others'
    assert "一步一步怎样办" not in [title for title, _ in titles(pack(site, "team", "zh"))]


def test_the_sentences_behind_the_cards_are_there_word_by_word_and_the_sheet_to_sign_is_last(site: Path) -> None:
    pages = words_of(pack(site, "liaison", "zh"))
    (behind,) = (page for page in pages if "出处原文" in page and "签名表" not in page)
    assert squeeze("P2.1镇党委要成立联络组，及时回应巡察组的要求，快速提供文件资料") in behind and "P2.3" in behind
    assert "P4.4" not in behind  # which no card of the role comes from
    assert all(word in pages[-1] for word in ("签名表", "联络卡", "舆情卡", "日期", "签名", "未完成事项"))
    english = "".join(words_of(pack(site, "liaison", "en")))
    assert english.index("Thetowncommitteemustsetup") < english.index(squeeze("镇党委要成立联络组，及时回应"))


def test_open_points_say_whom_to_ask_and_leave_room_for_the_answer(site: Path) -> None:
    (page,) = (
        page for page in words_of(pack(site, "liaison", "zh")) if "还要问清的事" in page and "签名表" not in page
    )
    assert "巡察多长时间" in page and "巡察办" in page and "问谁" in page
    assert "还要问清的事" not in "".join(words_of(pack(site, "team", "zh")))  # no blank on its cards' pages


def test_a_card_names_the_packs_role_alone_and_its_own_sentences(site: Path) -> None:
    card, opinion = words_of(pack(site, "liaison", "zh"))[2:4]
    assert "适用对象联络组阶段" in card and "被巡察党组织、" not in card
    assert "出处:P2.1至P2.3" in card and "出处:P2.2" in opinion
    assert "打勾=" in card and "打勾=" in opinion  # what a tick means
    assert opinion.count("P2.2") == 2  # all rows come from one sentence: it is named in the head, and on the foot


def test_links_of_a_pack_lead_to_the_sentences_behind_its_cards(site: Path) -> None:
    reader = reader_of(pack(site, "liaison", "zh"))
    where = next(page for title, page in titles(pack(site, "liaison", "zh")) if title == "出处原文")
    led = [link.get_object()["/Dest"] for link in reader.pages[2]["/Annots"]]
    assert {reader.get_page_number(target[0].get_object()) + 1 for target in led} == {where}


def test_a_card_that_takes_two_pages_stops_the_build(pair: TinySite) -> None:
    pair.config["extra"]["paper"] |= {"sizes": {"standard": {"letters": 12, "lines": 21}}, "packs": ["team"]}
    pair.change("zh/purpose/index.md", "停顿点：每天。", "停顿点：每天。" * 400)
    code, _, errors = pair.build()
    assert code == 1
    assert (
        "docs/zh/purpose/index.md:8: card “纪律卡” takes 2 printed pages – a card is one page: shorten its items, or split the card"
        in errors
    ), errors


def test_steps_that_are_not_there_are_told(pair: TinySite) -> None:
    sizes = {"standard": {"letters": 12, "lines": 21}}
    pair.config["extra"]["paper"] |= {
        "sizes": sizes,
        "packs": ["team"],
        "steps": {"team": ["purpose/index.md#nowhere"]},
    }
    code, _, errors = pair.build()
    assert code == 1
    assert (
        "extra.paper.steps names purpose/index.md#nowhere, and that page has no such section – name a heading by its id"
        in errors
    ), errors
