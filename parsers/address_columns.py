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
_WIDER: Final = 1.3
"""How much wider than a blank of its line the gap between two columns is, at least."""


def _cut_at(run: list[Word], edges: Sequence[float], gap: float) -> list[list[Word]]:
    """A run in parts where words begin at an edge behind a gap."""
    parts = [run[:1]]
    blanks = [word.x0 - before.x1 for before, word in pairwise(run)]
    # In letters of one width words may begin at an edge by chance, a blank apart as all others.
    gap = max(gap, _WIDER * min(blanks)) if len(blanks) > 1 else gap
    for before, word in pairwise(run):
        if word.x0 - before.x1 > gap and any(abs(word.x0 - edge) < 1 for edge in edges):
            parts.append([])
        parts[-1].append(word)
    return parts
