"""Ink on a recognised page that its words do not explain: strokes of the pen, stamps, and letters cut off at an edge.

In: a page's picture as black on white, its words as they lie on the picture. Out: `Ink`s with their boxes, in pixels.
Rules of the table, lines that a machine drew across the whole page, specks and ticks are no marks: a tick says that
somebody counted off. Anything else may change what is printed, so that a person must see it.

    ink - specks - rules - words = marks                 a level stroke through the middle of words = struck
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
Box = tuple[float, float, float, float]
_DPI: Final = 204
"""Sizes below are pixels at this resolution, the usual one of a fax."""
_SPECK: Final = 10
"""Pixels of a component that is dirt."""
_RULE: Final = 28
"""Length from which level or upright ink is a rule or a stroke, and no part of a letter."""
_LONG_STROKE: Final = 70
_RULED: Final = 110
"""Length from which a straight line is a rule of the table; shorter ones may be part of a stroke."""
_LEAST: Final = 18
"""Longer side of a mark at least: 2.2 mm; less is dirt, or a part of a printed letter."""
_LEAST_AREA: Final = 40
_ACROSS: Final = 0.9
"""Share of the page's width from which a level line is the machine's, not the pen's."""
_EDGE_TO_EDGE: Final = 0.97
"""Share of a row's pixels from which it is a machine's: no rule of a table reaches both edges."""
_GREYISH: Final = 200
_THICK: Final = 5
"""Rows up to which such a line is high."""
_CUT_LETTERS: Final = 4
_READ: Final = 800
"""Per mille from which a word explains the ink at its place."""
_HARDLY: Final = 600
_ROWS_APART: Final = 220
"""How far off the next pieces of a rule drawn row by row may be; further off, any stroke would find its like."""
_DIRT: Final = 4
"""Pixels of a speck that is no part of a letter."""
_TALLER: Final = 1.55
"""How much higher than printed figures a piece of ink must be to be none."""


class Printed(NamedTuple):
    """A recognised word as it lies on the picture, pixels; confidence in per mille."""

    text: str
    box: Box
    confidence: int


class Ink(NamedTuple):
    """A mark: its box in pixels, and whether it runs through words."""

    box: Box
    strikes: bool = False
    ticks: bool = False
    """Whether it is a tick, which is no mark but may have been taken for a letter."""
    small: bool = False
    """No larger than a printed letter: a letter that was overlooked, or dirt."""
    rises: bool = False
    """Whether it is one straight stroke up to the right: a tick that lost its short arm, if it stands below others."""


def marks(image: Grey, dpi: float, words: Sequence[Printed]) -> tuple[list[Ink], float]:
    """What people or stamps left on the page, from its top down, and the height of its printed figures in pixels."""
    import cv2

    unit = dpi / _DPI
    ink = _without_specks((image < 128).astype(np.uint8), unit)
    level = _runs(ink, round(_RULE * unit), upright=False)
    found, lines = _strokes(level, words, unit, image.shape[1])
    rest = ink
    # A rule that came through as dots goes on where its whole parts end.
    reach = 2 * round(_RULE * unit) + 1
    uprights = _uprights(ink, unit)
    rest[cv2.dilate(lines, np.ones((7, reach), np.uint8)) > 0] = 0
    rest[cv2.dilate(uprights, np.ones((reach, 7), np.uint8)) > 0] = 0
    figure = _figure_height(rest, words, unit)
    found += _tall(rest, figure, unit)
    found += _bows(rest, figure, words, unit)
    for x0, y0, x1, y1 in _explaining(words):
        grow = 0.12 * (y1 - y0)
        rest[max(0, int(y0 - grow)) : int(y1 + grow) + 1, max(0, int(x0 - grow)) : int(x1 + grow) + 1] = 0
    found += _components(rest, figure, unit)
    ticks = [_middle(one.box) for one in found if one.ticks]
    found = [
        one._replace(ticks=True) if one.rises and _is_below(_middle(one.box), ticks, unit) else one for one in found
    ]
    return sorted(found, key=lambda one: one.box[1]), figure


def _middle(box: Box) -> float:
    return (box[0] + box[2]) / 2


def _is_below(place: float, ticks: Sequence[float], unit: float) -> bool:
    """Whether two ticks or more stand where a stroke does, above it or below."""
    return sum(1 for tick in ticks if abs(tick - place) <= 2 * _LEAST_TICK * unit) >= _TICKS


def _explaining(words: Sequence[Printed]) -> list[Box]:
    """Boxes of words that are print: read surely, or hardly but as high as the others."""
    high = sorted(one.box[3] - one.box[1] for one in words)
    usual = high[len(high) // 2] if high else 0.0
    return [
        one.box for one in words
        if one.confidence >= _READ or (one.confidence >= _HARDLY and one.box[3] - one.box[1] <= 1.2 * usual)
    ]  # fmt: skip


def dirt(image: Grey, dpi: float) -> float:
    """Specks in each square of 20 pixels, the size of a printed figure: below 0.6 on usual pages, 4 on ruined ones."""
    import cv2

    unit = dpi / _DPI
    _, _, stats, _ = cv2.connectedComponentsWithStats((image < 128).astype(np.uint8), connectivity=8)
    return float((stats[1:, cv2.CC_STAT_AREA] <= _DIRT * unit**2).sum()) / (image.size / (20 * unit) ** 2)


def is_tick(image: Grey, dpi: float, box: Box) -> bool:
    """Whether the ink in a box, taken for a letter, is a tick."""
    import cv2

    x0, y0, x1, y1 = (int(one) for one in box)
    ink = (image[max(0, y0 - 4) : y1 + 5, max(0, x0 - 4) : x1 + 5] < 128).astype(np.uint8)
    if not ink.any():
        return False
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    largest = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
    return _is_tick(labels == largest, dpi / _DPI)


def cut_edges(image: Grey, dpi: float) -> set[str]:
    """left, right, bottom: edges of the picture at which letters end in the middle."""
    import cv2

    unit = dpi / _DPI
    ink = (image < 128).astype(np.uint8)
    high, wide = ink.shape
    strip = round(60 * unit)
    cut = set()
    for name, part in (("left", ink[:, :strip]), ("right", ink[:, wide - strip :]), ("bottom", ink[high - strip :])):
        count, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(part), connectivity=8)
        seen: list[int] = []
        for x, y, across, down, area in stats[1:count].tolist():
            touches = {"left": x <= 1, "right": x + across >= part.shape[1] - 1, "bottom": y + down >= strip - 1}[name]
            long, short = (down, across) if name != "bottom" else (across, down)
            place = y if name != "bottom" else x
            letter = 7 * unit <= long <= 60 * unit and short >= 3 * unit and area >= 18 * unit**2
            if touches and letter and all(abs(place - one) > 12 * unit for one in seen):
                seen.append(place)
        if len(seen) >= _CUT_LETTERS:
            cut.add(name)
    return cut


def machine_lines(image: Grey) -> list[tuple[int, int]]:
    """First row, and the one behind the last, of black lines from edge to edge: a bad connection or dirt drew them.

    They are level on the page as it was sent, however it lay on the glass, so that this comes before any turning.
    """
    rows = np.flatnonzero((image < _GREYISH).mean(axis=1) >= _EDGE_TO_EDGE)
    if not rows.size:
        return []
    groups = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    lines = [(int(group[0]), int(group[-1]) + 1) for group in groups]
    return [(top, end) for top, end in lines if end - top <= _THICK and top > 0 and end < image.shape[0]]


def without_lines(image: Grey, lines: Sequence[tuple[int, int]], *, thick: bool = False) -> Grey:
    """The page without them: what goes on at both sides is a letter's stroke; `thick`: what goes on at either."""
    if not lines:
        return image
    clean = image.copy()
    closed = np.minimum if thick else np.maximum
    for top, end in lines:
        clean[top:end] = closed(image[top - 1], image[end])
    return clean


def _without_specks(ink: Grey, unit: float) -> Grey:
    import cv2

    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] <= _SPECK * unit**2
    small[0] = False
    return np.where(small[labels], 0, ink).astype(np.uint8)


def _runs(ink: Grey, length: int, *, upright: bool) -> Grey:
    """The ink that runs on for `length` pixels without a gap, level or upright, leaning a little at most."""
    import cv2

    thick, long = ((1, 3), (length, 1)) if upright else ((3, 1), (1, length))
    wide = cv2.dilate(ink, np.ones(thick, np.uint8))
    opened = cv2.morphologyEx(wide, cv2.MORPH_OPEN, np.ones(long, np.uint8))
    return np.where(opened > 0, ink, 0).astype(np.uint8)


def _strokes(level: Grey, words: Sequence[Printed], unit: float, across: int) -> tuple[list[Ink], Grey]:
    """Level strokes through words, and the mask of all other level lines."""
    import cv2

    joined = cv2.dilate(level, np.ones((1, round(12 * unit)), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    machine = _machine_rows(stats[1:count], across, unit)
    for at in range(1, count):
        x, y, wide, high, _ = stats[at].tolist()
        if wide < _RULE * unit or any(abs(y + high / 2 - row) <= 6 * unit for row in machine):
            continue
        box = (float(x), float(y), float(x + wide), float(y + high))
        if any(_strikes(labels, at, box, word, unit) for word in words):
            found.append(Ink(box, strikes=True))
    return found, _long(level, round(_RULED * unit), upright=False)


def _long(runs: Grey, length: int, *, upright: bool) -> Grey:
    """The runs that go on, with small gaps, for `length` pixels."""
    import cv2

    gap = (round(length / 5), 1) if upright else (1, round(length / 5))
    joined = cv2.dilate(runs, np.ones(gap, np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    side = stats[:, cv2.CC_STAT_HEIGHT if upright else cv2.CC_STAT_WIDTH] >= length
    side[0] = False
    return np.where(side[labels], runs, 0).astype(np.uint8)


def _machine_rows(stats: Any, across: int, unit: float) -> list[float]:
    """Heights at which lines run over nearly the whole page, in one piece or several."""
    rows: dict[int, int] = {}
    for _, y, wide, high, _ in stats.tolist():
        if high <= 14 * unit:
            row = round((y + high / 2) / (4 * unit))
            rows[row] = rows.get(row, 0) + wide
    return [row * 4 * unit for row, wide in rows.items() if wide > _ACROSS * across]


def _strikes(labels: Any, at: int, stroke: Box, word: Printed, unit: float) -> bool:
    """Whether a level stroke runs through the middle of a word."""
    x0, y0, x1, y1 = word.box
    left, right = max(stroke[0], x0), min(stroke[2], x1)
    if stroke[1] > y1 or stroke[3] < y0 or right - left < 0.5 * (x1 - x0):
        return False
    rows, _ = np.nonzero(labels[int(y0) : int(y1) + 1, int(left) : int(right) + 1] == at)
    if rows.size == 0 or not 0.25 <= float(rows.mean()) / (y1 - y0) <= 0.72:
        return False
    long = stroke[2] - stroke[0]
    if long >= _LONG_STROKE * unit:
        return True
    # The bars of 44 stand side by side; a stroke is longer than they are.
    figure = (x1 - x0) / max(1, len(word.text))
    fours = max((len(run) for run in re.findall("4+", word.text)), default=0)
    return word.text.strip(".,").replace(".", "").replace(",", "").isdigit() and long > (fours + 1.3) * figure


def _uprights(ink: Grey, unit: float) -> Grey:
    """Upright rules: long ones, and short ones that stand one below the other, as a table drawn row by row has them."""
    import cv2

    runs = _runs(ink, round(_RULE * unit), upright=True)
    rules = _long(runs, round(_RULED * unit), upright=True)
    count, labels, stats, middles = cv2.connectedComponentsWithStats(runs, connectivity=8)
    thin = np.flatnonzero(stats[:, cv2.CC_STAT_WIDTH] <= 7 * unit)
    thin = thin[thin > 0]
    ruled = np.zeros(count, dtype=np.bool_)
    for at in thin:
        across, along = np.abs(middles[thin] - middles[at]).T
        partners = (along <= _ROWS_APART * unit) & (across <= 4 * unit + 0.03 * along)
        # It is a partner of itself.
        ruled[at] = np.count_nonzero(partners) > 2
    rules[ruled[labels]] = 1
    return rules


def _figure_height(rest: Grey, words: Sequence[Printed], unit: float) -> float:
    """The height of capitals and figures of the usual type, pixels; 0 where nothing is printed."""
    import cv2

    count, _, stats, middles = cv2.connectedComponentsWithStats(rest, connectivity=8)
    high = sorted(one.box[3] - one.box[1] for one in words)
    usual = high[len(high) // 2] if high else 0.0
    mask = np.zeros(rest.shape, dtype=np.bool_)
    for x0, y0, x1, y1 in (one.box for one in words):
        if 0.7 * usual <= y1 - y0 <= 1.3 * usual:
            mask[max(0, int(y0)) : int(y1) + 1, max(0, int(x0)) : int(x1) + 1] = True
    heights = sorted(
        int(stats[at, cv2.CC_STAT_HEIGHT]) for at in range(1, count)
        if stats[at, cv2.CC_STAT_HEIGHT] >= 6 * unit and mask[int(middles[at][1]), int(middles[at][0])]
    )  # fmt: skip
    return float(heights[len(heights) * 4 // 5]) if heights else 0.0


def _tall(rest: Grey, figure: float, unit: float) -> list[Ink]:
    """Connected ink that stands much higher than printed letters: figures by hand, rings, stamps; taken off `rest`."""
    import cv2

    if not figure:
        return []
    limit = _TALLER * figure
    count, labels, stats, _ = cv2.connectedComponentsWithStats(rest, connectivity=8)
    found = []
    for at in range(1, count):
        x, y, wide, tall, area = stats[at].tolist()
        if tall <= limit or area < _LEAST_AREA * unit**2:
            continue
        part = labels[y : y + tall, x : x + wide] == at
        if not _is_bar(part, unit):
            ticks = _is_tick(part, unit)
            found.append(Ink((float(x), float(y), float(x + wide), float(y + tall)), ticks=ticks))
            rest[y : y + tall, x : x + wide][part] = 0
    return found


def _bows(rest: Grey, figure: float, words: Sequence[Printed], unit: float) -> list[Ink]:
    """Flat, wide ink above or below the figures of a word, within its frame: what a rule of the table left of a ring.

    Dots, accents and commas are narrower than a figure; rules and underlines are straight.
    """
    import cv2

    if not figure:
        return []
    count, labels, stats, _ = cv2.connectedComponentsWithStats(rest, connectivity=8)
    parts = [(at, *stats[at].tolist()) for at in range(1, count)]
    flat = [
        one for one in parts if one[3] >= 1.4 * figure and one[4] <= 0.9 * figure and one[5] >= _LEAST_AREA * unit**2
    ]
    found = []
    for at, x, y, wide, high, _ in flat:
        middle = y + high / 2
        if _is_bar(labels[y : y + high, x : x + wide] == at, unit):
            continue
        for word in words:
            x0, y0, x1, y1 = word.box
            if not (x < x1 and x + wide > x0 and y0 - 0.3 * figure <= middle <= y1 + 0.3 * figure):
                continue
            print_ = [one for one in parts if x0 <= one[1] and one[1] + one[3] <= x1 and y0 <= one[2] + one[4] / 2 <= y1
                      and 0.8 * figure <= one[4] <= 1.25 * figure]  # fmt: skip
            if print_ and all(y + high <= one[2] + 0.1 * figure or y >= one[2] + 0.9 * one[4] for one in print_):
                found.append(Ink((float(x), float(y), float(x + wide), float(y + high))))
                break
    return found


def _components(rest: Grey, figure: float, unit: float) -> list[Ink]:
    """The connected pieces of what is left; pieces as small as a printed letter are marked as such."""
    import cv2

    joined = cv2.dilate(rest, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    for at in range(1, count):
        x, y, wide, high, _ = stats[at].tolist()
        small = max(wide, high) < (_LEAST + 4) * unit
        if small and max(wide, high) - 4 < 0.8 * figure:
            continue
        part = (labels[y : y + high, x : x + wide] == at) & (rest[y : y + high, x : x + wide] > 0)
        if part.sum() < _LEAST_AREA * unit**2 or _is_bar(part, unit):
            continue
        box = (float(x + 2), float(y + 2), float(x + wide - 2), float(y + high - 2))
        found.append(Ink(box, ticks=_is_tick(part, unit), small=small, rises=_rises(part)))
    return found


def _is_bar(part: npt.NDArray[np.bool_], unit: float) -> bool:
    """A straight thin line, upright or level: what is left of a rule."""
    rows, columns = np.nonzero(part)
    wide, high = columns.max() - columns.min() + 1, rows.max() - rows.min() + 1
    return bool(min(wide, high) <= 6 * unit)


def _rises(part: npt.NDArray[np.bool_]) -> bool:
    """Whether the ink is one straight stroke that rises to the right, flatter than any figure 1."""
    rows, columns = np.nonzero(part)
    wide, high = int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1
    if not 0.6 * high <= wide <= 1.6 * high:
        return False
    return bool(np.corrcoef(columns, -rows)[0, 1] >= _STRAIGHT)


_STRAIGHT: Final = 0.87
_LEAST_TICK: Final = 12
_TICKS: Final = 2


def _is_tick(part: npt.NDArray[np.bool_], unit: float) -> bool:
    """A short arm down, a longer one up to the right, and nothing else: no figure or letter looks like this."""
    rows, columns = np.nonzero(part)
    top, left = rows.min(), columns.min()
    high, wide = int(rows.max() - top + 1), int(columns.max() - left + 1)
    if not (12 * unit <= high <= 90 * unit and 12 * unit <= wide <= 90 * unit):
        return False
    middles, thick = np.zeros(wide), np.zeros(wide)
    for column in range(wide):
        inked = rows[columns == column + left] - top
        if inked.size == 0:
            return False
        middles[column] = inked.mean()
        thick[column] = inked.max() - inked.min() + 1
    foot = int(middles.argmax())
    if not 0.08 * wide <= foot <= 0.6 * wide or float(np.median(thick)) > 0.4 * high:
        return False
    left_arm = middles[foot] - middles[: foot + 1].min()
    right_arm = middles[foot] - middles[-1]
    falls = float((np.diff(middles[: foot + 1]) >= -0.5).mean()) if foot else 0.0
    climbs = float((np.diff(middles[foot:]) <= 0.5).mean())
    return bool(
        left_arm >= 0.12 * high and right_arm >= 0.6 * high and left_arm <= 0.8 * right_arm and falls > 0.8
        and climbs > 0.9
    )  # fmt: skip
