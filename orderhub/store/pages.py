"""Reads for the queue: one page of orders, the counts of its tabs, and the figures of the start row.

`pages_order`, `pages_intake` and `pages_figures` hold the reads of the other pages. Selects only.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

import msgspec
from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    false,
    func,
    nulls_last,
    or_,
    select,
    true,
    union,
)

from orderhub.store.engine import Tx
from orderhub.store.tables import (
    documents,
    duplicates,
    findings,
    intake_ledger,
    order_lines,
    order_words,
    orders,
    shipments,
    status_history,
)

TABS: Final = ("check", "accepted", "erp", "shipped", "duplicates", "all")
SORTS: Final = ("due", "received", "customer", "number", "value", "lines", "state")
OPEN: Final = ("in_review", "accepted")
_STATES: Final = {
    "check": ("in_review",), "accepted": ("accepted",), "erp": ("synced", "confirmed", "picked"),
    "shipped": ("shipped", "invoiced"),
}  # fmt: skip


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which orders to show. `page` counts from 1."""

    tab: str = "check"
    channel: str = ""
    desk_state: str = ""
    words: str = ""
    in_lines: bool = False
    """Whether a word may be an article of a line as well, in full. No index helps there: for one who waits a second."""
    sort: str = "due"
    descending: bool = False
    page: int = 1
    size: int = 50


class QueueRow(msgspec.Struct, frozen=True, kw_only=True):
    """One order in the queue. `doubts` counts open findings of weight, `twins` undecided suspicions of a duplicate."""

    id: int
    channel: str
    format: str
    customer_name: str
    customer_number: str
    partner: str
    number: str
    purpose: str
    test: bool
    state: str
    desk_state: str
    received_at: datetime
    due_at: datetime | None
    net: Decimal | None
    currency: str
    line_count: int
    priority: int
    erp_number: str
    assigned_to: str
    doubts: int = 0
    twins: int = 0


class Start(msgspec.Struct, frozen=True, kw_only=True):
    """The row above the queue. `missing`: at a source for long, neither stored nor refused; must be 0."""

    missing: int
    failed: int
    waiting: int
    new: int
    touchless: float | None
    p50_s: float | None
    p95_s: float | None
    overdue: int
    due_soon: int


_ROW_COLUMNS: list[Any] = [orders.c[name] for name in QueueRow.__struct_fields__ if name in orders.c]

_QUEUE: Any = select(*_ROW_COLUMNS)


def queue(tx: Tx, wanted: Wanted) -> list[QueueRow]:
    """One page of the queue."""
    chosen = (
        narrowed(_QUEUE, wanted)
        .where(_in_tab(wanted.tab))
        .order_by(*_order(wanted), orders.c.id.desc())
        .limit(wanted.size)
        .offset((max(wanted.page, 1) - 1) * wanted.size)
    )
    rows = tx.execute(chosen).mappings().all()
    ids = [row["id"] for row in rows]
    doubts, twins = _doubts(tx, ids), _twins(tx, ids)
    return [QueueRow(**row, doubts=doubts.get(row["id"], 0), twins=twins.get(row["id"], 0)) for row in rows]


def tab_counts(tx: Tx, wanted: Wanted) -> dict[str, int]:
    """How many orders each tab holds under the same channel and words."""
    counts: list[Any] = [func.count().filter(_in_tab(tab)).label(tab) for tab in TABS]
    found: dict[str, int] = dict(tx.execute(narrowed(select(*counts), wanted)).mappings().one())
    return found


def channels(tx: Tx) -> list[str]:
    """Every channel that ever brought an order."""
    return list(tx.execute(select(orders.c.channel).distinct().order_by(orders.c.channel)).scalars())


def next_to_check(tx: Tx, but: int) -> int | None:
    """The order with the least time left that waits for a person, other than `but`."""
    chosen = (
        select(orders.c.id)
        .where(orders.c.state == "in_review", orders.c.id != but)
        .order_by(nulls_last(orders.c.due_at.asc()), orders.c.id)
        .limit(1)
    )
    return tx.execute(chosen).scalar_one_or_none()


def start(tx: Tx, since: datetime, now: datetime, *, late: datetime, soon: datetime) -> Start:
    """The figures above the queue, counted from `since`; open entries of the intake count whatever their age.

    What was seen at a source before `late` should be here by now; what is due before `soon` is urgent.
    """
    is_recent = or_(intake_ledger.c.settled_at.is_(None), intake_ledger.c.seen_at >= since)
    is_absent = and_(intake_ledger.c.document_id.is_(None), intake_ledger.c.failed_code == "")
    is_late = or_(intake_ledger.c.settled_at.is_not(None), intake_ledger.c.seen_at < late)
    intake = tx.execute(
        select(
            func.count().filter(and_(is_absent, is_late)),
            func.count().filter(intake_ledger.c.failed_code != ""),
            func.count().filter(and_(is_absent, ~is_late)),
        ).where(is_recent)
    ).one()
    is_open = orders.c.state.in_(OPEN)
    due = tx.execute(
        select(
            func.count().filter(orders.c.due_at < now),
            func.count().filter(and_(orders.c.due_at >= now, orders.c.due_at < soon)),
        ).where(is_open)
    ).one()
    new, touchless, p50_s, p95_s = tx.execute(_flow(since)).one()
    return Start(
        missing=intake[0], failed=intake[1], waiting=intake[2], new=new,
        touchless=None if touchless is None else float(touchless), p50_s=p50_s, p95_s=p95_s,
        overdue=due[0], due_soon=due[1],
    )  # fmt: skip


def is_touchless() -> ColumnElement[bool]:
    """Booked or on its way without a person having touched it."""
    return and_(orders.c.touches == 0, orders.c.state.not_in(("in_review", "rejected", "duplicate")))


def to_erp_s() -> ColumnElement[Any]:
    """Seconds from arrival to the booking in the ERP."""
    return func.extract("epoch", orders.c.synced_at - orders.c.received_at)


def percentile(share: float, of: ColumnElement[Any]) -> ColumnElement[Any]:
    """`percentile_cont`; null values do not count."""
    return func.percentile_cont(share).within_group(of.asc())


def share_of(counted: ColumnElement[bool]) -> ColumnElement[Any]:
    """The share of rows that satisfy `counted`; null for no rows."""
    return func.avg(case((counted, 1.0), else_=0.0))


def like(words: str) -> str:
    """A LIKE pattern that finds `words` anywhere, their own wildcards taken literally (escape character: backslash)."""
    escaped = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _flow(since: datetime) -> Select[Any]:
    return select(
        func.count(),
        share_of(is_touchless()),
        percentile(0.5, to_erp_s()),
        percentile(0.95, to_erp_s()),
    ).where(orders.c.received_at >= since, ~orders.c.test)


def _in_tab(tab: str) -> ColumnElement[bool]:
    if tab in _STATES:
        return orders.c.state.in_(_STATES[tab])
    if tab == "duplicates":
        undecided = select(duplicates.c.order_id).where(duplicates.c.decision == "")
        return or_(orders.c.id.in_(undecided), orders.c.state == "duplicate")
    return true() if tab == "all" else false()


def narrowed(chosen: Select[Any], wanted: Wanted) -> Select[Any]:
    """`chosen` from the orders of the wanted channel and own state that all wanted words fit."""
    chosen = chosen.select_from(orders)
    if wanted.channel:
        chosen = chosen.where(orders.c.channel == wanted.channel)
    if wanted.desk_state:
        chosen = chosen.where(orders.c.desk_state == wanted.desk_state)
    for word in wanted.words.replace("\0", "").split()[:6]:
        pattern = like(word)
        # A union, so that each part goes by its own index.
        named = union(
            select(order_words.c.order_id).where(order_words.c.words.ilike(pattern, escape="\\")),
            select(shipments.c.order_id).where(or_(shipments.c.tracking == word, shipments.c.reference == word)),
            select(status_history.c.order_id).where(status_history.c.reference == word),
            *([select(order_lines.c.order_id).where(_is_article(word))] if wanted.in_lines else ()),
        )
        chosen = chosen.where(orders.c.id.in_(named))
    return chosen


def _is_article(word: str) -> ColumnElement[bool]:
    codes = (order_lines.c.article, order_lines.c.gtin, order_lines.c.buyer_id)
    return or_(*(func.upper(code) == word.upper() for code in codes))


def _order(wanted: Wanted) -> Sequence[ColumnElement[Any]]:
    if wanted.sort == "due":
        # Time left means something only while an order waits for us; the others follow, newest first.
        left = case((orders.c.state.in_(OPEN), orders.c.due_at))
        return nulls_last(left.desc() if wanted.descending else left.asc()), orders.c.received_at.desc()
    column: ColumnElement[Any] = {
        "received": orders.c.received_at, "customer": func.lower(orders.c.customer_name), "number": orders.c.number,
        "value": orders.c.net, "lines": orders.c.line_count, "state": orders.c.state,
    }.get(wanted.sort, orders.c.received_at)  # fmt: skip
    return (nulls_last(column.desc() if wanted.descending else column.asc()),)


def _doubts(tx: Tx, ids: Sequence[int]) -> dict[int, int]:
    weighty = and_(
        findings.c.order_id.in_(ids), findings.c.resolved_at.is_(None), findings.c.severity.in_(("error", "warning"))
    )
    return _counts(tx, select(findings.c.order_id, func.count()).where(weighty).group_by(findings.c.order_id))


def _twins(tx: Tx, ids: Sequence[int]) -> dict[int, int]:
    undecided = and_(duplicates.c.order_id.in_(ids), duplicates.c.decision == "")
    return _counts(tx, select(duplicates.c.order_id, func.count()).where(undecided).group_by(duplicates.c.order_id))


def _counts(tx: Tx, chosen: Select[Any]) -> dict[int, int]:
    return {row[0]: row[1] for row in tx.execute(chosen)}


def is_reachable(tx: Tx) -> bool:
    """Whether the hub's own tables answer."""
    tx.execute(select(documents.c.id).limit(1))
    return True
