"""MkDocs' files: those that authors publish, those of the theme, and those that are generated."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote

from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files

_SMALL = 2048  # bytes


def published(config: MkDocsConfig) -> list[tuple[str, Path]]:
    """Every file below docs/ that MkDocs would publish: its address there, and its path."""
    files = (file for file in get_files(config) if file.inclusion is not InclusionLevel.EXCLUDED)
    return [(file.src_uri, Path(file.abs_src_path or "")) for file in files]


def named_assets(config: MkDocsConfig) -> list[str]:
    """The styles and scripts that mkdocs.yml names."""
    return [str(asset) for asset in (*config.extra_css, *config.extra_javascript)]


def optional(files: Files, config: MkDocsConfig) -> set[str]:
    """Addresses of what is published only where something uses it: the theme's files, and those of docs/assets."""
    themes = {Path(folder) for folder in config.theme.dirs}
    static = [file.dest_uri for file in files if not file.is_documentation_page()]
    of_theme = {file.dest_uri for file in files if Path(file.src_dir or "") in themes}
    return of_theme | {name for name in static if name.startswith("assets/")}


def reserve(files: Files, config: MkDocsConfig, prefix: str, paths: Iterable[str]) -> None:
    """Put generated files among the others, to be filled later. prefix: their language's folder; paths: below it.

    i18n drops a file that lies in no language's folder of docs/, so they come after it, with their place already
    given.
    """
    for path in paths:
        generated = File.generated(config, path, content="")
        generated.dest_uri = prefix + path
        files.append(generated)


def look_up_once(files: Files) -> None:
    """Remember where each path leads: thousands of links lead to a few hundred files. Before any page is rendered."""
    setattr(files, "get_file_from_path", cache(files.get_file_from_path))


def fill(files: Files, path: str, content: str) -> None:
    """Give a reserved file its content; one that would be empty is not published."""
    file = files.get_file_from_path(path)
    assert file is not None, "reserved in on_files"
    if content:
        file.content_string = content
    else:
        files.remove(file)


def drop_sitemap(files: Files) -> None:
    """Take out the theme's sitemap.xml, which MkDocs takes for a file when it is not to fill it as a template."""
    template = files.get_file_from_path("sitemap.xml")
    if template is not None:
        files.remove(template)


def write_below(output: str, name: str, prefix: str, config: MkDocsConfig) -> str:
    """Write what a template made into a language's own folder; what is left for MkDocs to write: nothing."""
    utils.write_file(output.encode(), str(Path(config.site_dir, prefix, name)))
    return ""


def template_text(config: MkDocsConfig, name: str) -> str:
    """A template's text, from the first of the theme's folders that has it."""
    paths = (Path(folder, name) for folder in config.theme.dirs)
    return next(path for path in paths if path.is_file()).read_text(encoding="utf-8")


def logo_data(find: Callable[[str], bytes | None], config: MkDocsConfig) -> str:
    """A small SVG logo as an address that holds it whole, so that no page asks for one file more; nothing for
    another logo.
    """
    address = str(config.theme.get("logo") or "")
    data = find(address) if address.endswith(".svg") else None
    return f"data:image/svg+xml;base64,{b64encode(data).decode()}" if data and len(data) < _SMALL else ""


def picture_finder(files: Files, prefix: str) -> Callable[[str], bytes | None]:
    """From a picture's address below a language's root, as HTML has it, to its file; None where there is none.

    files: those of all languages are among them; prefix: the language's folder.
    """

    @cache  # only for pages that show a picture
    def by_address() -> dict[str, File]:
        return {file.dest_uri: file for file in files}

    def find(address: str) -> bytes | None:
        file = by_address().get(normpath(prefix + unquote(address.partition("?")[0])))
        return file.content_bytes if file else None

    return find
