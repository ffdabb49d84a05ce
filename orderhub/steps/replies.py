"""Replies: what a channel is told when something happened to an order, queued in the transaction of the happening.

The partner's rules say which replies there are; hub.yaml says by which sender they leave:

    replies: {edi: edi-out, mail: smtp, callback: shop-status}
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from orderhub.mapping.mapped import PartnerRules
from orderhub.publishing.replies import NATURES, replies_for
from orderhub.steps.hub import Hub
from orderhub.store import bulk, masterdata, orders, outbox
from orderhub.store.engine import AnyRow, Tx
from orderhub.store.tables import decisions

TOPIC = "publish"
_REFUSED_WITHIN = timedelta(days=7)


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
    guard = _LoopGuard(hub, tx, now)
    rows: list[dict[str, Any]] = []
    unsent: list[dict[str, Any]] = []
    waiting = orders.reply_rows(tx, order_ids)
    described = masterdata.rules_by_slug(tx, {row.partner for row in waiting})
    for row in waiting:
        rules = described.get(row.partner)
        if rules is None:
            continue
        for reply in replies_for(rules, row.channel, happened, document_format=row.format, test=row.test):
            target = senders.get(way_of(reply))
            held = guard.objection(row, rules, reply, happened) if target else "no-way-out"
            if held:
                unsent.append(_decision(row, reply, happened, held, now))
            else:
                rows.append(_effect(row, reply, str(target), happened, reference, now, rules.ack_hours))
    bulk.insert(tx, decisions, unsent)
    return outbox.enqueue(tx, rows)


def enqueue_refusals(hub: Hub) -> int:
    """Queue the answers to orders that people refused since; the pages write into the database and know no senders."""
    now = hub.now()
    with hub.database.begin() as tx:
        return enqueue(hub, tx, orders.refused_untold(tx, TOPIC, now - _REFUSED_WITHIN), "rejected", now)


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


class _LoopGuard:
    """Keeps two machines from answering each other for ever (RFC 3834): asked before a mail is answered by itself."""

    def __init__(self, hub: Hub, tx: Tx, now: datetime) -> None:
        self._own = hub.installation.own_addresses()
        self._limit = hub.settings.answers_per_hour
        self._since = now - timedelta(hours=1)
        self._tx = tx
        self._sent: dict[str, int] = {}

    def objection(self, row: AnyRow, rules: PartnerRules, reply: str, happened: str) -> str:
        """Why this reply must not be written, or "". What is told later than the receipt answers no mail."""
        if way_of(reply) != "mail" or happened != "captured":
            return ""
        if said := row.envelope.get("no_answer", ""):
            return f"loop-{said}"
        address = (rules.reply_to or row.reply_to).lower()
        if address in self._own or row.reply_to.lower() in self._own:
            return "loop-own"
        if address not in self._sent:
            self._sent[address] = orders.answers_since(self._tx, TOPIC, address, self._since)
        self._sent[address] += 1
        return "loop-too-many" if self._sent[address] > self._limit else ""


def _decision(row: AnyRow, reply: str, happened: str, reason: str, now: datetime) -> dict[str, Any]:
    return {
        "at": now, "order_id": row.id, "subject": reply, "outcome": "suppressed", "reason": reason,
        "data": {"happened": happened, "way": way_of(reply)},
    }  # fmt: skip
