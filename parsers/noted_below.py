"""The line that stands below each text of the goods and is none of it, as the title of the texts says.

    Bezeichnung                 Menge
    Anforderer / Lagerort
    Wundverband steril          20 ST
    Zentrallabor, Halle 2

In: the rows of a table. Out: where something stands below the text of every row, its last line is a note of the row.
One that has labels of its own is left to those.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from parsers.column_titles import COLUMN_TITLES
from parsers.note_labels import tells_goods
from parsers.page_words import Word, key_of, matches

if TYPE_CHECKING:
    from parsers.order_table import Row
    from parsers.page_titles import Column


def take_noted(rows: Sequence[Row]) -> None:
    """Makes notes of those lines."""
    if not all(row.following and not row.beyond for row in rows):
        return
    for row in rows:
        title = _title_below(row)
        last = row.following[-1]
        if title and ":" not in last.text:
            row.following.pop()
            opens = key_of(last.words[0].text) == key_of(title[0].text)
            row.notes.append((row.page, list(last.words) if opens else [*title, *last.words]))


def _title_below(row: Row) -> list[Word]:
    """The words below the title of the texts that say what is noted there."""
    columns: Sequence[Column] = row.header.columns if row.header is not None else ()
    for column in columns:
        first = min(column.words, key=lambda one: one.y0)
        below = [one for one in column.words if one.y0 > first.y1 - 1]
        if column.kind == "description" and below and len(below) < len(column.words):
            told = matches(below, COLUMN_TITLES)
            # "Farbe / Größe" are of the goods.
            noted = [one for one in told if one.meaning == "aside" and not tells_goods(below[one.start : one.end])]
            return below if noted and len(noted) == len(told) else []
    return []
