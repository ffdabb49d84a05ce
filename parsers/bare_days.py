"""Days that are printed without a year: "2 Nov", "02.11.", "Fr, 6. November", "w/c 9 Nov".

In: what is printed, and the day of the order. Out: whether it is such a day; the day with its year, the first that is
not over on the day of the order. One that was shortly before, or falls on another day of the week than is said, stays
as it is printed: a person decides. A week by its number is its Monday, and so "w/c 9 Nov" is.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from parsers.printed_values import find_date, is_month

_DAYS: Final = (
    ("mo", "mon", "montag", "monday"), ("di", "tue", "tues", "dienstag", "tuesday"),
    ("mi", "wed", "mittwoch", "wednesday"), ("do", "thu", "thur", "thurs", "donnerstag", "thursday"),
    ("fr", "fri", "freitag", "friday"), ("sa", "sat", "samstag", "sonnabend", "saturday"),
    ("so", "sun", "sonntag", "sunday"),
)  # fmt: skip
_WEEK_OF: Final = r"w\.?/?[cb]\.?|week (?:commencing|beginning|of)|woche (?:vom|ab)|wo\. ?v\."
_NAMES: Final = "|".join(sorted((name for names in _DAYS for name in names), key=len, reverse=True))
_MONTH: Final = r"[A-Za-zä]{3,9}"
_BARE: Final = re.compile(
    rf"(?i)(?:(?P<week>{_WEEK_OF}) )?(?:(?P<name>{_NAMES})[.,]{{0,2}} )?"
    rf"(?:(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?[ -]?(?P<month>{_MONTH})\.?|(?P<named>{_MONTH})\.? "
    r"(?P<second>\d{1,2})(?:st|nd|rd|th)?|(?P<first>\d{1,2})\. ?(?P<number>\d{1,2})\.)"
)
_PART: Final = re.compile(r"(?i)w\.?/?[cb]\.?|\d{1,2}(?:st|nd|rd|th)")
_NAMED: Final = re.compile(rf"(?![a-z])(?i:{_NAMES})[.,]{{0,2}}")
_DOTTED: Final = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.")
_AHEAD: Final = 300
"""Days from the order to a delivery at most: what is farther off was meant to be shortly before it."""


def is_bare_day(text: str) -> bool:
    """Whether a phrase is a day without its year."""
    found = _BARE.fullmatch(text)
    return found is not None and _said(found, 2000) is not None


def is_day_part(text: str) -> bool:
    """Whether a word is printed with such a day: "w/c", "Fri", "2nd", or is one, "02.11."."""
    return any(one.fullmatch(text) for one in (_PART, _NAMED, _DOTTED))


def with_year(text: str, issued: date) -> str:
    """The day that a phrase means on an order of a day, with its year; nothing where that is in doubt."""
    found = _BARE.fullmatch(text)
    if found is None:
        return ""
    # The order may be of the same week.
    earliest = issued - timedelta(days=issued.weekday()) if found["week"] else issued
    for year in (issued.year, issued.year + 1):
        day = _said(found, year)
        if day is not None and earliest <= day <= issued + timedelta(days=_AHEAD):
            named = not found["name"] or found["name"].casefold() in _DAYS[day.weekday()]
            return _printed(found, year) if named and (not found["week"] or day.weekday() == 0) else ""
    return ""


def _said(found: re.Match[str], year: int) -> date | None:
    month = found["month"] or found["named"]
    said = _printed(found, year)
    whole = find_date(said) if month is None or is_month(month) else None
    return whole[0] if whole is not None and whole[1] == said else None


def _printed(found: re.Match[str], year: int) -> str:
    if found["number"]:
        return f"{found['first']}.{found['number']}.{year}"
    return f"{found['day'] or found['second']} {found['month'] or found['named']} {year}"
