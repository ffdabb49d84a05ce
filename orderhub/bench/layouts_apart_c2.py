"""The second half of the third set of layouts that are held apart. See `forms`."""

from __future__ import annotations

from typing import Final

from orderhub.bench.form_orders import Dealing
from orderhub.bench.forms import FLOW, Area, Cell, Form, Mark, Total, boxes, heads, lines, pairs

_US: Final = ("Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg")
_EN: Final = ("Nordwind Trading GmbH", "Hafenstrasse 8", "20457 Hamburg", "Germany")

_C08: Final = Form(
    "c08-sheet", "Autohaus Vennemann GmbH", top=196, landscape=True, size=9, lead=12, gap=2, left=54, right=770,
    bottom=530, ruled="rows", shade=True, edges=(50, 90, 160, 460, 600, 774), titles_again=True, title_high=15,
    head=(
        Mark(54, 56, "Teilebestellung Werkstatt", 16, bold=True), Mark(770, 56, "Autohaus Vennemann GmbH", 12,
             bold=True, align="r"), Mark(770, 70, "Siemensstraße 4, 33397 Rietberg, Tel. 05244 9080-33", align="r"),
        *pairs(54, 92, 100, ("Lieferant:", "Nordwind Handel GmbH, Hamburg"), ("Unsere Kd.-Nr.:", "{customer}"),
               ("Bestelldatum:", "{issued}"), step=15),
        *pairs(440, 92, 110, ("Bestell-Nr.:", "{number}"), ("Wunschtermin:", "{wanted}"), ("Besteller:", "Timo Runge"),
               step=15),
        Mark(54, 158, "Lieferung mit der Nachttour, Ablage in der Schleuse."),
    ),
    titles=heads((70, "Nr.", "c"), (125, "Stückzahl", "c"), (166, "Bezeichnung", "l"), (466, "Teilenummer", "l"),
                 (606, "EAN", "l")),
    rows=(Cell(70, "{position}", "c"), Cell(125, "{quantity}", "c"), Cell(166, "{text}"), Cell(466, "{article}"),
          Cell(606, "{gtin}")),
    dealing=Dealing("kfz", (5, 22), "@#@ ### ###", number="T26-####", customer="8#####", positions=(1, 1, 0)),
    foot=(Mark(770, 570, "Seite {page}", 8, align="r"),), again_top=60,
)  # fmt: skip

_C09: Final = Form(
    "c09-slip", "Zimmerei Aumüller GmbH & Co. KG", top=318, size=10, lead=13, gap=6, places=(-1, 2), left=60, right=540,
    line_dates="%d.%m.", edges=(56, 116, 156, 236, 480, 544), ruled="box", bottom=700, shade=True,
    head=(
        Mark(60, 62, "Zimmerei Aumüller", 19, bold=True, font="Times-Roman"), *lines(60, 78, "GmbH & Co. KG  Holzbau  "
             "Dachdeckung  Innenausbau", size=8), *lines(540, 56, "Sägweg 2", "83278 Traunstein", "Tel. 0861 20 99-0",
             "Fax 0861 20 99-20", size=8, step=10, align="r"), Area(60, 98, 480),
        Mark(60, 128, "Bestellschein Nr. {number}", 14, bold=True), Mark(540, 128, "Datum: {issued}", align="r"),
        *lines(60, 156, "An", *_US, step=14),
        *lines(300, 156, "Bauvorhaben", "Aufstockung Kirchplatz 9, Siegsdorf", "Lieferung auf die Baustelle bis "
               "{wanted}", "Kundennummer bei Ihnen: {customer}", step=14, bold_first=True),
        Mark(60, 242, "Besteller: Zimmerei Aumüller GmbH & Co. KG, Polier Hr. Stadler, 0170 4411220"),
        Mark(60, 276, "Bitte liefern Sie gemäß unserer Rahmenvereinbarung:"),
    ),
    titles=heads((112, "Menge", "r"), (120, "ME", "l"), (160, "Art.-Nr.", "l"), (240, "Material", "l"),
                 (484, "Raum/Teil", "l")),
    rows=(Cell(112, "{quantity}", "r"), Cell(120, "{unit}"), Cell(160, "{article}"), Cell(240, "{text}", width=230),
          Cell(484, "OG 2")),
    dealing=Dealing("bau", (3, 10), "#######", number="0###", customer="41###",
                    units=(("st", "Stk"), ("sa", "Sack"), ("ro", "Rolle"), ("qm", "m²"), ("m", "lfm"))),
    after=("Lieferschein ist auf der Baustelle abzugeben.", "Unterschrift: ______________________"),
)  # fmt: skip

_C10: Final = Form(
    "c10-at-price", "Schreinerei Zgraggen AG", top=306, numbers="ch", currency="CHF", size=9.5, lead=12.5, gap=7,
    dates="{D}. {B} %Y", line_dates="%d.%m.%Y", ruled="titles", places=(-1, 2), totals_at=(330, 540), right=540,
    delivery="Schreinerei Zgraggen AG Werkhof",
    head=(
        *lines(400, 56, "Schreinerei Zgraggen AG", "Gotthardstrasse 66", "6460 Altdorf", "T 041 870 33 10", step=12,
               bold_first=True), *lines(50, 130, "Nordwind Handel GmbH", "Hafenstrasse 8", "D-20457 Hamburg", step=13),
        *lines(400, 130, "Lieferung an:", "Schreinerei Zgraggen AG Werkhof", "Reussacherstr. 5", "6460 Altdorf", size=8,
               step=11), Mark(50, 216, "Altdorf, {issued}"), Mark(50, 244, "Bestellung Nr. {number}", 13, bold=True),
        Mark(50, 264, "Ihre Kundennummer für uns: {customer}. Referenz: Umbau Schulhaus Bürglen."),
    ),
    titles=heads((50, "Anzahl", "l"), (120, "Artikel", "l"), (445, "Ansatz", "r"), (540, "Total CHF", "r")),
    rows=(Cell(50, "{quantity} {unit}"), Cell(120, "{text}", width=240), Cell(445, "à {price}", "r"),
          Cell(540, "{amount}", "r"), Cell(120, "Nr. {article}", line=FLOW, size=8.5),
          Cell(120, "abzüglich {discount} % Rabatt", line=FLOW, size=8.5),
          Cell(120, "Lieferung am {delivery}", line=FLOW, size=8.5)),
    dealing=Dealing("bau", (2, 8), "##.###.#", number="1##-26", customer="7####", tax="8.1",
                    discounts=("0", "10", "0", "15"),
                    units=(("st", "Stk."), ("sa", "Sack"), ("ro", "Rollen"), ("qm", "m2"), ("m", "m"))),
    totals=(Total("Zwischentotal", "net"), Total("MWST {rate}%", "tax"), Total("Total inkl. MWST", "gross", bold=True)),
    after=("Besten Dank für die prompte Lieferung.", "Freundliche Grüsse", "Beat Zgraggen"),
    foot=(Mark(297, 812, "CHE-102.884.310 MWST   Urner Kantonalbank   IBAN CH31 0078 5000 0110 2233 4", 7, align="c"),),
)  # fmt: skip

_C11: Final = Form(
    "c11-institute", "Universität Altenau", top=376, size=9.5, lead=12, font="Helvetica", left=66, right=536,
    edges=(62, 96, 142, 392, 460, 540), ruled="box", bottom=640, shade=True, title_high=27, places=(-1, 2),
    delivery="Institut für Werkstoffkunde",
    head=(
        Mark(66, 58, "Universität Altenau", 15, bold=True), Mark(66, 72, "Zentrale Beschaffung, Dezernat 3", 8.5),
        *boxes(306, 42, (115, "Bestellschein-Nr.", "{number}"), (115, "Datum", "{issued}"), high=30),
        *boxes(306, 72, (115, "Kapitel/Titel", "1514 / 547 01"), (115, "Kostenstelle", "9033120"), high=30),
        *boxes(306, 102, (115, "Kunden-Nr.", "{customer}"), (115, "Liefertermin", "{wanted}"), high=30),
        *lines(66, 124, "Firma", *_US, step=13),
        *lines(66, 206, "Lieferanschrift:", "Institut für Werkstoffkunde", "Gebäude 42.11, Raum 0.15", "Campusring 8, "
               "37520 Altenau", step=12, bold_first=True),
        *lines(306, 206, "Rechnungsanschrift:", "Universität Altenau", "Dezernat 3, Rechnungsstelle", "37517 Altenau",
               "Leitweg-ID 03152-9910-44", step=12, bold_first=True),
        *lines(66, 290, "Hiermit bestelle ich namens und im Auftrag des Landes die nachstehend aufgeführten",
               "Gegenstände. Die VOL/B in der jeweils gültigen Fassung ist Vertragsbestandteil.",
               "Rückfragen: Frau Dr. Quast, Telefon 05324 72-4410", step=13),
    ),
    titles=(*heads((66, "Lfd.", "l"), (138, "Stück-", "r"), (146, "Genaue Bezeichnung", "l"), (456, "Einzelpreis", "r"),
                   (536, "Gesamtpreis", "r")),
            *heads((66, "Nr.", "l"), (138, "zahl", "r"), (146, "Bestellnummer des Lieferers", "l"), (456, "EUR", "r"),
                   (536, "EUR", "r"), y=11)),
    rows=(Cell(66, "{position}"), Cell(138, "{quantity}", "r"), Cell(146, "{text}", width=235),
          Cell(456, "{price}", "r"), Cell(536, "{amount}", "r"), Cell(146, "{article}", line=FLOW)),
    dealing=Dealing("labor", (2, 8), "@@##.#", number="3.26.#####", customer="11####", positions=(1, 1, 0)),
    totals=(Total("Summe ohne Umsatzsteuer", "net"), Total("+ {rate} % Umsatzsteuer", "tax"),
            Total("Endsumme", "gross", bold=True)), totals_at=(300, 536),
    foot=(Mark(66, 790, "sachlich richtig: ____________________      Im Auftrag: ____________________", 8),
          Mark(66, 812, "Ausfertigung für den Lieferer, Blatt {page}", 7)),
)  # fmt: skip

_C12: Final = Form(
    "c12-fasteners", "Thornbury Fixings & Tools Ltd", top=286, numbers="en", currency="GBP", dates="%d %b %Y", size=8.5,
    lead=11, ruled="titles", left=42, right=553, line_dates="%d/%m/%y", places=(-1, 2), totals_at=(400, 553),
    delivery="Thornbury Fixings Avonmouth Depot",
    head=(
        Mark(42, 58, "Thornbury Fixings & Tools Ltd", 14, bold=True), *lines(42, 72, "Cooper Road, Thornbury, Bristol "
             "BS35 3UP", "T 01454 555 210   VAT GB 518 2206 71", size=8, step=10),
        Area(350, 40, 203, 92), *pairs(358, 58, 92, ("PURCHASE ORDER", "{number}"), ("Order date", "{issued}"),
             ("Our a/c with you", "{customer}"), ("Buyer", "Gareth Pugh"), ("Page", "{page} of {pages}"), step=15),
        *lines(42, 118, "Supplier", *_EN, step=11), *lines(200, 118, "Deliver to", "Thornbury Fixings Avonmouth Depot",
               "Unit 2 Kings Weston Lane", "Bristol BS11 9FG", step=11),
        *lines(42, 204, "Please supply the goods below at the prices shown. Any variation must be agreed before "
               "despatch.", "Prices are in pounds sterling ({currency}). Back orders are to follow carriage paid.",
               step=12), Area(42, 232, 511),
        Mark(42, 248, "Carrier: Palletline     Goods-in hours: 7.30 am to 3.30 pm Monday to Friday", 8),
    ),
    titles=(*heads((42, "Our code", "l"), (110, "Description", "l"), (312, "Due", "l"), (390, "Qty", "r"),
                   (440, "Price", "r"), (468, "Per", "r"), (500, "Disc %", "r"), (553, "Value", "r")),
            *heads((42, "Your code", "l"), y=10)),
    title_high=25,
    rows=(Cell(42, "{buyer_article}"), Cell(110, "{text}", width=195), Cell(312, "{delivery}"),
          Cell(390, "{quantity}", "r"), Cell(440, "{price}", "r"), Cell(468, "{base}", "r"),
          Cell(500, "{discount_bare}", "r"), Cell(553, "{amount}", "r"), Cell(42, "{article}", line=1)),
    dealing=Dealing("workshop-en", (4, 14), "####-###", "@@@@##", number="PO/1####", customer="THO###", tax="20",
                    bases=(1, 100, 1000), discounts=("0", "25", "33", "40")),
    totals=(Total("Order value ex VAT", "net", bold=True),), totals_text="£{}",
    again=(Mark(42, 58, "Thornbury Fixings & Tools Ltd"), Mark(553, 58, "Purchase order {number}   Page {page} of "
           "{pages}", align="r")), again_top=92,
    foot=(Mark(42, 806, "Registered in England and Wales 2290417. Registered office: Cooper Road, Thornbury.", 6.5),),
)  # fmt: skip

_C13: Final = Form(
    "c13-alpine", "Alpenhotel Gamskogel GmbH", top=290, numbers="at", font="Times-Roman", size=11, lead=13.5, gap=3,
    places=(-1, 2), left=60, right=535, dates="%d.%m.%Y", wanted_dates="%d.%m.%Y",
    groups=((0, "Küche"), (5, "Restaurant und Bar")),
    head=(
        Mark(297, 62, "Alpenhotel Gamskogel ****", 20, align="c"), Mark(297, 78, "Familie Innerhofer - 6561 Ischgl - "
             "Tirol", 10, align="c"), Area(60, 90, 475),
        *lines(60, 118, "Firma", "Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg", "Deutschland"),
        Mark(535, 118, "Ischgl, {issued}", align="r"), Mark(60, 206, "Warenbestellung Nr. {number}", 14, bold=True),
        *lines(60, 228, "Liefertermin: {wanted} (bitte vor 9 Uhr)", "Kundennr.: {customer}", step=14),
    ),
    titles=heads((60, "Artikel", "l"), (390, "Gebinde", "l"), (500, "Menge", "r")),
    rows=(Cell(60, "{text}", width=300), Cell(390, "{unit}"), Cell(500, "{quantity}", "r"),
          Cell(60, "Artikelnr. {article}", line=FLOW, size=9)),
    ruled="titles", dealing=Dealing("gastro", (4, 12), "##.###", number="26/###", customer="30###",
                    units=(("kt", "Kiste"), ("st", "Stück"), ("kg", "kg"), ("pk", "Packung"), ("ro", "Rolle"))),
    after=("Danke und liebe Grüße aus den Bergen", "Magdalena Innerhofer"),
    foot=(Mark(297, 815, "Alpenhotel Gamskogel GmbH, FN 277114w LG Innsbruck, UID ATU62440817", 8, align="c"),),
)  # fmt: skip

_C14: Final = Form(
    "c14-plainletter", "Schützenverein Eichgrund 1898 e.V.", top=322, size=10.5, lead=14, gap=3, left=70, right=525,
    dates="{D}. {B} %Y", titles=(), title_high=0, places=(-1, 2), delivery="Vereinsheim Eichgrund",
    head=(
        Mark(70, 70, "Schützenverein Eichgrund 1898 e.V.", 14, bold=True), Mark(70, 85, "Kassenwart Holger Dreyer, "
             "Waldstr. 3, 31028 Gronau", 9), *lines(70, 130, *_US, step=14),
        Mark(525, 196, "Gronau, den {issued}", align="r"), Mark(70, 226, "Unsere Bestellung {number}", bold=True),
        *lines(70, 252, "Sehr geehrte Damen und Herren,", "", "für unser Herbstfest benötigen wir bis zum {wanted}:",
               step=14),
    ),
    rows=(Cell(110, "{quantity}", "r"), Cell(118, "{unit}"), Cell(185, "{text}"),
          Cell(185, "(Ihre Artikelnummer {article})", line=1)),
    dealing=Dealing("gastro", (2, 7), "#####", number="2026-##", customer="##",
                    units=(("kt", "Kisten"), ("st", "Stück"), ("kg", "kg"), ("pk", "Packungen"), ("ro", "Rollen"))),
    after=("Die Ware soll an das Vereinsheim Eichgrund, Am Schießstand 1, 31028 Gronau gehen.",
           "Die Rechnung bitte an die obige Anschrift.", "", "Mit freundlichem Schützengruß", "Holger Dreyer"),
)  # fmt: skip

SECOND_HALF: Final = (_C08, _C09, _C10, _C11, _C12, _C13, _C14)
