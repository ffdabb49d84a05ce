"""What stands below the numbers of a row, left of where its text goes on: a labelled number, or the unit.

    Our part no. / Your part no.    Description               10.00   Chopped tomatoes 6 x 2.5 kg
    DP64766                         Paint epoxy RAL 5010      cases   Vendor SKU: NWC-6485
    Yours: TR-56102                 Material cert. required

In: a row and a line that follows it. Out: the text as a line of its own, apart from the number or without the unit.
Below a title that names two numbers, one behind a label that nobody knows is the other number: it stands below the cell
of the first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from parsers.line_labels import bare_value, labels_of
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, key_of
from parsers.printed_values import looks_numeric

if TYPE_CHECKING:
    from parsers.order_table import Row

_APART: Final = 0.9
"""Line heights between words of two columns."""
_SAME: Final = 2.0
"""Points between left edges that are one, or between two words that are not."""
_FLUSH: Final = 0.5
"""Points between edges of words below one another."""
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


def without_unit(row: Row, line: Line) -> Line | None:
    """The text of a line without the unit below the quantity of a row that has none; None where none stands there."""
    counted, (first, *rest) = row.cells.get("quantity", []), line.words
    if not rest or key_of(first.text) not in UNIT_WORDS or row.cells.get("unit") or rest[0].x0 - first.x1 < _SAME:
        return None
    if not counted or not all(looks_numeric(one.text) for one in counted) or rest[0].x0 <= counted[-1].x1 + _SAME:
        return None
    if min(abs(first.x1 - counted[-1].x1), abs(first.x0 - counted[0].x0)) > _FLUSH:
        return None
    row.below.append(("quantity", [first]))
    return Line(line.page, rest)
