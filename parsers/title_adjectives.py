"""Titles that go on in the line below: "Trust Product" over "Code", "Ihre Art.-" over "Nr.", "Ite" over "m"; or beside.

In: the cells of the lines of a title. Out: the cells, the words of one title together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parsers.column_titles import COLUMN_TITLES
from parsers.page_words import key_of

if TYPE_CHECKING:
    from parsers.page_titles import Cell

_BLANK: Final = 0.4
"""Width of one blank at most, in line heights."""


def join_adjectives(rows: list[list[Cell]]) -> None:
    """Joins an unknown word to the title a blank behind it where what stands below the word goes on with that title."""
    for row, below in pairwise(rows):
        for word, title in list(pairwise(row)):
            last = word.words[-1]
            gap = title.words[0].x0 - last.x1
            if word.kind is not None or title.kind is None or gap > _BLANK * (last.y1 - last.y0):
                continue
            if any(under.x0 < word.x1 and word.x0 < under.x1 and _go_on(title, under) for under in below):
                first = title.words[0]._replace(x0=word.x0)
                row[row.index(title)] = title._replace(words=[first, *title.words[1:]])
                row.remove(word)


def join_said_again(rows: list[list[Cell]], around: Callable[[], list[list[Cell]]]) -> None:
    """Joins two words for the number of the goods over, or under, one title that says the same: two languages.

    Cod. fornitore         "Cod." and "fornitore" would each be a title of article numbers; so would "Réf." be.
    Supplier code

    `around`: the titles of the lines right above and right below these.
    """
    for at, row in enumerate(rows):
        left, right = next((one for one in pairwise(row) if _are_close_numbers(*one)), (None, None))
        if left is None or right is None:
            continue
        above, below = around()
        near = [*([above, *rows][at]), *([*rows, below][at + 1])]
        again = next((one for one in near if _says_both(one, left, right)), None)
        if again is not None:
            place, words = row.index(left), [*left.words, *right.words]
            row[place : place + 2] = [left._replace(words=words, kind=again.kind, told=len(words))]


_NUMBERS: Final = frozenset(("article", "buyer_article"))


def _are_close_numbers(left: Cell, right: Cell) -> bool:
    last = left.words[-1]
    return {left.kind, right.kind} <= _NUMBERS and 0 < right.x0 - last.x1 <= _BLANK * (last.y1 - last.y0)


def _says_both(title: Cell, left: Cell, right: Cell) -> bool:
    """Whether a title is one of numbers, over or under two words: flush with the first, the last or their middle."""
    edges = title.x0 - left.x0, title.x1 - right.x1
    flush = min(abs(edges[0]), abs(edges[1]), abs(sum(edges)) / 2) <= _SAME
    return title.kind in _NUMBERS and title.x0 < left.x1 and right.x0 < title.x1 and flush


def join_purpose(cells: Sequence[Cell]) -> list[Cell]:
    """Puts "für" and what goods are for into one title: "für Bereich" is neither the unit of a price nor the goods."""
    joined: list[Cell] = []
    for cell in cells:
        last = joined[-1].words[-1] if joined else None
        near = last is not None and cell.words[0].x0 - last.x1 <= _BLANK * (last.y1 - last.y0)
        if near and cell.kind in {None, "aside"} and _is_purpose(joined[-1]) == len(joined[-1].words):
            cell = cell._replace(words=[*joined.pop().words, *cell.words])
        joined.append(cell._replace(kind="aside") if 0 < _is_purpose(cell) < len(cell.words) else cell)
    priced = any(one.kind in {"price", "amount"} for one in joined)
    # Without prices it is the unit of none: "für" over "Bereich".
    return [one if priced or _is_purpose(one) < len(one.words) else one._replace(kind=None) for one in joined]


def _is_purpose(cell: Cell) -> int:
    """How many words open a title that says what goods are for, whatever that is; 0 where what it is is known."""
    if cell.kind not in {None, "aside"} and cell.told == len(cell.words) > 1:
        return 0
    at = next((at for at, one in enumerate(cell.words[:2]) if key_of(one.text) in _FOR), None)
    return at + 1 if at == 0 or (at and key_of(cell.words[0].text) in _MEANT) else 0


_FOR: Final = frozenset(("fur", "fuer", "for"))
_MEANT: Final = frozenset(("bestimmt", "benotigt", "gedacht", "bestellt", "required", "intended", "needed", "ordered"))


def join_hyphens(rows: list[list[Cell]]) -> None:
    """Puts the end of a word below its beginning into one title with it: "Ihre Art.-" over "Nr.", "Ite" over "m".

    In a stack of titles the end of one is then none of its own.
    """
    for row, below in pairwise(rows):
        for at, title in enumerate(row):
            under = [one for one in below if one.x0 < title.x1 and title.x0 < one.x1]
            first, last = title.words[0], title.words[-1]
            if not last.text.endswith("-") or len(under) != 1 or abs(under[0].x0 - first.x0) > _SAME:
                continue
            words = [*title.words, *under[0].words]
            kind = COLUMN_TITLES.get("".join(key_of(one.text) for one in words))
            if kind is not None:
                row[at] = title._replace(words=words, kind=kind, told=len(words))
                below.remove(under[0])


_SAME: Final = 1.5
"""Points between left edges that are one."""


def begins_titles(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether each word of a line goes on in the line below, and makes a title with what stands there alone."""
    under = [[one for one in below if one.x0 < cell.x1 and cell.x0 < one.x1] for cell in row]
    return all(len(one) == 1 and _go_on(cell, one[0]) for one, cell in zip(under, row, strict=True))


def ends_titles(row: Sequence[Cell], above: Sequence[Cell]) -> bool:
    """Whether each word of a line goes on with one of the line above that is no title without it."""
    over = [[one for one in above if one.x0 < cell.x1 and cell.x0 < one.x1] for cell in row]
    return all(len(one) == 1 and _go_on(one[0], cell) for one, cell in zip(over, row, strict=True))


def ends_beside(row: Sequence[Cell], above: Sequence[Cell], before: Sequence[Cell]) -> bool:
    """Whether each word goes on with a title two lines above: titles of one line stand in the middle of two lines.

                       Cost
    Qty      Price               Amount
                       Centre
    """
    for cell in row:
        over = [one for one in before if one.x0 < cell.x1 and cell.x0 < one.x1]
        beside = any(one.x0 < cell.x1 and cell.x0 < one.x1 for one in above)
        high = cell.words[0].y1 - cell.words[0].y0
        if beside or len(over) != 1 or cell.words[0].y0 - over[0].words[0].y1 > _BLANK * high:
            return False
    return bool(row)


def _go_on(title: Cell, under: Cell) -> bool:
    words: Sequence[str] = [key_of(one.text) for cell in (title, under) for one in cell.words]
    return COLUMN_TITLES.get("".join(words)) is not None
