"""Traditional Chinese derived from Simplified, and passages in another language marked as such."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import opencc
from lxml.html import HtmlElement, fragment_fromstring

from handbook.scripts import HAN, script_of
from handbook.tree import elements

# `text {: lang=… }` in a table cell or at a line's end, and `*text*{: lang=… }`: text that carries its own language;
# and addresses, `](…` and `[name]: …`: files keep their names.
_OWN_LANGUAGE = re.compile(
    r"(\*[^*\n]+\*\{:[^}\n]*\blang=[^}\n]*\}|[^|\n]*[^*|\n]\{:[^}\n]*\blang=[^}\n]*\}"
    r"|\]\(\s*(?:<[^>\n]*>|[^\s()<]+)|^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<[^>\n]*>|\S+))",
    re.MULTILINE,
)
_BRACKETED_HAN = re.compile(rf"\(([{HAN}][{HAN}、，“”]*(?:, [{HAN}、，“”]+)*)\)")
_HAN = re.compile(f"[{HAN}]")
_BIG5_SECOND_LEVEL = 0xC9


@lru_cache
def converter(config: str) -> opencc.OpenCC:
    """The OpenCC converter of that name; loading one costs more than using it."""
    return opencc.OpenCC(config)


@dataclass(frozen=True)
class Conversion:
    """How a language is derived. opencc: OpenCC's configuration (s2tw); source, target: the tags of both languages.

    corrections: (what comes out wrong, what is right), for words that OpenCC does not tell from others.
    """

    opencc: str
    corrections: tuple[tuple[str, str], ...] = ()
    source: str = "zh-Hans"
    target: str = "zh-Hant"

    def convert(self, text: str) -> str:
        """Text in the other characters, corrected, with the other script's quotation marks."""
        wrong = _any_of(self.corrections)
        right = dict(self.corrections)
        quotes = str.maketrans(script_of(self.source).marks.quotes, script_of(self.target).marks.quotes)
        converted = str(converter(self.opencc).convert(text)).translate(quotes)
        return wrong.sub(lambda match: right[match[0]], converted) if wrong else converted


@lru_cache
def _any_of(corrections: tuple[tuple[str, str], ...]) -> re.Pattern[str] | None:
    """Finds what is corrected, the longest first."""
    words = sorted((wrong for wrong, _ in corrections), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words))) if words else None


@lru_cache(maxsize=2048)  # mkdocs.yml's names are read twice
def derive(markdown: str, conversion: Conversion) -> str:
    """The Markdown text converted. Text that says which language it is in stays as it is."""
    parts = enumerate(_OWN_LANGUAGE.split(markdown))
    return "".join(part if index % 2 else conversion.convert(part) for index, part in parts)


def foreign(text: str, tag: str) -> bool:
    """Whether a text is Chinese, and a page in the language of that tag is not written in such characters."""
    return "Han" not in script_of(tag).kinds and _HAN.search(text) is not None


def terms(heading: str) -> list[str]:
    """The Chinese terms of a glossary heading: “主体责任、监督责任” are two."""
    return [term for term in re.findall(f"[{HAN}]+", heading) if len(term) > 1]


def mark_original(tree: HtmlElement, tag: str, own: str) -> None:
    """On a translated page, give a lang to the original's language where authors may put it bare.

    tag: the original's language; own: the page's. These are the original beside a quotation's translation, and Chinese
    terms in brackets: “political inspection (政治巡察)”. What stands anywhere else is left unmarked, so that
    verification finds it.
    """
    original, page = script_of(tag), script_of(own)
    for quote in tree.iter("blockquote"):
        for paragraph in quote.iter("p"):
            if page.is_other(paragraph.text or "", original):
                paragraph.set("lang", tag)
    if not original.chinese or "Han" in page.kinds:
        return
    for node in list(elements(tree)):
        if node.get("lang") or any(ancestor.get("lang") for ancestor in node.iterancestors()):
            continue
        if node.text and _BRACKETED_HAN.search(node.text):
            _wrap(node, node, node.text, tag, before=True)
        for child in list(node):
            if child.tail and _BRACKETED_HAN.search(child.tail):
                _wrap(node, child, child.tail, tag, before=False)


def _wrap(parent: HtmlElement, anchor: HtmlElement, text: str, tag: str, before: bool) -> None:
    """Put the bracketed Chinese of one text node into <span lang>. before: the text is the parent's own, not a tail."""
    pieces = _BRACKETED_HAN.split(text)
    head, rest = pieces[0] + "(", pieces[1:]
    position = 0 if before else parent.index(anchor) + 1
    if before:
        parent.text = head
    else:
        anchor.tail = head
    for index in range(0, len(rest), 2):
        span = fragment_fromstring("<span></span>")
        span.set("lang", tag)
        span.text = rest[index]
        span.tail = ")" + rest[index + 1] + ("(" if index + 2 < len(rest) else "")
        parent.insert(position, span)
        position += 1


@lru_cache(None)
def is_simplified(character: str) -> bool:
    """Whether a character belongs to Simplified Chinese alone.

    Taiwan's old character set has none of most of them; of the others (党) it keeps a rare variant, in its second
    level.
    """
    if character < "\u3400":
        return False
    try:
        rare = character.encode("big5")[0] >= _BIG5_SECOND_LEVEL
    except UnicodeEncodeError:
        rare = True
    return rare and converter("s2tw").convert(character) != character
