"""Columns of addresses that stand near to one another are cut; letters of one width meet an edge by chance."""

from __future__ import annotations

import pytest

from parsers.address_columns import in_columns
from parsers.line_runs import runs_of
from parsers.page_words import Line, Page, Word
from parsers.postal_lines import LineRuns


def _typed(*lines: str) -> list[LineRuns]:
    """Lines of letters six points wide, as typewriters set them."""
    rows = []
    for row, text in enumerate(lines):
        words, at = [], 0
        for word in text.split(" "):
            if word:
                words.append(Word(word, 30 + 6 * at, 60 + 12 * row, 30 + 6 * (at + len(word)), 70 + 12 * row, 1000))
            at += len(word) + 1
        rows.append(words)
    page = Page(1, 595, 842, [word for row in rows for word in row], "text-layer")
    return [(line, runs_of(line)) for line in (Line(page, row) for row in rows)]


@pytest.mark.parametrize(("line", "runs"), [
    ("VENDOR: NORDWIND LTD, UNIT 7 QUAY, HULL HU9 5PQ", 1),
    ("LIEFERANT NORDWIND AG WEG 8, 20457 HAMBURG", 1),
    ("NORDWIND TRADING LTD   UNIT 7 QUAY, HULL HU9 5PQ", 2),
])  # fmt: skip
def test_words_a_blank_apart_are_no_column(line: str, runs: int) -> None:
    edge = line.replace("WEG", "UNIT").index("UNIT")
    _, below = in_columns(_typed(line, "A/C 4711".ljust(edge) + "BUYER JONES"))
    assert len(below[1]) == 2
    assert len(in_columns(_typed(line, "A/C 4711".ljust(edge) + "BUYER JONES"))[0][1]) == runs
