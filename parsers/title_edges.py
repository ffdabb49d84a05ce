"""Titles of two lines that stand so close to those beside them that one line alone cannot tell them apart.

                 Unit of                            "order" begins where "Unit of" does and goes on with it, though
    Line   Qty   order     Unit price               "Qty order" would be a title as well

In: the titles of each line, as the line alone tells them. Out: the same, cut where a title of the other line begins, or
where two cells of a row below do.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parsers.column_titles import COLUMN_TITLES
from parsers.money_words import PLAIN_MONEY
from parsers.page_words import Line, Word, key_of
from parsers.title_runs import blank_of, is_apart

if TYPE_CHECKING:
    from parsers.page_titles import Cell

_SAME: Final = 1.5
"""Points between left edges that are one."""
_GAP: Final = 0.58
"""Line heights between two words, where more than a blank stands there."""


def cut_titles(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The titles of the lines, cut by those of the line above or below."""
    cut: list[list[Cell]] = []
    for at, row in enumerate(rows):
        near = [rows[one] for one in (at - 1, at + 1) if 0 <= one < len(rows)]
        around = [cell for line in near for cell in line]
        cut.append([
            part for cell in row for part in _under_sign(cell, around) or _under_two(cell, near) or _parts(cell, around)
        ])  # fmt: skip
    return cut


def count_first(rows: Sequence[list[Cell]]) -> None:
    """Counts the lines with what stands left of all titles: a price is the first of none. "Lp." over "No."."""
    edge = min((row[0].x0 for row in rows if row), default=0.0)
    for row in rows:
        if row and row[0].x0 - edge <= _SAME and _title(row[0]) in _COUNTING:
            row[0] = row[0]._replace(kind="position")


_COUNTING: Final = frozenset(("lp",))
"""Words that count lines in one language and are prices in another: liczba porządkowa, Listenpreis."""


def _title(cell: Cell) -> str:
    return "".join(key_of(one.text) for one in cell.words)


def cut_over(rows: Sequence[Sequence[Cell]], below: Sequence[Line]) -> list[list[Cell]]:
    """The titles of the lines, cut where two cells of one of the first lines below stand each under words of its own.

    Pos. Bezeichnung         "Pos. Bezeichnung" would be a title as well
    1    Kugellager 6204
    """
    return [[part for cell in row for part in _over_two(cell, below)] for row in rows]


def _over_two(cell: Cell, below: Sequence[Line]) -> list[Cell]:
    for at, (before, word) in enumerate(pairwise(cell.words), 1):
        parts = [_told(cell, cell.words[:at]), _told(cell, cell.words[at:])]
        if any(one.kind for one in parts) and any(
            one.x1 < word.x0 and before.x1 < other.x0 and other.x0 - one.x1 > _CELLS * line.height
            and _is_flush(one, parts[0]) and _is_flush(other, parts[1])
            for line in below for one, other in pairwise(line.words)
        ):  # fmt: skip
            return parts
        named = parts[0].kind in _LEADING and parts[1].kind in _NAMING
        if named and any(_is_cut_below(parts, one, 0.0) for one in below):
            return parts
        close = (word.x0 - before.x1) / _CLOSE
        if named and len(below) == _TWO and all(_is_cut_below(parts, one, close) for one in below):
            return parts
    return [cell]


_LEADING: Final = frozenset(("position", "quantity", "unit"))
_NAMING: Final = frozenset(("article", "buyer_article", "description"))


def _is_cut_below(parts: Sequence[Cell], line: Line, close: float) -> bool:
    """Whether a cell of a line begins where the second of two titles does, though the one before it ends close by.

    Quantity Part          One title stands over number and unit.
    20 pieces Bracket

    `close`: the blank of a line, at most, beyond which a little more is enough; 0 where it is not.
    """
    left, right = parts
    blank = blank_of(line)
    return any(
        left.x0 < one.x1 < right.x0
        and abs(other.x0 - right.x0) <= _SAME
        and (is_apart(one, other, blank) or (_CLOSE * blank < other.x0 - one.x1 and 0 < blank <= close))
        for one, other in pairwise(line.words)
    )


_CLOSE: Final = 1.2
"""Blanks between two cells, at least, where two lines agree."""
_CELLS: Final = 0.9
"""Line heights between words of two cells."""


def _is_flush(word: Word, title: Cell) -> bool:
    """Whether a word begins or ends where the title above it does, and says something."""
    edge = min(abs(word.x0 - title.x0), abs(word.x1 - title.x1))
    return edge <= _SAME and any(map(str.isalnum, word.text))


def _is_set_alike(cell: Cell, word: Word) -> bool:
    """Whether a word stands under or over a cell: flush left, or in its middle."""
    middle = abs(cell.x0 + cell.x1 - word.x0 - word.x1) <= 2 * _SAME
    return abs(cell.x0 - word.x0) <= _SAME or (middle and len(cell.words) == 1)


def _under_two(cell: Cell, near: Sequence[Sequence[Cell]]) -> list[Cell] | None:
    """The two titles whose words begin, or end, where two titles of the line above or below do; None where they do not.

    Art.-Nr.   Nr.
    Lieferant intern
    """
    for at, (before, word) in enumerate(pairwise(cell.words), 1):
        for line in near:
            begun = [one for one in line if any(abs(one.x0 - x0) <= _SAME for x0 in (cell.x0, word.x0))]
            if len(begun) == _TWO and begun[0].x1 + _SAME < word.x0 and before.x1 < begun[1].x0:
                return [_told(cell, cell.words[:at]), _told(cell, cell.words[at:])]
            ended = [one for one in line if any(abs(one.x1 - x1) <= _SAME for x1 in (before.x1, cell.x1))]
            if len(ended) == _TWO and ended[0].x1 < word.x0 and before.x1 < ended[1].x0:
                return [_told(cell, cell.words[:at]), _told(cell, cell.words[at:])]
    return None


def _under_sign(cell: Cell, around: Sequence[Cell]) -> list[Cell] | None:
    """A sign that ends where a title of the line above or below does, and what stands behind it; None where none does.

    Einkaufs-    MwSt.
      preis €        % Bezeichnung
    """
    sign, *rest = cell.words
    if not rest or (sign.text.strip("()") != "%" and key_of(sign.text) not in PLAIN_MONEY):
        return None
    if not any(abs(one.x1 - sign.x1) <= _SAME and one.x0 < sign.x0 - _SAME for one in around):
        return None
    return [_told(cell, [sign]), _told(cell, rest)]


def _told(cell: Cell, words: list[Word]) -> Cell:
    kind = COLUMN_TITLES.get("".join(key_of(one.text) for one in words))
    return cell._replace(words=words, kind=kind, told=len(words) if kind else 0)


_TWO: Final = 2


def _ends_alike(other: Cell, cell: Cell, at: int) -> bool:
    """Whether a cell stands flush right over or under the words of another from `at` on, and over no word before."""
    return abs(other.x1 - cell.x1) <= _SAME and other.x0 > cell.words[at - 1].x1


def _parts(cell: Cell, around: Sequence[Cell]) -> list[Cell]:
    for at, (before, word) in enumerate(pairwise(cell.words), 1):
        begun = next((one for one in around if _is_set_alike(one, word) or _ends_alike(one, cell, at)), None)
        if begun is None or word.x0 - before.x1 < _GAP * (word.y1 - word.y0) or abs(begun.x0 - cell.x0) <= _SAME:
            continue
        left, right = cell.words[:at], cell.words[at:]
        kind = dict.get(COLUMN_TITLES, "".join(key_of(one.text) for one in left))
        if kind is not None and not any(one.x0 < before.x1 and before.x1 < one.x1 for one in around):
            rest = dict.get(COLUMN_TITLES, "".join(key_of(one.text) for one in right))
            return [cell._replace(words=left, kind=kind, told=len(left)),
                    cell._replace(words=right, kind=rest, told=len(right) if rest else 0)]  # fmt: skip
    return [cell]
