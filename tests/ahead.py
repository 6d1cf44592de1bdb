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

    def start(self) -> None:
        try:
            self.folder.mkdir()
        except FileExistsError:
            return
        threading.Thread(target=self._build, daemon=True).start()

    def _build(self) -> None:
        for name, config in self.configs.items():
            site = self.folder / name / "site"
            site.parent.mkdir()
            command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--config", str(config), "--site", str(site)]
            pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
            if self.stopped:
                return
            self.process = subprocess.Popen(command, encoding="utf-8", **pipes)
            out, errors = self.process.communicate()
            told = (
                ""
                if not self.process.returncode and "no warnings" in out
                else f"exit {self.process.returncode}\n{out}{errors}"
            )
            (site.parent / "told.part").write_text(told, encoding="utf-8")
            (site.parent / "told.part").rename(site.parent / "told")

    def wait(self, name: str) -> Path:
        """The folder of a site, once it is built."""
        told, deadline = self.folder / name / "told", time.monotonic() + PATIENCE
        while not told.exists():
            assert time.monotonic() < deadline, f"the {name} was not built in {PATIENCE} s"
            time.sleep(0.02)
        assert not (words := told.read_text(encoding="utf-8")), words
        return self.folder / name / "site"

    def stop(self) -> None:
        """Whoever stops the tests early stops what is built for them."""
        self.stopped = True
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait()
