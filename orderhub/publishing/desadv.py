"""The despatch advice of one shipment: parcels, tracking, quantities. EDIFACT DESADV D.96A.

    BGM+351+LS-7001+9'  DTM+137:...'  RFF+ON:PO-4711'  NAD+...'  TDT+20++30+31+:::DHL'  CPS+1'  PAC+2++CT'  CPS+2+1'
    PAC+1++CT'  PCI+33E'  RFF+CN:00340434'  GIN+BJ+340123450000000017'  LIN+1++4006381333931:EN'  QTY+12:10:PCE'

Where nobody said what is in which parcel, all lines hang at the shipment (CPS+1) and the parcels follow without lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from orderhub.publishing import party_segments as common
from orderhub.publishing.edifact_writer import Segment, write_interchange
from orderhub.publishing.facts import Package, ReplyFacts, Shipment
from orderhub.publishing.written_text import free, identifier, required

REPLY = "DESADV"


def write_desadv(facts: ReplyFacts) -> bytes:
    """The interchange with one DESADV. Raises: publish.value-missing, publish.value-too-long."""
    association = "EAN005" if facts.original.association.startswith("EAN") else ""
    return write_interchange(
        [(f"DESADV:D:96A:UN:{association}".rstrip(":"), list(_segments(facts, shipment_of(facts, REPLY))))],
        facts,
    )


def shipment_of(facts: ReplyFacts, reply: str) -> Shipment:
    """The shipment a message is about. Raises: publish.value-missing."""
    if facts.shipment is None:
        required("", "shipment", reply)
    shipment = facts.shipment
    assert shipment is not None
    required(shipment.number, "shipment.number", reply)
    return shipment


def shipped_lines(facts: ReplyFacts, shipment: Shipment) -> dict[str, Decimal]:
    """Quantity per line number; a shipment that names no line holds the whole order."""
    if shipment.lines:
        return shipment.lines
    return {line.number: line.quantity.value for line in facts.order.lines if line.quantity}


def parcels_of(shipment: Shipment) -> tuple[Package, ...]:
    """The parcels; a shipment with nothing but a tracking number is one."""
    if shipment.packages:
        return shipment.packages
    return (Package(tracking=shipment.tracking),) if shipment.tracking else ()


def _segments(facts: ReplyFacts, shipment: Shipment) -> Iterator[Segment]:
    order = facts.order
    yield "BGM", "351", identifier(shipment.number, "BGM.1004", "shipment.number", REPLY), "9"
    yield common.minute("137", facts.now, facts.zone)
    if shipment.shipped_at:
        yield common.minute("11", shipment.shipped_at, facts.zone)
    if shipment.expected:
        yield common.day("17", shipment.expected)
    yield common.reference("ON", required(order.number, "number", REPLY), REPLY)
    if order.issue_date:
        yield common.day("171", order.issue_date)
    if facts.erp_number:
        yield common.reference("VN", facts.erp_number, REPLY)
    yield from common.parties(facts, REPLY, shipped_lines(facts, shipment))
    tracking = (
        identifier(shipment.tracking, "TDT.8028", "shipment.tracking", REPLY) if len(shipment.tracking) <= 17 else ""
    )
    if shipment.carrier or tracking:
        yield "TDT", "20", tracking, "30", "31", ("", "", "", free(shipment.carrier, "TDT.C040.8128"))
    parcels = parcels_of(shipment)
    yield "CPS", "1"
    yield "PAC", str(max(1, len(parcels))), "", "CT"
    is_packed = any(parcel.lines for parcel in parcels)
    if not is_packed:
        yield from _lines(facts, shipped_lines(facts, shipment))
    for number, parcel in enumerate(parcels, start=2):
        yield "CPS", str(number), "1"
        yield "PAC", "1", "", "CT"
        yield "PCI", "33E"
        if parcel.tracking:
            yield common.reference("CN", parcel.tracking, REPLY)
        if parcel.sscc:
            yield "GIN", "BJ", identifier(parcel.sscc, "GIN.C208.7402", "sscc", REPLY)
        yield from _lines(facts, parcel.lines)
    yield "CNT", ("2", str(_line_count(facts, shipment, is_packed=is_packed)))


def _lines(facts: ReplyFacts, quantities: Mapping[str, Decimal]) -> Iterator[Segment]:
    order = facts.order
    for position, line in enumerate(order.lines, start=1):
        shipped = quantities.get(line.number)
        if not shipped:
            continue
        yield from common.line_head(line, position, "", REPLY)
        yield common.quantity("12", shipped, line.quantity)
        if line.quantity and shipped < line.quantity.value:
            yield common.quantity("21", line.quantity.value, line.quantity)
        yield from common.line_reference(line, position, order, REPLY)


def _line_count(facts: ReplyFacts, shipment: Shipment, *, is_packed: bool) -> int:
    numbers = {line.number for line in facts.order.lines}
    packed = [parcel.lines for parcel in parcels_of(shipment)] if is_packed else [shipped_lines(facts, shipment)]
    return sum(1 for lines in packed for number, quantity in lines.items() if number in numbers and quantity)
