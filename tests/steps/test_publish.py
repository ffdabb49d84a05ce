"""Publishing: each message once, in order for each order and target, the same bytes on every try."""

from __future__ import annotations

from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.steps import review
from orderhub.steps.hub import Hub
from orderhub.steps.publish import Published, _send, publish
from orderhub.steps.watch_erp import watch_erp
from orderhub.steps.work import drain
from orderhub.store import outbox, tables
from tests.steps.conftest import MakeHub
from tests.steps.rig import (
    REPLIES,
    Outbox,
    ScriptedErp,
    a_web_order,
    all_rows,
    an_edifact,
    booked,
    broken,
    due_now,
    event,
    execute,
    leases_over,
)

BUSY = RemoteBusy("remote.busy", system="out", where="x", reason="y")


def messages(hub: Hub):
    return all_rows(hub.database, tables.outbox, tables.outbox.c.topic == "publish")


def two_states(hub: Hub, erp: ScriptedErp) -> str:
    """An order whose partner is to hear two things; returns its ERP key."""
    (row,) = booked(hub, an_edifact(1))
    erp.events = [event(row.erp_key, "confirmed"), event(row.erp_key, "shipped", lines={"1": 10, "2": 11})]
    watch_erp(hub)
    return str(row.erp_key)


def test_each_message_leaves_once_and_in_order(hub: Hub, erp: ScriptedErp, out: Outbox) -> None:
    key = two_states(hub, erp)
    assert (publish(hub).done, publish(hub).done, publish(hub).taken) == (1, 1, 0)
    assert [one.key for one in out.got] == [f"ordrsp:{key}:confirmed:R1", f"desadv:{key}:shipped:R1"]
    assert [one.kind for one in all_rows(hub.database, tables.events, tables.events.c.kind == "message.sent")] == [
        "message.sent", "message.sent",
    ]  # fmt: skip
    assert {row.receipt for row in messages(hub)} == {"taken 1", "taken 2"}
    assert broken(hub) == []


def test_a_busy_way_out_holds_back_what_comes_after_it(hub: Hub, erp: ScriptedErp, out: Outbox) -> None:
    two_states(hub, erp)
    out.fail = [BUSY]
    assert publish(hub).busy == 1
    assert publish(hub).taken == 0
    due_now(hub)
    drain(publish, hub)
    assert [one.key.partition(":")[0] for one in out.tried] == ["ordrsp", "ordrsp", "desadv"]


def test_a_busy_order_holds_back_no_other(hub: Hub, erp: ScriptedErp, out: Outbox) -> None:
    two_states(hub, erp)
    (other,) = booked(hub, a_web_order(3))
    out.fail = [BUSY]
    drain(publish, hub)
    assert [one.key for one in out.got] == [f"callback:{other.erp_key}:synced"]


def test_a_message_is_frozen_before_it_is_sent(make_hub: MakeHub, erp: ScriptedErp, out: Outbox) -> None:
    hub = make_hub(erp=erp, senders=[out], **REPLIES)
    two_states(hub, erp)
    out.fail = [BUSY]
    publish(hub)
    # The seller moves in between; what was written once is what leaves.
    moved = {**REPLIES, "seller": {**REPLIES["seller"], "name": "Anders GmbH", "gln": "4399901000025"}}
    later = make_hub(erp=erp, senders=[out], **moved)
    due_now(later)
    publish(later)
    first, second = out.tried
    assert first == second
    assert b"4399901000018" in second.content
    (row, _) = messages(hub)
    assert bytes(row.content) == second.content


def test_a_kill_between_sending_and_writing_it_down_sends_the_same_again(
    make_hub: MakeHub, erp: ScriptedErp, out: Outbox
) -> None:
    hub = make_hub(erp=erp, senders=[out], **REPLIES)
    two_states(hub, erp)
    sent = out.send

    def send_and_die(message):
        sent(message)
        raise KeyboardInterrupt

    out.send = send_and_die
    try:
        publish(hub)
    except KeyboardInterrupt:
        out.send = sent
    leases_over(hub, "outbox")
    publish(hub)
    first, second = out.got
    assert first == second
    assert [row.state for row in messages(hub)] == ["done", "waiting"]


def test_a_refused_message_ends_with_its_reason_and_can_be_sent_again(hub: Hub, erp: ScriptedErp, out: Outbox) -> None:
    two_states(hub, erp)
    out.fail = [RemoteRefused("send.gone", address="x")]
    assert publish(hub).refused == 1
    row = messages(hub)[0]
    assert (row.state, row.error["code"]) == ("refused", "send.gone")
    assert publish(hub).done == 1
    review.resend(hub.database, row.id, "anna", hub.now())
    assert publish(hub).done == 1
    assert {row.state for row in messages(hub)} == {"done"}


def test_a_way_out_that_stays_busy_ends_with_a_person(make_hub: MakeHub, erp: ScriptedErp, out: Outbox) -> None:
    hub = make_hub({"max_attempts": 3}, erp=erp, senders=[out], **REPLIES)
    two_states(hub, erp)
    out.fail = [BUSY] * 3
    for _ in range(3):
        due_now(hub)
        publish(hub)
    row = messages(hub)[0]
    assert (row.state, row.attempts) == ("parked", 3)


def test_a_message_that_lacks_a_fact_is_parked_and_nothing_half_right_leaves(
    make_hub: MakeHub, erp: ScriptedErp, out: Outbox
) -> None:
    hub = make_hub(erp=erp, senders=[out], **{**REPLIES, "callbacks": {}})
    (row,) = booked(hub, a_web_order(3))
    assert publish(hub).parked == 1
    assert out.tried == []
    assert messages(hub)[0].error["code"] == "hub.no-reply-address"
    whole = make_hub(erp=erp, senders=[out], **REPLIES)
    review.resend(whole.database, messages(whole)[0].id, "anna", whole.now())
    assert publish(whole).done == 1
    assert out.got[0].address == f"http://shop.example/orders/{row.number}/status"


def test_no_way_out_is_a_decision_on_record(make_hub: MakeHub, erp: ScriptedErp) -> None:
    hub = make_hub(erp=erp)
    booked(hub, a_web_order(3))
    assert messages(hub) == []
    (said,) = all_rows(hub.database, tables.decisions)
    assert (said.outcome, said.reason) == ("suppressed", "no-way-out")


def test_a_message_that_cannot_be_written_for_any_reason_stops_no_other(
    hub: Hub, erp: ScriptedErp, out: Outbox
) -> None:
    two_states(hub, erp)
    (other,) = booked(hub, a_web_order(3))
    execute(hub.database, "delete from order_revisions where order_id <> :id", id=other.id)
    assert publish(hub).parked == 1
    drain(publish, hub)
    assert f"callback:{other.erp_key}:synced" in [one.key for one in out.got]


def test_a_sender_with_a_fault_in_it_stops_no_other(hub: Hub, erp: ScriptedErp, out: Outbox) -> None:
    two_states(hub, erp)
    (other,) = booked(hub, a_web_order(3))
    out.fail = [ZeroDivisionError()]
    publish(hub)
    assert f"callback:{other.erp_key}:synced" in [one.key for one in out.got]
    assert messages(hub)[0].state == "parked"


def test_a_worker_whose_lease_ran_out_neither_freezes_nor_sends(hub: Hub, erp: ScriptedErp, out: Outbox) -> None:
    two_states(hub, erp)
    with hub.database.begin() as tx:
        (late,) = outbox.claim(tx, "publish", 1, 60, ordered=True)
    leases_over(hub, "outbox")
    assert publish(hub).done == 1
    (sent,) = out.got
    with hub.database.begin() as tx:
        assert not outbox.keep_content(tx, late, b"something else", {})
    report = Published(taken=1)
    assert _send(hub, late, report)["state"] == "waiting"
    assert (report.done, out.got) == (0, [sent])
    assert messages(hub)[0].content == sent.content
