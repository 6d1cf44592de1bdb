# ruff: noqa: F811  fixtures of another file
"""Papers of a language known by what they come from: not even worked out when nothing has changed, and never stale."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TinySite
from handbook.paper import downloads, known
from handbook.store import PLACE, Store
from PIL import Image
from test_cache import PAPERS, asked, files, single  # noqa: F401


def png(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(out, "PNG")
    return out.getvalue()


def test_papers_that_are_all_there_are_not_worked_out(single: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    made = files(single)
    monkeypatch.setattr(downloads, "papers_of", None)
    assert files(single) == made


def entry(site: TinySite, name: str, value: object) -> None:
    site.config["extra"]["round"][name]["value"] = value


CHANGES: dict[str, Callable[[TinySite], None]] = {
    "an item": lambda site: site.change("zh/purpose/index.md", "- [ ] 严明纪律", "- [ ] 严明各项纪律"),
    "a title": lambda site: site.change("zh/purpose/index.md", "# 目的 {#purpose}", "# 目标 {#purpose}"),
    "a picture": lambda site: site.write("assets/one.png", png("black")),
    "the description": lambda site: site.config.update(site_description="另一种说法"),
    "a particular": lambda site: entry(site, "county", "12"),
    "a strength’s sign": lambda site: site.config["extra"]["modalities"]["must"].update(sign="◆"),
    "the size": lambda site: site.config["extra"]["paper"]["sizes"]["standard"].update(letters=13),
    "a section": lambda site: site.config["nav"].__setitem__(1, {"为何巡察": ["purpose/index.md"]}),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What all changes begin with is set once."""
    return tmp_path_factory.mktemp("kept")


@pytest.mark.parametrize("change", CHANGES)
def test_what_papers_come_from_changes_them(
    alone: TinySite, kept: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PLACE, str(kept))
    alone.config["extra"]["paper"] |= PAPERS
    alone.write("assets/one.png", png("white"))
    alone.change("zh/purpose/index.md", "导语。\n\n>", "导语。\n\n![白图](../../assets/one.png)\n\n>")
    before = files(alone)
    CHANGES[change](alone)
    after = files(alone)
    assert after != before and after == files(alone, fresh=True)


def test_a_list_that_names_what_is_not_there_is_no_list(single: TinySite, asked: list[str]) -> None:
    made = files(single)
    folder = Path(os.environ[PLACE])
    for one in folder.glob(f"*{known.ENDING}"):
        Store(folder, ending=known.ENDING).put(one.stem, b"nowhere")
    asked.clear()
    assert files(single) == made and asked == []
    assert all(b"nowhere" not in one.read_bytes() for one in folder.glob(f"*{known.ENDING}"))


def test_a_paper_that_does_not_show_a_particular_is_the_same_with_another(single: TinySite, asked: list[str]) -> None:
    single.config["extra"]["paper"] |= {"overview": ["a4"], "contacts": ["contact"]}
    files(single)
    asked.clear()
    entry(single, "closing", "12")
    files(single)
    assert asked and not any(name.startswith(("overview", "reference", "pocket")) for name in asked)
    asked.clear()
    entry(single, "county", "12")
    files(single)
    assert any(name.startswith("reference") for name in asked) and not any(
        name.startswith("overview") for name in asked
    )
