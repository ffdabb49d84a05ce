"""The invoice of the ERP as X12 810. It says what the ERP posted.

    BIG*20261125*RE-9001*20261120*PO-4711~CUR*SE*EUR~REF*PK*LS-7001~N1*...~ITD*01*3*****20261225~
    IT1*1*10*EA*2.5**VP*A-100~PID*F****Hammer~TDS*2975~TXI*VA*4.75*19~CTT*1~

TDS01 is the total payable with two implied decimals. Without amounts from the ERP there is no 810.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from orderhub.publishing import x12_parts
from orderhub.publishing.facts import Invoice, ReplyFacts
from orderhub.publishing.invoic import invoice_of, invoiced_lines, unit_price
from orderhub.publishing.written_text import free, identifier, plain_number, required
from orderhub.publishing.x12_writer import Segment, write_interchange

REPLY = "810"
_PAYABLE_BY = "05"
"""ITD01, data element 336: discount not applicable."""


def write_810(facts: ReplyFacts) -> bytes:
    """The interchange with one 810. Raises: publish.value-missing, publish.value-too-long."""
    return write_interchange(
        "IN",
        [(REPLY, list(_segments(facts)))],
        facts,
    )


def _segments(facts: ReplyFacts) -> Iterator[Segment]:
    order, invoice = facts.order, invoice_of(facts, REPLY)
    number = identifier(invoice.number, "BIG.02", "invoice.number", REPLY)
    ordered = identifier(required(order.number, "number", REPLY), "BIG.04", "number", REPLY)
    yield "BIG", f"{invoice.issued:%Y%m%d}", number, f"{order.issue_date:%Y%m%d}" if order.issue_date else "", ordered
    if currency := invoice.currency or order.currency:
        yield "CUR", "SE", currency
    if invoice.despatch:
        yield "REF", "PK", identifier(invoice.despatch, "REF.02", "despatch", REPLY)
    if facts.erp_number:
        yield "REF", "VN", identifier(facts.erp_number, "REF.02", "erp_number", REPLY)
    yield from x12_parts.party("BY", order.buyer, REPLY)
    yield from x12_parts.party("SE", facts.seller, REPLY)
    yield from x12_parts.party("ST", order.delivery_party, REPLY)
    yield from x12_parts.party("BT", order.invoicee, REPLY)
    if invoice.due:
        yield "ITD", _PAYABLE_BY, "", "", "", "", f"{invoice.due:%Y%m%d}"
    yield from _lines(facts, invoice)
    yield "TDS", _cents(invoice.gross)
    for tax in invoice.taxes:
        if tax.amount is not None:
            rate = plain_number(tax.rate) if tax.rate is not None else ""
            yield "TXI", "VA", plain_number(tax.amount), rate
    if not invoice.taxes and invoice.tax:
        yield "TXI", "VA", plain_number(invoice.tax)
    yield "CTT", str(len(invoiced_lines(facts, invoice)))


def _lines(facts: ReplyFacts, invoice: Invoice) -> Iterator[Segment]:
    for position, line, own in invoiced_lines(facts, invoice):
        price = unit_price(line, own)
        base = line.price.base_quantity if line.price and own.price is None else None
        if price is not None and base:
            price = price / base
        line_number = line.number if len(line.number) <= 20 else str(position)
        yield (
            "IT1", identifier(line_number, "IT1.01", "line number", REPLY), plain_number(own.quantity),
            x12_parts.unit(line),
            plain_number(price) if price is not None else "", "", *x12_parts.item_pairs(line.item, "IT1.07", REPLY),
        )  # fmt: skip
        if line.item.name:
            yield "PID", "F", "", "", "", free(line.item.name, "PID.05")


def _cents(amount: Decimal) -> str:
    """N2: two decimals, no point."""
    return str(int((amount * 100).to_integral_value()))
