"""The page of downloads: it lists what was made and nothing else, with a picture of each first page, and is led to."""

from __future__ import annotations

import io
import re
from pathlib import Path

import lxml.html
import pytest
from conftest import TinySite
from handbook.paper.downloads import tell_papers
from handbook.settings.model import Settings
from PIL import Image

PAGE = "# 下载 {#papers}\n\n导语。\n\n<!-- downloads -->\n"
PAPERS = {"sizes": {"standard": {"letters": 12, "lines": 21}}, "packs": ["team"]}


@pytest.fixture
def shelf(pair: TinySite) -> TinySite:
    """A tiny site with a page of downloads."""
    pair.write("zh/reference/papers.md", PAGE)
    pair.write("en/reference/papers.md", PAGE.replace("下载", "Downloads").replace("导语", "Lead"))
    pair.config["nav"][-1]["资料"].append("reference/papers.md")
    pair.config["extra"]["paper"] |= PAPERS
    return pair


def test_it_lists_what_was_made_with_a_picture_of_each_first_page(shelf: TinySite) -> None:
    code, _, errors = shelf.build()
    assert code == 0, errors
    folder = shelf.root / "site/downloads"
    for prefix, language in (("", "zh"), ("en/", "en")):
        tree = lxml.html.fromstring(shelf.read(f"{prefix}reference/papers.html"))
        links = [href.rpartition("/")[2] for href in tree.xpath("//article//*[@class='paper__files']//a/@href")]
        assert links == [
            f"handbook-{language}.pdf",
            f"booklet-{language}.pdf",
            f"reference-{language}.pdf",
            f"checklists-team-{language}.pdf",
            f"checklists-team-{language}.docx",
            f"pocket-team-{language}.pdf",
        ]
        assert set(links) == {path.name for path in folder.glob(f"*-{language}.*")}
        listed = [entry.text_content() for entry in tree.xpath("//*[@class='paper__files']/li")]
        assert all(re.search(r"[（(].*\d+ [kM]B[）)]", entry) for entry in listed)
        pictures = tree.xpath("//img[@class='paper__first']")
        assert [one.get("src").rpartition("/")[2] for one in pictures] == [f"{name}.png" for name in links[:4]]
        for one in pictures:
            image = Image.open(folder / "pictures" / one.get("src").rpartition("/")[2])
            assert (
                image.format == "PNG"
                and image.size in ((364, 514), (514, 364))
                and len(set(image.convert("L").tobytes())) > 2
            )
            assert one.get("alt")
        assert len(tree.xpath("//section[@class='download']/div/h2")) == 4
    assert len(list((folder / "pictures").iterdir())) == 8
    pages = [path.read_text(encoding="utf-8") for path in (shelf.root / "site").rglob("*.html")]
    assert not any(mark in page for page in pages for mark in ("<!-- made", "<!-- any", "<!-- /", "<!-- paper"))


def test_pages_lead_to_it(shelf: TinySite) -> None:
    shelf.change("zh/index.md", "导语。", "导语。\n\n<!-- handbook -->")
    shelf.change("en/index.md", "Lead.", "Lead.\n\n<!-- handbook -->")
    code, _, errors = shelf.build()
    assert code == 0, errors
    for page in ("index.html", "purpose/index.html", "print/team.html", "print/all.html"):
        tree = lxml.html.fromstring(shelf.read(page))
        wanted = "../" * page.count("/") + "reference/papers.html"
        links = tree.xpath("//*[contains(@class, 'downloads') or @class='bar__paper']/a[text()='全部下载']/@href")
        assert [re.sub(r"^\./", "", link) for link in links] == [wanted], page
    assert "全部下载" not in shelf.read("reference/papers.html")


def test_a_handbook_without_the_page_has_no_pictures_and_no_link(alone: TinySite) -> None:
    alone.config["extra"]["paper"] |= PAPERS
    code, _, errors = alone.build()
    assert code == 0, errors
    assert "全部下载" not in alone.read("purpose/index.html") + alone.read("print/team.html")
    assert not (alone.root / "site/downloads/pictures").exists()


def test_the_page_of_a_handbook_without_papers_lists_none(shelf: TinySite) -> None:
    shelf.config["extra"]["paper"] |= {"sizes": {}, "packs": []}
    code, _, errors = shelf.build()
    assert code == 0, errors
    assert "paper__files" not in shelf.read("reference/papers.html")


def test_a_picture_that_is_missing_is_told_of(shelf: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    from handbook.paper import downloads

    monkeypatch.setattr(downloads, "write_picture", lambda path, made: None)
    code, _, errors = shelf.build()
    assert code == 1 and "downloads/pictures/handbook-zh.pdf.png" in errors, errors


def test_a_picture_of_no_file_is_not_made_up(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "a.html").write_text('<!-- paper x.pdf  --><img src="downloads/pictures/x.pdf.png">', encoding="utf-8")
    tell_papers(tmp_path, {}, settings)
    assert not (tmp_path / "downloads").exists()


def test_the_same_paper_has_the_same_picture(shelf: TinySite) -> None:
    from handbook.paper.first_page import first_page

    assert shelf.build()[0] == 0
    pdf = (shelf.root / "site/downloads/handbook-zh.pdf").read_bytes()
    picture = first_page(pdf)
    assert picture == first_page(pdf) == (shelf.root / "site/downloads/pictures/handbook-zh.pdf.png").read_bytes()
    assert Image.open(io.BytesIO(picture)).mode in ("P", "L")
