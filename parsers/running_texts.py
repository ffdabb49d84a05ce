"""Texts of the goods that run on below the title of another column, of which nobody knows what it says.

    Description                 Qty        Description
    Supplier Item / XYZ Item               Supplier Item / XYZ Item
    Tooth, bucket, size 45       1         <- "Item" stands by itself over "45", which only goes on with the text

In: the rows of a table. Out: what stands a blank behind the text of its row, at another place in each row, is text; a
column begins at one place. What begins a blank behind the text in one row alone may be either: `line_gates` asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_words import Word

if TYPE_CHECKING:
    from parsers.order_table import Row

_UNKNOWN: Final = ("other", "figures", "aside")
_BLANK: Final = 1.2
"""Letters of a text that a blank in it is wide, at most: all letters of typewriters are as wide as it."""
_SAME: Final = 2.0
"""Points between left edges that are one."""
_HAIR: Final = 0.5
_SEVERAL: Final = 2


def join_running(rows: Sequence[Row]) -> None:
    """Makes text of what runs on from it, where the rows show that no column stands there."""
    for kind in _UNKNOWN:
        filled = [row for row in rows if row.cells.get(kind)]
        edges = [[row.cells[kind][0].x0 for row in filled], [row.cells[kind][-1].x1 for row in filled]]
        in_line = len(filled) < _SEVERAL or any(max(one) - min(one) <= _SAME for one in edges)
        if in_line or not all(_runs_on(row, kind) for row in filled):
            continue
        for row in filled:
            row.cells["description"] = [*row.cells["description"], *row.cells.pop(kind)]


def _runs_on(row: Row, kind: str) -> bool:
    """Whether what stands there begins a blank behind the text."""
    text, words = row.cells.get("description", []), row.cells[kind]
    if not text:
        return False
    height = text[-1].y1 - text[-1].y0
    in_line = abs(words[0].y0 - text[-1].y0) < 0.5 * height
    return in_line and -_HAIR < words[0].x0 - text[-1].x1 < blank_in(text)


def blank_in(text: Sequence[Word]) -> float:
    """How wide a blank within a text is, at most."""
    return _BLANK * sum(one.x1 - one.x0 for one in text) / sum(len(one.text) for one in text)
