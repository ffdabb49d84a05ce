"""Dates whose day and month could be either, settled by what else the document says: 10/11/2026.

In: the values that were read, and the pages. Out: which of the two comes first; the values stay as they are printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from orderhub.document import Node
from parsers.page_words import Page
from parsers.printed_values import day_comes_first, is_month_or_day

_MONTH_FIRST: Final = frozenset(("US", "USD", "CA", "CAD", "PH"))
_VAT: Final = re.compile(r"\bVAT\b")
"""Value added tax, which North America has not."""


def date_habit(root: Node, pages: Sequence[Page], country: str) -> dict[str, str]:
    """The key `first_of_date`, "day" or "month", where the document tells which of the two 10/11/2026 begins with.

    Another date of it does, or the `country`, else the currency: month first in North America, day first elsewhere.
    Where neither is named, VAT says that it does not come from there.
    """
    holders = [root.values, *(child.values for child in root.children)]
    dates = [values[name] for values in holders for name in ("issue_date", "delivery_date") if values.get(name)]
    raws = [one.raw for found in dates for one in found]
    if not any(map(is_month_or_day, raws)):
        return {}
    day_first = day_comes_first(raws)
    if day_first is None:
        told = [country] if country else [one.raw for one in root.values.get("currency", [])[:1]]
        if not told and not any(_VAT.search(line.text) for page in pages for line in page.lines):
            return {}
        day_first = not any(one in _MONTH_FIRST for one in told)
    return {"first_of_date": "day" if day_first else "month"}
