"""The invoice of the ERP as EDIFACT INVOIC D.96A. It says what the ERP posted; nothing is computed here but line sums.

    BGM+380+RE-9001+9'DTM+137:20261125:102'RFF+ON:PO-4711'RFF+DQ:LS-7001'NAD+BY+...'NAD+SU+...'RFF+VA:DE...'CUX+2:EUR:4'
    PAT+1'DTM+13:20261225:102'LIN+1++4006381333931:EN'QTY+47:10:PCE'MOA+203:25'PRI+AAA:2.5'TAX+7+VAT+++:::19+S'UNS+S'
    CNT+2:1'MOA+79:25'MOA+125:25'MOA+124:4.75'MOA+77:29.75'TAX+7+VAT+++:::19+S'MOA+125:25'MOA+124:4.75'

Without net, tax and gross from the ERP there is no INVOIC: an invoice with amounts of our own would be another invoice.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from orderhub.order.model import Line, Party, Tax
from orderhub.publishing import party_segments as common
from orderhub.publishing.edifact_writer import Segment, write_interchange
from orderhub.publishing.facts import Invoice, InvoiceLine, ReplyFacts
from orderhub.publishing.written_text import identifier, plain_number, required

REPLY = "INVOIC"


def write_invoic(facts: ReplyFacts) -> bytes:
    """The interchange with one INVOIC. Raises: publish.value-missing, publish.value-too-long."""
    association = "EAN008" if facts.original.association.startswith("EAN") else ""
    return write_interchange(
        [(f"INVOIC:D:96A:UN:{association}".rstrip(":"), list(_segments(facts, invoice_of(facts, REPLY))))],
        facts,
    )


def invoice_of(facts: ReplyFacts, reply: str) -> Invoice:
    """The invoice a message is about. Raises: publish.value-missing where the ERP told no amounts."""
    if facts.invoice is None:
        required("", "invoice amounts", reply)
    invoice = facts.invoice
    assert invoice is not None
    required(invoice.number, "invoice.number", reply)
    return invoice


def invoiced_lines(facts: ReplyFacts, invoice: Invoice) -> list[tuple[int, Line, InvoiceLine]]:
    """The invoiced lines of the order with their position; an invoice that names no line holds the whole order."""
    mine = {one.number: one for one in invoice.lines}
    found = []
    for position, line in enumerate(facts.order.lines, start=1):
        own = mine.get(line.number)
        if own is None and not mine and line.quantity:
            own = InvoiceLine(number=line.number, quantity=line.quantity.value)
        if own is not None:
            found.append((position, line, own))
    return found


def unit_price(line: Line, own: InvoiceLine) -> Decimal | None:
    """The invoiced price, else the ordered one."""
    return own.price if own.price is not None else line.price.net if line.price else None


def line_amount(line: Line, own: InvoiceLine, places: Decimal) -> Decimal | None:
    """The net amount of an invoiced line: as posted, else quantity times price."""
    if own.amount is not None:
        return own.amount
    price = unit_price(line, own)
    if price is None:
        return None
    base = line.price.base_quantity if line.price and own.price is None and line.price.base_quantity else Decimal(1)
    return (own.quantity * price / base).quantize(places)


def _segments(facts: ReplyFacts, invoice: Invoice) -> Iterator[Segment]:
    order = facts.order
    yield "BGM", "380", identifier(invoice.number, "BGM.1004", "invoice.number", REPLY), "9"
    yield common.day("137", invoice.issued)
    yield common.reference("ON", required(order.number, "number", REPLY), REPLY)
    if order.issue_date:
        yield common.day("171", order.issue_date)
    if invoice.despatch:
        yield common.reference("DQ", invoice.despatch, REPLY)
    if facts.erp_number:
        yield common.reference("VN", facts.erp_number, REPLY)
    yield from common.parties(facts, REPLY)
    yield from _invoicee(order.invoicee)
    currency = required(invoice.currency or order.currency, "currency", REPLY)
    yield "CUX", ("2", currency, "4")
    if invoice.due:
        yield "PAT", "1"
        yield common.day("13", invoice.due)
    lines = invoiced_lines(facts, invoice)
    for position, line, own in lines:
        yield from _line(facts, line, own, position)
    yield "UNS", "S"
    yield "CNT", ("2", str(len(lines)))
    total = sum((amount for _, line, own in lines if (amount := line_amount(line, own, Decimal("0.01")))), Decimal(0))
    for qualifier, amount in (("79", total), ("125", invoice.net), ("124", invoice.tax), ("77", invoice.gross)):
        yield "MOA", (qualifier, plain_number(amount))
    for tax in invoice.taxes:
        yield from _tax(tax)


def _invoicee(who: Party | None) -> Iterator[Segment]:
    yield from common.party("IV", who, REPLY)


def _line(facts: ReplyFacts, line: Line, own: InvoiceLine, position: int) -> Iterator[Segment]:
    yield from common.line_head(line, position, "", REPLY)
    yield common.quantity("47", own.quantity, line.quantity)
    amount = line_amount(line, own, Decimal("0.01"))
    if amount is not None:
        yield "MOA", ("203", plain_number(amount))
    price = unit_price(line, own)
    if price is not None:
        base = line.price.base_quantity if line.price and own.price is None else None
        has_base = base is not None and base != 1
        yield "PRI", ("AAA", plain_number(price), "", "", plain_number(base) if has_base and base else "",
                      common.unit_code(line.quantity) if has_base else "")  # fmt: skip
    yield from common.line_reference(line, position, facts.order, REPLY)
    if own.rate is not None:
        yield "TAX", "7", "VAT", "", "", ("", "", "", plain_number(own.rate)), own.category


def _tax(tax: Tax) -> Iterator[Segment]:
    rate = plain_number(tax.rate) if tax.rate is not None else ""
    yield "TAX", "7", "VAT", "", "", ("", "", "", rate), tax.category or "S"
    if tax.basis is not None:
        yield "MOA", ("125", plain_number(tax.basis))
    if tax.amount is not None:
        yield "MOA", ("124", plain_number(tax.amount))
