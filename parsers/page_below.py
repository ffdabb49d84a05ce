"""Lines below an order line, dealt out to the columns above them; headings between order lines belong to none.

In: the rows of one part of a table with the lines that follow each, and the grid of its columns. Out: what stands below
a column other than the text is moved to `Row.below` by the kind of the column, the text stays in `Row.following`; lines
that stand as far from the row as rows do from one another, or left of the text, are taken off.

    RHH-98946   Conveyor roller 50 x 1.5     01-12-2026      5     11.77     58.85
                mm EL 400                    12:00:00      Nos                        <- time and unit, not text
    Restaurant und Bar                                                                <- heading of the next lines
    RAA-84876   V-belt SPA 1250              18-11-2026     30     10.79    323.70
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.line_labels import labels_of
from parsers.page_columns import Grid
from parsers.page_words import Line, Word
from parsers.printed_values import looks_numeric

if TYPE_CHECKING:
    from parsers.order_table import Row

_GAP: Final = 0.9
"""Line heights between words of two columns."""
_HAIR: Final = 2.0
_NEAR: Final = 0.12
_LEADING: Final = 0.3
"""Gap between lines of one text, in line heights."""
_FAR: Final = 0.2
"""Line heights by which a line must stand farther off than rows do to be no part of one."""


class _Span(NamedTuple):
    """From where to where a column's words stand, the title with them."""

    kind: str
    low: float
    high: float
    first: float
    """Where the entries begin."""
    last: float
    """Where the entries end."""


def settle_below(rows: Sequence[Row], grid: Grid, heads: Sequence[Line]) -> None:
    """Deals out the lines that follow each row. `heads`: lines above the first row that belong to none."""
    spans = _spans(rows, grid)
    at = next((at for at, one in enumerate(spans) if one.kind == "description"), None)
    _drop_headings(rows, heads, spans[at] if at is not None else None)
    if at is None:
        return
    for row in rows:
        if row.following:
            row.following = [line for one in row.following if (line := _text_of(row, one, spans, at)) is not None]


def _spans(rows: Sequence[Row], grid: Grid) -> list[_Span]:
    spans = []
    for column in grid.columns:
        words = [word for row in rows for word in row.cells.get(column.kind, ())]
        first = min((one.x0 for one in words), default=column.x0)
        last = max((one.x1 for one in words), default=column.x1)
        spans.append(_Span(column.kind, min(first, column.x0), max(last, column.x1), first, last))
    return spans


def _text_of(row: Row, line: Line, spans: Sequence[_Span], at: int) -> Line | None:
    """What of a line is text; the rest goes to the cells below the columns it stands under."""
    text = spans[at]
    following = min((one.low for one in spans[at + 1 :]), default=1e9)
    if text.first - 4 <= line.x0 and line.x1 < following:
        return line
    labels = labels_of(line.words)
    if (labels and not labels[0].start) or any(one.text.endswith(":") for one in line.words[:4]):
        return line
    kept: list[Word] = []
    for run in line.segments(_GAP):
        column = _column_of(run, spans, at)
        if column is None or column.kind == "description":
            kept += run
        else:
            row.below.append((column.kind, run))
    return line if len(kept) == len(line.words) else Line(line.page, kept) if kept else None


def _column_of(run: Sequence[Word], spans: Sequence[_Span], at: int) -> _Span | None:
    """The column that a run of words stands under; None where it may be text as well."""
    low, high = run[0].x0, run[-1].x1
    text = spans[at]
    right = low > text.last - _HAIR or any(one.low - _HAIR <= low for one in spans[at + 1 :])
    left = high < text.first - _HAIR
    if not right and not left:
        return None
    beside = spans[at + 1 :] if right else spans[:at]
    best = max(beside, key=lambda one: min(high, one.high) - max(low, one.low), default=None)
    if best is None or min(high, best.high) - max(low, best.low) <= 0:
        return None
    return best


def _drop_headings(rows: Sequence[Row], heads: Sequence[Line], text: _Span | None) -> None:
    """Takes off lines that stand apart from their row, and headings left of the text."""
    if len(rows) < 2:
        return
    between = [
        after.line.y0 - (before.following[-1] if before.following else before.line).y1
        for before, after in pairwise(rows)
        if before.page is after.page and after.line.y0 > before.line.y0
    ]
    if not between:
        return
    usual = median(between)
    height = rows[0].line.height
    inner = [gap for row in rows for gap in _gaps(row) if gap < usual - _NEAR * height]
    # Rows in boxes: what stands as far off as the next row is in a box of its own.
    boxed = usual > (median(inner) if inner else _LEADING * height) + _FAR * height
    reach = usual - _NEAR * height if boxed else max(usual, 0.0) + _FAR * height
    far = {id(line) for row in rows for line in _beyond(row, reach)}
    apart = sum(1 for row in rows if any(id(line) in far for line in row.following))
    followed = sum(1 for row in rows if row.following)
    # Where most texts stand so, it is the sender's way of setting them.
    if apart > 0.5 * followed and not _headed(heads):
        far = set()
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        cut = next((at for at, line in enumerate(row.following) if id(line) in far), None)
        if cut is not None:
            row.following = row.following[:cut]
        while row.following and after is not None and _is_heading(row.following[-1], row, text):
            row.following.pop()


def _headed(heads: Sequence[Line]) -> bool:
    return any(not any(map(str.isdigit, one.text)) for one in heads)


def _gaps(row: Row) -> list[float]:
    """The gaps above the lines that follow a row."""
    return [below.y0 - above.y1 for above, below in pairwise([row.line, *row.following])]


def _beyond(row: Row, reach: float) -> list[Line]:
    """The first line that stands farther below than rows are apart, if neither it nor what follows has a label."""
    bottom = row.line.y1
    for at, line in enumerate(row.following):
        gap = line.y0 - bottom
        bottom = line.y1
        if gap > reach and not any(_is_labelled(one) for one in row.following[at:]):
            return [line]
    return []


def _is_labelled(line: Line) -> bool:
    labels = labels_of(line.words)
    return bool(labels and not labels[0].start) or any(one.text.endswith(":") for one in line.words[:4])


def _is_heading(line: Line, row: Row, text: _Span | None) -> bool:
    """Whether a line of words begins left of the text, above the next row: "Los 2 Dachgeschoss"."""
    if text is None or line.x0 >= text.low - 4 or _is_labelled(line):
        return False
    own = row.cells.get("description")
    if not own or own[0].x0 - line.x0 < 4:
        return False
    run = line.segments(_GAP)[0]
    letters = sum(map(str.isalpha, line.text))
    code = len(run) == 1 and re.search(r"\d", run[0].text) is not None
    return run[-1].x1 > text.first - _HAIR and letters > 2 and not code and not looks_numeric(line.words[-1].text)
