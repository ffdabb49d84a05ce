"""Acknowledging what came in, as the partner's file says: 997 per group, CONTRL per interchange, APERAK per order.

Queued in the transaction that stores the reading, with the findings of that moment: those the screen shows. CONTRL and
997 carry what is wrong with the syntax and the values, APERAK all of it. Acknowledgements are never acknowledged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import msgspec

from orderhub.capturing.reading import OrderRead, Unmapped
from orderhub.document import Finding, Severity
from orderhub.mapping.mapped import PartnerRules
from orderhub.publishing.facts import Transaction
from orderhub.publishing.replies import ACKNOWLEDGEMENTS, NATURES, acknowledgements_for
from orderhub.steps.candidate import Candidate
from orderhub.steps.capture_rows import End
from orderhub.steps.hub import Hub
from orderhub.store import bulk, masterdata, outbox
from orderhub.store.engine import Tx
from orderhub.store.tables import decisions

_SYNTAX_ROOMS = ("edi.", "mapping.", "document.")
_SYNTAX_CODES = frozenset({
    "line.unit-unknown", "line.gtin-invalid", "line.quantity-missing", "line.quantity-not-positive",
    "line.number-twice", "order.gln-invalid", "order.number-missing",
})  # fmt: skip


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """What an acknowledgement is written from, as it is kept in the outbox."""

    partner: str
    keys: dict[str, str]
    test: bool = False
    number: str = ""
    transactions: tuple[Transaction, ...] = ()
    findings: tuple[Finding, ...] = ()


class _Arrival:
    """One message that came in, with the findings the screen shows for it."""

    def __init__(self, end: End, sha: str, one: OrderRead | Unmapped, candidate: Candidate | None = None) -> None:
        self.end = end
        self.sha = sha
        self.kind, self.format, self.keys = one.kind, one.format, one.keys
        self.sender = one.keys.get("sender", "")
        self.order_id = candidate.id if candidate is not None and candidate.is_stored else None
        self.findings = list(candidate.findings if candidate is not None else one.findings)
        self.is_read = isinstance(one, OrderRead)
        self.is_supported = not isinstance(one, Unmapped) or one.is_supported
        self.test = one.test if isinstance(one, Unmapped) else one.order.test
        self.number = (one.order.number or "") if isinstance(one, OrderRead) else ""
        self.partner = one.partner if isinstance(one, OrderRead) else None


def enqueue(hub: Hub, tx: Tx, ends: Sequence[End], candidates: Sequence[Candidate], now: datetime) -> None:
    """Queue the acknowledgements of a batch. Idempotent: by (kind, sender, reference, bytes)."""
    by_read = {id(one.read): one for one in candidates}
    every = [_Arrival(end, sha, one, by_read.get(id(one))) for end in ends for sha, one in end.all_received()]
    arrivals = [one for one in every if one.sender and one.keys.get("interchange")]
    if not arrivals:
        return
    named = {one.partner.slug: one.sender for one in arrivals if one.partner}
    masterdata.save_partners(tx, [one.partner for one in arrivals if one.partner], now)
    masterdata.save_senders(tx, list(named.items()))
    rules = _rules(tx, arrivals)
    target = str(hub.installation.section("replies").get("edi") or "")
    rows: list[dict[str, Any]] = []
    suppressed: list[dict[str, Any]] = []
    for reply, group in _groups(arrivals, rules):
        mine = rules[group[0].sender]
        if target:
            rows.append(_effect(reply, group, mine, target, now))
        else:
            data = {"happened": "captured", "way": "edi"}
            suppressed.append({"at": now, "order_id": group[0].order_id, "subject": reply, "outcome": "suppressed",
                               "reason": "no-way-out", "data": data})  # fmt: skip
    outbox.enqueue(tx, rows)
    bulk.insert(tx, decisions, suppressed)


def _rules(tx: Tx, arrivals: Sequence[_Arrival]) -> dict[str, PartnerRules]:
    """The partner's rules by interchange sender: those of this reading, else those he was known by before."""
    found = {one.sender: one.partner for one in arrivals if one.partner}
    others = {one.sender for one in arrivals} - set(found)
    return masterdata.rules_by_sender(tx, list(others)) | found if others else found


def _groups(arrivals: Sequence[_Arrival], rules: dict[str, PartnerRules]) -> Iterator[tuple[str, list[_Arrival]]]:
    """Each acknowledgement to be written, with the messages it speaks of, as they stood in the interchange."""
    groups: dict[tuple[str, ...], list[_Arrival]] = {}
    for one in arrivals:
        keys = one.keys
        for reply in acknowledgements_for(rules.get(one.sender), one.format, one.kind):
            parts = [reply, one.sha, one.sender, keys["interchange"]]
            parts += [keys.get("group", "")] if reply == "997" else []
            parts += [keys.get("message_ref", "")] if reply == "aperak" else []
            groups.setdefault(tuple(parts), []).append(one)
    for key in sorted(groups, key=lambda one: ACKNOWLEDGEMENTS.index(one[0])):
        yield key[0], groups[key]


def _effect(reply: str, group: Sequence[_Arrival], rules: PartnerRules, target: str, now: datetime) -> dict[str, Any]:
    first = group[0]
    keys = first.keys
    parts = (reply, keys["sender"], keys["interchange"], keys.get("group", "") if reply == "997" else "",
             keys.get("message_ref", "") if reply == "aperak" else "", first.sha[:12])  # fmt: skip
    snapshot = Snapshot(
        partner=rules.slug, keys=keys, test=first.test, number=first.number,
        transactions=tuple(_transaction(one) for one in group) if reply != "aperak" else (),
        findings=tuple(_findings(first, reply)),
    )  # fmt: skip
    data = {"happened": "captured", "snapshot": msgspec.to_builtins(snapshot)}
    order_id = next((one.order_id for one in group if one.order_id is not None), None)
    effect = outbox.effect_row("publish", target, reply, ":".join(part for part in parts if part), now, order=order_id,
                               document=first.end.claimed.id, data=data)  # fmt: skip
    nature = NATURES[reply]
    return effect | {"message_class": nature.message_class, "basis": nature.basis}


def _transaction(one: _Arrival) -> Transaction:
    keys = one.keys
    version = ":".join([keys["message"], *keys.get("directory", "").split("."), "UN"]) if "message" in keys else ""
    return Transaction(
        code=keys.get("message", ""), control=keys.get("message_ref", ""), findings=tuple(_syntax(one.findings)),
        version=":".join(part for part in (version, keys.get("association", "")) if part), is_read=one.is_read,
        is_supported=one.is_supported, group=keys.get("group", ""), group_sender=keys.get("application_sender", ""),
        group_receiver=keys.get("application_receiver", ""),
    )  # fmt: skip


def _findings(first: _Arrival, reply: str) -> list[Finding]:
    if reply == "aperak":
        return [one for one in first.findings if one.severity is not Severity.INFO]
    # What is wrong with the envelope stands at the document, beside what is said of messages that made no order.
    return [
        one for one in _weighty(first.end.reading.findings)
        if one.code.startswith("edi.") and one.where.message is None
        and one.where.interchange in (None, first.keys["interchange"])
    ]  # fmt: skip


def _weighty(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Without what is only said in passing, or what the partner's policy ignores: that is no fault of his."""
    return (one for one in findings if one.severity is not Severity.INFO)


def _syntax(findings: Sequence[Finding]) -> Iterator[Finding]:
    return (one for one in _weighty(findings) if one.code.startswith(_SYNTAX_ROOMS) or one.code in _SYNTAX_CODES)
