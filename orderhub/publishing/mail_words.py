"""The values of a mail's tags, in German and English: greeting, dates, table of lines, address, signature.

Pos.  Artikel  Bezeichnung       Menge  Betrag EUR
1     A-100    Hammer 300 g   10 Stück       25,00
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from orderhub.order import amounts
from orderhub.order.codes import minor_digits, unit_word
from orderhub.order.model import Line, Order, Party
from orderhub.publishing.desadv import parcels_of, shipped_lines
from orderhub.publishing.facts import Mail, ReplyFacts, Shipment
from orderhub.publishing.notices import Notices, fill
from orderhub.publishing.written_text import decimal_text

_NAME_WIDTH = 30
_MONTHS_DE = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
              "November", "Dezember")  # fmt: skip
_MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
              "November", "December")  # fmt: skip


def compose_mail(name: str, language: str, facts: ReplyFacts, notices: Notices) -> Mail:
    """The notice `name` (`receipt` or `shipped`) to the buyer. Raises: notice.tag-empty, notice.template-missing."""
    language = "de" if language == "de" else "en"
    make: Callable[[ReplyFacts, str], dict[str, str]] = {"receipt": _receipt, "shipped": _shipped}.get(name, _shared)
    return fill(notices, name, language, make(facts, language))


def _shared(facts: ReplyFacts, language: str) -> dict[str, str]:
    order = facts.order
    buyer = order.buyer
    return {
        "greeting": _greeting(buyer, language),
        "customer": (buyer.name or "") if buyer else "",
        "order_number": order.number or "",
        "seller": facts.seller.name or "",
        "signature": _signature(facts),
    }


def _receipt(facts: ReplyFacts, language: str) -> dict[str, str]:
    order = facts.order
    return {
        **_shared(facts, language),
        "received_at": _instant(facts.received_at or facts.now, facts.zone, language),
        "order_block": _order_block(order, language),
        "lines": _ordered_table(order, language),
    }


def _shipped(facts: ReplyFacts, language: str) -> dict[str, str]:
    shipment = facts.shipment
    if shipment is None:
        return _shared(facts, language)
    return {
        **_shared(facts, language),
        "carrier": shipment.carrier,
        "shipment_number": shipment.number,
        "tracking": shipment.tracking,
        "shipment_block": _shipment_block(facts, shipment, language),
        "lines": _shipped_table(facts.order, shipped_lines(facts, shipment), language),
    }


# --- blocks ----------------------------------------------------------------------------------------------------------


def _greeting(buyer: Party | None, language: str) -> str:
    person = buyer.contact.name if buyer and buyer.contact and buyer.contact.name else ""
    word = "Guten Tag" if language == "de" else "Hello"
    return f"{word} {person}," if person else f"{word},"


def _signature(facts: ReplyFacts) -> str:
    seller = facts.seller
    contact = seller.contact
    lines = [seller.name, *((contact.name, contact.phone, contact.email) if contact else ()), *_address_lines(seller)]
    signature = "\n".join(line for line in lines if line)
    return f"{signature}\n\n{facts.footer.strip()}" if facts.footer else signature


def _address_lines(party: Party) -> list[str]:
    address = party.address
    if address is None:
        return []
    town = " ".join(part for part in (address.postal_code, address.city) if part)
    return [part for part in (address.street, address.additional, town) if part]


def _order_block(order: Order, language: str) -> str:
    said = _de_en(language)
    wanted = order.requested_delivery
    receiver = order.delivery_party
    place = ", ".join([receiver.name or "", *_address_lines(receiver)]).strip(", ") if receiver else ""
    rows = [
        (said("Bestellnummer", "Order number"), order.number or ""),
        (said("Bestelldatum", "Order date"), _day(order.issue_date, language)),
        (said("Wunschtermin", "Wanted by"), _day(wanted.latest or wanted.earliest, language) if wanted else ""),
        (said("Lieferung an", "Deliver to"), place),
    ]
    return _rows(rows)


def _shipment_block(facts: ReplyFacts, shipment: Shipment, language: str) -> str:
    said = _de_en(language)
    numbers = [parcel.tracking for parcel in parcels_of(shipment) if parcel.tracking]
    shipped = shipment.shipped_at
    rows = [
        (said("Sendung", "Shipment"), shipment.number),
        (said("Versandt am", "Shipped on"), _instant(shipped, facts.zone, language) if shipped else ""),
        (said("Versanddienst", "Carrier"), shipment.carrier),
        *((said("Sendungsnummer", "Tracking number"), number) for number in numbers),
        (said("Verfolgen unter", "Follow it at"), shipment.tracking_url),
        (said("Zustellung etwa", "Expected"), _day(shipment.expected, language)),
    ]
    return _rows(rows)


def _rows(rows: Sequence[tuple[str, str]]) -> str:
    present = [(label, value) for label, value in rows if value]
    width = max((len(label) for label, _ in present), default=0) + 2
    return "\n".join(f"{label + ':':<{width}}{value}" for label, value in present)


# --- tables ----------------------------------------------------------------------------------------------------------


def _ordered_table(order: Order, language: str) -> str:
    if not order.lines:
        return ""
    said = _de_en(language)
    step = amounts.smallest(order.currency)
    digits = minor_digits(order.currency)
    values = [amounts.line_amount(line, step) for line in order.lines]
    has_amounts = bool(values) and all(value is not None for value in values)
    currency = order.currency or ""
    head = [said("Pos.", "Line"), said("Artikel", "Article"), said("Bezeichnung", "Name"), said("Menge", "Quantity")]
    rows = [[*_line_cells(line), _quantity(line, line.quantity.value, language) if line.quantity else ""]
            for line in order.lines]  # fmt: skip
    if has_amounts:
        head.append(said("Betrag", "Amount") + (f" {currency}" if currency else ""))
        for row, value in zip(rows, values, strict=True):
            row.append(_number(value or Decimal(0), language, digits))
    table = _table(head, rows)
    own = order.totals.computed if order.totals and order.totals.computed else amounts.computed(order)
    if has_amounts and own and own.net is not None:
        total = said("Summe netto, wie bestellt", "Net total, as ordered")
        table += f"\n\n{total}: {_number(own.net, language, digits)} {currency}".rstrip()
    return table


def _shipped_table(order: Order, quantities: Mapping[str, Decimal], language: str) -> str:
    said = _de_en(language)
    head = [said("Pos.", "Line"), said("Artikel", "Article"), said("Bezeichnung", "Name"), said("Menge", "Quantity")]
    rows = [
        [*_line_cells(line), _quantity(line, quantities[line.number], language)]
        for line in order.lines
        if quantities.get(line.number)
    ]
    return _table(head, rows) if rows else ""


def _line_cells(line: Line) -> list[str]:
    item = line.item
    return [line.number, item.buyer_id or item.seller_id or item.gtin or "", item.name or item.description or ""]


def _table(head: list[str], rows: list[list[str]]) -> str:
    """A table in plain text: number, article and name to the left, the rest to the right, long names wrapped."""
    wrapped = [(row, textwrap.wrap(row[2], _NAME_WIDTH) or [""]) for row in rows]
    widths = [max(len(one[column]) for one in (head, *rows)) for column in range(len(head))]
    widths[2] = max(len(head[2]), *(len(part) for _, parts in wrapped for part in parts), 0)
    lines = [_table_line(head, widths)]
    for row, parts in wrapped:
        lines.append(_table_line([*row[:2], parts[0], *row[3:]], widths))
        lines.extend(_table_line(["", "", part, *([""] * (len(row) - 3))], widths) for part in parts[1:])
    return "\n".join(lines)


def _table_line(cells: Sequence[str], widths: Sequence[int]) -> str:
    left = [f"{cell:<{width}}" for cell, width in zip(cells[:3], widths[:3], strict=True)]
    right = [f"{cell:>{width}}" for cell, width in zip(cells[3:], widths[3:], strict=True)]
    return "  ".join([*left, *right]).rstrip()


def _quantity(line: Line, value: Decimal, language: str) -> str:
    unit = line.quantity.unit if line.quantity else None
    written = line.quantity.original_unit if line.quantity else None
    text = decimal_text(value)
    return (
        f"{text.replace('.', ',') if language == 'de' else text} {unit_word(unit, language) or written or ''}".rstrip()
    )


def _number(value: Decimal, language: str, digits: int) -> str:
    text = f"{value:,.{digits}f}"
    return text.translate(_SWAPPED) if language == "de" else text


_SWAPPED = str.maketrans({",": ".", ".": ","})


def _day(day: date | None, language: str) -> str:
    if day is None:
        return ""
    if language == "de":
        return f"{day.day}. {_MONTHS_DE[day.month - 1]} {day.year}"
    return f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"


def _instant(at: datetime, zone: str, language: str) -> str:
    local = at.astimezone(ZoneInfo(zone))
    if language == "de":
        return f"{_day(local.date(), 'de')} um {local:%H:%M} Uhr"
    return f"{_day(local.date(), 'en')} at {local:%H:%M} ({local:%Z})"


def _de_en(language: str) -> Callable[[str, str], str]:
    return lambda de, en: de if language == "de" else en
