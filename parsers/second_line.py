"""The quantity in a line of its own below each order line, where the title has a second line that says so.

In: the titles of a table, the line below them, the rows read under them. Out: the cells of that line. Where the titles
make two lines of a row, what stands between these, a labelled number or the rest of the text, is put below both.

    Pos.    Material      Bezeichnung              Preis   Preiseinheit   Nettowert
               Menge Einheit
    00010   A4.648.404    Drehteil Flansch         45,51        1 ST         546,12
                  12 ST
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from parsers.column_titles import COLUMN_TITLES
from parsers.line_labels import labels_of
from parsers.page_columns import Grid
from parsers.page_titles import Column, Header
from parsers.page_units import UNIT_WORDS, part_units
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import looks_numeric
from parsers.table_lines import is_head, is_row, is_upper
from parsers.total_lines import total_of

if TYPE_CHECKING:
    from parsers.order_table import Row

_COUNTED: Final = frozenset(("quantity", "unit"))
_REACH: Final = 20.0
"""Points that a quantity may stand beside its title."""


def titles_below(header: Header, below: Sequence[Line]) -> list[Column]:
    """The titles of quantity and unit in the line right below a title that has neither; else nothing."""
    if not below or header.second is not None or {"quantity"} & set(header.kinds()):
        return []
    line = below[0]
    if not {"price", "amount"} <= set(header.kinds()) or line.y0 - header.bottom > line.height or len(line.words) > 2:
        return []
    columns = [Column(COLUMN_TITLES.get(key_of(one.text)) or "other", [one]) for one in line.words]
    kinds = [one.kind for one in columns]
    return columns if "quantity" in kinds and set(kinds) <= _COUNTED and len(set(kinds)) == len(kinds) else []


def lower_titles(header: Header) -> list[Column]:
    """The titles of quantity and unit that stand below the line of the others; nothing where they stand in it."""
    if header.last == header.first or header.second is not None:
        return []
    top = min(word.y1 for column in header.columns for word in column.words)
    lower = [one for one in header.columns if one.kind in _COUNTED and all(word.y0 >= top for word in one.words)]
    return lower if any(one.kind == "quantity" for one in lower) else []


def deal_second(rows: Sequence[Row], columns: Sequence[Column]) -> None:
    """Gives each row the quantity and the unit that stand in the line below it, where they are titled."""
    low, high = min(one.x0 for one in columns) - _REACH, max(one.x1 for one in columns) + _REACH
    for row in rows:
        line = row.following[0] if row.following else None
        if line is None or row.cells.get("quantity") or labels_of(line.words):
            continue
        figure, *rest = part_units(line.words)
        plain = len(rest) <= 1 and all(key_of(one.text) in UNIT_WORDS or one.text.isalpha() for one in rest)
        if looks_numeric(figure.text) and plain and low < line.x0 and line.words[-1].x1 < high:
            row.cells["quantity"] = [figure]
            if rest:
                row.cells["unit"] = rest
            row.following.pop(0)


def numbers_first(body: Sequence[Line], upper: Grid, lower: Grid, kinds: set[str]) -> list[Line]:
    """The lines with the second one of each row right below its first one, and what stands between them below it.

    00010   34827711                      Wundverband steril 10 x 8 cm
            Ihre Materialnummer: 4.27226.1928
            3                             PAK             7,74 / 1 PAK      23,22
    """
    lines = list(body)
    for at, line in enumerate(body):
        if not (is_head(line, upper, kinds) or is_upper(line, upper)):
            continue
        head = upper.deal(line.words)
        for end in range(at + 1, min(at + 2 + _BETWEEN, len(lines))):
            below = lines[end]
            if below.y0 - lines[end - 1].y1 > _LEADING * line.height or total_of(below, fuzzy=False) is not None:
                break
            labels = labels_of(below.words)
            if not (labels and labels[0].start == 0) and _is_second(below, lower, kinds, head):
                lines[at + 1 : end + 1] = [below, *lines[at + 1 : end]]
                break
            if is_head(below, upper, kinds) or is_upper(below, upper):
                break
    return lines


def _is_second(line: Line, lower: Grid, kinds: set[str], head: dict[str, list[Word]]) -> bool:
    """Whether a line is the second one of a row, and not the rest of its text: "hose 1600 mm, chrome" has no price."""
    cells = lower.deal(line.words)
    if not is_row(cells, kinds, head):
        return False
    text = head.get("description", [])
    priced = {"price", "amount"} & {one.kind for one in lower.columns}
    told = any(looks_numeric(one.text) for kind in priced for one in cells.get(kind, ()))
    return told or not priced or not text or abs(line.x0 - text[0].x0) > _SAME


_SAME: Final = 2.0
"""Points between left edges that are one."""
_BETWEEN: Final = 4
"""Lines between the two of a row at most."""
_LEADING: Final = 1.1
"""Line heights between lines of one row at most."""
