"""A plain text made into a numbered source page: any office's file, nothing lost, doubts said."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from docx import Document
from handbook.read.numbering import UnreadableSpeech, as_page, clean, number_speech, read_lines
from handbook.read.speech import read_sentences
from handbook.tree import collapse, parse
from hypothesis import given
from hypothesis import strategies as st

SPEECH = """在安全生产检查
动员会上的讲话
同志们:
根据县安委会决定,从今天开始检查。我们要认真对待!
一、提高認識,着眼长远
(一)安全是底线。领导说:“安全第一。预防为主。”大家要记住。
(二)检查是帮助
企业要(yào)配合,不得(dé)拒绝。希望大家支持。
二、抓好落实
要逐项整改。(三)责任要到人
各单位要把握好:
一要查隐患;二要改隐患。
我就讲这些,谢谢大家。
"""
IDS = "t-1 s0-1 p1-1 p1-2 h1-1 p2-1 p2-2 p2-3 p3h-1 p3-1 p3-2 h2-1 p4-1 p5h-1 p5-1 p6-1 z-1".split()


def number(text: str) -> tuple[dict[str, str], list[str]]:
    numbered, doubts = number_speech(text.splitlines())
    return {one.id: one.words for one in numbered}, [f"{doubt.line}: {doubt.words}" for doubt in doubts]


def test_title_salutation_headings_sentences_and_close() -> None:
    found, doubts = number(SPEECH)
    assert list(found) == IDS
    assert found["t-1"] == "在安全生产检查动员会上的讲话" and found["s0-1"] == "同志们："
    assert found["h1-1"] == "一、提高认识，着眼长远"
    assert found["p2-1"] == "（一）安全是底线。" and found["p2-3"] == "大家要记住。"
    assert found["p2-2"] == "领导说：“安全第一。预防为主。”"
    assert found["p3-1"] == "企业要配合，不得拒绝。" and found["z-1"] == "我就讲这些，谢谢大家。"
    assert doubts == ["10: “（三）责任要到人” had run into the paragraph before it – now a heading of its own"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_text_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "讲话 稿.txt"
    path.write_bytes(SPEECH.replace("認識", "认识").replace("yào", "yao").encode(encoding, "ignore"))
    assert [one.id for one in number_speech(read_lines(path))[0]] == IDS


def test_a_word_document(tmp_path: Path) -> None:
    document = Document()
    for line in SPEECH.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    assert [one.id for one in number_speech(read_lines(tmp_path / "a.docx"))[0]] == IDS


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"\x81\xff\xff", "a.txt is neither UTF-8 nor GBK – save it as UTF-8"),
        ("a.docx", b"no zip", "a.docx is no Word document – save it again"),
        ("a.txt", b" \n", "there is no text in it – give a file that holds the speech"),
    ],
)
def test_a_file_that_is_no_speech_is_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableSpeech, match=re.escape(message)):
        number_speech(read_lines(tmp_path / name))


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("题\n同志们：\n管理宽松软??h县委要整改。", "3: “??h” is a character that was lost – correct it in the file and number it anew"),
        ("题\n同志们：\n要用好GDP数据。", "3: “GDP” is in Latin letters – take it out if it is no part of the speech"),
        ("题\n同志们：\n要整改\n到位。", "3: “要整改” ends no sentence – is the rest on another line?"),
        ("题\n要整改。", "0: no salutation such as 同志们： was found – the lines before the first sentence are taken for the title"),
        ("同志们：\n要整改。", "0: there is no title – write one as the first line"),
    ],
)  # fmt: skip
def test_what_could_not_be_placed_is_said(text: str, doubt: str) -> None:
    assert doubt in number(text)[1]


@pytest.mark.parametrize("text", ["题\n同志们：\nX同志和XXX同志要整改。\n要把握好：\n一要查；\n谢谢大家！"])
def test_what_is_in_order_raises_no_doubt(text: str) -> None:
    assert number(text)[1] == []


def test_cleaning_mends_and_leaves_alone() -> None:
    assert clean("根據(jù)縣委(wěi)决定,我们(men)要著眼長遠") == "根据县委决定，我们(men)要着眼长远".replace(
        "(men)", "（men）"
    )
    assert clean("党委(党组)书记:好!") == "党委（党组）书记：好！"
    assert clean("第 3 条 要 求") == "第 3 条要求"


text_of_a_speech = st.lists(
    st.text(st.sampled_from("甲乙丙，。！？；：“”‘’（）《》一二、X#*_`[]{}<>|~^$=+-.12) &\\"), min_size=1, max_size=30),
    min_size=1,
    max_size=8,
)


@given(text_of_a_speech)
def test_no_word_is_lost_and_the_page_reads_back_the_same(lines: list[str]) -> None:
    try:
        numbered, _ = number_speech(["题", "同志们：", *lines])
    except UnreadableSpeech:
        return
    squeezed = re.sub(r"\s", "", "".join(one.words for one in numbered))
    assert squeezed == re.sub(r"\s", "", "题同志们：" + "".join(map(clean, lines)))
    assert len({one.id for one in numbered}) == len(numbered)
    html = markdown.markdown(as_page(numbered), extensions=["attr_list", "tables", "admonition", "toc"])
    read = {one.id: one.words for one in read_sentences(parse(html))}
    assert list(read.items()) == [(one.id, collapse(one.words)) for one in numbered]
