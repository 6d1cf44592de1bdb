"""A language's downloads, made in processes of their own: a Job comes in by standard input, its Results leave by
standard output.

Processes use the machine's other cores, and give back the memory that Typst keeps. Run by downloads.py, for what the
cache does not have.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from handbook.paper.batches import LIMIT, Places, batches
from handbook.paper.cache import Cache, key_maker
from handbook.paper.contents import Paper
from handbook.paper.known import note
from handbook.paper.result import Result
from handbook.problem import Problem


@dataclass(frozen=True)
class Job:
    """papers: each with the files of its pictures, by the names that it knows them by; templates: by
    name. A paper whose name ends in .docx becomes a Word document.
    """

    papers: Sequence[tuple[Paper, Mapping[str, bytes]]]
    templates: Mapping[str, str]
    own_fonts: Path | None


def make(job: Job) -> list[list[Result]]:
    """What every paper of the job gives, in order."""
    made: list[list[Result]] = []
    for paper, pictures in job.papers:
        # A picture that Typst refuses would stop Word documents, too, and has been told of.
        broken = any(one.problems for results in made for one in results)
        if not paper.name.endswith(".docx"):
            made.append(make_pdf(paper, pictures, job))
        else:
            made.append([] if broken else [make_word(paper, pictures, job)])
    return made


def make_pdf(paper: Paper, pictures: Mapping[str, bytes], job: Job) -> list[Result]:
    """A paper set, with a picture of its first page, and a booklet of it where it has one; or why it can't be."""
    from handbook.paper.booklet import booklet  # here, so that the build itself need not load Typst and Word
    from handbook.paper.first_page import first_page
    from handbook.paper.packed import packed
    from handbook.paper.pdf import PaperError, typeset

    try:
        printed = typeset(paper, job.templates, pictures, job.own_fonts)
    except PaperError as error:
        return [Result(paper.name, problems=error.problems)]
    whole = Result(paper.name, packed(printed.pdf), printed.pages, printed.starts, picture=first_page(printed.pdf))
    folded = paper.data.get("booklet")
    if not folded:
        return [whole]
    made = booklet(printed.pdf, folded["title"])
    return [whole, Result(folded["name"], made, printed.pages // 2, picture=first_page(made))]


def make_word(paper: Paper, pictures: Mapping[str, bytes], job: Job) -> Result:
    """A Word document. Its pictures are known by their addresses."""
    from handbook.paper.word import word_document
    from handbook.paper.word_pictures import for_word

    taken = {src: for_word(src, content, job.own_fonts) for src, content in pictures.items()}
    return Result(paper.name, word_document(paper, taken))


def take_or_make(job: Job, cache: Cache, places: Places, whole: str = "") -> list[Result]:
    """Every file of the job, in order: from the cache what it has, and the rest made and kept there.

    whole: the key that all of them together are known by, too. Raises Ended.
    """
    key_of = key_maker(job.templates, job.own_fonts)
    keys = [key_of([paper.name, paper.data], pictures) for paper, pictures in job.papers]
    found = [cache.get(key) for key in keys]
    missing = [place for place, results in enumerate(found) if results is None]
    for place, results in run_apart(job, missing, places):
        found[place] = results
        if results and not any(one.problems for one in results):
            cache.put(keys[place], results)
    if whole and not any(one.problems for results in found for one in results or ()):
        note(cache, whole, keys)
    return [one for results in found for one in results or []]


def run_apart(job: Job, missing: Sequence[int], places: Places) -> Iterator[tuple[int, list[Result]]]:
    """A job's papers at those numbers, batch by batch, each with its number. A Word document goes with its PDF."""
    weights: Counter[str] = Counter()
    for paper, _ in (job.papers[number] for number in missing):
        weights[_stem(paper)] += len(json.dumps(paper.data, ensure_ascii=False))

    def make_batch(names: list[str]) -> list[tuple[int, list[Result]]]:
        own = [number for number in missing if _stem(job.papers[number][0]) in names]
        with places.one(large=weights[names[0]] > LIMIT):
            made = run(replace(job, papers=[job.papers[number] for number in own]), places)
        return list(zip(own, made, strict=False))  # fewer where the process broke down

    with ThreadPoolExecutor() as pool:
        for made in pool.map(make_batch, batches(weights)):
            yield from made


def _stem(paper: Paper) -> str:
    return paper.name.rpartition(".")[0]


def run(job: Job, places: Places) -> list[list[Result]]:
    """make(), in another process; what that process has to say against it goes to standard error."""
    scripts = str(Path(__file__).resolve().parents[2])
    alone = {**os.environ, "RAYON_NUM_THREADS": "1", "PYTHONPATH": scripts}  # processes run side by side already
    # In a group of its own: Ctrl-C is the build's to answer, from the process's first moment on.
    process = subprocess.Popen(
        [sys.executable, "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=alone,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # Windows
        process_group=None if os.name == "nt" else 0,
    )
    with process, places.running(process):
        given, _ = process.communicate(pickle.dumps(job))
    if process.returncode:
        what = f"the process that makes the papers ended with {process.returncode}"
        return [[Result("", problems=[Problem(what, "see what it said above, and try again")])]]
    results: list[list[Result]] = pickle.loads(given)
    return results


if __name__ == "__main__":
    from handbook.paper import worker  # the classes' own module, so that both processes mean the same

    sys.stdout.buffer.write(pickle.dumps(worker.make(pickle.load(sys.stdin.buffer))))
