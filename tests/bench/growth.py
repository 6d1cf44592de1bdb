"""How a handbook on paper grows: the site's guidance set once over, and again, each in a process of its own.

python -m bench.growth SITE TIMES      (from tests/, with scripts/ on the path: what handbooks() runs)
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import lxml.html
from handbook.book import Edition
from handbook.paper.contents import Paper, frame, settle
from handbook.paper.pdf import typeset
from handbook.paper.reader import Reader
from handbook.settings import load as configuration
from handbook.settings.site import PAPERS

from bench.environments import ROOT
from bench.running import NotMeasured, environment, use_of
from bench.table import Row
from bench.workshop import Workshop

_CHAPTERS = ("purpose", "positioning", "cooperation", "supervision", "reference")
_LEFT_OUT = ("coverage.html", "papers.html")
_WANTED = (200, 400, 800)


def handbooks(shop: Workshop) -> list[Row]:
    """Seconds a page of handbooks of some 200, 400 and 800 pages."""
    command = shop.bare()
    use_of(command)
    site = Path(command.argv[-1])
    once, _ = set_apart(site, 1)
    rows, first = [], 0.0
    for wanted in _WANTED:
        pages, seconds = set_apart(site, max(1, round(wanted / once)))
        first = first or seconds / pages
        more = f"{seconds:.2f} s; a page takes {seconds / pages / first:.2f} times that of the first"
        rows.append(Row(f"handbook of {pages} pages", f"{1000 * seconds / pages:.1f} ms a page", "0.85–1.15", more))
    return rows


def set_apart(site: Path, times: int) -> tuple[int, float]:
    """Pages and seconds of a handbook set in another process, where nothing of a former one is kept."""
    argv = [sys.executable, "-m", "bench.growth", str(site), str(times)]
    paths = f"{ROOT / 'scripts'}{':' if sys.platform != 'win32' else ';'}{ROOT / 'tests'}"
    from bench.running import Command

    around = {**environment(Command(argv, ROOT)), "PYTHONPATH": paths}
    done = subprocess.run(argv, env=around, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise NotMeasured(done.stderr.strip().splitlines()[-1])
    pages, seconds = json.loads(done.stdout)
    return int(pages), float(seconds)


def paper_of(site: Path, times: int) -> Paper:
    """A handbook out of a built site's guidance, that many times over."""
    settings = configuration.load(ROOT / "mkdocs.yml").settings
    assert settings is not None
    edition = Edition(settings, "zh", "手册")
    paths = [path for path in sorted(site.glob("*/*.html")) if path.parent.name in _CHAPTERS]
    body = []
    for copy in range(times):
        for path in paths:
            if path.name not in _LEFT_OUT:
                article = lxml.html.fromstring(path.read_text(encoding="utf-8")).xpath("//article")[0]
                for part in article.xpath(".//section[contains(@class, 'card')] | .//form | .//nav"):
                    part.drop_tree()
                body += Reader(f"{copy}/{path.parent.name}/{path.name}", 0, "zh-Hans", edition.word).page(article)
    about = {"kind": "handbook", "subtitle": "", "starts": {}, "body": settle(body, edition)}
    return Paper("handbook.pdf", {**frame(edition, "standard"), **about})


def main() -> None:
    site, times = Path(sys.argv[1]), int(sys.argv[2])
    paper = paper_of(site, times)
    texts = {name: (ROOT / "overrides" / name).read_text(encoding="utf-8") for name in PAPERS}
    start = time.perf_counter()
    printed = typeset(paper, texts, {}, None)
    print(json.dumps([printed.pages, time.perf_counter() - start]))


if __name__ == "__main__":
    main()
