"""Where the text of one order line ends and that of the next begins, by the gaps between their lines of print.

In: the rows of one part of a table with the lines that follow each, and those that none took. Out: lines of text above
the numbers of a row go to that row, where all cells end with the numbers or stand around them.

         Entf. 72, Stulp 20 mm Niro rund,                                          <- begins with the text
    5    DIN rechts                         107.76.240     4 Stück    20,78        <- and ends with the numbers

The lines of one text stand closer to one another than those of two. On paper of one pitch nothing tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from parsers.page_words import Line

if TYPE_CHECKING:
    from parsers.order_table import Row

_SAME: Final = 4.0
"""Points between left edges that are one."""
_CLEARLY: Final = 0.2
"""Line heights by which the gap between two texts is wider than those within them."""
_CLOSE: Final = 0.5
"""Line heights between lines of one text, at most."""
_MOSTLY: Final = 0.8
_FEW: Final = 2


def part_texts(rows: Sequence[Row], passed: Sequence[tuple[int, Line]]) -> list[tuple[int, Line]]:
    """Gives each row the lines of its text that stand above its numbers; returns the lines that no row took."""
    edges = [text[0].x0 for row in rows if (text := row.cells.get("description"))]
    edges = edges or [line.x0 for row in rows for line in row.following]
    if len(rows) < _FEW or not edges or any(row.pair is not None for row in rows):
        return list(passed)
    edge = median(edges)
    opening = _opening(rows[0], [line for at, line in passed if at == 0], edge)
    above = [len(opening), *(_cut(before, row, edge) for before, row in pairwise(rows))]
    below = [len(row.following) - taken for row, taken in zip(rows, [*above[1:], 0], strict=True)]
    lifted = sum(1 for one in above if one)
    centred = lifted > 0 and above == below
    sunk = lifted >= _FEW and not any(below) and _all_wrap(rows, above, opening)
    if not centred and not sunk:
        return list(passed)
    for at in range(len(rows) - 1, 0, -1):
        if above[at]:
            _lift(rows[at], rows[at - 1].following[-above[at] :])
            del rows[at - 1].following[-above[at] :]
    if opening:
        _lift(rows[0], opening)
    return [one for one in passed if all(one[1] is not line for line in opening)]


def _lift(row: Row, lines: Sequence[Line]) -> None:
    row.cells["description"] = [*(word for one in lines for word in one.words), *row.cells.get("description", ())]


def _first(row: Row) -> Line | None:
    """The first line of its text from the numbers on."""
    return row.line if row.cells.get("description") else next(iter(row.following), None)


def _opening(row: Row, loose: Sequence[Line], edge: float) -> list[Line]:
    """The lines close above the first row."""
    found: list[Line] = []
    below = _first(row)
    for line in reversed(loose):
        near = below is not None and below.y0 - line.y1 < _CLOSE * line.height
        if below is None or not near or line.page is not row.page or abs(line.x0 - edge) > _SAME:
            break
        found.insert(0, line)
        below = line
    return found


def _cut(before: Row, row: Row, edge: float) -> int:
    """How many of the lines between two rows stand closer to the lower one, behind the one gap that is the widest."""
    between, last = before.following, _first(row)
    if not between or last is None or before.page is not row.page or any(abs(one.x0 - edge) > _SAME for one in between):
        return 0
    nodes = [*([before.line] if before.cells.get("description") else ()), *between, last]
    gaps = [lower.y0 - upper.y1 for upper, lower in pairwise(nodes)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    others = max((gap for at, gap in enumerate(gaps) if at != widest), default=-1e9)
    return len(gaps) - 1 - widest if gaps[widest] > others + _CLEARLY * last.height else 0


def _all_wrap(rows: Sequence[Row], above: Sequence[int], opening: Sequence[Line]) -> bool:
    """Whether nearly each line above its numbers is as long as one that wraps, which a heading hardly is."""
    texts = [words[-1].x1 for row in rows if (words := row.cells.get("description"))]
    limit = max([*texts, *(line.x1 for row in rows for line in row.following), *(line.x1 for line in opening)])
    wrapped: list[bool] = []
    for at, row in enumerate(rows):
        lines = (rows[at - 1].following[-above[at] :] if at else opening) if above[at] else ()
        nexts = [*(one.words[0] for one in lines[1:]), *row.cells.get("description", ())[:1]]
        wrapped += [one.x1 + _BLANK + word.x1 - word.x0 > limit for one, word in zip(lines, nexts, strict=False)]
    return sum(wrapped) >= _MOSTLY * len(wrapped)


_BLANK: Final = 2.0
"""Points of a blank, at least."""
