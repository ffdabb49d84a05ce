"""Quantities that stand close behind a text: "Square tube 60 x 60 x 3 mm 1.000,00 m", where the column is narrow.

In: the words of a line and the edges of the columns. Out: whether a number is the quantity by where it ends, and by
where what follows it begins or ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from parsers.page_units import UNIT_WORDS
from parsers.page_words import Word, key_of
from parsers.printed_values import looks_numeric

_HAIR: Final = 1.0


class Edges(NamedTuple):
    """Where the entries of columns stand."""

    quantity: float | None
    """Where quantities end."""
    unit: float | None
    """Where units begin."""
    figures: Sequence[float]
    """Where the figures behind the quantities end."""


def is_counted(words: Sequence[Word], at: int, edges: Edges) -> bool:
    """Whether a number and the word behind it are both in their places, which no text is by chance."""
    if edges.quantity is None or not at or at + 1 == len(words):
        return False
    number, after = words[at], words[at + 1]
    if abs(number.x1 - edges.quantity) > _HAIR or not looks_numeric(number.text):
        return False
    if looks_numeric(after.text):
        return any(abs(after.x1 - one) <= _HAIR for one in edges.figures)
    unit = edges.unit is not None and abs(after.x0 - edges.unit) <= _HAIR
    return unit and key_of(after.text) in UNIT_WORDS
