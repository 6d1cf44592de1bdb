"""The example's site and this handbook's, each built once; tiny sites in tmp_path; a local server; the system's Chromium."""

from __future__ import annotations

import copy
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
import yaml
from ahead import Ahead, place
from browsers import Shelf, chromium_path, launched, opener, served
from handbook.paper import worker
from handbook.settings import load as configuration
from handbook.settings.model import Settings
from handbook.settings.site import PAPERS
from sites import EN, EXAMPLE, ROOT, ZH, TinySite, mark_reviewed, own_config
from warm import start

__all__ = ["EN", "EXAMPLE", "ROOT", "ZH", "TinySite", "chromium_path", "mark_reviewed", "own_config", "served"]
if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
):  # a shell's background: what is started here would be deaf to Ctrl-C
    signal.signal(signal.SIGINT, signal.default_int_handler)
os.environ["HANDBOOK_CACHE"] = ""  # a test that finds the papers of another proves nothing
hypothesis.settings.register_profile("any machine", deadline=None)  # a busy one is slow, not wrong
hypothesis.settings.load_profile("any machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=place)


@pytest.fixture(scope="session")
def config() -> dict:
    """What the tests' own mkdocs.yml says: nothing here depends on the project's."""
    return own_config()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as a project of its own; its mkdocs.yml."""
    root = tmp_path_factory.mktemp("example")
    shutil.copytree(EXAMPLE / "docs", root / "docs")
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    path = root / "mkdocs.yml"
    path.write_text(yaml.safe_dump(own_config(), allow_unicode=True, sort_keys=False), encoding="utf-8")
    mark_reviewed(root / "docs")
    return path


@pytest.fixture(scope="session")
def settings(example: Path) -> Settings:
    found = configuration.load(example)
    assert found.settings, found.mistakes
    return found.settings


@pytest.fixture(scope="session", autouse=True)
def ahead(
    request: pytest.FixtureRequest, example: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Ahead]:
    """The sites that the tests of this session read, being built."""
    wanted = {name for item in request.session.items for name in getattr(item, "fixturenames", ())}
    configs = {"site": example, "real_site": ROOT / "mkdocs.yml"}
    base = tmp_path_factory.getbasetemp()
    sites = Ahead(
        (base if worker_id == "master" else base.parent) / "sites",
        {name: path for name, path in configs.items() if name in wanted},
    )
    sites.start()
    yield sites
    sites.stop()


@pytest.fixture(scope="session")
def site(ahead: Ahead) -> Path:
    """The example's site: small, with everything that a site has."""
    return ahead.wait("site")


@pytest.fixture(scope="session")
def real_site(ahead: Ahead) -> Path:
    """This handbook's site, for the few tests that are about it."""
    return ahead.wait("real_site")


@pytest.fixture(scope="session")
def copied_process() -> Callable:
    """What makes papers without loading what makes them."""
    return start()


def templates() -> dict[str, str]:
    """The templates of the papers, by name."""
    return {name: (ROOT / "overrides" / name).read_text(encoding="utf-8") for name in PAPERS}


@pytest.fixture
def tiny(
    tmp_path: Path,
    config: dict,
    capsys: pytest.CaptureFixture[str],
    copied_process: Callable,
    monkeypatch: pytest.MonkeyPatch,
) -> TinySite:
    """A correct tiny site; tests spoil it."""
    monkeypatch.setattr(worker, "run", copied_process)
    own = copy.deepcopy(config)
    own["nav"] = ["index.md", {"为什么巡察": ["purpose/index.md"]}, {"资料": ["reference/source.md"]}]
    for role in own["extra"]["roles"].values():
        role.pop("starts", None)
    own["extra"]["paper"] |= {
        "sizes": {},
        "packs": [],
        "overview": [],
        "sheets": False,
        "steps": {},
        "leave_out": [],
        "after_cards": ["reference/source.md"],
    }  # the tests of papers ask for more
    made = TinySite(tmp_path, own, capsys)
    shutil.copytree(ROOT / "docs" / "assets", tmp_path / "docs" / "assets")
    for language, pages in (("zh", ZH), ("en", EN)):
        for path, text in pages.items():
            made.write(f"{language}/{path}", text)
    return made


@pytest.fixture
def pair(tiny: TinySite) -> TinySite:
    """The tiny site in its two written languages, for tests that the derived one adds nothing to but time."""
    (i18n,) = (plugin["i18n"] for plugin in tiny.config["plugins"] if isinstance(plugin, dict) and "i18n" in plugin)
    i18n["languages"] = [language for language in i18n["languages"] if language["locale"] != "zh-Hant"]
    del tiny.config["extra"]["languages"]["zh-Hant"]
    return tiny


@pytest.fixture
def alone(pair: TinySite) -> TinySite:
    """The tiny site in its first language, for tests that another would only make longer."""
    (i18n,) = (plugin["i18n"] for plugin in pair.config["plugins"] if isinstance(plugin, dict) and "i18n" in plugin)
    i18n["languages"] = i18n["languages"][:1]
    del pair.config["extra"]["languages"]["en"]
    shutil.rmtree(pair.root / "docs" / "en")
    return pair


# ---- browser --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """The system's Chromium. Without one the test is skipped, and on a CI machine it fails."""
    with launched() as running:
        yield running


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The example's site over http."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def shelf(browser, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    blank = tmp_path_factory.mktemp("blank") / "blank.html"
    blank.write_text("<!doctype html><title>-</title>", encoding="utf-8")
    return Shelf(browser, blank.as_uri())


@pytest.fixture
def open_page(browser, shelf: Shelf) -> Iterator[Callable]:
    """Open an address in a context that holds nothing; fails the test on a console error (but one that holds `expect`), a page error or a request to the outside."""
    with opener(browser, shelf) as open_:
        yield open_
