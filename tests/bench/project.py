"""What the project's own proofs take: its tests, and what CI runs."""

from __future__ import annotations

import sys

from bench.environments import ROOT
from bench.running import Command, use_of
from bench.table import Row
from bench.workshop import Workshop


def tests(shop: Workshop) -> list[Row]:
    """`pytest`, once."""
    used = use_of(Command([sys.executable, "-m", "pytest", "-q", f"--basetemp={shop.folder / 'pytest'}"], ROOT))
    return [Row("tests", f"{used.wall:.0f} s", "≤ 90 s", f"CPU {used.cpu:.0f} s")]


def ci(shop: Workshop) -> list[Row]:
    """.ci/run, once: it installs all that it needs first."""
    used = use_of(Command(["bash", str(ROOT / ".ci" / "run")], ROOT))
    return [Row(".ci/run", f"{used.wall / 60:.1f} min", "≤ 5 min", f"CPU {used.cpu:.0f} s")]
