"""The one-line address of a sender that is too long for its column: its town goes on in the next line.

    Zahnarztpraxis Dr. Ott, Marktgasse 11, 72070          Mining ULC, 330 Bay Street, Toronto ON M5H
    Tübingen                                              2S8

In: the runs of words of a page's lines. Out: the same, such an address in one run.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.address_labels import ROLES
from parsers.page_words import Line, Word, matches
from parsers.postal_lines import LineRuns, is_street, pieces_of, town_of
from parsers.sentences import speaks_of_goods

_PIECES: Final = 3
"""Pieces of an address in one line, at least."""
_WRAPPED: Final = 3
"""Words that were wrapped, at most."""
_SAME: Final = 2.0
"""Points between left edges that are one."""
_NEAR: Final = 0.7
"""Line heights between the lines of one text, at most."""


def with_whole_senders(lines: Sequence[LineRuns]) -> list[LineRuns]:
    """The runs, each address that ends within its town with the rest of it from the line below."""
    whole: list[LineRuns] = []
    taken: set[int] = set()
    for at, (line, runs) in enumerate(lines):
        kept: list[list[Word]] = []
        for order, run in enumerate(runs):
            if id(run[0]) in taken:
                continue
            # What stands behind a label is no line of the sender.
            told = any(hits and not hits[0].start for hits in (matches(one, ROLES) for one in runs[: order + 1]))
            rest = _rest(line, run, lines[at + 1]) if at + 1 < len(lines) and not told else None
            if rest is not None:
                taken.add(id(rest[0]))
                run = [*run, *rest]
            kept.append(run)
        if kept:
            whole.append((line, kept))
    return whole


def _rest(line: Line, run: Sequence[Word], below: LineRuns) -> list[Word] | None:
    """The words below an address that end its town; None where it has one, or they end none."""
    pieces = pieces_of(line, run)
    if len(pieces) < _PIECES or any(town_of(one.text) for one in pieces):
        return None
    if any(map(speaks_of_goods, pieces[0].words)):
        # "Bitte senden Sie die Rechnung an Huber KG, Wiener Straße 54, 3599"
        return None
    if not any(is_street(one.text) for one in pieces[1:]) or below[0].y0 - line.y1 > _NEAR * line.height:
        return None
    rest = next((one for one in below[1] if abs(one[0].x0 - run[0].x0) <= _SAME), None)
    if rest is None or len(rest) > _WRAPPED or run[-1].text.endswith(","):
        return None
    last = pieces_of(line, [*run, *rest])[-1]
    return rest if town_of(last.text) is not None and last.words[-1] in rest else None
