"""Order changes and cancellations: a revision of the open order, or a person's decision; never on to the ERP."""

from __future__ import annotations

import pytest

from orderhub.document import Document
from orderhub.errors import OrderHubError
from orderhub.steps import review
from orderhub.steps.deliver import deliver
from orderhub.steps.hub import Hub
from orderhub.steps.publish import publish
from orderhub.steps.work import drain
from orderhub.store import orders, tables
from tests.steps.conftest import MakeHub
from tests.steps.rig import Outbox, ScriptedErp, all_rows, an_edifact, booked, broken, captured, number_of, the_order

HEAD = "UNB+UNOC:3+4012345900019:14+4399901000018:14+261122:0905+{reference}{test}'UNH+1+{kind}:D:96A:UN:EAN008'"
TAIL = "UNS+S'UNT+{count}+1'UNZ+1+{reference}'"


def a_message(reference: str, kind: str, body: str, *, test: bool = False) -> Document:
    head = HEAD.format(reference=reference, kind=kind, test="++++++1" if test else "")
    text = head + body + TAIL.format(count=body.count("'") + 3, reference=reference)
    return Document(text.encode("latin-1"), f"{reference}.edi", channel="edi")


def a_change(serial: int, lines: str, reference: str = "C1", **more: bool) -> Document:
    """An ORDCHG of Nordwind for `an_edifact(serial)`."""
    body = f"BGM+230+{number_of(serial)}+4'DTM+137:20261122:102'NAD+BY+4012345900019::9'NAD+SU+4399901000018::9'{lines}"
    return a_message(reference, "ORDCHG", body, **more)


def a_cancellation(serial: int, reference: str = "C9") -> Document:
    body = f"BGM+220+{number_of(serial)}+1'DTM+137:20261122:102'NAD+BY+4012345900019::9'NAD+SU+4399901000018::9'"
    return a_message(reference, "ORDERS", body)


FIVE = "LIN+1+3'QTY+21:5:PCE'"


def test_a_change_before_the_erp_is_a_revision_with_its_diff(hub: Hub, erp: ScriptedErp) -> None:
    (order,) = captured(hub, an_edifact(1))
    assert order.state == "accepted"
    assert captured(hub, a_change(1, FIVE)) == [], "no order of its own"
    row = the_order(hub.database, number_of(1))
    assert (row.state, row.revision, row.reasons[0]) == ("in_review", 2, "order.change-arrived")
    (said,) = all_rows(hub.database, tables.events, tables.events.c.kind == "order.changed")
    (change,) = [one for one in said.data["changes"] if one["path"] == "lines[1].quantity.value"]
    assert (change["old"], change["new"], change["place"]["tag"]) == ("10", "5", "QTY")
    assert drain(deliver, hub) == [], "the delivery was withdrawn"
    with hub.database.begin() as tx:
        assert str(orders.canonical_of(tx, row.id).lines[0].quantity.value) == "5"
        origin = orders.provenance_of(tx, row.id, 2)
    assert origin["lines[1].quantity.value"].document is None
    assert origin["lines[2].quantity.value"].document == order.document_id
    assert broken(hub) == []
    review.release(hub.database, row.id, "anna", hub.now())
    drain(deliver, hub)
    assert len(erp.booked) == 1
    assert the_order(hub.database, number_of(1)).state == "synced"
    assert broken(hub) == []


def test_order_and_change_in_one_batch_and_two_changes_in_a_row(hub: Hub) -> None:
    captured(hub, an_edifact(1), a_change(1, FIVE), a_change(1, "LIN+2+2'QTY+21:0:PCE'", "C2"))
    row = the_order(hub.database, number_of(1))
    assert (row.revision, row.line_count, row.state) == (3, 1, "in_review")
    assert broken(hub) == []


def test_a_change_of_what_the_erp_has_waits_beside_its_order(hub: Hub, erp: ScriptedErp) -> None:
    (order,) = booked(hub, an_edifact(1))
    (waits,) = captured(hub, a_change(1, FIVE))
    assert (waits.state, waits.twin_id, waits.purpose) == ("in_review", order.id, "change")
    assert "order.change-late" in waits.reasons
    with pytest.raises(OrderHubError) as refused:
        review.release(hub.database, waits.id, "anna", hub.now())
    assert refused.value.code == "order.twin-undecided"
    review.decide_duplicate(hub.database, waits.id, "same", "anna", hub.now())
    row = all_rows(hub.database, tables.orders, tables.orders.c.id == order.id)[0]
    assert (row.state, row.revision) == ("synced", 2)
    drain(deliver, hub)
    assert len(erp.booked) == 1
    assert broken(hub) == []


def test_a_change_that_comes_first_waits_and_meets_its_order(hub: Hub) -> None:
    (waits,) = captured(hub, a_change(1, FIVE))
    assert (waits.state, waits.twin_id) == ("in_review", None)
    assert "change.order-unknown" in waits.reasons
    assert drain(deliver, hub) == []
    (order,) = captured(hub, an_edifact(1))
    assert (order.state, order.revision) == ("in_review", 2)
    closed = all_rows(hub.database, tables.orders, tables.orders.c.id == waits.id)[0]
    assert (closed.state, closed.twin_id) == ("duplicate", order.id)
    assert broken(hub) == []


def test_a_cancellation_before_the_erp_cancels_and_tells_the_buyer(hub: Hub, erp: ScriptedErp, out: Outbox) -> None:
    captured(hub, an_edifact(1))
    captured(hub, a_cancellation(1))
    assert the_order(hub.database, number_of(1)).state == "cancelled"
    drain(deliver, hub)
    assert erp.booked == {}
    publish(hub)
    (said,) = out.got
    assert b"BGM+231+NWB-000001+27'" in said.content, "a cancelled order is not confirmed"
    assert broken(hub) == []


def test_a_cancellation_of_what_the_erp_has_waits_for_a_person(hub: Hub, erp: ScriptedErp) -> None:
    (order,) = booked(hub, an_edifact(1))
    (waits,) = captured(hub, a_cancellation(1))
    assert (waits.state, waits.twin_id) == ("in_review", order.id)
    assert "order.cancellation-late" in waits.reasons
    review.decide_duplicate(hub.database, waits.id, "both", "anna", hub.now())
    with pytest.raises(OrderHubError) as refused:
        review.release(hub.database, waits.id, "anna", hub.now())
    assert refused.value.code == "order.cancellation-not-released"
    drain(deliver, hub)
    assert len(erp.booked) == 1
    assert broken(hub) == []


def test_a_test_change_never_touches_a_real_order(hub: Hub) -> None:
    captured(hub, an_edifact(1))
    (waits,) = captured(hub, a_change(1, FIVE, test=True))
    assert "change.test-differs" in waits.reasons
    row = all_rows(hub.database, tables.orders, tables.orders.c.id != waits.id)[0]
    assert (row.revision, row.state) == (1, "accepted")


def test_a_change_of_an_order_the_erp_may_have_waits(make_hub: MakeHub, erp: ScriptedErp) -> None:
    erp.forget_answer = True
    hub = make_hub(erp=erp)
    captured(hub, an_edifact(1))
    deliver(hub)
    assert the_order(hub.database, number_of(1)).state == "accepted"
    (waits,) = captured(hub, a_change(1, FIVE))
    assert "order.change-late" in waits.reasons
