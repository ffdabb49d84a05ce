"""The rows that one batch of read documents becomes. Values only; the step writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from orderhub.capturing.reading import OrderRead, Reading, Unmapped
from orderhub.document import Document, Finding, Kind
from orderhub.order.model import to_json
from orderhub.order.states import DocumentState
from orderhub.steps.candidate import Candidate
from orderhub.store.documents import Claimed
from orderhub.store.events import event
from orderhub.store.intake import document_row
from orderhub.store.orders import line_rows

_ORDERS = frozenset({Kind.ORDER, Kind.ORDER_CHANGE})
_MESSAGES = frozenset({
    Kind.ORDER_RESPONSE, Kind.DESPATCH_ADVICE, Kind.RECEIVING_ADVICE, Kind.INVOICE, Kind.ACKNOWLEDGEMENT
})  # fmt: skip


class Part:
    """A document found in a container."""

    def __init__(self, end: End, reading: Reading, parent: Part | None) -> None:
        self.end = end
        self.reading = reading
        self.parent = parent
        self.id = 0

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return self.reading.content or b""


class End:
    """How one claimed document ended."""

    def __init__(self, claimed: Claimed, reading: Reading) -> None:
        self.claimed = claimed
        self.reading = reading
        self.parts = list(self._parts(reading, None))
        self._reads = [read for _, read in self._found()]

    def _parts(self, reading: Reading, parent: Part | None) -> Iterator[Part]:
        for below in reading.parts:
            part = Part(self, below, parent)
            yield part
            yield from self._parts(below, part)

    def _found(self) -> Iterator[tuple[Part | None, OrderRead]]:
        for read in self.reading.orders:
            if read.kind in _ORDERS:
                yield None, read
        for part in self.parts:
            for read in part.reading.orders:
                if read.kind in _ORDERS:
                    yield part, read

    def orders(self) -> list[tuple[int, OrderRead]]:
        """The orders with the id of the document (or part) that each was read from."""
        return [(part.id if part else self.claimed.id, read) for part, read in self._found()]

    def messages(self) -> list[OrderRead]:
        """Messages about orders, which make none: responses, advices, invoices, acknowledgements."""
        return [read for _, _, read in self.all_read() if read.kind in _MESSAGES]

    def all_read(self) -> Iterator[tuple[int, str, OrderRead]]:
        """All that was read, with the id and the sha256 of the document (or part) that holds it."""
        for read in self.reading.orders:
            yield self.claimed.id, self.claimed.sha256, read
        for part in self.parts:
            for read in part.reading.orders:
                yield part.id, part.reading.sha256, read

    def all_received(self) -> Iterator[tuple[str, OrderRead | Unmapped]]:
        """All that was read and all EDI messages that made no order, as they stood, with the document's sha256."""
        for reading in (self.reading, *(part.reading for part in self.parts)):
            sha = self.claimed.sha256 if reading is self.reading else reading.sha256
            at = 0
            for one in reading.unmapped:
                yield from ((sha, read) for read in reading.orders[at : one.after])
                at = one.after
                yield sha, one
            yield from ((sha, read) for read in reading.orders[at:])

    def reading_of(self, document_id: int) -> Reading:
        """What was read of the document, or of the part with this id."""
        return next((part.reading for part in self.parts if part.id == document_id), self.reading)

    def position_of(self, read: OrderRead) -> int:
        """Which of the document's orders it is, from 1."""
        return next(number for number, one in enumerate(self._reads, start=1) if one is read)

    @property
    def state(self) -> DocumentState:
        """The document's one end."""
        if self.claimed.same_bytes is not None:
            return DocumentState.DUPLICATE
        return state_of(self.reading, has_orders=bool(self._reads))

    def row(self) -> dict[str, Any]:
        """What `store.documents.finish` writes."""
        return {
            "id": self.claimed.id, "fence": self.claimed.fence, "state": self.state,
            "duplicate_of": self.claimed.same_bytes,
            **_said(self.reading),
        }  # fmt: skip


def state_of(reading: Reading, *, has_orders: bool) -> DocumentState:
    """The end of a document or part that was read."""
    if has_orders:
        return DocumentState.ORDERS
    return DocumentState.UNREADABLE if reading.kind is Kind.UNREADABLE else DocumentState.NOT_AN_ORDER


def _said(reading: Reading) -> dict[str, Any]:
    return {
        "kind": reading.kind, "class": reading.class_ or "", "parser": reading.parser, "text": reading.text,
        "skipped": reading.skipped, "envelope": reading.envelope,
    }  # fmt: skip


def number_parts(ends: Sequence[End], allocate: Callable[[int], list[int]]) -> list[Part]:
    """Give every part of the batch its id; returns the parts, parents first."""
    parts = [part for end in ends for part in end.parts]
    for part, identity in zip(parts, allocate(len(parts)), strict=True):
        part.id = identity
    return parts


def part_rows(parts: Sequence[Part], shas: Sequence[str], now: datetime) -> list[dict[str, Any]]:
    """Rows of `documents` for parts."""
    rows = []
    for part, sha in zip(parts, shas, strict=True):
        reading, claimed = part.reading, part.end.claimed
        document = Document(b"", reading.name, reading.media_type, claimed.channel, reading.envelope)
        own_orders = any(read.kind in _ORDERS for read in reading.orders)
        below = any(read.kind in _ORDERS for one in _all_below(reading) for read in one.orders)
        state = DocumentState.OPENED if below and not own_orders else state_of(reading, has_orders=own_orders)
        parent = part.parent.id if part.parent else claimed.id
        rows.append(
            document_row(part.id, document, sha, claimed.received_at, source=claimed.source)
            | {"parent_id": parent, "state": state, "finished_at": now, **_said(reading)}
        )
    return rows


def _all_below(reading: Reading) -> Iterator[Reading]:
    for part in reading.parts:
        yield part
        yield from _all_below(part)


def tables(ends: Sequence[End], found: Sequence[Candidate], now: datetime) -> dict[str, list[dict[str, Any]]]:
    """Rows of every table that hangs on the new orders, and the findings of the documents."""
    return {
        "orders": [_order_row(one, now) for one in found],
        "order_revisions": [_revision_row(one, now) for one in found],
        "provenance": [
            {"order_id": one.id, "revision": 1, "content": one.read.origins, "resolved": one.resolved} for one in found
        ],
        "order_lines": [row for one in found for row in line_rows(one.id, one.order)],
        "findings": [*_order_findings(found, now), *_document_findings(ends, now)],
        "duplicates": [
            {"order_id": one.id, "twin_id": twin.id, "reason": evidence.code, "score": evidence.score,
             "evidence": evidence.facts, "found_at": now}
            for one in found for twin, evidence in one.suspects
        ] + [
            {"order_id": twin.id, "twin_id": one.id, "reason": evidence.code, "score": evidence.score,
             "evidence": evidence.facts, "found_at": now}
            for one in found for twin, evidence in one.completed
        ],
    }  # fmt: skip


def _order_row(one: Candidate, now: datetime) -> dict[str, Any]:
    order, claimed = one.order, one.end.claimed
    amounts = order.totals.computed or order.totals.stated if order.totals else None
    return {
        "id": one.id, "document_id": one.document_id, "position": one.position,
        "partner": one.rules.slug if one.rules else "", "profile": one.read.profile, "format": one.read.format,
        "number": order.number or "", "number_folded": one.number_folded, "buyer_key": one.likeness.buyer,
        "fingerprint": one.likeness.lines, "likeness": one.likeness, "purpose": order.purpose, "test": order.test,
        "state": one.state, "reasons": one.reasons, "desk_state": one.desk_state,
        "channel": claimed.channel, "source": claimed.source,
        "keys": one.keys, "reply_to": one.end.reading.envelope.get("sender", ""),
        "language": one.rules.language if one.rules else "de",
        "customer_number": one.customer_number, "customer_name": one.customer_name,
        "currency": order.currency or "", "net": amounts.net or amounts.lines if amounts else None,
        "line_count": len(order.lines), "priority": one.rules.priority if one.rules else 50, "due_at": one.due_at,
        "received_at": claimed.received_at, "captured_at": now, "decided_at": now if one.is_accepted else None,
        "revision": 1, "twin_id": one.twin_id, "erp_key": one.erp_key,
    }  # fmt: skip


def _revision_row(one: Candidate, now: datetime) -> dict[str, Any]:
    return {
        "order_id": one.id, "revision": 1, "canonical": to_json(one.order).decode(), "profile": one.read.profile,
        "profile_file": one.read.profile_file, "profile_sha": one.read.profile_sha, "document_id": one.document_id,
        "at": now, "by": "orderhub", "note": "",
    }  # fmt: skip


def finding_row(
    one: Finding, now: datetime, document: int, order: int | None = None, revision: int = 1
) -> dict[str, Any]:
    """One row of `findings`."""
    return {
        "document_id": document, "order_id": order, "revision": revision if order else None, "code": one.code,
        "severity": one.severity, "field": one.field or "", "place": one.where, "params": one.params, "at": now,
    }  # fmt: skip


def _order_findings(found: Sequence[Candidate], now: datetime) -> Iterator[dict[str, Any]]:
    for one in found:
        for finding in one.findings:
            yield finding_row(finding, now, one.document_id, one.id)


def _document_findings(ends: Sequence[End], now: datetime) -> Iterator[dict[str, Any]]:
    for end in ends:
        for finding in end.reading.findings:
            yield finding_row(finding, now, end.claimed.id)
        for part in end.parts:
            for finding in part.reading.findings:
                yield finding_row(finding, now, part.id)


def event_rows(ends: Sequence[End], found: Sequence[Candidate], now: datetime) -> list[dict[str, Any]]:
    """The log of the batch: each document's end, each order's first state."""
    rows = [
        event("document.captured", now, document=end.claimed.id,
              data={"state": end.state, "kind": end.reading.kind, "class": end.reading.class_ or ""})
        for end in ends
    ]  # fmt: skip
    rows += [
        event("order.captured", now, order=one.id, document=one.document_id,
              data={"to": one.state, "reasons": one.reasons, "profile": one.read.profile})
        for one in found
    ]  # fmt: skip
    return rows


def counts(ends: Sequence[End], found: Sequence[Candidate]) -> Counter[str]:
    """What the step reports, by the names of its report."""
    names = {
        DocumentState.DUPLICATE: "duplicates", DocumentState.NOT_AN_ORDER: "not_orders",
        DocumentState.UNREADABLE: "unreadable",
    }  # fmt: skip
    said = Counter(names[end.state] for end in ends if end.state in names)
    said["orders"] = len(found)
    said["touchless"] = sum(one.is_accepted for one in found)
    said["duplicates"] += sum(one.twin_id is not None for one in found)
    return said
