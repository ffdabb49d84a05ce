"""Numbers with a label of their own left of the text that goes on beside them, below the numbers of their row.

    Our part no. / Your part no.    Description
    DP64766                         Paint epoxy two component RAL 5010
    Yours: TR-56102                 Material cert. EN 10204 3.1 required

In: a row and a line that follows it. Out: the number and the text as lines of their own. Below a title that names two
numbers, one behind a label that nobody knows is the other number: it stands below the cell of the first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from parsers.line_labels import bare_value, labels_of
from parsers.page_words import Line

if TYPE_CHECKING:
    from parsers.order_table import Row

_APART: Final = 0.9
"""Line heights between words of two columns."""
_SAME: Final = 2.0
"""Points between left edges that are one."""
_CODE: Final = re.compile(r"(?=.*\d)\w[\w./-]{2,24}")
_CODED: Final = frozenset(("article", "buyer_article", "gtin"))
_LONGEST: Final = 4
"""Words of a label, at most."""


def parted_beside(row: Row, line: Line) -> list[Line]:
    """The line in two where a labelled number stands left of its text, else as it is."""
    text = row.cells.get("description", [])
    number, *beside = line.segments(_APART)
    if not text or number[-1].x1 > text[0].x0 - _SAME or not 1 < len(number) <= _LONGEST + 1:
        return [line]
    rest = [word for run in beside for word in run]
    if rest and abs(rest[0].x0 - text[0].x0) > _SAME:
        return [line]
    *label, code = number
    known = any(hit.start == 0 and hit.meaning in _CODED for hit in labels_of(number))
    if any(any(map(str.isdigit, one.text)) for one in label) or not _CODE.fullmatch(bare_value(code.text)):
        return [line]
    if not known:
        kind = _kind_over(row, code.x0, code.x1)
        if kind is None or not label[-1].text.endswith(":"):
            return [line]
        row.below.append((kind, [code]))
        return [Line(line.page, rest)] if rest else []
    return [Line(line.page, one) for one in (number, rest) if one]


def _kind_over(row: Row, low: float, high: float) -> str | None:
    """The kind of the column with two numbers that a word stands below."""
    columns = row.header.columns if row.header is not None else ()
    for one in columns:
        if one.kind in _CODED and one.pair is not None and one.pair[1] in {"under", "beside"}:
            over = row.cells.get(one.kind, [])
            left = min([one.x0, *(word.x0 for word in over)])
            right = max([one.x1, *(word.x1 for word in over)])
            return one.kind if low < right and left < high else None
    return None
