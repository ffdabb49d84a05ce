"""Units in a column of their own that has no title, wherever it stands: before the texts, behind them, behind a number.

    Pos.           Bezeichnung               Menge  Art.-Nr.           Part Number           Order Qty    Unit Price
     1     Stck    Heizkörperthermostat      20,00  486272             KA-19556     EA            4.00       28.1400

In: the columns of a table and the lines below. Out: a column more, where each row has one word apart at one edge, below
no title, and most of these are units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from parsers.column_titles import UNTITLED
from parsers.page_titles import Column, Header
from parsers.page_units import is_unit
from parsers.page_words import Line, Word
from parsers.printed_values import looks_numeric
from parsers.rows_below import rows_below

_SAME: Final = 1.5
"""Points between edges that are one."""
_APART: Final = 0.9
"""Line heights between words of two columns."""
_NEAR: Final = 0.3
"""Line heights between a unit and the number whose title stands over it, at least."""
_LONGEST: Final = 12
_SOME: Final = 2
_MOST: Final = 0.8
_ASIDE: Final = 10.0
"""Points that a number may stand beside its title."""


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
