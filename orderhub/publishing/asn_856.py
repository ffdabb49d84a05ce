"""The ship notice of one shipment as a tree shipment > order > (pack >) item. X12 856.

    BSN*00*LS-7001*20261122*0915*0001~HL*1**S~TD1*CTN*2~TD5****M*DHL~REF*CN*00340434~DTM*011*20261122~
    HL*2*1*O~PRF*PO-4711***20261120~HL*3*2*P~MAN*CP*00340434~HL*4*3*I~LIN*1*VP*A-100~SN1*1*10*EA~CTT*4~

BSN05 is 0001 (shipment, order, pack, item) where the contents of each parcel are known, else 0004 (shipment, order,
item).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from zoneinfo import ZoneInfo

from orderhub.order.places import place
from orderhub.publishing import x12_parts
from orderhub.publishing.desadv import parcels_of, shipment_of, shipped_lines
from orderhub.publishing.facts import ReplyFacts, Shipment
from orderhub.publishing.written_text import free, identifier, plain_number, required
from orderhub.publishing.x12_writer import Segment, write_interchange

REPLY = "856"


def write_856(facts: ReplyFacts) -> bytes:
    """The interchange with one 856. Raises: publish.value-missing, publish.value-too-long."""
    return write_interchange(
        "SH",
        [(REPLY, _segments(facts, shipment_of(facts, REPLY)))],
        facts,
    )


def _segments(facts: ReplyFacts, shipment: Shipment) -> list[Segment]:
    parcels = parcels_of(shipment)
    is_packed = any(parcel.lines for parcel in parcels)
    local = facts.now.astimezone(ZoneInfo(facts.zone))
    number = identifier(shipment.number.zfill(2), "BSN.02", "shipment.number", REPLY)
    segments: list[Segment] = [
        # Element 396 has two characters at least.
        ("BSN", "00", number, f"{local:%Y%m%d}", f"{local:%H%M}", "0001" if is_packed else "0004")
    ]
    segments += _shipment_level(facts, shipment, len(parcels))
    segments += _order_level(facts)
    level = 2
    if is_packed:
        for parcel in parcels:
            level += 1
            above = level
            segments.append(("HL", str(level), "2", "P"))
            if parcel.sscc:
                segments.append(("MAN", "GM", identifier(parcel.sscc, "MAN.02", "sscc", REPLY)))
            if parcel.tracking:
                segments.append(("MAN", "CP", identifier(parcel.tracking, "MAN.02", "tracking", REPLY)))
            level = _items(facts, parcel.lines, above, level, segments)
    else:
        level = _items(facts, shipped_lines(facts, shipment), 2, level, segments)
    segments.append(("CTT", str(level)))
    return segments


def _shipment_level(facts: ReplyFacts, shipment: Shipment, parcels: int) -> Iterator[Segment]:
    yield "HL", "1", "", "S"
    yield "TD1", "CTN", str(max(1, parcels))
    if shipment.carrier:
        yield "TD5", "", "", "", "M", free(shipment.carrier, "TD5.05")
    if shipment.tracking:
        yield "REF", "CN", identifier(shipment.tracking, "REF.02", "tracking", REPLY)
    shipped = shipment.shipped_at or facts.now
    yield "DTM", "011", f"{shipped.astimezone(ZoneInfo(facts.zone)):%Y%m%d}"
    if shipment.expected:
        yield "DTM", "017", f"{shipment.expected:%Y%m%d}"
    yield from x12_parts.party("SF", facts.seller, REPLY)
    yield from x12_parts.party("ST", place(facts.order, shipped_lines(facts, shipment)) or facts.order.buyer, REPLY)


def _order_level(facts: ReplyFacts) -> Iterator[Segment]:
    order = facts.order
    yield "HL", "2", "1", "O"
    number = identifier(required(order.number, "number", REPLY), "PRF.01", "number", REPLY)
    yield "PRF", number, "", "", f"{order.issue_date:%Y%m%d}" if order.issue_date else ""
    if facts.erp_number:
        yield "REF", "VN", identifier(facts.erp_number, "REF.02", "erp_number", REPLY)


def _items(
    facts: ReplyFacts, quantities: Mapping[str, Decimal], above: int, level: int, segments: list[Segment]
) -> int:
    """Appends an item level per line that has a quantity; gives back the last level number."""
    for position, line in enumerate(facts.order.lines, start=1):
        shipped = quantities.get(line.number)
        if not shipped:
            continue
        level += 1
        number = line.number if len(line.number) <= 20 else str(position)
        unit = x12_parts.unit(line)
        segments.append(("HL", str(level), str(above), "I"))
        pairs = x12_parts.item_pairs(line.item, "LIN.03", REPLY)
        required("".join(pairs), f"lines[{position}].item", REPLY)
        segments.append(("LIN", number, *pairs))
        ordered = plain_number(line.quantity.value) if line.quantity else ""
        segments.append(("SN1", number, plain_number(shipped), unit, "", ordered, unit if ordered else ""))
    return level
