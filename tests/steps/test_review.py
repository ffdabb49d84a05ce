"""What people do: written at once with who and when, along the table of moves, and never behind anybody's back."""

from __future__ import annotations

import pytest

from orderhub.errors import IllegalMove, NotFound, OrderHubError
from orderhub.steps import review
from orderhub.steps.deliver import deliver
from orderhub.steps.hub import Hub
from orderhub.steps.publish import publish
from orderhub.steps.work import drain
from orderhub.store import orders, tables
from tests.steps.rig import (
    Outbox,
    ScriptedErp,
    all_rows,
    an_edifact,
    booked,
    broken,
    captured,
    number_of,
    the_order,
)
from tests.steps.test_capture import changed


@pytest.fixture
def waiting(hub: Hub):
    """An order of a stranger, in review."""
    (row,) = captured(hub, changed(an_edifact(7), b"4012345900019", b"4099999000014"))
    assert row.state == "in_review"
    return row


def held_copy(hub: Hub):
    captured(hub, an_edifact(1))
    (held,) = captured(hub, changed(an_edifact(1), b"+NW000000001'", b"+NW99'"))
    return the_first(hub), held


def the_first(hub: Hub):
    return all_rows(hub.database, tables.orders)[0]


def happened(hub: Hub, order_id: int) -> list[tuple[str, str]]:
    listed = all_rows(hub.database, tables.events, tables.events.c.order_id == order_id)
    return [(one.kind, one.by) for one in listed]


def test_a_correction_keeps_what_stood_there_and_who_changed_it(hub: Hub, waiting) -> None:
    with hub.database.begin() as tx:
        before = orders.provenance_of(tx, waiting.id, 1)["lines[1].quantity.value"]
    now = hub.now()
    assert review.correct(hub.database, waiting.id, {"lines[1].quantity.value": "99"}, "anna", now) == 2
    with hub.database.begin() as tx:
        order = orders.canonical_of(tx, waiting.id)
        after = orders.provenance_of(tx, waiting.id, 2)["lines[1].quantity.value"]
        old = orders.canonical_of(tx, waiting.id, 1)
    assert (str(order.lines[0].quantity.value), str(old.lines[0].quantity.value)) == ("99", before.raw)
    assert (after.raw, after.where, after.previous) == (before.raw, before.where, before.raw)
    assert (after.corrected_by, after.corrected_at) == ("anna", now)
    assert ("order.corrected", "anna") in happened(hub, waiting.id)
    row = the_order(hub.database, number_of(7))
    assert (row.revision, row.touches) == (2, 1)
    assert broken(hub) == []


def test_a_correction_that_changes_nothing_is_none(hub: Hub, waiting) -> None:
    assert review.correct(hub.database, waiting.id, {"number": waiting.number}, "anna", hub.now()) == 1
    assert [kind for kind, _ in happened(hub, waiting.id)] == ["order.captured"]


def test_a_correction_that_cannot_be_read_changes_nothing(hub: Hub, waiting) -> None:
    for path, typed in (("lines[1].quantity.value", "viele"), ("lines[99].quantity.value", "3"), ("nonsense", "x")):
        with pytest.raises(OrderHubError):
            review.correct(hub.database, waiting.id, {path: typed}, "anna", hub.now())
    assert the_order(hub.database, number_of(7)).revision == 1


def test_the_erp_gets_what_a_person_corrected(hub: Hub, erp: ScriptedErp, waiting) -> None:
    review.correct(hub.database, waiting.id, {"lines[1].quantity.value": "99"}, "anna", hub.now())
    seen = []
    put = erp.put
    erp.put = lambda deliveries, found: (seen.extend(deliveries), put(deliveries, found))[1]
    review.release(hub.database, waiting.id, "anna", hub.now(), hold=False)
    deliver(hub)
    assert [(str(one.order.lines[0].quantity.value), one.hold) for one in seen] == [("99", False)]
    assert the_order(hub.database, number_of(7)).state == "synced"
    assert happened(hub, waiting.id)[-2:] == [("order.released", "anna"), ("order.booked", "orderhub")]
    assert broken(hub) == []


def test_a_rejection_needs_a_reason_and_is_final_for_the_erp(hub: Hub, erp: ScriptedErp, waiting) -> None:
    with pytest.raises(OrderHubError, match="reason-missing"):
        review.reject(hub.database, waiting.id, "anna", "  ", hub.now())
    review.reject(hub.database, waiting.id, "anna", "kein Kunde von uns", hub.now())
    (said,) = all_rows(hub.database, tables.events, tables.events.c.kind == "order.rejected")
    assert (said.by, said.data["reason"]) == ("anna", "kein Kunde von uns")
    drain(deliver, hub)
    assert erp.booked == {}
    assert the_order(hub.database, number_of(7)).state == "rejected"


def test_a_rejection_is_told_to_the_partner_once(hub: Hub, out: Outbox) -> None:
    _, waiting = held_copy(hub)
    drain(publish, hub)
    before = len(out.got)
    review.reject(hub.database, waiting.id, "anna", "nicht lieferbar, aber das bleibt unter uns", hub.now())
    drain(publish, hub)
    drain(publish, hub)
    (answer,) = [one for one in out.got[before:] if b"ORDRSP" in one.content]
    assert b"BGM+231+" in answer.content
    assert b"+27'" in answer.content
    assert b"unter uns" not in answer.content
    assert broken(hub) == []


def test_the_copy_is_its_twin_again(hub: Hub, erp: ScriptedErp) -> None:
    first, held = held_copy(hub)
    review.decide_duplicate(hub.database, held.id, "same", "anna", hub.now())
    row = all_rows(hub.database, tables.orders)[1]
    assert row.state == "duplicate"
    assert ("order.copy-attached", "anna") in happened(hub, first.id)
    drain(deliver, hub)
    assert list(erp.booked) == [first.erp_key]
    with pytest.raises(NotFound):
        review.decide_duplicate(hub.database, held.id, "both", "anna", hub.now())
    assert broken(hub) == []


def test_both_are_orders_of_their_own(hub: Hub, erp: ScriptedErp) -> None:
    first, held = held_copy(hub)
    with pytest.raises(OrderHubError, match="twin-undecided"):
        review.release(hub.database, held.id, "anna", hub.now())
    review.decide_duplicate(hub.database, held.id, "both", "anna", hub.now())
    review.release(hub.database, held.id, "anna", hub.now())
    drain(deliver, hub)
    assert set(erp.booked) == {first.erp_key, held.erp_key}
    assert len({row.erp_number for row in all_rows(hub.database, tables.orders)}) == 2
    assert broken(hub) == []


def test_a_third_copy_after_that_is_held_again(hub: Hub) -> None:
    _, held = held_copy(hub)
    review.decide_duplicate(hub.database, held.id, "both", "anna", hub.now())
    (third,) = captured(hub, changed(an_edifact(1), b"+NW000000001'", b"+NW98'"))
    assert (third.state, third.twin_id is not None) == ("in_review", True)


@pytest.mark.parametrize("move", ["release", "reject", "correct", "decide"])
def test_a_booked_order_moves_no_more_by_hand(hub: Hub, move: str) -> None:
    (row,) = booked(hub, an_edifact(1))
    before = happened(hub, row.id)
    moves = {
        "release": lambda: review.release(hub.database, row.id, "anna", hub.now()),
        "reject": lambda: review.reject(hub.database, row.id, "anna", "zu spät", hub.now()),
        "correct": lambda: review.correct(hub.database, row.id, {"number": "X"}, "anna", hub.now()),
        "decide": lambda: review.decide_duplicate(hub.database, row.id, "same", "anna", hub.now()),
    }
    with pytest.raises((IllegalMove, NotFound)):
        moves[move]()
    assert happened(hub, row.id) == before
    assert the_order(hub.database, row.number).state == "synced"


def test_two_people_release_once(hub: Hub, erp: ScriptedErp, waiting) -> None:
    review.release(hub.database, waiting.id, "anna", hub.now())
    with pytest.raises(IllegalMove):
        review.release(hub.database, waiting.id, "bernd", hub.now())
    drain(deliver, hub)
    assert len(erp.booked) == 1


def test_only_what_stopped_can_be_sent_again(hub: Hub, erp: ScriptedErp, out: Outbox, waiting) -> None:
    booked(hub, an_edifact(1))
    drain(publish, hub)
    (done,) = all_rows(hub.database, tables.outbox, tables.outbox.c.topic == "erp")
    with pytest.raises(NotFound):
        review.resend(hub.database, done.id, "anna", hub.now())


def test_sending_a_refused_delivery_again_releases_the_order(hub: Hub, erp: ScriptedErp) -> None:
    erp.refuse[number_of(1)] = "gesperrt"
    booked(hub, an_edifact(1))
    (refused,) = all_rows(hub.database, tables.outbox, tables.outbox.c.state == "refused")
    erp.refuse.clear()
    review.resend(hub.database, refused.id, "anna", hub.now())
    assert deliver(hub).booked == 1
    assert the_order(hub.database, number_of(1)).state == "synced"
    assert broken(hub) == []


def test_the_checks_of_now_are_run_over_what_waits(hub: Hub, waiting) -> None:
    assert review.recheck_all(hub).looked_at == 1
    assert review.recheck_all(hub).looked_at == 1
    open_now = all_rows(hub.database, tables.findings, tables.findings.c.resolved_at.is_(None))
    assert len({(one.code, one.field) for one in open_now}) == len(open_now)
