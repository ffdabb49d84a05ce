"""The second half of the first set of layouts that are held apart. See `forms`."""

from __future__ import annotations

from typing import Final

from orderhub.bench.form_orders import Dealing
from orderhub.bench.forms import FLOW, Area, Cell, Form, Mark, Total, boxes, heads, lines, pairs, stacked

_US: Final = ("Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg")
TERMS_DE: Final = (
    "Allgemeine Einkaufsbedingungen (Stand 01/2026)",
    *"""1. Geltung. Für unsere Bestellungen gelten ausschließlich diese Bedingungen; abweichende Bedingungen des
Lieferanten erkennen wir nicht an, auch wenn wir ihnen im Einzelfall nicht widersprechen.|2. Bestellung und Bestätigung.
Der Lieferant bestätigt jede Bestellung binnen 3 Arbeitstagen unter Angabe von Bestellnummer, Menge, Preis und
Liefertermin. Bestellungen über 5.000,00 EUR bedürfen der Schriftform.|3. Preise. Die Preise verstehen sich netto, frei
Verwendungsstelle, einschließlich Verpackung, Zoll und Versicherung.|4. Verzug. Bei Überschreiten des Liefertermins sind
wir berechtigt, je angefangene Woche 0,5 %, höchstens 5 % des Auftragswertes als Vertragsstrafe zu verlangen.|5. Mängel.
Die Verjährungsfrist für Mängelansprüche beträgt 36 Monate ab Gefahrübergang. Die Untersuchungspflicht beschränkt sich
auf Stückzahl und offene Schäden.|6. Rechnung und Zahlung. Rechnungen sind zweifach einzureichen. Zahlung innerhalb von
14 Tagen mit 3 % Skonto oder innerhalb von 30 Tagen netto.|7. Werkzeuge und Zeichnungen bleiben unser Eigentum und sind
auf Verlangen zurückzugeben.|8. Geheimhaltung. Alle kaufmännischen und technischen Einzelheiten sind vertraulich zu
behandeln.|9. Gerichtsstand ist der Sitz des Bestellers. Es gilt deutsches Recht unter Ausschluss des
UN-Kaufrechts.""".replace("\n", " ").split("|"),
)

_A10: Final = Form(
    "a10-austria", "Steirische Holzwerke Ges.m.b.H.", top=300, numbers="at", font="Helvetica", size=10, lead=12,
    head=(
        *lines(545, 50, "Steirische Holzwerke Ges.m.b.H.", "Sägewerkstraße 14", "8750 Judenburg", "Österreich", "UID: "
               "ATU57118822", align="r", bold_first=True), *lines(50, 120, "Firma", *_US, "Deutschland"),
        Mark(50, 216, "BESTELLUNG", 15, bold=True), Mark(50, 236, "Nr.: {number}     vom {issued}     Ihre Kunden-Nr.: "
             "{customer}"), Mark(50, 252, "Gewünschter Liefertermin: {wanted}", bold=True), Area(50, 262, 495),
        Mark(50, 276, "Alle Preise in {currency} exkl. USt.", 8),
    ),
    titles=heads((50, "Pos", "l"), (78, "Art.Nr.", "l"), (150, "Bezeichnung", "l"), (375, "Anz.", "r"), (381, "EH",
        "l"),
                 (460, "EP", "r"), (545, "Gesamtpreis", "r")),
    rows=(Cell(50, "{position}"), Cell(78, "{article}"), Cell(150, "{text}", width=190), Cell(375, "{quantity}", "r"),
          Cell(381, "{unit}"), Cell(460, "{price}", "r"), Cell(545, "{amount}", "r")),
    dealing=Dealing("elektro", (4, 10), "4####", number="2026-0####", customer="1####", tax="20", positions=(1, 1, 0),
                    units=(("st", "Stk"), ("m", "lfm"), ("pk", "Pkg")), charges=(("Frachtanteil", "24.90"),)),
    totals=(Total("Warenwert", "lines"), Total("Frachtanteil", "charge:0"), Total("Nettosumme", "net"),
            Total("{rate} % USt.", "tax"), Total("Gesamtsumme brutto", "gross", bold=True)),
    foot=lines(50, 800, "LG Leoben FN 188220k · Gerichtsstand Leoben · Steiermärkische Bank AT58 2081 5000 0412 7781",
               size=7),
)  # fmt: skip

_A11: Final = Form(
    "a11-site", "Bauunternehmung Gerlach GmbH", top=300, size=9, split=True, bottom=745, gap=8, places=(-1, 2),
    carry=("Übertrag", "Übertrag von Seite zuvor"), totals_at=(370, 545),
    head=(
        Mark(50, 56, "GERLACH", 24, bold=True), Mark(172, 56, "Bauunternehmung", 11), *lines(50, 120, *_US),
        *pairs(340, 110, 95, ("Bestellung", "{number}"), ("Datum", "{issued}"), ("Kunden-Nr.", "{customer}"),
               ("Bauvorhaben", "2026-44 Kita Sonnenau"), ("Bauleiter", "Thilo Wrede"), ("Lieferung bis", "{wanted}")),
        Mark(50, 234, "Bestellung von Baumaterial", 13, bold=True),
        *lines(50, 254, "Wir beauftragen Sie mit der Lieferung frei Baustelle, Abladen mit Kran, Mo-Do 7-15 Uhr."),
    ),
    titles=heads((50, "Pos.", "l"), (82, "Artikel", "l"), (150, "Leistung / Material", "l"), (385, "Menge", "r"),
                 (391, "ME", "l"), (465, "EP €", "r"), (545, "GP €", "r")),
    rows=(Cell(50, "{position}"), Cell(82, "{article}"), Cell(150, "{text}", width=185), Cell(385, "{quantity}", "r"),
          Cell(391, "{unit}"), Cell(465, "{price}", "r"), Cell(545, "{amount}", "r"),
          Cell(150, "{more}", line=FLOW, width=185)),
    ruled="titles", groups=((0, "Los 1: Trockenbau Erdgeschoss"), (7, "Los 2: Trockenbau Obergeschoss")),
    dealing=Dealing("bau", (12, 26), "######", number="GB-26-####", customer="70###", positions=(10, 10, 3),
                    units=(("st", "Stk"), ("sa", "Sack"), ("ro", "Rol"), ("qm", "m2")),
                    more=(("gemäß Leistungsverzeichnis Abschnitt 4, palettiert und in Folie anzuliefern, Paletten "
                          "werden getauscht"), "", ("Fabrikat gleichwertig zulässig, Datenblatt vor Lieferung an die "
                          "Bauleitung senden"), "Farbton RAL 9010")),
    totals=(Total("Auftragssumme netto", "net"), Total("MwSt. {rate} %", "tax"), Total("Auftragssumme brutto", "gross",
            bold=True)),
    again=(Mark(50, 56, "Gerlach Bauunternehmung - Bestellung {number}"), Mark(545, 56, "Seite {page} von {pages}",
           align="r")), again_top=92,
    foot=(*lines(50, 782, "Bauunternehmung Gerlach GmbH", "Kiesgrube 3", "38518 Gifhorn", step=8, size=6.5), *lines(220,
          782, "Geschäftsführer Axel Gerlach", "AG Hildesheim HRB 100655", "DE 115 447 901", step=8, size=6.5),
          *lines(400, 782, "Volksbank BRAWO", "DE62 2699 1066 0811 4400 00", "GENODEF1WOB", step=8, size=6.5)),
)  # fmt: skip

_A12: Final = Form(
    "a12-canteen", "KANTINEN-SERVICE RHEIN-MAIN EG", top=236, font="Courier", size=9, lead=11, gap=4, places=(-1, 2),
    left=40, right=555, dates="%d.%m.%y", totals_at=(300, 490),
    head=(
        Mark(40, 50, "KANTINEN-SERVICE RHEIN-MAIN EG"), Mark(40, 62, "Mainzer Landstr. 480   60326 Frankfurt"),
        Mark(40, 84, "An: Nordwind Handel GmbH, Hafenstr. 8, 20457 Hamburg"), Mark(40, 112, "BESTELLUNG NR. {number}"
             "     SEITE {page}", bold=True), Mark(40, 126, "Bestelldatum: {issued}      Liefertag: {wanted}"),
        Mark(40, 140, "Kd-Nr....: {customer}        Rampe...: 4, 05:30-09:00 Uhr"),
        Mark(40, 160, "Bitte nur volle Gebinde, MHD mindestens 60 % der Gesamtlaufzeit."), Area(40, 214, 515),
    ),
    titles=heads((40, "Artikel", "l"), (100, "EAN", "l"), (180, "Bezeichnung", "l"), (0, "", "l"), y=-6) + heads(
        (430, "Menge", "r"), (438, "Geb.", "l"), (520, "EK-Preis", "r"), (540, "St", "l"), y=-6) + heads(
        (555, "Wert", "r"), y=6),
    title_high=22,
    rows=(Cell(40, "{article}"), Cell(100, "{gtin}"), Cell(430, "{quantity}", "r"), Cell(438, "{unit}"),
          Cell(520, "{price}", "r"), Cell(540, "{rate}"), Cell(180, "{text}", line=1), Cell(555, "{amount}", "r",
              line=1)),
    ruled="rows", dealing=Dealing("gastro", (5, 14), "####", number="7######", customer="K#####", rates=("7", "19"),
                    units=(("kt", "KT"), ("st", "ST"), ("kg", "KG"), ("pk", "PK"), ("ro", "RO"))),
    totals=(Total("Summe netto EUR", "net"), Total("MwSt {rate} %", "rate:0"), Total("MwSt {rate} %", "rate:1"),
            Total("Summe brutto EUR", "gross")),
    again=(Mark(40, 50, "BESTELLUNG NR. {number}     SEITE {page}"), Area(40, 76, 515)), again_top=98,
)  # fmt: skip

_A13: Final = Form(
    "a13-enterprise", "Castellan Aerospace Systems Ltd", top=352, numbers="en", currency="EUR", dates="%d-{e}-%Y",
    size=8, lead=10, delivery="Castellan Goods Inwards Building 4", ruled="rows", words=True,
    head=(
        Mark(50, 52, "Castellan Aerospace Systems Ltd", 13, bold=True), Mark(50, 66, "Filton Road, Bristol BS34 7QA, "
             "United Kingdom", 8), Mark(545, 52, "Standard Purchase Order", 13, align="r"),
        *boxes(330, 84, (72, "Order", "{number}"), (72, "Revision", "0"), (72, "Order Date", "{issued}"), size=8),
        *boxes(330, 112, (108, "Created By", "D. Okafor"), (108, "Payment Terms", "60 Days Net"), size=8),
        *lines(50, 96, "Supplier:", "Nordwind Trading GmbH", "Hafenstrasse 8", "20457 Hamburg", "Germany", step=10,
               bold_first=True), *lines(50, 170, "Ship To:", "Castellan Goods Inwards Building 4",
                   "Gate B, Filton Road",
               "Bristol BS34 7QA", step=10, bold_first=True), *lines(330, 170, "Bill To:", "Castellan Shared Services",
               "PO Box 1180", "Bristol BS99 1XX", step=10, bold_first=True),
        Area(50, 222, 495), Mark(50, 236, "Notes: All prices and amounts on this order are expressed in {currency}. "
             "Certificates of conformity are required with each delivery."),
        *pairs(50, 256, 90, ("Supplier No", "204418"), ("Freight Terms", "Prepaid"), ("FOB", "Destination"), step=11),
    ),
    titles=heads((50, "Line", "l"), (80, "Part Number / Description", "l"), (265, "Delivery Date", "l"),
                 (370, "Quantity", "r"), (378, "UOM", "l"), (440, "Unit Price", "r"), (475, "Taxable", "r"),
                 (545, "Amount", "r")),
    rows=(Cell(50, "{position}"), Cell(80, "{buyer_article}"), Cell(370, "{quantity}", "r"), Cell(378, "{unit}"),
          Cell(440, "{price}", "r"), Cell(475, "N", "r"), Cell(545, "{amount}", "r"), Cell(80, "{text}", line=1,
          width=175), Cell(80, "Supplier Item: {article}", line=FLOW), Cell(265, "{delivery}", line=0)),
    dealing=Dealing("industrial-en", (2, 9), "N@-#####", "CAS###-##", number="8200####", positions=(1, 1, 0), tax="0",
                    units=(("ea", "Each"), ("m", "Metre"), ("kg", "Kilogram"), ("l", "Litre"))),
    totals=(Total("Total: {currency}", "net", bold=True),),
    foot=(Mark(300, 812, "Castellan Aerospace Systems Ltd. Registered in England 3319802", 6.5, align="c"), Mark(545,
        812,
          "Page {page} of {pages}", 6.5, align="r")),
)  # fmt: skip

_A14: Final = Form(
    "a14-twice", "Tischlerei Holm & Söhne", top=290, font="Times-Roman", size=11, lead=13, orders=2, numbers="plain",
    places=(-1, 2),
    head=(
        Mark(50, 60, "Tischlerei Holm & Söhne", 16, bold=True), Mark(50, 76, "Dorfstraße 88, 24955 Harrislee"),
        *lines(50, 120, *_US, step=14), Mark(545, 180, "Harrislee, den {issued}", align="r"),
        Mark(50, 206, "Bestellung {number}", 14, bold=True), Mark(50, 232,
            "Kommission: Küche Petersen / Termin: {wanted}"),
        Mark(50, 250, "Kd.-Nr. {customer}"),
    ),
    titles=heads((50, "Art.-Nr.", "l"), (120, "Was", "l"), (400, "Anzahl", "r"), (470, "Preis", "r"), (545, "Summe",
        "r")),
    rows=(Cell(50, "{article}"), Cell(120, "{text}", width=220), Cell(400, "{quantity} {unit}", "r"),
          Cell(470, "{price}", "r"), Cell(545, "{amount}", "r")),
    dealing=Dealing("bau", (1, 4), "######", number="26###", customer="8###",
                    units=(("st", "Stück"), ("sa", "Sack"), ("ro", "Rollen"), ("qm", "qm"), ("m", "m"))),
    totals=(Total("Zusammen netto", "net", bold=True),), after=("Bitte kurz bestätigen. Danke!", "Gruß, Jan Holm"),
)  # fmt: skip

_A15: Final = Form(
    "a15-frame", "Möller Schließsysteme SE", top=340, size=8, lead=10, shade=True, edges=(74, 246, 300, 350, 384, 446,
        478),
    ruled="box", bottom=720, double=True, line_dates="KW {W}/{Y}", wanted_dates="KW {W}/{Y}", terms=TERMS_DE,
    head=(
        Mark(50, 58, "MÖLLER", 22, bold=True, space=4), Mark(50, 72, "Schließsysteme SE", 9),
        *lines(50, 120, *_US), Mark(320, 120, "Abruf aus Rahmenvertrag RV-2024-031", 8),
        *stacked(320, 138, ("Bestellnummer", "{number}"), ("Bestelldatum", "{issued}"), (("Ihr Zeichen / unsere "
                 "Kundennummer"), "{customer}"), ("Liefertermin", "{wanted}"), step=26),
        Mark(50, 276, "Bestellung", 14, bold=True), *lines(50, 296, "Versandanschrift: Werk Velbert, Heidestraße 71, "
             "42549 Velbert, Wareneingang Halle C", size=8),
    ),
    titles=(*heads((50, "Pos.", "l"), (78, "Artikelnummer", "l"), (250, "Termin", "l"), (346, "Menge", "r"),
                   (354, "ME", "l"), (442, "Preis", "r"), (474, "per", "r"), (545, "Gesamtpreis", "r")),
            *heads((78, "Bezeichnung", "l"), (545, "EUR", "r"), y=10)),
    title_high=26,
    rows=(Cell(50, "{position}"), Cell(78, "{article}", bold=True), Cell(250, "{delivery}"), Cell(346, "{quantity}",
        "r"),
          Cell(354, "{unit}"), Cell(442, "{price}", "r"), Cell(474, "{base}", "r"), Cell(545, "{amount}", "r"),
          Cell(78, "{text}", line=1, width=162)),
    dealing=Dealing("industrie", (4, 12), "##.####.#", number="45000#####", customer="10####", bases=(1, 100, 1000),
                    positions=(10, 10, 0), mondays=(True, True), units=(("st", "ST"), ("kg", "KG"), ("l", "L"))),
    strip=((60, "Nettowert EUR", "net"), (220, "MwSt. 19,00 %", "tax"), (420, "Gesamtwert EUR", "gross")),
    again=(Mark(50, 60, "Möller Schließsysteme SE · Bestellung {number}"),),
    foot=(Mark(545, 800, "Seite {page} von {pages}", 7, align="r"), Mark(50, 800,
        "Möller Schließsysteme SE · Velbert · "
          "AG Wuppertal HRB 27717 · DE 294 118 003", 6.5)),
)  # fmt: skip

_A16: Final = Form(
    "a16-branch", "Drogerie Sonnenschein Filiale 27", top=250, size=12, lead=15, font="Helvetica", ruled="rows",
    left=50, right=545, gap=4, title_high=20, edges=(150, 230, 420, 470), dates="%d.%m.%Y",
    head=(
        Mark(50, 60, "Drogerie Sonnenschein Filiale 27", 18, bold=True), Mark(50, 80, "Marktplatz 1, 73728 Esslingen"),
        Mark(50, 120, "Bestellschein an: Nordwind Handel GmbH, Hamburg"),
        *pairs(50, 150, 150, ("Bestellschein-Nr.", "{number}"), ("Datum", "{issued}"), ("Kundennummer", "{customer}"),
               ("Lieferung am", "{wanted}"), step=17),
    ),
    titles=heads((50, "EAN-Code", "l"), (154, "Artikelnr.", "l"), (234, "Artikel", "l"), (462, "Menge", "r"),
                 (476, "VE", "l")),
    rows=(Cell(50, "{gtin}", size=11), Cell(154, "{article}"), Cell(234, "{text}", width=180),
          Cell(462, "{quantity}", "r"), Cell(476, "{unit}")),
    dealing=Dealing("labor", (4, 14), "######", number="27-#####", customer="55###",
                    units=(("st", "Stück"), ("pk", "Pack"), ("l", "Liter"))),
    after=("Filialleitung: B. Aksoy",), foot=(Mark(300, 815, "- {page} -", 9, align="c"),),
)  # fmt: skip

SECOND_HALF: Final = (_A10, _A11, _A12, _A13, _A14, _A15, _A16)
