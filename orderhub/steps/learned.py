"""What happens to something learned as orders come and go: used, confirmed, missed, trusted, retired.

An order released by a person without correcting the field confirms; a correction of it is a miss. Two confirmations
make it trusted, two misses in a row retire it: then the reader's own way takes over again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import structlog

from orderhub.document import Finding, Severity
from orderhub.mapping import learned_text
from orderhub.mapping.anchors import Anchor
from orderhub.mapping.file import load
from orderhub.mapping.learned_text import LINES, ORDER
from orderhub.mapping_files import catalog, read_file, replace_file, writing
from orderhub.steps.candidate import Candidate
from orderhub.store import learned
from orderhub.store.engine import AnyRow, Database, Tx
from orderhub.store.events import SYSTEM, event, record

log = structlog.get_logger()
_LINE = re.compile(r"lines\[\d+\]\.(.+)")


def place_of(path: str) -> tuple[str, str]:
    """Level and field of a canonical path: `lines[3].quantity.unit` is (lines, quantity.unit)."""
    match = _LINE.fullmatch(path)
    level, field = (LINES, match[1]) if match else (ORDER, path)
    return level, "requested_delivery" if field.startswith("requested_delivery.") else field


class Uses:
    """The orders of one batch that were read by something learned."""

    def __init__(self, tx: Tx, every: Sequence[Candidate]) -> None:
        self._found: list[tuple[Candidate, AnyRow]] = []
        taught = [one for one in every if one.read.labelled]
        if not taught:
            return
        rows = learned.active(tx, sorted({one.read.profile for one in taught}))
        known = {(row.profile, row.level, row.field, row.entry): row for row in rows}
        for one in taught:
            seen: set[int] = set()
            for path, entry in one.read.labelled.items():
                row = known.get((one.read.profile, *place_of(path), entry))
                if row is None:
                    continue
                if row.state == learned.PROPOSED:
                    one.findings.append(_once(one, path, entry))
                if row.id not in seen:
                    seen.add(row.id)
                    self._found.append((one, row))

    def save(self, tx: Tx, now: datetime) -> None:
        """Write the uses, once the orders are there."""
        rows = [
            {"learned_id": row.id, "order_id": one.id, "outcome": "", "at": now}
            for one, row in self._found
            if one.is_stored
        ]
        learned.use(tx, rows)


def _once(one: Candidate, path: str, entry: str) -> Finding:
    origin = one.read.provenance
    where = next((origin[key].where for key in (path, f"{path}.earliest") if key in origin), None)
    said = Finding("learn.once", Severity.WARNING, params={"entry": entry}, field=path)
    return said if where is None else Finding(said.code, said.severity, where, said.params, path)


def released(tx: Tx, order_id: int, by: str, now: datetime) -> None:
    """A person has let the order go: all it was read by and he has not corrected is confirmed."""
    if by == SYSTEM:
        return
    for row in learned.used_by(tx, order_id):
        learned.judge(tx, row.id, order_id, learned.CONFIRMED, now)
        right = learned.outcomes(tx, row.id).count(learned.CONFIRMED)
        if row.state == learned.PROPOSED and right >= learned.PROMOTE_AFTER:
            learned.move(tx, row.id, learned.TRUSTED, SYSTEM, now)
            _tell(tx, "learned.trusted", row, order_id, now)


def corrected(tx: Tx, order_id: int, paths: Iterable[str], now: datetime) -> None:
    """A person has corrected fields: what they were read by has missed."""
    places = {place_of(path) for path in paths}
    for row in learned.used_by(tx, order_id):
        if (row.level, row.field) not in places:
            continue
        learned.judge(tx, row.id, order_id, learned.MISSED, now)
        newest = learned.outcomes(tx, row.id)[: learned.RETIRE_AFTER]
        if row.state in {learned.PROPOSED, learned.TRUSTED} and newest == [learned.MISSED] * learned.RETIRE_AFTER:
            learned.move(tx, row.id, learned.RETIRING, SYSTEM, now)
            _tell(tx, "learned.retired", row, order_id, now)


def _tell(tx: Tx, kind: str, row: AnyRow, order_id: int, now: datetime) -> None:
    data = {"learned": row.id, "field": row.field, "entry": row.entry}
    record(tx, [event(kind, now, order=order_id, data=data)])


def settle_files(db: Database, folder: Path, now: datetime) -> int:
    """Take out of the files what was retired; returns how many. Idempotent: by state. Raises: learn.not-writable."""
    with db.begin() as tx:
        if not learned.retiring(tx):
            return 0
    with writing(folder), db.begin() as tx:
        rows = learned.retiring(tx)
        for row in rows:
            drop_entry(folder, row)
            learned.move(tx, row.id, learned.RETIRED, row.changed_by or SYSTEM, now)
    log.info("learned.files_settled", retired=len(rows))
    return len(rows)


def retire(db: Database, folder: Path, learned_id: int, by: str, now: datetime) -> None:
    """Take something learned out of use by hand. Raises: NotFound, learn.not-writable."""
    with writing(folder), db.begin() as tx:
        row = learned.get(tx, learned_id)
        drop_entry(folder, row)
        learned.move(tx, learned_id, learned.RETIRED, by, now)
        data = {"learned": row.id, "field": row.field, "entry": row.entry}
        record(tx, [event("learned.retired", now, order=row.order_id, by=by, data=data)])


def drop_entry(folder: Path, row: AnyRow) -> None:
    """Take one entry out of its file; nothing where it is not there."""
    text = read_file(folder, row.file)
    entry = learned_text.entry_of(row.entry)
    wanted = entry if isinstance(entry, Anchor) else entry[0]
    without = learned_text.without(text, row.level, row.field, wanted) if text else text
    if without != text:
        replace_file(folder, row.file, without)


def restore(db: Database, folder: Path, learned_id: int, by: str, now: datetime) -> None:
    """Use something retired again, as once learned. Raises: NotFound, MappingError, learn.not-writable."""
    with writing(folder), db.begin() as tx:
        row = learned.get(tx, learned_id)
        known = catalog(folder)
        profile = known.profile(row.profile)
        text = read_file(folder, row.file) or learned_text.empty(profile.name, profile.file)
        entry = learned_text.entry_of(row.entry)
        if isinstance(entry, Anchor):
            text = learned_text.with_anchor(text, row.level, row.field, entry)
        else:
            text = learned_text.with_code(text, row.level, row.field, *entry)
        known.with_learned(load(text, row.file))
        replace_file(folder, row.file, text)
        learned.move(tx, learned_id, learned.PROPOSED, by, now)
        data = {"learned": row.id, "field": row.field, "entry": row.entry}
        record(tx, [event("learned.restored", now, order=row.order_id, by=by, data=data)])
