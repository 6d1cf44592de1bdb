"""From rendered Markdown to the site's markup: cards, items, numbered sentences, outside matter, blanks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lxml.html import HtmlElement
from lxml.html.builder import E

from handbook.book import SOURCE_PAGE, Edition, Page
from handbook.card import Card
from handbook.facts import facts_of
from handbook.marks import CITATION, card_blocks, is_item, is_sheet_heading
from handbook.read.speech import number
from handbook.settings.model import Names, Settings
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


def decorate_cards(tree: HtmlElement, cards: Sequence[Card], settings: Settings, language: str) -> None:
    """Put each card into a <section class="card">, with its role, phase and use, and give its items ticks and signs."""
    by_id = {heading.get("id"): heading for heading in elements(tree) if heading.get("data-kind")}
    for card in cards:
        heading = by_id.get(card.id)
        if heading is None:
            continue
        section = E.section({"class": "card", "aria-labelledby": card.id})
        blocks = card_blocks(heading)
        heading.addprevious(section)
        for node in [heading, *blocks]:
            section.append(node)
        section.insert(1, card_facts(card, settings, language))
        for node in [node for node in section.iter("li") if is_item(node)]:
            decorate_item(node, settings, language)


def card_facts(card: Card, settings: Settings, language: str) -> HtmlElement:
    """Role, phase and way of use of a card in words, with what a tick means, and a link that prints it."""
    facts = facts_of(card, settings, language)
    line = E.p(
        {"class": "card__facts aside", "data-search-exclude": ""},
        E.span({"class": "card__roles"}, facts.roles),
        " · ",
        E.span(facts.phases),
        " · ",
        E.span(f"{facts.kind}{settings.languages[language].marks.colon}{facts.use}" if facts.use else facts.kind),
    )
    line.append(E.span({"class": "progress", "data-progress": ""}))
    href = f"{root_of(card.page)}print/all.html?card={card.id}#{card.id}"
    line.append(E.a({"class": "card__print", "href": href}, settings.labels["print_this"][language]))
    return line


def decorate_sheets(tree: HtmlElement, words: str, root: str) -> None:
    """Below each working sheet's heading a link that prints it. words: the link's; root: to the language's root."""
    for heading in [node for node in elements(tree) if is_sheet_heading(node)]:
        link = E.a({"href": f"{root}{SHEETS}#{heading.get('id')}"}, words)
        heading.addnext(E.p({"class": "sheet__links aside screen", "data-search-exclude": ""}, link))


def decorate_item(node: HtmlElement, settings: Settings, language: str) -> None:
    """Give an item a tick box with a name, its modality in a sign and a word, and its citations a look of their own."""
    box = next(node.iter("input"), None)
    item_id, modality = node.get("id"), settings.modalities.get(node.get("data-modality") or "")
    if box is None or modality is None or not item_id:
        return
    words = E.span({"class": "item__text", "id": f"{item_id}-text"})
    words.text = (box.tail or "").lstrip()
    for child in list(node):
        if child is not box:
            words.append(child)
    cites = [link for link in words.iter("a") if CITATION.search(link.get("href") or "")]
    for link in cites:
        add_class(link, "cite")
    tick = E.input(
        {
            "type": "checkbox",
            "class": "item__tick",
            "id": f"{item_id}-tick",
            "aria-labelledby": f"{item_id}-sign {item_id}-text",
            "autocomplete": "off",
        }
    )
    sign = E.span(
        {"class": "item__modality aside", "id": f"{item_id}-sign", "data-search-exclude": ""},
        E.span({"aria-hidden": "true"}, modality.sign),
        modality.name[language],
    )
    node.remove(box) if box.getparent() is node else None
    node.text = None
    node.append(line := E.label({"class": "item__line", "for": f"{item_id}-tick"}))  # the whole line ticks
    for child in (tick, sign, words):
        line.append(child)


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
