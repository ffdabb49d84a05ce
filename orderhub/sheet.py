"""Printed words with their places: the one shape in which a text layer, a recognised fax and a lesson meet.

    Word("Bestellnummer:", 50.0, 102.3, 118.4, 111.3)      points of the upright, levelled page, origin top left

Pure values. `parsers.page_words` fills them, `orderhub.mapping.anchors` looks for labels in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import cos, radians, sin
from operator import itemgetter
from typing import Final, NamedTuple

import msgspec

Box = tuple[int, int, int, int]


class Word(NamedTuple):
    """One printed word; `confidence` in per mille."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: int = 1000


class Lie(NamedTuple):
    """How the words lie on the picture they were read from; lengths in points."""

    width: float
    height: float
    lean: float = 0.0
    """Degrees clockwise by which the picture leans; the words lie on the levelled page."""
    turned: int = 0
    """Quarter turns clockwise from the picture to the words."""

    def box(self, words: Sequence[Word]) -> Box:
        """The union of the words' boxes in ten-thousandths of the picture."""
        _, x0, y0, x1, y1, _ = words[0]
        if len(words) > 1:
            # Comparisons in place of min and max: this runs for each value of a page.
            for _, left, top, right, bottom, _ in words:
                x0 = left if left < x0 else x0  # noqa: FURB136 -- see above
                y0 = top if top < y0 else y0  # noqa: FURB136 -- see above
                x1 = right if right > x1 else x1  # noqa: FURB136 -- see above
                y1 = bottom if bottom > y1 else y1  # noqa: FURB136 -- see above
        if self.lean:
            (left, top), (right, bottom) = self._leaned(x0, (y0 + y1) / 2), self._leaned(x1, (y0 + y1) / 2)
            half = (y1 - y0) / 2
            x0, y0, x1, y1 = left, min(top, bottom) - half, right, max(top, bottom) + half
        across, down = 10_000 / self.width, 10_000 / self.height
        box = (round(x0 * across), round(y0 * down), round(x1 * across), round(y1 * down))
        if not (0 <= box[0] <= box[2] <= 10_000 and 0 <= box[1] <= box[3] <= 10_000):
            box = (_inside(box[0]), _inside(box[1]), _inside(box[2]), _inside(box[3]))
        return _turned_back(box, self.turned) if self.turned else box

    def away(self, word: Word, across: int, down: int) -> float:
        """How far a word begins from a place, both in percent of the page: across plus down."""
        return abs(word.x0 * 100 / self.width - across) + abs(word.y0 * 100 / self.height - down)

    def _leaned(self, x: float, y: float) -> tuple[float, float]:
        """A point of the levelled page as it lies on the picture."""
        angle = radians(self.lean)
        across, down = x - self.width / 2, y - self.height / 2
        return (
            self.width / 2 + across * cos(angle) - down * sin(angle),
            self.height / 2 + across * sin(angle) + down * cos(angle),
        )


class Sheet(msgspec.Struct, frozen=True):
    """One page of an extract with its words. `engine` says who read them."""

    number: int
    lie: Lie
    words: list[Word]
    engine: str = "text-layer"


_LEFT: Final = itemgetter(1)


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words whose middles lie within half a height of the running line's middle are one line, left to right."""
    rows: list[list[Word]] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda one: one[2] + one[4]):
        _, _, top, _, bottom, _ = word
        here, tall = (top + bottom) / 2, bottom - top
        if rows and here - middle <= 0.4 * min(height, tall):
            rows[-1].append(word)
            # The line's middle follows slowly: a page that leans a little stays in one piece.
            middle += (here - middle) / len(rows[-1])
            height = max(height, tall)
        else:
            rows.append([word])
            middle, height = here, tall
    return [sorted(row, key=_LEFT) for row in rows]


def gap(words: Sequence[Word], at: int) -> float:
    """The gap before word `at`, in heights of the word before."""
    before = words[at - 1]
    return (words[at].x0 - before.x1) / max(before.y1 - before.y0, 1.0)


def runs(line: Sequence[Word], widest: float) -> Iterator[tuple[int, int]]:
    """Start and end of the runs of a line without a gap wider than `widest` heights."""
    start = 0
    for at in range(1, len(line)):
        if gap(line, at) > widest:
            yield start, at
            start = at
    if line:
        yield start, len(line)


def _inside(place: int) -> int:
    return min(10_000, max(0, place))


def _turned_back(box: Box, turns: int) -> Box:
    """A box on the page turned clockwise by quarter turns, as it lies on the page before."""
    x0, y0, x1, y1 = box
    if turns == 1:
        return y0, 10_000 - x1, y1, 10_000 - x0
    if turns == 2:
        return 10_000 - x1, 10_000 - y1, 10_000 - x0, 10_000 - y0
    if turns == 3:
        return 10_000 - y1, x0, 10_000 - y0, x1
    return box
