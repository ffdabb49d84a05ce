"""Reads a document that is protected by a password which a person types.

The password lives for this one reading, in this process and the child that reads: it is not stored, logged or told to
any event, and the original stays as it came. A password that does not open the document changes nothing.
"""

from __future__ import annotations

from typing import Final

import msgspec

from orderhub.errors import BrokenDocument, NotFound
from orderhub.steps.capture import Captured, keep_reading
from orderhub.steps.hub import Hub
from orderhub.store import documents, events

ASKING: Final = ("pdf.password", "pdf.password-wrong")
"""Findings that wait for a password."""


def unlock(hub: Hub, document_id: int, password: str, by: str) -> Captured:
    """Read the document with the password. Raises: NotFound, pdf.password-wrong as BrokenDocument."""
    with hub.database.begin() as tx:
        document = documents.content_of(tx, hub.originals, document_id)
        if not documents.has_finding(tx, document_id, ASKING):
            raise NotFound("document.no-password-asked", id=document_id)
    (reading,) = hub.pool.read_many([msgspec.structs.replace(document, password=password)])
    if not password or any(one.code in ASKING for one in reading.findings):
        raise BrokenDocument("pdf.password-wrong", name=document.name)
    now = hub.now()
    with hub.database.begin() as tx:
        documents.reopen(tx, document_id, now)
        claimed = documents.claim_one(tx, document_id, hub.settings.lease_s)
        events.record(tx, [events.event("document.unlocked", now, document=document_id, by=by)])
    return keep_reading(hub, claimed, reading)
