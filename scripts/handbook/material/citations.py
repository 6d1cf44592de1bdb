"""A sentence cited by its number alone, `[P13.6]`: a link to it on the page of the speech, from wherever a page stands.

It is a pattern of Markdown's, so that code, escapes, and links and references of the author's own come first. Its
address is proven by MkDocs with all others; what was meant as a citation and is none gets one that leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from mkdocs.config.defaults import MkDocsConfig

from handbook.numbers import NUMBER, sentence_id

SOURCE = "reference/source.md"  # the speech, below its language's folder
# What was meant as one, too: [p1.1], [P1-1], [P1．1], [P1.1、P1.2].
_MEANT = r"([A-Za-z](?:\d+h?[.．-]|[.．])\d+[^\[\]\n']{0,40})"
_PRIORITY = 122  # after all of Markdown's own links and references (170 to 125), before addresses in <…> (120)


class Citations(Extension):  # type: ignore[misc]  # Markdown has no types
    """The extension. source: the speech's address from the page that is read, which stand_on() says."""

    def __init__(self, page: str = SOURCE) -> None:
        super().__init__()
        self.stand_on(page)

    def stand_on(self, page: str) -> None:
        """The page that is read now; its address, or its file's, below its language's root."""
        self.source = "../" * page.count("/") + SOURCE

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Markdown."""
        md.inlinePatterns.register(_Citation(rf"\[({NUMBER})\]", self), "sentence", _PRIORITY)
        md.inlinePatterns.register(_NoCitation(rf"\[{_MEANT}\]", self), "no_sentence", _PRIORITY - 1)


class _Citation(InlineProcessor):  # type: ignore[misc]
    ANCESTOR_EXCLUDES: tuple[str, ...] = ("a",)  # no link in a link

    def __init__(self, pattern: str, citations: Citations) -> None:
        super().__init__(pattern)
        self.citations = citations

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:
        """Called by Markdown: the link, and where it stands."""
        link = Element("a", href=f"{self.citations.source}#{self.anchor(m[1])}")
        link.text = m[1]
        return link, m.start(0), m.end(0)

    def anchor(self, cited: str) -> str:
        """What the link leads to."""
        return sentence_id(cited)


class _NoCitation(_Citation):
    ANCESTOR_EXCLUDES: tuple[str, ...] = ()  # one that stands in a link is told of

    def anchor(self, cited: str) -> str:
        """What was written, which is no id."""
        return cited


def cite_from(page: str, config: MkDocsConfig) -> None:
    """Let Markdown, as it is set up, read citations on that page. page: as Citations.stand_on has it."""
    extensions: list[object] = config.markdown_extensions  # type: ignore[assignment]
    known = next((one for one in extensions if isinstance(one, Citations)), None)
    if known is None:
        known = Citations()
        extensions.append(known)
    known.stand_on(page)


def renderer(config: MkDocsConfig) -> Callable[[str, str], str]:
    """Renders Markdown as a build does, but for the addresses of links: from a text, and its page, to HTML."""

    def render(text: str, page: str) -> str:
        extensions = [*config.markdown_extensions, Citations(page)]
        return str(Markdown(extensions=extensions, extension_configs=config.mdx_configs or {}).convert(text))

    return render
