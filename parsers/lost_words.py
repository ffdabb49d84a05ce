"""Words of an order table that no order line took: between its lines, below them, beside a value behind a label.

In: the lines as read and their table, from a text layer. Out: findings that each name one line. A line is read right
only where all that belongs to it was understood; a word that was passed over may be its text or its unit. What is
certainly a heading, apart from both neighbours and without figures, doubts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from orderhub.document import Finding, Severity
from parsers.line_labels import labels_of
from parsers.order_table import Row, Table
from parsers.page_lines import LineRead
from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, Page, Word, key_of
from parsers.printed_values import looks_numeric

_GAP: Final = 0.9
"""Line heights between words of two columns."""
_APART: Final = 0.45
"""Line heights that part a heading from the line above and below it."""
_REACH: Final = 4.0
"""Line heights from an order line to words that may be its own."""
_MOST: Final = 0.6


def lost_findings(lines: Sequence[LineRead], table: Table) -> list[Finding]:
    """One finding for each line and doubt."""
    if not lines or any(line.row.page.engine != "text-layer" for line in lines):
        return []
    findings: list[Finding] = []
    texts = sum(1 for line in lines if line.row.cells.get("description"))
    for at, line in enumerate(lines, 1):
        words = _beside_labels(line) or _unit_below(line)
        own = line.row.cells.get("description")
        if not words and not own and texts >= _MOST * len(lines) and line.values.get("description"):
            # The others have their text beside their numbers: this one may be the end of a text.
            words = line.row.line.words[:1]
        if words:
            findings.append(_finding(at, words, line.row.page))
    return findings + list(_between(lines, table))


def _finding(at: int, words: Sequence[Word], page: Page) -> Finding:
    said = {"line": str(at), "value": " ".join(one.text for one in words)[:60]}
    return Finding("pdf.number-unexplained", Severity.WARNING, page.where(words), said, f"lines[{at}].item.name")


def _beside_labels(line: LineRead) -> list[Word]:
    """Words set apart in a line with a label, which neither its value nor another value of the order line holds."""
    taken = " ".join(one.raw for found in line.values.values() for one in found)
    for below in (*line.row.following, *line.row.beyond):
        if not labels_of(below.words) and not any(one.text.endswith(":") for one in below.words[:4]):
            continue
        for run in below.segments(_GAP)[1:]:
            lost = [one for one in run if key_of(one.text) and one.text.strip(" .,:;|·-()") not in taken]
            if lost and not labels_of(run) and not any(one.text.endswith(":") for one in run):
                return lost
    return []


def _unit_below(line: LineRead) -> list[Word]:
    """A unit below the quantity of a line that has none."""
    quantity = line.row.cells.get("quantity")
    if line.values.get("unit") or not quantity:
        return []
    low, high = quantity[0].x0, quantity[-1].x1
    for below in line.row.following:
        for word in below.words:
            if key_of(word.text) in UNIT_WORDS and min(high, word.x1) - max(low, word.x0) > 0:
                return [word]
    return []


def _between(lines: Sequence[LineRead], table: Table) -> Iterator[Finding]:
    """Lines that were passed over between the titles and the totals doubt the order lines beside them."""
    rows = [line.row for line in lines]
    for before, line in table.dropped:
        above = rows[before - 1] if 0 < before <= len(rows) else None
        below = rows[before] if before < len(rows) else None
        for at, row in ((before, above), (before + 1, below)):
            if row is not None and row.page is line.page and _may_be_of(row, line):
                yield _finding(at, line.words, line.page)


def _may_be_of(row: Row, line: Line) -> bool:
    """Whether a line that was passed over may belong to an order line: it stands near, or where the texts stand."""
    height = row.line.height
    bottom = max(one.y1 for one in (row.line, *row.following))
    gap = line.y0 - bottom if line.y0 >= row.line.y0 else row.line.y0 - line.y1
    if gap > _REACH * height:
        return False
    text = row.cells.get("description") or row.cells.get("article")
    own = not text or line.x0 >= text[0].x0 - 4
    plain = not re.search(r"\d", line.text) and not looks_numeric(line.words[-1].text)
    return gap < _APART * height or own or not plain
