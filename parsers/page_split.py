"""Several orders in one PDF, fax or scan: where the next one begins.

In: pages of words. Out: the pages in runs, one an order. An order begins on a page whose own number stands above a
table and differs from the number before, unless the page counts on ("Seite 2 von 3"). On recognised pages a digit may
only be misread: there the lines must begin anew as well, which the caller tells. A page with another number that does
not begin an order stays with the one before and is named by a finding: two numbers in one run of pages are for a person
to judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from orderhub.document import Finding, Severity
from parsers.header_votes import vote_on_numbers
from parsers.order_fields import read_fields
from parsers.page_titles import find_header
from parsers.page_words import Page

# Seite 1 von 2   Page 1 of 2   Seite: 1/2   S. 01/02   Blatt 1 von 2   Seite 3
PAGE_OF: Final = re.compile(
    r"(?i)\b(?:seite|page|blatt|sheet(?=\s*:?\s*\d{1,3}\s+of\s)|s\.|p\.)\s*:?\s*(?P<page>\d{1,3})(?:\s*(?:von|of|/)\s*(?P<pages>\d{1,3}))?\b"
)
OWN_NUMBER: Final = 4
"""Rank from which on a number is the order's own: a label or title says so, not a mere "document no."."""


LABELLED: Final = 6
"""Rank of a number behind a label such as "Bestellnummer": enough on a recognised page without a table's titles."""
_ALIKE: Final = str.maketrans("oilsbz", "011582")
"""Letters that recognition takes for figures, or the other way round."""
_NEAR: Final = 2
"""Signs by which two readings of one number may differ."""


class Run(NamedTuple):
    """The pages of one order, and its number where a page tells it."""

    pages: list[Page]
    number: str


def split_orders(
    pages: Sequence[Page], begins: Callable[[Sequence[Page], Page], bool]
) -> tuple[list[Run], list[Finding]]:
    """The runs of pages, and a finding for each page whose number differs though nothing else says that it begins one.

    `begins` tells whether the lines of a recognised page begin anew after those of the pages before.
    """
    runs: list[Run] = [Run([], "")]
    findings: list[Finding] = []
    holder: Page | None = None
    for page in pages:
        number = _number_of(page) if len(pages) > 1 else ""
        recognised = page.engine != "text-layer"
        if number and holder is not None and number != runs[-1].number:
            if recognised:
                number = _number_of(page, again=True)
                runs[-1] = runs[-1]._replace(number=_number_of(holder, again=True))
            current = runs[-1].number
            if number != current and not (recognised and _sign(number) == _sign(current)):
                starts = (_page_of(page) or 1) == 1 and (not recognised or begins(runs[-1].pages, page))
                if not starts or (recognised and _is_near(number, current)):
                    findings.append(two_numbers(current, number, page))
                if starts:
                    runs.append(Run([], number))
        if number:
            holder = page
            runs[-1] = runs[-1]._replace(number=number)
        runs[-1].pages.append(page)
    return runs, findings


def two_numbers(number: str, other: str, page: Page) -> Finding:
    """What is said of a page that bears another number than those before it."""
    said = {"number": number, "other": other}
    return Finding("pdf.two-numbers", Severity.WARNING, page.where(page.words), said, "lines")


def _sign(number: str) -> str:
    """The number without what recognition confuses."""
    return re.sub(r"[\W_]", "", number.casefold()).translate(_ALIKE)


def _is_near(number: str, other: str) -> bool:
    """Whether the two may be one number of which a sign or two are misread."""
    mine, theirs = _sign(number), _sign(other)
    return len(mine) == len(theirs) and sum(a != b for a, b in zip(mine, theirs, strict=True)) <= _NEAR


def _number_of(page: Page, *, again: bool = False) -> str:
    """The number of the order that stands on this page, or ""; with `again`, recognised digits are read once more."""
    fuzzy = page.engine != "text-layer"
    header = find_header(page.lines, 0, fuzzy=fuzzy)
    if header is None and not fuzzy:
        return ""
    used = {id(line) for line in page.lines[header.first :]} if header is not None else set()
    fields = read_fields([page], used, fuzzy=fuzzy)
    if again:
        vote_on_numbers(fields, [page])
    if header is None:
        return fields.raw("number") if fields.rank("number") >= LABELLED else ""
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
