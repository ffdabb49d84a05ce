"""The second set of layouts that are held apart: other senders, other programs than those of the first. See `forms`."""

from __future__ import annotations

from typing import Final

from orderhub.bench.form_orders import Dealing
from orderhub.bench.forms import FLOW, Area, Cell, Form, Mark, Total, boxes, heads, lines, pairs, stacked
from orderhub.bench.layouts_apart_b2 import SECOND_HALF

_US: Final = ("Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg")
_EN: Final = ("Nordwind Trading GmbH", "Hafenstrasse 8", "20457 Hamburg", "Germany")

_B01: Final = Form(
    "b01-bilingual", "Sonnleitner Optik GmbH", top=340, size=8, lead=10, places=(3, 2), bottom=735, ruled="rows",
    head=(
        Area(0, 0, 596, 26, 0.25, stroke=False), *lines(50, 60, "Sonnleitner Optik GmbH", "Glasstraße 3 - 94315 "
              "Straubing", size=9), Mark(50, 104, "Sonnleitner Optik GmbH - Glasstraße 3 - 94315 Straubing", 6),
        *lines(50, 120, *_US, "DEUTSCHLAND"), Mark(340, 62, "Bestellung / Purchase Order", 13, bold=True),
        *pairs(340, 90, 118, ("Bestellnr. / PO No.", "{number}"), ("Datum / Date", "{issued}"),
               ("Kundennr. / Customer No.", "{customer}"), ("Einkäufer / Buyer", "Theresa Gruber"),
               ("Telefon / Phone", "+49 9421 700-144"), ("Währung / Currency", "{currency}"),
               ("Seite / Page", "{page} / {pages}"), step=14, size=8),
        *lines(50, 230,
            "Lieferanschrift / Delivery address: Sonnleitner Optik GmbH, Werk 2, Lagerweg 9, 94315 Straubing",
               "Lieferbedingung / Incoterms: DDP Straubing     Zahlung / Payment: 45 Tage / days net"),
        Area(50, 256, 495), Mark(50, 274,
            "Bitte bestätigen Sie diese Bestellung innerhalb von 2 Arbeitstagen. / Please "
             "confirm this order within 2 working days.", 7.5),
    ),
    titles=(*heads((50, "Pos.", "l"), (80, "Material / Bezeichnung", "l"), (300, "Liefertermin", "l"),
                   (405, "Menge", "r"), (411, "ME", "l"), (475, "Preis", "r"), (545, "Wert", "r")),
            *heads((50, "Item", "l"), (80, "Material / Description", "l"), (300, "Delivery date", "l"),
                   (405, "Quantity", "r"), (411, "UoM", "l"), (475, "Price", "r"), (545, "Value", "r"), y=10)),
    title_high=27, shade=True,
    rows=(Cell(50, "{position}"), Cell(80, "{buyer_article}", bold=True), Cell(300, "{delivery}"),
          Cell(405, "{quantity}", "r"), Cell(411, "{unit}"), Cell(475, "{price}", "r"), Cell(545, "{amount}", "r"),
          Cell(80, "{text}", line=1, width=210), Cell(80, "Ihre Materialnr. / Your material no.: {article}",
              line=FLOW)),
    dealing=Dealing("labor", (3, 10), "####-###", "10######", number="55########", positions=(10, 10, 0),
                    units=(("st", "ST"), ("pk", "PAK"), ("l", "L"))),
    totals=(Total("Gesamtwert / Total value {currency}", "net", bold=True),), totals_at=(300, 545),
    again=(Mark(50, 60, "Bestellung / Purchase Order {number}"), Mark(545, 60, "Seite / Page {page} / {pages}",
           align="r")), again_top=96,
    foot=(*lines(50, 785, "Sonnleitner Optik GmbH", "Sitz: Straubing", "HRB 11207 AG Straubing", step=8, size=6),
        *lines(
          230, 785, "Geschäftsführung", "Dr. Hanna Sonnleitner", "Markus Beer", step=8, size=6), *lines(400, 785,
          "HypoVereinsbank", "IBAN DE70 7422 0075 0008 1133 55", "USt-ID DE131820774", step=8, size=6)),
)  # fmt: skip

_B02: Final = Form(
    "b02-works", "Getriebe Nagel KG", top=266, font="Courier", size=8, lead=10, gap=3, left=36, right=560,
    totals_at=(330, 556), line_dates="%d.%m.%y", dates="%d.%m.%y",
    head=(
        Mark(36, 48, "Getriebe Nagel KG", 12, bold=True), Mark(36, 60, "Zahnradweg 11, 72336 Balingen"),
        *lines(36, 92, *_US, step=10), *pairs(330, 92, 104, ("Bestellung.......", "{number}"), ("Datum............",
               "{issued}"), ("Kundennummer.....", "{customer}"), ("Bearbeiter.......", "eb / Einkauf"),
               ("Seite............", "{page}"), step=11),
        Mark(36, 176, "B E S T E L L U N G", 12, bold=True), Mark(36, 196,
            "Unsere Bestellnummer auf allen Schriftstücken "
             "angeben. Preise in {currency}."), Area(36, 250, 524),
    ),
    titles=heads((36, "Pos", "l"), (62, "Teil", "l"), (130, "Suchwort/Bezeichnung", "l"), (370, "Menge", "r"),
                 (376, "Einh", "l"), (404, "Termin", "l"), (496, "Preis", "r"), (556, "Betrag", "r")),
    ruled="titles", rows=(Cell(36, "{position}"), Cell(62, "{article}"), Cell(130, "{text}", width=195),
          Cell(370, "{quantity}", "r"), Cell(376, "{unit}"), Cell(404, "{delivery}"), Cell(496, "{price}{per}", "r"),
          Cell(556, "{amount}", "r"), Cell(130, "Zeichnungs-/Ident-Nr. {buyer_article}", line=FLOW)),
    dealing=Dealing("industrie", (4, 14), "######", "N-#####", number="26/####", bases=(1, 100), positions=(1, 1, 3),
                    units=(("st", "Stck"), ("kg", "kg"), ("l", "Ltr"))),
    totals=(Total("Summe netto {currency}", "net"),),
    foot=(Mark(36, 810,
        "Getriebe Nagel KG - AG Stuttgart HRA 410233 - phG: W. Nagel - Sparkasse Zollernalb DE05 6535 1260 "
          "0024 1177 00", 7),),
    again=(Mark(36, 48, "Getriebe Nagel KG   Bestellung {number}   Seite {page}"),), again_top=76,
)  # fmt: skip

_B03: Final = Form(
    "b03-dynamics", "Vandersteen Logistics Deutschland GmbH", top=210, landscape=True, size=8.5, left=45, right=797,
    bottom=500, numbers="de", line_dates="%d.%m.%Y", ruled="rows", totals_at=(640, 797),
    delivery="Vandersteen Lager Krefeld",
    head=(
        Mark(45, 46, "Vandersteen Logistics Deutschland GmbH", 12, bold=True), Mark(797, 46, "Bestellung", 18,
            align="r"),
        *stacked(45, 76, ("Lieferant", "Nordwind Handel GmbH, Hafenstraße 8, 20457 Hamburg"),
                 ("Lieferadresse", "Vandersteen Lager Krefeld, Hafenring 30, 47809 Krefeld"), step=28),
        *stacked(400, 76, ("Bestellung", "{number}"), ("Bestelldatum", "{issued}"), step=28),
        *stacked(520, 76, ("Kundenkonto", "{customer}"), ("Referenz", "Ersatzteile Flurförder"), step=28),
        *stacked(660, 76, ("Zahlungsbedingung", "30 Tage netto"), ("Seite", "{page} von {pages}"), step=28),
    ),
    titles=heads((45, "Artikelnummer", "l"), (130, "Externe Artikelnr.", "l"), (225, "Beschreibung", "l"),
                 (475, "Lieferdatum", "l"), (580, "Menge", "r"), (588, "Einheit", "l"), (690, "Stückpreis", "r"),
                 (735, "Rabatt", "r"), (797, "Nettobetrag", "r")),
    rows=(Cell(45, "{buyer_article}"), Cell(130, "{article}"), Cell(225, "{text}", width=240), Cell(475, "{delivery}"),
          Cell(580, "{quantity}", "r"), Cell(588, "{unit}"), Cell(690, "{price}", "r"), Cell(735, "{discount} %", "r"),
          Cell(797, "{amount}", "r")),
    dealing=Dealing("industrie", (5, 20), "NW-####", "VL0#####", number="BEST-00####", customer="DEB-####",
                    discounts=("0", "10", "7.5"), units=(("st", "Stk"), ("kg", "kg"), ("l", "l"))),
    totals=(Total("Zwischensumme", "net"), Total("Mehrwertsteuer {rate} %", "tax"), Total("Gesamtsumme EUR", "gross",
            bold=True)),
    foot=(Mark(45, 575,
        "Vandersteen Logistics Deutschland GmbH · Krefeld HRB 15590 · USt-IdNr. DE 265 110 948 · Deutsche "
          "Bank DE91 3207 0080 0155 2200 00", 6.5),),
    again=(Mark(45, 46, "Bestellung {number}"), Mark(797, 46, "Seite {page} von {pages}", align="r")), again_top=84,
)  # fmt: skip

_B04: Final = Form(
    "b04-open", "Atelier Nordlicht UG (haftungsbeschränkt)", top=330, numbers="de", size=10, lead=12, dates="%d.%m.%Y",
    places=(2, 2), line_dates="%d.%m.%Y",
    head=(
        Mark(50, 60, "Atelier Nordlicht", 20, grey=0.45), Mark(50, 84,
            "Atelier Nordlicht UG (haftungsbeschränkt) - Torstraße 9 - 10119 Berlin", 8, grey=0.45),
        Area(50, 92, 495), *lines(330, 130, *_US, "Deutschland", step=13), *lines(50, 130, "Lieferadresse:",
             "Atelier Nordlicht", "Torstraße 9", "10119 Berlin", step=13, bold_first=True),
        Mark(50, 226, "Bestellung #{number}", 18), *lines(50, 256, "Unsere Kundennummer:", "{customer}", step=13),
        *lines(220, 256, "Bestelldatum:", "{issued}", step=13), *lines(390, 256, "Gewünschter Termin:", "{wanted}",
            step=13),
    ),
    titles=heads((50, "Beschreibung", "l"), (330, "Anz.", "r"), (430, "Einzelpreis", "r"), (480, "Steuern", "r"),
                 (545, "Betrag", "r")),
    rows=(Cell(50, "[{article}] {text}", width=215), Cell(330, "{quantity}", "r"), Cell(336, "{unit}"),
          Cell(430, "{price}", "r"), Cell(480, "{rate}%", "r"), Cell(545, "{amount} €", "r")),
    ruled="titles", dealing=Dealing("elektro", (2, 8), "@@@_####", number="P00###", customer="###-###",
                    units=(("st", "Einheiten"), ("m", "m"), ("pk", "Packung"))),
    totals=(Total("Nettobetrag", "net"), Total("MwSt. 19%", "tax"), Total("Gesamt", "gross", bold=True)),
        totals_text="{} €",
    foot=(Area(50, 785, 495), *lines(300, 797,
        "buero@atelier-nordlicht.example   atelier-nordlicht.example   DE301144778",
          "Seite: {page} / {pages}", size=7, align="c", step=10)),
)  # fmt: skip

_B05: Final = Form(
    "b05-books", "Blue Heron Outfitters LLC", top=300, numbers="en", currency="USD", dates="%m/%d/%Y", size=9,
    edges=(130, 345, 395, 465), ruled="box", bottom=660,
    head=(
        *lines(50, 56, "Blue Heron Outfitters LLC", "212 Harbor St", "Duluth, MN 55802", bold_first=True),
        Mark(545, 62, "Purchase Order", 20, bold=True, align="r"),
        *boxes(385, 76, (80, "Date", "{issued}"), (80, "P.O. No.", "{number}"), size=9),
        Area(46, 130, 230, 84), Area(46, 130, 230, 16), Mark(50, 142, "Vendor"), *lines(50, 160, *_EN),
        Area(315, 130, 230, 84), Area(315, 130, 230, 16), Mark(319, 142, "Ship To"), *lines(319, 160,
              "Blue Heron Outfitters LLC", "Receiving Dock 2", "212 Harbor St", "Duluth, MN 55802"),
        *boxes(315, 236, (115, "Expected", "{wanted}"), (115, "Terms", "Net 15"), size=9),
    ),
    titles=heads((50, "Item", "l"), (134, "Description", "l"), (391, "Qty", "r"), (461, "Rate", "r"),
                 (545, "Amount", "r")),
    rows=(Cell(50, "{article}"), Cell(134, "{text}", width=205), Cell(391, "{quantity}", "r"), Cell(461, "{price}",
        "r"),
          Cell(545, "{amount}", "r")),
    dealing=Dealing("office-en", (2, 8), "@@###-#", number="2###", tax="0"),
    totals=(Total("Total", "gross", bold=True),), totals_text="${}",
    foot=(Mark(50, 800, "Phone # 218-555-0144     E-mail purchasing@blueheron.example     Prices in US$", 7),),
)  # fmt: skip

_B06: Final = Form(
    "b06-cloud", "Thistle & Oak Coffee Roasters Ltd", top=318, numbers="en", currency="GBP", dates="{D} {e} %Y",
        size=10,
    lead=13, delivery="Thistle & Oak Roastery",
    head=(
        Mark(50, 78, "PURCHASE ORDER", 24), *stacked(330, 60, ("Purchase Order Date", "{issued}"), ("Delivery Date",
             "{wanted}"), ("Purchase Order Number", "{number}"), ("VAT Number", "GB 330 7719 04"), small=8),
        *lines(436, 60, "Thistle & Oak Coffee Roasters Ltd", "18 Candlemaker Row", "Edinburgh EH1 2QE", size=7,
            step=11),
        *lines(50, 112, *_EN, step=13), Area(50, 200, 495), *lines(50, 216, "DELIVERY DETAILS", step=13,
            bold_first=True),
        *lines(50, 234, "Delivery Address", "Thistle & Oak Roastery", "Unit 3 Albion Works", "Edinburgh EH7 5QY",
            size=9,
               step=12), *lines(260, 234, "Attention", "Isla Cameron", "0131 496 0188", size=9, step=12),
        *lines(400, 234, "Instructions", "Side door, ring bell", size=9, step=12),
    ),
    titles=heads((50, "Item", "l"), (110, "Description", "l"), (350, "Quantity", "r"), (425, "Unit Price", "r"),
                 (470, "VAT", "r"), (545, "Amount GBP", "r")),
    rows=(Cell(50, "{article}"), Cell(110, "{text}", width=180), Cell(350, "{quantity}", "r"), Cell(425, "{price}",
        "r"),
          Cell(470, "{rate}%", "r"), Cell(545, "{amount}", "r")),
    ruled="rows", places=(2, 2), dealing=Dealing("food-en", (2, 7), "@@-###", number="PO-0###", tax="20"),
    totals=(Total("Subtotal", "net"), Total("TOTAL VAT 20%", "tax"), Total("TOTAL GBP", "gross", bold=True)),
    foot=(Mark(50, 812, "Company Registration No: SC488120. Registered Office: 18 Candlemaker Row, Edinburgh, EH1 2QE.",
               7),),
)  # fmt: skip

_B07: Final = Form(
    "b07-swiss", "Präzisa Uhrenteile AG", top=290, numbers="ch", currency="CHF", font="Times-Roman", size=10, lead=12,
    head=(
        Mark(300, 56, "Präzisa Uhrenteile AG", 14, align="c", space=2), Mark(300, 70, "Jurastrasse 77, 2540 Grenchen, "
             "Schweiz", 9, align="c"), *lines(50, 112, *_US, "Deutschland"), Mark(50, 196, "Einkaufsbestellung", 14,
             bold=True), Area(46, 208, 500, 50), *pairs(52, 222, 90, ("Bestellnummer", "{number}"), ("Bestelldatum",
             "{issued}"), ("Kundennummer", "{customer}")), *pairs(310, 222, 100, ("Liefertermin", "{wanted}"),
                 ("Versand",
             "Camion"), ("Visum", "rst / 2. OG")),
    ),
    titles=heads((50, "Pos", "l"), (76, "Artikel", "l"), (150, "Bezeichnung", "l"), (380, "Menge", "r"),
                 (425, "à CHF", "r"), (463, "per", "r"), (545, "Total CHF", "r")),
    rows=(Cell(50, "{position}"), Cell(76, "{article}"), Cell(150, "{text}", width=180), Cell(380, "{quantity} {unit}",
          "r"), Cell(425, "{price}", "r"), Cell(463, "{base}", "r"), Cell(545, "{amount}", "r")),
    ruled="titles", dealing=Dealing("industrie", (4, 9), "##.####", number="B####-26", customer="10-####", tax="8.1",
                    bases=(1, 100, 1000), units=(("st", "Stk"), ("kg", "kg"), ("l", "l"))),
    strip=((60, "Netto CHF", "net"), (220, "MWST 8.1%", "tax"), (420, "Brutto CHF", "gross")), places=(-1, 2),
    foot=(Mark(300, 810, "CHE-114.663.902 MWST · UBS Solothurn CH77 0024 8248 1133 0001 A · Seite {page} von {pages}",
        7,
               align="c"),),
)  # fmt: skip

_B08: Final = Form(
    "b08-vienna", "Hofbauer Gastgewerbe Einkauf e.U.", top=280, dates="{D}. {B} %Y", size=9, numbers="de", places=(-1,
        2),
    head=(
        Area(380, 40, 165, 96), *lines(388, 56, "Hofbauer Gastgewerbe", "Einkauf e.U.", "Naschmarkt 110/4", "1060 Wien",
               "UID ATU68044112", "FN 412288 b, HG Wien"), Mark(50, 58, "Hofbauer Gastgewerbe Einkauf e.U.", 13,
               bold=True), *lines(50, 100, "Nordwind Handel GmbH", "z. Hd. Verkauf", "Hafenstraße 8",
                   "D-20457 Hamburg"),
        Mark(50, 182, "Bestellung {number}", 13, bold=True), Mark(50, 200, "Wien, am {issued}"),
        Mark(50, 226, "Kundennummer: {customer} / Wunschtermin: {wanted} / Zustellung: 6-10 Uhr"),
    ),
    titles=heads((50, "Bez.", "l"), (350, "Menge", "r"), (420, "EK netto", "r"), (470, "Rab.", "r"),
                 (545, "Summe netto", "r")),
    rows=(Cell(50, "{text}", width=240, bold=True), Cell(350, "{quantity} {unit}", "r"), Cell(420, "{price}", "r"),
          Cell(470, "{discount} %", "r"), Cell(545, "{amount}", "r"), Cell(50, "Art. {article} / EAN {gtin}", line=FLOW,
          size=7.5)),
    ruled="zebra", dealing=Dealing("gastro", (3, 9), "#####", number="BW-2026-###", customer="A####", tax="20",
                   discounts=("0", "0", "3", "5"), units=(("kt", "Kiste"), ("st", "Stk."), ("kg", "kg"), ("pk", "Pkg."),
                   ("ro", "Rolle")), charges=(("Leergutpauschale", "12.00"),)),
    totals=(Total("Warensumme", "lines"), Total("Leergutpauschale", "charge:0"), Total("Nettobetrag", "net"),
            Total("20 % USt", "tax"), Total("Rechnungsbetrag EUR", "gross", bold=True)),
    after=("Mit besten Grüßen aus Wien",),
)  # fmt: skip

APART_B: Final[tuple[Form, ...]] = (_B01, _B02, _B03, _B04, _B05, _B06, _B07, _B08, *SECOND_HALF)
