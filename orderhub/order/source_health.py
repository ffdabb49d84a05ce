"""Is a source alive? From when it was polled and how often things came, decide whether somebody must look.

Two silences: nobody asked (the scheduler stands still, the login is refused), or nothing came although it usually does
(a forwarding rule was deleted, the customer's mail goes elsewhere). The first is counted by the clock, the second in
business hours, so that a week-end is no alarm.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Final

import msgspec

from orderhub.order.priority import Calendar, worked

_MISSED_POLLS: Final = 3
_ENOUGH: Final = 20
"""With fewer arrivals there is no rhythm to be silent against."""
_RARE_GAP: Final = 95
"""Percentile of the gaps between arrivals that counts as the longest usual one."""
_TIMES: Final = 3
_LEAST: Final = timedelta(hours=2)
_SHORTEST_GRACE: Final = timedelta(minutes=5)


class Pulse(StrEnum):
    """How a source does."""

    ALIVE = "alive"
    NEVER_POLLED = "never_polled"
    NOT_POLLED = "not_polled"
    REFUSED = "refused"
    """It is asked, but has not answered for too long."""
    SILENT = "silent"


class Health(msgspec.Struct, frozen=True):
    """The verdict, and since when. `usual` is the longest usual gap in business time, None without a rhythm."""

    pulse: Pulse
    since: datetime | None = None
    usual: timedelta | None = None

    @property
    def is_alarm(self) -> bool:
        """Whether a person must hear of it."""
        return self.pulse is not Pulse.ALIVE


def assess(
    now: datetime, polled_at: datetime | None, succeeded_at: datetime | None, arrivals: Sequence[datetime],
    calendar: Calendar, *, interval: timedelta = timedelta(minutes=1),
) -> Health:  # fmt: skip
    """The health of one source at `now`. `arrivals` are the last weeks' in any order, `interval` is the schedule's.

    Source: three missed intervals, but five minutes at least; silence of three times the 95th percentile of the gaps.
    """
    grace = max(_MISSED_POLLS * interval, _SHORTEST_GRACE)
    if polled_at is None:
        return Health(Pulse.NEVER_POLLED)
    if now - polled_at > grace:
        return Health(Pulse.NOT_POLLED, polled_at)
    if succeeded_at is None or now - succeeded_at > grace:
        return Health(Pulse.REFUSED, succeeded_at)
    usual = usual_gap(arrivals, calendar)
    last = max(arrivals, default=None)
    if usual is not None and last is not None and worked(last, now, calendar) > max(_TIMES * usual, _LEAST):
        return Health(Pulse.SILENT, last, usual)
    return Health(Pulse.ALIVE, None, usual)


def usual_gap(arrivals: Sequence[datetime], calendar: Calendar) -> timedelta | None:
    """The longest usual business time between two arrivals; None while there are too few."""
    if len(arrivals) < _ENOUGH:
        return None
    ordered = sorted(arrivals)
    gaps = sorted(worked(one, other, calendar) for one, other in pairwise(ordered))
    return gaps[min(len(gaps) * _RARE_GAP // 100, len(gaps) - 1)]
