"""The status of an order as a shop or partner system gets it by callback: JSON, keys sorted, decimals as strings.

    {"at":"2026-11-22T09:15:00Z","key":"...","lines":[...],"order_number":"4711","shipment":{...},"state":"shipped"}

The same facts give the same bytes, so that a receiver may compare them and a signature over them can be repeated.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from orderhub.publishing.desadv import parcels_of, shipped_lines
from orderhub.publishing.facts import ReplyFacts, Shipment
from orderhub.publishing.ordrsp import confirmed, line_answer, overall
from orderhub.publishing.written_text import decimal_text

VERSION = 1
_ENCODER = msgspec.json.Encoder(order="deterministic")


def status_payload(facts: ReplyFacts) -> bytes:
    """The bytes of the callback."""
    order = facts.order
    buyer = order.buyer
    answer = overall(facts)
    replies = {one.number: one for one in facts.lines}
    shipped = shipped_lines(facts, facts.shipment) if facts.shipment else {}
    lines = []
    for line in order.lines:
        reply = replies.get(line.number)
        said = line_answer(line, reply, answer)
        entry: dict[str, Any] = {
            "number": line.number,
            "article": line.item.seller_id or line.item.gtin or line.item.buyer_id,
            "ordered": decimal_text(line.quantity.value) if line.quantity else None,
            "unit": line.quantity.unit if line.quantity else None,
            "shipped": decimal_text(shipped[line.number]) if shipped.get(line.number) else None,
        }
        if reply is not None:
            entry["answer"] = str(said)
            entry["confirmed"] = decimal_text(confirmed(line, reply, said))
            entry["promised"] = reply.promised.isoformat() if reply.promised else None
            entry["reason"] = reply.reason or None
        lines.append(_without_nothing(entry))
    payload = {
        "version": VERSION,
        "key": facts.key or None,
        "order_number": order.number,
        "customer_number": buyer.customer_number if buyer else None,
        "state": facts.state,
        "at": _instant(facts.now),
        "erp_number": facts.erp_number or None,
        "invoice_number": facts.invoice_number or None,
        "test": True if order.test else None,
        "shipment": _shipment(facts.shipment) if facts.shipment else None,
        "lines": lines,
    }
    return _ENCODER.encode(_without_nothing(payload))


def _shipment(shipment: Shipment) -> dict[str, Any]:
    return _without_nothing(
        {
            "number": shipment.number,
            "carrier": shipment.carrier or None,
            "tracking": [parcel.tracking for parcel in parcels_of(shipment) if parcel.tracking] or None,
            "tracking_url": shipment.tracking_url or None,
            "shipped_at": _instant(shipment.shipped_at) if shipment.shipped_at else None,
            "expected": shipment.expected.isoformat() if shipment.expected else None,
        }
    )


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _without_nothing(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if value is not None}
