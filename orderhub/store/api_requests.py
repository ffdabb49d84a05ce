"""What clients of the public API pushed under which idempotency key: same key, same body, same answer."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from orderhub.store.engine import Tx
from orderhub.store.tables import api_requests


class Request(NamedTuple):
    """A remembered request. `document_id` is None until its bytes are stored."""

    sha256: str
    document_id: int | None


def remember(tx: Tx, client: str, key: str, sha256: str, at: datetime) -> Request:
    """Claim `key` for this body, or answer what it was claimed for. Idempotent: by (client, key)."""
    claim = insert(api_requests).values(client=client, idempotency_key=key, sha256=sha256, at=at)
    tx.execute(claim.on_conflict_do_nothing())
    chosen = select(api_requests.c.sha256, api_requests.c.document_id).where(
        api_requests.c.client == client, api_requests.c.idempotency_key == key
    )
    return Request(*tx.execute(chosen).one())


def complete(tx: Tx, client: str, key: str, document_id: int) -> None:
    """The request's bytes are stored as `document_id`."""
    tx.execute(
        update(api_requests)
        .where(api_requests.c.client == client, api_requests.c.idempotency_key == key)
        .values(document_id=document_id)
    )
