"""A column of its own beside the page's text: names, numbers and dates down one side, the order at the other.

    PO NUMBER      |   Purchase Order
    PW-2026-08854  |   TO Nordwind Handel GmbH
    SHIP TO        |
    Works Yard     |   Qty   Description        Unit cost   Extended
    1480 Rd 4      |    50   Drill bit SDS           2.44     122.00

In: the rows of words of a printed page. Out: the rows with those of such a column apart from those beside it. A table
fills its columns on the lines of its rows; a column whose lines mostly lie between those of the other side is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from orderhub.sheet import Word, lines_of

_STEP: Final = 3.0
_WIDE: Final = 9.0
"""Points of white between the two."""
_LOW: Final = 0.15
_HIGH: Final = 0.42
"""Shares of the page's width that a column at the side may take."""
_EDGE: Final = 0.14
"""Share of the page's height at its head and foot that may be set across both."""
_ROWS: Final = 10
"""Lines in such a column at least."""
_TALL: Final = 0.25
"""Share of the page's height it takes at least."""
_SUM: Final = re.compile(r"\d[.,]\d{2}$")
_SUMS: Final = 0.2
"""Share of its lines that end in an amount, at most: more are a column of a table."""
_OWN: Final = 0.4
"""Share of its lines that stand beside no line of the other side."""


def apart(rows: list[list[Word]], width: float, height: float) -> list[list[Word]]:
    """The rows, those of a column at the side before those beside it."""
    inner = [row for row in rows if _EDGE * height < row[0].y0 < (1 - _EDGE) * height]
    if len(inner) < 2 * _ROWS:
        return rows
    for cut in _channels(inner, width):
        left = [part for row in inner if (part := [one for one in row if one.x1 <= cut])]
        right = [part for row in inner if (part := [one for one in row if one.x0 >= cut])]
        side, main = (left, right) if cut < width / 2 else (right, left)
        both = sum(1 for row in inner if _on_one_line(row, cut))
        if len(side) < _ROWS or side[-1][0].y1 - side[0][0].y0 < _TALL * height or both > (1 - _OWN) * len(side):
            continue
        if _is_table(inner, cut, main is right) or any(_is_priced(row, cut, main is right) for row in inner):
            continue
        if len(main) < _ROWS or sum(1 for row in side if _SUM.search(row[-1].text)) > _SUMS * len(side):
            continue
        return _parted(rows, cut, width)
    return rows


def _on_one_line(row: Sequence[Word], cut: float) -> bool:
    """Whether words of both sides stand on one line: those of a table do, others only near one another."""
    left, right = [one for one in row if one.x1 <= cut], [one for one in row if one.x0 >= cut]
    near = ((abs(one.y1 - other.y1), abs(one.y0 + one.y1 - other.y0 - other.y1)) for one in left for other in right)
    return any(min(edges) <= _HAIR for edges in near)


_HAIR: Final = 1.0
"""Points between lower edges, or between middles, of words of one line."""


def _is_table(rows: Sequence[Sequence[Word]], cut: float, on_right: bool) -> bool:  # noqa: FBT001 -- which side
    """Whether most lines with figures on one side have words of the other on them: the rows of one table.

    Lines of several figures tell more than those of one, such as the totals below.
    """
    counts: dict[bool, list[bool]] = {True: [], False: []}
    for row in rows:
        main = [one for one in row if (one.x0 >= cut) is on_right]
        figures = sum(any(map(str.isdigit, one.text)) for one in main)
        if figures:
            counts[figures > 1].append(_on_one_line(row, cut))
    beside = counts[True] if len(counts[True]) >= _FEW else counts[True] + counts[False]
    return sum(beside) > _BESIDE * len(beside)


_FEW: Final = 3
_BESIDE: Final = 0.6


def _is_priced(row: Sequence[Word], cut: float, on_right: bool) -> bool:  # noqa: FBT001 -- which side
    """Whether a line has price and amount at the side and words beside them: an order line that a stripe cuts."""
    side = [one for one in row if (one.x0 >= cut) is not on_right]
    return 0 < len(side) < len(row) and sum(1 for one in side if _SUM.search(one.text)) > 1


def _channels(rows: Sequence[Sequence[Word]], width: float) -> list[float]:
    """Middles of the white stripes that no word crosses, near the left and the right edge of the page."""
    size = int(width / _STEP) + 2
    change = [0] * (size + 1)
    for row in rows:
        for word in row:
            change[min(size - 1, max(0, int(word.x0 / _STEP)))] += 1
            change[min(size, max(0, int(word.x1 / _STEP) + 1))] -= 1
    found: list[float] = []
    start = None
    for at, count in enumerate(accumulate(change)):
        if count == 0:
            start = at if start is None else start
            continue
        if start is not None and (at - start) * _STEP >= _WIDE:
            middle = (start + at) / 2 * _STEP
            share = middle / width
            if _LOW < share < _HIGH or 1 - _HIGH < share < 1 - _LOW:
                found.append(middle)
        start = None
    return found


def _parted(rows: Sequence[list[Word]], cut: float, width: float) -> list[list[Word]]:
    """What is set across both, above; the column at the side; the other side; what is set across both, below."""
    crossing = [any(one.x0 < cut < one.x1 for one in row) for row in rows]
    first = next((at for at, one in enumerate(crossing) if not one), 0)
    last = len(rows) - next((at for at, one in enumerate(reversed(crossing)) if not one), 0)
    for at in range(first, last):
        if crossing[at]:
            first, last = (at + 1, last) if at < len(rows) / 2 else (first, at)
            if at >= len(rows) / 2:
                break
    words = [word for row in rows[first:last] for word in row]
    left = lines_of([one for one in words if one.x0 < cut])
    right = lines_of([one for one in words if one.x0 >= cut])
    side, main = (left, right) if cut < width / 2 else (right, left)
    return [*rows[:first], *side, *main, *rows[last:]]
