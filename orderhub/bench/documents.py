"""A mixed set of order documents with its ground truth, the same for the same seed.

30 % EDIFACT ORDERS, 20 % X12 850, 20 % shop JSON, 20 % CSV, 10 % mails with a text PDF; of these 5 % are sent twice,
byte for byte, and 2 % are broken. Every order has its own number and 2 to 10 lines of known articles at list price.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from decimal import Decimal
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import msgspec

from orderhub.bench.text_pdf import text_pdf
from orderhub.document import Document

KINDS = ("edifact", "x12", "json", "csv", "mail")
WEIGHTS = (30, 20, 20, 20, 10)
_DUPLICATES, _BROKEN = 0.05, 0.02
_SUPPLIER = "4399901000018"


class Article(msgspec.Struct):
    """A row of mappings/lookups/articles.csv."""

    number: str
    gtin: str
    name: str
    unit: str
    price: Decimal
    currency: str = "EUR"


class Sample(msgspec.Struct):
    """One document as it is pushed. `number` is the order it must become, "" when it must become none."""

    key: str
    kind: str
    number: str
    content: bytes
    name: str
    media_type: str
    channel: str
    envelope: dict[str, str]
    is_repeat: bool = False

    def document(self) -> Document:
        """The document as a source hands it over."""
        return Document(self.content, self.name, self.media_type, self.channel, self.envelope)


Lines = list[tuple[Article, int]]


def articles_of(folder: Path) -> list[Article]:
    """The merchant's articles in the units that every format of the set has a word for."""
    with (folder / "lookups" / "articles.csv").open(encoding="utf-8", newline="") as handle:
        listed = [msgspec.convert(row, Article, strict=False) for row in csv.DictReader(handle)]
    return [one for one in listed if one.unit in _WORDS]


def generate(count: int, seed: int, articles: list[Article]) -> Iterator[Sample]:
    """`count` documents; repeats come some documents after their first."""
    chance = random.Random(seed)
    recent: list[Sample] = []
    for serial in range(1, count + 1):
        if recent and chance.random() < _DUPLICATES:
            first = chance.choice(recent)
            yield msgspec.structs.replace(first, key=f"{seed}-{serial}", number="", is_repeat=True)
            continue
        kind = chance.choices(KINDS, WEIGHTS)[0]
        lines = [(one, chance.randint(1, 400)) for one in chance.sample(articles, chance.randint(2, 10))]
        sample = _MAKERS[kind](seed, serial, lines)
        sample.key = f"{seed}-{serial}"
        if chance.random() < _BROKEN:
            yield _broken(sample, chance)
            continue
        recent = [*recent[-40:], sample]
        yield sample


def _broken(sample: Sample, chance: random.Random) -> Sample:
    """Bytes that no parser can read as an order."""
    noise = bytes(chance.randrange(128, 256) for _ in range(60))
    return msgspec.structs.replace(sample, kind="broken", number="", content=b"\x00\x01" + noise, channel="file",
                                   media_type="application/octet-stream", name="broken.bin")  # fmt: skip


def _net(lines: Lines) -> Decimal:
    return sum((one.price * quantity for one, quantity in lines), Decimal(0))


def edifact(seed: int, serial: int, lines: Lines) -> Sample:
    number = f"NWB-{seed % 10}{serial:05}" if serial < 100_000 else f"NWB-{serial:06}"
    body = [
        "UNH+1+ORDERS:D:96A:UN:EAN008", f"BGM+220+{number}+9", "DTM+137:20261120:102", "DTM+2:20261127:102",
        "NAD+BY+4012345900019::9", f"NAD+SU+{_SUPPLIER}::9",
        "NAD+DP+4012345900118::9++Nordwind Filiale 12+Hafenstraße 8+Hamburg++20457+DE", "CUX+2:EUR:9",
    ]  # fmt: skip
    for position, (one, quantity) in enumerate(lines, start=1):
        body += [
            f"LIN+{position}++{one.gtin}:EN", f"IMD+F++:::{_released(one.name)}", f"QTY+21:{quantity}:{one.unit}",
            f"MOA+203:{one.price * quantity}", f"PRI+AAA:{one.price}",
        ]  # fmt: skip
    body += ["UNS+S", f"MOA+79:{_net(lines)}", f"CNT+2:{len(lines)}"]
    body.append(f"UNT+{len(body) + 1}+1")
    reference = f"NW{_control(seed, serial)}"
    head = f"UNA:+.? 'UNB+UNOC:3+4012345900019:14+{_SUPPLIER}:14+261120:0905+{reference}'"
    text = head + "'".join(body) + f"'UNZ+1+{reference}'"
    return Sample("", "edifact", number, text.encode("latin-1"), f"{number}.edi", "application/edifact", "edi", {})


def _control(seed: int, serial: int) -> str:
    """Nine digits that no other document of the set has: partners count their interchanges."""
    return f"{seed % 1000:03}{serial % 1_000_000:06}"


def _released(text: str) -> str:
    return "".join(f"?{sign}" if sign in "?+:'" else sign for sign in text)


def x12(seed: int, serial: int, lines: Lines) -> Sample:
    number = f"PO{seed}-{serial:06}"
    body = [f"ST*850*{serial:09}", f"BEG*00*SA*{number}**20261120", "CUR*BY*EUR", "DTM*002*20261127",
            "N1*BY*Widget Company Inc.*92*KD-1003", "N1*ST*Widget Dock 4*92*D4", "N3*12 Harbor Road",
            "N4*Boston*MA*02110*US"]  # fmt: skip
    for position, (one, quantity) in enumerate(lines, start=1):
        unit = _X12_UNITS[one.unit]
        body.append(f"PO1*{position}*{quantity}*{unit}*{one.price}**VN*{one.number}*IN*W{position}")
        body.append(f"PID*F****{_ascii(one.name)}")
    body += [f"CTT*{len(lines)}", f"AMT*TT*{_net(lines)}"]
    body.append(f"SE*{len(body) + 1}*{serial:09}")
    control = _control(seed, serial)
    isa = f"ISA*00*          *00*          *ZZ*WIDGETCO       *ZZ*ORDERHUB       *261120*0905*U*00401*{control}*0*P*>~"
    text = isa + f"GS*PO*WIDGETCO*ORDERHUB*20261120*0905*{serial}*X*004010~" + "~".join(body)
    text += f"~GE*1*{serial}~IEA*1*{control}~"
    return Sample("", "x12", number, text.encode("ascii"), f"{number}.x12", "application/edi-x12", "edi", {})


_X12_UNITS = {"C62": "EA", "CS": "CS", "CT": "CT", "PK": "PK"}


def _ascii(text: str) -> str:
    for written, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = text.replace(written, plain).replace(written.upper(), plain.title())
    return text.encode("ascii", "ignore").decode().replace("*", "x").replace("~", "-").replace(">", " ")


def web(seed: int, serial: int, lines: Lines) -> Sample:
    number = f"{seed}{serial:06}"
    content = {
        "number": number, "date_placed": "2026-11-20T08:15:30+01:00", "currency": "EUR",
        "total_excl_tax": str(_net(lines)), "guest_email": f"kunde{serial}@teeladen.example",
        "billing_address": {"company": "Teeladen Lübeck e.K.", "line1": "Hüxstraße 40", "line4": "Lübeck",
                            "postcode": "23552", "country": "DE"},
        "shipping_address": {"first_name": "Ida", "last_name": f"Brügge {serial}", "line1": f"Lagerweg {serial % 90}",
                             "line4": "Lübeck", "postcode": f"23{serial % 900 + 100}", "country": "DE"},
        "lines": [{"partner_sku": one.number, "title": one.name, "quantity": quantity,
                   "unit_price_excl_tax": str(one.price), "line_price_excl_tax": str(one.price * quantity)}
                  for one, quantity in lines],
    }  # fmt: skip
    encoded = msgspec.json.encode(content)
    return Sample("", "json", number, encoded, f"{number}.json", "application/json", "web", {"shop": "teeladen"})


def table(seed: int, serial: int, lines: Lines) -> Sample:
    number = f"MK-{seed}{serial:06}"
    rows = ["Kostenstelle;Best.-Nr.;Datum;Pos;Artikel-Nr.;Bezeichnung;Menge;ME;EK-Preis;Preis je;Liefertermin"]
    for position, (one, quantity) in enumerate(lines, start=1):
        price = f"{one.price}".replace(".", ",")
        cells = (4100, number, "20.11.2026", f"{position}0", one.number, one.name, quantity, _WORDS[one.unit], price, 1)
        rows.append(";".join(map(str, (*cells, "KW 48/2026"))))
    envelope = {"sender_domain": "moebel-krause.example"}
    content = ("\r\n".join(rows) + "\r\n").encode("utf-8")
    return Sample("", "csv", number, content, f"{number}.csv", "text/csv", "file", envelope)


_WORDS = {"C62": "Stk", "CS": "Kasten", "CT": "Karton", "PK": "Pack"}


def mail_with_pdf(seed: int, serial: int, lines: Lines) -> Sample:
    number = f"B-{seed}-{serial:06}"
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Einkauf Bergmann <einkauf@bergmann-gastro.example>"
    mail["To"] = "bestellung@nordlicht.example"
    mail["Subject"] = f"Bestellung {number}"
    mail["Message-ID"] = f"<{number}@bergmann-gastro.example>"
    mail["Date"] = "Fri, 20 Nov 2026 09:05:00 +0100"
    mail.set_content("Guten Tag,\n\nanbei unsere Bestellung.\n\nMit freundlichen Grüßen\nBergmann Gastronomie GmbH\n")
    pdf = pdf_order("Bergmann Gastronomie GmbH", "DE811223345", number, lines)
    mail.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{number}.pdf")
    return Sample("", "mail", number, mail.as_bytes(), f"{serial}.eml", "message/rfc822", "mail", {})


def pdf_order(sender: str, vat_id: str, number: str, lines: Lines, size: int = 9) -> bytes:
    """An order form as one-page PDF with a text layer."""
    return text_pdf(_pdf_words(sender, vat_id, number, lines, 32 * 9 // size), size)


def _pdf_words(sender: str, vat_id: str, number: str, lines: Lines, width: int) -> list[tuple[int, int, str]]:
    """Text with the position of its left edge in points from the top left; names are cut to `width` characters."""
    said = [(50, 60, sender), (50, 75, "Marktstraße 5"), (50, 90, "80331 München"),
            (50, 130, "BESTELLUNG"), (50, 160, "Bestellnummer:"), (150, 160, number), (50, 175, "Bestelldatum:"),
            (150, 175, "20.11.2026"), (50, 190, "Liefertermin:"), (150, 190, "27.11.2026"), (300, 160, "USt-IdNr.:"),
            (380, 160, vat_id)]  # fmt: skip
    columns = (50, 85, 165, 330, 375, 420, 500)
    titles = ("Pos", "Artikel-Nr.", "Bezeichnung", "Menge", "ME", "Einzelpreis", "Gesamt EUR")
    said += list(zip(columns, (230,) * 7, titles, strict=True))
    top = 250
    for position, (one, quantity) in enumerate(lines, start=1):
        row = (str(position), one.number, one.name[:width], str(quantity), _WORDS[one.unit], _german(one.price),
               _german(one.price * quantity))  # fmt: skip
        said += list(zip(columns, (top,) * 7, row, strict=True))
        top += 18
    return [*said, (330, top + 20, "Nettosumme"), (500, top + 20, _german(_net(lines)))]


def _german(value: Decimal) -> str:
    return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))


_MAKERS = {"edifact": edifact, "x12": x12, "json": web, "csv": table, "mail": mail_with_pdf}
