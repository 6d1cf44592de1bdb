"""Footnotes, definitions and struck-out words in every output; and markup that is not set up, which no reader ever sees."""

from __future__ import annotations

import lxml.html
import markdown
import pytest
from axe_playwright_python.sync_playwright import Axe
from handbook.check.constructs import CONSTRUCTS
from handbook.check.leftovers import check_leftovers
from handbook.read.notes import read_notes
from handbook.show.notes import number_notes
from handbook.tree import parse
from hypothesis import given, settings, strategies
from pdfua import validate
from pypdf import PdfReader
from test_print import squeeze

CARD, EN_CARD = "zh/purpose/index.md", "en/purpose/index.md"
SIZES = {"standard": {"letters": 12, "lines": 21}}
ZH_TEXT = """导语[^党]，又一处[^b]，再说一遍[^党]，~~旧话~~新话。

巡察
:   县一级的工作

    另一段

联络组
:   一个小组[^3]

[^b]: 第二条。
[^党]: 头一条，*要紧*。

    头一条的另一段。
[^3]: 第三条。
"""
EN_TEXT = """Lead[^1], another[^b], and again[^1], ~~old~~ new.

Inspection
:   Work of a county

    One more

Liaison group
:   A group[^3]

[^b]: The second.
[^1]: The first, *urgent*.

    More of the first.
[^3]: The third.
"""


def roles(node) -> list[str]:
    """The kind of every element below a node of a PDF's structure tree."""
    node = node.get_object()
    if isinstance(node, list):
        return [kind for child in node for kind in roles(child)]
    if not isinstance(node, dict):
        return []
    return [*([node["/S"]] if "/S" in node else []), *(roles(node["/K"]) if "/K" in node else [])]


@pytest.fixture
def noted(tiny):
    """A site with footnotes, a list of definitions and struck-out words, and a second page with a note of its own."""
    tiny.change(CARD, "导语。\n", ZH_TEXT)
    tiny.change(EN_CARD, "Lead.\n", EN_TEXT)
    tiny.change("zh/index.md", "导语。", "导语[^1]。\n\n[^1]: 首页的注。")
    tiny.change("en/index.md", "Lead.", "Lead[^1].\n\n[^1]: The home page’s.")
    tiny.config["extra"]["paper"] |= {"sizes": SIZES}
    return tiny


NOTES = {
    "": ["头一条，要紧。头一条的另一段。", "第二条。", "第三条。"],
    "zh-Hant/": ["頭一條，要緊。頭一條的另一段。", "第二條。", "第三條。"],
    "en/": ["Thefirst,urgent.Moreofthefirst.", "Thesecond.", "Thethird."],
}
BACK = {"": "回到正文中脚注1处", "zh-Hant/": "回到正文中腳註1處", "en/": "Back to footnote 1 in the text"}


def test_footnotes_definitions_and_struck_words_are_on_every_page_and_paper(noted) -> None:
    code, _, errors = noted.build()
    assert code == 0, errors
    for prefix, notes in NOTES.items():
        tree = lxml.html.fromstring(noted.read(f"{prefix}purpose/index.html"))
        marks = tree.xpath("//sup[@class='note-mark']/a")
        assert [mark.text for mark in marks] == ["1", "2", "1", "3"]
        assert [mark.getparent().get("id") for mark in marks] == [
            "note-1-mark",
            "note-2-mark",
            "note-1-mark-2",
            "note-3-mark",
        ]
        listed = tree.xpath("//section[@class='notes']/ol/li")
        assert [squeeze(note.text_content()).replace("↑", "") for note in listed] == list(map(squeeze, notes))
        assert [note.get("id") for note in listed] == [mark.get("href")[1:] for mark in (marks[0], marks[1], marks[3])]
        assert [link.get("href") for link in listed[0].iter("a")] == ["#note-1-mark", "#note-1-mark-2"]
        assert {link.get("aria-label") for link in listed[0].iter("a")} == {BACK[prefix]}
        assert [len(list(pair.itersiblings("dd"))) for pair in tree.xpath("//dl/dt")] == [2, 1]
        assert len(tree.xpath("//article//del")) == 1
        language = prefix.strip("/") or "zh"
        path = noted.root / f"site/downloads/handbook-{language}.pdf"
        reader = PdfReader(path)
        text = squeeze("".join(page.extract_text() for page in reader.pages))
        assert all(text.count(squeeze(note)) == 1 for note in notes), text
        assert not validate(str(path)).findings
        assert roles(reader.root_object["/StructTreeRoot"]).count("/Note") == 4  # three here, and the home page's
    assert "首页的注。" in squeeze(
        "".join(page.extract_text() for page in PdfReader(noted.root / "site/downloads/handbook-zh.pdf").pages)
    )


def test_footnotes_on_paper_stand_at_the_foot_of_their_page(noted) -> None:
    code, _, errors = noted.build()
    assert code == 0, errors
    (page,) = (
        page
        for page in PdfReader(noted.root / "site/downloads/reference-zh.pdf").pages
        if "又一处" in page.extract_text()
    )
    heights: dict[str, float] = {}

    def visit(text: str, whole, line, __, ___) -> None:
        heights.update({words: whole[5] + line[5] * whole[3] for words in ("又一处", "第二条") if words in text})

    page.extract_text(visitor_text=visit)
    text = squeeze(page.extract_text())
    assert "导语2,又一处3,再说一遍2," in text  # numbered through the whole handbook: the home page has the first
    assert (
        text.index("又一处")
        < text.index("纪律卡")
        < text.index("2头一条")
        < text.index("3第二条")
        < text.index("4第三条")
    )
    assert heights["又一处"] > 500 and 0 < heights["第二条"] < 150, heights


def test_footnotes_are_accessible_and_lead_there_and_back(noted, open_page) -> None:
    code, _, errors = noted.build()
    assert code == 0, errors
    for prefix in NOTES:
        page = open_page(
            (noted.root / "site" / prefix / "purpose/index.html").as_uri(),
            viewport={"width": 1300, "height": 900},
            reduced_motion="reduce",
        )
        results = Axe().run(
            page, context="article", options={"preload": False}
        )  # from the disk it can’t load style sheets anew
        assert results.violations_count == 0, results.generate_report()
        page.locator("#note-1-mark-2 a").click()
        assert page.evaluate("document.querySelector(':target').id") == "note-1"
        page.locator("#note-1 a").last.click()
        assert page.evaluate("document.querySelector(':target').id") == "note-1-mark-2"
        page.emulate_media(media="print")
        assert (
            page.locator(".notes").is_visible()
            and page.locator(".notes li").count() == 3
            and not page.locator(".notes__back").first.is_visible()
        )


BAD = {
    "footnote without a text": ("导语。", "导语[^1]。", "docs/zh/purpose/index.md:3: “[^1]” would be seen by readers as it stands: footnotes without a text are no markup here – write `[^1]: …`"),
    "footnote that nothing uses": ("导语。", "导语。\n\n[^1]: 注。", "docs/zh/purpose/index.md:5: the footnote 1 is nowhere in the text – put [^1] where it belongs, or delete it"),
    "footnote in a footnote": ("导语。", "导语[^1]。\n\n[^1]: 注[^2]。\n[^2]: 又注。", "docs/zh/purpose/index.md:5: the footnote 1 holds another footnote – a footnote is paragraphs of words"),
    "footnote with a list": ("导语。", "导语[^1]。\n\n[^1]: 注：\n\n    - 甲", "docs/zh/purpose/index.md:5: the footnote 1 holds <ul>"),
    "footnote in an item": ("- [ ] 严明纪律 ", "- [ ] 严明纪律[^1] ", "docs/zh/purpose/index.md:12: a footnote stands in an item, which is one line of words – put it into the text of the page"),
    "footnote in a heading": ("# 目的", "# 目的[^1]", "docs/zh/purpose/index.md:1: a footnote stands in a heading"),
    "footnote in a quotation": ("> 严明纪律\n", "> 严明纪律[^1]\n", "docs/zh/purpose/index.md:5: a footnote stands in a quotation"),
    "footnote on a card": ("停顿点：每天。", "停顿点：每天[^1]。", "docs/zh/purpose/index.md:10: a footnote stands on a card, which is printed alone – put it into the text of the page, or leave it out"),
    "footnotes in one language alone": ("导语。", "导语[^1]。\n\n[^1]: 注。", "docs/en/purpose/index.md:1: footnotes: 0 here, and 1 in zh – give both pages the same footnotes"),
    "struck-out words in an item": ("- [ ] 严明纪律 ", "- [ ] 严明~~不~~纪律 ", "docs/zh/purpose/index.md:12: struck-out text stands in an item"),
    "diagram": ("导语。", "导语。\n\n```mermaid\ngraph TD\n```", "docs/zh/purpose/index.md:5: the diagram in ```mermaid would be seen by readers as code: diagrams are not drawn here – draw it, save it as SVG"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_mistake_is_said_with_page_and_line(pair, case: str) -> None:
    old, new, message = BAD[case]
    pair.change(CARD, old, new)
    if "[^1]" in new and "[^1]:" not in new and "without" not in case:
        pair.write(CARD, (pair.root / "docs" / CARD).read_text(encoding="utf-8") + "\n[^1]: 注。\n")
    code, _, errors = pair.build()
    assert code == 1 and message in errors, errors


def test_a_footnote_in_the_speech_is_refused(pair) -> None:
    pair.change("zh/reference/source.md", "决不能跑风漏气。", "决不能跑风漏气[^1]。")
    pair.write(
        "zh/reference/source.md",
        (pair.root / "docs/zh/reference/source.md").read_text(encoding="utf-8") + "\n[^1]: 注。\n",
    )
    code, _, errors = pair.build()
    assert code == 1 and "docs/zh/reference/source.md:8: a footnote stands in a sentence of the speech" in errors, (
        errors
    )


def test_an_item_with_a_footnote_keeps_its_words() -> None:
    from handbook.marks import item_text

    tree = rendered("- [ ] 严明[^1]纪律\n\n[^1]: 注。\n")
    list(read_notes(tree))
    assert item_text(next(tree.iter("li"))) == "严明纪律"


# ---- markup that is not set up --------------------------------------------------------------------------------------


def rendered(text: str) -> lxml.html.HtmlElement:
    """A page's tree, with the Markdown extensions of mkdocs.yml and those that MkDocs adds."""
    import yaml
    from conftest import EXAMPLE

    names, options = ["toc", "tables", "fenced_code"], {}
    for entry in yaml.safe_load((EXAMPLE / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]:
        name, given = next(iter(entry.items())) if isinstance(entry, dict) else (entry, {})
        names.append(name)
        options[name] = given
    return parse(markdown.markdown(text, extensions=list(dict.fromkeys(names)), extension_configs=options))


def found(text: str) -> list[str]:
    return [fault.what for fault in check_leftovers(rendered(text))]


MORE = [
    "甲[^注]乙", '=== "甲"\n\n    文', "???+ note\n    文", '??? note "甲"\n\n    文', ":::note\n文\n:::", "> [!WARNING]\n> 文", "甲{--乙--}丙",
    "甲{~~乙~>丙~~}丁", "甲{==乙==}{>>丙<<}丁", "==甲 **乙** 丙==", "水H~2~O", "2^10^ 与 10^-3^", "甲：:white_check_mark:", "甲\n\n$$\nE = mc^2\n$$",
    "$x$", "$\\alpha$ 与 $2x+1$", "[[甲]]", "[[甲|乙]]", ";--8<-- \"a.md\"", "*[HTML]: Hyper", "按 ++ctrl+alt+del++", "[TOC]", "[toc]", "~~ 甲 ~~", "!!!",
]  # fmt: skip


@pytest.mark.parametrize("text", [*dict.fromkeys([*(construct.example for construct in CONSTRUCTS), *MORE])])
def test_markup_that_is_not_set_up_is_found_wherever_it_stands(text: str) -> None:
    assert found(text), rendered(text).text_content()
    assert found(f"先说一句。\n\n{text}\n\n再说一句。")
    assert found("- 甲\n- 乙\n\n> 引\n\n| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n\n" + text)


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda construct: construct.what)
def test_each_construct_is_told_by_its_own_name_on_its_line(construct) -> None:
    from handbook.problem import find_line

    source = f"# 题 {{#x}}\n\n先说一句。\n\n{construct.example}\n"
    (fault,) = (
        fault for fault in check_leftovers(rendered(source)) if f": {construct.what} are no markup here" in fault.what
    )
    assert find_line(source, fault.needles) == 5 and fault.remedy == construct.instead


ORDINARY = [
    "5~10天，20~30天，约~5人", "A~Z，1~2~3", "$5", "US$5、HK$6 与 $7", "价格是$5，不是$10。", "10:30到11:30，10:30:00", "注:甲;乙", "a == b", "a==b, c==d",
    "C++ 与 C++", "C++14与C++17", "2^10", "^_^", "甲^乙", "甲~乙", "~甲", "= 甲", "? 甲", "甲???", "！！！甲", "甲!!!", "：甲：", "甲 :: 乙", ":)", "(1):", "a:b:c",
    "http://a:80/b", "file:///a", "[1]", "[甲]", "甲+乙+丙", "+1", "*甲*", "{甲}", "{1,2}", "$", "~", "=", "甲--乙", "甲——乙", "8<9", "100%", "&lt;", "P12.3", "# 题 {#x}",
    "`==甲==` 与 `:smile:`、`$x$`", "```\n=== \"x\"\n:smile: [TOC] ~~ x ~~ {++x++}\n```", "    [[甲]]", "~~甲~~", "甲[^1]\n\n[^1]: 乙", "甲\n:   乙", '!!! note "甲"\n    乙', "- 甲\n\n    乙",
]  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert found(text) == []


# Single marks between plain words: never two of a kind in a row, as no one writes them by chance.
WORDS = strategies.text(
    strategies.sampled_from("巡察组要严明纪律，。；：“”（）《》、0123456789abcXYZ"), min_size=1, max_size=6
)
MARK = strategies.sampled_from(list("~^=+$:?!-%&@/\\'\"#{}<>|;,."))


@settings(max_examples=40, deadline=None)
@given(strategies.lists(WORDS, min_size=2, max_size=6), strategies.data())
def test_plain_text_with_single_marks_is_never_refused(words: list[str], data: strategies.DataObject) -> None:
    marks = data.draw(strategies.lists(MARK, min_size=len(words) - 1, max_size=len(words) - 1, unique=True))
    text = words[0] + "".join(mark + word for mark, word in zip(marks, words[1:], strict=True))
    assert found(text) == [], text


@settings(max_examples=30, deadline=None)
@given(strategies.sampled_from(CONSTRUCTS), WORDS, WORDS)
def test_each_construct_is_found_between_any_words(construct, before: str, after: str) -> None:
    alone = construct.pattern.pattern.startswith("(?m)^")  # begins its line
    text = f"{before}\n{construct.example}" if alone else f"{before}，{construct.example}，{after}"
    assert any(f": {construct.what} are no markup here" in what for what in found(text)), text


# ---- units ----------------------------------------------------------------------------------------------------------


def test_notes_of_a_page_are_numbered_in_the_order_of_their_marks() -> None:
    labels = {"notes": {"zh": "脚注"}, "note_mark": {"zh": "脚注{}"}, "note_back": {"zh": "回{}"}}
    tree = rendered("甲[^z]乙[^a]丙[^z]\n\n[^a]: 一\n[^z]: 二\n")
    assert list(read_notes(tree)) == []
    assert tree.text_content().split() == ["甲乙丙", "二", "一"]
    number_notes(tree, labels, "zh")
    assert tree.text_content().split() == ["甲1乙2丙1", "二↑↑", "一↑"]
    assert not tree.xpath("//*[contains(@id, 'fn')]")


def test_code_in_a_fence_is_set_on_paper(pair) -> None:
    pair.change(CARD, "导语。", "导语。\n\n```text\n甲 == 乙 :smile:\n```")
    pair.change(EN_CARD, "Lead.", "Lead.\n\n```text\na == b\n```")
    pair.config["extra"]["paper"]["sizes"] = SIZES
    code, _, errors = pair.build()
    assert code == 0, errors
    assert "甲==乙:smile:" in squeeze(
        "".join(page.extract_text() for page in PdfReader(pair.root / "site/downloads/handbook-zh.pdf").pages)
    )
