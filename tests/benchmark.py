"""How long the build takes beside plain mkdocs-material, what the papers add, and how a handbook grows.

    python tests/benchmark.py [rounds]

The plain site has the same pages as three written trees, Material’s search on; it has no hooks, no print pages, no derived
language and no verification. All are run in turn as whole processes, and the medians and their ratios are printed. Then a
handbook is set from the site's guidance once, twice, four and eight times over.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import lxml.html
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from handbook.book import Edition  # noqa: E402
from handbook.chinese import Conversion, derive  # noqa: E402
from handbook.paper.contents import Paper, frame, settle  # noqa: E402
from handbook.paper.pdf import typeset  # noqa: E402
from handbook.paper.reader import Reader  # noqa: E402
from handbook.settings import load as configuration  # noqa: E402
from handbook.settings.site import PAPERS  # noqa: E402

# What a plain site of Material's has beside the same text.
FEATURES = [
    "navigation.tabs",
    "navigation.sections",
    "navigation.footer",
    "navigation.top",
    "toc.follow",
    "search.highlight",
]


def plain_site(folder: Path) -> Path:
    """The handbook's pages as an ordinary mkdocs-material site below folder; its mkdocs.yml."""
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs" / "zh", docs / "chinese")
    shutil.copytree(ROOT / "docs" / "en", docs / "english")
    for path in (ROOT / "docs" / "zh").rglob("*.md"):
        target = docs / "traditional" / path.relative_to(ROOT / "docs" / "zh")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(derive(path.read_text(encoding="utf-8"), Conversion("s2tw")), encoding="utf-8")
    for path in docs.rglob("*.md"):  # the generated pages are not there to link to, nor the home page's template
        text = (
            path.read_text(encoding="utf-8")
            .replace("](print/all.html)", "](index.md)")
            .replace("template: home.html\n", "")
        )
        path.write_text(text, encoding="utf-8")
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    theme = {"name": "material", "language": "zh", "font": False, "features": FEATURES}
    nav = [{tree: [prefixed(entry, tree) for entry in config["nav"]]} for tree in ("chinese", "traditional", "english")]
    plain = {
        "site_name": "plain",
        "use_directory_urls": False,
        "theme": theme,
        "plugins": ["search"],
        "markdown_extensions": config["markdown_extensions"],
        "nav": nav,
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(plain, allow_unicode=True), encoding="utf-8")
    return folder / "mkdocs.yml"


def prefixed(entry: object, tree: str) -> object:
    """A nav entry with its paths below the folder tree."""
    if isinstance(entry, str):
        return f"{tree}/{entry}"
    if isinstance(entry, list):
        return [prefixed(child, tree) for child in entry]
    assert isinstance(entry, dict)
    return {title: prefixed(child, tree) for title, child in entry.items()}


_CHAPTERS = (
    "purpose",
    "positioning",
    "cooperation",
    "supervision",
    "reference",
)  # coverage is left out of the handbook


def without_papers(folder: Path) -> Path:
    """The project's own configuration, but for the papers; beside the project's, since its paths are relative."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for key, nothing in (("packs", "[]"), ("overview", "[]"), ("sheets", "false")):
        text = re.sub(rf"(?m)^    {key}: .*$", f"    {key}: {nothing}", text)
    text = re.sub(r"(?ms)^    sizes:.*?(?=^    packs:)", "    sizes: {}\n", text)
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"


def grow_handbook(site: Path) -> None:
    """Set ever longer handbooks out of the guidance pages of a built site."""
    settings = configuration.load(ROOT / "mkdocs.yml").settings
    texts = {name: (ROOT / "overrides" / name).read_text(encoding="utf-8") for name in PAPERS}
    paths = [
        path for path in sorted(site.glob("*/*.html")) if path.parent.name in _CHAPTERS and path.name != "coverage.html"
    ]
    articles = {path: lxml.html.fromstring(path.read_text(encoding="utf-8")).xpath("//article")[0] for path in paths}
    for article in articles.values():
        for card in article.xpath(".//section[contains(@class, 'card')]"):
            card.drop_tree()
    for times in (1, 2, 4, 8):
        edition = Edition(settings, "zh", "手册")
        body: list[dict] = []
        for copy in range(times):
            for path, article in articles.items():
                body += Reader(f"{copy}/{path.parent.name}/{path.name}", 0, "zh-Hans", edition.word).page(article)
        settle(body, edition)
        paper = Paper(
            "x.pdf", {**frame(edition, "standard"), "kind": "handbook", "subtitle": "", "starts": {}, "body": body}
        )
        start = time.perf_counter()
        printed = typeset(paper, texts, {}, None)
        print(f"handbook of {printed.pages} pages: {time.perf_counter() - start:.2f} s")


def seconds(command: list[str], folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = plain_site(folder)
        build = [sys.executable, str(ROOT / "scripts" / "build.py"), "--site", str(folder / "ours")]
        commands = {
            "plain mkdocs-material": [
                sys.executable,
                "-m",
                "mkdocs",
                "build",
                "-q",
                "-f",
                str(config),
                "-d",
                str(folder / "plain"),
            ],
            "build without papers": [*build, "--config", str(without_papers(folder / "bare"))],
            "build": build,
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            seconds(command, folder)  # warm: byte code, caches
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(seconds(command, folder))
        medians = {name: statistics.median(values) for name, values in times.items()}
        for name, values in times.items():
            print(
                f"{name:<24} median {medians[name]:.2f} s  (from {min(values):.2f} to {max(values):.2f}, {rounds} rounds)"
            )
        print(
            f"without papers, beside plain: {medians['build without papers'] / medians['plain mkdocs-material']:.2f} times"
        )
        print(f"papers add {medians['build'] - medians['build without papers']:.2f} s")
        grow_handbook(folder / "ours")


if __name__ == "__main__":
    main()
