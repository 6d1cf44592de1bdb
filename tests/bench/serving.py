"""The live view: from the moment a page is saved until the server gives the new one, as a browser's reload finds it."""

from __future__ import annotations

import contextlib
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

from bench.running import Command, NotMeasured, environment
from bench.table import Row
from bench.workshop import Workshop

_PAGE = "positioning/facts"
_PATIENCE = 120.0
_EPOCH = re.compile(r"livereload\((\d+), (\d+)\)")


def save_to_reload(shop: Workshop) -> list[Row]:
    """One language, by the switch, and all three."""
    rows = []
    for what, more, goal in (
        ("mkdocs serve, save to reload, one language", {"HANDBOOK_LANGUAGE": "zh"}, "≤ 0.7 s"),
        ("mkdocs serve, save to reload, three languages", {}, "≤ 1.5 s"),
    ):
        with served(shop.ours(), more) as address:
            times = [saved(shop.ours().parent, address) for _ in range(max(5, shop.rounds))][1:]
        rows.append(Row(what, f"{statistics.median(times):.2f} s", goal, f"{min(times):.2f}–{max(times):.2f} s"))
    return rows


@contextlib.contextmanager
def served(config: Path, more: dict[str, str]) -> Iterator[str]:
    """A running `mkdocs serve`; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    argv = [sys.executable, "-m", "mkdocs", "serve", "-f", str(config), "-a", f"127.0.0.1:{port}"]
    command = Command(argv, config.parent, more=more)
    process = subprocess.Popen(
        argv, cwd=config.parent, env=environment(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until(lambda: reads(f"http://127.0.0.1:{port}/{_PAGE}.html"), "mkdocs serve")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def saved(project: Path, address: str) -> float:
    """Seconds from saving a page to its being read anew, by a browser that waits for the server's word."""
    page = project / "docs" / "zh" / f"{_PAGE}.md"
    text, mark = page.read_text(encoding="utf-8"), f"新句{time.monotonic_ns()}。"
    taken = [change(page, words, f"{address}/{_PAGE}.html") for words in (f"{text}\n{mark}\n", text)]
    return taken[0]


def change(page: Path, words: str, address: str) -> float:
    """Seconds from saving those words to the page that has them. Raises NotMeasured when it never comes."""
    before = reads(address)
    epoch = _EPOCH.search(before)
    if epoch is None:
        raise NotMeasured("the live view’s page does not wait for the server")
    time.sleep(1.2)  # the last reload is over, and the watch is at rest
    start = time.perf_counter()
    page.write_text(words, encoding="utf-8")
    reads(urljoin(address, f"/livereload/{epoch[1]}/{epoch[2]}"))  # answers when there is something new
    after = reads(address)
    taken = time.perf_counter() - start
    if after == before:
        raise NotMeasured("the live view’s page did not change")
    return taken


def reads(address: str) -> str:
    """What the server gives; nothing while it is not there."""
    with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
        found: str = answer.read().decode()
        return found
    return ""


def until(done: Callable[[], object], what: str) -> None:
    """Ask again and again. Raises NotMeasured when it takes too long."""
    end = time.monotonic() + _PATIENCE
    while not done():
        if time.monotonic() > end:
            raise NotMeasured(f"{what} took more than {_PATIENCE:.0f} s")
        time.sleep(0.01)
