"""A canonical order as values of a Tryton sale, and the number of its lines back from one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import msgspec

from connectors.tryton_erp.master import Master, Product
from connectors.tryton_erp.rest import Record, day, money
from orderhub.errors import RemoteRefused
from orderhub.order.model import AllowanceCharge, Line, Order

HELD = "[hold]"
"""Stands in the description of a sale that was created held, to tell it from a quotation that a crash left."""
_NUMBER = "Pos. "
_PRICE_DIGITS = Decimal("0.0001")
_CENT = Decimal("0.01")


class Wanted(msgspec.Struct):
    """The sale to be: all its values but shop and key, and the net sum it must come to."""

    values: Record
    lines: list[Record]
    net: Decimal


def build(order: Order, order_id: int, master: Master, today: date, *, hold: bool) -> Wanted:
    """The sale of `order`. Raises: RemoteRefused naming the field that Tryton does not know."""
    buyer = master.buyer(order)
    values: Record = {
        "reference": order.number,
        "description": f"orderhub {order_id} {HELD}" if hold else f"orderhub {order_id}",
        "party": buyer.id,
        "invoice_address": master.invoice_address(buyer),
        "shipment_address": master.delivery_address(buyer, order),
        "payment_term": buyer.payment_term,
        "comment": _said(order) or None,
    }
    if order.currency:
        values["currency"] = master.currency(order.currency)
    due = order.requested_delivery and (order.requested_delivery.earliest or order.requested_delivery.latest)
    if due and due >= today:  # Tryton refuses a shipping date before the sale's own
        values["shipping_date"] = day(due)
    numbers = _sequences(order.lines)
    lines: list[Record] = []
    net = Decimal(0)
    products = master.products(order.lines)
    for place, (line, product, number) in enumerate(zip(order.lines, products, numbers, strict=True), 1):
        made, amount = _line(line, place, number, product, master)
        lines.append(made)
        net += amount
    top = max((sequence for sequence, _ in numbers), default=0)
    goods = net
    for sequence, one in enumerate(order.allowances_charges, top + 1):
        amount = _allowance(one, goods)
        lines.append(_extra_line(one, sequence, amount))
        net += amount
    return Wanted(values, lines, net)


def pointers(content: bytes) -> dict[str, str]:
    """Where the fields of an order stand in the sale that was sent for it, as JSON pointers by path.

    Parties, articles, units and currency stand there as Tryton's own ids.
    """
    sale = msgspec.json.decode(content)
    found = {path: f"/{name}" for path, name in _HEAD.items() if sale.get(name) is not None}
    place, deeds = next((place, one) for place, one in enumerate(sale["lines"]) if one[0] == "create")
    for index, line in enumerate(deeds[1]):
        if "product" in line:  # allowances of the whole order follow as lines without one
            for path, name in _LINE.items():
                found[f"lines[{index + 1}].{path}"] = f"/lines/{place}/1/{index}/{name}"
    return found


_HEAD = {
    "number": "reference", "currency": "currency", "buyer.customer_number": "party", "buyer.name": "party",
    "requested_delivery.earliest": "shipping_date", "notes[1].text": "comment",
    **{f"properties[{place}].value": "comment" for place in range(1, 10)}, "payment_terms.text": "payment_term",
    "delivery_party.name": "shipment_address", "delivery_party.address.street": "shipment_address",
    "delivery_party.address.postal_code": "shipment_address", "delivery_party.address.city": "shipment_address",
}  # fmt: skip
_LINE = {
    "number": "sequence", "item.seller_id": "product", "item.gtin": "product", "quantity.value": "quantity",
    "quantity.unit": "unit", "price.net": "unit_price",
    **{f"properties[{place}].value": "note" for place in range(1, 10)},
}  # fmt: skip


def _said(of: Order | Line) -> str:
    """Notes and the partner's own fields, for which a sale has no other place."""
    return "\n".join((*(one.text for one in of.notes), *(f"{one.name}: {one.value}" for one in of.properties)))


def number_of(sequence: int | None, note: str | None) -> str:
    """The order's own number of a sale line, as `build` put it there."""
    first = (note or "").split("\n", 1)[0]
    return first.removeprefix(_NUMBER) if first.startswith(_NUMBER) else str(sequence or "")


def _sequences(lines: Iterable[Line]) -> list[tuple[int, str | None]]:
    """Tryton's sequence is an integer: line numbers that are plain integers become it, others stand in the note."""
    numbers = [line.number for line in lines]
    plain = all(one.isdecimal() and one.isascii() and str(int(one)) == one and int(one) < 2**31 for one in numbers)
    if plain and len(set(numbers)) == len(numbers):
        return [(int(one), None) for one in numbers]
    return [(place, f"{_NUMBER}{one}") for place, one in enumerate(numbers, 1)]


def _line(
    line: Line, place: int, number: tuple[int, str | None], product: Product, master: Master
) -> tuple[Record, Decimal]:
    sequence, note = number
    if line.quantity is None:
        raise RemoteRefused("erp.quantity-missing", field=f"lines[{place}].quantity", value="")
    unit_id, factor = product.unit, Decimal(1)
    if line.quantity.unit:
        unit = master.unit(line.quantity.unit, place)
        if unit.category != product.category:
            raise RemoteRefused("erp.unit-differs", field=f"lines[{place}].quantity.unit", value=line.quantity.unit)
        unit_id, factor = unit.id, unit.factor / product.factor
    value = line.quantity.value
    price = _price(line, value, product, factor)
    made: Record = {
        "type": "line", "sequence": sequence, "product": product.id, "quantity": value, "unit": unit_id,
        "unit_price": money(price), "note": "\n".join(filter(None, (note, _said(line)))) or None,
    }  # fmt: skip
    if product.taxes:
        made["taxes"] = [["add", list(product.taxes)]]
    return made, (price * value).quantize(_CENT, ROUND_HALF_UP)


def _price(line: Line, quantity: Decimal, product: Product, factor: Decimal) -> Decimal:
    """Net price per ordered unit: from the line amount where allowances changed it, else the price, else the list."""
    if line.amount is not None and line.allowances_charges and quantity:
        return _rounded(line.amount / quantity)
    if line.price is not None and line.price.net is not None:
        return _rounded(line.price.net / (line.price.base_quantity or Decimal(1)))
    if line.amount is not None and quantity:
        return _rounded(line.amount / quantity)
    return _rounded(product.price * factor)


def _rounded(price: Decimal) -> Decimal:
    return price.quantize(_PRICE_DIGITS, ROUND_HALF_EVEN)


def _allowance(one: AllowanceCharge, goods: Decimal) -> Decimal:
    amount = goods * (one.percent or Decimal(0)) / 100 if one.amount is None else one.amount
    return (amount if one.charge else -amount).quantize(_CENT, ROUND_HALF_UP)


def _extra_line(one: AllowanceCharge, sequence: int, amount: Decimal) -> Record:
    text = one.reason or ("Zuschlag" if one.charge else "Nachlass")
    return {
        "type": "line", "sequence": sequence, "description": text, "quantity": Decimal(1), "unit_price": money(amount)
    }  # fmt: skip
