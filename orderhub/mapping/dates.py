"""Dates and periods as EDI codes or people write them -> first and last day.

UNTDID 2379 format codes (beside 2380), X12 1250 (D8, RD8) and bare X12 dates, German, English and ISO text,
calendar weeks ("KW 48/2026": ISO 8601 week, Monday to Sunday). Times of day are read over: business dates only.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

Span = tuple[date, date]
FORMATS = ("auto", "iso", "de", "us", "uk", "ccyymmdd", "yymmdd", "ddmmyy", "ddmmccyy", "mmddccyy")
BESIDE = ("2379", "1250")
"""Names of the value beside the date that tells its format."""
_TOKENS = re.compile(r"(?:yyyy|yy|mm|dd|[^a-zA-Z0-9])+")


def _day(year: int, month: int, day: int) -> Span | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return (found, found) if 1950 <= year <= 2199 else None


def _century(year: int) -> int:
    return 2000 + year if year < 70 else 1900 + year


def _week(year: int, week: int) -> Span | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def _month(year: int, month: int) -> Span | None:
    first = _day(year, month, 1)
    return (first[0], date(year, month, monthrange(year, month)[1])) if first else None


def _digits(shape: str) -> Callable[[str], Span | None]:
    """A reader of fixed positions: c century+year (4), y year (2), m, d, w; what follows is read over."""
    parts: dict[str, slice] = {}
    at = 0
    for letter, width in re.findall(r"([a-z])(\d)", shape):
        parts[letter] = slice(at, at + int(width))
        at += int(width)
    size = at

    def read(text: str) -> Span | None:
        head = text[:size]
        if len(head) != size or not (head.isascii() and head.isdigit()):
            return None
        numbers = {letter: int(head[place]) for letter, place in parts.items()}
        year = numbers["c"] if "c" in numbers else _century(numbers["y"])
        if "w" in numbers:
            return _week(year, numbers["w"])
        return _day(year, numbers["m"], numbers["d"]) if "d" in numbers else _month(year, numbers["m"])

    return read


def _span(each: Callable[[str], Span | None]) -> Callable[[str], Span | None]:
    def read(text: str) -> Span | None:
        first_text, dash, last_text = text.partition("-")
        if not dash:
            half = len(text) // 2
            first_text, last_text = text[:half], text[half:]
        first, last = each(first_text.strip()), each(last_text.strip())
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None

    return read


_CCYYMMDD, _YYMMDD, _CCYYWW = _digits("c4m2d2"), _digits("y2m2d2"), _digits("c4w2")
CODES: dict[str, Callable[[str], Span | None]] = {
    "2": _digits("d2m2y2"), "3": _digits("m2d2y2"), "4": _digits("d2m2c4"), "101": _YYMMDD, "102": _CCYYMMDD,
    "201": _YYMMDD, "202": _YYMMDD, "203": _CCYYMMDD, "204": _CCYYMMDD, "205": _CCYYMMDD, "303": _CCYYMMDD,
    "304": _CCYYMMDD, "609": _digits("y2m2"), "610": _digits("c4m2"), "615": _digits("y2w2"), "616": _CCYYWW,
    "711": _span(_CCYYMMDD), "713": _span(_YYMMDD), "715": _span(_digits("y2w2")), "716": _span(_CCYYWW),
    "717": _span(_YYMMDD), "718": _span(_CCYYMMDD), "719": _span(_CCYYMMDD),
    "D8": _CCYYMMDD, "D6": _YYMMDD, "RD8": _span(_CCYYMMDD), "RD6": _span(_YYMMDD), "CM": _digits("c4m2"),
}  # fmt: skip
"""UNTDID 2379 and X12 1250 codes."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january jän jänner jaenner", "feb februar february", "mar mär mrz märz maerz march",
            "apr april", "may mai", "jun juni june", "jul juli july", "aug august", "sep sept september",
            "oct okt oktober october", "nov november", "dec dez dezember december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_NUMERIC = re.compile(r"(?<![0-9])([0-9]{1,4})\s?([./-])\s?([0-9]{1,2})\s?\2\s?([0-9]{4}|[0-9]{2})(?![0-9])", re.ASCII)
_WORDED = re.compile(
    r"(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th)?[.\s-]{1,3}([^\W\d_]{3,9})[.,\s-]{1,3}([0-9]{4}|[0-9]{2})(?![0-9])"
)
_AMERICAN = re.compile(r"([^\W\d_]{3,9})\.?\s([0-9]{1,2})(?:st|nd|rd|th)?,?\s([0-9]{4})(?![0-9])")
_KW = re.compile(
    r"\b(?:KW|CW|week|Wk|Kalenderwoche|W)\.?\s{0,2}([0-9]{1,2})(?:\s{0,2}[/.,-]?\s{0,2}([0-9]{4}|[0-9]{2})(?![0-9]))?",
    re.IGNORECASE,
)
_ISO_WEEK = re.compile(r"([0-9]{4})-?W([0-9]{2})", re.ASCII)
MAX_LENGTH = 80


def parse(text: str, form: str = "auto", hint: str = "", near: date | None = None) -> Span | None:
    """First and last day of the date in `text`, or None.

    `form`: a code of `CODES`, one of `FORMATS`, or a pattern of dd, mm, yy, yyyy such as `yyyy/mm/dd`.
    `hint`: "day" or "month" where the document tells which begins a date of figures, or its language, "de" or "en".
    `near`: a date whose year a week without year takes.
    """
    text = text.strip()
    # Orders of one day name the same few dates.
    return _parsed(text, form, hint, near) if text and len(text) <= MAX_LENGTH else None


@lru_cache(maxsize=2048)
def _parsed(text: str, form: str, hint: str, near: date | None) -> Span | None:
    reader = CODES.get(form)
    if reader is not None:
        return reader(text)
    named = _NAMED.get(form)
    if named is not None:
        return named(text)
    if form == "auto":
        return _auto(text, hint, near)
    return _pattern(text, form)


def is_format(form: str) -> bool:
    """Whether `parse` knows `form`."""
    if form in CODES or form in FORMATS or form in BESIDE:
        return True
    tokens = re.findall(r"yyyy|yy|mm|dd", form)
    return len(form) <= 20 and "y" in form and len(tokens) == len(set(tokens)) and bool(_TOKENS.fullmatch(form))


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else _century(int(text))


def _numeric(text: str, month_first: bool | None = None) -> Span | None:  # noqa: FBT001 -- three-valued
    found = _NUMERIC.search(text)
    if not found:
        return None
    first, sign, second, third = found.groups()
    if len(first) == 4:
        return _day(int(first), int(second), int(third)) if len(third) == 2 else None
    if len(first) > 2:
        return None
    a, b = int(first), int(second)
    american = month_first if month_first is not None else sign == "/"
    if sign == ".":
        american = False
    if american and a > 12:
        american = False
    elif not american and b > 12 and sign != ".":
        american = True
    return _day(_year(third), a, b) if american else _day(_year(third), b, a)


def _words(text: str) -> Span | None:
    for found in _WORDED.finditer(text):
        month = _MONTHS.get(found[2].lower())
        if month:
            return _day(_year(found[3]), month, int(found[1]))
    for found in _AMERICAN.finditer(text):
        month = _MONTHS.get(found[1].lower())
        if month:
            return _day(_year(found[3]), month, int(found[2]))
    return None


def _weeks(text: str, near: date | None) -> Span | None:
    iso = _ISO_WEEK.search(text)
    if iso:
        return _week(int(iso[1]), int(iso[2]))
    found = _KW.search(text)
    if not found:
        return None
    if found[2]:
        return _week(_year(found[2]), int(found[1]))
    if near is None:
        return None
    this = _week(near.year, int(found[1]))
    return this if this is None or this[1] >= near else _week(near.year + 1, int(found[1]))


_MONTH_FIRST = {"de": False, "day": False, "month": True}


def _auto(text: str, hint: str, near: date | None) -> Span | None:
    if text.isascii() and text.isdigit():
        if len(text) in (8, 12, 14):
            return _CCYYMMDD(text) or (_digits("d2m2c4")(text) if len(text) == 8 else None)
        return _YYMMDD(text) if len(text) == 6 else None
    return _numeric(text, month_first=_MONTH_FIRST.get(hint)) or _weeks(text, near) or _words(text)


def _pattern(text: str, form: str) -> Span | None:
    shape = "".join(
        {"yyyy": "(?P<c>[0-9]{4})", "yy": "(?P<y>[0-9]{2})", "mm": "(?P<m>[0-9]{1,2})", "dd": "(?P<d>[0-9]{1,2})"}.get(
            token, re.escape(token)
        )
        for token in re.findall(r"yyyy|yy|mm|dd|[^a-zA-Z0-9]", form)
    )
    found = re.match(shape, text)
    if not found:
        return None
    parts = found.groupdict()
    year = int(parts["c"]) if parts.get("c") else _century(int(parts.get("y") or 0))
    return _day(year, int(parts.get("m") or 1), int(parts.get("d") or 1))


_NAMED: dict[str, Callable[[str], Span | None]] = {
    "iso": lambda text: _numeric(text[:10]) if text[4:5] == "-" else _weeks(text, None) or _CCYYMMDD(text),
    "de": lambda text: _numeric(text, month_first=False) or _weeks(text, None) or _words(text),
    "uk": lambda text: _numeric(text, month_first=False) or _words(text),
    "us": lambda text: _numeric(text, month_first=True) or _words(text),
    "ccyymmdd": _CCYYMMDD, "yymmdd": _YYMMDD, "ddmmyy": _digits("d2m2y2"), "ddmmccyy": _digits("d2m2c4"),
    "mmddccyy": _digits("m2d2c4"),
}  # fmt: skip
