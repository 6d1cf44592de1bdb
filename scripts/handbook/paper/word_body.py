"""The parts of a Word document, drawn: its cover, cards, sentences, round sheet, the sheet to sign off."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document as Doc
from docx.shared import Emu, Mm

from handbook.paper.nodes import Node
from handbook.paper.word_xml import BLANK, Controls, cell, para, row, table, text_run, w
from handbook.scripts import script_of

WIDTH, LANDSCAPE_WIDTH = 162.0, 257.0  # of the text, in millimetres
CARD_PICTURE = 50  # the height at most, as on the other papers: a card is one page
PEN = 10.0  # a line's height that a pen can fill
_PIXEL = 9525  # Word's units in a pixel of CSS
_ROW, _CARD_ROOM = 11.0, 135.0  # a row's height, and that of all rows of a card
_BOX, _STRENGTH, _SOURCE, _NOTE = 11.0, 19.0, 15.5, 36.0


@dataclass
class Body:
    """Draws the parts of one document. data: as word_contents.py makes it; pictures: address → PNG or JPEG."""

    document: Doc
    data: Node
    pictures: Mapping[str, bytes]
    controls: Controls
    rtl: bool = False

    def word(self, label: str) -> str:
        """A label in the document's language."""
        return str(self.data["words"][label])

    def top(self, over: str, title: str) -> Iterator[Any]:
        """The top of a page of its own."""
        yield para("Overline", over)
        yield para("Heading1", title)

    def cover(self) -> Iterator[Any]:
        """What the pack is, whose round, what the signs mean, and its cards in order."""
        cover, word = self.data["cover"], self.word
        yield para("Title", self.data["title"])
        yield para("Subtitle", self.data["subtitle"])
        yield from self.particulars()
        yield para("Heading2", word("signs"))
        yield para("SheetText", self.data["marks"]["gap"].join(f"{sign} {name}" for sign, name in cover["signs"]))
        for name, note in cover["kinds"]:
            yield para("SheetText", f"{name}{self.data['marks']['colon']}{note}")
        yield para("Heading2", word("checklists"))
        widths = (10.0, 26.0, 40.0, 86.0)
        lines = [(str(place), *entry) for place, entry in enumerate(cover["cards"], 1)]
        yield self.grid(
            widths, [word("number"), word("phase"), word("card"), word("pause_point")], lines, word("checklists")
        )

    def grid(
        self,
        widths: tuple[float, ...],
        heads: list[str],
        lines: Sequence[tuple[str, ...]],
        title: str,
        height: float = 0,
        more: bool = False,
    ) -> Any:
        """A table of texts. more: its rows can be copied."""
        top = row(*(cell(width, para("TableHead", one)) for width, one in zip(widths, heads, strict=True)), head=True)
        rows = [
            row(
                *(cell(width, para("SheetCell", text)) for width, text in zip(widths, line, strict=True)), height=height
            )
            for line in lines
        ]
        inside = [self.controls.repeating(title, rows)] if more and rows else rows
        return table("TableGrid", widths, [top, *inside], title, self.data["marks"]["join"].join(heads), self.rtl)

    def particulars(self) -> Iterator[Any]:
        """This round's, each typed once for the whole document: two a line."""
        cells = []
        for number in self.data["heads"]:
            entry = self.data["round"][number - 1]
            value = self.controls.bound(number, entry["label"], entry["value"], BLANK)
            cells += [cell(36, para("RoundLabel", entry["label"])), cell(45, para("RoundValue", value))]
        if len(cells) % 4:
            cells += [cell(36, para("RoundLabel")), cell(45, para("RoundLabel"))]
        if cells:
            rows = [row(*cells[first : first + 4], height=PEN) for first in range(0, len(cells), 4)]
            yield table("RoundTable", (36, 45, 36, 45), rows, self.word("round_sheet"), self.word("fill_in"), self.rtl)

    def card(self, card: Node) -> Iterator[Any]:
        """One card, on a page of its own."""
        word, gap = self.word, self.data["marks"]["gap"]
        yield para("Overline", f"{self.data['title']}{gap}{card['place']}")
        yield para("Heading1", card["title"])
        yield para("CardPause", card["pause"])
        yield para("CardFacts", gap.join(card["facts"]))
        yield from self.particulars()
        yield para("End")
        if card["picture"]:
            yield para("Picture", self.picture(card["picture"], CARD_PICTURE))
        yield self.items(card)
        yield para("End")
        widths, heads = (94.0, 34.0, 34.0), [word("unfinished"), word("responsible"), word("deadline")]
        yield self.grid(widths, heads, [("", "", "")] * 3, word("unfinished"), PEN, more=True)
        yield self.signature()

    def items(self, card: Node) -> Any:
        """The table: box, strength, item, source where it is not the card's, note. A row is copied with its box."""
        source = 0.0 if card["shared"] else _SOURCE
        widths = [_BOX, _STRENGTH, WIDTH - _BOX - _STRENGTH - source - _NOTE, *([source] if source else []), _NOTE]
        heads = [self.word(key) for key in ("done", "strength", "item", *(["source"] if source else []), "note")]
        height = self.row_height(card, widths[2])
        rows = []
        for item in card["items"]:
            inside = [
                para("TickPlace", self.controls.box(item["text"], item["id"])),
                para("CardStrength", item["strength"]),
                para("CardItem", item["text"]),
                *([para("CardSource", item["sources"])] if source else []),
                para("CardNote"),
            ]
            rows.append(row(*(cell(width, one) for width, one in zip(widths, inside, strict=True)), height=height))
        top = row(*(cell(width, para("TableHead", one)) for width, one in zip(widths, heads, strict=True)), head=True)
        description = self.data["marks"]["join"].join(heads)
        return table(
            "TableGrid",
            widths,
            [top, self.controls.repeating(card["title"], rows)],
            card["title"],
            description,
            self.rtl,
        )

    def row_height(self, card: Node, width: float) -> float:
        """How tall the rows may be: what the page has left is room for notes."""
        letter = 4.7 if script_of(self.data["tag"]).dense else 2.1
        natural = sum(max(_ROW, -(-len(item["text"]) * letter // (width - 3)) * 6 + 1) for item in card["items"])
        spare = _CARD_ROOM - natural - (CARD_PICTURE + 6 if card["picture"] else 0)
        return _ROW + max(0.0, min(_ROW - 2, spare / len(card["items"])))

    def signature(self) -> Any:
        return para("Signature", self.data["marks"]["signature"].format(self.word("signature"), self.word("date")))

    def picture(self, picture: Node, height: int, width: float = WIDTH) -> Any:
        """A run with a picture and its words, in its own size or as large as there is room for."""
        scale = min(1.0, Mm(width) / Emu(picture["width"] * _PIXEL), Mm(height) / Emu(picture["height"] * _PIXEL))
        sides = (Emu(round(side * _PIXEL * scale)) for side in (picture["width"], picture["height"]))
        run = self.document.add_paragraph().add_run()  # python-docx packs the file; the run then goes where it belongs
        properties = run.add_picture(io.BytesIO(self.pictures[picture["src"]]), *sides)._inline.docPr
        properties.set("descr", picture["alt"])
        properties.set("name", f"picture {properties.id}")
        place: Any = run._r.getparent()
        place.getparent().remove(place)
        return run._r

    def sentences(self, part: Node) -> Iterator[Any]:
        """The words that the cards come from."""
        yield from self.top(self.data["title"], self.word("cited_words"))
        for number, said, original in part["rows"]:
            yield para("Sentence", number, w("r", w("tab")), said)
            if original:
                yield para("Sentence", w("r", w("tab")), text_run(original, tag=part["spoken"]))

    def round(self) -> Iterator[Any]:
        """Every particular of the round, with room to write."""
        yield from self.top(self.data["title"], self.word("round_sheet"))
        widths, heads = (70.0, 92.0), (self.word("open_item"), self.word("fill_in"))
        rows = [
            row(*(cell(width, para("TableHead", one)) for width, one in zip(widths, heads, strict=True)), head=True)
        ]
        for number, entry in enumerate(self.data["round"], 1):
            value = self.controls.bound(number, entry["label"], entry["value"], BLANK)
            rows.append(
                row(
                    cell(widths[0], para("SheetCell", entry["label"])),
                    cell(widths[1], para("SheetCell", value)),
                    height=12,
                )
            )
        yield table(
            "TableGrid", widths, rows, self.word("round_sheet"), self.data["marks"]["join"].join(heads), self.rtl
        )

    def signoff(self, part: Node) -> Iterator[Any]:
        """Every card with its date, signature and what is left: the last page."""
        word = self.word
        yield from self.top(self.data["title"], word("sign_off"))
        yield from self.particulars()
        yield para("End")
        heads = [word("card"), word("date"), word("signature"), word("unfinished")]
        lines = [(f"{place}. {title}", "", "", "") for place, title in enumerate(part["cards"], 1)]
        yield self.grid((62.0, 24.0, 30.0, 46.0), heads, lines, word("sign_off"), 11)
        yield self.signature()
