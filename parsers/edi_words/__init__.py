"""Words for segments, elements and codes of EDIFACT and X12, German and English, as tables that a person can review.

One file a list, columns divided by `;`, lines with `#` are remarks. The words are our own and explain; they are no copy
of a directory and no check of a code list. The files are given to everybody under CC0-1.0. To add a word, add a line.

    edifact_codes.csv     2005;137;Document date;Belegdatum
    edifact_codes.csv     ORDRSP:6063;12;Quantity confirmed;Bestätigte Menge     where it depends on the message
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple


class Words(NamedTuple):
    """The same in both languages."""

    en: str
    de: str

    def said(self, language: str) -> str:
        """The words in "de" or, for anything else, English."""
        return self.de if language == "de" else self.en


class ElementWords(NamedTuple):
    """What an element is called, and what kind of value it holds (see `parsers.edi_labels`)."""

    kind: str
    words: Words


def _rows(name: str) -> list[list[str]]:
    text = resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
    return [line.split(";") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def segments(format_: str) -> dict[str, Words]:
    """By tag. `format_` is "edifact" or "x12"."""
    return {tag: Words(en, de) for tag, en, de in _rows(f"{format_}_segments.csv")}


@cache
def elements(format_: str) -> dict[str, ElementWords]:
    """By element number, and by `BGM.1004` or `BEG03` where the segment gives it another meaning."""
    return {key: ElementWords(kind, Words(en, de)) for key, kind, en, de in _rows(f"{format_}_elements.csv")}


@cache
def codes(format_: str) -> dict[str, dict[str, Words]]:
    """By element (`2005`, `ISA05`, `ORDRSP:6063`), then by code."""
    found: dict[str, dict[str, Words]] = {}
    for key, code, en, de in _rows(f"{format_}_codes.csv"):
        found.setdefault(key, {})[code] = Words(en, de)
    return found
