"""Charges of which no label is known, by arithmetic: what stands between the net and the gross, and is the difference.

    SUBTOTAL              22,866.35
    Freight (quoted)         185.00      22,866.35 + 185.00 = 23,051.35
    PO TOTAL              23,051.35

Or between the last order line and the only sum, where the lines and it make that:

    4   Pipette tips                 760.20
    Delivery as quoted                14.00      1,236.55 + 14.00 = 1,250.55
    TOTAL EXCLUDING VAT            1,250.55

In: the table with the totals that labels told, its lines. Out: charges and discounts, each with its words. A
difference that speaks of a tax, or is a whole per cent of the net as taxes are, is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from parsers.order_table import Table
from parsers.page_lines import LineRead
from parsers.page_totals import charges_of, last_number
from parsers.page_words import Line, key_of
from parsers.printed_values import NumberFormat
from parsers.total_lines import TOTAL_LABELS, is_money

_APART: Final = 1.0
"""Line heights between a total and what is printed beside it, at least."""
_FLUSH: Final = 4.0
"""Points between right edges of amounts that stand in one column."""
_HIGHEST: Final = 27
"""Per cent that a tax may be."""


def unnamed_charges(table: Table, lines: Sequence[LineRead], number_format: NumberFormat) -> list[tuple[str, Line]]:
    """What is added between the totals that the table states, or between its lines and their sum, or nothing."""
    return _added_to_net(table, number_format) or _added_to_lines(table, lines, number_format)


def _added_to_lines(table: Table, lines: Sequence[LineRead], number_format: NumberFormat) -> list[tuple[str, Line]]:
    sums = [line for name, line in table.totals if name in {"net", "gross"}]
    amounts = [one.amount for one in lines if one.amount is not None]
    if len(sums) != 1 or len(amounts) < max(len(lines), 1):
        return []
    goods, total = sum(amounts, Decimal(0)), last_number(sums[0], number_format)
    last = lines[-1].row
    # Sums may stand in a column of their own.
    ends = [one.x1 for one in (*last.cells.get("amount", ())[-1:], sums[0].words[-1])]
    own = {id(word) for line in last.following for word in line.words}
    added = [
        line
        for line in _between(table, last.line, sums[0])
        if id(line.words[-1]) not in own
        and any(abs(line.words[-1].x1 - one) <= _FLUSH for one in ends)
        # The lines themselves, summed up in other words: "Parts 6,787.79".
        and last_number(line, number_format) != goods
    ]
    if any(any(map(str.isdigit, one.text)) for line in added for one in line.words[:-1]):
        # A figure before the amount may be that of an order line nobody read.
        return []
    values = [last_number(line, number_format) or Decimal(0) for line in added]
    missing = total - goods - charges_of(table, number_format) if total is not None else Decimal(0)
    if not missing or sum(values) != missing or _is_tax(missing, goods) or any(map(_speaks_of_tax, added)):
        return []
    return [("charge" if value > 0 else "discount", line) for value, line in zip(values, added, strict=True)]


def _added_to_net(table: Table, number_format: NumberFormat) -> list[tuple[str, Line]]:
    names = [name for name, _ in table.totals]
    stated = dict(table.totals)
    if names.count("net") != 1 or names.count("gross") != 1 or "tax" in stated:
        return []
    net, gross = (last_number(stated[name], number_format) for name in ("net", "gross"))
    if net is None or gross is None or not net:
        return []
    missing = gross - net - charges_of(table, number_format)
    between = list(_between(table, stated["net"], stated["gross"]))
    values = [last_number(line, number_format) or Decimal(0) for line in between]
    if not missing or sum(values) != missing or _is_tax(missing, net) or any(map(_speaks_of_tax, between)):
        return []
    return [("charge" if value > 0 else "discount", line) for value, line in zip(values, between, strict=True)]


def _between(table: Table, first: Line, last: Line) -> Iterator[Line]:
    """The amounts of no known meaning that stand below a total and above another one, each with its label."""
    named = {id(word) for _, line in table.totals for word in line.words}
    alone = first.page is last.page
    below = [line for line in first.page.lines if first.y0 < line.y0 and (line.y0 < last.y0 or not alone)]
    above = [line for line in last.page.lines if line.y0 < last.y0] if not alone else []
    for line in (*below, *above):
        if not is_money(line.words[-1].text) or id(line.words[-1]) in named:
            continue
        *_, label, amount = [[], *line.segments(_APART)]
        yield Line(line.page, amount if len(amount) > 1 else [*label, *amount])


def _is_tax(added: Decimal, net: Decimal) -> bool:
    """Whether a sum is a whole or half per cent of the net, to the cent, as taxes are."""
    rate = (200 * added / net).quantize(Decimal(1)) / 200
    return 0 < rate * 100 <= _HIGHEST and abs(rate * net - added) < Decimal("0.01")


def _speaks_of_tax(line: Line) -> bool:
    return any("%" in one.text or TOTAL_LABELS.get(key_of(one.text)) == "tax" for one in line.words)
