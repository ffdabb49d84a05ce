"""What is wrong with the intake: found anew at each look, written down while it lasts, closed when it is over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from sqlalchemy import select, update

from orderhub.store import books, bulk
from orderhub.store.engine import AnyRow, Tx
from orderhub.store.events import event, record
from orderhub.store.tables import incidents, sources


class Incident(msgspec.Struct, frozen=True):
    """One thing that is wrong. `kind` is a code of `orderhub.messages.alarm`, `subject` the source it concerns."""

    kind: str
    subject: str
    since: datetime
    params: dict[str, str] = {}


def register(tx: Tx, configured: Iterable[tuple[str, str]], at: datetime) -> None:
    """Write down sources (name, kind) that are configured, so that one nobody ever polled is missed."""
    rows = [{"name": name, "kind": kind, "added_at": at} for name, kind in configured]
    bulk.insert(
        tx, sources, rows,
        "on conflict (name) do update set added_at = coalesce(sources.added_at, excluded.added_at)",
    )  # fmt: skip


def find(tx: Tx, configured: Sequence[str], *, unpolled: datetime, late: datetime) -> list[Incident]:
    """All that is wrong: a balance that is not 0, a configured source not polled since `unpolled`, a document without
    an end though it came before `late`.
    """
    found = [
        Incident("alarm.balance", row.source, row.since, {"source": row.source, "count": str(row.count)})
        for row in books.absent(tx, late)
    ]
    found += [
        Incident("alarm.no-end", row.source, row.since, {"source": row.source, "count": str(row.count)})
        for row in books.endless(tx, late)
    ]
    silent = tx.execute(select(sources).where(sources.c.name.in_(configured)).order_by(sources.c.name))
    for row in silent:
        since = row.succeeded_at or row.added_at
        if since is not None and since < unpolled:
            reason = (row.error or {}).get("code", "") or "-"
            found.append(Incident("alarm.not-polled", row.name, since, {"source": row.name, "reason": reason}))
    return found


def keep(tx: Tx, found: Sequence[Incident], at: datetime) -> tuple[int, int]:
    """Write the present incidents down and close those that are over; returns how many are new and how many ended."""
    open_now = {(row.kind, row.subject): row for row in open_incidents(tx)}
    wanted = {(one.kind, one.subject): one for one in found}
    fresh = [one for key, one in wanted.items() if key not in open_now]
    rows = [
        {"kind": one.kind, "subject": one.subject, "params": one.params, "since": one.since, "seen_at": at}
        for one in wanted.values()
    ]
    bulk.insert(
        tx, incidents, rows,
        "on conflict (kind, subject) where ended_at is null "
        "do update set params = excluded.params, seen_at = excluded.seen_at",
    )  # fmt: skip
    over = [row for key, row in open_now.items() if key not in wanted]
    tx.execute(update(incidents).where(incidents.c.id.in_([row.id for row in over])).values(ended_at=at))
    record(tx, [event("incident.begun", at, data={"kind": one.kind, "subject": one.subject}) for one in fresh])
    record(tx, [event("incident.ended", at, data={"kind": one.kind, "subject": one.subject}) for one in over])
    return len(fresh), len(over)


def open_incidents(tx: Tx) -> list[AnyRow]:
    """What is wrong now, the oldest first."""
    chosen = select(incidents).where(incidents.c.ended_at.is_(None)).order_by(incidents.c.since, incidents.c.id)
    return list(tx.execute(chosen).all())
