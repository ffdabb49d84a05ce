"""The append-only log: no state changes without a row here in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from orderhub.store import bulk
from orderhub.store.engine import Tx
from orderhub.store.tables import events

SYSTEM = "orderhub"
"""Who, when it was no person."""


def event(
    kind: str, at: datetime, *, order: int | None = None, document: int | None = None, by: str = SYSTEM,
    data: Mapping[str, Any] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """One row for `record`; `kind` is noun.participle, e.g. "order.released"."""
    return {"at": at, "order_id": order, "document_id": document, "kind": kind, "by": by, "data": dict(data or {})}


def record(tx: Tx, rows: Sequence[Mapping[str, Any]]) -> None:
    """Append `rows`."""
    bulk.insert(tx, events, rows)
