"""Values of a card with what each of them is below it, as web shops and portals set them.

    1   Printer cartridge XL black                2 pcs        46.67 EUR     93.34 EUR
        Supplier part no.: NH67211839            Quantity      Unit price        Total

In: the lines of one order line. Out: the same, each such value behind its label; what stands beside them as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.column_titles import COLUMN_TITLES
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import looks_numeric

_APART: Final = 0.9
"""Line heights between what stands for itself and the next."""
_SAME: Final = 2.0
"""Points between edges that are one."""
_NEAR: Final = 1.3
"""Line heights between a value and what it is, at most."""
_TOLD: Final = frozenset(("quantity", "unit", "price", "price_unit", "amount", "discount", "delivery_date", "tax"))
_SEVERAL: Final = 2


def with_captions(lines: Sequence[Line]) -> list[Line]:
    """The lines, values that have their labels below them behind those."""
    found: list[Line] = []
    above: Line | None = None
    for at, line in enumerate(lines):
        titles = _titles(line) if above is not None else []
        values = _values(above, titles) if above is not None and len(titles) >= _SEVERAL else []
        if above is None or not values or _may_head(titles, lines[at + 1] if at + 1 < len(lines) else None):
            found += [above] if above is not None else []
            above = line
            continue
        taken = {id(word) for some in (*titles, *values) for word in some}
        for one in (above, line):
            if rest := [word for word in one.words if id(word) not in taken]:
                found.append(Line(one.page, rest))
        for title, value in zip(titles, values, strict=True):
            label = [*title[:-1], title[-1]._replace(text=title[-1].text.rstrip(":") + ":")]
            found.append(Line(line.page, [*label, *value]))
        above = None
    return [*found, above] if above is not None else found


def _titles(line: Line) -> list[list[Word]]:
    """The last runs of a line that are each the title of a value."""
    runs: list[list[Word]] = []
    for run in reversed(line.segments(_APART)):
        if COLUMN_TITLES.meaning_of("".join(key_of(one.text) for one in run)) not in _TOLD:
            break
        runs.insert(0, run)
    kinds = [COLUMN_TITLES.meaning_of("".join(key_of(one.text) for one in run)) for run in runs]
    return runs if len(set(kinds)) == len(kinds) and {"quantity", "price"} <= set(kinds) else []


def _values(above: Line, titles: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The figures right above each title, which end where it does, begin there, or stand over its middle; else none."""
    if not 0 <= titles[0][0].y0 - above.y1 + above.height < (1 + _NEAR) * above.height:
        return []
    for way in (_ending, _beginning, _centred):
        values = way(above, titles)
        if all(any(looks_numeric(one.text) for one in some) for some in values):
            return values
    return []


def _ending(above: Line, titles: Sequence[Sequence[Word]]) -> list[list[Word]]:
    values: list[list[Word]] = []
    left = -1e9
    for title in titles:
        words = [one for one in above.words if left < one.x1 <= title[-1].x1 + _SAME]
        if not words or abs(words[-1].x1 - title[-1].x1) > _SAME:
            return [[]]
        # What stands farther left is none of the value.
        at = next(
            (at for at in range(len(words) - 1, 0, -1) if words[at].x0 - words[at - 1].x1 > _APART * above.height), 0
        )
        values.append(words[at:])
        left = title[-1].x1 + _SAME
    return values


def _beginning(above: Line, titles: Sequence[Sequence[Word]]) -> list[list[Word]]:
    stops = [*(title[0].x0 for title in titles[1:]), 1e9]
    values = [
        [one for one in above.words if title[0].x0 - _SAME <= one.x0 < stop - _SAME]
        for title, stop in zip(titles, stops, strict=True)
    ]
    flush = all(some and abs(some[0].x0 - title[0].x0) <= _SAME for some, title in zip(values, titles, strict=True))
    return values if flush else [[]]


def _centred(above: Line, titles: Sequence[Sequence[Word]]) -> list[list[Word]]:
    runs = above.segments(_APART)
    values = [[word for run in runs if abs(_middle(run) - _middle(title)) <= _SAME for word in run] for title in titles]
    return values if all(values) else [[]]


def _middle(run: Sequence[Word]) -> float:
    return (run[0].x0 + run[-1].x1) / 2


def _may_head(titles: Sequence[Sequence[Word]], below: Line | None) -> bool:
    """Whether figures stand right below titles as well: they may be of these."""
    if below is None:
        return False
    return any(
        looks_numeric(one.text) and one.x0 < title[-1].x1 and title[0].x0 < one.x1
        for one in below.words for title in titles
    )  # fmt: skip
