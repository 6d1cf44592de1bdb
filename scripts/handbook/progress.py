"""Shows which step a build is at and how long each took: in a terminal a moving line, in a log one line a step."""

from __future__ import annotations

import logging
import os
import sys
import time
import unicodedata
from typing import TYPE_CHECKING

from handbook.command import say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID
_WIDTH = 32


class Steps:
    """The steps of a build, one after the other. Use it in a with statement: what it shows ends there."""

    def __init__(self) -> None:
        self._name: str | None = None
        self._start = 0.0

    def __enter__(self) -> Steps:
        return self

    def __exit__(self, *error: object) -> None:
        self.end()

    def begin(self, name: str) -> None:
        """The step before has ended, and this one begins."""
        self.end()
        self._name, self._start = name, time.perf_counter()
        self._show(name)

    def end(self) -> None:
        """The last step has ended: its time is printed."""
        if self._name is not None:
            self._close(padded(self._name), f"{time.perf_counter() - self._start:5.1f} s")
            self._name = None

    def _show(self, name: str) -> None:
        say(padded(name), end="")

    def _close(self, name: str, seconds: str) -> None:
        say(f" {seconds}")


class LiveSteps(Steps):
    """The same in a terminal: what is being done moves and counts its seconds."""

    def __init__(self) -> None:
        from rich.console import Console  # here: it takes time, and a log needs none of it
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        super().__init__()
        columns = SpinnerColumn("line"), TextColumn("{task.description}", markup=False), TimeElapsedColumn()
        self._bar: Progress = Progress(*columns, console=Console(), transient=True)
        self._task: TaskID | None = None

    def __enter__(self) -> Steps:
        self._bar.start()
        return self

    def __exit__(self, *error: object) -> None:
        super().__exit__(*error)
        self._bar.stop()

    def _show(self, name: str) -> None:
        self._task = self._bar.add_task(name, total=None)

    def _close(self, name: str, seconds: str) -> None:
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._bar.console.print(f"{name} {seconds}", markup=False, highlight=False)


def steps() -> Steps:
    """What suits standard output."""
    terminal = sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return LiveSteps() if terminal else Steps()


def padded(text: str) -> str:
    """The text filled up to the column of the seconds; a Chinese character takes two places."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return text.ljust(_WIDTH - wide)


class Told(logging.Handler):
    """Makes a step of each thing that the hooks say they begin: they log it, so that `mkdocs build` shows it too."""

    def __init__(self, shown: Steps) -> None:
        super().__init__(logging.INFO)
        self.shown = shown
        self.addFilter(lambda record: record.levelno == logging.INFO)

    def emit(self, record: logging.LogRecord) -> None:
        self.shown.begin(record.getMessage())
