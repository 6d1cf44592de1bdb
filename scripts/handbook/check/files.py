"""Which files of docs/ are published: pages, pictures, assets that mkdocs.yml names. MkDocs would copy any other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

from handbook.check.svg import SAVE_AGAIN, check_svg
from handbook.problem import Problem

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
UNSEEN = (".gif", ".bmp", ".tif", ".tiff", ".heic", ".avif", ".jfif")  # no page shows them: pictures.py says what to do
PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")  # MkDocs takes all of these for pages, and the checks read .md
# What overrides/main.html and overrides/print.html name themselves, and what handbook.js fetches when asked.
FRAME = tuple(
    f"assets/{name}"
    for name in "frame.css overview.css dark.css print.css forms.css frame.js citations.js pack.js desk.js".split()
)
SEARCH = "assets/search/"  # loaded when somebody searches, by docs/assets/search.js
_BAD_NAME = re.compile(
    "[\"'<>&`|\\\\:*?{}\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def check_files(
    files: Iterable[tuple[str, Path]], docs: Path, languages: Collection[str], assets: Collection[str]
) -> Iterator[Problem]:
    """A problem for every file that is not to be published, or not as it is.

    files: the address below docs/ and the path of each file that MkDocs would publish; languages: the folders of
    pages; assets: the styles and scripts that mkdocs.yml names, below docs/.
    """
    known = {*FRAME, *assets}
    for address, path in files:
        if match := _BAD_NAME.search(address):
            shown = f"“{match[0]}”" if match[0].isprintable() else f"the character U+{ord(match[0]):04X}"
            yield Problem(f"the file’s name holds {shown}", "name it with letters, digits, - and _", path=path, line=1)
        elif PurePosixPath(address).suffix.lower() in PAGES and (match := re.search("[#%]", address)):
            yield Problem(
                f"the file’s name holds “{match[0]}”", "name it with letters, digits, - and _", path=path, line=1
            )
        elif _is_link(path, docs):
            yield Problem("the file is a link to another place", "put the file itself here", path=path, line=1)
        else:
            yield from _check_kind(PurePosixPath(address), path, languages, known)


def _check_kind(
    address: PurePosixPath, path: Path, languages: Collection[str], known: Collection[str]
) -> Iterator[Problem]:
    kind, folder = address.suffix, address.parts[0]
    listed = ", ".join(f"docs/{language}" for language in languages)
    if kind.lower() in PAGES:
        if folder not in languages:
            yield Problem(f"a page stands outside {listed}", "move it there, or take it away", path=path, line=1)
        elif kind != ".md":
            yield Problem(f"a page ends in {kind}", f"name it {address.stem}.md", path=path, line=1)
    elif kind.lower() in PICTURES:
        if folder not in (*languages, "assets"):
            yield Problem(
                f"a picture stands outside {listed} and docs/assets",
                "move it there, or take it away",
                path=path,
                line=1,
            )
        elif kind.lower() == ".svg":
            for problem in check_svg(path.read_bytes()):
                if problem.remedy != SAVE_AGAIN:  # told of with the page that shows it, or by verify.py
                    yield problem.at(path)
    elif kind.lower() in UNSEEN:
        return
    elif kind in (".css", ".js"):
        if str(address) not in known and not str(address).startswith(SEARCH):
            key = "extra_css" if kind == ".css" else "extra_javascript"
            yield Problem(
                f"mkdocs.yml does not name this {kind} file",
                f"name it under {key} there, or take it away",
                path=path,
                line=1,
            )
    elif not (folder == "assets" and (kind == ".txt" or address.stem in ("LICENSE", "LICENCE"))):
        listed = f"pages (.md), pictures ({', '.join(PICTURES)}) and the assets that mkdocs.yml names"
        what = f"a file of the kind {kind or 'without an ending'} would be published as it is"
        yield Problem(what, f"take it out of docs/: {listed} may stand here", path=path, line=1)


def _is_link(path: Path, docs: Path) -> bool:
    """Whether the file, or a folder on the way to it from docs/, is a symbolic link."""
    return any(step.is_symlink() for step in (path, *path.parents) if step != docs and step.is_relative_to(docs))
