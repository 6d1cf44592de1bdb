"""The glossary's terms: one word for one thing in every language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

from handbook.problem import Problem
from handbook.scripts import script_of
from handbook.settings.model import Settings
from handbook.tree import collapse

Terms = dict[str, dict[str, str]]  # language → a term of the first language → what it is there; " / " between two ways

_ENGLISH_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_ENGLISH_ENDING = re.compile(r"(?:ing|ed|es|s|e)?(?:['’]s)?$")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def read_terms(tree: HtmlElement, settings: Settings) -> Terms:
    """The terms in the tables of the first language's glossary.

    Each column is in the language that its cells say, {: lang=en }; where none says the first language, the first
    column that says nothing is in it.
    """
    found: Terms = {}
    first, *others = settings.languages.values()
    for table in tree.iter("table"):
        rows = [list(row.iter("td")) for row in table.iter("tr")]
        said = column_languages(rows)
        original = said.index(first.tag) if first.tag in said else said.index("") if "" in said else -1
        for language in others:
            if original < 0 or language.tag not in said:
                continue
            column = said.index(language.tag)
            words = [
                [collapse(cell.text_content()) for cell in row] for row in rows if len(row) > max(original, column)
            ]
            pairs = {row[original]: row[column] for row in words if row[original] and row[column]}
            found.setdefault(language.code, {}).update(pairs)
    return found


def column_languages(rows: list[list[HtmlElement]]) -> list[str]:
    """The language that most of each column's cells say, "" where none says any. rows: of a table."""
    count = max(map(len, rows), default=0)
    said = [
        Counter(row[at].get("lang") for row in rows if len(row) > at and row[at].get("lang")) for at in range(count)
    ]
    return [languages.most_common(1)[0][0] or "" if languages else "" for languages in said]


def check_terms(
    original: str, translation: str, terms: Mapping[str, str], exceptions: Mapping[str, str], tags: tuple[str, str]
) -> Iterator[Problem]:
    """Terms of the glossary that the original page uses and its translation does not.

    exceptions: term → the author's reason why the page says it otherwise (`terms` in its front matter); tags: the
    languages of both.
    """
    spoken, own = tags
    heard, said = fold(original, spoken), fold(translation, own)
    for term, words in terms.items():
        used = fold(term, spoken) in heard and not any(fold(form, own) in said for form in words.split(" / "))
        if used and term not in exceptions:
            yield Problem(
                f"the original says {term}, and “{words}” is not here",
                f"use the glossary’s word, or say why not in the front matter: `terms: {{{term}: reason}}`",
            )
        if term in exceptions and (not used or not str(exceptions[term]).strip()):
            what = f"`terms` has an exception for {term} that is not needed, or has no reason"
            yield Problem(what, "take it out, or give the reason", (term,))


def fold(text: str, tag: str) -> str:
    """Text for comparing terms, so that a term is found in it in whatever form.

    English: words without case, quotation marks, articles and endings (“using the” is “use”). Elsewhere, where blanks
    stand between words, words without case, of which a term may be the beginning; where none do, letters alone.
    """
    if tag.split("-")[0] == "en":
        words = (word for word in _ENGLISH_WORD.findall(text.lower()) if word not in ("the", "a", "an", "of", "to"))
        return f" {' '.join(_ENGLISH_ENDING.sub('', word) for word in words)} "
    even = unicodedata.normalize("NFKC", text).casefold()
    return f" {' '.join(_WORD.findall(even))}" if script_of(tag).spaced else "".join(even.split())
