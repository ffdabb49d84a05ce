"""Reads for the figures page: how much goes through untouched, and how fast, per channel and per day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select

from orderhub.store.engine import Tx
from orderhub.store.pages import is_touchless, percentile, share_of, to_erp_s
from orderhub.store.tables import documents, orders


def flow_by_channel(tx: Tx, since: datetime) -> list[Row[Any]]:
    """Per channel: orders, share touchless, p50 and p95 seconds from arrival to ERP, share with a doubt."""
    chosen = (
        select(orders.c.channel, *_flow())
        .where(orders.c.received_at >= since, ~orders.c.test)
        .group_by(orders.c.channel)
        .order_by(func.count().desc())
    )
    return list(tx.execute(chosen).all())


def flow_total(tx: Tx, since: datetime) -> Row[Any]:
    """The same over all channels."""
    return tx.execute(select(*_flow()).where(orders.c.received_at >= since, ~orders.c.test)).one()


def flow_by_day(tx: Tx, since: datetime, zone: str) -> list[Row[Any]]:
    """Per local day: orders and how many of them touchless."""
    day = func.date(func.timezone(zone, orders.c.received_at))
    chosen = (
        select(day.label("day"), func.count().label("orders"), func.count().filter(is_touchless()).label("touchless"))
        .where(orders.c.received_at >= since, ~orders.c.test)
        .group_by(day)
        .order_by(day)
    )
    return list(tx.execute(chosen).all())


def documents_by_outcome(tx: Tx, since: datetime) -> list[Row[Any]]:
    """Per channel and outcome: documents."""
    chosen = (
        select(documents.c.channel, documents.c.state, func.count().label("count"))
        .where(documents.c.received_at >= since, documents.c.parent_id.is_(None))
        .group_by(documents.c.channel, documents.c.state)
        .order_by(documents.c.channel, documents.c.state)
    )
    return list(tx.execute(chosen).all())


def _flow() -> list[Any]:
    seconds = to_erp_s()
    return [
        func.count().label("orders"),
        func.count(orders.c.synced_at).label("booked"),
        share_of(is_touchless()).label("touchless"),
        percentile(0.5, seconds).label("p50_s"),
        percentile(0.95, seconds).label("p95_s"),
        func.avg(orders.c.line_count).label("lines"),
    ]
