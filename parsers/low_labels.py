"""Labels at the foot of their box, as tables of a spreadsheet have them: what they name begins in the lines above.

                  The Boathouse, Sluice Road, Bourne PE10 0LX (ring first, 07700
    Deliver to    900286, nobody there weekdays)

In: rows of cells and the cell of a label. Out: the lines of its block, from above; none where it begins beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from parsers.page_words import Line, Word
from parsers.postal_lines import Part, pieces_of, town_of

_SAME: Final = 3.0
"""Points between left edges that are one."""
_NEXT: Final = 0.6
"""Line heights between lines of one block, at most."""
_FURTHER: Final = 1.25
"""How much further than from line to line of its block what stands around it is, at least."""
_LINES: Final = 5
"""Lines of such a block, at most."""


class Cell(NamedTuple):
    """A run of words in its line."""

    line: Line
    words: list[Word]

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.words[0].x0


def block_up(rows: Sequence[Sequence[Cell]], at: int, cell: Cell) -> list[Part]:
    """The block that ends beside its label and begins above it, where a town stands in it and none beside the label."""
    beside = next((one for one in rows[at] if one.x0 > cell.words[-1].x1), None)
    if beside is None:
        return []
    column = [beside]
    for row in reversed(rows[max(0, at - _LINES) : at]):
        over = row[0]
        gap = column[0].line.y0 - over.line.y1
        if len(row) > 1 or abs(over.x0 - beside.x0) > _SAME or not gap <= _NEXT * over.line.height:
            break
        if len(column) > 1 and _pitch(over, column[0]) > _FURTHER * _pitch(column[0], column[1]):
            break
        column.insert(0, over)
    if len(column) == 1 or _has_town(column[-1:]) or not _has_town(column[:-1]):
        return []
    pitch = _pitch(column[0], column[1])
    first = rows.index([column[0]])
    # Lines that stand no further off belong to the block as well: it is that of another label, or goes on below.
    around = [one for row in (*rows[max(0, first - 2) : first], *rows[at + 1 : at + 2]) for one in row]
    alike = (one for one in around if abs(one.x0 - beside.x0) <= _SAME or one.x0 < beside.x0)
    near = any(0 < abs(one.line.y0 - edge.line.y0) < _FURTHER * pitch
               for one in alike for edge in (column[0], column[-1]))  # fmt: skip
    return [] if near else [Part(one.line, one.words) for one in _without_remark(column)]


def _without_remark(column: Sequence[Cell]) -> list[Cell]:
    """The lines up to a bracket that opens behind the town: "Bourne PE10 0LX (ring first, ..."."""
    for at, cell in enumerate(column):
        cut = next((place for place, one in enumerate(cell.words) if place and one.text.startswith("(")), None)
        if cut is not None and _has_town([cell._replace(words=cell.words[:cut])]):
            return [*column[:at], cell._replace(words=cell.words[:cut])]
    return list(column)


def _pitch(above: Cell, below: Cell) -> float:
    return below.line.y0 - above.line.y0


def _has_town(cells: Sequence[Cell]) -> bool:
    pieces = (piece for one in cells for piece in pieces_of(one.line, one.words))
    # "Bourne PE10 0LX (ring first," goes on in the next line.
    return any(town_of(one.text.partition(" (")[0]) is not None for one in pieces)
