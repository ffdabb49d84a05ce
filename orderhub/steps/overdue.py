"""Overdue: what we sent and nobody acknowledged in time becomes an alarm at its order, once.

The deadline is the partner's `ack_hours`, counted from the moment the message left.
"""

from __future__ import annotations

import msgspec
import structlog

from orderhub.document import Finding, Severity
from orderhub.steps.capture_rows import finding_row
from orderhub.steps.hub import Hub
from orderhub.store import bulk, business_messages, orders
from orderhub.store.events import event, record
from orderhub.store.tables import findings

log = structlog.get_logger()
_HOUR_S = 3600


class Overdue(msgspec.Struct):
    """Counts of one look."""

    overdue: int = 0


def find_overdue(hub: Hub) -> Overdue:
    """Mark acknowledgements that did not come in time. Idempotent: each is marked once."""
    now = hub.now()
    with hub.database.begin() as tx:
        rows = business_messages.mark_overdue(tx, now)
        alarms = []
        for row in rows:
            if row.order_id is None:
                continue
            hours = round((row.due_at - row.written_at).total_seconds() / _HOUR_S)
            params = {"partner": row.partner, "message": row.message, "interchange": row.interchange,
                      "hours": str(hours)}  # fmt: skip
            said = Finding("reply.unacknowledged", Severity.WARNING, params=params)
            order = orders.get(tx, row.order_id)
            alarms.append(finding_row(said, now, order.document_id, order.id, order.revision))
        bulk.insert(tx, findings, alarms)
        record(tx, [
            event("message.unacknowledged", now, order=row.order_id,
                  data={"message": row.message, "interchange": row.interchange, "partner": row.partner})
            for row in rows
        ])  # fmt: skip
    if rows:
        log.warning("messages.unacknowledged", count=len(rows))
    return Overdue(len(rows))
