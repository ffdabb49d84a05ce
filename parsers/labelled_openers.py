"""Numbers that open the text of the rows behind a label, where a column has the number of the other party.

    Item / Description            Supplier Item      Promised
    Our Item P31.468266           LL314-5633         17-Dec-2026
    TIRE, MAIN, 6.00-6

In: the rows of a table. Out: the number is a value of its row, the rest its text. All rows say the same label, and it
says whose the number is; in a single row a colon or the end of its line says that it ends there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.code_ends import opening_code
from parsers.line_labels import bare_value, labels_of
from parsers.page_words import Match, Word

if TYPE_CHECKING:
    from parsers.order_table import Row

_CODED: Final = frozenset(("article", "buyer_article", "gtin"))
_CODE: Final = re.compile(r"(?=(?:.*\d){2})[\w][\w./-]{2,24}")
_MOST: Final = 0.8
"""Share of the rows that have the label, at least."""


def take_labelled_openers(rows: Sequence[Row]) -> None:
    """Gives each row the number its text opens with, if nearly all have one behind the same label."""
    found = [(row, hit) for row in rows if (hit := _opener(row)) is not None]
    if not found or len(found) < _MOST * len(rows) or len({hit.key for _, hit in found}) > 1:
        return
    if len(found) == 1 and not _ends_plainly(*found[0]):
        return
    for row, hit in found:
        text = row.cells["description"]
        code, size = opening_code(text[hit.end :])
        rest = text[hit.end + size :]
        row.cells[hit.meaning] = [code._replace(text=bare_value(code.text))]
        if rest:
            row.cells["description"] = rest
        else:
            del row.cells["description"]


def _opener(row: Row) -> Match | None:
    """The label that the text of a row opens with, of a number the row has not, and the number behind it."""
    text: Sequence[Word] = row.cells.get("description", ())
    hit = next(iter(labels_of(text)), None)
    if hit is None or hit.start or hit.meaning not in _CODED - row.cells.keys() or hit.end >= len(text):
        return None
    coded = _CODE.fullmatch(bare_value(opening_code(text[hit.end :])[0].text)) is not None
    goods = len(text) > hit.end + 1 or bool(row.following)
    return hit if row.cells.keys() & _CODED and coded and goods else None


def _ends_plainly(row: Row, hit: Match) -> bool:
    text = row.cells["description"]
    return text[hit.end - 1].text.endswith(":") or len(text) == hit.end + 1
