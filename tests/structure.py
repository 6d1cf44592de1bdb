"""The structure tree of a PDF, read for the tests: what a screen reader is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf


@dataclass
class Element:
    """An element of the tree. kind: its role, such as H1; links: destinations of the annotations right below it."""

    kind: str
    alt: str = ""
    language: str = ""
    scope: str = ""
    links: list[str] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            yield from child.walk()


def structure(path: Path) -> Element:
    """The whole tree of a file."""
    with pikepdf.open(path) as document:
        return read(document.Root.StructTreeRoot)


def read(node: pikepdf.Object) -> Element:
    made = Element(
        str(node.get("/S", "/Root"))[1:],
        str(node.get("/Alt", "")),
        str(node.get("/Lang", "")),
        scope_of(node.get("/A")),
    )
    for child in listed(node.get("/K")):
        if isinstance(child, pikepdf.Dictionary) and child.get("/Type") == "/OBJR":
            made.links.append(destination(child.Obj))
        elif isinstance(child, pikepdf.Dictionary) and "/S" in child:
            made.children.append(read(child))
    return made


def listed(value: pikepdf.Object | None) -> list:
    return [] if value is None else list(value) if isinstance(value, pikepdf.Array) else [value]


def scope_of(attributes: pikepdf.Object | None) -> str:
    found = (one.get("/Scope") for one in listed(attributes) if isinstance(one, pikepdf.Dictionary))
    return next((str(scope)[1:] for scope in found if scope is not None), "")


def destination(annotation: pikepdf.Object) -> str:
    """Where a link leads, as text that is the same for the same place."""
    if "/A" in annotation:
        return str(annotation.A.get("/URI") or annotation.A.get("/D"))
    place = annotation.get("/Dest")
    if isinstance(place, pikepdf.Array):
        return " ".join([str(place[0].objgen), *(str(part) for part in list(place)[1:])])
    return str(place)
