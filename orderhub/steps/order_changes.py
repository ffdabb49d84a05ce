"""Order changes: a revision of the open order of the same buyer and number, or a person's decision.

    order in review                 -> revised there, with a diff
    accepted, not yet in the ERP    -> delivery withdrawn, revised, back to review
    in the ERP, shipped, ...        -> waits beside its order; a person changes the ERP and says so
    unknown                         -> waits visibly; applied when its order arrives
    cancellation                    -> cancels what the ERP does not have; else it waits beside its order

Automation never sends a changed order to the ERP by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from orderhub.document import Finding, Severity
from orderhub.order import checks
from orderhub.order.changes import Change, diff
from orderhub.order.duplicates import Evidence, fold_number
from orderhub.order.model import Order, Purpose
from orderhub.order.provenance import Provenance
from orderhub.order.revisions import revise
from orderhub.order.states import Event, State
from orderhub.steps import replies
from orderhub.steps.candidate import Candidate, Twin
from orderhub.steps.capture_rows import finding_row
from orderhub.steps.hub import Hub
from orderhub.store import masterdata, order_changes, orders
from orderhub.store.engine import AnyRow, Tx
from orderhub.store.events import SYSTEM, event, record

_HELD = 100
_OPEN = frozenset({State.IN_REVIEW, State.ACCEPTED})


class Applied(msgspec.Struct, frozen=True):
    """A change as it is laid over an order; `document_id` is where it was read from."""

    order: Order
    origins: dict[str, Provenance]
    whole: bool
    document_id: int
    findings: tuple[Finding, ...] = ()


def take(hub: Hub, tx: Tx, changes: Sequence[Candidate], now: datetime) -> list[Candidate]:
    """Apply what can be applied; returns the changes that wait for a person, decided and with their reasons."""
    left: list[Candidate] = []
    for one in changes:
        target = _target(tx, one)
        if target is None:
            one.findings.append(_finding(one, "change.order-unknown"))
        elif target.test != one.order.test:
            one.findings.append(_finding(one, "change.test-differs"))
        elif _is_open(tx, target, now):
            found = tuple(one.findings)
            applied = Applied(one.read.order, one.read.provenance, one.is_whole, one.document_id, found)
            apply(hub, tx, target, applied, now)
            one.is_stored = False
            continue
        else:
            _beside(one, target)
        one.decide()
        left.append(one)
    return left


def _target(tx: Tx, one: Candidate) -> AnyRow | None:
    """The order it names, else the one that has its own number."""
    buyer = one.likeness.buyer
    named = order_changes.find_target(tx, buyer, one.likeness.number)
    return named or order_changes.find_target(tx, buyer, fold_number(one.order.number))


def take_waiting(hub: Hub, tx: Tx, found: Sequence[Candidate], now: datetime) -> None:
    """Apply changes that came before their order."""
    mine = {(one.likeness.buyer, one.likeness.number): one.id for one in found if one.twin_id is None}
    for row in order_changes.waiting(tx, list(mine)):
        target = orders.get_locked(tx, mine[row.buyer_key, row.likeness["number"]])
        if row.test == target.test and _is_open(tx, target, now):
            attach(hub, tx, row, target, now, by=SYSTEM)


def attach(hub: Hub | None, tx: Tx, row: AnyRow, target: AnyRow, now: datetime, *, by: str) -> None:
    """Lay a waiting change over its order and close it. Without `hub` nobody is told (a person does it by hand)."""
    orders.advance(tx, row.id, State(row.state), Event.ATTACHED, now, by=by, data={"twin": target.id},
                   twin_id=target.id)  # fmt: skip
    applied = Applied(
        orders.canonical_of(tx, row.id), orders.provenance_of(tx, row.id, row.revision),
        row.keys.get("change") == "whole", row.document_id,
    )  # fmt: skip
    apply(hub, tx, target, applied, now, by=by)


def apply(hub: Hub | None, tx: Tx, target: AnyRow, change: Applied, now: datetime, *, by: str = SYSTEM) -> None:
    """Write the new revision of `target` with its diff, findings and event. Idempotent: by the change's document."""
    if change.order.purpose is Purpose.CANCELLATION:
        _cancel(hub, tx, target, change, now, by)
        return
    old = orders.canonical_of(tx, target.id)
    old_origins = orders.provenance_of(tx, target.id, target.revision)
    held = order_changes.document_of(tx, target.id, target.revision) or target.document_id
    revised = revise(
        old, change.order, whole=change.whole, old_origins=old_origins, change_origins=change.origins, document=held
    )
    order, found = _checked(hub, tx, target, revised.order, revised.origins, now)
    changes = diff(old, order)
    revision = orders.add_revision(tx, target, order, revised.origins, now, by, _note(change), change.document_id)
    kept = [one for one in orders.findings_of(tx, target.id, target.revision) if not _is_recomputed(one.code)]
    said = Finding("change.applied", Severity.WARNING, params={"changes": str(len(changes)), "revision": str(revision)})
    news = [said, *change.findings, *revised.findings, *found]
    rows = [finding_row(one, now, target.document_id, target.id, revision) for one in kept]
    rows += [finding_row(one, now, change.document_id, target.id, revision) for one in news]
    orders.replace_findings(tx, target.id, rows, now)
    codes = [one.code for one in (*kept, *news) if one.severity is not Severity.INFO]
    _restate(tx, target, order, ["order.change-arrived", *codes])
    data = {"revision": revision, "document": change.document_id, "changes": _told(changes, revised.origins)}
    record(tx, [event("order.changed", now, order=target.id, document=change.document_id, by=by, data=data)])
    if target.state == State.ACCEPTED:
        orders.advance(tx, target.id, State.ACCEPTED, Event.QUESTIONED, now, data={"code": "order.change-arrived"})


def _cancel(hub: Hub | None, tx: Tx, target: AnyRow, change: Applied, now: datetime, by: str) -> None:
    old = orders.canonical_of(tx, target.id)
    origins = orders.provenance_of(tx, target.id, target.revision)
    orders.add_revision(tx, target, old, origins, now, by, "cancelled by the buyer", change.document_id)
    if State(target.state) in _OPEN:
        orders.advance(
            tx, target.id, State(target.state), Event.CANCELLED, now, by=by,
            data={"document": change.document_id}, reasons=[],
        )  # fmt: skip
        if hub is not None:
            replies.enqueue(hub, tx, [target.id], "cancelled", now, reference=str(change.document_id))
    else:
        record(tx, [event("order.changed", now, order=target.id, document=change.document_id, by=by,
                          data={"cancellation": "yes"})])  # fmt: skip


def _is_open(tx: Tx, target: AnyRow, now: datetime) -> bool:
    """Whether the ERP surely does not have the order. A delivery that waits is held back."""
    if target.state == State.IN_REVIEW:
        return True
    return target.state == State.ACCEPTED and order_changes.withdraw_delivery(tx, target.id, now)


def _beside(one: Candidate, target: AnyRow) -> None:
    """The change waits beside its order, as a copy would, and a person decides."""
    is_cancellation = one.order.purpose is Purpose.CANCELLATION
    code = "order.cancellation-late" if is_cancellation else "order.change-late"
    facts = {"number": target.number, "erp_number": target.erp_number, "state": target.state}
    one.suspects.append((Twin(target.id, target.number, one.likeness), Evidence(code, _HELD, facts)))


def _finding(one: Candidate, code: str) -> Finding:
    return Finding(code, Severity.WARNING, params={"number": one.order.number or "-"}, field="number")


def _is_recomputed(code: str) -> bool:
    return code.startswith(("order.", "line.", "change.applied")) and not code.startswith("order.duplicate")


def _note(change: Applied) -> str:
    return "replaced by the buyer" if change.whole else "changed by the buyer"


def _told(changes: Sequence[Change], origins: dict[str, Provenance]) -> list[dict[str, object]]:
    """The diff with the place of each new value in the change's document."""
    told: list[dict[str, object]] = []
    for one in changes:
        origin = origins.get(one.path)
        place = msgspec.to_builtins(origin.where) if origin and origin.document is None else {}
        told.append({"path": one.path, "old": one.old, "new": one.new, "place": place})
    return told


def _checked(
    hub: Hub | None, tx: Tx, target: AnyRow, order: Order, origins: dict[str, Provenance], now: datetime
) -> tuple[Order, list[Finding]]:
    rules = masterdata.rules_of(tx, target.partner)
    known = masterdata.known(tx, checks.needs(order, rules)) if masterdata.has_articles(tx) else None
    order, _ = checks.resolve(order, known, rules)
    today = now.astimezone(ZoneInfo(hub.settings.time_zone)).date() if hub else None
    return order, checks.place(checks.check(order, known, rules, today), origins)


def _restate(tx: Tx, target: AnyRow, order: Order, reasons: list[str]) -> None:
    computed = order.totals.computed if order.totals else None
    net = (computed.net or computed.lines) if computed else None
    order_changes.restate(
        tx, target.id, currency=order.currency or "", net=net, line_count=len(order.lines),
        reasons=list(dict.fromkeys(reasons)),
    )  # fmt: skip
