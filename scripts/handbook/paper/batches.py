"""Which papers share a process, and how many processes run at a time: what Typst takes of memory, it keeps.

A process that has set a language's papers holds more than 1 GB at its end, the complete edition alone 0.6 GB.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

LIMIT = 500_000  # the characters of data up to which papers share a process: 0.3 to 0.5 GB


def batches(weights: Mapping[str, int]) -> list[list[str]]:
    """Names shared out into batches of about the same weight; what is heavier than the limit has one to itself."""
    alone = [[name] for name, weight in weights.items() if weight > LIMIT]
    rest = {name: weight for name, weight in weights.items() if weight <= LIMIT}
    shared: list[list[str]] = [[] for _ in range(-(-sum(rest.values()) // LIMIT))]
    for name in sorted(rest, key=lambda name: -rest[name]):
        min(shared, key=lambda batch: sum(rest[one] for one in batch)).append(name)
    return alone + shared


# On two cores three take no less time than two (20–24 s beside 20–21 s) and more memory (1.46 GB beside 1.28 GB).
MOST = min(2, os.cpu_count() or 1)


class Ended(Exception):
    """Nobody waits for these papers any more."""


class Places:
    """Room for a few processes at a time. A large one is let in first, since it takes longest, and runs beside another
    large one only while no small one waits.
    """

    def __init__(self, most: int = MOST) -> None:
        self._free = most
        self._waiting = {True: 0, False: 0}  # large ones, small ones
        self._large = 0  # those that run
        self._changed = threading.Condition()
        self._processes: set[subprocess.Popen[bytes]] = set()
        self._ended = False

    @contextmanager
    def one(self, large: bool) -> Iterator[None]:
        """A place, as soon as there is one. Raises Ended."""
        with self._changed:
            self._waiting[large] += 1
            self._changed.wait_for(lambda: self._ended or (self._free > 0 and self._may_begin(large)))
            self._waiting[large] -= 1
            if self._ended:
                raise Ended
            self._free -= 1
            self._large += large
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                self._large -= large
                self._changed.notify_all()

    @contextmanager
    def running(self, process: subprocess.Popen[bytes]) -> Iterator[None]:
        """While it runs, end() ends that process."""
        with self._changed:
            self._processes.add(process)
            if self._ended:
                process.kill()
        try:
            yield
        finally:
            with self._changed:
                self._processes.discard(process)

    def end(self) -> None:
        """End what runs, and let nothing begin any more: the build was stopped, or broke down."""
        with self._changed:
            self._ended = True
            for process in self._processes:
                process.kill()
            self._changed.notify_all()

    def _may_begin(self, large: bool) -> bool:
        return not (self._large and self._waiting[False]) if large else bool(self._large or not self._waiting[True])
