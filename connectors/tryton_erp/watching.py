"""What happened to the hub's sales in Tryton, as status events: read from sales, shipments and invoices by write date.

The cursor is {"since": instant}: the newest write date seen. Each poll looks back `OVERLAP` before it, because a
transaction that began earlier may have been committed later; an event keeps its key, so twice is once. Events of one
poll come in no order, and a shipment may be seen before the sale that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec

from connectors.tryton_erp.rest import Record, Rest, amount_of, day_of, instant_of, moment, quantity_of
from connectors.tryton_erp.sales import number_of
from orderhub.ports import Cursor, Invoiced, InvoicedLine, InvoicedTax, StatusEvent

OVERLAP = timedelta(minutes=2)
_CONFIRMED = ("confirmed", "processing", "done")
_PICKED = ("picked", "packed", "shipped", "done")
_SHIPPED = ("shipped", "done")
_INVOICED = ("posted", "paid")
_STAMPS = ("create_date", "write_date")
_AMOUNTS = (
    "invoice_date", "currency.code", "untaxed_amount", "tax_amount", "total_amount", "taxes.base", "taxes.amount",
    "taxes.tax.rate", "lines.unit_price", "lines.amount", "lines.type",
)  # fmt: skip


class _SaleLine(msgspec.Struct, frozen=True):
    sale: int
    key: str
    number: str
    goods: bool


def watch(rest: Rest, shop: int, cursor: Cursor) -> tuple[list[StatusEvent], Cursor]:
    """Events since `cursor` of the sales of `shop`, and the next cursor."""
    since = datetime.fromisoformat(cursor["since"]) if cursor.get("since") else None
    after = _after(since)
    sales = list(rest.every("sale.sale", [["web_shop", "=", shop], *after],
                            ["state", "number", "web_id", "shipments.create_date", *_STAMPS]))  # fmt: skip
    shipments = list(rest.every("stock.shipment.out", after,
                                ["state", "number", "carrier.party.name", "shipping_reference",
                                 "root_packages.shipping_reference", "outgoing_moves.quantity",
                                 "outgoing_moves.origin", *_STAMPS]))  # fmt: skip
    invoices = list(rest.every("account.invoice", [["type", "=", "out"], *after],
                               ["state", "number", "lines.quantity", "lines.origin", *_AMOUNTS, *_STAMPS]))  # fmt: skip
    lines = _sale_lines(rest, shop, shipments, invoices)
    events = [
        *(event for sale in sales for event in _of_sale(sale)),
        *(event for shipment in shipments for event in _of_shipment(shipment, lines)),
        *(event for invoice in invoices for event in _of_invoice(invoice, lines)),
    ]
    seen = [_stamp(one) for one in (*sales, *shipments, *invoices)]
    newest = max([*seen, *([since] if since else [])], default=None)
    return events, ({"since": newest.isoformat()} if newest else dict(cursor))


def _after(since: datetime | None) -> list[object]:
    if since is None:
        return []
    begin = moment(since - OVERLAP)
    return [["OR", ["write_date", ">=", begin], [["write_date", "=", None], ["create_date", ">=", begin]]]]


def _stamp(record: Record) -> datetime:
    stamp = instant_of(record["write_date"]) or instant_of(record["create_date"])
    assert stamp is not None
    return stamp


def _sale_lines(rest: Rest, shop: int, shipments: list[Record], invoices: list[Record]) -> dict[str, _SaleLine]:
    """The sale lines that moves and invoice lines come from, by their reference "sale.line,7"."""
    origins = {move["origin"] for one in shipments for move in one["outgoing_moves"]}
    origins |= {line["origin"] for one in invoices for line in one["lines"]}
    numbers = sorted(int(str(one).split(",")[1]) for one in origins if one and str(one).startswith("sale.line,"))
    found: dict[str, _SaleLine] = {}
    fields = ["sequence", "note", "product", "sale.web_id"]
    for start in range(0, len(numbers), 200):
        domain = [["id", "in", numbers[start : start + 200]], ["sale.web_shop", "=", shop]]
        for line in rest.search("sale.line", domain, fields):
            sale = line["sale"]
            number = number_of(line["sequence"], line["note"])
            found[f"sale.line,{line['id']}"] = _SaleLine(sale["id"], sale["web_id"], number, bool(line["product"]))
    return found


def _of_sale(sale: Record) -> Iterator[StatusEvent]:
    made = [stamp for one in sale["shipments"] if (stamp := instant_of(one["create_date"]))]
    if sale["state"] in _CONFIRMED:
        at = min([*made, _stamp(sale)])
        yield StatusEvent(f"sale-{sale['id']}-confirmed", sale["web_id"], "confirmed", at, sale["number"] or "")
    elif sale["state"] == "cancelled":
        yield StatusEvent(
            f"sale-{sale['id']}-cancelled", sale["web_id"], "cancelled", _stamp(sale), sale["number"] or ""
        )


def _of_shipment(shipment: Record, lines: dict[str, _SaleLine]) -> Iterator[StatusEvent]:
    state = shipment["state"]
    if state not in _PICKED:
        return
    carrier = ((shipment.get("carrier") or {}).get("party") or {}).get("name") or ""
    packages = [one["shipping_reference"] for one in shipment["root_packages"] if one["shipping_reference"]]
    tracking = ", ".join(dict.fromkeys(packages)) or shipment["shipping_reference"] or ""
    at, reference = _stamp(shipment), shipment["number"] or ""
    for sale, key, quantities in _by_sale(shipment["outgoing_moves"], lines):
        name = f"shipment-{shipment['id']}-{sale}"
        yield StatusEvent(f"{name}-picked", key, "picked", at, reference)
        if state in _SHIPPED:
            yield StatusEvent(f"{name}-shipped", key, "shipped", at, reference, carrier, tracking, quantities)


def _of_invoice(invoice: Record, lines: dict[str, _SaleLine]) -> Iterator[StatusEvent]:
    if invoice["state"] not in _INVOICED:
        return
    sales = list(_by_sale(invoice["lines"], lines))
    # The totals of an invoice over several orders are no order's own.
    posted = _posted(invoice, lines) if len(sales) == 1 else None
    for sale, key, quantities in sales:
        name = f"invoice-{invoice['id']}-{sale}-invoiced"
        yield StatusEvent(name, key, "invoiced", _stamp(invoice), invoice["number"] or "", lines=quantities,
                          invoice=posted)  # fmt: skip


def _posted(invoice: Record, lines: dict[str, _SaleLine]) -> Invoiced:
    """The invoice's own amounts; a line that bills something besides the order counts in the totals only."""
    found: dict[str, InvoicedLine] = {}
    for line in invoice["lines"]:
        sold = lines.get(str(line["origin"]))
        if sold is not None and sold.goods:
            price, amount = amount_of(line["unit_price"]), amount_of(line["amount"])
            known = found.get(sold.number)
            found[sold.number] = InvoicedLine(
                price=price, amount=amount + (known.amount or Decimal(0)) if known else amount
            )
    taxes = tuple(
        InvoicedTax(basis=amount_of(one["base"]), amount=amount_of(one["amount"]), rate=_percent(one.get("tax")))
        for one in invoice["taxes"]
    )
    return Invoiced(
        net=amount_of(invoice["untaxed_amount"]), tax=amount_of(invoice["tax_amount"]),
        gross=amount_of(invoice["total_amount"]), currency=(invoice.get("currency") or {}).get("code") or "",
        issued=day_of(invoice["invoice_date"]), taxes=taxes, lines=found,
    )  # fmt: skip


def _percent(tax: Record | None) -> Decimal | None:
    """Tryton keeps 19 % as 0.19."""
    rate = (tax or {}).get("rate")
    return None if rate is None else (amount_of(rate) * 100).normalize()


def _by_sale(parts: Iterable[Record], lines: dict[str, _SaleLine]) -> Iterator[tuple[int, str, dict[str, Decimal]]]:
    """The quantities of moves or invoice lines by sale: sale, order key, quantity by order line number."""
    sums: dict[int, tuple[str, dict[str, Decimal]]] = {}
    for part in parts:
        line = lines.get(str(part["origin"]))
        if line is None:
            continue
        _, quantities = sums.setdefault(line.sale, (line.key, {}))
        if line.goods:
            quantities[line.number] = quantities.get(line.number, Decimal(0)) + quantity_of(part["quantity"])
    for sale, (key, quantities) in sums.items():
        yield sale, key, quantities
