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

from parsers.page_titles import Column, Header
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, Word, key_of
from parsers.rows_below import rows_below

_SAME: Final = 1.5
"""Points between edges that are one."""
_APART: Final = 0.9
"""Line heights between words of two columns."""
_LONGEST: Final = 12
_SOME: Final = 2


def unit_without_title(header: Header, body: Sequence[Line]) -> None:
    """Adds the column of the units, where the header has none and counts something."""
    kinds = header.kinds()
    if "unit" in kinds or "quantity" not in kinds or header.second is not None:
        return
    rows = rows_below(header, body)
    if len(rows) < _SOME:
        return
    for word in _words_apart(rows[0], header):
        units = [next((one for one in _words_apart(row, header) if _are_flush(one, word)), None) for row in rows]
        known = [one for one in units if one is not None and key_of(one.text) in UNIT_WORDS]
        if None not in units and 2 * len(known) > len(units):
            found = [one for one in units if one is not None]
            low, high = min(one.x0 for one in found), max(one.x1 for one in found)
            if all(high < one.x0 or one.x1 < low for one in header.columns):
                title = Word("·", low, header.bottom - 1, high, header.bottom, word[5])
                at = sum(1 for one in header.columns if one.x0 < low)
                header.columns.insert(at, Column("unit", [title]))
                return


def _words_apart(row: Line, header: Header) -> Iterator[Word]:
    """The single words of a row that may be units, but those right behind the quantity."""
    runs = row.segments(_APART)
    counted = [one for one in header.columns if one.kind == "quantity"]
    for before, run in pairwise([[], *runs]):
        if len(run) != 1 or not run[0].text.rstrip(".").isalpha() or len(run[0].text) > _LONGEST:
            continue
        if not (before and any(one.x0 <= before[-1].x1 + _SAME and before[-1].x0 <= one.x1 for one in counted)):
            yield run[0]


def _are_flush(one: Word, other: Word) -> bool:
    middles = (one.x0 + one.x1) / 2, (other.x0 + other.x1) / 2
    return min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(middles[0] - middles[1])) <= _SAME
