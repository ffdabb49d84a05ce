"""Labels that stand so near to one another that the end of one and the beginning of the next make a third.

                     Date  P.O. No.            "Date P.O." may be a label, too, but "P.O. No." goes on, and the gap
               11/05/2026      2726            before it is wider than a blank.

In: the words of a run and the labels found in it. Out: the same, two labels where one reached into the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.header_labels import LABELS
from parsers.page_words import Match, Word, key_of

_WIDER: Final = 1.6
"""Blanks between two labels, at least."""
_MORE: Final = 2
"""Words of the next label behind the one that reached into it, at most."""


def part_neighbours(run: Sequence[Word], hits: Sequence[Match]) -> list[Match]:
    """The labels of a run, those parted that hold the beginning of the next one."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(run)]
    blank = min((one for one in gaps if one > 0), default=0.0)
    return [part for hit in hits for part in _parted(run, hit, gaps, blank)]


def _parted(run: Sequence[Word], hit: Match, gaps: Sequence[float], blank: float) -> list[Match]:
    for cut in range(hit.start + 1, hit.end):
        if gaps[cut - 1] <= _WIDER * blank:
            continue
        left = _label(run, hit.start, cut)
        for end in range(min(hit.end + _MORE, len(run)), hit.end, -1):
            right = _label(run, cut, end)
            if left is not None and right is not None:
                return [left, right]
    return [hit]


def _label(run: Sequence[Word], start: int, end: int) -> Match | None:
    key = "".join(key_of(one.text) for one in run[start:end])
    meaning = LABELS.get(key)
    return Match(start, end, meaning, key) if meaning is not None else None
