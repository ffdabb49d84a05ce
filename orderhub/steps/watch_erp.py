"""Watch the ERP: take over what happened there, fold it into one present state, and queue what the channel is told.

Events may come out of order and twice; each has a key of its own and the fold does not care for order.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import msgspec
import structlog

from orderhub.order.states import BOOKED, RANK, Event, State, fold
from orderhub.ports import StatusEvent, Survey
from orderhub.steps import replies
from orderhub.steps.hub import Hub
from orderhub.store import intake, masterdata, orders, status
from orderhub.store.engine import Tx

log = structlog.get_logger()


class Watched(msgspec.Struct):
    """Counts of one look."""

    seen: int = 0
    new: int = 0
    moved: int = 0


def watch_erp(hub: Hub) -> Watched:
    """Take over all that happened in the ERP since the last look. Idempotent: by the event's key."""
    erp = hub.installation.erp()
    name = f"erp:{erp.name}"
    with hub.database.begin() as tx:
        cursor = intake.cursor_of(tx, name)
    events, after = erp.watch(cursor)
    now = hub.now()
    report = Watched(seen=len(events))
    with hub.database.begin() as tx:
        report.new, report.moved = _take_over(hub, tx, events, now)
        intake.record_survey(tx, name, "erp", "erp", Survey([], after), now)
    log.info("erp.watched", **msgspec.structs.asdict(report))
    return report


def refresh_masterdata(hub: Hub) -> dict[str, int]:
    """Take over the ERP's articles and customers."""
    erp = hub.installation.erp()
    articles, customers = list(erp.articles()), list(erp.customers())
    with hub.database.begin() as tx:
        counts = {
            "articles": masterdata.save_articles(tx, articles, hub.now()),
            "customers": masterdata.save_customers(tx, customers, hub.now()),
        }
    log.info("masterdata.refreshed", **counts)
    return counts


def catch_up(hub: Hub, tx: Tx, order_ids: Sequence[int], now: datetime) -> None:
    """Take over what the ERP told of orders before we knew that it had them (booked, but its answer was lost)."""
    for order_id, told in status.events_of(tx, order_ids).items():
        _fold_one(hub, tx, order_id, told, now)


def _take_over(hub: Hub, tx: Tx, events: Sequence[StatusEvent], now: datetime) -> tuple[int, int]:
    events = [*events, *status.adopt_strays(tx, now)]
    ids = orders.ids_by_erp_key(tx, {one.order_key for one in events})
    status.keep_strays(tx, [one for one in events if one.order_key not in ids], now)
    known = [(ids[one.order_key], one) for one in {one.key: one for one in events}.values() if one.order_key in ids]
    fresh = set(status.add(tx, known, now))
    touched = sorted({order_id for order_id, one in known if one.key in fresh})
    moved = 0
    for order_id in touched:
        mine = [one for owner, one in known if owner == order_id and one.key in fresh]
        moved += _fold_one(hub, tx, order_id, mine, now)
    return len(fresh), moved


def _fold_one(hub: Hub, tx: Tx, order_id: int, fresh: Sequence[StatusEvent], now: datetime) -> int:
    row = orders.get_locked(tx, order_id)
    old = State(row.state)
    if old not in BOOKED:
        # The history keeps it; `catch_up` takes it over in the transaction that books the order.
        return 0
    new = fold(old, [Event(kind) for kind in status.kinds_of(tx, order_id)])
    confirmed_at = min((one.at for one in fresh if one.kind == Event.CONFIRMED), default=None)
    orders.set_state(tx, row, new, now, by=status.ERP, confirmed_at=confirmed_at)
    for one in sorted(fresh, key=_in_order):
        if one.kind in (Event.SHIPPED, Event.INVOICED):
            quantities: dict[str, Decimal] = one.lines
            orders.add_line_quantities(tx, order_id, str(one.kind), quantities)
        if one.kind == Event.SHIPPED:
            status.add_shipment(tx, order_id, one)
        replies.enqueue(hub, tx, [order_id], str(one.kind), now, reference=one.reference)
    return int(new is not old)


def _in_order(one: StatusEvent) -> tuple[int, datetime, str]:
    """What is told together is played back in the order of an order's life, however it came."""
    return RANK[State(one.kind)], one.at, one.key
