"""The first set of layouts that are held apart: what senders' programs print every day. See `forms`."""

from __future__ import annotations

from typing import Final

from orderhub.bench.form_orders import Dealing
from orderhub.bench.forms import FLOW, Area, Cell, Form, Mark, Total, boxes, heads, lines, pairs, stacked
from orderhub.bench.layouts_apart_a2 import SECOND_HALF

_US: Final = ("Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg")
_SMALL: Final = 6.5

_A01: Final = Form(
    "a01-material", "Brenner Antriebstechnik GmbH", top=356, size=9, bottom=740, places=(-1, 2), dates="%d.%m.%Y",
    head=(
        Mark(50, 60, "Brenner Antriebstechnik", 20, bold=True), Mark(50, 112, "Brenner Antriebstechnik GmbH, "
             "Postfach 11 40, 73430 Aalen", _SMALL),
        *lines(50, 130, "Firma", *_US), Area(330, 100, 220, 152),
        Mark(336, 116, "Bestellung", 13, bold=True),
        *stacked(336, 132, ("Bestellnummer/Datum", "{number} / {issued}"), ("Ansprechpartner/Telefon",
                 "Fr. Aydin / 07361 88-214"), ("Unsere Lieferantennummer", "0000104477"),
                 ("Ihre Kundennummer für uns", "{customer}")),
        *lines(50, 280, "Bitte liefern Sie an: Werk 1000, Tor 3, Röntgenstraße 40, 73431 Aalen",
               "Liefertermin: {wanted}     Lieferbedingung: DAP Aalen     Zahlung: 30 Tage netto"),
        Mark(50, 312, "Bitte geben Sie die Bestellnummer auf allen Papieren an. Währung {currency}"),
    ),
    titles=(*heads((50, "Pos.", "l"), (85, "Material", "l"), (180, "Bezeichnung", "l")),
            *heads((200, "Bestellmenge", "r"), (206, "Einheit", "l"), (400, "Preis pro Einheit", "r"),
                   (545, "Nettowert", "r"), y=11)),
    title_high=28, ruled="titles", gap=7,
    rows=(
        Cell(50, "{position}"), Cell(85, "{article}"), Cell(180, "{text}", width=330),
        Cell(200, "{quantity}", "r", line=FLOW), Cell(206, "{unit}", line=1), Cell(400, "{price} / {base}", "r",
            line=1),
        Cell(545, "{amount}", "r", line=1),
    ),
    dealing=Dealing("industrie", (4, 11), "#######", bases=(1, 100), positions=(10, 10, 5),
                    units=(("st", "ST"), ("kg", "KG"), ("l", "L"))),
    totals=(Total("Gesamtnettowert ohne MwSt {currency}", "net", bold=True),), totals_at=(310, 545),
    again=(Mark(50, 60, "Brenner Antriebstechnik GmbH"), Mark(545, 60, "Bestellung {number}   Seite {page} / {pages}",
           align="r")), again_top=100,
    foot=(Area(50, 775, 495), *lines(50, 786, "Brenner Antriebstechnik GmbH", "Röntgenstraße 40", "73431 Aalen", step=8,
          size=6), *lines(220, 786, "Geschäftsführer: Dr. K. Brenner", "Amtsgericht Ulm HRB 501177", "USt-IdNr. "
          "DE144890233", step=8, size=6), *lines(400, 786, "Kreissparkasse Ostalb", "IBAN DE21 6145 0050 0110 0223 44",
          "BIC OASPDE6AXXX", step=8, size=6)),
)  # fmt: skip

_A02: Final = Form(
    "a02-central", "Friesen Bootsbau GmbH & Co. KG", top=330, font="Helvetica", size=8.5, places=(-1, 2),
    delivery="Friesen Bootsbau Halle 2",
    head=(
        Mark(545, 56, "Einkaufsbestellung", 17, align="r"), Mark(545, 74, "{number}", 11, align="r"),
        Mark(545, 88, "Seite {page} von {pages}", 8, align="r"),
        *lines(50, 110, *_US), *lines(320, 110, "Friesen Bootsbau GmbH & Co. KG", "Am Siel 19", "26506 Norden",
                                       "Deutschland", bold_first=True),
        *lines(50, 180, "Lief. an Adresse", "Friesen Bootsbau Halle 2", "Westhafen 3", "26506 Norden", bold_first=True),
        *pairs(320, 180, 110, ("USt-IdNr.", "DE 117 220 845"), ("Belegdatum", "{issued}"), ("Erw. Wareneingang",
            "{wanted}"), ("Zahlungsbedingungen", "14 Tage 2 % Skonto"), ("Einkäufer", "Enno Harms")),
        Mark(50, 264, "Unsere Kundennummer bei Ihnen: {customer}"),
    ),
    titles=heads((50, "Nr.", "l"), (115, "Beschreibung", "l"), (352, "Menge", "r"), (358, "Einheit", "l"),
                 (440, "EK-Preis", "r"), (486, "Rabatt %", "r"), (545, "Betrag", "r")),
    rows=(Cell(50, "{article}"), Cell(115, "{text}", width=195), Cell(352, "{quantity}", "r"), Cell(358, "{unit}"),
          Cell(440, "{price}", "r"), Cell(486, "{discount}", "r"), Cell(545, "{amount}", "r")),
    ruled="titles", dealing=Dealing("industrie", (5, 12), "7###-##", number="EB26-####", customer="D#####",
                    discounts=("0", "0", "5", "12.5"), units=(("st", "Stück"), ("kg", "Kilo"), ("l", "Liter"))),
    totals=(Total("Total EUR ohne MwSt.", "net", bold=True), Total("{rate} % MwSt.", "tax"),
            Total("Total EUR inkl. MwSt.", "gross", bold=True)),
    foot=(*lines(50, 790, "Telefon", "04931 5500-0", step=9, size=7), *lines(170, 790, "E-Mail",
          "einkauf@friesen-boot.example", step=9, size=7), *lines(330, 790, "Bank", "Sparkasse Aurich-Norden", step=9,
          size=7), *lines(450, 790, "IBAN", "DE40 2835 0000 0001 9988 77", step=9, size=7)),
)  # fmt: skip

_A03: Final = Form(
    "a03-office", "Ziegler Metallbau GmbH", top=300, font="Vera", size=7.5, lead=10, edges=(78, 150, 318, 362, 398,
        458),
    ruled="box", bottom=690, left=50, right=545, titles_again=True, shade=True,
    head=(
        Mark(300, 52, "Ziegler Metallbau GmbH", 15, bold=True, align="c", space=1.5),
        Mark(300, 66, "Stahl · Edelstahl · Aluminium   |   Gewerbepark 7   |   92318 Neumarkt", 7, align="c"),
        *lines(50, 112, *_US), Mark(50, 200, "Bestellung", 13, bold=True),
        *boxes(46, 216, (85, "Beleg-Nr.", "{number}"), (85, "Datum", "{issued}"), (85, "Kunden-Nr.", "{customer}"),
               (95, "Liefertermin", "{wanted}"), (90, "Sachbearbeiter", "H. Pröll"), (63, "Seite", "{page}/{pages}"),
               shade=True),
        Mark(50, 266, "Wir bestellen zu unseren Ihnen bekannten Einkaufsbedingungen:"),
    ),
    titles=heads((50, "Pos", "l"), (82, "Artikelnr.", "l"), (154, "Bezeichnung", "l"), (358, "Menge", "r"),
                 (366, "ME", "l"), (454, "E-Preis", "r"), (545, "Gesamt EUR", "r")),
    rows=(Cell(50, "{position}"), Cell(82, "{article}"), Cell(154, "{text}", width=160), Cell(358, "{quantity}", "r"),
          Cell(366, "{unit}"), Cell(454, "{price}", "r"), Cell(545, "{amount}", "r"),
          Cell(154, "Unsere Art.-Nr.: {buyer_article}", line=FLOW)),
    dealing=Dealing("bau", (3, 9), "@##-####", "9#####", number="BE2#####", positions=(1, 1, 3),
                    units=(("st", "Stk."), ("sa", "Sack"), ("ro", "Rolle"), ("qm", "m²"))),
    totals=(Total("Nettobetrag", "net"), Total("+ {rate} % USt.", "tax"), Total("Gesamtbetrag", "gross", bold=True)),
    again=(Mark(50, 60, "Bestellung {number} vom {issued}"), Mark(545, 60, "Seite {page}/{pages}", align="r")),
    foot=lines(300, 800, "Geschäftsführer Josef Ziegler · AG Nürnberg HRB 20113 · USt-Id DE811907445 · Raiffeisenbank "
               "Neumarkt DE08 7606 9553 0000 4411 22", size=6, align="c"),
)  # fmt: skip

_A04: Final = Form(
    "a04-letter", "Kanzlei Dr. Ottmar & Partner mbB", top=322, font="Times-Roman", size=11, lead=13, places=(-1, 2),
    dates="{D}. {B} %Y", line_dates="%d.%m.%Y", left=70, right=525,
    head=(
        Mark(300, 60, "Kanzlei Dr. Ottmar & Partner mbB", 17, align="c"), Mark(300, 76, "Rechtsanwälte · Steuerberater",
             9, align="c"), Mark(70, 120, "Kanzlei Dr. Ottmar & Partner mbB · Schlossallee 2 · 76131 Karlsruhe", 7),
        *lines(70, 138, *_US, step=14), Mark(525, 200, "Karlsruhe, {issued}", align="r"),
        Mark(70, 228, "Bestellung Nr. {number}", 12, bold=True),
        *lines(70, 252, "Sehr geehrte Damen und Herren,", "",
               "hiermit bestellen wir unter unserer Kundennummer {customer} zur Lieferung bis {wanted}:", step=13),
    ),
    titles=heads((70, "Menge", "l"), (130, "Artikel", "l"), (440, "Einzelpreis €", "r"), (525, "Gesamt €", "r")),
    rows=(Cell(70, "{quantity} {unit}"), Cell(130, "{text}", width=230), Cell(440, "{price}", "r"),
          Cell(525, "{amount}", "r"), Cell(130, "Artikelnummer {article}", line=FLOW, size=9)),
    dealing=Dealing("buero", (2, 6), "##-#####", number="##/2026", customer="4#####",
                    units=(("st", "Stück"), ("pk", "Packung"), ("se", "Set"))),
    totals=(Total("Summe netto", "net"), Total("Umsatzsteuer {rate} %", "tax"), Total("Summe brutto", "gross")),
    totals_at=(300, 525), after=("Die Lieferung erfolgt frei Haus an die oben genannte Anschrift.", "",
                                 "Mit freundlichen Grüßen", "i. A. S. Vollmer, Büroleitung"),
)  # fmt: skip

_A05: Final = Form(
    "a05-works", "Hartwig Pressenbau AG", top=222, landscape=True, turned=90, size=8, left=40, right=800, bottom=500,
    line_dates="%d.%m.%y", edges=(70, 160, 250, 455, 515, 565, 610, 680, 720), ruled="box", shade=True,
    totals_at=(620, 800),
    head=(
        Mark(40, 50, "Hartwig Pressenbau AG", 16, bold=True), *lines(40, 66, "Eisenstraße 101, 57072 Siegen", size=8),
        *lines(40, 100, *_US), Mark(420, 50, "BESTELLUNG", 16, bold=True),
        *pairs(420, 80, 110, ("Bestell-Nr.:", "{number}"), ("Bestelldatum:", "{issued}"), ("Ihre Lief.-Nr.:", "70118"),
               ("Kundennummer:", "{customer}")),
        *pairs(610, 80, 90, ("Bearbeiter:", "Klaus Stahl"), ("Telefon:", "0271 4400-318"), ("Versandart:", "Spedition"),
               ("Auftrag:", "P-26-0815")),
    ),
    titles=heads((40, "Pos.", "l"), (74, "Teilenummer", "l"), (164, "Ihre Artikelnr.", "l"), (254, "Bezeichnung", "l"),
                 (459, "Liefertermin", "l"), (561, "Menge", "r"), (569, "ME", "l"), (676, "Preis", "r"),
                 (716, "PE", "r"), (800, "Betrag EUR", "r")),
    rows=(Cell(40, "{position}"), Cell(74, "{buyer_article}"), Cell(164, "{article}"), Cell(254, "{text}", width=196),
          Cell(459, "{delivery}"), Cell(561, "{quantity}", "r"), Cell(569, "{unit}"), Cell(676, "{price}", "r"),
          Cell(716, "{base}", "r"), Cell(800, "{amount}", "r")),
    dealing=Dealing("industrie", (5, 18), "@@-#####", "30-####-@", number="3######", bases=(1, 100, 1000),
                    positions=(10, 10, 4), units=(("st", "Stk"), ("kg", "kg"), ("l", "l"))),
    totals=(Total("Gesamtbetrag netto EUR", "net", bold=True),),
    foot=(Mark(800, 575, "Blatt {page} von {pages}", 7, align="r"), Mark(40, 575, "Hartwig Pressenbau AG · Vorstand: "
          "M. Hartwig · AG Siegen HRB 4480 · DE126530877 · Volksbank DE33 4476 1534 0077 1100 00", 6.5)),
    again=(Mark(40, 50, "Hartwig Pressenbau AG, Bestellung {number}"),), again_top=80,
)  # fmt: skip

_A06: Final = Form(
    "a06-craft", "Malerbetrieb Lutz Hansen", top=330, font="Vera", size=8, ruled="zebra", shade=True, places=(-1, 2),
    head=(
        Area(50, 40, 40, 40, 0.3), Mark(100, 58, "Malerbetrieb Lutz Hansen", 15, bold=True), Mark(100, 74,
             "Meisterbetrieb seit 1987", 8, grey=0.35),
        Mark(50, 128, "Malerbetrieb Lutz Hansen • Mühlenkamp 4 • 25813 Husum", 6), *lines(50, 146, *_US),
        Area(370, 118, 175, 98, 0.95, stroke=False),
        *pairs(378, 136, 90, ("Bestell-Nr.", "{number}"), ("Datum", "{issued}"), ("Kunden-Nr.", "{customer}"),
               ("Lieferdatum", "{wanted}"), ("Seite", "{page} von {pages}"), step=16),
        Mark(50, 262, "Bestellung Nr. {number}", 14, bold=True),
        Mark(50, 288, "Guten Tag, bitte liefern Sie uns folgende Artikel auf die Baustelle Deichweg 12 in Tönning."),
    ),
    titles=heads((75, "Menge", "r"), (82, "Einheit", "l"), (130, "Art.-Nr.", "l"), (195, "Bezeichnung", "l"),
                 (470, "Einzelpreis", "r"), (545, "Gesamt", "r")),
    rows=(Cell(75, "{quantity}", "r"), Cell(82, "{unit}"), Cell(130, "{article}"), Cell(195, "{text}", width=200),
          Cell(470, "{price} €", "r"), Cell(545, "{amount} €", "r")),
    dealing=Dealing("bau", (3, 9), "#####", number="B-1###", customer="22###", charges=(("Baustellenzuschlag",
        "18.50"),),
                    units=(("st", "Stück"), ("sa", "Sack"), ("ro", "Rolle"), ("qm", "qm"))),
    totals=(Total("Zwischensumme", "lines"), Total("Baustellenzuschlag", "charge:0"), Total("Nettosumme", "net"),
            Total("zzgl. {rate} % MwSt.", "tax"), Total("Bestellsumme", "gross", bold=True)), totals_text="{} €",
    foot=(Area(50, 782, 495), *lines(50, 794, "Malerbetrieb Lutz Hansen", "Mühlenkamp 4, 25813 Husum", "St.-Nr. 15 023 "
          "11445", step=9, size=6.5), *lines(230, 794, "Tel. 04841 66770", "Mobil 0171 5556677", "buero@maler-hansen"
          ".example", step=9, size=6.5), *lines(400, 794, "Nord-Ostsee Sparkasse", "IBAN DE77 2175 0000 0165 0033 21",
          "BIC NOLADE21NOS", step=9, size=6.5)),
)  # fmt: skip

_A07: Final = Form(
    "a07-suite", "Red Mesa Fabrication, Inc.", top=330, numbers="en", currency="USD", dates="{M}/{D}/%Y", size=9,
    delivery="Red Mesa Fabrication Plant 2", shade=True,
    head=(
        *lines(50, 55, "Red Mesa Fabrication, Inc.", "1840 Canyon Road", "Tucson AZ 85705", "United States",
               bold_first=True), Mark(545, 60, "Purchase Order", 22, align="r"), Mark(545, 80, "#{number}", 12,
               align="r"), Mark(545, 98, "{issued}", align="r"),
        *lines(50, 150, "Vendor", "Nordwind Trading GmbH", "Hafenstrasse 8", "20457 Hamburg", "Germany",
               bold_first=True), *lines(240, 150, "Ship To", "Red Mesa Fabrication Plant 2", "77 Foundry Loop",
               "Tucson AZ 85714", "United States", bold_first=True), Area(420, 140, 125, 60, 0.92, stroke=False),
        Mark(430, 158, "TOTAL", 8), Mark(430, 182, "${gross}", 11),
        *boxes(50, 236, (120, "Terms", "Net 30"), (120, "Receive By", "{wanted}"), (120, "Ship Via", "UPS Ground"),
               (135, "Currency", "{currency}"), shade=True),
    ),
    titles=heads((50, "Quantity", "l"), (115, "Item", "l"), (455, "Rate", "r"), (545, "Amount", "r")),
    rows=(Cell(50, "{quantity}"), Cell(115, "{article}", bold=True), Cell(455, "${price}", "r"),
          Cell(545, "${amount}", "r"), Cell(115, "{text}", line=1, width=240)),
    dealing=Dealing("industrial-en", (2, 7), "@@@-####", number="PO10####", tax="0"),
    totals=(Total("Subtotal", "net"), Total("Tax (0%)", "tax"), Total("Total", "gross", bold=True)), totals_text="${}",
    foot=(Mark(545, 810, "{page} of {pages}", 7, align="r"),),
)  # fmt: skip

_A08: Final = Form(
    "a08-accounts", "Pennine Catering Supplies Limited", top=318, numbers="en", currency="GBP", dates="%d/%m/%Y",
        size=9,
    head=(
        Area(40, 36, 515, 70), *lines(50, 56, "Pennine Catering Supplies Limited", "Unit 6 Aire Valley Business Park",
              "Leeds LS9 0RT", "Tel 0113 496 0333", bold_first=True), Mark(545, 60, "PURCHASE ORDER", 14, bold=True,
              align="r"), Mark(545, 78, "VAT Reg No: GB 214 6680 12", 8, align="r"),
        Area(40, 116, 260, 96), *lines(50, 134, "Nordwind Trading GmbH", "Hafenstrasse 8", "20457 Hamburg", "GERMANY"),
        *pairs(330, 134, 110, ("Order No.", "{number}"), ("Order Date", "{issued}"), ("Account Ref", "{customer}"),
               ("Delivery Date", "{wanted}"), ("Page", "{page} of {pages}"), step=15, bold=True),
        Mark(50, 244, "Please supply the following goods. Quote our order number on your invoice."),
        Area(40, 270, 515, 22, 0.9, stroke=False), Mark(50, 284, "Prices in pounds sterling, excluding VAT", 8),
    ),
    titles=heads((75, "Qty", "r"), (90, "Stock Code", "l"), (160, "Details", "l"), (400, "Unit Price", "r"),
                 (455, "Net Amt", "r"), (495, "VAT %", "r")),
    rows=(Cell(75, "{quantity}", "r"), Cell(90, "{article}"), Cell(160, "{text}", width=180), Cell(400, "{price}", "r"),
          Cell(455, "{amount}", "r"), Cell(495, "{rate}.00", "r")),
    ruled="rows", dealing=Dealing("food-en", (3, 9), "@@@##", number="1####", customer="NORD##", tax="20"),
    totals=(Total("Total Net Amount", "net"), Total("Total VAT Amount", "tax"), Total("Order Total", "gross",
        bold=True)),
    totals_text="£ {}", foot=lines(300, 806,
        "Registered in England No. 05512377. Registered office as above. Directors "
                                   "J. Hartley, M. Singh", size=6.5, align="c"),
)  # fmt: skip

_A09: Final = Form(
    "a09-swiss", "Rüegg Haustechnik AG", top=330, numbers="ch", currency="CHF", size=9, places=(-1, 2),
    delivery="Rüegg Haustechnik AG Magazin Ost",
    head=(
        Mark(50, 62, "rüegg haustechnik", 22, bold=True, grey=0.3), *lines(400, 56, "Rüegg Haustechnik AG",
             "Industriestrasse 21", "CH-9015 St. Gallen", "Telefon 071 310 44 00", size=8, step=10),
        *lines(330, 130, "Nordwind Handel GmbH", "Hafenstrasse 8", "DE-20457 Hamburg"),
        *lines(50, 130, "Lieferadresse", "Rüegg Haustechnik AG Magazin Ost", "Zürcherstrasse 500", "9015 St. Gallen",
               bold_first=True), Mark(50, 226, "Bestellung {number}", 14, bold=True),
        *pairs(50, 250, 90, ("Datum", "{issued}"), ("Ihre Kd-Nr.", "{customer}"), ("Liefertermin", "{wanted}")),
        *pairs(330, 250, 90, ("Sachbearbeiterin", "Ursina Caduff"), ("Kommission", "MFH Rosenberg"), ("MWST-Nr.",
               "CHE-108.220.117")),
    ),
    titles=heads((50, "Pos.", "l"), (80, "Artikel / Bezeichnung", "l"), (365, "Menge", "r"), (371, "ME", "l"),
                 (455, "Preis", "r"), (545, "Betrag CHF", "r")),
    rows=(Cell(50, "{position}"), Cell(80, "{article}"), Cell(365, "{quantity}", "r"), Cell(371, "{unit}"),
          Cell(455, "{price}", "r"), Cell(545, "{amount}", "r"), Cell(80, "{text}", line=1, width=240)),
    ruled="titles", dealing=Dealing("elektro", (3, 10), "###.###.##", number="26-####", customer="3#####", tax="8.1",
                    positions=(1, 1, 0), units=(("st", "Stk"), ("m", "m"), ("pk", "Pack"))),
    totals=(Total("Total exkl. MWST", "net"), Total("MWST {rate} %", "tax"), Total("Total CHF inkl. MWST", "gross",
            bold=True)), after=("Freundliche Grüsse", "Rüegg Haustechnik AG"),
    foot=(Mark(50, 808, "St. Galler Kantonalbank · IBAN CH14 0078 1015 5533 9020 0", 7), Mark(545, 808,
          "Seite {page} / {pages}", 7, align="r")),
)  # fmt: skip

APART_A: Final[tuple[Form, ...]] = (_A01, _A02, _A03, _A04, _A05, _A06, _A07, _A08, _A09, *SECOND_HALF)
