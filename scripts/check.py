"""The author's command: finds and mends slips of Chinese text, marks translations as reviewed, numbers a new speech.

    python scripts/check.py                               lists slips, and translations that are behind
    python scripts/check.py --fix                         mends what can be mended without thinking
    python scripts/check.py --reviewed en/start.md …      marks translations as made from their originals (or: all)
    python scripts/check.py --shorten                     writes citations and modalities short: [P13.6], .must
    python scripts/check.py --number speech.docx          numbers a plain speech; never overwrites

Exit code 1 when something is left to mend.
"""

from __future__ import annotations

import sys

if __name__ == "__main__":  # before the imports below: they take a while, and Ctrl-C may come meanwhile
    from handbook import command

    sys.exit(command.run("check"))

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from handbook.check import translations, wording
from handbook.problem import shown_path
from handbook.settings.load import Project, first_pages, load_or_tell

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(prog="check.py", description="Check and mend what an author writes.")
    parser.add_argument("--fix", action="store_true", help="mend the slips that can be mended safely")
    parser.add_argument(
        "--reviewed", nargs="+", metavar="PAGE", help="mark pages below docs/, such as en/start.md, or all"
    )
    parser.add_argument("--shorten", action="store_true", help="write citations and modalities in their short form")
    parser.add_argument("--number", type=Path, metavar="SPEECH", help="number a speech: .txt (UTF-8 or GBK) or .docx")
    parser.add_argument(
        "--output", type=Path, metavar="PAGE", help="where the numbered page goes (reference/source.md)"
    )
    parser.add_argument("--docs", type=Path, metavar="FOLDER", help="the pages (docs_dir of the configuration)")
    parser.add_argument("--config", type=Path, default=ROOT / "mkdocs.yml", help="the configuration (mkdocs.yml)")
    options = parser.parse_args(arguments)
    if options.number and options.config.is_file():
        docs, language = first_pages(options.config)
        page = options.output or (options.docs or docs) / language / "reference" / "source.md"
        return number(options.number, page, options.config.parent)
    project = load_or_tell(options.config)
    if project is None:
        return 1
    if options.docs:
        project = replace(project, docs=options.docs)
    if not project.docs.is_dir():
        print(f"{project.docs} is no folder – give the one that holds the pages: --docs FOLDER", file=sys.stderr)
        return 1
    if options.reviewed:
        return review(options.reviewed, project)
    if options.shorten:
        return shorten(project, options.config)
    return look(project, options.fix)


def number(speech: Path, page: Path, root: Path) -> int:
    """Write a numbered page of the speech, and say what a person should look at. The exit code.

    root: the folder that the page's path is shown below.
    """
    from handbook.read.numbering import UnreadableSpeech, as_page, number_speech, read_lines

    if page.exists():
        print(f"{page} is there already – move it away, or name another place: --output PAGE", file=sys.stderr)
        return 1
    try:
        sentences, doubts = number_speech(read_lines(speech))
    except FileNotFoundError:
        print(f"{speech} is not there – give the file that holds the speech", file=sys.stderr)
        return 1
    except UnreadableSpeech as error:
        print(error, file=sys.stderr)
        return 1
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(as_page(sentences), encoding="utf-8", newline="\n")
    for doubt in doubts:
        print(f"{speech.name}:{doubt.line}: {doubt.words}" if doubt.line else f"{speech.name}: {doubt.words}")
    print(
        f"{shown_path(page, root)}: {len(sentences)} sentences – compare them with the speech, "
        "then build: the checks lead on"
    )
    return 0


def review(pages: Sequence[str], project: Project) -> int:
    """Mark translations as reviewed. pages: below docs/, or all. The exit code."""
    docs = project.docs
    behind = {
        stale.translation.relative_to(docs).as_posix(): stale
        for stale in translations.all_stale(docs, project.settings)
    }
    chosen = list(behind) if list(pages) == ["all"] else [page.removeprefix("docs/") for page in pages]
    missing = [page for page in chosen if not (docs / page).is_file()]
    for page in missing:
        print(f"docs/{page} is not there – name a page below docs/, such as en/start.md", file=sys.stderr)
    for page in chosen if not missing else ():
        if page in behind:
            translations.mark_reviewed(behind[page])
        print(f"docs/{page}: {'marked as reviewed' if page in behind else 'up to date already'}")
    return 1 if missing else 0


def shorten(project: Project, config: Path) -> int:
    """Write the pages' long forms short where that changes nothing that is read. config: mkdocs.yml. The exit code."""
    from handbook.check.shorten import shorten_docs
    from handbook.material.citations import renderer
    from handbook.settings import load

    try:
        render = renderer(load.load_mkdocs(load.load(config)))
    except load.BadConfiguration as error:
        print("\n".join(error.lines), file=sys.stderr)
        return 1
    done = saved = 0
    for page in shorten_docs(project.docs, project.settings, render):
        shown = shown_path(page.path, project.docs.parent)
        if page.left is None:
            print(f"{shown}: is left as it is, for it is not UTF-8 – save it as UTF-8 in your editor")
            continue
        print(f"{shown}: {page.done} marks are shorter")
        for line in page.left:
            print(f"{shown}:{line}: a mark is left as it is – written short it would be read otherwise here")
        done, saved = done + page.done, saved + page.saved
    print(f"{done} marks are shorter, {saved} bytes in all")
    return 0


def look(project: Project, fix: bool) -> int:
    """List what is left to mend, after mending what can be mended safely with fix. The exit code."""
    found = list(slips(project, fix))
    for stale in translations.all_stale(project.docs, project.settings):
        problem = translations.fault_of(stale, project.docs).at(stale.translation, 0)
        found.append(str(problem.placed(project.docs.parent)))
    print("\n".join(found) if found else "nothing to mend")
    return 1 if found else 0


def slips(project: Project, fix: bool) -> Iterator[str]:
    """Every slip that is left, one line each."""
    for code, language in project.settings.languages.items():
        for path in sorted((project.docs / code).rglob("*.md")):
            shown = shown_path(path, project.docs.parent)
            if fix and wording.mend_file(path, language.tag):
                print(f"{shown}: mended")
            for problem in wording.check_file(path, language.tag):
                yield str(problem.placed(project.docs.parent))
