"""Sums of an order whose labels recognition misread, found by what adds up: net + tax = gross, and the lines' amounts.

In: recognised pages, the table and its lines. Out: the lines that state net, tax or gross without a label saying so.

    Warenwert netlo   137.192,25     no label is known, but 163.258,78 less 26.066,53 is just that: the net
    MwSt. 19 %         26.066,53
    Endsumme          163.258,78
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from parsers.order_table import Table
from parsers.page_lines import LineRead
from parsers.page_totals import last_number
from parsers.page_words import Line, Word
from parsers.printed_values import NumberFormat, bare, looks_numeric, printed, readings
from parsers.second_reading import choices
from parsers.total_lines import is_money

_STATED: Final = ("net", "tax", "gross")
_MOST: Final = 8
"""Lines below the table that may state a sum."""


def missed_totals(table: Table, lines: Sequence[LineRead], number_format: NumberFormat) -> list[tuple[str, Line]]:
    """Lines below the last row, each with what it must state."""
    if not lines:
        return []
    known = {name: value for name, line in table.totals
             if name in _STATED and (value := _stated(line, number_format)) is not None}  # fmt: skip
    stated = {id(line) for _, line in table.totals}
    last = lines[-1].row
    below = [
        line for line in last.page.lines
        if line.y0 > last.line.y0 and id(line) not in stated and line.words and _may_be_money(line.words[-1])
    ][:_MOST]  # fmt: skip
    options = [(line, _values(line, number_format)) for line in below]
    wanted = _wanted(known)
    if wanted is not None:
        return _one(*wanted, options, number_format)
    amounts = [line.amount for line in lines]
    if len(known) > 1 or any(one is None for one in amounts):
        return []
    total = sum((one for one in amounts if one is not None), Decimal(0))
    found = _two(known.get("net", total), known, options)
    if found or known.keys() != {"tax"}:
        return found
    # The sum of all lines right above the tax is the net; what both make is the gross.
    tax = next(line for name, line in table.totals if name == "tax")
    nets = [line for line, values in options if total in values and line.y0 < tax.y0]
    if len(nets) != 1:
        return []
    rest = [(line, values) for line, values in options if line.y0 > tax.y0]
    return [("net", nets[0]), *_one("gross", total + known["tax"], rest, number_format)]


def _may_be_money(word: Word) -> bool:
    """A sum with cents, or one that lost or won a sign: 276,635.1.1."""
    return is_money(word.text) or (sum(char.isdigit() for char in word.text) >= _FIGURES and looks_numeric(word.text))


_FIGURES: Final = 4


def _one(
    name: str, value: Decimal, options: Sequence[tuple[Line, list[Decimal]]], number_format: NumberFormat
) -> list[tuple[str, Line]]:
    """The one line that states a sum, as it was read at first, or read again where none does."""
    hits = [line for line, values in options if value in values]
    if not hits:
        hits = [again for line, _ in options if (again := _read_again(line, value, number_format)) is not None]
    return [(name, hits[0])] if len(hits) == 1 else []


def _read_again(line: Line, value: Decimal, number_format: NumberFormat) -> Line | None:
    """The line with the sum that must stand there, if a second reading of its figures says so."""
    word = line.words[-1]
    if line.page.second is None or value not in choices(line.page, [word], "amount", number_format):
        return None
    settled = word._replace(text=printed(value, number_format), confidence=min(word.confidence, _CONFIDENCE))
    return Line(line.page, [*line.words[:-1], settled])


_CONFIDENCE: Final = 900
"""Per mille, of a sum that was read again."""


def _wanted(known: dict[str, Decimal]) -> tuple[str, Decimal] | None:
    """The sum that is missing beside two that are stated."""
    if known.keys() == {"tax", "gross"}:
        return "net", known["gross"] - known["tax"]
    if known.keys() == {"net", "gross"}:
        return "tax", known["gross"] - known["net"]
    if known.keys() == {"net", "tax"}:
        return "gross", known["net"] + known["tax"]
    return None


def _two(
    net: Decimal, known: dict[str, Decimal], options: Sequence[tuple[Line, list[Decimal]]]
) -> list[tuple[str, Line]]:
    """Two sums that are missing beside the net, or beside one of them that the lines' amounts explain."""
    found: list[list[tuple[str, Line]]] = []
    for (tax, taxes), (gross, sums) in combinations(options, 2):
        if "net" in known and any(net + one in sums for one in taxes if one):
            found.append([("tax", tax), ("gross", gross)])
    for name in ("tax", "gross"):
        other = "gross" if name == "tax" else "tax"
        if name not in known:
            continue
        value = net + known["tax"] if name == "tax" else known["gross"] - net
        nets = [line for line, values in options if net in values]
        others = [line for line, values in options if value in values]
        if len(nets) == 1 and len(others) == 1 and value > 0:
            found.append([("net", nets[0]), (other, others[0])])
    return found[0] if len(found) == 1 else []


def _stated(line: Line, number_format: NumberFormat) -> Decimal | None:
    """The sum that a line states, its point and comma mistaken or not."""
    value = last_number(line, number_format)
    return value if value is not None else next(iter(_values(line, number_format)), None)


def _values(line: Line, number_format: NumberFormat) -> list[Decimal]:
    figures = [one for one in line.words if looks_numeric(one.text)]
    return readings(bare(figures[-1].text), number_format, money=True) if figures else []
