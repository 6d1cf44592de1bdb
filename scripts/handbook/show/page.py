"""From rendered Markdown to the site's markup: cards, items, numbered sentences, outside matter, blanks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml.html import HtmlElement
from lxml.html.builder import E

from handbook.book import SOURCE_PAGE, Edition, Page
from handbook.marks import CITATION, is_sheet_heading
from handbook.read.speech import number
from handbook.settings.model import Names
from handbook.show.cards import decorate_cards
from handbook.show.notes import number_notes
from handbook.show.parts import Parts, root_of
from handbook.tree import add_class, elements, has_class, serialize

SHEETS = "print/sheets.html"  # the print page of all working sheets


def show_page(page: Page, edition: Edition, original: Mapping[str, str], parts: Parts) -> str:
    """The page's HTML with the site's markup, which its tree has then, too.

    original: the first language's speech; parts: of the edition, put in already.
    """
    tree, labels, language = page.tree, edition.settings.labels, edition.language
    for node in [node for node in elements(tree) if has_class(node, "paper")]:
        node.drop_tree()  # said in another way on the screen; its words after it stay
    decorate_cards(tree, page.cards, edition.settings, language)
    decorate_sheets(tree, edition.word("print_sheet"), root_of(page.address))
    translated = original if edition.settings.is_translation(language) else {}
    beside = translated if page.address == SOURCE_PAGE else {}
    decorate_sentences(tree, labels, language, beside, next(iter(edition.settings.languages.values())).tag)
    for node in [node for node in elements(tree) if has_class(node, "sentence")]:
        pair = node.getparent()
        parts.put_uses_after(pair if has_class(pair, "pair") else node, node.get("id") or "", page.address)
    own = [node for node in elements(tree) if node not in parts.drawn]
    decorate_page(own, {one.id: one.words for one in parts.traces}, translated)
    number_notes(tree, labels, language)
    if any(map(is_kept, elements(tree))):
        parts.put_at_end(tree, "desk", page.address)
    return serialize(tree)


def decorate_sheets(tree: HtmlElement, words: str, root: str) -> None:
    """Below each working sheet's heading a link that prints it. words: the link's; root: to the language's root."""
    for heading in [node for node in elements(tree) if is_sheet_heading(node)]:
        link = E.a({"href": f"{root}{SHEETS}#{heading.get('id')}"}, words)
        heading.addnext(E.p({"class": "sheet__links aside screen", "data-search-exclude": ""}, link))


def decorate_sentences(
    tree: HtmlElement, labels: Mapping[str, Names], language: str, original: Mapping[str, str], tag: str
) -> None:
    """Number each sentence of the speech.

    original: the words to set beside a translation, by sentence id; tag: the language that those are in.
    """
    for node in [node for node in elements(tree) if has_class(node, "sentence")]:
        sentence = node.get("id") or ""
        mark = E.a(
            {"class": "sentence__number aside", "href": f"#{sentence}", "data-search-exclude": ""}, number(sentence)
        )
        mark.tail, node.text = " " + (node.text or ""), None
        node.insert(0, mark)
        if sentence in original:
            beside = E.p({"class": "original aside", "lang": tag, "data-search-exclude": ""}, original[sentence])
            pair = E.div({"class": "pair"})
            node.addprevious(pair)
            pair.append(node)
            pair.append(beside)
    for name, names in (("slip", labels["slip"]), ("outside", labels["outside"])):
        for node in [node for node in elements(tree) if has_class(node, name)]:
            label = E.span({"class": "label aside"}, names[language])
            label.tail, node.text = " " + (node.text or ""), None
            node.insert(0, label)


def decorate_page(nodes: Iterable[HtmlElement], speech: Mapping[str, str], original: Mapping[str, str]) -> None:
    """Looks that every page has: citations with the words of their sentence, quotations, wide tables, blanks to
    fill in.

    nodes: elements of the page; speech, original: sentence id → words, and those that they are translated from.
    """
    for node in nodes:
        if node.tag == "a" and (match := CITATION.search(node.get("href") or "")):
            node.set("data-cite", match[1])
            if match[1] in speech:
                node.set("data-words", speech[match[1]])
            if match[1] in original:
                node.set("data-original", original[match[1]])
            if not has_class(node, "cite"):
                add_class(node, "cite")
        elif node.tag == "blockquote":
            add_class(node, "speech")
        elif node.tag == "table":
            set_in_scroller(node)
        elif is_blank(node):
            add_class(node, "blank")
            if all(cell is node or not is_blank(cell) for cell in node.getparent()):
                add_class(node, "blank--alone")  # the one place to write in its row, so it gets the room
            if entry := (node.getparent()[0].get("id") if node.getnext() is None else None):
                node.set("data-blank", entry)  # what is typed there is known by its entry


def is_blank(cell: HtmlElement) -> bool:
    """Whether a table's cell is to be written in."""
    return cell.tag == "td" and not len(cell) and not (cell.text or "").strip()


def is_kept(node: HtmlElement) -> bool:
    """Whether something of it is kept in the reader's browser: a tick, a blank's words, or a count of ticks."""
    named = any(node.get(name) is not None for name in ("data-blank", "data-progress"))
    return named or has_class(node, "item__tick") or has_class(node, "fill")


def set_in_scroller(table: HtmlElement) -> None:
    """Put a table into a frame of its own, where it scrolls when it is wider than the page."""
    frame = E.div({"class": "scroller"})
    frame.tail, table.tail = table.tail, None
    table.getparent().replace(table, frame)
    frame.append(table)


def add_notice(tree: HtmlElement, words: str) -> None:
    """A notice that no reader can miss, below the page's title."""
    notice = E.p({"class": "notice aside", "role": "note"}, words)
    heading = next(tree.iter("h1"), None)
    if heading is None:
        tree.insert(0, notice)
    else:
        heading.addnext(notice)
