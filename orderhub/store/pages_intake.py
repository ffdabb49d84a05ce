"""Reads for the intake and outbox pages: documents by outcome, the outbox by target, and one client's own documents."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Row, and_, func, or_, select, true

from orderhub.store.engine import Tx
from orderhub.store.pages import like
from orderhub.store.tables import documents, findings, intake_ledger, orders, outbox

OUTCOMES: Final = ("all", "received", "orders", "not_an_order", "duplicate", "unreadable")
EFFECT_STATES: Final = ("open", "waiting", "unknown", "refused", "parked", "done")


class DocumentsWanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which documents to show: those received before `until`, where it is given. `page` counts from 1."""

    outcome: str = "all"
    class_: str = ""
    source: str = ""
    words: str = ""
    until: datetime | None = None
    page: int = 1
    size: int = 50


class EffectsWanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which outbox rows to show. `page` counts from 1."""

    state: str = "open"
    target: str = ""
    page: int = 1
    size: int = 50


def outcome_counts(tx: Tx, wanted: DocumentsWanted, since: datetime) -> dict[str, int]:
    """How many documents ended how since `since`; containers count by what was found in them."""
    chosen = (
        select(documents.c.state, func.count())
        .where(_whole(), documents.c.received_at >= since, *_narrowed(wanted))
        .group_by(documents.c.state)
    )
    counts: dict[str, int] = {row[0]: row[1] for row in tx.execute(chosen)}
    return {**counts, "all": sum(counts.values())}


def class_counts(tx: Tx, since: datetime, until: datetime | None = None) -> list[tuple[str, int]]:
    """What is not an order, by class, the most frequent first."""
    name = documents.c["class"]
    chosen = (
        select(name, func.count())
        .where(documents.c.state == "not_an_order", documents.c.received_at >= since, _before(until), _whole())
        .group_by(name)
        .order_by(func.count().desc(), name)
    )
    return [(row[0], row[1]) for row in tx.execute(chosen)]


def document_list(tx: Tx, wanted: DocumentsWanted, since: datetime) -> list[Row[Any]]:
    """One page of documents, the newest first, with how many orders came of each."""
    made = (
        select(func.count())
        .select_from(orders)
        .where(orders.c.document_id == documents.c.id)
        .correlate(documents)
        .scalar_subquery()
    )
    shown: list[Any] = [documents.c[name] for name in (
        "id", "parent_id", "name", "media_type", "channel", "source", "received_at", "finished_at", "state", "kind",
        "parser", "duplicate_of", "envelope", "attempts",
    )]  # fmt: skip
    chosen = (
        select(*shown, documents.c["class"].label("class_"), made.label("order_count"))
        .where(_whole(), documents.c.received_at >= since, *_narrowed(wanted), _ended(wanted))
        .order_by(documents.c.received_at.desc(), documents.c.id.desc())
        .limit(wanted.size)
        .offset((max(wanted.page, 1) - 1) * wanted.size)
    )
    return [*tx.execute(chosen)]


def reasons_of(tx: Tx, document_ids: list[int]) -> dict[int, list[Row[Any]]]:
    """Findings that say why a document made no order, by document."""
    chosen = (
        select(findings)
        .where(
            findings.c.document_id.in_(document_ids), findings.c.order_id.is_(None), findings.c.resolved_at.is_(None)
        )
        .order_by(findings.c.id)
    )
    found: dict[int, list[Row[Any]]] = {}
    for row in tx.execute(chosen):
        found.setdefault(row.document_id, []).append(row)
    return found


def refused_arrivals(tx: Tx, since: datetime) -> list[Row[Any]]:
    """Things a source had that could not be taken in, with the reason."""
    chosen = (
        select(intake_ledger)
        .where(intake_ledger.c.failed_code != "", intake_ledger.c.seen_at >= since)
        .order_by(intake_ledger.c.seen_at.desc())
        .limit(100)
    )
    return [*tx.execute(chosen)]


def effect_counts(tx: Tx) -> list[Row[Any]]:
    """Per target: how many wait, are unknown, refused, parked, done; and the oldest that is open."""
    state = outbox.c.state
    is_open = state.in_(("waiting", "leased", "unknown"))
    chosen = (
        select(
            outbox.c.topic,
            outbox.c.target,
            func.count().filter(state.in_(("waiting", "leased"))).label("waiting"),
            func.count().filter(state == "unknown").label("unknown"),
            func.count().filter(state == "refused").label("refused"),
            func.count().filter(state == "parked").label("parked"),
            func.count().filter(state == "done").label("done"),
            func.min(outbox.c.created_at).filter(is_open).label("oldest"),
        )
        .group_by(outbox.c.topic, outbox.c.target)
        .order_by(outbox.c.topic, outbox.c.target)
    )
    return [*tx.execute(chosen)]


def effects(tx: Tx, wanted: EffectsWanted) -> list[Row[Any]]:
    """One page of outbox rows with their order; what needs a person first, then the oldest."""
    shown: list[Any] = [column for column in outbox.c if column.name != "content"]
    chosen = (
        select(*shown, orders.c.number.label("order_number"), orders.c.customer_name)
        .join(orders, orders.c.id == outbox.c.order_id, isouter=True)
        .where(_effect_state(wanted.state), outbox.c.target == wanted.target if wanted.target else true())
        .order_by(outbox.c.state.not_in(("refused", "parked")), outbox.c.created_at.desc(), outbox.c.id.desc())
        .limit(wanted.size)
        .offset((max(wanted.page, 1) - 1) * wanted.size)
    )
    return [*tx.execute(chosen)]


def client_document(tx: Tx, document_id: int, source: str) -> Row[Any] | None:
    """A document by id, only when it came from this very source."""
    chosen = select(documents).where(
        documents.c.id == document_id, documents.c.source == source, documents.c.parent_id.is_(None)
    )
    return tx.execute(chosen).one_or_none()


def _whole() -> ColumnElement[bool]:
    """Documents as they arrived; the parts of a container are seen on its page."""
    return documents.c.parent_id.is_(None)


def _ended(wanted: DocumentsWanted) -> ColumnElement[bool]:
    if wanted.outcome in {"all", ""}:
        return true()
    if wanted.outcome == "orders":
        return documents.c.state.in_(("orders", "opened"))
    return documents.c.state == wanted.outcome


def _before(until: datetime | None) -> ColumnElement[bool]:
    return true() if until is None else documents.c.received_at < until


def _narrowed(wanted: DocumentsWanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [_before(wanted.until)]
    if wanted.class_:
        found.append(documents.c["class"] == wanted.class_)
    if wanted.source:
        found.append(documents.c.source == wanted.source)
    for word in wanted.words.replace("\0", "").split()[:6]:
        pattern = like(word)
        envelope = documents.c.envelope
        columns = (documents.c.name, envelope["sender"].astext, envelope["subject"].astext, documents.c.sha256)
        found.append(or_(*(column.ilike(pattern, escape="\\") for column in columns)))
    return found


def _effect_state(state: str) -> ColumnElement[bool]:
    if state == "open":
        return outbox.c.state != "done"
    if state == "waiting":
        return outbox.c.state.in_(("waiting", "leased"))
    return and_(outbox.c.state == state)
