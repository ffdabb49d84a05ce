"""The orders in the pages of one paper: each with its own number, lines and totals.

In: pages of words from the text layer or from recognition. Out: an extract for each order; what is no order, and what
cannot be parted for sure, stays in one piece.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from orderhub.document import Document, Extract, Finding, Kind
from parsers.order_table import Table, read_table
from parsers.page_order import extract, format_of
from parsers.page_split import Run, split_orders, two_numbers
from parsers.page_totals import TOTAL_NAMES
from parsers.page_words import Page

_FIRST: Final = frozenset(("1", "10", "100"))


def read_orders(pages: Sequence[Page], document: Document, format_: str, *, fuzzy: bool) -> list[Extract]:
    """One extract for each order in the pages; one for what is no order."""
    runs, findings = split_orders(pages, _begins_anew)
    found = [extract(run.pages, document, format_, fuzzy=fuzzy) for run in runs]
    plain = 1 < len(pages) <= _READ and all(one.engine == "text-layer" for one in pages)
    # Two letters that order may together look like none.
    likely = found[0].kind in {Kind.ORDER, Kind.ORDER_CHANGE} or (
        len(pages) <= _FEW and "number" in found[0].root.values
    )
    if len(runs) == 1 and plain and likely:
        runs = _read_apart(pages, document, format_) or runs
        found = found if len(runs) == 1 else [extract(run.pages, document, format_, fuzzy=fuzzy) for run in runs]
    if len(found) > 1 and any(one.kind not in {Kind.ORDER, Kind.ORDER_CHANGE} for one in found):
        found = [extract(pages, document, format_, fuzzy=fuzzy)]
        findings += _left_together(runs)
        runs = [Run(list(pages), runs[0].number)]
    for at, (run, one) in enumerate(zip(runs, found, strict=True)):
        following = [other.pages[0] for other in runs[at + 1 : at + 2]]
        concerned = {page.number for page in (*run.pages, *following)}
        one.findings += [finding for finding in findings if finding.where.page in concerned]
    return found


def _read_apart(pages: Sequence[Page], document: Document, format_: str) -> list[Run]:
    """The runs where pages, each read by itself, are orders of their own; none where they are one.

    An order begins where a page tells lines, its day and a number like the one before it, which it does not show: a
    page that goes on repeats the number, or shows none.
    """
    runs = [Run([], "")]
    for at, page in enumerate(pages):
        if at > _COVERS and not runs[0].number:
            return []
        current = runs[-1].number
        number = _number_of(page, document, format_) if not current or not _shows(page, current) else ""
        if number and not current:
            runs[-1] = runs[-1]._replace(number=number)
        elif number and _shape(number) == _shape(current) and not any(_shows(one, number) for one in runs[-1].pages):
            runs.append(Run([], number))
        runs[-1].pages.append(page)
    return runs if len(runs) > 1 else []


_FEW: Final = 10
"""Pages that are read one by one, at most, where all together are no order but tell a number."""
_READ: Final = 30
"""Pages that are read one by one at most."""
_COVERS: Final = 2
"""Pages before the first order at most."""


def _number_of(page: Page, document: Document, format_: str) -> str:
    """The number of the order that a page by itself tells, with its day and lines; "" where it tells none."""
    one = extract([page], document, format_, fuzzy=False)
    whole = one.kind is Kind.ORDER and {"number", "issue_date"} <= one.root.values.keys() and one.root.children
    return one.root.values["number"][0].raw if whole else ""


def _shape(number: str) -> str:
    """What two numbers of one sender have in common: "PO-0468" and "PO-0408"."""
    return re.sub(r"[^\W\d_]", "A", re.sub(r"\d", "0", number))


def _shows(page: Page, number: str) -> bool:
    said = re.sub(r"\s", "", number)
    return any(said in re.sub(r"\s", "", line.text) for line in page.lines)


def _left_together(runs: Sequence[Run]) -> list[Finding]:
    """What is said where recognised pages were parted and one part is no order: it may be misread."""
    return [
        two_numbers(before.number, after.number, after.pages[0])
        for before, after in pairwise(runs)
        if after.pages[0].engine != "text-layer"
    ]


def _begins_anew(before: Sequence[Page], page: Page) -> bool:
    """Whether a recognised page counts its lines from the first again; without positions, has totals of its own."""
    earlier, own = _table(before), _table([page])
    first, again = _first_position(earlier), _first_position(own)
    if first or again:
        return first == again and again in _FIRST
    return all(any(meaning in TOTAL_NAMES for meaning, _ in one.totals) for one in (earlier, own))


def _table(pages: Sequence[Page]) -> Table:
    return read_table(pages, fuzzy=True, number_format=format_of(pages) or "de")


def _first_position(table: Table) -> str:
    words = table.rows[0].cells.get("position", ()) if table.rows else ()
    return "".join(one.text for one in words).rstrip(".").lstrip("0")
