"""Layouts that trip a reader: prose around the order, units in words, several article numbers, rows in two lines."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from orderhub.bench.layouts import Column, Layout, Piece, above, beside, block

_US_DE: Final = ("Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg")
_US_EN: Final = ("Nordwind Trading GmbH", "Hafenstrasse 8", "20457 Hamburg", "Germany")
_MORE_DE: Final = (
    "Farbe: grau, RAL 7035",
    "gemäß Muster vom 12.03.2026",
    "",
    "VPE 100 Stk, Länge 12,50 mm",
    "Charge 2026/118",
)
_MORE_EN: Final = ("Colour: grey, RAL 7035", "as per drawing 4711 rev. B", "", "pack of 100, length 12.50 mm", "")

ODDITIES: Final[tuple[Layout, ...]] = (
    Layout(
        "23-prose", top=300, prose=(0, 2), buyer="Hotel Seeblick GmbH", lines=(3, 8), tax=Decimal(19),
        head=(
            Piece(297, 60, "Hotel Seeblick GmbH", 18, bold=True, align="c"),
            Piece(297, 78, "Uferpromenade 1 · 88131 Lindau · info@seeblick.example", align="c"),
            *block(50, 130, _US_DE), Piece(50, 215, "Bestellung", 14, bold=True),
            *beside(350, 130, 100,
                (("Bestellnummer", "{number}"), ("Datum", "{issued}"), ("Lieferung am", "{wanted}"))),
        ),
        columns=(
            Column("quantity", "Menge", 85, "r"), Column("unit", "Einheit", 92),
            Column("article", "Artikelnummer", 140),
            Column("text", "Artikelbezeichnung", 225), Column("price", "Einzelpreis", 470, "r"),
            Column("amount", "Gesamtpreis", 545, "r"),
        ),
        totals=(("Netto", "net"), ("zzgl. 19% USt.", "tax"), ("Gesamtsumme", "gross")),
    ),
    Layout(
        "24-prose", top=290, prose=(1, 1), buyer="Klinik Waldhof gGmbH", lines=(3, 9),
        head=(
            *block(50, 50, ("Klinik Waldhof gGmbH", "Waldallee 2", "34117 Kassel")), *block(50, 120, _US_DE),
            Piece(50, 210, "BESTELLUNG", 15, bold=True),
            *beside(50, 232, 110,
                (("Bestell-Nr.:", "{number}"), ("Bestelldatum:", "{issued}"), ("Kunden-Nr.:", "{customer}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Art.-Nr.", 80), Column("text", "Bezeichnung", 150),
            Column("quantity", "Menge", 380, "r"), Column("unit", "ME", 388), Column("price", "Preis", 475, "r"),
            Column("amount", "Betrag", 545, "r"),
        ),
        totals=(("Nettosumme", "net"), ("MwSt. 19 %", "tax"), ("Gesamtbetrag", "gross")),
    ),
    Layout(
        "25-words", top=290, units=("Kartons", "Rollen", "Stück", "Paletten"), buyer="Gasthof Adler",
        font="Times-Roman", size=11, step=17,
        head=(
            Piece(50, 60, "Gasthof Adler, Marktplatz 3, 72250 Freudenstadt"), *block(50, 110, _US_DE),
            Piece(50, 200, "Bestellung Nr. {number}", 14, bold=True), Piece(50, 220, "Freudenstadt, den {issued}"),
            Piece(50, 240, "Liefertermin: {wanted}"),
        ),
        columns=(
            Column("quantity_unit", "Menge", 60), Column("article", "Artikel-Nr.", 150),
            Column("text", "Bezeichnung", 230),
            Column("price_currency", "Preis", 465, "r"), Column("amount_euro", "Gesamt", 545, "r"),
        ),
        totals=(("Gesamtsumme netto", "net"),),
    ),
    Layout(
        "26-words", top=290, units=("Stück", "Packungen", "Kisten"), buyer="Schulverwaltung Nord", lines=(3, 10),
        head=(
            *block(50, 50, ("Schulverwaltung Nord", "Schulstraße 1", "23552 Lübeck")), *block(50, 120, _US_DE),
            Piece(50, 210, "Auftrag", 15, bold=True),
            *beside(50, 232, 110,
                (("Auftragsnummer:", "{number}"), ("Datum:", "{issued}"), ("Liefertermin:", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("quantity_unit", "Anzahl", 80),
            Column("article", "Artikelnummer", 160),
            Column("text", "Artikelbezeichnung", 245), Column("currency_price", "Einzelpreis", 475, "r"),
            Column("amount", "Gesamt EUR", 545, "r"),
        ),
        totals=(("Summe netto", "net"), ("MwSt 19 %", "tax"), ("Summe", "gross")),
    ),
    Layout(
        "27-numbers", top=300, buyer="Drogerie Linde GmbH", size=7, lines=(4, 12),
        head=(
            *block(50, 50, ("Drogerie Linde GmbH", "Rosenweg 7", "30159 Hannover")), *block(50, 120, _US_DE),
            Piece(350, 120, "Bestellung", 15, bold=True),
            *beside(350, 145, 90,
                (("Bestellnummer:", "{number}"), ("Datum:", "{issued}"), ("Liefertermin:", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos", 45), Column("gtin", "GTIN", 70), Column("article", "Lief.-Art.-Nr.", 135),
            Column("buyer_article", "Unsere Art.-Nr.", 200), Column("text", "Bezeichnung", 260),
            Column("quantity", "Menge", 425, "r"),
            Column("unit", "ME", 432), Column("price", "EK-Preis", 490, "r"), Column("amount", "Gesamt", 545, "r"),
        ),
        totals=(("Gesamt netto EUR", "net"),),
    ),
    Layout(
        "28-numbers", top=300, below=("Ihre Art.-Nr.: {article}", "EAN: {gtin}"), buyer="Spielwaren Kobold GmbH",
        lines=(3, 8), ruled="rows",
        head=(
            *block(50, 50, ("Spielwaren Kobold GmbH", "Puppengasse 4", "96450 Coburg")), *block(50, 120, _US_DE),
            Piece(50, 210, "Bestellung", 15, bold=True),
            *beside(50, 232, 110,
                (("Bestellnummer:", "{number}"), ("Bestelldatum:", "{issued}"), ("Kundennummer:", "{customer}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("buyer_article", "Unsere Art.-Nr.", 80),
            Column("text", "Bezeichnung", 160),
            Column("quantity", "Menge", 380, "r"), Column("unit", "ME", 388), Column("price", "Einzelpreis", 475, "r"),
            Column("amount", "Gesamt", 545, "r"),
        ),
        totals=(("Nettosumme", "net"), ("19 % MwSt.", "tax"), ("Gesamtbetrag", "gross")),
    ),
    Layout(
        "29-order", language="en", numbers="en", currency="EUR", dates="%Y-%m-%d", top=290, units=("pcs", "box"),
        buyer="Baltic Marine OÜ",
        lines=(4, 12), positions=(1, 1), tax=Decimal(22), ruled="title",
        head=(
            Piece(50, 60, "Purchase order {number}", 16, bold=True),
            *beside(50, 85, 110, (("Issue date", "{issued}"), ("Delivery date", "{wanted}"))),
            *block(50, 140, ("Buyer", "Baltic Marine OÜ", "Sadama 4", "10111 Tallinn", "Estonia")),
            *block(320, 140, ("Seller", *_US_EN)),
        ),
        columns=(
            Column("position", "No.", 50), Column("text", "Product", 80), Column("article", "Product code", 250),
            Column("price", "Unit price", 380, "r"), Column("quantity", "Qty", 425, "r"), Column("unit", "Unit", 435),
            Column("tax", "VAT %", 490, "r"), Column("amount", "Total", 545, "r"),
        ),
        totals=(("Total excl. VAT", "net"), ("VAT", "tax"), ("Total incl. VAT", "gross")),
    ),
    Layout(
        "30-order", top=300, buyer="Gartenbau Hecke GmbH", lines=(4, 12),
        head=(
            *block(330, 50, ("Gartenbau Hecke GmbH", "Baumschulweg 11", "48143 Münster")), *block(50, 110, _US_DE),
            Piece(50, 210, "Bestellung", 15, bold=True),
            *beside(50, 232, 110,
                (("Bestell-Nr.:", "{number}"), ("Bestelldatum:", "{issued}"), ("Liefertermin:", "{wanted}"))),
        ),
        columns=(
            Column("quantity", "Menge", 85, "r"), Column("unit", "Einh.", 92), Column("text", "Bezeichnung", 135),
            Column("article", "Artikelnummer", 310), Column("price", "Preis/Einh.", 465, "r"),
            Column("amount", "Betrag", 545, "r"),
        ),
        totals=(("Summe netto", "net"), ("USt. 19%", "tax"), ("Summe brutto", "gross")),
    ),
    Layout(
        "31-titles", top=300, buyer="Chemie Reagenz AG", size=8, lines=(5, 14), font="Vera", bases=(1, 1, 100),
        head=(
            *block(50, 50, ("Chemie Reagenz AG · Laborstraße 3 · 67059 Ludwigshafen",)), *block(50, 100, _US_DE),
            *above(180,
                ((50, "Bestellnummer", "{number}"), (160, "Datum", "{issued}"), (260, "Kundennummer", "{customer}"),
                         (380, "Liefertermin", "{wanted}"))),
            Piece(50, 235, "Bestellung", 14, bold=True),
        ),
        columns=(
            Column("position", "Pos.", 45), Column("article", "Material-\nnummer", 75),
            Column("text", "Bezeichnung", 145, "l", 160),
            Column("quantity", "Bestell-\nmenge", 375, "r"), Column("unit", "Mengen-\neinheit", 382),
            Column("price", "Netto-\npreis", 455, "r"),
            Column("base", "Preis-\neinheit", 495, "r"), Column("amount", "Netto-\nwert EUR", 550, "r"),
        ),
        totals=(("Gesamtnettowert", "net"),),
    ),
    Layout(
        "32-titles", language="en", numbers="en", currency="EUR", dates="DASHED", top=300, buyer="Celtic Foods plc",
        lines=(4, 12),
        units=("case", "each"), positions=(1, 1), tax=Decimal(23),
        head=(
            *block(50, 50, ("Celtic Foods plc", "8 Abbey Street", "Dublin D01 AB12", "Ireland")),
            Piece(545, 50, "Purchase Order", 16, bold=True, align="r"),
            *above(150, ((50, "PO No.", "{number}"), (150, "PO Date", "{issued}"), (270, "Delivery Date", "{wanted}"),
                         (400, "Vendor No.", "V-2210"))),
            *block(50, 200, ("Vendor", *_US_EN)),
        ),
        columns=(
            Column("position", "Line\nNo.", 50), Column("article", "Supplier\nPart No.", 85),
            Column("text", "Description", 165),
            Column("quantity", "Order\nQty", 400, "r"), Column("unit", "Unit", 410),
            Column("price", "Unit\nPrice", 480, "r"),
            Column("amount", "Extended\nPrice", 545, "r"),
        ),
        totals=(("Net amount", "net"), ("VAT 23 %", "tax"), ("Order total EUR", "gross")),
    ),
    Layout(
        "33-priceless", top=290, priced=False, buyer="Rettungsdienst Ost e. V.", lines=(3, 12), ruled="rows",
        head=(
            Piece(50, 60, "Rettungsdienst Ost e. V.", 16, bold=True),
            Piece(50, 76, "Wachstraße 12, 15230 Frankfurt (Oder)"),
            *block(50, 120, _US_DE), Piece(50, 205, "Materialbestellung", 14, bold=True),
            *beside(50, 228, 110,
                (("Bestellnummer:", "{number}"), ("Datum:", "{issued}"), ("Liefertermin:", "{wanted}"))),
        ),
        columns=(
            Column("article", "Artikelnummer", 50), Column("text", "Bezeichnung", 160),
            Column("quantity", "Menge", 470, "r"),
            Column("unit", "Einheit", 480),
        ),
    ),
    Layout(
        "34-priceless", top=290, priced=False, buyer="Filiale 118 Naturkost GmbH", lines=(3, 15),
        head=(
            *block(50, 50, ("Filiale 118 Naturkost GmbH", "Am Markt 5", "18055 Rostock")), *block(50, 120, _US_DE),
            Piece(50, 210, "Abruf", 15, bold=True),
            *beside(50, 232, 110,
                (("Bestell-Nr.:", "{number}"), ("Bestelldatum:", "{issued}"), ("Liefertag:", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("quantity", "Menge", 120, "r"), Column("unit", "ME", 128),
            Column("article", "Art.-Nr.", 170), Column("text", "Artikelbezeichnung", 250), Column("gtin", "EAN", 460),
        ),
    ),
    Layout(
        "35-places", top=250, buyer="Reederei Anker KG", lines=(3, 10), delivery="Schiff MS Elbe",
        head=(
            *block(400, 60, ("Reederei Anker KG", "Speicherstadt 2", "20457 Hamburg")), *block(50, 60, _US_DE),
            *block(50, 120, ("Lieferanschrift", "Schiff MS Elbe", "Kai 12", "28195 Bremen")),
            Piece(50, 200, "Wir bestellen bei Ihnen am {issued} mit unserer Bestellnummer {number} folgende Waren:"),
            Piece(50, 216, "Gewünschter Liefertermin: {wanted}"),
        ),
        foot=(Piece(50, 815, "Bestellung Reederei Anker KG, Amtsgericht Hamburg HRA 5544", 7),),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Artikel-Nr.", 80),
            Column("text", "Artikelbezeichnung", 160),
            Column("quantity_unit", "Menge", 390, "r"), Column("price", "Einzelpreis", 470, "r"),
            Column("amount", "Gesamtpreis", 545, "r"),
        ),
        totals=(("Auftragssumme netto", "net"),),
    ),
    Layout(
        "36-places", top=290, buyer="Stadtwerke Talheim", lines=(3, 10), delivery="Stadtwerke Talheim Lager West",
        head=(
            Piece(545, 60, "{number}", 16, bold=True, align="r"), Piece(545, 42, "Bestellnummer", align="r"),
            *block(50, 60, ("Stadtwerke Talheim", "Kraftwerkstraße 1", "74388 Talheim")),
            *block(50, 120, ("Lieferant:", *_US_DE)),
            *block(320, 120, ("Lieferadresse:", "Stadtwerke Talheim Lager West", "Hallenweg 3", "74391 Erligheim")),
            Piece(50, 215, "Bestellung vom {issued}", 13, bold=True),
            Piece(50, 235, "Lieferung bis spätestens: {wanted}"),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Material-Nr.", 80),
            Column("text", "Materialbezeichnung", 160),
            Column("quantity", "Menge", 385, "r"), Column("unit", "ME", 393), Column("price", "Preis EUR", 475, "r"),
            Column("amount", "Wert EUR", 545, "r"),
        ),
        totals=(("Nettowert", "net"), ("19% MwSt", "tax"), ("Bruttowert", "gross")),
    ),
    Layout(
        "37-ascii", top=260, font="Courier", size=8, step=12, buyer="LANDHANDEL GRUBER", lines=(3, 12),
        units=("ST", "KG", "KAR"),
        head=(
            *block(40, 50, ("LANDHANDEL GRUBER", "DORFSTRASSE 8", "84028 LANDSHUT")), *block(40, 110, _US_DE),
            Piece(40, 180, "B E S T E L L U N G   NR. {number}"),
            Piece(40, 195, "DATUM: {issued}     LIEFERTERMIN: {wanted}"),
            Piece(40, 210, "-" * 105), Piece(40, 270, "-" * 105),
        ),
        columns=(
            Column("position", "POS", 40), Column("article", "ARTIKEL-NR", 75), Column("text", "BEZEICHNUNG", 145),
            Column("quantity", "MENGE", 375, "r"), Column("unit", "ME", 382), Column("price", "PREIS", 460, "r"),
            Column("amount", "BETRAG", 545, "r"),
        ),
        totals=(("SUMME NETTO", "net"), ("MWST 19 %", "tax"), ("GESAMT", "gross")),
    ),
    Layout(
        "38-ascii", top=260, font="Courier", size=8, step=12, buyer="AGRAR TECHNIK WOLF GMBH", lines=(3, 12),
        units=("ST", "L", "SET"),
        head=(
            *block(40, 50, ("AGRAR TECHNIK WOLF GMBH", "FELDWEG 22", "29221 CELLE")), *block(40, 110, _US_DE),
            Piece(40, 180, "BESTELLUNG {number}"), Piece(40, 195, "BESTELLDATUM: {issued}   KUNDEN-NR.: {customer}"),
            Piece(40, 270, "=" * 105),
        ),
        columns=(
            Column("position", "POS.", 40), Column("bar", "|", 66), Column("article", "ART.-NR.", 75),
            Column("bar", "|", 138),
            Column("text", "BEZEICHNUNG", 146), Column("bar", "|", 336), Column("quantity", "MENGE", 375, "r"),
            Column("unit", "ME", 382),
            Column("bar", "|", 404), Column("price", "EINZELPREIS", 470, "r"), Column("bar", "|", 476),
            Column("amount", "GESAMT", 545, "r"),
        ),
        totals=(("NETTOSUMME", "net"), ("MWST 19 %", "tax"), ("GESAMTBETRAG", "gross")),
    ),
    Layout(
        "39-tworows", top=290, buyer="Uhren Taktgeber GmbH", lines=(3, 9), ruled="rows", step=20,
        head=(
            *block(50, 50, ("Uhren Taktgeber GmbH", "Zeigerweg 12", "75172 Pforzheim")), *block(50, 120, _US_DE),
            Piece(50, 210, "Bestellung", 15, bold=True),
            *beside(50, 232, 110,
                (("Bestellnummer:", "{number}"), ("Datum:", "{issued}"), ("Liefertermin:", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Artikelnummer", 85), Column("text", "", 185),
            Column("", "Menge", 380, "r"),
            Column("", "Preis", 470, "r"), Column("", "Gesamt", 545, "r"),
        ),
        second=(Column("quantity_unit", "", 380, "r"), Column("price", "", 470, "r"), Column("amount", "", 545, "r")),
        totals=(("Nettosumme", "net"), ("19 % MwSt.", "tax"), ("Gesamtbetrag", "gross")),
    ),
    Layout(
        "40-tworows", top=290, buyer="Musikhaus Klang GmbH", lines=(3, 9), step=20,
        head=(
            *block(50, 50, ("Musikhaus Klang GmbH", "Notenweg 5", "04103 Leipzig")), *block(50, 120, _US_DE),
            Piece(50, 210, "Bestellung", 15, bold=True),
            *beside(50, 232, 110,
                (("Bestell-Nr.:", "{number}"), ("Bestelldatum:", "{issued}"), ("Kundennr.:", "{customer}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("text", "Artikel", 85), Column("", "Menge", 340, "r"),
            Column("", "Einheit", 350),
            Column("", "Einzelpreis", 465, "r"), Column("", "Gesamtpreis", 545, "r"),
        ),
        second=(Column("article", "", 85), Column("quantity", "", 340, "r"), Column("unit", "", 350),
            Column("price", "", 465, "r"),
                Column("amount", "", 545, "r")),
        totals=(("Nettosumme", "net"), ("19 % MwSt.", "tax"), ("Gesamtbetrag", "gross")),
    ),
    Layout(
        "41-wide", language="en", numbers="en", currency="USD", dates="%m/%d/%Y", top=290, units=("EA", "CS"),
        buyer="Prairie Farm Supply LLC",
        lines=(4, 14), positions=(1, 1), tax=Decimal(6), discounts=("0", "3", "7.5"),
        head=(
            *block(50, 50, ("Prairie Farm Supply LLC", "77 Grain Road", "Omaha, NE 68102")),
            Piece(350, 50, "PURCHASE ORDER", 15, bold=True),
            *beside(350, 75, 90, (("PO #", "{number}"), ("Date", "{issued}"), ("Need by", "{wanted}"))),
            *block(50, 150, ("VENDOR", *_US_EN)),
        ),
        columns=(
            Column("position", "Ln", 50), Column("article", "SKU", 75), Column("text", "Description", 150),
            Column("quantity", "Qty", 370, "r"),
            Column("unit", "U/M", 378), Column("price", "Unit Cost", 445, "r"), Column("discount", "Disc", 485, "r"),
            Column("amount", "Ext. Cost", 545, "r"),
        ),
        totals=(("Sub-Total", "net"), ("Tax", "tax"), ("TOTAL", "gross")),
    ),
    Layout(
        "42-wide", language="en", numbers="en", currency="GBP", dates="%d/%m/%Y", top=290, units=("Each", "Pack"),
        buyer="Moorland Crafts Ltd",
        lines=(4, 14), positions=(1, 1), tax=Decimal(20), discounts=("0", "5"), charges=(("Shipping", "9.95"),),
        head=(
            *block(50, 50, ("Moorland Crafts Ltd", "3 Mill Lane", "Leeds LS1 4DY", "United Kingdom")),
            Piece(350, 50, "Purchase Order", 15, bold=True),
            *beside(350, 75, 90, (("Order No.:", "{number}"), ("Order Date:", "{issued}"), ("Due Date:", "{wanted}"))),
            *block(50, 150, ("Supplier:", *_US_EN)),
        ),
        columns=(
            Column("position", "Line", 50), Column("article", "Item Code", 80), Column("text", "Description", 155),
            Column("quantity", "Qty", 380, "r"),
            Column("unit", "Unit", 388), Column("price", "Price", 445, "r"), Column("discount", "Disc. %", 490, "r"),
            Column("amount", "Net", 545, "r"),
        ),
        totals=(("Goods total", "lines"), ("Shipping", "charge"), ("Net total", "net"), ("VAT @ 20%", "tax"),
            ("Order Total", "gross")),
    ),
    Layout(
        "43-wrapped", top=290, buyer="Labor Präzision GmbH", lines=(5, 24), below=("{more}",), more=_MORE_DE,
        per_page=14,
        page_words="Seite {page}/{pages}", carry=("", ""), dates="%d.%m.%Y",
        head=(
            *block(50, 50, ("Labor Präzision GmbH", "Analyseweg 1", "52062 Aachen")), *block(50, 120, _US_DE),
            Piece(50, 210, "Bestellung", 15, bold=True),
            *beside(330, 120, 100,
                (("Bestellnummer", "{number}"), ("Bestelldatum", "{issued}"), ("Kundennummer", "{customer}"),
                                    ("Liefertermin", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("text", "Bezeichnung", 80, "l", 120),
            Column("article", "Artikel-Nr.", 230),
            Column("quantity", "Menge", 370, "r"), Column("unit", "Einh.", 378), Column("price", "Preis", 470, "r"),
            Column("amount", "Gesamt", 545, "r"),
        ),
        totals=(("Nettobetrag", "net"), ("MwSt. 19%", "tax"), ("Gesamtbetrag", "gross")),
    ),
    Layout(
        "44-wrapped", language="en", numbers="en", currency="EUR", dates="%Y-%m-%d", top=290,
        buyer="Delta Robotics BV", lines=(5, 24),
        below=("{more}", "Delivery: {delivery}"), more=_MORE_EN, per_page=10, page_words="Page {page} of {pages}",
        units=("pcs", "set"), tax=Decimal(21),
        carry=("Carried forward", "Brought forward"),
        head=(
            *block(50, 50, ("Delta Robotics BV", "Havenkade 9", "3011 AA Rotterdam", "Netherlands")),
            Piece(330, 50, "Purchase Order {number}", 14, bold=True),
            *beside(330, 75, 90, (("Order date:", "{issued}"),)), *block(50, 150, ("Supplier:", *_US_EN)),
        ),
        columns=(
            Column("position", "Pos", 50), Column("article", "Article", 80),
            Column("text", "Description", 155, "l", 150),
            Column("quantity", "Qty", 385, "r"), Column("unit", "Unit", 395), Column("price", "Price", 475, "r"),
            Column("amount", "Amount", 545, "r"),
        ),
        totals=(("Total net", "net"), ("VAT 21%", "tax"), ("Total gross", "gross")),
    ),
)  # fmt: skip
