"""Parties, references, dates and article numbers as EDIFACT segments, the same in ORDRSP and DESADV. D.96A.

NAD+BY+4012345000009::9++Nordwind Handels GmbH+Hafenstr. 5+Hamburg++20457+DE'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from orderhub.order.model import Item, Line, Order, Party, Quantity
from orderhub.order.places import place
from orderhub.publishing.edifact_writer import Segment
from orderhub.publishing.facts import LineReply, ReplyFacts
from orderhub.publishing.written_text import free, free_parts, identifier, plain_number

_STREET, _REFERENCE, _ARTICLE = "NAD.C059.3042", "RFF.C506.1154", "PIA.C212.7140"
_UNIT_CODE = re.compile(r"[A-Z0-9]{2,3}\Z")
_MAX_LINE_NUMBER = 6


def party(qualifier: str, who: Party | None, reply: str) -> Iterator[Segment]:
    """NAD of one party; nothing for a party that is not there. `qualifier` is UNTDID 3035."""
    if who is None:
        return
    code: tuple[str, ...] = ()
    if who.gln:
        code = (identifier(who.gln, "NAD.C082.3039", f"{qualifier}.gln", reply), "", "9")
    elif who.customer_number:
        code = (identifier(who.customer_number, "NAD.C082.3039", f"{qualifier}.customer_number", reply), "", "91")
    address = who.address
    names = tuple(free_parts(who.name, "NAD.C080.3036"))
    if not (code or names):
        return
    segment: Segment = ("NAD", qualifier, code, "", names)
    if address:
        segment = (
            *segment,
            tuple(free_parts(address.street, _STREET, 2) + free_parts(address.additional, _STREET, 2)),
            free(address.city, "NAD.3164"),
            free(address.region, "NAD.3229"),
            free(address.postal_code, "NAD.3251"),
            free(address.country, "NAD.3207"),
        )
    yield segment
    if who.vat_id:
        yield "RFF", ("VA", identifier(who.vat_id, _REFERENCE, f"{qualifier}.vat_id", reply))


def parties(facts: ReplyFacts, reply: str, lines: Iterable[str] | None = None) -> Iterator[Segment]:
    """Buyer, seller (us) and the place that those lines go to (None: all of the order), in this order."""
    yield from party("BY", facts.order.buyer, reply)
    yield from party("SU", facts.seller, reply)
    yield from party("DP", place(facts.order, lines), reply)


def line_place(facts: ReplyFacts, line: Line, reply: str) -> Iterator[Segment]:
    """NAD of a line that goes elsewhere than the message says in its head."""
    if line.delivery_party is not None and line.delivery_party != place(facts.order):
        yield from party("DP", line.delivery_party, reply)


def reference(qualifier: str, value: str, reply: str) -> Segment:
    """RFF; `qualifier` is UNTDID 1153."""
    return "RFF", (qualifier, identifier(value, _REFERENCE, f"RFF {qualifier}", reply))


def day(qualifier: str, when: date) -> Segment:
    """DTM of a business date; `qualifier` is UNTDID 2005."""
    return "DTM", (qualifier, f"{when:%Y%m%d}", "102")


def minute(qualifier: str, when: datetime, zone: str) -> Segment:
    """DTM of an instant in local time to the minute."""
    return "DTM", (qualifier, f"{when.astimezone(ZoneInfo(zone)):%Y%m%d%H%M}", "203")


def line_head(line: Line, position: int, action: str, reply: str) -> Iterator[Segment]:
    """LIN with its action (UNTDID 1229), PIA and IMD."""
    item = line.item
    number = line_number(line, position)
    yield "LIN", number, action, (identifier(item.gtin, "LIN.C212.7140", "gtin", reply), "EN") if item.gtin else ""
    others = _others(item, reply)
    if others:
        yield ("PIA", "1" if item.gtin else "5", *others)
    if item.name:
        yield "IMD", "F", "", ("", "", "", *free_parts(item.name, "IMD.C273.7008"))


def line_number(line: Line, position: int) -> str:
    """The buyer's line number where LIN 1082 (n..6) can carry it, else the position."""
    return (
        line.number
        if line.number.isascii() and line.number.isdigit() and len(line.number) <= _MAX_LINE_NUMBER
        else str(position)
    )


def line_reference(line: Line, position: int, order: Order, reply: str) -> Iterator[Segment]:
    """The buyer's own line number as a reference, where LIN could not carry it."""
    if line_number(line, position) != line.number and order.number:
        yield (
            "RFF",
            (
                "ON",
                identifier(order.number, _REFERENCE, "number", reply),
                identifier(line.number, "RFF.C506.1156", "line number", reply),
            ),
        )


def _others(item: Item, reply: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    if item.seller_id:
        found.append((identifier(item.seller_id, _ARTICLE, "seller_id", reply), "SA", "", "91"))
    if item.buyer_id:
        found.append((identifier(item.buyer_id, _ARTICLE, "buyer_id", reply), "IN", "", "92"))
    return found


def quantity(qualifier: str, value: Decimal, ordered: Quantity | None) -> Segment:
    """QTY in the unit of the order as the buyer wrote it; `qualifier` is UNTDID 6063."""
    return "QTY", (qualifier, plain_number(value), unit_code(ordered))


def unit_code(ordered: Quantity | None) -> str:
    """6411 as the buyer wrote it where that is a code (PCE), else Rec 20."""
    if ordered is None:
        return ""
    written = ordered.original_unit or ""
    return written if _UNIT_CODE.match(written) else ordered.unit or ""


def replies_by_number(facts: ReplyFacts) -> dict[str, LineReply]:
    """Our word on each line that has one, by line number."""
    return {one.number: one for one in facts.lines}
