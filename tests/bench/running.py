"""Commands run as whole processes, in turn, with what each took of time, processor and memory (Linux and macOS)."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_TO_KILOBYTES = 1 if sys.platform == "linux" else 1024  # macOS counts bytes
# A shell's own wishes would make one side slower than the other: without byte code every module is compiled each time.
_LEFT_OUT = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "HANDBOOK_LANGUAGE", "SOURCE_DATE_EPOCH")


class NotMeasured(Exception):
    """Why something can't be measured here."""


@dataclass(frozen=True)
class Command:
    """What is run in folder. cache: of papers and pages, None for none; ready: what is done before, unmeasured."""

    argv: Sequence[str]
    folder: Path
    cache: Path | None = None
    more: Mapping[str, str] = field(default_factory=dict)
    ready: Callable[[], None] | None = None


@dataclass(frozen=True)
class Use:
    """Seconds on the clock; seconds of processor, all its processes together; MB of its largest process."""

    wall: float
    cpu: float
    memory: float


def environment(command: Command) -> dict[str, str]:
    """What the process of a command finds around it."""
    kept = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    cache = str(command.cache) if command.cache else ""
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "HANDBOOK_CACHE": cache, **command.more}


def use_of(command: Command) -> Use:
    """Run a command to its end. Raises NotMeasured with its last words when it fails."""
    if command.ready:
        command.ready()
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command.argv, cwd=command.folder, env=environment(command), stdout=said, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace").strip()
            raise NotMeasured(
                f"{' '.join(map(str, command.argv[:4]))} … ended with {process.returncode}: {words[-600:]}"
            )
    return Use(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _TO_KILOBYTES / 1024)


def in_turn(commands: Mapping[str, Command], rounds: int) -> dict[str, list[Use]]:
    """Each command once to warm up, then all of them in turn, A B A B, as often as rounds says."""
    for command in commands.values():
        use_of(command)
    found: dict[str, list[Use]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(use_of(command))
    return found


def median(uses: Sequence[Use]) -> Use:
    """The median of each figure."""
    return Use(*(statistics.median(getattr(one, name) for one in uses) for name in ("wall", "cpu", "memory")))


def spread(uses: Sequence[Use]) -> str:
    """How far the seconds on the clock lie apart."""
    walls = [one.wall for one in uses]
    return f"{min(walls):.2f}–{max(walls):.2f} s"


def ratio(above: Sequence[Use], below: Sequence[Use]) -> tuple[float, float]:
    """The median of the ratios, pair by pair: of the clock, of the processor. What disturbs a pair disturbs both."""
    pairs = list(zip(above, below, strict=True))
    return (
        statistics.median(one.wall / other.wall for one, other in pairs),
        statistics.median(one.cpu / other.cpu for one, other in pairs),
    )


def whole_memory(command: Command, every: float = 0.05) -> float:
    """MB that all processes of a command together take at their highest, what they share counted once (Linux)."""
    if not Path("/proc/self/smaps_rollup").exists():
        raise NotMeasured("this system does not tell the memory of processes that share some")
    process = subprocess.Popen(
        command.argv,
        cwd=command.folder,
        env=environment(command),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    highest = 0
    while process.poll() is None:
        highest = max(highest, sum(map(_share, _session(process.pid))))
        time.sleep(every)
    return highest / 1024


def _session(leader: int) -> list[Path]:
    """The processes of a session, which keep its number whatever groups they make."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            words = (path / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(words[3]) == leader:
            found.append(path)
    return found


def _share(process: Path) -> int:
    """kB of a process, of what it shares its part."""
    try:
        lines = (process / "smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
