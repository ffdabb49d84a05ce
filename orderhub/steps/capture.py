"""Capture: read waiting documents to their outcome, make orders of them, check, and queue what follows.

    claim (lease) -> read in children -> look up master data and twins -> orders, findings, events, effects: one commit

A document that cannot be stored is found by halving its batch and kept as unreadable; it stops nobody else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec
import structlog

from orderhub.capturing.reading import Reading
from orderhub.document import Finding, Kind
from orderhub.errors import OrderHubError
from orderhub.order.checks import Known, Needs
from orderhub.order.duplicates import Fingerprint
from orderhub.order.states import State
from orderhub.steps import acknowledging, business_messages, capture_rows, order_changes, replies
from orderhub.steps.bounces import bounced
from orderhub.steps.candidate import Candidate, Twin, compare_all
from orderhub.steps.capture_rows import End
from orderhub.steps.hub import Hub
from orderhub.steps.layouts import Forms
from orderhub.steps.learned import Uses, settle_files
from orderhub.steps.proposals import add_proposals
from orderhub.store import bulk, documents, events, learned, mapping_versions, masterdata, orders, outbox
from orderhub.store.documents import Claimed
from orderhub.store.engine import NotStorable, Tx
from orderhub.store.tables import documents as documents_table
from orderhub.store.tables import findings as findings_table
from orderhub.store.tables import orders as orders_table

log = structlog.get_logger()
_GIVE_UP_AFTER = 3
_SCANS = 4
_REDIALLED_WITHIN = timedelta(days=1)
"""How long after a fax the same pages from the same number are looked for without order number or lines."""


class Captured(msgspec.Struct):
    """Counts of one batch of documents."""

    taken: int = 0
    orders: int = 0
    touchless: int = 0
    duplicates: int = 0
    not_orders: int = 0
    unreadable: int = 0


def capture(hub: Hub) -> Captured:
    """Read one batch of waiting documents. Idempotent: by document; a worker that lost its lease stores nothing."""
    return _capture(hub, hub.settings.batch_size, scanned=False)


def capture_scans(hub: Hub) -> Captured:
    """The same for scanned pages, a few at a time, so that their reading holds up nothing else."""
    return _capture(hub, _SCANS, scanned=True)


def _capture(hub: Hub, limit: int, *, scanned: bool) -> Captured:
    with hub.database.begin() as tx:
        retired = learned.retiring(tx)
        # Scans may be read one after the other, each as long as the clock allows.
        lease = max(hub.settings.lease_s, _SCANS * hub.settings.ocr_wall_s) if scanned else hub.settings.lease_s
        claimed = documents.claim(tx, limit, lease, scanned=scanned)
        wanted = [one for one in claimed if one.same_bytes is None and one.attempts <= _GIVE_UP_AFTER]
        contents = hub.originals.read_many(tx, [one.sha256 for one in wanted]) if wanted else {}
    report = Captured(taken=len(claimed))
    if retired:
        _settle(hub)
    if not claimed:
        return report
    held = [one.with_content(contents[one.sha256]) for one in wanted]
    readings = hub.pool.read_many(held)
    add_proposals(hub, held, readings)
    read = {one.id: reading for one, reading in zip(wanted, readings, strict=True)}
    ends = [End(one, read.get(one.id) or _unread(one)) for one in claimed]
    _save(hub, ends, report)
    log.info("documents.captured", **msgspec.structs.asdict(report))
    return report


def keep_reading(hub: Hub, claimed: Claimed, reading: Reading) -> Captured:
    """Store what became of one document that was claimed and read by itself."""
    report = Captured(taken=1)
    _save(hub, [End(claimed, reading)], report)
    return report


def _settle(hub: Hub) -> None:
    """What was retired leaves its file before more is read by it; a folder nobody may write to stops no document."""
    try:
        settle_files(hub.database, hub.settings.mappings_dir, hub.now())
    except OrderHubError as fault:
        log.warning("learned.files_not_settled", code=fault.code)


def _unread(one: Claimed) -> Reading:
    """The very bytes were here before, or no worker survived reading them."""
    reading = Reading(one.sha256, one.name, one.media_type, Kind.UNREADABLE, envelope=one.envelope)
    if one.same_bytes is None:
        reading.findings.append(Finding("document.gave-up", params={"attempts": str(one.attempts)}))
    return reading


def _save(hub: Hub, ends: Sequence[End], report: Captured) -> None:
    try:
        with hub.database.begin() as tx:
            counts = _store(hub, tx, ends)
    except NotStorable as fault:
        log.warning("documents.not_storable", documents=len(ends), error=type(fault).__name__)
        if len(ends) > 1:
            middle = len(ends) // 2
            _save(hub, ends[:middle], report)
            _save(hub, ends[middle:], report)
            return
        finding = Finding("document.store-failed", params={"error": type(fault).__name__})
        bare = Reading(ends[0].claimed.sha256, "", "", Kind.UNREADABLE, findings=[finding])
        with hub.database.begin() as tx:
            counts = _store(hub, tx, [End(ends[0].claimed, bare)])
    for name, count in counts.items():
        setattr(report, name, getattr(report, name) + count)


def _store(hub: Hub, tx: Tx, ends: Sequence[End]) -> Counter[str]:
    now = hub.now()
    ours = documents.finish(tx, [end.row() for end in ends], now)
    # What another worker has taken over since is not ours to store.
    ends = [end for end in ends if end.claimed.id in ours]
    orders.lock_capture(tx)
    parts = capture_rows.number_parts(ends, lambda count: bulk.allocate(tx, documents_table, count))
    shas = hub.originals.keep(tx, [part.content for part in parts], now) if parts else []
    bulk.insert(tx, documents_table, capture_rows.part_rows(parts, shas, now))
    every = [Candidate(end, owner, read) for end in ends for owner, read in end.orders()]
    said = business_messages.compare_interchanges(tx, ends, now)
    for one in every:
        one.findings += said.get(one.document_id, ())
    found, uses, forms = _examine(hub, tx, every, now)
    completed = [(twin, evidence, one) for one in found for twin, evidence in one.completed]
    if completed:
        orders.leave_key(tx, [twin.id for twin, _, _ in completed])
    orders.insert_batch(tx, capture_rows.tables(ends, found, now))
    for twin, evidence, one in completed:
        orders.put_beside(tx, twin.id, one.id, evidence.finding(one.order.number or str(one.id)), now)
    learned.keep_papers(tx, [(one.id, one.read.paper) for one in found])
    uses.save(tx, now)
    forms.save(tx, now)
    _keep_mappings(hub, tx, every, now)
    masterdata.save_partners(tx, [one.rules for one in every if one.rules], now)
    events.record(tx, capture_rows.event_rows(ends, found, now))
    events.record(tx, bounced(tx, ends, now))
    outbox.enqueue(tx, [one.erp_effect(now, hold=hub.hold) for one in found if one.is_accepted])
    # Changes come last: their order may lie in the same batch.
    waiting = order_changes.take(hub, tx, [one for one in every if one.is_change], now)
    orders.insert_batch(tx, capture_rows.tables([], waiting, now))
    events.record(tx, capture_rows.event_rows([], waiting, now))
    order_changes.take_waiting(hub, tx, found, now)
    business_messages.take(tx, ends, now)
    about = business_messages.message_findings(ends, said)
    bulk.insert(tx, findings_table, [capture_rows.finding_row(one, now, owner) for owner, one in about])
    acknowledging.enqueue(hub, tx, ends, every, now)
    replies.enqueue(hub, tx, [one.id for one in (*found, *waiting) if one.is_answered], "captured", now)
    documents.lift(tx, [end.claimed.id for end in ends if end.claimed.is_part])
    return capture_rows.counts(ends, [*found, *waiting])


def _examine(hub: Hub, tx: Tx, every: Sequence[Candidate], now: datetime) -> tuple[list[Candidate], Uses, Forms]:
    """Resolve and check all; compare the orders with what is here and decide on them. Returns those."""
    uses = Uses(tx, [one for one in every if not one.is_change])
    forms = Forms(tx, [one for one in every if not one.is_change])
    known = _known(tx, [one.needs for one in every])
    for order_id, one in zip(bulk.allocate(tx, orders_table, len(every)), every, strict=True):
        one.examine(order_id, known, now, hub.settings.time_zone)
    found = [one for one in every if not one.is_change]
    since = now - timedelta(days=hub.settings.duplicate_window_days)
    prints = [one.likeness for one in found]
    twins = orders.find_candidates(
        tx, [(p.buyer, p.number) for p in prints], [p.lines for p in prints], since,
        [p.fax.caller for p in prints if p.fax is not None], now - _REDIALLED_WITHIN,
    )  # fmt: skip
    compare_all(found, [
        Twin(row.id, row.number, msgspec.convert(row.likeness, Fingerprint), is_open=row.state == State.IN_REVIEW)
        for row in twins
    ])  # fmt: skip
    for one in found:
        one.decide()
    return found, uses, forms


def _keep_mappings(hub: Hub, tx: Tx, found: Sequence[Candidate], now: datetime) -> None:
    """The mapping versions that read these orders, so that their originals can be read by them again at any time."""
    fresh = mapping_versions.unknown(tx, {one.read.profile_sha for one in found})
    versions = [hub.pool.versions[sha] for sha in sorted(fresh) if sha in hub.pool.versions]
    mapping_versions.keep(tx, versions, now)


def _known(tx: Tx, needs: Sequence[Needs]) -> Known | None:
    """Master data for the batch; None where the ERP's articles were never taken over."""
    if not needs or not masterdata.has_articles(tx):
        return None
    return masterdata.known(tx, Needs.together(needs))
