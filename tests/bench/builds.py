"""Builds: beside plain mkdocs-material, with many times the pages, with papers, again, and after a change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from handbook.check import translations

from bench.cases import changer
from bench.running import Command, NotMeasured, Use, in_turn, median, ratio, spread, whole_memory
from bench.table import Row, missing
from bench.workshop import Workshop


def beside_plain(shop: Workshop) -> list[Row]:
    """Three languages without papers ÷ plain mkdocs-material; nothing cached, and with what an earlier build left."""
    return compare(shop, 1, shop.rounds)[0]


def floor(shop: Workshop) -> list[Row]:
    """What MkDocs takes for the same pages without anyone's search or checks: no builder on top of it takes less."""
    found = in_turn({"floor": shop.plain_build(name="floor.yml"), "plain": shop.plain_build()}, shop.rounds)
    more = beside(found["floor"], found["plain"])
    return [Row("floor: plain without search ÷ plain", both(*ratio(found["floor"], found["plain"])), "", more)]


def many(shop: Workshop) -> list[Row]:
    """The same with many times the pages, and what a page costs beside a page of the small site."""
    small = in_turn({"ours": shop.bare()}, max(1, shop.rounds // 2))["ours"]
    rows, cold = compare(shop, shop.times, max(1, shop.rounds // 2))
    grown = median(cold).wall / shop.times / median(small).wall
    more = f"{shop.times} times the pages take {grown * shop.times:.1f} times as long"
    return [*rows, Row(f"a page of {shop.times}× ÷ a page of 1×", f"{grown:.2f}", "0.8–1.2", more)]


def compare(shop: Workshop, times: int, rounds: int) -> tuple[list[Row], list[Use]]:
    """The rows for one size, and what the builds took that found nothing in a cache."""
    commands = {"plain": shop.plain_build(times), "cold": shop.bare(times), "warm": shop.bare(times, "pages")}
    found = in_turn(commands, rounds)
    plain = median(found["plain"])
    rows = []
    for name, what in (("cold", "without papers ÷ plain, nothing cached"), ("warm", "the same, again (pages cached)")):
        clock, processor = ratio(found[name], found["plain"])
        rows.append(Row(label(what, times), both(clock, processor), "≤ 0.8", beside(found[name], found["plain"])))
    memory = median(found["cold"]).memory
    more = f"{memory:.0f} MB beside {plain.memory:.0f} MB"
    rows.append(Row(label("memory without papers ÷ plain", times), f"{memory / plain.memory:.2f} ×", "≤ 1.3 ×", more))
    return rows, found["cold"]


def papers(shop: Workshop) -> list[Row]:
    """All papers beside the build without them: nothing cached, again, and when one Chinese page has changed."""
    config = shop.ours()
    page = config.parent / "docs" / "zh" / "positioning" / "facts.md"
    changed = config.parent / "docs" / "en" / "positioning" / "facts.md"
    commands = {"bare": shop.bare(), "cold": shop.build(config), "again": shop.build(config, "papers")}
    found = in_turn(commands, shop.rounds)
    text, translation = page.read_text(encoding="utf-8"), changed.read_text(encoding="utf-8")
    try:
        edit = reviewed(changer(page), page, changed)
        once = shop.build(config, "papers")
        change = Command(once.argv, once.folder, once.cache, ready=edit)
        later = in_turn({"bare": shop.bare(), "change": change}, shop.rounds)
    finally:
        page.write_text(text, encoding="utf-8")
        changed.write_text(translation, encoding="utf-8")
    rows = []
    for name, base, what, goal in (
        (found["cold"], found["bare"], "all papers, nothing cached ÷ without papers", "≤ 2.5 ×"),
        (found["again"], found["bare"], "again, nothing changed ÷ without papers", "≤ 1.1 ×"),
        (later["change"], later["bare"], "again, one Chinese page changed ÷ without papers", "≤ 1.6 ×"),
    ):
        rows.append(Row(what, both(*ratio(name, base)), goal, beside(name, base)))
    return rows


def memory(shop: Workshop) -> list[Row]:
    """What all processes take together at their highest."""
    name = "memory with papers, all processes together ÷ plain"
    try:
        ours, plain = whole_memory(shop.build(shop.ours())), whole_memory(shop.plain_build())
    except NotMeasured as why:
        return [missing(name, why, "≤ 1.3 ×")]
    return [Row(name, f"{ours / plain:.2f} ×", "≤ 1.3 ×", f"{ours:.0f} MB beside {plain:.0f} MB")]


def reviewed(change: Callable[[], None], page: Path, translation: Path) -> Callable[[], None]:
    """The change, with its translation marked as reviewed, as `check.py --reviewed` does: a build wants that."""

    def change_and_mark() -> None:
        change()
        state = translations.state(page.read_text(encoding="utf-8"))
        translation.write_text(translations.mark(translation.read_text(encoding="utf-8"), state), encoding="utf-8")

    return change_and_mark


def label(what: str, times: int) -> str:
    return what if times == 1 else f"{what}, {times}× the pages"


def both(clock: float, processor: float) -> str:
    """Two ratios: of the time on the clock, and of the processors' time."""
    return f"{clock:.2f} × (CPU {processor:.2f} ×)"


def beside(ours: list[Use], other: list[Use]) -> str:
    """The medians of both, and how far ours lie apart."""
    mine, theirs = median(ours), median(other)
    return f"{mine.wall:.2f} s beside {theirs.wall:.2f} s; CPU {mine.cpu:.2f} and {theirs.cpu:.2f} s; {spread(ours)}"
