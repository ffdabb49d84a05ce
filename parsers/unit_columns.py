"""Which column has the units, where a title may speak of them and of other things as well.

    Pack size   Description   Qty   UoM          "Pack size" and "UoM" may both be titles of units: what stands below
       12       Juice         8     BOT          them tells which of the two it is.
    Block   Description   Qty                    "Block" counts sheets of paper, or is a part of a ship: below it stand
    E-1     Cable tray    8 PC                   no units, and the quantities have theirs beside them.
    Barcode (unit)   Description   Qty   UT      "(unit)" only says what has the barcode: nothing stands below it, and
    4028454145760    Garden twine    1   EA      the units are below a title that nobody knows.

In: a `Header` whose columns have the kinds of their titles, the lines below. Out: the kinds are set.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.column_titles import COLUMN_TITLES, UNTITLED
from parsers.page_titles import Column, Header
from parsers.page_units import UNIT_WORDS, is_unit
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import NumberFormat, looks_numeric
from parsers.rows_below import cells_below, closing_rows, has_digit, rows_below, units_by_contents

_MOST: Final = 0.8


def settle_units(header: Header, body: Sequence[Line], number_format: NumberFormat) -> None:
    """Finds the column with the units: of those whose titles name them, else by contents alone."""
    _settle_named(header, body, number_format)
    units_by_contents(header, body)


def _settle_named(header: Header, body: Sequence[Line], number_format: NumberFormat) -> None:
    """Makes the column with units in its rows the unit; one without any is what the other columns leave it."""
    own = next((one for one in header.columns if one.kind == "unit"), None)
    if own is None or own.words[0].text == UNTITLED or all(one.kind != "quantity" for one in header.columns):
        return
    if _hold_units(header, own, body):
        if not _filled(header, own, body):
            own.kind = "other"
            own.kind = "other" if _found_elsewhere(header, own, body) else "unit"
        return
    own.kind = "other"
    for column in [one for one in header.columns if one.kind == "other" and one is not own and _names_units(one)]:
        column.kind = "unit"
        if _hold_units(header, column, body):
            break
        column.kind = "other"
    else:
        if not (_found_elsewhere(header, own, body) or _stand_alone(header, own, body, number_format)):
            own.kind = "unit"
            return
    # Numbers may still be what the prices are for; nothing else says anything of the goods.
    numbers = all(len(cell) == 1 and looks_numeric(cell[0].text) for cell in _filled(header, own, body))
    own.kind = "other" if numbers else "aside"


def _found_elsewhere(header: Header, own: Column, body: Sequence[Line]) -> bool:
    """Whether units stand below a title that nobody knows, and no words that may be units below the one that says so.

    The column that has them is made the unit.
    """
    if any(not has_digit(word.text) for cell in _filled(header, own, body) for word in cell[-1:]):
        return False
    units_by_contents(header, body)
    return any(one.kind == "unit" for one in header.columns)


def _names_units(column: Column) -> bool:
    title = "".join(key_of(one.text) for one in column.words)
    return COLUMN_TITLES.get(title) == "unit" or title in UNIT_WORDS


def _filled(header: Header, column: Column, body: Sequence[Line]) -> list[list[Word]]:
    return [one for one in cells_below(header, column, rows_below(header, body)) if one]


def _hold_units(header: Header, column: Column, body: Sequence[Line]) -> bool:
    """Whether units stand in half of the rows, or nothing at all does in any."""
    cells = _filled(header, column, body)
    known = sum(1 for cell in cells if is_unit(" ".join(one.text for one in cell)))
    return 2 * known >= len(cells)


def _stand_alone(header: Header, column: Column, body: Sequence[Line], number_format: NumberFormat) -> bool:
    """Whether the rows are whole without a column: the quantities have their units, or, beside numbers, multiply."""
    rows = rows_below(header, body)
    cells = [one for one in cells_below(header, column, rows) if one]
    quantity = next(one for one in header.columns if one.kind == "quantity")
    counted = [one for one in cells_below(header, quantity, rows) if one]
    told = sum(1 for cell in counted if looks_numeric(cell[0].text) and is_unit(" ".join(one.text for one in cell[1:])))
    if cells and told >= _MOST * len(rows):
        return True
    numbers = bool(cells) and all(len(cell) == 1 and cell[0].text.isdigit() for cell in cells)
    return numbers and closing_rows(header, rows, number_format) >= _MOST * len(rows)
