"""When a source's silence is an alarm: the clock for polls, business time for arrivals."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from orderhub.order.priority import Calendar
from orderhub.order.source_health import Pulse, assess, usual_gap

CALENDAR = Calendar(zone="Europe/Berlin")
MONDAY = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)


def every(hours: float, days: int = 5, start: datetime = MONDAY - timedelta(days=28)) -> list[datetime]:
    """Arrivals in working hours of four weeks."""
    found = []
    for week in range(4):
        for day in range(days):
            morning = start + timedelta(days=7 * week + day)
            found += [morning + timedelta(hours=hours * one) for one in range(int(8 / hours))]
    return found


def pulse(now: datetime, arrivals: list[datetime], polled: float = 1, succeeded: float = 1) -> Pulse:
    ago = timedelta(minutes=polled), timedelta(minutes=succeeded)
    return assess(now, now - ago[0], now - ago[1], arrivals, CALENDAR).pulse


def test_a_source_that_is_asked_and_answers_is_alive() -> None:
    assert pulse(MONDAY, []) is Pulse.ALIVE
    assert not assess(MONDAY, MONDAY, MONDAY, [], CALENDAR).is_alarm


@pytest.mark.parametrize(
    ("polled", "succeeded", "expected"),
    [(4, 4, Pulse.ALIVE), (6, 6, Pulse.NOT_POLLED), (1, 6, Pulse.REFUSED), (1, 4, Pulse.ALIVE)],
)
def test_three_missed_polls_but_five_minutes_at_least(polled: float, succeeded: float, expected: Pulse) -> None:
    assert pulse(MONDAY, [], polled, succeeded) is expected


def test_a_slow_schedule_has_more_patience() -> None:
    hour = timedelta(hours=1)
    asked = MONDAY - timedelta(hours=2)
    assert assess(MONDAY, asked, asked, [], CALENDAR, interval=hour).pulse is Pulse.ALIVE
    assert assess(MONDAY, asked - 2 * hour, asked, [], CALENDAR, interval=hour).pulse is Pulse.NOT_POLLED


def test_never_asked_and_never_answered() -> None:
    assert assess(MONDAY, None, None, [], CALENDAR).pulse is Pulse.NEVER_POLLED
    assert assess(MONDAY, MONDAY, None, [], CALENDAR).pulse is Pulse.REFUSED


def test_silence_against_the_rhythm_counts_business_hours_only() -> None:
    arrivals = every(1)
    friday = max(arrivals)
    gap = usual_gap(arrivals, CALENDAR)
    assert gap is not None
    # The week-end is no silence, a whole Monday without a mail is one.
    assert pulse(friday + timedelta(days=2), arrivals) is Pulse.ALIVE
    assert pulse(MONDAY, arrivals) is Pulse.ALIVE
    found = assess(
        MONDAY + timedelta(hours=8), MONDAY + timedelta(hours=8), MONDAY + timedelta(hours=8), arrivals, CALENDAR
    )
    assert (found.pulse, found.since, found.usual) == (Pulse.SILENT, friday, gap)


def test_who_rarely_writes_may_be_silent_for_longer() -> None:
    arrivals = every(8)
    assert len(arrivals) == 20
    assert pulse(MONDAY + timedelta(hours=8), arrivals) is Pulse.ALIVE
    assert pulse(MONDAY + timedelta(days=7), arrivals) is Pulse.SILENT


def test_without_a_rhythm_there_is_no_silence() -> None:
    assert pulse(MONDAY + timedelta(days=300), every(8)[:19]) is Pulse.ALIVE
