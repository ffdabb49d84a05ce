"""Where goods go, told in a sentence: "Bitte liefern Sie an die Turnhalle, Schulweg 2, 20457 Hamburg"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.page_words import Word, key_of
from parsers.postal_lines import Part
from parsers.printed_values import find_date

_GOES_TO: Final = frozenset(("an", "bei", "to", "nach", "at", "in", "zur", "zum", "zu"))
_ARTICLES: Final = frozenset(
    ("die", "das", "den", "der", "dem", "unser", "unsere", "unseren", "unserem", "unserer", "our", "the", "folgende",
     "adresse", "anschrift", "address")
)  # fmt: skip


def goes_to(part: Part) -> Part | None:
    """Where goods go, in the words of a sentence before a street: "Bitte liefern Sie an die Turnhalle"."""
    keys = [key_of(one.text) for one in part.words]
    spoken = next((at for at, key in enumerate(keys) if key.startswith(_GOODS)), None)
    if spoken is None:
        return None
    for at in range(len(keys) - 1, spoken, -1):
        if keys[at] in _GOES_TO and at + 1 < len(keys):
            start = at + 1
            while start + 1 < len(keys) and keys[start] in _ARTICLES:
                start += 1
            return Part(part.line, part.words[start:])
    return None


_GOODS: Final = ("liefer", "anliefer", "anzuliefer", "deliver", "ship", "send", "ware", "goods", "zustell")


def asks_to_deliver(words: Sequence[Word]) -> bool:
    """Whether a sentence leads to the place of delivery below it: "Bitte liefern Sie direkt auf die Baustelle:"."""
    if not _SHORTEST <= len(words) <= _LONGEST or not words[-1].text.endswith(":"):
        return False
    keys = [key_of(one.text) for one in words]
    if any(any(map(str.isdigit, one.text)) and find_date(one.text) is None for one in words):
        return False
    said = next((at for at, key in enumerate(keys) if key.startswith(_GOODS)), None)
    return said is not None and (_says_where(words[said:]) or keys[-1] in _ADDRESS)


def _says_where(words: Sequence[Word]) -> bool:
    """Whether a word leads to a place, and not to a day: "bis zum 27.10.2026 an:"."""
    days = [find_date(one.text) is not None for one in (*words[1:], words[-1])]
    return any(key_of(one.text) in _GOES_TO | {"auf"} and not day for one, day in zip(words, days, strict=True))


_SHORTEST, _LONGEST = 3, 12
"""Words of such a sentence."""
_ADDRESS: Final = frozenset(
    ("adresse", "anschrift", "address", "baustelle", "site", "lieferadresse", "lieferanschrift")
)
