"""One language's downloads, made in a process of its own: a Job comes in by standard input, its Results leave by
standard output.

A process for each language uses the machine's other cores, and Typst starts with an empty cache: with another
language's in it, it takes twice as long. Run by downloads.py.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from handbook.paper.contents import Paper
from handbook.problem import Problem


@dataclass(frozen=True)
class Job:
    """papers: each with the files of its pictures; documents: packs that become Word documents, too, by their names.

    templates: by name; pictures: every file by its address, those of the cards among them.
    """

    papers: Sequence[tuple[Paper, Mapping[str, bytes]]]
    documents: Mapping[str, Paper]
    templates: Mapping[str, str]
    own_fonts: Path | None
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """A file, or the problems that kept it from being made. pages: 0 where it has none; starts: as in Printed."""

    name: str
    content: bytes = b""
    pages: int = 0
    starts: Mapping[str, int] | None = None
    problems: Sequence[Problem] = ()


def make(job: Job) -> list[Result]:
    """Every file of the job, in order."""
    from handbook.paper.booklet import booklet
    from handbook.paper.packed import packed
    from handbook.paper.pdf import PaperError, typeset  # here, so that the build itself need not load Typst and Word
    from handbook.paper.word import checklist_document
    from handbook.paper.word_pictures import for_word

    results = []
    for paper, pictures in job.papers:
        try:
            printed = typeset(paper, job.templates, pictures, job.own_fonts)
            results.append(Result(paper.name, packed(printed.pdf), printed.pages, printed.starts))
            if paper.data.get("booklet"):
                made = booklet(printed.pdf, paper.data["booklet"]["title"])
                results.append(Result(paper.data["booklet"]["name"], made, printed.pages // 2))
        except PaperError as error:
            results.append(Result(paper.name, problems=error.problems))
    if any(result.problems for result in results):
        return results  # a picture that Typst refuses would stop it here, too
    nodes = [node for pack in job.documents.values() for node in pack.data["body"]]
    shown = [node["picture"]["src"] for node in nodes if node.get("picture")]
    pictures = {src: for_word(src, job.pictures[src], job.own_fonts) for src in dict.fromkeys(shown)}
    return results + [Result(name, checklist_document(pack, pictures)) for name, pack in job.documents.items()]


def run(job: Job) -> list[Result]:
    """make(), in another process; what that process has to say against it goes to standard error."""
    scripts = str(Path(__file__).resolve().parents[2])
    alone = {**os.environ, "RAYON_NUM_THREADS": "1", "PYTHONPATH": scripts}  # languages run side by side already
    # In a group of its own: Ctrl-C is the build's to answer, from the process's first moment on.
    done = subprocess.run(
        [sys.executable, "-m", __name__],
        input=pickle.dumps(job),
        stdout=subprocess.PIPE,
        env=alone,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # Windows
        process_group=None if os.name == "nt" else 0,
    )
    if done.returncode:
        what = f"the process that makes the papers ended with {done.returncode}"
        return [Result("", problems=[Problem(what, "see what it said above, and try again")])]
    results: list[Result] = pickle.loads(done.stdout)
    return results


if __name__ == "__main__":
    from handbook.paper import worker  # the classes' own module, so that both processes mean the same

    sys.stdout.buffer.write(pickle.dumps(worker.make(pickle.load(sys.stdin.buffer))))
