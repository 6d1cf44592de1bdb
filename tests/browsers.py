"""The system's Chromium, and a site over http."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


def chromium_path() -> str | None:
    return os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
    )


@contextlib.contextmanager
def launched() -> Iterator:
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


class Shelf:
    """One context for all tests that ask for nothing but a window's size: a fresh one starts a process for each page.

    A page that stays open keeps the process of pages from the disk; when a test ends, its pages are closed and all that
    the browser kept for them is wiped.
    """

    def __init__(self, browser, stays: str) -> None:
        self.context = browser.new_context()
        self.keeper = self.context.new_page()
        self.keeper.goto(stays)
        self.session = self.context.new_cdp_session(self.keeper)
        self.origins: set[str] = set()

    def page(self, viewport: dict | None = None):
        page = self.context.new_page()
        page.set_viewport_size(viewport or {"width": 1280, "height": 720})
        page.on("framenavigated", lambda frame: self.origins.add(origin(frame.url)))
        return page

    def wipe(self) -> None:
        for page in self.context.pages:
            if page != self.keeper:
                page.close()
        for one in self.origins | {"file://"}:
            self.session.send("Storage.clearDataForOrigin", {"origin": one, "storageTypes": "all"})
        self.origins.clear()


def origin(url: str) -> str:
    """The part of an address that a browser keeps things by."""
    return "file://" if url.startswith("file:") else "/".join(url.split("/")[:3])


@contextlib.contextmanager
def opener(browser, shelf: Shelf) -> Iterator[Callable]:
    """A function that opens an address in a context that holds nothing; in the end it fails the test on a console error (but one that holds `expect`), a page error or a request to the outside."""
    contexts, troubles = [], []

    def new_page(options: dict):
        if options.keys() <= {"viewport"}:
            return shelf.page(**options)
        contexts.append(browser.new_context(**options))
        return contexts[-1].new_page()

    def open_(address: str, expect: str = "", **options: object):
        page = new_page(options)
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
    shelf.wipe()
    assert not troubles


def outside(url: str) -> bool:
    return not url.startswith(("file:", "data:", "about:", "blob:", "http://127.0.0.1:"))


def until(page: Any, expression: str) -> None:
    """Wait until an expression is true on a page. wait_for_function evaluates inside the page, and its policy forbids that."""
    deadline = time.monotonic() + 20
    while not page.evaluate(f"!!({expression})"):
        assert time.monotonic() < deadline, f"not true in 20 s: {expression}"
        page.wait_for_timeout(20)
