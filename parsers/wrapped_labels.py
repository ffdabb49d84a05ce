"""Labels of a header that a narrow column breaks: their last word stands below, their value beside it or between.

    Required Delivery                          Official Order
    Date                 03-Dec-2026                             11561
                                               Number
In: the lines of a page outside the table. Out: the same lines, such a label on one line with its value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.header_labels import LABELS
from parsers.page_words import Line, Word, key_of

_ENDS: Final = frozenset(("date", "datum", "number", "nummer", "no", "nr"))
"""Words that end labels, and say too little alone."""
_MEANT: Final = frozenset(("number", "number2", "customer_number", "supplier_number", "issue_date", "delivery_date"))
_SAME: Final = 2.0
"""Points between left edges that are one."""
_NEAR: Final = 0.5
"""Line heights between the lines of a label, at most."""
_APART: Final = 1.6
"""Line heights between words of two runs."""


def on_one_line(lines: Sequence[Line]) -> list[Line]:
    """The lines, each broken label whole on the line of its value."""
    whole: list[Line | None] = list(lines)
    for at, line in enumerate(lines):
        for word in line.words if at else ():
            if key_of(word.text) in _ENDS and [word] in line.segments(_APART):
                _lift(whole, at, word)
    return [one for one in whole if one is not None]


def _runs(line: Line | None) -> list[list[Word]]:
    return line.segments(_APART) if line is not None else []


def _lift(lines: list[Line | None], at: int, end: Word) -> None:
    """Puts the words over `end`, a word of line `at`, before it where they make a label with it, beside its value."""
    reach = range(max(at - 2, 0), at)
    over = [(place, run) for place in reach for run in _runs(lines[place]) if _is_over(run[0], end)]
    if len(over) != 1:
        return
    first, run = over[0]
    if run[-1].text.endswith(":") or LABELS.get("".join(key_of(one.text) for one in (*run, end))) not in _MEANT:
        return
    edge = max(run[-1].x1, end.x1)
    values = [(place, one) for place in range(first, at + 1) for one in _runs(lines[place]) if one[0].x0 > edge]
    if len(values) != 1 or values[0][0] == first or not any(map(str.isdigit, values[0][1][0].text)):
        return
    place, value = values[0]
    label = _beside([*run, end], value[0])
    gone = {id(word) for word in (*run, end)}
    for here in sorted({first, place, at}):
        line = lines[here]
        kept = [one for one in line.words if id(one) not in gone] if line is not None else []
        if here == place:
            left = [one for one in kept if one.x0 < end.x0]
            kept = [*left, *label, *kept[len(left) :]]
        lines[here] = Line(line.page, kept) if line is not None and kept else None


def _is_over(word: Word, end: Word) -> bool:
    return abs(word.x0 - end.x0) <= _SAME and word.y0 < end.y0 and end.y0 - word.y1 < _NEAR * (end.y1 - end.y0)


def _beside(words: Sequence[Word], value: Word) -> list[Word]:
    """The words in one line on the height of a value, the last where it stands."""
    label: list[Word] = []
    x1 = words[-1].x1
    for word in reversed(words):
        x0 = x1 - (word.x1 - word.x0)
        label.insert(0, word._replace(x0=x0, x1=x1, y0=value.y0, y1=value.y1))
        x1 = x0 - _BLANK * (value.y1 - value.y0)
    return label


_BLANK: Final = 0.3
"""Line heights of a blank."""
