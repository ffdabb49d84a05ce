"""By when an order must be in the ERP, and how much of that time is used. Business hours, time as a parameter.

The calendar counts Monday to Friday, 8 to 18 o'clock in the merchant's zone, without the nine public holidays that all
German states share; an installation adds its state's own (`Calendar.extra_holidays`).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

import msgspec

from orderhub.order.rules import Rules

DEFAULT_DUE_HOURS = 24
DEFAULT_PRIORITY = 50
_SATURDAY = 5
_MARKS = (50, 80, 100)
_MAX_DAYS = 3660


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """When the merchant works. `opens` and `closes` are full hours of local time."""

    zone: str = "Europe/Berlin"
    opens: int = 8
    closes: int = 18
    extra_holidays: frozenset[date] = frozenset()

    def is_open(self, day: date) -> bool:
        """Whether `day` is a working day."""
        return day.weekday() < _SATURDAY and day not in self.extra_holidays and day not in holidays(day.year)

    def hours(self, day: date) -> tuple[datetime, datetime]:
        """Opening and closing of `day` as instants in UTC."""
        return _hours(self.zone, self.opens, self.closes, day)


class Urgency(StrEnum):
    """How much of the time is used: below 50 %, 50, 80, 100 % and more."""

    CALM = "calm"
    WATCH = "watch"
    URGENT = "urgent"
    OVERDUE = "overdue"


@lru_cache(maxsize=1_000)
def _hours(zone_name: str, opens: int, closes: int, day: date) -> tuple[datetime, datetime]:
    zone = ZoneInfo(zone_name)
    opening = datetime.combine(day, time(opens), zone).astimezone(UTC)
    closing = datetime.combine(day, time(0), zone) + timedelta(hours=closes)
    return opening, closing.astimezone(UTC)


@cache
def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar. Source: Meeus, Astronomical Algorithms, chapter 8."""
    golden = year % 19
    century, rest = divmod(year, 100)
    quarter, over = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - quarter - shift + 15) % 30
    leap, last = divmod(rest, 4)
    weekday = (32 + 2 * over + 2 * leap - moon - last) % 7
    correction = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """The public holidays of all sixteen German states."""
    sunday = easter(year)
    moving = (-2, 1, 39, 50)  # Good Friday, Easter Monday, Ascension, Whit Monday
    fixed = ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26))
    return frozenset(
        {*(sunday + timedelta(days=days) for days in moving), *(date(year, month, day) for month, day in fixed)}
    )


def due_at(received: datetime, rules: Rules | None, calendar: Calendar) -> datetime:
    """The instant by which the order should be in the ERP: `due_hours` business hours after its arrival (UTC)."""
    left = timedelta(hours=rules.due_hours if rules else DEFAULT_DUE_HOURS)
    day = received.astimezone(ZoneInfo(calendar.zone)).date()
    for _ in range(_MAX_DAYS):
        if calendar.is_open(day):
            opening, closing = calendar.hours(day)
            start = max(opening, received.astimezone(UTC))
            if start < closing:
                if left <= closing - start:
                    return start + left
                left -= closing - start
        day += timedelta(days=1)
    return received + timedelta(days=_MAX_DAYS)


def worked(start: datetime, end: datetime, calendar: Calendar) -> timedelta:
    """Business time between two instants; zero when `end` is not after `start`."""
    total = timedelta()
    zone = ZoneInfo(calendar.zone)
    day, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    while day <= last:
        if calendar.is_open(day):
            opening, closing = calendar.hours(day)
            total += max(timedelta(), min(closing, end) - max(opening, start))
        day += timedelta(days=1)
    return total


def percent_used(now: datetime, received: datetime, due: datetime, calendar: Calendar) -> int:
    """Business time used of the time there was, in percent; above 100 past due."""
    if now >= due:
        allowed = worked(received, due, calendar) or timedelta(hours=1)
        return max(100, int(100 * worked(received, now, calendar) / allowed))
    allowed = worked(received, due, calendar)
    return min(99, int(100 * worked(received, now, calendar) / allowed)) if allowed else 0


def urgency(now: datetime, received: datetime, due: datetime, calendar: Calendar) -> Urgency:
    """The mark the clock has passed."""
    used = percent_used(now, received, due, calendar)
    return list(Urgency)[sum(used >= mark for mark in _MARKS)]


def sort_key(now: datetime, due: datetime, priority: int) -> tuple[bool, datetime, int]:
    """Order of the queue: overdue first, then by due instant brought forward by priority, then by priority.

    A priority of 100 counts like four hours less, one of 0 like four hours more, so that a top customer comes first
    among its peers and nobody waits for ever.
    """
    lead = timedelta(minutes=(priority - DEFAULT_PRIORITY) * 240 / 50)
    return due > now, due - lead, -priority
