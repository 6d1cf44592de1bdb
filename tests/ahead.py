"""Sites that many tests read: built once for all test processes, from the first test's moment on, while tests run that need none.

The order of tests follows: the longest first, so that no process is left with one at the end, and those that wait for a
site when it is there.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ORDER = ("site", "real_site")  # as they are built; what needs the last one comes last
PATIENCE = 240  # seconds
STOPPED = "stopped"


def place(item: pytest.Item) -> tuple[int, bool]:
    """Where a test stands: by the last site that it waits for, and those marked long before others."""
    waits = max(
        (number for number, name in enumerate(ORDER, 1) if name in getattr(item, "fixturenames", ())), default=0
    )
    return waits, item.get_closest_marker("long") is None


class Ahead:
    """Builds sites one after the other in the background, unless another test process does already."""

    def __init__(self, folder: Path, configs: Mapping[str, Path]) -> None:
        self.folder, self.configs = folder, configs
        self.process: subprocess.Popen[str] | None = None
        self.stopped = False
        self.thread: threading.Thread | None = None

    def start(self) -> None:
        try:
            self.folder.mkdir()
        except FileExistsError:
            return
        self.thread = threading.Thread(target=self._build_all, daemon=True)
        self.thread.start()

    def _build_all(self) -> None:
        for name in self.configs:
            self._build(name)

    def _build(self, name: str) -> None:
        site = self.folder / name / "site"
        site.parent.mkdir(exist_ok=True)
        told = STOPPED
        if not self.stopped:
            command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--config", str(self.configs[name])]
            pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
            self.process = subprocess.Popen([*command, "--site", str(site)], encoding="utf-8", **pipes)
            out, errors = self.process.communicate()
            code = self.process.returncode
            told = "" if not code and "no warnings" in out else f"exit {code}\n{out}{errors}"
            told = STOPPED if self.stopped and code else told
        (site.parent / "told.part").write_text(told, encoding="utf-8")
        (site.parent / "told.part").rename(site.parent / "told")

    def wait(self, name: str) -> Path:
        """The folder of a site, once it is built."""
        told, deadline = self.folder / name / "told", time.monotonic() + PATIENCE
        while not told.exists():
            assert time.monotonic() < deadline, f"the {name} was not built in {PATIENCE} s"
            time.sleep(0.02)
        if told.read_text(encoding="utf-8") == STOPPED:  # by a process whose tests came to an end before ours
            told.unlink()
            self._build(name)
        assert not (words := told.read_text(encoding="utf-8")), words
        return self.folder / name / "site"

    def stop(self) -> None:
        """Whoever stops the tests early stops what is built for them."""
        self.stopped = True
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        if self.thread:
            self.thread.join()
