"""Pages of a derived language that are kept by hand (docs/zh-Hant/…): what is asked of them beside other pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from handbook.chinese import Conversion, converter, derive
from handbook.problem import Problem
from handbook.read.speech import number
from handbook.settings.model import Settings

_BACK = {"s2tw": "tw2s", "s2twp": "tw2sp", "s2hk": "hk2s"}  # OpenCC's way back; of the others t2s
_QUOTES = str.maketrans("「」『』", "“”‘’")


def check_originals(docs: Path, settings: Settings) -> Iterator[Problem]:
    """Pages kept by hand that the language they are derived from does not have."""
    for code, language in settings.languages.items():
        for path in sorted((docs / code).rglob("*.md")) if language.source else ():
            page = path.relative_to(docs / code).as_posix()
            if not (docs / str(language.source) / page).is_file():
                remedy = f"write docs/{language.source}/{page}, or delete this page"
                yield Problem(f"page is here only: {language.source} does not have it", remedy, path=path)


def check_speech(kept: Mapping[str, str], original: Mapping[str, str], conversion: Conversion) -> Iterator[Problem]:
    """Sentences of a speech kept by hand that are not the original's words in the other characters.

    kept: the speech by hand; original: the speech that it is of; both by sentence id; conversion: from that one to
    this.
    """

    def plain(text: str) -> str:
        """Text in one form of characters and of quotation marks."""
        return str(converter(_BACK.get(conversion.opencc, "t2s")).convert(text)).translate(_QUOTES)

    uncorrected = replace(conversion, corrections=())
    for id_ in [*original, *(id_ for id_ in kept if id_ not in original)]:
        needles = (f"#{id_} ", f"#{id_}}}")
        if id_ not in kept:
            yield Problem(f"sentence {number(id_)} is missing here", "copy it from the original", needles)
        elif id_ not in original:
            yield Problem(f"sentence {number(id_)} is here only", "take it out, or add it to the original", needles)
        elif plain(kept[id_]) not in [plain(derive(original[id_], one)) for one in (conversion, uncorrected)]:
            what = f"sentence {number(id_)} has other words than the original: “{kept[id_][:30]}”"
            remedy = "write the same words: only their characters may differ"
            yield Problem(what, remedy, (kept[id_][:12], *needles))
