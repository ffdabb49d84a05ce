"""Quantities that were read against the number format of their page: "5,000" as five, beside prices with points.

In: the lines read. Out: the lines of which the amount alone says so: such a quantity may as well be thousands, and the
price be for hundreds or thousands. So may "1.200" beside "10" and "25" where no price proves that it is a fraction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from orderhub.document import Finding, Severity
from parsers.page_lines import LineRead
from parsers.printed_values import NumberFormat, bare, looks_numeric

_GROUPED: Final = re.compile(r"\d{1,3}[.,]\d{3}")


def quantity_findings(lines: Sequence[LineRead], number_format: NumberFormat) -> Iterator[Finding]:
    """One finding for each quantity that is read otherwise than the page writes numbers, or unproven as a fraction."""
    told = [(at, line, _printed(line)) for at, line in enumerate(lines, 1)]
    whole = any(word.isdigit() for _, _, word in told)
    point = "," if number_format == "de" else "."
    for at, line, word in told:
        found = line.values["quantity"][0] if _GROUPED.fullmatch(word) else None
        if found is None:
            continue
        fraction = whole and point in word and not ({"price", "amount"} & line.values.keys())
        if found.raw == word and not fraction:
            continue
        said = {"line": str(at), "value": word, "read": found.raw}
        yield Finding("pdf.quantity-two-ways", Severity.WARNING, found.where, said, f"lines[{at}].quantity")


def _printed(line: LineRead) -> str:
    if line.row.page.engine != "text-layer":
        return ""
    figures = [one.text for one in line.row.cells.get("quantity", ()) if looks_numeric(one.text)]
    return bare(figures[0]) if len(figures) == 1 and line.values.get("quantity") else ""
