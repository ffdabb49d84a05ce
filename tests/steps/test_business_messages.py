"""Messages about orders: kept and linked; acknowledgements settle what we sent; a missing one is an alarm."""

from __future__ import annotations

from datetime import timedelta

import pytest

from orderhub import clock
from orderhub.bench.documents import x12 as x12_order
from orderhub.document import Document
from orderhub.errors import OrderHubError
from orderhub.order.model import from_json
from orderhub.steps import review
from orderhub.steps.capture import capture
from orderhub.steps.hub import Hub
from orderhub.steps.overdue import find_overdue
from orderhub.steps.publish import publish
from orderhub.steps.watch_erp import watch_erp
from orderhub.steps.work import drain
from orderhub.store import business_messages, tables
from tests.steps.conftest import MakeHub
from tests.steps.rig import (
    ARTICLES,
    REPLIES,
    Outbox,
    ScriptedErp,
    all_rows,
    an_edifact,
    booked,
    broken,
    captured,
    count,
    event,
    number_of,
    push,
    the_order,
)
from tests.steps.test_order_changes import a_message


def a_widgetco(serial: int) -> Document:
    return x12_order(1, serial, [(ARTICLES[0], 8 + serial)]).document()


def from_widgetco(kind: str, body: str, control: int, group: str = "FA") -> Document:
    isa = (
        f"ISA*00*          *00*          *ZZ*WIDGETCO       *ZZ*ORDERHUB       *261122*0905*U*00401*{control:09}*0*P*>~"
    )
    text = f"{isa}GS*{group}*WIDGETCO*ORDERHUB*20261122*0905*{control}*X*004010~ST*{kind}*0001~{body}"
    text += f"SE*{body.count('~') + 2}*0001~GE*1*{control}~IEA*1*{control:09}~"
    return Document(text.encode(), f"{kind}-{control}.x12", channel="edi")


def confirmed(hub: Hub, erp: ScriptedErp, document: Document):
    """An order that was answered by ORDRSP or 855."""
    (row,) = booked(hub, document)
    erp.events = [event(row.erp_key, "confirmed")]
    watch_erp(hub)
    drain(publish, hub)
    return row


def awaited(hub: Hub):
    with hub.database.begin() as tx:
        return list(tx.execute(tables.acknowledgements.select()).all())


def read(hub: Hub, *documents: Document) -> None:
    push(hub, *documents)
    drain(capture, hub)


def test_a_contrl_settles_what_was_sent(hub: Hub, erp: ScriptedErp, out: Outbox) -> None:
    order = confirmed(hub, erp, an_edifact(1))
    (sent,) = out.got
    (row,) = awaited(hub)
    assert (row.state, row.message, row.receiver, row.interchange) == ("awaited", "ORDRSP", "4012345900019", "1")
    assert row.due_at - row.written_at > timedelta(hours=23, minutes=59)
    assert b"'UNB+UNOC:3+4399901000018:14+4012345900019:14+" in sent.content
    assert b"+1++++1'UNH+" in sent.content, "we ask for the CONTRL"
    read(hub, a_message("K1", "CONTRL", "UCI+1+4399901000018:14+4012345900019:14+7'UCM+1+ORDRSP:D:96A:UN+7'"))
    (row,) = awaited(hub)
    assert row.state == "accepted"
    (message,) = all_rows(hub.database, tables.business_messages)
    assert (message.kind, message.order_id, message.verdict) == ("acknowledgement", order.id, "accepted")
    drain(publish, hub)
    assert len(out.got) == 1, "a CONTRL is not answered"
    assert broken(hub) == []


def test_a_rejecting_contrl_stands_at_the_order_in_words(hub: Hub, erp: ScriptedErp) -> None:
    order = confirmed(hub, erp, an_edifact(1))
    read(hub, a_message("K1", "CONTRL", "UCI+1+A+B+7'UCM+1+ORDRSP:D:96A:UN+4'UCS+6'UCD+12+2:1'"))
    (row,) = awaited(hub)
    assert (row.state, [one["code"] for one in row.findings]) == ("rejected", ["reply.fault"])
    said = all_rows(hub.database, tables.findings, tables.findings.c.order_id == order.id)
    assert [one.code for one in said] == ["reply.rejected", "reply.fault"]
    assert said[0].params["reason"] == "Invalid value (code 12), segment 6, element 2, component 1"
    assert [one.kind for one in all_rows(hub.database, tables.events, tables.events.c.kind == "message.rejected")]


def test_a_997_settles_by_group_and_message(hub: Hub, erp: ScriptedErp, out: Outbox) -> None:
    confirmed(hub, erp, a_widgetco(1))
    assert [one.address.split("/")[1].partition("-")[0] for one in out.got] == ["997", "855"]
    (row,) = awaited(hub)
    assert (row.message, row.state, row.group_ref) == ("855", "awaited", "2")
    read(hub, from_widgetco("997", "AK1*PR*2~AK2*855*0001~AK3*BAK*2**8~AK4*3*324*7*X~AK5*E*5~AK9*E*1*1*1~", 77))
    (row,) = awaited(hub)
    assert row.state == "accepted_with_errors"
    drain(publish, hub)
    assert len(out.got) == 2, "a 997 is not answered by a 997"


def test_an_acknowledgement_of_nothing_we_sent_says_so(hub: Hub, erp: ScriptedErp) -> None:
    confirmed(hub, erp, an_edifact(1))
    read(hub, a_message("K1", "CONTRL", "UCI+4711+A+B+7'"))
    (row,) = awaited(hub)
    assert row.state == "awaited"
    assert "reply.acknowledges-nothing" in {one.code for one in all_rows(hub.database, tables.findings)}


def test_a_missing_acknowledgement_is_an_alarm_once_and_can_still_come(
    make_hub: MakeHub, erp: ScriptedErp, out: Outbox
) -> None:
    late = [timedelta(0)]
    hub = make_hub(clock=lambda: clock.now() + late[0], erp=erp, senders=[out], **REPLIES)
    order = confirmed(hub, erp, an_edifact(1))
    late[0] = timedelta(hours=23)
    assert find_overdue(hub).overdue == 0
    late[0] = timedelta(hours=25)
    assert (find_overdue(hub).overdue, find_overdue(hub).overdue) == (1, 0)
    assert awaited(hub)[0].state == "overdue"
    (alarm,) = all_rows(hub.database, tables.events, tables.events.c.kind == "message.unacknowledged")
    assert (alarm.order_id, alarm.data["message"]) == (order.id, "ORDRSP")
    (said,) = all_rows(hub.database, tables.findings, tables.findings.c.code == "reply.unacknowledged")
    assert (said.order_id, said.params["hours"]) == (order.id, "24")
    read(hub, a_message("K1", "CONTRL", "UCI+1+A+B+7'"))
    assert awaited(hub)[0].state == "accepted"


def test_messages_are_linked_to_the_order_they_name(hub: Hub) -> None:
    (order,) = booked(hub, an_edifact(1))
    number = number_of(1)
    line = "LIN+1++4012345100105:EN'{}"
    read(
        hub,
        a_message("R1", "RECADV", f"BGM+632+WE-1+9'DTM+137:20261122:102'RFF+ON:{number}'CPS+1'"
                  + line.format("QTY+194:9:PCE'")),
        a_message("R2", "ORDRSP", f"BGM+231+AB-1+29'DTM+137:20261122:102'RFF+ON:{number}'"
                  + line.format("QTY+113:7:PCE'")),
        a_message("R3", "DESADV", f"BGM+351+LS-1+9'DTM+137:20261122:102'RFF+ON:{number}'CPS+1'"
                  + line.format("QTY+12:6:PCE'")),
        a_message("R4", "INVOIC", f"BGM+380+RE-1+9'DTM+137:20261122:102'RFF+ON:{number}'CUX+2:EUR:4'"
                  + line.format("QTY+47:5:PCE'MOA+203:12.50'PRI+AAA:2.50'")),
        a_message("R5", "DESADV", "BGM+351+LS-2+9'RFF+ON:NIE-GESEHEN'CPS+1'" + line.format("QTY+12:6:PCE'")),
    )  # fmt: skip
    rows = all_rows(hub.database, tables.business_messages)
    assert [(row.kind, row.number, row.order_id) for row in rows] == [
        ("receiving_advice", "WE-1", order.id), ("order_response", "AB-1", order.id),
        ("despatch_advice", "LS-1", order.id), ("invoice", "RE-1", order.id), ("despatch_advice", "LS-2", None),
    ]  # fmt: skip
    assert [row.profile for row in rows] == [
        "generic-edifact-recadv", "generic-edifact-ordrsp", "generic-edifact-desadv", "generic-edifact-invoic",
        "generic-edifact-desadv",
    ]  # fmt: skip
    with hub.database.begin() as tx:
        quantities = [str(from_json(row.canonical).lines[0].quantity.value) for row in rows]
        (received,) = tx.execute(
            tables.order_lines.select().where(
                tables.order_lines.c.order_id == order.id, tables.order_lines.c.position == 1
            )
        ).all()
        assert len(business_messages.of_order(tx, order.id)) == 4
    assert quantities == ["9", "7", "6", "5", "6"]
    assert received.received == 9
    assert "message.order-unknown" in {one.code for one in all_rows(hub.database, tables.findings)}
    assert count(hub.database, tables.orders) == 1
    assert broken(hub) == []


def test_the_x12_messages_are_linked_too(hub: Hub) -> None:
    (order,) = booked(hub, a_widgetco(1))
    po = order.number
    read(
        hub,
        from_widgetco("855", f"BAK*00*AD*{po}*20261122****AB-1~PO1*1*9*EA*2**VN*A~ACK*IA*7*EA~CTT*1~", 81, "PR"),
        from_widgetco("856", f"BSN*00*LS-1*20261122*0905~HL*1**S~HL*2*1*O~PRF*{po}~HL*3*2*I~LIN*1*VN*A~SN1*1*6*EA~", 82,
                      "SH"),
        from_widgetco("810", f"BIG*20261122*RE-1**{po}~IT1*1*5*EA*2**VN*A~TDS*1000~CTT*1~", 83, "IN"),
        from_widgetco("861", f"BRA*WE-1*20261122*00*1~PRF*{po}~RCD*1*4*EA~LIN**VN*A~CTT*1~", 84, "RC"),
    )  # fmt: skip
    rows = all_rows(hub.database, tables.business_messages)
    assert [(row.message, row.number, row.order_id, str(from_json(row.canonical).lines[0].quantity.value))
            for row in rows] == [
        ("855", "AB-1", order.id, "7"), ("856", "LS-1", order.id, "6"), ("810", "RE-1", order.id, "5"),
        ("861", "WE-1", order.id, "4"),
    ]  # fmt: skip
    assert from_json(rows[2].canonical).totals.stated.gross == 10


# --- interchanges that come again, and tests -------------------------------------------------------------------------


def changed(document: Document, old: bytes, new: bytes) -> Document:
    assert old in document.content
    return Document(document.content.replace(old, new), f"x-{document.name}", channel="edi")


def codes_of(hub: Hub, document_id: int) -> set[str]:
    return {one.code for one in all_rows(hub.database, tables.findings, tables.findings.c.document_id == document_id)}


def test_the_same_reference_and_bytes_is_a_repeat_and_nothing_else(hub: Hub) -> None:
    captured(hub, an_edifact(1))
    (again,) = push(hub, an_edifact(1))
    drain(capture, hub)
    row = all_rows(hub.database, tables.documents, tables.documents.c.id == again)[0]
    assert (row.state, codes_of(hub, again)) == ("duplicate", {"interchange.repeated"})
    assert count(hub.database, tables.orders) == 1


def test_the_same_reference_with_other_bytes_is_a_conflict_for_a_person(hub: Hub) -> None:
    first = an_edifact(1)
    captured(hub, first)
    (second,) = captured(hub, changed(first, b"BGM+220+NWB-000001", b"BGM+220+NWB-000077"))
    assert (second.state, second.number) == ("in_review", "NWB-000077")
    assert "interchange.conflict" in second.reasons
    assert "interchange.conflict" in codes_of(hub, second.document_id)


def test_another_reference_with_the_same_order_is_a_suspected_duplicate(hub: Hub) -> None:
    first = an_edifact(1)
    captured(hub, first)
    (second,) = captured(hub, changed(first, b"NW000000001'", b"NW000000099'"))
    assert (second.state, second.twin_id) == ("in_review", the_order_of(hub, "NWB-000001"))
    assert "order.duplicate-number" in second.reasons
    assert not {"interchange.repeated", "interchange.conflict"} & set(second.reasons)


def the_order_of(hub: Hub, number: str) -> int:
    return next(row.id for row in all_rows(hub.database, tables.orders, tables.orders.c.number == number))


@pytest.mark.parametrize("form", ["edifact", "x12"])
def test_a_test_interchange_never_reaches_the_erp(hub: Hub, erp: ScriptedErp, out: Outbox, form: str) -> None:
    if form == "edifact":
        document = changed(an_edifact(1), b"NW000000001'UNH", b"NW01++++++1'UNH")
    else:
        document = changed(a_widgetco(1), b"*0*P*>~", b"*0*T*>~")
    (row,) = booked(hub, document)
    assert (row.state, row.test, row.reasons[0]) == ("in_review", True, "order.test-interchange")
    with pytest.raises(OrderHubError) as refused:
        review.release(hub.database, row.id, "anna", hub.now())
    assert refused.value.code == "order.test-not-released"
    assert erp.booked == {}
    drain(publish, hub)
    assert [one.content[:400].count(b"*T*") for one in out.got] == ([1] if form == "x12" else [])
    assert the_order(hub.database, row.number).state == "in_review"
