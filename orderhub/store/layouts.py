"""The forms of paper orders by partner, and which order was printed on which.

`confirmed` counts the orders a person has released as they were read since the form was last set back; one order counts
once. What was read, and by which order first and last, is counted from the uses.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from orderhub.errors import NotFound
from orderhub.store import bulk
from orderhub.store.engine import AnyRow, Tx
from orderhub.store.tables import layout_uses, order_revisions, orders, paper_layouts

CONFIRMED, MISREAD = "confirmed", "misread"

_KNOWN = """
select l.id, l.partner, l.mark, l.confirmed from paper_layouts l
join json_to_recordset(cast(%(keys)s as json)) as k(partner text, mark text)
  on k.partner = l.partner and k.mark = l.mark
"""


def known(tx: Tx, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], AnyRow]:
    """The forms with these partners and marks."""
    if not keys:
        return {}
    asked = bulk.as_json([{"partner": partner, "mark": mark} for partner, mark in keys])
    return {(row.partner, row.mark): row for row in bulk.fetch(tx, _KNOWN, {"keys": asked})}


def add(tx: Tx, rows: Sequence[dict[str, Any]]) -> None:
    """Keep forms that are new; those that are here stay as they are, unlocked."""
    bulk.insert(tx, paper_layouts, rows, "on conflict (partner, mark) do nothing")


def use(tx: Tx, rows: Sequence[dict[str, Any]]) -> None:
    """Note which orders were printed on which form."""
    bulk.insert(tx, layout_uses, rows, "on conflict do nothing")


def confirm(tx: Tx, order_id: int, at: datetime) -> AnyRow | None:
    """Count an order that was released as it was read; the form after it, None where it counts no more or has none."""
    chosen = (
        update(layout_uses)
        .where(layout_uses.c.order_id == order_id, layout_uses.c.outcome == "")
        .values(outcome=CONFIRMED, at=at)
        .returning(layout_uses.c.layout_id)
    )
    layout = tx.execute(chosen).scalar()
    if layout is None:
        return None
    more = {"confirmed": paper_layouts.c.confirmed + 1, "changed_at": at}
    return tx.execute(_changed(layout, more)).one()


def set_back(tx: Tx, order_id: int, by: str, at: datetime) -> AnyRow | None:
    """Count an order that was misread: its form begins anew. None where that is known or it has no form."""
    chosen = (
        update(layout_uses)
        .where(layout_uses.c.order_id == order_id, layout_uses.c.outcome != MISREAD)
        .values(outcome=MISREAD, at=at)
        .returning(layout_uses.c.layout_id)
    )
    layout = tx.execute(chosen).scalar()
    if layout is None:
        return None
    less = {"confirmed": 0, "broken": paper_layouts.c.broken + 1, "changed_by": by, "changed_at": at}
    return tx.execute(_changed(layout, less)).one()


def forget(tx: Tx, layout_id: int, by: str, at: datetime) -> AnyRow:
    """Ask for all confirmations of a form again. Raises: NotFound learn.layout-unknown."""
    row = tx.execute(_changed(layout_id, {"confirmed": 0, "changed_by": by, "changed_at": at})).one_or_none()
    if row is None:
        raise NotFound("learn.layout-unknown", id=layout_id)
    return row


def _changed(layout_id: int, values: dict[str, Any]) -> Any:
    return update(paper_layouts).where(paper_layouts.c.id == layout_id).values(**values).returning(paper_layouts)


def was_changed_by_buyer(tx: Tx, order_id: int) -> bool:
    """Whether a revision of the order was read from another document than the order itself."""
    chosen = (
        select(order_revisions.c.revision)
        .join(orders, orders.c.id == order_revisions.c.order_id)
        .where(orders.c.id == order_id, order_revisions.c.document_id.is_distinct_from(orders.c.document_id))
        .limit(1)
    )
    return tx.execute(chosen).first() is not None


def listed(tx: Tx, partner: str = "") -> list[AnyRow]:
    """The forms of all partners or of one: `read` orders, documents of the first and the last, number of the first."""
    uses = (
        select(
            layout_uses.c.layout_id, func.count().label("read"), func.min(layout_uses.c.order_id).label("first"),
            func.max(layout_uses.c.order_id).label("last"),
        ).group_by(layout_uses.c.layout_id).subquery()
    )  # fmt: skip
    first, last = orders.alias(), orders.alias()
    chosen = (
        select(
            paper_layouts, uses.c.read, first.c.document_id.label("first_document"), first.c.number.label("number"),
            first.c.received_at.label("first_at"), last.c.document_id.label("last_document"),
            last.c.received_at.label("last_at"),
        )
        .join(uses, uses.c.layout_id == paper_layouts.c.id)
        .join(first, first.c.id == uses.c.first)
        .join(last, last.c.id == uses.c.last)
    )  # fmt: skip
    if partner:
        chosen = chosen.where(paper_layouts.c.partner == partner)
    return list(tx.execute(chosen.order_by(paper_layouts.c.partner, paper_layouts.c.id)).all())
