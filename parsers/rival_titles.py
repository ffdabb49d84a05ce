"""Of two titles that mean the same, the one over what it promises has the meaning: "Cost head" gives way to "Rate".

    Unit   Description     Cost head    Rate    Value        Art. no.   Our bin code   Our item no.
    Nr     Cable tray         E-6110   27.09   270.90        N-58366    Shelf A2       L222

In: the columns of a `Header`, of which titles gave each kind to one, and the lines below. Out: a kind moves to the
column whose title means it as a whole, where the contents of the one that has it are something else. Units are settled
by `unit_columns`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from parsers.column_contents import is_code, tells_place
from parsers.column_titles import COLUMN_TITLES
from parsers.page_titles import Column, Header
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import find_date, looks_numeric
from parsers.rows_below import cells_below, rows_below
from parsers.title_runs import CURRENCY_WORDS

_MOST: Final = 0.8
_BLANK: Final = 0.5
"""Line heights between two words of one title at most."""


def settle_rivals(header: Header, body: Sequence[Line]) -> None:
    """Moves kinds to the titles that mean them as a whole, where what has them holds other things."""
    for column in [one for one in header.columns if one.kind == "other"]:
        kind = _meaning(column.words)
        holder = next((one for one in header.columns if one.kind == kind), None)
        if kind is None or holder is None or holder.pair is not None or kind not in _HOLD:
            continue
        holder.kind, column.kind = "aside", kind
        if not _is_better(header, column, holder, body):
            holder.kind, column.kind = kind, "other"
    for column in header.columns:
        # "Unser Lagerplatz-Code": of a place in the buyer's store, whatever stands below it.
        if column.kind == "buyer_article" and _is_of_place(header, column):
            column.kind = "aside"


def _is_better(header: Header, column: Column, holder: Column, body: Sequence[Line]) -> bool:
    """Whether most rows have below a title what it promises, and below the other one hardly any."""
    holds = _HOLD[column.kind]
    rows = rows_below(header, body)
    own, others = ([one for one in cells_below(header, each, rows) if one] for each in (column, holder))
    if not own or len(own) < _MOST * len(rows) or sum(map(holds, own)) < _MOST * len(own):
        return False
    if column.kind == "buyer_article" and _is_of_place(header, holder):
        return True
    return bool(others) and sum(map(holds, others)) <= (1 - _MOST) * len(others)


def _is_of_place(header: Header, column: Column) -> bool:
    """Whether a title that nobody knows as a whole says where the goods are kept; the words beside it are part of it.

    "Our bin code" may have been taken for three titles.
    """
    words = list(column.words)
    for after in header.columns[header.columns.index(column) + 1 :]:
        last, first = words[-1], after.words[0]
        if abs(first.y0 - last.y0) > 1 or not 0 < first.x0 - last.x1 < _BLANK * (last.y1 - last.y0):
            break
        words += after.words
    return _meaning(words) is None and tells_place("".join(key_of(one.text) for one in words))


def _meaning(title: Sequence[Word]) -> str | None:
    """What a title means as a whole, apart from a currency in it."""
    words = [key_of(one.text) for one in title]
    return COLUMN_TITLES.get("".join(words)) or COLUMN_TITLES.get(
        "".join(one for one in words if one not in CURRENCY_WORDS)
    )


def _has_figure(cell: Sequence[Word]) -> bool:
    return any(looks_numeric(one.text) for one in cell)


def _has_date(cell: Sequence[Word]) -> bool:
    return find_date(" ".join(one.text for one in cell)) is not None


_HOLD: Final[dict[str, Callable[[Sequence[Word]], bool]]] = {
    "price": _has_figure,
    "amount": _has_figure,
    "quantity": _has_figure,
    "discount": _has_figure,
    "delivery_date": _has_date,
    "article": is_code,
    "buyer_article": is_code,
}
