"""Labels for EDI segments, elements and codes of order-to-cash, German and English, for people who read along. Pure.

In: a segment's tag and values. Out: a label such as "Lieferanschrift" for NAD+DP or "Requested delivery date" for
DTM+2, the name and kind of an element, the word for a code. The words stand in `parsers.edi_words`.

Kinds of value: text, code (has a list of words), tech (of no interest to a reader of the document), date, time, number,
count, quantity, money, cents (X12 N2, two implied decimals), price, percent, unit, currency, country, party (may be a
GLN), item (may be a GTIN or SSCC).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from parsers import edi_words
from parsers.edi_words import ElementWords, Words

__all__ = ["ElementWords", "ReadableSegment", "Words", "code", "edifact_label", "element", "has_label", "x12_label"]


class ReadableSegment(NamedTuple):
    """One segment for the page of an order. `offset` and `length` count bytes of the document."""

    text: str
    tag: str
    label: str
    offset: int
    length: int


class _About(NamedTuple):
    """Which value says what a segment is about; `beside`: the label of the tag stands before that word."""

    code: str
    element: int
    component: int = 0
    beside: bool = False


_EDIFACT: Final = {
    "ALC": _About("5463", 0),
    "BGM": _About("1001", 0),
    "CNT": _About("6069", 0),
    "COM": _About("3155", 0, 1),
    "CTA": _About("3139", 0),
    "CUX": _About("6347", 0),
    "DOC": _About("1001", 0),
    "DTM": _About("2005", 0),
    "EQD": _About("8053", 0),
    "FTX": _About("4451", 0),
    "GIN": _About("7405", 0),
    "LIN": _About("1229", 1, 0, beside=True),
    "LOC": _About("3227", 0),
    "MEA": _About("6313", 1),
    "MOA": _About("5025", 0),
    "NAD": _About("3035", 0),
    "PAT": _About("4279", 0, 0, beside=True),
    "PCD": _About("5245", 0),
    "PIA": _About("4347", 0),
    "PRI": _About("5125", 0),
    "QTY": _About("6063", 0),
    "RFF": _About("1153", 0),
    "QVR": _About("6063", 0, 1, beside=True),
    "SCC": _About("4017", 0, 0, beside=True),
    "TAX": _About("5153", 1),
    "TDT": _About("8051", 0, 0, beside=True),
    "UNH": _About("0065", 1, 0, beside=True),
    "UNS": _About("0081", 0),
}
_X12: Final = {
    "ACK": _About("668", 0, 0, beside=True),
    "AMT": _About("522", 0),
    "DTM": _About("374", 0),
    "HL": _About("735", 2),
    "MAN": _About("88", 0),
    "MEA": _About("738", 1),
    "N1": _About("98", 0),
    "N9": _About("128", 0),
    "NM1": _About("98", 0),
    "NTE": _About("363", 0),
    "PER": _About("366", 0),
    "POC": _About("670", 1, 0, beside=True),
    "QTY": _About("673", 0),
    "REF": _About("128", 0),
    "SAC": _About("248", 0),
    "ST": _About("143", 0, 0, beside=True),
    "TXI": _About("963", 0),
}


def about(format_: str, tag: str) -> str:
    """Number of the element that the segment's label already tells, or ""."""
    found = (_EDIFACT if format_ == "edifact" else _X12).get(tag)
    return found.code if found else ""


def has_label(format_: str, tag: str) -> bool:
    """Whether we have words for the tag."""
    return tag in edi_words.segments(format_)


def edifact_label(tag: str, values: list[list[str]], message: str, language: str) -> str:
    """Words for one segment; `values` are its components by element, `message` its type; "" for an unknown tag."""
    return _label("edifact", tag, values, message, _EDIFACT.get(tag), language)


def x12_label(tag: str, values: list[str], language: str, message: str = "") -> str:
    """Words for one segment; `values` are its elements; "" for an unknown tag."""
    return _label("x12", tag, [[value] for value in values], message, _X12.get(tag), language)


def _label(format_: str, tag: str, values: list[list[str]], message: str, about_: _About | None, language: str) -> str:
    plain = edi_words.segments(format_).get(tag)
    said = plain.said(language) if plain else ""
    if about_ is None or about_.element >= len(values) or about_.component >= len(values[about_.element]):
        return said
    found = code(format_, about_.code, values[about_.element][about_.component].strip(), message)
    if found is None:
        return said
    return f"{said}: {found.said(language)}" if about_.beside else found.said(language)


def element(format_: str, tag: str, position: str, number: str) -> ElementWords | None:
    """Name and kind of an element; `position` is `N104` in X12, `number` its data element; the segment's word first."""
    known = edi_words.elements(format_)
    special = f"{tag}.{number}" if format_ == "edifact" else position
    return known.get(special) or known.get(number)


def code(format_: str, number: str, value: str, message: str = "", position: str = "") -> Words | None:
    """The word for a code: of this message, else of this position, else of the element; None where we have none."""
    lists = edi_words.codes(format_)
    for key in (f"{message}:{number}", position, number):
        words = lists.get(key, {}).get(value)
        if words:
            return words
    return None
