"""What happened to orders outside: append-only history with source and receive time, and shipments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import select, text, update

from orderhub.ports import StatusEvent
from orderhub.store import bulk
from orderhub.store.engine import AnyRow, Tx
from orderhub.store.tables import erp_strays, orders, shipments, status_history

ERP = "erp"
"""Who, where the ERP told us."""
_INSERT = text("""
insert into status_history (key, order_id, kind, source, source_at, received_at, reference, data)
select r.key, r.order_id, r.kind, r.source, r.source_at, r.received_at, r.reference, r.data
from jsonb_to_recordset(cast(:rows as jsonb)) as r(key text, order_id bigint, kind text, source text,
  source_at timestamptz, received_at timestamptz, reference text, data jsonb)
on conflict (key) do nothing returning key
""")


def add(tx: Tx, happened: Sequence[tuple[int, StatusEvent]], at: datetime) -> list[str]:
    """Append events with the order they belong to; returns the keys that are new."""
    if not happened:
        return []
    rows = [
        {"key": one.key, "order_id": order_id, "kind": one.kind, "source": ERP, "source_at": one.at, "received_at": at,
         "reference": one.reference, "data": {"carrier": one.carrier, "tracking": one.tracking, "lines": one.lines,
                                      **({"invoice": one.invoice} if one.invoice else {})}}
        for order_id, one in {one.key: (order_id, one) for order_id, one in happened}.values()
    ]  # fmt: skip
    return list(tx.execute(_INSERT, {"rows": bulk.as_json(rows)}).scalars())


def keep_strays(tx: Tx, told: Sequence[StatusEvent], at: datetime) -> None:
    """Keep what the ERP told of orders that we do not know (yet): nothing it says is dropped. Idempotent: by key."""
    rows = [
        {"key": one.key, "order_key": one.order_key, "kind": one.kind, "source_at": one.at, "received_at": at,
         "data": msgspec.to_builtins(one)}
        for one in {one.key: one for one in told}.values()
    ]  # fmt: skip
    bulk.insert(tx, erp_strays, rows, "on conflict (key) do nothing")


def adopt_strays(tx: Tx, at: datetime) -> list[StatusEvent]:
    """Strays whose order has come meanwhile; they count as told now."""
    known = select(orders.c.erp_key).where(orders.c.erp_key == erp_strays.c.order_key)
    found = tx.execute(
        update(erp_strays)
        .where(erp_strays.c.adopted_at.is_(None), known.exists())
        .values(adopted_at=at)
        .returning(erp_strays.c.data)
    )
    return [msgspec.convert(data, StatusEvent, strict=False) for data in found.scalars()]


def strays(tx: Tx, limit: int = 100) -> list[AnyRow]:
    """What the ERP told of orders that we do not know, the newest first."""
    chosen = select(erp_strays).where(erp_strays.c.adopted_at.is_(None)).order_by(erp_strays.c.received_at.desc())
    return list(tx.execute(chosen.limit(limit)).all())


def kinds_of(tx: Tx, order_id: int) -> list[str]:
    """The kinds of all events of one order."""
    return list(tx.execute(select(status_history.c.kind).where(status_history.c.order_id == order_id)).scalars())


def events_of(tx: Tx, order_ids: Sequence[int]) -> dict[int, list[StatusEvent]]:
    """All that the ERP told of these orders; orders of which it told nothing are left out."""
    rows = bulk.fetch(tx, "select * from status_history where order_id = any(%(ids)b)", {"ids": list(order_ids)})
    found: dict[int, list[StatusEvent]] = {}
    for row in rows:
        facts = {"key": row.key, "order_key": "", "kind": row.kind, "at": row.source_at, "reference": row.reference}
        found.setdefault(row.order_id, []).append(msgspec.convert(facts | row.data, StatusEvent, strict=False))
    return found


def find_invoiced(tx: Tx, order_id: int, reference: str) -> StatusEvent | None:
    """What the ERP told of one invoice of an order."""
    told = events_of(tx, [order_id]).get(order_id, ())
    return next((one for one in told if one.kind == "invoiced" and one.reference == reference), None)


def add_shipment(tx: Tx, order_id: int, event: StatusEvent) -> None:
    """Keep a shipment; told twice, the later carrier and tracking win."""
    row = {
        "order_id": order_id, "reference": event.reference, "carrier": event.carrier, "tracking": event.tracking,
        "shipped_at": event.at, "lines": event.lines,
    }  # fmt: skip
    bulk.insert(
        tx, shipments, [row],
        "on conflict (order_id, reference) do update set carrier = excluded.carrier, tracking = excluded.tracking",
    )  # fmt: skip


def shipment(tx: Tx, order_id: int, reference: str) -> AnyRow | None:
    """One shipment of an order."""
    return tx.execute(
        select(shipments).where(shipments.c.order_id == order_id, shipments.c.reference == reference)
    ).one_or_none()
