"""Further sets of faxed orders, each with its own layouts and its own marks, kept apart from work on the reader.

A mark either changes an order (`look` of the truth names its lines: struck, crossed, overwritten, ringed) or it leaves
the order as printed: stamps, ticks, underlines, holes, stains, folds, a highlighter.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Final

import msgspec

from orderhub.bench.fax_layouts_g import FAX_LAYOUTS_G
from orderhub.bench.fax_layouts_h import FAX_LAYOUTS_H
from orderhub.bench.fax_marks import DPI, font_file
from orderhub.bench.fax_marks_more import BroadPen
from orderhub.bench.fax_pages import CONDITIONS, FaxPaper, FaxScore, FaxSet, Letter, score_papers, set_papers
from orderhub.bench.layout_texts import date_text
from orderhub.bench.layouts import HEIGHT, WIDTH, Meant
from orderhub.settings import Settings
from parsers.page_words import Word

_HOLES: Final = (HEIGHT / 2 - 113.4, HEIGHT / 2 + 113.4)
"""Two holes, 80 mm apart (ISO 838)."""


class BroadLetter(Letter):
    """A letter whose marks find places of their own."""

    pen: BroadPen
    ways: ClassVar[dict[str, Callable[[Any], list[int]]]] = {}
    """What puts each mark on and tells which lines (from 0) a person must see because of it."""

    def __init__(self, pdf: bytes, meant: Meant, chance: random.Random) -> None:
        super().__init__(pdf, meant, chance)
        self.pen = BroadPen(self.image, chance)

    def mark(self, marks: str) -> list[int]:
        """Put the marks on, as `ways` says; the lines (from 0) that a person must see because of them."""
        if self.chance.random() < 0.7:
            self.pen.scribble(self.chance.uniform(70, 320), self.page.lines[-1].y1 + 42, 95, 15)
        return list(self.ways[marks](self)) if marks in self.ways else []

    def free(self, wide: float, high: float) -> tuple[float, float]:
        """The middle of a place above the table where nothing is printed, or of one near the foot of the page."""
        words = [word for line in self.page.lines for word in line.words]
        found = [
            (x, y) for y in range(40, max(41, int(self.rows[0].y0 - 35 - high)), 6)
            for x in range(50, int(WIDTH - 20 - wide), 10)
            if not any(one.x0 < x + wide and x < one.x1 and one.y0 < y + high and y < one.y1 for one in words)
        ]  # fmt: skip
        x, y = self.chance.choice(found) if found else (self.chance.uniform(60, 380), HEIGHT - 40 - high)
        return x + wide / 2, y + high / 2

    def header_words(self, name: str) -> list[Word]:
        """Where a value of the header is printed."""
        value = self.meant.header.get(name)
        if value is None:
            return []
        said = date_text(value, self.meant.layout.dates) if isinstance(value, date) else str(value)
        above = [one for one in self.page.lines if one.y1 < self.rows[0].y0]
        return [word for line in above for word in line.words if said.split()[0] in word.text][:1]

    def two(self) -> tuple[int, int]:
        """Two different lines."""
        first, second = self.chance.sample(range(len(self.rows)), 2)
        return first, second


class LetterG(BroadLetter):
    """The papers of set G."""

    marks: ClassVar[tuple[str, ...]] = (
        "received", "covered", "corrected", "ticked", "holed", "stained", "noted", "cut",
    )  # fmt: skip
    leaning: ClassVar[frozenset[str]] = frozenset({"holed"})

    def _received(self) -> list[int]:
        """A receipt stamp where nothing is printed, and initials in it."""
        x, y = self.free(140, 80)
        day = f"{self.chance.randrange(1, 29):02d}. OKT. 2026"
        lean = self.chance.uniform(-6, 6)
        self.pen.receipt(x, y, "EINGEGANGEN", (("Datum", day), ("Name", ""), ("erledigt", "")), lean)
        self.pen.initials(x + 5, y + 12)
        return []

    def _ticked(self) -> list[int]:
        """Ticks behind the lines, the order number underlined, the wanted day ringed."""
        for row in self.rows:
            self.pen.tick(560 + self.chance.uniform(-3, 3), row.y1, self.chance.uniform(8, 11))
        for word in self.header_words("number"):
            self.pen.underline(word.x0, word.x1, word.y1, double=True)
        for word in self.header_words("wanted"):
            self.pen.ring(word.x0 - 8, word.y0 - 4, word.x1 + 8, word.y1 + 5)
        return []

    def _holed(self) -> list[int]:
        """Punched, and folded once."""
        for y in _HOLES:
            self.pen.hole(30, y, torn=self.chance.random() < 0.4)
        self.pen.fold(HEIGHT / 2 + self.chance.uniform(-8, 8))
        return []

    def _stained(self) -> list[int]:
        """A cup stood on it, a thumb held it, a line is highlighted."""
        self.pen.cup(self.chance.uniform(380, 480), self.page.lines[-1].y1 + self.chance.uniform(-10, 70))
        row = self.chance.choice(self.rows)
        self.pen.marker(row.x0 - 4, row.y0 - 2, row.x1 + 4, row.y1 + 2)
        self.pen.smudge(self.chance.uniform(60, 540), HEIGHT - 60, 90, 60)
        return []

    def _corrected(self) -> list[int]:
        """A quantity struck with another above it and initials at the edge; a whole line crossed out."""
        first, second = self.two()
        word, row = self.quantity_word(first), self.rows[first]
        self.pen.strike(word.x0 - 4, word.x1 + 4, (word.y0 + word.y1) / 2)
        self.pen.number(word.x0 - 4, word.y0 + 1, str(self.chance.randrange(3, 99)), 11)
        self.pen.initials(row.x1 + 8, row.y1, 11)
        row = self.rows[second]
        self.pen.cross(row.x0 - 3, row.y0 - 3, row.x1 + 3, row.y1 + 3)
        return [first, second]

    def _noted(self) -> list[int]:
        """A line struck twice over, and a quantity ringed with a number at the edge of its line."""
        first, second = self.two()
        row = self.rows[first]
        for off in (-1.6, 1.6):
            self.pen.strike(row.x0 - 6, row.x1 + 4, (row.y0 + row.y1) / 2 + off)
        word, row = self.quantity_word(second), self.rows[second]
        self.pen.ring(word.x0 - 7, word.y0 - 4, word.x1 + 7, word.y1 + 4)
        self.pen.number(row.x1 + 8, row.y1, str(self.chance.randrange(3, 60)), 12)
        return [first, second]

    def cover(self) -> Any:
        """A sheet of a copy shop, with boxes."""
        german = self.meant.layout.language == "de"
        sheet = _Sheet(self.size)
        sheet.say(90, 80, "KOPIERSTUBE AM MARKT" if german else "MARKET STREET COPY BUREAU", 20)
        sheet.say(90, 102, "Fax- und Kopierdienst" if german else "Copies, binding, fax service", 11)
        sheet.bar(90, 135, 505, 165, "Faxmitteilung" if german else "Fax transmission")
        labels = ("Empfänger", "Absender", "Anzahl Seiten", "Bemerkung") if german else (
            "Recipient", "Sender", "No. of pages", "Remarks")  # fmt: skip
        said = ("Nordwind Handel GmbH", self.meant.layout.buyer, "2 inkl. Deckblatt" if german else "2 incl. this one",
                "siehe Anlage" if german else "see next page")  # fmt: skip
        for at, (label, value) in enumerate(zip(labels, said, strict=True)):
            sheet.box(90, 165 + 38 * at, 210, 203 + 38 * at, label)
            sheet.box(210, 165 + 38 * at, 505, 203 + 38 * at, value)
        BroadPen(sheet.image, self.chance).scribble(220, 400, 120, 18)
        return sheet.image

    ways: ClassVar[dict[str, Callable[[Any], list[int]]]] = {
        "received": _received, "corrected": _corrected, "ticked": _ticked, "holed": _holed, "stained": _stained,
        "noted": _noted,
    }  # fmt: skip


class LetterH(BroadLetter):
    """The papers of set H."""

    marks: ClassVar[tuple[str, ...]] = (
        "sealed", "covered", "amended", "underlined", "folded", "dropped", "turned", "cut",
    )  # fmt: skip
    leaning: ClassVar[frozenset[str]] = frozenset({"underlined", "folded"})

    def _sealed(self) -> list[int]:
        """The firm's round stamp with a signature across, below the sums."""
        x, y = self.chance.uniform(110, 260), self.page.lines[-1].y1 + 75
        words = (f"{self.chance.randrange(1, 29):02d}.11.26", "i. A.")
        self.pen.seal(x, y, self.meant.layout.buyer.upper()[:34], words, self.chance.uniform(-20, 20))
        self.pen.scribble(x - 20, y + 22, 110, 15)
        return []

    def _amended(self) -> list[int]:
        """A quantity crossed out with another beside it; a line's last figure struck and another behind it."""
        first, second = self.two()
        word, row = self.quantity_word(first), self.rows[first]
        self.pen.cross(word.x0 - 4, word.y0 - 2, word.x1 + 4, word.y1 + 2)
        self.pen.number(word.x0 - 28, word.y1 - 1, str(self.chance.randrange(11, 99)), 11)
        row = self.rows[second]
        last = row.words[-1]
        self.pen.strike(last.x0 - 3, last.x1 + 3, (row.y0 + row.y1) / 2)
        self.pen.number(row.x1 + 6, row.y1, str(self.chance.randrange(3, 99)), 12)
        return [first, second]

    def _underlined(self) -> list[int]:
        """Quantities underlined, the lines bracketed at the edge, the order number ringed."""
        for at in range(len(self.rows)):
            if self.chance.random() < 0.5:
                word = self.quantity_word(at)
                self.pen.underline(word.x0 - 1, word.x1 + 1, word.y1)
        self.pen.bracket(556, self.rows[0].y0 - 2, self.rows[-1].y1 + 2)
        for word in self.header_words("number"):
            self.pen.ring(word.x0 - 9, word.y0 - 4, word.x1 + 9, word.y1 + 4)
        return []

    def _folded(self) -> list[int]:
        """Folded like a letter, stapled, a corner turned over, the lid open."""
        for share in (0.335, 0.665):
            self.pen.fold(HEIGHT * share + self.chance.uniform(-6, 6))
        self.pen.corner(34, right=True)
        self.pen.staple(22, 28)
        self.pen.lid("left")
        return []

    def _dropped(self) -> list[int]:
        """A line struck out in waves, with a word at its edge."""
        at = self.chance.randrange(len(self.rows))
        row = self.rows[at]
        self.pen.wave(row.x0 - 4, row.x1 + 4, (row.y0 + row.y1) / 2)
        self.pen.scribble(row.x1 + 8, row.y1, 26, 8)
        return [at]

    def _turned(self) -> list[int]:
        """A cup stood in the lower corner; the sheet lay the wrong way round."""
        self.pen.cup(self.chance.uniform(90, 170), HEIGHT - 130, 52)
        self.pen.smudge(self.chance.uniform(300, 500), HEIGHT - 90, 70, 80)
        return []

    def cover(self) -> Any:
        """A sheet of the firm that lends its machine: boxes to tick and a note by hand."""
        german = self.meant.layout.language == "de"
        sheet = _Sheet(self.size)
        sheet.bar(60, 60, 160, 110, "FAX")
        sheet.say(180, 82, "Hausverwaltung Immergrün GbR" if german else "Dales Letting Agents LLP", 15)
        sheet.say(180, 104, "Büroservice im Erdgeschoss" if german else "Serviced offices, ground floor", 10)
        asked = ("Eilt", "Zur Kenntnis", "Bitte antworten") if german else ("Urgent", "For your file", "Please reply")
        for at, text in enumerate(asked):
            sheet.box(64 + 160 * at, 150, 78 + 160 * at, 164)
            sheet.say(86 + 160 * at, 162, text, 11)
        said = (
            ("An: Nordwind Handel GmbH", f"Für: {self.meant.layout.buyer}", "Blätter: 2", "Guten Tag,",
             "die folgende Seite geben wir für unseren Mieter weiter.") if german
            else ("To: Nordwind Trading GmbH", f"On behalf of: {self.meant.layout.buyer}", "Sheets: 2", "Hello,",
                  "the next page is passed on for our tenant.")
        )  # fmt: skip
        for at, text in enumerate(said):
            sheet.say(64, 215 + 30 * at, text, 12)
        pen = BroadPen(sheet.image, self.chance)
        pen.tick(71, 162, 12)
        pen.scribble(70, 420, 100, 17)
        return sheet.image

    ways: ClassVar[dict[str, Callable[[Any], list[int]]]] = {
        "sealed": _sealed, "amended": _amended, "underlined": _underlined, "folded": _folded, "dropped": _dropped,
        "turned": _turned,
    }  # fmt: skip


class _Sheet:
    """A cover sheet in the making; places in points."""

    def __init__(self, size: tuple[int, int]) -> None:
        from PIL import Image, ImageDraw

        self.image: Any = Image.new("L", size, 255)
        self._draw = ImageDraw.Draw(self.image)

    def say(self, x: float, y: float, text: str, size: float, ink: int = 0) -> None:
        """Text with its foot at y."""
        from PIL import ImageFont

        font = ImageFont.truetype(font_file(), round(size * DPI / 72))
        self._draw.text(_dots(x, y), text, ink, font, anchor="ls")

    def box(self, x0: float, y0: float, x1: float, y1: float, text: str = "") -> None:
        """A frame with words in it."""
        self._draw.rectangle((*_dots(x0, y0), *_dots(x1, y1)), outline=0, width=3)
        self.say(x0 + 8, (y0 + y1) / 2 + 4, text, 11)

    def bar(self, x0: float, y0: float, x1: float, y1: float, text: str) -> None:
        """White on black."""
        self._draw.rectangle((*_dots(x0, y0), *_dots(x1, y1)), fill=0)
        self.say(x0 + 8, (y0 + y1) / 2 + 6, text, 16, 255)


def _dots(x: float, y: float) -> tuple[int, int]:
    return round(x * DPI / 72), round(y * DPI / 72)


SETS: Final = {
    "g": FaxSet(FAX_LAYOUTS_G, LetterG, ("right", "left", "top"), "2026-12-{:02d} 16:41", "0821 555 120"),
    "h": FaxSet(FAX_LAYOUTS_H, LetterH, ("top", "right", "left"), "{:02d}.12.26 07:52", "+49 (0)361 44091"),
}


def score_set(name: str, *, pages: int, configured: Settings | None = None) -> list[FaxScore]:
    """One score for each condition, over `pages` papers of a set of `SETS` each. Raises: hub.no-reportlab."""
    return [score_papers(set_papers(SETS[name], one, count=pages), configured) for one in CONDITIONS]


def papers_of(name: str, condition: str, count: int) -> Iterator[FaxPaper]:
    """The papers that `score_set` scores in one condition."""
    return set_papers(SETS[name], condition, count=count)


def write_set(folder: Path, name: str, *, count: int, conditions: Sequence[str] = CONDITIONS) -> None:
    """NAME_CONDITION.tif and NAME.json for `orderhub bench capture FOLDER`."""
    for condition in conditions:
        for paper in papers_of(name, condition, count):
            (folder / f"{paper.name}_{condition}.tif").write_bytes(paper.content)
            (folder / f"{paper.name}.json").write_bytes(msgspec.json.encode(paper.truth))
