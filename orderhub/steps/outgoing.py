"""Outgoing messages: gather the facts of an order from the store, have the message written, keep its head.

The address is the partner's `reply_to`, else where the order came from: the mail's sender, the partner's own folder of
the outbound drop, or the callback that hub.yaml names for the shop.
"""

from __future__ import annotations

from typing import Any

import msgspec

from orderhub.errors import OrderHubError
from orderhub.mapping.mapped import PartnerRules
from orderhub.mapping.outgoing import OutgoingRules
from orderhub.notice_files import read_notices
from orderhub.order.model import Address, Order, Party, Tax
from orderhub.ports import InvoicedLine, Outbound
from orderhub.publishing.facts import Answer, Composed, Invoice, InvoiceLine, Original, ReplyFacts, Shipment
from orderhub.publishing.replies import ACKNOWLEDGEMENTS, compose
from orderhub.steps.acknowledging import Snapshot
from orderhub.steps.capture_rows import finding_row
from orderhub.steps.hub import Hub
from orderhub.steps.replies import way_of
from orderhub.store import bulk, business_messages, documents, masterdata, orders, outbox, status
from orderhub.store.engine import AnyRow, Tx
from orderhub.store.outbox import Effect
from orderhub.store.tables import findings

_REFUSALS = frozenset({"rejected", "cancelled"})
_HEAD = ("key", "target", "address", "subject", "media_type", "headers")


def head(message: Outbound) -> dict[str, Any]:
    """All of a message but its content, as JSON."""
    return {name: getattr(message, name) for name in _HEAD}


def thaw(effect: Effect) -> Outbound:
    """A message as it was frozen."""
    return Outbound(content=bytes(effect.content or b""), **effect.data["message"])


def write(hub: Hub, tx: Tx, effect: Effect) -> Outbound:
    """Write the message of an effect. Raises: OrderHubError when a fact it needs is missing."""
    if effect.kind in ACKNOWLEDGEMENTS:
        return _acknowledgement(hub, tx, effect)
    assert effect.order_id is not None
    row = orders.get(tx, effect.order_id)
    rules = masterdata.rules_of(tx, row.partner)
    if rules is None:
        raise OrderHubError("hub.no-reply-address", reply=effect.kind, partner=row.partner or "-")
    order = orders.canonical_of(tx, row.id)
    facts = _facts(hub, tx, effect, row, order, rules)
    envelope = documents.envelope_of(tx, row.document_id)
    composed = compose(effect.kind, facts, read_notices(hub.settings.mappings_dir / "notices"))
    rows = [finding_row(one, facts.now, row.document_id, row.id, row.revision) for one in composed.findings]
    bulk.insert(tx, findings, rows)
    if "ack_hours" in effect.data:
        _await(tx, effect, facts, rules.slug)
    return Outbound(
        key=effect.key, target=effect.target, address=_address(hub, effect, row, rules, composed, envelope),
        subject=composed.subject, content=composed.content, media_type=composed.media_type,
        headers=_headers(effect, envelope),
    )  # fmt: skip


def _acknowledgement(hub: Hub, tx: Tx, effect: Effect) -> Outbound:
    """An acknowledgement is written from what was found when its message came in."""
    snapshot = msgspec.convert(effect.data["snapshot"], Snapshot)
    rules = masterdata.rules_of(tx, snapshot.partner)
    if rules is None:
        raise OrderHubError("hub.no-reply-address", reply=effect.kind, partner=snapshot.partner or "-")
    is_stored = effect.kind == "aperak" and effect.order_id is not None
    order = orders.canonical_of(tx, effect.order_id, 1) if is_stored and effect.order_id else Order()
    facts = ReplyFacts(
        order=msgspec.structs.replace(order, number=snapshot.number or None), now=hub.now(),
        seller=_seller(hub.installation.section("seller")), original=Original.of(snapshot.keys, test=snapshot.test),
        transactions=snapshot.transactions, findings=snapshot.findings, language=rules.language,
        outgoing=rules.outgoing or OutgoingRules(),
        control=outbox.next_control_number(tx, rules.slug, "edi"), zone=hub.settings.time_zone, key=effect.key,
    )  # fmt: skip
    composed = compose(effect.kind, facts)
    if effect.document_id is not None:
        bulk.insert(tx, findings, [finding_row(one, facts.now, effect.document_id) for one in composed.findings])
    return Outbound(
        key=effect.key, target=effect.target, address=f"{rules.reply_to or rules.slug}/{composed.file_name}",
        subject=composed.subject, content=composed.content, media_type=composed.media_type,
    )  # fmt: skip


def _await(tx: Tx, effect: Effect, facts: ReplyFacts, partner: str) -> None:
    """Our message stands until its receiver has acknowledged it."""
    invoice = facts.invoice_number
    shipment = facts.shipment.number if facts.shipment else ""
    numbers = {"ordrsp": facts.erp_number, "855": facts.erp_number, "invoic": invoice, "810": invoice}
    is_x12 = effect.kind.isdigit()
    control = str(facts.control)
    business_messages.await_acknowledgement(tx, effect, {
        "partner": partner, "format": "x12" if is_x12 else "edifact", "message": effect.kind.upper(),
        "receiver": facts.partner.id, "interchange": control, "group_ref": control if is_x12 else "",
        "message_ref": "0001" if is_x12 else "1", "written_at": facts.now,
        "number": numbers.get(effect.kind, shipment) or facts.order.number or "",
    })  # fmt: skip


def _facts(hub: Hub, tx: Tx, effect: Effect, row: AnyRow, order: Order, rules: PartnerRules) -> ReplyFacts:
    reference = str(effect.data.get("reference", ""))
    happened = str(effect.data.get("happened", ""))
    seller = hub.installation.section("seller")
    return ReplyFacts(
        order=order, now=hub.now(), seller=_seller(seller), original=_original(effect, row),
        answer=Answer.REFUSED if happened in _REFUSALS else Answer.ACCEPTED,
        erp_number=row.erp_number, shipment=_shipment(tx, row.id, reference) if happened == "shipped" else None,
        invoice_number=reference if happened == "invoiced" else "",
        invoice=_invoice(tx, row.id, reference) if happened == "invoiced" else None,
        control=outbox.next_control_number(tx, rules.slug, way_of(effect.kind)) if way_of(effect.kind) == "edi" else 1,
        state=happened, received_at=row.received_at, language=rules.language, zone=hub.settings.time_zone,
        footer=str(seller.get("footer", "")), key=effect.key, outgoing=rules.outgoing or OutgoingRules(),
    )  # fmt: skip


def _original(effect: Effect, row: AnyRow) -> Original:
    original = Original.of(row.keys, test=row.test)
    return msgspec.structs.replace(original, ack_wanted="ack_hours" in effect.data)


def _seller(section: dict[str, Any]) -> Party:
    address = Address(
        **{name: section[name] for name in ("street", "postal_code", "city", "country") if name in section}
    )
    return Party(name=section.get("name"), gln=section.get("gln"), vat_id=section.get("vat_id"), address=address)


def _shipment(tx: Tx, order_id: int, reference: str) -> Shipment | None:
    row = status.shipment(tx, order_id, reference)
    if row is None:
        return None
    lines = msgspec.convert(row.lines, dict[str, Any])
    return msgspec.convert(
        {"number": row.reference, "carrier": row.carrier, "tracking": row.tracking, "lines": lines,
         "shipped_at": row.shipped_at},
        Shipment, strict=False,
    )  # fmt: skip


def _invoice(tx: Tx, order_id: int, reference: str) -> Invoice | None:
    """The invoice as the ERP told it; None where it told no amounts."""
    told = status.find_invoiced(tx, order_id, reference)
    if told is None or told.invoice is None:
        return None
    posted = told.invoice
    lines = tuple(
        InvoiceLine(number=number, quantity=quantity, price=one.price, amount=one.amount, rate=one.rate,
                    category=one.category)
        for number, quantity in told.lines.items() for one in (posted.lines.get(number, InvoicedLine()),)
    )  # fmt: skip
    return Invoice(
        number=told.reference, issued=posted.issued or told.at.date(), net=posted.net, tax=posted.tax,
        gross=posted.gross, currency=posted.currency, due=posted.due, despatch=posted.despatch, lines=lines,
        taxes=tuple(
            Tax(category=one.category, rate=one.rate, basis=one.basis, amount=one.amount) for one in posted.taxes
        ),
    )  # fmt: skip


def _address(
    hub: Hub, effect: Effect, row: AnyRow, rules: PartnerRules, composed: Composed, envelope: dict[str, str]
) -> str:
    way = way_of(effect.kind)
    if way == "edi":
        return f"{rules.reply_to or rules.slug}/{composed.file_name}"
    if way == "callback":
        address = rules.reply_to or str(hub.installation.section("callbacks").get(envelope.get("shop", row.source), ""))
        address = address.replace("{number}", row.number)
    else:
        address = rules.reply_to or row.reply_to
    if not address:
        raise OrderHubError("hub.no-reply-address", reply=effect.kind, partner=rules.slug)
    return address


def _headers(effect: Effect, envelope: dict[str, str]) -> dict[str, str]:
    asked = envelope.get("message_id", "").strip("<> ")
    if not asked or way_of(effect.kind) != "mail":
        return {}
    # RFC 5322, 3.6.4: a msg-id stands in angle brackets; without them mail programs open no thread.
    return {"In-Reply-To": f"<{asked}>", "References": f"<{asked}>"}
