"""A term of the glossary leads to its entry where a page first uses it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from handbook.book import Edition
from handbook.check.terms import fold
from handbook.passage import CARD, SHEET, Passage
from handbook.problem import Problem
from handbook.tree import collapse, elements

_ELSEWHERE = {
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "td",
    "th",
    "outside",
    CARD,
    SHEET,
}  # others' words; no place for a link
_TITLES = re.compile("《[^》]*》")  # a document's name is one word


def entries(original: Edition, edition: Edition, glossary: str) -> dict[str, str]:
    """Every form of every term in a language → the id of its entry. glossary: the address of the glossary.

    The first language has its terms in the headings, one or several in each. Another has what the glossary's table says
    of those, or else its own heading.
    """
    page, own = original.pages.get(glossary), edition.pages.get(glossary)
    if page is None or own is None:
        return {}
    named = {node.get("id"): collapse(node.text_content()) for node in elements(own.tree) if node.tag == "h2"}
    table = {**original.terms.get(edition.language, {}), **edition.terms.get(edition.language, {})}
    join = original.known.marks.join.strip()
    found: dict[str, str] = {}
    for heading in [node for node in elements(page.tree) if node.tag == "h2"]:
        id_, terms = heading.get("id") or "", [term.strip() for term in collapse(heading.text_content()).split(join)]
        if edition.language == original.language:
            forms = terms
        else:
            forms = [form for term in terms for form in table.get(term, "").split(" / ") if form] or [
                named.get(id_, "")
            ]
        found.update({form: id_ for form in forms if len(form) > 1})
    return found


def check_first_uses(
    found: Sequence[Passage], words: Mapping[str, str], common: Collection[str], tag: str, glossary: str
) -> Iterator[Problem]:
    """Terms that a page uses before, or without, a link to their entries; each once.

    words: term → id of its entry; common: terms that every line has, which need no link; tag: the page's language.
    """
    ordered = sorted(((fold(word, tag), word) for word in words), key=lambda pair: -len(pair[0]))
    known = {*(words[word] for word in common if word in words), ""}
    for one in found:
        known |= {link.rpartition("#")[2] for link in one.links if link.startswith(f"{glossary}#")}
        text = fold(_TITLES.sub(" ", one.plain), tag) if not one.within & _ELSEWHERE else ""
        for folded, word in ordered if text.strip() else ():
            if folded in text:
                text = text.replace(folded, " ")
                if words[word] not in known:
                    known.add(words[word])
                    what = f"“{word}” is used first here, and does not lead to the glossary"
                    yield Problem(
                        what, f"link it to {glossary.removesuffix('.html')}.md#{words[word]}", one.needles(word)
                    )
