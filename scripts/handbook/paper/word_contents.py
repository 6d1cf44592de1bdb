"""What the Word documents hold, as data for word.py: a role's cards with what is needed beside them, working sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml.html import Element

from handbook.book import Edition, Sheet
from handbook.card import Card, select
from handbook.facts import facts_of
from handbook.paper.contents import Paper, frame
from handbook.paper.nodes import Node, picture_node
from handbook.paper.reader import Reader
from handbook.read.speech import number


def word_pack(edition: Edition, role: str, original: Mapping[str, str]) -> Paper:
    """A role's cards in order of use; behind them the sentences' words, the role's working sheets, a sheet to sign off.

    original: the first language's speech, which stands below that of a translation.
    """
    settings, language = edition.settings, edition.language
    cards = in_order_of_use(select(edition.cards, role), edition)
    data = _frame(edition, f"{settings.roles[role].name[language]} · {edition.word('checklists')}")
    paper = Paper(f"checklists-{role}-{language}.docx", data)
    lead = f"{edition.word('pause_point')}{edition.known.marks.colon}".rstrip()  # the column says it already
    data["cover"] = {
        "signs": [[one.sign[language], one.name[language]] for one in settings.modalities.values()],
        "kinds": [[kind.name[language], kind.note[language]] for kind in settings.kinds.values() if kind.note],
        "cards": [
            [facts_of(card, settings, language).phases, card.title, card.pause.removeprefix(lead).strip()]
            for card in cards
        ],
    }
    own = [sheet for sheet in edition.sheets if role in sheet.roles]
    data["body"] = [
        *(card_part(card, place, len(cards), edition) for place, card in enumerate(cards, 1)),
        sentences_part(cards, edition, original),
        {"t": "round"},
        *sheet_parts(own, edition, paper),
        {"t": "signoff", "cards": [card.title for card in cards]},
    ]
    return paper


def word_sheets(edition: Edition) -> Paper:
    """The round sheet and every working sheet, one a page."""
    data = _frame(edition, edition.word("working_sheets"))
    paper = Paper(f"sheets-{edition.language}.docx", data)
    data["body"] = [{"t": "round"}, *sheet_parts(edition.sheets, edition, paper)]
    return paper


def in_order_of_use(cards: Sequence[Card], edition: Edition) -> list[Card]:
    """Cards by the first of their phases, as mkdocs.yml lists those; in the handbook's order within one."""
    order = list(edition.settings.phases)
    return sorted(cards, key=lambda card: min((order.index(phase) for phase in card.phases), default=len(order)))


def _frame(edition: Edition, title: str) -> Node:
    """What every Word document needs. names: of its styles, in its language."""
    named = {
        "Overline": edition.word("card"),
        "CardPause": edition.word("pause_point"),
        "CardFacts": edition.word("kind"),
        "Picture": edition.word("picture"),
        "RoundLabel": edition.word("open_item"),
        "RoundValue": edition.word("fill_in"),
        "TableHead": edition.word("table_head"),
        "CardItem": edition.word("item"),
        "CardStrength": edition.word("strength"),
        "CardSource": edition.word("source"),
        "CardNote": edition.word("note"),
        "TickPlace": edition.word("done"),
        "TickBox": edition.word("tick_box"),
        "Signature": edition.word("signature"),
        "SheetText": edition.word("sheet_text"),
        "SheetCell": edition.word("sheet_cell"),
        "Sentence": edition.word("cited_words"),
        "End": edition.word("page_end"),
    }
    # Word has styles called Signature and Title itself: ours are told from them by their group.
    names = {id_: f"{edition.word('checklists')} · {name}" for id_, name in named.items()}
    heads = [place for place, entry in enumerate(edition.settings.round, 1) if entry.head]
    return {
        **frame(edition, "standard", ("round",)),
        "kind": "word",
        "title": title,
        "subtitle": edition.title,
        "names": names,
        "heads": heads,
        "cover": None,
    }


def card_part(card: Card, place: int, of: int, edition: Edition) -> Node:
    """A card, as word_cards.py draws it. shared: the sentences, where all of its items come from the same."""
    settings, language = edition.settings, edition.language
    facts = facts_of(card, settings, language)
    strength = {id_: f"{one.sign[language]} {one.name[language]}" for id_, one in settings.modalities.items()}
    each = {item.source for item in card.items}
    shared = facts.sources if len(each) == 1 else ()
    marks = edition.known.marks
    said = [facts.phases, facts.use or facts.kind]
    if shared:
        said.append(f"{edition.word('source')}{marks.colon}{' '.join(map(number, shared))}")
    return {
        "t": "card",
        "place": edition.word("card_of").replace("{}", str(place), 1).replace("{}", str(of), 1),
        "title": card.title,
        "pause": card.pause,
        "facts": said,
        "shared": bool(shared),
        "picture": picture_node(card.picture, "figure") if card.picture else None,
        "items": [
            {
                "id": item.id,
                "text": item.text,
                "strength": strength[item.modality],
                "sources": " ".join(map(number, item.source)),
            }
            for item in card.items
        ],
    }


def sentences_part(cards: Sequence[Card], edition: Edition, original: Mapping[str, str]) -> Node:
    """The sentences that the cards come from, in the order of the speech; a translation's with the original."""
    used = {source for card in cards for item in card.items for source in item.source}
    beside = original if edition.settings.is_translation(edition.language) else {}
    spoken = next(iter(edition.settings.languages.values())).tag
    rows = [[number(id_), words, beside.get(id_, "")] for id_, words in edition.speech.items() if id_ in used]
    return {"t": "sentences", "rows": rows, "spoken": spoken}


def sheet_parts(sheets: Sequence[Sheet], edition: Edition, paper: Paper) -> list[Node]:
    """Working sheets as nodes; what can't be put on paper is noted with the paper."""
    parts: list[Node] = []
    for sheet in sheets:
        reader = Reader(sheet.page, 0, edition.tag, edition.word)
        blocks = Element("div")
        blocks.extend(map(deepcopy, sheet.blocks))
        parts.append({"t": "sheet", "title": sheet.title, "landscape": sheet.landscape, "c": reader.blocks(blocks)})
        found = [problem.at(edition.pages[sheet.page].path) for problem in reader.problems]
        paper.problems.extend(problem for problem in found if problem not in paper.problems)
    return parts
