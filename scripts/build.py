"""Build the whole site beside the old one, verify it, and publish it in one step.

    python scripts/build.py [--site FOLDER] [--zip] [--allow-stale] [--replace] [--fresh]

It publishes into a folder that is missing, empty, or an earlier site of its own, and into no other.
Exit code 0 when the new site is in its place; 1 when something is wrong, and then the old site is untouched, unless the
message says otherwise; 130 after Ctrl-C.
"""

from __future__ import annotations

import sys

if __name__ == "__main__":  # before the imports below: they take a while, and Ctrl-C may come meanwhile
    from handbook import command

    sys.exit(command.run("build"))

import argparse
import calendar
import json
import os
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the README says what becomes of mkdocs-material, and when

from handbook import progress  # noqa: E402
from handbook.command import say, unforeseen  # noqa: E402
from handbook.material.building import build_pages  # noqa: E402
from handbook.problem import Project, arrange  # noqa: E402
from handbook.publish import place as site_place  # noqa: E402
from handbook.publish.deliver import Stop, Target, deliver  # noqa: E402
from handbook.publish.seal import add_policies, write_sums  # noqa: E402
from handbook.publish.verify import verify  # noqa: E402
from handbook.run import Run  # noqa: E402
from handbook.settings import load as configuration  # noqa: E402
from handbook.settings.labels import FOLDER  # noqa: E402
from handbook.settings.model import Settings  # noqa: E402
from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import MkDocsException  # noqa: E402


def configure(config_path: Path) -> tuple[MkDocsConfig, Settings]:
    """The configuration of MkDocs and ours; the edition's date becomes the date of the build.

    Raises BadConfiguration with everything that is wrong in it.
    """
    found = configuration.load(config_path)
    if found.settings is None:
        raise configuration.BadConfiguration(found.mistakes)
    config = configuration.load_mkdocs(found)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(calendar.timegm(found.settings.date.timetuple())))
    return config, found.settings


def project_of(config: MkDocsConfig) -> Project:
    """The files that problems are to be mended in, and the site's address."""
    labels = sorted(Path(config.theme.custom_dir or "", FOLDER).glob("*.yml"))
    return Project(Path(config.config_file_path), Path(config.docs_dir), config.site_url or "", tuple(labels))


def run_of(config: MkDocsConfig) -> Run:
    """What the hooks of that configuration hold."""
    held = (getattr(hook, "RUN", None) for hook in config.plugins.values())
    return next(run for run in held if isinstance(run, Run))


def summary(site: Path, languages: Sequence[str]) -> str:
    """Pages, cards and items of each language."""
    rows = []
    for index, code in enumerate(languages):
        root = site / code if index else site
        others = {site / other for other in languages[1:]} - {root}
        pages = [path for path in root.rglob("*.html") if not others & set(path.parents)]
        items = json.loads((root / "checklists.json").read_text(encoding="utf-8"))
        cards = len({item["card"] for item in items})
        rows.append(f"  {code:<8} {len(pages)} pages, {cards} cards, {len(items)} items")
    return "\n".join(rows)


def seal(site: Path) -> None:
    """Policies first: the sums are those of the finished files."""
    add_policies(site)
    write_sums(site)


def run(
    config_path: Path,
    site: Path | None,
    pack: bool = False,
    allow_stale: bool = False,
    replace: bool = False,
    fresh: bool = False,
) -> int:
    """The whole build; the exit code.

    config_path: mkdocs.yml; site: where to publish, None for its site_dir; pack: make an archive too; allow_stale:
    publish translations that are behind, with a notice on them; replace: delete what was added to the earlier site by
    hand; fresh: make every paper anew, even one that is the same as in an earlier build.
    """
    try:
        with progress.steps() as shown:
            shown.begin("settings")
            config, settings = read(config_path)
            held = run_of(config)
            held.allow_stale, held.fresh, held.known = allow_stale, fresh, (config, settings)
            target = Target((site or Path(config.site_dir)).resolve(), settings.date, pack, replace)
            site_place.check(target.site, sources_of(config), {config_path.parent, ROOT})
            done = deliver(target, lambda new: build_site(config, settings, new, target.site, shown), shown)
    except Stop as stop:
        say(str(stop), error=True)
        return stop.code
    except Exception as error:  # before anything was published: deliver() answers for what comes later
        say(f"{unforeseen(error)}\nthe published site is as it was", error=True)
        return 1
    say(done)
    return 0


def sources_of(config: MkDocsConfig) -> dict[Path, str]:
    """The folders that a site is made from, each with what it is."""
    sources = {Path(config.docs_dir): "the folder of the pages", ROOT / "scripts": "the folder of the scripts"}
    if config.theme.custom_dir:
        sources[Path(config.theme.custom_dir)] = "the folder of the templates"
    return sources


def read(config_path: Path) -> tuple[MkDocsConfig, Settings]:
    """The configuration. Raises Stop where it can't be read."""
    if config_path.is_dir():
        raise Stop(f"{config_path} is a folder – give the file in it: --config {config_path / 'mkdocs.yml'}")
    try:
        return configure(config_path)
    except configuration.BadConfiguration as error:
        count = f"{len(error.lines)} problem{'s' if len(error.lines) > 1 else ''} in {config_path.name}"
        told = "nothing is built, and what is published is as it was"
        raise Stop("\n".join([*error.lines, f"\n{count}; {told}"])) from error
    except (MkDocsException, OSError) as error:
        raise Stop(f"{config_path.name}: {error}") from error


def build_site(config: MkDocsConfig, settings: Settings, new: Path, site: Path, shown: progress.Steps) -> str:
    """Build, verify and seal the site in the folder new; its counts. Raises Stop with every problem found."""
    config.site_dir = str(new)
    try:
        problems, complete = build_pages(config, project_of(config), shown)
    finally:
        run_of(config).stop()
    if complete:  # a broken link has been found already, and with its line
        shown.begin("verify")
        problems += verify(new, settings, project_of(config), problems, run_of(config).store)
    if problems:
        problems = [problem.placed(project_of(config).config.parent) for problem in problems]
        count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
        raise Stop("\n".join([*arrange(problems), f"\n{count}; {site} is as it was"]))
    shown.begin("seal")
    seal(new)
    return summary(new, list(settings.languages))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="build.py", description="Build, verify and publish the site.")
    parser.add_argument("--config", type=Path, default=ROOT / "mkdocs.yml", help="the configuration (mkdocs.yml)")
    parser.add_argument(
        "--allow-stale", action="store_true", help="publish translations that are behind, with a notice on each"
    )
    parser.add_argument("--zip", action="store_true", help="make a dated archive beside the site, for a USB stick")
    parser.add_argument("--site", type=Path, help="where to publish: a folder of its own (site_dir)")
    parser.add_argument("--replace", action="store_true", help="delete what was added to the earlier site by hand, too")
    parser.add_argument("--fresh", action="store_true", help="make every paper anew: take none of an earlier build")
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    code = run(options.config.resolve(), options.site, options.zip, options.allow_stale, options.replace, options.fresh)
    if code == 0:
        say(f"{time.perf_counter() - start:.1f} s")
    return code
