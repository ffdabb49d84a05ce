"""The second half of the fourth set of layouts that are held apart. See `forms`."""

from __future__ import annotations

from typing import Final

from orderhub.bench.form_orders import Dealing
from orderhub.bench.forms import FLOW, Area, Cell, Form, Mark, Total, boxes, heads, lines, pairs, stacked

_US: Final = ("Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg")
_EN: Final = ("Nordwind Trading GmbH", "Hafenstrasse 8", "20457 Hamburg", "Germany")

_E08: Final = Form(
    "e08-kitchen", "Gasthof Zur Linde Fam. Brechtel", top=226, font="Helvetica", size=10.5, lead=13, gap=2,
    places=(-1, 2), left=50, right=545, ruled="zebra", title_high=18,
    head=(
        Mark(50, 60, "Gasthof Zur Linde Fam. Brechtel", 15, bold=True), Mark(50, 76, "Hauptstr. 22, 76835 Rhodt, Tel. "
             "06323 4418"), Area(50, 84, 495), Mark(50, 106, "BESTELL-LISTE AN: Nordwind Handel GmbH", bold=True),
        *pairs(50, 130, 100, ("Liste Nr.", "{number}"), ("Datum", "{issued}"), ("Kunden-Nr.", "{customer}"), step=15),
        *pairs(320, 130, 100, ("Liefertag", "{wanted}"), ("Anlieferung", "über den Hof"), ("Zeit", "8 bis 10 Uhr"),
               step=15),
    ),
    titles=heads((85, "Anzahl", "r"), (95, "Gebinde", "l"), (160, "Artikel", "l"), (450, "Art.-Nr.", "l")),
    rows=(Cell(85, "{quantity}", "r"), Cell(95, "{unit}"), Cell(160, "{text}", width=280), Cell(450, "{article}")),
    dealing=Dealing("gastro", (4, 12), "####", number="###", customer="2###",
                    units=(("kt", "Kasten"), ("st", "Stück"), ("kg", "kg"), ("pk", "Pack"), ("ro", "Rolle"))),
    after=("Bitte Leergut mitnehmen!",),
)  # fmt: skip

_E09: Final = Form(
    "e09-ledger", "Bütikofer Landtechnik AG", top=316, numbers="ch", currency="CHF", size=8.5, lead=11, gap=6,
    dates="%d.%m.%Y", ruled="titles", bottom=735, places=(-1, 2), left=52, right=548, totals_at=(380, 548),
    head=(
        Area(52, 40, 496, 30, 0.85, stroke=False), Mark(60, 60, "Bütikofer Landtechnik AG", 14, bold=True),
        Mark(540, 60, "Bernstrasse 41, 3312 Fraubrunnen", 8, align="r"),
        *lines(330, 112, "Nordwind Handel GmbH", "Hafenstrasse 8", "DE-20457 Hamburg", step=13),
        *pairs(52, 112, 96, ("Lieferantenauftrag", "{number}"), ("Datum", "{issued}"), ("Ihre Kundennr.", "{customer}"),
               ("Unser Zeichen", "hbu"), ("Seite", "{page}/{pages}"), step=13),
        Mark(52, 214, "Bestellung", 14, bold=True),
        *lines(52, 234, "Gewünschte Lieferung: {wanted}, franko Domizil, verzollt", "Wir danken für Ihre Offerte und "
               "bestellen wie folgt:", step=14),
    ),
    titles=heads((52, "Pos.", "l"), (78, "Bezeichnung", "l"), (338, "Menge", "r"), (344, "Einh.", "l"),
                 (420, "Stückpreis", "r"), (486, "Rab. %", "r"), (548, "Betrag", "r")),
    rows=(Cell(52, "{position}"), Cell(78, "{text}", width=210), Cell(338, "{quantity}", "r"), Cell(344, "{unit}"),
          Cell(420, "{price}", "r"), Cell(486, "{discount}", "r"), Cell(548, "{amount}", "r"),
          Cell(78, "Ihre Art.-Nr. {article}", line=FLOW), Cell(78, "EAN {gtin}", line=FLOW)),
    dealing=Dealing("kfz", (3, 11), "###-####", number="LA-####", customer="CH####", positions=(1, 1, 0), tax="8.1",
                    discounts=("0", "0", "5", "20"), charges=(("Transportanteil", "38.00"),),
                    units=(("st", "Stk"), ("l", "Lt"))),
    totals=(Total("Warenwert", "lines"), Total("Transportanteil", "charge:0"), Total("Total CHF exkl. MWST", "net"),
            Total("MWST {rate} %", "tax"), Total("Total CHF inkl. MWST", "gross", bold=True)),
    again=(Mark(52, 58, "Lieferantenauftrag {number}"), Mark(548, 58, "{page}/{pages}", align="r")),
    foot=(Mark(52, 804, "BEKB Fraubrunnen   IBAN CH44 0079 0016 9988 1100 2   MWST-Nr. CHE-107.554.018   Tel. 031 760 "
               "22 11", 7),),
)  # fmt: skip

_E10: Final = Form(
    "e10-borough", "Wharfedale Borough Council", top=342, numbers="en", currency="GBP", dates="%d %b %Y", size=9,
    lead=11.5, gap=6, shade=True, ruled="box", edges=(96, 136, 206, 400, 458), bottom=655, left=50, right=545,
    delivery="Ilkley Road Depot", places=(-1, 2),
    head=(
        Mark(50, 60, "Wharfedale Borough Council", 16, bold=True), Mark(50, 75, "Corporate Procurement, Town Hall, "
             "Otley LS21 1AB", 8.5), Mark(545, 60, "OFFICIAL ORDER", 13, bold=True, align="r"),
        *boxes(46, 90, (126, "Order number", "{number}"), (126, "Order date", "{issued}"), (126, "Account with you",
               "{customer}"), (125, "Page", "{page} of {pages}"), shade=True, size=8),
        *lines(50, 142, "Supplier:", *_EN, bold_first=True), *lines(300, 142, "Deliver to:", "Ilkley Road Depot",
               "Stores Building B", "Ilkley Road, Otley LS21 3JP", bold_first=True),
        *lines(50, 222, "Required by {wanted}. Requisitioner: S. Illingworth, 01943 555 303.",
               "Invoices quoting the official order number to: invoices@wharfedale.example. No PO, no pay.",
               "Goods delivered without a delivery note will not be accepted.", step=13),
        Mark(50, 300, "All prices in {currency}, exclusive of VAT", 8),
    ),
    titles=heads((90, "Quantity", "r"), (100, "U.O.I.", "l"), (140, "Catalogue no.", "l"), (210, "Description", "l"),
                 (454, "Unit price", "r"), (541, "Value", "r")),
    rows=(Cell(90, "{quantity}", "r"), Cell(100, "{unit}"), Cell(140, "{article}"), Cell(210, "{text}", width=185),
          Cell(454, "{price}", "r"), Cell(541, "{amount}", "r")),
    dealing=Dealing("workshop-en", (2, 9), "@@#####", number="WB0#####", customer="4####", tax="20",
                    units=(("ea", "EACH"), ("bx", "BOX"), ("m", "METRE"))),
    totals=(Total("Total exclusive of VAT", "net"), Total("VAT at 20%", "tax"), Total("Order total", "gross",
            bold=True)), totals_text="£{}", totals_at=(380, 541),
    foot=(Mark(50, 770, "Authorised by: Head of Procurement", 8),
          Mark(50, 806, "This order is subject to the Council's "
          "standard conditions of contract, available on request. VAT reg. GB 180 0091 55", 7)),
)  # fmt: skip

_E11: Final = Form(
    "e11-club", "Elternverein Grundschule Mühlbach e. V.", top=300, font="Times-Roman", size=12, lead=14.5, gap=5,
    edges=(66, 120, 370, 450, 529), left=70, right=525, ruled="rows", shade=True, title_high=19, dates="{D}.{M}.%Y",
    places=(-1, 2),
    head=(
        Mark(70, 70, "Elternverein Grundschule Mühlbach e. V.", 15, bold=True), Mark(70, 88, "c/o Nadine Förster, "
             "Bachgasse 12, 75031 Eppingen", 11), *lines(70, 130, *_US, step=15),
        Mark(525, 200, "Mühlbach, {issued}", align="r"), Mark(70, 226, "Bestellung {number} (Kundennummer {customer})",
             13, bold=True), Mark(70, 256, "Liebes Nordwind-Team, wir bestellen, Lieferung bitte bis {wanted}:"),
    ),
    titles=heads((114, "Stück", "r"), (126, "Was", "l"), (444, "Einzeln", "r"), (521, "Zusammen", "r")),
    rows=(Cell(114, "{quantity}", "r"), Cell(126, "{text}", width=238), Cell(444, "{price} €", "r"),
          Cell(521, "{amount} €", "r")),
    dealing=Dealing("mode", (2, 6), number="26/##", customer="5####"),
    totals=(Total("Summe ohne MwSt.", "net"), Total("MwSt. 19 %", "tax"), Total("Summe mit MwSt.", "gross", bold=True)),
    totals_text="{} €", totals_at=(300, 521),
    after=("Die Rechnung bitte an den Elternverein, nicht an die Schule.", "", "Herzliche Grüße", "Nadine Förster"),
)  # fmt: skip

_E12: Final = Form(
    "e12-marketplace", "Brightcart EU Retail S.à r.l.", top=176, landscape=True, numbers="en", dates="%Y-%m-%d",
    size=7.5, lead=9.5, gap=4, left=32, right=808, bottom=520, shade=True, ruled="rows", title_high=24,
    totals_at=(640, 806),
    delivery="Brightcart DTM9", edges=(28, 100, 186, 270, 500, 560, 620, 665, 735, 812), places=(-1, 2),
    head=(
        Mark(32, 48, "Purchase order {number}", 14, bold=True), Mark(808, 48, "Brightcart EU Retail S.à r.l.", 10,
             align="r"),
        *stacked(32, 70, ("Status", "Confirmed"), ("Vendor", "Nordwind Trading GmbH, NRDW9"), step=26),
        *stacked(230, 70, ("Ordered on", "{issued}"), ("Ship to location", "Brightcart DTM9"), step=26),
        *stacked(420, 70, ("Deliver by", "{wanted}"), ("Freight terms", "Prepaid"), step=26),
        *stacked(600, 70, ("Payment terms", "60 days"), ("Currency", "{currency}"), step=26),
        Mark(32, 136, "Bill to: Brightcart EU Retail S.à r.l., 12 rue du Fossé, L-1536 Luxembourg. Cartons carry one "
             "label per SKU, see the vendor manual."),
    ),
    titles=(*heads((32, "Model", "l"), (104, "External ID", "l"), (190, "Vendor", "l"), (274, "Title", "l"),
                   (504, "Window", "l"), (564, "Expected", "l"), (661, "Quantity", "r"), (731, "Unit", "r"),
                   (808, "Total", "r")),
            *heads((32, "number", "l"), (104, "(EAN)", "l"), (190, "code", "l"), (504, "type", "l"), (564, "date", "l"),
                   (661, "requested", "r"), (731, "cost", "r"), (808, "cost", "r"), y=9)),
    rows=(Cell(32, "{article}"), Cell(104, "{gtin}"), Cell(190, "NRDW9"), Cell(274, "{text}", width=220),
          Cell(504, "Delivery"), Cell(564, "{delivery}"), Cell(661, "{quantity}", "r"), Cell(731, "{price}", "r"),
          Cell(808, "{amount}", "r")),
    dealing=Dealing("verpackung", (6, 24), "NW-####-@", number="@#@#####@", tax="19"),
    totals=(Total("Total cost {currency}", "net", bold=True),),
    again=(Mark(32, 48, "Purchase order {number}"), Mark(808, 48, "Page {page} of {pages}", align="r")), again_top=78,
)  # fmt: skip

_E13: Final = Form(
    "e13-nordic", "Skagen Marine Supply A/S", top=318, size=9, lead=11.5, gap=5, dates="%d-%m-%Y", bottom=735,
    line_dates="Week {W}/{Y}", ruled="titles", places=(2, 2), delivery="Skagen Marine Supply A/S Pier 5",
    head=(
        Mark(50, 58, "Purchase Order", 18, bold=True), Mark(50, 76, "Page {page} of {pages}", 8),
        *lines(545, 56, "Skagen Marine Supply A/S", "Havnevagtvej 30", "9990 Skagen", "Denmark", "VAT no. DK 28 77 10 "
               "43", align="r", bold_first=True), *lines(50, 118, *_EN),
        *pairs(50, 190, 110, ("Order no.", "{number}"), ("Order date", "{issued}"), ("Our account no.", "{customer}"),
               ("Purchaser", "Mette Kjær"), ("Payment terms", "Current month + 30 days"), step=13),
        *lines(330, 190, "Ship-to address", "Skagen Marine Supply A/S Pier 5", "Fiskergangen 2", "9990 Skagen, Denmark",
               step=13, bold_first=True),
        Mark(50, 276, "Prices are in {currency} excl. VAT. Please mark all parcels with our order number."),
    ),
    titles=heads((50, "No.", "l"), (110, "Your item no.", "l"), (190, "Description", "l"), (385, "Quantity", "r"),
                 (391, "Unit", "l"), (430, "Expected", "l"), (545, "Unit cost", "r")),
    rows=(Cell(50, "{buyer_article}"), Cell(110, "{article}"), Cell(190, "{text}", width=150),
          Cell(385, "{quantity}", "r"), Cell(391, "{unit}"), Cell(430, "{delivery}"), Cell(545, "{price}", "r")),
    dealing=Dealing("industrial-en", (3, 12), "##-###-##", "1####", number="1060##", customer="DK####",
                    mondays=(False, True), units=(("ea", "PCS"), ("m", "MTR"), ("kg", "KG"), ("l", "LTR"))),
    after=("Order confirmation to purchase@skagen-marine.example, please.",),
    again=(Mark(50, 58, "Purchase Order {number}"), Mark(545, 58, "Page {page} of {pages}", align="r")),
    foot=(Mark(297, 806, "Tel. +45 98 44 50 20   Sparekassen Danmark, IBAN DK50 9070 1611 0223 44, SWIFT VRAADK21", 7,
               align="c"),),
)  # fmt: skip

_E14: Final = Form(
    "e14-parish", "Evangelische Kirchengemeinde Sankt Jakobi", top=352, font="Times-Roman", size=11, lead=14, gap=8,
    left=72, right=520, dates="{D}. {B} %Y", titles=(), title_high=0, places=(-1, 2), totals_at=(300, 520),
    head=(
        Mark(297, 66, "Evangelische Kirchengemeinde Sankt Jakobi", 15, align="c"), Mark(297, 82, "Gemeindebüro, "
             "Jakobikirchhof 3, 37085 Göttingen", 10, align="c"), *lines(72, 132, *_US, step=14),
        Mark(520, 196, "Göttingen, den {issued}", align="r"), Mark(72, 226, "Bestellung {number}", 13, bold=True),
        Mark(72, 244, "Kundennummer: {customer}"), *lines(72, 274, "Sehr geehrte Damen und Herren,", "",
              "für das Gemeindebüro bestellen wir zu den Preisen Ihres Angebots:", step=14),
    ),
    rows=(Cell(72, "{position}."), Cell(96, "{text}", bold=True), Cell(96, "Artikelnummer {article}", line=1),
          Cell(96, "{quantity} {unit} zu je {price} €", line=2), Cell(520, "{amount} €", "r", line=2)),
    dealing=Dealing("buero", (2, 6), "###-###", number="G 26/##", customer="18###", positions=(1, 1, 0),
                    units=(("st", "Stück"), ("pk", "Packungen"), ("se", "Sets"))),
    totals=(Total("Summe netto", "net"), Total("zuzüglich {rate} % Mehrwertsteuer", "tax"), Total("Gesamtsumme",
            "gross", bold=True)), totals_text="{} €",
    after=("Wir bitten um Lieferung bis zum {wanted} an das Gemeindebüro.", "", "Mit freundlichen Grüßen",
           "Renate Bleckmann, Pfarrsekretärin"),
)  # fmt: skip

SECOND_HALF: Final = (_E08, _E09, _E10, _E11, _E12, _E13, _E14)
