"""Messages about orders in the store: kept, linked; interchange references; acknowledgements awaited and settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select, text, update

from orderhub.store import bulk
from orderhub.store.engine import AnyRow, Tx
from orderhub.store.outbox import Effect
from orderhub.store.tables import acknowledgements, business_messages, interchanges, order_lines, orders

_KNOWN: Final = """
select i.sender, i.receiver, i.reference, i.document_id, i.sha256 from interchanges i
join json_to_recordset(cast(%(keys)s as json)) as k(sender text, receiver text, reference text)
  on i.sender = k.sender and i.receiver = k.receiver and i.reference = k.reference
order by i.id
"""
_OF_DOCUMENTS: Final = "select * from interchanges where document_id = any(%(ids)b) order by id"
_SENT = text("""
update acknowledgements a set due_at = o.done_at + make_interval(hours => cast(o.data ->> 'ack_hours' as integer))
from outbox o where o.id = a.outbox_id and o.id = any(:ids) and a.state = 'awaited' and o.data ? 'ack_hours'
""")
_OVERDUE = text("""
update acknowledgements set state = 'overdue' where state = 'awaited' and due_at < :now
returning outbox_id, order_id, partner, message, interchange, written_at, due_at
""")
_AWAITED = ("awaited", "overdue")


# --- interchanges ----------------------------------------------------------------------------------------------------


def known_interchanges(tx: Tx, keys: Sequence[tuple[str, str, str]]) -> list[AnyRow]:
    """Interchanges taken in before with one of these (sender, receiver, reference), oldest first."""
    if not keys:
        return []
    rows = [{"sender": sender, "receiver": receiver, "reference": reference} for sender, receiver, reference in keys]
    return bulk.fetch(tx, _KNOWN, {"keys": bulk.as_json(rows)})


def interchanges_of(tx: Tx, document_ids: Sequence[int]) -> dict[int, list[AnyRow]]:
    """The interchanges that came in each document."""
    found: dict[int, list[AnyRow]] = {}
    for row in bulk.fetch(tx, _OF_DOCUMENTS, {"ids": list(document_ids)}):
        found.setdefault(row.document_id, []).append(row)
    return found


def add_interchanges(tx: Tx, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep references for later comparison."""
    bulk.insert(tx, interchanges, rows)


# --- messages --------------------------------------------------------------------------------------------------------


def orders_named(tx: Tx, numbers: Sequence[str]) -> list[AnyRow]:
    """Orders whose customer's, folded or ERP number is one of these, with who sent them."""
    wanted = [one for one in set(numbers) if one]
    if not wanted:
        return []
    listed = select(
        orders.c.id, orders.c.number, orders.c.number_folded, orders.c.erp_number, orders.c.partner,
        orders.c.buyer_key, orders.c["keys"],
    ).where(
        # The second condition lets the partial index serve.
        (orders.c.number_folded.in_(wanted) | (orders.c.erp_number.in_(wanted) & text("erp_number <> ''")))
        & orders.c.state.not_in(["duplicate"])
    ).order_by(orders.c.id)  # fmt: skip
    return list(tx.execute(listed).all())


def stored_positions(tx: Tx, document_ids: Sequence[int]) -> set[tuple[int, int]]:
    """Messages that an earlier reading of these documents has stored already."""
    listed = select(business_messages.c.document_id, business_messages.c.position).where(
        business_messages.c.document_id.in_(document_ids)
    )
    return {(row.document_id, row.position) for row in tx.execute(listed)}


def add(tx: Tx, rows: Sequence[Mapping[str, Any]]) -> None:
    """Keep messages; ids come from `allocate`."""
    bulk.insert(tx, business_messages, rows)


def link(tx: Tx, message_id: int, order_id: int) -> None:
    """Hang a message on an order."""
    tx.execute(update(business_messages).where(business_messages.c.id == message_id).values(order_id=order_id))


def allocate(tx: Tx, count: int) -> list[int]:
    """Ids for `count` messages."""
    return bulk.allocate(tx, business_messages, count)


def of_order(tx: Tx, order_id: int) -> list[AnyRow]:
    """Messages linked to an order, oldest first."""
    listed = select(business_messages).where(business_messages.c.order_id == order_id).order_by(business_messages.c.id)
    return list(tx.execute(listed).all())


def of_document(tx: Tx, document_id: int) -> list[AnyRow]:
    """Messages that came in a document, in their order."""
    listed = select(business_messages).where(business_messages.c.document_id == document_id)
    return list(tx.execute(listed.order_by(business_messages.c.position)).all())


def add_received(tx: Tx, order_id: int, quantities: Mapping[str, Decimal]) -> None:
    """Add what the buyer says he received, by line number."""
    for number, quantity in quantities.items():
        tx.execute(
            update(order_lines)
            .where(order_lines.c.order_id == order_id, order_lines.c.number == number)
            .values(received=order_lines.c.received + quantity)
        )


# --- acknowledgements ------------------------------------------------------------------------------------------------


def await_acknowledgement(tx: Tx, effect: Effect, row: Mapping[str, Any]) -> None:
    """A message of ours was written that its receiver shall acknowledge; the clock starts when it is sent."""
    bulk.insert(tx, acknowledgements, [{"outbox_id": effect.id, "order_id": effect.order_id, **row}],
                "on conflict (outbox_id) do nothing")  # fmt: skip


def start_clocks(tx: Tx, outbox_ids: Sequence[int]) -> None:
    """Messages have left: their acknowledgements are due so many hours later."""
    if outbox_ids:
        tx.execute(_SENT, {"ids": list(outbox_ids)})


def candidates(tx: Tx, receiver: str) -> list[AnyRow]:
    """Acknowledgements that this partner (interchange address) owes or has given, newest first."""
    listed = select(acknowledgements).where(acknowledgements.c.receiver == receiver)
    return list(tx.execute(listed.order_by(acknowledgements.c.outbox_id.desc()).limit(5000)).all())


def settle(
    tx: Tx, outbox_id: int, state: str, message_id: int, findings: Sequence[Mapping[str, Any]], at: datetime
) -> None:
    """Write what the partner said; a later word of his replaces an earlier one."""
    tx.execute(
        update(acknowledgements)
        .where(acknowledgements.c.outbox_id == outbox_id)
        .values(state=state, settled_by=message_id, settled_at=at, findings=list(findings))
    )


def mark_overdue(tx: Tx, now: datetime) -> list[AnyRow]:
    """Acknowledgements whose deadline has passed, each returned once."""
    return list(tx.execute(_OVERDUE, {"now": now}).all())


def acknowledgements_of(tx: Tx, order_id: int) -> dict[int, AnyRow]:
    """By outbox id: how each message of an order stands with its receiver."""
    listed = select(acknowledgements).where(acknowledgements.c.order_id == order_id)
    return {row.outbox_id: row for row in tx.execute(listed)}
