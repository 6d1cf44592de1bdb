"""A file in YAML read with its lines, and what is wrong with how it is written."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from handbook.material.config import yaml_loader
from handbook.settings.file import ConfigFile, Place, Unread, shown
from handbook.settings.syntax import Said, bad_key, bad_text, explain

_STANDARD = "tag:yaml.org,2002:"


@lru_cache(maxsize=4)
def _composed(text: str) -> yaml.Node | None:
    return yaml.SafeLoader(text).get_single_node()  # the one in C gives other places


def read_path(path: Path) -> ConfigFile:
    """A file in YAML. Never raises: what is wrong, or that it can't be read, is in its mistakes."""
    file = ConfigFile(name=path.name)
    try:
        return read_text(path.read_bytes().decode("utf-8-sig"), path.name)
    except OSError as error:
        file.missing = True
        file.blame((), f"can't be read ({error.strerror})", "see that it is there", 1)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        what = f"is not UTF-8 (byte 0x{error.object[error.start]:02X})"
        file.blame((), what, "save it as UTF-8 in your editor", line)
    return file


def read_text(text: str, name: str = "mkdocs.yml") -> ConfigFile:
    """The text of such a file. Never raises: what is wrong is in its mistakes, and then its data may be None."""
    file = ConfigFile(name=name)
    try:
        node = _composed(text)
        file.data = _Walk(file, text).read(node, ()) if node else {}
    except yaml.YAMLError as error:
        file.blame((), *explain(error, text))
    except RecursionError:
        file.blame((), "things are nested too deep to be read", "write them flatter", 1)
    return file


class _Walk:
    """One walk over the nodes of a file, which fills a ConfigFile."""

    def __init__(self, file: ConfigFile, text: str) -> None:
        self.file, self.text = file, text
        self.around: list[yaml.Node] = []  # the nodes that are being read: an alias may lead back into one
        self.loader = yaml_loader(yaml.SafeLoader)("")

    def read(self, node: yaml.Node, place: Place) -> Any:
        self.file.lines.setdefault(place, node.start_mark.line + 1)
        if any(node is one for one in self.around):
            return self.wrong(node, place, f"{shown(place)} holds itself", "write out what is meant")
        self.around.append(node)
        try:
            if isinstance(node, yaml.MappingNode) and node.tag == _STANDARD + "map":
                return self.mapping(node, place)
            if isinstance(node, yaml.SequenceNode) and node.tag == _STANDARD + "seq":
                return [self.read(child, (*place, index)) for index, child in enumerate(node.value)]
            return self.single(node, place)
        finally:
            self.around.pop()

    def wrong(self, node: yaml.Node, place: Place, what: str, remedy: str) -> Unread:
        self.file.blame(place, what, remedy, node.start_mark.line + 1)
        return Unread()

    def single(self, node: yaml.Node, place: Place) -> Any:
        """A value that is no group: a text, a number, a date, or one with a tag of its own."""
        if isinstance(node, yaml.ScalarNode):
            text = self.file.texts[place] = str(node.value)
            lines = self.text.splitlines()[node.start_mark.line + 1 : node.end_mark.line + 1]
            in_list = bool(place) and isinstance(place[-1], int) and self.before(node) in "[,"
            if not node.style and (fault := bad_text(text, lines, in_list)):
                return self.wrong(node, place, f"{shown(place)} {fault[0]}", fault[1])
        try:
            return self.loader.construct_object(node, deep=True)
        except yaml.YAMLError:
            return Unread(str(node.tag))
        except (ValueError, OverflowError):
            kind = "is no day of the calendar" if node.tag.endswith("timestamp") else "looks like a number and is none"
            remedy = f'correct it, or put it in quotes if it is a text: "{node.value}"'
            return self.wrong(node, place, f"{shown(place)} is {node.value}, which {kind}", remedy)

    def before(self, node: yaml.Node) -> str:
        """The last character before a node that is no blank."""
        return self.text[: node.start_mark.index].rstrip()[-1:]

    def mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        merged: list[yaml.Node] = []
        previous = None
        for key, value in node.value:
            if key.tag == _STANDARD + "merge":
                merged += value.value if isinstance(value, yaml.SequenceNode) else [value]
                continue
            name, line = str(key.value), key.start_mark.line + 1
            at = (*place, name)
            fault = self.check_key(key, value, previous, place)
            previous = value
            if fault:
                self.file.incomplete.add(place)
            elif name in found:
                fault = f"has “{name}” twice, first on line {self.file.lines[at]}", "keep one of the two"
            if fault:
                self.file.blame(at, f"{shown(place) if place else self.file.name} {fault[0]}", fault[1], line)
                continue
            self.file.lines[at] = line
            found[name] = self.read(value, at)
        for other in merged:
            if isinstance(other, yaml.MappingNode):
                found = {**self.mapping(other, place), **found}
        return found

    def check_key(self, key: yaml.Node, value: yaml.Node, previous: yaml.Node | None, place: Place) -> Said | None:
        """What is wrong with a key and what to do: it is no text, a comma has cut it off, it has full-width signs."""
        if not isinstance(key, yaml.ScalarNode) or (key.tag != _STANDARD + "str" and place[:1] == ("extra",)):
            written = key.value if isinstance(key, yaml.ScalarNode) else "…"
            return f"has “{written}” as a key, which YAML does not read as a text", f'put it in quotes: "{written}":'
        titles = place[:1] == ("nav",) or place[-1:] == ("nav_translations",)  # a title may have any signs
        if not key.style and not titles and (fault := bad_key(key.value, getattr(value, "value", ""))):
            return fault
        cut = isinstance(value, yaml.ScalarNode) and value.start_mark.index == value.end_mark.index
        if not cut or self.before(key) not in "{," or self.text[key.end_mark.index :].lstrip().startswith(":"):
            return None
        if isinstance(previous, yaml.ScalarNode) and not previous.style and previous.value:
            whole = f"{previous.value},{self.text[previous.end_mark.index + 1 : key.end_mark.index]}"
            return f"has “{key.value}” cut off by the comma", f'put the whole in quotes: "{whole}"'
        return f"has “{key.value}” without a value", f"write `{key.value}: …`, with a colon and a blank"
