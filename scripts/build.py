"""Build the whole site beside the old one, verify it, and publish it in one step.

    python scripts/build.py [--site FOLDER] [--zip] [--allow-stale]

Exit code 0 when the new site is in its place; 1 when something is wrong, and then the old site is untouched.
"""

from __future__ import annotations

import argparse
import calendar
import json
import logging
import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the README says what becomes of mkdocs-material, and when

import configuration  # noqa: E402
import filelock  # noqa: E402
import publish  # noqa: E402
from mkdocs.commands.build import build as mkdocs_build  # noqa: E402
from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import Abort, MkDocsException  # noqa: E402
from mkdocs_messages import said_our_way  # noqa: E402
from origins import Project  # noqa: E402
from problems import arrange  # noqa: E402
from seal import add_policies, archive, write_sums  # noqa: E402
from settings import Settings  # noqa: E402
from verify import verify  # noqa: E402

T = TypeVar("T")


class Problems(logging.Handler):
    """Collects what MkDocs and the hooks warn of, in every language, each line once."""

    def __init__(self, project: Project) -> None:
        super().__init__(logging.WARNING)
        self.project = project
        self.lines: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.update(dict.fromkeys(said_our_way(record.getMessage(), self.project)))


def step(name: str, work: Callable[[], T]) -> T:
    """Do one step of the build and say how long it took."""
    start = time.perf_counter()
    result = work()
    print(f"{name:<10} {time.perf_counter() - start:5.1f} s", flush=True)
    return result


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
    return Project(Path(config.config_file_path), Path(config.docs_dir), config.site_url or "")


def build_pages(config: MkDocsConfig) -> tuple[list[str], bool]:
    """Build every language; the problems found on the way, and whether the build came to its end.

    All languages are built, so that all problems come out together.
    """
    problems = Problems(project_of(config))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(problems)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logging.getLogger("jieba").setLevel(logging.ERROR)
    config.strict = False  # the same strictness, but at the end: MkDocs would stop at the first language
    config.plugins.on_startup(command="build", dirty=False)
    complete = False
    try:
        mkdocs_build(config)
        complete = True
    except UnicodeDecodeError as error:  # hygiene.py has said it better
        problems.lines = {line: None for line in problems.lines if "rror reading" not in line} or {str(error): None}
    except (Abort, MkDocsException) as error:
        problems.lines.setdefault(str(error))
    finally:
        config.plugins.on_shutdown()
        logger.removeHandler(problems)
    return list(problems.lines), complete


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


def run(config_path: Path, site: Path | None, pack: bool = False, allow_stale: bool = False) -> int:
    """The whole build.

    config_path: mkdocs.yml; site: where to publish, None for its site_dir; pack: make an archive too; allow_stale: publish
    translations that are behind, with a notice on them.
    """
    try:
        config, settings = configure(config_path)
        config.extra["allow_stale"] = allow_stale
        site = site or Path(config.site_dir)
        with publish.only_build(site):
            for line in publish.recover(site):
                print(line)
            code = build_and_publish(config, settings, site, publish.new_folder(site))
            if code == 0 and pack:
                packed = site.with_name(f"{site.name}-{settings.date.isoformat()}.zip")
                step("zip", lambda: archive(site, packed, settings.date))
                print(f"the archive is {packed}")
            return code
    except configuration.BadConfiguration as error:
        print("\n".join(error.lines), file=sys.stderr)
        count = f"{len(error.lines)} problem{'s' if len(error.lines) > 1 else ''} in {config_path.name}"
        print(f"\n{count}; nothing is built, and what is published is as it was", file=sys.stderr)
    except MkDocsException as error:
        print(f"{config_path.name}: {error}", file=sys.stderr)
    except filelock.Timeout:
        print(f"another build of {site} is running – wait for it to end", file=sys.stderr)
    except OSError as error:
        print(f"can't write beside {site}: {error} – make room, or give another place: --site FOLDER", file=sys.stderr)
    return 1


def build_and_publish(config: MkDocsConfig, settings: Settings, site: Path, new: Path) -> int:
    """Build in the folder new and put it in the place of site, or say why not. new is gone afterwards; the exit code."""
    try:
        config.site_dir = str(new)
        problems, complete = step("pages", lambda: build_pages(config))
        if complete:  # a broken link has been found already, and with its line
            problems += step("verify", lambda: verify(new, settings, project_of(config), problems))
        if problems:
            print("\n".join(arrange(problems)), file=sys.stderr)
            print(f"\n{len(problems)} problem{'s' if len(problems) > 1 else ''}; {site} is as it was", file=sys.stderr)
            return 1
        step("seal", lambda: seal(new))
        counts = summary(new, list(settings.languages))
        step("publish", lambda: publish.publish(new, site))
    except MkDocsException as error:
        print(f"{error}; {site} is as it was", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error} – make room or mend it, and build again; {site} is as it was", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nstopped; {site} is as it was", file=sys.stderr)
        return 130
    finally:
        shutil.rmtree(new, ignore_errors=True)
    print(counts)
    print(f"no warnings; the site is in {site}\nopen {(site / 'index.html').as_uri()}")
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="build.py", description="Build, verify and publish the site.")
    parser.add_argument("--config", type=Path, default=ROOT / "mkdocs.yml", help="the configuration (mkdocs.yml)")
    parser.add_argument("--allow-stale", action="store_true", help="publish translations that are behind, with a notice on each")
    parser.add_argument("--zip", action="store_true", help="make a dated archive beside the site, for a USB stick")
    parser.add_argument("--site", type=Path, help="where to publish (site_dir of the configuration)")
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    start = time.perf_counter()
    code = run(options.config.resolve(), options.site.resolve() if options.site else None, options.zip, options.allow_stale)
    if code == 0:
        print(f"{time.perf_counter() - start:.1f} s")
    return code


if __name__ == "__main__":
    sys.exit(main())
