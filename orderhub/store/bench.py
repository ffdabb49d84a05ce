"""What a benchmark run left in the hub, to be compared with its ground truth."""

from __future__ import annotations

from sqlalchemy import text

from orderhub.store.engine import Tx

_OPEN = text("""
select (select count(*) from documents where state = 'received' and parent_id is null)
  + (select count(*) from outbox where topic = 'erp' and done_at is null)""")
_LATENCIES = text("""
select extract(epoch from synced_at - received_at) * 1000 from orders
where source = :source and synced_at is not null""")
_ORDERS = text("select number, state, erp_key, erp_number from orders where twin_id is null")
_STATES = text("select state, count(*) from documents where parent_id is null group by state")


def open_work(tx: Tx) -> int:
    """Documents not captured plus orders not acknowledged."""
    return int(tx.execute(_OPEN).scalar_one())


def latencies_ms(tx: Tx, source: str) -> list[float]:
    """Milliseconds from received to acknowledged of every acknowledged order of a source."""
    return [float(value) for value in tx.execute(_LATENCIES, {"source": source}).scalars()]


def orders_by_number(tx: Tx) -> dict[str, list[tuple[str, str, str]]]:
    """State, ERP key and ERP number of the orders with each number."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for number, state, key, erp_number in tx.execute(_ORDERS):
        found.setdefault(number, []).append((state, key, erp_number))
    return found


def document_states(tx: Tx) -> dict[str, int]:
    """How the documents ended."""
    return dict(tx.execute(_STATES).all())
