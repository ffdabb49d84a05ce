"""How long the recognition of one document may take: asked before each page and each batch of lines.

Recognition costs seconds a page, and a stranger decides how many pages there are. Whoever runs a parser lends it a
clock with `recognising_within`; without one there is no limit. A paper that shows an order may be worth more time than
any other: the parser says so once with `ask_for_more`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf
from typing import Final

from orderhub.document import Finding, Severity, Where

FULLY: Final = "read_fully"
"""Fact in the envelope of a document that a person had read again: it gets the time of an order from the start."""


class OutOfTime(Exception):
    """The seconds for this document are used up; what was begun of the page is worth nothing."""


def _without_end() -> float:
    return inf


def _nothing_more() -> bool:
    return False


_MORE: Final[ContextVar[Callable[[], bool]]] = ContextVar("recognition_more", default=_nothing_more)
_LEFT: Final[ContextVar[Callable[[], float]]] = ContextVar("recognition_seconds_left", default=_without_end)


@contextmanager
def recognising_within(left: Callable[[], float], more: Callable[[], bool] = _nothing_more) -> Iterator[None]:
    """Within this block recognition stops when `left()`, seconds, comes to nothing.

    `more` is called when the paper shows an order: it may raise what is left, and tells whether it did.
    """
    before, before_more = _LEFT.set(left), _MORE.set(more)
    try:
        yield
    finally:
        _LEFT.reset(before)
        _MORE.reset(before_more)


def seconds_left() -> float:
    """Seconds that recognition may still take; infinite where nobody set a limit."""
    return _LEFT.get()()


def ask_for_more() -> bool:
    """Tell that the paper shows an order. True where that gave it more time than it had."""
    return _MORE.get()()


def take_time() -> None:
    """Go on only while there is time. Raises: OutOfTime."""
    if seconds_left() <= 0:
        raise OutOfTime


class Pace:
    """Decides before each page of a document whether it can still be read; the first may always be tried."""

    def __init__(self) -> None:
        self._before = inf
        self._dearest = 0.0

    def begin_page(self) -> None:
        """To be called before each page. Raises: OutOfTime when fewer seconds are left than the dearest page took."""
        left = seconds_left()
        if left == inf:
            return
        if self._before != inf:
            self._dearest = max(self._dearest, self._before - left)
        self._before = left
        if left <= self._dearest:
            raise OutOfTime

    def unread(self, numbers: Sequence[int]) -> Finding:
        """The finding that names the pages nobody read."""
        said = {"pages": ranges(numbers), "count": str(len(numbers))}
        return Finding("pdf.pages-unread", Severity.ERROR, Where(page=numbers[0]), said)


def ranges(numbers: Sequence[int]) -> str:
    """Ascending numbers as people write them: [3, 4, 5, 8] is "3-5, 8"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
