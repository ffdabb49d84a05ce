"""Whether a raw EDI value is of its type: number, date, length; and the findings about it, counted. Pure."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from orderhub.document import Finding, Severity, Where

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)-?")
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-4])[0-5][0-9](?:[0-5][0-9](?:[0-9]{1,2})?)?")
_SHOWN = 60
_ONCE = frozenset({"edi.character-outside", "edi.character-control"})
"""Said once a message and not once a segment tag."""


class Findings:
    """Faults of one message. The same fault of the same element is said once, with how often it occurred."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, int | None, int | None], tuple[Finding, int]] = {}

    def add(self, code: str, where: Where, params: dict[str, str], severity: Severity = Severity.INFO) -> None:
        """Note a fault."""
        about = "" if code in _ONCE else params.get("tag") or where.tag or ""
        key = (code, about, where.element, where.component)
        known = self._kept.get(key)
        if known is None:
            self._kept[key] = (Finding(code, severity, where, params), 1)
        else:
            self._kept[key] = (known[0], known[1] + 1)

    def list(self) -> list[Finding]:
        """One finding a fault, in the order they were met."""
        return [
            Finding(one.code, one.severity, one.where, {**one.params, "count": str(count)})
            for one, count in self._kept.values()
        ]


def shown(value: str) -> str:
    """A value short enough for a sentence."""
    return value if len(value) <= _SHOWN else value[:_SHOWN] + "..."


def number_fault(value: str, digits: int) -> bool:
    """Whether it is no number of so many digits; sign and decimal mark do not count (ISO 9735-1, 10.1; X12.6)."""
    return _judged(value, digits) if len(value) <= _SHOWN else _judge(value, digits)


def _judge(value: str, digits: int) -> bool:
    if value.isascii() and value.isdigit() and len(value) <= digits:
        return False
    return _NUMBER.fullmatch(value) is None or sum(map(str.isdigit, value)) > digits


_judged = lru_cache(maxsize=8192)(_judge)
"""Prices and quantities come again and again."""


@lru_cache(maxsize=4096)
def date_fault(value: str, form: str) -> bool:
    """Whether a date is none. `form`: a code of 2379 (102, 203, ...), `DT` or `TM` of X12; others are not judged."""
    if form == "TM":
        return _CLOCK.fullmatch(value) is None
    if form in ("718", "713"):
        half = (len(value) - ("-" in value)) // 2
        return date_fault(value[:half], "102" if form == "718" else "203") or date_fault(
            value[-half:] if half else "", "102" if form == "718" else "203"
        )
    year, rest = _LENGTHS.get(form, (0, 0))
    if form == "DT":
        year, rest = (4 if len(value) == 8 else 2), 0
    if not year:
        return False
    day, clock = value[: year + 4], value[year + 4 :]
    if not (value.isascii() and value.isdigit()) or len(day) != year + 4 or len(clock) != rest:
        return True
    month, date = int(day[-4:-2]), int(day[-2:])
    full = int(day[:year]) if year == 4 else 2000 + int(day[:year])
    if not (1 <= month <= 12 and full and 1 <= date <= calendar.monthrange(full, month)[1]):
        return True
    return bool(clock) and _CLOCK.fullmatch(clock) is None


_LENGTHS = {"101": (2, 0), "102": (4, 0), "201": (2, 4), "203": (4, 4), "204": (4, 6)}
"""Digits of the year and of the clock."""
