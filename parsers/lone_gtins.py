"""Article numbers of trade that stand by themselves below the texts, without a label, where all rows have one.

    Softshelljacke Damen      15 pcs     Each has the right check digit, and none of the rows is without one:
    Farbe 001 / Größe L                  such numbers below all rows of a table are no others.
    4026700155396

In: the rows of one part of a table with the lines that follow each. Out: the numbers are in `Row.below`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_words import Line, Word
from parsers.printed_values import is_gtin

if TYPE_CHECKING:
    from parsers.order_table import Row

_FIGURES: Final = 12
"""Figures of a number of trade that few other numbers look like."""
_SEVERAL: Final = 2
_GAP: Final = 0.9
"""Line heights between words of two columns."""


def take_gtins(rows: Sequence[Row]) -> None:
    """Takes the numbers out of the lines below, where each of several rows has one and no cell holds any."""
    found = [[(line, one) for line in row.following for one in _numbers(line)] for row in rows]
    if len(rows) < _SEVERAL or any(len(one) != 1 for one in found) or any(row.cells.get("gtin") for row in rows):
        return
    for row, [(line, word)] in zip(rows, found, strict=True):
        rest = [one for one in line.words if one is not word]
        at = row.following.index(line)
        row.following[at : at + 1] = [Line(line.page, rest)] if rest else []
        row.below.append(("gtin", [word]))


def _numbers(line: Line) -> list[Word]:
    runs = line.segments(_GAP)
    return [one[0] for one in runs if len(one) == 1 and len(one[0].text) >= _FIGURES and is_gtin(one[0].text)]
