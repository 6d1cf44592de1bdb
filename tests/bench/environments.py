"""Environments of their own for what is measured beside this project, made by pip below the temporary folder."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from bench.running import NotMeasured

ROOT = Path(__file__).resolve().parent.parent.parent


def pinned(*names: str) -> list[str]:
    """Packages in the releases that this project has."""
    return [f"{name}=={version(name)}" for name in names]


def material() -> list[str]:
    """Plain mkdocs-material, with what its search needs to find Chinese words."""
    return [*pinned("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions"), "jieba"]


def python_of(folder: Path, name: str, packages: Sequence[str]) -> Path:
    """The Python of an environment with those packages. Raises NotMeasured where they can't be installed."""
    place = folder / "environments" / name
    python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        for command in (
            [sys.executable, "-m", "venv", str(place)],
            [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages],
        ):
            done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace")
            if done.returncode:
                last = [line for line in done.stderr.splitlines() if line.strip()][-1:]
                raise NotMeasured(f"{', '.join(packages)} can’t be installed: {' '.join(last)}")
    return python


def own_packages() -> list[str]:
    """What pyproject.toml says that this project needs."""
    found = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(found["project"]["dependencies"])
