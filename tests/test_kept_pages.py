"""Pages kept from build to build, and in the live view: the same bytes from cold, warm and spoilt, less rendered."""

from __future__ import annotations

import os
from pathlib import Path

import build as build_command
import pytest
from conftest import TinySite
from handbook import programs
from handbook import store as storing
from handbook.material import pages, rendering
from handbook.store import Store
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.pages import Page

PURPOSE = {"zh/purpose/index.md", "en/purpose/index.md"}
ALL = {*PURPOSE, "zh/index.md", "zh/reference/source.md", "en/index.md", "en/reference/source.md"}


@pytest.fixture
def kept(pair: TinySite, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> TinySite:
    """A tiny site with a store of its own. A footnote, a table and a nested heading are in it."""
    monkeypatch.setenv(storing.PLACE, str(tmp_path_factory.mktemp("cache")))
    more = "\n\n### {0} {{#inner}}\n\n{0}[^1]\n\n| {0} | |\n| --- | --- |\n| {0} | [{0}](../index.md#home) |\n\n[^1]: {0}\n"
    for path, lead in (("zh/purpose/index.md", "导语。"), ("en/purpose/index.md", "Lead.")):
        pair.change(path, f"{lead}\n\n>", f"{lead}{more.format(lead.strip('。.'))}\n\n>")
    return pair


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that Markdown was asked for."""
    asked: list[str] = []
    render = Page.render

    def noting(page: Page, *arguments: object) -> None:
        asked.append(page.file.src_uri)
        render(page, *arguments)

    monkeypatch.setattr(Page, "render", noting)
    return asked


def files(site: TinySite, **options: bool) -> dict[str, bytes]:
    """Every file of a build in a process that remembers nothing."""
    rendering._remembered.clear()
    code, _, errors = site.build(**options)
    assert code == 0, errors
    root = site.root / "site"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def entries() -> list[Path]:
    return sorted(Path(os.environ[storing.PLACE]).glob(f"*{rendering.ENDING}"))


def test_the_bytes_are_the_same_from_cold_warm_and_spoilt(kept: TinySite, rendered: list[str]) -> None:
    cold = files(kept)
    assert set(rendered) == ALL and len(entries()) == len(ALL)
    rendered.clear()
    assert files(kept) == cold and rendered == []
    first, second, third = entries()[:3]
    first.write_bytes(first.read_bytes()[:-5])
    second.write_bytes(second.read_bytes().replace(b"<p>", b"<b>"))
    Store(third.parent, ending=rendering.ENDING).put(third.stem, b'["whole, and no page"]')
    assert files(kept) == cold and len(rendered) == 3
    rendered.clear()
    assert files(kept, fresh=True) == cold and set(rendered) == ALL


def test_what_did_not_change_is_not_rendered_again(kept: TinySite, rendered: list[str]) -> None:
    files(kept)
    rendered.clear()
    kept.change("zh/purpose/index.md", "停顿点：每天。", "停顿点：每一天。")
    changed = files(kept)
    assert set(rendered) == {"zh/purpose/index.md"}, "a translation that is marked anew has the same text"
    assert "每一天".encode() in changed["purpose/index.html"]
    rendered.clear()
    kept.write("assets/new.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    files(kept)
    assert set(rendered) == ALL, "where links lead to is another now"


def test_what_is_said_of_a_page_is_said_each_time(kept: TinySite) -> None:
    kept.change("zh/index.md", "reference/source.md", "reference/nowhere.md")
    for _ in range(2):
        rendering._remembered.clear()
        code, _, errors = kept.build()
        assert code == 1 and "reference/nowhere.md" in errors
    assert len(entries()) == len(ALL) - 1


def test_all_that_a_page_is_rendered_with_is_in_its_key(kept: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    from mkdocs.structure.files import get_files

    config = load_config(str(kept.save()))
    found = get_files(config)
    keys = [rendering.surroundings(found, config, "zh"), rendering.surroundings(found, config, "en")]
    config.markdown_extensions.append("smarty")
    keys.append(rendering.surroundings(found, config, "zh"))
    config.mdx_configs = {"toc": {"permalink": True}}
    keys.append(rendering.surroundings(found, config, "zh"))
    config.use_directory_urls = True
    keys.append(rendering.surroundings(found, config, "zh"))
    found.remove(next(iter(found)))
    keys.append(rendering.surroundings(found, config, "zh"))
    monkeypatch.setattr(programs, "version", lambda name: "another")
    rendering._code.cache_clear()
    keys.append(rendering.surroundings(found, config, "zh"))
    rendering._code.cache_clear()
    assert len(set(keys)) == 7


# ---- the live view --------------------------------------------------------------------------------------------------


def serve(site: TinySite, folder: str, again: bool = False) -> dict[str, bytes]:
    """The files of a build of the live view. again: the process has built before, as at a save."""
    config = load_config(str(site.save()), site_dir=str(site.root / folder))
    if not again:
        rendering._remembered.clear()
        run = build_command.run_of(config)
        run.recall._pages.clear()
        run.fresh = False  # what another test has asked for
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    root = site.root / folder
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_save_shows_what_a_first_build_shows(kept: TinySite, rendered: list[str]) -> None:
    before = serve(kept, "live")
    assert serve(kept, "live", again=True) == before
    rendered.clear()
    kept.change("zh/purpose/index.md", "停顿点：每天。", "停顿点：每一天。")
    saved = serve(kept, "live", again=True)
    assert set(rendered) == {"zh/purpose/index.md"}
    assert saved != before and saved == serve(kept, "anew")
    kept.config["extra"]["modalities"]["must"]["sign"] = "◆"
    assert serve(kept, "live", again=True) == serve(kept, "settings")


@pytest.mark.parametrize(("language", "built"), [("zh", {""}), ("en", {"", "en/"}), ("", {"", "en/"})])
def test_one_language_can_be_served(
    pair: TinySite, language: str, built: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(pages.LANGUAGE, language)
    found = serve(pair, "live")
    assert {name.removesuffix("404.html") for name in found if name.endswith("404.html")} == built
    assert ('hreflang="en"' in found["index.html"].decode()) == ("en/" in built)
    assert all(
        f"{folder}{name}" in found for folder in built for name in ("a-z.html", "search/index.js", "print/all.html")
    )


def test_a_language_that_there_is_not_is_told_of(pair: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(pages.LANGUAGE, "fr")
    with pytest.raises(Abort, match="HANDBOOK_LANGUAGE is fr, and is to be one of zh, en"):
        serve(pair, "live")
    assert pair.build()[0] == 0, "a build makes all languages"
