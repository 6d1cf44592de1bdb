"""A role's pack: its cards in the order of use, and behind them all that they need when they are worked with alone."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from handbook.book import SOURCE_PAGE, Edition
from handbook.card import Card, Item, select
from handbook.facts import facts_of, names
from handbook.paper.contents import Paper, frame, settle
from handbook.paper.nodes import Node, keep_tail, picture_node, walk
from handbook.paper.open_points import open_points
from handbook.paper.sheets import round_node, sheet_node
from handbook.paper.steps import named_steps, steps_of
from handbook.read.speech import number
from handbook.settings.model import Settings


def pack(edition: Edition, role: str, original: Mapping[str, str] | None = None) -> Paper:
    """A role's cards, its working sheets, its open points, the sentences behind the cards, and a sheet to sign.

    original: the first language's speech, which stands below a translation's sentences.
    """
    settings, language = edition.settings, edition.language
    title = f"{settings.roles[role].name[language]} · {edition.word('checklists')}"
    paper = Paper(f"checklists-{role}-{language}.pdf", {})
    groups = in_order_of_use(select(edition.cards, role), settings)
    cards = [card for _, own in groups for card in own]
    nodes = [card_node(card, edition, 1) for card in cards]
    for index, node in enumerate(nodes, 1):
        node["of"] = [index, len(nodes)]
    steps = steps_of(edition, role, paper)
    sheets = [sheet_node(sheet, edition, paper) for sheet in edition.sheets if role in sheet.roles]
    places = named_steps(edition, role) or [card.page for card in cards]
    open_ = open_points(edition, places, paper)
    cited = {node["source"] for node in walk([*nodes, *steps, *sheets, *open_]) if node.get("t") == "cite"}
    behind = [*steps, *sheets, *open_, *words_behind(cited, edition, original or {}), sign_off(nodes, edition)]
    round_ = round_node(edition)
    body = settle([round_, *nodes, *behind], edition)
    paper.data = {
        **frame(edition, "standard"),
        "kind": "pack",
        "title": title,
        "subtitle": edition.title,
        "front": [
            [settings.phases[phase].name[language], [front(card, edition) for card in own]] for phase, own in groups
        ],
        "others": [[node["id"], node["title"]] for node in (round_, *behind)],
        "signs": signs(cards, edition),
        "body": body,
        "starts": {},
    }
    return paper


def in_order_of_use(cards: Iterable[Card], settings: Settings) -> list[tuple[str, list[Card]]]:
    """Cards below the phase that they are first used in, in the phases' order; one without a phase comes last."""
    groups: dict[str, list[Card]] = {phase: [] for phase in settings.phases}
    for card in cards:
        groups[next((phase for phase in groups if phase in card.phases), list(groups)[-1])].append(card)
    return [(phase, own) for phase, own in groups.items() if own]


def front(card: Card, edition: Edition) -> Node:
    """A card's line in a list of cards: where it is, and when to read it, without the words of the list's head."""
    lead = f"{edition.word('pause_point')}{edition.known.marks.colon}"
    return {
        "id": f"{card.page}#{card.id}",
        "title": card.title,
        "pause": card.pause.removeprefix(lead.rstrip()).strip(),
    }


def signs(cards: Iterable[Card], edition: Edition) -> list[list[str]]:
    """The strengths that cards have: sign and name, and what it means."""
    used, language = {item.modality for card in cards for item in card.items}, edition.language
    known = [one for one in edition.settings.modalities.values() if one.id in used]
    return [[f"{one.sign[language]} {one.name[language]}", one.note.get(language, "")] for one in known]


def bans(cards: Iterable[Card], edition: Edition) -> list[tuple[str, list[str]]]:
    """What must not be done, by those who must not: the items whose strength asks for a negation, each once."""
    refused = {one.id for one in edition.settings.modalities.values() if one.negation}
    found: dict[str, dict[str, None]] = {}
    for item in (item for card in cards for item in card.items if item.modality in refused):
        who = edition.known.marks.join.join(names(item.roles, edition.settings.roles, edition.language))
        found.setdefault(who, {})[item.text] = None
    return [(who, list(texts)) for who, texts in found.items()]


def card_node(card: Card, edition: Edition, level: int) -> Node:
    """A card as the template draws it: one to a page."""
    facts = facts_of(card, edition.settings, edition.language)
    sources = [*facts.sources] if len({item.source for item in card.items}) == 1 else []
    return {
        "t": "card",
        "id": f"{card.page}#{card.id}",
        "level": level,
        "title": card.title,
        "pause": card.pause,
        "facts": [
            [edition.word("role"), facts.roles],
            [edition.word("phase"), facts.phases],
            [edition.word("kind"), facts.kind],
        ],
        "use": facts.use,
        "picture": picture_node(card.picture, "figure") if card.picture else None,
        "items": [item_node(item, edition) for item in card.items],
        "sources": [cite(source) for source in sources],
        "foot": span(sorted(facts.sources, key=list(edition.speech).index), edition),
    }


def item_node(item: Item, edition: Edition) -> Node:
    modality = edition.settings.modalities[item.modality]
    strength = f"{modality.sign[edition.language]} {modality.name[edition.language]}"
    sources = [cite(source) for source in item.source]
    return {"item": item.id, "strength": strength, "plain": item.text, "c": keep_tail([item.text]), "sources": sources}


def cite(source: str) -> Node:
    return {"t": "cite", "to": f"{SOURCE_PAGE}#{source}", "source": source, "number": number(source)}


def span(sources: Sequence[str], edition: Edition) -> str:
    """Which sentences a card comes from, from the first to the last."""
    if len(sources) > 1:
        return edition.word("source_range").replace("{}", number(sources[0]), 1).replace("{}", number(sources[-1]), 1)
    return f"{edition.word('source')}{edition.known.marks.colon}{number(sources[0])}" if sources else ""


def words_behind(cited: Container[str], edition: Edition, original: Mapping[str, str]) -> list[Node]:
    """The sentences that a pack refers to, word by word; below a translation's the original."""
    spoken = next(iter(edition.settings.languages.values())).tag
    beside = original if edition.settings.is_translation(edition.language) else {}
    found: list[Node] = []
    for id_, words in edition.speech.items():
        if id_ in cited:
            named = {"id": f"{SOURCE_PAGE}#{id_}", "leads": id_ in beside}
            found.append({"t": "sentence", "number": number(id_), "c": keep_tail([words]), **named})
            if id_ in beside:
                inside = {"t": "lang", "tag": spoken, "c": [beside[id_]]}
                found.append({"t": "sentence", "number": "", "c": [inside]})
    return [{"t": "words", "id": "words", "title": edition.word("cited_words"), "c": found}] if found else []


def sign_off(cards: Iterable[Node], edition: Edition) -> Node:
    """The last page: each card with its date, signature and what is left."""
    lines = [[*card["of"], card["title"]] for card in cards]
    return {"t": "signoff", "id": "signoff", "title": edition.word("sign_off"), "cards": lines}
