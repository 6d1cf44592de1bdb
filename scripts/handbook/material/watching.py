"""What `mkdocs serve` says to an author: one line a save, and every problem."""

from __future__ import annotations

import logging
import re

from mkdocs.livereload import LiveReloadServer
from mkdocs.utils import DuplicateFilter

# Of what is said in passing: what a save ends with, where the site is, and the end.
_WANTED = re.compile(r"Documentation built in|Serving on|Shutting down")
# Material asks for every language's sitemap.xml on each page; there is none, and nothing is amiss.
_NO_PROBLEM = re.compile(r'"GET /\S*sitemap\.xml[ "]')
_EVERY = 0.1  # seconds


class ToThePoint(logging.Filter):
    """Lets warnings and errors through, and of the rest the few lines that say something to an author."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if record.levelno >= logging.WARNING:
            return not (record.name == "mkdocs.livereload" and _NO_PROBLEM.search(message))
        return bool(_WANTED.search(message))


def look_often(server: LiveReloadServer) -> None:
    """Look for saved files ten times a second; MkDocs does so twice, and an author waits for it at each save."""
    for emitter in server.observer.emitters:
        emitter._timeout = _EVERY


def keep_to_the_point(logger: logging.Logger) -> None:
    """Filter what a logger and those below it show, once; not when everything was asked for (`mkdocs serve -v`)."""
    if logger.level > logging.DEBUG:
        build = logger.getChild("commands.build")
        build.filters = [
            known for known in build.filters if not isinstance(known, DuplicateFilter)
        ]  # two saves may take as long
        for handler in logger.handlers:  # a logger's own filter would not see what comes from those below it
            if not any(isinstance(known, ToThePoint) for known in handler.filters):
                handler.addFilter(ToThePoint())
