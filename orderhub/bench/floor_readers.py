"""Readers of the benchmark's raw floor: each knows one sender's documents by heart and makes the whole order of them.

What they find is what the hub finds in the same document, field by field (a test compares the two), less what the hub
adds from its master data. They keep no places, check nothing, tell no fault, and understand no other sender.
"""

from __future__ import annotations

import csv
import email
import io
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pypdfium2

from orderhub.order.model import (
    Address,
    Amounts,
    Contact,
    Identifier,
    Item,
    Line,
    Order,
    Party,
    Period,
    Price,
    Quantity,
    Reference,
    Totals,
)

_WORDS = {"Stk": "C62", "Kasten": "CS", "Karton": "CT", "Pack": "PK"}
_X12_UNITS = {"EA": "C62"}
_PDF_LINE = re.compile(r"^(\d+) (\S+) (.+) ([\d.]+) (\S+) ([\d.,]+) ([\d.,]+)$")
# 1 NW-1001 Mineralwasser still 12 x 0,7 l 5 Kasten 5,49 27,45


def _day(text: str) -> date:
    """YYYYMMDD."""
    return date(int(text[:4]), int(text[4:6]), int(text[6:8]))


def _german_day(text: str) -> date:
    return date(int(text[6:]), int(text[3:5]), int(text[:2]))


def _german(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def _whole(day: date) -> Period:
    return Period(earliest=day, latest=day)


def _parts(segment: str) -> list[list[str]]:
    """Elements and components; released separators are stood in for while it is split."""
    if "?" not in segment:
        return [element.split(":") for element in segment.split("+")]
    for sign, stand_in in (("??", "\x01"), ("?+", "\x02"), ("?:", "\x03"), ("?'", "\x04")):
        segment = segment.replace(sign, stand_in)
    back = str.maketrans("\x01\x02\x03\x04", "?+:'")
    return [[part.translate(back) for part in element.split(":")] for element in segment.split("+")]


def edifact(content: bytes) -> Order:  # noqa: C901 -- one case a segment, as such programs are written
    """ORDERS of Nordwind."""
    head: dict[str, Any] = {}
    lines: list[Line] = []
    line: dict[str, Any] = {}
    for segment in content.decode("latin-1").replace("?'", "?\x04").split("'"):
        parts = _parts(segment.replace("?\x04", "?'"))
        match parts[0][0]:
            case "BGM":
                head["type_code"], head["number"] = parts[1][0], parts[2][0]
            case "DTM":
                head["issue_date" if parts[1][0] == "137" else "requested_delivery"] = _day(parts[1][1])
            case "NAD":
                head[parts[1][0]] = _edifact_party(parts)
            case "CUX":
                head["currency"] = parts[1][1]
            case "LIN":
                line = {"number": parts[1][0], "gtin": parts[3][0]}
            case "IMD":
                line["name"] = parts[3][3]
            case "QTY":
                line["quantity"] = Quantity(value=Decimal(parts[1][1]), unit=parts[1][2], original_unit=parts[1][2])
            case "MOA" if parts[1][0] == "203":
                line["amount"] = Decimal(parts[1][1])
            case "MOA":
                head["lines"] = Decimal(parts[1][1])
            case "PRI":
                item = Item(gtin=line["gtin"], name=line["name"])
                price = Price(net=Decimal(parts[1][1]))
                lines.append(
                    Line(
                        number=line["number"], item=item, quantity=line["quantity"], price=price, amount=line["amount"]
                    )
                )
            case _:
                pass
    return Order(
        number=head["number"], type_code=head["type_code"], issue_date=head["issue_date"], currency=head["currency"],
        buyer=head["BY"], seller=head["SU"], delivery_party=head["DP"],
        requested_delivery=_whole(head["requested_delivery"]),
        totals=Totals(stated=Amounts(lines=head["lines"])), lines=tuple(lines),
    )  # fmt: skip


def _edifact_party(parts: list[list[str]]) -> Party:
    if len(parts) < 9:
        return Party(gln=parts[2][0])
    address = Address(street=parts[5][0], city=parts[6][0], postal_code=parts[8][0], country=parts[9][0])
    return Party(gln=parts[2][0], name=parts[4][0], address=address)


def x12(content: bytes) -> Order:  # noqa: C901 -- one case a segment, as such programs are written
    """850 of Widget Company."""
    head: dict[str, Any] = {}
    lines: list[Line] = []
    for segment in content.decode("ascii").split("~"):
        parts = segment.split("*")
        match parts[0]:
            case "BEG":
                head["number"], head["issue_date"] = parts[3], _day(parts[5])
            case "CUR":
                head["currency"] = parts[2]
            case "DTM":
                head["requested_delivery"] = _day(parts[2])
            case "N1":
                head[parts[1]] = parts
            case "N3":
                head["street"] = parts[1]
            case "N4":
                head["place"] = parts
            case "PO1":
                unit = _X12_UNITS.get(parts[3], parts[3])
                quantity = Quantity(value=Decimal(parts[2]), unit=unit, original_unit=parts[3])
                head["line"] = (parts[1], parts[7], parts[9], quantity, Price(net=Decimal(parts[4])))
            case "PID":
                number, seller_id, buyer_id, quantity, price = head["line"]
                item = Item(seller_id=seller_id, buyer_id=buyer_id, name=parts[5])
                lines.append(Line(number=number, item=item, quantity=quantity, price=price))
            case "AMT":
                head["gross"] = Decimal(parts[2])
            case _:
                pass
    place, ship_to = head["place"], head["ST"]
    address = Address(street=head["street"], city=place[1], region=place[2], postal_code=place[3], country=place[4])
    dock = Party(name=ship_to[2], identifiers=(Identifier(scheme="buyer", value=ship_to[4]),), address=address)
    return Order(
        number=head["number"], issue_date=head["issue_date"], currency=head["currency"],
        buyer=Party(name=head["BY"][2], customer_number=head["BY"][4]), delivery_party=dock,
        requested_delivery=_whole(head["requested_delivery"]),
        totals=Totals(stated=Amounts(gross=head["gross"])), lines=tuple(lines),
    )  # fmt: skip


def web(content: bytes) -> Order:
    """An order of the tea shop."""
    said = msgspec.json.decode(content)
    bill, ship = said["billing_address"], said["shipping_address"]
    lines = tuple(
        Line(
            number=str(number),
            item=Item(seller_id=one["partner_sku"], name=one["title"]),
            quantity=Quantity(value=Decimal(one["quantity"])),
            price=Price(net=Decimal(one["unit_price_excl_tax"])),
            amount=Decimal(one["line_price_excl_tax"]),
        )
        for number, one in enumerate(said["lines"], start=1)
    )
    email_of_guest = Contact(email=said["guest_email"])
    recipient = Contact(name=f"{ship['first_name']} {ship['last_name']}")
    return Order(
        number=said["number"], issue_date=date.fromisoformat(said["date_placed"][:10]), currency=said["currency"],
        buyer=Party(name=bill["company"], address=_web_address(bill), contact=email_of_guest),
        delivery_party=Party(address=_web_address(ship), contact=recipient),
        totals=Totals(stated=Amounts(net=Decimal(said["total_excl_tax"]))), lines=lines,
    )  # fmt: skip


def _web_address(said: dict[str, str]) -> Address:
    return Address(street=said["line1"], postal_code=said["postcode"], city=said["line4"], country=said["country"])


def table(content: bytes) -> Order:
    """A CSV file of Möbelhaus Krause."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8")), delimiter=";"))[1:]
    lines = tuple(
        Line(
            number=row[3],
            item=Item(seller_id=row[4], name=row[5]),
            quantity=Quantity(value=Decimal(row[6]), unit=_WORDS[row[7]], original_unit=row[7]),
            price=Price(net=_german(row[8]), base_quantity=Decimal(row[9])),
        )
        for row in rows
    )
    first = rows[0]
    week, year = first[10].removeprefix("KW ").split("/")
    monday = date.fromisocalendar(int(year), int(week), 1)
    return Order(
        number=first[1], issue_date=_german_day(first[2]),
        requested_delivery=Period(earliest=monday, latest=monday + timedelta(days=6)),
        references=(Reference(qualifier="AMT", value=first[0]),), lines=lines,
    )  # fmt: skip


def mail(content: bytes) -> Order:
    """A mail of Bergmann with the order as PDF."""
    for part in email.message_from_bytes(content).walk():
        if part.get_content_type() == "application/pdf":
            payload = part.get_payload(decode=True)
            assert isinstance(payload, bytes)
            return _pdf(payload)
    raise ValueError("no PDF")


def _pdf(content: bytes) -> Order:
    pdf = pypdfium2.PdfDocument(content)
    page = pdf[0]
    textpage = page.get_textpage()
    rows = textpage.get_text_bounded().replace("\r", "").split("\n")
    textpage.close()
    page.close()
    pdf.close()
    head: dict[str, str] = {}
    lines: list[Line] = []
    for row in rows:
        found = _PDF_LINE.match(row)
        if found:
            number, seller_id, name, quantity, unit, price, amount = found.groups()
            lines.append(
                Line(
                    number=number,
                    item=Item(seller_id=seller_id, name=name),
                    quantity=Quantity(value=_german(quantity), unit=_WORDS[unit], original_unit=unit),
                    price=Price(net=_german(price)),
                    amount=_german(amount),
                )
            )
        else:
            word, _, rest = row.partition(" ")
            head[word] = rest
    net = _german(head["Nettosumme"])
    postal_code, city = rows[2].split(" ", 1)
    address = Address(street=rows[1], postal_code=postal_code, city=city)
    return Order(
        number=head["Bestellnummer:"], issue_date=_german_day(head["Bestelldatum:"]),
        buyer=Party(name=rows[0], vat_id=head["USt-IdNr.:"], address=address),
        requested_delivery=_whole(_german_day(head["Liefertermin:"])),
        totals=Totals(stated=Amounts(net=net)), lines=tuple(lines),
    )  # fmt: skip


READERS = {"edifact": edifact, "x12": x12, "json": web, "csv": table, "mail": mail}
"""By kind of sample."""
