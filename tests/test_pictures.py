"""Pictures of every kind, with any name, on pages, print pages, PDF and Word, in every language; and those that are refused."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote

import lxml.html
import pytest
from docx import Document
from docx.oxml.ns import qn
from handbook.paper.word_pictures import for_word
from handbook.read.picture_files import KINDS, PictureError, examine
from hypothesis import given, strategies
from papers import alternatives, tool
from PIL import Image
from pypdf import PdfReader

CARD, EN_CARD = "zh/purpose/index.md", "en/purpose/index.md"
SIZES = {"standard": {"letters": 12, "lines": 21}}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100" fill="#fcc"/>'
    '<text x="10" y="50" font-size="20">巡察 A</text></svg>'
)


def pixels(kind: str, width: int = 120, height: int = 80, mode: str = "RGB", **options: object) -> bytes:
    """A picture with something to see in each corner."""
    image = Image.new(mode, (width, height), "white" if mode == "RGB" else 0)
    for x in range(width // 2):
        for y in range(height // 3):
            image.putpixel((x, y), (x % 256, 90, y % 256) if mode == "RGB" else 1)
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


FILES = {
    "图 一.png": pixels("PNG"),
    "照片（二）.jpg": pixels("JPEG"),
    "三.webp": pixels("WEBP", lossless=True),
    "四 #1 100%.svg": SVG.encode(),
}
ALTS = {"zh": "组织结构{}", "en": "Structure {}"}


def written(alt: str, name: str) -> str:
    return f"![{alt}](<../../assets/{name.replace('%', '%25').replace('#', '%23')}>)"


def show(site, names: list[str], on_card: str | None = None) -> None:
    """Put pictures on the page of both languages, each in a paragraph of its own, and one on the card."""
    for name, data in FILES.items():
        site.write(f"assets/{name}", data)
    for path, lead, pause, language in (
        (CARD, "导语。", "停顿点：每天。", "zh"),
        (EN_CARD, "Lead.", "Pause point: daily.", "en"),
    ):
        paragraphs = [written(ALTS[language].format(number), name) for number, name in enumerate(names)]
        site.change(path, lead, "\n\n".join([lead, *paragraphs]))
        if on_card:
            site.change(path, pause, f"{pause}\n\n{written(ALTS[language].format(9), on_card)}")


def pictures_on(site: Path, page: str) -> list[lxml.html.HtmlElement]:
    tree = lxml.html.fromstring((site / page).read_text(encoding="utf-8"))
    return tree.xpath("//main//img")


def test_pictures_of_every_kind_and_name_come_out_everywhere_in_every_language(tiny) -> None:
    show(tiny, list(FILES), on_card="三.webp")
    tiny.config["extra"]["paper"] |= {"sizes": SIZES, "packs": ["team"]}
    code, _, errors = tiny.build()
    assert code == 0, errors
    site = tiny.root / "site"
    for language, prefix, alt in (
        ("zh", "", "组织结构"),
        ("zh-Hant", "zh-Hant/", "組織結構"),
        ("en", "en/", "Structure "),
    ):
        shown = pictures_on(site, f"{prefix}purpose/index.html")
        assert [image.get("alt") for image in shown] == [f"{alt}{number}" for number in (0, 1, 2, 3, 9)]
        for image, name in zip(shown, [*FILES, "三.webp"], strict=True):
            assert (site / prefix / "purpose" / unquote(image.get("src"))).resolve() == (
                site / "assets" / name
            ).resolve()
            assert [image.get(side) for side in ("width", "height")] == (
                ["200", "100"] if name.endswith("svg") else ["120", "80"]
            )
        (lead,) = pictures_on(site, f"{prefix}print/team.html")
        assert (site / prefix / "print" / unquote(lead.get("src"))).read_bytes() == FILES["三.webp"] and lead.get(
            "alt"
        ) == f"{alt}9"
        whole = PdfReader(site / f"downloads/reference-{language}.pdf")
        said = [words for words in alternatives(whole.root_object["/StructTreeRoot"]) if words.startswith(alt)]
        assert said == [f"{alt}{number}" for number in (0, 1, 2, 3, 9)]
        pack = PdfReader(site / f"downloads/checklists-team-{language}.pdf")
        assert len(pack.pages) == 5 and f"{alt}9" in alternatives(pack.root_object["/StructTreeRoot"])
        word = site / f"downloads/checklists-team-{language}.docx"
        (described,) = Document(str(word)).element.iter(qn("wp:docPr"))
        assert described.get("descr") == f"{alt}9"
        with zipfile.ZipFile(word) as packed:
            (media,) = (packed.read(name) for name in packed.namelist() if name.startswith("word/media/"))
        assert Image.open(io.BytesIO(media)).format == "PNG"


def test_papers_with_pictures_are_the_same_bytes_wherever_they_are_made(
    pair, tmp_path_factory, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    show(pair, list(FILES), on_card="四 #1 100%.svg")
    pair.config["extra"]["paper"] |= {"sizes": SIZES, "packs": ["team"]}
    sums = []
    for folder in ("a", "a much longer name of a folder 巡察"):
        other = tmp_path_factory.mktemp(folder)
        monkeypatch.setattr(tempfile, "tempdir", None)
        for variable in ("TMPDIR", "TEMP", "TMP"):
            monkeypatch.setenv(variable, str(other))
        code, _, errors = pair.build()
        assert code == 0, errors
        sums.append(
            {
                path.name: hashlib.sha256(path.read_bytes()).hexdigest()
                for path in (pair.root / "site/downloads").iterdir()
            }
        )
        assert not [path for path in other.glob("handbook-*") if path.is_dir()], "a folder is left"
    assert len(sums[0]) == 12 and sums[0] == sums[1]


def placed(page) -> list[tuple[float, float]]:
    """Width and height in points of every picture that a page draws."""
    found: list[tuple[float, float]] = []

    def visit(operator, _, matrix, __) -> None:
        if operator == b"Do":
            found.append((abs(matrix[0] or matrix[1]), abs(matrix[3] or matrix[2])))

    page.extract_text(visitor_operand_before=visit)
    return found


def test_pictures_keep_their_size_and_fit_the_page(alone) -> None:
    sizes = {"small.png": (40, 30), "wide.png": (3000, 300), "tall.png": (300, 6000)}
    for name, (width, height) in sizes.items():
        alone.write(f"assets/{name}", pixels("PNG", width, height))
    alone.change(
        CARD,
        "导语。",
        "\n\n".join(
            [
                "导语。",
                *(f"![-](../../assets/{name})" for name in sizes),
                "- ![-](../../assets/small.png){: width=20 } -",
            ]
        ),
    )
    alone.config["extra"]["paper"]["sizes"] = SIZES
    code, _, errors = alone.build()
    assert code == 0, errors
    found = [size for page in PdfReader(alone.root / "site/downloads/handbook-zh.pdf").pages for size in placed(page)]
    text_width, highest = (210 - 28 - 26) * 72 / 25.4, 200 * 72 / 25.4
    wanted = [(30, 22.5), (text_width, text_width / 10), (highest / 20, highest), (15, 11.25)]
    for size in wanted:
        assert any(abs(size[0] - width) < 0.6 and abs(size[1] - height) < 0.6 for width, height in found), (size, found)


BAD = {
    "no words": ("x.png", pixels("PNG"), "![](../../assets/x.png)", "picture has no text for those who can’t see it – write it between the brackets"),
    "blank words": ("x.png", pixels("PNG"), "![ ](../../assets/x.png)", "picture has no text for those who can’t see it"),
    "not there": (None, b"", "![甲](../../assets/无 此.png)".replace("(", "(<").replace(")", ">)"), "broken link ../../assets/无 此.png"),
    "not there, name encoded": (None, b"", "![甲](../../assets/%E6%97%A0.png)", "broken link ../../assets/%E6%97%A0.png (the target 'assets/无.png' is not found"),
    "cut off": ("x.png", pixels("PNG")[:-60], "![甲](../../assets/x.png)", "picture x.png can’t be read as PNG: it is broken or cut off – save it anew"),
    "cut-off JPEG": ("x y.jpg", pixels("JPEG")[:700], "![甲](<../../assets/x y.jpg>)", "picture x y.jpg can’t be read as JPEG"),
    "cut-off WebP": ("图.webp", pixels("WEBP")[:40], "![甲](../../assets/图.webp)", "picture 图.webp can’t be read as WebP"),
    "empty": ("x.png", b"", "![甲](../../assets/x.png)", "picture x.png is empty – save it anew"),
    "another kind": ("x.bmp", pixels("BMP"), "![甲](../../assets/x.bmp)", "picture x.bmp is no PNG, JPEG, SVG or WebP – save it as one of these"),
    "wrongly named": ("x.png", pixels("JPEG"), "![甲](../../assets/x.png)", "picture x.png is a JPEG by its content – name it .jpg, or save it as PNG"),
    "another kind under a good name": ("x.png", pixels("GIF"), "![甲](../../assets/x.png)", "picture x.png is a GIF, not a PNG – save it as PNG"),
    "too many bytes": ("x.png", pixels("PNG") + bytes(4_000_001), "![甲](../../assets/x.png)", "picture x.png is 4.0 MB, and 4 MB are the most – make it smaller"),
    "too many pixels": ("x.png", pixels("PNG", 8000, 5001, mode="1"), "![甲](../../assets/x.png)", "picture x.png has 8000 × 5001 pixels, and 40 million are the most"),
    "colours of print": ("x.jpg", None, "![甲](../../assets/x.jpg)", "picture x.jpg has the colours of a printing press (CMYK) – save it in RGB"),
    "moving": ("x.webp", None, "![甲](../../assets/x.webp)", "picture x.webp moves, and paper can’t – save one picture of it"),
    "broken SVG": ("x.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><rect>', "![甲](../../assets/x.svg)", "picture x.svg can’t be read as SVG: "),
    "SVG without a size": ("x.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>', "![甲](../../assets/x.svg)", "picture x.svg does not say how large it is – write viewBox="),
    "no SVG inside": ("x.svg", b"<html/>", "![甲](../../assets/x.svg)", "picture x.svg is no SVG: "),
    "SVG in another encoding": ("x.svg", SVG.encode("gbk"), "![甲](../../assets/x.svg)", "picture x.svg is not UTF-8"),
    "a height": ("x.png", pixels("PNG"), "![甲](../../assets/x.png){: height=30 }", "picture x.png has a height of its own – take it off, and give a width"),
    "a width in percent": ("x.png", pixels("PNG"), "![甲](../../assets/x.png){: width=50% }", "picture x.png has width=50%, and that is no number of pixels"),
    "a width beyond it": ("x.png", pixels("PNG"), "![甲](../../assets/x.png){: width=900 }", "picture x.png is 120 pixels wide, and width=900 would blur it"),
    "in HTML": ("x.png", pixels("PNG"), '<img alt="甲" src="../assets/x.png">', "“<img alt=\"甲\" src=\"../assets/x.png\">” is a picture in HTML – write ![what it shows]"),
}  # fmt: skip


def moving() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(out, "WEBP", save_all=True, append_images=[Image.new("RGB", (9, 9), "blue")])
    return out.getvalue()


def inked() -> bytes:
    out = io.BytesIO()
    Image.new("CMYK", (9, 9)).save(out, "JPEG")
    return out.getvalue()


def test_pictures_that_no_page_can_show_are_said_with_page_and_line(pair) -> None:
    """Each on a page of its own, all in one build."""
    wanted = []
    for number, (case, (name, data, markdown, message)) in enumerate(BAD.items()):
        folder = f"assets/{number}"
        if name:
            pair.write(
                f"{folder}/{name}", {"colours of print": inked, "moving": moving}.get(case, lambda data=data: data)()
            )
        page = f"purpose/bad-{number}.md"
        pair.write(f"zh/{page}", f"# 页 {{#bad}}\n\n导语。\n\n又一段。\n\n{markdown.replace('assets', folder)}\n")
        pair.write(f"en/{page}", "# Page {#bad}\n\nLead.\n\nOne more.\n\n![A](../../assets/seal.svg)\n")
        wanted.append(f"docs/zh/{page}:7: {message.replace('assets', folder)}")
    pair.config["not_in_nav"] = "bad-*\n"
    pair.config["extra"]["paper"]["sizes"] = SIZES
    code, _, errors = pair.build()
    said = errors.splitlines()
    assert code == 1
    assert [start for start in wanted if not any(line.startswith(start) for line in said)] == []
    assert said[-1] == f"{len(wanted)} problems; {pair.root / 'site'} is as it was", errors


def test_a_picture_without_words_is_said_in_every_language(tiny) -> None:
    show(tiny, ["图 一.png"])
    tiny.change(CARD, "组织结构0", "")
    tiny.change(EN_CARD, "Structure 0", "")
    code, _, errors = tiny.build()
    for page in ("docs/zh/purpose/index.md:5", "docs/en/purpose/index.md:8"):
        assert code == 1 and f"{page}: picture has no text" in errors, errors


def test_a_picture_in_one_language_alone_is_said(pair) -> None:
    pair.change(CARD, "导语。", "![甲](../../assets/seal.svg)")
    code, _, errors = pair.build()
    assert (
        code == 1
        and "docs/en/purpose/index.md:1: pictures: 0 here, and 1 in zh – give both pages the same pictures" in errors
    ), errors


PICTURE = "![甲](../../assets/seal.svg)"
PLACES = {
    "item": ("- [ ] 严明纪律 ", f"- [ ] 严明纪律 {PICTURE} ", "docs/zh/purpose/index.md:12: a picture stands in an item, which is one line of words"),
    "heading": ("# 目的", f"# 目的 {PICTURE}", "docs/zh/purpose/index.md:1: a picture stands in a heading, which stands in the contents too"),
    "quotation": ("> 严明纪律\n", f"> 严明纪律 {PICTURE}\n", "docs/zh/purpose/index.md:5: a picture stands in a quotation"),
    "pause point": ("停顿点：每天。", f"停顿点：每天。{PICTURE}", "docs/zh/purpose/index.md:10: a picture stands where the printed card has no place for it"),
    "second picture": ("停顿点：每天。", f"停顿点：每天。\n\n![乙](../../assets/seal.svg)\n\n{PICTURE}", "docs/zh/purpose/index.md:14: a picture stands where the printed card has no place for it – put one picture"),
    "footnote": ("导语。", f"导语[^1]。\n\n[^1]: 注 {PICTURE}", "docs/zh/purpose/index.md:5: the footnote 1 holds <img> – a footnote is paragraphs of words"),
}  # fmt: skip


@pytest.mark.parametrize("case", PLACES)
def test_a_picture_where_it_would_be_lost_is_refused(pair, case: str) -> None:
    old, new, message = PLACES[case]
    pair.change(CARD, old, new)
    code, _, errors = pair.build()
    assert code == 1 and message in errors, errors


def test_a_picture_that_only_paper_refuses_is_said_with_page_and_line(alone) -> None:
    alone.write("assets/字.svg", SVG.replace("巡察", "ሴ").encode())
    alone.change(CARD, "导语。", "导语。\n\n![-](../../assets/字.svg)")
    alone.config["extra"]["paper"] |= {"sizes": SIZES, "packs": ["team"]}
    code, _, errors = alone.build()
    assert (
        code == 1 and "docs/zh/purpose/index.md:5: picture 字.svg can’t be put on paper: no font has its “ሴ”" in errors
    ), errors


def test_a_picture_that_makes_a_card_longer_than_a_page_is_said(alone) -> None:
    item = "- [ ] {} [P1.1](../reference/source.md#p1-1)\n    {{: #b-{} data-modality=must }}\n"
    items, end = "".join(item.format("严明纪律，" * 18, number) for number in range(7)), "停顿点：每天。\n\n"
    alone.change(CARD, end, f"{end}{PICTURE.replace('甲', '-')}{{: width=900 }}\n\n{items}")
    alone.config["extra"]["paper"] |= {"sizes": SIZES, "packs": ["team"]}
    code, _, errors = alone.build()
    assert (
        code == 1
        and "docs/zh/purpose/index.md:8: card “纪律卡” takes 2 printed pages with its picture – a card is one page"
        in errors
    ), errors


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "PNG"), ("a.svg", "PNG"), ("turned.jpg", "PNG")]
)
def test_word_gets_png_or_jpeg_upright(name: str, kind: str) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    data = (
        SVG.encode()
        if name == "a.svg"
        else pixels(KINDS[Path(name).suffix], **({"exif": turned} if name == "turned.jpg" else {}))
    )
    made = for_word(name, data, None)
    image = Image.open(io.BytesIO(made))
    assert image.format == kind and made == for_word(name, data, None)
    assert image.size == {"turned.jpg": (80, 120), "a.svg": (400, 200)}.get(name, (120, 80))
    size = examine(name, data)
    assert (size.width > size.height) == (image.width > image.height)


@given(strategies.sampled_from(sorted(KINDS)), strategies.binary(max_size=60), strategies.integers(0, 300))
def test_any_bytes_are_a_picture_or_refused(ending: str, noise: bytes, cut: int) -> None:
    good = SVG.encode() if ending == ".svg" else pixels(KINDS[ending], 20, 10)
    for data in (noise, good[:cut] + noise + good[cut + len(noise) :]):
        try:
            size = examine(f"x{ending}", data)
        except PictureError as error:
            assert error.what and error.remedy
        else:
            assert size.width > 0 and size.height > 0


# ---- seen -----------------------------------------------------------------------------------------------------------


def test_pictures_never_stand_out_of_their_page_on_the_screen(pair, open_page) -> None:
    for name, (width, height) in {"wide.png": (3000, 300), "small.png": (40, 30)}.items():
        pair.write(f"assets/{name}", pixels("PNG", width, height))
    for path, lead, pause in ((CARD, "导语。", "停顿点：每天。"), (EN_CARD, "Lead.", "Pause point: daily.")):
        pair.change(path, lead, f"{lead}\n\n![-](../../assets/wide.png)\n\n![-](../../assets/small.png)")
        pair.change(path, pause, f"{pause}\n\n![-](../../assets/wide.png)")
    code, _, errors = pair.build()
    assert code == 0, errors
    for address, sizes in (("purpose/index.html", [None, (40, 30), None]), ("print/team.html", [None])):
        page = open_page((pair.root / "site" / address).as_uri(), viewport={"width": 400, "height": 800})
        boxes = page.evaluate(
            "Array.from(document.querySelectorAll('article img'), img => [img.clientWidth, img.clientHeight, img.naturalWidth])"
        )
        assert len(boxes) == len(sizes) and all(natural for _, _, natural in boxes)
        for (width, height, _), size in zip(boxes, sizes, strict=True):
            assert (width, height) == size if size else width <= 400 and abs(width / height - 10) < 0.5
        assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_pictures_are_seen_in_the_pdf(pair, tmp_path: Path) -> None:
    import subprocess

    show(pair, list(FILES))
    pair.config["extra"]["paper"]["sizes"] = SIZES
    code, _, errors = pair.build()
    assert code == 0, errors
    handbook = pair.root / "site/downloads/handbook-zh.pdf"
    subprocess.run([tool("pdftoppm"), "-r", "40", "-png", str(handbook), str(tmp_path / "page")], check=True)
    colours = [set(Image.open(path).convert("RGB").get_flattened_data()) for path in sorted(tmp_path.glob("page*.png"))]
    assert any((255, 204, 204) in seen and any(abs(g - 90) < 12 and r < 70 for r, g, _ in seen) for seen in colours)
    assert re.search("巡察 ?A", "".join(page.extract_text() for page in PdfReader(handbook).pages))
