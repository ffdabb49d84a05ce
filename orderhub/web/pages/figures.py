"""Figures: how much goes through untouched and how fast, per channel and day, and what was no order at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Final

import msgspec
from fastapi import APIRouter, Query
from fastapi.responses import Response

from orderhub import messages
from orderhub.order.origin import Origin, origin_of
from orderhub.order.waiting import Happened, waits
from orderhub.store import pages_figures, pages_intake
from orderhub.web.context import Context, Here, render
from orderhub.web.pages.paging import query_string

router = APIRouter()
_PERIODS: Final = (1, 7, 30, 90)
_HEIGHT: Final = 100
_MAX_LOGS: Final = 5000


class Bar(msgspec.Struct, frozen=True):
    """One day's bar; heights in hundredths of the chart."""

    day: date
    orders: int
    touchless: int
    height: int
    touchless_height: int


class WaitRow(msgspec.Struct, frozen=True):
    """One thing that orders waited for: how many did, how long (seconds), and how many still do."""

    what: str
    count: int
    p50_s: float
    p95_s: float
    open: int


class FaultRow(msgspec.Struct, frozen=True):
    """One class of origin in the ranking; `rising` is its share with all that rank above it. `codes`: words, count."""

    origin: str
    count: int
    share: float
    rising: float
    codes: list[tuple[str, int]]


@router.get("/figures")
def figures(
    at: Context, days: int = 7, channel: Annotated[str, Query(max_length=50)] = "",
    customer: Annotated[str, Query(max_length=100)] = "",
) -> Response:  # fmt: skip
    """The figures of the last `days` days, of one channel or customer where they are named."""
    days = days if days in _PERIODS else 7
    since = at.now - timedelta(days=days)
    chosen = pages_figures.Chosen(since=since, channel=channel, customer=customer)
    with at.database.begin() as tx:
        channels = pages_figures.flow_by_channel(tx, chosen)
        customers = pages_figures.flow_by_customer(tx, chosen)
        total = pages_figures.flow_total(tx, chosen)
        logs = pages_figures.logs(tx, chosen, _MAX_LOGS)
        faults = pages_figures.faults(tx, chosen)
        by_day = pages_figures.flow_by_day(tx, since, at.write.zone.key)
        classes = pages_intake.class_counts(tx, since)
        outcomes = pages_figures.documents_by_outcome(tx, since)
    query = {"days": "" if days == 7 else str(days), "channel": channel, "customer": customer}
    return render(
        at, "figures.html", area="figures", days=days, periods=_PERIODS, channels=channels, customers=customers,
        total=total, waits=_waits(at, logs), faults=_ranking(at, faults),
        chosen=chosen, link=lambda **changes: query_string({**query, **changes}),
        bars=_bars(by_day), classes=classes, outcomes=_by_outcome(outcomes),
    )  # fmt: skip


def _waits(at: Here, logs: Sequence[tuple[datetime, Sequence[Any]]]) -> list[WaitRow]:
    """What orders waited for, what took most time in sum first; what still lasts counts up to now."""
    spans: dict[str, list[float]] = {}
    lasting: Counter[str] = Counter()
    for received, log in logs:
        per_order: Counter[str] = Counter()
        for one in waits(received, [Happened(row.kind, row.at, row.data) for row in log]):
            per_order[one.what] += int(((one.until or at.now) - one.since).total_seconds() * 1000)
            lasting[one.what] += one.until is None
        for what, milliseconds in per_order.items():
            spans.setdefault(what, []).append(milliseconds / 1000)
    rows = [WaitRow(what, len(one), _part(one, 50), _part(one, 95), lasting[what]) for what, one in spans.items()]
    return sorted(rows, key=lambda row: -sum(spans[row.what]))


def _ranking(at: Here, rows: Sequence[Any]) -> list[FaultRow]:
    """Classes of origin, the most frequent first (Pareto), each with its most frequent faults in words."""
    counts: dict[Origin, Counter[str]] = {}
    for row in rows:
        origin = origin_of(row.code, after_correction=row.after_correction)
        counts.setdefault(origin, Counter())[row.code] += row.count
    total = sum(found.total() for found in counts.values())
    ranked: list[FaultRow] = []
    for origin, found in sorted(counts.items(), key=lambda one: (-one[1].total(), one[0])):
        share = found.total() / total
        rising = share + (ranked[-1].rising if ranked else 0)
        codes = [(messages.in_general(code, at.write.language), count) for code, count in found.most_common(3)]
        ranked.append(FaultRow(origin, found.total(), share, rising, codes))
    return ranked


def _part(values: list[float], percent: int) -> float:
    """The value that `percent` of 100 do not exceed (nearest rank)."""
    return sorted(values)[max(0, -(-len(values) * percent // 100) - 1)]


def _bars(rows: Sequence[Any]) -> list[Bar]:
    most = max((row.orders for row in rows), default=0) or 1
    return [
        Bar(row.day, row.orders, row.touchless, row.orders * _HEIGHT // most, row.touchless * _HEIGHT // most)
        for row in rows
    ]


def _by_outcome(rows: Sequence[Any]) -> dict[str, dict[str, int]]:
    """Counts by channel and outcome; opened containers count as orders."""
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        outcome = "orders" if row.state == "opened" else row.state
        channel = found.setdefault(row.channel, {})
        channel[outcome] = channel.get(outcome, 0) + row.count
    return found
