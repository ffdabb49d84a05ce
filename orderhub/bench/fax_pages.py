"""Draws faxed orders as they come, with what is meant beside each, and tells how well they are read.

A paper is a letter of `fax_layouts`, what people left on it (`fax_marks`) and its way through two machines
(`fax_machine`). Three conditions: fine (196 lines an inch), standard (98), ruined. The layouts of `fax_layouts` are for
working on the reader (`known`), those of `fax_layouts_apart` are kept apart. Further sets (`fax_sets`) bring layouts
and marks of their own.

The truth is that of `scans`, as German print, with two more things: `look` names lines that a person must see whatever
is read (struck out, changed by hand, cut), and `h` leaves out what the paper no longer shows.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar, Final

import msgspec

from orderhub.bench.fax_layouts import FAX_LAYOUTS
from orderhub.bench.fax_layouts_apart import FAX_LAYOUTS_APART
from orderhub.bench.fax_machine import Way, sent
from orderhub.bench.fax_marks import DPI, Pen
from orderhub.bench.layout_texts import number_text
from orderhub.bench.layouts import HEIGHT, Layout, Meant, papers
from orderhub.bench.scans import Score, add_paper, reading_afresh
from orderhub.capturing.frames import Spent
from orderhub.capturing.reading import Reading
from orderhub.document import Document
from orderhub.settings import Settings, settings
from parsers.page_words import Line, Page, Word

CONDITIONS: Final = ("fine", "standard", "ruined")
MARKS: Final = ("stamped", "covered", "struck", "plain", "over-table", "turned", "changed", "cut")
"""What happened to the papers, in turn."""
_STAMPS: Final = (("Eingang", "12. Nov. 2026"), ("ERLEDIGT",), ("Eingegangen", "24. Sep. 2026", "Einkauf"))
_NAMES: Final = {"number": "order_no", "issued": "date", "wanted": "delivery", "customer": "custno", "net": "net",
                 "tax": "vat", "gross": "gross"}  # fmt: skip


class FaxPaper(msgspec.Struct, frozen=True):
    """One fax and what it says."""

    name: str
    condition: str
    marks: str
    content: bytes
    truth: dict[str, Any]


class FaxScore(msgspec.Struct, frozen=True):
    """How the papers of one condition were read. Shares are of 1."""

    condition: str
    lines_touchless: float
    """Of the lines that no hand has changed and no edge cut."""
    header_values: float
    wrong_accepted: int
    """Lines read otherwise than printed, or changed by hand, or lost, without a word."""
    seconds_per_page: float
    """CPU of the child that read them."""
    pages: int
    lines: int = 0
    headers: int = 0
    missed: tuple[str, ...] = ()
    """For people: paper, line or field, what happened."""


@dataclass(frozen=True)
class FaxSet:
    """Papers that belong together: their layouts, what people leave on them, how their machines send."""

    layouts: tuple[Layout, ...]
    letter: type[Letter]
    edges: tuple[str, ...] = ("left", "right", "bottom")
    """Which edge is cut off, in turn."""
    stamp: str = "{:02d}/11/2026 08:14"
    """Day and time in the machine's line."""
    machine: str = "+49 711 4567990"


def score(*, known: bool, pages: int, configured: Settings | None = None) -> list[FaxScore]:
    """One score for each condition, over `pages` papers each. Raises: hub.no-reportlab."""
    return [score_papers(fax_papers(condition, known=known, count=pages), configured) for condition in CONDITIONS]


def score_papers(drawn: Iterator[FaxPaper], configured: Settings | None = None) -> FaxScore:
    """The score of papers of one condition."""
    faxes = list(drawn)
    spent = [Spent()] * len(faxes)

    def tell(place: int, _: Reading, took: Spent) -> None:
        spent[place] = took

    with reading_afresh(configured or settings()) as pool:
        readings = pool.read_many([Document(one.content, f"{one.name}.tif", channel="fax") for one in faxes], tell)
    total = Score(faxes[0].condition)
    for paper, reading, took in zip(faxes, readings, spent, strict=True):
        total.pages += paper.truth["pages"]
        total.cpu_s += took.cpu
        add_paper(total, paper.name, reading.orders[0] if reading.orders else None, paper.truth)
    return FaxScore(
        total.condition, _share(total.touchless_lines, total.lines), _share(total.headers_right, total.headers),
        total.wrong_lines_accepted, total.cpu_s_per_page, total.pages, total.lines, total.headers, tuple(total.missed),
    )  # fmt: skip


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def write_papers(folder: Path, *, known: bool, count: int) -> None:
    """NAME_CONDITION.tif and NAME.json for `orderhub bench capture FOLDER`."""
    for condition in CONDITIONS:
        for paper in fax_papers(condition, known=known, count=count):
            (folder / f"{paper.name}_{condition}.tif").write_bytes(paper.content)
            (folder / f"{paper.name}.json").write_bytes(msgspec.json.encode(paper.truth))


def fax_papers(condition: str, *, known: bool, count: int, first: int = 0) -> Iterator[FaxPaper]:
    """Papers from number `first` on. The same call gives the same bytes. Raises: hub.no-reportlab."""
    return set_papers(FaxSet(FAX_LAYOUTS if known else FAX_LAYOUTS_APART, Letter), condition, count=count, first=first)


def set_papers(faxes: FaxSet, condition: str, *, count: int, first: int = 0) -> Iterator[FaxPaper]:
    """Papers of a set from number `first` on: its layouts and its marks in turn. Raises: hub.no-reportlab."""
    layouts, marks = faxes.layouts, faxes.letter.marks
    for at in range(first, first + count):
        turn = at // len(marks)
        yield _paper(faxes, layouts[(at + turn) % len(layouts)], marks[at % len(marks)], condition, at)


def _paper(faxes: FaxSet, layout: Layout, marks: str, condition: str, at: int) -> FaxPaper:
    drawn = list(papers((layout,), at + 1))[at]
    meant = drawn.orders[0]
    # The paper is the same in every condition; only its way differs.
    chance = random.Random(f"{layout.name}/{marks}/{at}")
    letter = faxes.letter(drawn.content, meant, chance)
    look = letter.mark(marks)
    sheets = [*([letter.cover()] if marks == "covered" else []), letter.image]
    way = _way(faxes, condition, marks, random.Random(f"{layout.name}/{condition}/{at}"), at)
    content = sent(sheets, way, random.Random(f"{condition}/{at}"), faxes.stamp.format(at % 28 + 1), layout.buyer)
    truth = {
        "h": {_NAMES[name]: _printed(value) for name, value in meant.header.items()
              if name in _NAMES and _shows(layout, name, way)},
        "items": [
            {"art": one.article, "qty": number_text(one.quantity, "de", 0), "price": _printed(one.price),
             "total": _printed(one.amount)}
            for one in meant.items
        ],
        # An edge at the top takes the letterhead and leaves the lines whole.
        "look": list(range(len(meant.items))) if way.cut not in {"", "top"} else look,
        "pages": len(sheets),
    }  # fmt: skip
    return FaxPaper(f"{layout.name}-{at}-{marks}", condition, marks, content, truth)


def _shows(layout: Layout, name: str, way: Way) -> bool:
    """Whether the paper that came still shows a value of the header."""
    if way.cut == "top":
        gone = way.share * HEIGHT + 12
        return all(one.y - (one.size or layout.size) > gone for one in layout.head if f"{{{name}}}" in one.text)
    return not way.cut


def _printed(value: object) -> str:
    """As German print; nothing where nothing is printed."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    return number_text(value, "de") if isinstance(value, Decimal) else str(value)


def _way(faxes: FaxSet, condition: str, marks: str, chance: random.Random, at: int) -> Way:
    """How a paper with these marks is sent."""
    turn = at // len(faxes.letter.marks)
    common: dict[str, Any] = {
        "compression": ("group4", "group3")[at % 2], "low_bit_first": at % 3 == 1, "heads": at % 8 != 3,
        "lines_an_inch": 98 if condition == "standard" else 196, "on_its_head": marks == "turned",
        "cut": faxes.edges[turn % len(faxes.edges)] if marks == "cut" else "", "machine": faxes.machine,
    }  # fmt: skip
    common["share"] = 0.45 if common["cut"] == "bottom" else 0.12
    if condition == "ruined":
        return Way(
            lean=chance.uniform(-3, 3), blur=chance.uniform(0.9, 1.5), toner=chance.choice((90, 110, 190)),
            noise=chance.uniform(20, 45), specks=chance.uniform(0.003, 0.02), lost_lines=chance.randrange(4, 16),
            **common,
        )  # fmt: skip
    lean = chance.uniform(1.4, 3.0) * chance.choice((-1, 1)) if marks in faxes.letter.leaning else chance.uniform(-1, 1)
    return Way(
        lean=lean, blur=chance.uniform(0.4, 0.8), toner=chance.choice((120, 150, 165)), noise=chance.uniform(4, 16),
        specks=chance.uniform(0.0001, 0.0012), lost_lines=chance.choice((0, 0, 1, 2)), **common,
    )  # fmt: skip


class Letter:
    """A drawn order as picture, with the places of its lines."""

    marks: ClassVar[tuple[str, ...]] = MARKS
    """What happened to the papers, in turn. Every letter knows covered, turned and cut."""
    leaning: ClassVar[frozenset[str]] = frozenset({"struck", "plain"})
    """Marks whose papers lie askew on the glass."""

    def __init__(self, pdf: bytes, meant: Meant, chance: random.Random) -> None:
        from parsers.pdf_words import open_pdf, read_page

        document = open_pdf(pdf)
        try:
            self.page: Page = read_page(document, 1)[0]
            self.image: Any = document[0].render(scale=DPI / 72).to_pil().convert("L")
        finally:
            document.close()
        self.size = self.image.size
        self.meant = meant
        self.chance = chance
        self.pen = Pen(self.image, chance)
        self.rows = [self._row(one.article) for one in meant.items]

    def _row(self, article: str) -> Line:
        return next(line for line in self.page.lines if any(article in word.text for word in line.words))

    def quantity_word(self, at: int) -> Word:
        """Where the quantity of a line is printed."""
        text = number_text(self.meant.items[at].quantity, self.meant.layout.numbers, 0)
        column = next(one for one in self.meant.layout.columns if one.kind.startswith("quantity"))
        return min(
            (one for one in self.rows[at].words if text in one.text),
            key=lambda one: abs((one.x0 if column.align == "l" else one.x1) - column.x),
        )

    def cover(self) -> Any:
        """A cover sheet that goes before the letter."""
        return _cover(self.meant.layout, self.size, self.chance)

    def mark(self, marks: str) -> list[int]:
        """Put the marks on; the lines (from 0) that a person must see because of them."""
        chance, pen, rows = self.chance, self.pen, self.rows
        if chance.random() < 0.6:
            pen.scribble(70, self.page.lines[-1].y1 + 45, 110, 16)
        if marks == "stamped":
            pen.stamp(chance.uniform(330, 470), rows[0].y0 - 95, chance.choice(_STAMPS), oval=chance.random() < 0.5,
                      lean=chance.uniform(-12, 12))  # fmt: skip
            for row in rows:
                if chance.random() < 0.7:
                    pen.tick(row.x0 - 14 + chance.uniform(-2, 2), row.y1)
        elif marks == "over-table":
            row = rows[-1]
            pen.stamp(chance.uniform(180, 480), row.y1 + 14, chance.choice(_STAMPS), oval=chance.random() < 0.5,
                      lean=chance.uniform(-10, 10))  # fmt: skip
        elif marks == "struck":
            return self._struck()
        elif marks == "changed":
            return self._changed()
        return []

    def _struck(self) -> list[int]:
        """One line struck out, a quantity struck with another beside it, both as it happens."""
        at = self.chance.randrange(len(self.rows))
        row = self.rows[at]
        self.pen.strike(row.x0 - 4, row.x1 + self.chance.uniform(-60, 6), (row.y0 + row.y1) / 2)
        other = (at + 1 + self.chance.randrange(len(self.rows) - 1)) % len(self.rows)
        self._replace_quantity(other)
        return [at, other]

    def _replace_quantity(self, at: int) -> None:
        """The quantity is struck, and another stands before it."""
        row, word = self.rows[at], self.quantity_word(at)
        self.pen.strike(word.x0 - 3, word.x1 + 3, (row.y0 + row.y1) / 2)
        self.pen.number(word.x0 - 26, row.y1 - 1, str(self.chance.randrange(11, 99)), 12)

    def _changed(self) -> list[int]:
        """A number or a word by hand at the edge of one line, a ring around another's quantity."""
        at = self.chance.randrange(len(self.rows))
        row = self.rows[at]
        if self.chance.random() < 0.6:
            self.pen.number(row.x1 + 6, row.y1, str(self.chance.randrange(3, 99)), 13)
        else:
            self.pen.scribble(row.x1 + 6, row.y1, 28, 9)
        other = (at + 1 + self.chance.randrange(len(self.rows) - 1)) % len(self.rows)
        row = self.rows[other]
        near = [word for word in row.words if word.x1 > row.x1 - 200]
        self.pen.ring(near[0].x0 - 5, row.y0 - 4, near[0].x1 + 5, row.y1 + 4)
        return [at, other]


def _cover(layout: Layout, size: tuple[int, int], chance: random.Random) -> Any:
    """A cover sheet."""
    from PIL import Image, ImageDraw, ImageFont

    from orderhub.bench.fax_marks import font_file

    sheet = Image.new("L", size, 255)
    draw = ImageDraw.Draw(sheet)
    german = layout.language == "de"
    words = (
        ("Telefax", "An:", "Von:", "Seiten:", "Betreff:", "Bestellung", "Bitte um schnelle Lieferung.") if german
        else ("Fax", "To:", "From:", "Pages:", "Subject:", "our order", "Please deliver soon.")
    )  # fmt: skip
    title, to, sender, pages, subject, about, text = words
    rows = (
        (title, ""),
        (to, "Nordwind Handel GmbH"),
        (sender, layout.buyer),
        (pages, "2"),
        (subject, about),
        ("", ""),
        (text, ""),
    )
    for at, (label, value) in enumerate(rows):
        font = ImageFont.truetype(font_file(), 60 if at == 0 else 34)
        draw.text((180, 260 + at * 90), label, 0, font)
        draw.text((460, 260 + at * 90), value, 0, font)
    Pen(sheet, chance).scribble(70, 420, 110, 16)
    return sheet
