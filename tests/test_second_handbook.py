"""Another speech from start to finish: a plain text of an office becomes a handbook with other roles, phases and themes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import build
import check
import lxml.html
import pytest
import word_reader
import yaml
from conftest import ROOT, own_config
from pypdf import PdfReader
from test_print import squeeze

SECOND = Path(__file__).resolve().parent / "second"
IDS = "t-1 s0-1 p1-1 p1-2 h1-1 p2-1 p2-2 h2-1 p3-1 p3-2 p3-3 h3-1 p4-1 p4-2 z-1".split()
CONTEXT = ("p1-2", "h1-1", "h2-1", "h3-1")  # what a person marks when the checks say that nothing was made of it


def adopted(root: Path) -> Path:
    """The project of the second handbook, as an adopter has it before the speech is numbered; its mkdocs.yml."""
    own, config = yaml.safe_load((SECOND / "mkdocs.yml").read_text(encoding="utf-8")), own_config()
    (i18n,) = (plugin["i18n"] for plugin in config["plugins"] if isinstance(plugin, dict) and "i18n" in plugin)
    i18n["languages"] = own.pop("languages")
    paper = config["extra"]["paper"] | own["extra"].pop("paper")
    config["extra"] |= own.pop("extra") | {"paper": paper}
    config |= own
    shutil.copytree(SECOND / "zh", root / "docs" / "zh")
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return root / "mkdocs.yml"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The finished handbook's folder, and what the checks said before the speech was worked through."""
    root = tmp_path_factory.mktemp("second")
    config = adopted(root)
    with pytest.MonkeyPatch.context() as patch:
        said: list[str] = []
        patch.setattr(build, "say", lambda text, error=False: said.append(text))
        assert check.main(["--config", str(config), "--number", str(SECOND / "speech.txt")]) == 0
        assert build.run(config, root / "site") == 1
        lost = said.pop()
        source = root / "docs/zh/reference/source.md"
        text = re.sub(
            rf"#({'|'.join(CONTEXT)}) \.sentence", r"#\1 .sentence .context", source.read_text(encoding="utf-8")
        )
        source.write_text(text, encoding="utf-8")
        assert build.run(config, root / "site") == 0, said
    return root, lost


def items(root: Path, prefix: str = "") -> list[dict]:
    return json.loads((root / "site" / prefix / "checklists.json").read_text(encoding="utf-8"))


def test_the_checks_say_what_is_left_of_the_speech(made) -> None:
    _, said = made
    lost = re.findall(r"docs/zh/reference/source\.md:\d+: (\S+) is lost: ", said)
    assert lost == ["P1.2", "H1.1", "H2.1", "H3.1"] and "4 problems; " in said


def test_the_speech_is_numbered_and_both_scripts_are_there(made) -> None:
    root, _ = made
    for prefix, title in (("", "在安全生产检查动员会上的讲话"), ("zh-Hant/", "在安全生產檢查動員會上的講話")):
        page = lxml.html.parse(str(root / "site" / prefix / "reference/source.html"))
        found = page.xpath("//*[contains(concat(' ', @class, ' '), ' sentence ')]")
        assert [sentence.get("id") for sentence in found] == IDS
        assert title in found[0].text_content()
    assert "隐患没有及时消除" in (root / "site/reference/source.html").read_text(encoding="utf-8")  # its pinyin is gone
    assert not (root / "site/en").exists()


def test_items_have_this_handbook_s_roles_phases_and_themes(made) -> None:
    root, _ = made
    found = items(root)
    assert {role for item in found for role in item["roles"]} == {"team", "company"}
    assert {phase for item in found for phase in item["phases"]} == {"before", "during", "after"}
    assert {item["theme"] for item in found} == {"duty", "check", "mend"}
    assert {item["modality"] for item in found} == {"must", "must-not", "hoped", "may", "check"}
    assert [item["id"] for item in items(root, "zh-Hant/")] == [item["id"] for item in found] and len(found) == 10


@pytest.mark.parametrize(("prefix", "county"), [("", "青河县"), ("zh-Hant/", "青河縣")])
def test_print_pages_are_those_of_its_roles_and_phases(made, prefix: str, county: str) -> None:
    root, _ = made
    pages = {path.stem: path for path in (root / "site" / prefix / "print").glob("*.html")}
    assert set(pages) == {"all", "team", "company", "phase-before", "phase-during", "phase-after"}
    for name, path in pages.items():
        page = lxml.html.parse(str(path), parser=lxml.html.HTMLParser(encoding="utf-8"))
        kind, _, phase = name.partition("phase-")
        wanted = [
            item["id"] for item in items(root) if name == "all" or kind in item["roles"] or phase in item["phases"]
        ]
        assert page.xpath("//tbody/tr/@id") == wanted
        assert all(county in sheet.text_content() for sheet in page.xpath("//article"))


def test_papers_hold_its_items(made) -> None:
    root, _ = made
    folder = root / "site/downloads"
    packs = [f"checklists-{role}-{code}" for role in ("team", "company") for code in ("zh", "zh-Hant")]
    books = [f"{kind}-{code}.pdf" for kind in ("handbook", "booklet", "reference") for code in ("zh", "zh-Hant")]
    books += [f"overview-{code}{size}.pdf" for code in ("zh", "zh-Hant") for size in ("", "-a3")]
    books += [name.replace("checklists", "pocket") + ".pdf" for name in packs]  # and no working sheets: it has none
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        books + [f"{name}.{kind}" for name in packs for kind in ("pdf", "docx")]
    )
    for name in packs:
        _, role, code = name.split("-", 2)
        texts = [item["text"] for item in items(root, "" if code == "zh" else "zh-Hant/") if role in item["roles"]]
        printed = squeeze("".join(page.extract_text() for page in PdfReader(folder / f"{name}.pdf").pages))
        assert all(squeeze(text) in printed for text in texts)
        assert word_reader.items(word_reader.part(folder / f"{name}.docx")) == texts
