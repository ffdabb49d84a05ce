"""Forms the reader of papers is tuned on, beside those of `layouts`: other words, numbers in other places.

See `forms` for how they are drawn.
"""

from __future__ import annotations

from typing import Final

from orderhub.bench.form_orders import Dealing
from orderhub.bench.forms import FLOW, Cell, Form, Mark, Total, heads, lines, pairs

_US: Final = ("Nordwind Handel GmbH", "Hafenstraße 8", "20457 Hamburg")
_EN: Final = ("Nordwind Trading GmbH", "Hafenstrasse 8", "20457 Hamburg", "Germany")


def _letter(buyer: str, street: str, town: str, *more: Mark) -> tuple[Mark, ...]:
    return (
        Mark(50, 56, buyer, 15, bold=True), Mark(50, 70, f"{street}, {town}", 8), *lines(50, 120, *_US), *more,
    )  # fmt: skip


_M01: Final = Form(
    "m01-blocks", "Gärtnerei Blumfeld GmbH", top=270, size=9.5, gap=8,
    head=_letter("Gärtnerei Blumfeld GmbH", "Am Anger 3", "99084 Erfurt", Mark(50, 200, "Bestellung {number}", 13,
                 bold=True), Mark(50, 218, "Bestelldatum: {issued}   Kundennummer: {customer}   "
                 "Lieferung bis: {wanted}"),
                 Mark(50, 240, "Bitte liefern Sie uns:")),
    titles=(),
    rows=(Cell(50, "Position {position}: {text}", bold=True), Cell(64, "Artikel-Nr.: {article}", line=1),
          Cell(64, "Menge: {quantity} {unit}", line=2), Cell(64, "Einzelpreis: {price} EUR", line=3),
          Cell(64, "Gesamtpreis: {amount} EUR", line=4)),
    dealing=Dealing("bau", (2, 6), "##-####", number="GB####", customer="44###", positions=(1, 1, 0)),
    totals=(Total("Summe netto EUR", "net"), Total("MwSt. {rate} %", "tax"), Total("Summe brutto EUR", "gross")),
)  # fmt: skip

_M02: Final = Form(
    "m02-untitled", "Autohaus Krause KG", top=250, size=9,
    head=_letter("Autohaus Krause KG", "Ringstraße 44", "04103 Leipzig", Mark(50, 200, "Bestellung Nr. {number} vom "
                 "{issued}", 13, bold=True), Mark(50, 220, "Unsere Kundennummer: {customer}")),
    titles=(),
    rows=(Cell(50, "{position}"), Cell(80, "{article}"), Cell(150, "{text}"), Cell(400, "{quantity}", "r"),
          Cell(406, "{unit}"), Cell(480, "{price}", "r"), Cell(545, "{amount}", "r")),
    dealing=Dealing("industrie", (3, 7), "K##-###", number="3####", customer="2####", positions=(1, 1, 0)),
    totals=(Total("Summe", "net"),),
)  # fmt: skip

_M03: Final = Form(
    "m03-homely", "Landgasthof Zum Hirschen", top=250, size=10, places=(-1, 2),
    head=_letter("Landgasthof Zum Hirschen", "Dorfplatz 1", "87527 Sonthofen", Mark(50, 200, "Bestellung {number}", 13,
                 bold=True), Mark(50, 218, "Sonthofen, den {issued}")),
    titles=heads((50, "Wieviel", "l"), (130, "Eure Nummer", "l"), (210, "Was", "l"), (470, "à €", "r"),
                 (545, "macht €", "r")),
    rows=(Cell(50, "{quantity} {unit}"), Cell(130, "{article}"), Cell(210, "{text}", width=190),
          Cell(470, "{price}", "r"), Cell(545, "{amount}", "r")),
    dealing=Dealing("gastro", (3, 8), "#####", number="26-###"),
    totals=(Total("Zusammen", "net"),),
)  # fmt: skip

_M04: Final = Form(
    "m04-below", "Feinmechanik Roth GmbH", top=260, size=9,
    head=_letter("Feinmechanik Roth GmbH", "Im Gewerbepark 9", "78532 Tuttlingen", *pairs(340, 120, 90,
                 ("Bestell-Nr.", "{number}"), ("Datum", "{issued}"), ("Kd.-Nr.", "{customer}"),
                 ("Termin", "{wanted}"))),
    titles=heads((50, "Pos", "l"), (80, "Bezeichnung / Artikelnummer", "l"), (370, "Menge", "r"), (376, "ME", "l"),
                 (455, "E-Preis", "r"), (545, "G-Preis", "r")),
    rows=(Cell(50, "{position}"), Cell(80, "{text}", width=230), Cell(370, "{quantity}", "r"), Cell(376, "{unit}"),
          Cell(455, "{price}", "r"), Cell(545, "{amount}", "r"), Cell(80, "{article}", line=FLOW)),
    dealing=Dealing("industrie", (3, 9), "##-####-@", number="B26/###", customer="7####", positions=(10, 10, 0)),
    totals=(Total("Gesamt netto EUR", "net"), Total("USt. {rate} %", "tax"), Total("Gesamt brutto EUR", "gross")),
)  # fmt: skip

_M05: Final = Form(
    "m05-swiss", "Holzbau Aeschlimann AG", top=260, size=9, numbers="ch", currency="CHF",
    head=_letter("Holzbau Aeschlimann AG", "Sägestrasse 12", "3550 Langnau", *pairs(340, 120, 110,
                 ("Bestellung Nr.", "{number}"), ("Datum", "{issued}"), ("Unsere Kd-Nr.", "{customer}"),
                 ("Lieferung am", "{wanted}"))),
    titles=heads((50, "Pos.", "l"), (80, "Art. Nr.", "l"), (150, "Artikel", "l"), (380, "Anzahl", "r"),
                 (386, "Einh.", "l"), (460, "Preis CHF", "r"), (545, "Total CHF", "r")),
    rows=(Cell(50, "{position}"), Cell(80, "{article}"), Cell(150, "{text}", width=190), Cell(380, "{quantity}", "r"),
          Cell(386, "{unit}"), Cell(460, "{price}", "r"), Cell(545, "{amount}", "r")),
    dealing=Dealing("bau", (3, 9), "###.###", number="BE-#####", customer="1####", tax="8.1", positions=(1, 1, 0)),
    totals=(Total("Total exkl. MWST", "net"), Total("MWST {rate} %", "tax"), Total("Total inkl. MWST CHF", "gross")),
)  # fmt: skip

_M06: Final = Form(
    "m06-parts", "Thames Valley Pumps Ltd", top=260, size=8.5, numbers="en", currency="GBP", dates="{D} {E} %Y",
    line_dates="%d/%m/%Y",
    head=(Mark(50, 56, "Thames Valley Pumps Ltd", 15, bold=True), Mark(50, 70, "4 Station Road, Reading, RG1 1NB", 8),
          *lines(50, 110, *_EN), *pairs(340, 110, 100, ("PO Number", "{number}"), ("Raised on", "{issued}"),
          ("Your account code", "{customer}"), ("Needed by", "{wanted}"))),
    titles=heads((50, "Ln", "l"), (72, "Supplier Part", "l"), (145, "Our Part", "l"), (215, "Description", "l"),
                 (400, "Qty", "r"), (406, "UoM", "l"), (470, "Unit Cost", "r"), (545, "Ext. Cost", "r")),
    rows=(Cell(50, "{position}"), Cell(72, "{article}"), Cell(145, "{buyer_article}"), Cell(215, "{text}", width=150),
          Cell(400, "{quantity}", "r"), Cell(406, "{unit}"), Cell(470, "{price}", "r"), Cell(545, "{amount}", "r")),
    dealing=Dealing("industrial-en", (3, 8), "@@##-###", "P#####", number="TVP-#####", customer="NW###", tax="20",
                    positions=(1, 1, 0)),
    totals=(Total("Goods total", "net"), Total("VAT @ {rate}%", "tax"), Total("Order total (GBP)", "gross")),
)  # fmt: skip

_M07: Final = Form(
    "m07-inside", "Kliniken Westtal gGmbH", top=260, size=9,
    head=_letter("Kliniken Westtal gGmbH", "Am Berg 100", "58452 Witten", *pairs(340, 120, 110,
                 ("Auftragsnummer", "{number}"), ("Auftragsdatum", "{issued}"), ("Kundennummer", "{customer}"))),
    titles=heads((50, "Pos.", "l"), (80, "Artikel", "l"), (370, "Menge", "r"), (378, "Einheit", "l"),
                 (460, "Preis/EH", "r"), (545, "Pos.-Wert", "r")),
    rows=(Cell(50, "{position}"), Cell(80, "{text}", width=240), Cell(370, "{quantity}", "r"), Cell(378, "{unit}"),
          Cell(460, "{price}", "r"), Cell(545, "{amount}", "r"),
          Cell(80, "Ihre Art.-Nr. {article} / unsere Art.-Nr. {buyer_article}", line=FLOW)),
    dealing=Dealing("labor", (3, 9), "@####", "8######", number="4500######", customer="10###", positions=(10, 10, 5)),
    totals=(Total("Auftragswert netto", "net"),),
)  # fmt: skip

_M08: Final = Form(
    "m08-turned", "Stadtwerke Oberau", top=260, size=9,
    head=_letter("Stadtwerke Oberau", "Rathausplatz 2", "82496 Oberau", Mark(50, 200, "Bestellung", 14, bold=True),
                 Mark(50, 216, "Nr. {number} / Datum {issued}"), Mark(50, 230, "Liefertermin: {wanted}")),
    titles=heads((50, "Pos.", "l"), (80, "Material", "l"), (160, "Art.-Nr.", "l"), (230, "Text", "l"), (400,
                 "Bestellmenge", "r"), (480, "Nettopreis", "r"), (545, "Wert", "r")),
    rows=(Cell(50, "{position}"), Cell(80, "{buyer_article}"), Cell(160, "{article}"), Cell(230, "{text}", width=120),
          Cell(400, "{quantity} {unit}", "r"), Cell(480, "{price} / {base}", "r"), Cell(545, "{amount}", "r")),
    dealing=Dealing("industrie", (3, 9), "@@-####", "1000####", number="45######", bases=(1, 100),
                    positions=(10, 10, 5)),
    totals=(Total("Gesamtwert EUR", "net"),),
)  # fmt: skip

_M09: Final = Form(
    "m09-sentence", "Möbel Ahrens OHG", top=260, size=10, numbers="de",
    head=_letter("Möbel Ahrens OHG", "Wallstraße 5", "38100 Braunschweig", Mark(50, 200, "Betreff: Unsere Bestellung "
                 "{number} vom {issued}", bold=True), Mark(50, 220, "bitte liefern Sie an unsere Kundennummer "
                 "{customer} bis zum {wanted}:")),
    titles=heads((50, "Stück", "l"), (110, "Artikel-Nr.", "l"), (190, "Artikelbezeichnung", "l"), (470, "Stückpreis",
                 "r"), (545, "Summe", "r")),
    rows=(Cell(50, "{quantity}"), Cell(110, "{article}"), Cell(190, "{text}", width=200), Cell(470, "{price} €", "r"),
          Cell(545, "{amount} €", "r")),
    dealing=Dealing("buero", (2, 7), "######", number="MA-####", customer="5####"),
    totals=(Total("Der Auftragswert beträgt netto", "net"),), totals_text="{} €", totals_at=(300, 545),
)  # fmt: skip

_M10: Final = Form(
    "m10-list", "Baumarkt Senger e. K.", top=260, size=9, places=(2, 2),
    head=_letter("Baumarkt Senger e. K.", "Industrieweg 7", "15230 Frankfurt", *pairs(340, 120, 90, ("BESTELLUNG NR",
                 "{number}"), ("DATUM", "{issued}"), ("KDNR BEI IHNEN", "{customer}"), ("LIEFERWOCHE", "{wanted}"))),
    titles=heads((50, "LFD", "l"), (75, "ARTIKEL-NR", "l"), (140, "EAN", "l"), (225, "ARTIKELTEXT", "l"), (395, "MENGE",
                 "r"), (399, "ME", "l"), (450, "PREIS", "r"), (490, "RAB%", "r"), (545, "NETTO", "r")),
    rows=(Cell(50, "{position}"), Cell(75, "{article}"), Cell(140, "{gtin}"), Cell(225, "{text}", width=130),
          Cell(395, "{quantity}", "r"), Cell(399, "{unit}"), Cell(450, "{price}", "r"), Cell(490, "{discount}", "r"),
          Cell(545, "{amount}", "r")),
    dealing=Dealing("bau", (3, 9), "######", number="######", customer="9####", discounts=("0", "10", "2.5"),
                    positions=(1, 1, 0), mondays=(True, False)),
    wanted_dates="{W}/{Y}",
    totals=(Total("SUMME POSITIONEN", "net"), Total("MWST {rate} %", "tax"), Total("ENDSUMME", "gross")),
)  # fmt: skip

_M11: Final = Form(
    "m11-schedule", "Lindner Fahrzeugbau SE", top=260, size=9,
    head=_letter("Lindner Fahrzeugbau SE", "Werkstraße 1", "38440 Wolfsburg", *pairs(340, 120, 90, ("Abruf-Nr.",
                 "{number}"), ("Abrufdatum", "{issued}"))),
    titles=heads((50, "Pos", "l"), (80, "Sachnummer", "l"), (170, "Benennung", "l"), (400, "Abrufmenge", "r"),
                 (408, "ME", "l"), (450, "Eintrefftermin", "l")),
    rows=(Cell(50, "{position}"), Cell(80, "{article}"), Cell(170, "{text}", width=180), Cell(400, "{quantity}", "r"),
          Cell(408, "{unit}"), Cell(450, "{delivery}")),
    dealing=Dealing("industrie", (3, 9), "### ### ##", number="AB######", positions=(1, 1, 4)),
)  # fmt: skip

_M12: Final = Form(
    "m12-amounts-first", "Praxis Dr. Wenzel", top=260, size=9.5, numbers="de",
    head=_letter("Praxis Dr. Wenzel", "Markt 11", "07743 Jena", Mark(50, 200, "Bestellung", 14, bold=True),
                 *pairs(50, 216, 100, ("Nummer:", "{number}"), ("vom:", "{issued}"))),
    titles=heads((50, "Lief.-Artikel", "l"), (165, "Bedarf", "r"), (171, "Geb.", "l"), (215, "Benennung", "l"),
                 (470, "Preis (netto)", "r"), (545, "Gesamt (netto)", "r")),
    rows=(Cell(50, "{article}"), Cell(165, "{quantity}", "r"), Cell(171, "{unit}"), Cell(215, "{text}", width=180),
          Cell(470, "{price}", "r"), Cell(545, "{amount}", "r")),
    dealing=Dealing("labor", (3, 8), "@@-###", number="2026/###"),
    totals=(Total("Bestellsumme ohne Steuer", "net"), Total("Steuer {rate} %", "tax"), Total("Bestellsumme mit Steuer",
            "gross")),
)  # fmt: skip

MORE2: Final[tuple[Form, ...]] = (_M01, _M02, _M03, _M04, _M05, _M06, _M07, _M08, _M09, _M10, _M11, _M12)
"""Known forms drawn by `forms`."""
