"""The last touches on a built site: a Content-Security-Policy in every page, the sums of every file, an archive."""

from __future__ import annotations

import datetime
import hashlib
import re
import zipfile
from pathlib import Path

from handbook.publish.ownership import MARK, MARK_TEXT, SUMS

# Scripts and styles out of the site's own files, and nothing else.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
HEAD = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)


def add_policies(site: Path) -> None:
    """Put the policy into every page, before anything that it is to govern. Raises ValueError for a page without a
    charset.
    """
    for path in site.rglob("*.html"):
        html = path.read_bytes().decode()
        head = HEAD.search(html)
        name = path.relative_to(site).as_posix()
        if head is None:
            raise ValueError(f"{name} has no <meta charset>, after which its policy is to stand")
        tag = f'{head[0]}<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        path.write_bytes((html[: head.start()] + tag + html[head.end() :]).encode())


def sums(site: Path) -> str:
    """`sha256sum`'s own lines for every file but the list itself, sorted by path."""
    files = sorted((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in files if name != SUMS)


def write_sums(site: Path) -> None:
    """SHA256SUMS at the site's root, so that a copy can be checked with `sha256sum -c`, and the mark of our folders."""
    (site / MARK).write_bytes(MARK_TEXT)
    (site / SUMS).write_bytes(sums(site).encode())


def archive(site: Path, target: Path, date: datetime.date, top: str) -> None:
    """The whole site as a zip file, in a folder called top, whose bytes depend on its contents and date alone."""
    moment = (max(date.year, 1980), date.month, date.day, 0, 0, 0)
    with zipfile.ZipFile(target, "w") as packed:
        files = (path for path in site.rglob("*") if path.is_file())
        for name, path in sorted((path.relative_to(site).as_posix(), path) for path in files):
            entry = zipfile.ZipInfo(f"{top}/{name}", moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes())
