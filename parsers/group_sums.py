"""Sums of groups that are printed like the sum of all: "Summe", "Sub-total" between the order lines.

    10   4711-20   Getriebemotor     5   365,17   1.825,85
    20   4712-30   Kupplung         10    18,40     184,00
                                          Summe   2.009,85      <- the lines above it, and another one follows
    30   4720-11   Zahnriemen        4    62,50     250,00

In: the totals that a line states, the rows above it, the lines below. Out: the totals, as a carry-over where the
rows make it, and others with a sum of their own stand below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from parsers.page_columns import Grid
from parsers.page_words import Line, key_of
from parsers.total_lines import TOTAL_LABELS, is_money, total_of

if TYPE_CHECKING:
    from parsers.order_table import Row

_SUMS: Final = frozenset(("net", "gross"))


def settle_groups(
    stated: list[tuple[str, Line]] | None, rows: Sequence[Row], body: Sequence[Line], grid: Grid
) -> list[tuple[str, Line]] | None:
    """The totals, a sum of the rows right above it as a carry-over where another row stands below it."""
    if not stated or len(stated) > 1 or stated[0][0] not in _SUMS or not rows:
        return stated
    line = stated[0][1]
    said = next((_cents(one.text) for one in reversed(line.words) if is_money(one.text)), None)
    amounts = [next((_cents(one.text) for one in reversed(row.cells.get("amount", ()))), None) for row in rows]
    known = [one for one in amounts if one is not None]
    if said is None or len(known) < len(amounts) or said not in accumulate(reversed(known)):
        return stated
    below = [one for one in body if one.y0 > line.y1]
    after = next((at for at, one in enumerate(below) if _is_row(one, grid)), len(below))
    # The foot of a paper may look like a row; no total stands below it.
    again = any(total_of(one, fuzzy=False) in {*_SUMS, "carry"} for one in below[after:])
    return [("carry", line)] if again else stated


def _is_row(line: Line, grid: Grid) -> bool:
    """Whether a line has all figures of a row, and words; a tax with its rate and its base has them too."""
    if any(one.text.endswith("%") or TOTAL_LABELS.get(key_of(one.text)) == "tax" for one in line.words):
        return False
    cells = grid.deal(line.words) if grid.may_hold_row(line) and total_of(line, fuzzy=False) is None else {}
    named = any(
        sum(map(str.isalpha, one.text)) > 1 for kind in ("description", "article") for one in cells.get(kind, ())
    )
    money = any(is_money(one.text) for one in cells.get("amount", ()))
    figures = (any(any(map(str.isdigit, one.text)) for one in cells.get(kind, ())) for kind in ("quantity", "price"))
    return named and money and all(figures)


def _cents(text: str) -> int | None:
    """A sum of money in cents, whatever parts its thousands."""
    return int(re.sub(r"\D", "", text)) if is_money(text) else None
