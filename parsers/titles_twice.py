"""Titles in two languages, one line under the other: "Item", "Quantity", "Amount" over "Poste", "Quantité", "Montant".

In: the titles of a line, and those of the lines right above and below it. Out: the titles with the place of both, and
with what the other language alone tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from parsers.page_titles import Column, Header

_ALIKE: Final = 3
"""Columns that two languages name alike, at least: a row of two lines names other things in its second one."""
_UNKNOWN: Final = frozenset(("other", "aside"))


def take_translation(header: Header, beside: Sequence[Header]) -> None:
    """Takes into a header the line above or below it that says the same in other words."""
    for other in beside:
        pairs = [(one, under) for one in header.columns if (under := _under(one, other)) is not None]
        told = [(one.kind, under.kind) for one, under in pairs if not {one.kind, under.kind} & _UNKNOWN]
        alike = sum(1 for kind, again in told if kind == again)
        if other.second is not None or alike < _ALIKE or 2 * alike <= len(told):
            continue
        known = {one.kind for one in header.columns}
        for one, under in pairs:
            if one.kind == "other" and under.kind not in known | _UNKNOWN:
                one.kind, one.pair = under.kind, under.pair
            one.x0, one.x1 = min(one.x0, under.x0), max(one.x1, under.x1)
        header.first, header.last = min(header.first, other.first), max(header.last, other.last)
        header.bottom = max(header.bottom, other.bottom)


def _under(column: Column, other: Header) -> Column | None:
    """The column of the other line at the same place, if any."""
    best = max(other.columns, key=lambda one: min(one.x1, column.x1) - max(one.x0, column.x0))
    return best if min(best.x1, column.x1) > max(best.x0, column.x0) else None
