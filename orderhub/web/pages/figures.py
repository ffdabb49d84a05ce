"""Figures: how much goes through untouched and how fast, per channel and day, and what was no order at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

import msgspec
from fastapi import APIRouter
from fastapi.responses import Response

from orderhub.store import pages_figures, pages_intake
from orderhub.web.context import Context, render

router = APIRouter()
_PERIODS: Final = (1, 7, 30, 90)
_HEIGHT: Final = 100


class Bar(msgspec.Struct, frozen=True):
    """One day's bar; heights in hundredths of the chart."""

    day: date
    orders: int
    touchless: int
    height: int
    touchless_height: int


@router.get("/figures")
def figures(at: Context, days: int = 7) -> Response:
    """The figures of the last `days` days."""
    days = days if days in _PERIODS else 7
    since = at.now - timedelta(days=days)
    with at.database.begin() as tx:
        channels = pages_figures.flow_by_channel(tx, since)
        total = pages_figures.flow_total(tx, since)
        by_day = pages_figures.flow_by_day(tx, since, at.write.zone.key)
        classes = pages_intake.class_counts(tx, since)
        outcomes = pages_figures.documents_by_outcome(tx, since)
    return render(
        at, "figures.html", area="figures", days=days, periods=_PERIODS, channels=channels, total=total,
        bars=_bars(by_day), classes=classes, outcomes=_by_outcome(outcomes),
    )  # fmt: skip


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
