"""What Chrome 86 knows, from MDN's tables, for test_old_browsers.py.

    npm install @mdn/browser-compat-data && python tests/chrome86.py node_modules/@mdn/browser-compat-data/data.json

writes chrome86.json anew: of CSS what is known, of scripts the names of methods and properties that came later.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

VERSION = 86
TARGET = Path(__file__).with_name("chrome86.json")
# Where a script of ours may find a method: other interfaces have names that ours use for themselves.
INTERFACES = "Document DocumentFragment Element HTMLElement HTMLDialogElement HTMLInputElement Node Window Navigator Storage URL Blob Event".split()


def known(entry: dict) -> bool:
    """Whether Chrome had it by then, without a prefix or a flag."""
    told = entry.get("__compat", {}).get("support", {}).get("chrome", [])
    for one in told if isinstance(told, list) else [told]:
        added = str(one.get("version_added") or "").lstrip("≤")
        plain = (
            not one.get("flags")
            and not one.get("prefix")
            and not one.get("alternative_name")
            and not one.get("version_removed")
        )
        if plain and added.isdigit() and int(added) <= VERSION:
            return True
    return False


def children(entry: dict) -> Iterator[tuple[str, dict]]:
    return ((name, child) for name, child in entry.items() if name != "__compat")


def later(data: dict) -> list[str]:
    """Names of methods and properties that came after it, and that nothing else has had before."""
    groups = [
        *(group for _, group in children(data["javascript"]["builtins"])),
        *(data["api"][name] for name in INTERFACES),
    ]
    old, new = set[str](), set[str]()
    for group in groups:
        for name, entry in children(group):
            plain = name.removesuffix("_static").removesuffix("_event")
            (old if known(entry) else new).add(plain)
    every = {name for group in data["api"].values() for name, entry in children(group) if known(entry)}
    return sorted(new - old - every)


def main() -> None:
    data = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    css = {
        part: sorted(name for name, entry in children(data["css"][part]) if known(entry))
        for part in ("properties", "selectors", "at-rules", "types")
    }
    css["media"] = sorted(name for name, entry in children(data["css"]["at-rules"]["media"]) if known(entry))
    functions = {name for _, group in children(data["css"]["types"]) for name, entry in children(group) if known(entry)}
    css["types"] = sorted(functions | set(css["types"]))
    TARGET.write_text(json.dumps({**css, "later": later(data)}, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
