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
from pypdf import PdfReader
from test_paper import LANGUAGES, PACKS, items_of, pages_of, tool
from test_print import squeeze
from word_reader import W14, W15, part, styled, text, value

DOCUMENTS = [*PACKS, *(f"sheets-{language}" for language in LANGUAGES)]
SYSTEM = {"zh": ("zh-CN", "仿宋"), "zh-Hant": ("zh-TW", "標楷體"), "en": ("zh-CN", "宋体")}


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
        assert item[0].find(f"{W15}repeatingSectionItem") is not None and section[0].find(f"{W15}repeatingSection") is not None


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
    assert [re.findall(r"\d+", one) for one in places] == [[str(place), str(len(titles))] for place in range(1, len(titles) + 1)]
    cited = {re.match(r"[A-Z][\d.]+", line)[0] for line in styled(root, "Sentence") if re.match(r"[A-Z]\d", line)}
    assert cited == {source.upper().replace("-", ".") for item in items for source in item["source"]}


def test_cards_are_put_in_the_order_of_their_first_phase(site: Path) -> None:
    titles = styled(part(path_of(site, "checklists-team-zh")), "Heading1")
    in_handbook = list(dict.fromkeys(item["card_title"] for item in items_of(site, "zh", "team")))
    assert [title for title in titles if title in in_handbook] != in_handbook, "the example has them in another order"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_change_of_one_style_changes_the_document(site: Path, name: str) -> None:
    root, styles = part(path_of(site, name)), part(path_of(site, name), "word/styles.xml")
    for mark in ("sz", "szCs", "b", "color", "spacing", "ind", "jc"):
        assert next(root.iter(qn(f"w:{mark}")), None) is None, f"w:{mark} is set by hand"
    assert {attribute for fonts in root.iter(qn("w:rFonts")) for attribute in fonts.attrib} <= {qn("w:hint")}
    defined = {style.get(qn("w:styleId")) for style in styles.iter(qn("w:style"))}
    used = {node.get(qn("w:val")) for tag in ("pStyle", "rStyle", "tblStyle") for node in root.iter(qn(f"w:{tag}"))}
    assert used <= defined and len(used) >= 8
    names = [value(style, "w:name") for style in styles.iter(qn("w:style"))]
    assert len(names) == len(set(names)) and all(names)
    assert all(value(paragraph, "w:pStyle") in defined for paragraph in root.iter(qn("w:p")))
    assert not list(styles.iter(qn("w:b"))), "a machine would thicken 宋体"
    system, family = SYSTEM[language_of(name)]
    default = styles.find(f"{qn('w:docDefaults')}//{qn('w:rPr')}")
    assert default.find(qn("w:rFonts")).get(qn("w:eastAsia")) == family and default.find(qn("w:lang")).get(qn("w:eastAsia")) == system
    known = {font.get(qn("w:name")): value(font, "w:altName") for font in part(path_of(site, name), "word/fontTable.xml")}
    asked = {fonts.get(qn(f"w:{kind}")) for fonts in styles.iter(qn("w:rFonts")) for kind in ("ascii", "eastAsia")}
    assert asked <= known.keys() and all(known[one] for one in asked)


PARTS = {
    "[Content_Types].xml", "_rels/.rels", "customXml/_rels/item1.xml.rels", "customXml/item1.xml", "customXml/itemProps1.xml", "docProps/core.xml",
    "word/_rels/document.xml.rels", "word/document.xml", "word/fontTable.xml", "word/footer1.xml", "word/settings.xml", "word/styles.xml",
    "word/glossary/_rels/document.xml.rels", "word/glossary/document.xml", "word/glossary/styles.xml",
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_package_holds_nothing_that_is_not_ours(site: Path, name: str) -> None:
    with zipfile.ZipFile(path_of(site, name)) as packed:
        assert set(packed.namelist()) == PARTS
        whole = b"".join(packed.read(one) for one in packed.namelist())
    for leftover in (b"Macintosh", b"doNotCompress", b"ja-JP", b"stylesWithEffects", b"thumbnail"):
        assert leftover not in whole, leftover
    settings = part(path_of(site, name), "word/settings.xml")
    modes = {one.get(qn("w:name")): one.get(qn("w:val")) for one in settings.iter(qn("w:compatSetting"))}
    assert modes["compatibilityMode"] == "15" and settings.find(qn("w:mirrorMargins")) is not None
    assert settings.find(qn("w:themeFontLang")).get(qn("w:eastAsia")) == SYSTEM[language_of(name)][0]
    core = part(path_of(site, name), "docProps/core.xml")
    assert core.findtext("{http://purl.org/dc/elements/1.1/}language") == {"zh": "zh-Hans"}.get(language_of(name), language_of(name))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_tables_say_what_they_are_and_keep_their_rows_whole(site: Path, name: str) -> None:
    root = part(path_of(site, name))
    for table in root.iter(qn("w:tbl")):
        assert value(table[0], "w:tblCaption") and value(table[0], "w:tblDescription")
        rows = list(table.iter(qn("w:tr")))
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        assert heads == [value(table, "w:tblStyle") == "TableGrid", *[False] * (len(rows) - 1)]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_particular_is_bound_to_its_place_wherever_it_stands(site: Path, settings, name: str) -> None:
    root, path = part(path_of(site, name)), path_of(site, name)
    values = part(path, "customXml/item1.xml")
    store = part(path, "customXml/itemProps1.xml").values()[0]
    bound = [control for control in root.iter(qn("w:sdt")) if control[0].find(qn("w:dataBinding")) is not None]
    seen = []
    for control in bound:
        binding = control[0].find(qn("w:dataBinding"))
        namespace = re.fullmatch(r"xmlns:r='(.+)'", binding.get(qn("w:prefixMappings")))[1]
        (found,) = values.xpath(binding.get(qn("w:xpath")), namespaces={"r": namespace})
        assert found.get("name") == value(control[0], "w:alias") and binding.get(qn("w:storeItemID")) == store
        seen.append(found.get("name"))
    heads = [entry.label[language_of(name)] for entry in settings.round if entry.head]
    cards = len([one for one in styled(root, "Overline") if re.search(r"\d", one)])
    assert heads and all(seen.count(label) == (1 if name.startswith("sheets") else cards + 3) for label in heads)
    ids = [value(control[0], "w:id") for control in root.iter(qn("w:sdt"))]
    assert len(ids) == len(set(ids)) and all(ids)
    blanks = {value(one, "w:name") for one in part(path, "word/glossary/document.xml").iter(qn("w:docPart"))}
    assert {value(control[0].find(qn("w:placeholder")), "w:docPart") for control in bound} <= blanks


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
    subprocess.run([*command, *(str(folder / f"{name}.docx") for name in documents)], check=True, capture_output=True, timeout=100)
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


def test_documents_open_in_libreoffice_a_card_a_page_and_a_particular_typed_once_is_on_all(site: Path, settings, tmp_path: Path) -> None:
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
