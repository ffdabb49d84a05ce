"""What is answered by itself and what is not, and which message of ours a bounce belongs to."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from connectors.smtp_sender import message_id
from orderhub.document import Document
from orderhub.steps.capture import capture
from orderhub.steps.hub import Hub
from orderhub.steps.watch_erp import refresh_masterdata
from orderhub.steps.work import drain
from orderhub.store import tables
from tests.steps.conftest import MakeHub
from tests.steps.rig import REPLIES, Outbox, ScriptedErp, all_rows, push

OUR_ADDRESS = "auftrag@hafenkontor.example"


def an_order(number: int, sender: str = "svea@fjordfisch.example", **headers: str) -> Document:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, OUR_ADDRESS, f"Bestellung FF-{number}"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(f"Wir bestellen (Bestellnummer FF-{number}):\n{number} Karton NW-1301 Lachsfilet 5 kg\n")
    return Document(mail.as_bytes(), "m.eml", "message/rfc822", "mail")


def a_bounce(of: str) -> Document:
    report = (
        "From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; svea@fjordfisch.example\r\n"
        "Action: failed\r\nStatus: 5.1.1\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"Subject: Eingang\r\nMessage-ID:\r\n {of}\r\n--b--\r\n"
    )
    return Document(report.encode(), "b.eml", "message/rfc822", "mail")


@pytest.fixture
def hub(make_hub: MakeHub, erp: ScriptedErp, out: Outbox) -> Hub:
    made = make_hub(erp=erp, senders=[out], options={"answers_per_hour": 3}, **REPLIES)
    refresh_masterdata(made)
    return made


def receipts(hub: Hub, *mails: Document) -> list[str]:
    """What is said about each receipt: the states of messages, then the reasons of those not written."""
    push(hub, *mails)
    drain(capture, hub)
    said = all_rows(hub.database, tables.decisions)
    written = all_rows(hub.database, tables.outbox, tables.outbox.c.topic == "publish")
    return [*(row.kind for row in written), *(row.reason for row in said)]


def test_an_order_by_mail_is_answered(hub: Hub) -> None:
    assert receipts(hub, an_order(1)) == ["mail-receipt"]


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"Auto_Submitted": "auto-generated"}, "loop-auto-submitted"),
        ({"X_Orderhub": "mail:1"}, "loop-own"),
        ({"Precedence": "bulk"}, "loop-list"),
        ({"X_Auto_Response_Suppress": "All"}, "loop-auto-submitted"),
        ({"Return_Path": "<>"}, "loop-bounce"),
    ],
)
def test_a_machine_gets_no_answer_and_the_reason_is_on_record(hub: Hub, headers: dict[str, str], reason: str) -> None:
    assert receipts(hub, an_order(1, **headers)) == [reason]


def test_too_many_of_one_sender_are_not_answered_any_more(hub: Hub) -> None:
    assert receipts(hub, *(an_order(number) for number in range(1, 4))) == ["mail-receipt"] * 3
    assert receipts(hub, *(an_order(number) for number in range(4, 6))) == ["mail-receipt"] * 3 + ["loop-too-many"] * 2


def test_a_bounce_is_written_into_the_history_of_the_order_whose_message_came_back(hub: Hub) -> None:
    receipts(hub, an_order(1))
    (sent,) = all_rows(hub.database, tables.outbox, tables.outbox.c.topic == "publish")
    push(hub, a_bounce(message_id(sent.key, OUR_ADDRESS)), a_bounce("<somebody-else@x.example>"))
    drain(capture, hub)
    (row,) = all_rows(hub.database, tables.events, tables.events.c.kind == "message.bounced")
    assert row.order_id == sent.order_id
    assert row.data == {
        "outbox": sent.id, "reply": "mail-receipt", "to": "svea@fjordfisch.example", "status": "5.1.1",
        "action": "failed",
    }  # fmt: skip
    kinds = tables.documents.c["class"] == "bounce"
    assert len(all_rows(hub.database, tables.documents, kinds)) >= 2
