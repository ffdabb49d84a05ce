"""The year of a week that is printed without one: "KW 40" of an order of 19.09.2026 is that of 2026.

In: the values of an order. Out: the week with its year, the first one that is not over on the day of the order.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from orderhub.document import Found, Node
from parsers.printed_values import find_date

BARE_WEEK: Final = re.compile(r"(?:KW|CW)\.? ?([1-9]|[0-4]\d|5[0-3])")


def settle_weeks(root: Node) -> Node:
    """Writes the year behind the week of the order's delivery, where its own date is known; returns the same node."""
    issued = root.values.get("issue_date")
    day = find_date(issued[0].raw) if issued else None
    found = root.values.get("delivery_date")
    if day is None or not found or (week := BARE_WEEK.fullmatch(found[0].raw)) is None:
        return root
    year, number = _year(day[0], int(week[1])), int(week[1])
    one = found[0]
    found[0] = Found(f"KW {number}/{year}", one.where, one.confidence, one.engine)
    return root


def _year(day: date, week: int) -> int:
    year, now, _ = day.isocalendar()
    return year if week >= now else year + 1
