"""An order on its way into the queue: resolved, checked, compared with its like, decided. Values only; no I/O."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from orderhub.capturing.reading import OrderRead
from orderhub.document import Finding, Kind
from orderhub.mapping.mapped import PartnerRules
from orderhub.order import checks, desk_states, priority
from orderhub.order.checks import Known, Needs
from orderhub.order.decision import decide, may_be_booked
from orderhub.order.duplicates import (
    Evidence,
    Fax,
    Fingerprint,
    compare,
    completes,
    fax_of,
    fingerprint,
    fold_number,
)
from orderhub.order.known import Identity, customer_of
from orderhub.order.model import Order
from orderhub.order.revisions import is_change, is_whole
from orderhub.order.states import State
from orderhub.store.outbox import effect_row

if TYPE_CHECKING:
    from orderhub.steps.capture_rows import End


class Twin(NamedTuple):
    """An order that is here already and shares number or lines with a candidate."""

    id: int
    number: str
    likeness: Fingerprint
    is_open: bool = True
    """Whether nobody has decided on it yet."""


class Candidate:
    """One order read from a document (or a part of it)."""

    def __init__(self, end: End, document_id: int, read: OrderRead) -> None:
        self.end = end
        self.document_id = document_id
        self.read = read
        self.rules: PartnerRules | None = read.partner
        self.order: Order = read.order
        self.resolved: dict[str, str] = {}
        """What master data filled in: field and what led to it."""
        self.findings: list[Finding] = list(read.findings)
        self.suspects: list[tuple[Twin, Evidence]] = []
        self.completed: list[tuple[Twin, Evidence]] = []
        """Stored orders from faxes that broke off, of which this is the whole."""
        self.reasons: tuple[str, ...] = ()
        self.state = State.IN_REVIEW
        self.id = 0
        self.is_stored = True
        """False for a change that became a revision of another order."""
        self.customer_name = ""

    @property
    def is_change(self) -> bool:
        """Whether it speaks of an order that should be here already."""
        return is_change(self.read.order, kind_is_change=self.read.kind is Kind.ORDER_CHANGE)

    @property
    def is_whole(self) -> bool:
        """Of a change: whether it states the whole order anew."""
        message = self.read.keys.get("message", "")
        by_kind = self.read.kind is Kind.ORDER_CHANGE
        return is_whole(self.read.order, self.read.provenance, message, kind_is_change=by_kind)

    @property
    def ordered_number(self) -> str:
        """Of a change: the number of the order it names besides its own, "" where it names none."""
        named = (one.value for one in self.read.order.references if one.qualifier == "ON")
        return next(named, "")

    @property
    def keys(self) -> dict[str, str]:
        """The facts of its envelope; a change remembers whether it states the whole order."""
        return {**self.read.keys, "change": "whole" if self.is_whole else "delta"} if self.is_change else self.read.keys

    @property
    def number_folded(self) -> str:
        """Its half of the business key; a change that waits leaves the key to its order."""
        return "" if self.is_change else self.likeness.number

    @property
    def contacts(self) -> list[Identity]:
        """What the transport tells about the sender."""
        envelope = self.end.reading.envelope
        named = (("email", envelope.get("sender", "")), ("fax", envelope.get("caller", "")))
        return [(scheme, value) for scheme, value in named if value]

    @property
    def needs(self) -> Needs:
        """What must be looked up for the checks."""
        return checks.needs(self.read.order, self.rules, self.contacts)

    def examine(self, order_id: int, known: Known | None, now: datetime, zone: str) -> None:
        """Fill in what master data tells and check the whole."""
        self.id = order_id
        self.order, notes = checks.resolve(self.read.order, known, self.rules, self.contacts)
        self.resolved = {note.path: note.source for note in notes if note.source != "computed"}
        today = now.astimezone(ZoneInfo(zone)).date()
        found = checks.check(self.order, known, self.rules, today, self.contacts)
        if found:
            self.findings += checks.place(found, self.read.provenance)
        match = customer_of(self.order, known, self.rules, self.contacts) if known else None
        buyer = self.order.buyer
        self.customer_number = match[0].number if match else (buyer.customer_number or "" if buyer else "")
        stated = buyer.name or "" if buyer else ""
        self.customer_name = match[0].name if match else stated or (self.rules.name if self.rules else "")
        self.likeness = fingerprint(
            self.order, self.rules, customer_number=self.customer_number, document=self.end.claimed.sha256,
            fax=self._fax(),
        )  # fmt: skip
        if self.is_change and (ordered := self.ordered_number):
            # A change has a number of its own; the order it means stands in a reference.
            self.likeness = msgspec.structs.replace(self.likeness, number=fold_number(ordered))
        self.due_at = priority.due_at(self.end.claimed.received_at, self.rules, priority.Calendar(zone=zone))

    def _fax(self) -> Fax | None:
        """What is compared of it where it came as a fax, by itself or in a mail."""
        reading = self.end.reading_of(self.document_id)
        caller = reading.envelope.get("caller") or self.read.keys.get("caller") or self.read.keys.get("tsi") or ""
        is_fax = self.read.format == "fax" or self.end.claimed.channel == "fax"
        return fax_of(caller, reading.text or "", self.read.findings) if is_fax else None

    def decide(self) -> None:
        """Touchless or to a person, with the reasons."""
        evidence = [one for _, one in self.suspects]
        self.findings += [one.finding(twin.number or str(twin.id)) for twin, one in self.suspects if one.is_held]
        kind = Kind.ORDER_CHANGE if self.is_change else self.read.kind
        decision = decide(self.findings, self.rules, kind, test=self.order.test, duplicates=evidence)
        self.state, self.reasons = decision.state, decision.reasons

    @property
    def twin_id(self) -> int | None:
        """The order this one waits beside."""
        held = [(one.score, twin.id) for twin, one in self.suspects if one.is_held]
        return max(held)[1] if held else None

    @property
    def desk_state(self) -> str:
        """The merchant's own state it starts in, "" for none."""
        return desk_states.entered(self.rules.states, self.reasons) if self.rules else ""

    @property
    def is_accepted(self) -> bool:
        """Whether it goes to the ERP without hands."""
        return self.state is State.ACCEPTED and may_be_booked(self.order)

    @property
    def is_answered(self) -> bool:
        """Whether its sender hears that it arrived: not for suspected repeats. A test gets its acknowledgement."""
        return self.rules is not None and self.twin_id is None

    @property
    def erp_key(self) -> str:
        """The key under which the ERP knows it; made of what never changes, so a restored hub asks for the same."""
        claimed = self.end.claimed
        parts = (self.likeness.buyer, self.likeness.number, claimed.sha256, str(self.position), claimed.copy)
        said = "\n".join(parts).rstrip("\n")
        return f"OH-{hashlib.sha256(said.encode()).hexdigest()[:20]}"

    @property
    def position(self) -> int:
        """Its place among the orders of its document, from 1."""
        return self.end.position_of(self.read)

    def erp_effect(self, now: datetime, *, hold: bool) -> dict[str, Any]:
        """The outbox row that brings it into the ERP."""
        return effect_row("erp", "erp", "create", self.erp_key, now, order=self.id, data={"hold": hold})


def compare_all(found: Sequence[Candidate], stored: Sequence[Twin]) -> None:
    """Find each candidate's twins among what is stored and among the candidates before it.

    The whole of a fax that broke off before is the order; what came of it first waits beside it.
    """
    by_key: dict[tuple[str, str], list[Twin]] = {}
    by_lines: dict[str, list[Twin]] = {}
    by_caller: dict[str, list[Twin]] = {}
    by_id = {one.id: one for one in found}

    def learn(twin: Twin) -> None:
        if twin.likeness.buyer and twin.likeness.number:
            by_key.setdefault((twin.likeness.buyer, twin.likeness.number), []).append(twin)
        if twin.likeness.lines:
            by_lines.setdefault(twin.likeness.lines, []).append(twin)
        if twin.likeness.fax is not None:
            by_caller.setdefault(twin.likeness.fax.caller, []).append(twin)

    for twin in stored:
        learn(twin)
    for one in found:
        mine = one.likeness
        called = by_caller.get(mine.fax.caller, ()) if mine.fax is not None else ()
        listed = [*by_key.get((mine.buyer, mine.number), ()), *by_lines.get(mine.lines, ()), *called]
        for twin in {twin.id: twin for twin in listed}.values():
            _suspect(one, twin, by_id)
        if not any(evidence.is_held for _, evidence in one.suspects):
            learn(Twin(one.id, one.order.number or "", mine))


def _suspect(one: Candidate, twin: Twin, by_id: dict[int, Candidate]) -> None:
    """Put the evidence, if any, on the one of both that waits."""
    evidence = compare(one.likeness, twin.likeness)
    if evidence is None:
        return
    if not (twin.is_open and completes(one.likeness, twin.likeness)):
        one.suspects.append((twin, evidence))
    elif twin.id in by_id:
        by_id[twin.id].suspects.append((Twin(one.id, one.order.number or "", one.likeness), evidence))
    else:
        one.completed.append((twin, evidence))
