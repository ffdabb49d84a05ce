"""Reads a part of a mail that was left aside, because a person says it matters: a picture that is an order, not a logo.

The mail is opened again in a child, with that part named; the part becomes a document below the mail and is captured
like any other. The mail itself, its orders and its other parts stay as they are.
"""

from __future__ import annotations

import msgspec

from orderhub.capturing.reading import Reading
from orderhub.errors import NotFound
from orderhub.steps.hub import Hub
from orderhub.store import bulk, documents, events
from orderhub.store.intake import document_row
from orderhub.store.tables import documents as documents_table


def use_part(hub: Hub, document_id: int, name: str, by: str) -> int:
    """The id of the part's document, new or the one it has already. Raises: NotFound."""
    with hub.database.begin() as tx:
        document = documents.content_of(tx, hub.originals, document_id)
    wanted = msgspec.structs.replace(document, envelope={**document.envelope, "use": name})
    (reading,) = hub.pool.read_many([wanted])
    part = next((one for one in reading.parts if one.name == name), None)
    if part is None or not part.content:
        raise NotFound("document.no-such-part", id=document_id, name=name)
    return _keep(hub, document_id, part, by)


def _keep(hub: Hub, document_id: int, part: Reading, by: str) -> int:
    now = hub.now()
    with hub.database.begin() as tx:
        known = documents.part_with(tx, document_id, part.sha256)
        if known is not None:
            return known
        above = documents.facts_of(tx, document_id)
        (sha,) = hub.originals.keep(tx, [part.content or b""], now)
        (identity,) = bulk.allocate(tx, documents_table, 1)
        held = part.as_document(above.channel)
        row = document_row(identity, held, sha, now, source=above.source, parent_id=document_id)
        bulk.insert(tx, documents_table, [row])
        said = {"part": part.name, "as": identity}
        events.record(tx, [events.event("document.part-used", now, document=document_id, by=by, data=said)])
    return identity
