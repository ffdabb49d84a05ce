"""Lines of an address that tell a part of a building: a unit, a suite, a floor."""

from __future__ import annotations

import re
from typing import Final

_PREMISES: Final = re.compile(
    r"(?i)^(?:units?|suites?|ste|floor|level|plot|bays?|dock|building|bldg|apt|room|block|lot)\.?\s+"
    r"(?:\d{1,4}[a-z]?|[a-z]\d{0,3})(?:\s?(?:[-–/&+]|and|to)\s?\w{1,4})?$"
    r"|^(?:\d{1,2}(?:st|nd|rd|th)?\.?|ground|lower|upper|lower ground|first|second|third|fourth|fifth|top) ?"
    r"(?:floor|level|stock(?:werk)?|etage|[oud]g|(?:ober|unter)?geschoss)$"
    r"|^(?:eg|(?:erd|dach|keller)geschoss(?: \w+)?)$"
)


def is_premises(text: str) -> bool:
    """Whether words tell a part of a building: "Unit 3", "Suite B", "Units 4-6", "2nd Floor"."""
    return _PREMISES.match(text) is not None
