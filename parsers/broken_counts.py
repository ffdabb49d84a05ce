"""Positions that say how many rows there are, broken at the end of their column: "1 of" over "4", "2 of" over "4".

In: the lines of a printed page, top to bottom. Out: the same lines, the end of each count beside its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from orderhub.sheet import Word

COUNT: Final = re.compile(r"(?i)\(?(?P<at>\d{1,4})\.?\s*(?P<sign>of|von|out of|/)\s*(?P<end>\d{1,4})\)?[.:]?")
_NAMED: Final = re.compile(r"^[^\W\d]{2,8}\.?:?\s")
_ABOVE, _BELOW, _REACH = 4, 2, 3
"""Words of a count in its first and in its second line, and lines down to that one, at most."""
_CLOSE: Final = 0.9
"""Line heights between the two, at most."""


class _Broken(NamedTuple):
    """A count: its first and second line, how many words of each are its own, what it counts, to which end."""

    upper: int
    lower: int
    above: int
    below: int
    at: int
    end: int


def with_whole_counts(rows: Sequence[list[Word]]) -> list[list[Word]]:
    """The lines, broken counts joined where they go on by one and tell the same end."""
    found = [one for at in range(len(rows)) if (one := _broken(rows, at)) is not None]
    first = found[0].at if found else 0
    goes_on = [one.at for one in found] == list(range(first, first + len(found)))
    if len(found) < 2 or not goes_on or len({one.end for one in found}) > 1 or found[-1].at > found[-1].end:
        return list(rows)
    joined = [list(row) for row in rows]
    for one in found:
        ended = joined[one.lower][: one.below]
        joined[one.lower] = joined[one.lower][one.below :]
        joined[one.upper] = _beside(joined[one.upper], one.above, ended)
    return [row for row in joined if row]


def _broken(rows: Sequence[list[Word]], at: int) -> _Broken | None:
    upper = rows[at]
    for lower in range(at + 1, min(at + _REACH, len(rows))):
        row = rows[lower]
        if row[0].y0 - upper[0].y1 > _CLOSE * (upper[0].y1 - upper[0].y0):
            return None
        for above in range(1, min(_ABOVE, len(upper)) + 1):
            for below in range(1, min(_BELOW, len(row)) + 1):
                text = " ".join(one.text for one in (*upper[:above], *row[:below]))
                hit = COUNT.fullmatch(_NAMED.sub("", text))
                beneath = row[0].x0 < upper[above - 1].x1 and upper[0].x0 < row[below - 1].x1
                if hit is not None and beneath:
                    return _Broken(at, lower, above, below, int(hit["at"]), int(hit["end"]))
    return None


def _beside(row: Sequence[Word], size: int, ended: Sequence[Word]) -> list[Word]:
    """A line with words from below set behind its first ones, short of the next one."""
    own, rest = list(row[:size]), list(row[size:])
    stop = rest[0].x0 if rest else own[-1].x1 + sum(one.x1 - one.x0 + 1 for one in ended)
    step = max(stop - own[-1].x1, 0.1) / (len(ended) + 1)
    for word in ended:
        last = own[-1]
        own.append(word._replace(x0=last.x1 + 0.1 * step, x1=last.x1 + step, y0=last.y0, y1=last.y1))
    return [*own, *rest]
