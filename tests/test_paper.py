"""PDF handbooks and packs, and Word packs, read back: contents, tags, fonts, and what can't be put on paper."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import lxml.html
import pytest
from conftest import templates
from handbook.paper.contents import Paper
from handbook.paper.downloads import Download, facts
from handbook.paper.nodes import texts
from handbook.paper.pdf import PaperError, typeset
from handbook.paper.reader import Reader
from handbook.settings import load as configuration
from hypothesis import given, settings, strategies
from lxml import html as lxml_html
from papers import BOOKLETS, IN_HAND, LANGUAGES, PACKS, PAPERS, bookmarks, language_of, pages_of, tool
from pdfua import validate
from pypdf import PdfReader
from structure import structure
from test_print import squeeze

ROOT = Path(__file__).resolve().parent.parent


def test_every_promised_download_is_there(site: Path) -> None:
    documents = [*(f"{name}.docx" for name in PACKS), *(f"sheets-{language}.docx" for language in LANGUAGES)]
    assert {path.name for path in (site / "downloads").iterdir()} == {*PAPERS, *BOOKLETS, *IN_HAND, *documents}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_tagged_a4_with_its_language_and_fonts(site: Path, name: str) -> None:
    reader = PdfReader(site / "downloads" / name)
    catalog = reader.root_object
    language = language_of(name)
    assert catalog["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in catalog
    assert catalog["/Lang"] == {"zh": "zh-CN", "zh-Hant": "zh-TW", "en": "en-GB"}[language]
    assert reader.metadata.title and reader.metadata.author
    assert reader.metadata.creation_date.date() == date(2026, 11, 23)
    xmp = catalog["/Metadata"].get_data().decode()
    assert (
        re.search(r"pdfuaid:part[^1]*1", xmp)
        and re.search(r"pdfaid:part[^2]*2", xmp)
        and re.search(r"pdfaid:conformance\W+A", xmp)
    )
    assert bookmarks(reader, reader.outline)
    for page in reader.pages:
        across = sorted(round(float(side)) for side in page.mediabox[2:])
        assert across == [595, 842]
        for font in page["/Resources"].get("/Font", {}).values():
            for descendant in font.get_object().get("/DescendantFonts", [font]):
                descriptor = descendant.get_object()["/FontDescriptor"]
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
    report = validate(str(site / "downloads" / name))
    assert not report.findings, report.findings


@pytest.mark.parametrize("name", [name for name in PAPERS if "-en" not in name])
def test_no_punctuation_stands_at_the_wrong_end_of_a_line(site: Path, name: str) -> None:
    layout = subprocess.run(
        [tool("pdftotext"), "-bbox-layout", str(site / "downloads" / name), "-"], check=True, capture_output=True
    ).stdout
    checked = 0
    for page in lxml_html.fromstring(layout.decode()).iter("page"):
        runs = [
            (
                "".join(word.text_content() for word in run.iter("word")),
                *(float(run.get(edge)) for edge in ("xmin", "xmax", "ymax")),
            )
            for run in page.iter("line")
        ]
        for text, left, right, bottom in runs:
            beside = [
                (start, end) for _, start, end, base in runs if abs(base - bottom) < 4
            ]  # a wide blank splits a line
            if not any(left - 20 < end <= left + 9 for _, end in beside):
                checked += 1
                assert text.startswith("？") or not text.startswith(tuple("、，。：；！”）》」")), (
                    text
                )  # ？ is the sign of a check
            if not any(right - 8 <= start < right + 20 for start, _ in beside):
                assert not text.endswith(tuple("“（《「")), text
    assert checked > 15


def test_pages_tell_the_size_and_pages_of_their_papers(site: Path) -> None:
    def said(path: str, name: str) -> str:
        text = (site / path).read_text(encoding="utf-8")
        return re.search(rf'downloads/{re.escape(name)}">[^<]*</a>([^<]*)', text)[1].strip()

    def measured(name: str) -> tuple[int, int]:
        path = site / "downloads" / name
        return path.stat().st_size, len(PdfReader(path).pages)

    size, pages = measured("handbook-zh.pdf")
    assert said("index.html", "handbook-zh.pdf") == f"（{pages}页，{round(size / 1e3)} kB）"
    size, pages = measured("checklists-team-en.pdf")
    assert said("en/print/team.html", "checklists-team-en.pdf") == f"({pages} pages, {round(size / 1e3)} kB)"
    guidance = said("supervision/index.html", "reference-zh.pdf")
    page = int(re.search(r"本页在第(\d+)页", guidance)[1])
    (title,) = lxml.html.parse(site / "supervision/index.html").xpath("//article/h1")
    assert squeeze(title.text_content()) in squeeze(pages_of(site / "downloads/reference-zh.pdf")[page - 1])
    assert "<!-- paper" not in "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))


def test_a_large_paper_is_told_in_megabytes(example: Path) -> None:
    known = configuration.load(example).settings
    made = {"a.pdf": Download("zh", 1_240_000, 64, {"x.html": 12})}
    assert facts("a.pdf", "x.html", made, known) == "（64页，1.2 MB，本页在第12页）"


# ---- tiny sites -----------------------------------------------------------------------------------------------------


@pytest.fixture
def printed(pair):
    """A tiny site whose handbook is set."""
    pair.config["extra"]["paper"]["sizes"] = {"standard": {"letters": 12, "lines": 21}}
    return pair


def test_particulars_stand_on_the_cover(printed) -> None:
    printed.config["extra"]["round"]["county"]["value"] = {"zh": "临江县", "en": "Linjiang County"}
    code, _, errors = printed.build()
    assert code == 0, errors
    cover = pages_of(printed.root / "site/downloads/handbook-zh.pdf")[0]
    assert "临江县" in squeeze(cover) and "联络组负责人和电话" in squeeze(cover)


BAD = {
    "an element that paper does not know": ("zh/purpose/index.md", "导语。", '导语<progress value="1"></progress>。', "docs/zh/purpose/index.md:3: <progress> inside a line can’t be put on paper"),
    "a character for private use": ("en/purpose/index.md", "Lead.", "Lead \ue000.", "docs/en/purpose/index.md:6: PDF/A allows no character for private use: “\ue000” (U+E000), in “Lead \ue000.” – write it in another way"),
    "a character that no font has": ("en/purpose/index.md", "Lead.", "Lead ሴ.", "docs/en/purpose/index.md:6: no font has “ሴ” (U+1234), in “Lead ሴ.” – write it in another way"),
    "a picture without words": ("zh/purpose/index.md", "导语。", "![](../assets/seal.svg)", "docs/zh/purpose/index.md:3: picture has no text for those who can’t see it"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_printed_is_said_with_its_place(printed, case: str) -> None:
    path, old, new, message = BAD[case]
    printed.change(path, old, new)
    code, _, errors = printed.build()
    assert code == 1 and message in errors, errors


def test_a_folder_of_fonts_that_is_not_there_is_said(printed) -> None:
    printed.config["extra"]["paper"]["fonts"] = "own-fonts"
    code, _, errors = printed.build()
    assert code == 1 and "own-fonts, and there is no such folder – name a folder of font files" in errors, errors


def test_an_office_s_own_fonts_are_preferred(printed) -> None:
    import pylopdf_fonts_zh_cn

    fonts = printed.root / "own-fonts"
    fonts.mkdir()
    shutil.copy(Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSansSC-Regular.otf", fonts)
    printed.config["extra"]["paper"] |= {"fonts": "own-fonts", "text": ["Noto Sans SC"]}
    code, _, errors = printed.build()
    assert code == 0, errors
    reader = PdfReader(printed.root / "site/downloads/handbook-zh.pdf")
    used = {
        font.get_object()["/BaseFont"].split("+")[-1]
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert any("NotoSansSC" in name for name in used) and not any("NotoSerifSC" in name for name in used)


def test_an_unknown_role_of_a_pack_is_said(printed) -> None:
    printed.config["extra"]["paper"]["packs"] = ["team", "teem"]
    code, _, errors = printed.build()
    assert code == 1 and "unknown role “teem” in paper.packs – did you mean team?" in errors, errors


def test_the_live_view_makes_no_papers_and_the_next_build_does(printed) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    config = load_config(config_file=str(printed.save()), site_dir=str(printed.root / "live"))
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
    assert (printed.root / "live/index.html").is_file() and not (printed.root / "live/downloads").exists()
    assert "downloads/" not in (printed.root / "live/index.html").read_text(encoding="utf-8")
    assert printed.build()[0] == 0 and list(
        (printed.root / "site/downloads").glob("*.pdf")
    )  # MkDocs reads the hooks anew


# ---- any page at all ------------------------------------------------------------------------------------------------

TEXT = strategies.text(strategies.sampled_from("巡察 组。，“”a1#[]{}$\\*_`@<>&%/\"'~-—…\u3000\n"), max_size=12)


def element(tag: str):
    return lambda inner: strategies.lists(inner, max_size=3).map(lambda parts: f"<{tag}>{''.join(parts)}</{tag}>")


ESCAPED = TEXT.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
INLINE = strategies.recursive(
    ESCAPED,
    lambda inner: strategies.one_of(*(element(tag)(inner) for tag in ("strong", "em", "span", "sub"))),
    max_leaves=4,
)
PARAGRAPH = element("p")(INLINE)
BLOCK = strategies.recursive(
    PARAGRAPH,
    lambda inner: strategies.one_of(
        *(element(tag)(inner) for tag in ("blockquote", "div")),
        *(strategies.lists(element("li")(inner), max_size=3).map(lambda items, tag=tag: f"<{tag}>{''.join(items)}</{tag}>") for tag in ("ul", "ol")),
        strategies.lists(strategies.lists(element("td")(inner), min_size=1, max_size=3), max_size=3).map(lambda rows: "<table>" + "".join(f"<tr>{''.join(row)}</tr>" for row in rows) + "</table>"),
        ESCAPED.map(lambda text: f"<pre><code>{text}</code></pre>"),
    ),
    max_leaves=8,
)  # fmt: skip


@pytest.fixture(scope="session")
def frame(example: Path) -> dict:
    """The data of a paper without a body."""
    from handbook.book import Edition
    from handbook.paper.contents import frame as make

    known = configuration.load(example).settings
    edition = Edition(known, "zh", "手册")
    return {**make(edition, "standard"), "kind": "handbook", "subtitle": "", "starts": {}}


@settings(max_examples=15, deadline=None)
@given(strategies.lists(BLOCK, max_size=4))
def test_any_page_is_set_with_all_its_words(frame: dict, blocks: list[str]) -> None:
    reader = Reader("x.html", 0, "zh-Hans", str)
    tree = lxml_html.fragment_fromstring("".join(["<h1>题</h1>", *blocks]), create_parent="div")
    nodes = reader.page(tree)
    assert not reader.problems
    printed = typeset(Paper("x.pdf", {**frame, "body": nodes}), templates(), {}, None)
    text = squeeze("".join(page.extract_text() for page in PdfReader(io.BytesIO(printed.pdf)).pages[2:]))
    for words in texts(nodes):
        for word in re.findall(r"[巡察组a1#$\\@%~]+", words):
            assert squeeze(word) in text, word


def test_text_that_looks_like_code_stays_text(frame: dict) -> None:
    body = [
        {"t": "heading", "level": 1, "c": ['#panic("x") $x$ *y* \\ ']},
        {"t": "para", "c": ['#read("/etc/passwd")']},
    ]
    printed = typeset(Paper("x.pdf", {**frame, "body": body}), templates(), {}, None)
    assert '#read("/etc/passwd")' in PdfReader(io.BytesIO(printed.pdf)).pages[2].extract_text()


def test_a_node_that_the_template_does_not_know_stops_it(frame: dict) -> None:
    with pytest.raises(PaperError, match="no way to set node marquee"):
        typeset(Paper("x.pdf", {**frame, "body": [{"t": "marquee"}]}), templates(), {}, None)


def test_a_reference_with_its_page_is_one_link(frame: dict, tmp_path: Path) -> None:
    cite = {"t": "cite", "to": "there", "source": "p1-1", "number": "P1.1"}
    body = [
        {"t": "heading", "level": 1, "id": "there", "c": ["题"]},
        {"t": "para", "c": ["见", cite, "，（", {**cite, "nested": True}, "）"]},
        {"t": "para", "c": [{"t": "link", "to": "there", "c": ["那一页"]}]},
    ]
    path = tmp_path / "x.pdf"
    path.write_bytes(typeset(Paper("x.pdf", {**frame, "body": body}), templates(), {}, None).pdf)
    (*contents, _, first, second, third) = [one for one in structure(path).walk() if one.kind == "Link"]
    assert len(contents) == 1 and first.links == second.links == third.links  # of the contents: the chapter, notes
    text = squeeze(PdfReader(path).pages[2].extract_text())
    assert "见P1.1(3页),(P1.1〔3页〕)" in text and "那一页(3页)" in text  # squeezed, brackets are half as wide


def test_words_for_the_screen_or_for_paper_alone(printed) -> None:
    marked = '导语<span class="screen">点开</span><span class="paper">翻到</span>。\n\n印出来。\n{: .screen }\n\n另印。\n{: .paper }'
    printed.change("zh/purpose/index.md", "导语。", marked)
    code, _, errors = printed.build()
    assert code == 0, errors
    shown = printed.read("purpose/index.html")
    assert "点开" in shown and "印出来" in shown and "翻到" not in shown and "另印" not in shown
    paper = squeeze("".join(pages_of(printed.root / "site/downloads/handbook-zh.pdf")))
    assert "导语翻到。" in paper and "另印" in paper and "点开" not in paper and "印出来" not in paper


def test_the_address_of_the_site_stands_on_cover_and_foot_with_its_code(printed) -> None:
    printed.config["site_url"] = "http://10.0.0.5/inspection/"
    code, _, errors = printed.build()
    assert code == 0, errors
    for language, below in (("zh", ""), ("en", "en/")):
        path = printed.root / f"site/downloads/handbook-{language}.pdf"
        pages = [squeeze(page) for page in pages_of(path)]
        assert all(f"http://10.0.0.5/inspection/{below}" in page for page in pages)
        (code_,) = [one for one in structure(path).walk() if one.kind == "Figure"]
        assert code_.alt.endswith(f" http://10.0.0.5/inspection/{below}")
