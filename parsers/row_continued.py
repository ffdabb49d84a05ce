"""Which lines below an order line go on with its text.

In: a line without numbers of its own, the row above it, the columns. Out: whether it is the row's, on the same page or
above the first row of the next one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.bare_weeks import BARE_WEEK
from parsers.line_labels import labels_of
from parsers.note_labels import note_label
from parsers.page_columns import Grid
from parsers.page_words import Line, Match, Page, key_of, matches, vocabulary
from parsers.printed_values import find_date
from parsers.sentences import WEEKDAYS
from parsers.table_lines import reach_below, tells_end
from parsers.total_lines import is_money

if TYPE_CHECKING:
    from parsers.order_table import Row

_END_WORDS: Final = vocabulary(
    {"end": "zahlungsbedingungen zahlungsbedingung lieferbedingungen zahlbar mitfreundlichen mitfreundlichengrussen "
     "paymentterms terms lieferanschrift lieferadresse hinweis hinweise bemerkung bemerkungen unterschrift signature "
     "kindregards yourssincerely "
     "bestregards bittebestatigen amtsgericht geschaftsfuhrer bankverbindung iban seite page notes deliveryaddress "
     "remarks deliveryterms authorized approvedby zahlung lieferung incoterms"}
)  # fmt: skip


_REMARK: Final = re.compile(
    r"(?i)(?:note|remark|comment|anmerkung|notiz|bemerkung|hinweis|vermerk)(?:s|e|en)?\s?:\s?\S"
)
"""What opens a remark on an order line: it says something of the goods, but does not name them."""


def goes_over(line: Line, rows: Sequence[Row], page: Page, grid: Grid) -> bool:
    """Whether a line above the first row of a page goes on with the text of the last row of the page before."""
    if not rows or rows[-1].page is page or len(rows[-1].beyond) >= 12:
        return False
    last = rows[-1]
    if _end_beside([one for one in rows if one.page is last.page]):
        return False
    # A text may stand below the numbers of each row.
    below = [one.following[0].words for one in rows if one.following and not one.cells.get("description")]
    text = last.cells.get("description") or (below[-1] if below else None) or last.cells.get("article")
    figures = min((one.x0 for one in grid.columns if one.kind in {"price", "amount"}), default=1e9)
    sums = [one for one in line.words if is_money(one.text)]
    # "SWL 4.75 t" in a text is no price.
    if not text or any(one is line.words[-1] or one.x1 > figures for one in sums):
        return False
    if (ends := matches(line.words[:2], _END_WORDS)) and _is_label(line, ends[0]) and not _tells_day(line, ends[0]):
        return False
    left = min(one.x0 for one in text)
    indented = left > min(one.x0 for one in grid.columns) + 10
    return indented and abs(line.x0 - left) <= 4


def _end_beside(rows: Sequence[Row]) -> bool:
    """Whether the texts of a page end beside their numbers: what opens the next page is of the row below it."""
    lifted = [row for row in rows if any(one.y1 <= row.line.y0 + 4 for one in row.cells.get("description", ()))]
    return len(lifted) > 1 and not any(row.following for row in rows)


def goes_on(line: Line, row: Row, grid: Grid, bottom: float) -> bool:
    """Whether a line without numbers of its own belongs to the row above."""
    if line.y0 - bottom > 1.1 * max(row.line.height, line.height) or len(row.following) >= 12 or tells_end(line):
        return False
    if (
        (note := note_label(line.words)) is not None
        and (_is_below_text(line, row, bottom) or _is_remark_below(line, row, bottom))
        and note.end < len(line.words)
    ):
        return True
    ends = matches(line.words[:2], _END_WORDS)
    if (
        ends
        and not _is_prose_below(line, ends[0], row, bottom)
        and not (_tells_day(line, ends[0]) and _is_below_text(line, row, bottom))
    ):
        return False
    if _REMARK.match(line.text):
        return False
    left = min(grid.text_left(), *(one.x0 for one in row.cells.get("description", ()) or row.line.words))
    close = line.y0 - bottom <= reach_below(line) * row.line.height and line.x0 >= _left_of(row, line) - 4
    return line.x0 >= left - 4 or close or _is_below_last(line, row)


def _is_below_last(line: Line, row: Row) -> bool:
    """Whether a line stands below the last one of a row as that stands below the one before it, at the same edge."""
    if len(row.following) < _SEVERAL:
        return False
    above, last = row.following[-2:]
    return abs(line.x0 - last.x0) <= 1 and abs(above.x0 - last.x0) <= 1 and (
        line.y0 - last.y0 <= last.y0 - above.y0 + 0.1 * line.height)  # fmt: skip


_SEVERAL: Final = 2


def _is_remark_below(line: Line, row: Row, bottom: float) -> bool:
    """Whether a remark with its label stands right below a row, as near as its lines are to one another."""
    labelled = _REMARK.match(line.text) is not None
    return labelled and line.x0 >= row.line.x0 - 4 and line.y0 - bottom <= _TIGHT * row.line.height


_TIGHT: Final = 0.4
"""Line heights between two lines of one row at most."""


def _left_of(row: Row, line: Line) -> float:
    """From where on a line below a row is its own: where its last line begins, behind a label where its first one does.

    What stands left of the text below a row of two lines may be a heading.
    """
    labels = labels_of(line.words) if row.header is not None and row.header.second is not None else []
    if not labels or labels[0].start:
        return row.line.x0
    return min(row.line.x0, *(words[0].x0 for words in row.cells.values() if words))


def _is_label(line: Line, hit: Match) -> bool:
    return line.words[hit.end - 1].text.endswith(":") or hit.end == len(line.words)


def _is_prose_below(line: Line, hit: Match, row: Row, bottom: float) -> bool:
    """Whether a line that begins like the end of a table stands in the row's text: "Lieferung an die Bauleitung"."""
    text = row.cells.get("description") or row.line.words
    return not _is_label(line, hit) and text[0].x0 > row.line.x0 + 10 and _is_below_text(line, row, bottom)


def _tells_day(line: Line, hit: Match) -> bool:
    """Whether a line is the label of a delivery and nothing but a day or a week behind it: "Lieferung: 25.11.2026"."""
    said = [one.text.strip("(),") for one in line.words[hit.end :] if key_of(one.text) not in WEEKDAYS | {""}]
    day = " ".join(said)
    found = find_date(day)
    whole = (found is not None and found[1] == day) or BARE_WEEK.fullmatch(day) is not None
    return hit.start == 0 and hit.key in _DELIVERIES and whole


_DELIVERIES: Final = frozenset(("lieferung",))


def _is_below_text(line: Line, row: Row, bottom: float) -> bool:
    """Whether a line begins right below a text: still nearer where no other column stands left of that."""
    text = row.cells.get("description") or row.line.words
    reach = 0.6 if text[0].x0 > row.line.x0 + 10 else 0.3
    return abs(line.x0 - text[0].x0) <= 3 and line.y0 - bottom <= reach * row.line.height
