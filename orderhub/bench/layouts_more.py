"""Layouts in the manner of what ERP and bookkeeping systems print in Germany, Austria, Switzerland, the UK and the "
"US.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from orderhub.bench.layouts import Column, Layout, Piece, above, beside, block

_US_DE: Final = ("Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg")
_US_EN: Final = ("Nordwind Trading GmbH", "Hafenstrasse 8", "20457 Hamburg", "Germany")
_FOOT: Final = (
    Piece(50, 790, "Bankverbindung", 7), Piece(50, 799, "IBAN DE02 1203 0000 0000 2020 51", 7),
    Piece(230, 790, "Geschäftsführer: Dr. A. Beispiel", 7), Piece(230, 799, "Amtsgericht Köln HRB 12345", 7),
    Piece(420, 790, "Tel. 0221 4711-0", 7), Piece(420, 799, "USt-IdNr. DE123456788", 7),
)  # fmt: skip

MORE: Final[tuple[Layout, ...]] = (
    Layout(
        "46-sap", top=330, buyer="Getriebebau Hansen AG", lines=(3, 8), position_digits=5, bases=(1, 1, 100),
        head=(
            Piece(50, 50, "Getriebebau Hansen AG", 14, bold=True), Piece(50, 66, "Werftstraße 20, 24143 Kiel", 8),
            *block(50, 120, ("Firma", *_US_DE)),
            Piece(330, 110, "Bestellung", 15, bold=True),
            *block(330, 132, ("Bestellnummer/Datum", "{number} / {issued}", "AnsprechpartnerIn/Telefon",
                              "Frau Petersen / 0431 7020-15", "Unsere Kundennummer bei Ihnen", "{customer}"), 11),
            Piece(50, 225, "Bitte liefern Sie an:"),
            *block(50, 237, ("Getriebebau Hansen AG", "Tor 3", "24143 Kiel"), 11),
            Piece(50, 290, "Liefertermin:    Tag {wanted}"), Piece(330, 290, "Währung EUR"),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Material", 85), Column("text", "Bezeichnung", 190),
        ),
        second=(
            Column("quantity", "Bestellmenge", 145, "r"), Column("unit", "Einheit", 160),
            Column("price_per_unit", "Preis pro Einheit", 400, "r"), Column("amount", "Nettowert", 540, "r"),
        ),
        step=22, totals=(("Gesamtnettowert ohne MwSt EUR", "net"),), totals_at=(260, 540),
        delivery="Getriebebau Hansen AG",
    ),
    Layout(
        "48-navision", top=330, buyer="Cronus Möbel GmbH", discounts=("0", "0", "5", "10"), lines=(3, 9),
        head=(
            *block(50, 60, ("Cronus Möbel GmbH", "Messestraße 7", "40474 Düsseldorf"), 12),
            *block(50, 140, ("Eink. von Lieferant", *_US_DE), 12),
            Piece(50, 215, "Bestellung {number}", 16, bold=True),
            *above(250, ((50, "Belegdatum", "{issued}"), (170, "Gewünschtes Wareneingangsdatum", "{wanted}"),
                         (370, "Zlg.-Bedingungscode", "14 Tage"), (480, "Kreditorennr.", "K10020"))),
        ),
        columns=(
            Column("article", "Nr.", 50), Column("text", "Beschreibung", 120), Column("quantity", "Menge", 330, "r"),
            Column("unit", "Einheit", 340), Column("price", "EK-Preis\nohne MwSt.", 430, "r"),
            Column("discount_bare", "Rabatt %", 480, "r"), Column("amount", "Betrag\nohne MwSt.", 545, "r"),
        ),
        totals=(("Total EUR ohne MwSt.", "net"), ("19% MwSt.", "tax"), ("Total EUR inkl. MwSt.", "gross")),
        totals_at=(320, 545), foot=_FOOT,
    ),
    Layout(
        "50-central", top=340, language="en", numbers="en", currency="GBP", dates="%d %B %Y", tax=Decimal(20),
        buyer="Fabrikam Interiors Ltd", units=("PCS", "BOX"),
        head=(
            Piece(50, 50, "Purchase Order", 18, bold=True), Piece(50, 72, "{number}", 12),
            *block(380, 50, ("Fabrikam Interiors Ltd", "12 Canal Road", "Manchester M1 2AB", "Great Britain")),
            *block(50, 120, ("Vendor", *_US_EN)),
            *block(300, 120, ("Ship-to Address", "Fabrikam Depot", "Unit 4 Trade Park", "Leeds LS1 4DY")),
            *above(240, ((50, "Document Date", "{issued}"), (170, "Expected Receipt Date", "{wanted}"),
                         (320, "Payment Terms", "30 days net"), (430, "Purchaser", "John Roe"))),
        ),
        columns=(
            Column("article", "No.", 50), Column("text", "Description", 115), Column("quantity", "Quantity", 330, "r"),
            Column("unit", "Unit of\nMeasure", 345), Column("price", "Direct Unit Cost\nExcl. VAT", 455, "r"),
            Column("amount", "Line Amount\nExcl. VAT", 545, "r"),
        ),
        totals=(("Total GBP Excl. VAT", "net"), ("VAT Amount", "tax"), ("Total GBP Incl. VAT", "gross")),
        delivery="Fabrikam Depot",
    ),
    Layout(
        "52-sage", top=300, buyer="Haustechnik Weigel GmbH & Co. KG", discounts=("0", "0", "7.5"), foot=_FOOT,
        units=("Stck", "Mtr", "Psch"), lines=(3, 9), places=2, size=8,
        head=(
            Piece(50, 95, "Haustechnik Weigel GmbH & Co. KG · Am Kanal 4 · 45127 Essen", 7), *block(50, 115, _US_DE),
            *beside(360, 115, 90, (("Bestell-Nr.:", "{number}"), ("Datum:", "{issued}"), ("Lieferant:", "70044"),
                                  ("Kunden-Nr.:", "{customer}"), ("Liefertermin:", "{wanted}"), ("Seite:", "1"))),
            Piece(50, 230, "Bestellung", 14, bold=True),
            Piece(50, 260, "Wir bestellen zu Ihren bekannten Lieferungs- und Zahlungsbedingungen:"),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("quantity_dot", "Menge", 75), Column("article", "Artikel-Nr.", 150),
            Column("text", "Artikelbezeichnung", 225), Column("price", "E-Preis", 425, "r"),
            Column("discount", "Rabatt", 475, "r"), Column("amount", "G-Preis EUR", 545, "r"),
        ),
        positions=(1, 1),
        totals=(("Warenwert netto", "net"), ("zzgl. 19,00 % MwSt. aus 0,00", "tax"), ("Bestellwert EUR", "gross")),
        totals_at=(360, 545),
    ),
    Layout(
        "54-proalpha", top=310, buyer="Hydraulik Köster GmbH", bases=(1, 100), lines=(3, 8), size=8, dates="WEEK",
        head=(
            Piece(545, 50, "Hydraulik Köster GmbH", 13, bold=True, align="r"),
            Piece(545, 64, "Ölweg 9 · 58636 Iserlohn", 8, align="r"), *block(50, 110, _US_DE),
            Piece(50, 190, "BESTELLUNG", 13, bold=True),
            *above(215, ((50, "Nummer", "{number}"), (150, "vom", "12.10.2026"), (250, "Ihre Zeichen", "ke/mm"),
                         (350, "Unsere Kd.-Nr.", "{customer}"))),
            Piece(50, 260, "Liefertermin {wanted} eintreffend"),
        ),
        columns=(
            Column("position", "Pos", 50), Column("article", "Teile-Nr.", 75),
            Column("quantity", "Menge", 290, "r"), Column("unit", "ME", 300), Column("delivery", "Termin", 330),
            Column("price", "Preis", 440, "r"), Column("base", "PE", 470, "r"), Column("amount", "Wert EUR", 545, "r"),
        ),
        second=(Column("text", "Bezeichnung", 75),), step=24,
        totals=(("Summe Positionen", "net"),), delivery_column=True,
    ),
    Layout(
        "56-abas", top=300, buyer="Ventiltechnik Sauer KG", below=("Unsere Nr. {buyer_article}", "{more}"),
        more=("Werkstoff 1.4301", "", "lt. Zeichnung 4711-02"), lines=(3, 7), step=18,
        head=(
            *block(330, 50, ("Ventiltechnik Sauer KG", "Dorfstraße 100", "76133 Karlsruhe")), *block(50, 110, _US_DE),
            Piece(50, 200, "Bestellung Nr.   {number}", 12, bold=True), Piece(330, 200, "Datum   {issued}"),
            Piece(50, 216, "Bitte bei Schriftwechsel angeben! Wareneingang Mo-Fr 7-15 Uhr", 7),
            Piece(50, 250, "Liefertermin: {wanted}"), Piece(330, 250, "Lieferbedingung: frei Haus"),
        ),
        columns=(
            Column("position", "Pos", 50), Column("quantity", "Menge", 115, "r"), Column("unit", "Einh.", 122),
            Column("article", "Ihre Nr.", 160), Column("text", "Bezeichnung", 240),
            Column("price", "Preis/Einh.", 460, "r"), Column("amount", "Betrag", 545, "r"),
        ),
        totals=(("Nettobetrag EUR", "net"), ("Umsatzsteuer 19,00%", "tax"), ("Gesamtbetrag EUR", "gross")),
    ),
    Layout(
        "58-lexware", top=330, buyer="Gartenbau Rieger", positions=(1, 1), lines=(3, 9), foot=_FOOT,
        head=(
            Piece(297, 55, "Gartenbau Rieger", 18, bold=True, align="c"),
            Piece(297, 72, "Feldweg 12 | 86150 Augsburg", align="c"), *block(50, 120, _US_DE),
            *block(400, 120, ("Bestellung-Nr.", "{number}", "Bestelldatum", "{issued}", "Lieferdatum", "{wanted}",
                              "Unsere Kundennr.", "{customer}"), 11),
            Piece(50, 240, "Bestellung", 14, bold=True),
            Piece(50, 265, "Sehr geehrte Damen und Herren,"),
            Piece(50, 280, "hiermit bestellen wir folgende Artikel:"),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("text", "Bezeichnung", 80), Column("article", "Art-Nr.", 270),
            Column("quantity_unit", "Menge", 400, "r"), Column("price", "Einzelpreis (€)", 470, "r"),
            Column("amount", "Gesamtpreis (€)", 545, "r"),
        ),
        totals=(("Gesamtbetrag (netto)", "net"), ("Umsatzsteuer 19 %", "tax"), ("Gesamtbetrag (brutto)", "gross")),
    ),
    Layout(
        "60-oracle", top=330, language="en", numbers="en", currency="USD", dates="DASHED", positions=(1, 1), size=8,
        buyer="Pinnacle Aerospace Inc", units=("EA", "FT", "LB"), lines=(3, 8), tax=Decimal(0),
        head=(
            *block(50, 50, ("Pinnacle Aerospace Inc", "900 Hangar Way", "Tulsa, OK 74101")),
            Piece(545, 50, "Standard Purchase Order", 13, bold=True, align="r"),
            *above(120, ((300, "Purchase Order", "{number}"), (400, "Revision", "0"), (480, "Page", "1 of 1"))),
            *above(150, ((300, "Order Date", "{issued}"), (400, "Buyer", "S. Miller"))),
            *block(50, 150, ("Supplier:", *_US_EN)),
            *block(300, 200, ("Ship To:", "Pinnacle Aerospace Inc", "Dock 2, 910 Hangar Way", "Tulsa, OK 74101")),
        ),
        columns=(
            Column("position", "Line", 50), Column("article", "Part Number", 80), Column("text", "Description", 160),
            Column("delivery", "Need-By Date", 310), Column("quantity", "Quantity", 420, "r"),
            Column("unit", "UOM", 428), Column("price", "Unit Price\n(USD)", 490, "r"),
            Column("amount", "Amount\n(USD)", 548, "r"),
        ),
        totals=(("Total:", "net"),), delivery_column=True, delivery="Pinnacle Aerospace Inc",
    ),
    Layout(
        "62-netsuite", top=320, language="en", numbers="en", currency="USD", dates="%m/%d/%Y", lines=(3, 9),
        buyer="Bluebird Outdoor LLC", units=("Each", "Case"), tax=Decimal("8.25"),
        head=(
            Piece(50, 50, "Bluebird Outdoor LLC", 13, bold=True),
            *block(50, 66, ("18 Lake Street", "Austin, TX 78701", "United States")),
            Piece(545, 50, "Purchase Order", 16, bold=True, align="r"), Piece(545, 68, "#{number}", 12, align="r"),
            Piece(545, 84, "{issued}", align="r"),
            *block(50, 140, ("Vendor", *_US_EN)),
            *above(260, ((50, "Terms", "Net 30"), (150, "Due Date", "{wanted}"), (260, "Shipping Method", "Ground"))),
        ),
        columns=(
            Column("quantity", "Quantity", 85, "r"), Column("unit", "Units", 95), Column("article", "Item", 135),
            Column("text", "Description", 215), Column("price", "Rate", 450, "r"), Column("amount", "Amount", 545, "r"),
        ),
        totals=(("Subtotal", "net"), ("Tax Total (8.25%)", "tax"), ("Total", "gross")),
    ),
    Layout(
        "64-quickbooks", top=320, language="en", numbers="en", currency="USD", dates="%m/%d/%Y", lines=(3, 9),
        buyer="Carolina Cabinets Inc.", units=("ea", "box"), tax=Decimal(0),
        head=(
            *block(50, 50, ("Carolina Cabinets Inc.", "55 Mill Street", "Raleigh, NC 27601")),
            Piece(420, 50, "Purchase Order", 16, bold=True),
            *above(80, ((420, "Date", "{issued}"), (490, "P.O. No.", "{number}"))),
            *above(130, ((50, "Vendor", _US_EN[0]), (320, "Ship To", "Carolina Cabinets Inc."))),
            *block(50, 154, _US_EN[1:]), *block(320, 154, ("Warehouse B, 57 Mill Street", "Raleigh, NC 27601")),
        ),
        columns=(
            Column("article", "Item", 50), Column("text", "Description", 140), Column("quantity", "Qty", 340, "r"),
            Column("unit", "U/M", 355), Column("price", "Rate", 450, "r"), Column("amount", "Amount", 545, "r"),
        ),
        totals=(("Total", "net"),), totals_at=(440, 545), delivery="Carolina Cabinets Inc.",
    ),
    Layout(
        "66-xero", top=330, language="en", numbers="en", currency="EUR", dates="NAMED", tax=Decimal(23),
        buyer="Shamrock Kitchens Ltd", units=("each", "pack"), discounts=("0", "10"), places=2,
        head=(
            Piece(50, 60, "PURCHASE ORDER", 18, bold=True), *block(50, 90, _US_EN),
            *block(310, 60, ("Purchase Order Date", "{issued}", "Delivery Date", "{wanted}", "Purchase Order Number",
                             "{number}", "Reference", "Q-771"), 12),
            *block(430, 60, ("Shamrock Kitchens Ltd", "8 Abbey Street", "Dublin D01 AB12", "Ireland")),
        ),
        columns=(
            Column("article", "Item Code", 50), Column("text", "Description", 120),
            Column("quantity", "Quantity", 310, "r"), Column("unit", "Unit", 320),
            Column("price", "Unit Price", 410, "r"), Column("discount_glued", "Discount", 465, "r"),
            Column("amount", "Amount EUR", 545, "r"),
        ),
        totals=(("Subtotal", "net"), ("TOTAL VAT 23%", "tax"), ("TOTAL EUR", "gross")),
    ),
    Layout(
        "68-swiss", top=310, numbers="ch", currency="CHF", tax=Decimal("8.1"), buyer="Uhrwerk Jura SA", places=2,
        units=("Stk", "Pack", "Fl"),
        head=(
            *block(50, 50, ("Uhrwerk Jura SA", "Rue du Lac 3", "CH-2502 Biel")), *block(330, 110, _US_DE),
            *beside(50, 190, 110, (("Bestellung Nr.", "{number}"), ("Bestelldatum", "{issued}"),
                                   ("Ihr Kunde Nr.", "{customer}"), ("Wunschtermin", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos", 50), Column("article", "Ihre Artikel-Nr", 75), Column("text", "Bezeichnung", 165),
            Column("quantity", "Anzahl", 350, "r"), Column("unit", "Einh", 360), Column("price", "Preis", 440, "r"),
            Column("tax", "MWST%", 480, "r"), Column("amount", "Betrag CHF", 545, "r"),
        ),
        totals=(("Nettobetrag exkl. MWST", "net"), ("MWST 8.10% von CHF 1.00", "tax"), ("Total CHF", "gross")),
    ),
    Layout(
        "70-austria", top=310, numbers="at", tax=Decimal(20), buyer="Alpenstahl Ges.m.b.H.", dates="%d.%m.%Y",
        charges=(("Transportkosten", "85.00"),), units=("Stk", "kg", "m"), places=3,
        head=(
            *block(50, 50, ("Alpenstahl Ges.m.b.H.", "Industriezeile 30", "A-4020 Linz", "UID: ATU12345678")),
            *block(50, 130, _US_DE),
            Piece(50, 215, "B E S T E L L U N G", 13, bold=True),
            *beside(50, 240, 100, (("Bestellnr.", ": {number}"), ("Datum", ": {issued}"), ("Termin", ": {wanted}"))),
        ),
        columns=(
            Column("position", "Pos", 50), Column("article", "Artikelnummer", 80), Column("text", "Bezeichnung", 165),
            Column("quantity", "Menge", 365, "r"), Column("unit", "EH", 372), Column("price", "Preis/EH", 455, "r"),
            Column("amount", "Gesamt", 545, "r"),
        ),
        totals=(("Warenwert", "lines"), ("Transportkosten", "charge"), ("Netto", "net"), ("+20% MwSt.", "tax"),
                ("Brutto EUR", "gross")),
    ),
    Layout(
        "72-british", top=320, language="en", numbers="en", currency="GBP", dates="%d/%m/%Y", tax=Decimal(20),
        buyer="Yorkshire Fasteners Ltd", units=("EA", "PK", "MTR"), discounts=("0", "5", "20"), positions=(1, 1),
        head=(
            Piece(297, 50, "Yorkshire Fasteners Ltd", 15, bold=True, align="c"),
            Piece(297, 66, "Forge Lane, Sheffield S1 2AB   Tel: 0114 496 0000", 8, align="c"),
            Piece(297, 95, "OFFICIAL ORDER", 12, bold=True, align="c"),
            *block(50, 120, ("To:", *_US_EN)),
            *beside(360, 120, 95, (("Our Order No:", "{number}"), ("Order Date:", "{issued}"),
                                  ("Required By:", "{wanted}"), ("Account No:", "{customer}"))),
        ),
        columns=(
            Column("position", "Line", 50), Column("article", "Stock Code", 80), Column("text", "Product Details", 160),
            Column("quantity", "Order Qty", 345, "r"), Column("unit", "Unit", 352),
            Column("pound_price", "Nett Price", 430, "r"), Column("discount", "Disc %", 475, "r"),
            Column("pound_amount", "Nett Value", 545, "r"),
        ),
        totals=(("Total Nett", "net"), ("Total V.A.T.", "tax"), ("Order Total", "gross")),
    ),
    Layout(
        "74-running", top=300, buyer="Praxisbedarf Dr. Kühn", positions=(1, 1), lines=(3, 8),
        head=(
            *block(50, 50, ("Praxisbedarf Dr. Kühn", "Arztgasse 2", "93047 Regensburg")), *block(50, 120, _US_DE),
            Piece(50, 200, "Bestellung", 14, bold=True),
            Piece(50, 225, "Bestellnummer: {number}   Datum: {issued}   Kundennummer: {customer}"),
            Piece(50, 240, "Versandart: Paketdienst   Wunschtermin: {wanted}   Bearbeiter: Fr. Lang"),
        ),
        columns=(
            Column("position", "#", 50), Column("quantity_unit", "Menge", 125, "r"), Column("article", "Best.Nr.", 140),
            Column("text", "Artikel", 220), Column("price", "Einzel €", 465, "r"),
            Column("amount", "Gesamt €", 545, "r"),
        ),
        totals=(("Summe", "net"), ("19% MwSt", "tax"), ("Endsumme", "gross")),
    ),
    Layout(
        "76-centred", top=310, buyer="Werbetechnik Kolb GmbH", lines=(3, 9), ruled="grid",
        head=(
            *block(50, 50, ("Werbetechnik Kolb GmbH", "Neonweg 1", "50823 Köln")), *block(50, 120, _US_DE),
            Piece(297, 215, "BESTELLUNG Nr. {number}", 14, bold=True, align="c"),
            Piece(297, 232, "vom {issued}", align="c"), Piece(297, 250, "Lieferung bis: {wanted}", align="c"),
        ),
        columns=(
            Column("position", "Pos.", 62, "c"), Column("article", "Artikel-Nr.", 120, "c"),
            Column("text", "Beschreibung", 165, "l", 0, "l"), Column("quantity", "Menge", 370, "c"),
            Column("unit", "Einheit", 415, "c"), Column("price", "Einzelpreis", 470, "c"),
            Column("amount", "Gesamtpreis", 540, "c"),
        ),
        totals=(("Nettosumme", "net"), ("Mehrwertsteuer 19%", "tax"), ("Gesamtsumme", "gross")),
    ),
    Layout(
        "78-groups", top=300, buyer="Objekteinrichtung Thal GmbH", lines=(4, 10),
        between=("Titel 1: Empfang", "", "", "Titel 2: Büro 2. OG", ""), below=("{more}",),
        more=("inkl. Montagematerial", "Maße: 1200 x 800 x 720 mm, Dekor Buche", ""), step=17,
        head=(
            *block(50, 50, ("Objekteinrichtung Thal GmbH", "Stuhlgasse 5", "32756 Detmold")), *block(50, 120, _US_DE),
            Piece(50, 210, "Bestellung {number}", 14, bold=True),
            *beside(50, 230, 100, (("Bestelldatum", "{issued}"), ("Kommission", "Rathaus Neubau"),
                                   ("Liefertermin", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Artikelnr.", 80), Column("text", "Bezeichnung", 150),
            Column("quantity", "Menge", 370, "r"), Column("unit", "ME", 378), Column("price", "EP netto", 465, "r"),
            Column("amount", "GP netto", 545, "r"),
        ),
        totals=(("Summe netto", "net"), ("MwSt. 19 %", "tax"), ("Summe brutto", "gross")),
    ),
    Layout(
        "80-per", top=300, buyer="Schraubenhandel Dorn e.K.", bases=(1, 100, 1000), lines=(4, 10), size=8,
        head=(
            *block(50, 50, ("Schraubenhandel Dorn e.K.", "Eisenstr. 77", "58095 Hagen")), *block(50, 120, _US_DE),
            Piece(50, 205, "Bestellung", 14, bold=True),
            *beside(50, 228, 130, (("Unsere Bestellnummer:", "{number}"), ("Datum der Bestellung:", "{issued}"),
                                   ("Anlieferung:", "{wanted}"))),
        ),
        columns=(
            Column("position", "Pos", 50), Column("article", "Lieferanten-\nArtikelnr.", 80),
            Column("buyer_article", "Interne\nArtikelnr.", 150), Column("text", "Artikelbezeichnung", 215),
            Column("quantity", "Bestell-\nmenge", 390, "r"), Column("unit", "", 396),
            Column("price", "Preis", 455, "r"), Column("base_text", "per", 490, "r"),
            Column("amount", "Wert", 545, "r"),
        ),
        totals=(("Bestellwert netto EUR", "net"),),
    ),
    Layout(
        "82-freight", top=300, buyer="Verlag Lesezeit GmbH", lines=(3, 8),
        charges=(("Fracht und Verpackung", "24.50"), ("Maut", "3.20")), discounts=("0", "3"),
        head=(
            Piece(50, 50, "Verlag Lesezeit GmbH", 12, bold=True), Piece(50, 64, "Buchweg 8, 04229 Leipzig"),
            *block(50, 120, _US_DE),
            *beside(350, 120, 100, (("Auftrags-Nr.", "{number}"), ("Auftragsdatum", "{issued}"),
                                   ("Lieferung", "{wanted}"), ("Kd.-Nr.", "{customer}"))),
            Piece(50, 250, "Bestellauftrag", 13, bold=True),
        ),
        columns=(
            Column("quantity", "Anz.", 75, "r"), Column("unit", "Einh.", 82), Column("article", "Bestellnr.", 125),
            Column("text", "Bezeichnung", 205), Column("price", "Stückpreis", 425, "r"),
            Column("discount_minus", "Nachlass", 475, "r"), Column("amount_euro", "Summe", 545, "r"),
        ),
        totals=(("Warenwert", "lines"), ("Fracht und Verpackung", "charge"), ("Maut", "charge"),
                ("Gesamt netto", "net"), ("MwSt 7 % von 0,00 €", "0,00 €"), ("MwSt 19 %", "tax"),
                ("Gesamt brutto", "gross")),
    ),
    Layout(
        "84-pages", top=310, buyer="Zentraleinkauf Mitte eG", lines=(18, 30), per_page=9, step=20, size=8,
        below=("EAN {gtin}",), page_words="Seite {page} von {pages}", carry=("Übertrag auf Seite 2", "Übertrag"),
        prose=(0, 1),
        foot=(*_FOOT, Piece(50, 40, "Zentraleinkauf Mitte eG", 8), Piece(300, 40, "Bestellung {number}", 8)),
        head=(
            *block(50, 60, ("Zentraleinkauf Mitte eG", "Marktplatz 1", "99084 Erfurt")), *block(50, 120, _US_DE),
            Piece(50, 210, "Bestellung", 14, bold=True),
            *beside(350, 120, 100, (("Bestellnummer", "{number}"), ("Bestelldatum", "{issued}"),
                                   ("Kundennummer", "{customer}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("article", "Ihre Art.Nr.", 80),
            Column("buyer_article", "Uns. Art.Nr.", 145), Column("text", "Bezeichnung", 215),
            Column("quantity_unit", "Menge", 390, "r"), Column("price", "Netto-EK", 465, "r"),
            Column("amount", "Positionswert", 545, "r"),
        ),
        totals=(("Gesamtsumme netto", "net"), ("MwSt. 19,0 %", "tax"), ("Gesamtsumme brutto", "gross")),
    ),
    Layout(
        "86-landscape", top=270, landscape=True, language="en", numbers="en", currency="EUR", dates="%Y-%m-%d",
        buyer="Tulip Components BV", units=("pcs", "set"), lines=(3, 8), tax=Decimal(21), positions=(1, 1),
        head=(
            *block(50, 50, ("Tulip Components BV", "Dijkweg 12", "5611 AA Eindhoven", "Netherlands")),
            *block(300, 50, ("Supplier", *_US_EN)),
            *beside(560, 50, 120, (("Purchase order number", "{number}"), ("Issue date", "{issued}"),
                                  ("Requested delivery", "{wanted}"), ("Your customer number", "{customer}"))),
            Piece(50, 200, "PURCHASE ORDER", 16, bold=True),
        ),
        columns=(
            Column("position", "Pos", 50), Column("article", "Supplier\npart no.", 80),
            Column("buyer_article", "Our\npart no.", 170), Column("rev", "Rev.", 240),
            Column("text", "Description", 270),
            Column("quantity", "Qty", 470, "r"), Column("unit", "Unit", 480), Column("delivery", "Due date", 525),
            Column("price", "Unit price", 660, "r"), Column("amount", "Line total", 780, "r"),
        ),
        totals=(("Total excl. VAT", "net"), ("VAT 21%", "tax"), ("Total incl. VAT", "gross")), totals_at=(580, 780),
        delivery_column=True,
    ),
    Layout(
        "88-below", top=300, buyer="Kältetechnik Frost GmbH", lines=(3, 7), step=18, more=("mit Zubehör", ""),
        below=("{more}", "Artikel-Nr.: {article}", "Liefertermin: {delivery}"),
        head=(
            *block(50, 50, ("Kältetechnik Frost GmbH", "Eisweg 3", "39104 Magdeburg")), *block(50, 120, _US_DE),
            Piece(350, 120, "Bestellung", 16, bold=True),
            *beside(350, 145, 100, (("Bestell-Nr.", "{number}"), ("Bestell-Datum", "{issued}"))),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("text", "Artikelbeschreibung", 80),
            Column("quantity_unit", "Menge", 370, "r"), Column("sign_price", "Preis pro Stück", 465, "r"),
            Column("sign_amount", "Gesamtpreis", 545, "r"),
        ),
        totals=(("Summe (netto)", "net"), ("USt. 19 %", "tax"), ("Summe (brutto)", "gross")),
    ),
    Layout(
        "90-noprices", top=300, buyer="Kommunalbetrieb Auetal", priced=False, lines=(3, 9), units=("Stück", "Sack"),
        head=(
            *block(50, 50, ("Kommunalbetrieb Auetal", "Am Bauhof 1", "31749 Auetal")), *block(50, 120, _US_DE),
            Piece(50, 210, "Abruf aus Rahmenvertrag", 14, bold=True),
            *beside(50, 232, 110, (("Abruf-Nr.", "{number}"), ("Abrufdatum", "{issued}"),
                                   ("Bedarfstermin", "{wanted}"))),
        ),
        columns=(
            Column("position", "Lfd. Nr.", 50), Column("article", "Material-Nr.", 100),
            Column("text", "Materialbezeichnung", 190), Column("quantity", "Abrufmenge", 420, "r"),
            Column("unit", "Einheit", 430), Column("store", "Lagerort", 500),
        ),
        positions=(1, 1),
    ),
    Layout(
        "92-tax", top=310, language="en", numbers="en", currency="GBP", dates="%d-%b-%y", tax=Decimal(20),
        buyer="Harbour Hotels Group Limited", units=("ea", "cs", "btl"), positions=(1, 1), size=8, lines=(3, 10),
        head=(
            Piece(50, 50, "Harbour Hotels Group Limited", 12, bold=True),
            Piece(50, 64, "1 Quay Road, Poole, BH15 1AB"), Piece(400, 50, "PO Number: {number}", 11, bold=True),
            *block(50, 110, ("Supplier", *_US_EN)),
            *block(300, 110, ("Delivery Address", "Harbour Hotel Poole", "Goods Entrance", "Poole BH15 1AC")),
            *beside(50, 200, 120, (("Date Raised", "{issued}"), ("Date Required", "{wanted}"),
                                   ("Raised By", "T. Chef"))),
        ),
        columns=(
            Column("position", "#", 50), Column("article", "Supplier Code", 75), Column("text", "Product", 160),
            Column("quantity", "Qty", 320, "r"), Column("unit", "Unit", 328), Column("price", "Price", 400, "r"),
            Column("tax", "VAT Rate", 440, "r"), Column("tax_amount", "VAT", 490, "r"),
            Column("amount", "Net", 545, "r"),
        ),
        totals=(("Net Total", "net"), ("VAT Total", "tax"), ("Gross Total", "gross")), delivery="Harbour Hotel Poole",
    ),
    Layout(
        "94-two", orders=2, top=300, buyer="Autohaus Stern GmbH", lines=(3, 22), per_page=15, positions=(1, 1),
        page_words="- {page} -", prose=(0, 1),
        head=(
            *block(50, 50, ("Autohaus Stern GmbH", "Ringstraße 11", "70565 Stuttgart")), *block(50, 120, _US_DE),
            Piece(50, 210, "Teilebestellung", 14, bold=True),
            *beside(50, 232, 110, (("Bestellung", "{number}"), ("Bestelldatum", "{issued}"), ("Kd-Nr", "{customer}"))),
        ),
        columns=(
            Column("position", "Z.", 50), Column("article", "Teilenummer", 75), Column("text", "Benennung", 160),
            Column("quantity", "Mng", 370, "r"), Column("unit", "ME", 378), Column("price4", "UPE", 465, "r"),
            Column("amount", "Betrag", 545, "r"),
        ),
        totals=(("Netto-Summe", "net"),),
    ),
    Layout(
        "96-us", top=320, language="en", numbers="en", currency="USD", dates="%m/%d/%y", positions=(1, 1),
        buyer="Great Lakes Tool Supply Co.", units=("EA", "PK", "DZ"), tax=Decimal(6), lines=(3, 10),
        charges=(("Freight", "45.00"),),
        head=(
            *block(50, 50, ("Great Lakes Tool Supply Co.", "4100 Harbor Blvd", "Cleveland, OH 44114")),
            *block(380, 50, ("PURCHASE ORDER NO.", "{number}"), 13),
            *block(50, 130, ("TO:", *_US_EN)),
            *above(240, ((50, "P.O. DATE", "{issued}"), (140, "REQUISITIONER", "J. Doe"), (240, "SHIP VIA", "UPS"),
                         (330, "F.O.B. POINT", "Dest."), (430, "DATE REQUIRED", "{wanted}"))),
        ),
        columns=(
            Column("position", "ITEM", 50), Column("quantity", "QTY\nORDERED", 120, "r"), Column("unit", "UOM", 130),
            Column("article", "PART NUMBER", 165), Column("text", "DESCRIPTION", 250),
            Column("price", "UNIT PRICE", 465, "r"), Column("amount", "EXT. PRICE", 545, "r"),
        ),
        totals=(("SUBTOTAL", "lines"), ("Freight", "charge"), ("SALES TAX", "tax"), ("TOTAL", "gross")),
    ),
    Layout(
        "98-wrap", top=300, buyer="Büro Komplett Services GmbH", lines=(3, 9), size=8,
        head=(
            Piece(50, 50, "Büro Komplett Services GmbH, Postplatz 2, 01067 Dresden", 7), *block(50, 75, _US_DE),
            *block(400, 60, ("Telefon 0351 471100", "Fax 0351 471101", "einkauf@buero-komplett.example")),
            Piece(50, 190, "Bestellung Nr. {number} / {issued}", 13, bold=True),
            Piece(50, 210, "Gewünschter Liefertermin:"), Piece(180, 210, "{wanted}"),
            Piece(50, 224, "Ihre Kundennummer für uns:"), Piece(180, 224, "{customer}"),
        ),
        columns=(
            Column("position", "Pos.", 50), Column("text", "Artikel", 80, "l", 90),
            Column("article", "Ihre\nArtikelnummer", 185), Column("gtin", "GTIN/EAN", 265),
            Column("quantity", "Menge", 370, "r"), Column("unit", "Verp.-\neinheit", 380),
            Column("price", "Preis je\nEinheit", 460, "r"), Column("amount", "Gesamtpreis\nin EUR", 545, "r"),
        ),
        totals=(("Gesamtpreis netto", "net"), ("Umsatzsteuer 19 %", "tax"), ("Gesamtpreis brutto", "gross")),
        step=26,
    ),
)  # fmt: skip
