"""Layouts of set H of the faxed orders: trades, a surgery, a nursery school, shops and offices; kept apart."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from orderhub.bench.layouts import Column, Layout, Piece, above, beside, block

_TO_DE: Final = ("Nordwind Handel GmbH", "- Verkauf -", "Hafenstraße 8", "20457 Hamburg")
_TO_EN: Final = ("Attn: Sales", "Nordwind Trading GmbH", "Hafenstrasse 8", "20457 Hamburg")

FAX_LAYOUTS_H: Final[tuple[Layout, ...]] = (
    Layout(
        "70-painter", size=10, top=330, step=21, ruled="rows", lines=(4, 8), buyer="Malerbetrieb Kunz & Sohn",
        code="{1}-{0:05d}", numbering="{0:05d}/26", units=("Eimer", "Rolle", "Dose"), positions=(1, 1),
        wares=("Innenfarbe weiß matt 12,5 l", "Tiefgrund LF 10 l", "Malervlies 150 g", "Abdeckfolie 4 x 5 m",
               "Acryl weiß 310 ml", "Lackrolle 11 cm", "Kreppband 50 mm", "Spachtelmasse fein"),
        head=(
            *block(400, 60, ("Malerbetrieb Kunz & Sohn", "Gerberstraße 22", "99084 Erfurt", "Fax 0361 4 40 91"), 14),
            *block(58, 120, _TO_DE, 14), Piece(58, 210, "Materialabruf", 16, bold=True),
            *beside(58, 236, 120, (("Bestellnummer", "{number}"), ("Bestelldatum", "{issued}")), 18),
            *beside(330, 236, 110, (("Kundennummer", "{customer}"), ("Lieferung am", "{wanted}")), 18),
        ),
        columns=(
            Column("article", "Art.-Nr.", 58), Column("quantity", "Menge", 165, "r"), Column("unit", "Gebinde", 175),
            Column("text", "Bezeichnung", 235), Column("price", "E-Preis", 455, "r"),
            Column("amount", "G-Preis", 540, "r"),
        ),
        totals=(("Nettosumme", "net"), ("Umsatzsteuer 19 %", "tax"), ("Bruttosumme", "gross")), totals_at=(350, 540),
    ),
    Layout(
        "71-cafe", size=11, font="Times-Roman", top=325, step=23, ruled="title", lines=(3, 7), language="en",
        numbers="en", currency="GBP", tax=Decimal(20), dates="%d/%m/%Y", units=("kg", "case", "pack"),
        positions=(1, 1), code="{0:05d}{1}", numbering="PO-{0:05d}", buyer="The Copper Kettle Tearooms",
        wares=("Breakfast tea loose leaf", "Cane sugar sticks", "Oat drink barista", "Scone mix plain",
               "Strawberry jam portions", "Paper straws white", "Takeaway cups 12 oz"),
        head=(
            Piece(58, 66, "The Copper Kettle Tearooms", 18, bold=True),
            Piece(58, 84, "5 Sheep Street, Skipton BD23 1HY - Telephone 01756 55 01 22"),
            *block(58, 130, _TO_EN, 16), Piece(320, 130, "Order for Goods", 16, bold=True),
            *beside(320, 160, 110, (("Our Order No.", "{number}"), ("Date", "{issued}"),
                                    ("Delivery by", "{wanted}"), ("Customer No.", "{customer}")), 20),
        ),
        columns=(
            Column("article", "Item Code", 58), Column("text", "Goods", 130), Column("unit", "Unit", 285),
            Column("quantity", "Quantity", 370, "r"), Column("price", "Unit Price", 450, "r"),
            Column("amount", "Value", 540, "r"),
        ),
        totals=(("Total excl. VAT", "net"), ("VAT 20%", "tax"), ("Total incl. VAT", "gross")), totals_at=(370, 540),
        after=("Deliveries Tuesday to Friday, please.",),
    ),
    Layout(
        "72-vet", size=10, font="Courier", top=325, step=22, lines=(4, 7), buyer="Tierarztpraxis am Mühlbach",
        code="{0:06d}", numbering="TA{0:05d}", units=("Fl", "Pk", "St"), positions=(1, 1),
        wares=("Verbandwatte 500 g", "Infusionsset", "Halskragen Gr. 3", "Otoskop-Trichter", "Desinfektion 5 l",
               "Schermesser 1 mm", "Napf Edelstahl"),
        head=(
            Piece(297, 62, "Tierarztpraxis am Mühlbach", 15, bold=True, align="c"),
            Piece(297, 78, "Mühlbachweg 9, 83278 Traunstein", align="c"),
            *block(55, 120, _TO_DE, 15), Piece(55, 205, "Bestellung per Fax", 14, bold=True),
            *above(235, ((55, "Bestell-Nr.", "{number}"), (175, "Datum", "{issued}"), (295, "Kd.-Nr.", "{customer}"),
                         (415, "Lieferdatum", "{wanted}")), 18),
        ),
        columns=(
            Column("position", "Pos", 55), Column("text", "Artikel", 85), Column("article", "Nummer", 220),
            Column("quantity", "Menge", 325, "r"), Column("unit", "ME", 340), Column("price", "Preis", 435, "r"),
            Column("amount", "Gesamt", 540, "r"),
        ),
        totals=(("Summe netto", "net"), ("MwSt 19 %", "tax"), ("Summe EUR", "gross")), totals_at=(300, 540),
    ),
    Layout(
        "73-joinery", size=9, top=320, step=20, ruled="grid", lines=(5, 9), language="en", numbers="en",
        currency="EUR", dates="%Y-%m-%d", units=("pcs", "set", "box"), positions=(10, 10), code="{0:03d}.{2:02d}-{1}",
        numbering="26{0:05d}", buyer="Lindqvist Joinery AB",
        wares=("Cabinet hinge 110 deg", "Drawer runner 450 mm", "Wood dowel 8 x 40", "PVA glue 5 kg", "Edge band oak",
               "Sanding discs P120", "Confirmat screw 7 x 50", "Shelf support nickel"),
        head=(
            Piece(540, 62, "Lindqvist Joinery AB", 16, bold=True, align="r"),
            Piece(540, 78, "Snickargatan 3, 211 20 Malmö", align="r"), *block(60, 62, ("To", *_TO_EN), 13),
            Piece(60, 165, "ORDER", 18, bold=True),
            *above(195, ((60, "Order number", "{number}"), (170, "Order date", "{issued}"),
                         (280, "Delivery date", "{wanted}"), (400, "Customer number", "{customer}")), 15),
            Piece(60, 255, "Goods to be delivered to our workshop, gate 2."),
        ),
        columns=(
            Column("position", "Row", 60), Column("quantity", "Qty", 125, "r"), Column("unit", "Unit", 132),
            Column("article", "Article no.", 170), Column("text", "Article", 250), Column("price", "Price", 450, "r"),
            Column("amount", "Sum EUR", 535, "r"),
        ),
        totals=(("Net sum", "net"), ("VAT 19 %", "tax"), ("Total sum", "gross")), totals_at=(380, 535),
    ),
    Layout(
        "74-nursery", size=12, font="Times-Roman", top=335, step=25, ruled="title", lines=(4, 7), priced=False,
        buyer="Kindertagesstätte Regenbogen e. V.", code="{0:05d}", numbering="KR-{0:05d}",
        units=("Stück", "Pack", "Set"), positions=(1, 1),
        wares=("Buntpapier A4 sortiert", "Fingerfarbe rot 500 ml", "Bastelkleber ohne Lösemittel", "Wachsmalstifte",
               "Kinderschere rund", "Papierhandtücher", "Holzperlen natur", "Knete weich"),
        head=(
            Piece(60, 68, "Kindertagesstätte Regenbogen e. V.", 18, bold=True),
            Piece(60, 87, "Wiesengrund 15 · 59755 Arnsberg"), *block(60, 130, _TO_DE, 16),
            Piece(330, 130, "Bestellliste", 18, bold=True),
            *beside(330, 160, 105, (("Bestell-Nr.:", "{number}"), ("Datum:", "{issued}"), ("Kunden-Nr.:", "{customer}"),
                                    ("Liefertermin:", "{wanted}")), 20),
            Piece(60, 285, "Bitte senden Sie uns:"),
        ),
        columns=(
            Column("quantity", "Anzahl", 110, "r"), Column("unit", "Einheit", 122), Column("article", "Artikelnr", 190),
            Column("text", "Artikel", 280),
        ),
        after=("Vielen Dank und herzliche Grüße", "Ihr Regenbogen-Team"),
    ),
    Layout(
        "75-marina", size=10, top=315, step=22, ruled="rows", lines=(4, 7), language="en", numbers="en",
        currency="USD", tax=Decimal(6), dates="NAMED", units=("EA", "PR", "FT"), positions=(1, 1), code="{0:06d}-{1}",
        numbering="{0:07d}", buyer="Pelican Point Marina Inc.",
        wares=("Dock line 1/2 in x 25", "Fender white 8 x 20", "Shackle galvanized", "Bilge hose 1 in",
               "Cleat nylon 6 in", "Marine grease", "Deck brush"),
        head=(
            *block(60, 62, ("Pelican Point Marina Inc.", "400 Pelican Drive", "Naples, FL 34102"), 15),
            Piece(540, 66, "PURCHASE ORDER", 18, bold=True, align="r"),
            *block(60, 140, ("Vendor", *_TO_EN), 15),
            *beside(350, 140, 100, (("P.O. Number", "{number}"), ("P.O. Date", "{issued}"),
                                    ("Required Date", "{wanted}"), ("Customer No.", "{customer}")), 19),
        ),
        columns=(
            Column("position", "Item", 60), Column("article", "Part No.", 95), Column("quantity", "Qty", 215, "r"),
            Column("unit", "Unit", 225), Column("text", "Description", 265), Column("price", "Unit Price", 455, "r"),
            Column("amount", "Amount", 540, "r"),
        ),
        totals=(("Subtotal", "net"), ("Sales Tax 6%", "tax"), ("Total", "gross")), totals_at=(385, 540),
    ),
    Layout(
        "76-bicycles", size=9, font="Courier", top=320, step=21, ruled="rows", lines=(4, 8), buyer="Zweirad Hoffmann",
        code="{0:04d}.{2:02d}.{1}", numbering="ZH26-{0:05d}", units=("Stk", "Paar", "Satz"), positions=(10, 10),
        wares=("Kette 11-fach", "Schlauch 28 Zoll AV", "Bremsbelag Scheibe", "Felgenband 18 mm", "LED-Rücklicht",
               "Lenkerband schwarz", "Kassette 11-34", "Pedale Alu"),
        head=(
            Piece(545, 62, "Zweirad Hoffmann", 16, bold=True, align="r"),
            Piece(545, 78, "Bahnhofplatz 1, 77652 Offenburg", align="r"), *block(60, 110, _TO_DE, 14),
            Piece(60, 190, "Nachbestellung", 15, bold=True),
            *beside(60, 215, 140, (("Bestellnummer:", "{number}"), ("Bestelldatum:", "{issued}"),
                                   ("Kundennummer:", "{customer}"), ("Wunschtermin:", "{wanted}")), 17),
        ),
        columns=(
            Column("position", "Pos", 60), Column("article", "Artikel-Nr", 90), Column("text", "Bezeichnung", 170),
            Column("unit", "Einh", 295), Column("price", "EK-Preis", 390, "r"), Column("quantity", "Menge", 450, "r"),
            Column("amount", "Betrag", 540, "r"),
        ),
        totals=(("Nettobetrag", "net"), ("19% MwSt", "tax"), ("Gesamtbetrag", "gross")), totals_at=(310, 540),
    ),
    Layout(
        "77-tax-office", size=11, font="Times-Roman", top=360, step=22, lines=(4, 7), dates="LONG",
        buyer="Steuerkanzlei Brockmann PartG mbB", code="{0:04d}/{1}", numbering="B{0:06d}",
        units=("Pkg", "Krt", "Stk"), positions=(1, 1),
        wares=("Pendelhefter grün", "Kuverts DIN lang mit Fenster", "Toner schwarz", "Registerblätter A-Z",
               "Haftnotizen 76 x 76", "Locher 40 Blatt", "Briefklammern 26 mm"),
        head=(
            Piece(297, 62, "Steuerkanzlei Brockmann", 18, bold=True, align="c"),
            Piece(297, 79, "PartG mbB · Am Stadtgraben 6 · 48143 Münster", align="c"),
            *block(60, 145, _TO_DE, 15), Piece(60, 235, "Büromaterial-Bestellung", 16, bold=True),
            *beside(60, 262, 110, (("Bestell-Nr.:", "{number}"), ("Bestelldatum:", "{issued}")), 18),
            *beside(320, 262, 95, (("Kunden-Nr.:", "{customer}"), ("Liefertermin:", "{wanted}")), 18),
            Piece(60, 325, "Wir bitten um Lieferung der nachstehenden Artikel:"),
        ),
        columns=(
            Column("position", "Lfd.", 60), Column("text", "Artikel", 95), Column("article", "Artikel-Nr.", 255),
            Column("price", "Einzelpreis", 385, "r"), Column("quantity_unit", "Menge", 455, "r"),
            Column("amount", "Gesamtpreis", 540, "r"),
        ),
        totals=(("Gesamt netto", "net"), ("USt. 19 %", "tax"), ("Gesamt brutto", "gross")), totals_at=(350, 540),
    ),
)  # fmt: skip
