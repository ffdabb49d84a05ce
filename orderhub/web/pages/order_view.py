"""What the order page shows, gathered from the store and put into the words of one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

import msgspec

from orderhub import messages
from orderhub.document import Finding, Severity, Where
from orderhub.order import changes
from orderhub.order.model import Amounts, Order
from orderhub.order.provenance import Provenance
from orderhub.order.states import State
from orderhub.order.waiting import Happened, Wait, waits
from orderhub.store import business_messages, pages_order
from orderhub.store import orders as order_rows
from orderhub.store.engine import Tx
from orderhub.store.pages_order import DocumentRow, LineProgress, Revision, Suspicion
from orderhub.web import erp_content, fields
from orderhub.web.fields import OrderView
from orderhub.web.formatting import Writer

CLOSED = frozenset({State.REJECTED, State.CANCELLED, State.DUPLICATE})

_YES_NO = frozenset({"yes", "no"})


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """One stop on the way of an order; `after_s` seconds after the stop before it."""

    name: str
    at: datetime | None
    after_s: float | None


class ChangeRow(msgspec.Struct, frozen=True):
    """One difference in words."""

    label: str
    old: str
    new: str


class RevisionView(msgspec.Struct, frozen=True):
    """A revision with its differences to the one before."""

    revision: Revision
    changes: list[ChangeRow]


class TwinView(msgspec.Struct, frozen=True, kw_only=True):
    """A suspected duplicate beside this order. `mine` is true where this order is the younger one, which decides."""

    suspicion: Suspicion
    other: Any
    other_order: Order | None
    mine: bool
    reason: str
    evidence: list[tuple[str, str]]
    differences: list[ChangeRow]


class OrderPage(msgspec.Struct, frozen=True, kw_only=True):
    """All of the order page, but the original."""

    row: Any
    revision: Revision
    view: OrderView
    computed: Amounts | None
    document: DocumentRow
    family: list[DocumentRow]
    stages: list[Stage]
    waits: list[Wait]
    events: list[Any]
    effects: list[Any]
    shipments: list[Any]
    revisions: list[RevisionView]
    twins: list[TwinView]
    progress: dict[int, LineProgress]
    acknowledgements: dict[int, Any]
    """How each message of ours stands with its receiver, by outbox id."""
    messages: list[Any]
    """Responses, advices, invoices and acknowledgements that came in about the order."""
    places: dict[str, Where]
    raws: dict[str, str]
    findings: list[Finding]
    sent: str
    """What was sent to the ERP, for reading; empty where nothing was, or not kept."""


def gather(tx: Tx, row: Any, write: Writer, first_line: int, line_limit: int) -> OrderPage:
    """Everything about one order in one language."""
    revisions = pages_order.revisions(tx, row.id)
    current = next(one for one in reversed(revisions) if one.revision <= max(row.revision, revisions[0].revision))
    origin = order_rows.provenance_of(tx, row.id, current.revision)
    effects = pages_order.effects_of(tx, row.id)
    shipments = pages_order.shipments_of(tx, row.id)
    events = pages_order.events_of(tx, order_id=row.id)
    document = pages_order.find_document(tx, current.document_id or row.document_id)
    assert document is not None
    findings = [as_finding(one) for one in pages_order.open_findings(tx, order_id=row.id)]
    sent = pages_order.sent_to_erp(tx, row.id)
    source = fields.Source(
        order=current.order, origin=origin, erp=erp_content.told(*sent) if sent else {}, booked=_booked(row, revisions),
        findings=findings,
        first_line=first_line, line_limit=line_limit,
    )  # fmt: skip
    totals = current.order.totals
    return OrderPage(
        row=row, revision=current, view=fields.view(source, write), computed=totals.computed if totals else None,
        document=document, family=pages_order.family(tx, document), stages=_stages(row, effects, shipments),
        waits=waits(row.received_at, [Happened(one.kind, one.at, one.data) for one in events]),
        events=events, effects=effects, shipments=shipments,
        revisions=_revision_views(revisions, write), twins=_twins(tx, row, current.order, write),
        progress=pages_order.progress_of(tx, row.id),
        acknowledgements=business_messages.acknowledgements_of(tx, row.id),
        messages=business_messages.of_order(tx, row.id),
        places={path: one.where for path, one in origin.items() if one.document in (None, document.id)},
        raws=_raws(origin),
        findings=findings,
        sent=erp_content.pretty(sent[0]) if sent else "",
    )  # fmt: skip


def as_finding(row: Any) -> Finding:
    """A stored finding as the value that knows its words."""
    place = msgspec.convert(row.place or {}, Where, strict=False)
    return Finding(
        row.code, Severity(row.severity or "error"), place,
        {name: str(value) for name, value in (row.params or {}).items()}, row.field or None,
    )  # fmt: skip


def in_words(error: Mapping[str, Any] | None, language: str) -> str:
    """A stored error `{code, params}` as a sentence; one without its facts leaves them open."""
    if not error:
        return ""
    if not error.get("params"):
        return messages.in_general(str(error.get("code", "")), language)
    params = {name: str(value) for name, value in (error.get("params") or {}).items()}
    return messages.text(str(error.get("code", "")), language, params)


def change_rows(found: Sequence[changes.Change], write: Writer) -> list[ChangeRow]:
    """Differences with labels and values as people read them."""
    return [
        ChangeRow(
            _change_label(one.path, write), fields.in_words(one.path, one.old, write),
            fields.in_words(one.path, one.new, write),
        )
        for one in found
    ]  # fmt: skip


def _change_label(path: str, write: Writer) -> str:
    words = fields.label(path, write)
    if path.startswith("lines["):
        number = path[len("lines[") : path.index("]")]
        line = f"{write.t('column.position')} {number}"
        return f"{line}: {words}" if "." in path else line
    group = path.split(".", 1)[0]
    return f"{write.t(f'group.{group}')}: {words}" if group in fields.PARTIES else words


def _booked(row: Any, revisions: Sequence[Revision]) -> Order | None:
    """The revision that stood when the ERP booked the order."""
    if row.synced_at is None:
        return None
    before = [one for one in revisions if one.at <= row.synced_at]
    return (before or list(revisions))[-1].order


def _raws(origin: Mapping[str, Provenance]) -> dict[str, str]:
    return {path: one.raw for path, one in origin.items()}


def _stages(row: Any, effects: Sequence[Any], shipments: Sequence[Any]) -> list[Stage]:
    sent = [one.created_at for one in effects if one.topic == "erp"]
    shipped = [one.shipped_at for one in shipments if one.shipped_at]
    published = [
        one.done_at for one in effects if one.topic not in {"erp", "crm"} and one.state == "done" and one.done_at
    ]
    stops = (
        ("received", row.received_at), ("parsed", row.captured_at), ("checked", row.decided_at),
        ("sent", min(sent, default=None)), ("booked", row.synced_at), ("confirmed", row.erp_confirmed_at),
        ("shipped", min(shipped, default=None)), ("published", max(published, default=None)),
    )  # fmt: skip
    stages: list[Stage] = []
    before: datetime | None = None
    for name, instant in stops:
        # The ERP tells whole seconds of its own clock, which may lie a moment before ours.
        after = max(0.0, (instant - before).total_seconds()) if instant and before else None
        stages.append(Stage(name=name, at=instant, after_s=after))
        before = max(instant, before) if instant and before else instant or before
    return stages


def _revision_views(revisions: Sequence[Revision], write: Writer) -> list[RevisionView]:
    views = [RevisionView(revisions[0], [])]
    for old, new in pairwise(revisions):
        views.append(RevisionView(new, change_rows(changes.diff(old.order, new.order), write)))
    return views[::-1]


def _twins(tx: Tx, row: Any, order: Order, write: Writer) -> list[TwinView]:
    views = []
    for one in pages_order.suspicions_of(tx, row.id):
        mine = one.order_id == row.id
        other_id = one.twin_id if mine else one.order_id
        other = pages_order.current_order(tx, other_id)
        differences = changes.diff(order, other) if other else []
        evidence = {name: str(value) for name, value in one.evidence.items() if not isinstance(value, (dict, list))}
        there = pages_order.find_order(tx, other_id)
        params = {"twin": there.number if there else "", "score": str(one.score), **evidence}
        views.append(TwinView(
            suspicion=one, other=there, other_order=other, mine=mine,
            reason=messages.text(one.reason, write.language, params) if one.reason else "",
            evidence=[
                (write.t(f"evidence.{name}"), write.t(f"evidence.{value}") if value in _YES_NO else value)
                for name, value in evidence.items() if value
            ],
            differences=change_rows(differences, write),
        ))  # fmt: skip
    return views
