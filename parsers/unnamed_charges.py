"""Charges of which no label is known, by arithmetic: what stands between the net and the gross, and is the difference.

    SUBTOTAL              22,866.35
    Freight (quoted)         185.00      22,866.35 + 185.00 = 23,051.35
    PO TOTAL              23,051.35

In: the table with the totals that labels told. Out: charges and discounts, each with its words. A
difference that speaks of a tax, or is a whole per cent of the net as taxes are, is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from parsers.order_table import Table
from parsers.page_totals import charges_of, last_number
from parsers.page_words import Line, key_of
from parsers.printed_values import NumberFormat
from parsers.total_lines import TOTAL_LABELS, is_money

_APART: Final = 1.0
"""Line heights between a total and what is printed beside it, at least."""
_HIGHEST: Final = 27
"""Per cent that a tax may be."""


def unnamed_charges(table: Table, number_format: NumberFormat) -> list[tuple[str, Line]]:
    """What is added between the totals that the table states, or nothing."""
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
    for line in first.page.lines if first.page is last.page else ():
        if not first.y0 < line.y0 < last.y0 or not is_money(line.words[-1].text) or id(line.words[-1]) in named:
            continue
        *_, label, amount = [[], *line.segments(_APART)]
        yield Line(line.page, amount if len(amount) > 1 else [*label, *amount])


def _is_tax(added: Decimal, net: Decimal) -> bool:
    """Whether a sum is a whole or half per cent of the net, to the cent, as taxes are."""
    rate = (200 * added / net).quantize(Decimal(1)) / 200
    return 0 < rate * 100 <= _HIGHEST and abs(rate * net - added) < Decimal("0.01")


def _speaks_of_tax(line: Line) -> bool:
    return any("%" in one.text or TOTAL_LABELS.get(key_of(one.text)) == "tax" for one in line.words)
