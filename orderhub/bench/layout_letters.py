"""Layouts of everyday orders: letters with one table, German, Austrian, Swiss and English, over one page or several."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from orderhub.bench.layouts import Column, Layout, Piece, above, beside, block

_US_DE: Final = ("Firma", "Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg")
_US_EN: Final = ("Nordwind Trading GmbH", "Hafenstrasse 8", "20457 Hamburg", "Germany")
_PLAIN: Final = (("Nettosumme", "net"), ("zzgl. 19 % MwSt.", "tax"), ("Gesamtbetrag", "gross"))

LETTERS: Final[tuple[Layout, ...]] = (
    Layout(
        "01-plain", font="Times-Roman", size=10, top=310, ruled="grid", buyer="Weber Haustechnik GmbH",
        head=(
            Piece(545, 50, "Weber Haustechnik GmbH", 16, bold=True, align="r"),
            Piece(545, 66, "Am Mühlbach 3, 87435 Kempten", align="r"),
            *block(60, 130, _US_DE), Piece(60, 220, "Bestellung", 15, bold=True),
            *beside(60, 245, 120, (("Bestellnummer", "{number}"), ("Bestelldatum", "{issued}"),
                                   ("Liefertermin", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos", 60), Column("article", "Artikelnummer", 90),
            Column("text", "Bezeichnung", 175, "l", 160),
            Column("quantity", "Anzahl", 380, "r"), Column("unit", "Einheit", 390),
            Column("price", "Stückpreis", 480, "r"),
            Column("amount", "Summe", 545, "r"),
        ),
        totals=(("Summe netto", "net"), ("19 % Umsatzsteuer", "tax"), ("Summe brutto", "gross")),
        after=("Mit freundlichen Grüßen",),
    ),
    Layout(
        "02-plain", top=320, ruled="title", buyer="Kessler Gastro GmbH & Co. KG",
        head=(
            Piece(50, 55, "Kessler Gastro GmbH & Co. KG", 15, bold=True),
            Piece(50, 70, "Seestraße 44 · 70174 Stuttgart"),
            *block(50, 130, _US_DE), Piece(50, 215, "Bestellung Nr. {number}", 13, bold=True),
            *beside(350, 215, 90,
                (("Datum:", "{issued}"), ("Kundennummer:", "{customer}"), ("Lieferdatum:", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Art.-Nr.", 80),
            Column("text", "Artikelbezeichnung", 150),
            Column("quantity", "Menge", 370, "r"), Column("unit", "ME", 378), Column("price", "E-Preis", 470, "r"),
            Column("amount", "Gesamt", 545, "r"),
        ),
        totals=_PLAIN,
    ),
    Layout(
        "03-english", language="en", numbers="en", currency="GBP", tax=Decimal(20), dates="%d/%m/%Y", top=300,
        font="Times-Roman", size=10, units=("each", "box", "pack"), buyer="Harbour Supplies Ltd",
        delivery="Harbour Depot",
        head=(
            Piece(297, 50, "Harbour Supplies Ltd", 16, bold=True, align="c"),
            Piece(297, 66, "14 Quay Street, Bristol BS1 4DB", align="c"),
            Piece(50, 110, "PURCHASE ORDER", 14, bold=True),
            *beside(330, 110, 110, (("Purchase Order No.", "{number}"), ("Date of Order", "{issued}"),
                                    ("Required by", "{wanted}"), ("Account No.", "{customer}"))),
            *block(50, 180, ("Vendor:", *_US_EN)),
            *block(330, 180, ("Deliver to:", "Harbour Depot", "2 Dock Lane", "Bristol BS2 0AA")),
        ),
        columns=(
            Column("position", "Line", 50), Column("article", "Part No.", 85), Column("text", "Description", 165),
            Column("quantity", "Qty", 390, "r"), Column("unit", "UOM", 400), Column("price", "Unit Price", 480, "r"),
            Column("amount", "Line Total", 545, "r"),
        ),
        positions=(1, 1), totals=(("Net total", "net"), ("VAT 20%", "tax"), ("Total GBP", "gross")),
    ),
    Layout(
        "04-english", language="en", numbers="en", currency="USD", dates="NAMED", top=290, units=("EA", "BX", "PK"),
        buyer="Lakeside Tools Inc", tax=Decimal(8), ruled="rows",
        head=(
            Piece(545, 60, "Purchase Order", 18, bold=True, align="r"),
            *block(50, 60, ("Lakeside Tools Inc", "400 Shore Drive", "Madison, WI 53703", "USA")),
            *beside(380, 90, 80,
                (("PO Number:", "{number}"), ("PO Date:", "{issued}"), ("Delivery Date:", "{wanted}"))),
            *block(50, 180, ("Supplier", *_US_EN)),
        ),
        columns=(
            Column("position", "#", 50), Column("article", "Item Number", 75), Column("text", "Item Description", 160),
            Column("quantity", "Quantity", 400, "r"), Column("unit", "Unit", 410), Column("price", "Price", 480, "r"),
            Column("amount", "Amount", 545, "r"),
        ),
        positions=(1, 1), totals=(("Subtotal", "net"), ("Sales Tax", "tax"), ("Grand Total", "gross")),
    ),
    Layout(
        "05-carry", top=300, lines=(30, 55), per_page=22, carry=("Zwischensumme", "Übertrag von Vorseite"),
        ruled="title",
        page_words="Blatt {page}/{pages}", buyer="Stahlbau Ritter AG", titles_again=False,
        head=(
            *block(50, 50, ("Stahlbau Ritter AG · Ofenstraße 1 · 44135 Dortmund",)), *block(50, 100, _US_DE),
            Piece(350, 100, "BESTELLUNG", 14, bold=True),
            *beside(350, 125, 100, (("Beleg-Nr.:", "{number}"), ("Belegdatum:", "{issued}"),
                                    ("Ihre Kundennr.:", "{customer}"), ("Lieferung bis:", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos", 50), Column("article", "Material", 85), Column("text", "Kurztext", 165),
            Column("quantity", "Bestellmenge", 400, "r"), Column("unit", "EH", 408),
            Column("price", "Nettopreis", 480, "r"),
            Column("amount", "Nettowert", 545, "r"),
        ),
        totals=(("Gesamtnettowert", "net"), ("MwSt. 19%", "tax"), ("Gesamtwert inkl. MwSt.", "gross")),
    ),
    Layout(
        "06-carry", top=290, lines=(30, 60), per_page=25, carry=("Übertrag", "Übertrag"), font="Vera", size=8,
        page_words="Seite {page} von {pages}", buyer="Möbelwerk Krause GmbH",
        head=(
            *block(50, 50, ("Möbelwerk Krause GmbH", "Tischlerweg 12", "32052 Herford")), *block(50, 130, _US_DE),
            Piece(50, 220, "Einkaufsbestellung", 14, bold=True),
            *above(240,
                ((50, "Bestell-Nr.", "{number}"), (180, "Bestelldatum", "{issued}"), (310, "Kunden-Nr.", "{customer}"),
                         (430, "Wunschtermin", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("quantity", "Menge", 115, "r"), Column("unit", "Einh.", 122),
            Column("article", "Artikel-Nr.", 160), Column("text", "Beschreibung", 240),
            Column("price", "Preis", 470, "r"),
            Column("amount", "Betrag", 545, "r"),
        ),
        totals=_PLAIN,
    ),
    Layout(
        "07-base", top=300, bases=(1, 100, 1000), lines=(4, 12), font="Courier", size=8, buyer="Fertigung Huber GmbH",
        head=(
            *block(50, 50, ("Fertigung Huber GmbH", "Werkstraße 5", "84453 Mühldorf")), *block(50, 120, _US_DE),
            Piece(320, 120, "Bestellung: {number}", 10, bold=True),
            *beside(320, 140, 110, (("vom:", "{issued}"), ("Liefertermin:", "{wanted}"), ("Kundennr.:", "{customer}"))),
        ),
        columns=(
            Column("position", "Pos", 45), Column("article", "Teile-Nr.", 75), Column("text", "Benennung", 140),
            Column("quantity", "Menge", 385, "r"), Column("unit", "ME", 392), Column("price_per", "Preis/PE", 485, "r"),
            Column("amount", "Gesamt", 548, "r"),
        ),
        totals=(("Netto", "net"), ("MwSt 19%", "tax"), ("Brutto", "gross")),
    ),
    Layout(
        "08-base", top=300, bases=(1, 100, 100), lines=(4, 12), ruled="title", buyer="Apparatebau Lenz GmbH",
        head=(
            Piece(50, 50, "Apparatebau Lenz GmbH, Industriering 7, 97424 Schweinfurt", 7), *block(50, 75, _US_DE),
            Piece(50, 190, "Bestellung", 16, bold=True),
            *beside(50, 215, 130,
                (("Bestellnummer / Datum", "{number} / {issued}"), ("Unsere Kundennr. bei Ihnen", "{customer}"),
                                   ("Liefertermin", "{wanted}")), 14),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Sachnummer", 80), Column("text", "Bezeichnung", 150),
            Column("quantity", "Menge", 355, "r"), Column("unit", "ME", 362), Column("price", "Preis", 440, "r"),
            Column("base", "PE", 475, "r"), Column("amount", "Nettowert", 545, "r"),
        ),
        totals=(("Gesamtsumme netto", "net"),),
    ),
    Layout(
        "09-discount", top=300, discounts=("0", "5", "12.5", "33"), buyer="Elektro Sommer e. K.", size=9,
        head=(
            Piece(50, 60, "Elektro Sommer e. K.", 18, bold=True), *block(50, 80, ("Lindenallee 20", "04109 Leipzig")),
            *block(50, 140, ("An", *_US_DE[1:])),
            *beside(370, 140, 80, (("Auftragsnr.", "{number}"), ("Datum", "{issued}"), ("Termin", "{wanted}"))),
            Piece(50, 250, "BESTELLUNG", 13, bold=True),
        ),
        columns=(
            Column("article", "Best.-Nr.", 50), Column("text", "Produkt", 130),
            Column("quantity_unit", "Menge", 370, "r"),
            Column("price", "Listenpreis", 440, "r"), Column("discount_bare", "Rab. %", 485, "r"),
            Column("amount", "Betrag", 545, "r"),
        ),
        totals=(("Zwischensumme netto", "net"), ("Mehrwertsteuer 19 %", "tax"), ("Endbetrag", "gross")),
    ),
    Layout(
        "10-discount", top=300, discounts=("0", "10", "15"), below=("abzgl. {discount} Rabatt",),
        buyer="Sanitär Brandt OHG",
        ruled="rows",
        head=(
            *block(400, 50, ("Sanitär Brandt OHG", "Kanalstraße 9", "24103 Kiel", "Tel. 0431 556677")),
            *block(50, 120, _US_DE),
            Piece(50, 220, "Bestellung {number} vom {issued}", 12, bold=True),
            *beside(50, 240, 110, (("Liefertermin:", "{wanted}"), ("Kundennummer:", "{customer}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Artikel", 80), Column("text", "Bezeichnung", 150),
            Column("quantity", "Menge", 370, "r"), Column("unit", "Einheit", 378),
            Column("price", "Einzelpreis", 475, "r"),
            Column("amount", "Gesamtpreis", 545, "r"),
        ),
        totals=(("Nettobetrag", "net"), ("+ 19 % MwSt", "tax"), ("Gesamt EUR", "gross")),
    ),
    Layout(
        "11-charges", top=310,
        charges=(("Verpackungspauschale", "12.50"), ("Expresszuschlag", "49.00"), ("Sonderrabatt", "-20.00")),
        font="Times-Roman", size=10, buyer="Messtechnik Vogel GmbH",
        head=(
            *block(50, 50, ("Messtechnik Vogel GmbH", "Sonnenhang 2", "01069 Dresden")), *block(50, 130, _US_DE),
            Piece(50, 215, "Unsere Bestellung", 14, bold=True),
            *beside(50, 240, 100,
                (("Bestell-Nr.:", "{number}"), ("Bestelltag:", "{issued}"), ("Kunden-Nr.:", "{customer}"))),
        ),
        columns=(
            Column("position", "lfd. Nr.", 50), Column("article", "Artikel-Nr.", 95), Column("text", "Ware", 180),
            Column("quantity", "Stückzahl", 390, "r"), Column("unit", "Einh.", 398),
            Column("price", "EP in EUR", 475, "r"),
            Column("amount", "GP in EUR", 545, "r"),
        ),
        totals=(("Warenwert", "lines"), ("Verpackungspauschale", "charge"), ("Expresszuschlag", "charge"),
            ("Sonderrabatt", "charge"),
                ("Nettosumme", "net"), ("19 % MwSt.", "tax"), ("Gesamtbetrag EUR", "gross")),
    ),
    Layout(
        "12-charges", top=300, charges=(("Frachtkosten", "38.00"), ("Mindermengenzuschlag", "15.00")),
        buyer="Druckerei Falk KG",
        head=(
            *block(50, 50, ("Druckerei Falk KG", "Gutenbergplatz 1", "55116 Mainz")), *block(50, 130, _US_DE),
            Piece(350, 130, "Bestellung", 16, bold=True),
            *beside(350, 155, 90, (("Nummer:", "{number}"), ("Datum:", "{issued}"), ("Liefertermin:", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Art.-Nr.", 80), Column("text", "Bezeichnung", 150),
            Column("quantity_unit", "Menge", 380, "r"), Column("price", "Preis €", 465, "r"),
            Column("amount", "Summe €", 545, "r"),
        ),
        totals=(("Zwischensumme", "lines"), ("Frachtkosten", "charge"), ("Mindermengenzuschlag", "charge"),
            ("Summe netto", "net"),
                ("MwSt. 19 %", "tax"), ("Summe brutto", "gross")),
    ),
    Layout(
        "13-delivery", top=290, below=("Termin: {delivery}",), dates="%d.%m.%y", buyer="Maschinen Otto GmbH", size=8,
        ruled="rows",
        head=(
            Piece(50, 60, "Maschinen Otto GmbH | Ringstraße 90 | 33602 Bielefeld"), *block(50, 110, _US_DE),
            *beside(330, 110, 100,
                (("Bestellung Nr.", "{number}"), ("Bestelldatum", "{issued}"), ("Lieferant-Nr.", "70815"))),
            Piece(50, 220, "Bestellung", 14, bold=True),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Ident-Nr.", 80), Column("text", "Bezeichnung", 150),
            Column("quantity", "Menge", 380, "r"), Column("unit", "Einh", 388),
            Column("price", "Preis/Einheit", 470, "r"),
            Column("amount", "Positionswert", 545, "r"),
        ),
        totals=(("Bestellwert netto", "net"),),
    ),
    Layout(
        "14-delivery", top=290, dates="WEEK", buyer="Pumpen Seidel GmbH", delivery_column=True, lines=(5, 14),
        head=(
            *block(50, 50, ("Pumpen Seidel GmbH", "Quellenweg 4", "99084 Erfurt")), *block(50, 120, _US_DE),
            Piece(50, 210, "Bestellung Nr.: {number}", 12, bold=True),
            Piece(50, 228, "Unsere Kundennummer: {customer}"),
        ),
        columns=(
            Column("position", "Pos", 45), Column("article", "Artikelnr.", 70), Column("text", "Text", 135),
            Column("delivery", "Termin", 320), Column("quantity", "Menge", 420, "r"), Column("unit", "ME", 426),
            Column("price", "EP", 490, "r"), Column("amount", "GP", 548, "r"),
        ),
        totals=_PLAIN,
    ),
    Layout(
        "15-swiss", numbers="ch", currency="CHF", tax=Decimal("8.1"), top=300, font="Vera", size=8,
        buyer="Alpen Handels AG",
        lines=(4, 12),
        head=(
            *block(50, 50, ("Alpen Handels AG", "Bahnhofstrasse 10", "CH-8001 Zürich")),
            *block(340, 120, ("Nordwind Handel GmbH", "Hafenstrasse 8", "D-20457 Hamburg")),
            Piece(50, 210, "Bestellung", 14, bold=True),
            *beside(50, 232, 110, (("Bestell-Nr.", "{number}"), ("Datum", "{issued}"), ("Lieferdatum", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Artikel", 80), Column("text", "Bezeichnung", 150),
            Column("quantity", "Anzahl", 380, "r"), Column("unit", "Einheit", 388),
            Column("price", "Preis CHF", 475, "r"),
            Column("amount", "Total CHF", 545, "r"),
        ),
        totals=(("Total exkl. MWST", "net"), ("MWST 8.1 %", "tax"), ("Total inkl. MWST", "gross")),
    ),
    Layout(
        "16-austrian", numbers="at", tax=Decimal(20), dates="LONG", top=310, buyer="Wiener Werkzeug GmbH",
        lines=(4, 12),
        head=(
            Piece(545, 50, "Wiener Werkzeug GmbH", 14, bold=True, align="r"),
            Piece(545, 64, "Mariahilfer Straße 80, 1070 Wien", align="r"),
            *block(50, 120, ("An die", "Nordwind Handel GmbH", "Hafenstraße 8", "D-20457 Hamburg")),
            Piece(50, 210, "Bestellung", 14, bold=True),
            *beside(50, 232, 110,
                (("Bestellnr.:", "{number}"), ("Bestelldatum:", "{issued}"), ("Kundennr.:", "{customer}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Artikelnr.", 80), Column("text", "Bezeichnung", 150),
            Column("quantity", "Menge", 375, "r"), Column("unit", "Einheit", 383),
            Column("price", "Einzelpreis", 475, "r"),
            Column("amount", "Gesamt", 545, "r"),
        ),
        totals=(("Summe netto", "net"), ("20 % USt", "tax"), ("Summe brutto EUR", "gross")),
    ),
    Layout(
        "17-left", top=290, buyer="Floristik Blum GmbH", font="Times-Roman", size=11, step=18,
        head=(
            Piece(50, 60, "Floristik Blum GmbH", 20, bold=True),
            Piece(50, 78, "Gartenweg 3, 50667 Köln, Telefon 0221 998877"),
            *block(50, 130, _US_DE),
            *beside(50, 210, 120,
                (("Bestell-Nummer:", "{number}"), ("Bestellt am:", "{issued}"), ("Wunschlieferdatum:", "{wanted}"))),
        ),
        columns=(
            Column("article", "Artikelnummer", 50), Column("text", "Beschreibung", 140),
            Column("quantity", "Menge", 345),
            Column("unit", "Einheit", 390), Column("price", "Preis", 440), Column("amount", "Gesamt", 500),
        ),
        totals=(("Gesamt netto", "net"), ("MwSt. (19 %)", "tax"), ("Gesamt brutto", "gross")), totals_at=(380, 550),
        after=("Bestellung gemäß Ihrem Katalog",),
    ),
    Layout(
        "18-left", top=290, buyer="Bäckerei Korn GmbH", ruled="grid", language="de",
        head=(
            *block(50, 50, ("Bäckerei Korn GmbH", "Mühlenstraße 6", "26122 Oldenburg")), *block(50, 130, _US_DE),
            Piece(50, 215, "Bestellschein", 15, bold=True),
            *beside(50, 240, 110, (("Bestellnr.:", "{number}"), ("Datum:", "{issued}"), ("Lieferung am:", "{wanted}"))),
        ),
        columns=(
            Column("position", "Nr.", 50), Column("article", "Artikelnr.", 75), Column("text", "Artikel", 150),
            Column("quantity", "Menge", 340), Column("unit", "ME", 385), Column("price", "Preis", 430),
            Column("amount", "Summe", 490),
        ),
        positions=(1, 1), totals=(("Summe", "net"),), totals_at=(430, 540),
    ),
    Layout(
        "19-turned", sideways=True, top=300, buyer="Optik Linse GmbH",
        head=(
            *block(50, 50, ("Optik Linse GmbH", "Zeissweg 1", "07743 Jena")), *block(50, 130, _US_DE),
            Piece(50, 215, "Bestellung", 14, bold=True),
            *above(240,
                ((50, "Bestellnummer", "{number}"), (200, "Bestelldatum", "{issued}"),
                    (350, "Liefertermin", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Artikel-Nr.", 85), Column("text", "Bezeichnung", 160),
            Column("quantity", "Menge", 380, "r"), Column("unit", "ME", 388), Column("price", "Einzelpreis", 475, "r"),
            Column("amount", "Gesamtpreis", 545, "r"),
        ),
        totals=_PLAIN,
    ),
    Layout(
        "20-turned", rotate=90, landscape=True, top=260, buyer="Textil Faden GmbH", ruled="rows", lines=(3, 8),
        head=(
            *block(50, 50, ("Textil Faden GmbH", "Webergasse 8", "09111 Chemnitz")), *block(50, 120, _US_DE),
            Piece(450, 60, "Bestellung", 16, bold=True),
            *beside(450, 85, 110,
                (("Bestellnummer", "{number}"), ("Bestelldatum", "{issued}"), ("Kundennummer", "{customer}"),
                                   ("Lieferdatum", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Artikelnummer", 90), Column("text", "Bezeichnung", 200),
            Column("quantity", "Menge", 500, "r"), Column("unit", "Einheit", 510), Column("price", "Preis", 650, "r"),
            Column("amount", "Gesamt", 780, "r"),
        ),
        totals=_PLAIN, totals_at=(600, 780),
    ),
    Layout(
        "21-two", orders=2, language="en", numbers="en", currency="EUR", dates="DASHED", top=280, units=("pcs", "ctn"),
        buyer="Nordic Parts AB", lines=(3, 30), per_page=20, page_words="Page {page}/{pages}", tax=Decimal(25),
        head=(
            *block(50, 50, ("Nordic Parts AB", "Storgatan 5", "11122 Stockholm", "Sweden")),
            Piece(350, 50, "ORDER", 18, bold=True),
            *beside(350, 75, 90, (("Order No", "{number}"), ("Order Date", "{issued}"), ("Ship Date", "{wanted}"))),
            *block(50, 150, ("To:", *_US_EN)),
        ),
        columns=(
            Column("position", "Item", 50), Column("article", "Article No", 85), Column("text", "Description", 165),
            Column("quantity", "Quantity", 400, "r"), Column("unit", "Unit", 408),
            Column("price", "Net Price", 480, "r"),
            Column("amount", "Net Amount", 545, "r"),
        ),
        totals=(("Total net", "net"), ("VAT 25.00 %", "tax"), ("Total amount EUR", "gross")), titles_again=True,
    ),
    Layout(
        "22-two", orders=2, top=300, buyer="Baumarkt Süd GmbH", lines=(3, 24), per_page=18,
        page_words="Seite {page} von {pages}",
        head=(
            *block(50, 50, ("Baumarkt Süd GmbH", "Ziegelstraße 30", "80331 München")), *block(50, 120, _US_DE),
            Piece(50, 210, "Bestellung", 16, bold=True),
            *beside(50, 235, 100,
                (("Bestellnummer:", "{number}"), ("Datum:", "{issued}"), ("Liefertermin:", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Art.-Nr.", 80), Column("text", "Bezeichnung", 150),
            Column("quantity", "Menge", 380, "r"), Column("unit", "ME", 388), Column("price", "Einzelpreis", 475, "r"),
            Column("amount", "Gesamt", 545, "r"),
        ),
        totals=_PLAIN,
    ),
)  # fmt: skip
