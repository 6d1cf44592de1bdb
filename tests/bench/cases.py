"""The cases that are measured, made below a temporary folder: this project, and the same pages as a plain site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from handbook.chinese import Conversion, derive
from handbook.numbers import NUMBER, sentence_id

from bench.environments import ROOT
from bench.growing import grow

# What a plain site of Material's has beside the same text.
FEATURES = ["navigation.tabs", "navigation.sections", "navigation.footer", "navigation.top", "toc.follow"]
FEATURES += ["search.highlight"]
TREES = {"chinese": "zh", "traditional": "zh", "english": "en"}
_CITATION = re.compile(rf"(?<!\\)\[({NUMBER})\](?![\[(:])")
PAPERS = {"sizes": {}, "packs": [], "overview": [], "sheets": False}  # none


def project(folder: Path, times: int = 1) -> Path:
    """This project in a folder of its own, with as many times the pages; its mkdocs.yml. bare.yml makes no papers."""
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    config = _config()
    if times > 1:
        grow(folder / "docs", times)
        config["not_in_nav"] = "/*/more/\n"  # the navigation of a large site is short, too
        config["extra"]["checks"].pop("terms")  # a card's words, which stand in lists there, link to no glossary
    path = folder / "mkdocs.yml"
    write(config, path)
    config["extra"]["paper"] |= PAPERS
    write(config, folder / "bare.yml")
    return path


def plain(folder: Path, of: Path) -> Path:
    """The pages of a project's case as an ordinary mkdocs-material site in three trees; its mkdocs.yml.

    of: the project's. Citations are written out as links, so that both sites lead to the same places. floor.yml does
    without search: what is left is Markdown and the theme's templates.
    """
    docs, source = folder / "docs", of / "docs"
    for tree, language in TREES.items():
        shutil.copytree(source / language, docs / tree)
    for path in docs.rglob("*.md"):
        tree = path.relative_to(docs).parts[0]
        text = path.read_text(encoding="utf-8")
        text = derive(text, Conversion("s2tw")) if tree == "traditional" else text
        path.write_text(without_ours(text, path.relative_to(docs / tree)), encoding="utf-8")
    shutil.copytree(source / "assets", docs / "assets", ignore=shutil.ignore_patterns("*.js", "*.css"))
    config = _config()
    nav = [{tree: [_prefixed(entry, tree) for entry in config["nav"]]} for tree in TREES]
    site = {
        "site_name": "plain",
        "use_directory_urls": False,
        "theme": {"name": "material", "language": "zh", "font": False, "features": FEATURES},
        "plugins": ["search"],
        "markdown_extensions": config["markdown_extensions"],
        "nav": nav,
        "not_in_nav": "/*/more/\n",
        "validation": config["validation"],
    }
    write(site, folder / "mkdocs.yml")
    write({**site, "plugins": []}, folder / "floor.yml")
    return folder / "mkdocs.yml"


def without_ours(text: str, page: Path) -> str:
    """A page without what MkDocs alone does not know. page: its path below its language's folder."""
    up = "../" * (len(page.parts) - 1)
    text = text.replace("template: home.html\n", "")
    text = _CITATION.sub(lambda match: f"[{match[1]}]({up}reference/source.md#{sentence_id(match[1])})", text)
    # Print pages are generated here, and are not there to link to.
    return re.sub(r"\]\((?:\.\./)*print/[^)#]*(#[^)]*)?\)", f"]({up}index.md)", text)


def write(config: dict[str, Any], path: Path) -> None:
    """A configuration as a file."""
    path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")


def changer(page: Path) -> Callable[[], None]:
    """A function that changes a word of a page, another each time it is called."""
    text, count = page.read_text(encoding="utf-8"), 0

    def change() -> None:
        nonlocal count
        count += 1
        page.write_text(
            f"{text}\n第{'甲乙丙丁戊己庚辛壬癸'[count % 10]}稿{'。' * (count // 10 + 1)}\n", encoding="utf-8"
        )

    return change


def _config() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    return found


def _prefixed(entry: object, tree: str) -> object:
    """A nav entry with its paths below the folder tree."""
    if isinstance(entry, str):
        return f"{tree}/{entry}"
    if isinstance(entry, list):
        return [_prefixed(child, tree) for child in entry]
    assert isinstance(entry, dict)
    return {title: _prefixed(child, tree) for title, child in entry.items()}
