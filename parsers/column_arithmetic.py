"""Columns of numbers whose titles are unknown, or contradicted by what stands below: the rows multiply in one way.

In: a `Header` with its rows. Out: the kinds of its columns of numbers are those with which most rows multiply; columns
that follow from the others, as a price less its discount does, are told from those that nobody can explain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final, NamedTuple

from parsers.line_product import product_of
from parsers.page_columns import Grid
from parsers.page_titles import Column, Header
from parsers.page_words import Line, Word
from parsers.price_letters import base_of
from parsers.printed_values import NumberFormat, bare, looks_numeric, read_number
from parsers.rows_below import closing_rows

_KINDS: Final = frozenset(("quantity", "price", "amount", "discount", "price_unit", "figures"))
_LOOKED: Final = 12
"""Rows that are multiplied."""
_FIRST: Final = 6
_MANY: Final = 7
"""Columns of numbers of which the ways to multiply are no longer tried."""
_MOST: Final = 0.8
_TWO: Final = 2
_WHOLE: Final = 100
_CENT: Final = Decimal("0.011")
_TAXES: Final = tuple(map(Decimal, ("0.19", "0.07", "0.2", "0.1", "0.13", "0.081", "0.026", "0.05", "0.21", "0.25")))
"""Taxes on sales in Europe and overseas."""

_Values = list[Decimal | None]


class _Way(NamedTuple):
    """One way to multiply: places of quantity, price, amount, discount and base among the columns of numbers."""

    quantity: int
    price: int
    amount: int
    discount: int | None
    price_unit: int | None


def settle_numbers(header: Header, rows: Sequence[Line], number_format: NumberFormat) -> None:
    """Gives the columns of numbers the kinds with which their rows multiply, where those of their titles do not."""
    first = rows[:_FIRST]
    if not first or closing_rows(header, first, number_format) == len(first):
        return
    columns = [one for one in header.columns if one.kind in _KINDS]
    if not len(_Way._fields) - _TWO <= len(columns) <= _MANY:
        return
    values = _values(header, columns, rows[:_LOOKED], number_format)
    closing = closing_rows(header, rows[:_LOOKED], number_format)
    ways = [way for way in _ways(columns, values) if _closed(way, values) > closing]
    best = max(ways, key=lambda way: (_worth(way, columns), [-(at or 0) for at in way]), default=None)
    if best is None:
        return
    changed = [one for at, one in enumerate(columns) if one.kind != "figures" and _kind_in(best, at) != one.kind]
    if len(rows) < _TWO and len(changed) > 1:
        return
    for at, column in enumerate(columns):
        column.kind = _kind_in(best, at)


def _kind_in(way: _Way, at: int) -> str:
    return next((kind for kind, place in way._asdict().items() if place == at), "figures")


def _worth(way: _Way, columns: Sequence[Column]) -> tuple[int, int, bool, bool]:
    """Titles that are kept, less those that are taken for something else; the order in which orders are printed.

    What is taken off tells more than the price that is left.
    """
    kept = sum(1 for kind, at in way._asdict().items() if at is not None and columns[at].kind == kind)
    wrong = sum(1 for kind, at in way._asdict().items() if at is not None and columns[at].kind not in {kind, "figures"})
    return kept - wrong, -wrong, way.discount is not None, way.quantity < way.price < way.amount


def _ways(columns: Sequence[Column], values: Sequence[_Values]) -> Iterator[_Way]:
    """The ways in which most rows multiply."""
    places = range(len(columns))
    for quantity, price, amount in permutations(places, 3):
        rest = [at for at in places if at not in {quantity, price, amount}]
        rates = [None, *(at for at in rest if _are_rates(values[at]))]
        bases = [None, *(at for at in rest if columns[at].kind in {"price_unit", "figures"})]
        for discount in rates:
            for base in bases:
                way = _Way(quantity, price, amount, discount, base)
                if (base is None or base != discount) and _multiplies(way, values):
                    yield way


def _are_rates(values: _Values) -> bool:
    return all(one is None or 0 <= one < _WHOLE for one in values)


def _multiplies(way: _Way, values: Sequence[_Values]) -> bool:
    closed = _closed(way, values)
    told = sum(1 for at in range(len(values[0])) if all(values[place][at] is not None for place in way[:3]))
    return closed > 0 and closed >= _MOST * told and 2 * told >= len(values[0])


def _closed(way: _Way, values: Sequence[_Values]) -> int:
    """How many rows multiply in a way; none where each has only ones in it, which tell nothing."""
    closed = telling = 0
    for at in range(len(values[0])):
        quantity, price, amount = (values[place][at] for place in way[:3])
        if not quantity or price is None or amount is None:
            continue
        discount, base = (None if place is None else values[place][at] for place in way[3:])
        if product_of(quantity, price, base or None, discount) == amount:
            closed += 1
            telling += 1 not in {quantity, price} or bool(discount)
    return closed if telling else 0


def _values(
    header: Header, columns: Sequence[Column], rows: Sequence[Line], number_format: NumberFormat
) -> list[_Values]:
    """The number of each row in each column, None where there is none."""
    grid = Grid(header, rows)
    places = [header.columns.index(one) for one in columns]
    found: list[_Values] = [[] for _ in columns]
    for line in rows:
        words, chosen = grid.assign(line.words)
        for at, place in enumerate(places):
            cell = [word for word, index in zip(words, chosen, strict=True) if index == place]
            found[at].append(_number(cell, number_format))
    return found


def _number(cell: Sequence[Word], number_format: NumberFormat) -> Decimal | None:
    raw = "".join(one.text for one in cell if looks_numeric(one.text))
    return read_number(bare(raw).removesuffix("%"), number_format) if raw else base_of(cell)


def follows_from_others(header: Header, column: Column, rows: Sequence[Line], number_format: NumberFormat) -> bool:
    """Whether the numbers of a column are what others of the row come to: a price less its discount, what is taken off,
    the same with tax or the tax of it, the quantity again, nought or one.

    Then nobody has to look at it, whatever its title is.
    """
    named = {one.kind: one for one in header.columns if one.kind in _KINDS - {"figures"}}
    if column.kind != "figures" or not {"quantity", "price", "amount"} <= named.keys():
        return False
    columns = [column, *named.values()]
    own, *others = _values(header, columns, rows[:_LOOKED], number_format)
    told = explained = 0
    for at, value in enumerate(own):
        row = {kind: others[place][at] for place, kind in enumerate(named)}
        quantity, price = row["quantity"], row["price"]
        if value is None or not quantity or price is None:
            continue
        base, discount = row.get("price_unit") or Decimal(1), abs(row.get("discount") or Decimal(0))
        left = (_WHOLE - discount) / _WHOLE
        sums = (price * left, price / base, price / base * left, price * (1 - left), quantity * price / base,
                quantity * price / base * (1 - left))  # fmt: skip
        told += 1
        amount = row["amount"] or Decimal(0)
        taxed = (each for tax in _TAXES for each in (price * (1 + tax), amount * (1 + tax), amount * tax))
        explained += value in {0, 1, quantity} or any(abs(one - value) < _CENT for one in (*sums, *taxed))
    return told > 0 and explained >= _MOST * told and 2 * told >= len(own)
