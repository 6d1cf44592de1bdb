"""The example's site and this handbook's, each built once; tiny sites in tmp_path; a local server; the system's Chromium."""

from __future__ import annotations

import contextlib
import copy
import functools
import http.server
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import build
import hypothesis
import pytest
import yaml
from handbook.check import translations
from handbook.settings import load as configuration
from handbook.settings.model import Settings
from handbook.settings.site import PAPERS

if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
):  # a shell's background: what is started here would be deaf to Ctrl-C
    signal.signal(signal.SIGINT, signal.default_int_handler)
ROOT = Path(__file__).resolve().parent.parent
os.environ["HANDBOOK_CACHE"] = ""  # a test that finds the papers of another proves nothing
hypothesis.settings.register_profile("any machine", deadline=None)  # a busy one is slow, not wrong
hypothesis.settings.load_profile("any machine")


EXAMPLE = Path(__file__).resolve().parent / "example"


def own_config() -> dict:
    """The example's mkdocs.yml with the real hooks and templates, wherever it is written to."""
    found = yaml.safe_load((EXAMPLE / "mkdocs.yml").read_text(encoding="utf-8"))
    found["hooks"] = [str(ROOT / "scripts" / "hooks.py")]
    found["theme"]["custom_dir"] = str(ROOT / "overrides")
    return found


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


@pytest.fixture(scope="session")
def site(example: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The example's site: small, with everything that a site has."""
    return built_once("example", example, tmp_path_factory, worker_id)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """This handbook's site, for the few tests that are about it."""
    return built_once("real", ROOT / "mkdocs.yml", tmp_path_factory, worker_id)


def built_once(name: str, config_path: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A site built by the command that a person runs, once for all test processes."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / f"built-{name}" / "site"
    try:
        folder.parent.mkdir()
    except FileExistsError:  # another process builds it
        deadline = time.monotonic() + 240
        while not folder.is_dir():
            assert time.monotonic() < deadline, "the other test process did not build the site"
            time.sleep(0.1)
        return folder
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--config", str(config_path), "--site", str(folder)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    assert "no warnings" in result.stdout
    return folder


def templates() -> dict[str, str]:
    """The templates of the papers, by name."""
    return {name: (ROOT / "overrides" / name).read_text(encoding="utf-8") for name in PAPERS}


def mark_reviewed(docs: Path) -> None:
    """Mark every translation as made from its original as it is now."""
    for page in (docs / "en").rglob("*.md"):
        original = docs / "zh" / page.relative_to(docs / "en")
        if original.is_file():
            with contextlib.suppress(UnicodeDecodeError):
                state = translations.state(original.read_text(encoding="utf-8"))
                page.write_text(translations.mark(page.read_text(encoding="utf-8"), state), encoding="utf-8")


SENTENCE = "{text}\n{{: #{id} .sentence }}\n"
ZH = {
    "index.md": "# 首页 {#home}\n\n导语。\n\n[原文](reference/source.md)\n",
    "reference/source.md": "# 原文 {#source}\n\n导语。\n\n"
    + SENTENCE.format(text="要严明纪律，认真履职。", id="p1-1")
    + "\n"
    + SENTENCE.format(text="决不能跑风漏气。", id="p1-2"),
    "purpose/index.md": "# 目的 {#purpose}\n\n导语。\n\n> 严明纪律\n> [P1.1](../reference/source.md#p1-1)\n\n"
    "## 纪律卡 {#card-a data-role=team data-phase=on-site data-kind=do-confirm}\n\n停顿点：每天。\n\n"
    "- [ ] 严明纪律 [P1.1](../reference/source.md#p1-1)\n    {: #a-1 data-modality=must }\n"
    "- [ ] 决不能跑风漏气 [P1.2](../reference/source.md#p1-2)\n    {: #a-2 data-modality=must-not }\n",
}
EN = {
    "index.md": "# Home {#home}\n\nLead.\n\n[Source](reference/source.md)\n",
    "reference/source.md": "# Source {#source}\n\nLead.\n\n"
    + SENTENCE.format(text="Keep strict discipline and work conscientiously.", id="p1-1")
    + "\n"
    + SENTENCE.format(text="On no account leak.", id="p1-2"),
    "purpose/index.md": "# Purpose {#purpose}\n\nLead.\n\n> Keep strict discipline\n>\n> 严明纪律\n> [P1.1](../reference/source.md#p1-1)\n\n"
    "## Discipline {#card-a data-role=team data-phase=on-site data-kind=do-confirm}\n\nPause point: daily.\n\n"
    "- [ ] Keep strict discipline [P1.1](../reference/source.md#p1-1)\n    {: #a-1 data-modality=must }\n"
    "- [ ] On no account leak [P1.2](../reference/source.md#p1-2)\n    {: #a-2 data-modality=must-not }\n",
}


@dataclass
class TinySite:
    """A whole small project: its own mkdocs.yml and docs, with the real hooks, templates and settings."""

    root: Path
    config: dict
    capsys: pytest.CaptureFixture[str]

    def write(self, path: str, text: str | bytes) -> None:
        target = self.root / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.root / "docs" / path).read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        self.write(path, text.replace(old, new))

    def reviewed(self) -> None:
        """Mark every translation as made from its original as it is now."""
        mark_reviewed(self.root / "docs")

    def save(self, review: bool = True) -> Path:
        """Write mkdocs.yml and return its path. review: mark the translations as reviewed, too."""
        if review:
            self.reviewed()
        path = self.root / "mkdocs.yml"
        path.write_text(yaml.safe_dump(self.config, allow_unicode=True, sort_keys=False), encoding="utf-8")
        return path

    def build(self, review: bool = True, **options: bool) -> tuple[int, str, str]:
        """Exit code, standard output and standard error of a build."""
        self.capsys.readouterr()
        code = build.run(self.save(review), self.root / "site", **options)
        captured = self.capsys.readouterr()
        return code, captured.out, captured.err

    def read(self, path: str) -> str:
        return (self.root / "site" / path).read_text(encoding="utf-8")


@pytest.fixture
def tiny(tmp_path: Path, config: dict, capsys: pytest.CaptureFixture[str]) -> TinySite:
    """A correct tiny site; tests spoil it."""
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


# ---- browser --------------------------------------------------------------------------------------------------------


def chromium_path() -> str | None:
    return os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
    )


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """The system's Chromium. Without one the test is skipped, and on a CI machine it fails."""
    path = chromium_path()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium on this CI machine: .ci/run installs it")
        pytest.skip("no Chromium on this machine: install it, or set CHROMIUM to its path")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
        )
        yield running
        running.close()


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    """A site over http; its address, without a slash at the end."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            pass

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A browser that leaves a page lets go of what it asked for; anything else is told."""
            if not isinstance(sys.exc_info()[1], ConnectionError):
                super().handle_error(request, client_address)

    handler = functools.partial(Quiet, directory=str(site))
    with Server(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The example's site over http."""
    with served(site) as address:
        yield address


@pytest.fixture
def open_page(browser) -> Iterator[Callable]:
    """Open an address in a fresh context; fails the test on a console error (but one that holds `expect`), a page error or a request to the outside."""
    contexts, troubles = [], []

    def open_(address: str, expect: str = "", **options: object):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                troubles.append(f"console: {message.text}")
                if message.type == "error" and not (expect and expect in message.text)
                else None
            ),
        )
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("request", lambda request: troubles.append(f"outside: {request.url}") if outside(request.url) else None)
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not troubles


def outside(url: str) -> bool:
    return not url.startswith(("file:", "data:", "about:", "blob:", "http://127.0.0.1:"))
