"""The few words that templates and scripts take, apart from the pages' own: one file for each written language."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path
from string import Formatter

from handbook import characters
from handbook.chinese import derive
from handbook.problem import shown_path
from handbook.settings.file import ConfigFile
from handbook.settings.form import NEAR, near, read_form
from handbook.settings.model import Language, Names
from handbook.settings.schema import Labels
from handbook.settings.walk import read_path

FOLDER = "labels"  # below the folder of the templates
_SCRIPTS = Path(__file__).resolve().parents[2]
_BY_NAME = {
    ".html": re.compile(r"\bwords\.(\w+)"),
    ".typ": re.compile(r"\bwords\.(\w+)"),
    ".py": re.compile(r"""\b(?:word|label|labels|pair)[(\[]["'](\w+)["']"""),
}
_COUNTED = re.compile(r"""\bcount\(["'](\w+)["'],""")


def label_files(templates: Path, languages: Mapping[str, Language]) -> dict[str, Path]:
    """The file of labels of each language that has one, or must have one. A derived language's may be left out."""
    files = {code: templates / FOLDER / f"{code}.yml" for code in languages}
    return {code: path for code, path in files.items() if path.is_file() or not languages[code].source}


def read_labels(
    templates: Path, languages: Mapping[str, Language], root: Path, file: ConfigFile
) -> tuple[dict[str, Names], list[str]]:
    """The labels by name and language, and each mistake in their files as a line.

    templates: the folder of the templates; root: the folder of mkdocs.yml; file: mkdocs.yml, where a language without
    its file is noted. A derived language has what its own file says, and the rest converted.
    """
    files, used = label_files(templates, languages), taken(templates)
    texts, opened = dict[str, dict[str, str]](), dict[str, ConfigFile]()
    for code, path in files.items():
        if path.is_file():
            opened[code] = read_path(path)
            texts[code] = check_file(opened[code], used, whole=not languages[code].source)
        else:
            first = shown_path(next(iter(files.values())), root)
            what = f"the language {code} has no labels: there is no {shown_path(path, root)}"
            file.blame(("extra", "languages", code), what, f"copy {first} to it, and translate its texts")
    first = next(iter(texts), "")
    for code in texts:
        check_blanks(texts[code], texts[first], opened[code], "" if code == first else files[first].name)
    for path in sorted((templates / FOLDER).glob("*.yml")) if first else ():
        if path not in files.values():  # of a language that is not built, but its blanks were counted by someone
            spare = read_path(path).data
            counted = {key: str(text) for key, text in spare.items()} if isinstance(spare, dict) else {}
            check_blanks(texts[first], counted, opened[first], path.name)
    told = [line for code, one in opened.items() for line in one.tell(shown_path(files[code], root))]
    return in_every_language(texts, languages), told


def in_every_language(texts: Mapping[str, Mapping[str, str]], languages: Mapping[str, Language]) -> dict[str, Names]:
    """Labels by name and language, from those by language and name; those of derived languages converted."""
    keys = dict.fromkeys(key for known in texts.values() for key in known)
    labels: dict[str, dict[str, str]] = {key: {} for key in keys}
    for code, language in languages.items():
        own, source = texts.get(code, {}), texts.get(language.source or "", {})
        for key in keys:
            if key in own:
                labels[key][code] = own[key]
            elif language.opencc and key in source:
                labels[key][code] = derive(source[key], language.opencc)
    return dict(labels)


def check_file(file: ConfigFile, used: Collection[str], whole: bool) -> dict[str, str]:
    """The sound texts of a file of labels; what is wrong is noted in it.

    used: the labels that there are; whole: whether all must be in it.
    """
    if file.data is None:
        return {}  # it can't be read, and that is noted
    if not isinstance(file.data, dict):
        file.blame((), "the file is no list of labels", "begin each line with `name: `", 1)
        return {}
    if not file.data and whole:
        file.blame((), "the file holds no labels", "copy another language's into it, and translate their texts", 1)
        return {}
    for fault in characters.check_values(file.data):
        file.blame(tuple(fault.what.split(" ")[0].split(".")), fault.what, fault.remedy)
    form = read_form(Labels, file.data, file)
    texts = form.root if form else {}
    missing = [key for key in sorted(used) if key not in file.data] if whole else []
    unknown = [key for key in file.data if key not in used]
    for key in unknown:
        file.blame((key,), f"“{key}” is a label that nothing reads", near(key, missing, "take it off"))
    meant = {close for key in unknown for close in difflib.get_close_matches(key, missing, 1, NEAR)}
    for key in missing if () not in file.incomplete else ():
        if key not in meant:
            file.blame((key,), f"there is no label {key}, which the pages need", f"add `{key}: …`", 1)
    return {key: text for key, text in texts.items() if key in used}


def check_blanks(texts: Mapping[str, str], counted: Mapping[str, str], file: ConfigFile, name: str) -> None:
    """Note texts whose blanks, `{}`, are not as many as those of the same labels in another file.

    file: that of the texts; counted: the labels of the other; name: its name, "" when it is the same one.
    """
    for key, text in texts.items():
        here, there = text.count("{}"), counted.get(key, text).count("{}")
        if here != there:
            what = f"{key} has {here or 'no'} {{}}, and in {name} it has {there or 'none'}"
            file.blame((key,), what, "write as many in both: numbers go there")
        elif here and not name and not _is_sound(text):
            file.blame((key,), f"{key} has a brace that is not part of {{}}", "take it off")


def _is_sound(text: str) -> bool:
    """Whether there is no brace in a text but those of its blanks."""
    try:
        return all(name in ("", None) and not form and not turn for _, name, form, turn in Formatter().parse(text))
    except ValueError:
        return False


def taken(templates: Path) -> frozenset[str]:
    """The labels that the templates of a folder, and the scripts, take by name."""
    return _taken(templates, (".html", ".typ")) | _of_scripts()


@lru_cache(None)
def _of_scripts() -> frozenset[str]:
    return _taken(_SCRIPTS, (".py",))


def _taken(folder: Path, endings: Collection[str]) -> frozenset[str]:
    found: set[str] = set()
    for path in folder.rglob("*"):
        if path.suffix in endings:
            text = path.read_text(encoding="utf-8", errors="replace")
            found.update(_BY_NAME[path.suffix].findall(text))
            found.update(f"{key}{end}" for key in _COUNTED.findall(text) for end in ("", "_one"))
    return frozenset(found)
