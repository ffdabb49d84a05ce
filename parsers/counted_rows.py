"""Positions in disguise: "1 of 4", "2 of 4"; "1/4"; "Line 1 von 4"; 001, 002, 003 below the title "Item#".

In: the rows of a table. Out: the number of each row is its position, and the words that count it are no part of its
text. They count where they open the lines of all rows, go on by one, and tell the same end. What a title calls the
number of the goods counts the rows where it is alone in its cell and goes on from the first to the last of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parsers.broken_counts import COUNT
from parsers.page_words import Word, key_of

if TYPE_CHECKING:
    from parsers.order_table import Row

_NAMED: Final = frozenset(("line", "item", "row", "pos", "position", "zeile", "artikel", "nr", "no"))
_LONGEST: Final = 5
"""Words that count a row, at most: "Line 1 out of 4"."""


def take_counts(rows: Sequence[Row]) -> bool:
    """Takes such positions out of the texts of all rows; whether it did."""
    counts = [count_of(row.line.words) for row in rows]
    told = [one for one in counts if one is not None]
    if not told or len(told) < len(rows):
        return False
    ends = {end for _, _, end, _ in told}
    if [at for _, at, _, _ in told] != list(range(1, len(rows) + 1)) or len(ends) > 1 or max(ends) < len(rows):
        return False
    # One row alone may open with a fraction of an inch: "1/1".
    if len(rows) == 1 and (max(ends) > 1 or told[0][3] == "/"):
        return False
    for row, (words, at, _, _) in zip(rows, told, strict=True):
        taken = {id(one) for one in words}
        left = {kind: [one for one in cell if id(one) not in taken] for kind, cell in row.cells.items()}
        row.cells = {kind: cell for kind, cell in left.items() if cell}
        row.cells["position"] = [words[0]._replace(text=str(at), x1=words[-1].x1)]
    return True


def count_of(words: Sequence[Word]) -> tuple[Sequence[Word], int, int, str] | None:
    """The words that open a line and count it, what they count, to which end, and by which sign."""
    named = 1 if words and key_of(words[0].text) in _NAMED else 0
    for size in range(named + 1, min(_LONGEST, len(words) - 1) + 1):
        found = COUNT.fullmatch(" ".join(one.text for one in words[named:size]))
        if found is not None:
            return words[:size], int(found["at"]), int(found["end"]), found["sign"]
    return None


def take_numbering(rows: Sequence[Row], kinds: set[str]) -> bool:
    """Makes numbers of goods that only count the rows their positions; whether it did. Drops their kind."""
    if not rows or any(row.cells.get("position") for row in rows):
        return False
    for kind in _OWNED:
        cells = [row.cells.get(kind, []) for row in rows]
        if counts_rows([one[0].text.rstrip(".") if len(one) == 1 else "" for one in cells]):
            for row in rows:
                row.cells["position"] = row.cells.pop(kind)
            kinds.discard(kind)
            return True
    return False


_OWNED: Final = ("buyer_article", "article")


def counts_rows(texts: Sequence[str], *, gaps: int = 0) -> bool:
    """Whether numbers count from the first one on in ones, tens or hundreds; `gaps`: so many may be missing among them.

    One number alone counts where no house calls goods so: "1", "001", "00010"; "10" may be a shelf mark.
    """
    if not texts or not all(_COUNTER.fullmatch(one) for one in texts):
        return False
    if len(texts) == 1:
        return _FIRST.fullmatch(texts[0]) is not None
    numbers = [int(one) for one in texts]
    for step in _STEPS:
        counted = [one // step for one in numbers if one % step == 0]
        whole = len(counted) == len(numbers) and all(before < after for before, after in pairwise(counted))
        if whole and counted[0] - 1 <= gaps and counted[-1] - len(counted) <= gaps:
            return True
    return False


_COUNTER: Final = re.compile(r"\d{1,6}")
_FIRST: Final = re.compile(r"0*1|0+10")
_STEPS: Final = (1, 5, 10, 100)
