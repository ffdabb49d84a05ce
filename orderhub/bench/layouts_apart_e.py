"""The fourth set of layouts that are held apart: drawn by someone who has not read the reader. See `forms`."""

from __future__ import annotations

from typing import Final

from orderhub.bench.form_orders import Dealing
from orderhub.bench.forms import FLOW, Area, Cell, Form, Mark, Total, boxes, heads, lines, pairs, stacked
from orderhub.bench.layouts_apart_e2 import SECOND_HALF

_US: Final = ("Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg")
_EN: Final = ("Nordwind Trading GmbH", "Hafenstrasse 8", "20457 Hamburg", "Germany")

_E01: Final = Form(
    "e01-group", "Halberg Turbinen AG", top=352, size=8.5, lead=11, gap=8, bottom=740, left=60, right=540, shade=True,
    title_high=27, delivery="Halberg Turbinen AG Plant Bremen", dates="%d.%m.%Y", titles_bold=False,
    head=(
        Mark(60, 60, "HALBERG", 22, bold=True), Mark(540, 60, "Purchase Order {number}", 13, bold=True, align="r"),
        Area(60, 70, 480, 3, 0.4, stroke=False), Mark(60, 100, "Halberg Turbinen AG, Werftstr. 200, 28237 Bremen", 6.5),
        *lines(60, 116, *_EN, step=12),
        *pairs(320, 100, 100, ("PO date", "{issued}"), ("Created by", "Svenja Bartels"), ("Phone", "+49 421 6200-3317"),
               ("Vendor number", "110482"), ("Your customer number", "{customer}"), ("Currency", "{currency}"),
               step=13),
        *lines(60, 200, "Please deliver to", "Halberg Turbinen AG Plant Bremen", "Receiving Hall 7, Werftstr. 214",
               "28237 Bremen, Germany", bold_first=True, step=12),
        *lines(320, 200, "Invoice to", "Halberg Turbinen AG", "Accounts Payable", "28187 Bremen, Germany",
               bold_first=True, step=12),
        *pairs(60, 268, 110, ("Terms of delivery", "DDP Bremen (Incoterms 2020)"), ("Terms of payment",
               "within 45 days due net"), step=13),
        Mark(60, 308, "Please confirm price and delivery date within 3 days, quoting the order number and item."),
    ),
    titles=(*heads((60, "Item", "l"), (92, "Material", "l"), (172, "Description", "l"), (540, "Net value", "r")),
            *heads((92, "Quantity", "l"), (172, "Delivery date", "l"), (380, "Net price", "r"), (430, "per", "r"),
                   (440, "Unit", "l"), y=11)),
    rows=(Cell(60, "{position}"), Cell(92, "{article}"), Cell(172, "{text}", width=280), Cell(540, "{amount}", "r"),
          Cell(92, "{quantity} {unit}", line=1), Cell(172, "{delivery}", line=1), Cell(380, "{price}", "r", line=1),
          Cell(430, "{base}", "r", line=1), Cell(440, "{unit}", line=1)),
    dealing=Dealing("industrial-en", (3, 10), "########", number="47000#####", customer="30####", bases=(1, 100),
                    positions=(10, 10, 0), units=(("ea", "PC"), ("m", "M"), ("kg", "KG"), ("l", "L"))),
    totals=(Total("Total net value excl. VAT {currency}", "net", bold=True),), totals_at=(300, 540),
    again=(Mark(60, 58, "Halberg Turbinen AG"), Mark(540, 58, "Purchase Order {number} of {issued}, page {page}",
           align="r")), again_top=92,
    foot=(*lines(60, 782, "Chairman: Prof. H. Lührs", "Board: Dr. I. Dehne, C. Tamm", size=6, step=8), *lines(220, 782,
          "Registered in Bremen, HRB 3307", "VAT ID DE114 400 291", size=6, step=8), *lines(380, 782,
          "Commerzbank AG, SWIFT COBADEFF290", "IBAN DE10 2904 0090 0107 3300 00", size=6, step=8)),
)  # fmt: skip

_E02: Final = Form(
    "e02-hundred", "Kälte-Klima Jessen GmbH", top=320, size=8.5, lead=11, gap=6, bottom=735, shade=True, places=(2, 2),
    carry=("Übertrag:", "Übertrag:"), totals_at=(400, 545),
    head=(
        Mark(50, 62, "Kälte-Klima Jessen", 17, bold=True, grey=0.25), Mark(50, 76, "Gewerbekälte - Klimatechnik - "
             "Wärmepumpen", 8), *lines(545, 50, "Am Nordkreuz 14", "24941 Flensburg", "Fon 0461 90 22-0",
             "einkauf@jessen-kaelte.example", size=8, step=10, align="r"),
        Mark(50, 128, "Kälte-Klima Jessen GmbH  Am Nordkreuz 14  24941 Flensburg", 6.5), *lines(50, 146, *_US),
        Mark(330, 128, "Bestellung", 14, bold=True),
        *pairs(330, 150, 110, ("Belegnummer", "{number}"), ("Belegdatum", "{issued}"), ("Lieferdatum", "{wanted}"),
               ("Unsere Kundennr.", "{customer}"), ("Bearbeiter", "Ove Lorenzen"), ("Seite", "{page}"), step=13),
        *lines(50, 250, "Versandart: Spedition", "Lieferbedingung: frei Baustelle / frei Lager", step=12),
        Mark(50, 292, "Wir bitten um Lieferung der nachfolgenden Artikel:"),
    ),
    titles=heads((50, "Pos.", "l"), (80, "Artikelnummer / Bezeichnung", "l"), (332, "Menge", "r"), (338, "ME", "l"),
                 (420, "Einzelpreis", "r"), (450, "PE", "r"), (490, "Rabatt", "r"), (545, "Gesamt", "r")),
    rows=(Cell(50, "{position}"), Cell(80, "{article}"), Cell(332, "{quantity}", "r"), Cell(338, "{unit}"),
          Cell(420, "{price}", "r"), Cell(450, "{base}", "r"), Cell(490, "{discount}%", "r"),
          Cell(545, "{amount}", "r"), Cell(80, "{text}", line=1, width=220), Cell(80, "{more}", line=FLOW)),
    dealing=Dealing("elektro", (4, 18), "@#####", number="2026-B-0####", customer="24####", bases=(1, 100),
                    positions=(1, 1, 0), discounts=("0", "0", "20", "12.5"), tax="19",
                    more=("", "Farbe anthrazit, auf Abruf", "", "inkl. Befestigungsmaterial", ""),
                    units=(("st", "Stk"), ("m", "Mtr"), ("pk", "Pck"))),
    totals=(Total("Netto EUR", "net"), Total("USt. {rate}%", "tax"), Total("Brutto EUR", "gross", bold=True)),
    after=("Lieferzeit bitte umgehend bestätigen.",),
    again=(Mark(50, 60, "Kälte-Klima Jessen GmbH"), Mark(330, 60, "Bestellung {number}"), Mark(545, 60,
           "Seite {page}", align="r")), again_top=94,
    foot=(Area(50, 780, 495), *lines(50, 791, "GF Jens Jessen", "AG Flensburg HRB 1188 FL", size=6.5, step=9),
          *lines(210, 791, "St.-Nr. 15/292/40117", "USt-IdNr. DE134 771 008", size=6.5, step=9), *lines(370, 791,
          "Nord-Ostsee Sparkasse", "DE54 2175 0000 0017 4411 20", size=6.5, step=9)),
)  # fmt: skip

_E03: Final = Form(
    "e03-advisor", "Physiotherapie am Stadtpark Ines Kübler", top=330, size=9.5, lead=12.5, places=(2, 2),
    ruled="titles", dates="%d.%m.%Y",
    head=(
        Mark(297, 56, "Physiotherapie am Stadtpark", 16, align="c"), Mark(297, 71, "Ines Kübler, staatl. anerkannte "
             "Physiotherapeutin", 9, align="c"),
        Mark(50, 128, "Physiotherapie am Stadtpark Ines Kübler | Parkstr. 9 | 99817 Eisenach", 7),
        *lines(50, 148, *_US, step=13),
        *boxes(340, 120, (100, "Bestellung Nr.", "{number}"), (105, "vom", "{issued}"), high=32),
        *boxes(340, 152, (100, "Kundennummer", "{customer}"), (105, "Lieferung bis", "{wanted}"), high=32),
        Mark(50, 240, "Bestellung", 14, bold=True),
        *lines(50, 264, "Sehr geehrte Damen und Herren,", "", "hiermit bestellen wir verbindlich:", step=13),
    ),
    titles=heads((50, "Pos.", "l"), (82, "Bezeichnung", "l"), (345, "Menge", "r"), (353, "Einheit", "l"),
                 (450, "E-Preis €", "r"), (480, "USt.", "r"), (545, "G-Preis €", "r")),
    rows=(Cell(50, "{position}"), Cell(82, "{text}", width=210), Cell(345, "{quantity}", "r"), Cell(353, "{unit}"),
          Cell(450, "{price}", "r"), Cell(480, "{rate}%", "r"), Cell(545, "{amount}", "r"),
          Cell(82, "Bestellnr. {article} / EAN {gtin}", line=FLOW, size=8)),
    dealing=Dealing("labor", (2, 6), "#.####", number="26-##", customer="9####", positions=(1, 1, 0),
                    units=(("st", "Stück"), ("pk", "Packung"), ("l", "Liter")),
                    charges=(("Versandkosten", "6.90"),)),
    totals=(Total("Summe Positionen", "lines"), Total("Versandkosten", "charge:0"), Total("Netto gesamt", "net"),
            Total("USt. {rate}%", "tax"), Total("Zu zahlen", "gross", bold=True)), totals_text="{} €",
    after=("Bitte buchen Sie den Betrag wie gewohnt ab.", "Vielen Dank und viele Grüße", "Ines Kübler"),
    foot=(Mark(297, 806, "Tel. 03691 77 41 20 · St.-Nr. 157/240/03312 · Wartburg-Sparkasse DE90 8405 5050 0000 1144 88",
               7, align="c"),),
)  # fmt: skip

_E04: Final = Form(
    "e04-midsize", "Orth Verpackungsmaschinen GmbH & Co. KG", top=322, size=8, lead=10.5, gap=8, bottom=748, left=45,
    right=550, line_dates="%d.%m.%y", ruled="rows", places=(3, 4), numbers="de", title_high=26,
    head=(
        Mark(550, 58, "orth", 30, bold=True, align="r"), Mark(550, 72, "Verpackungsmaschinen", 8, align="r"),
        *lines(45, 128, "Nordwind Handel GmbH", "Vertrieb Innendienst", "Hafenstraße 8", "20457 Hamburg"),
        *stacked(330, 112, ("Bestellnummer", "{number}"), ("Kundennummer beim Lieferanten", "{customer}"),
                 ("Disponent", "M. Schäuble, Tel. -417"), step=27),
        *stacked(460, 112, ("Bestelldatum", "{issued}"), ("Lieferbedingung", "FCA"), ("Seite", "{page} von {pages}"),
                 step=27),
        Mark(45, 214, "BESTELLUNG", 15, bold=True),
        *lines(45, 236, "Es gelten unsere Allgemeinen Einkaufsbedingungen. Preise in {currency} zuzüglich gesetzlicher "
               "Mehrwertsteuer.", "Auf Lieferschein und Rechnung sind Bestellnummer, Position und unsere "
               "Artikelnummer anzugeben.", "Besteller und Rechnungsempfänger: Orth Verpackungsmaschinen GmbH & Co. KG, "
               "Allmendring 5, 74564 Crailsheim", step=12),
    ),
    titles=(*heads((45, "Pos.", "l"), (75, "Artikel", "l"), (160, "Suchwort / Bezeichnung", "l"), (470, "Preis", "r"),
                   (550, "Wert", "r")),
            *heads((75, "Lieferdatum", "l"), (160, "Ihre Artikelnummer", "l"), (390, "Menge", "r"), (396, "LE", "l"),
                   (470, "pro", "r"), y=10)),
    rows=(Cell(45, "{position}"), Cell(75, "{buyer_article}"), Cell(160, "{text}"), Cell(470, "{price}", "r"),
          Cell(550, "{amount}", "r"), Cell(75, "{delivery}", line=1), Cell(160, "{article}", line=1),
          Cell(390, "{quantity}", "r", line=1), Cell(396, "{unit}", line=1), Cell(470, "{base}", "r", line=1)),
    dealing=Dealing("industrie", (4, 16), "@@##-###", "1#####", number="B26#####", customer="K-####", bases=(1, 100),
                    positions=(1, 1, 3), units=(("st", "Stück"), ("kg", "kg"), ("l", "Liter"))),
    strip=((60, "Positionen netto EUR", "net"), (240, "MwSt 19% EUR", "tax"), (420, "Endbetrag EUR", "gross")),
    again=(Mark(45, 58, "Bestellung {number} vom {issued}"), Mark(550, 58, "Seite {page} von {pages}", align="r")),
    foot=(Mark(45, 798, "Kommanditgesellschaft, Sitz Crailsheim, AG Ulm HRA 670911. Komplementärin: Orth Verwaltungs "
               "GmbH. DE 146 550 032", 6.5), Mark(45, 807, "VR Bank Hohenlohe DE22 6229 0110 0300 5566 01", 6.5)),
)  # fmt: skip

_E05: Final = Form(
    "e05-startup", "Copper Kettle Brewing Co.", top=322, numbers="en", currency="USD", dates="{D} {e} %Y", size=9.5,
    lead=12, gap=8, shade=True, ruled="rows", title_high=18, delivery="Copper Kettle Taproom",
    head=(
        Mark(50, 70, "Copper Kettle Brewing Co.", 13, bold=True), *lines(50, 86, "915 Mill Street", "Bend, OR 97702",
             "U.S.A", grey=0.35), Mark(545, 78, "PURCHASE ORDER", 24, align="r"), Mark(545, 96,
             "# {number}", 10, bold=True, align="r"),
        *lines(50, 156, "Vendor Address", *_EN, bold_first=True), *lines(50, 236, "Deliver To", "Copper Kettle Taproom",
               "22 Riverside Plaza", "Bend, OR 97701", bold_first=True),
        *pairs(370, 236, 175, ("Date :", "{issued}"), ("Delivery Date :", "{wanted}"), ("Terms :", "Due on Receipt"),
               ("Ref# :", "Fall restock"), step=17, align="r"),
    ),
    titles=heads((56, "#", "l"), (80, "Item & Description", "l"), (400, "Qty", "r"), (465, "Rate", "r"),
                 (545, "Amount", "r")),
    rows=(Cell(56, "{position}"), Cell(80, "{text}", width=270), Cell(400, "{quantity}", "r"),
          Cell(465, "{price}", "r"), Cell(545, "{amount}", "r"), Cell(400, "{unit}", "r", line=1, size=8),
          Cell(80, "SKU : {article}", line=1, size=8)),
    dealing=Dealing("food-en", (2, 8), "@@-@@-###", number="PO-00###", positions=(1, 1, 0), tax="0",
                    charges=(("Shipping charge", "45.00"),),
                    units=(("ea", "pcs"), ("cs", "case"), ("kg", "kg"), ("bx", "box"))),
    totals=(Total("Sub Total", "lines"), Total("Shipping charge", "charge:0"), Total("Total", "gross", bold=True)),
    totals_text="${}",
    after=("Notes", "Thanks for your business. Tracking to receiving@copperkettle.example."), places=(2, 2),
    foot=(Mark(545, 815, "{page}", 8, align="r"),),
)  # fmt: skip

_E06: Final = Form(
    "e06-releases", "Buckeye Hydraulics Corporation", top=330, numbers="en", currency="USD", dates="%m/%d/%Y", size=8.5,
    lead=11, gap=9, left=40, right=570, ruled="rows", places=(-1, 4), bottom=730, totals_at=(420, 565),
    delivery="Buckeye Hydraulics Plant 1",
    head=(
        Mark(40, 56, "Buckeye Hydraulics Corporation", 13, bold=True), *lines(40, 70, "4400 Lockbourne Industrial Pkwy",
             "Columbus, OH 43207", "Phone 614-555-0190  Fax 614-555-0191", size=8, step=10),
        Mark(565, 58, "PURCHASE ORDER", 15, bold=True, align="r"),
        *boxes(355, 70, (105, "PO Number", "{number}"), (105, "PO Date", "{issued}"), high=30, size=8),
        *boxes(355, 100, (105, "Buyer", "R. Kowalski"), (105, "Page", "{page} of {pages}"), high=30, size=8),
        Area(36, 148, 260, 82), *lines(42, 162, "VENDOR", *_EN, bold_first=True),
        Area(306, 148, 260, 82), *lines(312, 162, "SHIP TO", "Buckeye Hydraulics Plant 1", "4412 Lockbourne Industrial "
               "Pkwy", "Columbus, OH 43207", "USA", bold_first=True),
        *boxes(36, 240, (132, "Terms", "2% 10 Net 30"), (132, "FOB", "Origin"), (132, "Ship Via", "Best way"),
               (134, "Currency", "{currency}"), high=30, size=8),
        Mark(40, 292, "Certificates of conformance required with shipment. Over-shipments will be returned at vendor "
             "expense.", 8),
    ),
    titles=heads((40, "Line", "l"), (72, "Part Number", "l"), (170, "Description", "l"), (440, "Unit Price", "r"),
                 (565, "Ext Price", "r")),
    rows=(Cell(40, "{position}"), Cell(72, "{buyer_article}"), Cell(170, "{text}", width=200), Cell(440, "{price}",
          "r"), Cell(565, "{amount}", "r"), Cell(170, "Vendor Part: {article}", line=1),
          Cell(170, "Order Qty: {quantity} {unit}", line=2), Cell(330, "Due Date: {delivery}", line=2)),
    dealing=Dealing("industrial-en", (2, 9), "@@#####", "###-####-##", number="P1####", positions=(1, 1, 0), tax="0",
                    units=(("ea", "EA"), ("m", "MTR"), ("kg", "KGM"), ("l", "LTR"))),
    totals=(Total("Subtotal", "net"), Total("Sales tax (exempt)", "tax"), Total("Order Total", "gross", bold=True)),
    totals_text="${}", again=(Mark(40, 56, "Buckeye Hydraulics Corporation"), Mark(565, 56, "PO {number}  Page {page} "
                              "of {pages}", align="r")),
    foot=(Mark(40, 790, "Authorized by ________________________________", 8),),
)  # fmt: skip

_E07: Final = Form(
    "e07-ward", "Kreiskrankenhaus Sankt Anna", top=290, size=9, lead=11.5, gap=5, shade=True, ruled="rows", left=46,
    right=550, edges=(42, 70, 128, 188, 408, 452, 500, 554), bottom=740, dates="%d.%m.%Y", places=(-1, 2),
    delivery="Materialwirtschaft Haus C",
    head=(
        Mark(46, 56, "Kreiskrankenhaus Sankt Anna", 14, bold=True), Mark(46, 70, "Wirtschaftsabteilung / Einkauf", 9),
        Mark(46, 84, "Klosterweg 1 - 92421 Schwandorf", 9), Mark(550, 56, "Bestellung Medizinprodukte", 12, bold=True,
             align="r"),
        *lines(46, 124, *_US), *pairs(330, 110, 110, ("Bestellnr.", "{number}"), ("Bestelldatum", "{issued}"),
               ("Lieferung bis", "{wanted}"), ("Kundennr. (Lieferant)", "{customer}"), ("Besteller", "Hr. Rappl -2210"),
               step=13),
        *lines(46, 200, "Lieferstelle:", "Materialwirtschaft Haus C", "Klosterweg 3, 92421 Schwandorf", step=12,
               bold_first=True),
        Mark(46, 250, "Preise laut Einkaufsgemeinschaft. Chargennummer und Verfalldatum bitte auf dem Lieferschein."),
    ),
    titles=heads((46, "Pos", "l"), (74, "Best.-Nr.", "l"), (132, "Haus-Nr.", "l"), (192, "Produkt", "l"),
                 (448, "Menge", "r"), (456, "Einheit", "l"), (504, "KSt.", "l")),
    rows=(Cell(46, "{position}"), Cell(74, "{article}"), Cell(132, "{buyer_article}"), Cell(192, "{text}", width=208),
          Cell(448, "{quantity}", "r"), Cell(456, "{unit}"), Cell(504, "93120")),
    dealing=Dealing("labor", (5, 16), "###.###", "40####", number="M2026/0####", customer="86####", positions=(1, 1, 0),
                    units=(("st", "Stück"), ("pk", "Pack"), ("l", "Liter"))),
    after=("Freigegeben: Rappl, Wirtschaftsabteilung",),
    again=(Mark(46, 60, "Kreiskrankenhaus Sankt Anna, Bestellung {number}"), Mark(550, 60, "Seite {page}/{pages}",
           align="r")), again_top=96,
    foot=(Mark(46, 806, "Träger: Landkreis Schwandorf. Sparkasse im Landkreis Schwandorf DE11 7505 1040 0380 0112 00",
               6.5), Mark(550, 806, "Seite {page}/{pages}", 6.5, align="r")),
)  # fmt: skip

APART_E: Final[tuple[Form, ...]] = (_E01, _E02, _E03, _E04, _E05, _E06, _E07, *SECOND_HALF)
