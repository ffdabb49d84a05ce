"""Messages about orders (responses, despatch and receiving advices, invoices, acknowledgements): kept, linked, settled.

    reading -> canonical message -> the order it names -> received quantities, verdict on what we sent

They make no order. One that names no order we know is kept with its document and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from orderhub.capturing.reading import OrderRead
from orderhub.document import Finding, Kind, Severity
from orderhub.order.acknowledgements import Acknowledgement, Verdict
from orderhub.order.duplicates import fold_number
from orderhub.order.model import to_json
from orderhub.steps.capture_rows import End, finding_row
from orderhub.store import bulk
from orderhub.store import business_messages as store
from orderhub.store.engine import AnyRow, Tx
from orderhub.store.events import event, record
from orderhub.store.tables import findings as findings_table

_ORDER_QUALIFIERS = frozenset({"ON", "CO", "PO"})
_OURS = frozenset({"VN", "SO"})


class _Message:
    """One message on its way into the store."""

    def __init__(self, end: End, position: int, read: OrderRead) -> None:
        self.end = end
        self.position = position
        self.read = read
        self.id = 0
        self.order: AnyRow | None = None
        self.findings = list(read.findings)

    @property
    def document_id(self) -> int:
        return self.end.claimed.id

    @property
    def message(self) -> str:
        """ORDRSP, 997, ..."""
        return self.read.keys.get("message", "")

    @property
    def named(self) -> list[str]:
        """The order numbers it names: its own references to an order, else those of its lines, else its number."""
        order = self.read.order
        wanted = _ORDER_QUALIFIERS | _OURS
        found = [one.value for one in order.references if one.qualifier in wanted]
        found = found or [one.value for line in order.lines for one in line.references if one.qualifier in wanted]
        return list(dict.fromkeys(found or ([order.number] if order.number else [])))


def take(tx: Tx, ends: Sequence[End], now: datetime) -> None:
    """Keep the messages of a batch, link them, and let them take effect, each once."""
    messages = [_Message(end, position, read) for end in ends for position, read in enumerate(end.messages(), start=1)]
    stored = store.stored_positions(tx, [one.document_id for one in messages])
    messages = [one for one in messages if (one.document_id, one.position) not in stored]
    if not messages:
        return
    for one, identity in zip(messages, store.allocate(tx, len(messages)), strict=True):
        one.id = identity
    _link(tx, messages)
    store.add(tx, [_row(one, now) for one in messages])
    for one in messages:
        _take_effect(tx, one, now)
    bulk.insert(tx, findings_table, [
        finding_row(finding, now, one.document_id) for one in messages for finding in one.findings
    ])  # fmt: skip
    record(tx, [
        event("message.received", now, order=one.order.id if one.order else None, document=one.document_id,
              data={"kind": one.read.kind, "message": one.message, "number": one.read.order.number})
        for one in messages
    ])  # fmt: skip


def _row(one: _Message, now: datetime) -> dict[str, Any]:
    read = one.read
    answer = read.acknowledgement
    return {
        "id": one.id, "document_id": one.document_id, "order_id": one.order.id if one.order else None,
        "position": one.position, "kind": read.kind, "message": one.message, "format": read.format,
        "number": read.order.number or "", "partner": read.partner.slug if read.partner else "", "keys": read.keys,
        "canonical": to_json(read.order).decode(), "provenance": read.origins, "profile": read.profile,
        "profile_file": read.profile_file, "profile_sha": read.profile_sha, "test": read.order.test,
        "verdict": answer.verdict if answer else "", "at": now,
    }  # fmt: skip


# --- the order it speaks of ------------------------------------------------------------------------------------------


def _link(tx: Tx, messages: Sequence[_Message]) -> None:
    wanted = [one for one in messages if one.read.acknowledgement is None]
    numbers = {number for one in wanted for name in one.named for number in (name, fold_number(name))}
    rows = store.orders_named(tx, list(numbers))
    for one in wanted:
        if not one.named:
            one.findings.append(Finding("message.no-order-named", Severity.WARNING))
            continue
        folded = {fold_number(name) for name in one.named}
        found = [row for row in rows if row.number_folded in folded or row.erp_number in one.named]
        found = _of_sender(found, one) or found
        params = {"number": ", ".join(one.named[:3])}
        if len(found) == 1:
            one.order = found[0]
        elif found:
            one.findings.append(Finding("message.order-ambiguous", Severity.WARNING, params=params))
        else:
            one.findings.append(Finding("message.order-unknown", Severity.WARNING, params=params))


def _of_sender(found: Sequence[AnyRow], one: _Message) -> list[AnyRow]:
    """The orders that this sender placed (or that were placed with him)."""
    sender = one.read.keys.get("sender_id", "")
    parties = {sender, one.read.keys.get("receiver_id", "")} - {""}
    return [row for row in found if parties & {row.keys.get("sender_id", ""), row.keys.get("receiver_id", "")}
            and (row.keys.get("sender_id") == sender or row.keys.get("receiver_id") == sender)]  # fmt: skip


# --- what it brings about --------------------------------------------------------------------------------------------


def _take_effect(tx: Tx, one: _Message, now: datetime) -> None:
    if one.read.order.test:
        return
    if one.read.acknowledgement is not None:
        _settle(tx, one, one.read.acknowledgement, now)
    elif one.read.kind is Kind.RECEIVING_ADVICE and one.order is not None:
        store.add_received(tx, one.order.id, _quantities(one.read))


def _quantities(read: OrderRead) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for line in read.order.lines:
        # The order's own line number stands in a reference where the advice counts its lines anew.
        number = next((one.value for one in line.references if one.qualifier == "LI"), line.number)
        if line.quantity is not None:
            found[number] = found.get(number, Decimal(0)) + line.quantity.value
    return found


def _settle(tx: Tx, one: _Message, answer: Acknowledgement, now: datetime) -> None:
    partner = one.read.keys.get("sender_id", "")
    rows = [row for row in store.candidates(tx, partner) if _answers(answer, row)]
    if not rows:
        named = answer.interchange or answer.group or ", ".join(answer.numbers)
        params = {"interchange": named, "partner": partner}
        one.findings.append(Finding("reply.acknowledges-nothing", Severity.WARNING, params=params))
        return
    if orders := {row.order_id for row in rows if row.order_id is not None}:
        store.link(tx, one.id, min(orders))
    for row in rows:
        verdict = answer.verdict_on(row.message_ref)
        faults = [fault.finding() for fault in answer.faults_of(row.message_ref)]
        kept = [{"code": fault.code, "params": fault.params} for fault in faults]
        store.settle(tx, row.outbox_id, verdict, one.id, kept, now)
        data = {"message": row.message, "interchange": row.interchange, "by": one.message}
        kind = {"rejected": "message.rejected"}.get(verdict, "message.acknowledged")
        record(tx, [event(kind, now, order=row.order_id, document=one.document_id, data=data)])
        if verdict is not Verdict.ACCEPTED and row.order_id is not None:
            _object(tx, one, row, verdict, faults, now)


def _object(tx: Tx, one: _Message, row: AnyRow, verdict: Verdict, faults: Sequence[Finding], now: datetime) -> None:
    """What the partner objects to stands at the order, too."""
    reason = "; ".join(fault.message("en") for fault in faults[:5]) or "-"
    code = "reply.rejected" if verdict is Verdict.REJECTED else "reply.accepted-with-errors"
    params = {"partner": row.partner, "message": row.message.upper(), "interchange": row.interchange, "reason": reason}
    bulk.insert(tx, findings_table, [
        finding_row(Finding(code, Severity.WARNING, params=params), now, one.document_id, row.order_id),
        *(finding_row(fault, now, one.document_id, row.order_id) for fault in faults[:50]),
    ])  # fmt: skip


def _answers(answer: Acknowledgement, row: AnyRow) -> bool:
    """Whether the acknowledgement speaks of that message of ours."""
    if answer.interchange:
        return _same(answer.interchange, row.interchange)
    named = [one.message for one in answer.answers if one.message]
    if answer.group and _same(answer.group, row.group_ref) and (not named or row.message in named):
        return True
    return any(_same(one, ours) for one in answer.numbers for ours in (row.number, row.interchange, row.message_ref)
               if len(ours) > 1 or ours == row.number)  # fmt: skip


def _same(one: str, other: str) -> bool:
    return bool(one) and one.strip().lstrip("0") == other.strip().lstrip("0")


# --- interchanges that come again ------------------------------------------------------------------------------------


def compare_interchanges(tx: Tx, ends: Sequence[End], now: datetime) -> dict[int, list[Finding]]:
    """Per document (or part) id what is to be said of its interchanges, which are kept for later comparison.

    Same reference and bytes: `interchange.repeated`. Same reference, other bytes: `interchange.conflict`, an error.
    """
    seen: dict[tuple[str, str, str], tuple[int, str]] = {}
    mine = [(end, owner, sha, read) for end in ends for owner, sha, read in end.all_read() if all(_key(read))]
    for row in store.known_interchanges(tx, list({_key(read) for _, _, _, read in mine})):
        seen.setdefault((row.sender, row.receiver, row.reference), (row.document_id, row.sha256))
    found: dict[int, list[Finding]] = {}
    rows: dict[tuple[tuple[str, str, str], int], dict[str, Any]] = {}
    for end, owner, sha, read in mine:
        key = _key(read)
        first = seen.setdefault(key, (end.claimed.id, sha))
        if first[0] == end.claimed.id:
            if (key, end.claimed.id) not in rows and first == (end.claimed.id, sha):
                rows[key, end.claimed.id] = _interchange_row(end, key, sha, read, now)
            continue
        said = _said_of(read, first, sha)
        if said is not None and said.code not in {one.code for one in found.get(owner, ())}:
            found.setdefault(owner, []).append(said)
    kept = store.interchanges_of(tx, [end.claimed.id for end in ends])
    store.add_interchanges(tx, [row for (_, document), row in rows.items() if document not in kept])
    _say_repeated(tx, ends, found)
    return found


def _say_repeated(tx: Tx, ends: Sequence[End], found: dict[int, list[Finding]]) -> None:
    """The very bytes came again: nothing was read, so the first document tells which interchanges they were."""
    firsts = [end.claimed.same_bytes for end in ends if end.claimed.same_bytes is not None]
    kept = store.interchanges_of(tx, firsts) if firsts else {}
    for end in ends:
        for row in kept.get(end.claimed.same_bytes or 0, ()):
            params = {"reference": row.reference, "sender": row.sender, "document": str(row.document_id)}
            said = Finding("interchange.repeated", Severity.INFO, params=params)
            found.setdefault(end.claimed.id, []).append(said)


def _key(read: OrderRead) -> tuple[str, str, str]:
    keys = read.keys
    return keys.get("sender", ""), keys.get("receiver", ""), keys.get("interchange", "")


def _said_of(read: OrderRead, first: tuple[int, str], sha: str) -> Finding | None:
    sender, _, reference = _key(read)
    params = {"reference": reference, "sender": sender, "document": str(first[0])}
    if first[1] == sha:
        return Finding("interchange.repeated", Severity.WARNING, params=params)
    if read.partner is not None and not read.partner.unique_interchanges:
        return None
    return Finding("interchange.conflict", Severity.ERROR, params=params)


def _interchange_row(end: End, key: tuple[str, str, str], sha: str, read: OrderRead, now: datetime) -> dict[str, Any]:
    sender, receiver, reference = key
    return {
        "format": read.format, "sender": sender, "receiver": receiver, "reference": reference,
        "document_id": end.claimed.id, "sha256": sha, "at": now,
    }  # fmt: skip


def message_findings(ends: Sequence[End], said: dict[int, list[Finding]]) -> Iterator[tuple[int, Finding]]:
    """Findings about interchanges that hold no order: they stand at the document."""
    with_orders = {owner for end in ends for owner, _ in end.orders()}
    for owner, found in said.items():
        if owner not in with_orders:
            for one in found:
                yield owner, one
