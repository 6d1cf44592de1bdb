"""The temporary folder of one run: each case and environment is made once, when a measure first asks for it."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bench import cases, environments
from bench.running import Command


@dataclass
class Workshop:
    """rounds: how often each command is run; times: how many times the pages of the large case are."""

    folder: Path
    rounds: int = 5
    times: int = 50
    made: dict[str, Path] = field(default_factory=dict)

    def ours(self, times: int = 1) -> Path:
        """The mkdocs.yml of this project's case."""
        name = f"ours-{times}"
        if name not in self.made:
            shutil.rmtree(self.folder / name, ignore_errors=True)  # of an earlier run, in a folder that is kept
            self.made[name] = cases.project(self.folder / name, times)
        return self.made[name]

    def plain(self, times: int = 1) -> Path:
        """The mkdocs.yml of the plain site with the same pages."""
        name = f"plain-{times}"
        if name not in self.made:
            shutil.rmtree(self.folder / name, ignore_errors=True)
            self.made[name] = cases.plain(self.folder / name, self.ours(times).parent)
        return self.made[name]

    def build(self, config: Path, cache: str = "", site: str = "site") -> Command:
        """A build of ours, as a person runs it. cache: the name of a folder, which is kept from run to run."""
        script, place = (
            config.parent / "scripts" / "build.py",
            self.folder / f"{config.parent.name}-{config.stem}-{site}",
        )
        argv = [sys.executable, str(script), "--config", str(config), "--site", str(place)]
        return Command(argv, config.parent, self.folder / "caches" / cache if cache else None)

    def bare(self, times: int = 1, cache: str = "") -> Command:
        """A build of ours without papers."""
        return self.build(self.ours(times).with_name("bare.yml"), cache)

    def plain_build(self, times: int = 1, name: str = "mkdocs.yml") -> Command:
        """A build of the plain site in its own environment. name: its configuration's."""
        config = self.plain(times).with_name(name)
        python = environments.python_of(self.folder, "material", environments.material())
        return mkdocs(python, config, self.folder / f"{config.parent.name}-{config.stem}-site")


def mkdocs(python: Path, config: Path, site: Path) -> Command:
    """MkDocs' own build."""
    argv = [str(python), "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(site)]
    return Command(argv, config.parent)


def pages_of(site: Path) -> int:
    """The pages of a built site."""
    return sum(1 for _ in site.rglob("*.html"))
