"""Dates that a narrow column breaks in two: "2026-10-" over "02", "19-Nov-" over "2026".

In: the words of a cell. Out: whether one begins a date; the date of both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.page_words import Word
from parsers.printed_values import find_date

_BEGINS: Final = re.compile(r"(?:20\d{2}(?:[./-]\d{1,2})?|\d{1,2}(?:[./-]\d{1,2}|[./-][A-Za-zä]{3,9})?)[./-]")


def begins_date(text: str) -> bool:
    """Whether a word is the first part of a date, with the sign at which it is broken."""
    return _BEGINS.fullmatch(text) is not None


def joined_date(words: Sequence[Word]) -> str:
    """The date that the words make together, the first broken at its end; nothing where they make none."""
    if not begins_date(words[0].text):
        return ""
    whole = "".join(one.text for one in words)
    found = find_date(whole)
    return whole if found is not None and found[1] == whole else ""
