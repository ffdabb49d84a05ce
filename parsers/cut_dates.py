"""Dates that are cut at the end of a narrow column: "Tue 29 Sep" over "2026", "29." over "November 2026".

In: the words below a label and the lines below them. Out: the words with those of the next line that end the date.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.page_words import Line, Word
from parsers.printed_values import find_date

_SAME: Final = 2.0
"""Points between left edges that are one."""
_NEAR: Final = 0.9
"""Line heights between lines of one cell at most."""
_WORDS: Final = 4
"""Words of a date at most, with its day of the week."""


def whole_date(run: Sequence[Word], below: Sequence[Line]) -> list[Word]:
    """The words, with the run right below them where only both are a date."""
    words = list(run)
    if len(words) > _WORDS or _is_dated(words):
        return words
    height = words[0].y1 - words[0].y0
    for line in below:
        for rest in line.segments(0.9):
            if abs(rest[0].x0 - words[0].x0) <= _SAME and -1 < rest[0].y0 - words[0].y1 < _NEAR * height:
                alone = _is_dated(rest) or not _is_dated([*words, *rest[:_REST]])
                return words if alone or len(rest) > _REST else [*words, *rest]
    return words


_REST: Final = 2
"""Words that end a date at most: "November 2026"."""


def _is_dated(words: Sequence[Word]) -> bool:
    return find_date(" ".join(one.text for one in words)) is not None
