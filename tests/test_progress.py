"""A build always has something on the screen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals and has no such pipes")


# Loading the configuration loads this; it waits until the test has seen something on the screen.
WAITS = """import pathlib, sys, time
seen, told = pathlib.Path({seen!r}), pathlib.Path({told!r})
for _ in range(600):
    if seen.exists():
        break
    time.sleep(0.05)
else:
    raise SystemExit("nothing was shown")
def on_post_build(**_):
    told.write_text(str("rich" in sys.modules))
"""


def test_a_log_shows_each_step_from_the_start(pair) -> None:
    hook, seen, told = (pair.root / "hooks" / name for name in ("waits.py", "seen", "told"))
    hook.parent.mkdir()
    hook.write_text(WAITS.format(seen=str(seen), told=str(told)), encoding="utf-8")
    pair.config["hooks"].append(str(hook))
    pair.config["extra"]["paper"] |= {"packs": ["team"], "sizes": {"standard": {"letters": 12, "lines": 21}}}
    command = [sys.executable, str(SCRIPTS / "build.py"), "--zip", "--config", str(pair.save())]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout is not None
    first = process.stdout.read(len("settings"))
    seen.touch()
    said = (first + process.stdout.read()).decode("utf-8")
    assert process.wait() == 0, said
    steps = re.findall(r"(?m)^(\S.*?) +\d+\.\d s$", said)
    languages = ["简体中文, 1 of 2", "English, 2 of 2", "papers in 简体中文, 1 of 2", "papers in English, 2 of 2"]
    assert steps == ["settings", *languages, "verify", "seal", "zip", "publish"]
    assert "\x1b" not in said and "\r" not in said.replace("\r\n", "\n")
    assert told.read_text() == "False", "rich takes time to load, and a log needs none of it"


@posix
def test_a_terminal_shows_a_moving_line(pair) -> None:
    import pty

    outer, inner = pty.openpty()
    command = [sys.executable, str(SCRIPTS / "build.py"), "--config", str(pair.save())]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, stdin=inner, stdout=inner, stderr=inner, env=environment)
    os.close(inner)
    raw = b""
    while True:
        try:
            more = os.read(outer, 65536)
        except OSError:  # Linux says so that the other end is closed
            break
        if not more:
            break
        raw += more
    os.close(outer)
    said = raw.decode("utf-8")
    assert process.wait() == 0, said
    moving = re.findall(r"[-\\|/]\S* (简体中文, 1 of 2|English, 2 of 2|verify) \S*0:0", said)
    assert set(moving) == {"简体中文, 1 of 2", "English, 2 of 2", "verify"}
    assert re.search(r"English, 2 of 2 +\d+\.\d s", said) and "no warnings; the site is in" in said
    assert said.rindex("\x1b[?25h") > said.rindex("\x1b[?25l"), "the cursor is back"
