"""What comes in and is no order is named and counted; nothing is skipped in silence."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from orderhub.document import Document
from orderhub.steps.capture import capture
from orderhub.steps.hub import Hub
from orderhub.steps.work import drain
from orderhub.store import pages_intake, tables
from tests.steps.rig import all_rows, an_edifact, broken, push
from tests.steps.test_capture import a_mail

INVOICE = (
    "Sehr geehrte Damen und Herren,\n\nanbei erhalten Sie unsere Rechnung Nr. RE-4711 vom 20.11.2026 über 1.190,00 EUR."
    "\nZahlbar innerhalb von 14 Tagen auf unser Konto DE02 1203 0000 0000 2020 51.\n\nIhre Buchhaltung\n"
)
COMPLAINT = (
    "Guten Tag,\n\nich möchte die Lieferung zum Auftrag 4711 reklamieren: drei Flaschen kamen zerbrochen an, "
    "die Ware ist beschädigt. Bitte schicken Sie Ersatz.\n\nJonna Petersen\n"
)
SPAM = (
    "CONGRATULATIONS! You have been selected as the WINNER of 1,000,000 USD in our international lottery. "
    "Click here to claim your prize now: http://lottery.example/claim\n"
)
AWAY = "Vielen Dank für Ihre Nachricht. Ich bin bis zum 30.11.2026 nicht im Haus.\n"
MAILS = {
    "invoice": a_mail("Rechnung RE-4711", INVOICE),
    "complaint": a_mail("Reklamation zu Auftrag 4711", COMPLAINT),
    "spam": a_mail("You WON the lottery!!!", SPAM, "winner@lottery.example"),
    "out_of_office": a_mail("Abwesenheitsnotiz: Ihre Lieferung", AWAY, Auto_Submitted="auto-replied"),
}


@pytest.mark.feature("X-12")
def test_each_is_named_by_its_class_and_none_is_missing(hub: Hub) -> None:
    others = [Document(b"\x00\x01\xff" * 50, "x.bin", "application/octet-stream", "file"), an_edifact(1), an_edifact(1)]
    ids = push(hub, *MAILS.values(), *others)
    drain(capture, hub)
    rows = {row.id: row for row in all_rows(hub.database, tables.documents, tables.documents.c.parent_id.is_(None))}
    said = {name: rows[identity]._mapping["class"] for name, identity in zip(MAILS, ids, strict=False)}
    assert said == {name: name for name in MAILS}
    ends = Counter(row.state for row in rows.values())
    assert ends == {"not_an_order": 4, "unreadable": 1, "orders": 1, "duplicate": 1}
    assert sum(ends.values()) == len(ids)
    with hub.database.begin() as tx:
        counted = pages_intake.outcome_counts(tx, pages_intake.DocumentsWanted(), hub.now() - timedelta(hours=1))
        classes = pages_intake.class_counts(tx, hub.now() - timedelta(hours=1))
    assert counted == {**ends, "all": len(ids)}
    assert dict(classes) == dict.fromkeys(MAILS, 1)
    assert broken(hub) == []
