"""Watching the ERP: events in any order and number fold to one state, and are played back once."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orderhub import clock
from orderhub.ports import StatusEvent
from orderhub.steps.hub import Hub
from orderhub.steps.watch_erp import watch_erp
from orderhub.store import status, tables
from tests.steps.rig import ScriptedErp, all_rows, an_edifact, booked, broken, event, execute, the_order

AT = clock.now() - timedelta(hours=1)


def life(key: str, first: int = 10) -> list[StatusEvent]:
    """Everything that happens to an order of two lines, shipped in two parts."""
    lines = [{"1": Decimal(first)}, {"2": Decimal(first + 1)}]
    return [
        event(key, "confirmed", AT),
        event(key, "picked", AT + timedelta(minutes=1)),
        StatusEvent(f"{key}-s1", key, "shipped", AT + timedelta(minutes=2), "L1", "DHL", "0034-1", lines[0]),
        StatusEvent(f"{key}-s2", key, "shipped", AT + timedelta(minutes=3), "L2", "DHL", "0034-2", lines[1]),
        StatusEvent(f"{key}-i", key, "invoiced", AT + timedelta(minutes=4), "R1", lines=lines[0] | lines[1]),
    ]


def facts(hub: Hub, order_id: int) -> dict[str, object]:
    """All that a person or a channel can see of it."""
    with hub.database.begin() as tx:
        lines = tx.execute(
            tables.order_lines.select()
            .where(tables.order_lines.c.order_id == order_id)
            .order_by(tables.order_lines.c.position)
        ).all()
        order = tx.execute(tables.orders.select().where(tables.orders.c.id == order_id)).one()
    sent = all_rows(hub.database, tables.outbox, tables.outbox.c.order_id == order_id)
    shipments = all_rows(hub.database, tables.shipments, tables.shipments.c.order_id == order_id)
    return {
        "state": order.state,
        "confirmed": order.erp_confirmed_at,
        "lines": [(one.shipped, one.invoiced) for one in lines],
        "messages": {one.key.replace(order.erp_key, "KEY") for one in sent if one.topic == "publish"},
        "shipments": {(one.reference, one.tracking) for one in shipments},
    }


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.lists(st.integers(0, 4), max_size=4).flatmap(lambda again: st.permutations([0, 1, 2, 3, 4, *again])),
    at_once=st.integers(1, 4),
)
def test_events_shuffled_and_doubled_fold_to_the_same(
    hub: Hub, erp: ScriptedErp, order: list[int], at_once: int
) -> None:
    serial = len(all_rows(hub.database, tables.orders)) + 1
    (row,) = booked(hub, an_edifact(serial))
    first = 8 + 2 * serial
    told = life(row.erp_key, first)
    for start in range(0, len(order), at_once):
        erp.events += [told[one] for one in order[start : start + at_once]]
        watch_erp(hub)
    assert facts(hub, row.id) == {
        "state": "invoiced",
        "confirmed": AT,
        "lines": [(first, first), (first + 1, first + 1)],
        "messages": {"ordrsp:KEY:confirmed:R1", "desadv:KEY:shipped:L1", "desadv:KEY:shipped:L2"},
        "shipments": {("L1", "0034-1"), ("L2", "0034-2")},
    }
    assert broken(hub) == []


def test_a_cancellation_after_shipping_changes_nothing(hub: Hub, erp: ScriptedErp) -> None:
    (row,) = booked(hub, an_edifact(1))
    erp.events = [event(row.erp_key, "cancelled"), event(row.erp_key, "shipped", lines={"1": Decimal(10)})]
    watch_erp(hub)
    assert the_order(hub.database, row.number).state == "shipped"
    assert broken(hub) == []


def test_a_cancellation_before_shipping_holds(hub: Hub, erp: ScriptedErp) -> None:
    (row,) = booked(hub, an_edifact(1))
    erp.events = [event(row.erp_key, "cancelled"), event(row.erp_key, "confirmed")]
    watch_erp(hub)
    assert the_order(hub.database, row.number).state == "cancelled"


def test_events_of_orders_that_are_not_ours_are_let_go(hub: Hub, erp: ScriptedErp) -> None:
    erp.events = [event("OH-somebody-elses", "shipped")]
    report = watch_erp(hub)
    assert (report.seen, report.new) == (1, 0)


def test_a_kill_before_the_commit_repeats_the_look(hub: Hub, erp: ScriptedErp) -> None:
    (row,) = booked(hub, an_edifact(1))
    erp.events = life(row.erp_key)
    watch_erp(hub)
    before = facts(hub, row.id)
    # The cursor is written with the events; one that is older only lists them again.
    execute(hub.database, "update sources set cursor = '{}' where name = 'erp:erp'")
    assert watch_erp(hub).new == 0
    assert facts(hub, row.id) == before


def test_what_the_erp_tells_of_an_unknown_order_is_kept_and_counts_when_the_order_comes(
    hub: Hub, erp: ScriptedErp
) -> None:
    (row,) = booked(hub, an_edifact(1))
    execute(hub.database, "update orders set erp_key = 'elsewhere' where id = :id", id=row.id)
    erp.events = [event(row.erp_key, "confirmed")]
    assert watch_erp(hub).new == 0
    with hub.database.begin() as tx:
        assert [(one.order_key, one.kind) for one in status.strays(tx)] == [(row.erp_key, "confirmed")]
    execute(hub.database, "update orders set erp_key = :key where id = :id", id=row.id, key=row.erp_key)
    assert watch_erp(hub).new == 1
    assert the_order(hub.database, row.number).state == "confirmed"
    with hub.database.begin() as tx:
        assert status.strays(tx) == []
    assert (watch_erp(hub).new, broken(hub)) == (0, [])
