"""Papers from a process that is a copy of one with Typst and Word loaded: loading them takes as long as setting a small paper.

It is the same code that runs, in a process of its own; the builds that are commands (the shared sites, test_commands, …)
take the way that a reader's build takes.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from handbook.paper import worker
from handbook.paper.batches import Places
from handbook.paper.result import Result

HERE = Path(__file__).resolve().parent
CAN = "forkserver" in multiprocessing.get_all_start_methods()
usual = worker.run


def make(pipe: Connection, job: worker.Job) -> None:
    """In the copy: the papers of a job."""
    pipe.send(worker.make(job))
    pipe.close()


def run(job: worker.Job, places: Places) -> list[list[Result]]:
    """worker.run() without the loading."""
    context = multiprocessing.get_context("forkserver")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=make, args=(theirs, job), daemon=True)
    process.start()
    theirs.close()
    try:
        return ours.recv()
    finally:
        process.join()


def start() -> Callable[[worker.Job, Places], list[list[Result]]]:
    """Start the process that is copied; what stands for worker.run() from now on."""
    if not CAN:
        return usual
    from multiprocessing import forkserver

    multiprocessing.get_context("forkserver").set_forkserver_preload(["warm_papers"])
    kept = {name: os.environ.get(name) for name in ("PYTHONPATH", "RAYON_NUM_THREADS")}
    os.environ |= {"PYTHONPATH": os.pathsep.join([str(HERE.parent / "scripts"), str(HERE)]), "RAYON_NUM_THREADS": "1"}
    forkserver.ensure_running()
    for name, value in kept.items():
        os.environ.pop(name)
        if value is not None:
            os.environ[name] = value
    return run
