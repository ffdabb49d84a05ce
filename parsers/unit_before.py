"""The unit that stands before a long quantity, where it was taken for the end of the text: "... M20    Each 12,000".

In: the cells of a line. Out: the cells, the unit with the quantity.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.page_words import Word, key_of
from parsers.printed_values import looks_numeric

_BLANK: Final = 0.5
"""Line heights between words that are a blank apart, at most."""
_APART: Final = 1.8
"""How much wider than that blank the gap before the unit is, at least."""
_LEAST: Final = 0.4
"""Line heights of that gap, at least."""
_LONGEST: Final = 12


def with_unit_before(cells: dict[str, list[Word]]) -> dict[str, list[Word]]:
    """Takes the unit off the text: it stands one blank before the quantity and farther from the text."""
    text, quantity = cells.get("description", []), cells.get("quantity", [])
    if len(text) < 2 or not quantity or "unit" in cells or not all(looks_numeric(one.text) for one in quantity):
        return cells
    before, unit = text[-2:]
    blank, gap = quantity[0].x0 - unit.x1, unit.x0 - before.x1
    if not is_unit_before(unit, [unit, *quantity]) or gap < max(_APART * blank, _LEAST * (unit.y1 - unit.y0)):
        return cells
    return {**cells, "description": text[:-1], "quantity": [unit, *quantity]}


def with_number_before(cells: dict[str, list[Word]]) -> dict[str, list[Word]]:
    """Gives the quantity its number back that fell to the text: "Kopf, 1.000   15 Kart"."""
    text, quantity = cells.get("description", []), cells.get("quantity", [])
    if len(text) < 2 or len(quantity) != 1 or "unit" in cells or not quantity[0].text.rstrip(".").isalpha():
        return cells
    before, number = text[-2:]
    blank, gap = quantity[0].x0 - number.x1, number.x0 - before.x1
    if not looks_numeric(number.text) or blank < 0 or gap < max(_APART * blank, _LEAST * (number.y1 - number.y0)):
        return cells
    return {**cells, "description": text[:-1], "quantity": [number, *quantity]}


def is_unit_before(word: Word, words: Sequence[Word]) -> bool:
    """Whether a word that may be a unit opens a cell, a blank before the number: "szt/pcs 12". "ca. 12" has none."""
    if len(words) < 2 or word is not words[0] or not looks_numeric(words[1].text):
        return False
    plain = word.text.rstrip(".").replace("/", "", 1).isalpha() and len(word.text) <= _LONGEST
    near = 0 <= words[1].x0 - word.x1 < _BLANK * (word.y1 - word.y0)
    return plain and near and key_of(word.text) not in _ABOUT


_ABOUT: Final = frozenset(
    ("ca", "circa", "approx", "about", "etwa", "rund", "min", "mind", "max", "maximal", "minimum", "qty", "quantity",
     "menge", "anzahl", "x", "total", "gesamt", "je", "per", "nur", "only", "up", "bis", "to", "from", "von", "und")
)  # fmt: skip
"""Words before a number that are no unit of it."""
