"""Several orders in one PDF: where the next one begins.

In: pages of words from the text layer. Out: the pages in runs, one an order. An order begins on a page whose own number
stands above a table and differs from the number before, unless the page counts on ("Seite 2 von 3"). Such a page stays
with the one before and is named by a finding: two numbers in one run of pages are for a person to judge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from orderhub.document import Finding, Severity
from parsers.order_fields import read_fields
from parsers.page_titles import find_header
from parsers.page_words import Page

# Seite 1 von 2   Page 1 of 2   Seite: 1/2   S. 01/02   Blatt 1 von 2   Seite 3
PAGE_OF: Final = re.compile(
    r"(?i)\b(?:seite|page|blatt|s\.|p\.)\s*:?\s*(?P<page>\d{1,3})(?:\s*(?:von|of|/)\s*(?P<pages>\d{1,3}))?\b"
)
OWN_NUMBER: Final = 4
"""Rank from which on a number is the order's own: a label or title says so, not a mere "document no."."""


def split_orders(pages: Sequence[Page]) -> tuple[list[list[Page]], list[Finding]]:
    """The runs of pages, and a finding for each page whose number differs though it counts on."""
    runs: list[list[Page]] = [[]]
    findings: list[Finding] = []
    current = ""
    for page in pages:
        number = _number_of(page) if len(pages) > 1 and page.engine == "text-layer" else ""
        if number and current and number != current:
            if (_page_of(page) or 1) == 1:
                runs.append([])
            else:
                said = {"number": current, "other": number}
                findings.append(Finding("pdf.two-numbers", Severity.WARNING, page.where(page.words), said, "lines"))
        current = number or current
        runs[-1].append(page)
    return runs, findings


def _number_of(page: Page) -> str:
    """The number of the order that begins on this page, or ""."""
    header = find_header(page.lines, 0, fuzzy=False)
    if header is None:
        return ""
    fields = read_fields([page], {id(line) for line in page.lines[header.first :]}, fuzzy=False)
    # A page that calls itself the first may say no more than "Nummer".
    own = fields.rank("number") >= OWN_NUMBER or _page_of(page) == 1
    return fields.raw("number") if own else ""


def _page_of(page: Page) -> int | None:
    """The number the page gives itself."""
    for line in page.lines:
        match = PAGE_OF.search(line.text) if any(char.isdigit() for char in line.text) else None
        if match:
            return int(match["page"])
    return None
