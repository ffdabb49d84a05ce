"""The third set of layouts that are held apart: drawn by someone who has not read the reader. See `forms`."""

from __future__ import annotations

from typing import Final

from orderhub.bench.form_orders import Dealing
from orderhub.bench.forms import FLOW, Area, Cell, Form, Mark, Total, boxes, heads, lines, pairs, stacked
from orderhub.bench.layouts_apart_c2 import SECOND_HALF

_US: Final = ("Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg")
_EN: Final = ("Nordwind Trading GmbH", "Hafenstrasse 8", "20457 Hamburg", "Germany")

_C01: Final = Form(
    "c01-conditions", "Wessling Fördertechnik GmbH", top=366, lead=11.5, gap=9, bottom=735, titles_bold=False, left=56,
    delivery="Wessling Fördertechnik GmbH Werk 0020", ruled="titles", title_high=28,
    head=(
        Mark(545, 54, "WESSLING", 20, bold=True, align="r"), Mark(545, 67, "Fördertechnik", 10, align="r"),
        Mark(56, 118, "Wessling Fördertechnik GmbH * Postfach 20 31 * 48431 Rheine", 6.5), *lines(56, 136, *_US),
        Area(320, 96, 225, 118), Area(320, 96, 225, 18, 0.9), Mark(326, 109, "Bestellung", 11, bold=True),
        *pairs(326, 130, 104, ("Nummer", "{number}"), ("Datum", "{issued}"), ("Einkäufergruppe", "104 Fr. Terbeck"),
               ("Telefon", "05971 9830-226"), ("Unsere Lief.-Nr.", "0000702210"), ("Ihre Kd.-Nr.", "{customer}"),
               step=14),
        *lines(56, 236, "Lieferanschrift", "Wessling Fördertechnik GmbH Werk 0020", "Lindenstraße 118",
               "48432 Rheine", bold_first=True),
        *lines(320, 236, "Lieferbedingungen: frei Haus (DAP) Rheine",
               "Zahlungsbedingungen: 30 Tage 2 % Skonto, 60 netto", "Versandart: Lkw"),
        *lines(56, 306, "Auftragsbestätigung erbeten unter Angabe unserer Bestell- und Positionsnummer. Währung "
               "{currency}.", "Annahmezeiten Mo-Do 7.00-14.30 Uhr, Fr 7.00-11.30 Uhr."),
    ),
    titles=(*heads((56, "Pos.", "l"), (92, "Material", "l"), (180, "Bezeichnung", "l")),
            *heads((150, "Menge", "r"), (156, "ME", "l"), (180, "Lieferdatum", "l"), (400, "Preis", "r"),
                   (440, "pro", "r"), (545, "Nettowert", "r"), y=11)),
    rows=(Cell(56, "{position}"), Cell(92, "{buyer_article}"), Cell(180, "{text}"),
          Cell(150, "{quantity}", "r", line=1), Cell(156, "{unit}", line=1), Cell(180, "{delivery}", line=1),
          Cell(400, "{price}", "r", line=1), Cell(440, "{base}", "r", line=1), Cell(545, "{amount}", "r", line=1),
          Cell(180, "Ihre Materialnummer: {article}", line=2)),
    dealing=Dealing("industrie", (3, 9), "@####-##", "100####", number="4500######", customer="2####",
                    bases=(1, 100, 1000), positions=(10, 10, 5), units=(("st", "ST"), ("kg", "KG"), ("l", "L"))),
    totals=(Total("Gesamtwert netto {currency}", "net"),), totals_at=(300, 545),
    again=(Mark(56, 54, "Wessling Fördertechnik GmbH, 48432 Rheine"), Mark(56, 68, "Bestellung {number} / {issued}"),
           Mark(545, 68, "Seite {page} von {pages}", align="r"), Area(56, 74, 489)), again_top=98,
    foot=(*lines(56, 782, "Wessling Fördertechnik GmbH", "Lindenstraße 118, 48432 Rheine", "Sitz Rheine, HRB 5512 AG "
          "Steinfurt", size=6, step=8), *lines(230, 782, "Geschäftsführung:", "Bernd Wessling, Ute Kock",
          "USt-Id DE 124 410 557", size=6, step=8), *lines(400, 782, "VerbundSparkasse Emsdetten", "IBAN DE58 4015 "
          "3768 0002 2510 07", "SWIFT WELADED1EMS", size=6, step=8)),
)  # fmt: skip

_C02: Final = Form(
    "c02-smallfirm", "Fahrrad Pohlmann Inh. Dirk Pohlmann", top=342, size=9.5, lead=12, places=(2, 2), shade=True,
    head=(
        Mark(545, 60, "Fahrrad Pohlmann", 18, bold=True, align="r"), Mark(545, 76, "Inh. Dirk Pohlmann", 9, align="r"),
        Mark(50, 130, "Fahrrad Pohlmann Inh. Dirk Pohlmann - Bahnhofstr. 31 - 48529 Nordhorn", 7), Area(50, 133, 240),
        *lines(50, 152, *_US, step=14),
        *pairs(370, 152, 90, ("Bestellung Nr.", "{number}"), ("Kundennr.", "{customer}"), ("Datum", "{issued}"),
               ("Lieferdatum", "{wanted}"), ("Seite", "{page}"), step=14),
        Mark(50, 254, "Bestellung", 15, bold=True),
        *lines(50, 280, "Sehr geehrte Damen und Herren,", "bitte liefern Sie uns folgende Waren zu den vereinbarten "
               "Preisen:", step=14),
    ),
    titles=heads((50, "Pos", "l"), (110, "Menge", "r"), (118, "Einheit", "l"), (168, "Text", "l"),
                 (455, "Einzelpreis EUR", "r"), (545, "Gesamtpreis EUR", "r")),
    rows=(Cell(50, "{position}"), Cell(110, "{quantity}", "r"), Cell(118, "{unit}"),
          Cell(168, "{text}", width=200), Cell(455, "{price}", "r"), Cell(545, "{amount}", "r"),
          Cell(168, "Art.-Nr.: {article}", line=FLOW, size=8)),
    dealing=Dealing("kfz", (2, 8), "##-####", number="B-####", customer="1####", positions=(1, 1, 0),
                    units=(("st", "Stck."), ("l", "Liter"))),
    totals=(Total("Zwischensumme (netto)", "net"), Total("Umsatzsteuer {rate} %", "tax"),
            Total("Gesamtbetrag", "gross", bold=True)), totals_at=(340, 545),
    after=("Zahlung wie gehabt per Lastschrift. Teillieferung bitte vermeiden.", "Mit freundlichen Grüßen",
           "D. Pohlmann"),
    again=(Mark(50, 60, "Bestellung Nr. {number}, Seite {page}"),),
    foot=(Area(50, 780, 495), *lines(50, 792, "Bahnhofstr. 31", "48529 Nordhorn", "Tel. 05921 3300-12", size=7, step=9),
          *lines(210, 792, "Steuernummer", "55/134/00871", size=7, step=9), *lines(330, 792,
          "Grafschafter Volksbank eG", "IBAN DE16 2806 9956 0011 8877 00", "BIC GENODEF1NEV", size=7, step=9)),
)  # fmt: skip

_C03: Final = Form(
    "c03-openweb", "Lakeside Instruments Ltd", top=300, numbers="en", dates="%d-%m-%Y", size=8.5, ruled="rows",
    edges=(46, 72, 142, 310, 372, 422, 480, 549), shade=True, delivery="Lakeside Stores",
    head=(
        Mark(50, 56, "Lakeside Instruments Ltd", 11, bold=True), Mark(545, 56, "PURCHASE ORDER", 14, bold=True,
             align="r"), Mark(545, 71, "{number}", 10, align="r", grey=0.35), Area(50, 82, 495),
        *pairs(50, 104, 100, ("Supplier Name:", "Nordwind Trading GmbH"), ("Supplier Address:", "Hafenstrasse 8"),
               ("", "20457 Hamburg"), ("", "Germany"), step=12),
        *pairs(320, 104, 110, ("Date:", "{issued}"), ("Required By:", "{wanted}"), ("Currency:", "{currency}"),
               ("Set Target Warehouse:", "Stores - LIL"), step=12),
        *pairs(50, 172, 100, ("Company:", "Lakeside Instruments Ltd"), ("Company Address:", "Quay House, Dock Road"),
               ("", "Galway H91 K5YD"), ("", "Ireland"), step=12),
        *pairs(320, 172, 110, ("Shipping Address:", "Lakeside Stores"), ("", "Unit 14 Parkmore Estate"),
               ("", "Galway H91 TX22"), ("", "Ireland"), step=12),
        Mark(50, 246, "Order confirmation no. and date to be sent to purchasing@lakeside-instruments.example"),
    ),
    titles=heads((50, "Sr", "l"), (76, "Item Code", "l"), (146, "Description", "l"), (368, "Required By", "r"),
                 (418, "Quantity", "r"), (476, "Rate", "r"), (545, "Amount", "r")),
    rows=(Cell(50, "{position}"), Cell(76, "{article}"), Cell(146, "{text}", width=160), Cell(368, "{delivery}", "r"),
          Cell(418, "{quantity}", "r"), Cell(476, "€ {price}", "r"), Cell(545, "€ {amount}", "r"),
          Cell(418, "{unit}", "r", line=1, size=7.5)),
    dealing=Dealing("industrial-en", (2, 9), "@@@-#####", number="PUR-ORD-2026-0####", positions=(1, 1, 0), tax="23",
                    units=(("ea", "Nos"), ("m", "Meter"), ("kg", "Kg"), ("l", "Litre"))),
    totals=(Total("Total:", "net"), Total("VAT @ {rate}%:", "tax"), Total("Grand Total:", "gross", bold=True)),
    totals_text="€ {}", totals_at=(400, 545),
    foot=(Mark(545, 815, "Page {page} of {pages}", 7, align="r"),),
)  # fmt: skip

_C04: Final = Form(
    "c04-planner", "Rademacher Kunststofftechnik GmbH", top=300, size=8.5, lead=11, gap=8, bottom=742, double=True,
    line_dates="KW {W}/{y}", ruled="titles", carry=("Zwischensumme", "Zwischensumme Vorseite"),
    head=(
        Area(50, 40, 6, 46, 0.4), Mark(64, 58, "Rademacher", 18, bold=True), Mark(64, 78, "Kunststofftechnik", 13),
        Mark(50, 122, "Rademacher Kunststofftechnik GmbH, Am Pferdemarkt 12, 31785 Hameln", 6.5), *lines(50, 140, *_US),
        *boxes(310, 104, (118, "Bestellung", "{number}"), (118, "Datum", "{issued}"), high=30),
        *boxes(310, 134, (118, "Kunden-Nr.", "{customer}"), (118, "Lieferanten-Nr.", "71043"), high=30),
        *boxes(310, 164, (118, "Sachbearbeiter", "Hr. Meinecke"), (118, "Seite", "{page} von {pages}"), high=30),
        *lines(50, 226, "Lieferbedingung   DAP Hameln, Wareneingang 2", "Zahlung               14 Tage 3 %, 30 Tage "
               "netto", "Preisstellung       netto in {currency}"),
        Mark(50, 272, "Wir bestellen auf der Grundlage unserer Einkaufsbedingungen, Stand 03/2025:"),
    ),
    titles=heads((50, "Pos", "l"), (76, "Teil", "l"), (345, "Menge", "r"), (350, "Einh.", "l"), (425, "Preis", "r"),
                 (460, "je", "r"), (545, "Positionswert", "r")),
    rows=(Cell(50, "{position}"), Cell(76, "{buyer_article}", bold=True), Cell(345, "{quantity}", "r"),
          Cell(350, "{unit}"), Cell(425, "{price}", "r"), Cell(460, "{base}", "r"), Cell(545, "{amount}", "r"),
          Cell(76, "{text}", line=1), Cell(76, "{more}", line=2), Cell(76, "Ihre Teile-Nr.: {article}", line=FLOW),
          Cell(76, "Termin: {delivery}", line=FLOW)),
    dealing=Dealing("industrie", (4, 13), "###.##.##", "4##-####-@", number="26B####", customer="60####",
                    bases=(1, 100), positions=(1, 1, 0), mondays=(False, True),
                    more=("", "mit Werkszeugnis 2.2", "", "Zeichnung 41-0772 Ind. B"),
                    units=(("st", "Stk"), ("kg", "kg"), ("l", "ltr"))),
    totals=(Total("Bestellwert netto", "net", bold=True),), totals_at=(340, 545),
    again=(Mark(50, 58, "Rademacher Kunststofftechnik GmbH"), Mark(310, 58, "Bestellung {number}"), Mark(545, 58,
           "Seite {page} von {pages}", align="r")),
    foot=(Mark(50, 790, "Geschäftsführer: Silke Rademacher, Jörg Brandes. Amtsgericht Hannover HRB 100871. USt-IdNr. "
               "DE 116 002 944.", 6.5), Mark(50, 799, "Sparkasse Hameln-Weserbergland, IBAN DE77 2545 0110 0013 0090 "
               "11, BIC NOLADE21SWB", 6.5)),
)  # fmt: skip

_C05: Final = Form(
    "c05-webshop", "Pfotenglück Onlinehandel GmbH", top=290, font="Vera", size=7.5, lead=10, bottom=750, ruled="rows",
    head=(
        Mark(50, 60, "Pfotenglück Onlinehandel GmbH", 10, bold=True), *lines(50, 74, "Gewerbering 18, 86551 Aichach",
             "Tel. 08251 88 40 90 / einkauf@pfotenglueck.example"),
        *lines(50, 124, *_US, "Deutschland"),
        *pairs(350, 124, 100, ("Bestellnummer:", "{number}"), ("Erstellt am:", "{issued}"), ("Kundennummer:",
               "{customer}"), ("Lieferung bis:", "{wanted}"), ("Lager:", "Hauptlager Aichach"), step=12),
        Mark(50, 222, "Lieferantenbestellung {number}", 13, bold=True),
        *lines(50, 244, "Anlieferung an obige Adresse, bitte mit EAN-Etikett je Verkaufseinheit. Lieferschein außen am",
               "Paket anbringen. Rechnung ausschließlich per E-Mail."),
    ),
    titles=heads((50, "Ihre Art.-Nr.", "l"), (122, "GTIN", "l"), (206, "Artikel", "l"), (385, "Menge", "r"),
                 (442, "EK netto", "r"), (480, "USt.", "r"), (545, "EK ges. netto", "r")),
    rows=(Cell(50, "{article}"), Cell(122, "{gtin}"), Cell(206, "{text}", width=140), Cell(385, "{quantity}", "r"),
          Cell(442, "{price} €", "r"), Cell(480, "{rate} %", "r"), Cell(545, "{amount} €", "r"),
          Cell(206, "Unsere SKU: {buyer_article}", line=FLOW, size=6.5)),
    dealing=Dealing("verpackung", (4, 15), "#####", "PG-#####", number="LB20261####", customer="DE-#####"),
    totals=(Total("Gesamt netto", "net"), Total("USt. {rate} %", "tax"), Total("Gesamt brutto", "gross", bold=True)),
    totals_text="{} €", totals_at=(400, 545),
    foot=(*lines(50, 800, "Registergericht Augsburg HRB 31120 · Geschäftsführerin Lena Höfle · USt-IdNr. DE299118740",
                 size=6), Mark(545, 800, "Seite {page} von {pages}", 6, align="r")),
)  # fmt: skip

_C06: Final = Form(
    "c06-hotel", "Ballykeane House Hotel Ltd", top=272, numbers="en", dates="%d/%m/%Y", size=9, ruled="zebra",
    delivery="Ballykeane House Hotel Kitchen Yard", shade=True, wanted_dates="%A %d/%m/%Y",
    head=(
        Mark(297, 60, "Ballykeane House Hotel", 20, align="c", font="Times-Roman"), Mark(297, 76, "Ballykeane House "
             "Hotel Ltd, Co. Kildare W91 X2F8, Ireland", 8, align="c"), Area(50, 86, 495),
        *lines(50, 108, "To", *_EN, bold_first=True), *lines(220, 108, "Deliver to", "Ballykeane House Hotel Kitchen "
               "Yard", "Ballykeane, Naas", "Co. Kildare W91 X2F8", bold_first=True),
        *pairs(410, 108, 66, ("Order No", "{number}"), ("Raised", "{issued}"), ("Account", "{customer}"),
               ("Dept", "Food"), ("By", "A. Moran"), step=13),
        *lines(50, 196, "Deliver on {wanted} before 11 am.", "Driver must get a signed docket. No substitutes without "
               "a call to the chef, 045 555 120."),
        Mark(50, 240, "Prices in euro, excluding VAT.", 8),
    ),
    titles=heads((84, "Ordered", "r"), (92, "Pack", "l"), (140, "Product", "l"), (350, "Supplier code", "l"),
                 (455, "Cost", "r"), (545, "Line total €", "r")),
    rows=(Cell(84, "{quantity}", "r"), Cell(92, "{unit}"), Cell(140, "{text}", width=200), Cell(350, "{article}"),
          Cell(455, "{price}", "r"), Cell(545, "{amount}", "r")),
    dealing=Dealing("food-en", (3, 10), "######", number="F-####", customer="BKH##",
                    units=(("ea", "each"), ("cs", "case"), ("kg", "kg"), ("bx", "box"))),
    totals=(Total("Goods total ex VAT", "net"),), totals_text="€{}",
    foot=(Mark(297, 810, "Directors: M. Keane, O. Keane. CRO 449120. VAT IE9812044T. Page {page}/{pages}", 7,
               align="c"),),
)  # fmt: skip

_C07: Final = Form(
    "c07-portal", "Meridian Shared Services Inc.", top=392, numbers="en", currency="USD", dates="{e} {D}, %Y", size=8,
    lead=10.5, gap=8, line_dates="%m/%d/%Y", places=(-1, 2), bottom=760, ruled="rows",
    delivery="Meridian Receiving Columbus",
    head=(
        Mark(50, 58, "Meridian", 20, bold=True, grey=0.3), Mark(545, 58, "Purchase Order", 13, bold=True, align="r"),
        Area(50, 68, 495),
        *stacked(50, 90, ("PO Number", "{number}"), ("PO Date", "{issued}"), ("Revision", "0")),
        *stacked(190, 90, ("Payment Terms", "Net 45"), ("Shipping Terms", "DDP"), ("Currency", "{currency}")),
        *lines(350, 88, "Supplier", *_EN, bold_first=True, step=11),
        *lines(50, 200, "Ship To", "Meridian Receiving Columbus", "2200 Westbelt Dr, Dock 9", "Columbus, OH 43228",
               "United States", "Attn: Denise Walker", bold_first=True, step=11),
        *lines(350, 200, "Bill To", "Meridian Shared Services Inc.", "PO Box 30118", "Columbus, OH 43230",
               "ap-invoices@meridian.example", bold_first=True, step=11),
        Area(50, 286, 495, 52, 0.95, stroke=False),
        *lines(58, 300, "The PO number must appear on all invoices, packing slips and correspondence. Invoices without "
               "a PO number", "will be returned unpaid. By shipping goods against this order the supplier accepts the "
               "Meridian standard", "terms of purchase published at meridian.example/suppliers.", size=8, step=11),
    ),
    titles=heads((50, "Line", "l"), (78, "Description", "l"), (300, "Need By", "l"), (390, "Qty", "r"),
                 (398, "Unit", "l"), (470, "Price", "r"), (545, "Total", "r")),
    rows=(Cell(50, "{position}"), Cell(78, "{text}", width=205), Cell(300, "{delivery}"), Cell(390, "{quantity}", "r"),
          Cell(398, "{unit}"), Cell(470, "{price}", "r"), Cell(545, "{amount}", "r"),
          Cell(78, "Supplier Part Number: {article}", line=FLOW, size=7.5)),
    dealing=Dealing("office-en", (2, 8), "@#####", number="POM00#####", positions=(1, 1, 0), tax="0",
                    units=(("cs", "Case"), ("bx", "Box"), ("ea", "Each"), ("ro", "Roll"))),
    totals=(Total("Total net amount {currency}", "net", bold=True),), totals_at=(330, 545),
    foot=(Mark(50, 815, "Meridian Shared Services Inc. | Purchase Order {number}", 7, grey=0.4), Mark(545, 815,
          "Page {page} of {pages}", 7, align="r", grey=0.4)), again_top=80,
)  # fmt: skip

APART_C: Final[tuple[Form, ...]] = (_C01, _C02, _C03, _C04, _C05, _C06, _C07, *SECOND_HALF)
