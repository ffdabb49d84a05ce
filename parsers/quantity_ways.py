"""Quantities that were read against the number format of their page: "5,000" as five, beside prices with points.

In: the lines read. Out: the lines of which the amount alone says so: such a quantity may as well be thousands, and the
price be for hundreds or thousands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from orderhub.document import Finding, Severity
from parsers.page_lines import LineRead
from parsers.printed_values import bare, looks_numeric

_GROUPED: Final = re.compile(r"\d{1,3}[.,]\d{3}")


def quantity_findings(lines: Sequence[LineRead]) -> Iterator[Finding]:
    """One finding for each quantity that is read otherwise than the page writes its numbers."""
    told = [(at, line, _printed(line)) for at, line in enumerate(lines, 1)]
    for at, line, word in told:
        found = line.values["quantity"][0] if _GROUPED.fullmatch(word) else None
        if found is None or found.raw == word:
            continue
        said = {"line": str(at), "value": word, "read": found.raw}
        yield Finding("pdf.quantity-two-ways", Severity.WARNING, found.where, said, f"lines[{at}].quantity")


def _printed(line: LineRead) -> str:
    if line.row.page.engine != "text-layer":
        return ""
    figures = [one.text for one in line.row.cells.get("quantity", ()) if looks_numeric(one.text)]
    return bare(figures[0]) if len(figures) == 1 and line.values.get("quantity") else ""
