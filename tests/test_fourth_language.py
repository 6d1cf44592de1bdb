"""A fourth and a fifth language by README alone: Japanese, with Chinese characters of its own, and Uyghur, right to left."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml
from conftest import ZH, TinySite
from handbook.check.terms import check_terms, read_terms
from handbook.problem import find_line
from handbook.settings.model import Language, Settings
from handbook.tree import parse
from own_labels import change_labels, label_file
from pypdf import PdfReader

WORDS = {"ja": "確認すること", "ug": "تەكشۈرۈش"}
SIZES = {"standard": {"letters": 12, "lines": 21}}
LANGUAGES: dict[str, dict[str, Any]] = {
    "ja": {"name": "日本語", "theme": "ja", "fonts": ["Noto Sans CJK JP"]},
    "ug": {"name": "ئۇيغۇرچە", "theme": "ar", "fonts": ["DejaVu Sans"]},
}
NO_FONT = "no DejaVuSans.ttf on this machine: the packaged fonts have no Uyghur letters"
NEGATION = {"ja": ["ない", "ません"], "ug": ["*ما*"]}
# What the Chinese pages say, in the order of the pages; what is not here is marks.
SAID = {
    "ja": {
        "首页": "トップ",
        "原文": "原文です",
        "导语。": "はじめに。",
        "目的": "目的です",
        "要严明纪律，认真履职。": "規律を守り、まじめに務めること。",
        "决不能跑风漏气。": "決して漏らしてはならない。",
        "> 严明纪律\n": "> 規律を守り\n>\n> 严明纪律\n",
        "纪律卡": "規律カード",
        "停顿点：每天。": "毎日。",
        "] 严明纪律": "] 規律を守る",
        "] 决不能跑风漏气": "] 漏らしてはならない",
    },
    "ug": {
        "首页": "باش بەت",
        "原文": "ئەسلى تېكىست",
        "导语。": "كىرىش سۆز.",
        "目的": "مەقسەت",
        "要严明纪律，认真履职。": "ئىنتىزامنى چىڭىتىش كېرەك.",
        "决不能跑风漏气。": "ھەرگىز ئاشكارىلاشقا بولمايدۇ.",
        "> 严明纪律\n": "> ئىنتىزامنى چىڭىتىش\n>\n> 严明纪律\n",
        "纪律卡": "ئىنتىزام كارتىسى",
        "停顿点：每天。": "ھەر كۈنى.",
        "] 严明纪律": "] ئىنتىزامنى چىڭىتىش",
        "] 决不能跑风漏气": "] ئاشكارىلاشقا بولمايدۇ",
    },
}


def own_fonts(tiny: TinySite) -> bool:
    """Give the site a folder of fonts with Uyghur letters, as README says; whether the machine has one to give."""
    found = next(iter(Path("/usr/share/fonts").rglob("DejaVuSans.ttf")), None)
    if found is not None:
        (tiny.root / "fonts").mkdir()
        shutil.copy(found, tiny.root / "fonts")
        tiny.config["extra"]["paper"]["fonts"] = "fonts"
    return found is not None


def name_everything(entry: Any, code: str) -> None:
    """Give every name of mkdocs.yml that is in Chinese and English one in the language, too."""
    for key, value in (
        list(entry.items()) if isinstance(entry, dict) else enumerate(entry) if isinstance(entry, list) else ()
    ):
        if key == "negation":
            value[code] = NEGATION[code]
        elif key not in ("words", "not_with"):
            name_everything(value, code)
    if isinstance(entry, dict) and {"zh", "en"} <= entry.keys() and isinstance(entry["zh"], str):
        used = sum(map(ord, entry["en"])) % 9973  # names are unlike each other
        entry[code] = f"{WORDS[code]}{used}"


def add_language(tiny: TinySite, code: str) -> None:
    """What README says of a language, step by step."""
    own, extra = LANGUAGES[code], tiny.config["extra"]
    (i18n,) = (plugin["i18n"] for plugin in tiny.config["plugins"] if isinstance(plugin, dict) and "i18n" in plugin)
    toggles = [{"toggle": {"name": WORDS[code]}}, {"toggle": {"name": WORDS[code]}}]
    titles = {"为什么巡察": WORDS[code], "资料": SAID[code]["原文"]}
    names = {"site_name": WORDS[code], "site_description": WORDS[code], "nav_translations": titles}
    theme = {"language": own["theme"], "palette": toggles}
    i18n["languages"].append({"locale": code, "name": own["name"], **names, "theme": theme})
    name_everything({key: value for key, value in extra.items() if key != "languages"}, code)
    extra["languages"][code] = {"tag": code}
    known = yaml.safe_load(label_file(tiny, "zh").read_text(encoding="utf-8"))
    change_labels(tiny, code, **{key: f"{WORDS[code]}{' {}' * text.count('{}')}" for key, text in known.items()})
    for path, text in ZH.items():
        for chinese, words in SAID[code].items():
            text = text.replace(chinese, words)
        tiny.write(f"{code}/{path}", text)


def review(tiny: TinySite) -> None:
    """Mark every translation as made from its original as it is now."""
    from handbook.check import translations

    for code in ("en", *(code for code in LANGUAGES if (tiny.root / "docs" / code).is_dir())):
        for path in ZH:
            page, original = tiny.root / "docs" / code / path, tiny.root / "docs" / "zh" / path
            state = translations.state(original.read_text(encoding="utf-8"))
            page.write_text(translations.mark(page.read_text(encoding="utf-8"), state), encoding="utf-8")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_builds_by_following_the_readme(tiny: TinySite, code: str) -> None:
    add_language(tiny, code)
    if code == "ug" and not own_fonts(tiny):
        pytest.fail(NO_FONT) if os.environ.get("CI") else pytest.skip(NO_FONT)
    tiny.config["extra"]["languages"][code]["fonts"] = {
        "text": LANGUAGES[code]["fonts"],
        "heading": LANGUAGES[code]["fonts"],
    }
    tiny.config["extra"]["paper"] |= {"sizes": SIZES, "packs": ["team"]}
    review(tiny)
    done, _, errors = tiny.build()
    assert (done, errors) == (0, "")
    direction = "rtl" if code == "ug" else None
    for page in ("purpose/index.html", "print/team.html", "404.html"):
        tree = lxml.html.fromstring(tiny.read(f"{code}/{page}"))
        shown = tree.get("dir") or next(iter(tree.xpath("body/@dir")), None)
        assert (tree.get("lang"), shown if page != "purpose/index.html" or direction else None) == (code, direction)
    page = lxml.html.fromstring(tiny.read(f"{code}/purpose/index.html"))
    quoted, original = page.xpath("//blockquote/p")
    assert (quoted.get("lang"), original.get("lang")) == (None, "zh-Hans")
    source = lxml.html.fromstring(tiny.read(f"{code}/reference/source.html"))
    beside = source.xpath("//*[@class='original aside']")
    assert [node.get("lang") for node in beside] == ["zh-Hans", "zh-Hans"]
    assert "dir=" not in tiny.read("print/team.html") and "dir=" not in tiny.read("en/print/team.html")
    downloads = tiny.root / "site" / "downloads"
    papers = "".join(page.extract_text() for page in PdfReader(downloads / f"handbook-{code}.pdf").pages)
    assert re.search("[\u0600-\u06ff]" if code == "ug" else "[\u3041-\u30ff]", papers)
    with zipfile.ZipFile(downloads / f"checklists-team-{code}.docx") as archive:
        assert SAID[code]["] 决不能跑风漏气"][2:] in archive.read("word/document.xml").decode()


# The language, what an author leaves in it, and what is said.
LEFT = {
    "Chinese in Japanese": ("ja", "毎日。", "加强纪律，每天。", "“加强纪律，每天。” has 强, a character that ja does not use"),
    "English in Japanese": ("ja", "毎日。", "毎日。 Every day", "“Every day” is not ja"),
    "Uyghur in Japanese": ("ja", "毎日。", "毎日。ھەر كۈنى", "“ھەر كۈنى” is not ja"),
    "Chinese in Uyghur": ("ug", "ھەر كۈنى.", "每天.", "“每天” is not ug"),
    "English in Uyghur": ("ug", "ھەر كۈنى.", "Every day.", "“Every day” is not ug"),
    "kana in Chinese": ("zh", "停顿点：每天。", "停顿点：毎日です。", "“です” is not zh-Hans"),
    "no negation in Uyghur": ("ug", "] ئاشكارىلاشقا بولمايدۇ", "] ئاشكارىلاش", "item a-2 is “must-not”, and “ئاشكارىلاش” reads as"),
    "no negation in Japanese": ("ja", "] 漏らしてはならない", "] 漏らす", "item a-2 is “must-not”, and “漏らす” reads as"),
    "other words in a quotation": ("ja", "> 規律を守り\n", "> 規律を破り\n", "quotation “規律を破り” is not the words of P1.1"),
}  # fmt: skip


@pytest.mark.parametrize("case", LEFT)
def test_what_is_in_the_wrong_language_is_told(tiny: TinySite, case: str) -> None:
    code, old, new, what = LEFT[case]
    add_language(tiny, "ja" if code == "zh" else code)
    tiny.change(f"{code}/purpose/index.md", old, new)
    review(tiny)
    done, _, errors = tiny.build()
    assert done == 1
    page = (tiny.root / f"docs/{code}/purpose/index.md").read_text(encoding="utf-8")
    line = find_line(page, (new.strip(),)) + what.startswith("item")  # an item is told at its id, on the next line
    assert errors.count(what) == 1 and f"docs/{code}/purpose/index.md:{line}: {what}" in errors, errors


# ---- the glossary ---------------------------------------------------------------------------------------------------

TABLE = """<table><tr><th>a</th></tr><tr><td>plain table</td></tr></table><table>
<tr><th>中文</th><th>English</th><th>ئۇيغۇرچە</th><th>说明</th><th>日本語</th></tr>
<tr><td>联络组</td><td lang="en">liaison group</td><td lang="ug">ئالاقىلىشىش گۇرۇپپىسى</td><td>x</td><td lang="ja">連絡班</td></tr>
<tr><td>泄密</td><td>leak</td><td lang="ug">ئاشكارىلاش</td><td>y</td><td lang="ja">漏えい</td></tr></table>"""


def with_languages(settings: Settings, *codes: str) -> Settings:
    from dataclasses import replace

    languages = {code: settings.languages.get(code, Language(code, code)) for code in codes}
    return replace(settings, languages=languages)


def test_the_columns_of_the_glossary_are_the_languages_that_its_cells_say(settings: Settings) -> None:
    terms = read_terms(parse(TABLE), with_languages(settings, "zh", "en", "ja", "ug"))
    assert terms["en"] == {"联络组": "liaison group", "泄密": "leak"}, "a cell that says nothing is of its column"
    assert terms["ja"] == {"联络组": "連絡班", "泄密": "漏えい"}
    assert terms["ug"]["泄密"] == "ئاشكارىلاش"
    assert read_terms(parse(TABLE), with_languages(settings, "en", "ja")) == {
        "ja": {"liaison group": "連絡班", "leak": "漏えい"}
    }
    assert read_terms(parse(TABLE), with_languages(settings, "zh")) == {}


@pytest.mark.parametrize(
    ("tag", "word", "said", "missing"),
    [
        ("ja", "連絡班", "県の連絡班が来る", "県の班が来る"),
        ("ug", "گۇرۇپپا", "گۇرۇپپىغا گۇرۇپپا كەلدى", "گۇرۇپ كەلدى"),
        ("ru", "Группа связи", "К группа связи, и", "группа без связи"),
        ("fr", "secret", "Les SECRETS", "discret"),
    ],
)
def test_terms_are_found_in_any_script(tag: str, word: str, said: str, missing: str) -> None:
    terms, tags = {"联络组": word}, ("zh-Hans", tag)
    assert not list(check_terms("联络组", said, terms, {}, tags))
    (fault,) = check_terms("联络组", missing, terms, {}, tags)
    assert f"“{word}” is not here" in fault.what
    assert not list(check_terms("别的", missing, terms, {}, tags))
