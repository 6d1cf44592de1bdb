"""Others that make a site and papers of the same pages, each in an environment of its own: what an output page takes."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import yaml
from pypdf import PdfReader

from bench import cases, environments
from bench.running import Command, NotMeasured, median, use_of
from bench.table import Row, missing
from bench.workshop import Workshop, mkdocs

Peer = Callable[[Workshop, Path], tuple[list[Command], Path]]
_LEAST = 100  # pages that the text has, however small it is set
# WeasyPrint breaks no page inside these boxes of Material's.
_BLOCKS = "body, .md-container, .md-main, .md-main__inner, .md-content { display: block !important }"


def peers(shop: Workshop) -> list[Row]:
    """Seconds for each page of paper, HTML and PDF together, of ours and of others."""
    ours, pages = own_page(shop)
    rows = [Row("ours: site and papers, a page of PDF", f"{1000 * ours:.1f} ms", "", f"{pages} pages, nothing cached")]
    best = ""
    for name, peer in PEERS.items():
        try:
            taken, count = timed(shop, name, peer)
        except NotMeasured as why:
            rows.append(missing(name, why, "≥ 5 ×"))
            continue
        best = f"{taken / count / ours:.1f} × ours"
        rows.append(Row(name, best, "≥ 5 ×", f"{1000 * taken / count:.0f} ms a page: {count} pages in {taken:.1f} s"))
    return rows


def own_page(shop: Workshop) -> tuple[float, int]:
    """What a page of our papers takes, the sites and the Word documents among it, and how many there are."""
    command = shop.build(shop.ours())
    taken = median([use_of(command) for _ in range(max(1, shop.rounds // 2))]).wall
    pages = sum(len(PdfReader(path).pages) for path in Path(command.argv[-1], "downloads").glob("*.pdf"))
    return taken / pages, pages


def timed(shop: Workshop, name: str, peer: Peer) -> tuple[float, int]:
    """Seconds and pages of a peer's run; of two, the faster."""
    folder = shop.folder / "peers" / name.replace(" ", "-")
    shutil.rmtree(folder, ignore_errors=True)
    cases.plain(folder, shop.ours().parent)
    commands, paper = peer(shop, folder)
    runs = []
    for _ in range(2):
        start = time.perf_counter()
        for command in commands:
            use_of(command)
        runs.append(time.perf_counter() - start)
    if not paper.is_file():
        raise NotMeasured("it ended without a word, and made no PDF")
    count = len(PdfReader(paper).pages)
    if count < _LEAST:
        raise NotMeasured(f"its PDF has {count} page{'s' if count > 1 else ''} in {min(runs):.0f} s: text is cut off")
    return min(runs), count


def with_plugin(folder: Path, **plugins: dict[str, object]) -> None:
    """Add plugins to a plain site's configuration."""
    config = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    config["plugins"] += [{name.replace("_", "-"): options} for name, options in plugins.items()]
    cases.write(config, folder / "mkdocs.yml")


def print_site(shop: Workshop, folder: Path) -> Command:
    """One page with all pages on it, by mkdocs-print-site-plugin."""
    with_plugin(folder, print_site={})
    packages = [*environments.material(), "mkdocs-print-site-plugin"]
    return mkdocs(environments.python_of(shop.folder, "print-site", packages), folder / "mkdocs.yml", folder / "site")


def chromium(shop: Workshop, folder: Path) -> tuple[list[Command], Path]:
    from conftest import chromium_path

    program = chromium_path()
    if program is None:
        raise NotMeasured("there is no Chromium here")
    paper, page = folder / "paper.pdf", folder / "site" / "print_page.html"
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={paper}"]
    return [print_site(shop, folder), Command([program, *flags, page.as_uri()], folder)], paper


def weasyprint(shop: Workshop, folder: Path) -> tuple[list[Command], Path]:
    python = environments.python_of(shop.folder, "weasyprint", ["weasyprint"])
    paper, page = folder / "paper.pdf", folder / "site" / "print_page.html"
    style = folder / "blocks.css"
    style.write_text(_BLOCKS, encoding="utf-8")
    argv = [str(python), "-m", "weasyprint", "-s", str(style), str(page), str(paper)]
    return [print_site(shop, folder), Command(argv, folder)], paper


def plugin(name: str, **more: object) -> Peer:
    """A plugin that makes the PDF while MkDocs builds. more: options of its own."""

    def peer(shop: Workshop, folder: Path) -> tuple[list[Command], Path]:
        with_plugin(folder, **{name.removeprefix("mkdocs-"): {"output_path": "paper.pdf", **more}})
        python = environments.python_of(shop.folder, name, [*environments.material(), name])
        return [mkdocs(python, folder / "mkdocs.yml", folder / "site")], folder / "site" / "paper.pdf"

    return peer


PEERS: dict[str, Peer] = {
    "print-site and Chromium": chromium,
    "print-site and WeasyPrint": weasyprint,
    "mkdocs-to-pdf": plugin("mkdocs-to-pdf", cover=False),
    "mkdocs-with-pdf": plugin("mkdocs-with-pdf"),
}


def zensical(shop: Workshop) -> list[Row]:
    """Zensical on the same Markdown, HTML alone, beside ours without papers."""
    python = environments.python_of(shop.folder, "zensical", ["zensical"])
    folder = shop.plain().parent
    command = Command([str(python), "-m", "zensical", "build", "-c", "-f", str(folder / "mkdocs.yml")], folder)
    use_of(command)
    theirs = median([use_of(command) for _ in range(shop.rounds)])
    ours = median([use_of(shop.bare()) for _ in range(shop.rounds)])
    more = f"{theirs.wall:.2f} s (CPU {theirs.cpu:.2f}) beside ours {ours.wall:.2f} s (CPU {ours.cpu:.2f}), no papers"
    return [Row("zensical, HTML only ÷ ours without papers", f"{theirs.wall / ours.wall:.2f} ×", "", more)]
