"""A document protected by a password waits visibly and is read with the right one, which stays nowhere."""

from __future__ import annotations

from io import BytesIO

import pytest
from sqlalchemy import text

from orderhub.document import Document
from orderhub.errors import BrokenDocument, NotFound
from orderhub.steps.capture import capture
from orderhub.steps.hub import Hub
from orderhub.steps.unlock import unlock
from orderhub.steps.work import drain
from orderhub.store import tables
from tests.steps.rig import all_rows, broken, push

SECRET = "Gruben-Lampe 7"


def protected(password: str = SECRET) -> bytes:
    """A one-page order that opens with a password."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password, strength=128))
    for y, cells in (
        (780, ((50, "Bestellung Nr. B-2026-771"),)), (760, ((50, "Datum: 12.11.2026"),)),
        (700, ((50, "Pos."), (90, "Artikelnr."), (180, "Bezeichnung"), (360, "Menge"), (400, "ME"), (450, "Preis"),
               (520, "Betrag"))),
        (680, ((50, "1"), (90, "NW-4711"), (180, "Ordner 8 cm"), (360, "5"), (400, "Stk"), (450, "2,00"),
               (520, "10,00"))),
        (660, ((400, "Summe netto"), (520, "10,00"))),
    ):  # fmt: skip
        for x, words in cells:
            canvas.drawString(x, y, words)
    canvas.save()
    return out.getvalue()


def everything(hub: Hub) -> str:
    """All rows of all tables as text, but the originals themselves."""
    with hub.database.begin() as tx:
        return "\n".join(
            str(row)
            for table in tables.metadata.sorted_tables
            for row in tx.execute(text(f'select t::text from "{table.name}" t'))
        )


def test_a_protected_document_is_read_with_its_password(hub: Hub) -> None:
    content = protected()
    (identity,) = push(hub, Document(content, "b.pdf", "application/pdf", "mail"))
    drain(capture, hub)
    (row,) = all_rows(hub.database, tables.documents)
    (said,) = all_rows(hub.database, tables.findings)
    assert (row.state, said.code) == ("unreadable", "pdf.password")

    with pytest.raises(BrokenDocument) as caught:
        unlock(hub, identity, "falsch", "anna")
    assert caught.value.code == "pdf.password-wrong"
    assert all_rows(hub.database, tables.documents)[0].state == "unreadable"

    unlock(hub, identity, SECRET, "anna")
    (row,) = all_rows(hub.database, tables.documents)
    (order,) = all_rows(hub.database, tables.orders)
    assert (row.state, order.number, order.document_id) == ("orders", "B-2026-771", identity)
    opened = all_rows(hub.database, tables.events, tables.events.c.kind == "document.unlocked")
    assert [(one.by, one.document_id) for one in opened] == [("anna", identity)]
    with hub.database.begin() as tx:
        assert hub.originals.read(tx, row.sha256) == content
    assert SECRET not in everything(hub)
    assert "falsch" not in everything(hub)
    assert broken(hub) == []
    with pytest.raises(NotFound):
        unlock(hub, identity, SECRET, "anna")


def test_a_document_that_asks_for_no_password_takes_none(hub: Hub) -> None:
    (identity,) = push(hub, Document(b"Subject: x\r\n\r\nHallo\r\n", "m.eml", "message/rfc822", "mail"))
    drain(capture, hub)
    with pytest.raises(NotFound) as caught:
        unlock(hub, identity, "x", "anna")
    assert caught.value.code == "document.no-password-asked"


def test_a_document_never_shows_its_password() -> None:
    assert SECRET not in repr(Document(b"x", "b.pdf", password=SECRET))
