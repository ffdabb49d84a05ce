"""Dates whose day and month could be either, settled by what else the document says: 10/11/2026.

In: the values that were read, and the pages. Out: nothing; the dates are written as ISO 8601.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from orderhub.document import Found, Node
from parsers.page_words import Page
from parsers.printed_values import as_iso, day_comes_first

_MONTH_FIRST: Final = frozenset(("US", "USD", "CA", "CAD", "PH"))
_VAT: Final = re.compile(r"\bVAT\b")
"""Value added tax, which North America has not."""


def settle_dates(root: Node, pages: Sequence[Page]) -> None:
    """Writes 10/11/2026 as ISO 8601 where the document tells which of the two is the month.

    Another date of it does, or the country or currency: month first in North America, day first elsewhere. Where
    neither is named, VAT says that it does not come from there.
    """
    holders = [root.values, *(child.values for child in root.children)]
    dates = [values[name] for values in holders for name in ("issue_date", "delivery_date") if values.get(name)]
    raws = [one.raw for found in dates for one in found]
    if not any("/" in one for one in raws):
        return
    day_first = day_comes_first(raws)
    if day_first is None:
        told = [root.values[name][0].raw for name in ("buyer_country", "currency") if root.values.get(name)]
        if not told and not any(_VAT.search(line.text) for page in pages for line in page.lines):
            return
        day_first = not any(one in _MONTH_FIRST for one in told)
    for found in dates:
        found[:] = [Found(as_iso(one.raw, day_first=day_first), one.where, one.confidence, one.engine) for one in found]
