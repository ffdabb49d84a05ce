"""Effects on the outside: each a row with a stable key, taken under a lease with a fencing token, finished once.

States: waiting -> leased -> done | refused | parked, or back to waiting (busy) or unknown (sent, but no answer: it is
looked up before anything else). Within one order and target, messages go in the order they were written. What is open
has no `done_at`, by which its index goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import func, select, text, update

from orderhub.errors import NotFound
from orderhub.store import bulk
from orderhub.store.engine import AnyRow, Tx
from orderhub.store.tables import outbox

_CLAIM: Final = """
with picked as (
  select id from outbox o
  where topic = %(topic)s and next_at <= clock_timestamp() and done_at is null
    and (state in ('waiting', 'unknown') or (state = 'leased' and lease_until < clock_timestamp()))
    and (%(ordered)s = false or not exists (
      select 1 from outbox e where e.order_id = o.order_id and e.topic = o.topic and e.target = o.target and e.id < o.id
        and e.done_at is null))
  order by next_at, id limit %(limit)s for update skip locked
)
update outbox o set lease_until = clock_timestamp() + make_interval(secs => %(lease_s)s), fence = o.fence + 1,
  attempts = o.attempts + 1, state = 'leased'
from picked where o.id = picked.id
returning o.id, o.key, o.target, o.kind, o.order_id, o.document_id, o.data, o.content, o.attempts, o.fence
"""
_FINISH: Final = """
update outbox o set state = r.state, receipt = r.receipt, error = r.error, next_at = r.next_at, done_at = r.done_at,
  lease_until = null, content = coalesce(r.content, o.content), data = o.data || r.said
from rows from (
  json_to_recordset(cast(%(rows)s as json)) as (id bigint, fence bigint, state text, receipt text, error jsonb,
    next_at timestamptz, done_at timestamptz, said jsonb),
  unnest(cast(%(sent)b as bytea[]))
) as r(id, fence, state, receipt, error, next_at, done_at, said, content)
where o.id = r.id and o.fence = r.fence and o.state = 'leased'
returning o.id
"""
_PENDING = text("select count(*) from outbox where topic = :topic and done_at is null")
_PENDING_DUE = text(
    "select count(*) from outbox where topic = :topic and done_at is null and next_at <= clock_timestamp()"
)


class Effect(NamedTuple):
    """An effect this worker holds until its lease ends."""

    id: int
    key: str
    target: str
    kind: str
    order_id: int | None
    document_id: int | None
    data: dict[str, Any]
    content: bytes | None
    attempts: int
    fence: int


def by_mail_digest(tx: Tx, topic: str, digests: Sequence[str]) -> dict[str, AnyRow]:
    """Messages by the first 40 hex digits of their key's sha256, which are their mail's Message-ID."""
    digest = func.left(func.encode(func.sha256(func.convert_to(outbox.c.key, "UTF8")), "hex"), 40)
    wanted = select(outbox.c.id, outbox.c.kind, outbox.c.order_id, digest.label("digest")).where(
        outbox.c.topic == topic, digest.in_(digests)
    )
    return {row.digest: row for row in tx.execute(wanted)}


def enqueue(tx: Tx, rows: Sequence[dict[str, Any]]) -> int:
    """Write effects; those whose key exists already are left as they are. Returns how many are new."""
    return bulk.insert(tx, outbox, rows, "on conflict (key) do nothing")


def effect_row(
    topic: str, target: str, kind: str, key: str, at: datetime, *, order: int | None = None,
    document: int | None = None, data: dict[str, Any] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """One row for `enqueue`."""
    return {
        "key": key, "topic": topic, "target": target, "kind": kind, "order_id": order, "document_id": document,
        "data": data or {}, "created_at": at, "next_at": at,
    }  # fmt: skip


def claim(tx: Tx, topic: str, limit: int, lease_s: int, *, ordered: bool) -> list[Effect]:
    """Take up to `limit` due effects; `ordered` holds back what has an open elder for the same order and target."""
    rows = bulk.fetch(tx, _CLAIM, {"topic": topic, "limit": limit, "lease_s": lease_s, "ordered": ordered})
    return sorted((Effect(*row) for row in rows), key=lambda one: one.id)


def keep_content(tx: Tx, effect: Effect, content: bytes, data: dict[str, Any]) -> bool:
    """Freeze what will be sent before it is sent, so that a retry sends the same bytes; False: the lease was lost."""
    kept = tx.execute(
        update(outbox)
        .where(outbox.c.id == effect.id, outbox.c.fence == effect.fence, outbox.c.state == "leased")
        .values(content=content, data=data)
    )
    return kept.rowcount == 1


def result(
    effect: Effect, state: str, at: datetime, *, receipt: str = "", error: dict[str, Any] | None = None,
    next_at: datetime | None = None, sent: bytes = b"", said: dict[str, Any] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """One row for `finish`; `sent` replaces the content kept so far where there is any, `said` is added to the data."""
    ended = state in {"done", "refused", "parked"}
    return {
        "id": effect.id, "fence": effect.fence, "state": state, "receipt": receipt, "error": error,
        "next_at": next_at or at, "done_at": at if ended else None, "content": sent or None, "said": said or {},
    }  # fmt: skip


def finish(tx: Tx, rows: Sequence[dict[str, Any]]) -> set[int]:
    """Write results; returns the ids that were still ours (fence unbroken)."""
    if not rows:
        return set()
    # Bytes travel beside the JSON: as base64 inside it they would cost both sides more than all the rest.
    bare = [{name: value for name, value in row.items() if name != "content"} for row in rows]
    found = bulk.fetch(tx, _FINISH, {"rows": bulk.as_json(bare), "sent": [row["content"] for row in rows]})
    return {row.id for row in found}


def reopen(tx: Tx, outbox_id: int, at: datetime) -> tuple[str, int | None]:
    """Let a refused or parked effect go again, looked up first; returns topic and order. Raises: NotFound."""
    row = tx.execute(
        update(outbox)
        .where(outbox.c.id == outbox_id, outbox.c.state.in_(("refused", "parked", "waiting", "unknown")))
        .values(state="unknown", next_at=at, done_at=None, attempts=0, error=None)
        .returning(outbox.c.topic, outbox.c.order_id)
    ).one_or_none()
    if row is None:
        raise NotFound("outbox.not-retryable", id=outbox_id)
    return row.topic, row.order_id


def pending(tx: Tx, topic: str, *, due_only: bool = False) -> int:
    """Open effects of a topic; those due now, or all."""
    return int(tx.execute(_PENDING_DUE if due_only else _PENDING, {"topic": topic}).scalar_one())


def newest_due(tx: Tx, topic: str) -> str:
    """A token that changes when effects of a topic come due; empty when none is."""
    found = tx.execute(
        text(
            "select max(id) || ':' || count(*) || ':' || max(attempts) from outbox where topic = :topic "
            "and done_at is null and state in ('waiting', 'unknown') and next_at <= clock_timestamp()"
        ),
        {"topic": topic},
    ).scalar()
    return found or ""


def next_control_number(tx: Tx, partner: str, kind: str) -> int:
    """The partner's next control number of a kind; unique, rising, taken with the transaction."""
    return int(
        tx.execute(
            text(
                "insert into control_numbers (partner, kind, value) values (:partner, :kind, 1) "
                "on conflict (partner, kind) do update set value = control_numbers.value + 1 returning value"
            ),
            {"partner": partner, "kind": kind},
        ).scalar_one()
    )


def reopen_key(tx: Tx, key: str, at: datetime) -> None:
    """Let an ended effect go again under its key, looked up first."""
    tx.execute(
        update(outbox)
        .where(outbox.c.key == key)
        .values(state="unknown", next_at=at, done_at=None, attempts=0, error=None)
    )
