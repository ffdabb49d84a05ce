"""An upright rule beside a price that was taken for its last figure: the sum of money hides it.

In: the lines of recognised pages. Out: the lines with the price as it is printed where a second reading says so, and a
finding where it does not. A third decimal counts where it changes an amount of the order.

    12 | 2.07  |  24.84
     1 | 92.741|  92.74       1 x 92.741 = 92.74, but 1 x 92.74 as well: nothing proves the 1
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from orderhub.document import Finding, Severity
from parsers.line_product import product_of
from parsers.page_lines import LineRead
from parsers.printed_values import NumberFormat, printed
from parsers.second_reading import choices, plain

_THREE: Final = re.compile(r".*\d[.,]\d{3}")
_CENTS: Final = Decimal("0.01")


def without_rules(
    lines: Sequence[LineRead], number_format: NumberFormat
) -> tuple[list[LineRead], list[Finding]]:  # fmt: skip
    """The lines, and a finding for each price that changed (for information) or that stays in doubt."""
    short = [_shorter(line, number_format) for line in lines]
    # One amount that needs its third decimal: this order has prices of that kind.
    if any(_has_three(line) and price is None for line, price in zip(lines, short, strict=True)):
        return list(lines), []
    settled, findings = [], []
    for at, (line, price) in enumerate(zip(lines, short, strict=True), 1):
        if price is None:
            settled.append(line)
            continue
        words = line.row.cells["price"]
        place = line.row.page.where(words)
        if price in choices(line.row.page, words, "price", number_format):
            value = printed(price, number_format)
            found = line.row.page.found(words, value)
            settled.append(line._replace(values={**line.values, "price": [found]}, price=price))
            said = {"line": str(at), "value": value}
            findings.append(Finding("pdf.read-again", Severity.INFO, place, said, f"lines[{at}].price"))
        else:
            settled.append(line)
            said = {"line": line.values["position"][0].raw if line.values.get("position") else str(at)}
            findings.append(Finding("pdf.sum-unproven", Severity.WARNING, place, said, f"lines[{at}].price"))
    return settled, findings


def _has_three(line: LineRead) -> bool:
    """Whether a price that multiplies was read with three decimals."""
    found = line.values.get("price")
    return bool(line.closes and line.price is not None and found and _THREE.fullmatch(found[0].raw.strip()))


def _shorter(line: LineRead, number_format: NumberFormat) -> Decimal | None:
    """The price without its third decimal, where the line multiplies with it as well."""
    if not _has_three(line) or line.row.page.second is None or not line.row.cells.get("price"):
        return None
    assert line.price is not None
    if line.price == line.price.quantize(Decimal(1)):
        # 1.200 is one thousand two hundred.
        return None
    price = line.price // _CENTS * _CENTS
    base, discount = (plain(line, kind, number_format) for kind in ("price_unit", "discount"))
    closes = line.quantity is not None and product_of(line.quantity, price, base, discount) == line.amount
    return price if closes else None
