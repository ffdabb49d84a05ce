"""The second half of the second set of layouts that are held apart. See `forms`."""

from __future__ import annotations

from typing import Final

from orderhub.bench.form_orders import Dealing
from orderhub.bench.forms import FLOW, Area, Cell, Form, Mark, Total, boxes, heads, lines, pairs, stacked

_US: Final = ("Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg")
_EN: Final = ("Nordwind Trading GmbH", "Hafenstrasse 8", "20457 Hamburg", "Germany")

_TERMS: Final = (
    "General terms and conditions of purchase",
    *"""1. Scope. These terms apply to all orders; terms of the supplier are rejected, where goods are taken without
reservation.|2. Acceptance. The supplier confirms each order in writing within two working days, stating order number,
quantities, prices and delivery dates.|3. Delivery. Time is of the essence. For each week of delay a penalty of 0.5 %,
    at
most 5 % of the order value, is due.|4. Packing. Pallets not above 1,200 mm; each handling unit carries our item number.
|5. Warranty. 24 months from delivery. Payment is no acceptance of the goods.|6. Law. Dutch law applies; the court of
's-Hertogenbosch has jurisdiction.""".replace("\n", " ").split("|"),
)

_B09: Final = Form(
    "b09-electric", "Elektro Kranz Anlagenbau GmbH", top=308, size=7.5, lead=9.5, gap=3, places=(-1, 4), shade=True,
    edges=(72, 140, 330, 375, 402, 462, 490), ruled="box", bottom=700, totals_at=(406, 545), carry=("Seitensumme",
        "Übertrag"),
    head=(
        Area(46, 40, 36, 36, 0.2), Mark(92, 56, "ELEKTRO KRANZ", 15, bold=True), Mark(92, 70, "Anlagenbau GmbH", 9),
        *lines(50, 112, "Firma", *_US), *pairs(350, 112, 90, ("Bestell-Nr.:", "{number}"), ("Datum:", "{issued}"),
               ("Kd.-Nr.:", "{customer}"), ("Projekt:", "RZ Eschborn BA 3"), ("Termin:", "{wanted}"), ("Seite:",
               "{page} / {pages}"), step=12), Area(340, 98, 206, 80),
        Mark(50, 232, "Bestellung {number}", 12, bold=True), Mark(50, 252,
            "gemäß Ihrem Angebot 2026-3318 vom 01.09.2026 "
             "bestellen wir zur Anlieferung Baustelle Eschborn, Tor 2:"),
    ),
    titles=heads((50, "Pos.", "l"), (76, "Best.-Nr.", "l"), (144, "Typ / Bezeichnung", "l"), (371, "Menge", "r"),
                 (379, "ME", "l"), (458, "Preis EUR", "r"), (486, "PE", "r"), (545, "Gesamt EUR", "r")),
    rows=(Cell(50, "{position}"), Cell(76, "{article}"), Cell(144, "{text}", width=180), Cell(371, "{quantity}", "r"),
          Cell(379, "{unit}"), Cell(458, "{price}", "r"), Cell(486, "{base}", "r"), Cell(545, "{amount}", "r")),
    dealing=Dealing("elektro", (14, 55), "#######", number="EK26#####", customer="61####", bases=(1, 100),
                    positions=(1, 1, 0), units=(("st", "ST"), ("m", "M"), ("pk", "PK"))),
    totals=(Total("Nettosumme", "net"), Total("MwSt {rate} %", "tax"), Total("Bruttosumme", "gross", bold=True)),
    again=(Mark(50, 60, "Elektro Kranz Anlagenbau GmbH, Bestellung {number} vom {issued}"), Mark(545, 60,
           "Seite {page} / {pages}", align="r")), again_top=94,
    foot=(*lines(50, 790, "Elektro Kranz Anlagenbau GmbH, Voltastraße 20, 63128 Dietzenbach", "GF: Ralf Kranz, AG "
          "Offenbach HRB 7714, USt-ID DE 113 552 018", size=6, step=8), *lines(380, 790, "Frankfurter Sparkasse",
          "IBAN DE15 5005 0201 0200 4411 88", size=6, step=8)),
)  # fmt: skip

_B10: Final = Form(
    "b10-clinic", "Klinikum Auenland gGmbH", top=300, size=8.5, lead=10.5, bottom=730, ruled="titles", places=(-1, 2),
    carry=("Übertrag", "Übertrag"), totals_at=(370, 545), delivery="Klinikum Auenland Zentrallager",
    head=(
        Mark(50, 56, "Klinikum Auenland", 17, bold=True), Mark(50, 70, "Akademisches Lehrkrankenhaus", 8), *lines(400,
            50,
             "Klinikum Auenland gGmbH", "Abteilung Einkauf", "Parkallee 1", "49074 Osnabrück", "Fax 0541 405-1188",
             size=8, step=10), *lines(50, 116, *_US), *lines(400, 116, "Lieferanschrift", "Klinikum Auenland "
             "Zentrallager", "Rampe 5, Parkallee 7", "49074 Osnabrück", size=8, step=10, bold_first=True),
        *boxes(50, 190, (95, "Bestellnummer", "{number}"), (85, "Datum", "{issued}"), (95, "Unsere Kd.-Nr.",
               "{customer}"), (130, "Einkäufer/in", "P. Niehaus -1174"), (90, "Seite", "{page} von {pages}"), size=8),
        *lines(50, 240, "Bitte liefern Sie zu den vereinbarten Konditionen. Teillieferungen nur nach Rücksprache.",
               "Rechnung elektronisch an rechnung@klinikum-auenland.example"),
    ),
    titles=heads((50, "Pos", "l"), (76, "Artikel-Nr. Lief.", "l"), (150, "Artikelbezeichnung", "l"), (335, "Termin",
        "l"),
                 (420, "Menge", "r"), (425, "VE", "l"), (485, "Preis/VE", "r"), (545, "Gesamt", "r")),
    rows=(Cell(50, "{position}"), Cell(76, "{article}"), Cell(150, "{text}", width=180), Cell(335, "{delivery}"),
          Cell(420, "{quantity}", "r"), Cell(425, "{unit}"), Cell(485, "{price}", "r"), Cell(545, "{amount}", "r"),
          Cell(150, "Klinik-Art.-Nr. {buyer_article}", line=FLOW, size=7.5)),
    groups=((0, "Kostenstelle 92110 Zentralsterilisation"), (5, "Kostenstelle 93400 Labor"),
            (11, "Kostenstelle 97020 Apotheke")),
    dealing=Dealing("labor", (8, 26), "#######", "2######", number="E-26-#####", customer="40####", positions=(1, 1, 0),
                    units=(("st", "Stck"), ("pk", "Pack"), ("l", "Fl"))),
    totals=(Total("Bestellsumme netto EUR", "net", bold=True),),
    again=(Mark(50, 60, "Klinikum Auenland gGmbH   Bestellung {number} vom {issued}   Seite {page} von {pages}"),),
    foot=(Mark(300, 790,
        "Geschäftsführer Dr. J. Auer · Amtsgericht Osnabrück HRB 18144 · Sparkasse Osnabrück DE12 2655 "
               "0105 0000 2244 10", 6, align="c"),),
)  # fmt: skip

_B11: Final = Form(
    "b11-council", "Stadtverwaltung Bad Lindental", top=356, font="Times-Roman", size=11, lead=13, gap=9, places=(-1,
        2),
    left=65, right=530, numbers="de", totals_at=(300, 530), dates="%d.%m.%Y", title_high=18,
    head=(
        Mark(65, 62, "Stadtverwaltung Bad Lindental", 14, bold=True), Mark(65, 77, "Der Bürgermeister - Fachbereich 2, "
             "Zentrale Vergabe", 9), *lines(65, 126, *_US, step=14),
        *lines(380, 110, "Auskunft erteilt: Frau Kessel", "Zimmer: 214", "Durchwahl: 06721 990-214", "Mein Zeichen: "
               "2.1-10.40", "Datum: {issued}", size=9, step=12),
        Mark(65, 214, "Auftrag / Bestellung Nr. {number}", 13, bold=True), Mark(65, 232, "Ihr Angebot vom 24.08.2026; "
             "unsere Kundennummer {customer}"), *lines(65, 262, "Sehr geehrte Damen und Herren,",
                 "auf der Grundlage Ihres "
               "Angebotes erteile ich Ihnen den Auftrag über die nachstehend aufgeführten",
                   "Lieferungen. Die Lieferung "
               "muss spätestens am {wanted} im Rathaus, Schlossplatz 1, eingehen.", step=14),
    ),
    titles=heads((65, "Nr.", "l"), (100, "Bezeichnung der Leistung", "l"), (445, "Einzelpreis", "r"),
                 (530, "Gesamtpreis", "r")),
    rows=(Cell(65, "{position}."), Cell(100, "{text}", width=270, bold=True), Cell(100, "Ihre Artikelnummer: {article}",
          line=FLOW), Cell(100, "Menge: {quantity} {unit}", line=FLOW), Cell(445, "{price} EUR", "r"),
          Cell(530, "{amount} EUR", "r")),
    dealing=Dealing("buero", (2, 7), "##.###.#", number="2026-####", customer="6#####", positions=(1, 1, 0),
                    units=(("st", "Stück"), ("pk", "Packungen"), ("se", "Sets"))),
    totals=(Total("Auftragssumme netto", "net"), Total("zuzüglich {rate} % Umsatzsteuer", "tax"), Total("Auftragssumme "
            "brutto", "gross", bold=True)), totals_text="{} EUR",
    after=("Die Rechnung ist als XRechnung über die OZG-RE einzureichen.", "Im Auftrag", "Kessel"),
    foot=(Mark(300, 812, "Schlossplatz 1, 55545 Bad Lindental · Sparkasse Rhein-Nahe DE66 5605 0180 0000 1177 00", 7,
               align="c"),),
)  # fmt: skip

_B12: Final = Form(
    "b12-automotive", "Kestrel Automotive Seating GmbH", top=330, numbers="en", dates="%Y-%m-%d", size=8.5,
    line_dates="CW {W}/{Y}", edges=(80, 165, 335, 395, 440, 472, 520), ruled="rows", shade=True,
    delivery="Kestrel Plant Zwickau", lead=10.5,
    head=(
        Mark(50, 56, "KESTREL", 22, bold=True, space=3), Mark(50, 70, "Automotive Seating GmbH", 9),
        *boxes(330, 42, (70, "Order No.", "{number}"), (72, "Order Date", "{issued}"), (72, "Page", "{page}/{pages}"),
               shade=True, size=8), *boxes(330, 70, (142, "Contact", "Petra Vogel, ext. 4471"), (72, "Vendor code",
               "N20457"), shade=True, size=8), *lines(50, 112, *_EN), *lines(330, 130, "Deliver to:", "Kestrel Plant "
               "Zwickau", "Glauchauer Strasse 40", "08058 Zwickau", "Germany", bold_first=True),
        *lines(50, 220, "Buyer: Kestrel Automotive Seating GmbH, Leopoldstrasse 250, 80807 Munich, VAT ID DE812550174",
               "Currency: {currency}   Incoterms 2020: FCA Hamburg   Payment: 60 days net", "Please acknowledge within "
               "24 hours. VDA label required on each handling unit.", step=13),
    ),
    titles=heads((50, "Item", "l"), (84, "Part number", "l"), (169, "Description", "l"), (339, "Delivery", "l"),
                 (436, "Qty", "r"), (444, "UM", "l"), (516, "Unit price", "r"), (560, "Total", "r")),
    right=562, left=50, totals_at=(380, 560),
    rows=(Cell(50, "{position}"), Cell(84, "{buyer_article}"), Cell(169, "{text}", width=160), Cell(339, "{delivery}"),
          Cell(436, "{quantity}", "r"), Cell(444, "{unit}"), Cell(516, "{price}", "r"), Cell(560, "{amount}", "r"),
          Cell(169, "Supplier P/N {article}", line=FLOW, size=7.5)),
    dealing=Dealing("industrial-en", (3, 9), "##-####-@", "5@#.###.###", number="450#######", positions=(10, 10, 5),
                    mondays=(False, True), units=(("ea", "EA"), ("m", "M"), ("kg", "KG"), ("l", "L"))),
    totals=(Total("Total net value {currency}", "net", bold=True),),
    foot=(Mark(50, 812, "Managing directors: A. Brandt, L. Moreau. Registered office Munich, HRB 144902", 6.5),),
)  # fmt: skip

_B13: Final = Form(
    "b13-garden", "Gartencenter Blütenmeer KG", top=316, font="Vera", size=8, ruled="zebra", shade=True, places=(-1, 2),
    head=(
        Area(440, 36, 105, 44, 0.7, stroke=False), Mark(492, 62, "BLÜTENMEER", 11, bold=True, align="c"),
        Mark(50, 56, "Gartencenter Blütenmeer KG", 13, bold=True), Mark(50, 72, "Rosenweg 200, 26160 Bad Zwischenahn",
            8),
        *lines(50, 120, *_US), Mark(50, 206, "Bestellung", 16, bold=True),
        Mark(50, 228, "Nummer: {number}   |   Datum: {issued}   |   Kundennummer: {customer}"), Mark(50, 244,
             "Lieferung gewünscht am: {wanted}   |   Lieferart: Stückgut   |   Ansprechpartner: Imke Frerichs"),
        Mark(50, 274, "Hallo Nordwind-Team, wir benötigen:"),
    ),
    titles=heads((50, "Nr", "l"), (72, "Artikelnummer", "l"), (155, "Artikelname", "l"), (355, "Anzahl", "r"),
                 (360, "Einh.", "l"), (435, "Nettopreis", "r"), (480, "Rabatt", "r"), (545, "Summe", "r")),
    rows=(Cell(50, "{position}"), Cell(72, "{article}"), Cell(155, "{text}", width=160), Cell(355, "{quantity}", "r"),
          Cell(360, "{unit}"), Cell(435, "{price} €", "r"), Cell(480, "{discount}%", "r"), Cell(545, "{amount} €", "r"),
          Cell(155, "{more}", line=FLOW)),
    dealing=Dealing("bau", (4, 11), "######", number="GC-####", customer="3####", positions=(1, 1, 0),
                    discounts=("0", "5", "0"), more=("", "bitte auf Einwegpalette", "", "Restmenge aus Rückstand"),
                    charges=(("Messerabatt 3 %", "-3%"), ("Fracht", "49.00")),
                    units=(("st", "Stück"), ("sa", "Sack"), ("ro", "Rolle"), ("qm", "m²"))),
    totals=(Total("Summe Positionen", "lines"), Total("Messerabatt 3 %", "charge:0"), Total("Fracht", "charge:1"),
            Total("Netto", "net"), Total("MwSt 19 %", "tax"), Total("Gesamt", "gross", bold=True)), totals_text="{} €",
    foot=(*lines(50, 792, "Gartencenter Blütenmeer KG", "AG Oldenburg HRA 5520", size=6, step=9), *lines(230, 792,
          "Tel. 04403 9988-0", "USt-ID DE 117 884 255", size=6, step=9), *lines(400, 792,
              "OLB DE09 2802 0050 1100 2233 00",
          "BIC OLBODEH2XXX", size=6, step=9)),
)  # fmt: skip

_B14: Final = Form(
    "b14-sideways", "Werkzeugbau Frenzel GmbH", top=190, landscape=True, turned=270, orders=2, size=7.5, lead=9.5,
        left=40,
    right=802, bottom=500, numbers="plain", line_dates="%d.%m.%Y", ruled="rows", words=True, totals_at=(650, 802),
    head=(
        Mark(40, 46, "Werkzeugbau Frenzel GmbH  Schleifersgrund 4  09405 Zschopau", 10, bold=True), Mark(802, 46,
             "Blatt {page}/{pages}", align="r"), Mark(40, 72, "Bestellung", 14, bold=True), *pairs(40, 92, 80,
             ("Nummer", "{number}"), ("Datum", "{issued}"), ("Kundennr.", "{customer}"), step=11), *pairs(260, 92, 80,
             ("Lieferant", "Nordwind Handel GmbH, Hafenstraße 8, 20457 Hamburg"), ("Lieferort", "Werk Zschopau, Tor 1"),
             ("Währung", "{currency}"), step=11), Mark(40, 140, "Maßgeblich sind unsere Einkaufsbedingungen in der "
             "Fassung vom 01.03.2025. Der Wareneingang ist werktags von 6 bis 14 Uhr besetzt."),
    ),
    titles=heads((40, "Lfd.", "l"), (70, "Sachnummer", "l"), (150, "Lieferantenartikel", "l"), (245, "Benennung", "l"),
                 (500, "Liefertermin", "l"), (600, "Bestellmenge", "r"), (606, "ME", "l"), (690, "Preis je ME", "r"),
                 (802, "Positionswert", "r")),
    rows=(Cell(40, "{position}"), Cell(70, "{buyer_article}"), Cell(150, "{article}"), Cell(245, "{text}"),
          Cell(500, "{delivery}"), Cell(600, "{quantity}", "r"), Cell(606, "{unit}"), Cell(690, "{price}", "r"),
          Cell(802, "{amount}", "r")),
    dealing=Dealing("industrie", (3, 16), "K#####", "W##.####", number="FB######", customer="9####", positions=(1, 1,
        0),
                    units=(("st", "Stück"), ("kg", "kg"), ("l", "l"))),
    totals=(Total("Bestellwert netto", "net", bold=True),),
    again=(Mark(40, 46, "Werkzeugbau Frenzel GmbH  Bestellung {number}"), Mark(802, 46, "Blatt {page}/{pages}",
           align="r")), again_top=80,
)  # fmt: skip

_B15: Final = Form(
    "b15-fashion", "Modehaus Lorenz GmbH & Co. KG", top=300, size=8, lead=10, ruled="titles", bottom=740, places=(-1,
        2),
    dates="%d.%m.%y",
    head=(
        Mark(300, 58, "MODEHAUS LORENZ", 18, align="c", space=3, font="Times-Roman"), Mark(300, 72,
            "seit 1921 am Markt",
             8, align="c"), *lines(50, 112, *_US), *stacked(330, 104, ("Ordernummer", "{number}"), ("Orderdatum",
             "{issued}"), ("Lieferdatum", "{wanted}"), step=26), *stacked(450, 104, ("Kundennummer", "{customer}"),
             ("Saison", "HW 2026"), ("Abteilung", "Herren / Kinder"), step=26),
        Mark(50, 214, "Order", 14, bold=True), Mark(50, 234,
            "Etikettierung mit EAN und VK-Preis. Hängeware "
             "getrennt anliefern."), Mark(50, 246, "Bestellt durch: Modehaus Lorenz GmbH & Co. KG, Am Markt 2, 37073 "
             "Göttingen"),
    ),
    titles=heads((50, "EAN", "l"), (122, "Modell", "l"), (180, "Artikel / Farbe / Größe", "l"), (385, "Stück", "r"),
                 (440, "EK €", "r"), (488, "UVP €", "r"), (545, "Wert €", "r")),
    rows=(Cell(50, "{gtin}"), Cell(122, "{article}"), Cell(180, "{text}", width=170), Cell(385, "{quantity}", "r"),
          Cell(440, "{price}", "r"), Cell(488, "{rrp}", "r"), Cell(545, "{amount}", "r"), Cell(180, "{more}",
              line=FLOW)),
    dealing=Dealing("mode", (6, 20), "@##-###", number="HW26-###", customer="ML###",
                    more=("marine / 52", "schwarz / L", "oliv / 134-140", "grau melange / M", "rot / one size")),
    totals=(Total("Orderwert netto €", "net", bold=True),),
    foot=(Mark(50, 800,
        "AG Göttingen HRA 3311 · Sparkasse Göttingen DE44 2605 0001 0000 8877 11 · Seite {page} von {pages}",
               6.5),),
    again=(Mark(50, 60, "Modehaus Lorenz  Order {number}"),), again_top=90,
)  # fmt: skip

_B16: Final = Form(
    "b16-dutch", "Van Houten Verpakkingen B.V.", top=326, numbers="en", dates="%d-%m-%Y", size=9, terms=_TERMS,
    places=(-1, 2), double=True,
    head=(
        Area(330, 40, 216, 128), Mark(338, 58, "PURCHASE ORDER", 13, bold=True), *pairs(338, 78, 96, ("PO number:",
             "{number}"), ("PO date:", "{issued}"), ("Our customer no.:", "{customer}"), ("Delivery date:", "{wanted}"),
             ("Buyer:", "Joost de Wit"), ("Page:", "{page} of {pages}")), *lines(50, 56, "Van Houten Verpakkingen B.V.",
             "Industrieweg 118", "5683 CH Best", "The Netherlands", bold_first=True), *lines(50, 150, "Supplier", *_EN),
        *lines(50, 230, "Delivery terms: DAP Best, unloading Mon-Fri 07:30-15:30.", "All amounts in {currency}. "
               "Intra-community supply, VAT reverse charged, VAT no. NL811224559B01."), Mark(50, 276,
               "We order according to the general terms on the following page:"),
    ),
    titles=heads((50, "Your ref.", "l"), (120, "Our item", "l"), (190, "Description", "l"), (390, "Ordered", "r"),
                 (396, "Unit", "l"), (460, "Price", "r"), (492, "Disc", "r"), (545, "Net", "r")),
    rows=(Cell(50, "{article}"), Cell(120, "{buyer_article}"), Cell(190, "{text}", width=150), Cell(390, "{quantity}",
          "r"), Cell(396, "{unit}"), Cell(460, "{price}", "r"), Cell(492, "{discount}%", "r"), Cell(545, "{amount}",
              "r")),
    ruled="titles", dealing=Dealing("industrial-en", (3, 9), "NW#####", "#######", number="26-01####",
        customer="DE####",
                    tax="0", discounts=("0", "8", "12.5"), charges=(("Freight", "65.00"),),
                    units=(("ea", "pcs"), ("m", "mtr"), ("kg", "kg"), ("l", "ltr"))),
    totals=(Total("Total lines", "lines"), Total("Freight", "charge:0"), Total("Total excl. VAT {currency}", "net",
            bold=True)),
    foot=(Mark(50, 810, "Rabobank NL20 RABO 0155 7733 10 · KvK 17118840", 7),),
)  # fmt: skip

SECOND_HALF: Final = (_B09, _B10, _B11, _B12, _B13, _B14, _B15, _B16)
