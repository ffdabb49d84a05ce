"""A part that was left aside is read when a person says so, once, and the rest of the mail stays as it is."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from orderhub.document import Document
from orderhub.errors import NotFound
from orderhub.steps.capture import capture
from orderhub.steps.hub import Hub
from orderhub.steps.use_part import use_part
from orderhub.steps.work import drain
from orderhub.store import tables
from tests.steps.rig import all_rows, broken, push

DOCUMENTS = tables.documents
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Svea Nordin\r\nEND:VCARD\r\n"


def test_a_part_left_aside_is_read_when_a_person_says_so(hub: Hub) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@b.example", "c@d.example", "Bestellung 4711"
    mail.set_content("Bestellnummer: 4711\n6 x NW-1001 Wasser\n")
    mail.add_attachment(CARD, subtype="vcard", filename="bestellung.vcf")
    push(hub, Document(mail.as_bytes(), "m.eml", "message/rfc822", "mail"))
    drain(capture, hub)
    (row,) = all_rows(hub.database, DOCUMENTS, DOCUMENTS.c.parent_id.is_(None))
    assert [(one["name"], one["code"]) for one in row.skipped] == [("bestellung.vcf", "mail.skipped-contact")]

    identity = use_part(hub, row.id, "bestellung.vcf", "anna")
    assert use_part(hub, row.id, "bestellung.vcf", "anna") == identity
    drain(capture, hub)
    (part,) = all_rows(hub.database, DOCUMENTS, DOCUMENTS.c.id == identity)
    assert (part.parent_id, part.name) == (row.id, "bestellung.vcf")
    assert part.state != "received"
    (again,) = all_rows(hub.database, DOCUMENTS, DOCUMENTS.c.parent_id.is_(None))
    assert again.state == "orders"
    assert len(all_rows(hub.database, tables.orders)) == 1
    said = all_rows(hub.database, tables.events, tables.events.c.kind == "document.part-used")
    assert [(one.by, one.document_id, one.data["as"]) for one in said] == [("anna", row.id, identity)]
    assert broken(hub) == []


def test_a_part_that_is_not_there_is_named(hub: Hub) -> None:
    push(hub, Document(b"Subject: x\r\n\r\nHallo\r\n", "m.eml", "message/rfc822", "mail"))
    drain(capture, hub)
    with pytest.raises(NotFound) as caught:
        use_part(hub, all_rows(hub.database, DOCUMENTS)[0].id, "bild.png", "anna")
    assert "bild.png" in caught.value.text("de")
