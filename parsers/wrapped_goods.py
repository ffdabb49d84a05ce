"""Names of goods that wrap beside the values of their first line, in an order line that has no table.

    Müllsack LDPE 120 l Typ 100 blau, Rolle 25       15 Rolle     je 4,67 €      70,05 €
    Stück
    Art.-Nr. 3145382

In: the lines of one order line. Out: the same words, the lines of the name after one another and the values behind
them. A line goes on with what begins where it does in the first one, and ends before the value beside that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.line_labels import labels_of
from parsers.note_labels import note_label
from parsers.page_words import Line, Word
from parsers.printed_values import find_date
from parsers.total_lines import is_money

_APART: Final = 0.9
"""Line heights between what stands for itself and the next."""
_SAME: Final = 2.0
"""Points between left edges that are one."""
_CLOSE: Final = 0.6
"""Line heights between two lines of one name, at most."""
_CODE: Final = re.compile(r"(?=(?:.*\d){3})[A-Za-z0-9][\w./-]{3,24}")


def with_whole_goods(lines: Sequence[Line]) -> list[Line]:
    """The lines, a name that wraps in one piece; as they are where nothing stands beside it, or nothing goes on."""
    first, *others = lines
    runs = first.segments(_APART)
    if len(runs) < 2 or not any(is_money(one.text) for run in runs[1:] for one in run):
        return list(lines)
    for at, run in enumerate(runs[:-1]):
        size = _going_on(first, run, runs[at + 1][0].x0, others)
        if size and any(one.text[0].isalpha() for one in run):
            before = [word for one in runs[: at + 1] for word in one]
            beside = [word for one in runs[at + 1 :] for word in one]
            return [Line(first.page, before), *others[:size], Line(first.page, beside), *others[size:]]
    return list(lines)


def _going_on(first: Line, name: Sequence[Word], right: float, others: Sequence[Line]) -> int:
    """How many lines go on with a name."""
    above, size = first, 0
    for line in others:
        near = line.page is above.page and above.y0 <= line.y0 < above.y1 + _CLOSE * first.height
        placed = abs(line.x0 - name[0].x0) <= _SAME and max(one.x1 for one in line.words) < right
        if not near or not placed or _says_more(line):
            break
        above, size = line, size + 1
    return size


def _says_more(line: Line) -> bool:
    """Whether a line is more than the rest of a name: it has labels or values of its own."""
    opens = any(hit.start == 0 for hit in labels_of(line.words)[:1]) or note_label(line.words, 0) is not None
    alone = len(line.words) == 1 and _CODE.fullmatch(line.words[0].text) is not None
    valued = any(is_money(one.text) for one in line.words) or find_date(line.text) is not None
    return opens or alone or valued or ":" in line.text or len(line.segments(_APART)) > 1
