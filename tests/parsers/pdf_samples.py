"""Orders as PDF and fax in unlike layouts, with the truth about each, for the tests of the readers.

`sample_pdf("classic")` gives the bytes and the truth; `sample_fax("classic")` the same order as a G4 fax TIFF.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
CENT = Decimal("0.01")
NO_LINES: tuple[SampleLine, ...] = ()


@dataclass(frozen=True)
class SampleLine:
    """One line as it should be read. `base`: price per so many; `more`: lines printed below the description."""

    article: str
    description: str
    quantity: Decimal
    unit: str
    price: Decimal | None = None
    base: int = 1
    discount: Decimal = Decimal(0)
    gtin: str = ""
    more: tuple[str, ...] = ()
    misprint: Decimal | None = None
    """Printed instead of the true amount."""
    position: int = 0
    """Printed instead of ten times the line's place."""

    @property
    def amount(self) -> Decimal | None:
        if self.price is None:
            return None
        value = self.quantity * self.price / self.base * (100 - self.discount) / 100
        return value.quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class Order:
    """The truth about a sample."""

    number: str = "B-2026-0815"
    issue_date: str = "22.11.2026"
    delivery_date: str = "01.12.2026"
    customer_number: str = "KD-1005"
    buyer: tuple[str, str, str, str] = ("Bergmann Gastronomie GmbH", "Seestraße 44", "70174", "Stuttgart")
    vat_id: str = "DE811223345"
    phone: str = "0711 456790"
    email: str = "einkauf@bergmann-gastro.example"
    lines: tuple[SampleLine, ...] = ()

    @property
    def net(self) -> Decimal:
        return sum((one.amount or Decimal(0) for one in self.lines), Decimal(0))

    @property
    def tax(self) -> Decimal:
        return (self.net * 19 / 100).quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class Column:
    kind: str
    title: str
    x: float
    right: bool = False
    title_right: bool | None = None


@dataclass(frozen=True)
class Layout:
    """How a sample is drawn. `head` draws everything above the table and returns where the table may begin."""

    columns: tuple[Column, ...]
    head: Callable[[Canvas, Order, Layout], float]
    numbers: str = "de"
    font: str = "Helvetica"
    size: float = 9
    per_page: int = 100
    rotate: int = 0
    sideways: bool = False
    totals: tuple[str, str, str] = ("Nettosumme", "19 % MwSt.", "Gesamtbetrag EUR")
    carry: str = "Übertrag"
    page_words: str = "Seite {page} von {pages}"
    currency: str = "EUR"
    rules: bool = True
    unit_glued: bool = False
    lines: tuple[SampleLine, ...] = field(default=NO_LINES)


def bold(font: str) -> str:
    """The bold face of a standard font."""
    return "Times-Bold" if font.startswith("Times") else f"{font}-Bold"


def amount_text(value: Decimal, numbers: str, places: int = 2) -> str:
    """A number as the layout prints it: 1.234,50, 1,234.50 or 1'234.50."""
    text = f"{value:,.{places}f}"
    if numbers == "de":
        return text.translate(str.maketrans(",.", ".,"))
    return text.replace(",", "'") if numbers == "ch" else text


def _letter(canvas: Canvas, order: Order, layout: Layout) -> float:
    """German business letter: letterhead, address window, title, labels beside values."""
    name, street, code, city = order.buyer
    canvas.setFont(bold(layout.font), 15)
    canvas.drawString(50, HEIGHT - 50, name)
    canvas.setFont(layout.font, layout.size)
    canvas.drawString(50, HEIGHT - 66, f"{street} · {code} {city} · Tel. {order.phone}")
    for at, text in enumerate(("Firma", "Nordwind Getränke Großhandel GmbH", "Hafenstraße 8", "20457 Hamburg")):
        canvas.drawString(50, HEIGHT - 130 - 13 * at, text)
    canvas.setFont(bold(layout.font), 14)
    canvas.drawString(50, HEIGHT - 210, "Bestellung")
    canvas.setFont(layout.font, layout.size)
    labels = (("Bestellnummer:", order.number), ("Bestelldatum:", order.issue_date),
              ("Unsere Kundennr. bei Ihnen:", order.customer_number),
              ("Liefertermin:", order.delivery_date))  # fmt: skip
    for at, (label, value) in enumerate(labels):
        canvas.drawString(50, HEIGHT - 230 - 14 * at, label)
        canvas.drawString(190, HEIGHT - 230 - 14 * at, value)
    canvas.drawString(50, HEIGHT - 296, "Wir bestellen zu unseren Einkaufsbedingungen:")
    canvas.drawString(50, 40, f"Amtsgericht Stuttgart HRB 12345   USt-IdNr. {order.vat_id}   {order.email}")
    return HEIGHT - 320


def _block(canvas: Canvas, order: Order, layout: Layout) -> float:
    """One-line sender, labels in a row with their values below, delivery address at the right."""
    name, street, code, city = order.buyer
    canvas.setFont(layout.font, 7)
    canvas.drawString(50, HEIGHT - 60, f"{name}, {street}, {code} {city}")
    canvas.setFont(layout.font, layout.size)
    for at, text in enumerate(("Nordwind Getränke Großhandel GmbH", "Vertrieb", "Hafenstraße 8", "20457 Hamburg")):
        canvas.drawString(50, HEIGHT - 80 - 13 * at, text)
    for at, text in enumerate(("Lieferanschrift:", "Bergmann Lager Ost", "Industrieweg 9 a", "73728 Esslingen")):
        canvas.drawString(360, HEIGHT - 80 - 13 * at, text)
    canvas.setFont(bold(layout.font), 13)
    canvas.drawString(50, HEIGHT - 170, "BESTELLUNG")
    canvas.setFont(layout.font, layout.size)
    for x, label, value in ((50, "Bestell-Nr.", order.number), (170, "Datum", order.issue_date),
                            (290, "Kunden-Nr.", order.customer_number),
                            (410, "Wunschtermin", order.delivery_date)):  # fmt: skip
        canvas.drawString(x, HEIGHT - 195, label)
        canvas.drawString(x, HEIGHT - 208, value)
    canvas.drawString(50, 40, f"UID {order.vat_id}   {order.email}")
    return HEIGHT - 240


def _english(canvas: Canvas, order: Order, layout: Layout) -> float:
    """Purchase order of a British shop."""
    canvas.setFont(bold(layout.font), 16)
    canvas.drawRightString(545, HEIGHT - 55, "PURCHASE ORDER")
    canvas.setFont(layout.font, layout.size)
    for at, text in enumerate(("Brightshop Trading Ltd", "12 Mill Lane", "Manchester M1 2AB", "United Kingdom")):
        canvas.drawString(50, HEIGHT - 55 - 12 * at, text)
    for at, (label, value) in enumerate((("PO Number", order.number), ("Order Date", order.issue_date),
                                         ("Customer No.", order.customer_number),
                                         ("Delivery Date", order.delivery_date))):  # fmt: skip
        canvas.drawString(380, HEIGHT - 80 - 13 * at, label)
        canvas.drawRightString(545, HEIGHT - 80 - 13 * at, value)
    for at, text in enumerate(("Supplier:", "Nordwind Wholesale GmbH", "Hafenstrasse 8", "20457 Hamburg", "Germany")):
        canvas.drawString(50, HEIGHT - 140 - 12 * at, text)
    for at, text in enumerate(
        ("Ship to:", "Brightshop Warehouse", "4 Dock Road", "Liverpool L3 4BB", "United Kingdom")
    ):
        canvas.drawString(300, HEIGHT - 140 - 12 * at, text)
    canvas.drawString(50, 40, f"VAT No. {order.vat_id}   {order.email}")
    return HEIGHT - 230


def _cells(line: SampleLine, at: int, layout: Layout) -> dict[str, str]:
    places = 0 if line.quantity == line.quantity.to_integral_value() else 2
    quantity = amount_text(line.quantity, layout.numbers, places)
    joined = f"{quantity}{'' if layout.unit_glued else ' '}{line.unit}"
    priced = line.price is not None
    return {
        "position": str(line.position or at * 10),
        "article": line.article,
        "description": line.description,
        "quantity": quantity,
        "quantity_unit": joined,
        "unit": line.unit,
        "price": amount_text(line.price, layout.numbers) if line.price is not None else "",
        "price_per": f"{amount_text(line.price, layout.numbers)} / {line.base}" if line.price is not None else "",
        "price_unit": str(line.base) if priced else "",
        "discount": f"{amount_text(line.discount, layout.numbers, 1)} %" if line.discount else "",
        "amount": amount_text(line.misprint or line.amount, layout.numbers) if line.amount is not None else "",
        "gtin": line.gtin,
    }


def _titles(canvas: Canvas, layout: Layout, y: float) -> None:
    canvas.setFont(bold(layout.font), layout.size)
    for column in layout.columns:
        right = column.right if column.title_right is None else column.title_right
        for at, part in enumerate(reversed(column.title.split("\n"))):
            (canvas.drawRightString if right else canvas.drawString)(column.x, y + (layout.size + 1) * at, part)
    canvas.setFont(layout.font, layout.size)
    if layout.rules:
        canvas.line(45, y - 4, 550, y - 4)


def _row(canvas: Canvas, layout: Layout, y: float, cells: dict[str, str]) -> None:
    for column in layout.columns:
        (canvas.drawRightString if column.right else canvas.drawString)(column.x, y, cells[column.kind])


def draw(order: Order, layout: Layout) -> bytes:
    """The order as PDF."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=1)
    pages = [order.lines[at : at + layout.per_page] for at in range(0, len(order.lines), layout.per_page)]
    running = Decimal(0)
    at = 0
    for number, lines in enumerate(pages, 1):
        if layout.rotate:
            # reportlab swaps the sides of a rotated page; the text must stay upright in page space.
            canvas.setPageSize((HEIGHT, WIDTH))
            canvas.setPageRotation(layout.rotate)
        if layout.sideways:
            canvas.setPageSize((HEIGHT, WIDTH))
            canvas.translate(HEIGHT, 0)
            canvas.rotate(90)
        y = layout.head(canvas, order, layout) if number == 1 else HEIGHT - 60
        _titles(canvas, layout, y)
        y -= 18
        if number > 1 and layout.carry:
            canvas.drawString(50, y, layout.carry)
            canvas.drawRightString(545, y, amount_text(running, layout.numbers))
            y -= 16
        for line in lines:
            at += 1
            _row(canvas, layout, y, _cells(line, at, layout))
            description = next(one.x for one in layout.columns if one.kind == "description")
            for more in line.more:
                y -= layout.size + 2
                canvas.drawString(description, y, more)
            y -= layout.size + 8
            running += line.amount or Decimal(0)
        if number < len(pages) and layout.carry:
            canvas.drawString(50, y, layout.carry)
            canvas.drawRightString(545, y, amount_text(running, layout.numbers))
        if len(pages) > 1:
            canvas.drawRightString(545, 28, layout.page_words.format(page=number, pages=len(pages)))
        if number == len(pages) and order.net:
            _sums(canvas, order, layout, y - 12)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _sums(canvas: Canvas, order: Order, layout: Layout, y: float) -> None:
    for label, value in zip(layout.totals, (order.net, order.tax, order.net + order.tax), strict=True):
        canvas.drawString(330, y, label)
        canvas.drawRightString(545, y, amount_text(value, layout.numbers))
        y -= 14


def _price(text: str) -> Decimal:
    return Decimal(text)


DRINKS = (
    SampleLine("NW-1001", "Mineralwasser still 12 x 0,7 l", Decimal(40), "Kiste", _price("5.49")),
    SampleLine("NW-1006", "Orangensaft 6 x 1,0 l", Decimal(12), "Kiste", _price("11.70")),
    SampleLine("NW-1009", "Pils 20 x 0,5 l", Decimal(1500), "Kiste", _price("13.90")),
    SampleLine("NW-1206", "Olivenöl nativ extra 5 l", Decimal(8), "Stk", _price("38.50")),
)
WRAPPED = tuple(
    replace(one, more=("Charge gemäß Abruf 12/2026", "DIN 933 / ISO 4017") if at % 2 else ("Farbe: RAL 9010",))
    for at, one in enumerate(DRINKS * 5)
)
PER_HUNDRED = (
    SampleLine("SK-840", "Sechskantschraube M8x40", Decimal(2500), "Stk", _price("12.35"), 100),
    SampleLine("UL-084", "Unterlegscheibe 8,4", Decimal(10000), "Stk", _price("3.10"), 1000),
    SampleLine("GS-010", "Gewindestange M10 1.000 mm", Decimal(25), "Stk", _price("2.85")),
)
DISCOUNTED = (
    SampleLine("A-100-2", "Ordner 8 cm blau", Decimal(20), "St", _price("2.80"), discount=Decimal(5)),
    SampleLine("A-100-7", "Kopierpapier A4 80 g/m²", Decimal(50), "Pack", _price("4.95"), discount=Decimal("12.5")),
    SampleLine("B-7", "Tacker", Decimal(2), "St", _price("19.90")),
)
UNPRICED = tuple(replace(one, price=None) for one in DRINKS)
_DE = (Column("position", "Pos", 50), Column("article", "Artikel-Nr.", 80), Column("description", "Bezeichnung", 150),
       Column("quantity", "Menge", 350, right=True), Column("unit", "ME", 356),
       Column("price", "Einzelpreis", 460, right=True), Column("amount", "Gesamt EUR", 545, right=True))  # fmt: skip

LAYOUTS: dict[str, Layout] = {
    "classic": Layout(_DE, _letter, lines=DRINKS),
    "wrapped": Layout(
        (Column("quantity", "Menge", 85, right=True), Column("unit", "Einheit", 92), Column("article", "Art.Nr.", 140),
         Column("description", "Beschreibung", 200), Column("price", "Preis/Einh.\nEUR", 470, right=True),
         Column("amount", "Betrag", 545, right=True)),
        _block, per_page=12, lines=WRAPPED, font="Times-Roman"),
    "per_hundred": Layout(
        (Column("position", "Pos.", 50), Column("description", "Bezeichnung", 75),
         Column("article", "Materialnummer", 205),
         Column("quantity", "Bestellmenge", 350, right=True), Column("unit", "ME", 356),
         Column("price", "Preis", 440, right=True), Column("price_unit", "PE", 475, right=True),
         Column("amount", "Nettowert", 545, right=True)),
        _letter, lines=PER_HUNDRED),
    "price_per": Layout(
        (Column("article", "Artikelnummer", 50), Column("description", "Artikelbezeichnung", 130),
         Column("quantity_unit", "Anzahl", 350, right=True), Column("price_per", "Preis EUR / per", 460, right=True),
         Column("amount", "Summe", 545, right=True)),
        _block, lines=PER_HUNDRED, rules=False),
    "discount": Layout(
        (Column("position", "Lfd. Nr.", 50), Column("article", "Art.-Nr.", 95), Column("description", "Text", 160),
         Column("quantity_unit", "Menge", 340, right=True), Column("price", "E-Preis", 410, right=True),
         Column("discount", "Rabatt", 470, right=True), Column("amount", "Betrag", 545, right=True)),
        _letter, lines=DISCOUNTED, font="Courier", size=8),
    "english": Layout(
        (Column("position", "Line", 50), Column("article", "Item No.", 80), Column("description", "Description", 150),
         Column("quantity", "Qty", 360, right=True), Column("unit", "UoM", 370),
         Column("price", "Unit Price", 460, right=True), Column("amount", "Amount GBP", 545, right=True)),
        _english, "en", totals=("Subtotal", "VAT 19%", "Total GBP"), carry="Carried forward",
        page_words="Page {page} of {pages}", currency="GBP", per_page=14,
        lines=tuple(replace(one, unit="pcs") for one in DRINKS * 5)),
    "no_prices": Layout(
        (Column("quantity", "Menge", 80, right=True), Column("unit", "Einheit", 90), Column("article", "Artikel", 140),
         Column("description", "Bezeichnung", 220)),
        _letter, lines=UNPRICED),
    "rotated": Layout(_DE, _letter, rotate=90, lines=DRINKS),
    "sideways": Layout(_DE, _block, sideways=True, lines=DRINKS),
    "swiss": Layout(
        (*_DE[:-1], Column("amount", "Gesamt CHF", 545, right=True)), _block, "ch",
        totals=("Total netto", "MWST 19 %", "Gesamttotal CHF"), currency="CHF", lines=DRINKS),
    "glued": Layout(
        (Column("quantity_unit", "Menge", 60, title_right=False), Column("description", "Bezeichnung", 130),
         Column("article", "Bestellnr.", 300), Column("price", "Preis", 430, right=True, title_right=False),
         Column("amount", "Gesamt", 540, right=True)),
        _block, unit_glued=True, lines=tuple(replace(one, unit="Stk") for one in DRINKS)),
}  # fmt: skip


def sample_order(layout: str = "classic", lines: Sequence[SampleLine] | None = None) -> Order:
    """The truth of a layout."""
    chosen = LAYOUTS[layout]
    order = Order(lines=tuple(lines) if lines is not None else chosen.lines)
    return replace(order, issue_date="2026-11-22", delivery_date="2026-12-01") if chosen.numbers == "en" else order


def sample_pdf(layout: str = "classic", order: Order | None = None) -> bytes:
    """An order as PDF in one of `LAYOUTS`."""
    return draw(order or sample_order(layout), LAYOUTS[layout])


def sample_fax(
    layout: str = "classic", order: Order | None = None, *, fine: bool = True, noise: float = 0.0002,
    head: str = "22/11/2026 08:14   +49 711 456799   BERGMANN   S. 01/01",
) -> bytes:  # fmt: skip
    """The same order as a fax: TIFF, G4, 1728 pixels across, 204 x 196 or 204 x 98 dpi, with specks."""
    return fax_of(sample_pdf(layout, order), fine=fine, noise=noise, head=head)


def fax_of(pdf: bytes, *, fine: bool = True, noise: float = 0.0, head: str = "", lean: float = 0.0) -> bytes:
    """Any PDF as it comes out of a fax machine."""
    import pypdfium2
    from PIL import Image, ImageDraw, ImageFont

    pages = []
    document = pypdfium2.PdfDocument(pdf)
    dice = random.Random(4711)
    for at in range(len(document)):
        page = document[at]
        image = page.render(scale=1728 / page.get_width()).to_pil().convert("L")
        if head:
            ImageDraw.Draw(image).text((30, 6), head, fill=0, font=ImageFont.load_default(22))
        if lean:
            image = image.rotate(-lean, resample=Image.Resampling.BILINEAR, fillcolor=255)
        image = image.resize((1728, image.height if fine else image.height // 2)).point(
            lambda value: 255 if value > 140 else 0
        )
        for _ in range(int(noise * image.width * image.height)):
            image.putpixel((dice.randrange(image.width), dice.randrange(image.height)), dice.choice((0, 255)))
        pages.append(image.convert("1"))
        page.close()
    document.close()
    out = BytesIO()
    pages[0].save(
        out, "TIFF", compression="group4", save_all=True, append_images=pages[1:], dpi=(204, 196 if fine else 98)
    )
    return out.getvalue()
