"""mkdocs.yml: nothing wrong in it passes, what is right does, and each mistake is told once and with its line."""

from __future__ import annotations

import copy
import re
import shutil
from pathlib import Path

import pytest
import yaml
from bad_settings import BAD, GOOD, GOOD_TOO, spoil
from handbook.settings import load as configuration
from hypothesis import given, settings, strategies

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small project, without its mkdocs.yml."""
    root = tmp_path_factory.mktemp("project")
    for page in ("zh/index.md", "zh/start.md", "en/index.md", "en/start.md"):
        (root / "docs" / page).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / page).write_text("# x {#x}\n", encoding="utf-8")
    for folder in ("empty", "scripts"):
        (root / folder).mkdir()
    shutil.copy(ROOT / "scripts" / "hooks.py", root / "scripts")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    return root


@pytest.mark.parametrize("case", BAD)
def test_a_mistake_is_told_once_and_with_its_line(project: Path, case: str) -> None:
    changes, beginnings = BAD[case]
    found = configuration.check(spoil(GOOD, *changes), project / "mkdocs.yml")
    assert found.settings is None
    assert len(found.mistakes) == len(beginnings), found.mistakes
    for told, beginning in zip(found.mistakes, beginnings, strict=True):
        assert told.startswith(f"mkdocs.yml:{beginning}")
        assert re.search(r" – \S", told), "says what to do"


@pytest.mark.parametrize("case", GOOD_TOO)
def test_what_is_right_is_not_refused(project: Path, case: str) -> None:
    found = configuration.check(spoil(GOOD, *GOOD_TOO[case]), project / "mkdocs.yml")
    assert not found.mistakes and found.settings is not None


# ---- any value at any place ----------------------------------------------------------------------------------------


def places(data: object, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place of some data."""
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [at, *(place for key, child in children for place in places(child, (*at, key)))]


def put(data: object, place: tuple[str | int, ...], value: object) -> None:
    """Put a value at a place, unless an earlier change has taken away what is around it."""
    for part in place[:-1]:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(data, dict) or (isinstance(data, list) and isinstance(place[-1], int) and place[-1] < len(data)):
        data[place[-1]] = value


DATA = yaml.safe_load(GOOD)
PLACES = [place for place in places(DATA) if place]
SCALARS = strategies.one_of(
    strategies.none(),
    strategies.booleans(),
    strategies.integers(-5, 10**11),
    strategies.floats(),
    strategies.dates(),
    strategies.datetimes(),
    strategies.text(max_size=8),
    strategies.sampled_from(
        ["*", "[key]", "zh", "en", "all", "team", "start.md", "{}", "value：x", "“x”", "s2t", "zh-Hant"]
    ),
)
VALUES = strategies.recursive(
    SCALARS,
    lambda inner: strategies.lists(inner, max_size=3) | strategies.dictionaries(strategies.text(max_size=4) | SCALARS.filter(lambda key: not isinstance(key, float)), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(strategies.lists(strategies.tuples(strategies.sampled_from(PLACES), VALUES), min_size=1, max_size=3))
def test_any_value_at_any_place_gives_mistakes_with_lines_or_the_same_settings_again(
    project: Path, changes: list
) -> None:
    data = copy.deepcopy(DATA)
    for place, value in changes:
        put(data, place, value)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    found = configuration.check(text, project / "mkdocs.yml")
    last = text.count("\n") + 1
    assert bool(found.mistakes) == (found.settings is None)
    for told in found.mistakes:
        match = re.match(r"mkdocs\.yml:(\d+): .* – .", told)
        assert match and 1 <= int(match[1]) <= last, told
    again = configuration.check(yaml.safe_dump(yaml.safe_load(text), sort_keys=False), project / "mkdocs.yml")
    assert again.settings == found.settings


@settings(max_examples=25, deadline=None)
@given(strategies.data())
def test_any_damage_to_the_text_gives_mistakes_with_lines_or_settings(
    project: Path, data: strategies.DataObject
) -> None:
    text = GOOD
    for _ in range(data.draw(strategies.integers(1, 3))):
        at = data.draw(strategies.integers(0, len(text)))
        length = data.draw(strategies.integers(0, 6))
        new = data.draw(strategies.text(alphabet="：，、“”｛｝［］{}[]:,-#&*!|>'\"%@` \t\n甲x0\u2028\x85", max_size=4))
        text = text[:at] + new + text[at + length :]
    found = configuration.check(text, project / "mkdocs.yml")
    assert bool(found.mistakes) == (found.settings is None)
    assert all(re.match(r"mkdocs\.yml:[1-9]\d*: .* – .", told) for told in found.mistakes), found.mistakes


def test_the_project_s_own_configuration_is_sound() -> None:
    assert configuration.load(ROOT / "mkdocs.yml").mistakes == ()
