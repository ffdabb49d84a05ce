"""The day of delivery that stands as a line of the address of delivery, without a label of its own.

    Lieferung an                        Ship to:     Dock 4, Canal Street
    Lager Nord, Oberer Weiher 11                     Leeds LS10 1AA
    88499 Riedlingen                                 by Wed 16 December 2026, before noon
    bis spätestens 16.12.2026
In: the lines outside the table, and what reads a day. Out: the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from orderhub.document import Found
from parsers.address_labels import ROLES
from parsers.asked_days import Reader
from parsers.close_values import bare_week
from parsers.header_labels import LABELS
from parsers.label_tongues import in_tongues
from parsers.page_words import Line, Word, key_of, matches

_APART: Final = 0.9
"""Line heights between two runs of words, at least."""
_NEAR: Final = 1.3
"""Line heights between lines of one block, at most."""
_SAME: Final = 6.0
"""Points between left edges that are one."""
_LINES: Final = 8
_LONGEST: Final = 8
_BEHIND: Final = 6
"""Words behind the day, at most."""
_BY: Final = frozenset(("bis", "by", "until", "before", "spatestens", "latest", "than", "als", "am", "on", "zum", "in"))
_LEADING: Final = _BY | frozenset(
    ("at", "the", "nicht", "not", "no", "later", "spater", "den", "dem", "lieferung", "anlieferung", "delivery",
     "deliver", "eintreffend", "arriving", "to", "arrive", "montag", "dienstag", "mittwoch", "donnerstag", "freitag",
     "samstag", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "mo", "di", "mi", "do", "fr", "sa",
     "mon", "tue", "wed", "thu", "fri", "sat", "")
)  # fmt: skip


def day_in_goal(lines: Sequence[Line], read: Reader) -> Found | None:
    """The day in the first address of delivery that has one."""
    for block in _blocks(lines):
        for line, run in block:
            start = next((at for at, one in enumerate(run) if key_of(one.text) not in _LEADING), len(run))
            if start == len(run) or _BY.isdisjoint(key_of(one.text) for one in run[:start]):
                continue
            day = read(run[start : start + 4])
            if day is not None and day[0][0] is run[start]:
                return line.page.found(*day) if len(run) - start - len(day[0]) <= _BEHIND else None
            if (week := bare_week(line.page, run[start:])) is not None:
                return week
    return None


def _blocks(lines: Sequence[Line]) -> Iterator[list[tuple[Line, list[Word]]]]:
    """The lines below and beside each label of an address of delivery, up to the next label or a gap."""
    for at, line in enumerate(lines):
        runs = line.segments(_APART)
        for run, after in zip(runs, [*runs[1:], None], strict=True):
            if not _is_goal(run):
                continue
            beside = after is not None and not _is_label(after)
            for edge in (run[0].x0, *([after[0].x0] if after is not None and beside else [])):
                yield _column(lines, at, edge)


def _column(lines: Sequence[Line], at: int, edge: float) -> list[tuple[Line, list[Word]]]:
    block: list[tuple[Line, list[Word]]] = []
    bottom = lines[at].y1
    for line in lines[at + 1 :]:
        if line.y0 - bottom > _NEAR * line.height or len(block) == _LINES:
            break
        run = next((one for one in line.segments(_APART) if abs(one[0].x0 - edge) <= _SAME), None)
        if run is None:
            continue
        if run[-1].text.endswith(":") or _is_label(run):
            break
        block.append((line, run))
        bottom = line.y1
    return block


def _is_goal(run: Sequence[Word]) -> bool:
    hit = next(iter(in_tongues(run, ROLES) or matches(run, ROLES, longest=_LONGEST)), None)
    if hit is None or hit.start or hit.meaning not in {"delivery", "both"}:
        return False
    return hit.end == len(run) or run[hit.end - 1].text.endswith(":")


def _is_label(run: Sequence[Word]) -> bool:
    """Whether a run is a label of the header or of an address, or begins with one and its colon."""
    for known in (ROLES, LABELS):
        hit = next(iter(matches(run, known, longest=_LONGEST)), None)
        if hit and not hit.start and (hit.end == len(run) or run[hit.end - 1].text.endswith(":")):
            return True
    return False
