"""Order lines set in columns that are each centred by themselves, so that their lines lie between one another's.

    Stoneware mug reactive glaze 400 ml
                                          €3.77 / set
    sage                                                     €4,524.00
                                          Qty: 1,200
    SKU: NW-BT60

In: the lines of one order line. Out: what stands below one another in a column of its own, column by column. As they
are where no line lies between two others, or words reach over several columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.block_labels import titles_over
from parsers.page_words import Line, Word

_APART: Final = 0.9
"""Line heights between what stands for itself and the next."""
_OVER: Final = 0.25
"""Line heights by which a line reaches over the next one, at least."""
_FEWEST: Final = 2


def column_by_column(lines: Sequence[Line]) -> list[Line]:
    """The lines of one column after the other, where they lie between those of the others."""
    over = any(a.page is b.page and a.y1 - b.y0 > _OVER * min(a.height, b.height) for a, b in pairwise(lines))
    # Titles of a card stand over values in other lines.
    if not over or any(map(titles_over, lines)) or any(one.page is not lines[0].page for one in lines):
        return list(lines)
    runs = [run for line in lines for run in line.segments(_APART)]
    columns = _columns(runs)
    crowded = any(b[0].y0 < a[-1].y0 + _OVER * _height(a[-1]) for some in columns for a, b in pairwise(some))
    if len(columns) < _FEWEST or crowded:
        return list(lines)
    return [Line(lines[0].page, list(run)) for some in columns for run in some]


def _columns(runs: Sequence[list[Word]]) -> list[list[list[Word]]]:
    """The runs that stand above one another, by columns from the left, each from above."""
    columns: list[list[list[Word]]] = []
    right = -1.0
    for run in sorted(runs, key=lambda one: one[0].x0):
        if not columns or run[0].x0 > right:
            columns.append([])
        columns[-1].append(run)
        right = max(right, run[-1].x1)
    return [sorted(some, key=lambda one: one[0].y0) for some in columns]


def _height(word: Word) -> float:
    return word.y1 - word.y0
