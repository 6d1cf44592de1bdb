"""A handbook with many times the pages: copies of its guidance, which lead to the same sentences and pages.

The copies have no cards. Cards stay as many as the speech gives: they come from its sentences, and print pages would
grow with them to what no office prints.
"""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import join, normpath, relpath

from handbook.check import translations

_LINK = re.compile(r"(\]\()(?![a-z]+:|#|/)([^)#\s]+)")
_CARD = re.compile(r"(?m)^(#+ .*\{[^}\n]*?)\s+data-role=[^}\n]*\}")
_TICK = re.compile(r"(?m)^(\s*)- \[[ x]\] ")
_OF_ITEM = re.compile(r"(?m)^[ \t]+\{: #[\w-]+ \.[\w-]+[^}\n]*\}\n?")
_SHEET = re.compile(r"(?m)^(#+ .*\{#[\w-]+)[^}\n]*\.sheet[^}\n]*\}")
_MARK = re.compile(r"(?m)^<!-- [a-z]+ -->\n?")


def grow(docs: Path, times: int) -> None:
    """Put copies of the guidance below docs/*/more/, until a language has as many times the pages."""
    originals = sorted(path.relative_to(docs / "zh") for path in (docs / "zh").rglob("*.md"))
    copied = [path for path in originals if path.parts[0] != "reference" and path.name != "index.md"]
    wanted = len(originals) * (times - 1)
    for number in range(wanted):
        path = copied[number % len(copied)]
        texts = {language: (docs / language / path).read_text(encoding="utf-8") for language in ("zh", "en")}
        below = Path("more", f"{number // len(copied):03}", path)
        texts = {language: copy(text, path.parent, below.parent) for language, text in texts.items()}
        texts["en"] = translations.mark(texts["en"], translations.state(texts["zh"]))
        for language, text in texts.items():
            target = docs / language / below
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")


def copy(text: str, old: Path, new: Path) -> str:
    """A page moved from the folder old to new, below its language's, without cards, sheets and generated parts."""
    for pattern in (_CARD, _SHEET):
        text = pattern.sub(lambda match: f"{match[1]}}}", text)
    text = _OF_ITEM.sub("", _TICK.sub(r"\1- ", _MARK.sub("", text)))

    def lead(match: re.Match[str]) -> str:
        return match[1] + relpath(normpath(join(old.as_posix(), match[2])), new.as_posix())

    return _LINK.sub(lead, text)
