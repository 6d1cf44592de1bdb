"""Every command answers a person: no traceback, whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from earlier import snapshot
from handbook.paper import worker
from handbook.paper.batches import Places

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals and has no such pipes")


def run(name: str, *options: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A command as a person runs it."""
    command = [sys.executable, str(SCRIPTS / f"{name}.py"), *map(str, options)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, timeout=120)


def run_module(folder: Path, text: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command of a few lines, run as the others are."""
    (folder / "tried.py").write_text(text, encoding="utf-8")
    paths = os.pathsep.join([str(folder), str(SCRIPTS)])
    command = [sys.executable, "-c", "import sys; from handbook import command; sys.exit(command.run('tried'))"]
    return subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": paths, **environment},
        timeout=60,
    )


RAISES = "def main():\n    raise {}\n"
# the command → its exit code and all that it says on standard error
ENDS: dict[str, tuple[str, int, str]] = {
    "well": ("def main():\n    return 0\n", 0, ""),
    "with a code": ("def main():\n    return 3\n", 3, ""),
    "by argparse": (RAISES.format("SystemExit(2)"), 2, ""),
    "by a text": (RAISES.format("SystemExit('no such page')"), 1, "no such page\n"),
    "by the disk": (
        RAISES.format("OSError(28, 'No space left on device', 'site')"),
        1,
        "tried.py: [Errno 28] No space left on device: 'site'\n",
    ),
    "by Ctrl-C": (RAISES.format("KeyboardInterrupt"), 130, "\ntried.py: stopped\n"),
    "by a closed pipe": (RAISES.format("BrokenPipeError"), 141, ""),
    "without a library": (
        "import not_there\n",
        1,
        "tried.py: not_there is not installed – run `pip install -r requirements.txt`\n",
    ),
}


@pytest.mark.parametrize("case", ENDS)
def test_a_command_ends(tmp_path: Path, case: str) -> None:
    text, code, said = ENDS[case]
    done = run_module(tmp_path, text)
    assert (done.returncode, done.stderr) == (code, said)


def test_an_error_that_nobody_thought_of(tmp_path: Path) -> None:
    text = "def main():\n    return {}['phases']\n"
    done = run_module(tmp_path, text)
    assert done.returncode == 1
    assert "tried.py: an error that was not foreseen in tried.py:2: KeyError: 'phases'" in done.stderr
    assert "HANDBOOK_DEBUG to 1" in done.stderr and "Traceback" not in done.stderr
    done = run_module(tmp_path, text, HANDBOOK_DEBUG="1")
    assert done.returncode == 1 and "Traceback" in done.stderr and 'tried.py", line 2' in done.stderr


LOADS = {"build": "mkdocs", "checklist": "lxml", "check": "mkdocs"}
PRESSES = "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(20)\n"


@posix
@pytest.mark.parametrize(("name", "library"), LOADS.items())
def test_ctrl_c_while_a_command_still_loads(tmp_path: Path, name: str, library: str) -> None:
    """A library of that name stands in the way, which presses Ctrl-C while it is being loaded."""
    (tmp_path / library).mkdir()
    (tmp_path / library / "__init__.py").write_text(PRESSES)
    done = run(name, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stderr) == (130, f"\n{name}.py: stopped\n".encode())


@posix
def test_a_pipe_that_nobody_reads(pair) -> None:
    """The build does its work all the same; a listing ends quietly."""
    command = [sys.executable, str(SCRIPTS / "build.py"), "--config", str(pair.save())]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.read(1)
    process.stdout.close()
    assert process.stderr is not None and process.stderr.read() == b""
    assert process.wait() == 0 and (pair.root / "site" / "index.html").is_file()
    for options, codes in ((["--lang", "en"], {141}), (["--help"], {0, 141})):  # newer argparse takes no notice
        reading, writing = os.pipe()
        os.close(reading)
        listing = [sys.executable, str(SCRIPTS / "checklist.py"), "--config", str(pair.root / "mkdocs.yml"), *options]
        done = subprocess.run(listing, stdout=writing, stderr=subprocess.PIPE)
        os.close(writing)
        assert done.returncode in codes and done.stderr == b""


@pytest.mark.parametrize("encoding", ["cp1252", "gbk", "ascii"])
def test_a_terminal_that_lacks_characters(tmp_path: Path, encoding: str) -> None:
    page = tmp_path / "docs" / "zh" / "目的.md"
    page.parent.mkdir(parents=True)
    page.write_text("# 题\n\n导语,不对。\n", encoding="utf-8")
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    commands = [
        (("check", "--docs", tmp_path / "docs"), ":3: half-width punctuation in Chinese"),
        (("check", "--docs", tmp_path / "docs", "--reviewed", "en/目的.md"), ".md is not there"),
        (("checklist", "--site", tmp_path / "巡察"), "build.py` first"),
        (("build", "--site", page.parent), "is not empty and is no site"),
    ]
    for arguments, said in commands if encoding == "cp1252" else commands[:1]:
        done = run(*arguments, **environment)
        words = (done.stdout + done.stderr).decode(encoding)
        assert done.returncode == 1 and said in words and "Traceback" not in words, words
        assert (
            ("目的" in words or "巡察" in words or "zh" in words)
            if encoding == "gbk"
            else "?" in words or "zh" in words
        )


def test_a_log_is_utf_8_whatever_the_system_s_own_encoding(tmp_path: Path) -> None:
    (tmp_path / "docs" / "zh").mkdir(parents=True)
    (tmp_path / "docs" / "zh" / "a.md").write_text("# 题\n\n导语,不对。\n", encoding="utf-8")
    done = run("check", "--docs", tmp_path / "docs", PYTHONUTF8="0", LC_ALL="C", PYTHONCOERCECLOCALE="0")
    assert "“导语,不对。”" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("missing.yml", "{}:1: can't be read (No such file or directory) – see that it is there"),
        ("docs", "{} is a folder – give the file in it: --config"),
    ],
)
def test_a_configuration_that_is_not_there(tmp_path: Path, config: str, message: str) -> None:
    (tmp_path / "docs").mkdir()
    path = tmp_path / config
    done = run("build", "--config", path)
    words = done.stderr.decode("utf-8")
    assert done.returncode == 1 and message.format(path) in words and "Traceback" not in words


def test_pages_that_are_not_there(tmp_path: Path) -> None:
    done = run("check", "--docs", tmp_path / "none")
    assert done.returncode == 1 and "is no folder – give the one that holds the pages" in done.stderr.decode("utf-8")


def test_a_fault_of_the_build_itself_leaves_the_site(pair) -> None:
    hook = pair.root / "hooks" / "broken.py"
    hook.parent.mkdir()
    hook.write_text("def on_post_page(output, **_):\n    raise StopIteration\n", encoding="utf-8")
    pair.config["hooks"].append(str(hook))
    pair.reviewed()
    before = snapshot(pair.root / "docs")
    code, _, errors = pair.build()
    assert code == 1 and "Traceback" not in errors
    assert "an error that was not foreseen in broken.py:2: StopIteration" in errors
    assert f"{pair.root / 'site'} is as it was" in errors
    assert not (pair.root / "site").exists() and snapshot(pair.root / "docs") == before


@posix
def test_ctrl_c_does_not_reach_the_process_that_makes_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal sends Ctrl-C to a whole group; that process would answer it with a traceback while it still loads."""
    real, groups = subprocess.Popen, []

    def stand_in(command: list[str], **options: object) -> subprocess.Popen[bytes]:
        process = real([sys.executable, "-c", "import sys; sys.stdin.read(); sys.exit(1)"], **options)
        groups.append(os.getpgid(process.pid))
        return process

    monkeypatch.setattr(worker.subprocess, "Popen", stand_in)
    monkeypatch.setattr(worker.pickle, "dumps", lambda job: b"")
    assert worker.run(None, Places())[0][0].problems
    assert groups and groups[0] != os.getpgrp()


@posix
def test_a_second_ctrl_c_while_a_stopped_command_ends(tmp_path: Path) -> None:
    text = (
        "import atexit, os, signal\natexit.register(lambda: os.kill(os.getpid(), signal.SIGINT))\n"
        "def main():\n    os.kill(os.getpid(), signal.SIGINT)\n    import time\n    time.sleep(20)\n"
    )
    done = run_module(tmp_path, text)
    assert (done.returncode, done.stderr) == (130, "\ntried.py: stopped\n") and signal.SIGINT
