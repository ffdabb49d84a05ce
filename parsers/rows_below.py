"""The rows below the titles of a table before they are read: their cells, and how many of them multiply.

In: a `Header` whose columns may still change their kinds, the lines below. Out: lines, words, counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import permutations
from typing import Final

from parsers.bare_weeks import are_weeks
from parsers.page_columns import Grid
from parsers.page_titles import Column, Header
from parsers.page_words import Line, Word
from parsers.price_letters import base_of
from parsers.printed_values import NumberFormat, bare, looks_numeric, read_number, readings
from parsers.table_lines import counts_pages

_CENT: Final = Decimal("0.01")
_ROWS: Final = 40
"""Rows that are looked at."""


def rows_below(header: Header, body: Sequence[Line]) -> list[Line]:
    """Lines that look like rows: numbers in them, and words below most titles."""
    lines = [one for one in body if sum(1 for word in one.words if has_digit(word.text)) >= 2]
    grid = Grid(header, lines)
    filled = [one for one in lines if len(set(grid.assign(one.words)[1])) >= 0.6 * len(header.columns)]
    return [one for one in filled[:_ROWS] if not counts_pages(one.text)]


def has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


def cells_below(header: Header, column: Column, rows: Sequence[Line]) -> list[list[Word]]:
    """The words of each row that stand in the column."""
    grid = Grid(header, rows)
    at = header.columns.index(column)
    cells = []
    for line in rows:
        words, chosen = grid.assign(line.words)
        cells.append([word for word, index in zip(words, chosen, strict=True) if index == at])
    return cells


def closing_rows(header: Header, rows: Sequence[Line], number_format: NumberFormat) -> int:
    """How many rows multiply."""
    grid = Grid(header, rows)
    closing = 0
    for line in rows:
        cells = grid.deal(line.words)
        quantity, base, discount = (
            _number(cells.get(kind, ()), number_format) for kind in ("quantity", "price_unit", "discount")
        )
        if quantity is None:
            continue
        base = base or base_of(cells.get("price_unit", ()))
        share = quantity / (base or 1) * (100 - (discount or 0)) / 100
        prices, amounts = (_sums(cells.get(kind, ()), number_format) for kind in ("price", "amount"))
        closing += any((share * price).quantize(_CENT, ROUND_HALF_UP) in amounts for price in prices)
    return closing


def sums_by_contents(header: Header, body: Sequence[Line], number_format: NumberFormat) -> None:
    """A title that speaks of tax alone, above a price or an amount that no other names: "Preis" over "o. MwSt."."""
    present = {one.kind for one in header.columns}
    missing = [kind for kind in ("price", "amount") if kind not in present]
    taxes = [one for one in header.columns if one.kind == "tax"]
    rows = rows_below(header, body) if missing and "quantity" in present and len(taxes) >= len(missing) else []
    for chosen in permutations(taxes, len(missing)) if rows else ():
        for column, kind in zip(chosen, missing, strict=True):
            column.kind = kind
        if closing_rows(header, rows, number_format) >= _MOST * len(rows):
            return
        for column in chosen:
            column.kind = "tax"


_MOST: Final = 0.8


def _sums(words: Sequence[Word], number_format: NumberFormat) -> list[Decimal]:
    """What a sum of money may mean: point and comma are easily taken for one another."""
    raw = "".join(one.text for one in words if looks_numeric(one.text))
    return readings(bare(raw).removesuffix("%"), number_format, money=True) if raw else []


def _number(words: Sequence[Word], number_format: NumberFormat) -> Decimal | None:
    raw = "".join(one.text for one in words if looks_numeric(one.text))
    return read_number(bare(raw).removesuffix("%"), number_format) if raw else None


def weeks_by_contents(header: Header, body: Sequence[Line]) -> None:
    """A column of weeks is the delivery's, whatever its title calls that: "L-Woche", "Eintr. W." over "43.2026"."""
    unknown = [one for one in header.columns if one.kind == "other"]
    if not unknown or any(one.kind == "delivery_date" for one in header.columns):
        return
    rows = rows_below(header, body)
    weeks = []
    for column in unknown:
        cells = [" ".join(one.text for one in cell) for cell in cells_below(header, column, rows) if cell]
        title = " ".join(one.text for one in column.words)
        if 2 * len(cells) > len(rows) and are_weeks(cells, title):
            weeks.append(column)
    if len(weeks) == 1:
        weeks[0].kind = "delivery_date"
