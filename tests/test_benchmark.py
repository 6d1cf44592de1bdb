"""What the benchmark is made of: its cases are the same pages on both sides, its figures are what they say."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import yaml
from bench import builds, cases, counties, growing, table
from bench.running import Command, NotMeasured, Use, environment, in_turn, median, ratio, use_of
from conftest import ROOT


def test_a_page_is_the_same_without_what_mkdocs_alone_does_not_know() -> None:
    text = "甲 [P1.2]，\\[P1.3]，[乙](../print/all.html#x)，[丙](b.md#c)[P2.1]。"
    assert cases.without_ours(text, Path("a/b.md")) == (
        "甲 [P1.2](../reference/source.md#p1-2)，\\[P1.3]，[乙](../index.md)，[丙](b.md#c)[P2.1](../reference/source.md#p2-1)。"
    )


def test_a_copy_leads_where_its_page_leads_and_has_no_cards() -> None:
    text = (
        "# 甲 {#a}\n\n[乙](b.md#c) [丙](../index.md) [丁](#a) ![图](../../assets/a.png)\n\n<!-- roles -->\n"
        "## 卡 {#card-a data-role=team data-phase=on-site data-kind=do-confirm}\n\n- [ ] 做 [P1.1]\n    {: #a-1 .must }\n"
        "## 表 {#s .sheet data-role=team .landscape}\n"
    )
    assert growing.copy(text, Path("x"), Path("more/001/x")) == (
        "# 甲 {#a}\n\n[乙](../../../x/b.md#c) [丙](../../../index.md) [丁](#a) ![图](../../../../assets/a.png)\n\n"
        "## 卡 {#card-a}\n\n- 做 [P1.1]\n## 表 {#s}\n"
    )


def test_both_cases_have_the_same_pages_and_ours_as_many_times(tmp_path: Path) -> None:
    if not all((ROOT / "docs" / language).is_dir() for language in cases.TREES.values()):
        pytest.skip("this handbook lacks a language that is measured")
    ours, once = cases.project(tmp_path / "ours", 3), len(list((ROOT / "docs" / "zh").rglob("*.md")))
    assert cases.plain(tmp_path / "plain", ours.parent).is_file()
    for tree, language in cases.TREES.items():
        theirs = {
            path.relative_to(tmp_path / "plain/docs" / tree) for path in (tmp_path / "plain/docs" / tree).rglob("*.md")
        }
        mine = {
            path.relative_to(ours.parent / "docs" / language)
            for path in (ours.parent / "docs" / language).rglob("*.md")
        }
        assert theirs == mine and len(mine) == 3 * once
    paper = yaml.safe_load(ours.with_name("bare.yml").read_text(encoding="utf-8"))["extra"]["paper"]
    assert paper["packs"] == paper["overview"] == [] and paper["sizes"] == {} and not paper["sheets"]


def test_figures() -> None:
    ours, theirs = [Use(2, 1, 50), Use(9, 3, 70), Use(3, 2, 60)], [Use(1, 1, 5), Use(3, 1, 5), Use(2, 1, 5)]
    assert median(ours) == Use(3, 2, 60)
    assert ratio(ours, theirs) == (2, 2), "pair by pair: what disturbs a pair disturbs both"
    assert builds.both(2, 1.5) == "2.00 × (CPU 1.50 ×)"
    told = table.lines([table.Row("甲", "1 s", "≤ 2 s", "x"), table.missing("ab", "no\n network", "≥ 5 ×")])
    assert told == [
        "measure  figure        goal",
        "甲       1 s           ≤ 2 s  x",
        "ab       not measured  ≥ 5 ×  no network",
    ]


def test_commands_are_run_in_turn_in_a_place_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    log, prepared = tmp_path / "log", list[int]()
    program = "import sys; bytearray(60_000_000); sum(range(10**6)); open('log', 'a').write(sys.argv[1])"
    both = {name: Command([sys.executable, "-c", program, name], tmp_path) for name in "ab"}
    found = in_turn(both, 2)
    assert log.read_text() == "ababab", "once to warm up"
    assert all(use.cpu > 0 and 0 < use.wall < 60 and 60 < use.memory < 600 for uses in found.values() for use in uses)
    around = environment(Command([], tmp_path, tmp_path / "c", {"A": "1"}))
    assert around["HANDBOOK_CACHE"] == str(tmp_path / "c") and around["A"] == "1"
    assert "PYTHONDONTWRITEBYTECODE" not in around and os.environ["PATH"] == around["PATH"]
    with pytest.raises(NotMeasured, match="ended with 3: words"):
        use_of(Command([sys.executable, "-c", "print('words'); raise SystemExit(3)"], tmp_path))
    use_of(Command([sys.executable, "-c", "0"], tmp_path, ready=lambda: prepared.append(1)))
    assert prepared == [1]


def test_counties_differ_in_their_particulars_alone() -> None:
    known = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    one, other = counties.of_county(known, 0), counties.of_county(known, 1)
    values = [{entry["value"] for entry in config["extra"]["round"].values()} for config in (one, other)]
    assert len(values[0]) == len(known["extra"]["round"]) and not values[0] & values[1]
    assert {name for name in one if one[name] != known[name]} == {"extra"}
    changed = {name for name in one["extra"] if one["extra"][name] != known["extra"].get(name)}
    assert changed == {"round"}
