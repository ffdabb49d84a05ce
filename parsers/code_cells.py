"""A code and what stands beside it: "NH-7585        Banner hem tape 1 in x 164 ft", "Stk BML8467", "A70-5676 Pack".

In: the cells of a line as dealt to the columns. Out: the cells, the words far behind the code with the text; units that
have no title in a cell of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parsers.page_units import UNIT_WORDS, unit_size
from parsers.page_words import Word, key_of
from parsers.printed_values import looks_numeric

if TYPE_CHECKING:
    from parsers.order_table import Row

_CODES: Final = ("article", "buyer_article")
_FAR: Final = 2.0
"""Line heights of white between two columns, at least."""
_BLANK: Final = 0.5
"""Line heights between words of one text, at most."""


def code_in_place(cells: dict[str, list[Word]]) -> dict[str, list[Word]]:
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


def text_behind_unit(cells: dict[str, list[Word]]) -> dict[str, list[Word]]:
    """Gives the text its first words back that fell to the units before it: "Each Wireless keyboard   and mouse"."""
    unit, text = cells.get("unit", []), cells.get("description", [])
    size = unit_size(unit) if unit else 0
    if not 0 < size < len(unit) or not text or text[0].x0 < unit[-1].x1:
        return cells
    gaps = [after.x0 - before.x1 for before, after in pairwise([*unit[size:], text[0]])]
    if max(gaps) >= _BLANK * (text[0].y1 - text[0].y0):
        return cells
    return {**cells, "unit": unit[:size], "description": [*unit[size:], *text]}


def part_code_units(rows: Sequence[Row]) -> bool:
    """Gives the rows the units beside their codes, where no row has another one; whether it did.

    Letters before all codes may be a part of these, "ST 4711": units differ from row to row, or stand apart.
    """
    if not rows or any(row.cells.get("unit") for row in rows):
        return False
    if any(not looks_numeric(one.text) for row in rows for one in row.cells.get("quantity", ())):
        return False
    for kind in _CODES:
        cells = [row.cells.get(kind, []) for row in rows]
        for at in (0, -1) if all(len(one) == _PAIR for one in cells) else ():
            units = {key_of(one[at].text) for one in cells}
            coded = all(any(map(str.isdigit, one[-1 - at].text)) for one in cells)
            apart = all(right.x0 - left.x1 >= _BLANK * (left.y1 - left.y0) for left, right in cells)
            if units <= UNIT_WORDS.keys() and coded and (len(units) > 1 or apart):
                for row, cell in zip(rows, cells, strict=True):
                    row.cells |= {"unit": [cell[at]], kind: [cell[-1 - at]]}
                return True
    return _part_text_units(rows)


def _part_text_units(rows: Sequence[Row]) -> bool:
    """Gives the rows the units that open their texts, right behind the quantities: "10   kg Draht", "4   Stck. Nut"."""
    texts = [row.cells.get("description", []) for row in rows]
    if not all(len(text) > 1 and key_of(text[0].text) in UNIT_WORDS and row.cells.get("quantity")
               for row, text in zip(rows, texts, strict=True)):  # fmt: skip
        return False
    behind = all(row.cells["quantity"][-1].x1 < text[0].x0 for row, text in zip(rows, texts, strict=True))
    if not behind or len({key_of(text[0].text) for text in texts}) < _PAIR:
        return False
    for row, text in zip(rows, texts, strict=True):
        row.cells |= {"unit": text[:1], "description": text[1:]}
    return True


_PAIR: Final = 2
