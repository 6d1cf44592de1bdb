"""Papers share processes by weight, and few processes run at a time."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from handbook.paper import worker
from handbook.paper.batches import LIMIT, Ended, Places, batches
from handbook.paper.contents import Paper
from handbook.paper.result import Result


def test_what_is_heavy_is_alone_and_the_rest_is_shared_out_evenly() -> None:
    weights = {"a": 1, "book": LIMIT + 1, "b": LIMIT // 2, "c": LIMIT // 2, "d": LIMIT // 2, "e": LIMIT // 2}
    alone, *shared = batches(weights)
    assert alone == ["book"]
    assert sorted(name for batch in shared for name in batch) == ["a", "b", "c", "d", "e"]
    assert [len(batch) for batch in shared] == [2, 2, 1]
    assert batches({}) == [] and batches({"a": 1, "b": 2}) == [["b", "a"]]


def test_few_processes_at_a_time_and_one_large_one() -> None:
    places, running, order = Places(2), [], []
    lock, gate = threading.Lock(), threading.Event()

    def use(large: bool) -> None:
        with places.one(large):
            with lock:
                running.append(large)
                order.append(large)
                assert len(running) <= 2 and (sum(running) < 2 or order.count(False) == 5), "no small one waits"
            gate.wait(5)
            time.sleep(0.01)
            with lock:
                running.remove(large)

    with ThreadPoolExecutor(12) as pool:
        first = pool.submit(use, True)
        jobs = [pool.submit(use, large) for large in (False, False, False, False, True, True, False)]
        time.sleep(0.1)
        gate.set()
        for job in (first, *jobs):
            job.result(10)
    assert order.count(True) == 3 and max(place for place, large in enumerate(order) if large) < 6  # let in first


def test_a_large_one_beside_another_waits_for_the_small_ones() -> None:
    places, order, gate = Places(2), [], threading.Event()

    def use(large: bool, until: threading.Event | None = None) -> None:
        with places.one(large):
            order.append(large)
            if until:
                until.wait(5)

    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(use, True, gate), pool.submit(use, False, ended := threading.Event())]
        while len(order) < 2:
            time.sleep(0.001)
        jobs += [pool.submit(use, True, gate), pool.submit(use, False)]
        time.sleep(0.05)
        ended.set()
        while len(order) < 4:
            time.sleep(0.001)
        gate.set()
        for job in jobs:
            job.result(10)
    assert order == [True, False, False, True]


def test_two_large_ones_run_together_when_nothing_else_waits() -> None:
    places, both = Places(2), threading.Barrier(2)

    def use() -> None:
        with places.one(True):
            both.wait(5)

    with ThreadPoolExecutor(2) as pool:
        for job in [pool.submit(use), pool.submit(use)]:
            job.result(10)


def test_what_runs_is_ended_and_nothing_begins_any_more() -> None:
    places, begun = Places(1), threading.Event()

    def make() -> int:
        with places.one(False):
            process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
            with process, places.running(process):
                begun.set()
                return process.wait(30)

    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(make), pool.submit(make)]
        assert begun.wait(30)
        places.end()
        codes = [job.result(30) for job in jobs if not isinstance(job.exception(30), Ended)]
    assert len(codes) == 1 and codes[0] != 0
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as late, places.running(late):
        assert late.wait(30) != 0


@pytest.mark.parametrize("broken", [False, True])
def test_results_come_back_to_their_papers_from_every_batch(monkeypatch: pytest.MonkeyPatch, broken: bool) -> None:
    sizes = {"large-zh.pdf": LIMIT - 90, "book-zh.pdf": LIMIT + 9, "pack-zh.pdf": LIMIT - 90, "pack-zh.docx": 1}
    papers = [(Paper(name, {"body": "x" * size}), {}) for name, size in sizes.items()]
    batch = []

    def stand_in(job: worker.Job, places: Places) -> list[list[Result]]:
        batch.append([paper.name for paper, _ in job.papers])
        if broken and len(job.papers) == 2:
            return [[Result("", problems=[SimpleNamespace()])]]
        return [[Result(paper.name)] for paper, _ in job.papers]

    monkeypatch.setattr(worker, "run", stand_in)
    found = dict(worker.run_apart(worker.Job(papers, {}, None), [0, 1, 2, 3], Places()))
    assert ["book-zh.pdf"] in batch and ["pack-zh.pdf", "pack-zh.docx"] in batch
    names = {place: results[0].name for place, results in found.items()}
    whole = dict(enumerate(sizes))
    assert names == ({0: whole[0], 1: whole[1], 2: ""} if broken else whole)
