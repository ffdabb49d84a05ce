"""Draws orders as PDF in layouts unlike one another, with what is printed beside each: the measure of the PDF reader.

A `Layout` is data: pieces of text above the table, columns, how numbers and dates are written, what stands below the
rows and at the end. The layouts are in `layout_letters` and `layout_oddities`. Those with an odd number are kept apart:
the reader is never tuned on them, so that their score tells how an unseen sender's order is read.

Needs reportlab (the extra "dev"); nothing but the benchmark draws orders. Places are points from the top left of A4.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from importlib.util import find_spec
from io import BytesIO
from typing import Any, Final, NamedTuple

from orderhub.bench.layout_texts import date_text, number_text, texts_of
from orderhub.errors import SettingsError

WIDTH: Final = 595.28
HEIGHT: Final = 841.89
_CENT: Final = Decimal("0.01")


class Piece(NamedTuple):
    """Text above the table; `text` may hold {number} {issued} {wanted} {customer}. `align`: l, r, c."""

    x: float
    y: float
    text: str
    size: float = 0
    bold: bool = False
    align: str = "l"


class Column(NamedTuple):
    """A column: `kind` names what it shows, `width` wraps the description (0: not at all)."""

    kind: str
    title: str
    x: float
    align: str = "l"
    width: float = 0
    title_align: str = ""


@dataclass(frozen=True)
class Layout:
    """How a sender's orders look."""

    name: str
    """Two digits and a word; an odd number is kept apart."""
    head: tuple[Piece, ...]
    columns: tuple[Column, ...]
    top: float
    """Where the table's title stands on the first page."""
    totals: tuple[tuple[str, str], ...] = ()
    """What is stated at the end: the words, and net, tax, gross, lines or the words of a charge."""
    totals_at: tuple[float, float] = (380, 545)
    language: str = "de"
    numbers: str = "de"
    """de 1.234,50; at 1 234,50; ch 1'234.50; en 1,234.50."""
    dates: str = "%d.%m.%Y"
    """As strftime; WEEK gives KW 48/2026, LONG and NAMED write the month."""
    currency: str = "EUR"
    tax: Decimal = Decimal(19)
    font: str = "Helvetica"
    size: float = 9
    step: float = 15
    """From one row to the next, points."""
    units: tuple[str, ...] = ("Stk", "VE", "Pkg")
    lines: tuple[int, int] = (3, 9)
    per_page: int = 100
    ruled: str = ""
    """grid, rows, title or nothing."""
    below: tuple[str, ...] = ()
    """Lines below each row: {delivery} {gtin} {buyer_article} {discount} {more}."""
    second: tuple[Column, ...] = ()
    """What stands in a second line of each row."""
    bases: tuple[int, ...] = (1,)
    discounts: tuple[str, ...] = ("0",)
    charges: tuple[tuple[str, str], ...] = ()
    """Words and amount of what is added to the lines (below zero: taken off)."""
    more: tuple[str, ...] = ()
    """Second lines of descriptions, in turn."""
    carry: tuple[str, str] = ("", "")
    """Words of the running sum at the foot of a page and at the head of the next."""
    page_words: str = ""
    titles_again: bool = True
    """Whether each page repeats the column titles."""
    rotate: int = 0
    sideways: bool = False
    landscape: bool = False
    orders: int = 1
    prose: tuple[int, int] = (0, 0)
    """Pages of something else before and after the order."""
    positions: tuple[int, int] = (10, 10)
    """First position and step."""
    buyer: str = ""
    delivery: str = ""
    """Name at the delivery address, where one is printed."""
    after: tuple[str, ...] = ()
    """Sentences below the totals."""
    foot: tuple[Piece, ...] = ()
    """Text that stands on every page."""
    delivery_column: bool = False
    priced: bool = True
    places: int = 0
    """Decimals of quantities."""
    between: tuple[str, ...] = ()
    """Headings before the rows, in turn; "" for none."""
    position_digits: int = 1
    """Positions are filled with noughts to this many digits."""
    gap: float = 0
    """Blank space below the titles, points."""
    wares: tuple[str, ...] = ()
    """What is ordered, where it is not the common lot."""
    code: str = ""
    """How article numbers are made: {0} a number, {1} a letter, {2} the row."""
    numbering: str = ""
    """How order numbers are made of a number {0}."""

    @property
    def apart(self) -> bool:
        """Whether it is kept apart while the reader is being worked on."""
        return int(self.name[:2]) % 2 == 1


class Item(NamedTuple):
    """One order line as meant."""

    position: str
    article: str
    buyer_article: str
    gtin: str
    text: str
    more: str
    quantity: Decimal
    unit: str
    price: Decimal | None
    base: int
    discount: Decimal
    amount: Decimal | None
    delivery: date


class Meant(NamedTuple):
    """One order as meant: `header` names what is printed outside the table."""

    header: dict[str, str | date | Decimal]
    items: list[Item]
    layout: Layout


class Paper(NamedTuple):
    """A PDF and the orders it holds."""

    name: str
    content: bytes
    orders: list[Meant]
    pages: int


def papers(layouts: tuple[Layout, ...], each: int) -> Iterator[Paper]:
    """`each` PDFs of every layout. The same call gives the same bytes. Raises: hub.no-reportlab."""
    if find_spec("reportlab") is None:
        raise SettingsError("hub.no-reportlab")
    for layout in layouts:
        for at in range(each):
            yield _paper(layout, at)


def _paper(layout: Layout, at: int) -> Paper:
    chance = random.Random(f"{layout.name}/{at}")
    meant = [_meant(layout, chance, which) for which in range(layout.orders)]
    sheet = _Sheet(layout)
    for _ in range(layout.prose[0]):
        sheet.prose(first=True)
    for one in meant:
        sheet.order(one)
    for _ in range(layout.prose[1]):
        sheet.prose(first=False)
    return Paper(f"{layout.name}-{at}", sheet.close(), meant, sheet.pages)


_WARES: Final = {
    "de": ("Sechskantschraube M8x40 verzinkt", "Kopierpapier A4 80 g/m² weiß", "Schutzhandschuh Gr. 10", "Ordner 8 cm",
           "Apfelsaft naturtrüb 6 x 1,0 l", "LED-Leuchtmittel E27 7 W", "Kabelkanal 40 x 60 mm grau", "Lötzinn 1 mm",
           "Müllbeutel 120 l Rolle à 25 St", "Rohrschelle 1/2 Zoll", "Gewindestange DIN 975 M10", "Spülmittel 5 l",
           "Dichtring 14 x 18 x 1,5", "Reinigungstücher", "Kugellager 6204-2RS", "Möbelfüße höhenverstellbar"),
    "en": ("Hex bolt M8x40 zinc plated", "Copy paper A4 80 gsm", "Work gloves size 10", "Lever arch file 80 mm",
           "Orange juice 6 x 1.0 l", "LED bulb E27 7 W", "Cable duct 40 x 60 mm", "Solder wire 1 mm",
           "Bin liners 120 l",
           "Pipe clip 1/2 inch", "Threaded rod M10", "Dish soap 5 l", "Sealing ring 14 x 18", "Cleaning wipes",
           "Ball bearing 6204-2RS", "Adjustable feet"),
}  # fmt: skip
_ARTICLES: Final = ("{0:06d}", "TB-{0:05d}", "{1}{0:04d}.{2:02d}", "K{0:05d}", "{0:03d}-{2:02d}-{1}", "{0:07d}")


def _meant(layout: Layout, chance: random.Random, which: int) -> Meant:
    issued = date(2026, 9, 3) + timedelta(days=chance.randrange(80))
    wanted = issued + timedelta(days=chance.randrange(4, 30))
    if layout.dates == "WEEK":
        wanted -= timedelta(days=wanted.weekday())
    code = layout.code or _ARTICLES[int(layout.name[:2]) % len(_ARTICLES)]
    low, high = layout.lines
    items = [_item(layout, chance, row, code, issued) for row in range(chance.randint(low, high))]
    header: dict[str, str | date | Decimal] = {}
    drawn = " ".join(piece.text for piece in (*layout.head, *layout.foot))
    values: dict[str, str | date] = {
        "number": _number(layout, chance, which), "issued": issued, "wanted": wanted,
        "customer": str(chance.randrange(10_000, 99_999)),
    }  # fmt: skip
    header.update({name: value for name, value in values.items() if f"{{{name}}}" in drawn})
    if layout.buyer:
        header["buyer"] = layout.buyer
    if layout.delivery:
        header["delivery_name"] = layout.delivery
    if _shows_currency(layout):
        header["currency"] = layout.currency
    _sums(layout, items, header)
    return Meant(header, items, layout)


def _shows_currency(layout: Layout) -> bool:
    said = [title for column in layout.columns for title in (column.title, column.kind)]
    said += [words for words, _ in layout.totals]
    return any(one in " ".join(said) for one in (layout.currency, "€", "currency"))


def _number(layout: Layout, chance: random.Random, which: int) -> str:
    shape = ("45{0:08d}", "B-2026-{0:05d}", "{0:06d}", "PO{0:07d}", "BE{0:05d}/26", "2026{0:04d}")
    return (layout.numbering or shape[(int(layout.name[:2]) * 7) % len(shape)]).format(
        chance.randrange(1000, 9999) * 2 + which
    )


def _item(layout: Layout, chance: random.Random, row: int, code: str, issued: date) -> Item:
    base = chance.choice(layout.bases)
    quantity = Decimal(chance.choice((1, 2, 5, 6, 10, 12, 24, 48, 60, 100, 250, 1200, 2500)) * (1 if base == 1 else 20))
    price = Decimal(chance.randrange(45, 24_000)) / 100 * (1 if base == 1 else 4)
    discount = Decimal(chance.choice(layout.discounts))
    amount = (quantity * price / base * (100 - discount) / 100).quantize(_CENT, ROUND_HALF_UP)
    start, step = layout.positions
    return Item(
        str(start + row * step),
        code.format(chance.randrange(100, 99_999) % (1000 if "03d" in code else 100_000), chance.choice("ABX"),
            row + 1),
        f"M{chance.randrange(1_000, 9_999)}",
        _gtin(chance.randrange(10**9)),
        chance.choice(layout.wares or _WARES[layout.language]),
        layout.more[row % len(layout.more)] if layout.more else "",
        quantity, chance.choice(layout.units), price if layout.priced else None, base, discount,
        amount if layout.priced else None, issued + timedelta(days=chance.randrange(5, 40)),
    )  # fmt: skip


def _gtin(seed: int) -> str:
    digits = f"400{seed:09d}"
    return digits + str(-sum(int(one) * (3 if at % 2 else 1) for at, one in enumerate(digits)) % 10)


def _sums(layout: Layout, items: list[Item], header: dict[str, str | date | Decimal]) -> None:
    lines = sum((one.amount or Decimal(0) for one in items), Decimal(0))
    net = lines + sum((Decimal(value) for _, value in layout.charges), Decimal(0))
    tax = (net * layout.tax / 100).quantize(_CENT, ROUND_HALF_UP)
    stated = {what for _, what in layout.totals}
    sums = {"net": net, "tax": tax, "gross": net + tax}
    header.update({name: value for name, value in sums.items() if name in stated})


class _Sheet:
    """A PDF in the making."""

    def __init__(self, layout: Layout) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas

        for font in (("Vera", "Vera.ttf"), ("Vera-Bold", "VeraBd.ttf")):
            if font[0] not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(*font))
        self._layout = layout
        self._out = BytesIO()
        self._canvas: Any = Canvas(self._out, pagesize=(WIDTH, HEIGHT), invariant=1)
        self._high = WIDTH if layout.landscape else HEIGHT
        self.pages = 0

    def close(self) -> bytes:
        """The bytes."""
        self._canvas.save()
        return self._out.getvalue()

    def _begin(self) -> None:
        layout, canvas = self._layout, self._canvas
        # reportlab swaps the sides of a page that is turned by a quarter.
        wide = layout.landscape != (layout.rotate % 180 == 90)
        canvas.setPageSize((HEIGHT, WIDTH) if wide else (WIDTH, HEIGHT))
        if layout.rotate:
            # The page is turned when shown; its text stands upright in the page's own space.
            canvas.setPageRotation(layout.rotate)
        if layout.sideways:
            canvas.setPageSize((HEIGHT, WIDTH))
            canvas.translate(HEIGHT, 0)
            canvas.rotate(90)
        self.pages += 1

    def _say(self, x: float, y: float, text: str, align: str = "l", size: float = 0, bold: bool = False) -> None:  # noqa: FBT001, FBT002 -- the pieces of a layout say it
        if not text:
            return
        font = self._layout.font
        if bold:
            font = "Times-Bold" if font.startswith("Times") else f"{font}-Bold"
        self._canvas.setFont(font, size or self._layout.size)
        draw = {"l": "drawString", "r": "drawRightString", "c": "drawCentredString"}[align]
        getattr(self._canvas, draw)(x, self._high - y, text)

    def _rule(self, y: float) -> None:
        self._canvas.setLineWidth(0.5)
        wide = HEIGHT if self._layout.landscape else WIDTH
        self._canvas.line(40, self._high - y, wide - 40, self._high - y)

    def prose(self, *, first: bool) -> None:
        """A page that is no order: a letter before it, terms after it."""
        self._begin()
        german = self._layout.language == "de"
        title = ("Anschreiben" if german else "Cover note") if first else (
            "Allgemeine Einkaufsbedingungen" if german else "General Terms and Conditions of Purchase")  # fmt: skip
        self._say(60, 80, title, size=14, bold=True)
        sentence = (
            ("Sehr geehrte Damen und Herren, anbei erhalten Sie unsere Unterlagen." if german
             else "Dear Sir or Madam, please find our papers attached.") if first
            else ("{} Der Lieferant haftet für Mängel 24 Monate ab Lieferung; Preise gelten frei Haus." if german
                  else "{} The supplier shall be liable for defects for 24 months from delivery."))  # fmt: skip
        for at in range(2 if first else 30):
            self._say(60, 110 + 18 * at, sentence.format(f"§ {at + 1}"))
        self._canvas.showPage()

    def order(self, meant: Meant) -> None:
        """All pages of one order."""
        layout = self._layout
        said = {
            name: date_text(value, layout.dates) if isinstance(value, date) else str(value)
            for name, value in meant.header.items()
        }
        parts = [meant.items[at : at + layout.per_page] for at in range(0, len(meant.items), layout.per_page)]
        running = Decimal(0)
        for number, items in enumerate(parts, 1):
            self._begin()
            for piece in (*(layout.head if number == 1 else ()), *layout.foot):
                self._say(piece.x, piece.y, piece.text.format(**said), piece.align, piece.size, piece.bold)
            if layout.page_words:
                wide = HEIGHT if layout.landscape else WIDTH
                self._say(wide - 60, self._high - 25, layout.page_words.format(page=number, pages=len(parts)), "r")
            y = layout.top if number == 1 else 70
            if number == 1 or layout.titles_again:
                y = self._titles(y)
            if number > 1 and layout.carry[1]:
                y = self._sum(y, layout.carry[1], running)
            for at, item in enumerate(items):
                if layout.between and (words := layout.between[at % len(layout.between)]):
                    self._say(50, y, words)
                    y += layout.step
                y = self._row(y, item)
                running += item.amount or Decimal(0)
            if number < len(parts) and layout.carry[0]:
                self._sum(y, layout.carry[0], running)
            if number == len(parts):
                self._end(y + 8, meant)
            self._canvas.showPage()

    def _titles(self, y: float) -> float:
        high = self._layout.size + 2
        rows = max(column.title.count("\n") for column in self._layout.columns)
        for column in self._layout.columns:
            for at, part in enumerate(column.title.split("\n")):
                self._say(column.x, y + at * high, part, column.title_align or column.align, bold=True)
        y += rows * high
        if any(column.title for column in self._layout.second):
            y += high
            for column in self._layout.second:
                self._say(column.x, y, column.title, column.title_align or column.align, bold=True)
        if self._layout.ruled:
            self._rule(y + 5)
        return y + self._layout.step + 3 + self._layout.gap

    def _sum(self, y: float, words: str, value: Decimal) -> float:
        left, right = self._layout.totals_at
        self._say(left, y, words)
        self._say(right, y, number_text(value, self._layout.numbers), "r")
        return y + self._layout.step

    def _row(self, y: float, item: Item) -> float:
        layout = self._layout
        texts = texts_of(layout, item)
        high, deepest = layout.size + 2, y
        for column in layout.columns:
            parts = self._wrapped(texts[column.kind], column.width) if column.width else [texts[column.kind]]
            for at, part in enumerate(parts):
                self._say(column.x, y + at * high, part, column.align)
                deepest = max(deepest, y + at * high)
        for column in layout.second:
            self._say(column.x, y + high, texts[column.kind], column.align)
            deepest = max(deepest, y + high)
        left = next((one.x for one in layout.columns if one.kind in {"text", "text_article"}), 60)
        for line in layout.below:
            if (line == "{more}" and not item.more) or (line.count("{discount}") and not item.discount):
                continue
            deepest += high
            self._say(left, deepest, line.format(**texts))
        if layout.ruled in {"rows", "grid"}:
            self._rule(deepest + 4)
        if layout.ruled == "grid":
            for column in layout.columns:
                edge = column.x - 4 if column.align == "l" else column.x + 3
                self._canvas.line(edge, self._high - y + 9, edge, self._high - deepest - 4)
        return deepest + layout.step

    def _wrapped(self, text: str, width: float) -> list[str]:
        from reportlab.lib.utils import simpleSplit

        return list(simpleSplit(text, self._layout.font, self._layout.size, width))

    def _end(self, y: float, meant: Meant) -> None:
        layout = self._layout
        lines = sum((one.amount or Decimal(0) for one in meant.items), Decimal(0))
        charges = dict(layout.charges)
        for words, what in layout.totals:
            value = meant.header.get(what)
            if what == "lines":
                value = lines
            elif what == "charge":
                value = Decimal(charges[words])
            if isinstance(value, Decimal):
                y = self._sum(y, words, value)
            elif what not in {"net", "tax", "gross", "lines", "charge"}:
                self._say(layout.totals_at[0], y, words)
                self._say(layout.totals_at[1], y, what, "r")
                y += layout.step
        for at, sentence in enumerate(layout.after):
            self._say(60, y + 14 + at * (layout.size + 4), sentence)


def block(x: float, y: float, lines: tuple[str, ...], step: float = 12) -> tuple[Piece, ...]:
    """Lines under one another."""
    return tuple(Piece(x, y + at * step, text) for at, text in enumerate(lines))


def beside(x: float, y: float, far: float, rows: tuple[tuple[str, str], ...], step: float = 13) -> tuple[Piece, ...]:
    """Labels with their values `far` points to the right."""
    return tuple(
        piece for at, (label, value) in enumerate(rows)
        for piece in (Piece(x, y + at * step, label), Piece(x + far, y + at * step, value))
    )  # fmt: skip


def above(y: float, cells: tuple[tuple[float, str, str], ...], step: float = 12) -> tuple[Piece, ...]:
    """Labels in a row, each with its value below."""
    return tuple(
        piece for x, label, value in cells for piece in (Piece(x, y, label, bold=True), Piece(x, y + step, value))
    )
