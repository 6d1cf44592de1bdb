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
from test_cache import asked, files, printed  # noqa: F401


def png(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(out, "PNG")
    return out.getvalue()


def test_papers_that_are_all_there_are_not_worked_out(printed: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    made = files(printed)
    monkeypatch.setattr(downloads, "papers_of", None)
    assert files(printed) == made


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


@pytest.mark.parametrize("change", CHANGES)
def test_what_papers_come_from_changes_them(printed: TinySite, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (i18n,) = (plugin["i18n"] for plugin in printed.config["plugins"] if isinstance(plugin, dict) and "i18n" in plugin)
    i18n["languages"][1]["nav_translations"] = {"为什么巡察": "Why inspect", "资料": "Reference", "为何巡察": "Why"}
    printed.write("assets/one.png", png("white"))
    for path, lead, name in (("zh", "导语。", "白图"), ("en", "Lead.", "A white picture")):
        printed.change(f"{path}/purpose/index.md", f"{lead}\n\n>", f"{lead}\n\n![{name}](../../assets/one.png)\n\n>")
    before = files(printed)
    CHANGES[change](printed)
    after = files(printed)
    assert after != before and after == files(printed, fresh=True)


def test_a_list_that_names_what_is_not_there_is_no_list(printed: TinySite, asked: list[str]) -> None:
    made = files(printed)
    folder = Path(os.environ[PLACE])
    for one in folder.glob(f"*{known.ENDING}"):
        Store(folder, ending=known.ENDING).put(one.stem, b"nowhere")
    asked.clear()
    assert files(printed) == made and asked == []
    assert all(b"nowhere" not in one.read_bytes() for one in folder.glob(f"*{known.ENDING}"))


def test_a_paper_that_does_not_show_a_particular_is_the_same_with_another(printed: TinySite, asked: list[str]) -> None:
    printed.config["extra"]["paper"] |= {"overview": ["a4"], "contacts": ["contact"]}
    files(printed)
    asked.clear()
    entry(printed, "closing", "12")
    files(printed)
    assert asked and not any(name.startswith(("overview", "reference", "pocket")) for name in asked)
    asked.clear()
    entry(printed, "county", "12")
    files(printed)
    assert any(name.startswith("reference") for name in asked) and not any(
        name.startswith("overview") for name in asked
    )
