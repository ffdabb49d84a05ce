"""Reads for the order page: everything that hangs on one order, each part one select."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec
from sqlalchemy import Row, and_, func, or_, select

from orderhub.order.model import Order, from_json
from orderhub.store.engine import Tx
from orderhub.store.tables import (
    blobs,
    documents,
    duplicates,
    events,
    findings,
    order_lines,
    order_revisions,
    orders,
    outbox,
    shipments,
    status_history,
)


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """One revision of an order, with the mapping that read it."""

    revision: int
    order: Order
    profile: str
    profile_file: str
    profile_sha: str
    document_id: int | None
    at: datetime
    by: str
    note: str


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A document with the size of its original, without its text."""

    id: int
    parent_id: int | None
    sha256: str
    name: str
    media_type: str
    channel: str
    source: str
    envelope: dict[str, Any]
    received_at: datetime
    sent_at: datetime | None
    finished_at: datetime | None
    state: str
    kind: str
    class_: str
    parser: str
    duplicate_of: int | None
    skipped: list[Any]
    attempts: int
    size: int


class Suspicion(msgspec.Struct, frozen=True, kw_only=True):
    """A suspected duplicate and how it was decided. `other_id` is the other order, whichever came first."""

    id: int
    order_id: int
    twin_id: int
    reason: str
    score: int
    evidence: dict[str, Any]
    found_at: datetime
    decision: str
    decided_by: str
    decided_at: datetime | None


class LineProgress(msgspec.Struct, frozen=True, kw_only=True):
    """Quantities of one line kept apart, in the unit of the line."""

    position: int
    ordered: Decimal | None
    confirmed: Decimal
    shipped: Decimal
    received: Decimal
    invoiced: Decimal
    cancelled: Decimal


def find_order(tx: Tx, order_id: int) -> Row[Any] | None:
    """The row of one order."""
    return tx.execute(select(orders).where(orders.c.id == order_id)).one_or_none()


def revisions(tx: Tx, order_id: int) -> list[Revision]:
    """All revisions, the first one first."""
    chosen = select(order_revisions).where(order_revisions.c.order_id == order_id).order_by(order_revisions.c.revision)
    return [
        Revision(
            revision=row.revision, order=from_json(row.canonical), profile=row.profile, profile_file=row.profile_file,
            profile_sha=row.profile_sha, document_id=row.document_id, at=row.at, by=row.by, note=row.note,
        )
        for row in tx.execute(chosen)
    ]  # fmt: skip


def find_document(tx: Tx, document_id: int) -> DocumentRow | None:
    """One document."""
    found = _documents(tx, documents.c.id == document_id)
    return found[0] if found else None


def family(tx: Tx, document: DocumentRow) -> list[DocumentRow]:
    """The container a document came in, that container's other parts, and its own parts; itself included."""
    top = document.parent_id or document.id
    mine = or_(documents.c.id.in_((top, document.id)), documents.c.parent_id.in_((top, document.id)))
    return _documents(tx, mine)


def text_of(tx: Tx, document_id: int) -> str | None:
    """The readable text that places count characters of, where a parser made one."""
    return tx.execute(select(documents.c.text).where(documents.c.id == document_id)).scalar_one_or_none()


def orders_of(tx: Tx, document_id: int) -> list[Row[Any]]:
    """Orders read from a document or one of its parts."""
    parts = select(documents.c.id).where(or_(documents.c.id == document_id, documents.c.parent_id == document_id))
    chosen = select(orders).where(orders.c.document_id.in_(parts)).order_by(orders.c.id)
    return list(tx.execute(chosen).all())


def open_findings(tx: Tx, *, order_id: int | None = None, document_id: int | None = None) -> list[Row[Any]]:
    """Unresolved findings of an order, or of a document that did not become one; worst first."""
    owner = (
        findings.c.order_id == order_id
        if order_id is not None
        else and_(findings.c.document_id == document_id, findings.c.order_id.is_(None))
    )
    found = tx.execute(select(findings).where(owner, findings.c.resolved_at.is_(None)).order_by(findings.c.id)).all()
    weight = {"error": 0, "warning": 1}
    return sorted(found, key=lambda row: weight.get(row.severity, 2))


def made_by_correction(tx: Tx, order_id: int) -> set[tuple[str, str]]:
    """Code and field of findings that a person's correction brought about: none of the kind stood there before."""
    listed = tx.execute(
        select(findings.c.code, findings.c.field, func.min(func.coalesce(findings.c.revision, 1)))
        .where(findings.c.order_id == order_id, findings.c.code.not_like("erp.%"))
        .group_by(findings.c.code, findings.c.field)
    )
    return {(code, field) for code, field, first in listed if first > 1}


def events_of(tx: Tx, *, order_id: int | None = None, document_id: int | None = None) -> list[Row[Any]]:
    """The log of an order, or of a document, oldest first."""
    owner = events.c.order_id == order_id if order_id is not None else events.c.document_id == document_id
    return list(tx.execute(select(events).where(owner).order_by(events.c.id).limit(1000)).all())


def effects_of(tx: Tx, order_id: int) -> list[Row[Any]]:
    """What goes out because of an order, without the bytes."""
    shown = [column for column in outbox.c if column.name != "content"]
    return list(tx.execute(select(*shown).where(outbox.c.order_id == order_id).order_by(outbox.c.id)).all())


def sent_to_erp(tx: Tx, order_id: int) -> tuple[bytes, str] | None:
    """What was last sent to the ERP for an order, byte for byte, and the kind of ERP; None when nothing was."""
    chosen = (
        select(outbox.c.content, outbox.c.data["kind"].astext)
        .where(outbox.c.order_id == order_id, outbox.c.topic == "erp", outbox.c.content.is_not(None))
        .order_by(outbox.c.id.desc())
        .limit(1)
    )
    row = tx.execute(chosen).one_or_none()
    return None if row is None else (bytes(row[0]), row[1] or "")


def shipments_of(tx: Tx, order_id: int) -> list[Row[Any]]:
    """Shipments of an order."""
    return list(tx.execute(select(shipments).where(shipments.c.order_id == order_id).order_by(shipments.c.id)).all())


def statuses_of(tx: Tx, order_id: int) -> list[Row[Any]]:
    """What ERP, warehouse and carrier reported, by their own clock."""
    chosen = select(status_history).where(status_history.c.order_id == order_id).order_by(status_history.c.source_at)
    return list(tx.execute(chosen).all())


def progress_of(tx: Tx, order_id: int) -> dict[int, LineProgress]:
    """Quantities per line position."""
    shown = [order_lines.c[name] for name in LineProgress.__struct_fields__]
    found = tx.execute(select(*shown).where(order_lines.c.order_id == order_id)).mappings()
    return {row["position"]: LineProgress(**row) for row in found}


def suspicions_of(tx: Tx, order_id: int) -> list[Suspicion]:
    """Suspected duplicates this order is one side of, undecided ones first."""
    chosen = (
        select(duplicates)
        .where(or_(duplicates.c.order_id == order_id, duplicates.c.twin_id == order_id))
        .order_by(duplicates.c.decision != "", duplicates.c.id)
        .limit(20)
    )
    return [Suspicion(**row) for row in tx.execute(chosen).mappings()]


def current_order(tx: Tx, order_id: int) -> Order | None:
    """The newest revision's canonical order."""
    chosen = (
        select(order_revisions.c.canonical)
        .where(order_revisions.c.order_id == order_id)
        .order_by(order_revisions.c.revision.desc())
        .limit(1)
    )
    canonical = tx.execute(chosen).scalar_one_or_none()
    return None if canonical is None else from_json(canonical)


def _documents(tx: Tx, condition: Any) -> list[DocumentRow]:
    names = [name for name in DocumentRow.__struct_fields__ if name not in {"class_", "size"}]
    shown = [documents.c[name] for name in names]
    chosen = (
        select(*shown, documents.c["class"].label("class_"), blobs.c.size)
        .join(blobs, blobs.c.sha256 == documents.c.sha256)
        .where(condition)
        .order_by(documents.c.id)
        .limit(200)
    )
    return [DocumentRow(**row) for row in tx.execute(chosen).mappings()]
