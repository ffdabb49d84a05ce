"""Delivering: each order once in the ERP, whatever the ERP does, whoever is killed, however often it is tried."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from orderhub import clock
from orderhub.order.states import State
from orderhub.ports import ErpReceipt
from orderhub.steps import review
from orderhub.steps.deliver import deliver
from orderhub.steps.hub import Hub
from orderhub.steps.watch_erp import watch_erp
from orderhub.steps.work import drain
from orderhub.store import pages, tables
from tests.live.erp_double import Double, erp_double
from tests.steps.conftest import MakeHub
from tests.steps.rig import (
    Outbox,
    ScriptedErp,
    a_web_order,
    all_rows,
    an_edifact,
    booked,
    broken,
    captured,
    due_now,
    event,
    execute,
    leases_over,
    number_of,
    the_order,
)

FAULTS = ("error_500", "cut", "partial", "repeat", "foreign", "garbage", "lost_500", "refuse_429")


@pytest.fixture(scope="module")
def double(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Double]:
    with erp_double(tmp_path_factory.mktemp("double")) as running:
        yield running


def effects(hub: Hub):
    return all_rows(hub.database, tables.outbox, tables.outbox.c.topic == "erp")


def deliver_until_done(hub: Hub) -> None:
    for _ in range(40):
        due_now(hub)
        if not deliver(hub).taken:
            return
    raise AssertionError([(row.state, row.error) for row in effects(hub)])


@pytest.mark.parametrize("fault", FAULTS)
def test_an_order_is_booked_once_whatever_the_erp_does(make_hub: MakeHub, double: Double, fault: str) -> None:
    hub = make_hub(erp=double.erp(timeout_s=5))
    found = captured(hub, *(a_web_order(serial) for serial in range(6)))
    keys = {row.erp_key for row in found}
    before = set(double.created())
    double.faults(**{fault: 1.0})
    for _ in range(2):
        due_now(hub)
        deliver(hub)
    double.faults(**{fault: 0.5, "seed": 3})
    for _ in range(4):
        due_now(hub)
        deliver(hub)
    double.faults()
    deliver_until_done(hub)
    created = double.created()
    assert {key: created[key] for key in keys} == dict.fromkeys(keys, 1)
    assert set(created) - before <= keys | before
    rows = [the_order(hub.database, row.number) for row in found]
    assert {row.state for row in rows} == {"synced"}
    assert len({row.erp_number for row in rows}) == 6
    assert broken(hub) == []


def test_accepted_and_then_silent_is_looked_up_not_sent_again(make_hub: MakeHub, double: Double) -> None:
    hub = make_hub({"max_attempts": 3}, erp=double.erp(timeout_s=0.3))
    (row,) = captured(hub, a_web_order(30))
    double.faults(hang=1.0)
    assert deliver(hub).unknown == 1
    assert (effects(hub)[0].state, double.created()[row.erp_key]) == ("unknown", 1)
    due_now(hub)
    # Still hanging: but the look-up finds it, and nothing is sent.
    assert deliver(hub).booked == 1
    double.faults()
    assert double.created()[row.erp_key] == 1


def test_a_booked_order_is_found_by_the_number_the_erp_gave(hub: Hub, erp: ScriptedErp) -> None:
    (row,) = booked(hub, an_edifact(1))
    with hub.database.begin() as tx:
        for words in (row.number, row.erp_number[1:]):
            assert [one.id for one in pages.queue(tx, pages.Wanted(tab="all", words=words))] == [row.id]


def test_an_erp_that_books_and_forgets_to_answer_is_found_out(hub: Hub, erp: ScriptedErp) -> None:
    captured(hub, an_edifact(1))
    erp.forget_answer = True
    assert deliver(hub).unknown == 1
    due_now(hub)
    assert (deliver(hub).booked, erp.asked, len(erp.booked)) == (1, 1, 1)


def test_what_the_erp_refuses_goes_back_to_a_person_with_its_words(hub: Hub, erp: ScriptedErp) -> None:
    erp.refuse[number_of(1)] = "Kreditlimit überschritten"
    captured(hub, an_edifact(1), a_web_order(2))
    report = deliver(hub)
    assert (report.booked, report.refused) == (1, 1)
    row = the_order(hub.database, number_of(1))
    assert (row.state, list(row.reasons)) == ("in_review", ["erp.refused"])
    (finding,) = all_rows(hub.database, tables.findings, tables.findings.c.order_id == row.id)
    assert finding.params == {"words": "Kreditlimit überschritten"}
    assert drain(deliver, hub) == []
    del erp.refuse[number_of(1)]
    review.release(hub.database, row.id, "anna", hub.now(), hold=False)
    assert deliver(hub).booked == 1
    assert the_order(hub.database, number_of(1)).state == "synced"
    assert broken(hub) == []


def test_a_busy_erp_is_left_alone_for_longer_each_time(make_hub: MakeHub, double: Double) -> None:
    moment = clock.now()
    hub = make_hub(erp=double.erp(), clock=lambda: moment)
    captured(hub, a_web_order(40))
    double.faults(refuse_429=1.0)
    waits = []
    for _ in range(4):
        due_now(hub)
        assert deliver(hub).busy == 1
        waits.append((effects(hub)[0].next_at - moment).total_seconds())
        assert deliver(hub).taken == 0
    double.faults()
    assert waits == [2, 4, 8, 16]


def test_an_unreachable_erp_loses_nothing(make_hub: MakeHub, tmp_path: Path) -> None:
    with erp_double(tmp_path) as double:
        hub = make_hub(erp=double.erp(timeout_s=1))
        (row,) = captured(hub, a_web_order(1))
        double.child.kill()
        double.child.wait()
        assert deliver(hub).busy == 1
        assert (effects(hub)[0].state, the_order(hub.database, row.number).state) == ("waiting", "accepted")
    with erp_double(tmp_path) as double:
        hub = make_hub(erp=double.erp())
        deliver_until_done(hub)
        assert double.created()[row.erp_key] == 1


def test_a_worker_whose_lease_ran_out_completes_nothing(make_hub: MakeHub, erp: ScriptedErp, out: Outbox) -> None:
    slow = make_hub(erp=erp)
    (row,) = captured(slow, an_edifact(1))

    class Overtaken(ScriptedErp):
        """While it is being asked, the lease runs out and another worker books the order."""

        def put(self, deliveries, found):
            leases_over(slow, "outbox")
            assert deliver(make_hub(erp=erp)).booked == 1
            return [ErpReceipt(one.key, "WRONG", "confirmed") for one in deliveries]

    slow.installation._open["erp"] = Overtaken()
    assert deliver(slow).booked == 0
    row = the_order(slow.database, number_of(1))
    assert (row.state, row.erp_number) == ("synced", "A0001")
    assert effects(slow)[0].receipt == "A0001"
    assert len(all_rows(slow.database, tables.events, tables.events.c.kind == "order.booked")) == 1


def test_what_the_erp_did_before_we_knew_it_had_the_order_is_not_forgotten(hub: Hub, erp: ScriptedErp) -> None:
    (row,) = captured(hub, an_edifact(1))
    erp.forget_answer = True
    deliver(hub)
    lines = {"1": 10, "2": 11}
    erp.events = [event(row.erp_key, "confirmed"), event(row.erp_key, "shipped", lines=lines, reference="L1")]
    watch_erp(hub)
    assert the_order(hub.database, number_of(1)).state == "accepted"
    due_now(hub)
    assert deliver(hub).booked == 1
    row = the_order(hub.database, number_of(1))
    assert (row.state, row.erp_confirmed_at is not None) == (State.SHIPPED, True)
    shipped = all_rows_of_lines(hub, row.id)
    assert [one.shipped for one in shipped] == [10, 11]
    queued = all_rows(hub.database, tables.outbox, tables.outbox.c.topic == "publish")
    assert [one.kind for one in queued] == ["ordrsp", "desadv"]
    assert broken(hub) == []


def all_rows_of_lines(hub: Hub, order_id: int):
    with hub.database.begin() as tx:
        wanted = tables.order_lines.select().where(tables.order_lines.c.order_id == order_id)
        return tx.execute(wanted.order_by(tables.order_lines.c.position)).all()


def test_a_delivery_is_never_taken_by_two(make_hub: MakeHub, erp: ScriptedErp) -> None:
    hub = make_hub(erp=erp)
    captured(hub, an_edifact(1))
    execute(hub.database, "update outbox set state = 'leased', lease_until = now() + interval '1 minute'")
    assert deliver(hub).taken == 0
    leases_over(hub, "outbox")
    assert deliver(hub).booked == 1
