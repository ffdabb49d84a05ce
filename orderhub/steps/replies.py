"""Replies: what a channel is told when something happened to an order, queued in the transaction of the happening.

The partner's rules say which replies there are; hub.yaml says by which sender they leave:

    replies: {edi: edi-out, mail: smtp, callback: shop-status}
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from orderhub.mapping.mapped import PartnerRules
from orderhub.publishing.replies import NATURES, replies_for
from orderhub.steps.hub import Hub
from orderhub.store import bulk, orders, outbox
from orderhub.store.engine import AnyRow, Tx
from orderhub.store.tables import decisions

TOPIC = "publish"


def way_of(reply: str) -> str:
    """The kind of sender a reply leaves by: mail, callback or edi."""
    if reply.startswith("mail"):
        return "mail"
    return "callback" if reply == "callback" else "edi"


def enqueue(hub: Hub, tx: Tx, order_ids: Sequence[int], happened: str, now: datetime, *, reference: str = "") -> int:
    """Queue the replies that `happened` calls for. Idempotent: by (reply, order, event, reference)."""
    if not order_ids:
        return 0
    senders = hub.installation.section("replies")
    rows: list[dict[str, Any]] = []
    unsent: list[dict[str, Any]] = []
    for row in orders.reply_rows(tx, order_ids):
        rules = msgspec.convert(row.rules, PartnerRules)
        for reply in replies_for(rules, row.channel, happened, document_format=row.format, test=row.test):
            target = senders.get(way_of(reply))
            if target:
                rows.append(_effect(row, reply, str(target), happened, reference, now, rules.ack_hours))
            else:
                unsent.append(_decision(row, reply, happened, now))
    bulk.insert(tx, decisions, unsent)
    return outbox.enqueue(tx, rows)


def _effect(
    row: AnyRow, reply: str, target: str, happened: str, reference: str, now: datetime, ack_hours: int
) -> dict[str, Any]:
    key = ":".join(part for part in (reply, row.erp_key, happened, reference) if part)
    data: dict[str, Any] = {"happened": happened, "reference": reference}
    if way_of(reply) == "edi" and ack_hours:
        data["ack_hours"] = ack_hours
    message_class, basis = NATURES[reply]
    effect = outbox.effect_row(TOPIC, target, reply, key, now, order=row.id, data=data)
    return effect | {"message_class": message_class, "basis": basis}


def _decision(row: AnyRow, reply: str, happened: str, now: datetime) -> dict[str, Any]:
    return {
        "at": now, "order_id": row.id, "subject": reply, "outcome": "suppressed", "reason": "no-way-out",
        "data": {"happened": happened, "way": way_of(reply)},
    }  # fmt: skip
