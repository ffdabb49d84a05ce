"""Which column has the units: of those whose titles name them, by what stands below a title, or below none at all.

    Pack size   Description   Qty   UoM          "Pack size" and "UoM" may both be titles of units: what stands below
       12       Juice         8     BOT          them tells which of the two it is.
    Block   Description   Qty                    "Block" counts sheets of paper, or is a part of a ship: below it stand
    E-1     Cable tray    8 PC                   no units, and the quantities have theirs beside them.
    Barcode (unit)   Description   Qty   UT      "(unit)" only says what has the barcode: nothing stands below it, and
    4028454145760    Garden twine    1   EA      the units are below a title that nobody knows.
    Pos.           Description         Qty       In each row one word stands apart at one edge, below no title, and
     1     Stck    Thermostat        20,00       most of these are units: they are a column of their own.

In: a `Header` whose columns have the kinds of their titles, the lines below. Out: the kinds are set; units without a
title are a column more. Units right behind the quantities need none: `quantity_places` knows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.column_titles import COLUMN_TITLES, UNTITLED
from parsers.page_titles import Column, Header
from parsers.page_units import UNIT_WORDS, is_unit
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import NumberFormat, looks_numeric
from parsers.rows_below import cells_below, closing_rows, has_digit, rows_below

_MOST: Final = 0.8
_SAME: Final = 1.5
"""Points between edges that are one."""


def settle_units(header: Header, body: Sequence[Line], number_format: NumberFormat) -> None:
    """Finds the column with the units: of those whose titles name them, else by contents alone."""
    _settle_named(header, body, number_format)
    _settle_by_contents(header, body)


def _settle_named(header: Header, body: Sequence[Line], number_format: NumberFormat) -> None:
    """Makes the column with units in its rows the unit; one without any is what the other columns leave it."""
    own = next((one for one in header.columns if one.kind == "unit"), None)
    if own is None or own.words[0].text == UNTITLED or all(one.kind != "quantity" for one in header.columns):
        return
    if _may_hold_units(header, own, body):
        if not _filled(header, own, body):
            own.kind = "other"
            own.kind = "other" if _found_elsewhere(header, own, body) else "unit"
        return
    own.kind = "other"
    for column in [one for one in header.columns if one.kind == "other" and one is not own and _names_units(one)]:
        column.kind = "unit"
        if _may_hold_units(header, column, body):
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
    _settle_by_contents(header, body)
    return any(one.kind == "unit" for one in header.columns)


def _names_units(column: Column) -> bool:
    title = "".join(key_of(one.text) for one in column.words)
    return COLUMN_TITLES.get(title) == "unit" or title in UNIT_WORDS


def _filled(header: Header, column: Column, body: Sequence[Line]) -> list[list[Word]]:
    return [one for one in cells_below(header, column, rows_below(header, body)) if one]


def _may_hold_units(header: Header, column: Column, body: Sequence[Line]) -> bool:
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


def _settle_by_contents(header: Header, body: Sequence[Line]) -> None:
    """A column with nothing but units in it is the unit, where no title names one: below "Size", "Pack".

    So is "Per" behind the price, which may stand with it in a cell, and wherever no figures stand below it.
    """
    aside = [one for one in header.columns if one.kind in {"other", "aside", "price_unit"}]
    if not aside or any(one.kind == "unit" for one in header.columns):
        return
    rows = rows_below(header, body)
    for column in aside:
        cells = [one for one in cells_below(header, column, rows) if one]
        per = column.kind == "price_unit"
        ends = [cell[-1:] if per and cell[0].text[-3:-2] in {".", ","} else cell for cell in cells]
        alone = all(len(one) == 1 and key_of(one[0].text) in UNIT_WORDS for one in ends)
        if cells and len(cells) == len(rows) and alone:
            column.kind = "unit"
            return
    behind = [
        column for before, column in pairwise(header.columns)
        if before.kind == "quantity" and column.kind in {"other", "price_unit"}
    ]  # fmt: skip
    plain = [
        one for one in header.columns if one.kind == "price_unit"
        and not any(has_digit(word.text) for cell in cells_below(header, one, rows) for word in cell)
    ]  # fmt: skip
    for column in [*behind, *plain]:
        if _hold_words_of_units(header, column, rows):
            column.kind = "unit"
            return


def _hold_words_of_units(header: Header, column: Column, rows: Sequence[Line]) -> bool:
    """Whether one word stands below a title behind the quantity in each row, half of them units: "packet", "single".

    A title that asks for other things draws no words to it: that is tried as if it were the unit's.
    """
    own, column.kind = column.kind, "unit"
    cells = cells_below(header, column, rows)
    column.kind = own
    if not cells or any(len(one) != 1 or not _WORD.fullmatch(one[0].text) for one in cells):
        return False
    # "L" and "M" may be sizes.
    known = sum(1 for one in cells if len(one[0].text) > 1 and key_of(one[0].text) in UNIT_WORDS)
    flush = max(one[0].x0 for one in cells) - min(one[0].x0 for one in cells) <= _SAME
    return 2 * known >= len(cells) and known > 1 and flush


_WORD: Final = re.compile(r"[^\W\d_]{1,12}\.?")


def unit_without_title(header: Header, body: Sequence[Line]) -> None:
    """Adds the column of the units, where the header has none and counts something."""
    kinds = header.kinds()
    if "unit" in kinds or "quantity" not in kinds or header.second is not None:
        return
    counted = [one for one in header.columns if one.kind == "quantity"]
    numbers = [(row, word) for row in rows_below(header, body) for word in row.words if _is_counted(word, counted)]
    # Prose below the table has a number there by chance.
    rows = [row for row, word in numbers if _are_flush([word], [numbers[0][1]])]
    if len(rows) < _SOME:
        return
    for run in _runs_apart(rows[0], header):
        units = [next((one for one in _runs_apart(row, header) if _are_flush(one, run)), None) for row in rows]
        found = [one for one in units if one is not None]
        known = sum(1 for one in found if is_unit(" ".join(word.text for word in one)))
        if 2 * known > len(found) >= _MOST * len(rows):
            low, high = min(one[0].x0 for one in found), max(one[-1].x1 for one in found)
            if all(high < one.x0 or one.x1 < low for one in header.columns):
                title = Word(UNTITLED, low, header.bottom - 1, high, header.bottom, run[0][5])
                at = sum(1 for one in header.columns if one.x0 < low)
                header.columns.insert(at, Column("unit", [title]))
                return


def _is_counted(word: Word, counted: Sequence[Column]) -> bool:
    """Whether a word is a number below the title of the quantities."""
    return looks_numeric(word.text) and any(
        one.x0 - _ASIDE <= word.x1 and word.x0 <= one.x1 + _ASIDE for one in counted
    )


def _runs_apart(row: Line, header: Header) -> Iterator[list[Word]]:
    """The words of a row that may be a unit by themselves, one or two; not those right behind the quantity."""
    counted = [one for one in header.columns if one.kind == "quantity"]
    for before, run in pairwise([[], *_parted(row, header.columns)]):
        if not all(one.text.rstrip(".").isalpha() and len(one.text) <= _LONGEST for one in run):
            continue
        if len(run) > 1 and not is_unit(" ".join(one.text for one in run)):
            continue
        if not (before and any(one.x0 <= before[-1].x1 + _SAME and before[-1].x0 <= one.x1 for one in counted)):
            yield run


def _parted(row: Line, columns: Sequence[Column]) -> Iterator[list[Word]]:
    """The runs of a row, parted also where a word right behind another begins where the next title does."""
    for run in row.segments(_APART):
        cuts = [
            at for at, (before, word) in enumerate(pairwise(run), 1)
            if word.x0 - before.x1 > _NEAR * row.height and any(abs(word.x0 - one.x0) <= _SAME for one in columns)
        ]  # fmt: skip
        for start, end in pairwise([0, *cuts, len(run)]):
            yield run[start:end]


def _are_flush(one: Sequence[Word], other: Sequence[Word]) -> bool:
    middles = (one[0].x0 + one[-1].x1) / 2, (other[0].x0 + other[-1].x1) / 2
    edges = abs(one[0].x0 - other[0].x0), abs(one[-1].x1 - other[-1].x1), abs(middles[0] - middles[1])
    return min(edges) <= _SAME


_APART: Final = 0.9
"""Line heights between words of two columns."""
_NEAR: Final = 0.3
"""Line heights between a unit and the number whose title stands over it, at least."""
_LONGEST: Final = 12
_SOME: Final = 2
_ASIDE: Final = 10.0
"""Points that a number may stand beside its title."""
