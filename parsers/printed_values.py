"""Numbers, dates and codes as people print them: German, Austrian, Swiss, English.

In: one printed word or phrase, and the number format of the whole document ("de" comma decimal, "en" point decimal;
Swiss 1'234.50 reads as "en"). Out: `Decimal`, `date`, or None where it is not such a value.

    1.234,56   1234,56   1 234,56   1'234.56   1,234.56   -5,00   5,00-   (5,00)   1.234,--   EUR 12,50   12,50 €

The format is never guessed value by value: "1.000" is a thousand in one document and one in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, Literal

NumberFormat = Literal["de", "en"]

_SPACES: Final = dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009 "), None)
_CODES: Final = (
    r"EUR|CHF|USD|GBP|CAD|AUD|NZD|SGD|HKD|AED|SAR|QAR|INR|ZAR|DKK|NOK|SEK|PLN|CZK|€|£|₹|(?:US|CA?|AU?|NZ?|S|HK)?\$|"
    r"Rs\.?|[dns]?kr\.?|kč|zł|RM"
)
# R12.50 is rands; R12 may be the name of an article.
_CURRENCY: Final = re.compile(rf"(?i)^(?:{_CODES}|Fr\.?|SFr\.?|R(?=-?\d[\d,]*[.,]\d\d$))|(?:{_CODES})$")
_SHAPE: Final = re.compile(r"^[+-]?\(?[+-]?(?:\d[\d.,'’]*|[.,]\d+)(?:[.,][-–—]{1,2})?\)?(?:-%?|%[-)]?)?$", re.ASCII)
_DE_SURE: Final = re.compile(
    r"^\d{1,3}(?:\.\d{3})*,\d{1,2}$|^\d+,\d{2}$|^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$"
)
_EN_SURE: Final = re.compile(
    r"^\d{1,3}(?:,\d{3})*\.\d{1,2}$|^\d+\.\d{2}$|^\d{1,3}(?:,\d{3})+\.\d+$|^\d{1,3}(?:,\d{3}){2,}$|^\d{1,3}(?:['’]\d{3})+(?:\.\d+)?$"
)
_OCR_DIGITS: Final = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "B": "8", "S": "5", "Z": "2"})
GLUED: Final = re.compile(r"^(\d[\d.,'’]*)([A-Za-zÄÖÜäöüß²³]{1,12}\.?)$")
"""12Stk, 5.000VE."""


def bare(raw: str) -> str:
    """The printed number without blanks and currency: "EUR 1 234,56" -> "1234,56"."""
    if raw.isascii() and raw[:1].isdigit() and raw[-1:].isdigit() and " " not in raw:
        return raw
    text = raw.translate(_SPACES).replace("−", "-").replace("–", "-")
    text = _CURRENCY.sub("", _CURRENCY.sub("", text))
    return text.rstrip("*;:")


@lru_cache(maxsize=4096)
def looks_numeric(raw: str) -> bool:
    """Whether one printed word is a number, whatever its format."""
    text = bare(raw)
    return bool(text) and _SHAPE.match(text) is not None


@lru_cache(maxsize=4096)
def read_number(raw: str, number_format: NumberFormat) -> Decimal | None:
    """The value of a printed number under the document's format; None where it is none."""
    text = bare(raw).replace("%", "", 1)
    if text in {"-", "--", "—"}:
        return Decimal(0)
    if not text or len(text) > 32 or _SHAPE.match(text) is None:
        return None
    negative = text[0] in "-(" or (text[-1] in "-)" and not text.endswith((",-", ".-", ",--", ".--")))
    text = re.sub(r"[.,]-{1,2}$", "", text).strip("()+-").replace("'", "").replace("’", "")
    point, group = (",", ".") if number_format == "de" else (".", ",")
    whole, _, fraction = text.partition(point)
    if point in fraction or group in fraction or (group in whole and not _grouped(whole, group)):
        return None
    try:
        value = Decimal(
            f"{whole.replace(group, '') or '0'}.{fraction or '0'}" if fraction else whole.replace(group, "")
        )
    except InvalidOperation:
        return None
    return -value if negative else value


def _grouped(whole: str, group: str) -> bool:
    head, *rest = whole.split(group)
    return 0 < len(head) <= 3 and all(len(one) == 3 for one in rest)


def readings(raw: str, number_format: NumberFormat, *, money: bool) -> list[Decimal]:
    """All values a printed or recognised number may have, the plain one first.

    For arithmetic to choose from: comma and point are easily mistaken, by scanners and by people. In money the last
    separator with two digits is the decimal sign ("950.250.00" is 950250.00).
    """
    found: list[Decimal] = []
    plain = read_number(raw, number_format)
    if plain is not None:
        found.append(plain)
    text = bare(raw).translate(_OCR_DIGITS)
    cents = re.fullmatch(r"(-?\d[\d.,'’]*?)[.,](\d{2})", text)
    if money and cents:
        found.append(Decimal(f"{re.sub(r'[^0-9-]', '', cents[1])}.{cents[2]}"))
    for other in ("de", "en"):
        value = read_number(text, other)
        if value is not None:
            found.append(value)
    digits = re.sub(r"\D", "", text)
    if not money and digits and len(digits) <= 12 and re.fullmatch(r"[\d.,'’]+", text):
        found.append(Decimal(digits))
    return list(dict.fromkeys(found))


def printed(value: Decimal, number_format: NumberFormat) -> str:
    """The value as the document would print it, without grouping; for a number whose signs were misread."""
    text = f"{value:f}"
    return text.replace(".", ",") if number_format == "de" else text


def format_votes(words: Iterable[str]) -> tuple[int, int]:
    """How many printed numbers can only be German, and how many only English or Swiss."""
    german = english = 0
    for word in words:
        text = bare(word).strip("()-+%")
        if _DE_SURE.match(text):
            german += 1
        elif _EN_SURE.match(text):
            english += 1
    return german, english


_MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "mär": 3, "mae": 3, "mrz": 3, "apr": 4, "mai": 5, "may": 5, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dez": 12, "dec": 12, "jän": 1,
}  # fmt: skip
_MONTH_NAMES: Final = frozenset(
    (
        "januar", "jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober",
        "november", "dezember", "january", "february", "march", "may", "june", "july", "october", "december",
        "jänn", "jann", "febr", "marz", "maerz", "sept",
    )
)  # fmt: skip
# 22.11.2026  22.11.26  2026-11-22  11/22/2026  22/11/2026  22-Nov-2026  22. November 2026  November 22, 2026
# A comma may be a point that was misread, but "Hof 2, 7-12 Uhr" is no date.
_DMY: Final = re.compile(r"\b(?!\d{1,2}\s?,\s?\d{1,2}\s?[/-])(\d{1,2})\s?[.,/-]\s?(\d{1,2})\s?[.,/-]\s?(\d{4}|\d{2})\b")
_ISO: Final = re.compile(r"\b(\d{4})[-./](\d{1,2})[-./](\d{1,2})\b")
_DAY_NAME: Final = re.compile(r"(?i)\b(\d{1,2})(?:\.|st|nd|rd|th)?[\s-]*([a-zä]{3,9})\.?[\s,-]*(\d{4}|\d{2})\b")
_NAME_DAY: Final = re.compile(r"(?i)\b([a-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
# KW 48/2026   48. KW 2026   KW 48 2026   week 48/2026   W48/2026   2026-W48   KW 2026/48
_WEEK: Final = re.compile(
    r"(?i)\b(?:KW|CW|week|wk)\.?\s*(\d{1,2})\s*[./ -]\s*(\d{4}|\d{2})\b|\b(\d{1,2})\.?\s*KW\s*(\d{4}|\d{2})\b"
    r"|\bW(\d{1,2})[/-](20\d{2})\b"
)
_YEAR_FIRST: Final = re.compile(
    r"(?i)\b(20\d{2})[ -]?W(\d{2})\b|\b(?:KW|CW|week|wk)\.?\s*(20\d{2})\s*[./-]\s*(\d{1,2})\b"
)


@lru_cache(maxsize=4096)
def find_date(raw: str) -> tuple[date, str] | None:
    """The first date in a printed phrase and its words; a week is its Monday (ISO 8601)."""
    for pattern, read in _DATE_READERS:
        match = pattern.search(raw)
        if match:
            value = read(match)
            if value is not None:
                return value, match.group(0)
    return None


def day_comes_first(dates: Iterable[str]) -> bool | None:
    """Whether the day comes first in dates like 10/11/2026, by those that can be read in one way only."""
    found: set[bool] = set()
    for raw in dates:
        match = SLASHED.fullmatch(raw.strip())
        if match and (int(match[1]) > 12) is not (int(match[2]) > 12):
            found.add(int(match[1]) > 12)
    return found.pop() if len(found) == 1 else None


def is_month_or_day(raw: str) -> bool:
    """Whether a date leaves open by its form alone which of its first two numbers is the month."""
    return SLASHED.fullmatch(raw.strip()) is not None


def is_month(text: str) -> bool:
    """Whether a word is the name of a month, German or English, short or long."""
    word = text.rstrip(".,").casefold()
    return word in _MONTHS or word in _MONTH_NAMES


def _iso(match: re.Match[str]) -> date | None:
    return _date(int(match[1]), int(match[2]), int(match[3]))


def _week(match: re.Match[str]) -> date | None:
    week, year = [one for one in match.groups() if one]
    return _monday(year, week)


def _week_of_year(match: re.Match[str]) -> date | None:
    year, week = [one for one in match.groups() if one]
    return _monday(year, week)


def _monday(year: str, week: str) -> date | None:
    try:
        return date.fromisocalendar(_year(year), int(week), 1)
    except ValueError:
        return None


def _day_name(match: re.Match[str]) -> date | None:
    month = _MONTHS.get(match[2].casefold()[:3])
    return _date(_year(match[3]), month, int(match[1])) if month else None


def _name_day(match: re.Match[str]) -> date | None:
    month = _MONTHS.get(match[1].casefold()[:3])
    return _date(int(match[3]), month, int(match[2])) if month else None


def _numeric(match: re.Match[str]) -> date | None:
    first, second, year = int(match[1]), int(match[2]), _year(match[3])
    # 11/25/2026, 11/25/26, 11-25-2026; 10-20-30 may as well be a bank's sort code.
    if second > 12 and ("/" in match[0] or ("-" in match[0] and len(match[3]) == 4)):
        return _date(year, first, second)
    return _date(year, second, first)


SLASHED: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})", re.ASCII)
_DATE_READERS: Final = (
    (_ISO, _iso), (_WEEK, _week), (_YEAR_FIRST, _week_of_year), (_DAY_NAME, _day_name), (_NAME_DAY, _name_day),
    (_DMY, _numeric),
)  # fmt: skip


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _date(year: int, month: int, day: int) -> date | None:
    if not 1990 <= year <= 2100:
        return None
    try:
        return date(year, month, 1) + timedelta(days=day - 1) if day <= _days(year, month) and day > 0 else None
    except ValueError:
        return None


def _days(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def is_gtin(text: str) -> bool:
    """Whether 8, 12, 13 or 14 digits close with their check digit. Source: GS1 General Specifications 7.9."""
    if len(text) not in (8, 12, 13, 14) or not text.isascii() or not text.isdigit():
        return False
    return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(reversed(text))) % 10 == 0
