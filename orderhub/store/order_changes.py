"""Order changes in the store: the open order they mean, the changes that wait for one, the delivery they hold back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, text, update

from orderhub.store import bulk
from orderhub.store import orders as order_rows
from orderhub.store.engine import AnyRow, Tx
from orderhub.store.tables import order_revisions, orders

# Conditions that are literal let the partial indexes serve.
_TARGET = text("""
select id from orders where buyer_key = :buyer and number_folded = :number and twin_id is null
  and buyer_key <> '' and number_folded <> ''
""")
_WAITING = text("""
select o.id from jsonb_to_recordset(cast(:keys as jsonb)) as k(b text, n text)
join orders o on o.buyer_key = k.b and o.likeness ->> 'number' = k.n
where o.purpose in ('change', 'cancellation') and o.state = 'in_review' and o.twin_id is null
""")
_WITHDRAW = text("""
update outbox set state = 'parked', done_at = :at, error = cast(:error as jsonb)
where topic = 'erp' and order_id = :order and state = 'waiting' and attempts = 0 returning id
""")
_OPEN = text("""
select count(*) from outbox where topic = 'erp' and order_id = :order
  and (state in ('waiting', 'leased', 'unknown', 'done') or (state = 'parked' and attempts > 0))
""")


def find_target(tx: Tx, buyer: str, number: str) -> AnyRow | None:
    """The order of that buyer and number, locked; None when there is none."""
    if not buyer or not number:
        return None
    found = tx.execute(_TARGET, {"buyer": buyer, "number": number}).scalar()
    return None if found is None else order_rows.get_locked(tx, found)


def waiting(tx: Tx, keys: Sequence[tuple[str, str]]) -> list[AnyRow]:
    """Changes in review that came before the order of one of these (buyer, number), oldest first."""
    pairs = [{"b": buyer, "n": number} for buyer, number in keys if buyer and number]
    if not pairs:
        return []
    ids = list(tx.execute(_WAITING, {"keys": bulk.as_json(pairs)}).scalars())
    return list(tx.execute(select(orders).where(orders.c.id.in_(ids)).order_by(orders.c.id)).all()) if ids else []


def withdraw_delivery(tx: Tx, order_id: int, at: datetime) -> bool:
    """Hold back a delivery nobody has tried yet. False: the ERP has it or may have it."""
    error = '{"code": "change.delivery-withdrawn", "params": {}}'
    if tx.execute(_WITHDRAW, {"order": order_id, "at": at, "error": error}).scalar() is not None:
        return True
    return not tx.execute(_OPEN, {"order": order_id}).scalar_one()


def restate(tx: Tx, order_id: int, **columns: Any) -> None:
    """Keep the columns of the queue in step with a revised order."""
    tx.execute(update(orders).where(orders.c.id == order_id).values(**columns))


def document_of(tx: Tx, order_id: int, revision: int) -> int | None:
    """The document a revision was read from."""
    wanted = select(order_revisions.c.document_id).where(
        order_revisions.c.order_id == order_id, order_revisions.c.revision == revision
    )
    found: int | None = tx.execute(wanted).scalar()
    return found
