"""Layouts of faxed orders that nobody looks at while working on the reader: only their score is told."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from orderhub.bench.layouts import Column, Layout, Piece, above, beside, block

_TO_DE: Final = ("Nordwind Handel GmbH", "Einkauf Fax 040 123457", "Hafenstraße 8", "20457 Hamburg")
_TO_EN: Final = ("Nordwind Trading GmbH", "Sales Department", "Hafenstrasse 8", "20457 Hamburg")

FAX_LAYOUTS_APART: Final[tuple[Layout, ...]] = (
    Layout(
        "11-fax", size=10, top=310, step=22, ruled="rows", lines=(3, 7), buyer="Dachdeckerei Holm GmbH & Co. KG",
        head=(
            Piece(545, 60, "Dachdeckerei Holm GmbH & Co. KG", 14, bold=True, align="r"),
            Piece(545, 75, "Am Speicher 19, 24768 Rendsburg", align="r"),
            *block(55, 120, _TO_DE, 14),
            Piece(55, 205, "BESTELLSCHEIN", 15, bold=True),
            *beside(
                55, 230, 130,
                (("Bestell-Nr.:", "{number}"), ("Datum:", "{issued}"), ("Unsere Kundennr.:", "{customer}"),
                 ("Wunschtermin:", "{wanted}")), 16,
            ),
        ),
        columns=(
            Column("position", "Nr.", 55), Column("text", "Artikelbezeichnung", 85), Column("article", "Art.-Nr.", 260),
            Column("quantity", "Menge", 385, "r"), Column("unit", "Einheit", 393),
            Column("price", "E-Preis", 480, "r"), Column("amount", "Gesamtpreis", 545, "r"),
        ),
        totals=(("Zwischensumme", "net"), ("MwSt. 19 %", "tax"), ("Endbetrag", "gross")),
    ),
    Layout(
        "13-fax", size=10, top=335, step=21, ruled="title", lines=(4, 8), language="en", numbers="en", currency="EUR",
        dates="DASHED", units=("pcs", "box", "pack"), positions=(10, 10), buyer="Clonmel Dairy Supplies",
        head=(
            Piece(55, 62, "Clonmel Dairy Supplies", 16, bold=True),
            Piece(55, 78, "Unit 4, Gashouse Bridge, Clonmel"),
            *block(55, 125, ("To:", *_TO_EN), 14),
            Piece(330, 125, "Purchase Order", 16, bold=True),
            *beside(
                330, 150, 110,
                (("Order No:", "{number}"), ("Date:", "{issued}"), ("Our Account:", "{customer}"),
                 ("Deliver by:", "{wanted}")), 16,
            ),
        ),
        columns=(
            Column("position", "Pos", 55), Column("article", "Article", 90), Column("text", "Description", 165),
            Column("quantity", "Qty", 385, "r"), Column("unit", "Unit", 393),
            Column("price", "Price EUR", 475, "r"), Column("amount", "Total EUR", 545, "r"),
        ),
        totals=(("Net", "net"), ("VAT", "tax"), ("Total", "gross")),
    ),
    Layout(
        "15-fax", size=11, font="Times-Roman", top=315, step=22, lines=(3, 6), buyer="Hotel Seeblick KG",
        head=(
            Piece(297, 60, "Hotel Seeblick KG", 18, bold=True, align="c"),
            Piece(297, 78, "Uferpromenade 2, 88662 Überlingen", align="c"),
            *block(60, 125, _TO_DE, 15),
            Piece(60, 215, "Bestellung", 16, bold=True),
            *above(
                245,
                ((60, "Bestellnummer", "{number}"), (190, "Datum", "{issued}"), (300, "Kundennummer", "{customer}"),
                 (430, "Liefertermin", "{wanted}")), 16,
            ),
        ),
        columns=(
            Column("position", "Pos.", 60), Column("quantity", "Menge", 130, "r"), Column("unit", "ME", 138),
            Column("article", "Artikelnummer", 180), Column("text", "Bezeichnung", 265),
            Column("price", "Preis", 480, "r"), Column("amount", "Betrag", 545, "r"),
        ),
        totals=(("Nettobetrag", "net"), ("Mehrwertsteuer 19 %", "tax"), ("Bruttobetrag", "gross")),
    ),
    Layout(
        "17-fax", size=9, font="Vera", top=320, step=20, ruled="grid", lines=(4, 8), language="en", numbers="en",
        currency="GBP", tax=Decimal(20), dates="%d/%m/%Y", units=("EA", "BX", "PK"), positions=(1, 1),
        buyer="Fenland Pumps & Valves Ltd", page_words="Page {page} of {pages}",
        head=(
            *block(55, 62, ("Fenland Pumps & Valves Ltd", "8 Drove Way", "Ely CB7 4AA"), 14),
            *block(55, 135, ("Supplier", *_TO_EN), 14),
            Piece(545, 62, "PURCHASE ORDER", 15, bold=True, align="r"),
            *beside(
                350, 90, 105,
                (("PO No.:", "{number}"), ("PO Date:", "{issued}"), ("Required Date:", "{wanted}"),
                 ("Customer No.:", "{customer}")), 15,
            ),
        ),
        columns=(
            Column("position", "Line", 55), Column("article", "Part Number", 90), Column("text", "Description", 170),
            Column("quantity", "Qty", 400, "r"), Column("unit", "UOM", 408), Column("price", "Unit Price", 480, "r"),
            Column("amount", "Amount", 545, "r"),
        ),
        totals=(("Subtotal", "net"), ("VAT 20 %", "tax"), ("Order Total", "gross")),
    ),
)  # fmt: skip
