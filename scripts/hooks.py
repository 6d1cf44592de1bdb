"""MkDocs' events, adapted to the steps of a run (handbook/run.py).

Per language: on_files checks the files and reserves the generated ones; on_page_markdown derives Traditional Chinese
and lets citations lead to the speech; on_page_content reads a page; on_env draws what needs all pages. After the last
language they are compared. A problem is logged as a warning: strict builds fail on it, `mkdocs serve` shows it.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as Rendering

sys.path.insert(0, str(Path(__file__).resolve().parent))

from handbook.book import Book, Edition
from handbook.material import citations, derived, environments, guards, pages, rendering, site_files, watching
from handbook.paper.cache import Cache
from handbook.paper.downloads import Downloads
from handbook.read.page import Rendered
from handbook.run import Run
from handbook.settings import load as configuration
from handbook.settings.labels import FOLDER
from handbook.settings.model import Settings
from handbook.settings.site import PAPERS
from handbook.show.print_pages import generated, generated_paths
from handbook.store import user_store

RUN = Run()  # all that is held between the events
log = logging.getLogger("mkdocs.handbook")


def current(config: MkDocsConfig) -> Edition:
    """The edition that is being built."""
    return RUN.book.editions[pages.languages_of(config).current_language]


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    RUN.serving = command == "serve"
    if RUN.serving:
        watching.keep_to_the_point(logging.getLogger("mkdocs"))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """A label that is saved is shown, as a page is; and soon."""
    if config.theme.custom_dir:
        server.watch(str(Path(config.theme.custom_dir, FOLDER)))
    watching.look_often(server)
    return server


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    guards.require(config)
    environments.share(config.theme)
    if not pages.languages_of(config).building:
        path = Path(config.config_file_path)
        settings = RUN.known_of(config) or configuration.load_or_log(path, log)
        if settings is None:
            raise Abort(f"nothing is built until {path.name} is mended")
        if RUN.serving and (language := os.environ.get(pages.LANGUAGE)):
            pages.build_only(language, config)
        derived.fill_names(config, pages.languages_of(config), settings.derived)
        RUN.store = user_store(RUN.fresh)
        RUN.begin(Book(settings, path), None if RUN.serving else downloads(settings, config))
    config.theme.static_templates.discard("sitemap.xml")  # on_post_build writes a right one
    return config


def downloads(settings: Settings, config: MkDocsConfig) -> Downloads:
    """The papers, with this project's templates and fonts."""
    names = {code: pages.language_name(code, config) for code in settings.languages}
    own = Path(config.config_file_path).parent / settings.paper.fonts if settings.paper.fonts else None
    templates = {name: site_files.template_text(config, name) for name in PAPERS}
    return Downloads(templates, own, names, Cache(RUN.store))


@event_priority(-200)  # after i18n, which drops files that have no source in docs/
def on_files(files: Files, config: MkDocsConfig) -> Files:
    code, settings = pages.languages_of(config).current_language, RUN.book.settings
    RUN.book.editions[code] = Edition(settings, code)
    log.info("%s, %d of %d", pages.language_name(code, config), len(RUN.book.editions), len(pages.built(config)))
    if code == pages.languages_of(config).default_language:
        RUN.check_files(Path(config.docs_dir), site_files.published(config), site_files.named_assets(config))
    site_files.drop_sitemap(files)
    RUN.optional |= site_files.optional(files, config)
    site_files.reserve(files, config, pages.prefix_of(code, config), generated_paths(settings))
    site_files.look_up_once(files)
    RUN.around = rendering.surroundings(files, config, code)
    return files


@event_priority(-200)  # after i18n has translated the titles that nav gives
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    if opencc := current(config).known.opencc:
        derived.derive_titles(nav, opencc)
    return nav


def on_page_markdown(markdown: str, page: Rendering, config: MkDocsConfig, files: Files) -> str:
    edition = current(config)
    citations.cite_from(pages.below_root(page.file, edition.language, config), config)
    rendering.remember(page, RUN.store, RUN.around)
    if not edition.known.opencc or pages.is_written(page, edition.language):
        return markdown
    return derived.derive_page(page, markdown, edition.known.opencc)


def on_page_content(html: str, page: Rendering, config: MkDocsConfig, files: Files) -> None:
    """Read the page; its content is put in on_env, when all are read."""
    edition = current(config)
    address = pages.below_root(page.file, edition.language, config)
    pages.plain_titles(page)
    if not edition.known.source and not pages.is_from(page, edition.language, config):  # missing_pages tells of it
        edition.missing[address] = str(page.title)
        return
    rendered = Rendered(html=html, address=address, **pages.told(page, edition.language))
    RUN.read(rendered, edition, site_files.picture_finder(files, pages.prefix_of(edition.language, config)))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    edition, folders = current(config), pages.prefixes(pages.built(config), config)
    edition.title, edition.description = config.site_name, config.site_description or ""
    edition.pages = {address: edition.pages[address] for address in pages.in_order(config, edition.pages)}
    find = site_files.picture_finder(files, folders[edition.language])
    env.globals["logo"] = site_files.logo_data(site_files.picture_finder(files, ""), config)
    shown = RUN.draw(edition, env, folders, find)
    for address, page in pages.pages_of(files, edition.language, config).items():
        page.content = shown.get(address, page.content)
    names = {code: pages.language_name(code, config) for code in folders}
    for path, content in generated(edition, env, folders, names):
        site_files.fill(files, path, content)
    return env


def on_page_context(context: dict[str, Any], page: Rendering, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    pages.look_below_language(context, pages.below_root(page.file, current(config).language, config), config)
    page.content = Markup(page.content or "")  # the only text of a page that is HTML
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Every language keeps its own 404 page; MkDocs would write them all to the same path."""
    prefix = pages.prefix_of(current(config).language, config)
    if template_name == "404.html" and prefix:
        return site_files.write_below(output, template_name, prefix, config)
    return output


@event_priority(-200)  # after i18n has built the other languages
def on_post_build(config: MkDocsConfig) -> None:
    if pages.languages_of(config).building:
        return
    site = Path(config.site_dir)
    folders = pages.prefixes(pages.built(config), config)
    RUN.tell(guards.check_built(site, folders.values(), RUN.optional, RUN.book.config))
    RUN.finish(site, folders, {code: pages.language_name(code, config) for code in folders})
