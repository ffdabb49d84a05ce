"""Units below the quantity of a row, left of where its text goes on.

        10.00   Chopped tomatoes 6 x 2.5 kg
        cases   Vendor SKU: NWC-6485

In: a row and a line that follows it. Out: the unit below the quantity, and the text as a line of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, key_of
from parsers.printed_values import looks_numeric

if TYPE_CHECKING:
    from parsers.order_table import Row

_HAIR: Final = 2.0
"""Points between the unit and the text, at least."""
_FLUSH: Final = 0.5
"""Points between edges that are one."""


def without_unit(row: Row, line: Line) -> Line | None:
    """The text of a line without the unit below the quantity of a row that has none; None where none stands there."""
    counted, (first, *rest) = row.cells.get("quantity", []), line.words
    if not rest or key_of(first.text) not in UNIT_WORDS or row.cells.get("unit") or rest[0].x0 - first.x1 < _HAIR:
        return None
    if not counted or not all(looks_numeric(one.text) for one in counted) or rest[0].x0 <= counted[-1].x1 + _HAIR:
        return None
    if min(abs(first.x1 - counted[-1].x1), abs(first.x0 - counted[0].x0)) > _FLUSH:
        return None
    row.below.append(("quantity", [first]))
    return Line(line.page, rest)
