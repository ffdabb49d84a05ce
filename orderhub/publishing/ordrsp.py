"""The purchase order response: accepted as it is, accepted with changes, or refused. EDIFACT ORDRSP D.96A.

    BGM+231+SO-2026-81+29'  DTM+137:202611220915:203'  RFF+ON:PO-4711'  NAD+BY+...'  CUX+2:EUR:9'
    LIN+1+5+4006381333931:EN'  PIA+1+A-100:SA::91'  QTY+21:10:PCE'  QTY+113:10:PCE'  PRI+AAA:2.5'  UNS+S'  CNT+2:1'

BGM 1225: 29 accepted without amendment, 4 change, 27 not accepted. LIN 1229: 5 accepted, 6 accepted with amendment,
7 not accepted. QTY 21 is ordered, 113 confirmed, 83 backordered. Sent when the ERP has confirmed: this is acceptance.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from orderhub.order import amounts
from orderhub.order.model import Line
from orderhub.publishing import party_segments as common
from orderhub.publishing.edifact_writer import Segment, write_interchange
from orderhub.publishing.facts import Answer, LineReply, ReplyFacts
from orderhub.publishing.written_text import free_parts, identifier, plain_number, required

REPLY = "ORDRSP"
_FUNCTION = {Answer.ACCEPTED: "29", Answer.CHANGED: "4", Answer.BACKORDERED: "4", Answer.REFUSED: "27"}
_ACTION = {Answer.ACCEPTED: "5", Answer.CHANGED: "6", Answer.BACKORDERED: "6", Answer.REFUSED: "7"}


def write_ordrsp(facts: ReplyFacts) -> bytes:
    """The interchange with one ORDRSP. Raises: publish.value-missing, publish.value-too-long."""
    association = "EAN005" if facts.original.association.startswith("EAN") else ""
    kind = f"ORDRSP:D:96A:UN:{association}".rstrip(":")
    return write_interchange(
        [(kind, list(_segments(facts)))],
        facts,
    )


def overall(facts: ReplyFacts) -> Answer:
    """The answer to the whole order: one changed line makes it a change."""
    if facts.answer is not Answer.ACCEPTED:
        return facts.answer
    order_lines = {line.number: line for line in facts.order.lines}
    for reply in facts.lines:
        line = order_lines.get(reply.number)
        if line is not None and line_answer(line, reply, Answer.ACCEPTED) is not Answer.ACCEPTED:
            return Answer.CHANGED
    return Answer.ACCEPTED


def line_answer(line: Line, reply: LineReply | None, order_answer: Answer) -> Answer:
    """The answer to one line; other quantity, price or day than ordered is a change even where nobody called it so."""
    if order_answer is Answer.REFUSED:
        return Answer.REFUSED
    if reply is None or reply.answer is not Answer.ACCEPTED:
        return reply.answer if reply else Answer.ACCEPTED
    ordered = line.quantity.value if line.quantity else None
    price = line.price.net if line.price else None
    wanted = line.requested_delivery
    differs = (
        (reply.quantity is not None and reply.quantity != ordered)
        or (reply.price is not None and price is not None and reply.price != price)
        or (reply.promised is not None and wanted is not None and wanted.latest is not None
            and reply.promised > wanted.latest)
    )  # fmt: skip
    return Answer.CHANGED if differs else Answer.ACCEPTED


def confirmed(line: Line, reply: LineReply | None, answer: Answer) -> Decimal:
    """The quantity we promise of a line."""
    if answer is Answer.REFUSED:
        return Decimal(0)
    if reply is not None and reply.quantity is not None:
        return reply.quantity
    return line.quantity.value if line.quantity else Decimal(0)


def _segments(facts: ReplyFacts) -> Iterator[Segment]:
    order = facts.order
    number = required(order.number, "number", REPLY)
    answer = overall(facts)
    yield "BGM", "231", identifier(facts.erp_number or number, "BGM.1004", "erp_number", REPLY), _FUNCTION[answer]
    yield common.minute("137", facts.now, facts.zone)
    if answer is Answer.REFUSED:
        reasons = "; ".join(dict.fromkeys(one.reason for one in facts.lines if one.reason))
        if reasons:
            yield "FTX", "AAI", "", "", tuple(free_parts(reasons, "FTX.C108.4440"))
    yield common.reference("ON", number, REPLY)
    if order.issue_date:
        yield common.day("171", order.issue_date)
    if facts.erp_number:
        yield common.reference("VN", facts.erp_number, REPLY)
    yield from common.parties(facts, REPLY)
    if order.currency:
        yield "CUX", ("2", order.currency, "9")
    replies = common.replies_by_number(facts)
    for position, line in enumerate(order.lines, start=1):
        yield from _line(facts, line, position, replies.get(line.number), answer)
    yield "UNS", "S"
    net = order.totals.computed.net if order.totals and order.totals.computed else None
    if net is not None and answer is Answer.ACCEPTED:
        yield "MOA", ("86", plain_number(net))
    yield "CNT", ("2", str(len(order.lines)))


def _line(
    facts: ReplyFacts, line: Line, position: int, reply: LineReply | None, order_answer: Answer
) -> Iterator[Segment]:
    order = facts.order
    answer = line_answer(line, reply, order_answer)
    yield from common.line_head(line, position, _ACTION[answer], REPLY)
    promised = confirmed(line, reply, answer)
    if line.quantity:
        yield common.quantity("21", line.quantity.value, line.quantity)
        yield common.quantity("113", promised, line.quantity)
        if answer is Answer.BACKORDERED and promised < line.quantity.value:
            yield common.quantity("83", line.quantity.value - promised, line.quantity)
    if reply and reply.promised and answer is not Answer.REFUSED:
        yield common.day("69", reply.promised)
    amount = amounts.line_amount(line, amounts.smallest(order.currency))
    if amount is not None and answer is Answer.ACCEPTED:
        yield "MOA", ("203", plain_number(amount))
    if reply and reply.reason:
        yield "FTX", "AAI", "", "", tuple(free_parts(reply.reason, "FTX.C108.4440"))
    price = reply.price if reply and reply.price is not None else line.price.net if line.price else None
    if price is not None:
        basis = line.price.base_quantity if line.price else None
        unit = common.unit_code(line.quantity)
        has_basis = basis is not None and basis != 1
        yield "PRI", ("AAA", plain_number(price), "", "", plain_number(basis) if has_basis and basis else "",
                      unit if has_basis else "")  # fmt: skip
    yield from common.line_reference(line, position, order, REPLY)
    yield from common.line_place(facts, line, REPLY)
