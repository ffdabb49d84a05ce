"""Releases below an order line, counted: each with its day and its part of the quantity.

    1  RM-7059  Welding rod E7018 3.2 mm                     40 Kg   4.81   192.40
                Rel 1   Due 02/10/2026   Our Qty 40

In: the text of a line and its quantity. Out: the releases that end the text, where their quantities add up to that of
the line; a single one need not say again how much it is of.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NamedTuple

from parsers.printed_values import NumberFormat, find_date, read_number

_COUNTED: Final = (
    r"\b(?:rel(?:ease)?|call[ -]?off|sched(?:ule)?(?: line)?|shipment|(?:part )?delivery|abruf|einteilung|"
    r"(?:teil)?lieferung|liefereinteilung)\.? ?(?:no\.?|nr\.?|#)? ?:? ?\d{1,3}\b(?! ?%)[ :.,;)/|·–-]*"
)
_LABEL: Final = (
    r"(?:(?:due|need(?:ed)? by|required|req(?:\.|'d)?|requested|deliver(?:y)?|ship|promised?|dock|wanted|"
    r"fällig|termin|liefertermin|lieferdatum|datum|am|zum|bis|on|by|date)\b[ :.]*){0,3}"
)
_DAY: Final = (
    rf"{_LABEL}(?P<day>\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})|"
    r"\d{1,2}(?:st|nd|rd|th|\.)?[ -]?[A-Za-zä]{3,9}\.?[ ,-]{0,2}(?:\d{4}|\d{2})|"
    r"[A-Za-zä]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?, ?\d{4})(?![\w/-])"
)
_COUNT: Final = (
    r"(?:(?:our|your|order|rel(?:ease)?|open|unsere|bestell)?[ -]?(?:qty|quantity|menge)\b[ :.]*)?"
    r"(?P<count>\d{1,3}(?:[., '’]\d{3})+(?:[.,]\d{1,3})?|\d{1,7}(?:[.,]\d{1,3})?)(?![\w.,/-]*\d)"
    r"(?: ?(?!rel\b)[^\W\d_]{1,12}\b\.?)?"
)
_BETWEEN: Final = r"[ :;,|·/–-]*"
_SHAPES: Final = tuple(
    re.compile(_COUNTED + one + r"[ ,;|·/–-]*", re.IGNORECASE)
    for one in (rf"{_DAY}(?:{_BETWEEN}{_COUNT})?", rf"{_COUNT}{_BETWEEN}{_DAY}")
)


class Release(NamedTuple):
    """One release: its quantity as printed, nothing where it does not say it, and its day as printed."""

    quantity: str
    day: str


def releases_in(text: str, quantity: Decimal | None, number_format: NumberFormat) -> tuple[int, list[Release]]:
    """Where the releases begin in a text, and they; none where they do not end it or do not add up."""
    for shape in _SHAPES:
        found = list(shape.finditer(text))
        at = len(found)
        stop = len(text)
        while at and found[at - 1].end() == stop:
            at -= 1
            stop = found[at].start()
        parts = [Release(one["count"] or "", one["day"]) for one in found[at:]]
        days = [find_date(one.day) for one in parts]
        if not parts or any(day is None or day[1] != one.day for day, one in zip(days, parts, strict=True)):
            continue
        counts = [read_number(one.quantity, number_format) if one.quantity else None for one in parts]
        alone = len(parts) == 1 and not parts[0].quantity
        if alone or (None not in counts and sum(one for one in counts if one is not None) == quantity):
            return stop, parts
    return len(text), []
