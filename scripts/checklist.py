"""Print the checklist items of the built site, chosen by role and phase.

python scripts/checklist.py --role team --phase reporting --format table
"""

from __future__ import annotations

import sys

if __name__ == "__main__":  # before the imports below: they take a while, and Ctrl-C may come meanwhile
    import command

    sys.exit(command.run("checklist"))

import argparse
import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from html import escape
from pathlib import Path

from cards import Card, Item, read_cards
from markup import parse
from settings import Settings


def select(cards: Iterable[Card], role: str | None = None, phase: str | None = None) -> list[Card]:
    """The cards that have items for that role and phase, each with those items only, in the order given."""
    chosen = []
    for card in cards:
        items = tuple(item for item in card.items if (role is None or role in item.roles) and (phase is None or phase in item.phases))
        if items:
            chosen.append(replace(card, items=items))
    return chosen


def group(items: Iterable[Item], key: str) -> dict[str, list[Item]]:
    """Items by role, phase or theme (key: "roles", "phases", "theme"); an item with two roles stands in both groups."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        value = getattr(item, key)
        for name in (value,) if isinstance(value, str) else value:
            groups.setdefault(name, []).append(item)
    return groups


# ---- the command ----------------------------------------------------------------------------------------------------


def site_cards(site: Path, settings: Settings) -> list[Card]:
    """Every card of one language's built site, in the order of its navigation.

    site: the language's root, where its index.html is. Raises FileNotFoundError when there is no such page.
    """
    home = parse((site / "index.html").read_text(encoding="utf-8"))
    links = home.xpath("//nav[contains(@class, 'md-nav--primary')]//a[@href]")
    pages = dict.fromkeys(link.get("href").split("#")[0] for link in links)
    cards = []
    for page in pages:
        path = site / page
        if page.endswith(".html") and not page.startswith("..") and path.is_file():
            content = parse(path.read_text(encoding="utf-8")).xpath("//article")
            cards += read_cards(content[0], page, settings)[0] if content else []
    return cards


def as_json(items: Iterable[Item]) -> str:
    return json.dumps([asdict(item) for item in items], ensure_ascii=False, indent=1) + "\n"


def as_csv(items: Iterable[Item]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Item.__dataclass_fields__)
    for item in items:
        writer.writerow([" ".join(value) if isinstance(value, tuple) else value for value in asdict(item).values()])
    return out.getvalue()


def as_table(items: Iterable[Item]) -> str:
    lines, card = [], None
    for item in items:
        if item.card != card:
            lines += ["" if card else None, f"{item.card_title}  [{item.card}]  {'/'.join(item.roles)} · {'/'.join(item.phases)}"]
            card = item.card
        lines.append(f"  [ ] {item.text}  ({item.modality}; {', '.join(item.source)})  {item.id}")
    return "\n".join(line for line in lines if line is not None) + "\n"


def as_html(items: Iterable[Item]) -> str:
    parts, card = ["<!doctype html>\n<meta charset=utf-8>\n<title>Checklist</title>"], None
    for item in items:
        if item.card != card:
            parts += ["</ul>" if card else "", f"<h2>{escape(item.card_title)}</h2>\n<ul>"]
            card = item.card
        parts.append(f"<li><label><input type=checkbox> {escape(item.text)}</label> <small>{escape(' '.join(item.source))}</small></li>")
    return "\n".join(part for part in [*parts, "</ul>" if card else ""] if part) + "\n"


FORMATS: dict[str, Callable[[Iterable[Item]], str]] = {"table": as_table, "csv": as_csv, "json": as_json, "html": as_html}


def main(arguments: Sequence[str] | None = None) -> int:
    from mkdocs.utils.yaml import yaml_load
    from settings import read_settings

    root = Path(__file__).resolve().parent.parent
    with (root / "mkdocs.yml").open(encoding="utf-8") as file:
        config = yaml_load(file)
    settings, _ = read_settings(config["extra"])
    default = next(iter(settings.languages))
    parser = argparse.ArgumentParser(prog="checklist.py", description="Print the checklist items of the built site.")
    parser.add_argument("--lang", default=default, choices=settings.languages, help=f"language ({default})")
    parser.add_argument("--role", choices=settings.roles, help="only items for this role")
    parser.add_argument("--phase", choices=settings.phases, help="only items for this phase")
    parser.add_argument("--format", default="table", choices=FORMATS, help="table, csv, json or html (table)")
    parser.add_argument("--site", type=Path, default=root / config.get("site_dir", "site"), help="the built site (site/)")
    options = parser.parse_args(arguments)
    home = options.site if options.lang == default else options.site / options.lang
    try:
        cards = select(site_cards(home, settings), options.role, options.phase)
    except FileNotFoundError as error:
        print(f"{error.filename} is not there – run `python scripts/build.py` first", file=sys.stderr)
        return 1
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(FORMATS[options.format](item for card in cards for item in card.items))
    return 0
