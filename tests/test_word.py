"""Word documents read back: what they hold, their styles, controls and parts; and opened in LibreOffice."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
import word_reader
from docx.oxml.ns import qn
from papers import PACKS, items_of, pages_of, tool
from pypdf import PdfReader
from test_print import squeeze
from word_reader import W14, W15, part, styled, text, value


def language_of(name: str) -> str:
    return re.sub(r"^(sheets|checklists-[a-z]+)-", "", name)


def path_of(site: Path, name: str) -> Path:
    return site / "downloads" / f"{name}.docx"


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_holds_every_item_of_the_role_with_its_box(site: Path, name: str) -> None:
    items = items_of(site, language_of(name), name.split("-")[1])
    root = part(path_of(site, name))
    assert sorted(word_reader.items(root)) == sorted(item["text"] for item in items)
    words = {item["id"]: item["text"] for item in items}
    for row in word_reader.item_rows(root):
        id_ = value(row, "w:tag")
        assert value(row, "w:alias") == words[id_][:64] and text(row.findall(f".//{qn('w:tc')}")[2]) == words[id_]
        (box,) = row.iter(f"{W14}checkbox")
        states = {state.tag.removeprefix(W14): state.get(f"{W14}val") for state in box}
        assert states == {"checked": "0", "checkedState": "2611", "uncheckedState": "2610"}
        item, section = (row.getparent().getparent(), row.getparent().getparent().getparent().getparent())
        assert (
            item[0].find(f"{W15}repeatingSectionItem") is not None
            and section[0].find(f"{W15}repeatingSection") is not None
        )


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_is_in_the_order_of_use_and_ends_with_a_sheet_to_sign(site: Path, settings, name: str) -> None:
    language, role = language_of(name), name.split("-")[1]
    root, phases = part(path_of(site, name)), list(settings.phases)
    items = items_of(site, language, role)
    titles = list(dict.fromkeys(item["card_title"] for item in items))
    first = {item["card_title"]: min(phases.index(phase) for phase in item["phases"]) for item in reversed(items)}
    titles.sort(key=first.__getitem__)
    headings = styled(root, "Heading1")
    word = {key: names[language] for key, names in settings.labels.items()}
    sheets = [title for title in headings if title in ("每日记录", "每日記錄", "Daily record")]
    assert headings == [*titles, word["cited_words"], word["round_sheet"], *sheets, word["sign_off"]]
    assert bool(sheets) == (role == "team")
    places = [one for one in styled(root, "Overline") if re.search(r"\d", one)]
    assert [re.findall(r"\d+", one) for one in places] == [
        [str(place), str(len(titles))] for place in range(1, len(titles) + 1)
    ]
    cited = {re.match(r"[A-Z][\d.]+", line)[0] for line in styled(root, "Sentence") if re.match(r"[A-Z]\d", line)}
    assert cited == {source.upper().replace("-", ".") for item in items for source in item["source"]}


def test_cards_are_put_in_the_order_of_their_first_phase(site: Path) -> None:
    titles = styled(part(path_of(site, "checklists-team-zh")), "Heading1")
    in_handbook = list(dict.fromkeys(item["card_title"] for item in items_of(site, "zh", "team")))
    assert [title for title in titles if title in in_handbook] != in_handbook, "the example has them in another order"


def opened(documents: dict[str, bytes], folder: Path) -> dict[str, Path]:
    """Documents as LibreOffice prints them, by name."""
    for name, content in documents.items():
        (folder / f"{name}.docx").write_bytes(content)
    command = [
        tool("soffice"),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    subprocess.run(
        [*command, *(str(folder / f"{name}.docx") for name in documents)], check=True, capture_output=True, timeout=100
    )
    return {name: folder / f"{name}.pdf" for name in documents}


def typed(document: bytes, label: str, words: str) -> bytes:
    """The document with a particular typed into the part that its controls are bound to, as Word does."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "customXml/item1.xml":
                filled = content.decode().replace(f'name="{label}"><', f'name="{label}">{words}<')
                assert filled.encode() != content
                content = filled.encode()
            target.writestr(name, content)
    return out.getvalue()


def test_documents_open_in_libreoffice_a_card_a_page_and_a_particular_typed_once_is_on_all(
    site: Path, settings, tmp_path: Path
) -> None:
    names = ["checklists-team-zh", "checklists-inspected-zh-Hant", "checklists-liaison-en", "sheets-zh", "sheets-en"]
    county = next(entry.label for entry in settings.round if entry.head and not entry.value)
    documents = {name: typed(path_of(site, name).read_bytes(), county[language_of(name)], "Linjiang") for name in names}
    for name, path in opened(documents, tmp_path).items():
        pages, headings = (
            [squeeze(page) for page in pages_of(path)],
            [squeeze(title) for title in styled(part(documents[name]), "Heading1")],
        )
        cover = not name.startswith("sheets")
        assert len(pages) == len(headings) + cover
        assert all(title in page for title, page in zip(headings, pages[cover:], strict=True))
        if cover:
            items = items_of(site, language_of(name), name.split("-")[1])
            cards = pages[1 : 1 + len({item["card"] for item in items})]
            assert all(squeeze(item["text"]) in "".join(cards) for item in items)
            assert all("Linjiang" in page for page in (*cards, pages[0], pages[-1]))
        else:
            assert "Linjiang" in pages[0]
            across = [page.mediabox.width > page.mediabox.height for page in PdfReader(path).pages]
            assert across == [False, True]
