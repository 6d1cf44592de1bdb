"""A province's machine: many counties' sites of one handbook, each with its own particulars, one after the other."""

from __future__ import annotations

from typing import Any

import yaml

from bench import cases
from bench.running import Use, median, use_of
from bench.table import Row
from bench.workshop import Workshop


def counties(shop: Workshop, count: int) -> list[Row]:
    """What a county's site takes, papers and all, beside a first build; they share a cache as one user's builds do."""
    base = shop.ours()
    known = yaml.safe_load(base.read_text(encoding="utf-8"))
    taken: list[Use] = []
    for number in range(count):
        config = base.with_name(f"county-{number:03}.yml")
        cases.write(of_county(known, number), config)
        taken.append(use_of(shop.build(config, "counties")))
    first, rest = taken[0], median(taken[1:] or taken)
    alone = use_of(shop.build(base))  # nothing cached at all
    more = f"{rest.wall:.2f} s beside {first.wall:.2f} s, CPU {rest.cpu:.2f} and {first.cpu:.2f} s"
    return [
        Row(f"a county’s site ÷ the first, {count} counties", f"{rest.wall / first.wall:.2f} ×", "≤ 0.25 ×", more),
        Row(
            "all of them", f"{sum(one.wall for one in taken):.0f} s", "", f"{count * alone.wall:.0f} s without a cache"
        ),
    ]


def of_county(known: dict[str, Any], number: int) -> dict[str, Any]:
    """The configuration of one county: every particular has a value of its own."""
    entries = enumerate(known["extra"]["round"].items())  # figures are of no language
    given = {name: {**entry, "value": f"{number + 1:03}-{place}"} for place, (name, entry) in entries}
    return {**known, "extra": {**known["extra"], "round": given}}
