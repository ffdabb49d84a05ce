"""Counters of the columns of a form's table, which are no words of its titles.

    9a Item code   9b Description   9c How many          ITEM NO.   SUPPLIES   QUANTITY   UNIT   PRICE
                                                           (a)        (b)      ORDERED    (d)     (e)
                                                                                 (c)

In: the rows of words of a page. Out: the counters and the boxes they are parts of. They count on from the first, each
in a column of its own to the right of the one before, in titles of a few lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from orderhub.sheet import Word

_FORMS: Final = (
    re.compile(r"(?P<box>\d{1,2})[.-]?(?P<part>[a-zA-Z])[.):]?"),
    re.compile(r"(?P<box>\d{1,2})\.(?P<part>\d{1,2})[.):]?"),
    re.compile(r"(?P<box>[A-Z])[.-]?(?P<part>\d{1,2})[.):]?"),
    re.compile(r"(?P<box>)\((?P<part>[a-zA-Z]|\d{1,2})\)"),
    re.compile(r"(?P<box>)(?P<part>[a-zA-Z])\)"),
)
_COLUMNS: Final = 4
"""Columns that are counted, at least."""
_APART: Final = 0.7
"""Line heights between a cell and the next one, at least."""
_NEAR: Final = 0.9
"""Line heights between a counter and its title, at most: three blanks."""
_LINES: Final = 4.5
"""Line heights that titles are high, at most."""


class ColumnCounter(NamedTuple):
    """A word that may count a column: the box it is a part of, and the how manieth."""

    box: str
    form: int
    part: int
    word: Word
    beside: bool
    """Whether its title follows in the same line."""


def column_counters(rows: Sequence[Sequence[Word]]) -> list[ColumnCounter]:
    """The words that count the columns of a table."""
    found = [one for row in rows for one in _counters(row)]
    chains = [chain for first in found if first.part == 1 if len(chain := _counted_from(first, found)) >= _COLUMNS]
    words = [word for row in rows for word in row]
    return [one for chain in chains if _head_columns(chain, words) for one in chain]


def without_columns(row: Sequence[Word], counters: Sequence[ColumnCounter]) -> list[Word]:
    """A row without the counters; the title beside one begins where it did, as what stands below does."""
    known = {id(one.word): one.beside for one in counters}
    said: list[Word] = []
    start: float | None = None
    for word in row:
        if id(word) in known:
            start = word.x0 if known[id(word)] else None
        else:
            said.append(word if start is None else word._replace(x0=start))
            start = None
    return said


def _counters(row: Sequence[Word]) -> Iterator[ColumnCounter]:
    """Words of a row that may count a column: each opens a cell."""
    for at, word in enumerate(row):
        height = word.y1 - word.y0
        if at and word.x0 - row[at - 1].x1 <= _APART * height:
            continue
        after = row[at + 1] if at + 1 < len(row) else None
        beside = after is not None and after.x0 - word.x1 < _NEAR * height
        if beside and after is not None and not any(map(str.isalpha, after.text)):
            continue
        for form, pattern in enumerate(_FORMS):
            if match := pattern.fullmatch(word.text):
                part = match["part"].casefold()
                number = int(part) if part.isdigit() else ord(part) - ord("a") + 1
                yield ColumnCounter(match["box"], form, number, word, beside)


def _counted_from(first: ColumnCounter, found: Sequence[ColumnCounter]) -> list[ColumnCounter]:
    """The counters from the first on, as far as they count."""
    chain = [first]
    reach = _LINES * (first.word.y1 - first.word.y0)
    while True:
        last = chain[-1]
        following = [
            one
            for one in found
            if (one.box, one.form, one.part) == (last.box, last.form, last.part + 1)
            and one.word.x0 > last.word.x1
            and abs(one.word.y0 - first.word.y0) < reach
        ]
        if not following:
            return chain
        chain.append(min(following, key=lambda one: abs(one.word.y0 - last.word.y0)))


def _head_columns(chain: Sequence[ColumnCounter], words: Sequence[Word]) -> bool:
    """Whether most counters have words of letters beside them, or right above or below."""
    titled = sum(1 for one in chain if one.beside or any(_is_title_of(one.word, word) for word in words))
    return 2 * titled > len(chain)


def _is_title_of(counter: Word, word: Word) -> bool:
    near = 0.8 * (counter.y1 - counter.y0)
    between = max(word.y0 - counter.y1, counter.y0 - word.y1)
    over = word.x0 < counter.x1 and counter.x0 < word.x1
    return over and -near < between < near and word is not counter and word.text[:1].isalpha()
