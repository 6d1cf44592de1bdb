"""MkDocs' own build of all languages, with every problem that it and the hooks tell of."""

from __future__ import annotations

import logging

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from handbook import progress
from handbook.material.messages import said_our_way
from handbook.problem import Problem, Project


class Problems(logging.Handler):
    """Collects what MkDocs and the hooks warn of, in every language, each problem once."""

    def __init__(self, project: Project) -> None:
        super().__init__(logging.WARNING)
        self.project = project
        self.found: dict[str, Problem] = {}

    def emit(self, record: logging.LogRecord) -> None:
        ours = record.msg if isinstance(record.msg, Problem) else None
        for problem in [ours] if ours else said_our_way(record.getMessage(), self.project):
            self.add(problem.placed(self.project.config.parent))

    def add(self, problem: Problem) -> None:
        self.found.setdefault(str(problem), problem)


def build_pages(config: MkDocsConfig, project: Project, shown: progress.Steps) -> tuple[list[Problem], bool]:
    """Build every language; the problems found on the way, and whether the build came to its end.

    project: the files that problems are to be mended in; shown: shows what the hooks tell.

    All languages are built, so that all problems come out together.
    """
    problems = Problems(project)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(problems)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    told = progress.Told(shown)
    logging.getLogger("mkdocs.handbook").addHandler(told)
    config.strict = False  # the same strictness, but at the end: MkDocs would stop at the first language
    config.plugins.on_startup(command="build", dirty=False)
    complete = False
    try:
        mkdocs_build(config)
        complete = True
    except UnicodeDecodeError as error:  # check/wording.py has said it better
        known = {line: problem for line, problem in problems.found.items() if "rror reading" not in line}
        problems.found = known or {str(error): Problem(str(error))}
    except (Abort, MkDocsException) as error:
        problems.add(Problem(str(error)))
    finally:
        config.plugins.on_shutdown()
        logger.removeHandler(problems)
        logging.getLogger("mkdocs.handbook").removeHandler(told)
    return list(problems.found.values()), complete
