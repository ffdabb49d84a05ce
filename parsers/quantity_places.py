"""Where quantities stand and the units behind them, by the edges of a whole table: what tells a word by its place.

    Square tube 60 x 60 x 3 mm 1.000,00 m     what ends where quantities do, right before what stands in its own place,
                                              is none of the text, however close
    Quantity         Item
       15   case     Diet cans 24 x 195 g     where the units that are known begin at one edge, with nothing but the
        4   box      Cat carrier              text behind them, so does one that is not: "no."
        8   no.      Thermometer

In: the words of a line, the edges of the columns, the lines below their titles. Out: whether a word is the quantity or
its unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import looks_numeric

if TYPE_CHECKING:
    from parsers.page_titles import Column

_HAIR: Final = 1.0
_SAME: Final = 1.5
"""Points between left edges that are one."""
_ASIDE: Final = 25.0
"""Points that a number may stand beside its title."""
_SOME: Final = 2
_LONGEST: Final = 4
"""Letters of a unit that nobody knows, at most: a longer word among numbers is one of a sentence."""


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


def lane_of_units(columns: Sequence[Column], body: Sequence[Line]) -> float | None:
    """Where the units begin that have no title; None where there are none, or hardly any is known."""
    quantity, after = next((pair for pair in pairwise(columns) if pair[0].kind == "quantity"), (None, None))
    if quantity is None or after is None or after.kind != "description":
        return None
    found = list(_behind_quantities(quantity, after, body))
    known = [one.x0 for one in found if key_of(one.text) in UNIT_WORDS]
    if len(known) < _SOME or 2 * len(known) < len(found):
        return None
    edge = median(known)
    return edge if all(abs(one.x0 - edge) <= _SAME for one in found) else None


def _behind_quantities(quantity: Column, after: Column, body: Sequence[Line]) -> Iterator[Word]:
    """The word between the quantity and the text of each line that has both."""
    for line in body:
        for number, word, text in zip(line.words, line.words[1:], line.words[2:], strict=False):
            counted = looks_numeric(number.text) and quantity.x0 - _ASIDE <= number.x1 <= quantity.x1 + _ASIDE
            if counted and word.x1 < after.x0 <= text.x0 + _SAME:
                yield word


def begins_at(edge: float, number: Word, word: Word) -> bool:
    """Whether a word right behind a number is a unit by its place."""
    plain = word.text.rstrip(".").isalpha() and len(key_of(word.text)) <= _LONGEST
    return plain and abs(word.x0 - edge) <= _SAME and looks_numeric(number.text)
