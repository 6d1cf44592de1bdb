"""The parts of Word documents: styles that are all there is of looks, controls, tables, and nothing that is not ours."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from papers import LANGUAGES, PACKS
from test_word import language_of, path_of
from word_reader import part, styled, value

DOCUMENTS = [*PACKS, *(f"sheets-{language}" for language in LANGUAGES)]
SYSTEM = {"zh": ("zh-CN", "仿宋"), "zh-Hant": ("zh-TW", "標楷體"), "en": ("zh-CN", "宋体")}


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
    assert (
        default.find(qn("w:rFonts")).get(qn("w:eastAsia")) == family
        and default.find(qn("w:lang")).get(qn("w:eastAsia")) == system
    )
    known = {
        font.get(qn("w:name")): value(font, "w:altName") for font in part(path_of(site, name), "word/fontTable.xml")
    }
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
    assert core.findtext("{http://purl.org/dc/elements/1.1/}language") == {"zh": "zh-Hans"}.get(
        language_of(name), language_of(name)
    )


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
