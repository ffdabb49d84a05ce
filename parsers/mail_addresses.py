"""Addresses in an order written as a mail, below a label, beside it or in a sentence.

    Lieferadresse:               Rechnung an: Nordwind GmbH, Hafenstr. 1, 20457 Hamburg
    Nordwind GmbH
    Hafenstr. 1                  Please deliver by 1 December to Nordwind Ltd, 1 Dock Road, Leeds LS9 8AA.
    D-20457 Hamburg

Out: character ranges of name, street, country, postal_code and city. Without a postal code nothing is an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

Span = tuple[int, int]
Labels = tuple[re.Pattern[str], ...]

DELIVERY: Final[Labels] = (
    re.compile(
        r"^[ \t]*(?:abweichende )?(?:liefer(?:adresse|anschrift)|versandadresse|liefer(?:n|ung)(?: bitte)? an|"
        r"warenempfänger|delivery address|deliver to|"
        r"ship(?:ping)?[ -](?:to|address))[ \t]*:?[ \t]*(?P<first>[^\n]*)\n?",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        r"\b(?:bitte liefern sie|lieferung|liefern|please (?:deliver|ship)|deliver|ship)\b[^\n]{0,60}?"
        r"\b(?:an(?: die(?: adresse)?)?|to)\b[ \t]*:?[ \t]*(?P<first>[^\W\d_][^\n]*,[^\n]*)\n?",
        re.IGNORECASE,
    ),
)
INVOICE: Final[Labels] = (
    re.compile(
        r"^[ \t]*(?:abweichende )?(?:rechnungs(?:adresse|anschrift|empfänger)|rechnung(?: bitte)? an|"
        r"invoice (?:address|to)|billing address|bill to)[ \t]*:?[ \t]*(?P<first>[^\n]*)\n?",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        r"\b(?:rechnung|invoice)\b[^\n]{0,30}?\b(?:an|to)\b[ \t]*:?[ \t]*(?P<first>[^\W\d_][^\n]*,[^\n]*)\n?",
        re.IGNORECASE,
    ),
)
_CITY: Final = re.compile(
    r"^(?:(?P<country>[A-Z]{1,2})-)?(?P<postal_code>\d{4,5}|"
    r"[A-Z]{1,2}\d[A-Z0-9]? ?\d[A-Z]{2})[ \t]+(?P<city>[^\W\d][^,;\n]{1,60})$"
)
_CITY_UK: Final = re.compile(
    r"^(?P<city>[^\W\d][^,;\n\d]{1,60})[ \t]+(?P<postal_code>[A-Z]{1,2}\d[A-Z0-9]? ?\d[A-Z]{2})$"
)


def address_after(labels: Labels, text: str, start: int, end: int) -> dict[str, Span]:
    """The first address that follows one of the labels, empty where none does."""
    for label in labels:
        for found in label.finditer(text, start, end):
            address = _address(text, found, end)
            if address:
                return address
    return {}


def _address(text: str, label: re.Match[str], end: int) -> dict[str, Span]:
    """Name, street, postal code and city below or beside a label; nothing unless a postal code is among them."""
    found: dict[str, Span] = {}
    before: list[Span] = []
    for span in _pieces(text, label.span("first"), label.end(), end):
        city = _CITY.match(text[span[0] : span[1]]) or _CITY_UK.match(text[span[0] : span[1]])
        if city is None:
            before.append(span)
            continue
        for name, value in city.groupdict().items():
            if value:
                first, last = city.span(name)
                found[name] = span[0] + first, span[0] + last
        break
    if not found:
        return {}
    if before:
        found["name"] = before[0]
    if len(before) > 1:
        found["street"] = before[-1]
    return found


def _pieces(text: str, first_line: Span, below: int, end: int) -> Iterator[Span]:
    """The parts of an address: on the label's own line by commas, else the lines below to the next blank one."""
    begin = first_line[0]
    if text[first_line[0] : first_line[1]].strip():
        for found in re.finditer(r"[,;]", text[first_line[0] : first_line[1]]):
            yield stripped(text, (begin, first_line[0] + found.start()))
            begin = first_line[0] + found.end()
        # The full stop of the sentence is not the town's.
        yield stripped(text, (begin, first_line[0] + len(text[first_line[0] : first_line[1]].rstrip(" \t."))))
        if begin > first_line[0]:
            return
    at = below
    for _ in range(6):
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        span = stripped(text, (at, stop))
        if span[0] == span[1]:
            return
        yield span
        at = stop + 1


def stripped(text: str, span: Span) -> Span:
    """The range without blanks at its ends."""
    raw = text[span[0] : span[1]]
    inner = raw.strip()
    first = span[0] + (raw.index(inner) if inner else 0)
    return first, first + len(inner)
