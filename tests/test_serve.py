"""The live view says one line a save, and every problem."""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from handbook.material import watching

BUILT = "Documentation built in"


class Serving:
    """A running `mkdocs serve`, and the lines that it says."""

    def __init__(self, config: os.PathLike[str], port: int) -> None:
        self.port = port
        command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(config), "-a", f"127.0.0.1:{port}"]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
        both = subprocess.PIPE, subprocess.STDOUT
        self.process = subprocess.Popen(command, stdout=both[0], stderr=both[1], encoding="utf-8", env=environment)
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until(self, part: str) -> list[str]:
        """What is said up to a line that holds part, and that line."""
        said: list[str] = []
        while not said or part not in said[-1]:
            try:
                said.append(self.lines.get(timeout=60))
            except queue.Empty:
                raise AssertionError(f"{part!r} was never said: {said}") from None
        return said

    def save(self, page: Path, old: str, new: str) -> list[str]:
        """What is said when that is replaced on a page; at worst it is saved anew, until the watch has noticed."""
        text = page.read_text(encoding="utf-8").replace(old, new)
        for _ in range(12):
            page.write_text(text, encoding="utf-8")
            with contextlib.suppress(queue.Empty):
                first = self.lines.get(timeout=5)
                self.lines.queue.appendleft(first)
                said = self.until(BUILT)
                time.sleep(0.5)
                return said + [self.lines.get() for _ in range(self.lines.qsize())]
        raise AssertionError("the save was never noticed")


@pytest.fixture
def serving(pair) -> Iterator[Serving]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = Serving(pair.save(), port)
    yield running
    running.process.terminate()
    running.process.wait()


def test_serve_says_one_line_a_save_and_every_problem(pair, serving: Serving) -> None:
    assert len(serving.until("Serving on")) == 2, "built, and where"
    page = pair.root / "docs" / "en" / "purpose" / "index.md"
    said = serving.save(page, "Lead.", "A lead.")
    assert [line for line in said if BUILT not in line] == [] and len(said) <= 2, said  # two, if it was saved twice
    said = serving.save(page, "#p1-2", "#p9-9")
    assert all("WARNING" in line or BUILT in line for line in said) and any("p9-9" in line for line in said), said
    for address in ("en/sitemap.xml", "no-such-page.html"):
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"http://127.0.0.1:{serving.port}/{address}", timeout=10)
    said = [line for line in serving.until("no-such-page.html") if "GET" in line]  # a save may be noticed twice
    assert len(said) == 1 and "404" in said[0], "Material asks for sitemaps that are not there on each page"


@pytest.mark.parametrize(
    ("name", "level", "message", "shown"),
    [
        ("mkdocs.handbook", logging.WARNING, "docs/zh/a.md:1: page is empty", True),
        ("mkdocs.plugins.mkdocs_static_i18n", logging.WARNING, "a 'link' option that should be an absolute path", True),
        ("mkdocs.plugins.mkdocs_static_i18n", logging.INFO, "a 'link' option that should be an absolute path", False),
        ("mkdocs.commands.build", logging.INFO, "Template skipped: '404.html' generated empty output.", False),
        ("mkdocs.commands.build", logging.INFO, "Documentation built in 0.64 seconds", True),
        ("mkdocs.livereload", logging.INFO, "Serving on http://127.0.0.1:8000/", True),
        ("mkdocs.livereload", logging.INFO, "Browser connected: http://127.0.0.1:8000/", False),
        ("mkdocs.livereload", logging.WARNING, '"GET /en/sitemap.xml HTTP/1.1" code 404', False),
        ("mkdocs.livereload", logging.WARNING, '"GET /a.html?sitemap.xmlx HTTP/1.1" code 404', True),
        ("mkdocs.livereload", logging.ERROR, "An error happened during the rebuild.", True),
    ],
)
def test_what_is_said(name: str, level: int, message: str, shown: bool) -> None:
    record = logging.LogRecord(name, level, "", 0, message, (), None)
    assert watching.ToThePoint().filter(record) == shown


@pytest.mark.parametrize(("level", "filters"), [(logging.INFO, 1), (logging.DEBUG, 0)])
def test_serve_v_says_everything(level: int, filters: int) -> None:
    logger = logging.Logger("tried", level)
    logger.addHandler(logging.NullHandler())
    watching.keep_to_the_point(logger)
    watching.keep_to_the_point(logger)
    assert len(logger.handlers[0].filters) == filters
