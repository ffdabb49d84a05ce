"""Layouts of set G of the faxed orders: kitchens, counters, workshops, offices; kept apart."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from orderhub.bench.layouts import Column, Layout, Piece, above, beside, block

_TO_DE: Final = ("An", "Nordwind Handel GmbH", "Auftragsannahme", "Hafenstraße 8, 20457 Hamburg")
_TO_EN: Final = ("Nordwind Trading GmbH", "Order Desk", "Hafenstrasse 8", "20457 Hamburg, Germany")

FAX_LAYOUTS_G: Final[tuple[Layout, ...]] = (
    Layout(
        "60-kitchen", size=11, font="Times-Roman", top=330, step=22, lines=(4, 7), buyer="Ristorante Da Sandro",
        code="{0:05d}", numbering="W-{0:05d}", units=("Dose", "Sack", "Kiste"), positions=(1, 1),
        wares=("Pelati geschält 2,5 kg", "Mehl Typ 00", "Olivenöl extra vergine 5 l", "Kapern in Salzlake",
               "Risotto-Reis Carnaval", "Grissini Torinesi", "Servietten bordeaux", "Espresso ganze Bohne"),
        head=(
            Piece(60, 70, "Ristorante Da Sandro", 20, bold=True), Piece(60, 88, "Inh. Sandro Bellini"),
            *block(400, 66, ("Torgasse 14", "86150 Augsburg", "Tel. 0821 55 51 20"), 14),
            *block(60, 135, _TO_DE, 15), Piece(60, 225, "Warenbestellung", 17, bold=True),
            *above(255, ((60, "Bestell-Nr.", "{number}"), (180, "vom", "{issued}"),
                         (300, "Lieferung am", "{wanted}"), (430, "Kunden-Nr.", "{customer}")), 16),
        ),
        columns=(
            Column("quantity", "Menge", 105, "r"), Column("unit", "Geb.", 113), Column("text", "Ware", 165),
            Column("article", "Art.-Nr.", 330), Column("price", "EUR/Geb.", 465, "r"),
            Column("amount", "EUR", 540, "r"),
        ),
        totals=(("Warenwert netto", "net"), ("MwSt. 19 %", "tax"), ("Endsumme", "gross")), totals_at=(360, 540),
        after=("Anlieferung bitte vor 11 Uhr über den Hof.",),
    ),
    Layout(
        "61-counter", size=9, font="Courier", top=300, step=21, ruled="grid", lines=(4, 8),
        buyer="Löwen-Apotheke Frau Dr. Ahrens e. K.", code="{0:08d}", numbering="26/{0:05d}", units=("OP", "St", "Pck"),
        wares=("Mullbinde 8 cm x 4 m", "Pflaster 6 cm x 5 m", "Spritzen 5 ml steril", "Wattepads 80er",
               "Tupfer unsteril", "Kanülen 0,8 x 40", "Fieberthermometer", "Kompressen 10 x 10"),
        head=(
            Piece(545, 60, "Löwen-Apotheke", 16, bold=True, align="r"),
            *(Piece(545, y, text, align="r") for y, text in (
                (76, "Frau Dr. Ahrens e. K."), (89, "Kirchplatz 2"), (102, "31785 Hameln"))),
            *block(52, 76, ("Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg"), 14),
            Piece(52, 160, "DIREKTBESTELLUNG", 14, bold=True),
            *beside(52, 188, 150, (("Bestellnummer....", "{number}"), ("Bestelldatum.....", "{issued}"),
                                   ("Kundennummer.....", "{customer}"), ("Lieferdatum......", "{wanted}")), 17),
        ),
        columns=(
            Column("article", "PZN", 52), Column("text", "Artikel", 112), Column("quantity", "Menge", 298, "r"),
            Column("unit", "Einh.", 305), Column("price", "AEK EUR", 415, "r"), Column("amount", "Wert EUR", 495, "r"),
            Column("position", "Pos", 540, "r"),
        ),
        totals=(("Nettowert", "net"), ("MwSt. 19 %", "tax"), ("Gesamtwert", "gross")), totals_at=(305, 495),
    ),
    Layout(
        "62-garage", size=11, top=345, step=24, ruled="rows", lines=(3, 7), priced=False, code="{1}{0:05d}",
        buyer="KFZ-Werkstatt Petersen", numbering="KW{0:06d}", units=("Stück", "Satz", "Liter"), positions=(1, 1),
        wares=("Bremsscheibe vorn belüftet", "Ölfilter-Einsatz", "Motoröl 5W-30", "Keilrippenriemen 6PK",
               "Wischblatt 650 mm", "Zündkerze Iridium", "Radlagersatz hinten", "Luftfilter"),
        head=(
            Piece(60, 64, "KFZ-Werkstatt Petersen", 18, bold=True),
            Piece(60, 82, "Meisterbetrieb · Deichweg 31 · 25813 Husum"), Piece(60, 98, "Fax 04841 77 12 09"),
            *block(60, 145, _TO_DE, 15), Piece(340, 145, "Teilebestellung", 17, bold=True),
            *beside(340, 175, 105, (("Auftrags-Nr.:", "{number}"), ("Datum:", "{issued}"),
                                    ("Kunden-Nr.:", "{customer}"), ("Liefern bis:", "{wanted}")), 18),
            Piece(60, 305, "Bitte liefern Sie uns die folgenden Teile:"),
        ),
        columns=(
            Column("position", "Nr.", 60), Column("article", "Teilenummer", 95), Column("text", "Benennung", 200),
            Column("quantity", "Anzahl", 450, "r"), Column("unit", "Einheit", 465),
        ),
        after=("Mit freundlichem Gruß", "", "Jens Petersen"),
    ),
    Layout(
        "63-bakery", size=10, top=320, step=23, ruled="title", lines=(4, 7), language="en", numbers="en",
        currency="EUR", dates="DASHED", units=("bag", "tub", "case"), positions=(1, 1), code="{0:04d}-{1}",
        numbering="SO{0:06d}", buyer="Blackrock Artisan Bakers",
        wares=("Strong white flour 25 kg", "Rye flour 10 kg", "Sea salt fine", "Fresh yeast blocks",
               "Baking parchment roll", "Paper loaf bags", "Sesame seed", "Malt extract"),
        head=(
            Piece(297, 60, "BLACKROCK ARTISAN BAKERS", 16, bold=True, align="c"),
            Piece(297, 76, "19 Temple Road, Blackrock, Co. Dublin", align="c"),
            Piece(55, 120, "SUPPLY ORDER", 15, bold=True), *block(55, 145, _TO_EN, 15),
            *beside(340, 145, 110, (("Order Number", "{number}"), ("Order Date", "{issued}"),
                                    ("Customer No.", "{customer}"), ("Delivery Date", "{wanted}")), 18),
            Piece(55, 265, "Please supply the goods below at the agreed prices."),
        ),
        columns=(
            Column("text", "Product", 55), Column("article", "Code", 215), Column("price", "Price EUR", 340, "r"),
            Column("quantity", "Qty", 405, "r"), Column("unit", "Pack", 418), Column("amount", "Amount EUR", 540, "r"),
        ),
        totals=(("Goods net", "net"), ("VAT 19%", "tax"), ("Order total", "gross")), totals_at=(405, 540),
    ),
    Layout(
        "64-notary", size=11, font="Times-Roman", top=350, step=23, ruled="rows", lines=(3, 6), dates="LONG",
        buyer="Notariat Dr. Weidlich & Kern", code="{0:03d}.{2:02d}.{1}", numbering="{0:05d}-N",
        units=("Pack", "Karton", "Stück"), positions=(1, 1),
        wares=("Urkundenpapier 100 g", "Siegeloblaten rot", "Aktendeckel blau", "Heftgarn schwarz-rot-gold",
               "Versandtaschen C4", "Stempelkissen schwarz", "Hängehefter chamois"),
        head=(
            Piece(545, 64, "Notariat Dr. Weidlich & Kern", 17, bold=True, align="r"),
            Piece(545, 82, "Residenzstraße 4 · 91522 Ansbach", align="r"),
            *block(60, 130, ("Nordwind Handel GmbH", "Bürobedarf", "Hafenstraße 8", "20457 Hamburg"), 15),
            Piece(60, 225, "Bestellung Nr. {number}", 15, bold=True), Piece(545, 225, "Ansbach, {issued}", align="r"),
            *beside(60, 250, 130, (("Unsere Kundennummer:", "{customer}"), ("Gewünschter Termin:", "{wanted}")), 17),
            Piece(60, 305, "Sehr geehrte Damen und Herren, wir bestellen wie folgt:"),
        ),
        columns=(
            Column("position", "Pos.", 60), Column("text", "Gegenstand", 95), Column("article", "Bestellnummer", 250),
            Column("quantity_unit", "Menge", 400, "r"), Column("price", "Einzelpreis", 475, "r"),
            Column("amount", "Gesamtpreis", 545, "r"),
        ),
        totals=(("Summe ohne USt.", "net"), ("19 % USt.", "tax"), ("Rechnungssumme", "gross")),
    ),
    Layout(
        "65-florist", size=12, font="Times-Roman", top=320, step=24, lines=(3, 6), language="en", numbers="en",
        currency="USD", tax=Decimal(7), dates="%m/%d/%Y", units=("ea", "bdl", "box"), positions=(1, 1),
        code="F{0:05d}", numbering="{0:06d}", buyer="Magnolia Lane Florist",
        wares=("Floral foam bricks", "Ribbon satin ivory", "Glass vase 8 in", "Kraft paper roll",
               "Wire stems 18 ga", "Flower food sachets", "Pot covers mint"),
        head=(
            Piece(60, 66, "Magnolia Lane Florist", 19, bold=True), Piece(60, 84, "212 Oak Lane, Savannah GA 31401"),
            Piece(60, 120, "Order Form", 16, bold=True),
            *beside(60, 148, 85, (("Order #:", "{number}"), ("Ordered:", "{issued}"), ("Need by:", "{wanted}"),
                                  ("Account #:", "{customer}")), 20),
            *block(340, 148, ("Ship from:", *_TO_EN), 17),
        ),
        columns=(
            Column("position", "#", 60), Column("text", "Item", 85), Column("quantity", "Qty", 235, "r"),
            Column("unit", "U/M", 247), Column("article", "Item No.", 295), Column("price", "Each", 455, "r"),
            Column("amount", "Extended", 540, "r"),
        ),
        totals=(("Subtotal", "net"), ("Sales tax", "tax"), ("Total USD", "gross")), totals_at=(380, 540),
    ),
    Layout(
        "66-electric", size=10, font="Courier", top=320, step=22, ruled="title", lines=(3, 7),
        buyer="Elektro Sommerfeld", code="{0:07d}", numbering="ES-{0:05d}", units=("St", "m", "Ri"), positions=(1, 1),
        wares=("NYM-J 3x1,5 grau", "Steckdose reinweiß", "LS-Schalter B16", "FI 40A 30mA", "Abzweigdose IP54",
               "Klemme 5-polig", "Leerrohr M20", "Kabelschuh 10 mm2"),
        head=(
            Piece(55, 64, "ELEKTRO SOMMERFELD", 16, bold=True), Piece(55, 80, "Am Umspannwerk 5, 03046 Cottbus"),
            Piece(330, 125, "BESTELLUNG", 15, bold=True), *block(55, 125, _TO_DE, 15),
            *beside(330, 150, 110, (("Beleg-Nr.", "{number}"), ("Belegdatum", "{issued}"),
                                    ("Kunden-Nr.", "{customer}"), ("Termin", "{wanted}")), 18),
            Piece(55, 262, "Baustelle: Neubau Kita Sandower Straße"),
        ),
        columns=(
            Column("position", "Ps", 55), Column("quantity", "Menge", 125, "r"), Column("unit", "ME", 135),
            Column("article", "Artikel", 165), Column("text", "Bezeichnung", 225), Column("price", "EP", 440, "r"),
            Column("amount", "GP", 545, "r"),
        ),
        totals=(("Netto EUR", "net"), ("MwSt 19%", "tax"), ("Brutto EUR", "gross")), totals_at=(330, 545),
    ),
    Layout(
        "67-dental", size=9, top=315, step=20, ruled="grid", lines=(5, 9), buyer="Zahnarztpraxis Dr. Mia Oltmanns",
        code="{0:03d}-{2:02d}{1}", numbering="P2026-{0:05d}", units=("Pkg", "Stk", "Btl"), positions=(1, 1),
        wares=("Nitrilhandschuhe M", "Mundschutz Typ II", "Abformmasse Putty 2 x 300 ml", "Speichelzieher",
               "Polierpaste mittel", "Absaugkanüle 16 mm", "Watterollen Gr. 2", "Einmalbecher 180 ml"),
        head=(
            Piece(60, 62, "Zahnarztpraxis Dr. Mia Oltmanns", 15, bold=True),
            Piece(60, 77, "Lindenhof 7 · 26122 Oldenburg · Telefon 0441 98 76 10"),
            *block(60, 120, _TO_DE, 14), Piece(60, 205, "Materialbestellung", 14, bold=True),
            *beside(60, 228, 95, (("Bestell-Nr.", "{number}"), ("Datum", "{issued}")), 17),
            *beside(310, 228, 105, (("Kundennummer", "{customer}"), ("Lieferwunsch", "{wanted}")), 17),
        ),
        columns=(
            Column("position", "Pos.", 60), Column("article", "Best.-Nr.", 90), Column("text", "Material", 155),
            Column("price", "Preis", 350, "r"), Column("quantity", "Menge", 405, "r"), Column("unit", "VE", 412),
            Column("amount", "Summe", 535, "r"),
        ),
        totals=(("Zwischensumme", "net"), ("zzgl. MwSt. 19 %", "tax"), ("Summe gesamt", "gross")),
        totals_at=(380, 535), page_words="Seite {page} von {pages}",
    ),
)  # fmt: skip
