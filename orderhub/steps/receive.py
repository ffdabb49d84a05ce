"""Receive: ask a source what it has, keep the bytes, and only then tell the source.

    survey -> ledger rows + cursor | fetch -> originals + documents + ledger | settle -> settled_at

Each bar is a commit. A kill between two of them repeats the later part; nothing is lost and nothing doubled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec
import structlog

from orderhub.document import Document
from orderhub.errors import OrderHubError, RemoteError
from orderhub.ports import Arrived, Failed, Source, Survey
from orderhub.steps.hub import Hub
from orderhub.store import intake
from orderhub.store.engine import Database, DatabaseLost
from orderhub.store.originals import Originals

log = structlog.get_logger()
_BATCH_BYTES = 20 * 1024 * 1024


class Received(msgspec.Struct):
    """Counts of one poll: `busy` when another poller has the source, `error` the code when it could not be asked."""

    source: str
    seen: int = 0
    arrived: int = 0
    failed: int = 0
    settled: int = 0
    busy: bool = False
    error: str = ""


def receive(hub: Hub, name: str, kind: str) -> Received:
    """Poll one source to its end. Idempotent: by (source, key)."""
    source = hub.installation.source(name)
    report = Received(name)
    with hub.database.begin() as guard:
        if not intake.lock_source(guard, name):
            report.busy = True
            return report
        try:
            _poll(hub, source, kind, report)
        except RemoteError as fault:
            with hub.database.begin() as tx:
                intake.record_poll_failure(
                    tx, name, kind, source.channel, hub.now(), {"code": fault.code, "params": fault.params}
                )
            report.error = fault.code
    log.info("source.polled", source=name, seen=report.seen, arrived=report.arrived, error=report.error)
    return report


def receive_all(hub: Hub, kind: str | None = None) -> list[Received]:
    """Poll every configured source, or those of one kind; a broken one stops no other."""
    reports = []
    for one in hub.installation.source_kinds() if kind is None else [kind]:
        for name in hub.installation.source_names(one):
            try:
                reports.append(receive(hub, name, one))
            except OrderHubError as fault:
                log.warning("source.failed", source=name, code=fault.code)
                reports.append(Received(name, error=fault.code))
            except DatabaseLost:
                raise
            except Exception as fault:  # noqa: BLE001 -- a faulty connector must not stop the other sources
                log.error("source.broken", source=name, error=type(fault).__name__)
                reports.append(Received(name, error=type(fault).__name__))
    return reports


def _poll(hub: Hub, source: Source, kind: str, report: Received) -> None:
    with hub.database.begin() as tx:
        survey: Survey = source.survey(intake.cursor_of(tx, source.name))
        intake.record_survey(tx, source.name, kind, source.channel, survey, hub.now())
    report.seen = len(survey.waiting)
    _settle(hub, source, report)
    tried: set[str] = set()
    while True:
        with hub.database.begin() as tx:
            keys = [key for key in intake.keys_to_fetch(tx, source.name, 5000) if key not in tried]
        if not keys:
            return
        keys = keys[: hub.settings.batch_size]
        tried.update(keys)
        for batch in _batches(source.fetch(keys)):
            _store(hub, source.name, batch, report)
            _settle(hub, source, report)


def _batches(found: Iterator[Arrived | Failed]) -> Iterator[list[Arrived | Failed]]:
    batch: list[Arrived | Failed] = []
    size = 0
    for one in found:
        batch.append(one)
        size += len(one.document.content) if isinstance(one, Arrived) else 0
        if size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _store(hub: Hub, name: str, batch: Sequence[Arrived | Failed], report: Received) -> None:
    arrived = [one for one in batch if isinstance(one, Arrived)]
    failed = [one for one in batch if isinstance(one, Failed)]
    with hub.database.begin() as tx:
        intake.record_arrivals(tx, hub.originals, name, arrived, hub.now())
        intake.record_failures(tx, name, failed, hub.now(), hub.settings.max_attempts)
    report.arrived += len(arrived)
    report.failed += len(failed)


def _settle(hub: Hub, source: Source, report: Received) -> None:
    for failed in (False, True):
        with hub.database.begin() as tx:
            keys = intake.keys_to_settle(tx, source.name, failed=failed)
        if keys:
            source.settle(keys, failed=failed)
            with hub.database.begin() as tx:
                intake.record_settled(tx, source.name, keys, hub.now())
            report.settled += len(keys)


def store_pushed(
    database: Database, originals: Originals, documents: Sequence[Document], source: str, keys: Sequence[str],
    now: datetime,
) -> list[int]:  # fmt: skip
    """Keep documents that were pushed to us; durable when this returns. Idempotent: by (source, key).

    The source counts as asked: what it handed over is what it had.
    """
    with database.begin() as tx:
        intake.record_survey(tx, source, "push", documents[0].channel if documents else "web", Survey([]), now)
        arrived = [Arrived(key, document) for key, document in zip(keys, documents, strict=True)]
        return intake.record_arrivals(tx, originals, source, arrived, now, settled=True)
