"""Two article numbers in one column, as its title says: "Unsere Teile-Nr. / Ihre Artikel-Nr." over "LAB-542 / S-37902".

In: the columns of a title, and the rows read under them. Out: one column instead of two, with the other number as its
pair "beside"; the numbers of each row parted at the slash, whether they stand in one line or in two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.page_words import Word

if TYPE_CHECKING:
    from parsers.order_table import Row
    from parsers.page_titles import Column

_OWNED: Final = {"article", "buyer_article"}
_BLANK: Final = 0.8
"""Width of the blanks around a slash in line heights, at most."""
_LEAST: Final = 3
"""Letters and figures of a number at least."""


def join_slashed(columns: list[Column]) -> None:
    """Makes one column of two of article numbers, where a slash joins their titles."""
    for at in range(len(columns) - 1):
        left, right = columns[at : at + 2]
        if {left.kind, right.kind} == _OWNED and left.pair is right.pair is None and _is_slashed(left, right):
            left.words, left.x1 = [*left.words, *right.words], max(left.x1, right.x1)
            left.pair = (right.kind, "beside")
            del columns[at + 1]
            return


def _is_slashed(left: Column, right: Column) -> bool:
    first = right.words[0]
    beside = [one for one in left.words if abs(one.y0 - first.y0) < 0.5 * (first.y1 - first.y0)]
    if not beside or first.x0 - beside[-1].x1 > _BLANK * (first.y1 - first.y0):
        return False
    return beside[-1].text.endswith("/") or first.text.startswith("/")


def part_slashed(rows: Sequence[Row]) -> None:
    """Parts the numbers of each row, where the title of their column names two."""
    for row in rows:
        columns = row.header.columns if row.header is not None else ()
        column = next((one for one in columns if one.pair is not None and one.pair[1] == "beside"), None)
        if column is None or column.pair is None or not row.cells.get(column.kind):
            continue
        below = [words for kind, words in row.below if kind == column.kind]
        parts = _parts([*row.cells[column.kind], *(word for words in below for word in words)])
        if parts is None:
            continue
        row.below = [one for one in row.below if one[0] != column.kind]
        for kind, words in zip((column.kind, column.pair[0]), parts, strict=True):
            if words:
                row.cells[kind] = words
            else:
                row.cells.pop(kind, None)


def _parts(words: Sequence[Word]) -> tuple[list[Word], list[Word]] | None:
    """The words before and behind the slash; None where it is not told where the one number ends."""
    at = next((at for at, one in enumerate(words) if one.text == "/"), None)
    if at is not None:
        return list(words[:at]), list(words[at + 1 :])
    for at, word in enumerate(words):
        if word.text.endswith("/") and len(word.text) > 1:
            return [*words[:at], word._replace(text=word.text[:-1])], list(words[at + 1 :])
        if word.text.startswith("/") and at:
            return list(words[:at]), [word._replace(text=word.text[1:]), *words[at + 1 :]]
    if len(words) == 1:
        one, slash, other = words[0].text.partition("/")
        whole = slash and "/" not in other and min(len(one), len(other)) >= _LEAST
        return ([words[0]._replace(text=one)], [words[0]._replace(text=other)]) if whole else None
    return ([words[0]], [words[1]]) if len(words) == len(_OWNED) else None
