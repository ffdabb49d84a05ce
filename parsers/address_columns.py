"""Blocks of addresses that stand so near beside one another that no wide gap parts them.

In: the runs of words of a page's lines. Out: the same, cut where a column of the line above or below begins:

    Consign to                      Booking in
    Wenbury General Hospital, Receipt  24 hours' notice
    Gate 4, Queen's Drive
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from parsers.page_words import Word
from parsers.postal_lines import LineRuns


def in_columns(lines: Sequence[LineRuns]) -> list[LineRuns]:
    """The runs cut where columns stand so near to one another that no gap parts them: below or above the next one."""
    cut: list[LineRuns] = []
    for at, (line, runs) in enumerate(lines):
        near = [*cut[-1:], *lines[at + 1 : at + 2]]
        edges = [run[0].x0 for other, each in near if abs(other.y0 - line.y0) < _NEXT * line.height for run in each[1:]]
        cut.append((line, [part for run in runs for part in _cut_at(run, edges, 0.5 * line.height)] if edges else runs))
    return cut


_NEXT: Final = 2.5
"""Line heights between lines of a block at most."""


_WIDER: Final = 1.2
"""How much wider than a blank the gap between two columns is."""


def _cut_at(run: list[Word], edges: Sequence[float], gap: float) -> list[list[Word]]:
    """A run in parts where words begin at an edge behind a gap."""
    parts = [run[:1]]
    blank = min((after.x0 - before.x1 for before, after in pairwise(run)), default=0.0)
    for before, word in pairwise(run):
        # A typewriter's blank is as wide: what a comma goes on with stands below a column by chance.
        goes_on = before.text.endswith(",") and word.x0 - before.x1 < _WIDER * blank
        if word.x0 - before.x1 > gap and not goes_on and any(abs(word.x0 - edge) < 1 for edge in edges):
            parts.append([])
        parts[-1].append(word)
    return parts
