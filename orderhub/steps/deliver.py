"""Deliver: bring accepted orders into the ERP through the outbox, each once.

Every effect is looked up at the ERP before it is created, the first time too. Sent without an answer is `unknown`: it
is looked up again and never created blindly. What the ERP refuses goes back to a person with the ERP's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
import structlog

from orderhub.document import Severity
from orderhub.errors import RemoteError
from orderhub.order.model import Order
from orderhub.order.states import Event, State
from orderhub.ports import Delivery, Erp, ErpReceipt, Refused
from orderhub.steps import replies
from orderhub.steps.hub import Hub, backoff
from orderhub.steps.watch_erp import catch_up
from orderhub.store import orders, outbox
from orderhub.store.bulk import insert
from orderhub.store.engine import Tx
from orderhub.store.events import event, record
from orderhub.store.outbox import Effect
from orderhub.store.tables import findings

log = structlog.get_logger()
TOPIC = "erp"
_LOOK_UP_AGAIN = timedelta(seconds=1)


class Delivered(msgspec.Struct):
    """Counts of one batch."""

    taken: int = 0
    booked: int = 0
    refused: int = 0
    busy: int = 0
    unknown: int = 0


def deliver(hub: Hub) -> Delivered:
    """Take one batch of due deliveries to the ERP. Idempotent: by the order's ERP key."""
    with hub.database.begin() as tx:
        effects = outbox.claim(tx, TOPIC, hub.settings.batch_size, hub.settings.lease_s, ordered=False)
        canonical = orders.canonical_of_many(tx, [one.order_id for one in effects if one.order_id is not None])
    report = Delivered(taken=len(effects))
    if not effects:
        return report
    answers = _ask(hub.installation.erp(), effects, canonical)
    now = hub.now()
    with hub.database.begin() as tx:
        kind = str(hub.installation.section("erp").get("kind", ""))
        limit = hub.settings.max_attempts
        ours = outbox.finish(tx, [_result(one, answers[one.key], now, limit, kind) for one in effects])
        mine = [one for one in effects if one.id in ours]
        booked = [(one, answer) for one in mine if isinstance(answer := answers[one.key], ErpReceipt)]
        _book(hub, tx, booked, now)
        held_up = []
        for one in mine:
            answer = answers[one.key]
            if isinstance(answer, Refused) and answer.outcome == "refused":
                _question(tx, one, answer, now)
            elif isinstance(answer, Refused) and one.attempts == 1:
                held_up.append(event("order.held-up", now, order=one.order_id, data={"code": answer.code}))
        record(tx, held_up)
    report.booked = len(booked)
    for outcome in ("refused", "busy", "unknown"):
        setattr(report, outcome, sum(isinstance(a, Refused) and a.outcome == outcome for a in answers.values()))
    log.info("orders.delivered", **msgspec.structs.asdict(report))
    return report


def _ask(erp: Erp, effects: Sequence[Effect], canonical: dict[int, Order]) -> dict[str, ErpReceipt | Refused]:
    """One answer per key. What the ERP leaves unanswered counts as unknown."""
    answers: dict[str, ErpReceipt | Refused] = {}
    try:
        found = erp.find([one.key for one in effects])
    except RemoteError as fault:
        # Nothing was sent; what was unknown before stays so.
        return {one.key: _not_asked(one.key, fault) for one in effects}
    answers.update({key: receipt for key, receipt in found.items() if receipt.complete})
    deliveries = [
        Delivery(one.key, canonical[one.order_id], hold=bool(one.data.get("hold", True)), order_id=one.order_id)
        for one in effects
        if one.key not in answers and one.order_id in canonical
    ]
    reason = "-"
    try:
        for answer in erp.put(deliveries, found) if deliveries else ():
            answers[answer.key] = answer
    except RemoteError as fault:
        reason = fault.code
        log.warning("erp.broken-off", code=fault.code)
    for one in effects:
        silent = Refused(one.key, "erp.outcome-unknown", {"url": erp.name, "reason": reason}, outcome="unknown")
        answers.setdefault(one.key, silent)
    return answers


def _not_asked(key: str, fault: RemoteError) -> Refused:
    return Refused(key, fault.code, fault.params, outcome="busy")


def _result(effect: Effect, answer: ErpReceipt | Refused, now: datetime, limit: int, kind: str) -> dict[str, Any]:
    """What becomes of the effect; what was sent is kept byte for byte, with the kind of ERP that can read it."""
    said = {"kind": kind} if answer.sent else {}
    if isinstance(answer, ErpReceipt):
        return outbox.result(effect, "done", now, receipt=answer.number, sent=answer.sent, said=said)
    error = {"code": answer.code, "params": answer.params}
    if answer.outcome == "refused":
        return outbox.result(effect, "refused", now, error=error, sent=answer.sent, said=said)
    if answer.outcome == "unknown" and effect.attempts <= limit:
        again = now + _LOOK_UP_AGAIN * effect.attempts
        return outbox.result(effect, "unknown", now, error=error, next_at=again, sent=answer.sent, said=said)
    asked = answer.params.get("retry_after_s", "")
    wait = backoff(effect.attempts, asked_s=int(asked) if asked.isdigit() else None)
    return outbox.result(effect, "waiting", now, error=error, next_at=now + wait, sent=answer.sent, said=said)


def _book(hub: Hub, tx: Tx, booked: Iterable[tuple[Effect, ErpReceipt]], now: datetime) -> None:
    rows = [
        {"id": effect.order_id, "erp_number": receipt.number, "synced_at": now, "state": State.SYNCED}
        for effect, receipt in booked
    ]
    moved = orders.book_many(tx, rows, now)
    replies.enqueue(hub, tx, moved, "synced", now)
    catch_up(hub, tx, moved, now)


def _question(tx: Tx, effect: Effect, answer: Refused, now: datetime) -> None:
    """The ERP said no: back to a person, with the reason as a finding."""
    if effect.order_id is None:
        return
    row = orders.get(tx, effect.order_id)
    if row.state != State.ACCEPTED:
        return
    orders.advance(tx, row.id, State.ACCEPTED, Event.QUESTIONED, now, data={"code": answer.code}, reasons=[answer.code])
    insert(tx, findings, [{
        "order_id": row.id, "document_id": row.document_id, "revision": row.revision, "code": answer.code,
        "severity": Severity.ERROR, "field": answer.params.get("field", ""), "place": {}, "params": answer.params,
        "at": now,
    }])  # fmt: skip
