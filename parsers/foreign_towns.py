"""Towns whose postal code stands behind them, as in India, New Zealand and South Africa: nothing but what stands around
tells them from other words with a number.

    Survey No. 112/4, Sinhagad Road        312 Waihopai Valley Road        Harbour Road
    Pune - 411 001                         Blenheim 7276                   Struisbaai 7285
    Maharashtra, India                     New Zealand
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.address_labels import COUNTRIES
from parsers.building_parts import is_premises
from parsers.header_labels import LABELS
from parsers.page_words import key_of, matches
from parsers.postal_lines import Part, is_street, town_of

_BEHIND: Final = re.compile(
    r"(?:Dist\.?\s)?([A-Z][^\d;|·:@/]{2,40}?),?\s*[\s–-]\s*(\d{4}|\d{6}|\d{3}\s\d{3})(?:,?\s+([A-Z][A-Za-z .,()]+))?\.?"
)
_NO_TOWN: Final = re.compile(
    r"(?i)\b(?:box|bag|postfach|tel|phone|ext|fax|room|unit|suite|level|floor|plot|lot|stand|erf|shop|no|nr|halle|werk|haus|"
    r"and|und|street|road|rd|st|avenue|ave|drive|way|lane|highway|iso|type|form|rev|model|est|since)\.?$"
)
_SIX: Final = 6
_FIGURE: Final = re.compile(r"\d")


def town_among(parts: Sequence[Part], at: int) -> tuple[str, str, str | None] | None:
    """Postal code, city and country of part `at` of an address; None where it is no town."""
    text = parts[at].text
    if (told := town_of(text)) is not None:
        # "1200 Boul. Industriel" over "Laval QC H7L 4R3" is the street.
        below = town_of(parts[at + 1].text) if told[2] is None and at + 1 < len(parts) else None
        return None if below is not None and below[2] is not None else told
    match = _BEHIND.fullmatch(text)
    if match is None or _NO_TOWN.search(match[1]) or is_premises(text) or matches(parts[at].words, LABELS):
        return None
    after = parts[at + 1 : at + 3]
    if any(town_of(one.text) for one in after):
        return None
    land = _country_in(match[3] or "") or next((found for one in after[:2] if (found := _country_in(one.text))), None)
    below_street = at > 0 and is_street(parts[at - 1].text) and town_of(parts[at - 1].text) is None
    # Of six figures are the codes of India alone, whose streets have no look of their own.
    indian = len(match[2].replace(" ", "")) == _SIX and at > 0 and _FIGURE.search(parts[at - 1].text) is not None
    if land is None and not below_street and not indian:
        return None
    return match[2], match[1].strip(" ,-–"), land or ("IN" if indian else None)


def _country_in(text: str) -> str | None:
    """The country that ends a line: "Maharashtra, India"."""
    return COUNTRIES.get(key_of(text.rpartition(",")[2].replace(" ", ""))) if text else None
