"""Weeks that are printed without a year, or in figures alone: "KW 40", and "2646" below "Del. week".

In: the values of an order and of its lines. Out: each week with its year. One without a year is the first that is not
over on the day of the order; four figures are year and week, or week and year, whichever fits all lines of the order;
"43.2026" is a week where no line of the order has more than 53 there, and one of them more than there are months.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from orderhub.document import Found, Node
from parsers.bare_days import with_year
from parsers.printed_values import find_date

BARE_WEEK: Final = re.compile(r"(?:KW|CW)\.? ?([1-9]|[0-4]\d|5[0-3])")
_FIGURES: Final = re.compile(r"KW (\d{2})(\d{2})")
_PRINTED: Final = re.compile(r"(?i)(?:KW|CW|wk|w|v)?\.? ?(\d{1,2}(?:\s?[./-]\s?(?:\d{4}|\d{2}))?|\d{4}|\d{6})")
_TITLED: Final = re.compile(r"(?i)(?:\b|liefer|kalender)(?:kw|cw|wk|wo|woche|week)\b")
_OF_YEAR: Final = re.compile(r"(?P<week>\d{1,2})[./-](?P<year>20\d\d)|(?P<first>20\d\d)[./-](?P<last>\d{1,2})")
_MONTHS: Final = 12
_AHEAD: Final = 1
"""Years from the order to a delivery at most."""


def week_below(text: str, title: str) -> str:
    """What stands below a title, or behind a label, that speaks of weeks; other words are returned as they are."""
    said = _PRINTED.fullmatch(text)
    if _TITLED.search(title) is None:
        return text
    if said is None:
        return f"KW {text}" if _OF_YEAR.fullmatch(text) else text
    figures = said[1]
    if len(figures) == _WITH_YEAR and figures.isdigit():
        year_first = figures.startswith("20") and int(figures[4:]) <= _WEEKS
        figures = f"{figures[4:]}/{figures[:4]}" if year_first else f"{figures[:2]}/{figures[2:]}"
    return f"KW {figures}"


def are_weeks(texts: Sequence[str], title: str) -> bool:
    """Whether weeks stand below a title: it speaks of them, or figures tell weeks of one year or two, "43.2026"."""
    if not texts:
        return False
    if _TITLED.search(title) is not None and all(map(_is_week, said := [week_below(one, title) for one in texts])):
        return len(said) > 1 or find_date(said[0]) is not None
    return _of_years(texts) is not None


def _is_week(said: str) -> bool:
    return bool(BARE_WEEK.fullmatch(said) or _FIGURES.fullmatch(said)) or find_date(said) is not None


def _of_years(texts: Sequence[str]) -> list[tuple[int, int]] | None:
    """Week and year of each text where all are such, and one of them cannot be a month; else None."""
    found = [told for one in texts if (told := _OF_YEAR.fullmatch(one)) is not None]
    pairs = [(int(one["week"] or one["last"]), int(one["year"] or one["first"])) for one in found]
    weeks, years = [week for week, _ in pairs], [year for _, year in pairs]
    whole = bool(pairs) and len(pairs) == len(texts) and all(0 < one <= _WEEKS for one in weeks)
    return pairs if whole and max(weeks) > _MONTHS and max(years) - min(years) <= _AHEAD else None


_WITH_YEAR: Final = 6
_WEEKS: Final = 53


def settle_weeks(root: Node) -> Node:
    """Writes the year behind each week or day of delivery where that of the order is known; returns the same node."""
    told = [values for node in (root, *root.children) if (values := node.values.get("delivery_date"))]
    _say_years(told)
    issued = root.values.get("issue_date")
    day = find_date(issued[0].raw) if issued else None
    if day is None:
        return root
    turned = _week_first([values[0].raw for values in told], day[0])
    for values in told:
        one = values[0]
        if week := BARE_WEEK.fullmatch(one.raw):
            said = f"KW {int(week[1])}/{_year(day[0], int(week[1]))}"
        elif (figures := _FIGURES.fullmatch(one.raw)) and turned is not None:
            number, year = figures.groups() if turned else figures.groups()[::-1]
            said = f"KW {int(number)}/20{year}"
        elif whole := with_year(one.raw, day[0]):
            said = whole
        else:
            continue
        values[0] = Found(said, one.where, one.confidence, one.engine)
    return root


def _say_years(told: Sequence[list[Found]]) -> None:
    """Says of figures that they are a week: "43.2026"."""
    figures = [values for values in told if _OF_YEAR.fullmatch(values[0].raw)]
    for values, (week, year) in zip(figures, _of_years([one[0].raw for one in figures]) or (), strict=False):
        one = values[0]
        values[0] = Found(f"KW {week}/{year}", one.where, one.confidence, one.engine)


def _week_first(raws: Iterable[str], day: date) -> bool | None:
    """Whether the week stands before the year in figures without a sign; None where both or neither may be so."""
    pairs = [(int(found[1]), int(found[2])) for raw in raws if (found := _FIGURES.fullmatch(raw))]
    ways = [
        week_first
        for week_first in (False, True)
        if all(_may_be(day, *(pair if week_first else pair[::-1])) for pair in pairs)
    ]
    return ways[0] if pairs and len(ways) == 1 else None


def _may_be(day: date, week: int, year: int) -> bool:
    """Whether a delivery of an order may be in a week, in two figures the year: not before the order."""
    now_year, now, _ = day.isocalendar()
    ahead = 2000 + year - now_year
    return 0 < week <= _WEEKS and 0 <= ahead <= _AHEAD and (ahead > 0 or week >= now)


def _year(day: date, week: int) -> int:
    year, now, _ = day.isocalendar()
    return year if week >= now else year + 1
