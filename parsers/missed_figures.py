"""Quantities, prices and amounts that recognition overlooked, often a single figure: read where they must stand.

In: the lines of recognised pages. Out: the lines, with what was read where the column of the other lines stands. It is
taken only when two readings of the place say the same and quantity x price = amount.

       60 Stk   12,40    744,00
          Stk   12,40     74,40      the place under 60, read by itself, says 6
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from parsers.page_lines import LineRead, read_line
from parsers.page_words import Word
from parsers.printed_values import NumberFormat, bare, looks_numeric
from parsers.second_reading import KINDS

_AGREEING: Final = 2
_CONFIDENCE: Final = 900
"""Per mille, of a figure that was overlooked at first."""
_FIGURE: Final = re.compile(r"\W{0,2}(\d[\d.,]*)\W{0,2}(?:[^\W\d]{1,5}\.?)?")
_STROKES: Final = re.compile(r"(?<![^\W\d])[Iil|!](?![^\W\d])")
"""A 1 that was taken for a letter, because no figure stands beside it."""
_APART: Final = 0.3
"""Line heights to leave to the words beside."""


def read_missed(lines: Sequence[LineRead], number_format: NumberFormat) -> list[LineRead]:
    """The lines, each that lacks one of three numbers with it where it can be read."""
    return [_completed(line, lines, number_format) for line in lines]


def _completed(line: LineRead, lines: Sequence[LineRead], number_format: NumberFormat) -> LineRead:
    missing = [kind for kind in KINDS if not line.values.get(kind)]
    if line.row.page.second is None or len(missing) != 1:
        return line
    beside = line.row.cells.get("position", [])
    if missing == ["quantity"] and len(beside) > 1 and looks_numeric(beside[-1].text):
        return _with(line, "quantity", beside[-1], beside[-1].text, number_format)
    place = _place(line, missing[0], lines)
    if place is None:
        return line
    votes: Counter[str] = Counter()
    for text in (place.text, *line.row.page.second([place])):
        votes.update(_figure_of(text))
    if line.row.page.other is not None:
        # The second engine has one vote, however often it reads.
        votes.update({one for text in line.row.page.other([place]) for one in _figure_of(text)})
    for text, count in votes.most_common(1):
        if count >= _AGREEING:
            return _with(line, missing[0], place, text, number_format)
    return line


def _figure_of(text: str) -> list[str]:
    """The one figure that a text is, if it is one."""
    figure = _FIGURE.fullmatch(_STROKES.sub("1", text.strip()))
    return [bare(figure[1]).rstrip(".,")] if figure is not None else []


def _with(line: LineRead, kind: str, place: Word, text: str, number_format: NumberFormat) -> LineRead:
    """The line read with the figure; as it was where it does not multiply so."""
    before = dict(line.row.cells)
    for name, words in before.items():
        line.row.cells[name] = [one for one in words if one is not place]
    figure = place._replace(text=text, confidence=min(place.confidence, _CONFIDENCE))
    line.row.cells[kind] = [figure, *line.row.cells.get(kind, ())]
    for name in [name for name, words in line.row.cells.items() if not words]:
        del line.row.cells[name]
    again = read_line(line.row, number_format)
    if not again.closes:
        line.row.cells.clear()
        line.row.cells.update(before)
        return line
    return again


def _place(line: LineRead, kind: str, lines: Sequence[LineRead]) -> Word | None:
    """Where the number must stand: a stroke in the column of the other lines, or the room between its neighbours."""
    page, words = line.row.page, line.row.line.words
    others = [
        word for one in lines if one is not line and one.row.page is page
        for word in one.row.cells.get(kind, ()) if looks_numeric(word.text)
    ]  # fmt: skip
    if not others:
        return None
    left, right = min(one.x0 for one in others), max(one.x1 for one in others)
    strokes = [one for one in words if left <= (one.x0 + one.x1) / 2 <= right and _STROKES.fullmatch(one.text)]
    if strokes:
        return strokes[0]
    gap, ends = _APART * line.row.line.height, max(others, key=lambda one: one.x1)
    over = _lying_over(line, lines, left, right)
    if over is not None:
        end = over[1] - gap / 2
        return Word("", min(left - gap, over[0].x0), over[0].y0, end, over[0].y1, _CONFIDENCE)
    middle = ends.x1 - 0.25 * (ends.y1 - ends.y0)
    left = max([left - gap, *(one.x1 + gap for one in words if one.x1 <= middle)])
    right = min([right + gap, *(one.x0 - gap for one in words if one.x0 >= middle)])
    if right - left < 2 * gap or any(one.x0 < right and one.x1 > left for one in words):
        return None
    return Word("", left, line.row.line.y0, right, line.row.line.y1, _CONFIDENCE)


def _lying_over(line: LineRead, lines: Sequence[LineRead], left: float, right: float) -> tuple[Word, float] | None:
    """The word whose box also took in the figure, as "5 St" read "St", and where such words begin in other lines."""
    over = [one for one in line.row.line.words if one.x0 < right and one.x1 > left]
    if len(over) != 1 or looks_numeric(over[0].text) or over[0].x0 > right or over[0].x1 <= right:
        return None
    starts = [
        min(behind) for one in lines
        if one is not line and one.row.page is line.row.page
        and (behind := [word.x0 for word in one.row.line.words if word.x0 >= right])
    ]  # fmt: skip
    return (over[0], min(starts)) if starts and min(starts) < over[0].x1 else None
