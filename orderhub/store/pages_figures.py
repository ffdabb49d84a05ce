"""Reads for the figures page: how much goes through untouched and how fast, per channel, customer and day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, Select, and_, case, func, select

from orderhub.store.engine import AnyRow, Tx
from orderhub.store.pages import OPEN, is_touchless, percentile, share_of, to_erp_s
from orderhub.store.tables import attention, documents, events, findings, orders


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """Which orders count: received since, of one channel and one customer where they are named; tests never."""

    since: datetime
    channel: str = ""
    customer: str = ""


def flow_by_channel(tx: Tx, chosen: Chosen) -> list[Row[Any]]:
    """Per channel (`name`): see `_flow`."""
    name = orders.c.channel
    return list(tx.execute(_flow(chosen, name.label("name")).group_by(name).order_by(func.count().desc(), name)).all())


def flow_by_customer(tx: Tx, chosen: Chosen, limit: int = 50) -> list[Row[Any]]:
    """Per customer (`number`, `name`), those with the most orders first: see `_flow`."""
    number, name = orders.c.customer_number, func.max(orders.c.customer_name).label("name")
    grouped = _flow(chosen, number.label("number"), name).group_by(number)
    return list(tx.execute(grouped.order_by(func.count().desc(), number).limit(limit)).all())


def flow_total(tx: Tx, chosen: Chosen) -> Row[Any]:
    """The same over all that is chosen."""
    return tx.execute(_flow(chosen)).one()


def logs(tx: Tx, chosen: Chosen, limit: int) -> list[tuple[datetime, list[AnyRow]]]:
    """The newest orders, at most `limit`: the instant of arrival and the log of each, oldest entry first."""
    newest = select(orders.c.id, orders.c.received_at).where(*_where(chosen)).order_by(orders.c.id.desc()).limit(limit)
    arrived = dict(tx.execute(newest).all())
    found: dict[int, list[AnyRow]] = {}
    listed = (
        select(events.c.order_id, events.c.kind, events.c.at, events.c.data)
        .where(events.c.order_id.in_(select(newest.subquery().c.id)), events.c.kind.like("order.%"))
        .order_by(events.c.order_id, events.c.id)
    )
    for row in tx.execute(listed):
        found.setdefault(row.order_id, []).append(row)
    return [(arrived[order_id], log) for order_id, log in found.items() if order_id in arrived]


def faults(tx: Tx, chosen: Chosen) -> list[Row[Any]]:
    """Errors and warnings by code, and whether a person's correction brought them about; settled ones count too.

    A finding of a later revision is a person's when the order had none of that code at that field before.
    """
    before = findings.alias()
    is_old = (
        select(before.c.id)
        .where(
            before.c.order_id == findings.c.order_id, before.c.code == findings.c.code,
            before.c.field == findings.c.field, before.c.revision < findings.c.revision,
        )
        .exists()
    )  # fmt: skip
    after = and_(func.coalesce(findings.c.revision, 1) > 1, ~is_old, findings.c.code.not_like("erp.%"))
    is_again = and_(func.coalesce(findings.c.revision, 1) > 1, is_old)
    grouped = (
        select(findings.c.code, after.label("after_correction"), func.count().label("count"))
        .join(orders, orders.c.id == findings.c.order_id, isouter=True)
        .join(documents, documents.c.id == findings.c.document_id, isouter=True)
        .where(findings.c.severity.in_(("error", "warning")), findings.c.at >= chosen.since, ~is_again)
        .group_by(findings.c.code, after)
    )
    if chosen.channel:
        grouped = grouped.where(func.coalesce(orders.c.channel, documents.c.channel) == chosen.channel)
    if chosen.customer:
        grouped = grouped.where(orders.c.customer_number == chosen.customer)
    return list(tx.execute(grouped).all())


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


def _where(chosen: Chosen) -> list[ColumnElement[bool]]:
    found = [orders.c.received_at >= chosen.since, ~orders.c.test]
    if chosen.channel:
        found.append(orders.c.channel == chosen.channel)
    if chosen.customer:
        found.append(orders.c.customer_number == chosen.customer)
    return found


def _flow(chosen: Chosen, *names: Any) -> Select[Any]:
    """Orders, booked, open; share touchless of all and of those booked; p50 and p95 seconds from arrival to the ERP;
    lines per order; seconds of attention, and how many orders a person touched.
    """
    seconds, is_booked = to_erp_s(), orders.c.synced_at.is_not(None)
    looked = (
        select(attention.c.order_id, func.sum(attention.c.seconds).label("seconds"))
        .group_by(attention.c.order_id)
        .subquery()
    )
    touchless_booked = func.avg(case((orders.c.touches == 0, 1.0), else_=0.0)).filter(is_booked)
    return (
        select(
            *names,
            func.count().label("orders"),
            func.count(orders.c.synced_at).label("booked"),
            func.count().filter(orders.c.state.in_(OPEN)).label("open"),
            share_of(is_touchless()).label("touchless"),
            touchless_booked.label("touchless_booked"),
            percentile(0.5, seconds).label("p50_s"),
            percentile(0.95, seconds).label("p95_s"),
            func.avg(orders.c.line_count).label("lines"),
            func.coalesce(func.sum(looked.c.seconds), 0).label("attention_s"),
            func.count().filter(orders.c.touches > 0).label("touched"),
        )
        .select_from(orders.join(looked, looked.c.order_id == orders.c.id, isouter=True))
        .where(*_where(chosen))
    )
