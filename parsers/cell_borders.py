"""Where one cell of a row ends and the next begins, where columns stand so close that words fell to the wrong one.

    ... M20    Each 12,000          the unit stands one blank before a long quantity: it is none of the text
    Kopf, 1.000   15 Kart           the number before the quantity is the quantity
    ... 80 g/m² Palette     8 Pack  "Palette" stands one blank behind the text: it is none of the quantity
    Each Wireless keyboard          what goes on with the text is none of the unit
    NH-7585      Banner hem tape    what stands far behind a code is none of it

In: the cells of a line as dealt to the columns. Out: the cells, such words in their places. A blank is measured by the
words themselves.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from parsers.page_units import is_unit_before, is_unit_beside, unit_size
from parsers.page_words import Word
from parsers.printed_values import looks_numeric
from parsers.times_cells import times_in_place

_CODES: Final = ("article", "buyer_article")
_FAR: Final = 2.0
"""Line heights of white between two columns, at least."""
_BLANK: Final = 0.5
"""Line heights between words of one text, at most."""
_APART: Final = 1.8
"""How much wider than the blank behind it the gap before a word of the next cell is, at least."""
_LEAST: Final = 0.4
"""Line heights of that gap, at least."""


def settle_borders(cells: dict[str, list[Word]]) -> dict[str, list[Word]]:
    """The cells of a line, each with its own words."""
    cells = _with_number_before(_with_unit_before(times_in_place(cells)))
    return _code_alone(_text_behind_unit(_text_before_quantity(cells)))


def _with_unit_before(cells: dict[str, list[Word]]) -> dict[str, list[Word]]:
    """Takes the unit off the text: it stands one blank before the quantity and farther from the text."""
    text, quantity = cells.get("description", []), cells.get("quantity", [])
    if len(text) < 2 or not quantity or "unit" in cells or not all(looks_numeric(one.text) for one in quantity):
        return cells
    before, unit = text[-2:]
    blank, gap = quantity[0].x0 - unit.x1, unit.x0 - before.x1
    if not is_unit_before(unit, [unit, *quantity]) or gap < max(_APART * blank, _LEAST * (unit.y1 - unit.y0)):
        return cells
    return {**cells, "description": text[:-1], "quantity": [unit, *quantity]}


def _with_number_before(cells: dict[str, list[Word]]) -> dict[str, list[Word]]:
    """Gives the quantity its number back that fell to the text: "Kopf, 1.000   15 Kart"."""
    text, quantity = cells.get("description", []), cells.get("quantity", [])
    if len(text) < 2 or len(quantity) != 1 or "unit" in cells or not quantity[0].text.rstrip(".").isalpha():
        return cells
    before, number = text[-2:]
    blank, gap = quantity[0].x0 - number.x1, number.x0 - before.x1
    if not looks_numeric(number.text) or blank < 0 or gap < max(_APART * blank, _LEAST * (number.y1 - number.y0)):
        return cells
    return {**cells, "description": text[:-1], "quantity": [number, *quantity]}


def _text_before_quantity(cells: dict[str, list[Word]]) -> dict[str, list[Word]]:
    """Gives the text its last words back that fell to the quantity: "... 80 g/m² Palette     8 Pack".

    They stand one blank behind the text, farther from the number, and the number has its unit behind it.
    """
    text, quantity = cells.get("description", []), cells.get("quantity", [])
    at = next((at for at, one in enumerate(quantity) if looks_numeric(one.text)), 0)
    if not at or not text or at + 1 >= len(quantity) or not is_unit_beside(quantity[at], quantity[at + 1]):
        return cells
    blank, gap = quantity[0].x0 - text[-1].x1, quantity[at].x0 - quantity[at - 1].x1
    if not 0 <= blank < 0.5 * (quantity[0].y1 - quantity[0].y0) or gap < 1.5 * blank:
        return cells
    return {**cells, "description": [*text, *quantity[:at]], "quantity": quantity[at:]}


def _code_alone(cells: dict[str, list[Word]]) -> dict[str, list[Word]]:
    """Leaves a code nothing that stands far behind it and goes on, blank by blank, with the text."""
    text = cells.get("description", [])
    for kind in _CODES if text else ():
        words = cells.get(kind, [])
        gaps = [after.x0 - before.x1 for before, after in pairwise([*words, text[0]])]
        high = text[0].y1 - text[0].y0
        at = next((at for at, gap in enumerate(gaps, 1) if gap > _FAR * high), len(words))
        if not 0 < at < len(words) or not any(map(str.isdigit, words[0].text)):
            continue
        if all(0 <= gap < _BLANK * high for gap in gaps[at:]):
            return {**cells, kind: words[:at], "description": [*words[at:], *text]}
    return cells


def _text_behind_unit(cells: dict[str, list[Word]]) -> dict[str, list[Word]]:
    """Gives the text its first words back that fell to the units before it: "Each Wireless keyboard   and mouse"."""
    unit, text = cells.get("unit", []), cells.get("description", [])
    size = unit_size(unit) if unit else 0
    if not 0 < size < len(unit) or not text or text[0].x0 < unit[-1].x1:
        return cells
    gaps = [after.x0 - before.x1 for before, after in pairwise([*unit[size:], text[0]])]
    if max(gaps) >= _BLANK * (text[0].y1 - text[0].y0):
        return cells
    return {**cells, "unit": unit[:size], "description": [*unit[size:], *text]}
