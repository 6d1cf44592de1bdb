"""MkDocs events, adapted to the functions that do the work. The only file here that knows MkDocs.

Per language: on_files checks that no page is missing and reserves the generated files; on_page_markdown derives
Traditional Chinese; on_page_content reads cards, sentences and quotations and gives pages their markup; on_env fills
the generated files. After the last language the languages are compared and search is split.
Every problem is logged as a warning, so that strict builds fail on it and `mkdocs serve` shows it.
"""

from __future__ import annotations

import logging
import sys
from functools import cache
from html import unescape
from pathlib import Path
from posixpath import normpath
from typing import Any, Literal
from urllib.parse import unquote

from jinja2 import Environment
from markupsafe import Markup
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.plugin import I18n

sys.path.insert(0, str(Path(__file__).resolve().parent))

from handbook import characters, chinese
from handbook.book import is_sound
from handbook.check import by_hand, leftovers, pictures, places, safety, strength, translations
from handbook.check import files as docs_files
from handbook.check import languages as parity
from handbook.check import page as consistency
from handbook.check import wording as hygiene
from handbook.check.terms import read_terms
from handbook.gathered import Build, LanguageBuild, check_quotations, check_traces, log, paper_source
from handbook.material import derived, environments, watching
from handbook.material import search as search_index
from handbook.paper import downloads as press
from handbook.paper.contents import SOURCE_PAGE, Edition, Sheet
from handbook.problem import Fault
from handbook.publish import sitemap, unused
from handbook.read import notes
from handbook.read import traces as tracing
from handbook.read.cards import read_cards
from handbook.read.speech import read_quotations, read_speech
from handbook.settings import load as configuration
from handbook.settings.labels import FOLDER
from handbook.settings.model import Settings
from handbook.show import page as decorate
from handbook.show import print_pages as packs
from handbook.show.parts import Gathered, add_globals, fill_blocks, page_url, render_pack
from handbook.tree import parse, serialize

GLOSSARY_PAGE = "reference/glossary.html"


BUILD: Build | None = None
SERVING = False


def languages_of(config: MkDocsConfig) -> I18n:
    """The plugin that builds the languages; it knows which one it is at."""
    plugin = config.plugins["i18n"]
    assert isinstance(plugin, I18n)
    return plugin


def current(config: MkDocsConfig) -> tuple[Build, str]:
    """This build, and the language that is being built."""
    assert BUILD is not None, "on_config runs first"
    return BUILD, languages_of(config).current_language


def language_name(code: str, config: MkDocsConfig) -> str:
    """A language's own name, as the site shows it."""
    return str(languages_of(config).get_language_config(code).name)


def below_root(file: File, language: str, config: MkDocsConfig) -> str:
    """A file's address below its language's root."""
    prefix = f"{language}/"
    derived = language != languages_of(config).default_language and file.dest_uri.startswith(prefix)
    return file.dest_uri[len(prefix) :] if derived else file.dest_uri


def prefixes(config: MkDocsConfig, settings: Settings) -> dict[str, str]:
    """The folder of each language's root below the site's: "" or "en/"."""
    default = languages_of(config).default_language
    return {code: "" if code == default else f"{code}/" for code in settings.languages}


def is_fallback(file: File, language: str, config: MkDocsConfig) -> bool:
    """Whether a page that is missing in a written language is shown in another one; missing_pages tells of it."""
    assert BUILD is not None, "on_config runs first"
    own = Path(config.docs_dir, language)
    return not BUILD.settings.languages[language].source and not Path(file.abs_src_path or "").is_relative_to(own)


# ---- events ---------------------------------------------------------------------------------------------------------


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """The author's live view does without papers: they would be made anew at each change."""
    global SERVING
    SERVING = command == "serve"
    logging.getLogger("jieba").setLevel(logging.CRITICAL)  # it tells of its own doings, each time
    search_index.keep_private()
    if SERVING:
        watching.keep_to_the_point(logging.getLogger("mkdocs"))


@event_priority(100)  # before search, which asks for an environment in its on_config
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    global BUILD
    environments.share(config.theme)
    if not languages_of(config).building:
        path = Path(config.config_file_path)
        found = configuration.load(path)
        if found.settings is None:
            for line in found.mistakes:
                log.error(line)
            raise Abort(f"nothing is built until {path.name} is mended")
        settings = found.settings
        BUILD = Build(settings, path.parent)
        converted = {code: (known.source, known.opencc) for code, known in settings.languages.items() if known.source and known.opencc}
        derived.fill_names(config, languages_of(config), converted)
        if not SERVING:
            BUILD.press = open_press(config, settings, BUILD.root)
            BUILD.press.names = {code: language_name(code, config) for code in settings.languages}
    config.theme.static_templates.discard("sitemap.xml")  # on_post_build writes a right one
    return config


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """A label that is saved is shown, as a page is."""
    if config.theme.custom_dir:
        server.watch(str(Path(config.theme.custom_dir, FOLDER)))
    return server


@event_priority(-200)  # after i18n, which drops files that have no source in docs/
def on_files(files: Files, config: MkDocsConfig) -> Files:
    build, language = current(config)
    build.languages[language] = LanguageBuild()
    log.info("%s, %d of %d", language_name(language, config), len(build.languages), len(build.settings.languages))
    config.extra["language_tag"] = build.settings.languages[language].tag
    docs = Path(config.docs_dir)
    for fault, page in consistency.missing_pages(docs, build.settings):
        build.report(fault, page)
    if language == languages_of(config).default_language:
        report_files(build, config, docs)
        for code, known in build.settings.languages.items():
            for source in sorted((docs / code).rglob("*.md")):
                for number, what, remedy in hygiene.check_file(source, known.tag):
                    build.report_at(source, number, f"{what} – {remedy}")
        for fault, page in by_hand.check_originals(docs, build.settings):
            build.report(fault, page)
        for stale in translations.all_stale(docs, build.settings):
            if config.extra.get("allow_stale"):
                build.stale.add(stale.translation)
            else:
                build.report(translations.fault_of(stale, docs), stale.translation)
    template = files.get_file_from_path("sitemap.xml")  # which MkDocs takes for a file, now that it is not to fill it
    if template is not None:
        files.remove(template)
    themes = {Path(folder) for folder in config.theme.dirs}
    static = [file.dest_uri for file in files if not file.is_documentation_page()]
    build.optional |= {name for name in static if name.startswith("assets/")}
    build.optional |= {file.dest_uri for file in files if Path(file.src_dir or "") in themes}
    prefix = "" if language == languages_of(config).default_language else f"{language}/"
    for path in [*(pack.path for pack in packs.packs(build.settings)), "checklists.json"]:
        generated = File.generated(config, path, content="")
        generated.dest_uri = prefix + path
        files.append(generated)
    return files


@event_priority(-200)  # after i18n has translated the titles that nav gives
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    build, language = current(config)
    opencc = build.settings.languages[language].opencc
    if opencc:
        for item in [*nav.items, *nav.pages]:
            if vars(item).get("title"):  # given in nav, not read from the page; a page that is not there has none
                item.title = chinese.derive(item.title, opencc)
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    build, language = current(config)
    target = build.settings.languages[language]
    if not target.opencc or is_written(page, language):
        return markdown
    for key in ("title", "description"):
        if isinstance(page.meta.get(key), str):
            page.meta[key] = chinese.derive(page.meta[key], target.opencc)
    return chinese.derive(markdown, target.opencc)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    build, language = current(config)
    settings, mine = build.settings, build.languages[language]
    address, path = below_root(page.file, language, config), Path(page.file.abs_src_path or "")
    plain_titles(page)
    tree = parse(html)
    safety.drop_comments(tree)
    if is_fallback(page.file, language, config):
        mine.missing.add(address)
        return html
    picture_faults = pictures.check_pictures(tree, address, picture_finder(files, language, config))
    note_faults = list(notes.read_notes(tree))
    unprintable = characters.take_out(tree, page.markdown or "")
    cards, faults = read_cards(tree, address, settings)
    faults += [*unprintable, *picture_faults, *note_faults, *places.check_places(tree), *leftovers.check_source(page.markdown or "")]
    faults += consistency.check_headings(tree, page.markdown or "")
    faults += leftovers.check_leftovers(tree)
    faults += safety.check_safety(tree)
    mine.cards[address], mine.files[address] = cards, path
    mine.headings[address] = consistency.heading_ids(tree, page.markdown or "")
    mine.ids[address] = {node.get("id") for node in tree.iter() if node.get("id")}
    mine.refused[address] = {fault.about for fault in faults if fault.about is not None}
    mine.named |= tracing.named_by(address, tree)
    mine.structures[address] = parity.structure_of(tree, not faults)
    mine.texts[address] = tree.text_content()
    mine.term_exceptions[address] = page.meta.get("terms") or {}
    mine.quotations[address] = read_quotations(tree)
    mine.cited[address] = tracing.cited_in_text(tree)
    mine.exceptions |= strength.exceptions(tree)
    original = next(iter(build.languages.values())).speech
    if address == SOURCE_PAGE:
        mine.speech, mine.context = read_speech(tree), tracing.context_of(tree)
    if address == GLOSSARY_PAGE:
        mine.terms = read_terms(tree, settings)
        search_index.add_words(term for heading in tree.iter("h2") for term in chinese.terms(heading.text_content()))
    first, translated = next(iter(settings.languages.values())), settings.is_translation(language)
    if translated:
        chinese.mark_original(tree, first.tag, settings.languages[language].tag)
    if is_written(page, language):  # a derived page has the faults of the page that it is derived from
        mine.written.add(address)
        for fault in faults:
            build.report(fault, path)
    decorate.decorate_cards(tree, cards, settings, language)
    beside = original if translated and address == SOURCE_PAGE else None
    decorate.decorate_sentences(tree, settings.labels, language, beside, first.tag)
    decorate.decorate_page(tree)
    notes.number_notes(tree, settings.labels, language)
    if path in build.stale:
        decorate.add_notice(tree, settings.labels["stale"][language])
    return serialize(tree)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    build, language = current(config)
    settings, mine = build.settings, build.languages[language]
    pages = {below_root(file, language, config): file.page for file in files.documentation_pages() if file.page}
    every_card = [card for address in in_order(config, pages) for card in mine.cards.get(address, ())]
    cards = [card for card in every_card if is_sound(card, settings)]
    add_globals(env, settings, language, papers=build.press is not None)
    env.globals["homes"] = {code: f"{folder}index.html" for code, folder in prefixes(config, settings).items()}
    i18n = languages_of(config)
    folders = prefixes(config, settings)
    above = "../" * folders[language].count("/")
    cited = {address: mine.cited.get(address, []) for address in in_order(config, pages)}
    traces = tracing.trace(mine.speech, cited, cards, mine.context)
    gathered = Gathered(cards, traces, page_url(pages))
    for address, page in pages.items():
        root = decorate.up(address)
        page.content = fill_blocks(page.content or "", env, gathered, root, root + above)
    if build.press and not mine.missing:
        sheets = [Sheet(address, section_title(pages[address]), pages[address].content or "") for address in in_order(config, pages)]
        edition = Edition(settings, language, config.site_name, config.site_description or "", sheets, cards, mine.speech)
        build.press.start(edition, picture_finder(files, language, config))
    printable = packs.packs(settings)
    names = {code: i18n.get_language_config(code).name for code in settings.languages}
    for pack in printable:
        file = files.get_file_from_path(pack.path)
        assert file is not None, "reserved in on_files"
        file.content_string = render_pack(pack, printable, env, language, cards, mine.speech, folders, names, config.site_name)
    listing = files.get_file_from_path("checklists.json")
    assert listing is not None, "reserved in on_files"
    listing.content_string = packs.checklists_json(cards)
    check_quotations(build, language)
    if not mine.missing:
        check_traces(build, language, traces, every_card)
    whole = not any(consistency.missing_pages(Path(config.docs_dir), settings))
    if build.press and whole and language == i18n.default_language:
        for fault in consistency.packs_without_cards(every_card, settings):
            build.report(fault, Path(config.config_file_path))
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Search and ticks look below `base_url`: search has an index per language, the colour scheme one place for all."""
    _, language = current(config)
    address = below_root(page.file, language, config)
    config.extra["scope"] = context["base_url"]
    context["address"] = address
    context["base_url"] = decorate.up(address).rstrip("/") or "."
    page.content = Markup(page.content or "")  # the only text of a page that is HTML
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Every language keeps its own 404 page; MkDocs would write them all to the same path."""
    _, language = current(config)
    if template_name == "404.html" and language != languages_of(config).default_language:
        utils.write_file(output.encode(), str(Path(config.site_dir, language, template_name)))
        return ""
    return output


@event_priority(-200)  # after i18n has built the other languages, and offline has written the index of all
def on_post_build(config: MkDocsConfig) -> None:
    build, _ = current(config)
    i18n = languages_of(config)
    if i18n.building:
        return
    site = Path(config.site_dir)
    if not search_index.mend_worker(site):
        build.report(Fault("mkdocs-material's search worker is not the one known", "see mend_worker in scripts/search_index.py"), build.root / "pyproject.toml")
    search_index.split(site, [code for code in build.settings.languages if code != i18n.default_language])
    for fault, path in parity.compare_languages(build.languages, build.settings):
        build.report(fault, path)
    if build.press:
        press.tell_sizes(site, build.press.finish(site), build.settings)
        refused = any(found for mine in build.languages.values() for found in mine.refused.values())
        for language, address, fault in build.press.faults:
            if refused and not address:
                continue  # a paper leads to cards that were refused
            build.report(fault, paper_source(build, language, address, fault, Path(config.config_file_path)))
    unused.remove_unused(site, build.optional)
    if config.site_url:
        names = [path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html"]
        tags = {prefix: build.settings.languages[code].tag for code, prefix in prefixes(config, build.settings).items()}
        (site / "sitemap.xml").write_bytes(sitemap.sitemap(names, tags, config.site_url, build.settings.date))


# ---- helpers --------------------------------------------------------------------------------------------------------


def is_written(page: Page, language: str) -> bool:
    """Whether an author wrote the page in that language, so that it is not derived."""
    return str(getattr(page.file, "locale", language)) == language


def report_files(build: Build, config: MkDocsConfig, docs: Path) -> None:
    """Say which files below docs/ are not to be published, whatever the language."""
    published = [(file.src_uri, Path(file.abs_src_path or "")) for file in get_files(config) if file.inclusion is not InclusionLevel.EXCLUDED]
    assets = [str(asset) for asset in (*config.extra_css, *config.extra_javascript, *config.extra.get("polyfills", ()))]
    for path, number, what, remedy in docs_files.check_files(published, docs, build.settings.languages, assets):
        build.report_at(path, number, f"{what} – {remedy}")


def in_order(config: MkDocsConfig, pages: dict[str, Page]) -> list[str]:
    """Addresses in the order of the navigation, and after them those that are in none."""
    listed: list[str] = []

    def walk(entry: Any) -> None:
        if isinstance(entry, str):
            listed.append(entry.removesuffix(".md") + ".html")
        for child in entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ():
            walk(child)

    walk(config.nav)
    ranks = {address: rank for rank, address in enumerate(listed)}
    return sorted(pages, key=lambda address: (ranks.get(address, len(ranks)), address))


def section_title(page: Page) -> str:
    """The title of the section that a page stands in, or nothing."""
    return str(page.parent.title) if page.parent is not None else ""


def plain_titles(page: Page) -> None:
    """Titles as plain text: MkDocs takes them out of the rendered headings, where they are escaped."""
    if "title" not in vars(page) and "title" not in page.meta:
        page.title = unescape(page.title or "")
    entries = list(page.toc)
    while entries:
        entry = entries.pop()
        entry.title = unescape(entry.title)
        entries += entry.children


def open_press(config: MkDocsConfig, settings: Settings, root: Path) -> press.Press:
    """The press with this project's template and fonts."""
    template = next(folder / "paper.typ" for folder in map(Path, config.theme.dirs) if (folder / "paper.typ").is_file())
    return press.Press(template.read_text(encoding="utf-8"), root / settings.paper.fonts if settings.paper.fonts else None)


def picture_finder(files: Files, language: str, config: MkDocsConfig) -> pictures.Finder:
    """From a picture's address below the language's root, as HTML has it, to its file; the files of all languages are there."""
    prefix = "" if language == languages_of(config).default_language else f"{language}/"

    @cache  # only for pages that show a picture
    def by_address() -> dict[str, File]:
        return {file.dest_uri: file for file in files}

    def find(address: str) -> bytes | None:
        file = by_address().get(normpath(prefix + unquote(address.partition("?")[0])))
        return file.content_bytes if file else None

    return find
