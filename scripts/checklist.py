"""Print the checklist items of the built site, chosen by role and phase.

    python scripts/checklist.py --role team --phase reporting
    python scripts/checklist.py --lang en --format csv --output items.csv

Reads the site's checklists.json. Exit code 0 when something was printed, 1 when nothing was.
"""

from __future__ import annotations

import sys

if __name__ == "__main__":  # before the imports below: they take a while, and Ctrl-C may come meanwhile
    from handbook import command

    sys.exit(command.run("checklist"))

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from handbook.card import Item, is_for
from handbook.settings.model import Settings
from handbook.show.data import as_json, read_items
from handbook.show.formats import FORMATS, Words

ROOT = Path(__file__).resolve().parent.parent
_FORMATS: dict[str, Callable[[Sequence[Item], Words], str]] = {**FORMATS, "json": lambda items, _: as_json(items)}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code. Errors go to standard error, a line each."""
    from handbook.settings.load import load_or_tell

    project = load_or_tell(config_of(arguments))
    if project is None:
        return 1
    settings = project.settings
    options = parser_of(settings, list(_FORMATS), project.site).parse_args(arguments)
    default = next(iter(settings.languages))
    source = options.site / ("" if options.lang == default else options.lang) / "checklists.json"
    try:
        found = read_items(source.read_text(encoding="utf-8"))
    except OSError as error:
        print(f"{source} can’t be read ({error.strerror}) – run `python scripts/build.py` first", file=sys.stderr)
        return 1
    except ValueError as error:  # of the file's encoding, of JSON, or our own
        print(f"{source} is broken ({error}) – run `python scripts/build.py` anew", file=sys.stderr)
        return 1
    items = [item for item in found if is_for(item, options.role, options.phase)]
    if not items:
        wanted = [f"{name} {value}" for name, value in (("role", options.role), ("phase", options.phase)) if value]
        print(f"no item for {' and '.join(wanted) or 'anyone'} in {source} – ask for less", file=sys.stderr)
        return 1
    content = _FORMATS[options.format](items, Words(settings, options.lang, options.role, options.phase)).encode()
    return write(content, options.output)


def config_of(arguments: Sequence[str] | None) -> Path:
    """The configuration that --config names; it is read first, since it says what the other options may be."""
    early = argparse.ArgumentParser(prog="checklist.py", add_help=False, allow_abbrev=False)
    add_config(early)
    chosen: Path = early.parse_known_args(arguments)[0].config
    return chosen


def add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, default=ROOT / "mkdocs.yml", help="the configuration (mkdocs.yml)")


def parser_of(settings: Settings, formats: list[str], site: Path) -> argparse.ArgumentParser:
    """The options of the command."""
    default = next(iter(settings.languages))
    parser = argparse.ArgumentParser(prog="checklist.py", description="Print the checklist items of the built site.")
    parser.add_argument("--lang", default=default, choices=settings.languages, help=f"language ({default})")
    parser.add_argument("--role", choices=settings.roles, help="only items for this role")
    parser.add_argument("--phase", choices=settings.phases, help="only items for this phase")
    kinds = f"{', '.join(formats)} ({formats[0]}); csv opens in Excel"
    parser.add_argument("--format", default=formats[0], choices=formats, help=kinds)
    parser.add_argument("--output", type=Path, help="write to this file instead of the screen")
    parser.add_argument("--site", type=Path, default=site, help="the built site (site/)")
    add_config(parser)
    return parser


def write(content: bytes, output: Path | None) -> int:
    """Write the bytes as they are, line ends too, which a text stream of Windows would change. The exit code."""
    try:
        if output:
            output.write_bytes(content)
        else:
            sys.stdout.flush()
            with open(
                sys.stdout.fileno(), "wb", closefd=False
            ) as stream:  # Python’s own may take a part and say nothing
                stream.write(content)
    except BrokenPipeError:  # command.py answers for it
        raise
    except OSError as error:
        where = output or "standard output"
        print(f"{where} can’t be written ({error.strerror}) – make room, or give another --output", file=sys.stderr)
        return 1
    return 0
