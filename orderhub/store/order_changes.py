"""Order changes in the store: the open order they mean, the changes that wait for one, the delivery they hold back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select, text, update

from orderhub.store import orders as order_rows
from orderhub.store.engine import AnyRow, Tx
from orderhub.store.tables import order_revisions, orders

_CHANGES = ("change", "cancellation")
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
    wanted = select(orders.c.id).where(
        orders.c.buyer_key == buyer, orders.c.number_folded == number, orders.c.twin_id.is_(None)
    )
    found = tx.execute(wanted).scalar()
    return None if found is None else order_rows.get_locked(tx, found)


def waiting(tx: Tx, buyer: str, number: str) -> list[AnyRow]:
    """Changes in review that came before the order of that buyer and number, oldest first."""
    if not buyer or not number:
        return []
    listed = select(orders).where(
        orders.c.buyer_key == buyer, orders.c.likeness["number"].astext == number, orders.c.purpose.in_(_CHANGES),
        orders.c.state == "in_review", orders.c.twin_id.is_(None),
    ).order_by(orders.c.id)  # fmt: skip
    return list(tx.execute(listed).all())


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
