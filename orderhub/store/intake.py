"""The intake ledger: what each source had, what arrived of it, what was settled. The difference must be 0.

A key gets its row when it is first seen at the source, its document in the same transaction as the bytes' row, and its
`settled_at` after the source was told. A crash between any two of these repeats the later one and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select, text, update

from orderhub.document import Document
from orderhub.ports import Arrived, Cursor, Failed, Survey
from orderhub.store import bulk
from orderhub.store.engine import Tx
from orderhub.store.events import event, record
from orderhub.store.originals import Originals
from orderhub.store.tables import documents, intake_ledger, sources

_HERE: Final = (
    "select key, document_id from intake_ledger "
    "where source = %(source)s and key = any(%(keys)b) and document_id is not null"
)
_SETTLED = text("update intake_ledger set settled_at = :at where source = :source and key = any(:keys)")


@dataclass(frozen=True)
class Balance:
    """One source's books. `difference` counts what the source had and no document or reason exists for."""

    source: str
    kind: str
    channel: str
    had: int
    arrived: int
    failed: int
    unsettled: int
    not_ready: int
    polled_at: datetime | None
    succeeded_at: datetime | None
    error: dict[str, Any] | None

    @property
    def difference(self) -> int:
        """Had minus arrived minus refused with a reason; anything but 0 is an alarm."""
        return self.had - self.arrived - self.failed


def lock_source(tx: Tx, name: str) -> bool:
    """Take the source for this transaction; False when another poller has it."""
    return bool(tx.execute(text("select pg_try_advisory_xact_lock(860, hashtext(:name))"), {"name": name}).scalar())


def cursor_of(tx: Tx, name: str) -> Cursor:
    """What the source wanted remembered, `{}` at first."""
    found: Cursor | None = tx.execute(select(sources.c.cursor).where(sources.c.name == name)).scalar()
    return found or {}


def record_survey(tx: Tx, name: str, kind: str, channel: str, survey: Survey, at: datetime) -> None:
    """Write down all that the source has, together with its cursor."""
    row = {
        "name": name, "kind": kind, "channel": channel, "cursor": survey.cursor, "polled_at": at, "succeeded_at": at,
        "error": None, "not_ready": survey.not_ready,
    }  # fmt: skip
    bulk.insert(
        tx, sources, [row],
        "on conflict (name) do update set kind = excluded.kind, channel = excluded.channel, cursor = excluded.cursor, "
        "polled_at = excluded.polled_at, succeeded_at = excluded.succeeded_at, error = excluded.error, "
        "not_ready = excluded.not_ready",
    )  # fmt: skip
    seen = [
        {"source": name, "key": one.key, "name": one.name, "size": one.size, "seen_at": at} for one in survey.waiting
    ]
    bulk.insert(tx, intake_ledger, seen, "on conflict do nothing")


def record_poll_failure(tx: Tx, name: str, kind: str, channel: str, at: datetime, error: dict[str, Any]) -> None:
    """The source could not be asked; its last success stays."""
    row = {"name": name, "kind": kind, "channel": channel, "polled_at": at, "error": error}
    bulk.insert(
        tx, sources, [row], "on conflict (name) do update set polled_at = excluded.polled_at, error = excluded.error"
    )


def keys_to_fetch(tx: Tx, name: str, limit: int) -> list[str]:
    """Seen and not here yet, oldest first."""
    found = tx.execute(
        select(intake_ledger.c.key)
        .where(
            intake_ledger.c.source == name, intake_ledger.c.settled_at.is_(None),
            intake_ledger.c.arrived_at.is_(None), intake_ledger.c.failed_code == "",
        )
        .order_by(intake_ledger.c.seen_at, intake_ledger.c.key).limit(limit)
    )  # fmt: skip
    return list(found.scalars())


def keys_to_settle(tx: Tx, name: str, *, failed: bool) -> list[str]:
    """Arrived (or finally refused) and the source not told yet."""
    reached = intake_ledger.c.failed_code != "" if failed else intake_ledger.c.arrived_at.is_not(None)
    found = tx.execute(
        select(intake_ledger.c.key).where(intake_ledger.c.source == name, intake_ledger.c.settled_at.is_(None), reached)
    )
    return list(found.scalars())


def record_settled(tx: Tx, name: str, keys: Sequence[str], at: datetime) -> None:
    """The source was told."""
    tx.execute(_SETTLED, {"source": name, "keys": list(keys), "at": at})


def document_row(identity: int, document: Document, sha: str, at: datetime, **facts: object) -> dict[str, Any]:
    """One row of `documents`."""
    return {
        "id": identity, "sha256": sha, "parent_id": None, "name": document.name, "media_type": document.media_type,
        "channel": document.channel, "source": "", "source_key": "", "envelope": document.envelope, "received_at": at,
        "sent_at": None, "state": "received", **facts,
    }  # fmt: skip


def record_arrivals(
    tx: Tx, originals: Originals, name: str, arrived: Sequence[Arrived], at: datetime, *, settled: bool = False
) -> list[int]:
    """Keep the bytes, write the documents and their ledger rows; returns the document ids in order.

    Idempotent: by (source, key); a key that already has its document gets no second one. `settled`: the source need
    not be told, as it waits for our answer.
    """
    keys = [one.key for one in arrived]
    here = {row.key: row.document_id for row in bulk.fetch(tx, _HERE, {"source": name, "keys": keys})}
    fresh = [one for one in arrived if one.key not in here]
    if not fresh:
        return [here[key] for key in keys]
    shas = originals.keep(tx, [one.document.content for one in fresh], at)
    ids = bulk.allocate(tx, documents, len(fresh))
    rows = [
        document_row(identity, one.document, sha, at, source=name, source_key=one.key, sent_at=one.sent_at)
        for identity, one, sha in zip(ids, fresh, shas, strict=True)
    ]
    bulk.insert(tx, documents, rows)
    ledger = [
        {"source": name, "key": one.key, "name": one.document.name, "size": len(one.document.content), "seen_at": at,
         "arrived_at": at, "settled_at": at if settled else None, "document_id": identity}
        for identity, one in zip(ids, fresh, strict=True)
    ]  # fmt: skip
    bulk.insert(
        tx, intake_ledger, ledger,
        "on conflict (source, key) do update set arrived_at = excluded.arrived_at, document_id = excluded.document_id, "
        "size = excluded.size, settled_at = coalesce(intake_ledger.settled_at, excluded.settled_at)",
    )  # fmt: skip
    record(tx, [event("document.received", at, document=one["id"], data={"source": name}) for one in rows])
    here.update({one.key: identity for one, identity in zip(fresh, ids, strict=True)})
    return [here[key] for key in keys]


def record_failures(tx: Tx, name: str, failed: Sequence[Failed], at: datetime, max_attempts: int) -> None:
    """Count the failed fetches; final ones, and those tried often enough, are refused with their reason."""
    for one in failed:
        row = tx.execute(
            update(intake_ledger)
            .where(intake_ledger.c.source == name, intake_ledger.c.key == one.key)
            .values(attempts=intake_ledger.c.attempts + 1)
            .returning(intake_ledger.c.attempts)
        ).scalar()
        if one.final or (row or 0) >= max_attempts:
            tx.execute(
                update(intake_ledger)
                .where(intake_ledger.c.source == name, intake_ledger.c.key == one.key)
                .values(failed_code=one.code, failed_params=one.params)
            )
            record(tx, [event("arrival.refused", at, data={"source": name, "key": one.key, "code": one.code})])


def arrivals_since(tx: Tx, since: datetime, names: Sequence[str], limit: int) -> dict[str, list[datetime]]:
    """When the newest `limit` things of each source arrived, oldest first."""
    found: dict[str, list[datetime]] = {}
    for name in names:
        newest = (
            select(intake_ledger.c.arrived_at)
            .where(intake_ledger.c.source == name, intake_ledger.c.arrived_at >= since)
            .order_by(intake_ledger.c.arrived_at.desc())
            .limit(limit)
        )
        found[name] = sorted(tx.execute(newest).scalars())
    return found


def balances(tx: Tx) -> list[Balance]:
    """The books of all sources."""
    counts = (
        select(
            intake_ledger.c.source,
            func.count().label("had"),
            func.count(intake_ledger.c.document_id).label("arrived"),
            func.count().filter(intake_ledger.c.failed_code != "").label("failed"),
            func.count().filter(intake_ledger.c.settled_at.is_(None)).label("unsettled"),
        )
        .group_by(intake_ledger.c.source)
        .subquery()
    )
    rows = tx.execute(select(sources, counts).join(counts, counts.c.source == sources.c.name, isouter=True)
                      .order_by(sources.c.name))  # fmt: skip
    return [
        Balance(row.name, row.kind, row.channel, row.had or 0, row.arrived or 0, row.failed or 0, row.unsettled or 0,
                row.not_ready, row.polled_at, row.succeeded_at, row.error)
        for row in rows
    ]  # fmt: skip
