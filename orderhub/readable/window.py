"""Of a very long message the part that a page shows: its head, some hundred segments, its totals. Pure.

Labelling 100,000 segments takes ten seconds, and nobody reads them at once. What is not in this part is in another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol, TypeVar

LARGE: Final = 4000
"""Segments from which on a message is labelled in parts."""
SIZE: Final = 400
"""Segments of one part, and those of the line that it ends in."""
_LINES: Final = frozenset({"LIN", "PO1", "POC", "IT1", "HL", "CPS", "ERC", "UCM", "AK2"})
_ENDS: Final = frozenset({"UNS", "CTT", "TDS"})
_HEAD: Final = 60
_TAIL: Final = 60


class Window(NamedTuple):
    """What is wanted: a part from 1, or with 0 the one in which `offset` lies."""

    part: int = 0
    offset: int | None = None


class Shown(NamedTuple):
    """The part that was chosen; `first` and `last` are segment numbers of the message, counted from 1."""

    part: int
    parts: int
    first: int
    last: int


class Placed(Protocol):
    """A segment of either reader."""

    tag: str
    offset: int


S = TypeVar("S", bound=Placed)


def cut(segments: Sequence[S], wanted: Window | None) -> tuple[list[S], Shown | None]:
    """The segments to label. None: all of them, since the message is short or the whole of it is wanted."""
    count = len(segments)
    if wanted is None or count <= LARGE:
        return list(segments), None
    starts = [0]
    while (after := _line_from(segments, starts[-1] + SIZE)) < count:
        starts.append(after)
    part = min(wanted.part, len(starts)) or _part_at(segments, starts, wanted.offset)
    begin = starts[part - 1]
    end = starts[part] if part < len(starts) else count
    head = next((at for at in range(min(_HEAD, count)) if segments[at].tag in _LINES), 1)
    tail = next((at for at in range(count - 1, count - _TAIL, -1) if segments[at].tag in _ENDS), count - 1)
    kept = sorted({*range(head), *range(begin, end), *range(tail, count)})
    return [segments[at] for at in kept], Shown(part, len(starts), begin + 1, end)


def _line_from(segments: Sequence[S], at: int) -> int:
    """The next segment that begins a line, so that no line stands in two parts; `at` where none is near."""
    near = range(at, min(at + SIZE, len(segments)))
    return next((one for one in near if segments[one].tag in _LINES), at)


def _part_at(segments: Sequence[S], starts: Sequence[int], offset: int | None) -> int:
    if offset is None:
        return 1
    return max(1, sum(segments[at].offset <= offset for at in starts))
