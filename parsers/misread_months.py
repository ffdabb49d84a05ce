"""Names of months that recognition misread, between a day and a year: 19. ovember 2026, 3 0ktober 2026."""

from __future__ import annotations

import re
from typing import Final

from parsers.page_words import letters_apart

_MONTHS: Final = (
    "Januar", "Februar", "März", "April", "August", "September", "Oktober", "November", "Dezember", "January",
    "February", "March", "October", "December",
)  # fmt: skip
_DATE: Final = re.compile(
    r"(?<!\S)(\d{1,2})(\.?\s?)([^\W_]{4,9})(,?\s)(?=\d{4}(?!\S))|(?<!\S)([^\W_]{4,9})(\s\d{1,2},\s)(?=\d{4})"
)
_MOST: Final = 2
_SHORT: Final = 5


def with_months(text: str) -> str:
    """The text, with the name of a month where only one looks like what stands in a date."""
    if not any(char.isdigit() for char in text):
        return text
    return _DATE.sub(_named, text)


def _named(found: re.Match[str]) -> str:
    if found[3]:
        return f"{found[1]}{found[2]}{_month(found[3])}{found[4]}"
    return f"{_month(found[5])}{found[6]}"


def _month(word: str) -> str:
    """The month that a word is nearest to; the word itself where none is near, or it is one."""
    apart = sorted((letters_apart(word.casefold(), one.casefold(), _MOST), one) for one in _MONTHS)
    best = apart[0][0]
    near = {one[:3] for count, one in apart if count == best}
    if best == 0 or best > (_MOST if len(word) > _SHORT else 1) or len(near) > 1:
        return word
    return apart[0][1]
