"""Recognised lines that do not multiply, settled by the sum of the order: one figure was taken for another like it.

In: recognised lines and the totals. Out: the lines with what was settled, and a note for each.

     2 x 89,47 = 118,94      17 and 11 look alike: 178,94 multiplies, and only with it do the amounts
    24 x 17,69 = 1.864,56    add up to the net total; 77,69 likewise

Three things must agree: net, tax and gross with one another, the amounts with the net, quantity and price with the
amount of each line; and only one way of reading may make them agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from orderhub.document import Finding, Severity
from parsers.line_product import product_of
from parsers.page_lines import LineRead
from parsers.printed_values import NumberFormat, printed
from parsers.second_reading import KINDS, choices, plain

_MOST: Final = 3
"""Lines that one sum may settle."""
_ALIKE: Final = {
    "0": "68", "1": "74", "2": "7", "3": "859", "4": "19", "5": "683", "6": "580", "7": "12", "8": "3605", "9": "43",
}  # fmt: skip
"""Figures that poor print makes of another."""
_Triple = tuple[Decimal, Decimal, Decimal]


def proven_by_sum(
    lines: Sequence[LineRead], totals: Mapping[str, Decimal], number_format: NumberFormat
) -> tuple[list[LineRead], list[Finding]]:
    """The lines, those that do not multiply settled where the totals allow one reading only."""
    settled = list(lines)
    doubtful = [at for at, line in enumerate(lines) if line.closes is not True]
    if not 1 <= len(doubtful) <= _MOST or not {"net", "tax", "gross"} <= totals.keys():
        return settled, []
    if totals["net"] + totals["tax"] != totals["gross"] or any(lines[at].closes is None for at in doubtful):
        return settled, []
    rest = totals["net"] - sum((line.amount or Decimal(0) for line in lines if line.closes), Decimal(0))
    options = [set(_near(lines[at], number_format)) for at in doubtful]
    fitting = [one for one in product(*options) if sum(triple[2] for triple in one) == rest]
    if len(fitting) != 1:
        return settled, []
    notes = []
    for at, triple in zip(doubtful, fitting[0], strict=True):
        line = settled[at] = _with(lines[at], triple, number_format)
        said = {"line": str(at + 1), "value": f"{line.quantity} x {line.price} = {line.amount}"}
        place = line.row.page.where(line.row.words())
        notes.append(Finding("pdf.read-again", Severity.INFO, place, said, f"lines[{at + 1}].amount"))
    return settled, notes


def _with(line: LineRead, triple: _Triple, number_format: NumberFormat) -> LineRead:
    values = dict(line.values)
    for kind, value in zip(KINDS, triple, strict=True):
        if plain(line, kind, number_format) != value:
            values[kind] = [line.row.page.found(line.row.cells[kind], printed(value, number_format))]
    quantity, price, amount = triple
    return line._replace(values=values, quantity=quantity, price=price, amount=amount, closes=True, expected=None)


def _near(line: LineRead, number_format: NumberFormat) -> Iterator[_Triple]:
    """Triples that multiply and differ from what was read in one figure at most."""
    row = line.row
    if row.page.second is None or not all(row.cells.get(kind) for kind in KINDS):
        return
    base, discount = (plain(line, kind, number_format) for kind in ("price_unit", "discount"))
    read = [choices(row.page, row.cells[kind], kind, number_format) for kind in KINDS]
    for changed in range(len(KINDS)):
        tried = [[other for one in values for other in _alike(one)] if at == changed else values
                 for at, values in enumerate(read)]  # fmt: skip
        for quantity, price, amount in product(*tried):
            if quantity and amount and product_of(quantity, price, base, discount) == amount:
                yield quantity, price, amount


def _alike(value: Decimal) -> Iterator[Decimal]:
    """The value, and every one that differs in a figure which looks alike."""
    yield value
    text = f"{value:f}"
    for at, char in enumerate(text):
        for other in _ALIKE.get(char, ""):
            if other != "0" or at > 0:
                yield Decimal(f"{text[:at]}{other}{text[at + 1 :]}")
