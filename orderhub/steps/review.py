"""Review: what a person does to an order, written at once with who and when; never waits for a DAG run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from orderhub.document import NOWHERE, Finding, Severity
from orderhub.errors import IllegalMove, NotFound, OrderHubError
from orderhub.mapping.mapped import PartnerRules
from orderhub.order import checks, desk_states
from orderhub.order.changes import correct as corrected
from orderhub.order.changes import diff, get
from orderhub.order.decision import may_be_booked
from orderhub.order.model import Order
from orderhub.order.provenance import Provenance
from orderhub.order.revisions import CHANGES
from orderhub.order.states import Event, State
from orderhub.settings import settings
from orderhub.steps import layouts, learned, order_changes
from orderhub.steps.capture_rows import finding_row
from orderhub.steps.hub import Hub
from orderhub.store import documents, masterdata, orders, outbox
from orderhub.store.engine import AnyRow, Database, Tx
from orderhub.store.events import event, record


def release(
    db: Database, order_id: int, by: str, now: datetime, note: str = "", *, hold: bool = True,
    expected_revision: int | None = None,
) -> None:  # fmt: skip
    """Let an order go to the ERP. Raises: IllegalMove, order.test-interchange, order.twin-undecided.

    With `expected_revision` only what the person saw is released.
    """
    with db.begin() as tx:
        row = orders.get_locked(tx, order_id)
        if expected_revision is not None and row.revision != expected_revision:
            raise IllegalMove("order.changed-meanwhile", **_changed_by(tx, row))
        order = orders.canonical_of(tx, order_id)
        if not may_be_booked(order):
            code = "order.test-not-released" if order.test else "order.cancellation-not-released"
            raise OrderHubError(code, number=row.number)
        if row.twin_id is not None and orders.has_undecided_twin(tx, order_id):
            raise OrderHubError("order.twin-undecided", number=row.number, twin=row.twin_id)
        _accept(tx, row, by, now, {"note": note}, hold=hold)
        learned.released(tx, order_id, by, now)
        layouts.released(tx, row, by, now)


def _accept(tx: Tx, row: AnyRow, by: str, now: datetime, data: dict[str, Any], *, hold: bool) -> None:
    orders.advance(
        tx, row.id, State(row.state), Event.RELEASED, now, by=by, data=data, decided_at=now, reasons=[], desk_state=""
    )
    effect = outbox.effect_row("erp", "erp", "create", row.erp_key, now, order=row.id, data={"hold": hold})
    if not outbox.enqueue(tx, [effect]):
        outbox.reopen_key(tx, row.erp_key, now)


def correct(
    db: Database, order_id: int, changes: Mapping[str, str], by: str, now: datetime, *,
    expected_revision: int | None = None,
) -> int:  # fmt: skip
    """Set fields of an order in review to what a person typed; returns the new revision.

    The checks run again; the provenance keeps what stood there, who changed it and when. Raises: IllegalMove when the
    order is not in review or no longer at `expected_revision`, OrderHubError when a value cannot be read.
    """
    with db.begin() as tx:
        row = orders.get_locked(tx, order_id)
        if expected_revision is not None and row.revision != expected_revision:
            raise IllegalMove("order.changed-meanwhile", **_changed_by(tx, row))
        if row.state != State.IN_REVIEW:
            raise IllegalMove("order.illegal-move", state=row.state, move="corrected")
        old = orders.canonical_of(tx, order_id)
        new = old
        for path, text in changes.items():
            new = corrected(new, path, text)
        if not diff(old, new):
            return int(row.revision)
        origin = orders.provenance_of(tx, order_id, row.revision)
        layouts.corrected(tx, row, diff(old, new), origin, by, now)
        for path in changes:
            origin[path] = _corrected(origin.get(path), get(old, path), by, now)
        rules = masterdata.rules_of(tx, row.partner)
        new, findings = _checked(tx, new, origin, rules, now)
        revision = orders.add_revision(tx, row, new, origin, now, by, "corrected")
        rows = [finding_row(one, now, row.document_id, order_id, revision) for one in findings]
        orders.replace_findings(tx, order_id, rows, now)
        _restate(tx, row, new)
        said = [msgspec.to_builtins(one) for one in diff(old, new)]
        learned.corrected(tx, order_id, [one.path for one in diff(old, new)], now)
        record(tx, [event("order.corrected", now, order=order_id, by=by, data={"revision": revision, "changes": said})])
        return revision


class Rechecked(msgspec.Struct):
    """Counts of one round over the orders in review."""

    looked_at: int = 0
    cleared: int = 0
    """Orders that have no open doubt any more; a person still releases them."""


def recheck_all(hub: Hub) -> Rechecked:
    """Check every order in review again with the master data of now."""
    report, now = Rechecked(), hub.now()
    with hub.database.begin() as tx:
        waiting = orders.ids_in_state(tx, State.IN_REVIEW)
    for order_id in waiting:
        with hub.database.begin() as tx:
            row = orders.get(tx, order_id)
            origin = orders.provenance_of(tx, order_id, row.revision)
            rules = masterdata.rules_of(tx, row.partner)
            _, found = _checked(tx, orders.canonical_of(tx, order_id), origin, rules, now)
            kept = [one for one in orders.findings_of(tx, order_id, row.revision) if not _is_checked(one.code)]
            rows = [finding_row(one, now, row.document_id, order_id, row.revision) for one in (*kept, *found)]
            orders.replace_findings(tx, order_id, rows, now)
        report.looked_at += 1
        report.cleared += not any(one.severity is not Severity.INFO for one in (*kept, *found))
    return report


def _is_checked(code: str) -> bool:
    """Whether a finding comes from the checks, which are run again, and not from reading or comparing."""
    return code.startswith(("order.", "line.")) and not code.startswith("order.duplicate")


def reject(db: Database, order_id: int, by: str, reason: str, now: datetime) -> None:
    """Refuse an order for good, with a reason. Raises: IllegalMove, order.reason-missing."""
    if not reason.strip():
        raise OrderHubError("order.reason-missing")
    with db.begin() as tx:
        row = orders.get(tx, order_id)
        orders.advance(tx, order_id, State(row.state), Event.REJECTED, now, by=by, data={"reason": reason})
        layouts.misread(tx, order_id, by, now)


def set_desk_state(db: Database, order_id: int, name: str, by: str, now: datetime) -> None:
    """Put an order into one of the merchant's own states for its partner; "" takes it out.

    Raises: order.desk-state-unknown.
    """
    with db.begin() as tx:
        row = orders.get_locked(tx, order_id)
        rules = masterdata.rules_of(tx, row.partner)
        states = rules.states if rules else ()
        if name and not desk_states.named(states, name):
            raise OrderHubError("order.desk-state-unknown", state=name, known=", ".join(one.name for one in states))
        if name != row.desk_state:
            orders.touch(tx, order_id, desk_state=name)
            data = {"old": row.desk_state, "new": name}
            record(tx, [event("order.desk-state", now, order=order_id, by=by, data=data)])


def decide_duplicate(db: Database, order_id: int, decision: str, by: str, now: datetime) -> None:
    """Say whether a held order is its twin again ("same") or an order of its own ("both"). Raises: IllegalMove."""
    with db.begin() as tx:
        row = orders.get(tx, order_id)
        if not orders.decide_twins(tx, order_id, decision, by, now):
            raise NotFound("order.no-open-duplicate", number=row.number)
        if decision == "same" and row.purpose in CHANGES:
            order_changes.attach(None, tx, row, orders.get_locked(tx, row.twin_id), now, by=by)
        elif decision == "same":
            orders.advance(tx, order_id, State(row.state), Event.ATTACHED, now, by=by, data={"twin": row.twin_id})
            record(tx, [event("order.copy-attached", now, order=row.twin_id, by=by, data={"copy": order_id})])
        else:
            # The twin stays named: it is what lets two orders with one business key stand side by side.
            left = [one for one in row.reasons if not one.startswith("order.duplicate")]
            orders.touch(tx, order_id, reasons=left)
            record(tx, [event("order.kept-beside-twin", now, order=order_id, by=by, data={"twin": row.twin_id})])


def retry_document(db: Database, document_id: int, by: str, now: datetime) -> None:
    """Have a document read again. Raises: NotFound when its end was an order."""
    with db.begin() as tx:
        documents.reopen(tx, document_id, now)
        record(tx, [event("document.reopened", now, document=document_id, by=by)])


def resend(db: Database, outbox_id: int, by: str, now: datetime) -> None:
    """Let a refused, parked or waiting message go now. Raises: NotFound."""
    with db.begin() as tx:
        topic, order_id = outbox.reopen(tx, outbox_id, now)
        if topic == "erp" and order_id is not None:
            row = orders.get(tx, order_id)
            if row.state == State.IN_REVIEW:
                orders.advance(tx, order_id, State.IN_REVIEW, Event.RELEASED, now, by=by, decided_at=now, reasons=[])
        record(tx, [event("message.reopened", now, order=order_id, by=by, data={"outbox": outbox_id})])


def _changed_by(tx: Tx, row: AnyRow) -> dict[str, str]:
    newest = orders.revision_facts(tx, row.id, row.revision)
    return {"number": row.number, "by": newest.by, "revision": str(row.revision)}


def _corrected(before: Provenance | None, value: str | None, by: str, now: datetime) -> Provenance:
    known = before or Provenance("", NOWHERE)
    return msgspec.structs.replace(known, corrected_by=by, corrected_at=now, previous=value or "", rule="", engine="")


def _checked(
    tx: Tx, order: Order, origin: dict[str, Provenance], rules: PartnerRules | None, now: datetime
) -> tuple[Order, list[Finding]]:
    known = masterdata.known(tx, checks.needs(order, rules)) if masterdata.has_articles(tx) else None
    order, _ = checks.resolve(order, known, rules)
    today = now.astimezone(ZoneInfo(settings().time_zone)).date()
    return order, checks.place(checks.check(order, known, rules, today), origin)


def _restate(tx: Tx, row: AnyRow, order: Order) -> None:
    """Keep the columns of the queue in step with the corrected order."""
    computed = order.totals.computed if order.totals else None
    net = (computed.net or computed.lines) if computed else row.net
    orders.touch(tx, row.id, number=order.number or "", currency=order.currency or "", net=net)
