"""The books of an interval: everything a source was seen to have in it, and the one end each thing came to.

    seen = orders + not orders (with their class) + duplicates + exceptions + on the way + difference

Exceptions are open by nature: refused at the door with a reason, or kept and unreadable. On the way is what is being
fetched or read. The difference is what has no document, no reason and no excuse any more; it must be 0.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true

from orderhub.store.engine import AnyRow, Tx
from orderhub.store.tables import documents, intake_ledger, sources

_ENDS = ("orders", "not_an_order", "duplicate", "unreadable")


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """One source in one interval, `[begin, end)` by the instant at which a thing was first seen at the source."""

    source: str
    kind: str
    channel: str
    seen: int = 0
    orders: int = 0
    not_an_order: int = 0
    duplicate: int = 0
    refused: int = 0
    unreadable: int = 0
    on_the_way: int = 0
    not_ready: int = 0
    """Half-written things at the source at the last look; they enter the books when they are whole."""
    polled_at: datetime | None = None
    succeeded_at: datetime | None = None
    error: dict[str, Any] | None = None

    @property
    def exceptions(self) -> int:
        """What a person may have to look at: refused at the door, or unreadable."""
        return self.refused + self.unreadable

    @property
    def difference(self) -> int:
        """Seen minus everything that has its end or is on its way; anything but 0 is an alarm."""
        return self.seen - (self.orders + self.not_an_order + self.duplicate + self.exceptions + self.on_the_way)


def books(tx: Tx, *, begin: datetime | None, end: datetime | None, late: datetime) -> list[Book]:
    """The books of every source; an open bound is None. What was seen before `late` is on its way no more."""
    counted = _counted(begin, end, late).subquery()
    rows = tx.execute(
        select(sources, *(func.coalesce(counted.c[name], 0).label(name) for name in _COUNTS))
        .join(counted, counted.c.source == sources.c.name, isouter=True)
        .where(sources.c.kind != "erp")
        .order_by(sources.c.name)
    ).mappings()
    return [Book(source=row["name"], **{name: row[name] for name in _TAKEN}) for row in rows]


def absent(tx: Tx, late: datetime) -> list[AnyRow]:
    """Per source: how many things seen before `late` have neither a document nor a reason, and since when."""
    chosen = (
        select(intake_ledger.c.source, func.count().label("count"), func.min(intake_ledger.c.seen_at).label("since"))
        .where(_is_absent(), or_(intake_ledger.c.settled_at.is_not(None), intake_ledger.c.seen_at < late))
        .group_by(intake_ledger.c.source)
    )
    return list(tx.execute(chosen).all())


def endless(tx: Tx, late: datetime) -> list[AnyRow]:
    """Per source: how many documents received before `late` were not read to an end, and since when."""
    chosen = (
        select(documents.c.source, func.count().label("count"), func.min(documents.c.received_at).label("since"))
        .where(documents.c.state == "received", documents.c.received_at < late)
        .group_by(documents.c.source)
    )
    return list(tx.execute(chosen).all())


def _is_absent() -> ColumnElement[bool]:
    return and_(intake_ledger.c.document_id.is_(None), intake_ledger.c.failed_code == "")


def _counted(begin: datetime | None, end: datetime | None, late: datetime) -> Select[Any]:
    seen_at = intake_ledger.c.seen_at
    is_coming = and_(_is_absent(), intake_ledger.c.settled_at.is_(None), seen_at >= late)
    is_read_soon = and_(documents.c.state == "received", documents.c.received_at >= late)
    is_refused = and_(intake_ledger.c.document_id.is_(None), intake_ledger.c.failed_code != "")
    ends = [func.count().filter(documents.c.state == name).label(name) for name in _ENDS]
    return (
        select(
            intake_ledger.c.source, func.count().label("seen"), *ends, func.count().filter(is_refused).label("refused"),
            func.count().filter(or_(is_coming, is_read_soon)).label("on_the_way"),
        )
        .join(documents, documents.c.id == intake_ledger.c.document_id, isouter=True)
        .where(seen_at >= begin if begin else true(), seen_at < end if end else true())
        .group_by(intake_ledger.c.source)
    )  # fmt: skip


_COUNTS = ("seen", *_ENDS, "refused", "on_the_way")
_TAKEN = (*_COUNTS, "kind", "channel", "not_ready", "polled_at", "succeeded_at", "error")
