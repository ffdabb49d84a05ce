"""Numbers that a narrow cell breaks around the line of their row, where cells are set around their middle.

    NW-
    1          Kabelbinder 200 x 4,8 mm      8 Stk.      5,61       44,88
    8369.2

In: the rows of one part of a table, the lines that belong to none, the grid of the columns. Out: the row has the
number, the lines above and below it have the other words that stand there.

In: the lines of one text. Out: a number that the end of a line breaks at its hyphen is whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_columns import Grid
from parsers.page_words import Line, Word

if TYPE_CHECKING:
    from parsers.order_table import Row

_KINDS: Final = frozenset(("article", "buyer_article"))
_BEGUN: Final = re.compile(r"[A-Z0-9][\w./-]*[-/]")
_ENDED: Final = re.compile(r"(?=.*\d)[\w./-]{1,20}")
_SAME: Final = 1.0
"""Points between left edges that are one."""
_ALIKE: Final = 0.12
"""Line heights by which the two halves may stand unlike far from the middle of the row."""


def join_codes(rows: Sequence[Row], passed: Sequence[tuple[int, Line]], grid: Grid) -> list[tuple[int, Line]]:
    """Joins them; `passed`: the lines that no row took, with how many stood before. Returns those that are left."""
    left = list(passed)
    for at, row in enumerate(rows):
        if not row.following:
            continue
        loose = next((place for place in reversed(range(len(left))) if left[place][0] == at), None)
        before = rows[at - 1].following if at else []
        above = left[loose][1] if loose is not None else before[-1] if before else None
        if above is None or above.page is not row.page:
            continue
        begun, ended = above.words[0], row.following[0].words[0]
        kind = _kind_of(row, begun, ended, grid)
        if not kind:
            continue
        row.cells[kind] = [begun._replace(text=begun.text + ended.text, x1=max(begun.x1, ended.x1), y1=ended.y1)]
        row.following[:1] = _rest(row.following[0])
        if loose is not None:
            left[loose : loose + 1] = [(at, one) for one in _rest(above)]
        else:
            before[-1:] = _rest(above)
    return left


def _kind_of(row: Row, begun: Word, ended: Word, grid: Grid) -> str:
    """The column of which a row has nothing but the two halves of a number; an empty text where they are none."""
    high = begun.y1 - begun.y0
    over, under = row.line.y0 - begun.y0, ended.y1 - row.line.y1
    centred = over > 0 and under > 0 and abs(over - under) <= _ALIKE * high and ended.y0 - begun.y1 <= _ALIKE * high
    if not centred or abs(begun.x0 - ended.x0) > _SAME:
        return ""
    if not _BEGUN.fullmatch(begun.text) or not _ENDED.fullmatch(ended.text):
        return ""
    if any(one.x0 < max(begun.x1, ended.x1) and begun.x0 < one.x1 for one in row.line.words):
        return ""
    kind = next(iter(grid.deal([begun._replace(text=begun.text + ended.text)])))
    return kind if kind in _KINDS and not row.cells.get(kind) else ""


def _rest(line: Line) -> list[Line]:
    """The line without its first word, where it has others."""
    return [Line(line.page, line.words[1:])] if len(line.words) > 1 else []


def join_numbers(rows: Sequence[Row]) -> None:
    """Joins the numbers that the end of a line breaks at their hyphen, in the text of each row."""
    for row in rows:
        text = row.cells.get("description")
        begun = [Line(row.page, text)] if text else []
        whole = with_whole_numbers([*begun, *row.following])
        if begun:
            row.cells["description"] = whole[0].words
        row.following = whole[len(begun) :]


def with_whole_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines of one text, a number broken at its hyphen whole: "(your no. 3705-" over "75)"."""
    whole: list[Line] = []
    for line in lines:
        above, first = whole[-1].words if whole else [], line.words[0]
        if not above or not _BROKEN.fullmatch(above[-1].text) or not first.text[0].isdigit():
            whole.append(line)
            continue
        whole[-1] = Line(line.page, [*above[:-1], above[-1]._replace(text=above[-1].text + first.text)])
        whole += _rest(line)
    return whole


_BROKEN: Final = re.compile(r".*\d-")
