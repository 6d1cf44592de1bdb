"""The system's Firefox, driven by its own remote protocol (Marionette): JSON messages over a local socket."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PREFERENCES = {
    "marionette.port": 0,  # put in below
    "browser.dom.window.dump.enabled": True,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
}


def firefox_path() -> str | None:
    return os.environ.get("FIREFOX") or next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)


class Firefox:
    """A running Firefox. Commands are WebDriver's, by their names in Marionette."""

    def __init__(self, port: int, log: Path) -> None:
        self.log, self.count = log, 0
        deadline = time.monotonic() + 60
        while True:
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
                break
            except OSError:
                assert time.monotonic() < deadline, "Firefox did not open its port"
                time.sleep(0.1)
        self.stream = self.socket.makefile("rb")
        self._read()  # its greeting
        self.command("WebDriver:NewSession", {})

    def _read(self) -> Any:
        length = b""
        while (one := self.stream.read(1)) != b":":
            assert one, "Firefox has closed its port"
            length += one
        return json.loads(self.stream.read(int(length)))

    def command(self, name: str, values: dict) -> Any:
        self.count += 1
        data = json.dumps([0, self.count, name, values]).encode()
        self.socket.sendall(b"%d:%s" % (len(data), data))
        _, _, error, result = self._read()
        assert not error, error
        return result

    def open(self, address: str) -> None:
        self.command("WebDriver:Navigate", {"url": address})

    def run(self, script: str) -> Any:
        return self.command("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]

    def errors(self) -> list[str]:
        """The errors of pages' scripts so far."""
        return [
            line
            for line in self.log.read_text(encoding="utf-8", errors="replace").splitlines()
            if line.startswith("JavaScript error: file:///")
        ]


@contextlib.contextmanager
def running(folder: Path) -> Iterator[Firefox]:
    """A headless Firefox with a profile of its own in that folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    profile, log = folder / "profile", folder / "firefox.log"
    profile.mkdir()
    lines = (
        f"user_pref({json.dumps(name)}, {json.dumps(value)});"
        for name, value in {**PREFERENCES, "marionette.port": port}.items()
    )
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [
        firefox_path() or "",
        "--headless",
        "--marionette",
        "--no-remote",
        "--profile",
        str(profile),
        "--width=1300",
        "--height=900",
    ]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=subprocess.STDOUT, env={**os.environ, "HOME": str(folder), "MOZ_HEADLESS": "1"}
        )
        try:
            yield Firefox(port, log)
        finally:
            process.terminate()
            process.wait(30)
