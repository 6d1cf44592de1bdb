"""A plain speech made into a numbered source page: title, salutation, headings, and each sentence with its id.

The numbers are those of reference/source.md: t-1, s0-1, h1-1 (一、), p4h-1 (（一） before paragraph 4), p4-2, z-1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.chinese import converter
from handbook.scripts import HAN

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_PINYIN = re.compile(
    rf"(?<=[{HAN}])[(（][a-zü{_TONED}]*[{_TONED}][a-zü{_TONED}]*[)）]|(?<=[{HAN}])[(（](?:a|de|le|zi|ma|ba|ne)[)）]"
)
_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_NARROW = re.compile(rf"(?<=[{HAN}X”’》）])(?:[,;:!()]|\?(?!\?))|[()](?=[{HAN}])|[,;:!](?=[“‘《])")
_ENDS = "。！？"
_CLOSING = "”’》）」』"
_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "「": "」", "『": "』"}
_ORDINAL = "[一二三四五六七八九十]+"
_CHAPTER, _SECTION = re.compile(rf"{_ORDINAL}、"), re.compile(rf"（{_ORDINAL}）")
_RUN_IN = re.compile(rf"(?<=[{_ENDS}])（{_ORDINAL}）[^{_ENDS}]+$")
_BROKEN = re.compile(r"\?{2,}[a-zA-Z]?|[\ufffd\u25a0\u25a1]+")  # what a conversion between encodings leaves
_LATIN = re.compile(rf"[a-z{_TONED}]{{2,}}", re.IGNORECASE)
_SPECIAL = re.compile(
    r"[\\`*_{}\[\]<>&|~^$=!]|^[#+:-]|[.)](?<=^\d.)|[.)](?<=^\d\d.)"
)  # what Markdown, as it is set up here, may take for its own
_FRAME = """# 讲话原文 {#source}

用这份原文查手册里每一条引文、每一个核对项出自哪一句，并按编号引用。

来源为讲话稿，非党内法规。
{: .notice }

## 正文 {#text}
"""
_TOO_LONG = 60  # characters that no heading or salutation has


@dataclass(frozen=True)
class Numbered:
    """One sentence with its id. level: 0 for running text, else the heading that it is (2 or 3)."""

    id: str
    words: str
    level: int = 0


@dataclass(frozen=True)
class Doubt:
    """What could not be placed, or was placed by guess. line: of the text, from 1; 0 for all of it."""

    line: int
    words: str


class UnreadableSpeech(Exception):
    """A file that holds no text that can be numbered; says why and what to do."""


def read_lines(path: Path) -> list[str]:
    """The paragraphs of a .docx, or the lines of a text in UTF-8, UTF-16 or GBK. Raises UnreadableSpeech, OSError."""
    if path.suffix.lower() == ".docx":
        from docx import Document  # here: Word is loaded where it is used
        from docx.opc.exceptions import PackageNotFoundError

        try:
            return [paragraph.text for paragraph in Document(str(path)).paragraphs]
        except (PackageNotFoundError, KeyError, ValueError) as error:
            raise UnreadableSpeech(f"{path.name} is no Word document – save it again as .docx or .txt") from error
    raw = path.read_bytes()
    encodings = ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return raw.decode(encoding).splitlines()
        except UnicodeDecodeError:
            continue
    raise UnreadableSpeech(f"{path.name} is neither UTF-8 nor GBK – save it as UTF-8 in your editor")


def clean(line: str) -> str:
    """A line in Simplified Chinese with full-width punctuation, without pinyin or blanks between characters."""
    line = _PINYIN.sub("", line.replace("\u3000", " ").strip())
    line = converter("t2s").convert(line).replace("著眼", "着眼").replace("著力", "着力")
    line = _NARROW.sub(lambda match: match[0].translate(_WIDE), line)
    line = re.sub(r"（([^（）()]*)\)", r"（\1）", line)
    return re.sub(rf"(?<=[{HAN}，。；：、]) +(?=[{HAN}])", "", line)


def sentences(paragraph: str) -> list[str]:
    """A paragraph cut after each 。！？ that stands in no quotation or brackets."""
    found, start, open_ = [], 0, []
    for index, character in enumerate(paragraph):
        if character in _PAIRS:
            open_.append(_PAIRS[character])
        elif open_ and character == open_[-1]:
            open_.pop()
        following = paragraph[index + 1 : index + 2]
        if not open_ and following and following not in _ENDS + _CLOSING and _ends(paragraph[: index + 1]):
            found.append(paragraph[start : index + 1].strip())
            start = index + 1
    return [*found, *filter(None, [paragraph[start:].strip()])]


def _ends(text: str) -> bool:
    """Whether a sentence ends with this text: 。 or 。” but not 》 alone."""
    return text.rstrip(_CLOSING)[-1:] in tuple(_ENDS) and text[-1:] in _ENDS + _CLOSING


def number_speech(lines: Iterable[str]) -> tuple[list[Numbered], list[Doubt]]:
    """The sentences of a speech in order, and what a person should look at."""
    doubts: list[Doubt] = []
    paragraphs = list(_paragraphs(lines, doubts))
    if not paragraphs:
        raise UnreadableSpeech("there is no text in it – give a file that holds the speech")
    found: list[Numbered] = []
    start = _front(paragraphs, found, doubts)
    chapter, count = 0, 0
    for position in range(start, len(paragraphs)):
        line, text = paragraphs[position]
        parts = sentences(text)
        level = 2 if _CHAPTER.match(text) else 3 if _SECTION.match(text) else 0
        if level and len(parts) == 1 and len(text) <= _TOO_LONG:
            chapter += level == 2
            found.append(Numbered(f"h{chapter}-1" if level == 2 else f"p{count + 1}h-1", text, level))
            continue
        if position == len(paragraphs) - 1 and found and len(text) <= _TOO_LONG and "谢谢" in text:
            found += [Numbered(f"z-{index}", part) for index, part in enumerate(parts, 1)]
            continue
        count += 1
        if not _ends(parts[-1]) and parts[-1][-1] not in "：；":
            doubts.append(Doubt(line, f"“{parts[-1][-12:]}” ends no sentence – is the rest on another line?"))
        found += [
            Numbered(f"p{count}-{index}", part, level if index == 1 else 0) for index, part in enumerate(parts, 1)
        ]
    return found, sorted(doubts, key=lambda doubt: doubt.line)


def _paragraphs(lines: Iterable[str], doubts: list[Doubt]) -> Iterator[tuple[int, str]]:
    """(line, text) of every paragraph, headings that have run into the one before it cut off."""
    for number, raw in enumerate(lines, 1):
        text = clean(raw)
        for broken in dict.fromkeys(_BROKEN.findall(text)):
            doubts.append(
                Doubt(number, f"“{broken}” is a character that was lost – correct it in the file and number it anew")
            )
        for word in dict.fromkeys(_LATIN.findall(_BROKEN.sub("", text))):
            if word.strip("X"):
                doubts.append(
                    Doubt(number, f"“{word}” is in Latin letters – take it out if it is no part of the speech")
                )
        if run_in := _RUN_IN.search(text):
            doubts.append(
                Doubt(number, f"“{run_in[0][:16]}” had run into the paragraph before it – now a heading of its own")
            )
            yield number, text[: run_in.start()]
            text = run_in[0]
        if text:
            yield number, text


def _front(paragraphs: list[tuple[int, str]], found: list[Numbered], doubts: list[Doubt]) -> int:
    """Title and salutation put into found; the position where the speech itself begins."""
    texts = [text for _, text in paragraphs]
    greeting = next((index for index, text in enumerate(texts[:8]) if text.endswith("：") and len(text) <= 20), None)
    end = greeting
    if end is None:
        end = next((index for index, text in enumerate(texts) if _ends(text) or _CHAPTER.match(text)), len(texts))
        what = "no salutation such as 同志们： was found"
        doubts.append(Doubt(0, f"{what} – the lines before the first sentence are taken for the title"))
    title = "".join(text for text in texts[:end] if not text.startswith("（"))
    rest = [text for text in texts[:end] if text.startswith("（")]
    found += [Numbered(f"t-{index}", text) for index, text in enumerate(filter(None, [title, *rest]), 1)]
    if not title:
        doubts.append(Doubt(0, "there is no title – write one as the first line"))
    if greeting is None:
        return end
    found.append(Numbered("s0-1", texts[greeting]))
    return greeting + 1


def as_page(numbered: Iterable[Numbered]) -> str:
    """The source page in Markdown. What asks nothing of anyone is marked .context by a person, when the checks ask
    for it.
    """
    parts = [_FRAME]
    for one in numbered:
        words = _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", one.words)
        context = " .context" if one.id[0] in "tsz" else ""
        marks = f"#{one.id} .sentence{context}"
        parts.append(f"{'#' * one.level} {words} {{{marks}}}\n" if one.level else f"{words}\n{{: {marks} }}\n")
    return "\n".join(parts)
