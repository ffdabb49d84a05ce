from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderhub.order.priority import (
    Calendar,
    Urgency,
    due_at,
    easter,
    holidays,
    percent_used,
    sort_key,
    urgency,
    worked,
)
from tests.order.builders import the_rules

BERLIN = ZoneInfo("Europe/Berlin")
CALENDAR = Calendar()


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1999, "04-04"), (2000, "04-23"), (2024, "03-31"), (2025, "04-20"), (2026, "04-05"), (2027, "03-28"),
     (2038, "04-25"), (2285, "03-22")],
)  # fmt: skip
def test_easter(year, day):
    assert easter(year) == date.fromisoformat(f"{year}-{day}")


def test_the_holidays_of_all_german_states():
    assert holidays(2026) == {
        date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 14), date(2026, 5, 25),
        date(2026, 10, 3), date(2026, 12, 25), date(2026, 12, 26),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("received", "hours", "due"),
    [
        ("2026-11-23T09:00", 4, "2026-11-23T13:00"),
        ("2026-11-23T15:00", 4, "2026-11-24T09:00"),
        ("2026-11-20T17:00", 4, "2026-11-23T11:00"),  # over the weekend
        ("2026-11-21T12:00", 1, "2026-11-23T09:00"),  # on a Saturday
        ("2026-11-23T05:00", 1, "2026-11-23T09:00"),  # before opening
        ("2026-11-23T18:00", 1, "2026-11-24T09:00"),  # at closing
        ("2026-11-23T08:00", 10, "2026-11-23T18:00"),
        ("2026-11-23T08:00", 24, "2026-11-25T12:00"),
        ("2026-04-02T17:00", 2, "2026-04-07T09:00"),  # over Easter
        ("2026-12-23T16:00", 12, "2026-12-24T18:00"),
        ("2026-12-23T16:00", 13, "2026-12-28T09:00"),  # over Christmas
        ("2026-03-27T17:00", 2, "2026-03-30T09:00"),  # over the change to summer time
    ],
)
def test_orders_are_due_after_business_hours(received, hours, due):
    assert due_at(at(received).astimezone(UTC), the_rules(due_hours=hours), CALENDAR) == at(due)


def test_a_states_own_holiday_counts_where_it_is_configured():
    corpus_christi = Calendar(extra_holidays=frozenset({date(2026, 6, 4)}))
    assert due_at(at("2026-06-03T17:00"), the_rules(due_hours=2), corpus_christi) == at("2026-06-05T09:00")
    assert due_at(at("2026-06-03T17:00"), the_rules(due_hours=2), CALENDAR) == at("2026-06-04T09:00")


def test_a_sender_nobody_described_has_the_default_time():
    assert due_at(at("2026-11-23T08:00"), None, CALENDAR) == at("2026-11-25T12:00")


@pytest.mark.parametrize(
    ("now", "level", "percent"),
    [
        ("2026-11-23T08:00", Urgency.CALM, 0),
        ("2026-11-23T12:59", Urgency.CALM, 49),
        ("2026-11-23T13:00", Urgency.WATCH, 50),
        ("2026-11-23T16:00", Urgency.URGENT, 80),
        ("2026-11-23T18:00", Urgency.OVERDUE, 100),
        ("2026-11-24T03:00", Urgency.OVERDUE, 100),
        ("2026-11-24T13:00", Urgency.OVERDUE, 150),
    ],
)
def test_the_clock_has_marks_at_50_80_and_100_percent(now, level, percent):
    received, due = at("2026-11-23T08:00"), at("2026-11-23T18:00")
    assert urgency(at(now), received, due, CALENDAR) is level
    assert percent_used(at(now), received, due, CALENDAR) == percent


def test_over_the_weekend_no_time_is_used():
    received, due = at("2026-11-20T13:00"), at("2026-11-23T13:00")
    friday, sunday = at("2026-11-20T18:00"), at("2026-11-22T20:00")
    assert percent_used(friday, received, due, CALENDAR) == percent_used(sunday, received, due, CALENDAR) == 50


def test_the_queue_has_overdue_first_then_due_then_priority():
    now = at("2026-11-23T12:00")
    soon, later, past = now + timedelta(hours=1), now + timedelta(hours=2), now - timedelta(hours=1)
    keys = {
        "overdue": sort_key(now, past, 0),
        "top customer": sort_key(now, later, 100),
        "soon": sort_key(now, soon, 50),
        "later": sort_key(now, later, 50),
        "last": sort_key(now, later, 0),
    }
    assert sorted(keys, key=keys.__getitem__) == ["overdue", "top customer", "soon", "later", "last"]


INSTANTS = st.integers(0, 4 * 365 * 24 * 60).map(
    lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(INSTANTS, st.integers(1, 200))
def test_exactly_the_promised_time_lies_between_arrival_and_due(received, hours):
    due = due_at(received, the_rules(due_hours=hours), CALENDAR)
    assert worked(received, due, CALENDAR) == timedelta(hours=hours)
    local = due.astimezone(BERLIN)
    assert CALENDAR.is_open(local.date())
    assert 8 <= local.hour <= 18
