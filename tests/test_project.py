"""The project's own files: locked requirements, what is called generated, the order of imports."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import TinySite

ROOT = Path(__file__).resolve().parent.parent


def locked(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+) ", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE))


def direct(extra: str | None = None) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["dependencies"] + (project["optional-dependencies"][extra] if extra else [])


@pytest.mark.parametrize(("name", "extra"), [("requirements.txt", None), ("requirements-dev.txt", "dev")])
def test_the_lock_holds_every_dependency_with_hashes_and_no_address(name: str, extra: str | None) -> None:
    text, versions = (ROOT / name).read_text(encoding="utf-8"), locked(name)
    for requirement in direct(extra):
        match = re.fullmatch(r"([A-Za-z0-9-]+)(==|>=)(.+)", requirement)
        assert match, requirement
        wanted, operator, version = match[1].lower(), match[2], match[3]
        if operator == "==":
            assert versions[wanted] == version
        else:
            assert [int(part) for part in versions[wanted].split(".")[:2]] >= [
                int(part) for part in version.split(".")[:2]
            ]
    entries = re.findall(r"^\S+==.*?(?=^\S+==|\Z)", text, flags=re.MULTILINE | re.DOTALL)
    assert len(entries) >= len(versions)
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text and "index" not in text.lower().replace("inspection", "")


def test_both_locks_agree() -> None:
    development = locked("requirements-dev.txt")
    assert all(development[name] == version for name, version in locked("requirements.txt").items())


def test_a_build_writes_nothing_under_docs(pair: TinySite) -> None:
    """Not even a file that git would ignore, or that it does not know."""
    pair.save()
    before = listing(pair.root / "docs")
    assert pair.build(review=False)[0] == 0
    assert listing(pair.root / "docs") == before


def listing(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file below a folder: when it was written last, and what it holds."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def test_nothing_generated_is_under_docs(site: Path) -> None:
    """What git does not know there is an author's page or picture that waits for its commit, and nothing else."""
    status = subprocess.run(
        ["git", "status", "--porcelain", "--ignored", "-uall", "docs"], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    if status.returncode:
        pytest.skip("not a git checkout")
    unknown = [line[3:].strip('"') for line in status.stdout.splitlines() if line.startswith(("!!", "??"))]
    assert [name for name in unknown if not name.endswith((".md", ".png", ".jpg", ".svg"))] == []


def test_no_import_goes_up() -> None:
    """The rooms' order, as pyproject.toml has it."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(config_filename=sys.argv[1], no_cache=True))"
    command = [sys.executable, "-c", code, str(ROOT / "pyproject.toml")]
    done = subprocess.run(command, cwd=ROOT / "scripts", capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout


def test_files_and_functions_of_the_scripts_are_short() -> None:
    for path in sorted((ROOT / "scripts").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= (170 if path.name == "hooks.py" else 200), path.name
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert node.end_lineno - node.lineno < 40, f"{path.name}: {node.name}"
