"""Runs of words of a line, as columns and labels part them: "70173 Stuttgart  Datum: 22.11.2026"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.address_labels import ROLES
from parsers.header_labels import LABELS
from parsers.page_words import Line, Word, matches

_LABEL_WORDS: Final = 2
"""Words of a label of the next column, at most."""


def runs_of(line: Line) -> list[list[Word]]:
    """Runs of the line, cut before labels too: "70173 Stuttgart  Datum: 22.11.2026"."""
    runs: list[list[Word]] = []
    for run in line.segments(1.6):
        # "TO    : Nordwind GmbH": the colon belongs to the label.
        start = 1 if run[0].text == ":" and runs and len(run) > 1 else 0
        for hit in matches(run, LABELS):
            apart = run[hit.start].x0 - run[hit.start - 1].x1 > 0.6 * line.height
            great = hit.meaning == "title" and _height(run[hit.start]) > _GREATER * _height(run[hit.start - 1])
            told = great or (apart and run[hit.end - 1].text.endswith(":"))
            if hit.start > start and told and not _is_within(run, hit.start):
                runs.append(run[start : hit.start])
                start = hit.start
        cut = _label_behind(run, start, line.height) if run[-1].x1 < line.words[-1].x1 else len(run)
        runs += [one for one in (run[start:cut], run[cut:]) if one]
    return runs


def _label_behind(run: Sequence[Word], start: int, height: float) -> int:
    """Where the label of the next column begins at the end of a run: "Lager 2   Rechnung an", "School   Contact"."""
    for at in range(max(start + 1, len(run) - _LABEL_WORDS), len(run)):
        if run[at].x0 - run[at - 1].x1 <= _GAP * height:
            continue
        for known in (ROLES, LABELS):
            hits = matches(run[at:], known)
            if hits and hits[0].start == 0 and hits[0].end == len(run) - at:
                return at
    return len(run)


_GAP: Final = 0.8
"""Line heights between two columns that stand close."""


def _height(word: Word) -> float:
    return word.y1 - word.y0


_GREATER: Final = 1.15
"""How much higher the letters of a title are than those of a name it stands close behind."""


def _is_within(run: Sequence[Word], at: int) -> bool:
    """Whether a word is the middle of an address label: "to:" of "Deliver to:"."""
    return any(one.start < at < one.end for one in matches(run, ROLES))
