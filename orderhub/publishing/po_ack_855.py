"""The purchase order acknowledgement: accepted, accepted with changes, or rejected. X12 855.

    BAK*00*AD*PO-4711*20261120****SO-2026-81*20261122~N1*BY*...~PO1*1*10*EA*2.5**VP*A-100~ACK*IA*10*EA*068*20261203~CTT*1~

BAK02: AD all as ordered, AC with changes, RD rejected. ACK01: IA accepted, IQ other quantity, IP other price, DR other
day, IB backordered, IC several changes, IR rejected. Sent when the ERP has confirmed: this is acceptance.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from zoneinfo import ZoneInfo

from orderhub.order.model import Line
from orderhub.order.places import place
from orderhub.publishing import x12_parts
from orderhub.publishing.facts import Answer, LineReply, ReplyFacts
from orderhub.publishing.ordrsp import confirmed, line_answer, overall
from orderhub.publishing.written_text import free, identifier, plain_number, required
from orderhub.publishing.x12_writer import Segment, write_interchange

REPLY = "855"
_TYPE = {Answer.ACCEPTED: "AD", Answer.CHANGED: "AC", Answer.BACKORDERED: "AC", Answer.REFUSED: "RD"}


def write_855(facts: ReplyFacts) -> bytes:
    """The interchange with one 855. Raises: publish.value-missing, publish.value-too-long."""
    return write_interchange(
        "PR",
        [(REPLY, list(_segments(facts)))],
        facts,
    )


def _segments(facts: ReplyFacts) -> Iterator[Segment]:
    order = facts.order
    answer = overall(facts)
    number = identifier(required(order.number, "number", REPLY), "BAK.03", "number", REPLY)
    today = f"{facts.now.astimezone(ZoneInfo(facts.zone)):%Y%m%d}"
    issued = f"{order.issue_date:%Y%m%d}" if order.issue_date else today
    ours = identifier(facts.erp_number, "BAK.08", "erp_number", REPLY)
    yield "BAK", "00", _TYPE[answer], number, issued, "", "", "", ours, today
    if order.currency:
        yield "CUR", "SE", order.currency
    yield from x12_parts.party("BY", order.buyer, REPLY)
    yield from x12_parts.party("SE", facts.seller, REPLY)
    yield from x12_parts.party("ST", place(order), REPLY)
    replies = {one.number: one for one in facts.lines}
    for position, line in enumerate(order.lines, start=1):
        yield from _line(line, position, replies.get(line.number), answer)
        if line.delivery_party is not None and line.delivery_party != place(order):
            yield from x12_parts.party("ST", line.delivery_party, REPLY)
    yield "CTT", str(len(order.lines))


def _line(line: Line, position: int, reply: LineReply | None, order_answer: Answer) -> Iterator[Segment]:
    answer = line_answer(line, reply, order_answer)
    unit = x12_parts.unit(line)
    ordered = plain_number(line.quantity.value) if line.quantity else ""
    price = _unit_price(line, reply)
    number = line.number if len(line.number) <= 20 else str(position)
    yield (
        "PO1", identifier(number, "PO1.01", "line number", REPLY), ordered, unit if ordered else "",
        plain_number(price) if price is not None else "", "", *x12_parts.item_pairs(line.item, "PO1.07", REPLY),
    )  # fmt: skip
    if line.item.name:
        yield "PID", "F", "", "", "", free(line.item.name, "PID.05")
    promised = confirmed(line, reply, answer)
    acknowledged: Segment = ("ACK", _status(line, reply, answer), plain_number(promised), unit)
    if reply and reply.promised and answer is not Answer.REFUSED:
        acknowledged = (*acknowledged, "068", f"{reply.promised:%Y%m%d}")
    yield acknowledged


def _unit_price(line: Line, reply: LineReply | None) -> Decimal | None:
    """The price of one unit: PO104 has no price basis that every partner reads."""
    price = reply.price if reply and reply.price is not None else line.price.net if line.price else None
    basis = line.price.base_quantity if line.price else None
    return price / basis if price is not None and basis else price


def _status(line: Line, reply: LineReply | None, answer: Answer) -> str:
    if answer is Answer.REFUSED:
        return "IR"
    if answer is Answer.BACKORDERED:
        return "IB"
    if answer is Answer.ACCEPTED or reply is None:
        return "IA"
    ordered = line.quantity.value if line.quantity else None
    price = line.price.net if line.price else None
    changes = []
    if reply.quantity is not None and reply.quantity != ordered:
        changes.append("IQ")
    if reply.price is not None and reply.price != price:
        changes.append("IP")
    wanted = line.requested_delivery.latest if line.requested_delivery else None
    if reply.promised is not None and wanted is not None and reply.promised > wanted:
        changes.append("DR")
    return changes[0] if len(changes) == 1 else "IC"
