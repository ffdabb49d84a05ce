"""Units in the cells of other columns, told by all rows: "Stk BML8467", "A70-5676 Pack", "10   kg Draht".

In: the rows of one part of a table. Out: the units in cells of their own, where no row has another unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_units import UNIT_WORDS
from parsers.page_words import key_of
from parsers.printed_values import looks_numeric

if TYPE_CHECKING:
    from parsers.order_table import Row

_CODES: Final = ("article", "buyer_article")
_PAIR: Final = 2
_BLANK: Final = 0.5
"""Line heights between words of one text, at most."""


def part_units_off(rows: Sequence[Row]) -> bool:
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
