"""Every claim of speed is made here: this project beside others that do the same, on one machine, in turn.

    python tests/benchmark.py [MEASURE …] [--rounds 5] [--times 50] [--keep FOLDER]
    python tests/benchmark.py --counties 100

Its cases and the others' environments (by pip) are made in a temporary folder. Pairs are run A B A B as whole
processes; a figure is the median of the ratios, pair by pair. What can't be installed here is said, with why.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from bench import builds, counties, growth, peers, project, reading, serving
from bench.running import NotMeasured
from bench.table import Row, lines, missing
from bench.workshop import Workshop

MEASURES: dict[str, Callable[[Workshop], list[Row]]] = {
    "build": builds.beside_plain,
    "floor": builds.floor,
    "papers": builds.papers,
    "memory": builds.memory,
    "serve": serving.save_to_reload,
    "handbooks": growth.handbooks,
    "many": builds.many,
    "peers": peers.peers,
    "zensical": peers.zensical,
    "reading": reading.first_page,
    "search": reading.search,
    "tests": project.tests,
    "ci": project.ci,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measure", nargs="*", help=f"all of {', '.join(MEASURES)}, or some")
    parser.add_argument("--rounds", type=int, default=5, help="how often each command is run")
    parser.add_argument("--times", type=int, default=50, help="how many times the pages of the large case are")
    parser.add_argument("--counties", type=int, default=0, help="build that many counties' sites, and nothing else")
    parser.add_argument("--keep", type=Path, help="a folder for the cases and environments, which stays")
    options = parser.parse_args()
    if unknown := [name for name in options.measure if name not in MEASURES]:
        parser.error(f"no measure is called {', '.join(unknown)}")
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        shop = Workshop((options.keep or Path(name)).resolve(), options.rounds, options.times)
        rows = counties.counties(shop, options.counties) if options.counties else []
        for measure in () if options.counties else options.measure or MEASURES:
            print(f"{measure} …", file=sys.stderr, flush=True)
            try:
                rows += MEASURES[measure](shop)
            except NotMeasured as why:
                rows.append(missing(measure, why))
    print("\n".join(lines(rows)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
