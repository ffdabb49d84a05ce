"""Documents on their way through capture: claimed under a lease with a fencing token, finished once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import cast, select, text, update
from sqlalchemy.dialects.postgresql import JSONB

from orderhub.budget import FULLY
from orderhub.document import Document
from orderhub.errors import NotFound
from orderhub.store import bulk
from orderhub.store.engine import AnyRow, Tx
from orderhub.store.originals import Originals
from orderhub.store.tables import documents, findings

_CLAIMED: Final = """
returning d.id, d.sha256, d.name, d.media_type, d.channel, d.source, d.envelope, d.received_at, d.fence, d.attempts,
  case when d.duplicate_of is null and d.parent_id is null then (
    select min(e.id) from documents e where e.sha256 = d.sha256 and e.parent_id is null and e.id < d.id
      and e.state <> 'unreadable') end as same_bytes,
  case when d.duplicate_of is not null then d.source || chr(10) || d.source_key else '' end as copy,
  d.parent_id is not null as is_part
"""
_CLAIM: Final = (
    """
with fresh as (
  select id from documents
  where state = 'received' and attempts = 0 and (lease_until is null or lease_until < clock_timestamp())
    and (channel = 'fax' or media_type like 'image/%%') = %(scanned)s
  order by id limit %(limit)s for update skip locked
), suspect as (
  select id from documents
  where state = 'received' and attempts > 0 and (lease_until is null or lease_until < clock_timestamp())
    and (channel = 'fax' or media_type like 'image/%%') = %(scanned)s and not exists (select 1 from fresh)
  order by attempts, id limit 1 for update skip locked
), picked as (select id from fresh union all select id from suspect)
update documents d set lease_until = clock_timestamp() + make_interval(secs => %(lease_s)s), fence = d.fence + 1,
  attempts = d.attempts + 1
from picked where d.id = picked.id
"""  # noqa: S608 -- both halves are constants of this module
    + _CLAIMED
)
_CLAIM_ONE: Final = (
    """
update documents d set lease_until = clock_timestamp() + make_interval(secs => %(lease_s)s), fence = d.fence + 1,
  attempts = d.attempts + 1
where d.id = %(id)s and d.state = 'received'
"""
    + _CLAIMED
)
_FINISH: Final = """
update documents d set state = r.state, kind = r.kind, class = r.class, parser = r.parser, text = r.text,
  skipped = r.skipped, duplicate_of = r.duplicate_of, envelope = r.envelope, finished_at = %(at)s, lease_until = null
from json_to_recordset(cast(%(rows)s as json)) as r(id bigint, fence bigint, state text, kind text, class text,
  parser text, text text, skipped jsonb, duplicate_of bigint, envelope jsonb)
where d.id = r.id and d.fence = r.fence and d.state = 'received'
returning d.id
"""


class Claimed(NamedTuple):
    """A document this worker holds until its lease ends."""

    id: int
    sha256: str
    name: str
    media_type: str
    channel: str
    source: str
    envelope: dict[str, str]
    received_at: datetime
    fence: int
    attempts: int
    same_bytes: int | None
    """An earlier document with the very same bytes; None too when a person had it read anyway."""
    copy: str = ""
    """Set when a person had these bytes read although they were here before: where this copy of them came from."""
    is_part: bool = False
    """A part of a container, tried again by itself."""

    def with_content(self, content: bytes) -> Document:
        """The document as parsers see it."""
        return Document(content, self.name, self.media_type, self.channel, self.envelope)


def claim(tx: Tx, limit: int, lease_s: int, *, scanned: bool) -> list[Claimed]:
    """Take up to `limit` waiting documents, oldest first; the database's clock decides on leases.

    Scanned pages (faxes, images) are taken apart from all others: a page costs as much as thousands of EDI orders.
    What a worker held when it died is taken one by one after the rest: the one that killed it kills nobody's batch.
    """
    rows = bulk.fetch(tx, _CLAIM, {"limit": limit, "lease_s": lease_s, "scanned": scanned})
    return sorted((Claimed(*row) for row in rows), key=lambda one: one.id)


def claim_one(tx: Tx, document_id: int, lease_s: int) -> Claimed:
    """Take one waiting document that a person reads at once. Raises: NotFound."""
    rows = bulk.fetch(tx, _CLAIM_ONE, {"id": document_id, "lease_s": lease_s})
    if not rows:
        raise NotFound("document.unknown", id=document_id)
    return Claimed(*rows[0])


def finish(tx: Tx, rows: Sequence[dict[str, Any]], at: datetime) -> set[int]:
    """Write the ends of claimed documents; returns the ids that were still ours (fence unbroken)."""
    if not rows:
        return set()
    return {row.id for row in bulk.fetch(tx, _FINISH, {"rows": bulk.as_json(rows), "at": at})}


def waiting(tx: Tx) -> int:
    """How many documents wait for capture, leased ones included."""
    return int(tx.execute(text("select count(*) from documents where state = 'received'")).scalar_one())


def newest_waiting(tx: Tx, *, scanned: bool) -> str:
    """A token that changes when documents (or scanned pages) come to wait; empty when none does."""
    found = tx.execute(
        text(
            "select max(id) || ':' || count(*) from documents where state = 'received' "
            "and (lease_until is null or lease_until < clock_timestamp()) "
            "and (channel = 'fax' or media_type like 'image/%') = :scanned"
        ),
        {"scanned": scanned},
    ).scalar()
    return found or ""


_LIFT = text("""
with recursive above as (
  select id, parent_id from documents where id = any(:ids) and state = 'orders'
  union all select p.id, p.parent_id from documents p join above a on p.id = a.parent_id)
update documents d set state = case when d.parent_id is null then 'orders' else 'opened' end
from above where d.id = above.id and not d.id = any(:ids) and d.state in ('not_an_order', 'unreadable')
""")
_FORGET_PARTS = text("""
with recursive below as (
  select id from documents where parent_id = :id
  union all select d.id from documents d join below b on d.parent_id = b.id),
forgotten as (delete from findings where document_id in (select id from below) returning id)
delete from documents where id in (select id from below)
""")


def lift(tx: Tx, ids: Iterable[int]) -> None:
    """A part that was tried again gave an order: what holds it ends in an order too."""
    tx.execute(_LIFT, {"ids": list(ids)})


def reopen(tx: Tx, document_id: int, at: datetime) -> None:
    """Let an unreadable, duplicate or non-order document or part be read again, with fresh tries. Raises: NotFound.

    Its scanned pages then get the time that those of an order get.
    What the last reading found is closed, and parts that it found make room for those of the next.
    """
    found = tx.execute(
        update(documents)
        .where(documents.c.id == document_id, documents.c.state.in_(("unreadable", "duplicate", "not_an_order")))
        .values(
            state="received",
            attempts=0,
            lease_until=None,
            finished_at=None,
            envelope=documents.c.envelope.op("||")(cast({FULLY: "yes"}, JSONB)),
        )
        .returning(documents.c.id)
    ).scalar()
    if found is None:
        raise NotFound("document.not-retryable", id=document_id)
    tx.execute(
        update(findings)
        .where(findings.c.document_id == document_id, findings.c.order_id.is_(None), findings.c.resolved_at.is_(None))
        .values(resolved_at=at)
    )
    tx.execute(_FORGET_PARTS, {"id": document_id})


def has_finding(tx: Tx, document_id: int, codes: Sequence[str]) -> bool:
    """Whether an open finding of one of these codes is about the document."""
    wanted = select(findings.c.id).where(
        findings.c.document_id == document_id, findings.c.code.in_(codes), findings.c.resolved_at.is_(None)
    )
    return tx.execute(wanted.limit(1)).scalar() is not None


def part_with(tx: Tx, document_id: int, sha256: str) -> int | None:
    """The part of a document that has these bytes, if it has a row."""
    wanted = select(documents.c.id).where(documents.c.parent_id == document_id, documents.c.sha256 == sha256)
    found: int | None = tx.execute(wanted.order_by(documents.c.id).limit(1)).scalar()
    return found


def facts_of(tx: Tx, document_id: int) -> AnyRow:
    """Channel and source of a document. Raises: NotFound."""
    row = tx.execute(select(documents.c.channel, documents.c.source).where(documents.c.id == document_id)).one_or_none()
    if row is None:
        raise NotFound("document.unknown", id=document_id)
    return row


def envelope_of(tx: Tx, document_id: int) -> dict[str, str]:
    """What the transport said about a document."""
    wanted = select(documents.c.envelope).where(documents.c.id == document_id)
    found: dict[str, str] | None = tx.execute(wanted).scalar()
    return found or {}


def content_of(tx: Tx, originals: Originals, document_id: int) -> Document:
    """A document with its bytes. Raises: NotFound."""
    row = tx.execute(select(documents).where(documents.c.id == document_id)).one_or_none()
    if row is None:
        raise NotFound("document.unknown", id=document_id)
    return Document(originals.read(tx, row.sha256), row.name, row.media_type, row.channel, row.envelope)
