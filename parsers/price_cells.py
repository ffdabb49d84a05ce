"""Prices that stand in the cell beside their own: "66,85 100" below the title of what they are for.

In: the cells of a row of a table with prices and what they are for. Out: the same with the price in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parsers.page_words import Word, key_of
from parsers.printed_values import looks_numeric

if TYPE_CHECKING:
    from parsers.order_table import Row
    from parsers.page_titles import Column


def price_in_place(cells: dict[str, list[Word]]) -> dict[str, list[Word]]:
    """Moves the price to its column where what it is for stands beside it: "66,85 100", "3,28   1 KG".

    In: the cells of a row of a table with prices and what they are for. The price stands before the quantity it is for;
    where one of the two columns holds both, or the price fell to the text before it, the other one is empty.
    """
    price, unit = cells.get("price", []), cells.get("price_unit", [])
    figures = [one for one in unit if looks_numeric(one.text)]
    if not price and len(figures) == 2 and unit[0] is figures[0]:
        at = unit.index(figures[1])
        return {**cells, "price": unit[:at], "price_unit": unit[at:]}
    text = cells.get("description", [])
    if unit or len(text) < 2 or not price or not _IS_FOR.fullmatch(" ".join(one.text for one in price)):
        return cells
    last = text[-1]
    apart = last.x0 - text[-2].x1 > 0.9 * (last.y1 - last.y0)
    if not apart or not _CENTS.fullmatch(last.text):
        return cells
    return {**cells, "description": text[:-1], "price": [last], "price_unit": price}


_IS_FOR: Final = re.compile(r"(?i)(?:/|je|per|pro)?\s*1(?:[.,']?0{3}|0{0,2})\s*[^\W\d]{0,4}\.?")
_CENTS: Final = re.compile(r"\d[\d.,']*[.,]\d{2,4}")


def rates_apart(rows: Sequence[Row]) -> None:
    """Moves the discounts of all rows out of the cells of their prices, and words for a price out of those of units."""
    for row in rows:
        row.cells = rate_apart(row.cells)
        _words_apart(row)


def _words_apart(row: Row) -> None:
    """Leaves a row the words of its unit that stand near to one another: "ST      gratis", "EA     FOC    FOC".

    What stands apart behind them, below the title of a price or an amount, is told instead of it.
    """
    unit = row.cells.get("unit", [])
    columns = row.header.columns if row.header is not None else ()
    sums = [one for one in columns if one.kind in _SUMS and not row.cells.get(one.kind)]
    ends = [at for at, (one, word) in enumerate(pairwise(unit), 1) if word.x0 - one.x1 > _WIDE * (one.y1 - one.y0)]
    runs = [unit[start:end] for start, end in pairwise([*ends, len(unit)])]
    if runs and all(any(_stands_below(run, one) for one in sums) for run in runs):
        row.cells["unit"] = unit[: ends[0]]
        row.cells["figures"] = [*row.cells.get("figures", ()), *unit[ends[0] :]]


def _stands_below(run: Sequence[Word], column: Column) -> bool:
    return column.x0 - _ASIDE < run[-1].x1 and run[0].x0 < column.x1 + _ASIDE


_SUMS: Final = ("price", "amount")
_WIDE: Final = 1.2
"""Line heights between words of two columns, at least."""
_ASIDE: Final = 12.0
"""Points that a word may stand beside the title it is told of."""


def rate_apart(cells: dict[str, list[Word]]) -> dict[str, list[Word]]:
    """Moves the discount out of the cell of the price that it is taken off, where no other has it: "4.54 less 5%".

    Where the discount ends below the prices, its price may have come to the quantity before it.
    """
    price, quantity = cells.get("price", []), cells.get("quantity", [])
    counts = _figures(quantity)
    if len(counts) == _BOTH and len(_figures(price)) == 1 and "%" in "".join(one.text for one in price):
        at = counts[1] - (quantity[counts[1] - 1].text in _SIGNS)
        price, quantity = [*quantity[at:], *price], quantity[:at]
    figures = _figures(price)
    if cells.get("discount") or len(figures) != _BOTH:
        return cells
    at = figures[1]
    rated = "%" in price[at].text or [one.text for one in price[at + 1 : at + 2]] == ["%"]
    said = {key_of(one.text) for one in price[figures[0] + 1 :]} | {one.text for one in price[figures[0] + 1 : at]}
    if not rated or (said.isdisjoint(_LESS) and not price[at].text.startswith(("-", "–"))):
        return cells
    rate = price[at]._replace(text=price[at].text.strip("(-–%)"))
    cells = {**cells, "price": price[: figures[0] + 1], "discount": [rate]}
    return {**cells, "quantity": quantity} if quantity else cells


def _figures(words: Sequence[Word]) -> list[int]:
    return [at for at, one in enumerate(words) if looks_numeric(one.text.strip("(%)"))]


_SIGNS: Final = frozenset(("€", "£", "$", "EUR", "CHF", "USD", "GBP", "à", "@"))
_BOTH: Final = 2
_LESS: Final = frozenset(
    ("less", "minus", "abzgl", "abzuglich", "abz", "./.", "-", "–", "−", "disc", "discount", "off", "rabatt", "rab",
     "nachlass", "skonto")
)  # fmt: skip
