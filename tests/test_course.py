"""The course: who has which cards when, and that drawn: nothing hidden, nothing outside, with a list that says the same."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from handbook.card import Card
from handbook.course import THROUGHOUT, course_of
from handbook.settings.model import Settings
from handbook.show.drawing import WIDTH, Box, Drawing, draw, measure, wrap
from promised import PREFIXES
from units import item


def card(id_: str, roles: tuple[str, ...], phases: tuple[str, ...], title: str = "一张名字很长很长的核对卡") -> Card:
    return Card(
        id_,
        title,
        "",
        roles,
        phases,
        "read-do",
        "",
        "a.html",
        (item(f"{id_}-1", card=id_, roles=roles, phases=phases),),
    )


CARDS = [
    card("card-a", ("team", "inspected"), ("preparation", "reporting")),
    card("card-b", ("team",), ("preparation", THROUGHOUT)),
    *(card(f"card-{number}", ("team",), (THROUGHOUT,)) for number in range(5)),
]


def every_box(drawing: Drawing) -> list[Box]:
    stops = [*drawing.stops, *([drawing.throughout] if drawing.throughout else [])]
    return [box for stop in stops for box in stop.boxes]


def test_the_course_has_each_card_with_whoever_needs_it_and_what_runs_beside_it_apart(settings: Settings) -> None:
    course = course_of(CARDS, settings)
    assert [step.phase.id for step in course.phases] == [phase for phase in settings.phases if phase != THROUGHOUT]
    first = course.phases[0]
    assert [(role.id, [one.id for one in cards]) for role, cards in first.roles] == [
        ("team", ["card-a", "card-b"]),
        ("inspected", ["card-a"]),
    ]
    assert first.cards == 2 and [one.id for one in first.of("inspected")] == ["card-a"] and first.of("liaison") == ()
    assert [role.id for role in course.roles] == ["team", "inspected"]
    assert course.throughout is not None and course.throughout.cards == 6
    assert course_of(CARDS[:1], settings).throughout is None


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize(
    "title",
    [
        "一张名字很长很长很长很长的核对卡",
        "A card with quite a long name for its column",
        "Donaudampfschifffahrtsgesellschaft",
    ],
)
def test_no_box_of_the_drawing_covers_another_or_sticks_out(settings: Settings, title: str, mirrored: bool) -> None:
    course = course_of([replace(one, title=title) for one in CARDS], settings)
    drawing = draw(course, lambda term: term.name["zh"], dense=title[0] > "z", mirrored=mirrored)
    boxes = every_box(drawing)
    assert len(boxes) == 4 + 1 + 6  # card-a in two phases for two roles, card-b in one; six throughout
    for box in boxes:
        assert box.x >= 0 and box.x + box.width <= WIDTH and box.y + box.height <= drawing.height
        assert box.y < box.text.y and box.text.y + 16 * (len(box.text.lines) - 1) < box.y + box.height
    for one, other in itertools.combinations(boxes, 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y
    assert drawing.throughout is not None and drawing.band[0] > max(
        box.y + box.height for stop in drawing.stops for box in stop.boxes
    )
    middles = [stop.x for stop in drawing.stops]
    assert middles == sorted(middles, reverse=mirrored)


def test_lines_are_broken_where_a_script_breaks_them() -> None:
    assert wrap("四查四看卡", 3, dense=True) == ["四查四", "看卡"]
    assert wrap("Seeking truth from facts", 8, dense=False) == ["Seeking truth", "from facts"]
    assert wrap("Verschwiegenheit ja", 3, dense=False) == ["Versc", "hwie", "genh", "eit ja"]
    assert wrap("", 3, dense=False) == [""]
    assert measure("四a") > measure("aa")


def test_no_word_of_an_ordinary_name_is_broken(settings: Settings) -> None:
    names = {
        "rectification": "Rectification",
        "inspected": "Inspected Party organisation",
        "team": "County inspection team",
    }
    course = course_of(CARDS, settings)
    drawing = draw(course, lambda term: names.get(term.id, "Rectification"), dense=False, mirrored=False)
    drawn = [stop.names for stop in drawing.stops] + [text.lines for text, _ in drawing.rows]
    assert drawn and {word for lines in drawn for line in lines for word in line.split()} <= {
        word for name in names.values() for word in name.split()
    }


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_the_drawing_and_its_list_lead_to_the_same(real_site: Path, prefix: str) -> None:
    home = lxml.html.fromstring((real_site / prefix / "index.html").read_text(encoding="utf-8"))
    found = home.xpath("//div[contains(@class, 'course')]//*[name()='svg']")
    if not found:
        pytest.skip("this handbook's home page has no drawing")
    (drawn,) = found
    links = drawn.xpath(".//a/@href")
    assert links and sorted(links) == sorted(home.xpath("//ul[@class='course__list']//a/@href"))
    assert drawn.get("role") == "group" and {node.tag for node in drawn.iter() if node.get("id")} == {"title", "desc"}
    names = drawn.xpath(".//a[contains(@class, 'course__card')]")
    assert all("".join(link.itertext()).replace(" ", "") in link.get("aria-label").replace(" ", "") for link in names)


def test_the_drawing_is_there_when_wide_and_its_list_when_narrow(open_page, site: Path) -> None:
    page = open_page((site / "index.html").as_uri(), viewport={"width": 1200, "height": 900})
    assert page.locator(".course svg").is_visible() and not page.locator(".course__list").is_visible()
    assert page.locator(".course svg a").first.evaluate(
        "link => { link.focus(); return document.activeElement === link }"
    )
    sizes = page.evaluate(
        "[...document.querySelectorAll('.course text')].map(text => [text.getBoundingClientRect().right, text.closest('svg').getBoundingClientRect().right])"
    )
    assert all(right <= edge + 1 for right, edge in sizes)
    page.emulate_media(media="print")
    assert page.locator(".course svg").is_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 390, "height": 800})
    assert not page.locator(".course svg").is_visible() and page.locator(".course__list a").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
